"""Which answers people go by: picks in force, found again in the reading of now, or to be made again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from selon.errors import UnknownError
from selon.ledger import Ledger
from selon.ledger.reviewing import PICKS
from selon.publishing import wording
from selon.publishing.event_rows import EventPage
from selon.records.claims import Claim
from selon.records.events import Event, Reason, split_ref
from selon.records.folios import Folio
from selon.records.reviews import Item, Review, Subject
from selon.reviewing.anchoring import find_item
from selon.reviewing.joining import meant
from selon.reviewing.standing import in_order
from selon.running import reviewing
from selon.weighing.figures import figure_key
from selon.weighing.picks import Pick

__all__ = ["MINE", "Mine", "by_question", "marked", "picked_plain", "picks_among", "picks_made", "picks_of"]

#: The rule that marks what people picked.
MINE = "mine"


@dataclass(frozen=True, slots=True)
class Mine:
    """A pick in force: the review's id, who, when, why, the claims that give the answer, the versions they are in.

    The claims are those of now. There is none where a newer reading has no such answer: then it is to be picked again.
    """

    review: str
    who: str
    at: str
    reason: str
    claims: frozenset[str]
    versions: frozenset[str] = frozenset()


def picks_among(ledger: Ledger, claims: Iterable[str]) -> tuple[Mine, ...]:
    """Return the picks in force that rest on any of these claims, the first made first."""
    wanted = frozenset(claims)
    standing = _held(ledger, _in_force(ledger, _documents(wanted)))
    return tuple(mine for mine in standing if mine.claims & wanted)


def picks_of(ledger: Ledger, event: Event) -> tuple[tuple[Mine, ...], tuple[Mine, ...]]:
    """Return the picks in force that rest on an event's claims, and those made of it whose answer is no more."""
    wanted = frozenset(event.claims)
    documents = frozenset(_documents(wanted))
    near: list[Review] = []
    far: list[Review] = []
    for review in _in_force(ledger, [PICKS, *documents]):
        told = {subject.document for subject in _subjects(review)}
        (near if told & documents else far).append(review)
    standing = _held(ledger, [*near, *(review for review in far if _led(ledger, review) == event.id)])
    made = {review.id: review for review in (*near, *far)}
    holding = tuple(mine for mine in standing if mine.claims & wanted)
    lost = tuple(m for m in standing if not m.claims and _led(ledger, made[m.review]) in (event.id, ""))
    return holding, lost


def picks_made(ledger: Ledger, claims: Iterable[str]) -> tuple[Review, ...]:
    """Return all picks that rest, or rested, on any of these claims, with what takes them back."""
    wanted = frozenset(claims)
    made = in_order(ledger.reviews(_documents(wanted)))
    picks = [review for review in made if review.action == "pick"]
    now = _now(ledger, picks)
    kept = {review.id for review in picks if now[review.id] & wanted}
    kept |= {review.id for review in made if review.undoes in kept}
    kept |= {review.id for review in made if review.undoes in kept}  # an undo that was taken back in its turn
    return tuple(review for review in made if review.id in kept)


def _documents(claims: Iterable[str]) -> list[str]:
    return sorted({split_ref(claim)[0] for claim in claims})


def _in_force(ledger: Ledger, names: Iterable[str]) -> list[Review]:
    """Return the picks in force that are found by these names."""
    found = in_order(ledger.reviews(names))
    gone = reviewing.taken_back(found)
    return [review for review in found if review.action == "pick" and review.id not in gone]


def _held(ledger: Ledger, picks: Iterable[Review]) -> list[Mine]:
    told = tuple(picks)
    now = _now(ledger, told)
    return [Mine(r.id, r.who, r.at, r.reason, now[r.id]) for r in in_order(told)]


def _led(ledger: Ledger, review: Review) -> str:
    """Return the id of the event that a pick was made of, as it is now; nothing where that is no more."""
    try:
        return ledger.event(review.subject.item).id
    except UnknownError:
        return ""


# --- what a pick rests on now -----------------------------------------------------------------------------------------


def _now(ledger: Ledger, picks: Iterable[Review]) -> dict[str, frozenset[str]]:
    """Return the claims (references) that give each pick's answer in the reading of now."""
    told = tuple(picks)
    documents = {subject.document for review in told for subject in _subjects(review)}
    shown = {folio.document.id: folio for folio in ledger.folios(documents)} if told else {}
    found = {}
    for review in told:
        names = (_claim_now(subject, shown.get(subject.document), review.seen) for subject in _subjects(review))
        found[review.id] = frozenset(name for name in names if name)
    return found


def _subjects(review: Review) -> tuple[Subject, ...]:
    return tuple(subject for group in review.groups for subject in group)


def _claim_now(subject: Subject, shown: Folio | None, seen: Item | None) -> str | None:
    """Return the reference of a claim that a pick rests on; None where it is no more, or gives another answer."""
    if shown is None:
        return None
    if find_item(shown, subject.item):
        return subject.ref
    name = meant(subject, shown)
    item = find_item(shown, split_ref(name)[1]) if name else None
    if item is None or item.claim is None:
        return None
    picked = seen.claim if seen else None
    return name if picked is None or _answer(picked) == _answer(item.claim) else None


def _answer(claim: Claim) -> tuple[object, ...]:
    """Return what of a claim tells its answer to a question from another."""
    figure = figure_key(claim.quantity) if claim.quantity else ""
    return claim.kind, claim.polarity, claim.means, figure


# --- on a page, and for programs --------------------------------------------------------------------------------------


def by_question(page: EventPage, picks: Iterable[Mine]) -> dict[str, Mine]:
    """Return which pick holds for each question, by its id: the last that rests on claims that answer it."""
    found = {}
    for mine in picks:
        for asked in page.asked:
            versions = frozenset(v.id for v in asked.question.versions if mine.claims & set(v.tellings))
            if versions:
                found[asked.question.id] = replace(mine, versions=versions)
    return found


def marked(page: EventPage, picks: Iterable[Mine]) -> EventPage:
    """Return an event's page with the answers marked that people picked."""
    held = by_question(page, picks)
    rows = []
    for asked in page.asked:
        mine = held.get(asked.question.id)
        if mine:
            answers = tuple(replace(a, picked=a.version.id in mine.versions) for a in asked.answers)
            asked = replace(asked, answers=answers, picked=wording.visible(_because(mine)))  # noqa: PLW2901 - the row
        rows.append(asked)
    return replace(page, asked=tuple(rows), rule=MINE)


def picked_plain(page: EventPage, picks: Iterable[Mine]) -> Mapping[str, Pick]:
    """Return what people picked of each question, as a rule of weighing says what it leaves."""
    held = by_question(page, picks)
    return {
        question: Pick(MINE, tuple(sorted(mine.versions)), Reason(f"review {mine.review}", _because(mine)))
        for question, mine in held.items()
    }


def _because(mine: Mine) -> str:
    return f"{mine.who}, {mine.at[:10]}: {mine.reason}"
