"""The page of an event for the terminal: counts, versions, figures, checks, timeline, sources.

A question is a row; its answers stand below it, by side and origin, with the words that they came from. What somebody
did not say stays blank. No colour stands for a side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from selon.publishing import wording
from selon.publishing.event_rows import (
    GROUPS,
    OTHERS,
    Answer,
    Asked,
    Counted,
    EventPage,
    Evidence,
    Mark,
    Opened,
    Stated,
)
from selon.publishing.event_tables import by_day, copies, figures, in_short, more, names, related_table, sources
from selon.publishing.terminal import NARROW, THEME, grid_of, head, print_block, sentence

__all__ = ["View", "event_report", "write_event"]

#: How much of each section is shown unless all is asked for.
_QUESTIONS, _ANSWERS, _MEASURES, _CHECKS, _MOMENTS, _SOURCES = 12, 4, 8, 8, 18, 12
#: Where it is narrow, words may take two lines, up to so many columns.
_QUOTE = 110
#: Of the reasons of one count, and of the words behind one reason, so many are opened.
_REASONS, _OPENED, _RELATED = 8, 2, 6
#: At a glance, so many answers of a side stand in a cell.
_IN_CELL = 3
#: At a glance, sides stand beside one another from this many columns on.
_GLANCE = 76


_BLANK = "By side (blank: not stated, never denied)"
#: So many questions are named on which the sides stand alike.
_LABELS = 5
_HINTS = ("--all shows everything", "--why the reasons", "--words every report's words")


@dataclass(frozen=True, slots=True)
class View:
    """How much of an event to show: everything (``whole``), the reasons (``why``), all the words (``words``)."""

    whole: bool = False
    why: bool = False
    words: bool = False


def write_event(page: EventPage, console: Console, view: View | None = None) -> None:
    """Print the page of an event."""
    print_block(event_report(page, console.width, view or View()), console)


def event_report(page: EventPage, width: int, view: View) -> RenderableType:
    """Return the page of an event for so many columns."""
    blocks: list[RenderableType] = [_header(page)]
    if view.why:
        blocks += [head("Why these counts"), *_reasons(page.counts, width, view)]
    shown = _chosen(page.asked, view)
    if len(page.sides) > 1:
        blocks += _section(_BLANK, *_glance(page, shown, width), *_grounds(page, view))
    if shown:
        blocks += [head("Versions"), *_versions(shown, width, view)]
        blocks += more(len(page.asked) - len(shown), "question")
    blocks += _section("Figures and their course", *figures(page.measures, width, None if view.whole else _MEASURES))
    blocks += _section("Do they add up?", *_checks(page.checks, width, view))
    blocks += _section("Timeline", *_timeline(page.timeline, view))
    blocks += _section("Sources", *sources(page.sources, width, None if view.whole else _SOURCES))
    blocks += _section("Whose text it is", *copies(page.copies, None if view.whole else _SOURCES))
    blocks += _section("The same reports also tell of", *related_table(page.related, None if view.whole else _RELATED))
    if not page.asked:
        blocks += ["", Text("Nothing is claimed of this event.", "faint")]
    left = zip((view.whole, view.why, view.words), _HINTS, strict=True)
    hints = [hint for there_already, hint in left if not there_already]
    if page.asked and hints:
        blocks += ["", Text(" · ".join(hints), "faint")]
    return Group(*blocks)


def _section(title: str, *blocks: RenderableType) -> list[RenderableType]:
    return [head(title), *blocks] if blocks else []


# --- the head ---------------------------------------------------------------------------------------------------------


def _header(page: EventPage) -> RenderableType:
    counts = " · ".join(count.words for count in page.counts)
    return Group(
        Rule(style="faint", characters="━"),
        Text(page.title, "title"),
        Text(" · ".join(filter(None, (page.place, page.dates, " ".join(page.languages))))),
        Text(counts, "amount"),
        Text(wording.visible(page.account.event.id), "faint"),
        *([Text(f"▸ picked by the rule {page.rule}: what it leaves, not what is right", "mark")] if page.rule else []),
    )


def _reasons(counts: Iterable[Counted], width: int, view: View) -> Iterator[RenderableType]:
    for count in counts:
        yield Text(f"  {count.words}", "voice")
        kept = count.reasons if view.whole else count.reasons[:_REASONS]
        for reason in kept:
            yield Padding(_reason(reason, width - 4, view), (0, 0, 0, 4))
        yield from more(len(count.reasons) - len(kept), "reason")


def _reason(reason: Opened, width: int, view: View) -> RenderableType:
    line = Text().append("· ", "faint").append(reason.because).append(f"  {reason.rule}", "faint")
    opened = reason.evidence if view.words else reason.evidence[:_OPENED]
    left = len(reason.evidence) - len(opened)
    line.append(f" +{left}" if left else "", "faint")
    return Group(line, *(Padding(_quoted(evidence, width - 2), (0, 0, 0, 2)) for evidence in opened))


# --- at a glance ------------------------------------------------------------------------------------------------------


def _glance(page: EventPage, shown: tuple[Asked, ...], width: int) -> Iterator[RenderableType]:
    """Yield the questions that more than one side answers, a column a side; a blank is what a side does not say."""
    if width < _GLANCE:
        return
    sides = [side for side in page.sides if side != OTHERS][:3]
    several = [asked for asked in shown if len({s for a in asked.answers for s in a.sides}) > 1]
    if not several:
        return
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for ratio in (3, *[3] * (len(sides) + 1)):
        table.add_column(ratio=ratio)
    table.add_row(Text(), *(Text().append(side, "side") for side in (*sides, "Others")))
    for asked in several:
        cells = (_said_by(asked, side) for side in (*sides, OTHERS))
        table.add_row(Text().append(f"{asked.sign} ", "mark").append(asked.label, "voice"), *cells)
    yield Padding(table, (0, 0, 1, 0))


def _grounds(page: EventPage, view: View) -> Iterator[RenderableType]:
    """Yield what the sides agree on, where they differ, and what only one of them speaks of."""
    if not page.grounds:
        return
    table = grid_of("left", 1)
    table.add_column(ratio=1)
    for ground in page.grounds:
        labels = ground.labels if view.whole else ground.labels[:_LABELS]
        line = Text().append(f"{ground.words}: ", "voice").append(" ".join(labels))
        left = len(ground.labels) - len(labels)
        table.add_row(Text(ground.sign, "mark"), line.append(f" +{left}" if left else "", "faint"))
    yield table


def _said_by(asked: Asked, side: str) -> Text:
    cell = Text()
    said = [answer for answer in asked.answers if side in answer.sides]
    for answer in said[:_IN_CELL]:
        cell.append("\n" if cell.plain else "").append(answer.answer)
        cell.append(f" · {answer.mark}" if answer.mark else "", "mark")
    return cell.append(f"\n+{len(said) - _IN_CELL}" if len(said) > _IN_CELL else "", "faint")


# --- versions ---------------------------------------------------------------------------------------------------------


def _chosen(asked: tuple[Asked, ...], view: View) -> tuple[Asked, ...]:
    """Return the weightiest questions, in the order of the page; all if all are asked for."""
    return asked if view.whole else tuple(a for a in asked if a.weight < _QUESTIONS)


def _versions(shown: Iterable[Asked], width: int, view: View) -> Iterator[RenderableType]:
    group = ""
    for asked in shown:
        if asked.standing != group:
            title = GROUPS.get(asked.standing, asked.standing.replace("_", " "))
            yield Padding(Text().append(f"{asked.sign} ", "mark").append(title, "side"), (1 if group else 0, 0, 0, 0))
            group = asked.standing
        yield _question(asked, width, view)


def _question(asked: Asked, width: int, view: View) -> RenderableType:
    line = Padding(Text(asked.label, "voice"), (0, 0, 0, 2))
    wide = width >= NARROW
    room = 24 if wide else 15
    table = grid_of("left", room)
    table.add_column(ratio=1)
    kept = asked.answers if view.whole else asked.answers[:_ANSWERS]
    for answer in kept:
        table.add_row(_answer(answer), Group(*_held(answer, width - room - 2, view)))
    blocks: list[RenderableType] = [line, table, *more(len(asked.answers) - len(kept), "answer")]
    if asked.picked:
        blocks.append(Padding(Text(f"▸ {asked.picked}", "mark"), (0, 0, 0, 4)))
    if view.why:
        blocks += [_relation(*relation) for relation in asked.relations]
    return Group(*blocks)


def _answer(answer: Answer) -> RenderableType:
    cell = Text().append("▸ " if answer.picked else "", "mark").append(answer.answer, "amount")
    cell.append(f" · {answer.mark}" if answer.mark else "", "mark")
    return Padding(cell, (0, 0, 0, 2 if answer.picked else 4))


def _held(answer: Answer, room: int, view: View) -> Iterator[RenderableType]:
    line = Text()
    for side in answer.sides:
        line.append("; " if line.plain else "", "faint")
        line.append(f"{side}: " if side != OTHERS else "", "faint")
        line.append_text(names((holder.label for holder in answer.holders if holder.side == side), 3))
    count = f"{answer.reports} report{'' if answer.reports == 1 else 's'}"
    yield line.append(f" · {count}" + (f" · {answer.when}" if answer.when else ""), "faint")
    for evidence in answer.evidence if view.words else answer.evidence[:1]:
        yield _quoted(evidence, room)


def _quoted(evidence: Evidence, room: int) -> Text:
    return sentence(evidence.words, evidence.where, max(room, min(2 * room - 10, _QUOTE)))


def _relation(first: str, outcome: str, second: str, because: str) -> RenderableType:
    line = Text().append("↳ ", "faint").append(first).append(f" · {outcome} · ", "mark").append(second)
    return Padding(line.append(f" · {because}", "faint"), (0, 0, 0, 4))


# --- checks and time --------------------------------------------------------------------------------------------------


def _checks(checks: tuple[Stated, ...], width: int, view: View) -> Iterator[RenderableType]:
    if not checks:
        return
    told = checks if view.whole else tuple(in_short(checks))
    kept = told if view.whole else told[:_CHECKS]
    table = grid_of("left", 7)
    table.add_column(ratio=1)
    for row in kept:
        outcome = Text(f"{row.sign} {row.outcome}", row.outcome if row.outcome in THEME.styles else "faint")
        line = Text().append(row.working, "amount").append(f"  {row.because}")
        line.append(f" · and {row.alike - 1} more like it" if row.alike > 1 else "", "faint")
        line.append(" · across reports" if row.across else "", "mark").append(f" · {_outlets(row.outlets)}", "faint")
        opened = row.evidence if view.why else ()
        table.add_row(outcome, Group(line, *(_quoted(evidence, width - 9) for evidence in opened)))
    yield table
    yield from more(len(checks) - sum(row.alike for row in kept), "check")


def _outlets(outlets: tuple[str, ...], most: int = 3) -> str:
    more = len(outlets) - most
    return ", ".join(outlets[:most]) + (f" +{more}" if more > 0 else "")


def _timeline(marks: tuple[Mark, ...], view: View) -> Iterator[RenderableType]:
    if not marks:
        return
    told = marks if view.whole else by_day(marks)
    kept = told if view.whole else told[:_MOMENTS]
    table = grid_of("right", max(cell_len(mark.when) for mark in kept), "left", 1)
    table.add_column(ratio=1)
    for mark in kept:
        line = Text(mark.words).append(f" · {mark.reports} reports" if mark.plain and mark.reports > 1 else "", "faint")
        table.add_row(Text(mark.when, "time"), Text(mark.sign), line)
    yield table
    yield from more(len(told) - len(kept), "line")
