"""Figures held against figures: breakdowns against totals, shares and subsets against wholes, one unit against another.

An outcome is ``holds`` where the figures agree, ``fails`` where they cannot both be right, ``open`` where the dispatch
does not say enough: a list below its total may leave items out, unless it says that it is whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from selon.records.claims import Claim, Quantity, Share
from selon.records.folios import Check
from selon.records.text import Reading, Span
from selon.weighing.wording import BY, fraction_words, number_words

__all__ = ["convert", "magnitudes", "part_sums", "shares", "subsets", "unit_conversions"]

#: What ``about`` allows on either side, and what rounding allows between two units.
_ABOUT, _ROUNDING = 0.1, 0.05
#: How many characters may stand between a value and the same value in another unit.
_GAP = 5
_PARTS_UNITS = frozenset("(/,")
#: One unit in terms of a base unit of its dimension.
_DIMENSIONS: Mapping[str, Mapping[str, float]] = {
    "length": {
        "kilometre": 1.0,
        "mile": 1.609344,
        "nautical_mile": 1.852,
        "metre": 1e-3,
        "yard": 9.144e-4,
        "foot": 3.048e-4,
        "inch": 2.54e-5,
        "centimetre": 1e-5,
        "millimetre": 1e-6,
        "scandinavian_mile": 10.0,
    },
    "area": {
        "square_kilometre": 1.0,
        "square_mile": 2.589988,
        "hectare": 0.01,
        "acre": 0.00404686,
        "square_metre": 1e-6,
        "square_foot": 9.2903e-8,
    },
    "mass": {"tonne": 1.0, "kilogram": 1e-3, "pound": 4.5359237e-4, "kilotonne": 1e3, "megatonne": 1e6},
    "volume": {"litre": 1.0, "gallon": 3.785412, "cubic_metre": 1e3},
    "speed": {"kilometre_per_hour": 1.0, "mile_per_hour": 1.609344, "metre_per_second": 3.6},
}
#: The strongest tremor on record had magnitude 9.5; far weaker ones than -1 are beyond any instrument.
_WEAKEST, _STRONGEST = -1.0, 9.6
_UNIT_WORDS = {"kilometre": "km", "square_kilometre": "km²", "kilometre_per_hour": "km/h", "metre": "m"}


def part_sums(reading: Reading, claims: tuple[Claim, ...]) -> Iterator[Check]:
    """Yield a check for each breakdown, whether its parts add up to the total."""
    for claim in claims:
        quantity = claim.quantity
        if quantity is None or len(quantity.parts) < 2:
            continue
        values = [part.value for part in quantity.parts]
        low, high = _interval(quantity)
        spans = _spans(quantity.span, *(part.span for part in quantity.parts))
        if any(value is None for value in values) or (low is None and high is None):
            continue
        known = [value for value in values if value is not None]
        total = sum(known)
        shown = number_words(quantity.value if quantity.value is not None else high or low or 0.0)
        rounded = any(part.modifier for part in quantity.parts)
        outcome, because = _weigh_sum(reading, quantity, total, low, high, rounded=rounded)
        sign = "=" if outcome == "holds" else ("≥" if outcome == "open" else "≠")
        working = f"{shown} {sign} {' + '.join(map(number_words, known))}"
        if outcome != "holds":
            working += f" = {number_words(total)}"
        yield Check("parts_sum", outcome, because, (claim.id,), spans, BY, working)


def _weigh_sum(
    reading: Reading, quantity: Quantity, total: float, low: float | None, high: float | None, *, rounded: bool
) -> tuple[str, str]:
    said, added = number_words(quantity.value or high or low or 0.0), number_words(total)
    if rounded:
        return "open", f"Some of the parts are not exact; they add up to {added} against {said}."
    if high is not None and total > high + 1e-9:
        return "fails", f"The parts add up to {added}, which is more than the total of {said}."
    if low is not None and total < low - 1e-9:
        if _says_whole(reading, quantity):
            return "fails", f"The list says that it is whole, but its parts add up to {added}, not {said}."
        return "open", f"The parts add up to {added}; the dispatch does not say where the rest of the {said} is."
    return "holds", f"The parts add up to the total of {said}."


def _says_whole(reading: Reading, quantity: Quantity) -> bool:
    spans = [part.span for part in quantity.parts if part.span is not None]
    if not spans:
        return False
    start = reading.sentence_at(min(span.start for span in spans)).start
    end = reading.sentence_at(max(span.start for span in spans)).end
    return bool(reading.hits_between("remainders", start, end))


def _interval(quantity: Quantity) -> tuple[float | None, float | None]:
    """Return the interval of a figure; ``about`` allows a tenth on either side."""
    if quantity.modifier == "about" and quantity.value is not None:
        return quantity.value * (1 - _ABOUT), quantity.value * (1 + _ABOUT)
    return quantity.low, quantity.high


def shares(claims: tuple[Claim, ...]) -> Iterator[Check]:
    """Yield a check where a share of a whole and a figure for the same subset both stand: 27 is half of 54."""
    known = {claim.id: claim for claim in claims}
    for claim in claims:
        quantity = claim.quantity
        share = quantity.share if quantity is not None else None
        whole = known.get(share.of) if share is not None and share.of is not None else None
        if quantity is None or share is None or whole is None or whole.quantity is None:
            continue
        total = whole.quantity.value
        if total is None or share.value >= 1:
            continue
        found = _same_subset(claim, whole, share, total, claims)
        if found is None:
            continue
        value, other, span = found
        held = abs(value - share.value * total) < 1
        words = fraction_words(share.value)
        working = f"{number_words(value)} is {'' if held else 'not '}{words} of {number_words(total)}"
        because = f"The dispatch says {words} of {number_words(total)}, and it gives {number_words(value)} for them."
        ids = tuple(dict.fromkeys((claim.id, whole.id, other.id)))
        spans = _spans(quantity.span, whole.quantity.span, span)
        yield Check("share", "holds" if held else "fails", because, ids, spans, BY, working)


def _same_subset(
    claim: Claim, whole: Claim, share: Share, total: float, claims: tuple[Claim, ...]
) -> tuple[float, Claim, Span | None] | None:
    """Return a figure for what the share counts: a part of the same total, or a claim, with the share's own place."""
    place = _place_name(claim)
    loose: tuple[float, Claim, Span | None] | None = None
    for other in claims:
        quantity = other.quantity
        if quantity is None or other.id == claim.id or whole.quantity is None or other.kind != whole.kind:
            continue
        if quantity.unit != whole.quantity.unit:
            continue
        if quantity.value == total:
            for part in quantity.parts:
                if part.value is None:
                    continue
                if place is not None and part.place is not None and part.place.name == place:
                    return part.value, other, part.span
                if part.value == share.value * total:
                    loose = loose or (part.value, other, part.span)
        elif quantity.value is not None and place is not None and _place_name(other) == place:
            return quantity.value, other, quantity.span
    return loose


