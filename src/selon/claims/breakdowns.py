"""The shapes of a breakdown: by place, in brackets, by an exact sum, one by one behind a colon, before its total."""

from __future__ import annotations

from selon.claims.itemplaces import List, label
from selon.records.claims import Amount, Part, Place

__all__ = ["before_total", "by_bracket", "by_exact_run", "by_listing", "by_place", "by_sum", "one_by_one"]

_PEOPLE = frozenset({"person", "child", "adult"})
_UNCOUNTED = frozenset({"negative", "ordinal", "fraction", "all", "vague"})
#: Figures above the total are kept up to this ratio: a slip of the source's arithmetic is to be seen, not hidden.
_SLIP = 1.5
#: How many sentences behind the total an exact sum may stand.
_NEAR = 4
#: From so many items on a list of subsets is a breakdown even if it leaves some out.
_LISTED = 3
#: How many figures away an item of a breakdown may stand.
_MOST = 100
#: How many characters stand at most between a figure and what it was taken from (of the).
_OF = 8
#: Below it, a sum of figures is too often chance.
_FEWEST = 3
#: So many figures that add up exactly need no word that sets them beside each other.
_MANY = 3
#: Fates of people: figures of two of them are no items of one list, though they may add up to those aboard.
_FATES = frozenset({"killed", "injured", "missing", "rescued", "detained", "hospitalised", "evacuated", "returned"})
Found = tuple[tuple[Part, ...], set[int]]
_NONE: Found = ((), set())


def by_place(items: List, total: int) -> Found:
    """Return the breakdown of a total by the places that its items name, in its sentence and those that follow."""
    whole = items.amounts[total]
    home = items.own_place(total)
    first = last = items.sentence(total)
    parts: list[Part] = []
    used: set[int] = set()
    limit, added = whole.value or 0.0, 0.0
    for index in range(total + 1, len(items.amounts)):
        item, here = items.amounts[index], items.sentence(index)
        if here - last > 1 + (item.further and bool(parts)) and not (items.between(last, here) and not parts):
            break
        if not _alike(whole, item) or (index == total + 1 and _is_base(items, total)):
            continue
        if (item.value or 0) >= limit or (whole.modifier != "exact" and here != first):
            break
        spots = items.spots(index)
        if not spots and not item.further:
            continue
        if home is not None and not parts and any(spot.place.name == home.name for spot in spots):
            home = None  # the total names where most of it was, and the list begins there
        if home is not None and any(not _inside(spot.place, home) for spot in spots):
            break
        found = items.parts(index, spots)
        more = sum(part.value or 0 for part in found)
        again = _said_before(items, parts, used, found)
        if again is not None:
            del parts[again[0]]
            used.discard(again[1])
            added -= more
        if added + more > limit and (here != last or added + more > limit * _SLIP):
            break
        parts += found
        used.add(index)
        added, last = added + more, here
        if added >= limit and not _goes_on(items, total, index):
            break
    placed = sum(1 for part in parts if part.place is not None)
    return (tuple(parts), used) if len(parts) > 1 and placed > len(parts) / 2 else _NONE


def _goes_on(items: List, total: int, index: int) -> bool:
    """Tell whether a list that has reached its total names one item more in its sentence: the sum is then wrong."""
    after = index + 1
    if after >= len(items.amounts) or items.sentence(after) != items.sentence(index):
        return False
    item = items.amounts[after]
    return item.elliptic and _alike(items.amounts[total], item) and bool(items.spots(after))


def _is_base(items: List, total: int) -> bool:
    """Tell whether the next figure is only what the total was taken from: 62 of the 98 drones."""
    part, base = items.amounts[total], items.amounts[total + 1]
    between = items.reading.text[part.span.end : base.span.start]
    apart = part.noun is None or part.noun.start >= base.span.end
    return apart and len(between) <= _OF and between.replace(" ", "").isalpha()


def _said_before(items: List, parts: list[Part], used: set[int], found: list[Part]) -> tuple[int, int] | None:
    """Return the part and the figure, a subset told first (``11 of them over Bryansk``), that an item says again."""
    for at, part in enumerate(parts):
        figure = next((i for i in used if items.amounts[i].span == part.span and items.amounts[i].subset), None)
        if figure is not None and len(found) == 1 and (part.value, part.label) == (found[0].value, found[0].label):
            return at, figure
    return None


