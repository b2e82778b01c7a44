"""The report for the terminal: a folio's outline in columns, in colour where a terminal shows it, plain elsewhere.

No colour stands for a side, and none carries meaning alone: every mark is a word or a sign too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from selon.languages import pack as packs
from selon.publishing.outline import outline
from selon.publishing.rows import Checked, Happening, Outline, Remark, Scene, Side, Statement, Voice
from selon.publishing.terminal import NARROW, THEME, grid_of, head, make_console, print_block, quoted
from selon.records.folios import Folio

__all__ = ["THEME", "folio_report", "make_console", "write_demo", "write_report"]

#: In short, these checks come first, the longest sums before the rest, and no more than a few are shown.
_TELLING = {"fails": 0, "open": 1, "holds": 2}
_FEW = 3


def write_report(folios: Iterable[Folio], console: Console) -> int:
    """Print the report of each folio as soon as it is there, and return how many there were."""
    count = 0
    for folio in folios:
        if count:
            console.print()
        print_block(folio_report(folio, console.width), console)
        count += 1
    return count


def write_demo(folios: Iterable[Folio], console: Console) -> None:
    """Print the first folio in full, and of the others who reports what and what does not add up."""
    stream = iter(folios)
    first = next(stream)
    print_block(folio_report(first, console.width), console)
    rest = [_in_short(_outlined(folio)) for folio in stream]
    if rest:
        print_block(Group(head("The other samples, in short"), *rest), console)


def _outlined(folio: Folio) -> Outline:
    name = packs.native_name(folio.language) if folio.language in packs.served() else ""
    return outline(folio, name)


def folio_report(folio: Folio, width: int) -> RenderableType:
    """Return a folio's report for so many columns."""
    shown = _outlined(folio)
    wide = width >= NARROW
    blocks: list[RenderableType] = [_header(shown)]
    if shown.sides:
        blocks += [head("Who says what"), *_joined(_side(side, wide=wide) for side in shown.sides)]
    if shown.silences:
        blocks += [head("What is left out, declined, or not verified"), _silences(shown.silences, wide=wide)]
    if shown.scenes:
        blocks.append(head("What happened, where and when"))
        blocks += _joined(_scene(scene, width) for scene in shown.scenes)
    if shown.figures:
        blocks += [head("The figures"), _figures(shown.figures, width)]
    if shown.checks:
        blocks += [head("Do they add up?"), _checks(shown.checks)]
    if shown.remarks:
        blocks += [head("Notes on the text"), _remarks(shown.remarks)]
    if not shown.statements and not shown.scenes and not shown.figures:
        blocks += ["", Text("Nothing was found that is said or claimed in this text.", "faint")]
    return Group(*blocks)


def _joined(blocks: Iterator[RenderableType]) -> Iterator[RenderableType]:
    for index, block in enumerate(blocks):
        yield Padding(block, (1 if index else 0, 0, 0, 0))


# --- the head -------------------------------------------------------------------------------------------------------


def _header(shown: Outline) -> RenderableType:
    line = " · ".join((shown.imprint or "no outlet", shown.dated or "no date", shown.language or "language unknown"))
    return Group(
        Rule(style="faint", characters="━"),
        Text(shown.title, "title"),
        Text(line),
        Text(shown.counts, "faint"),
    )


# --- who says what --------------------------------------------------------------------------------------------------


def _side(side: Side, *, wide: bool) -> RenderableType:
    blocks: list[RenderableType] = [Text(side.name, "side")]
    for voice in side.voices:
        blocks += [_voice(voice), _statements(voice.statements, wide=wide)]
    return Group(*blocks)


def _voice(voice: Voice) -> Text:
    line = Text("  ").append(voice.label, "voice")
    for detail in voice.details:
        line.append(f" · {detail}", "faint")
    if voice.anonymous:
        line.append(" · anonymous", "mark")
    return line


def _statements(statements: Iterable[Statement], *, wide: bool) -> Table:
    grid = grid_of("right", 5, "left", 14 if wide else 9)
    grid.add_column(ratio=1)
    if wide:
        grid.add_column(justify="right", style="faint", no_wrap=True)
    for statement in statements:
        said = Text(statement.text)
        said.append_text(_how(statement, wide=wide))
        row: list[RenderableType] = [Text(f"[{statement.number}]", "number"), Text(statement.does), said]
        grid.add_row(*row, *([Text(statement.where)] if wide else []))
    return grid


def _how(statement: Statement, *, wide: bool) -> Text:
    line = Text()
    for how in statement.how:
        line.append(f" · {how}", "faint")
    for mark in statement.marks:
        line.append(f" · {mark}", "mark")
    if not wide and statement.where:
        line.append(f" · {statement.where}", "faint")
    return line


