"""Events as rows with one place and one toll each, as the data sets of conflict events have them.

A row is an event at a place: its own, and each other settlement for which there is a toll of its own. A figure of
another place never enters a row, nor does a region's where a row is a settlement's. Killed, injured and hospitalised
are three figures and never added up. A toll is of people as a whole: children, or *some of them*, are none.

A figure is *live* while an origin that gave it stands by it, somebody asserts or hedges it, and a report has it
that was not taken back by who published it. An origin stands by its last figure: one that it gave before, printed
again, does not come back to life, and *at least 5* does not replace 9. No figure is the best one unless all live ones
agree, or a reader names a rule.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from selon.publishing import wording
from selon.publishing.event_words import Desk
from selon.publishing.exports.statuses import surest
from selon.publishing.exports.vague import base_of
from selon.records.accounts import Account, Dossier, Point, Question, Telling, Version
from selon.records.claims import Place, Quantity
from selon.records.events import Event, split_ref
from selon.text import content_id
from selon.weighing.figures import Interval, figure_key, interval
from selon.weighing.picks import pick
from selon.weighing.scopes import day, holds, home_of, place_key

__all__ = ["Days", "Incident", "Toll", "days_of", "incidents"]

#: What is counted here, each apart.
TOLLS = ("killed", "injured", "hospitalised")
_PEOPLE = "person"
_DEAD = frozenset({"denied", "unverified"})
#: The key of a figure, by kind, place and origin.
Latest = Mapping[tuple[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Toll:
    """The live figures of one kind: the lowest and highest that are said, and the best if one can be named.

    ``least`` is the lowest as who codes conservatively has it: ten for tens, a dozen for dozens, a hundred for
    hundreds. ``how`` tells where ``best`` is from: ``agreed``, or the reader's rule. ``said`` is the surest status.
    """

    low: float | None = None
    high: float | None = None
    least: float | None = None
    best: float | None = None
    how: str = ""
    said: str = ""
    answers: tuple[str, ...] = ()
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an event: first and last, how many from the one to the other, and one day that stands for them."""

    first: date | None
    last: date | None
    length: int | None
    middle: date | None


@dataclass(frozen=True, slots=True)
class Incident:
    """An event at a place. ``tellings`` are the claims that speak of it there, ``elsewhere`` tolls of other places."""

    id: str
    account: Account
    desk: Desk
    place: Place | None
    days: Days
    tolls: dict[str, Toll]
    tellings: tuple[Telling, ...]
    elsewhere: tuple[str, ...]

    @property
    def said(self) -> str:
        """How surely the toll of those killed is said; where none is, anything that is said of the event there."""
        return self.tolls["killed"].said or surest({telling.claim.certainty for telling in self.tellings})

    def count(self, name: str) -> tuple[int, int]:
        """Return the least and the most of one of the event's counts."""
        return next(((count.low, count.high) for count in self.account.counts if count.name == name), (0, 0))


def incidents(
    account: Account, dossier: Dossier, rule: str = "", withdrawn: Collection[str] = ()
) -> Iterator[Incident]:
    """Yield an event's rows: its own place first, then by name. ``rule`` picks the best of several live figures.

    ``withdrawn`` are the ids of documents that were taken back.
    """
    home = home_of(dossier.event, dossier.tellings).place
    desk, days = Desk(dossier), days_of(dossier.event)
    standing = _Standing(_latest(account, home, withdrawn), withdrawn)
    asked = [q for q in account.questions if q.kind in TOLLS and q.subject == _PEOPLE and q.period == (None, None)]
    for place in (home, *_others(asked, home)):
        own = [question for question in asked if place_key(question.place) == place_key(place)]
        away = [question for question in asked if place_key(question.place) != place_key(place)]
        tolls = {kind: _toll([q for q in own if q.kind == kind], standing, rule, dossier.tellings) for kind in TOLLS}
        first = place is home
        yield Incident(
            account.event.id if first else content_id("event", account.event.id, place_key(place)),
            account,
            desk,
            place,
            days,
            tolls,
            tuple(t for t in dossier.tellings if _there(t.claim.place, place, alone=not first)),
            tuple(_told(question) for question in away if _live(question, standing)),
        )


def _others(asked: Iterable[Question], home: Place | None) -> list[Place]:
    """Return other settlements that have a toll of those killed, none of which lies in another or holds one."""
    found = {
        place_key(question.place): question.place
        for question in asked
        if question.kind == "killed" and question.place is not None and question.place.precision == "settlement"
    }
    return [
        place
        for key, place in sorted(found.items())
        if home is not None and key != place_key(home) and not holds(home, place)
    ]


def _there(place: Place | None, row: Place | None, *, alone: bool) -> bool:
    """Tell whether a claim's place is the row's; what has none, or is said of what holds it, is of the event's own."""
    if place is None or row is None:
        return not alone
    return place_key(place) == place_key(row) or (not alone and (holds(place, row) or holds(row, place)))


def _told(question: Question) -> str:
    where = wording.place(question.place) if question.place else ""
    return f"{where or 'elsewhere'}: {question.kind} {', '.join(version.answer for version in question.versions)}"


