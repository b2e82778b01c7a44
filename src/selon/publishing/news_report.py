"""What is new since the last look, one thing a line: what sort of news, what of, and who says so."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.text import Text

from selon.publishing import wording
from selon.publishing.terminal import grid_of, print_block
from selon.running.news import Given, News

__all__ = ["news_list", "write_news"]

#: Kind, what it is called on its line, and its style: first what somebody has to act on.
_KINDS = {
    "withdrawn": ("withdrawn", "fails"),
    "contradiction": ("sides differ", "mark"),
    "differs": ("differs", "mark"),
    "moved": ("moved", "mark"),
    "corrected": ("corrected", "mark"),
    "report": ("new", "faint"),
}
_WIDTH = 12


def write_news(news: Iterable[News], console: Console) -> None:
    """Print what is new; nothing where nothing is."""
    found = tuple(news)
    if found:
        print_block(news_list(found), console)


def news_list(news: tuple[News, ...]) -> RenderableType:
    """Return the lines of what is new, by kind, in each kind in the order in which it came."""
    rank = {kind: place for place, kind in enumerate(_KINDS)}
    table = grid_of("left", _WIDTH)
    table.add_column(ratio=1)
    for item in sorted(news, key=lambda item: rank.get(item.kind, len(rank))):
        name, style = _KINDS.get(item.kind, (item.kind, "faint"))
        if item.version and item.kind == "report":
            name = "new version"
        table.add_row(Text(name, style), _about(item))
    return table


def _about(item: News) -> RenderableType:
    if item.question:
        head = Text(wording.visible(item.title), "voice").append(f"  {_events(item)}", "faint")
        return Group(head, Text(wording.visible(item.question)), *_answers(item))
    outlet = wording.visible(item.outlet or item.document)
    line = Text(outlet, "voice").append(f": {wording.visible(item.headline or 'no headline')}", "default")
    details = [*filter(None, (item.published, item.edited and f"edited {item.edited}", item.url, _events(item)))]
    told = [Text(wording.visible(item.words))] if item.words else []
    return Group(line, *told, Text(wording.visible("  ".join(details)), "faint"))


def _events(item: News) -> str:
    return " ".join(wording.short_id(event) for event in item.events)


def _answers(item: News) -> list[RenderableType]:
    rows: list[RenderableType] = [_answer("before", given) for given in item.before]
    return rows + [_answer("now", given) for given in item.now]


def _answer(when: str, given: Given) -> RenderableType:
    sides = [wording.country(side) for side in given.sides]
    who = ", ".join((*given.sources, *(f"for {side}" for side in sides)))
    printed = f"; in {', '.join(given.outlets)}" if given.outlets else ""
    line = Text(f"  {when}  ", "faint").append(wording.visible(given.answer), "amount")
    return line.append(wording.visible(f"  {who}{printed}"), "default")
