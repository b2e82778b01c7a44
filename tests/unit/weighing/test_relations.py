"""How versions stand to each other, how a question stands, and what must not be compared."""

import pytest

from selon.records.claims import Moment, Share
from tests.unit.weighing.tellings import (
    DAY,
    NIGHT,
    OTHER_TOWN,
    REGION,
    about,
    actor,
    answers,
    at_least,
    between,
    exact,
    only,
    outcomes,
    question,
    tell,
    weigh,
)


def toll(value, doc, by, published="2030-05-01", **more):
    quantity = value if not isinstance(value, int) else exact(value)
    return tell("killed", f"{doc} dead", doc=doc, by=by, quantity=quantity, published=published, **more)


# --- figures ----------------------------------------------------------------------------------------------------------


def test_intervals_that_meet_are_compatible():
    asked = only(weigh(toll(at_least(13), "a", "x"), toll(17, "b", "y")))
    assert outcomes(asked) == {("17 people", "at least 13 people"): "compatible"}
    assert asked.standing == "compatible"
    (relation,) = asked.relations
    assert [p.document for p in relation.reason.passages] == [
        next(t for t in v.tellings).split("#")[0] for v in asked.versions
    ]


def test_disjoint_figures_of_different_origins_differ():
    asked = only(weigh(toll(13, "a", "x"), toll(17, "b", "y", "2030-05-02")))
    assert outcomes(asked) == {("13 people", "17 people"): "differ"}
    assert asked.standing == "differ"


def test_one_origin_later_is_an_update_and_the_reason_opens_both():
    asked = only(weigh(toll(13, "a", "x", "2030-05-02"), toll(9, "b", "x"), toll(9, "c", "y"), toll(9, "d", "x")))
    assert outcomes(asked) == {("13 people", "9 people"): "updated"}
    assert asked.standing == "updated"
    (relation,) = asked.relations
    assert relation.reason.because == "One origin gives 9 people first and 13 people later."
    assert [p.document for p in relation.reason.passages] == ["d", "a"]


def test_one_origin_with_both_on_one_day_moved_in_an_order_that_nobody_tells():
    asked = only(weigh(toll(13, "a", "x"), toll(9, "b", "x")))
    (relation,) = asked.relations
    assert relation.outcome == "updated"
    assert "which came later is not said" in relation.reason.because


def test_two_figures_beside_each_other_in_one_dispatch_may_count_different_people():
    asked = only(weigh(toll(4, "a", "x"), toll(3, "a", "x")))
    assert [(r.outcome, r.key) for r in asked.relations] == [("not_comparable", "population")]
    assert asked.standing == "only"
    apart = only(weigh(toll(4, "a", "x"), toll(3, "a", "x"), toll(4, "b", "y"), toll(3, "c", "z")))
    assert outcomes(apart) == {("3 people", "4 people"): "differ"}


def test_a_dated_update_is_told_before_an_undated_one():
    tellings = [toll(13, "a", "x"), toll(9, "b", "x"), toll(13, "c", "y", "2030-05-02"), toll(9, "d", "y")]
    (relation,) = only(weigh(*tellings)).relations
    assert relation.reason.because == "One origin gives 9 people first and 13 people later."


def test_the_time_of_saying_decides_before_that_of_publication():
    noon = Moment(None, "2030-05-01T12:00", "2030-05-01T12:00", "hour")
    dawn = Moment(None, "2030-05-01T05:00", "2030-05-01T05:00", "hour")
    asked = only(weigh(toll(13, "a", "x", "2030-05-03", said=dawn), toll(9, "b", "x", "2030-05-02", time=noon)))
    assert asked.relations[0].reason.because == "One origin gives 13 people first and 9 people later."


def test_what_cannot_be_turned_into_one_unit_is_not_compared():
    asked = only(weigh(*(tell("area", doc=u, by=u, quantity=exact(5, u)) for u in ("kilometre", "metre"))))
    assert outcomes(asked) == {("5 kilometres", "5 metres"): "differ"}
    account = weigh(tell("stored", quantity=exact(5, "tonne")), tell("stored", doc="b", quantity=at_least(5, "shell")))
    assert [r.key for q in account.questions for r in q.relations] == ["unit", "unit"]


def test_units_of_one_dimension_are_compared():
    asked = only(
        weigh(
            tell("distance", quantity=exact(250, "mile")),
            tell("distance", doc="b", by="b", quantity=about(400, "kilometre")),
            tell("distance", doc="c", by="c", quantity=about(165, "kilometre")),
        )
    )
    assert outcomes(asked) == {
        ("250 miles", "about 400 kilometres"): "compatible",
        ("250 miles", "about 165 kilometres"): "differ",
        ("about 165 kilometres", "about 400 kilometres"): "differ",
    }