# --- tolls ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Standing:
    """By which figure each origin stands, and which documents were taken back."""

    latest: Latest
    withdrawn: Collection[str]

    def kept(self, refs: Iterable[str]) -> bool:
        """Tell whether one of these claims is in a document that was not taken back."""
        return any(split_ref(name)[0] not in self.withdrawn for name in refs)


def _latest(account: Account, home: Place | None, withdrawn: Collection[str]) -> Latest:
    """Return the figure that each origin stands by, of each kind at each place."""
    found = {}
    for series in account.series:
        points = [point for point in series.points if split_ref(point.ref)[0] not in withdrawn]
        if series.kind in TOLLS and series.subject == _PEOPLE and points:
            found[series.kind, place_key(series.place or home), series.origin] = figure_key(_stands(points))
    return found


def _stands(said: Sequence[Point]) -> Quantity:
    """Return what an origin stands by: its last figure that is neither a repeat nor only a wider bound around one."""
    points = [point for place, point in enumerate(said) if point.move != "repeat" or place == 0]
    stands = points[0].quantity
    for point in points[1:]:
        if not _wider(point.quantity, stands):
            stands = point.quantity
    return stands


def _wider(one: Quantity, other: Quantity) -> bool:
    """Tell whether all that a figure allows, and more, is allowed by another: at least 5 says less than 9."""
    outer, inner = (interval(figure) or Interval(None, None, "") for figure in (one, other))
    below = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    above = outer.high is None or (inner.high is not None and outer.high >= inner.high)
    return below and above


def _live(question: Question, standing: _Standing) -> list[Version]:
    """Return the versions with a figure that an origin stands by, that somebody asserts or hedges, and still prints."""
    place = place_key(question.place)
    return [
        version
        for version in question.versions
        if version.quantity is not None
        and version.status not in _DEAD
        and standing.kept(version.tellings)
        and any(
            standing.latest.get((question.kind, place, origin)) in (None, figure_key(version.quantity))
            for origin in version.origins
        )
    ]


def _toll(questions: Sequence[Question], standing: _Standing, rule: str, tellings: Sequence[Telling]) -> Toll:
    """Return the toll of one kind at one place."""
    live = [version for question in questions for version in _live(question, standing)]
    figures = [(version, version.quantity) for version in live if version.quantity is not None]
    lows = [(low, version) for version, figure in figures if (low := _low(figure)) is not None]
    highs = [high for _, figure in figures if (high := _high(figure)) is not None]
    low, high = min((low for low, _ in lows), default=None), max(highs, default=None)
    least = min((_least(low, version, tellings) for low, version in lows), default=None)
    best, how = (low, "agreed") if low is not None and low == high else (None, "")
    if rule and best is None:
        best = _picked(questions, rule, tellings)
        how = rule if best is not None else ""
    return Toll(
        low,
        high,
        least,
        best,
        how,
        surest({version.status for version in live}),
        tuple(version.answer for question in questions for version in question.versions),
        questions[0].standing if questions else "",
    )


def _picked(questions: Sequence[Question], rule: str, tellings: Sequence[Telling]) -> float | None:
    """Return the one figure that a rule leaves; None where it leaves none, or several."""
    left = {
        _low(version.quantity)
        for question in questions
        for picked in [pick(question, rule, tellings).versions]
        for version in question.versions
        if version.id in picked and version.quantity is not None
    }
    return left.pop() if len(left) == 1 else None


def _low(quantity: Quantity) -> float | None:
    """Return the least that a figure says; None for an upper bound alone.

    >>> _low(Quantity(None, 400, None, None, "about", "person")), _low(Quantity(None, 40, None, 40, "at_most", ""))
    (400, None)
    """
    if quantity.modifier == "about" or (quantity.low is None and quantity.high is None):
        return quantity.value
    return quantity.low


def _high(quantity: Quantity) -> float | None:
    """Return the most that a figure says; of one that is open above, what it names.

    >>> _high(Quantity(None, 13, 13, None, "at_least", "person")), _high(Quantity(None, None, 24, 99, "vague", ""))
    (13, 99)
    """
    return next((end for end in (quantity.high, quantity.value, quantity.low) if end is not None), None)


def _least(low: float, version: Version, tellings: Sequence[Telling]) -> float:
    """Return the least of a figure as conservative coders have it: a word for many counts what it is a plural of."""
    if version.quantity is None or version.quantity.modifier != "vague":
        return low
    own = set(version.tellings)
    bases = (base_of(telling) for telling in tellings if telling.ref in own)
    return min((base for base in bases if base is not None), default=low / 2)


# --- days -------------------------------------------------------------------------------------------------------------


def days_of(event: Event) -> Days:
    """Return an event's days. Where only the last is known it stands for them all, and how many they are is not known.

    >>> days_of(Event("e", "", (), (), (), "2024-09-17", "2024-09-19", (), (), "")).middle
    datetime.date(2024, 9, 18)
    """
    first, last = day(event.start), day(event.end or event.start)
    if first is None or last is None:
        return Days(first, last, None, first or last)
    length = (last - first).days + 1
    return Days(first, last, length, first + timedelta(days=(length - 1) // 2) if length > 2 else first)
