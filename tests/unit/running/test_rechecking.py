"""Checks follow the claims that people put right: distances against the gazetteer too, in the ledger as in memory."""

from dataclasses import replace

import pytest

from selon.ledger import open_ledger
from selon.pipeline import gather, understand
from selon.pipeline import review as lay_over
from selon.records.text import Document
from selon.reviewing.anchoring import check_id
from selon.running.local import gazetteer
from selon.running.reviewing import fix, reject, undo
from tests.unit.ledger.keeping import keep

TEXT = (
    "Drones struck a depot in Toropets, about 380 kilometres west of Moscow, on Wednesday. The governor said that two "
    "people were killed."
)
FIRST = "Пожар начался на складе после атаки беспилотников, сообщил губернатор области, и его ещё не потушили."
OTHER = "The depot burned for hours after the drones had struck, and it is in Toropets, about 380 km west of Moscow."
NEAR = understand(Document("near", TEXT, language="en", published="2024-09-18"), gazetteer())
MIXED = understand(Document("mixed", f"{FIRST}\n\n{OTHER}\n\n{FIRST}", published="2024-09-18"), gazetteer())


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as opened:
        keep(opened, [NEAR, MIXED])
        yield opened
        assert opened.folios(["near", "mixed"]) == gather([NEAR, MIXED], opened.reviews(), gazetteer()).folios
        assert opened.verify().holds


def far(folio):
    return next(claim for claim in folio.claims if claim.kind == "distance")


def checks(ledger, name="near"):
    return [(check.rule, check.outcome, check.working) for check in ledger.folios([name])[0].checks]


HOLDS = [("distance", "holds", "380 km west of Moscow: 380 km, 285°")]


def test_a_distance_follows_the_place_that_a_person_put(ledger):
    name = f"near#{far(NEAR).id}"
    assert checks(ledger) == HOLDS
    made = fix(ledger, name, "Ann", {"place": "Tula"})
    assert [(rule, outcome) for rule, outcome, _ in checks(ledger)] == [("direction", "fails"), ("distance", "fails")]
    undo(ledger, made.id, "Ann")
    assert checks(ledger) == HOLDS


@pytest.mark.parametrize(
    ("changes", "working"),
    [
        ({"quantity": 200}, "200 km west of Moscow: 380 km, 285°"),
        ({"target": "Tver"}, "380 km west of Tver: "),
        ({"target.name": "Тверь"}, "380 km west of Тверь: "),
        ({"certainty": "hedged"}, HOLDS[0][2]),
    ],
)
def test_it_follows_the_figure_and_the_place_that_it_is_measured_from(ledger, changes, working):
    fix(ledger, f"near#{far(NEAR).id}", "Ann", changes)
    ((rule, _, told),) = checks(ledger)
    assert rule == "distance"
    assert told.startswith(working)


@pytest.mark.parametrize(
    "changes", [{"kind": "other"}, {"place": None}, {"place.name": "Quel"}, {"target": "no such place at all"}]
)
def test_it_goes_where_there_is_nothing_to_hold(ledger, changes):
    fix(ledger, f"near#{far(NEAR).id}", "Ann", changes)
    assert checks(ledger) == []


def test_what_people_say_of_other_claims_leaves_it_and_what_they_rejected_stays_so(ledger):
    killed = next(claim for claim in NEAR.claims if claim.kind == "killed")
    fix(ledger, f"near#{killed.id}", "Ann", {"quantity": 3})
    assert checks(ledger) == HOLDS
    reject(ledger, f"near#{check_id(NEAR.checks[0])}", "Ann")
    fix(ledger, f"near#{far(NEAR).id}", "Ann", {"certainty": "hedged"})
    assert checks(ledger) == []


def test_in_a_document_of_several_languages_it_is_read_in_its_own(ledger):
    assert MIXED.language == "ru"
    assert checks(ledger, "mixed") == HOLDS
    fix(ledger, f"mixed#{far(MIXED).id}", "Ann", {"quantity": 300})
    assert [(rule, working) for rule, _, working in checks(ledger, "mixed")] == [
        ("distance", "300 km west of Moscow: 380 km, 285°")
    ]


def test_without_a_gazetteer_it_goes(ledger):
    fix(ledger, f"near#{far(NEAR).id}", "Ann", {"quantity": 300})
    assert lay_over(NEAR, ledger.reviews()).checks == ()


def test_a_check_that_two_claims_give_stands_where_one_of_them_is_rejected(tmp_path):
    first = far(NEAR)
    twice = replace(NEAR, claims=(*NEAR.claims, replace(first, id="c-again")))
    with open_ledger(tmp_path / "l", create=True) as opened:
        keep(opened, [twice])
        reject(opened, f"near#{first.id}", "Ann")
        assert checks(opened) == HOLDS
        assert opened.folios(["near"])[0].checks[0].claims == ("c-again",)
