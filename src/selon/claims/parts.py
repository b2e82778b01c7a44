"""Which figures belong together: breakdowns of a total, subsets, shares.

A breakdown is read where at least two figures of the total's unit follow it, each with its own place (``16 over
Bryansk``, ``Briansk (16)``), stand in brackets behind it, or add up to it exactly with a word that sets them beside
each other (``another``, ``autres``). A list by places ends where it is complete, where a figure as great as the total
starts anew, or where a whole sentence brings none.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.claims.breakdowns import before_total, by_bracket, by_exact_run, by_listing, by_place, by_sum, one_by_one
from selon.claims.itemplaces import List
from selon.languages.pack import Pack
from selon.records.claims import Amount, Part, PlaceMention
from selon.records.text import Reading

__all__ = ["Grouping", "group_amounts"]

#: How many sentences a subset looks back for its whole (the nearest that can hold it).
_REACH = 3
_PEOPLE = frozenset({"person", "child", "adult", "family"})


@dataclass(frozen=True, slots=True)
class Grouping:
    """How the figures of a text hang together, by index into the amounts.

    ``parts[i]`` is the breakdown of figure ``i`` (two items or more, in the order of the text; an item's place is the
    gazetteer's, its label the place's name or the counted noun). ``part_of[i]`` is the figure of which ``i`` is a
    subset or share (``dont la moitié``, ``three of them children``; a later figure in ``97 of the 112``): such a figure
    is a claim of its own.
    ``consumed`` holds the figures that are only items of a breakdown and no claims of their own. Where no figure is
    the whole (``evacuees, among them 11 children``), a subset has no entry in ``part_of``.
    """

    parts: dict[int, tuple[Part, ...]]
    part_of: dict[int, int]
    consumed: frozenset[int]


def group_amounts(
    reading: Reading, pack: Pack, amounts: tuple[Amount, ...], places: tuple[PlaceMention, ...]
) -> Grouping:
    """Return the breakdowns, subsets and shares among a text's figures, in one list or over several sentences."""
    items = List.of(reading, pack, amounts, places)
    totals = [index for index, amount in enumerate(amounts) if not amount.measure and _is_total(amount)]
    parts: dict[int, tuple[Part, ...]] = {}
    consumed: set[int] = set()
    for exact in (True, False):
        for index in totals:
            if index in parts or index in consumed:
                continue
            found, used = _breakdown(items, index, consumed, exact=exact)
            if found:
                parts[index] = found
                consumed |= used
    part_of: dict[int, int] = {}
    for index, amount in enumerate(amounts):
        if index in consumed or amount.measure:
            continue
        whole = _whole_ahead(reading, pack, amounts, index)
        if whole is None and (amount.subset or amount.share is not None):
            whole = part_of.get(index - 1) if items.goes_on(index) else None
            whole = whole if whole is not None else _whole(reading, amounts, index, consumed)
        if whole is not None:
            part_of[index] = whole
    return Grouping(parts, part_of, frozenset(consumed))


def _breakdown(items: List, index: int, consumed: set[int], *, exact: bool) -> tuple[tuple[Part, ...], set[int]]:
    """Return the first breakdown of a figure; lists that add up exactly are taken before those that do not."""
    for find in (by_bracket, by_place, by_listing, by_sum, one_by_one, by_exact_run, before_total):
        found, used = find(items, index)
        adds_up = sum(part.value or 0 for part in found) == items.amounts[index].value
        if found and adds_up is exact and not used & consumed:
            return found, used
    return (), set()


def _is_total(amount: Amount) -> bool:
    return amount.value is not None and amount.value >= 2 and amount.form in {"digits", "word"}


def _whole(reading: Reading, amounts: tuple[Amount, ...], index: int, consumed: set[int]) -> int | None:
    """Return the nearest earlier figure that can hold a subset, in its sentence or the one before."""
    part = amounts[index]
    here = reading.sentence_at(part.span.start).index
    for at in range(index - 1, -1, -1):
        whole = amounts[at]
        if here - reading.sentence_at(whole.span.start).index > _REACH:
            return None
        if at in consumed or whole.measure or whole.form in {"article", "negative", "fraction", "all", "ordinal"}:
            continue
        if _holds(whole, part):
            return at
    return None


def _whole_ahead(reading: Reading, pack: Pack, amounts: tuple[Amount, ...], index: int) -> int | None:
    """Return the next figure where it is the whole of this one: ``97 of the 112 drones``, ``23 sur les 31``."""
    if index + 1 >= len(amounts):
        return None
    part, whole = amounts[index], amounts[index + 1]
    if part.form == "article":
        return None
    start, end = part.span.end, whole.span.start
    if whole.measure or whole.form not in {"digits", "word"} or end > reading.sentence_at(part.span.start).end:
        return None
    ofs = pack.words("number_of")
    between = reading.folded[start:end].split()
    linked = bool(between) and between[0] in ofs and ofs.union(pack.words("determiners")).issuperset(between)
    hits = reading.hits_between("subsets", start, end)
    led = any(hit.entry.get("side") == "whole" and end - hit.end <= 1 for hit in hits)
    return index + 1 if (linked or (led and "," not in reading.text[start:end])) and _holds(whole, part) else None


def _holds(whole: Amount, part: Amount) -> bool:
    if (
        whole.unit not in (part.unit, None)
        and not (whole.unit in _PEOPLE and part.unit in _PEOPLE)
        and not part.elliptic
    ):
        return False
    if whole.unit == "child" and part.unit == "person" and not part.elliptic:
        return False
    top = whole.high if whole.high is not None else whole.value
    if whole.modifier in {"at_least", "more_than", "about"} or part.value is None or top is None:
        return True
    return part.value <= top
