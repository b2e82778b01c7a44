"""Blocks: the short tokens by which a mention finds those that it may belong with, and what a token tells.

The first token names the mention's own scene, ``FAMILY:WHEN:PLACE``; ``WHEN`` is a month, a year for a whole year, a
day for a night's tally of air defence, empty where nothing tells it. Further ones are the same scene in the months that
its days touch, ``near:DAY:REGION`` for what a region's own mention may stand for, ``lasting::REGION`` for floods and
storms, and ``fig:PLACE:FIGURE``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from selon.linking.days import Days, iso
from selon.linking.families import AIR, HAPPENING, LASTING, SITE, area_key, place_key
from selon.records.claims import Place
from selon.records.events import Mention

__all__ = ["LOOKING_BACK", "LOOSE", "blocks_of", "is_loose", "looking_back", "make_blocks", "scene_of"]

#: A dispatch that tells no day may speak of its day of publication or so many days before.
LOOKING_BACK = 3
#: A time of more days than this is a season, a year or "since": it ties to nothing but its like.
LOOSE = 31


def make_blocks(
    family: str,
    places: Sequence[Place],
    days: Days | None,
    bound: Days | None,
    kinds: Collection[str],
    figures: Iterable[str],
) -> tuple[str, ...]:
    """Return the blocks of a mention: ``days`` are its own; where it has none, ``bound`` is when it was already so."""
    place = places[0] if places else None
    key, area = place_key(place) or "", area_key(place)
    if family == AIR:
        country = ((place.country if place else None) or "").lower()
        return (f"{AIR}:{iso(days.last) if days else ''}:{country}",)
    blocks = [f"{family}:{when}:{key}" for when in list(_whens(family, days, bound)) or [""]]
    if family == HAPPENING and key:
        blocks += _beyond(key, area, days, bound, kinds)
    if key and family != SITE:
        blocks += [f"fig:{key}:{figure}" for figure in figures]
    return tuple(dict.fromkeys(blocks))


def _beyond(key: str, area: str | None, days: Days | None, bound: Days | None, kinds: Collection[str]) -> Iterator[str]:
    """Yield the blocks that lead beyond the place: to its region's mentions, and to the flood that it is part of."""
    seen = days if days is not None else bound and Days(max(1, bound.last - 1), bound.last)
    if area and seen and seen.length <= LOOKING_BACK + 1:
        yield from (f"near:{iso(day)}:{area}" for day in range(seen.first, seen.last + 1))
    if not LASTING.isdisjoint(kinds):
        yield f"lasting::{area or key}"


def _whens(family: str, days: Days | None, bound: Days | None) -> Iterator[str]:
    if family == SITE:
        return
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
    """Return the blocks of one sort: ``near``, ``lasting`` or ``fig``."""
    return (block for block in mention.blocks if block.startswith(f"{sort}:"))
