"""Figures as marks on a common scale: values as dots, bounds as bars, open bounds as arrows."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from selon.records.claims import Quantity

__all__ = ["track"]

_DOT, _BAR, _OPEN = "●", "━", "▶"


def track(quantities: Iterable[Quantity], most: float, width: int) -> Text:
    """Return one line of ``width`` columns from 0 to ``most``: the last figure's dot is full, earlier ones are rings.

    Bounds are drawn for the last figure: ``●━━▶`` is at least, ``━━━●`` at most, ``━━━━`` a range without a value.
    """
    cells = ["·"] + [" "] * (width - 1)
    given = [q for q in quantities if (q.value, q.low, q.high) != (None, None, None)]
    if not given or most <= 0:
        return Text("".join(cells), "faint")
    last = given[-1]
    low, high = _bounds(last)
    for index in range(_at(low, most, width), (_at(high, most, width) if high is not None else width - 1) + 1):
        cells[index] = _BAR
    if high is None:
        cells[-1] = _OPEN
    for quantity in given[:-1]:
        if quantity.value is not None:
            cells[_at(quantity.value, most, width)] = "○"
    if last.value is not None:
        cells[_at(last.value, most, width)] = _DOT
    return Text("".join(cells))


def _bounds(quantity: Quantity) -> tuple[float, float | None]:
    """Return where the bar begins and ends; None for an end that is open."""
    value = quantity.value
    if quantity.low is None and quantity.high is None:
        return value or 0.0, value or 0.0
    low = quantity.low if quantity.low is not None else 0.0
    return low, quantity.high


def _at(value: float, most: float, width: int) -> int:
    """Return the column of a number; the last one is kept for the arrow of what is open."""
    return min(width - 2, max(0, round(value / most * (width - 2))))
