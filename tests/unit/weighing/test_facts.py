"""What happened to what, what caused it, and who is said to have done it: answers without a figure."""

import pytest

from selon.records.claims import Place
from tests.unit.weighing.tellings import (
    COUNTRY,
    OTHER_TOWN,
    REGION,
    actor,
    answers,
    only,
    question,
    tell,
    weigh,
)

# --- facts ------------------------------------------------------------------------------------------------------------


def test_a_thing_is_the_same_in_every_language():
    account = weigh(
        tell("destroyed", "ein Munitionsdepot brannte ab", target="ein Munitionsdepot", language="de"),
        tell("destroyed", "склад боєприпасів знищено", doc="b", by="b", target="склад боєприпасів", language="uk"),
        tell("destroyed", "an arsenal is gone", doc="c", by="c", target="an arsenal", name="ammunition depot"),
        tell("destroyed", "le dépôt détruit", doc="d", by="d", target="le dépôt", language="fr-CH"),
    )
    assert answers(only(account)) == ["depot destroyed"]
    assert only(account).standing == "agree"


def test_what_only_one_dispatch_quotes_is_no_version_of_its_own():
    account = weigh(
        tell("destroyed", "the greenish thing was destroyed", target="the greenish thing"),
        tell("destroyed", "the old mill was destroyed", doc="b", target="the old mill"),
        tell("destroyed", "the old mill was destroyed", doc="c", target="the old mill"),
        tell("destroyed", "the red thing was not destroyed", doc="d", target="the red thing", polarity=False),
        tell("destroyed", "perhaps the blue thing", doc="e", target="the blue thing", certainty="unverified"),
    )
    assert answers(only(account)) == ["“the old mill” destroyed", "destroyed", "not destroyed", "not known: destroyed"]


@pytest.mark.parametrize(
    ("text", "target", "answer"),
    [
        ("struck Lesna", "Lesna", "hit"),
        ("struck the village", "the village", "hit"),
        ("struck by a drone", "a drone", "hit"),
        ("an attack struck", "an attack", "hit"),
        ("struck a drone depot", "a drone depot", "depot hit"),
        ("struck", None, "hit"),
    ],
)
def test_the_place_itself_and_weapons_are_nothing_of_their_own(text, target, answer):
    assert answers(only(weigh(tell("struck", text, target=target)))) == [answer]


def test_targets_of_no_sort_stand_by_their_canonical_name_even_without_words():
    assert answers(only(weigh(tell("struck", "it was hit", name="city centre")))) == ["city centre hit"]
    assert answers(only(weigh(tell("struck", "it was hit", name="Lesna Power Plant")))) == ["Lesna Power Plant hit"]
    assert answers(only(weigh(tell("damaged", "it was hit", target="it", name="military targets")))) == [
        "military targets damaged"
    ]


def test_something_that_happened_in_the_region_or_elsewhere_is_one_question():
    account = weigh(
        tell("fire"),
        tell("fire", doc="b", by="b", place=REGION),
        tell("fire", doc="c", by="c", place=COUNTRY),
        tell("fire", doc="d", by="d", place=OTHER_TOWN),
        tell("fire", doc="e", by="e", place=Place(None, None, "RU")),
    )
    assert answers(only(account)) == ["fire", "fire", "fire (Borovka)"]


def test_extents_of_an_evacuation():
    account = weigh(
        tell("evacuated", "part of the town was evacuated", target="the town", anchor="evacuated", act="order"),
        tell("evacuated", "évacuation partielle", doc="b", by="b", language="fr"),
        tell("evacuated", "the whole town was evacuated", doc="c", by="c", anchor="evacuated", target="the whole town"),
        tell("evacuated", "people left", doc="d", by="d"),
        tell(
            "evacuated",
            "everybody, after long hours and many words of warning, left",
            doc="e",
            by="e",
            anchor="left",
            target="everybody",
        ),
    )
    asked = only(account)
    assert answers(asked) == ["evacuation", "partial evacuation", "evacuation of all"]
    assert asked.standing == "differ"


def test_what_did_not_happen():
    assert answers(only(weigh(tell("fire", polarity=False)))) == ["no fire"]
    assert answers(only(weigh(tell("fire", certainty="unverified")))) == ["not known: fire"]
    assert answers(only(weigh(tell("destroyed", "a depot", target="a depot", polarity=False)))) == [
        "depot not destroyed"
    ]


