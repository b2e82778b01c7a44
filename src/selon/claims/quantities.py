"""Figures as they stand in the text: numerals, bounds, approximations, ranges, vague words, fractions, negatives.

The numerals come from the shelf (``languages.numerals``). Here each one gets its bounds (``modifiers.tsv``), its
measure or its counted noun (``units.tsv``), and is dropped where it counts nothing: a date, an age, a type of weapon,
a number that is a name (``names.tsv``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from selon.claims.namesakes import Namesakes
from selon.claims.nouns import Nouns
from selon.claims.phrases import Noun
from selon.claims.surroundings import MEASURES, Surroundings
from selon.languages.numerals import Numeral, find_numerals
from selon.languages.pack import Pack
from selon.records.claims import Amount, Moment
from selon.records.text import Reading

__all__ = ["find_amounts"]

_OPEN_ABOVE = frozenset({"at_least", "more_than"})
_OPEN_BELOW = frozenset({"at_most", "less_than"})
_MULTIPLES = {"currency_million": 1e6, "currency_billion": 1e9}
#: How far from one over a whole number a fraction is that counts by itself (two thirds).
_CLOSE = 0.01
#: Units of which ``all`` is a manner of speaking (all targets, all regions).
_SWEEPING = frozenset({"facility", "region", "settlement", "attack"})
#: Whom a list of subsets may end with, led by an article: three officers and a girl.
_PERSONS = frozenset({"person", "child"})
_LENGTHS = frozenset({"kilometre", "mile"})
_UNBOUNDED = frozenset({"negative", "all", "article"})


@dataclass(slots=True)
class _Draft:
    """A figure in the making: its offsets, its number, what has been learnt about it."""

    numeral: Numeral
    start: int
    end: int
    modifier: str
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    measure: bool = False


def find_amounts(reading: Reading, pack: Pack, moments: tuple[Moment, ...] = ()) -> tuple[Amount, ...]:
    """Return the figures of a text by start; spans do not overlap. Dates, clock times and type names are no figures.

    What lies in a moment's span counts nothing: pass the moments of the same reading where they are known.
    """
    around = Surroundings(reading, pack)
    namesakes = Namesakes(reading, pack, around, moments)
    nouns = Nouns(reading, pack, around)
    kept = _counting(find_numerals(reading, pack), reading, namesakes)
    numerals = [_bounded_article(numeral, around) for numeral in kept]
    found: list[Amount] = []
    for draft in _ranges(numerals, around):
        if found and draft.start < found[-1].span.end:
            continue
        amount = _ordinal(draft, reading, around) if draft.numeral.form == "ordinal" else None
        if draft.numeral.form != "ordinal":
            amount = _settle(draft, reading, around, nouns, found)
        if amount is not None and not (found and amount.span.start < found[-1].span.end):
            found.append(amount)
    return tuple(found)


def _counting(numerals: tuple[Numeral, ...], reading: Reading, namesakes: Namesakes) -> list[Numeral]:
    """Drop the numerals that count nothing, and those that a hyphen ties to such a one (737-800)."""
    kept: list[Numeral] = []
    masked = -1
    for numeral in numerals:
        tied = numeral.start == masked + 1 and reading.folded[masked] == "-"
        if tied or namesakes.masks(numeral):
            masked = numeral.end
        else:
            kept.append(numeral)
    return kept


def _bounded_article(numeral: Numeral, around: Surroundings) -> Numeral:
    """Take an article behind a bound for a number (at least one, ``mindestens eine``)."""
    bounds = around.modifiers_before(numeral.start) if numeral.form == "article" else []
    bounded = any(hit.entry.get("flag") != "locative" for hit in bounds)
    return replace(numeral, form="word") if bounded else numeral


def _ranges(numerals: list[Numeral], around: Surroundings) -> Iterator[_Draft]:
    """Yield a draft for each numeral, or for two that are the ends of a range."""
    index = 0
    while index < len(numerals):
        first = numerals[index]
        draft = _Draft(first, first.start, first.end, first.modifier, first.value, first.low, first.high)
        second = numerals[index + 1] if index + 1 < len(numerals) else None
        start = around.range_start(first, second) if second is not None else None
        if second is not None and start is not None:
            low, high = _ends(first, second)
            if low < high:
                draft = _Draft(second, start, second.end, "range", None, low, high)
                index += 1
        yield draft
        index += 1


def _ends(first: Numeral, second: Numeral) -> tuple[float, float]:
    """Return the ends of a range; in ``2 to 3 million`` the first end takes the second's multiplier."""
    low, high = first.value or 0.0, second.value or 0.0
    if first.scale == 1 and second.scale > 1 and low < high / second.scale:
        low *= second.scale
    return low, high


