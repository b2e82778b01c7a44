"""How things of a ledger stand for people: states, histories, and what waits for somebody to look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from selon.errors import UnknownError
from selon.ledger import Ledger
from selon.records.events import ref, split_ref
from selon.records.folios import Folio
from selon.records.reviews import Item, Review, State, Subject
from selon.reviewing.anchoring import find_item, make_subject, subjects_of
from selon.reviewing.correcting import correct
from selon.reviewing.reattaching import attach_all
from selon.reviewing.standing import in_force, in_order, void
from selon.reviewing.states import state_of, states_of

__all__ = [
    "WIDE",
    "Waiting",
    "history",
    "machine_reading",
    "queue",
    "reviews_of",
    "standing",
    "states",
    "subject_of",
    "taken_back",
]

#: What lies across documents.
WIDE = frozenset(("event", "origin"))
_ORIGIN = "o-"
#: Characters of an id that tell what a beginning of it could be.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """A thing that waits for a person: why (``second_look``, ``disagrees``, ``lost``, ``unreviewed``), and its words.

    ``kind`` is a claim's kind, an attribution's act or a check's rule; empty for events and origins.
    """

    ref: str
    what: str
    why: str
    kind: str
    words: str
    state: State | None = None


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
    mine = tuple(review for review in found if review.subject.item == name and review.subject.what in WIDE)
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
    found = reviews_of(ledger, name)
    if not found:
        subject_of(ledger, name)
    return found


def reviews_of(ledger: Ledger, name: str) -> tuple[Review, ...]:
    """Return all reviews of a thing and all that takes them back, in their order; nothing for what nobody reviewed.

    ``name`` is a reference or an id. Of a claim, attribution or check they are those under any id that it had: a newer
    reading names a row anew, and a row that a person put in is one with the row that a reading has of the same.
    """
    document, item = split_ref(name)
    found = ledger.reviews([name])
    folios = ledger.machine_folios([document]) if document and item else ()
    if folios:
        before = {then for then, now in _names_now(ledger, document, folios[0]).items() if now == item}
        found += ledger.reviews(sorted(ref(document, then) for then in before))
    return in_order(found)


def _names_now(ledger: Ledger, document: str, folio: Folio) -> Mapping[str, str]:
    """Return the ids of now, by those that things of a document had when they were reviewed, undone reviews too."""
    told = in_order(ledger.reviews([document]))
    made = [review for review in told if review.subject.document == document and not review.undoes]
    return attach_all(folio, made).names if made else {}


def taken_back(reviews: Iterable[Review]) -> frozenset[str]:
    """Return the ids of those of these reviews that are not in force any more."""
    return void(reviews)


def subject_of(ledger: Ledger, name: str) -> tuple[Subject, Item | None]:
    """Return what a name points at, and the machine's row of it, None for events and origins.

    ``name`` is the reference of a claim, attribution or check (``DOCUMENT#ITEM``; a beginning of the item will do), the
    id of an origin, or the id, an alias or a beginning of either of an event. Raises UnknownError.
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
    folio = machine_reading(ledger, document)
    version = next(held.digest for held in ledger.versions(document) if held.current)
    shown = correct(folio, ledger.reviews([document]))
    known = dict.fromkeys(found.item for read in (folio, shown) for found in subjects_of(read))
    begun = [found for found in known if len(item) >= _SHOWN and found.startswith(item)]
    meant = item if item in known or len(begun) != 1 else begun[0]
    for read in (folio, shown):
        subject = make_subject(read, meant, version)
        if subject is not None:
            return subject, find_item(folio, meant)
    # What has another id now is that; what is there no more is as the last who reviewed it had it.
    now = _names_now(ledger, document, folio).get(item, item)
    if now != item and now in known:
        return _inside(ledger, name, document, now)
    before = [review for review in in_order(ledger.reviews([name])) if review.subject.ref == name]
    if not before:
        raise UnknownError(
            f"no claim, attribution or check {item!r} in document {document!r}",
            place=ledger.path,
            remedy="`selon event … --json` and `selon export --format jsonl` have their ids",
        )
    return before[-1].subject, before[-1].seen


def machine_reading(ledger: Ledger, document: str) -> Folio:
    """Return the machine's own reading of a document. Raises UnknownError."""
    found = ledger.machine_folios([document])
    if not found:
        raise UnknownError(f"no document {document!r}", place=ledger.path, remedy="look with `selon search`")
    return found[0]


def queue(ledger: Ledger, event: str | None = None) -> tuple[Waiting, ...]:
    """Return what waits for a person: who asked for a second look, where a newer reading disagrees or has lost a row.

    With an ``event`` (as ``subject_of`` takes it) only of that one, and all of its claims that nobody reviewed.
    """
    if event is None:
        reviews = ledger.reviews()
        documents = {review.subject.document for review in reviews} - {""}
        wide = {review.subject.item for review in reviews if review.subject.what in WIDE}
        claims = None
    else:
        subject, _ = subject_of(ledger, event)
        claims = frozenset(ledger.event(subject.item).claims)
        documents, wide = {split_ref(claim)[0] for claim in claims}, {subject.item}
    found = [waiting for name in sorted(wide) if (waiting := _wide_waiting(standing(ledger, name)))]
    told = states(ledger, documents)
    shown = {folio.document.id: folio for folio in ledger.folios(documents)}
    for folio in ledger.machine_folios(documents):
        found += _inside_waiting(folio, shown[folio.document.id], told, claims)
    return tuple(found)


def _wide_waiting(state: State) -> Waiting | None:
    asked = state.reviewed == "second_look"
    return Waiting(state.ref, state.what, "second_look", "", " ".join(state.notes), state) if asked else None


def _inside_waiting(
    folio: Folio, shown: Folio, told: dict[str, State], claims: frozenset[str] | None
) -> Iterator[Waiting]:
    """Yield what waits in one document, in the order of the text; of an event its claims that nobody reviewed too.

    ``folio`` is the machine's reading, ``shown`` the one as it stands for people, which has what they put in.
    """
    subjects = {ref(folio.document.id, s.item): s for read in (folio, shown) for s in subjects_of(read)}
    read = {ref(folio.document.id, subject.item) for subject in subjects_of(folio)}
    standing = {ref(folio.document.id, subject.item) for subject in subjects_of(shown)}
    for name, subject in subjects.items():
        state = told.get(name)
        why = _why(state) if state else "unreviewed" if claims and name in claims else ""
        if why and (claims is None or subject.what != "claim" or name in claims):
            yield Waiting(name, subject.what, why, *_kind_and_words(subject), state)
    for name, state in told.items():
        gone = name.startswith(f"{folio.document.id}#") and name not in read and state.verdict != "rejected"
        gone = gone and (state.attached == "lost" or name not in standing)
        if gone and claims is None:
            yield Waiting(name, state.what, "lost", "", " ".join(state.notes), state)


def _why(state: State) -> str:
    if state.reviewed == "second_look":
        return "second_look"
    return "disagrees" if state.disagrees else "unreviewed" if state.reviewed == "unreviewed" else ""


def _kind_and_words(subject: Subject) -> tuple[str, str]:
    return (subject.anchor.kind, subject.anchor.words) if subject.anchor else ("", "")
