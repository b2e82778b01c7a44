"""A mention as linking looks at it: its scene, the days that it may be about, how surely it tells them."""

from __future__ import annotations

from dataclasses import dataclass

from selon.linking.blocks import era_of, is_known_by, is_loose, is_telling, looking_back, scene_of
from selon.linking.days import Days, published_days
from selon.linking.families import HAPPENING, LASTING, OPENING, area_key, is_local
from selon.linking.periods import TIGHT
from selon.records.events import Mention

__all__ = ["View", "make_view"]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What is compared of a mention.

    ``days`` are those that it may be about, ``bound`` when it was already so if it tells none (both None where nothing
    tells); ``sure`` is True where the text gave them and they are few, ``loose`` where they are too many to tie it to
    others; ``local`` where a settlement or district is named; ``opening`` are its kinds that open a happening,
    ``lasting`` whether one of them lasts; ``telling`` are those of its figures that few happenings would share,
    ``known`` those by which it would be known at any time; ``era`` is the era of its days.
    """

    mention: Mention
    family: str
    key: str
    area: str | None
    local: bool
    days: Days | None
    bound: Days | None
    sure: bool
    loose: bool
    opening: frozenset[str]
    lasting: bool
    figures: frozenset[str]
    telling: frozenset[str]
    known: frozenset[str]
    era: int | None
    order: tuple[str, str]

    @property
    def id(self) -> str:
        """The mention's id."""
        return self.mention.id


def make_view(mention: Mention) -> View:
    """Return what is compared of a mention."""
    family, key = scene_of(mention)
    place = mention.places[0] if mention.places else None
    area = area_key(place)
    first, last = published_days(mention.start), published_days(mention.end)
    told = Days(first.first, last.last) if first and last else None
    bound = None if told else _bound(mention.published, last)
    days = told or (looking_back(bound) if bound else None)
    ends = told or bound
    opening = OPENING.intersection(mention.kinds) if family == HAPPENING else frozenset()
    return View(
        mention,
        family,
        key,
        area,
        is_local(place),
        days,
        bound,
        mention.dated and told is not None and told.length <= TIGHT,
        days is not None and is_loose(days),
        opening,
        not LASTING.isdisjoint(opening),
        frozenset(mention.figures),
        frozenset(filter(is_telling, mention.figures)),
        frozenset(filter(is_known_by, mention.figures)),
        era_of(area or key, ends) if ends and not is_loose(days or ends) else None,
        (mention.published or "9999", mention.id),
    )


def _bound(published: str | None, last: Days | None) -> Days | None:
    """Return when a mention that tells no day was already so: the end that it gives, or its publication's days."""
    came = published_days(published)
    return came if came is not None and (last is None or last.last == came.last) else last