def _ordinal(draft: _Draft, reading: Reading, around: Surroundings) -> Amount | None:
    """``44th day``: an ordinal counts only stretches of time."""
    hit = around.unit_after(draft.end)
    value = draft.value or 0
    if hit is None or hit.entry.row["class"] != "time" or hit.entry.row["unit"] == "century" or value < 2:
        return None
    span = reading.span(draft.start, hit.end)
    return Amount(span, value, value, value, "exact", hit.entry.row["unit"], form="ordinal", measure=True)


def _settle(draft: _Draft, reading: Reading, around: Surroundings, nouns: Nouns, found: list[Amount]) -> Amount | None:
    """Give the figure its unit and bounds; return None where it counts nothing."""
    form = draft.numeral.form
    if form == "same":
        draft.value = _last_count(found)
        if draft.value is None:
            return None
    _measure(draft, around)
    if draft.unit == "percent" and _of_them(draft, around, nouns, found):
        form = _as_fraction(draft)
    _bound_after(draft, around)
    _go_on(draft, around, nouns, found)
    scale = None if draft.measure else around.scale(draft.start, draft.end)
    if scale is not None:
        draft.unit, draft.measure = scale, True
    subset = around.subset(draft.start, draft.end) or _follows_whole(draft, reading, around, found)
    noun = None if draft.measure else nouns.after(draft.numeral, draft.end, subset=subset)
    unit, elliptic = draft.unit or (noun.unit if noun is not None else None), False
    _bound_before(draft, around, unit)
    subset = subset or around.subset(draft.start, draft.end) or _goes_on_subset(draft, around, noun, found)
    shaken = around.shaken(draft.start, draft.value) if form == "digits" and not draft.measure else None
    if shaken is not None and (noun is None or not noun.near):
        draft.unit = unit = shaken
        draft.measure, noun = True, None
    if unit is None and (form not in _UNBOUNDED or _stands_alone(draft, around, found)):
        beside = subset or form == "negative" or (noun is not None and noun.further)
        unit, elliptic = nouns.carried(draft.start, draft.end, found, noun, beside=beside), True
    if not _counts(draft, noun, unit, around, subset=subset):
        return None
    if noun is not None and noun.span is not None and draft.modifier == "exact" and form not in _UNBOUNDED:
        tail = around.modifier_after(noun.span.end)
        draft.modifier = tail.entry.row["class"] if tail is not None else draft.modifier
    if noun is not None and noun.span is not None:
        subset = subset or around.subset(draft.start, noun.span.end)
    return _amount(draft, reading, unit, noun, subset=subset, elliptic=elliptic)


def _last_count(found: list[Amount]) -> float | None:
    """Return the value of the last plain count: what ``the same number`` means."""
    counts = (a.value for a in reversed(found) if a.form in {"digits", "word"} and not a.measure)
    return next((value for value in counts if value is not None), None)


def _follows_whole(draft: _Draft, reading: Reading, around: Surroundings, found: list[Amount]) -> bool:
    """Tell whether the figure before is named as the whole of this one, in the same sentence."""
    if draft.numeral.form in _UNBOUNDED:
        return False
    start = reading.sentence_at(draft.start).start
    if not found or found[-1].span.start < start:
        return around.opens_with_whole(start, draft.start)
    return around.leads_whole(found[-1].span.start) and "," in reading.text[found[-1].span.end : draft.start]


