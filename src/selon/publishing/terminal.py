"""What every page in the terminal is made with: the theme, the console, heads, grids, words in their sentence.

No colour stands for a side, and none carries meaning alone: every mark is a word or a sign too.
"""

from __future__ import annotations

from typing import TextIO

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from selon.publishing.rows import Words

__all__ = ["NARROW", "THEME", "front", "grid_of", "head", "make_console", "print_block", "quoted", "sentence", "tail"]

THEME = Theme(
    {
        "title": "bold",
        "head": "bold cyan",
        "side": "bold underline",
        "voice": "bold",
        "faint": "dim",
        "number": "cyan",
        "act": "default",
        "mark": "italic yellow",
        "amount": "bold",
        "time": "italic",
        "anchor": "bold",
        "holds": "green",
        "fails": "bold reverse",
        "open": "yellow",
    }
)
#: Below this many columns what would stand side by side stands one below the other.
NARROW = 92
_LEAST = 40
#: Beyond this a line is hard to follow; a width that the user names is kept.
_WIDEST = 132
_PLAIN = 100


def make_console(stream: TextIO, *, color: str = "auto", width: int = 0) -> Console:
    """Return a console on a stream: ``color`` is auto, always or never; ``width`` 0 is the terminal's, or 100."""
    console = Console(
        file=stream,
        theme=THEME,
        force_terminal=True if color == "always" else None,
        no_color=True if color == "never" else None,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
    console.width = max(_LEAST, width or (min(console.width, _WIDEST) if console.is_terminal else _PLAIN))
    if color == "never":
        console._color_system = None  # noqa: SLF001 - rich keeps bold and italics without this
    return console


def print_block(block: RenderableType, console: Console) -> None:
    """Print a block; into a file or a pipe without the spaces that fill a line up."""
    if console.is_terminal:
        console.print(block)
        return
    with console.capture() as capture:
        console.print(block)
    console.file.write("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))


def head(title: str) -> RenderableType:
    """Return the head of a section: its title in capitals on a line across, with an empty line before it."""
    return Padding(Rule(Text(title.upper(), "head"), align="left", style="faint", characters="─"), (1, 0, 0, 0))


def grid_of(*columns: str | int) -> Table:
    """Return a table without lines, with columns given as justification and width in turn."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for justify, width in zip(columns[::2], columns[1::2], strict=True):
        grid.add_column(justify=justify, width=int(width))  # type: ignore[arg-type]
    return grid


def quoted(words: Words, room: int) -> Text:
    """Return the words behind a row, within their sentence, clipped to ``room`` columns with their place."""
    return sentence(words, words.where, room)


def sentence(words: Words, where: str, room: int) -> Text:
    """Return words within their sentence, clipped to ``room`` columns together with where they stand."""
    anchor, before, after = words.text, words.lead, words.trail
    free = max(16, room - cell_len(anchor) - cell_len(where) - 6)
    left = max(free // 2, free - cell_len(after))
    before = tail(before, left)
    after = front(after, free - min(left, cell_len(before)))
    line = Text().append("“" + before, "faint")
    return line.append(anchor, "anchor").append(after + "” ", "faint").append(where, "faint")


def tail(text: str, room: int) -> str:
    """Return the end of a text that fits ``room`` columns, cut at a word, with an ellipsis for what is left out."""
    if cell_len(text) <= room:
        return text
    while cell_len(text) > room - 1:
        text = text[1:]
    return "…" + text.partition(" ")[2]


def front(text: str, room: int) -> str:
    """Return the beginning of a text that fits ``room`` columns, cut at a word, with an ellipsis for the rest."""
    if cell_len(text) <= room:
        return text
    while cell_len(text) > room - 1:
        text = text[:-1]
    return text.rpartition(" ")[0] + "…"
