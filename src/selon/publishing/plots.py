"""A measure over nights, drawn: bars and small multiples in the terminal, a picture (PNG) where matplotlib is there.

A bar is what a figure allows: full up to its lower bound, light up to its upper one, an arrow where it is open. Figures
of one window by several origins stand below one another, and are never stacked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.console import RenderableType
from rich.text import Text

from selon.errors import OutputError
from selon.publishing import wording
from selon.publishing.series import Tally, Window
from selon.publishing.terminal import NARROW, grid_of
from selon.records.claims import Quantity

__all__ = ["bar", "drawn", "largest", "save_png", "short", "spark"]

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = "▁▂▃▄▅▆▇█"
_LIGHT, _OPEN, _NONE = "░", "▶", "·"
_LABEL = 24
_SHORTENED = (" Oblast", " Krai", " Kray", " Republic", " Raion")
_REMEDY = "pip install 'selon[plot]'"


def short(region: str) -> str:
    """Return a region's name without the word for what kind of division it is.

    >>> short("Kursk Oblast"), short("Crimea")
    ('Kursk', 'Crimea')
    """
    for word in _SHORTENED:
        region = region.removesuffix(word)
    return region


def bounds(quantity: Quantity) -> tuple[float, float | None]:
    """Return what a figure surely comes to, and what it may come to: None where that is open."""
    value = quantity.value
    if quantity.low is None and quantity.high is None:
        return value or 0.0, value or 0.0
    return quantity.low or 0.0, quantity.high


def largest(row: Tally) -> float:
    """Return the largest number that a row's figure names."""
    quantity = row.quantity
    return max((v for v in (quantity.value, quantity.low, quantity.high) if v is not None), default=0.0)


# --- in the terminal --------------------------------------------------------------------------------------------------


def drawn(rows: tuple[Tally, ...], width: int, by: str) -> Iterator[RenderableType]:
    """Yield a bar for each figure; by region one for those as a whole, and below a small multiple for each region."""
    whole = [row for row in rows if by != "region" or not row.region]
    most = max(map(largest, whole), default=0.0)
    wide = width >= NARROW
    room = max(10, width - (2 if wide else 1) * (_LABEL + 2) - 10)
    table = grid_of("left", _LABEL, *(("left", _LABEL) if wide else ()), "right", 7)
    table.add_column(ratio=1)
    before = ""
    for row in whole:
        window = row.window.words()
        when = Text("" if window == before else window, "time")
        place = f", {short(row.region)}" if row.region else ""
        name = Text(_clipped(row.origin, _LABEL - cell_len(place)) + place, "faint")
        first = (when, name) if wide else (when.append("\n" if when.plain else "").append_text(name),)
        table.add_row(*first, Text(row.figure, "amount"), bar(row, most, room))
        before = window
    if whole:
        yield table
    if by == "region":
        yield from _multiples([row for row in rows if row.region])


def _clipped(name: str, room: int) -> str:
    return name if cell_len(name) <= room else set_cell_size(name, max(1, room - 1)).rstrip() + "…"


def bar(row: Tally, most: float, width: int) -> Text:
    """Return a figure as a bar of at most ``width`` columns, ``most`` being the full width."""
    if most <= 0:
        return Text("")
    low, high = bounds(row.quantity)
    line = Text(_blocks(low / most * width))
    if high is None:
        return line.append(_OPEN, "faint")
    return line.append(_LIGHT * max(0, round(high / most * width) - len(line.plain)), "faint")


def _blocks(columns: float) -> str:
    whole, rest = divmod(round(columns * 8), 8)
    return _EIGHTHS[8] * whole + (_EIGHTHS[rest] if rest else "")


def _multiples(rows: list[Tally]) -> Iterator[RenderableType]:
    """Yield a line for each region: its figures window by window, all on one scale; a dot where it is not named."""
    rows = [row for row in rows if row.window.start]
    if not rows:
        return
    windows = sorted({row.window for row in rows}, key=lambda window: (window.end[:10], window.key))
    keys = list(dict.fromkeys(window.key for window in windows))
    most = max(map(largest, rows))
    by_region: dict[str, list[Tally]] = {}
    for row in rows:
        by_region.setdefault(row.region, []).append(row)
    table = grid_of("left", _LABEL, "right", 7)
    table.add_column(ratio=1)
    table.add_row(Text("by region", "side"), Text("most", "faint"), Text(_between(windows), "faint"))
    for region in sorted(by_region, key=lambda name: (-max(map(largest, by_region[name])), name)):
        peak = max(by_region[region], key=largest)
        table.add_row(short(region), Text(peak.figure, "amount"), spark(by_region[region], keys, most))
    yield Text("")
    yield table