def _alike(whole: Amount, item: Amount) -> bool:
    """Tell whether an item can be a part: a plain number of the same unit."""
    if item.value is None or item.measure or item.form in _UNCOUNTED:
        return False
    if item.form == "article" and not item.elliptic:
        return False
    return item.unit == whole.unit or (item.unit in _PEOPLE and whole.unit in _PEOPLE)


def _inside(place: Place, home: Place) -> bool:
    if home.precision == "admin1":
        return place.name == home.name or (place.admin1 is not None and place.admin1 in {home.name, home.admin1})
    return place.name == home.name


def by_bracket(items: List, total: int) -> Found:
    """Return the breakdown that stands in brackets behind the total: ``17 wounded (12 adults and five children)``."""
    whole = items.amounts[total]
    text = items.reading.text
    stop = items.reading.sentence_at(whole.span.start).end
    opening = text.find("(", whole.span.end, stop)
    closing = text.find(")", opening, stop) if opening >= 0 else -1
    if closing < 0:
        return _NONE
    inside = [i for i, a in enumerate(items.amounts) if opening < a.span.start < closing]
    between = [i for i, a in enumerate(items.amounts) if whole.span.end <= a.span.start < opening]
    if len(inside) < 2 or between or not all(_alike(whole, items.amounts[i]) for i in inside):
        return _NONE
    if _sum(items, inside) > (whole.value or 0) * _SLIP:
        return _NONE
    return _listed(items, inside)


def by_sum(items: List, total: int) -> Found:
    """Return a run of figures of one sentence that add up to the total and are set beside each other."""
    whole = items.amounts[total]
    if whole.further and whole.elliptic:
        return _NONE
    first = items.sentence(total)
    runs: dict[int, list[int]] = {}
    for index in range(total + 1, min(total + _MOST, len(items.amounts))):
        here = items.sentence(index)
        if here - first > _NEAR:
            break
        item = items.amounts[index]
        single = item.form == "article" and not item.measure
        if _alike(whole, item) or (single and item.unit == whole.unit):
            runs.setdefault(here, []).append(index)
    for run in runs.values():
        counted = all(items.amounts[i].noun is not None for i in run)
        beside = (len(run) >= _MANY and counted) or any(
            items.amounts[i].further or items.amounts[i].subset for i in run
        )
        led = items.amounts[run[0]].subset or not any(items.amounts[i].subset for i in run)
        if len(run) > 1 and beside and led and _sum(items, run) == whole.value and not _told_apart(items, total, run):
            return _listed(items, run)
    return _NONE


def by_exact_run(items: List, total: int) -> Found:
    """Return figures of one sentence that add up exactly to a total, whatever unit they seem to carry.

    An item without a noun of its own takes the total's unit: "four coaches derailed. Of the injured, 21 were taken to
    A, 15 to B and seven to C". Two items must stand behind a colon or begin with a subset; of three the sum is enough.
    """
    whole = items.amounts[total]
    if whole.form == "article" or whole.subset or (whole.value or 0) < _FEWEST:
        return _NONE
    first = items.sentence(total)
    runs: dict[int, list[int]] = {}
    for index in range(total + 1, min(total + _MOST, len(items.amounts))):
        here = items.sentence(index)
        if here - first > _NEAR:
            break
        if _alike(whole, items.amounts[index]) or _bare(items.amounts[index]) or _single(whole, items, index):
            runs.setdefault(here, []).append(index)
    for run in runs.values():
        plain = [index for index in run if items.amounts[index].form != "article"]
        for chosen in (plain, run):
            if _adds_up(items, total, chosen) and not _told_apart(items, total, chosen):
                return tuple(part for index in chosen for part in _part(items, index)), set(chosen)
    return _NONE


def _bare(item: Amount) -> bool:
    """Tell whether a plain figure has no noun of its own, so that it may count anything."""
    return item.noun is None and item.value is not None and not item.measure and item.form not in _UNCOUNTED


