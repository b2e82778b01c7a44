"""A mention as linking looks at it: its scene, the days that it may be about, how surely it tells them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.linking.blocks import LOOKING_BACK, is_loose, scene_of
from selon.linking.days import Days, published_days
from selon.linking.scenes import HAPPENING, OPENING, area_key, is_local
from selon.records.events import Mention

__all__ = ["TIGHT", "View", "make_view", "telling"]

#: A day's interval is tight up to so many days.
TIGHT = 4


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What is compared of a mention. ``days`` are the days that it may be about, None where nothing tells any.

    ``sure`` is True where the text gave them and they are few; ``local`` where a settlement or district is named.
    """

    mention: Mention
    family: str
    key: str
    area: str | None
    local: bool
    days: Days | None
    sure: bool
    loose: bool
    opening: frozenset[str]
    figures: frozenset[str]
    telling: frozenset[str]
    order: tuple[str, str]

    @property
    def id(self) -> str:
        """The mention's id."""
        return self.mention.id


def make_view(mention: Mention) -> View:
    """Return what is compared of a mention."""
    family, key = scene_of(mention)
    place = mention.places[0] if mention.places else None
    days = _days(mention)
    return View(
        mention,
        family,
        key,
        area_key(place),
        is_local(place),
        days,
        mention.dated and days is not None and days.length <= TIGHT,
        days is not None and is_loose(days),
        OPENING.intersection(mention.kinds) if family == HAPPENING else frozenset(),
        frozenset(mention.figures),
        frozenset(telling(mention.figures)),
        (mention.published or "9999", mention.id),
    )


def _days(mention: Mention) -> Days | None:
    first, last = published_days(mention.start), published_days(mention.end)
    if mention.start is not None and first is not None and last is not None:
        return Days(first.first, last.last)
    published = published_days(mention.published)
    return Days(max(1, published.first - LOOKING_BACK), published.last) if published else None


def telling(figures: Iterable[str]) -> list[str]:
    """Return the figures that few happenings would share: neither small nor round.

    >>> telling(["killed/person/3", "killed/person/50", "killed/person/24", "magnitude/richter/2.8"])
    ['killed/person/24', 'magnitude/richter/2.8']
    """
    return [figure for figure in figures if _is_telling(figure.rpartition("/")[2])]


def _is_telling(number: str) -> bool:
    if "." in number and "e" not in number:
        return True
    digits = number.lstrip("-")
    return digits.isdigit() and len(digits.rstrip("0")) >= 2