def _between(windows: list[Window]) -> str:
    first, last = windows[0].end[:10], windows[-1].end[:10]
    return f"{wording.day(first)} → {wording.day(last)}, a column for each window"


def spark(rows: Iterable[Tally], keys: Iterable[tuple[str, str]], most: float) -> Text:
    """Return one column for each window, as high as its largest figure; a dot where there is none."""
    known: dict[tuple[str, str], float] = {}
    for row in rows:
        known[row.window.key] = max(known.get(row.window.key, 0.0), largest(row))
    line = Text()
    for key in keys:
        if key in known:
            level = round(known[key] / most * (len(_LEVELS) - 1)) if most else 0
            line.append(_LEVELS[level] if known[key] else "0")
        else:
            line.append(_NONE, "faint")
    return line


# --- as a picture -----------------------------------------------------------------------------------------------------

#: So many regions have a panel, those with the largest figures; so many stand side by side.
_PANELS, _ACROSS = 12, 3
_NOTE = "Figures as they were said, none added to another; hatched: flagged (see the table). A gap is not stated."


def save_png(rows: tuple[Tally, ...], target: Path, *, title: str) -> None:
    """Draw the rows as a picture: one panel for figures as a whole, and below it one for each region.

    Raises OutputError where matplotlib is not there, or the file cannot be written.
    """
    try:
        from matplotlib.figure import Figure as Sheet  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as problem:
        reason = "a picture needs matplotlib, which is not installed"
        raise OutputError(reason, place="--png", remedy=_REMEDY) from problem
    dated = [row for row in rows if row.window.start]
    windows = sorted({row.window for row in dated}, key=lambda window: (window.end[:10], window.key))
    slots = {key: place for place, key in enumerate(dict.fromkeys(window.key for window in windows))}
    days = {slots[window.key]: wording.day(window.end[:10]) for window in windows}
    by_region: dict[str, list[Tally]] = {}
    for row in dated:
        by_region.setdefault(row.region, []).append(row)
    whole = by_region.pop("", [])
    regions = sorted(by_region, key=lambda name: (-max(map(largest, by_region[name])), name))[:_PANELS]
    down = 1 + -(-len(regions) // _ACROSS)
    sheet = Sheet(figsize=(13, 3.4 + 1.9 * (down - 1)), layout="constrained")
    _panel(sheet.add_subplot(down, _ACROSS, (1, _ACROSS)), "as a whole", whole, slots, days)
    first = None
    for place, region in enumerate(regions, _ACROSS + 1):
        axes = sheet.add_subplot(down, _ACROSS, place, sharey=first)
        first = first or axes
        _panel(axes, short(region), by_region[region], slots, {})
    sheet.suptitle(title)
    sheet.supxlabel(_NOTE, fontsize=7)
    try:
        sheet.savefig(target, format="png", dpi=150)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise OutputError(f"cannot be written: {reason}", place=str(target)) from problem


def _panel(axes: Any, name: str, rows: list[Tally], slots: dict[tuple[str, str], int], days: dict[int, str]) -> None:
    """Draw one panel: a slot for each window, in it a column for each figure, a whisker for what the figure allows."""
    inside: dict[int, list[Tally]] = {}
    for row in sorted(rows, key=lambda row: (row.window.key, row.origin, row.figure)):
        inside.setdefault(slots[row.window.key], []).append(row)
    for slot, alike in inside.items():
        wide = 0.8 / len(alike)
        for index, row in enumerate(alike):
            at = slot - 0.4 + wide * (index + 0.5)
            low, high = bounds(row.quantity)
            known = row.quantity.value if row.quantity.value is not None else low
            axes.bar(at, known, wide, color="0.45", hatch="////" if row.flags else None, edgecolor="white", linewidth=0)
            if high != low:
                axes.plot([at, at], [low, known * 1.15 if high is None else high], color="black", linewidth=1)
            axes.annotate(row.figure, (at, known), ha="center", va="bottom", fontsize=6)
    axes.set_title(name, fontsize=9)
    axes.set_xlim(-0.6, max(len(slots), 1) - 0.4)
    axes.set_xticks(list(days), list(days.values()), rotation=60, fontsize=6)
    axes.tick_params(axis="y", labelsize=7)
    axes.margins(y=0.18)
    for edge in ("top", "right"):
        axes.spines[edge].set_visible(False)
