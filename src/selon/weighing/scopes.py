"""Where and when a claim holds: the keys by which figures of another place or period are kept apart.

A claim without a place or time of its own speaks of the event's. What is said of the region that holds the event's
place is another population as soon as there is a figure; that something happened there is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from selon.records.accounts import Telling
from selon.records.claims import Moment, Place
from selon.records.events import Event
from selon.text import fold

__all__ = ["WINDOWED", "Home", "Window", "day", "holds", "home_of", "overlap", "period_of", "place_key", "window_of"]

#: Kinds whose figures count what happened within a window of time, so that two windows are never added.
WINDOWED = frozenset({"shot_down", "launched", "shelling"})
_LONG = frozenset({"week", "month", "year", "season"})
_AREAS = frozenset({"admin1", "admin2", "country", "other"})

Window = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Home:
    """The place and days that an event's claims speak of unless they say otherwise."""

    place: Place | None
    start: str | None
    end: str | None
    #: The English names of the countries that the event's dispatches name, by their codes.
    countries: Mapping[str, str] = field(default_factory=dict)


def home_of(event: Event, tellings: Sequence[Telling]) -> Home:
    """Return an event's own place and days; where it has none, those that most of its tellings name."""
    places = {place_key(t.claim.place): t.claim.place for t in reversed(tellings) if t.claim.place is not None}
    counted = Counter(place_key(t.claim.place) for t in tellings if t.claim.place is not None)
    common = min(counted, key=lambda key: (-counted[key], key), default=None)
    place = event.places[0] if event.places else places.get(common) if common else None
    start, end = event.start, event.end
    if start is None and end is None:
        dated = Counter(
            (t.claim.time.start[:10], (t.claim.time.end or t.claim.time.start)[:10])
            for t in tellings
            if t.claim.time is not None and t.claim.time.start and t.claim.time.precision not in _LONG | {"vague"}
        )
        start, end = min(dated, key=lambda key: (-dated[key], key), default=(None, None))
    return Home(place, start, end, _countries(tellings))


def _countries(tellings: Sequence[Telling]) -> dict[str, str]:
    """Return what countries are called: by places that are countries, else by one-word names of those who act."""
    named: dict[str, Counter[tuple[int, str]]] = {}
    for telling in tellings:
        place, agent = telling.claim.place, telling.claim.agent
        if place is not None and place.country and place.name and place.precision == "country":
            named.setdefault(place.country, Counter())[0, place.name] += 1
        if agent is not None and agent.side and agent.name and " " not in agent.name:
            named.setdefault(agent.side, Counter())[1, agent.name] += 1
    return {code: min(found, key=lambda name: (name[0], -found[name], name))[1] for code, found in named.items()}


def place_key(place: Place | None) -> str:
    """Return the same text for the same place: its English name and country.

    >>> place_key(Place(None, "Toropets", "RU")), place_key(None)
    ('toropets/RU', '')
    """
    if place is None:
        return ""
    return _key(place.name or (place.span.text if place.span is not None else ""), place.country or "")


@lru_cache(maxsize=65536)
def _key(name: str, country: str) -> str:
    return f"{fold(name)}/{country}"


def holds(area: Place, inner: Place) -> bool:
    """Tell whether an area holds another place, as far as the two records say.

    >>> holds(Place(None, "Tver Oblast", "RU", None, "admin1"), Place(None, "Toropets", "RU", "Tver Oblast"))
    True
    """
    if area.precision not in _AREAS or place_key(area) == place_key(inner):
        return False
    if area.precision == "country":
        return area.country is not None and area.country == inner.country
    return area.name is not None and inner.admin1 == area.name


@lru_cache(maxsize=1 << 12)
def day(iso: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date-time, None where there is none."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def window_of(moment: Moment | None) -> Window:
    """Return the window of time that a claim's figure counts; both None where the text gives none."""
    if moment is None or moment.start is None or moment.precision == "vague":
        return None, None
    return moment.start, moment.end or moment.start


def period_of(kind: str, moment: Moment | None, home: Home) -> Window:
    """Return the period that a claim speaks of; both None for the event's own.

    For what is counted in windows a stretch of hours, a day and a night are kept apart; else a time that touches the
    event's days, or an hour of a tally, belongs to the event, and a year or a day far from them does not.
    """
    start, end = window_of(moment)
    if moment is None or start is None:
        return None, None
    if kind in WINDOWED:
        if start == end and "T" in start:
            return None, None
        return (_before(start), end) if start == end and moment.precision == "night" else (start, end)
    touches = _touches(start, end, home)
    return (None, None) if touches and moment.precision != "year" else (start, end)


def _before(start: str) -> str:
    """Return the day before: the night named by one date began on the eve."""
    known = day(start)
    return (known - timedelta(days=1)).isoformat() if known is not None else start


def _touches(start: str, end: str | None, home: Home) -> bool:
    first, last = day(start), day(end)
    begins, ends = day(home.start), day(home.end or home.start)
    if first is None or last is None or begins is None or ends is None:
        return True
    slack = timedelta(days=1)
    return first <= ends + slack and begins - slack <= last


def overlap(one: Window, other: Window) -> bool:
    """Tell whether two windows of time share a day or, where both name hours, an hour."""
    size = 16 if all("T" in (edge or "") for edge in (*one, *other)) else 10
    (start, end), (begin, stop) = ((w[0] or "", w[1] or w[0] or "") for w in (one, other))
    return start[:size] <= stop[:size] and begin[:size] <= end[:size]