def _silences(statements: Iterable[Statement], *, wide: bool) -> Table:
    grid = grid_of("right", 5, "left", 32 if wide else 18)
    grid.add_column(ratio=1)
    if wide:
        grid.add_column(justify="right", style="faint", no_wrap=True)
    for statement in statements:
        said = Text().append(f"{statement.does} ", "mark").append(f"“{statement.text}”")
        said.append_text(_how(statement, wide=wide))
        row: list[RenderableType] = [Text(f"[{statement.number}]", "number"), Text(statement.voice, "voice"), said]
        grid.add_row(*row, *([Text(statement.where)] if wide else []))
    return grid


# --- what happened --------------------------------------------------------------------------------------------------

_KIND_WIDTH = 15
_AMOUNT_WIDTH = 16
_WHO_WIDTH = 34


def _scene(scene: Scene, width: int) -> RenderableType:
    grid = grid_of("left", _KIND_WIDTH)
    grid.add_column(ratio=1)
    room = width - _KIND_WIDTH - 2
    for row in scene.happenings:
        grid.add_row(Text(f"  {row.kind}", "amount"), _happening(row, _about(row), room))
    return Group(Text(scene.place, "side"), grid)


def _about(row: Happening, *, figure: bool = False) -> Text:
    """Return what is told in one line: the kind or the amount, who and what, (for a figure) where, when, the marks."""
    line = Text().append(row.kind if figure else row.amount, "default" if figure else "amount")
    told = [*((a, "default") for a in row.about), (row.where if figure else "", "default"), (row.when, "time")]
    for words, style in [*told, *((mark, "mark") for mark in row.marks)]:
        if words:
            line.append(" · " if line.plain else "", "faint").append(words, style)
    return line


def _happening(row: Happening, about: Text, room: int) -> RenderableType:
    """Return what and who beside each other, or below each other where it is narrow, and the words behind them."""
    if room < NARROW - _AMOUNT_WIDTH:
        return Group(*(line for line in (about, _who(row, ", ")) if line.plain), quoted(row.words[0], room))
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(ratio=1)
    grid.add_column(width=_WHO_WIDTH)
    if about.plain:
        grid.add_row(about, _who(row, "\n"))
        return Group(grid, quoted(row.words[0], room))
    grid.add_row(quoted(row.words[0], 2 * (room - _WHO_WIDTH) - 12), _who(row, "\n"))
    return grid


def _who(row: Happening, separator: str) -> Text:
    line = Text()
    for who in row.who:
        line.append(separator if line.plain else "")
        line.append(f"{who.label} ", "default" if who.number else "faint")
        line.append(f"[{who.number}]" if who.number else "", "number")
    line.rstrip()
    return line


# --- figures, checks, notes -----------------------------------------------------------------------------------------


def _figures(figures: Iterable[Happening], width: int) -> Table:
    grid = grid_of("right", _AMOUNT_WIDTH)
    grid.add_column(ratio=1)
    room = width - _AMOUNT_WIDTH - 2
    for row in figures:
        told = _happening(row, _about(row, figure=True), room)
        grid.add_row(Text(row.amount, "amount"), Group(told, _parts(row)) if row.parts else told)
    return grid


def _parts(row: Happening) -> RenderableType:
    """Return a breakdown in columns of its own: ``27 North`` beside ``16 South``."""
    wide = max(cell_len(amount) for amount, _ in row.parts)
    items = [Text().append(amount.rjust(wide), "amount").append(f" {label}") for amount, label in row.parts]
    return Padding(Columns(items, padding=(0, 3)), (0, 0, 0, 2))


def _checks(checks: Iterable[Checked]) -> Table:
    grid = grid_of("left", 7)
    grid.add_column(ratio=1)
    for row in checks:
        outcome = Text(f"{row.sign} {row.outcome}", row.outcome if row.outcome in THEME.styles else "faint")
        line = Text().append(row.working, "amount").append(f"  {row.because}")
        grid.add_row(outcome, line)
    return grid


def _remarks(remarks: Iterable[Remark]) -> Table:
    grid = grid_of("left", 1)
    grid.add_column(ratio=1)
    for row in remarks:
        grid.add_row(Text("·"), Text(row.message).append(f" ({row.where})" if row.where else "", "faint"))
    return grid


def _in_short(shown: Outline) -> RenderableType:
    lines: list[RenderableType] = [
        Text.assemble((shown.title, "title")),
        Text(f"{' · '.join(filter(None, (shown.imprint, shown.dated)))} · {shown.counts}", "faint"),
    ]
    if shown.checks:
        telling = sorted(shown.checks, key=lambda row: (_TELLING.get(row.outcome, 3), -len(row.working)))
        lines.append(Padding(_checks(telling[:_FEW]), (0, 0, 0, 2)))
    return Padding(Group(*lines), (0, 0, 1, 0))
