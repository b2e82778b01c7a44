"""A measure over nights for the terminal: a line for each figure, or nights down and regions across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from selon.publishing import wording
from selon.publishing.plots import drawn, largest, short
from selon.publishing.series import FLAGS, Tally
from selon.publishing.terminal import NARROW, grid_of, head, print_block

__all__ = ["series_report", "write_series"]


def write_series(rows: tuple[Tally, ...], console: Console, *, title: str, by: str, plot: bool = False) -> None:
    """Print the rows of a measure; ``plot`` draws them too."""
    print_block(series_report(rows, console.width, title=title, by=by, plot=plot), console)


def series_report(rows: tuple[Tally, ...], width: int, *, title: str, by: str, plot: bool = False) -> RenderableType:
    """Return the rows of a measure for so many columns."""
    blocks: list[RenderableType] = [Rule(style="faint", characters="━"), Text(title, "title"), _told(rows)]
    if not rows:
        return Group(*blocks, "", Text("No such figure is in the ledger for these conditions.", "faint"))
    for unit in dict.fromkeys(row.unit for row in rows):
        alike = tuple(row for row in rows if row.unit == unit)
        blocks.append(head(wording.units(unit) or "no unit"))
        blocks += _laid_out(_regions(alike) if by == "region" else _lines(alike), width)
        if plot:
            blocks += ["", *drawn(alike, width, by)]
    return Group(*blocks, *_legend(rows))


def _told(rows: tuple[Tally, ...]) -> Text:
    windows = len({row.window.key for row in rows})
    origins = len({row.origin for row in rows})
    reports = len({ref.rpartition("#")[0] for row in rows for ref in row.refs})
    counts = ((len(rows), "figure"), (windows, "window"), (origins, "origin"), (reports, "report"))
    return Text(" · ".join(f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts), "faint")


def _legend(rows: Iterable[Tally]) -> Iterator[RenderableType]:
    """Yield what the signs mean that stand in the rows, and that nothing was added up."""
    met = [flag for flag in FLAGS if any(flag in row.flags for row in rows)]
    yield ""
    for flag in met:
        sign, meaning = FLAGS[flag]
        yield Text().append(f"{sign} ", "mark").append(meaning, "faint")
    yield Text("A blank is not stated. Figures of different windows are not added, and none is the best one.", "faint")


# --- a line for each figure, or for the regions of a window -----------------------------------------------------------

#: A line: its window, the figure, the signs of its flags, who gave it.
_Line = tuple[str, Text, Text, Text]


def _lines(rows: Iterable[Tally]) -> Iterator[_Line]:
    for row in rows:
        yield row.window.words(), Text(row.figure, "amount"), Text(row.signs, "mark"), _who(row, place=True)


def _regions(rows: Iterable[Tally]) -> Iterator[_Line]:
    """Yield for each window and origin the figure as a whole, then those of the regions in one line."""
    for (window, _), alike in _by_window(rows).items():
        whole = [row for row in alike if not row.region]
        for row in whole:
            yield window, Text(row.figure, "amount"), Text(row.signs, "mark"), _who(row)
        parts = sorted((row for row in alike if row.region), key=lambda row: (-largest(row), row.region))
        if parts:
            told = _parts(parts) if whole else _who(parts[0]).append("\n").append_text(_parts(parts))
            yield window, Text(), Text(), told


def _laid_out(lines: Iterable[_Line], width: int) -> Iterator[RenderableType]:
    """Yield lines with their windows beside them, or above them where it is narrow."""
    wide = width >= NARROW
    before = ""
    table = _columns(wide=wide)
    for window, figure, signs, told in lines:
        new = window != before
        before = window
        if wide:
            table.add_row(Text(window if new else "", "time"), figure, signs, told)
            continue
        if new:
            if table.row_count:
                yield table
            yield Text(window, "time")
            table = _columns(wide=False)
        table.add_row(figure, signs, told)
    yield table


def _columns(*, wide: bool) -> Table:
    table = grid_of(*(("left", 24) if wide else ()), "right", 9, "left", 3)
    table.add_column(ratio=1)
    return table


def _who(row: Tally, *, place: bool = False) -> Text:
    line = Text().append(row.origin, "voice").append(f" · {wording.country(row.side)}" if row.side else "", "faint")
    more = len(row.outlets) - 3
    outlets = ", ".join(row.outlets[:3]) + (f" +{more}" if more > 0 else "")
    line.append(f" · {short(row.region)}" if row.region and place else "", "default")
    line.append(f" · {row.reports} report{'' if row.reports == 1 else 's'}: {outlets}", "faint")
    for working in row.sums:
        line.append(f" · {working}", "mark" if "≠" in working else "faint")
    return line


def _parts(rows: Iterable[Tally]) -> Text:
    line = Text()
    for row in rows:
        line.append(" · " if line.plain else "", "faint").append(f"{short(row.region)}\u00a0")
        line.append(row.figure, "amount").append(row.signs, "mark")
    return line


def _by_window(rows: Iterable[Tally]) -> dict[tuple[str, str], list[Tally]]:
    found: dict[tuple[str, str], list[Tally]] = {}
    for row in rows:
        found.setdefault((row.window.words(), row.origin), []).append(row)
    return found