def test_kilometres_and_an_odd_unit_are_not_compared():
    account = weigh(
        tell("magnitude", quantity=exact(5, "richter")),
        tell("distance", quantity=exact(5, "kilometre")),
        tell("distance", doc="b", by="b", quantity=exact(5, "day")),
    )
    assert all(r.outcome != "compatible" for q in account.questions for r in q.relations)


def test_not_stated_is_never_denied():
    asked = only(
        weigh(
            toll(3, "a", "x"),
            toll(exact(0), "b", "y", polarity=False, certainty="unverified"),
            toll(exact(None, share=Share(0.5)), "c", "z"),
        )
    )
    assert set(outcomes(asked).values()) == {"compatible"}
    assert asked.standing == "compatible"
    assert (
        weigh(tell("killed", act="omit", polarity=False, certainty="unverified"), toll(3, "b", "y"))
        .questions[0]
        .standing
        == "compatible"
    )


def test_nobody_and_somebody_differ():
    asked = only(weigh(toll(exact(0), "a", "x", polarity=False), toll(at_least(13), "b", "y")))
    assert outcomes(asked) == {("at least 13 people", "none"): "differ"}


def test_figures_of_what_may_be_anything_are_not_compared():
    asked = only(weigh(tell("other", quantity=exact(5)), tell("other", doc="b", by="b", quantity=exact(50))))
    assert [(r.outcome, r.key) for r in asked.relations] == [("not_comparable", "population")]


# --- yes and no -------------------------------------------------------------------------------------------------------


def test_a_no_denies_a_yes_of_the_same_thing_only():
    asked = only(
        weigh(
            tell("destroyed", "the depot", target="the depot"),
            tell("destroyed", "the depot", doc="b", by="b", target="the depot", polarity=False, certainty="denied"),
            tell("destroyed", "the bridge", doc="c", by="c", target="the bridge"),
        )
    )
    assert outcomes(asked) == {("depot destroyed", "depot not destroyed"): "denied"}
    assert asked.standing == "denied"
    assert {v.answer: v.status for v in asked.versions}["depot not destroyed"] == "denied"


def test_who_says_yes_and_no_of_nothing_named_may_mean_two_things():
    asked = only(weigh(tell("fire"), tell("fire", doc="b", by="b"), tell("fire", doc="c", polarity=False)))
    assert outcomes(asked) == {("fire", "no fire"): "compatible"}


def test_who_says_yes_and_later_no_of_one_thing_has_moved():
    asked = only(
        weigh(
            tell("destroyed", "the depot", target="the depot"),
            tell("destroyed", "the depot", doc="b", target="the depot", polarity=False, published="2030-05-02"),
        )
    )
    assert outcomes(asked) == {("depot destroyed", "depot not destroyed"): "updated"}
    assert asked.standing == "updated"


def test_who_says_yes_and_no_of_one_thing_by_turns_has_not_moved():
    asked = only(
        weigh(
            tell("destroyed", "the depot", target="the depot"),
            tell("destroyed", "the depot", doc="b", target="the depot", polarity=False, published="2030-05-02"),
            tell("destroyed", "the depot", doc="c", target="the depot", published="2030-05-03"),
            tell("destroyed", "the depot", doc="d", by="mayor", target="the depot"),
        )
    )
    assert outcomes(asked) == {("depot destroyed", "depot not destroyed"): "compatible"}


# --- choices ----------------------------------------------------------------------------------------------------------


def test_two_causes_differ_where_each_has_an_origin_of_its_own():
    account = weigh(
        tell("fire", means="drone"),
        tell("fire", doc="b", by="mayor", means="debris"),
        tell("fire", doc="c", by="mayor", means="drone"),
        tell("fire", doc="d", by="army", means="debris"),
        tell("cause", doc="e", by="e"),
    )
    asked = question(account, "What caused the fire?")
    assert outcomes(asked) == {("debris", "drone attack"): "differ"}
    assert set(answers(asked)) == {"debris", "drone attack", "another cause"}


def test_who_did_it_is_denied_and_differs_and_may_both_hold():
    text = "Northland, Southland"
    north, south = actor(text, "Northland", "Northland", "NN"), actor(text, "Southland", "Southland", "SS")
    asked = only(
        weigh(
            tell("responsibility", text, by="south", agent=north),
            tell("responsibility", text, doc="b", by="north", agent=south),
            tell("responsibility", text, doc="c", by="north", agent=north, polarity=False, certainty="denied"),
            tell("responsibility", text, doc="d", by="south", agent=south, polarity=False, certainty="denied"),
        )
    )
    assert outcomes(asked) == {
        ("Northland", "Southland"): "differ",
        ("Northland", "not Northland"): "denied",
        ("Southland", "not Southland"): "denied",
        ("Southland", "not Northland"): "compatible",
        ("Northland", "not Southland"): "compatible",
    }
    assert asked.standing == "denied"