def _place_name(claim: Claim) -> str | None:
    return claim.place.name if claim.place is not None else None


def subsets(claims: tuple[Claim, ...]) -> Iterator[Check]:
    """Yield a check for each figure that is part of another: it cannot be the greater one."""
    known = {claim.id: claim for claim in claims}
    for claim in claims:
        quantity = claim.quantity
        whole = known.get(quantity.part_of) if quantity is not None and quantity.part_of is not None else None
        if quantity is None or whole is None or whole.quantity is None or quantity.share is not None:
            continue
        least = quantity.low if quantity.low is not None else quantity.value
        most = whole.quantity.high
        if least is None or (whole.quantity.value is None and most is None):
            continue
        part, total = number_words(least), number_words(whole.quantity.value or most or 0.0)
        spans = _spans(quantity.span, whole.quantity.span)
        if most is None and (whole.quantity.value or 0) < least:
            outcome, sign = "open", ">"
            because = f"The whole is given only as a bound of {total}, the part as {part}."
        elif most is not None and least > most:
            outcome, sign = "fails", ">"
            because = f"The part, {part}, is greater than the whole, {total}."
        else:
            outcome, sign = "holds", "≤"
            because = f"The part, {part}, is not greater than the whole, {total}."
        yield Check("subset", outcome, because, (claim.id, whole.id), spans, BY, f"{part} {sign} {total}")


def unit_conversions(reading: Reading, claims: tuple[Claim, ...]) -> Iterator[Check]:
    """Yield a check where a value is repeated in another unit right behind it: 250 miles (400 km)."""
    measured = sorted(
        ((claim, claim.quantity, claim.quantity.span) for claim in claims if claim.quantity and claim.quantity.span),
        key=lambda row: row[2].start,
    )
    starts = [span.start for _, _, span in measured]
    for first, one, span in measured:
        for second, two, behind in measured[bisect_left(starts, span.end) : bisect_right(starts, span.end + _GAP)]:
            gap = reading.text[span.end : behind.start]
            if first.kind == second.kind and _PARTS_UNITS.intersection(gap):
                yield from _conversion(first, one, second, two)


def convert(value: float, unit: str, other: str) -> float | None:
    """Return a value in another unit of its dimension; None where the two units measure different things.

    >>> convert(250, "mile", "kilometre"), convert(250, "mile", "tonne")
    (402.336, None)
    """
    for table in _DIMENSIONS.values():
        if unit in table and other in table:
            return value * table[unit] / table[other]
    return None


def _conversion(first: Claim, one: Quantity, second: Claim, two: Quantity) -> Iterator[Check]:
    if one.value is None or two.value is None or one.unit == two.unit:
        return
    for table in _DIMENSIONS.values():
        if one.unit in table and two.unit in table:
            exact = one.value * table[one.unit] / table[two.unit]
            held = abs(exact - two.value) <= _ROUNDING * max(exact, two.value)
            left, right = _measured(one.value, one.unit), _measured(two.value, two.unit)
            because = f"{left} is {_measured(round(exact, 1), two.unit)}; the dispatch says {right}."
            working = f"{left} {'=' if held else '≠'} {right}"
            outcome, ids = "holds" if held else "fails", (first.id, second.id)
            yield Check("unit_conversion", outcome, because, ids, _spans(one.span, two.span), BY, working)


def _measured(value: float, unit: str) -> str:
    plain = unit.replace("_", " ")
    return f"{number_words(value)} {_UNIT_WORDS.get(unit, plain if value == 1 else _plural(plain))}"


def _plural(unit: str) -> str:
    return {"foot": "feet", "inch": "inches", "square foot": "square feet"}.get(unit, unit + "s")


def magnitudes(claims: tuple[Claim, ...]) -> Iterator[Check]:
    """Yield a check for each magnitude that no tremor can have had."""
    for claim in claims:
        quantity = claim.quantity
        if claim.kind != "magnitude" or quantity is None:
            continue
        values = [value for value in (quantity.low, quantity.value, quantity.high) if value is not None]
        odd = [value for value in values if not _WEAKEST <= value <= _STRONGEST]
        if odd:
            because = f"No tremor on record has had a magnitude of {number_words(odd[0])}."
            working = f"magnitude {number_words(odd[0])}"
            yield Check("magnitude_range", "fails", because, (claim.id,), _spans(quantity.span), BY, working)


def _spans(*spans: Span | None) -> tuple[Span, ...]:
    """Return the spans that stand in the text, by start, each once."""
    return tuple(sorted({span for span in spans if span is not None}, key=lambda span: (span.start, span.end)))
