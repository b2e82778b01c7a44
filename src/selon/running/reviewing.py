"""Reviews of a ledger: what the desk and the command line call to look at them and to make them.

``accept``, ``fix``, ``reject``, ``unverifiable``, ``second_look`` and ``note`` take the reference of a claim,
attribution or check, or the id of an event or origin (for the last three of them); ``merge``, ``split`` and ``pick``
speak of events and origins; ``undo`` of a review; ``add`` puts in what nobody read. Each is one transaction, and
returns the review that it wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.errors import FieldError, OutdatedError, ReviewError
from selon.grounding.place_typed import typed_place
from selon.ledger import Ledger
from selon.records.claims import Place
from selon.records.events import split_ref
from selon.records.folios import Folio
from selon.records.reviews import ACTIONS, Review, Subject
from selon.reviewing.adding import add_item
from selon.reviewing.anchoring import find_item, make_subject
from selon.reviewing.correcting import correct
from selon.reviewing.fixing import fix_item
from selon.reviewing.standing import in_order, review_id, void
from selon.running.reviews import (
    WIDE,
    Waiting,
    history,
    machine_reading,
    queue,
    reviews_of,
    standing,
    states,
    subject_of,
    taken_back,
)

if TYPE_CHECKING:
    from selon.ledger.pen import Pen

__all__ = [
    "Waiting",
    "accept",
    "add",
    "add_reviews",
    "fix",
    "history",
    "merge",
    "note",
    "pick",
    "queue",
    "reject",
    "reviews_of",
    "second_look",
    "split",
    "standing",
    "states",
    "subject_of",
    "taken_back",
    "undo",
    "unverifiable",
]

#: The longest name of a person and the longest reason, in characters.
_NAME, _REASON = 100, 4000
#: So many mentions or profiles stand for an event or origin: enough to find it again by most of them.
_MEMBERS = 40
_SURROGATE = re.compile("[\ud800-\udfff]")
#: What each action can speak of.
_ABOUT: Mapping[str, frozenset[str]] = {
    "accept": frozenset(("claim", "attribution", "check")),
    "reject": frozenset(("claim", "attribution", "check")),
    "fix": frozenset(("claim", "attribution")),
    "unverifiable": frozenset(("claim", "attribution", "event")),
    "second_look": frozenset(("claim", "attribution", "check", "event", "origin")),
    "note": frozenset(("claim", "attribution", "check", "event", "origin")),
}


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


def add(
    ledger: Ledger,
    document: str,
    who: str,
    claim: Mapping[str, object] | None = None,
    saying: Mapping[str, object] | None = None,
    *,
    reason: str = "",
) -> tuple[Review, ...]:
    """Put a claim, a saying, or a claim in a new saying into a document (its id), in one transaction.

    ``claim`` and ``saying`` have the values of their fields, as ``adding.add_item`` takes them; where both are told,
    the claim is of that saying, which comes first. Raises FieldError where a field is wrong, UnknownError, ReviewError.
    """
    told = [(what, dict(given)) for what, given in (("attribution", saying), ("claim", claim)) if given]
    if not told:
        raise ReviewError("nothing to put in", place=document, remedy="tell a claim or a saying")
    made: list[Review] = []
    with ledger.writing() as pen:
        version = next((held.digest for held in ledger.versions(document) if held.current), "")
        for what, given in told:
            if made:
                given["attribution"] = made[-1].subject.item
            fields, item, subject = add_item(_reviewed(ledger, document), what, given, _find_place, document)
            row = Review("", pen.seen, 0, _name(who), "add", replace(subject, version=version), "", _words(reason))
            made.append(_write(ledger, pen, replace(row, fields=fields, fixed=item)))
            if what == "claim" and saying and claim:
                _hold_inside(document, made)
    return tuple(made)


def _hold_inside(document: str, made: Sequence[Review]) -> None:
    """Raise FieldError where the words of a new claim do not lie in what its new saying says."""
    saying, claim = (review.fixed for review in made)
    if saying and saying.attribution and claim and claim.claim:
        anchor = claim.claim.anchor
        if not any(span.contains(anchor) for span in saying.attribution.content):
            error = FieldError("the claim's words are not in what is said", place=document, remedy="tell all of it")
            raise error.of("content", "saying")


def merge(ledger: Ledger, names: Sequence[str], who: str, *, reason: str = "") -> Review:
    """Say that events, or origins, are one: ``names`` are two or more, as ``subject_of`` takes them.

    What comes later and belongs to one of them belongs to the one that they are.
    """
    with ledger.writing() as pen:
        subjects = list(dict.fromkeys(subject_of(ledger, name)[0] for name in names))
        if len(subjects) < 2 or len({s.what for s in subjects}) > 1 or subjects[0].what not in WIDE:
            raise ReviewError("no two events, and no two origins", place=" ".join(names), remedy="name two or more")
        groups = tuple(_members(ledger, subject) for subject in subjects)
        made = Review("", pen.seen, 0, _name(who), "merge", subjects[0], "", _words(reason), groups=groups)
        return _write(ledger, pen, made)


def split(ledger: Ledger, name: str, parts: Sequence[str], who: str, *, reason: str = "") -> Review:
    """Say that some of an event, or of an origin, is another.

    ``parts`` are references of claims (of an event) or attributions (of an origin), or ids of documents, meaning all
    that these say in it. With a claim goes all that its document says of the same happening: to part that, fix a
    claim's place or time. Raises ReviewError where nothing would go, or nothing stay.
    """
    with ledger.writing() as pen:
        subject = _wide(ledger, name, "split")
        members = _by_node(ledger, subject)
        going = {node for node, refs in members.items() if any(_is_of(ref, part) for ref in refs for part in parts)}
        strange = [part for part in parts if not any(_is_of(ref, part) for refs in members.values() for ref in refs)]
        if strange or not going or len(going) == len(members):
            reason_why = f"{strange[0]!r} is not in it" if strange else "all of it, or nothing, would go out"
            raise ReviewError(reason_why, place=name, remedy="name some of its claims or documents, not all")
        stays = _subjects(ledger, [refs[0] for node, refs in members.items() if node not in going][:_MEMBERS])
        goes = _subjects(ledger, [refs[0] for node, refs in members.items() if node in going])
        made = Review("", pen.seen, 0, _name(who), "split", subject, "", _words(reason), groups=(stays, goes))
        return _write(ledger, pen, made)


def pick(ledger: Ledger, name: str, claims: Sequence[str], who: str, *, reason: str) -> Review:
    """Go by the answer that these claims (references) of an event give, for a reason, which must be told.

    It changes no figure and no account: it is the analyst's conclusion, kept with who, when and why, and with the first
    of the claims as it is now: a newer reading that gives another answer there does not get the pick.
    """
    if not reason.strip():
        raise ReviewError("a pick without a reason", place=name, remedy="say why you go by it")
    with ledger.writing() as pen:
        subject = _wide(ledger, name, "pick")
        held = frozenset(ledger.event(subject.item).claims) if subject.what == "event" else frozenset()
        strange = [claim for claim in claims if claim not in held]
        if strange or not claims:
            raise ReviewError(f"{strange or 'nothing'} in this event", place=name, remedy="name claims of the event")
        groups = (_subjects(ledger, claims),)
        seen = find_item(_reviewed(ledger, groups[0][0].document), groups[0][0].item)
        made = Review("", pen.seen, 0, _name(who), "pick", subject, "", _words(reason), groups=groups, seen=seen)
        return _write(ledger, pen, made)


def undo(ledger: Ledger, name: str, who: str, *, reason: str = "") -> Review:
    """Take back a review, by its id: all is as if it had not been made. Taking back an undo puts its review back.

    Raises UnknownError for one that is not there, ReviewError for one that is taken back already.
    """
    review = ledger.review(name)
    with ledger.writing() as pen:
        if review.id in void(ledger.reviews([review.id])):
            raise ReviewError(f"review {review.id} is taken back already", place=name, remedy="undo the undo instead")
        made = Review("", pen.seen, 0, _name(who), "undo", review.subject, "", _words(reason), undoes=review.id)
        return _write(ledger, pen, replace(made, groups=review.groups))


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
            fields, fixed = fix_item(_reviewed(ledger, subject.document), subject.item, changes, _find_place, name)
            made = replace(made, fields=fields, fixed=fixed)
        return _write(ledger, pen, made)


def _wide(ledger: Ledger, name: str, action: str) -> Subject:
    subject, _ = subject_of(ledger, name)
    if subject.what not in WIDE:
        raise ReviewError(f"{action} of {_article(subject.what)}", place=name, remedy="name an event or an origin")
    return subject


def _is_of(ref: str, part: str) -> bool:
    """Tell whether a reference is the one meant, or is of the document meant."""
    return part in {ref, split_ref(ref)[0]}


def _members(ledger: Ledger, subject: Subject) -> tuple[Subject, ...]:
    """Return what stands for an event or origin in a merge: of its first mentions or profiles the first claim each."""
    return _subjects(ledger, [refs[0] for refs in _by_node(ledger, subject).values()][:_MEMBERS])


def _by_node(ledger: Ledger, subject: Subject) -> dict[str, list[str]]:
    """Return the references of all claims of an event by mention, or of all that an origin says by profile."""
    members: dict[str, list[str]] = {}
    if subject.what == "origin":
        for profile, _, item in ledger.said_by(subject.item):
            members.setdefault(profile, []).append(item)
        return members
    claims = ledger.event(subject.item).claims
    nodes = ledger.nodes(claims, ())
    for claim in claims:
        members.setdefault(nodes[claim], []).append(claim)
    return members


def _subjects(ledger: Ledger, refs: Sequence[str]) -> tuple[Subject, ...]:
    """Return the subjects of claims and attributions, by their references; a document's own voice by its id."""
    folios = {folio.document.id: folio for folio in ledger.machine_folios(ref_documents(refs))}
    shown = {folio.document.id: folio for folio in ledger.folios(ref_documents(refs))}
    made = []
    for name in refs:
        document, item = split_ref(name)
        told = (make_subject(known[document], item) for known in (folios, shown) if document in known)
        found = next((subject for subject in told if subject), None)
        made.append(found or Subject("attribution" if name in folios else "claim", item, document or name))
    return tuple(made)