def test_what_else_is_said_keeps_its_words():
    account = weigh(
        tell("other", "“under control”", anchor="under control"),
        tell(
            "other",
            "the depot belongs to it",
            doc="b",
            target="the depot",
            name="depot of the 9th arsenal",
            place=REGION,
        ),
        tell("unverified", "clips unseen", doc="c", target="clips", polarity=False, certainty="unverified"),
    )
    assert set(answers(question(account, "What else is said?"))) == {"“under control”", "depot of the 9th arsenal"}
    assert answers(question(account, "What could not be verified?")) == ["“clips”"]


def test_what_was_stored_by_sort_and_by_name():
    account = weigh(
        tell("stored", "Iskander missiles and shells", target="Iskander missiles and shells"),
        tell(
            "stored",
            "des missiles Iskander et S-300",
            doc="b",
            by="b",
            target="des missiles Iskander et S-300",
            language="fr",
        ),
        tell("stored", "Raketen und С-300", doc="c", by="c", target="Raketen und С-300", language="de"),
        tell("stored", "grain", doc="d", by="d", target="grain"),
        tell("stored", "it held things", doc="e", by="e"),
        tell("stored", "it held 9", doc="f", by="f", name="North Korean shells"),
    )
    found = {v.answer: len(v.origins) for v in only(account).versions}
    assert found == {
        "missiles": 3, "Iskander": 2, "S-300": 2, "shells": 2, "something stored": 2
    }  # fmt: skip


def test_what_was_launched_by_name():
    account = weigh(
        tell("launched", "a Tochka-U missile", anchor="a Tochka-U missile"),
        tell("launched", "«Точкою-У»", doc="b", by="b", language="uk"),
        tell("launched", "Rockets of type U", doc="c", by="c"),
        tell("launched", "Czech-made rockets", doc="d", by="d"),
    )
    assert {v.answer: len(v.origins) for v in only(account).versions} == {"Tochka-U launched": 2, "launch": 2}


# --- choices ----------------------------------------------------------------------------------------------------------


def test_a_fire_with_its_means_says_what_caused_it():
    account = weigh(
        tell("fire", means="debris"),
        tell("fire", doc="b", by="b", means="drone"),
        tell("cause", "the fire was caused", doc="c", by="c", means="debris", target="the fire"),
        tell("cause", doc="d", by="d", means="missile"),
        tell("cause", "bad storage caused the blast", doc="e", by="e", target="the blast"),
        tell("cause", "air defence", doc="f", by="f", agent=actor("air defence", "air defence", side="RU")),
        tell("cause", "the mill", doc="g", by="g", agent=actor("the mill", "the mill", "mill")),
        tell("cause", "it", doc="h", by="h", agent=actor("it", None)),
    )
    fire = question(account, "What caused the fire?")
    assert answers(fire) == ["debris", "missile attack", "drone attack", "mill", "“air defence”", "somebody"] or set(
        answers(fire)
    ) == {"debris", "drone attack", "missile attack", "“air defence”", "mill", "somebody"}
    assert answers(question(account, "What caused the explosion?")) == ["another cause"]


def test_a_cause_of_what_is_not_named_asks_plainly():
    assert only(weigh(tell("cause", means="bomb"))).label == "What was the cause?"


def test_who_did_it_by_side_with_the_countrys_own_name():
    text = "Russian troops and the Armed Forces of Ukraine"
    ru = actor(text, "Russian troops", "Russian armed forces", "RU")
    ua = actor(text, "Armed Forces of Ukraine", "Ukraine", "UA")
    forces = actor(text, "Armed Forces of Ukraine", "Armed Forces of Ukraine", "UA")
    account = weigh(
        tell("responsibility", text, agent=ua),
        tell("struck", text, doc="b", by="b", agent=forces),
        tell("responsibility", text, doc="c", by="c", agent=ru, place=COUNTRY),
        tell("launched", text, doc="d", by="d", agent=ru, polarity=False, certainty="denied", act="deny"),
        tell("responsibility", text, doc="e", by="e"),
    )
    asked = question(account, "Who is said to have done it?")
    assert set(answers(asked)) == {"Ukraine", "Russia", "not Russia", "somebody not named"}
    assert {q.label for q in account.questions} == {"Who is said to have done it?", "What was hit?"}
