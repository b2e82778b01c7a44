"""Whose answer an analyst goes by, and why: picks that people made, and what stands before one who makes one.

A pick changes no figure and no account. Of several in force the last holds; a pick that is taken back leaves the one
before. Nothing here picks by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from selon.errors import UnknownError
from selon.ledger import Ledger
from selon.publishing.desk.asking import AskedWrongError
from selon.publishing.desk.events import Weighed
from selon.publishing.desk.sheets import Past, past
from selon.publishing.event_rows import Asked, EventPage, Measure
from selon.publishing.series import Tally
from selon.publishing.series_picks import Group, Picked, group_of
from selon.records.events import split_ref
from selon.records.reviews import Review
from selon.reviewing.standing import in_order
from selon.running import reviewing
from selon.weighing.figures import figure_key

__all__ = [
    "MINE",
    "Mine",
    "PickSheet",
    "asked_of",
    "by_question",
    "nights_picked",
    "pick_address",
    "pick_sheet",
    "picks_among",
    "write_pick",
]

#: The rule of tallies that marks what people picked.
MINE = "mine"


@dataclass(frozen=True, slots=True)
class Mine:
    """A pick in force: the review's id, who, when, why, the claims that give the answer, the versions they are in."""

    review: str
    who: str
    at: str
    reason: str
    claims: frozenset[str]
    versions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PickSheet:
    """A question with its answers, for one who goes by one of them; ``of`` is the claim that it was opened from."""

    of: str
    event: str
    title: str
    asked: Asked
    mine: Mine | None
    past: tuple[Past, ...]


def pick_address(ref: str, back: str = "") -> str:
    """Return the address at which an answer is picked, of the question that this claim answers."""
    return "/pick?" + urlencode({"of": ref, **({"back": back} if back else {})})


def picks_among(ledger: Ledger, claims: Iterable[str]) -> tuple[Mine, ...]:
    """Return the picks in force that rest on any of these claims, the first made first."""
    wanted = frozenset(claims)
    return tuple(_mine(review) for review in _standing(ledger, wanted))


def _standing(ledger: Ledger, claims: frozenset[str]) -> list[Review]:
    found = in_order(ledger.reviews(sorted(claims)))
    gone = reviewing.taken_back(found)
    return [r for r in found if r.action == "pick" and r.id not in gone and _refs(r) & claims]


def _refs(review: Review) -> frozenset[str]:
    return frozenset(subject.ref for group in review.groups for subject in group)


def _mine(review: Review) -> Mine:
    return Mine(review.id, review.who, review.at, review.reason, _refs(review))


def by_question(page: EventPage, picks: Iterable[Mine]) -> dict[str, Mine]:
    """Return which pick holds for each question, by its id: the last that rests on claims that answer it."""
    found = {}
    for mine in picks:
        for asked in page.asked:
            versions = frozenset(v.id for v in asked.question.versions if mine.claims & set(v.tellings))
            if versions:
                found[asked.question.id] = Mine(mine.review, mine.who, mine.at, mine.reason, mine.claims, versions)
    return found


def asked_of(page: EventPage, measure: Measure) -> str:
    """Return a claim of a measure whose question has several answers, to pick one of; nothing where there is none."""
    several = {ref for a in page.asked if len(a.answers) > 1 for v in a.question.versions for ref in v.tellings}
    refs = (step.point.ref for course in measure.courses for step in course.steps)
    return next((ref for ref in refs if ref in several), "")


def nights_picked(rows: Iterable[Tally], picks: Iterable[Mine]) -> dict[Group, Picked]:
    """Return what people picked of the figures for one window and region: the last pick holds."""
    found = {}
    told = tuple(rows)
    for mine in picks:
        for row in told:
            if mine.claims & set(row.refs):
                because = f"{mine.who}, {mine.at[:10]}: {mine.reason}"
                found[group_of(row)] = Picked(frozenset({figure_key(row.quantity)}), because)
    return found


def pick_sheet(ledger: Ledger, weighed: Weighed, ref: str) -> PickSheet:
    """Return the question that a claim (``DOCUMENT#CLAIM``) answers, with its answers and the picks made of them.

    Raises UnknownError where the claim is in no event, or answers no question.
    """
    name = ledger.ties([split_ref(ref)[0]]).events.get(ref)
    page = weighed.page(ledger, ledger.event(name)) if name else None
    rows = page.asked if page else ()
    asked = next((a for a in rows if any(ref in v.tellings for v in a.question.versions)), None)
    if page is None or asked is None:
        raise UnknownError("no such claim in an event", place=ledger.path, remedy="look with `selon event --json`")
    claims = frozenset(telling for version in asked.question.versions for telling in version.tellings)
    mine = by_question(page, picks_among(ledger, claims)).get(asked.question.id)
    made = [r for r in in_order(ledger.reviews(sorted(claims))) if _is_pick(r, claims)]
    return PickSheet(ref, page.account.event.id, page.title, asked, mine, past(made))


def _is_pick(review: Review, claims: frozenset[str]) -> bool:
    """Tell whether a review picks one of these claims, or takes such a pick back."""
    return bool(review.groups) and review.action in {"pick", "undo"} and bool(_refs(review) & claims)


def write_pick(ledger: Ledger, weighed: Weighed, fields: Mapping[str, str]) -> Review:
    """Write the pick that a form asks for. Raises AskedWrongError where the answer is none of now, or a ReviewError."""
    sheet = pick_sheet(ledger, weighed, fields.get("of", ""))
    versions = {version.id: version for version in sheet.asked.question.versions}
    version = versions.get(fields.get("answer", ""))
    if version is None:
        raise AskedWrongError("“answer” takes one of the answers of now.")
    who, reason = fields.get("who", ""), fields.get("reason", "")
    return reviewing.pick(ledger, sheet.event, version.tellings, who, reason=reason)