def ref_documents(refs: Iterable[str]) -> list[str]:
    """Return the ids of the documents of references."""
    return sorted({split_ref(name)[0] for name in refs} | set(refs))


def _hold_last(ledger: Ledger, name: str, after: str) -> None:
    """Raise OutdatedError where the last review of a thing is not the one that the person has seen."""
    found = reviews_of(ledger, name)
    last = found[-1].id if found else ""
    if last != after:
        reason = f"{found[-1].who} has reviewed it since" if found else "the review that you saw is not there"
        raise OutdatedError(reason, place=name, remedy="look at it again")


def _reviewed(ledger: Ledger, document: str) -> Folio:
    """Return a document's reading as it stands for people."""
    return correct(machine_reading(ledger, document), ledger.reviews([document]))


def _find_place(name: str) -> Place | None:
    from selon.running.local import gazetteer  # noqa: PLC0415 - only a place typed by name needs it

    return typed_place(name, gazetteer())


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
    take_effect(ledger, pen, [made])
    return made


def take_effect(ledger: Ledger, pen: Pen, reviews: Sequence[Review]) -> None:
    """Do what reviews, written already, change: readings of documents, events and origins."""
    from selon.running.keeping import lay_reviews, nodes_meant, settle_now  # noqa: PLC0415 - readers do without

    lay_reviews(ledger, pen, {review.subject.document for review in reviews} - {""})
    for what in ("event", "origin"):
        subjects = [s for review in reviews if review.subject.what == what for group in review.groups for s in group]
        nodes = sorted(set(nodes_meant(ledger, subjects).values()))
        pen.disturb(*((nodes, ()) if what == "event" else ((), nodes)))
    settle_now(ledger, pen)


def add_reviews(ledger: Ledger, reviews: Iterable[Review]) -> int:
    """Take reviews of another ledger, each once, and return how many are new. They keep their ids, times and heads.

    Raises ReviewError, and writes nothing, where one is not what its id says.
    """
    told = in_order(reviews)
    for review in told:
        if review.id != review_id(review) or review.action not in ACTIONS:
            raise ReviewError(
                "a review that is not what its id says", place=review.id, remedy="take it from its ledger"
            )
    with ledger.writing() as pen:
        new = [review for review in told if pen.review(review)]
        if new:
            take_effect(ledger, pen, new)
    return len(new)
