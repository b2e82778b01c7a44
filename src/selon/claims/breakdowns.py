"""The three shapes of a breakdown: by place, in brackets, by an exact sum."""

from __future__ import annotations

import re
from itertools import pairwise

from selon.languages.pack import Pack
from selon.records.claims import Amount, Part, Place, PlaceMention
from selon.records.text import Reading

__all__ = ["by_bracket", "by_place", "by_sum"]

_PEOPLE = frozenset({"person", "child", "adult"})
#: Figures above the total are kept up to this ratio: a slip of the source's arithmetic is to be seen, not hidden.
_SLIP = 1.5
Found = tuple[tuple[Part, ...], set[int]]
_NONE: Found = ((), set())


def by_place(
    reading: Reading, pack: Pack, amounts: tuple[Amount, ...], total: int, places: tuple[PlaceMention, ...]
) -> Found:
    """Return the breakdown of a total by the places that its items name."""
    whole = amounts[total]
    home = _own_place(reading, amounts, total, places)
    each = pack.words("distributive")
    sentence = last = reading.sentence_at(whole.span.start).index
    items: list[Part] = []
    used: set[int] = set()
    at_total = whole.value or 0.0
    added = 0.0
    for index in range(total + 1, len(amounts)):
        item = amounts[index]
        here = reading.sentence_at(item.span.start).index
        if here - last > 1:
            break
        if not _alike(whole, item) or item.subset and item.share is not None:
            continue
        if (item.value or 0) >= at_total or (whole.modifier != "exact" and here != sentence and here != last):
            break
        spots = _spots(reading, amounts, index, places)
        if not spots and not item.further:
            continue
        if home is not None and any(not _inside(spot.place, home) for spot in spots):
            break
        found = _items(reading, item, spots, each)
        more = sum(part.value or 0 for part in found)
        if added + more > at_total and (here != last or added + more > at_total * _SLIP):
            break
        items += found
        used.add(index)
        added, last = added + more, here
        if added >= at_total:
            break
    placed = sum(1 for part in items if part.place is not None)
    return (tuple(items), used) if len(items) > 1 and placed > len(items) / 2 else _NONE


def _alike(whole: Amount, item: Amount) -> bool:
    """Tell whether an item can be a part: a plain number of the same unit."""
    if item.value is None or item.measure or item.form in {"negative", "ordinal", "fraction", "all", "vague"}:
        return False
    if item.form == "article" and not item.elliptic:
        return False
    return item.unit == whole.unit or (item.unit in _PEOPLE and whole.unit in _PEOPLE)


def _own_place(
    reading: Reading, amounts: tuple[Amount, ...], total: int, places: tuple[PlaceMention, ...]
) -> Place | None:
    """Return the one settlement or region that the total itself is tied to, if its sentence names one."""
    sentence = reading.sentence_at(amounts[total].span.start)
    stop = amounts[total + 1].span.start if total + 1 < len(amounts) else sentence.end
    names = [
        mention.place
        for mention in places
        if mention.form == "name"
        and sentence.start <= mention.span.start < min(sentence.end, stop)
        and mention.place.precision in {"settlement", "admin2", "admin1"}
    ]
    return names[0] if len(names) == 1 else None


def _inside(place: Place, home: Place) -> bool:
    if home.precision == "admin1":
        return place.admin1 in {home.name, home.admin1} or place.name == home.name
    return place.name == home.name


def _spots(
    reading: Reading, amounts: tuple[Amount, ...], index: int, places: tuple[PlaceMention, ...]
) -> list[PlaceMention]:
    """Return the places of an item: before its bracket, else after it up to the next figure."""
    item = amounts[index]
    start, end = item.span.start, item.span.end
    sentence = reading.sentence_at(start)
    named = [mention for mention in places if mention.form == "name"]
    if reading.text[start - 1 : start] == "(" and reading.text[end : end + 1] == ")":
        before = [m for m in named if m.span.end <= start and m.span.start >= sentence.start]
        return before[-1:]
    stop = amounts[index + 1].span.start if index + 1 < len(amounts) else sentence.end
    after = [m for m in named if end <= m.span.start < min(stop, sentence.end)]
    joined = after[:1]
    for left, right in pairwise(after):
        if joined[-1] is not left or not _coordinated(reading, left.span.end, right.span.start):
            break
        joined.append(right)
    return joined


