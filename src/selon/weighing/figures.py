"""Figures as intervals: what a figure allows, whether two agree, and how an answer writes it.

An interval is a pair of numbers, None where open. ``about`` allows a tenth on either side, and a value turned from one
unit into another a twentieth, as in the checks of one dispatch.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.records.claims import Quantity
from selon.weighing.sums import convert
from selon.weighing.wording import fraction_words, number_words, plural

__all__ = ["SOME", "Interval", "figure_key", "figure_words", "interval", "meet"]

#: What ``about`` allows on either side, and what rounding allows between two units.
_ABOUT, _ROUNDING = 0.1, 0.05
_BEFORE = {
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
    "about": "about ",
}
_SYMBOLS = {"usd": "US$", "eur": "€", "gbp": "£"}
_CODES = frozenset({"rub", "uah", "chf", "pln"})
#: Units that measure rather than count: an exact value of one is still a rounded one.
_ROUND = frozenset({"kilometre", "mile", "nautical_mile", "scandinavian_mile", "metre"})


@dataclass(frozen=True, slots=True)
class Interval:
    """What a figure allows, in ``unit``; None = open."""

    low: float | None
    high: float | None
    unit: str


#: People of whom no figure is given: at least one.
SOME = Interval(1.0, None, "person")


def interval(quantity: Quantity) -> Interval | None:
    """Return what a figure allows; None where it gives a share only.

    >>> interval(Quantity(None, 400.0, None, None, "about", "kilometre"))
    Interval(low=360.0, high=440.0, unit='kilometre')
    """
    if quantity.value is not None and quantity.low is None and quantity.high is None:
        room = abs(quantity.value) * _ABOUT
        return Interval(round(quantity.value - room, 9), round(quantity.value + room, 9), quantity.unit)
    if quantity.low is None and quantity.high is None:
        return None
    return Interval(quantity.low, quantity.high, quantity.unit)


def meet(one: Interval, other: Interval) -> bool | None:
    """Tell whether two intervals have a value in common; None where their units cannot be compared.

    >>> meet(Interval(13, None, "person"), Interval(17, 17, "person"))
    True
    >>> meet(Interval(250, 250, "mile"), Interval(400, 400, "kilometre"))
    True
    >>> meet(Interval(5, 5, "kilometre"), Interval(5, 5, "square_kilometre")) is None
    True
    """
    turned = _turned(other, one.unit)
    if turned is None:
        return None
    low, high = _span(one, rounded=turned.unit != other.unit)
    less, more = _span(turned, rounded=False)
    return low <= more and less <= high


def _span(given: Interval, *, rounded: bool) -> tuple[float, float]:
    low = given.low if given.low is not None else float("-inf")
    high = given.high if given.high is not None else float("inf")
    room = _ROUNDING if rounded or given.unit in _ROUND else 0.0
    return low * (1 - room), high * (1 + room)


def _turned(given: Interval, unit: str) -> Interval | None:
    """Return an interval in another unit; the same where the units are one, None where they measure different things.

    People and children are different populations, and never turned into one another.
    """
    if given.unit == unit:
        return given
    low = convert(given.low, given.unit, unit) if given.low is not None else None
    high = convert(given.high, given.unit, unit) if given.high is not None else None
    return Interval(low, high, unit) if low is not None or high is not None else None


def figure_key(quantity: Quantity) -> str:
    """Return the same text for the same figure, whatever words bound it.

    >>> figure_key(Quantity(None, 13.0, 13.0, None, "at_least", "person"))
    '13..:person'
    """
    known = interval(quantity)
    if known is None:
        return f"share {quantity.share.value:g}:{quantity.unit}" if quantity.share else f"?:{quantity.unit}"
    low, high = known.low, known.high
    bounds = f"{low:.10g}" if low is not None else ""
    return (
        f"{bounds}..{f'{high:.10g}' if high is not None else ''}:{known.unit}"
        if low != high
        else (f"{bounds}:{known.unit}")
    )


def figure_words(quantity: Quantity, *, unit: bool = True) -> str:
    """Return a figure as an answer has it; ``unit`` False leaves people uncounted in words.

    >>> figure_words(Quantity(None, 54.0, 54.0, 54.0, "exact", "drone"))
    '54 drones'
    >>> figure_words(Quantity(None, 13.0, 13.0, None, "at_least", "person"), unit=False)
    'at least 13'
    """
    amount = _amount(quantity)
    if quantity.unit in _SYMBOLS:
        head = _BEFORE.get(quantity.modifier, "")
        return f"{head}{_SYMBOLS[quantity.unit]}{amount.removeprefix(head)}"
    if not unit or not quantity.unit or quantity.unit == "richter":
        return amount
    if quantity.unit in _CODES:
        return f"{amount} {quantity.unit.upper()}"
    if quantity.unit == "percent":
        return amount if amount.endswith("%") or not amount[-1:].isdigit() else f"{amount} %"
    if interval(quantity) is None:
        return f"{amount} of the {plural(quantity.unit)}"
    single = quantity.value == 1
    return f"{amount} {quantity.unit.replace('_', ' ') if single else plural(quantity.unit)}"


def _amount(quantity: Quantity) -> str:
    if quantity.value is not None:
        return _BEFORE.get(quantity.modifier, "") + number_words(quantity.value)
    if quantity.low is not None and quantity.high is not None:
        return f"{number_words(quantity.low)} to {number_words(quantity.high)}"
    if quantity.low is not None:
        return f"at least {number_words(quantity.low)}"
    if quantity.high is not None:
        return f"at most {number_words(quantity.high)}"
    if quantity.share is None:
        return "a number"
    return "all" if quantity.share.value == 1 else fraction_words(quantity.share.value)
