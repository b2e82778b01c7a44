"""Whatever people do to a ledger, in whatever order documents come, it is what all of it together comes to."""

import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.errors import SelonError
from selon.ledger import open_ledger
from selon.pipeline import gather, understand
from selon.records.text import Document
from selon.reviewing.anchoring import check_id
from selon.reviewing.standing import in_force, void
from selon.running import reviewing
from selon.running.local import gazetteer
from selon.running.reviewing import add_reviews
from tests.unit.ledger.keeping import NIGHT, keep, outcome

slow = settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
number = st.integers(0, 10_000)
ACTIONS = st.tuples(
    st.sampled_from(
        [
            *["accept", "reject", "fix", "source", "content", "merge", "split", "come"],
            *["put"] * 2,
            *["undo"] * 4,
            "unverifiable",
        ]
    ),
    number,
    number,
)
FIXES = (
    {"kind": "fire"},
    {"quantity": 7, "quantity.unit": "person"},
    {"place": None},
    {"time": "2031-09-18"},
    {"place": "Tula"},
    {"kind": "distance", "quantity": 90, "quantity.unit": "kilometre", "target": "Tver"},
)
#: One whose distance is held against the gazetteer.
FAR = understand(
    Document(
        "e1",
        "Drones struck a depot in Toropets, 380 kilometres west of Moscow. Two people were killed.",
        language="en",
        published="2031-09-18",
    ),
    gazetteer(),
)
ALL = (*NIGHT, FAR)


def chosen(things, at):
    """Return one of some things, by a number."""
    return things[at % len(things)]


def act(ledger, action, first, second):
    """Do one thing to a ledger, as far as it makes sense there."""
    folio = chosen(ledger.machine_folios([held.id for held in ledger.documents()]), first)
    if action in {"accept", "reject", "fix", "unverifiable"}:
        name = f"{folio.document.id}#{chosen(folio.claims, second).id}"
        more = [chosen(FIXES, first + second)] if action == "fix" else []
        getattr(reviewing, action)(ledger, name, "Ann", *more)
    elif action in {"source", "content"} and folio.attributions:
        name = f"{folio.document.id}#{chosen(folio.attributions, second).id}"
        if second % 3 == 0:
            reviewing.reject(ledger, name, "Bo")
        else:
            reviewing.fix(ledger, name, "Bo", {"source.name": chosen(("Cy Dorn", "Ann Orlova"), second)})
    elif action == "put":
        put_in(ledger, folio, first, second)
    elif action in {"merge", "split"}:
        join(ledger, action, first, second)
    elif action == "undo":
        standing = [review for review in ledger.reviews() if review.id not in void(ledger.reviews())]
        if standing:
            reviewing.undo(ledger, chosen(standing, first).id, "Bo")


def put_in(ledger, folio, first, second):
    """Put a claim, or a claim in a new saying, at some words of a text."""
    words = [*re.finditer(r"\w+", folio.document.text)][:12]
    word = chosen(words, second)
    told = {"anchor": list(word.span()), "kind": chosen(("fire", "killed", "closed"), first)}
    told |= {"quantity": 3, "quantity.unit": "person"} if second % 2 else {"time": "2031-09-18"}
    told |= {"place": "Velm"} if first % 2 else {}
    saying = {"content": list(word.span()), "source.name": "Dee Kern", "source.kind": "justice"}
    reviewing.add(ledger, folio.document.id, "Ann", told, saying if first % 3 == 0 else None)


def join(ledger, action, first, second):
    names = [listing.event.id for listing in ledger.events(limit=None)] if second % 2 else ids(ledger.origins())
    if not names:
        return
    if action == "merge":
        reviewing.merge(ledger, [chosen(names, first), chosen(names, first + 1 + second % 7)], "Ann", reason="alike")
    elif second % 2:
        event = ledger.event(chosen(names, first))
        reviewing.split(ledger, event.id, [chosen(event.claims, second)], "Ann")
    else:
        said = ledger.said_by(chosen(names, first))
        reviewing.split(ledger, chosen(names, first), [chosen(said, second)[2]], "Ann")


def ids(things):
    return [thing.id for thing in things]


def reached(ledger):
    """Return what a ledger comes to, with its readings."""
    names = [held.id for held in ledger.documents()]
    return (*outcome(ledger)[:3], ledger.folios(names))


def wanted(folios, reviews):
    found = gather(folios, reviews, gazetteer())
    return found.events, found.origins, found.copies, found.folios


@given(st.permutations(ALL), st.lists(ACTIONS, max_size=14), st.integers(1, 6))
@slow
def test_a_ledger_after_documents_and_reviews_in_any_order_is_what_all_together_come_to(night, actions, start):
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "l", create=True) as ledger:
        come, later = list(night[:start]), list(night[start:])
        keep(ledger, come)
        for action, first, second in actions:
            if action == "come":
                come += later[:2]
                keep(ledger, later[:2])
                del later[:2]
                continue
            try:
                act(ledger, action, first, second)
            except SelonError:  # what makes no sense is told, and writes nothing
                continue
            assert reached(ledger) == wanted(come, ledger.reviews())
        assert reached(ledger) == wanted(come, ledger.reviews())
        assert ledger.verify().holds
        reviews = ledger.reviews()
        with open_ledger(Path(folder) / "other", create=True) as other:
            keep(other, come[::2])
            add_reviews(other, reviews[::-1])
            keep(other, come[1::2])
            assert reached(other) == reached(ledger)
            assert other.verify().holds
            assert add_reviews(other, reviews) == 0


@given(st.lists(ACTIONS, max_size=10))
@slow
def test_with_all_reviews_taken_back_all_is_exactly_as_it_was(actions):
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "l", create=True) as ledger:
        keep(ledger, ALL)
        before = reached(ledger)
        for action, first, second in actions:
            try:
                act(ledger, action, first, second)
            except SelonError:
                continue
        read = {f"{folio.document.id}#{claim.id}" for folio in NIGHT for claim in folio.claims}
        # An event of nothing but what was put in goes with it.
        names = {listing.event.id for listing in ledger.events(limit=None) if not read.isdisjoint(listing.event.claims)}
        while standing := in_force(ledger.reviews()):
            reviewing.undo(ledger, standing[0].id, "Ann")
        assert reached(ledger) == before
        assert not ledger.connection.execute("SELECT 1 FROM readings").fetchall()
        assert all(ledger.event(name) for name in names)
        assert ledger.verify().holds


def test_a_check_has_an_id_of_its_own_and_the_same_everywhere():
    for folio in NIGHT:
        assert len({check_id(check) for check in folio.checks}) == len(folio.checks)
