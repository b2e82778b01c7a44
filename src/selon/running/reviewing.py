"""Reviews of a ledger: what the desk and the command line call to look at them and to make them.

``accept``, ``fix``, ``reject``, ``unverifiable``, ``second_look`` and ``note`` take the reference of a claim,
attribution or check, or the id of an event or origin (for the last three of them); ``merge``, ``split`` and ``pick``
speak of events and origins; ``undo`` of a review. Each is one transaction, and returns the review that it wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.errors import OutdatedError, ReviewError, UnknownError
from selon.ledger import Ledger
from selon.records.claims import Place
from selon.records.events import split_ref
from selon.records.folios import Folio
from selon.records.reviews import Item, Review, State, Subject
from selon.reviewing.anchoring import find_item, make_subject
from selon.reviewing.correcting import correct
from selon.reviewing.fixing import fix_item
from selon.reviewing.standing import in_force, in_order, review_id, void
from selon.reviewing.states import state_of, states_of
from selon.text import fold

if TYPE_CHECKING:
    from selon.ledger.pen import Pen

__all__ = [
    "accept",
    "fix",
    "history",
    "note",
    "reject",
    "second_look",
    "standing",
    "states",
    "subject_of",
    "taken_back",
    "undo",
    "unverifiable",
]

#: The longest name of a person and the longest reason, in characters.
_NAME, _REASON = 100, 4000
_ORIGIN = "o-"
_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE = frozenset(("event", "origin"))
#: What each action can speak of.
_ABOUT: Mapping[str, frozenset[str]] = {
    "accept": frozenset(("claim", "attribution", "check")),
    "reject": frozenset(("claim", "attribution", "check")),
    "fix": frozenset(("claim", "attribution")),
    "unverifiable": frozenset(("claim", "attribution", "event")),
    "second_look": frozenset(("claim", "attribution", "check", "event", "origin")),
    "note": frozenset(("claim", "attribution", "check", "event", "origin")),
}


# --- looking ----------------------------------------------------------------------------------------------------------


def states(ledger: Ledger, documents: Iterable[str]) -> dict[str, State]:
    """Return how every reviewed claim, attribution and check of these documents stands, by its reference.

    What is not in it is unreviewed.
    """
    wanted = sorted(set(documents))
    reviews = ledger.reviews(wanted)
    if not reviews:
        return {}
    folios = ledger.machine_folios({review.subject.document for review in reviews} & set(wanted))
    return {state.ref: state for folio in folios for state in states_of(folio, reviews)}


def standing(ledger: Ledger, name: str) -> State:
    """Return how an event or origin stands; one that nobody reviewed is ``unreviewed``. ``name`` is its id."""
    found = in_force(ledger.reviews([name]))
    mine = tuple(review for review in found if review.subject.item == name and review.subject.what in _WIDE)
    what = "origin" if name.startswith(_ORIGIN) else "event"
    if not mine:
        return State(name, what, name)
    return state_of(what, name, name, mine, disagrees=(), attached="same")


def history(ledger: Ledger, name: str) -> tuple[Review, ...]:
    """Return all reviews of a thing and all that takes them back, in their order; ``name`` as ``subject_of`` takes it.

    The name of a document gives all of it, the id of a review that one with what undoes it.
    """
    if name.startswith("r-"):
        return in_order(ledger.reviews([ledger.review(name).id]))
    found = ledger.reviews([name])
    if not found:
        subject_of(ledger, name)
    return in_order(found)


def taken_back(reviews: Iterable[Review]) -> frozenset[str]:
    """Return the ids of those of these reviews that are not in force any more."""
    return void(reviews)


def subject_of(ledger: Ledger, name: str) -> tuple[Subject, Item | None]:
    """Return what a name points at, and the machine's row of it, None for events and origins.

    ``name`` is the reference of a claim, attribution or check (``DOCUMENT#ITEM``), the id of an origin, or the id, an
    alias or a beginning of either of an event. Raises UnknownError.
    """
    document, item = split_ref(name)
    if document:
        return _inside(ledger, name, document, item)
    if name.startswith(_ORIGIN):
        if not ledger.origins([name]):
            raise UnknownError(f"no origin {name!r}", place=ledger.path, remedy="`selon event` names those of an event")
        return Subject("origin", name), None
    return Subject("event", ledger.event(name).id), None


def _inside(ledger: Ledger, name: str, document: str, item: str) -> tuple[Subject, Item | None]:
    folio = _machine(ledger, document)
    version = next(held.digest for held in ledger.versions(document) if held.current)
    subject = make_subject(folio, item, version)
    if subject is not None:
        return subject, find_item(folio, item)
    # What the reading of now has no more, or what people put in: as the last who reviewed it had it.
    before = [review for review in in_order(ledger.reviews([name])) if review.subject.ref == name]
    if not before:
        raise UnknownError(
            f"no claim, attribution or check {item!r} in document {document!r}",
            place=ledger.path,
            remedy="`selon event … --json` and `selon export --format jsonl` have their ids",
        )
    return before[-1].subject, before[-1].seen


def _machine(ledger: Ledger, document: str) -> Folio:
    found = ledger.machine_folios([document])
    if not found:
        raise UnknownError(f"no document {document!r}", place=ledger.path, remedy="look with `selon search`")
    return found[0]


# --- making -----------------------------------------------------------------------------------------------------------


def accept(ledger: Ledger, name: str, who: str, *, reason: str = "", after: str | None = None) -> Review:
    """Say that a claim, attribution or check was read rightly.

    ``who`` is the person's name. ``after`` is the id of the last review of it that the person has seen, empty for none:
    where another has come since, OutdatedError is raised and nothing written. Raises UnknownError, ReviewError.
    """
    return _make(ledger, "accept", name, who, reason, after)


def reject(ledger: Ledger, name: str, who: str, *, reason: str = "", after: str | None = None) -> Review:
    """Say that a claim, attribution or check is not what the words say: it leaves the account and stays visible."""
    return _make(ledger, "reject", name, who, reason, after)


def unverifiable(ledger: Ledger, name: str, who: str, *, reason: str = "", after: str | None = None) -> Review:
    """Conclude that what a claim, attribution or event says cannot be verified; how it was read is another matter."""
    return _make(ledger, "unverifiable", name, who, reason, after)


def second_look(ledger: Ledger, name: str, who: str, *, reason: str = "", after: str | None = None) -> Review:
    """Ask for another person's look."""
    return _make(ledger, "second_look", name, who, reason, after)


def note(ledger: Ledger, name: str, who: str, *, reason: str, after: str | None = None) -> Review:
    """Write a note on anything; ``reason`` is its words, which must not be empty."""
    if not reason.strip():
        raise ReviewError("a note without words", place=name, remedy="write what it says")
    return _make(ledger, "note", name, who, reason, after)


def fix(
    ledger: Ledger,
    name: str,
    who: str,
    changes: Mapping[str, object],
    *,
    reason: str = "",
    after: str | None = None,
) -> Review:
    """Put a claim or attribution right: each field named in ``changes`` gets its value; see ``fixing.fix_item``.

    Raises RecordError where a value is none that the codebook has, or a span is not the text's.
    """
    if not changes:
        raise ReviewError("nothing to fix", place=name, remedy="name at least one field and its value")
    return _make(ledger, "fix", name, who, reason, after, changes)


def undo(ledger: Ledger, name: str, who: str, *, reason: str = "") -> Review:
    """Take back a review, by its id: all is as if it had not been made. Taking back an undo puts its review back.

    Raises UnknownError for one that is not there, ReviewError for one that is taken back already.
    """
    review = ledger.review(name)
    with ledger.writing() as pen:
        if review.id in void(ledger.reviews([review.id])):
            raise ReviewError(f"review {review.id} is taken back already", place=name, remedy="undo the undo instead")
        made = Review("", pen.seen, 0, _name(who), "undo", review.subject, "", _words(reason), undoes=review.id)
        return _write(ledger, pen, made)


def _make(
    ledger: Ledger,
    action: str,
    name: str,
    who: str,
    reason: str,
    after: str | None,
    changes: Mapping[str, object] | None = None,
) -> Review:
    with ledger.writing() as pen:
        subject, seen = subject_of(ledger, name)
        if subject.what not in _ABOUT[action]:
            raise ReviewError(f"{action} of {_article(subject.what)}", place=name, remedy="see `selon review --help`")
        if after is not None:
            _hold_last(ledger, subject.ref, after)
        made = Review("", pen.seen, 0, _name(who), action, subject, "", _words(reason), seen=seen)
        if changes is not None:
            fields, fixed = fix_item(_shown(ledger, subject), subject.item, changes, _find_place, name)
            made = replace(made, fields=fields, fixed=fixed)
        return _write(ledger, pen, made)


def _hold_last(ledger: Ledger, name: str, after: str) -> None:
    """Raise OutdatedError where the last review of a thing is not the one that the person has seen."""
    found = in_order(ledger.reviews([name]))
    last = found[-1].id if found else ""
    if last != after:
        reason = f"{found[-1].who} has reviewed it since" if found else "the review that you saw is not there"
        raise OutdatedError(reason, place=name, remedy="look at it again")


def _shown(ledger: Ledger, subject: Subject) -> Folio:
    """Return a document's reading as it stands for people."""
    return correct(_machine(ledger, subject.document), ledger.reviews([subject.document]))


def _find_place(name: str) -> Place | None:
    from selon.running.local import gazetteer  # noqa: PLC0415 - only a place typed by name needs it

    found = gazetteer().find(fold(name))
    return found[0].place if found else None


def _name(who: str) -> str:
    name = " ".join(who.split())
    if not name or len(name) > _NAME:
        raise ReviewError(f"a review needs a name of 1 to {_NAME} characters", remedy="say who you are with --by NAME")
    return name


def _words(reason: str) -> str:
    if len(reason) > _REASON:
        raise ReviewError(f"a reason of {len(reason)} characters", remedy=f"keep it under {_REASON}")
    return _SURROGATE.sub("\ufffd", reason.strip())


def _article(what: str) -> str:
    return f"an {what}" if what[0] in "aeo" else f"a {what}"


def _write(ledger: Ledger, pen: Pen, made: Review) -> Review:
    """Write a review with its number, its time (never before the last one's) and the head of then."""
    number, last = ledger.next_review()
    made = replace(made, number=number, at=max(made.at, last), head=ledger.head())
    made = replace(made, id=review_id(made))
    pen.review(made)
    return made