def _goes_on_subset(draft: _Draft, around: Surroundings, noun: Noun | None, found: list[Amount]) -> bool:
    """Tell whether the figure goes on a list of subsets (including 680 firefighters, 250 policemen)."""
    last = found[-1] if found else None
    if last is None or not last.subset or last.elliptic or last.share is not None or last.measure:
        return False
    if noun is None or noun.span is None or noun.further or draft.measure:
        return False
    single = draft.numeral.form == "article" and noun.unit in _PERSONS and last.unit in _PERSONS
    if draft.numeral.form in _UNBOUNDED and not single:
        return False
    return around.joined_closely(last.noun.end if last.noun is not None else last.span.end, draft.start)


def _measure(draft: _Draft, around: Surroundings) -> None:
    """Take the measure, currency or per cent that stands beside the numeral into the span."""
    large = (draft.value or draft.high or 0) >= 1000 or draft.numeral.modifier == "about" or around.joins_units
    hit = around.unit_after(draft.end, linked=large or draft.numeral.form == "vague")
    if draft.numeral.form == "fraction":
        _part_of_unit(draft, around)
        return
    single = draft.numeral.form == "article"
    if hit is not None and hit.entry.row["class"] in ({"measure"} if single else MEASURES):
        draft.unit, draft.measure, draft.end = hit.entry.row["unit"], True, hit.end
        times = _MULTIPLES.get(hit.entry.row["class"], 1)
        draft.value = draft.value * times if draft.value is not None else None
        half = around.half_at(draft.end)
        if half is not None and draft.value is not None:
            draft.value, draft.end = draft.value + 0.5, half
        return
    currency = around.currency_before(draft.start)
    if currency is None and draft.modifier == "range":
        currency = around.currency_before(draft.numeral.start)
    if currency is not None:
        draft.unit, draft.measure = currency.entry.row["unit"], True
        draft.start = min(draft.start, currency.start)


def _go_on(draft: _Draft, around: Surroundings, nouns: Nouns, found: list[Amount]) -> None:
    """Give a bare figure the unit of the length before it (380 km from Moscow and some 500 from the border)."""
    if draft.measure or not found or found[-1].unit not in _LENGTHS or draft.numeral.form not in {"digits", "word"}:
        return
    noun = nouns.after(draft.numeral, draft.end, subset=True)
    if (noun is None or noun.span is None) and around.goes_on_length(found[-1].span.end, draft.start, draft.end):
        draft.unit, draft.measure = found[-1].unit, True


def _of_them(draft: _Draft, around: Surroundings, nouns: Nouns, found: list[Amount]) -> bool:
    """Tell whether a percentage is of the people just counted: 60 per cent of them are children."""
    if draft.value is None or not found or found[-1].unit not in _PERSONS or not around.subset(draft.start, draft.end):
        return False
    noun = nouns.after(draft.numeral, draft.end, subset=True)
    return noun is not None and (noun.span is None or noun.unit in _PERSONS)


def _as_fraction(draft: _Draft) -> str:
    """Read a percentage of them as a fraction of the figure before; return its form."""
    draft.numeral = replace(draft.numeral, form="fraction")
    draft.value, draft.unit, draft.measure = (draft.value or 0.0) / 100, None, False
    return draft.numeral.form


def _part_of_unit(draft: _Draft, around: Surroundings) -> None:
    """Read ``half a mile``, ``une demi-heure``: a fraction of a unit is a value, not a share."""
    hit = around.unit_after(around.article_after(draft.end))
    if draft.value is None or draft.value * 4 != int(draft.value * 4):
        return  # "a third day" counts days in order; halves and quarters are what units are parted into
    if hit is not None and hit.entry.row["class"] in {"measure", "time"} and draft.value is not None:
        draft.unit, draft.measure, draft.end = hit.entry.row["unit"], True, hit.end