def _coordinated(reading: Reading, left: int, right: int) -> bool:
    """Tell whether two names stand in one list: only a comma, a joining word, and small words between."""
    between = reading.folded[left:right]
    return len(between) <= 24 and not re.search(r"[.;:()!?—–]", between) and len(between.split()) <= 3


def _items(reading: Reading, item: Amount, spots: list[PlaceMention], each: frozenset[str]) -> list[Part]:
    value, modifier = item.value, None if item.modifier == "exact" else item.modifier
    if not spots:
        return [Part(item.span, value, modifier, item.noun.text if item.noun else None)]
    window = reading.tokens_between(max(0, item.span.start - 4), spots[-1].span.end)
    if len(spots) > 1 and any(token.fold in each for token in window):
        return [Part(item.span, value, modifier, spot.place.name, spot.place) for spot in spots]
    if len(spots) == 1:
        return [Part(item.span, value, modifier, spots[0].place.name, spots[0].place)]
    names = " and ".join(spot.place.name or spot.span.text for spot in spots)
    span = reading.span(spots[0].span.start, spots[-1].span.end)
    countries = {spot.place.country for spot in spots}
    joint = Place(span, names, countries.pop() if len(countries) == 1 else None)
    return [Part(item.span, value, modifier, names, joint)]


def by_bracket(
    reading: Reading,
    pack: Pack,
    amounts: tuple[Amount, ...],
    total: int,
    places: tuple[PlaceMention, ...],  # noqa: ARG001
) -> Found:
    """Return the breakdown that stands in brackets behind the total: ``17 wounded (12 adults and five children)``."""
    whole = amounts[total]
    stop = reading.sentence_at(whole.span.start).end
    opening = reading.text.find("(", whole.span.end, stop)
    closing = reading.text.find(")", opening, stop) if opening >= 0 else -1
    if closing < 0:
        return _NONE
    inside = [i for i, a in enumerate(amounts) if opening < a.span.start < closing and i > total]
    between = [i for i, a in enumerate(amounts) if whole.span.end <= a.span.start < opening]
    if len(inside) < 2 or between or not all(_alike(whole, amounts[i]) for i in inside):
        return _NONE
    if sum(amounts[i].value or 0 for i in inside) > (whole.value or 0) * _SLIP:
        return _NONE
    return tuple(_plain(amounts[i]) for i in inside), set(inside)


def by_sum(
    reading: Reading,
    pack: Pack,
    amounts: tuple[Amount, ...],
    total: int,
    places: tuple[PlaceMention, ...],  # noqa: ARG001
) -> Found:
    """Return a run of figures of one later sentence that add up to the total and are set beside each other."""
    whole = amounts[total]
    first = reading.sentence_at(whole.span.start).index
    runs: dict[int, list[int]] = {}
    for index in range(total + 1, len(amounts)):
        here = reading.sentence_at(amounts[index].span.start).index
        if here - first > 3:
            break
        if _alike(whole, amounts[index]) and amounts[index].unit == whole.unit:
            runs.setdefault(here, []).append(index)
    for run in runs.values():
        if len(run) > 1 and any(amounts[i].further for i in run):
            if sum(amounts[i].value or 0 for i in run) == whole.value:
                return tuple(_plain(amounts[i]) for i in run), set(run)
    return _NONE


def _plain(item: Amount) -> Part:
    modifier = None if item.modifier == "exact" else item.modifier
    return Part(item.span, item.value, modifier, item.noun.text if item.noun else None)
