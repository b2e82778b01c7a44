"""Figures, sources and copies of an event as tables for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.publishing import wording
from selon.publishing.event_courses import MOVES
from selon.publishing.event_rows import OTHERS, Copied, Course, Held, Mark, Measure, Related, Stated, Step
from selon.publishing.rows import MEASURES
from selon.publishing.terminal import NARROW, grid_of
from selon.publishing.tracks import track

__all__ = ["by_day", "copies", "figures", "in_short", "more", "names", "related_table", "sources"]

_TRACK = 22


def more(count: int, what: str) -> list[RenderableType]:
    """Return a line that says how much was left out; nothing where nothing was."""
    if count < 1:
        return []
    return [Text(f"  … and {count} more {what}{'' if count == 1 else 's'}: --all shows them", "faint")]


# --- figures ----------------------------------------------------------------------------------------------------------


def figures(measures: tuple[Measure, ...], width: int, most: int | None) -> Iterator[RenderableType]:
    """Yield each measure with a line for each origin; with a limit, only what is counted and more than one figure."""
    telling = [m for m in measures if most is None or (m.moves and m.kind not in MEASURES)]
    kept = telling[:most]
    for measure in kept:
        yield from _measure(measure, width, most)
    yield from more(len(measures) - len(kept), "measure")


def _measure(measure: Measure, width: int, most: int | None) -> Iterator[RenderableType]:
    wide = width >= NARROW and measure.most > 0
    label = 36 if wide else 22
    table = grid_of("left", label, *(("left", _TRACK) if wide else ()))
    table.add_column(ratio=1)
    name = Text().append(measure.label, "voice").append(f" · {measure.scope}" if measure.scope else "", "faint")
    scale = [Text("0" + wording.number(measure.most).rjust(_TRACK - 2), "faint")] if wide else []
    table.add_row(Padding(name, (0, 0, 0, 2)), *scale, Text(""))
    kept = measure.courses[:most]
    for course in kept:
        drawn = [track((step.point.quantity for step in course.steps), measure.most, _TRACK)] if wide else []
        table.add_row(Padding(_given_by(course), (0, 0, 0, 4)), *drawn, _course(course))
    yield table
    yield from more(len(measure.courses) - len(kept), "course")


def names(labels: Iterable[str], most: int) -> Text:
    """Return the first names of a list; a name that stands there several times is counted, and so are the others."""
    counted = Counter(labels)
    kept = list(counted.items())[:most]
    line = Text(", ".join(f"{label} ×{times}" if times > 1 else label for label, times in kept))
    left = counted.total() - sum(times for _, times in kept)
    return line.append(f" +{left}" if left else "", "faint")


def _given_by(course: Course) -> Text:
    line = names(course.labels, 2)
    return line.append(f" · {course.side}" if course.side != OTHERS else "", "faint")


def _course(course: Course) -> Text:
    """Return the figures in their order; a day is said once, after the last figure that was given on it."""
    line = Text()
    following = [step.when for step in course.steps[1:]] + [""]
    for index, (step, after) in enumerate(zip(course.steps, following, strict=True)):
        line.append(" → " if index else "", "faint").append_text(_step(step, dated=step.when != after))
    return line


def _step(step: Step, *, dated: bool) -> Text:
    sign, word = MOVES.get(step.move, ("", step.move))
    line = Text().append(step.figure, "amount")
    line.append(f" {sign} {word}" if word else "", "mark")
    line.append(f" ×{step.times}" if step.times > 1 else "", "faint")
    return line.append(f" ({step.when})" if step.when and dated else "", "faint")


# --- sources and copies -----------------------------------------------------------------------------------------------


def sources(held: tuple[Held, ...], width: int, most: int | None) -> Iterator[RenderableType]:
    """Yield who is heard, by side: in how many reports, printed by whom, passed on by whom."""
    kept = held[:most]
    side = ""
    table = _two_columns(width)
    for row in kept:
        if row.side != side:
            side = row.side
            if table.row_count:
                yield table
            yield Text(f"{side}", "side")
            table = _two_columns(width)
        name = Text().append(row.label, "voice")
        told = name.append("".join(f" · {d}" for d in row.details[:1]), "faint")
        table.add_row(Padding(told, (0, 0, 0, 2)), _printed(row))
    if kept:
        yield table
    yield from more(len(held) - len(kept), "source")


def _two_columns(width: int) -> Table:
    table = grid_of("left", 38 if width >= NARROW else 24)
    table.add_column(ratio=1)
    return table


def _printed(row: Held) -> Text:
    outlets = row.outlets[:4]
    left = len(row.outlets) - len(outlets)
    line = Text().append(f"{row.reports} report{'' if row.reports == 1 else 's'}", "amount")
    line.append(f" · {', '.join(outlets)}" + (f" +{left}" if left else ""))
    through = ", ".join(f"{name} ×{times}" if times > 1 else name for name, times in row.relays[:4])
    return line.append(f" · via {through}" if through else "", "faint")


def copies(rows: tuple[Copied, ...], most: int | None) -> Iterator[RenderableType]:
    """Yield who has whose text, how much of it, and which figures were changed on the way."""
    kept = rows[:most]
    for row in kept:
        line = Text().append(row.later, "voice").append(f" {row.how} ").append(row.earlier, "voice")
        line.append(f" · {row.share}" if row.share else "", "faint")
        for before, after in row.changed:
            line.append(" · figure changed ", "mark").append(f"{before} → {after}", "amount")
        yield Padding(line, (0, 0, 0, 2))
    yield from more(len(rows) - len(kept), "copy" if len(rows) - len(kept) == 1 else "copie")


def in_short(checks: Iterable[Stated]) -> Iterator[Stated]:
    """Yield checks, of those of one rule that hold only the first, which then stands for the others."""
    holding: dict[str, list[Stated]] = {}
    others = []
    for check in checks:
        if check.outcome == "holds" and not check.across and check.rule != "parts_sum":
            holding.setdefault(check.rule, []).append(check)
        else:
            others.append(check)
    yield from others
    yield from (replace(alike[0], alike=len(alike)) for alike in holding.values())


def by_day(marks: Iterable[Mark]) -> list[Mark]:
    """Return a timeline with the reports of a day that are first with nothing in one line, where the first stood."""
    rows: list[Mark] = []
    of_day: dict[tuple[str, str], int] = {}
    for mark in marks:
        day = mark.when.partition(",")[0]
        at = of_day.get((day, mark.sign))
        if mark.plain and at is not None:
            before = rows[at]
            rows[at] = replace(
                before, when=day, words=f"{before.words}, {mark.words}", reports=before.reports + mark.reports
            )
            continue
        if mark.plain:
            of_day[day, mark.sign] = len(rows)
        rows.append(mark)
    return [replace(row, words=_few(row.words.split(", "), 4)) if row.plain else row for row in rows]


def _few(names: list[str], most: int) -> str:
    more = len(names) - most
    return ", ".join(names[:most]) + (f" +{more}" if more > 0 else "")


def related_table(rows: tuple[Related, ...], most: int | None) -> Iterator[RenderableType]:
    """Yield the other events that the same reports tell of."""
    kept = rows[:most]
    if kept:
        table = grid_of("left", 8)
        table.add_column(ratio=1)
        for row in kept:
            told = Text(row.title).append(f" · {row.shared} of these reports", "faint")
            for working in row.fails[:2]:
                told.append(" · ✗ ", "mark").append(working)
            table.add_row(Text(wording.visible(wording.short_id(row.id)), "number"), told)
        yield table
    yield from more(len(rows) - len(kept), "event")
