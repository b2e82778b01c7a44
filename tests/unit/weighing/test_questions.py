"""Which tellings answer one question, and which answers are one version."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.records.claims import Moment, Share
from tests.unit.weighing.tellings import (
    COUNTRY,
    DAY,
    NIGHT,
    OTHER_TOWN,
    REGION,
    TOWN,
    about,
    answers,
    at_least,
    between,
    dossier,
    exact,
    only,
    question,
    tell,
    weigh,
)

from selon.weighing.accounts import weigh_event  # isort: skip

# --- figures ----------------------------------------------------------------------------------------------------------


def test_one_figure_of_one_origin_in_many_reports_is_one_version():
    account = weigh(
        *(tell("killed", doc=doc, quantity=exact(13), published=f"2030-05-0{i}") for i, doc in enumerate("abc", 1))
    )
    asked = only(account)
    assert asked.label == "How many people were killed?"
    assert asked.standing == "only"
    (version,) = asked.versions
    assert version.answer == "13 people"
    assert version.origins == ("o-governor",)
    assert len(version.tellings) == 3
    assert (version.first, version.last) == ("2030-05-01", "2030-05-03")
    assert version.quantity is not None
    assert (version.quantity.value, version.quantity.span) == (13, None)


def test_two_origins_with_one_figure_agree():
    asked = only(weigh(tell("killed", quantity=exact(13)), tell("killed", doc="b", by="mayor", quantity=exact(13))))
    assert asked.standing == "agree"
    assert len(asked.versions) == 1


def test_a_figure_of_another_place_never_enters():
    account = weigh(
        tell("killed", quantity=exact(13)),
        tell("killed", doc="b", quantity=exact(15), place=REGION),
        tell("killed", doc="c", quantity=exact(2), place=OTHER_TOWN),
    )
    assert [(q.label, answers(q)) for q in account.questions] == [
        ("How many people were killed?", ["13 people"]),
        ("How many people were killed? (Borovka)", ["2 people"]),
        ("How many people were killed? (Orlov Oblast)", ["15 people"]),
    ]


def test_what_has_no_place_speaks_of_the_events():
    asked = only(
        weigh(tell("killed", quantity=exact(13)), tell("killed", doc="b", by="x", quantity=exact(14), place=None))
    )
    assert len(asked.versions) == 2


def test_an_event_without_place_or_days_takes_what_most_tellings_name():
    tellings = [
        tell("killed", quantity=exact(13), time=DAY),
        tell("killed", doc="b", quantity=exact(14), place=OTHER_TOWN),
        tell("killed", doc="c", quantity=exact(15), time=DAY),
    ]
    account = weigh(*tellings, places=(), start=None, end=None)
    assert [q.label for q in account.questions] == [
        "How many people were killed?",
        "How many people were killed? (Borovka)",
    ]
    nowhere = only(weigh(tell("killed", quantity=exact(1), place=None), places=(), start=None, end=None))
    assert nowhere.place is None


def test_children_adults_and_people_are_populations_of_their_own():
    account = weigh(
        tell("killed", quantity=exact(13), claim="c1"),
        tell("killed", quantity=exact(3, "child", part_of="c1")),
        tell("killed", quantity=exact(10, "adult")),
    )
    assert {q.label for q in account.questions} == {
        "How many people were killed?",
        "How many children were killed?",
        "How many adults were killed?",
    }


def test_a_part_that_nothing_names_is_no_toll():
    account = weigh(
        tell("killed", doc="b", quantity=exact(13), claim="c1"),
        tell("killed", doc="b", quantity=exact(2, part_of="c1")),
        tell("killed", doc="c", quantity=exact(12), claim="c1"),
        tell("killed", doc="c", quantity=exact(5, part_of="c1")),
    )
    parts = question(account, "Of the people who were killed: how many?")
    assert parts.subject == "person, some"
    (relation,) = parts.relations
    assert (relation.outcome, relation.key) == ("not_comparable", "population")


def test_parts_of_another_kind_another_place_or_an_unknown_whole_are_figures_like_others():
    account = weigh(
        tell("other", quantity=exact(131), claim="c1"),
        tell("killed", quantity=exact(24, part_of="c1")),
        tell("evacuated", quantity=exact(900), claim="c2", place=REGION),
        tell("evacuated", quantity=exact(700, part_of="c2")),
        tell("injured", quantity=exact(5, part_of="gone")),
        tell("returned", claim="c3"),
        tell("returned", quantity=exact(11, "child", part_of="c3")),
    )
    labels = {q.label for q in account.questions}
    assert not any(label.startswith("Of the") for label in labels)
    assert "How many children returned?" in labels


def test_a_figure_far_below_another_of_its_origin_in_one_dispatch_counts_some_of_them():
    account = weigh(
        tell("killed", quantity=exact(24)),
        tell("killed", quantity=exact(2)),
        tell("killed", doc="b", quantity=exact(22)),
    )
    assert answers(question(account, "How many people were killed?")) == ["22 people", "24 people"]
    assert answers(question(account, "Of the people who were killed: how many?")) == ["2 people"]


def test_people_without_a_figure_are_some_and_none_reported_is_not_none():
    asked = only(
        weigh(
            tell("injured", by="a"),
            tell("injured", doc="b", by="b", polarity=False, quantity=exact(0)),
            tell("injured", doc="c", by="c", polarity=False),
            tell("injured", doc="d", by="d", polarity=False, certainty="unverified"),
            tell("injured", doc="e", by="e", polarity=False, certainty="unverified", quantity=exact(0)),
            tell("injured", doc="f", by="f", certainty="unverified"),
        )
    )
    assert set(answers(asked)) == {"some, no figure", "none", "none reported", "not known"}
    assert len(next(v for v in asked.versions if v.answer == "none").tellings) == 2
    assert len(next(v for v in asked.versions if v.answer == "none reported").tellings) == 2


def test_children_without_a_figure_are_asked_for_as_children():
    assert only(weigh(tell("killed", "children died", target="children"))).label == "How many children were killed?"
    assert only(weigh(tell("killed", "they died", name="civilians"))).label == "How many people were killed?"


def test_a_year_and_a_day_far_from_the_event_are_periods_of_their_own():
    year = Moment(None, "2010-01-01", "2010-12-31", "year")
    far = Moment(None, "2030-03-01", "2030-03-01", "day")
    vague = Moment(None, None, None, "vague")
    account = weigh(
        tell("population", quantity=exact(13015), time=year),
        tell("population", doc="b", quantity=exact(11000)),
        tell("killed", quantity=exact(1), time=far),
        tell("killed", doc="b", quantity=exact(5), time=DAY),
        tell("killed", doc="c", quantity=exact(6), time=vague),
    )
    assert [q.label for q in account.questions if "(" in q.label] == [
        "How many people were killed? (2030-03-01)",
        "How many people live there? (2010-01-01 to 2010-12-31)",
    ]


def test_a_night_and_a_day_are_two_windows_and_an_unnamed_one_joins_its_figure_else_the_commonest():
    day = Moment(None, "2030-05-02", "2030-05-02", "day")
    eve = Moment(None, "2030-05-01", "2030-05-01", "night")
    hour = Moment(None, "2030-05-01T09:00", "2030-05-01T09:00", "hour")
    account = weigh(
        tell("shot_down", quantity=exact(54, "drone"), time=NIGHT, place=COUNTRY),
        tell("shot_down", doc="b", quantity=exact(54, "drone"), time=eve, place=COUNTRY),
        tell("shot_down", doc="c", quantity=exact(54, "drone"), place=COUNTRY),
        tell("shot_down", doc="d", quantity=at_least(50, "drone"), time=hour, place=COUNTRY),
        tell("shot_down", doc="e", quantity=exact(9, "drone"), time=day, place=COUNTRY),
        places=(COUNTRY,),
    )
    assert [(q.label, [(v.answer, len(v.tellings)) for v in q.versions]) for q in account.questions] == [
        (
            "How many drones were shot down? (2030-04-30 to 2030-05-01)",
            [("54 drones", 3), ("at least 50 drones", 1)],
        ),
        ("How many drones were shot down? (2030-05-02)", [("9 drones", 1)]),
    ]


def test_an_equal_figure_for_a_window_that_overlaps_is_the_same_told_loosely():
    account = weigh(
        tell("shot_down", quantity=exact(54, "drone"), time=NIGHT),
        tell("shot_down", doc="b", quantity=exact(54, "drone"), time=NIGHT),
        tell("shot_down", doc="c", quantity=exact(54, "drone"), time=DAY),
    )
    assert len(only(account).versions) == 1


def test_one_figure_for_two_nights_that_do_not_touch_is_two():
    later = Moment(None, "2030-05-04", "2030-05-05", "night")
    account = weigh(
        tell("shot_down", quantity=exact(54, "drone"), time=NIGHT),
        tell("shot_down", doc="b", quantity=exact(54, "drone"), time=NIGHT),
        tell("shot_down", doc="c", quantity=exact(54, "drone"), time=later),
    )
    assert [len(q.versions[0].tellings) for q in account.questions] == [2, 1]


def test_without_days_of_the_event_a_time_is_taken_for_its_own_but_a_year():
    year = Moment(None, "2010-01-01", "2010-12-31", "year")
    month = Moment(None, "2030-05-01", "2030-05-31", "month")
    account = weigh(
        tell("killed", quantity=exact(5), time=month),
        tell("killed", doc="b", quantity=exact(6), time=year),
        start=None,
        end=None,
    )
    assert {q.period for q in account.questions} == {(None, None), ("2010-01-01", "2010-12-31")}


def test_a_night_of_no_calendar_stays_as_it_is_written():
    odd = Moment(None, "2030-02-31", "2030-02-31", "night")
    asked = only(weigh(tell("shot_down", quantity=exact(5, "drone"), time=odd)))
    assert asked.period == ("2030-02-31", "2030-02-31")


def test_a_single_blast_is_no_figure():
    assert answers(only(weigh(tell("explosion", quantity=exact(1, "explosion"))))) == ["explosion"]
    assert only(weigh(tell("explosion", quantity=exact(3, "explosion")))).label == "How many explosions were there?"


@pytest.mark.parametrize(
    ("kind", "quantity", "label", "answer"),
    [
        ("struck", exact(2, "missile"), "How many missiles struck?", "2 missiles"),
        ("struck", exact(1, "house"), "How many houses were hit?", "1 house"),
        ("magnitude", exact(2.8, "richter"), "What magnitude?", "2.8"),
        ("cost", about(30e6, "gbp"), "What did it cost, in GBP?", "about £30,000,000"),
        ("cost", exact(5, "rub"), "What did it cost, in RUB?", "5 RUB"),
        ("amount", between(200, 240, "tonne"), "How much, in tonnes?", "200 to 240 tonnes"),
        ("amount", exact(200), "How many people?", "200 people"),
        ("area", exact(6, "metre"), "How large, in metres?", "6 metres"),
        ("flood", exact(None, "percent", share=Share(0.32)), "What share was flooded?", "32 %"),
        ("flood", exact(32, "percent"), "What share was flooded?", "32 %"),
        ("shelling", exact(3, "attack"), "How many attacks were there?", "3 attacks"),
        ("distance", about(40, "kilometre"), "How far is it?", "about 40 kilometres"),
    ],
)
def test_how_figures_are_asked_for_and_written(kind, quantity, label, answer):
    asked = only(weigh(tell(kind, quantity=quantity)))
    assert (asked.label, answers(asked)) == (label, [answer])


def test_distances_are_asked_for_by_the_point_they_are_measured_from():
    account = weigh(
        tell("distance", "500 km from Ukraine", quantity=about(500, "kilometre"), target="Ukraine"),
        tell("distance", "500 km", doc="b", quantity=about(500, "kilometre"), target="500 km", name="Ukrainian border"),
        tell(
            "distance",
            "à 500 km de la frontière ukrainienne",
            doc="c",
            by="c",
            quantity=about(500, "kilometre"),
            target="la frontière ukrainienne",
        ),
        tell(
            "distance", "300 miles from Moscow", doc="d", quantity=exact(300, "mile"), target="300 miles", name="Moscow"
        ),
    )
    assert [(q.label, len(q.versions)) for q in account.questions] == [
        ("How far is it from Ukrainian border?", 1),
        ("How far is it from Moscow?", 1),
    ]


# --- odd records ------------------------------------------------------------------------------------------------------


def test_an_event_that_nobody_speaks_of_has_no_questions():
    account = weigh()
    assert (account.questions, account.series, account.checks, account.timeline) == ((), (), (), ())


@pytest.mark.parametrize("when", ["2030", "in May", "2030-13-45", "", "2030-05-01T99:99"])
def test_times_of_no_calendar_never_raise(when):
    odd = Moment(None, when, when, "day")
    account = weigh(
        tell("killed", quantity=exact(3), time=odd, said=odd, published=when),
        tell("shot_down", doc="b", quantity=exact(3, "drone"), time=odd, published=when),
        tell("shot_down", doc="c", quantity=exact(4, "drone"), time=NIGHT),
        start=when,
        end=when,
    )
    assert {ref for q in account.questions for v in q.versions for ref in v.tellings} == set(account.event.claims)


# --- order ------------------------------------------------------------------------------------------------------------


def test_what_many_say_and_differ_on_comes_first():
    account = weigh(
        tell("distance", quantity=about(400, "kilometre")),
        tell("fire"),
        tell("fire", doc="b", by="b"),
        tell("killed", quantity=exact(3)),
        tell("killed", doc="b", by="b", quantity=exact(5)),
    )
    assert [q.kind for q in account.questions] == ["killed", "fire", "distance"]


def test_kinds_without_a_question_of_their_own_are_asked_for_by_name():
    assert only(weigh(tell("captured", "the ridge taken", target="the ridge"))).label == "What was captured?"
    assert only(weigh(tell("something_new"))).label == "What of something new?"


KINDS = st.sampled_from(["killed", "injured", "fire", "struck", "shot_down", "stored", "cause", "other", "evacuated"])
PUBLISHED = {"a": "2030-05-01", "b": "2030-05-01T10:00:00+02:00", "c": "2030-05-02", "d": None}
TELLINGS = st.lists(
    st.tuples(
        KINDS,
        st.sampled_from("abcd"),
        st.sampled_from(["governor", "mayor", "army"]),
        st.sampled_from([None, exact(3), exact(13), at_least(10), about(12), exact(4, "drone"), exact(0)]),
        st.sampled_from([TOWN, REGION, OTHER_TOWN, None]),
        st.sampled_from([None, DAY, NIGHT]),
        st.sampled_from([None, "drone", "debris"]),
        st.booleans(),
    ),
    max_size=14,
)


@given(TELLINGS, st.randoms(use_true_random=False))
def test_the_order_of_tellings_changes_nothing(rows, shuffler: random.Random):
    tellings = [
        tell(kind, "the depot", doc=doc, by=by, quantity=quantity, place=place, time=time, published=PUBLISHED[doc],
             means=means, polarity=polarity, target="the depot", claim=f"c{number}")
        for number, (kind, doc, by, quantity, place, time, means, polarity) in enumerate(rows)
    ]  # fmt: skip
    other = list(tellings)
    shuffler.shuffle(other)
    made, again = weigh_event(dossier(*tellings)), weigh_event(dossier(*other))
    assert (made.questions, made.series, made.checks, made.timeline) == (
        again.questions, again.series, again.checks, again.timeline
    )  # fmt: skip
    said = {ref for asked in made.questions for version in asked.versions for ref in version.tellings}
    assert said == {telling.ref for telling in tellings}