def _single(whole: Amount, items: List, index: int) -> bool:
    """Tell whether an article with a person may be an item (five passengers, two guards and a soldier)."""
    item = items.amounts[index]
    return item.form == "article" and item.unit in _PEOPLE and whole.unit in _PEOPLE


def _adds_up(items: List, total: int, run: list[int]) -> bool:
    whole = items.amounts[total]
    if len(run) < 2 or _sum(items, run) != whole.value:
        return False
    if len(run) >= _MANY:
        return True
    text = items.reading.text[whole.span.end : items.amounts[run[0]].span.start]
    beside = items.sentence(run[0]) == items.sentence(total) and ":" in text
    return beside or items.amounts[run[0]].subset


def _told_apart(items: List, total: int, run: list[int]) -> bool:
    """Tell whether words of two fates stand among the items of people whose own fate is not told.

    Of 84 aboard 61 were rescued, nine died, 14 are missing; but of 14 killed nine died at once and five in hospital.
    """
    reading = items.reading
    whole = items.amounts[total].span
    sentence, home = reading.sentence_at(items.amounts[run[0]].span.start), reading.sentence_at(whole.start)
    if _fates(items, home.start, whole.end if home.start == sentence.start else home.end):
        return False
    return len(_fates(items, max(whole.end, sentence.start), sentence.end)) > 1


def _fates(items: List, start: int, end: int) -> set[str]:
    hits = items.reading.hits_between("kinds", start, end)
    return {hit.entry.get("kind") for hit in hits} & _FATES


def _part(items: List, index: int) -> list[Part]:
    """Return an item named by its noun, or without one by the place behind it."""
    item = items.amounts[index]
    if item.noun is not None:
        return [Part(item.span, item.value, None if item.modifier == "exact" else item.modifier, label(item))]
    return items.parts(index, items.spots(index)[:1])


def by_listing(items: List, total: int) -> Found:
    """Return a list of subsets as a breakdown: of two items that add up to the total, or of three and more."""
    whole = items.amounts[total]
    run = items.listed(total + 1)
    if len(run) < 2 or not all(_alike(whole, items.amounts[i]) for i in run):
        return _NONE
    added = _sum(items, run)
    if added != whole.value and (len(run) < _LISTED or added > (whole.value or 0)):
        return _NONE
    return _listed(items, run)


def one_by_one(items: List, total: int) -> Found:
    """Return single ones named behind a colon: ``two people died: a man in Belgorod and a boy in Bryansk``."""
    whole = items.amounts[total]
    sentence = items.reading.sentence_at(whole.span.start)
    colon = items.reading.text.find(":", whole.span.end, sentence.end)
    if colon < 0 or whole.unit not in _PEOPLE:
        return _NONE
    singles = [
        i
        for i, a in enumerate(items.amounts)
        if colon < a.span.start < sentence.end and a.value == 1 and a.unit in _PEOPLE and not a.subset
    ]
    if len(singles) < 2 or len(singles) != whole.value:
        return _NONE
    parts: list[Part] = []
    for index, following in zip(singles, [*singles[1:], None], strict=True):
        parts += items.parts(index, items.spots(index, following)[:1])
    return tuple(parts), set(singles)


def before_total(items: List, total: int) -> Found:
    """Return the figures of a sentence that stand before a total and add up to it (530, 210 and 90, in all 830)."""
    whole = items.amounts[total]
    here = items.sentence(total)
    near = range(max(0, total - _MOST), total)
    run = [i for i in near if items.sentence(i) == here and _alike(whole, items.amounts[i])]
    if len(run) < 2 or any(items.amounts[i].subset for i in run) or _sum(items, run) != whole.value:
        return _NONE
    return tuple(part for index in run for part in items.parts(index, items.spots(index)[:1])), set(run)


def _sum(items: List, run: list[int]) -> float:
    return sum(items.amounts[index].value or 0 for index in run)


def _listed(items: List, run: list[int]) -> Found:
    parts = (items.amounts[index] for index in run)
    return tuple(Part(a.span, a.value, None if a.modifier == "exact" else a.modifier, label(a)) for a in parts), set(
        run
    )
