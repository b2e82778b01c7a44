"""Reviews of a ledger: each is written once, stands until it is taken back, and says what was known then."""

from dataclasses import replace

import pytest

from selon.errors import OutdatedError, RecordError, ReviewError, UnknownError
from selon.ledger import open_ledger
from selon.records.folios import Check
from selon.reviewing.anchoring import check_id
from selon.running import reviewing
from selon.running.reviewing import (
    accept,
    fix,
    history,
    note,
    reject,
    second_look,
    standing,
    states,
    subject_of,
    taken_back,
    undo,
    unverifiable,
)
from tests.unit.ledger.keeping import NIGHT, keep
from tests.unit.linking.dispatches import folio


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as opened:
        keep(opened, NIGHT)
        yield opened
        assert opened.verify().holds


def named(ledger, document="a1", number=1):
    """Return the reference of a claim of a document of the night."""
    return f"{document}#{ledger.machine_folios([document])[0].claims[number].id}"


def reviewed(ledger, name):
    found = states(ledger, [name.rpartition("#")[0]]).get(name)
    return found.reviewed if found else "unreviewed"


def test_a_claim_is_accepted_fixed_rejected_and_each_undone_in_turn(ledger):
    name = named(ledger)
    made = [accept(ledger, name, "Ann"), fix(ledger, name, "Bo", {"quantity": 5}), reject(ledger, name, "Ann")]
    assert reviewed(ledger, name) == "rejected"
    undo(ledger, made[2].id, "Bo")
    state = states(ledger, ["a1"])[name]
    assert (state.reviewed, state.fields, state.who, state.last) == ("fixed", ("quantity",), "Bo", made[1].id)
    back = undo(ledger, made[1].id, "Bo")
    assert reviewed(ledger, name) == "accepted"
    undo(ledger, back.id, "Ann")
    assert reviewed(ledger, name) == "fixed"
    undo(ledger, made[0].id, "Ann")
    assert reviewed(ledger, name) == "fixed"
    assert [review.action for review in history(ledger, name)] == ["accept", "fix", "reject", *["undo"] * 4]
    assert taken_back(history(ledger, name)) == {made[2].id, back.id, made[0].id}


def test_a_review_says_who_when_and_what_was_known(ledger):
    head, name = ledger.head(), named(ledger)
    made = accept(ledger, name, "  Ann   Orlova ", reason=" as it stands ")
    assert (made.who, made.reason, made.head, made.number) == ("Ann Orlova", "as it stands", head, 1)
    assert made.seen.claim == ledger.machine_folios(["a1"])[0].claims[1]
    assert made.subject.version == next(held.digest for held in ledger.documents() if held.id == "a1")
    assert ledger.review(made.id) == ledger.review(made.id[:9]) == ledger.review(made.id[2:9]) == made
    assert ledger.reviews() == history(ledger, "a1") == history(ledger, made.id[:12]) == (made,)
    assert reject(ledger, name, "Bo").head == ledger.reviews()[1].head != head


def test_time_never_runs_backwards(ledger, monkeypatch):
    name = named(ledger)
    monkeypatch.setattr(ledger, "_now", lambda: "2031-09-20T10:00:00Z")
    accept(ledger, name, "Ann")
    monkeypatch.setattr(ledger, "_now", lambda: "2031-09-20T09:00:00Z")
    assert reject(ledger, name, "Ann").at == "2031-09-20T10:00:00Z"
    assert reviewed(ledger, name) == "rejected"


def test_conclusions_and_looks_stand_beside_the_verdict(ledger):
    name = named(ledger)
    accept(ledger, name, "Ann")
    unverifiable(ledger, name, "Ann", reason="no footage")
    asked = second_look(ledger, name, "Ann", reason="look at the figure")
    state = states(ledger, ["a1"])[name]
    assert (state.reviewed, state.verdict, state.concluded) == ("second_look", "accepted", "unverifiable")
    assert state.notes == ("no footage", "look at the figure")
    undo(ledger, asked.id, "Ann")
    assert reviewed(ledger, name) == "accepted"
    second_look(ledger, name, "Ann")
    accept(ledger, name, "Bo")
    note(ledger, name, "Bo", reason="checked with a second reader")
    assert reviewed(ledger, name) == "accepted"