def _bound_after(draft: _Draft, around: Surroundings) -> None:
    """Take a bound that stands right after the figure (``100 or more``) into the span."""
    hit = around.modifier_after(draft.end) if _bounded(draft) else None
    if hit is not None:
        draft.end = hit.end
        draft.modifier = hit.entry.row["class"]


def _bound_before(draft: _Draft, around: Surroundings, unit: str | None) -> None:
    """Take the bounds and approximations before the figure into the span; a bound says more than ``about``."""
    if not _bounded(draft):
        return
    for hit in around.modifiers_before(draft.start):
        if hit.entry.get("flag") == "locative" and around.locative(hit, unit, measure=draft.measure):
            continue
        if hit.entry.row["class"] == "at_most" and around.changes(hit.start):
            continue
        draft.start = min(draft.start, hit.start)
        if draft.modifier in {"exact", "about"}:
            draft.modifier = hit.entry.row["class"]


def _bounded(draft: _Draft) -> bool:
    return draft.modifier != "range" and draft.numeral.form not in _UNBOUNDED


def _counts(draft: _Draft, noun: Noun | None, unit: str | None, around: Surroundings, *, subset: bool) -> bool:
    """Tell whether the figure counts or measures something, by its form."""
    form = draft.numeral.form
    stands = noun is not None and noun.span is not None
    if form == "article":
        return (stands and noun is not None and noun.unit is not None) or unit is not None
    if form == "all":
        return (
            (stands and unit not in _SWEEPING)
            or around.of_follows(draft.end)
            or (unit is not None and around.verb_follows(draft.end))
        )
    if form == "negative":
        return _is_none(draft, noun, unit)
    if form == "fraction":
        value = draft.value or 1.0
        several = abs(round(1 / value) * value - 1) > _CLOSE
        return subset or several or draft.measure or around.of_follows(draft.end) or around.whole_follows(draft.end)
    if around.looks_like_year(draft.numeral) and not draft.measure and draft.modifier == "exact":
        return noun is not None and noun.near and not around.led_as_year(draft.start)
    return not around.pronoun_one(draft.numeral, draft.end, noun, unit)


def _is_none(draft: _Draft, noun: Noun | None, unit: str | None) -> bool:
    """Tell whether a zero word denies something counted, or people by itself (nobody)."""
    entry = draft.numeral.entry
    kind = entry.get("modifier") if entry is not None else ""
    if kind == "casualty":
        return noun is not None and noun.near and unit == "person"
    return kind == "person" or (kind == "either" and unit is not None) or (noun is not None and noun.span is not None)


def _stands_alone(draft: _Draft, around: Surroundings, found: list[Amount]) -> bool:
    """Tell whether a zero word or ``all`` may stand for a noun named before (none was hurt; all were)."""
    entry = draft.numeral.entry
    if draft.numeral.form == "all":
        return around.verb_follows(draft.end)
    if draft.numeral.form == "article" and around.subset(draft.start, draft.end) and found:
        return not found[-1].measure
    if draft.numeral.form == "article":
        return bool(found) and not found[-1].measure and around.goes_on_list(draft.start, draft.end)
    return draft.numeral.form == "negative" and entry is not None and entry.get("modifier") == "either"


def _amount(
    draft: _Draft, reading: Reading, unit: str | None, noun: Noun | None, *, subset: bool, elliptic: bool
) -> Amount:
    value, low, high, share = draft.value, draft.low, draft.high, None
    form = "word" if draft.numeral.form == "same" else draft.numeral.form
    modifier = draft.modifier
    if form in {"fraction", "all"} and not draft.measure:
        share, value = value, None
    elif form == "negative":
        value = low = high = 0.0
        unit = unit or "person"
    elif modifier not in {"vague", "range", "about"}:
        low = None if modifier in _OPEN_BELOW else value
        high = None if modifier in _OPEN_ABOVE else value
    return Amount(
        reading.span(draft.start, draft.end),
        value,
        low,
        high,
        modifier,
        unit,
        noun.span if noun is not None else None,
        form,
        share,
        subset,
        draft.measure,
        noun is not None and noun.further,
        elliptic and unit is not None,
    )
