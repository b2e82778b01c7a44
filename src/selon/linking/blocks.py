"""Blocks: the short tokens by which a mention finds those that it may belong with, and what a token tells.

The first token names the mention's own scene, ``FAMILY:WHEN:PLACE``. ``WHEN`` is a month, a long period's first and
last day, a day for a night's tally of air defence, an era of publication for what was built at a site, or empty where
nothing tells it. Further ones are the same scene in the months that its days touch, ``near:DAY:REGION`` for what a
region's own mention may stand for, ``lasting:ERA:REGION`` for floods and storms, ``fig:ERA:PLACE:FIGURE``, and
``name:ERA:NAME:FIGURE`` for towns of one name or region. A mention that tells no usable day has the ``fig`` blocks of
all eras, for the figures by which a happening is known at any time.

An *era* is a year, begun on another day in each region. Towns that make news every day for years would otherwise grow
one component without end: nothing is tied across the turn of an era, but tallies of one night, and what tells no day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from selon.linking.days import Days, iso
from selon.linking.families import AIR, HAPPENING, LASTING, SITE, area_key, is_local, namesake_key, place_key
from selon.records.claims import Place
from selon.records.events import Mention
from selon.text import content_id

__all__ = [
    "LOOKING_BACK",
    "LOOSE",
    "blocks_of",
    "era_of",
    "is_known_by",
    "is_loose",
    "is_telling",
    "looking_back",
    "make_blocks",
    "scene_of",
]

#: A dispatch that tells no day may speak of its day of publication or so many days before.
LOOKING_BACK = 3
#: A time of more days than this is a season, a year or "since": it ties to nothing but its like.
LOOSE = 31
#: How many days an era has.
_ERA = 365
#: A mention that tells no usable day may be of any era between these days: a lifetime.
_FIRST, _LAST = (Days(day, day) for day in (date(1980, 1, 1).toordinal(), date(2049, 12, 31).toordinal()))


def make_blocks(
    family: str,
    places: Sequence[Place],
    days: Days | None,
    bound: Days | None,
    published: Days | None,
    kinds: Collection[str],
    figures: Iterable[str],
) -> tuple[str, ...]:
    """Return the blocks of a mention: ``days`` are its own; where it has none, ``bound`` is when it was already so."""
    place = places[0] if places else None
    key, area = place_key(place) or "", area_key(place)
    if family == AIR:
        country = ((place.country if place else None) or "").lower()
        return (f"{AIR}:{iso(days.last) if days else ''}:{country}",)
    if family == SITE:
        return (f"{SITE}:{era_of(area or key, published) if published else ''}:{key}",)
    blocks = [f"{family}:{when}:{key}" for when in list(_whens(days, bound)) or [""]]
    if not key:
        return tuple(blocks)
    told = days if days is not None else bound
    if told is None or is_loose(told):
        known = [figure for figure in figures if is_known_by(figure)]
        eras = range(era_of(area or key, _FIRST), era_of(area or key, _LAST) + 1)
        return (*blocks, *(f"fig:{era}:{key}:{figure}" for figure in known for era in eras))
    if family == HAPPENING:
        blocks += _beyond(key, area, days, told, kinds)
    blocks += [f"fig:{era_of(area or key, told)}:{key}:{figure}" for figure in figures]
    if family == HAPPENING and place is not None and is_local(place):
        for name in filter(None, (namesake_key(place), area)):
            blocks += [f"name:{era_of(name, told)}:{name}:{figure}" for figure in figures if is_telling(figure)]
    return tuple(dict.fromkeys(blocks))


def _beyond(key: str, area: str | None, days: Days | None, told: Days, kinds: Collection[str]) -> Iterator[str]:
    """Yield the blocks that lead beyond the place: to its region's mentions, and to the flood that it is part of."""
    seen = days if days is not None else Days(max(1, told.last - 1), told.last)
    if area and seen.length <= LOOKING_BACK + 1:
        yield from (f"near:{iso(day)}:{area}" for day in range(seen.first, seen.last + 1))
    if not LASTING.isdisjoint(kinds):
        yield f"lasting:{era_of(area or key, told)}:{area or key}"


@lru_cache(maxsize=4096)
def _offset(region: str) -> int:
    return int(content_id("era", region).rpartition("-")[2], 16) % _ERA


def era_of(region: str, days: Days) -> int:
    """Return the number of the era in which days end, in a region (or at a place whose region is not known)."""
    return (days.last + _offset(region)) // _ERA


def is_telling(figure: str) -> bool:
    """Tell whether few happenings at one place would share a figure: it is neither small nor round, or an extent.

    >>> [is_telling(f"{figure}") for figure in ("killed/person/3", "killed/person/50", "killed/person/24")]
    [False, False, True]
    >>> is_telling("magnitude/richter/2.8"), is_telling("area/kilometre/6")
    (True, True)
    """
    return figure.startswith("area/") or _length(figure) >= 2


def is_known_by(figure: str) -> bool:
    """Tell whether a happening is known by a figure at its place, whenever it is told.

    >>> is_known_by("killed/person/24"), is_known_by("injured/person/137"), is_known_by("magnitude/richter/2.8")
    (False, True, True)
    """
    return figure.startswith("area/") or _length(figure) >= 3


def _length(figure: str) -> int:
    """Return how many digits of a figure tell something; a fraction tells as much as three."""
    number = figure.rpartition("/")[2].lstrip("-")
    if "." in number:
        return 0 if "e" in number else 3
    return len(number.rstrip("0")) if number.isdigit() else 0


def _whens(days: Days | None, bound: Days | None) -> Iterator[str]:
    if days is None and bound is not None:
        days = looking_back(bound)
    if days is None:
        return
    if is_loose(days):
        yield f"{iso(days.first)}/{iso(days.last)}"
        return
    yield from sorted({iso(day)[:7] for day in range(days.first, days.last + 1)})


def looking_back(bound: Days) -> Days:
    """Return the days that a dispatch may be about that tells none, from when it came out."""
    return Days(max(1, bound.first - LOOKING_BACK), bound.last)


def is_loose(days: Days) -> bool:
    """Tell whether days are so many that they tie a mention to nothing but its like: a season, a year, "since"."""
    return days.length > LOOSE + LOOKING_BACK


def scene_of(mention: Mention) -> tuple[str, str]:
    """Return the family and the place's key of a mention's scene."""
    family, _, key = mention.blocks[0].split(":", 2)
    return family, key


def blocks_of(mention: Mention, sort: str) -> Iterator[str]:
    """Return the blocks of one sort: ``near``, ``lasting``, ``fig`` or ``name``."""
    return (block for block in mention.blocks if block.startswith(f"{sort}:"))