def test_events_and_origins_take_notes_and_no_verdicts(ledger):
    event = ledger.events(limit=1)[0].event.id
    origin = ledger.origins()[0].id
    assert standing(ledger, event).reviewed == "unreviewed"
    unverifiable(ledger, event, "Ann")
    second_look(ledger, origin, "Ann")
    assert standing(ledger, event).concluded == "unverifiable"
    assert (standing(ledger, origin).what, standing(ledger, origin).reviewed) == ("origin", "second_look")
    for name in (event, origin):
        with pytest.raises(ReviewError, match="accept of an"):
            accept(ledger, name, "Ann")


def test_a_check_is_accepted_and_not_fixed(tmp_path):
    made = folio("a1", "2031-09-15", ["struck @Velm"])
    made = replace(made, checks=(reviewing_check(made),))
    with open_ledger(tmp_path / "l", create=True) as ledger:
        keep(ledger, [made])
        name = f"a1#{check_id(made.checks[0])}"
        accept(ledger, name, "Ann")
        assert states(ledger, ["a1"])[name].what == "check"
        with pytest.raises(ReviewError, match="fix of a check"):
            fix(ledger, name, "Ann", {"outcome": "holds"})


def reviewing_check(made):
    return Check("parts_sum", "fails", "They do not add up.", (), (made.claims[0].anchor,), "hand", "5 = 2 + 2")


def test_who_has_not_seen_the_last_review_is_told(ledger):
    name = named(ledger)
    first = accept(ledger, name, "Ann", after="")
    with pytest.raises(OutdatedError, match="Ann has reviewed it since"):
        reject(ledger, name, "Bo", after="")
    with pytest.raises(OutdatedError, match="not there"):
        reject(ledger, named(ledger, number=0), "Bo", after=first.id)
    reject(ledger, name, "Bo", after=first.id)
    assert len(ledger.reviews()) == 2


@pytest.mark.parametrize(
    "name", ["nowhere#c-1", "a1#c-nothing", "event-nothing", "o-nothing", "a1#", "#"], ids=lambda name: f"<{name}>"
)
def test_what_is_not_there_is_told(ledger, name):
    with pytest.raises(UnknownError):
        accept(ledger, name, "Ann")
    with pytest.raises(UnknownError):
        history(ledger, name)
    assert not ledger.reviews()


def test_an_undo_of_nothing_or_twice_is_told(ledger):
    made = accept(ledger, named(ledger), "Ann")
    with pytest.raises(UnknownError, match="no review"):
        undo(ledger, "r-nothing", "Ann")
    undo(ledger, made.id, "Ann")
    with pytest.raises(ReviewError, match="taken back already"):
        undo(ledger, made.id, "Ann")


def test_a_name_a_reason_and_a_change_are_held_to_their_bounds(ledger):
    name = named(ledger)
    for who in ("", "  ", "x" * 101):
        with pytest.raises(ReviewError, match="name"):
            accept(ledger, name, who)
    with pytest.raises(ReviewError, match="reason of 4001"):
        accept(ledger, name, "Ann", reason="x" * 4001)
    with pytest.raises(ReviewError, match="without words"):
        note(ledger, name, "Ann", reason=" ")
    with pytest.raises(ReviewError, match="nothing to fix"):
        fix(ledger, name, "Ann", {})
    with pytest.raises(RecordError, match="kind"):
        fix(ledger, name, "Ann", {"kind": "party"})
    assert not ledger.reviews()
    assert accept(ledger, name, "Ann", reason="odd \ud800").reason == "odd \ufffd"


def test_the_beginning_of_several_reviews_is_told(ledger, monkeypatch):
    monkeypatch.setattr(reviewing, "review_id", lambda review: f"r-aaaaa{review.number}")
    accept(ledger, named(ledger), "Ann")
    reject(ledger, named(ledger), "Ann")
    with pytest.raises(UnknownError, match="several reviews"):
        ledger.review("r-aaaaa")
    assert ledger.review("r-aaaaa2").action == "reject"


def test_what_a_name_points_at_is_told(ledger):
    name = named(ledger)
    subject, item = subject_of(ledger, name)
    assert (subject.ref, item.claim.id) == (name, subject.item)
    event = ledger.events(limit=1)[0].event.id
    assert subject_of(ledger, event[:12])[0].ref == event