# --- contrasts --------------------------------------------------------------------------------------------------------


def contrasts(account, label):
    return {(r.key, r.reason.because) for r in question(account, label).relations if r.outcome == "not_comparable"}


def test_thirteen_in_hospital_are_not_thirteen_injured():
    account = weigh(tell("injured", quantity=exact(13)), tell("hospitalised", doc="b", quantity=at_least(13)))
    assert contrasts(account, "How many people were injured?") == {
        ("population", "13 people injured are not at least 13 people taken to hospital.")
    }
    assert contrasts(account, "How many people were taken to hospital?") == {
        ("population", "at least 13 people taken to hospital are not 13 people injured.")
    }
    injured = question(account, "How many people were injured?")
    assert injured.relations[0].first == injured.versions[0].id
    assert injured.standing == "only"


def test_a_towns_toll_is_not_its_regions():
    account = weigh(toll(13, "a", "x"), toll(15, "b", "x", place=REGION), toll(15, "c", "x", place=OTHER_TOWN))
    assert contrasts(account, "How many people were killed?") == {
        ("place", "13 people (Lesna) and 15 people (Orlov Oblast) are of different places.")
    }
    assert len(contrasts(account, "How many people were killed? (Orlov Oblast)")) == 2


def test_an_unnamed_place_and_figures_apart_in_place_are_left_alone():
    account = weigh(toll(13, "a", "x", place=None), toll(13, "b", "x", place=OTHER_TOWN), places=(), start=None)
    assert [r.reason.because for q in account.questions for r in q.relations] == []
    odd = weigh(toll(13, "a", "x", place=None), toll(13, "b", "x", place=REGION), places=(OTHER_TOWN,))
    assert {r.key for q in odd.questions for r in q.relations} == {"place"}


def test_a_night_is_not_a_day():
    account = weigh(
        tell("shot_down", quantity=exact(54, "drone"), time=NIGHT),
        tell("shot_down", doc="b", quantity=exact(9, "drone"), time=Moment(None, "2030-05-03", "2030-05-03", "day")),
        tell("population", quantity=exact(11000)),
        tell("population", doc="b", quantity=exact(13015), time=Moment(None, "2010-01-01", "2010-12-31", "year")),
    )
    assert {b for q in account.questions for _, b in contrasts(account, q.label)} == {
        "54 drones (2030-04-30 to 2030-05-01) and 9 drones (2030-05-03) are of different periods.",
        "9 drones (2030-05-03) and 54 drones (2030-04-30 to 2030-05-01) are of different periods.",
        "11,000 people (the event's own time) and 13,015 people (2010-01-01 to 2010-12-31) are of different periods.",
        "13,015 people (2010-01-01 to 2010-12-31) and 11,000 people (the event's own time) are of different periods.",
    }


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        (("area", exact(5, "kilometre")), ("area", exact(5, "square_kilometre")), "unit"),
        (("area", exact(5, "kilometre")), ("area", exact(9, "square_kilometre")), None),
        (("launched", exact(9, "drone")), ("shot_down", exact(5, "drone")), "population"),
        (("launched", exact(9, "drone")), ("shot_down", exact(5, "missile")), None),
        (("killed", exact(5)), ("distance", exact(5, "kilometre")), None),
        (("killed", None), ("missing", exact(5)), None),
        (("launched", between(5, 6, "drone")), ("struck", exact(5, "drone")), "population"),
        (("amount", exact(5, "tonne")), ("killed", exact(5)), None),
    ],
)
def test_which_figures_tempt_to_be_compared(one, other, key):
    tellings = [tell(kind, doc=kind, quantity=quantity, time=None) for kind, quantity in (one, other)]
    found = {r.key for q in weigh(*tellings).questions for r in q.relations if r.outcome == "not_comparable"}
    assert found == ({key} if key else set())


def test_figures_that_nobody_holds_against_another_place():
    account = weigh(
        tell("distance", quantity=about(400, "kilometre")),
        tell("distance", doc="b", quantity=about(400, "kilometre"), place=REGION),
        tell("killed", quantity=exact(5), place=OTHER_TOWN, time=DAY),
        tell("missing", quantity=exact(7), place=REGION),
    )
    assert [r for q in account.questions for r in q.relations] == []
