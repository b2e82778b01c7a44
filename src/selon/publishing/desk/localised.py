"""What the pages show, with the ledger's own words in the interface's language.

Only words of our own are said anew: titles, questions, answers, figures, days, reasons, names of places. The words of
dispatches, the names of outlets and sources, and the sides by which rows are told apart stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import singledispatch
from typing import Any

from selon.publishing import wording
from selon.publishing.desk.board import Board, Row
from selon.publishing.desk.comparing import Beside, Column, Pair, Said
from selon.publishing.desk.events import Shown
from selon.publishing.desk.galleys import (
    About,
    Cell,
    CountRow,
    FigureRow,
    Figures,
    GroundRow,
    Head,
    QuestionRow,
    SourceRow,
    StatedRow,
)
from selon.publishing.desk.galleys import Related as Relating
from selon.publishing.desk.galleys import Said as Telling
from selon.publishing.desk.mapping import Row as Placing
from selon.publishing.desk.mapping import Where
from selon.publishing.desk.news import Item
from selon.publishing.desk.terms import Terms
from selon.publishing.desk.views import Found, Reader
from selon.publishing.event_rows import (
    Copied,
    Ground,
    Held,
    Holder,
    Mark,
    Opened,
    Related,
    Stated,
    Step,
)
from selon.publishing.maps.drawing import draw_map
from selon.publishing.page import Article
from selon.publishing.rows import Checked, Happening, Outline, Scene, Side, Statement, Voice, Who

__all__ = ["localised"]

Rows = tuple[Any, ...]


@singledispatch
def localised(shown: Any, _words: Terms) -> Any:
    """Return what a template is given, with our own words in a language; anything that has none as it is."""
    return shown


@localised.register
def _(shown: tuple, words: Terms) -> Rows:  # type: ignore[type-arg] # singledispatch takes classes
    return tuple(localised(each, words) for each in shown)


@localised.register
def _(shown: dict, words: Terms) -> dict[str, Any]:  # type: ignore[type-arg] # singledispatch takes classes
    return {name: localised(each, words) for name, each in shown.items()}


# --- the board and search ---------------------------------------------------------------------------------------------


@localised.register
def _(board: Board, words: Terms) -> Board:
    return replace(board, rows=localised(board.rows, words))


@localised.register
def _(row: Row, words: Terms) -> Row:
    listed = replace(row.listed, title=words.say(row.listed.title or ""))
    return replace(row, listed=listed, last=words.say(row.last), news=localised(row.news, words))


@localised.register
def _(item: Item, words: Terms) -> Item:
    what, between, figures = item.words.partition(": ")
    if item.what in ("moved", "corrected") and between:
        steps = " → ".join(map(words.say, figures.split(" → ")))
        kind, _, scope = what.partition(" ")
        known = next((k for k in (what, f"{kind} {scope.split(' ')[0]}", kind) if words.say(k) != k), "")
        rest = what.removeprefix(known).strip()
        return replace(item, words=f"{' '.join(filter(None, (words.say(known), words.say(rest))))}: {steps}")
    question, mark, answer = item.words.partition("? ")
    if item.what == "differ" and mark:
        return replace(item, words=f"{words.say(question + '?')} {words.say(answer)}")
    return replace(item, words=words.say(item.words))


@localised.register
def _(found: Found, words: Terms) -> Found:
    events = tuple((event, words.say(title or "")) for event, title in found.finding.events)
    return replace(found, finding=replace(found.finding, events=events))


# --- an event ---------------------------------------------------------------------------------------------------------


@localised.register
def _(shown: Shown, words: Terms) -> Shown:
    return replace(shown, **{name: localised(getattr(shown, name), words) for name in ("about", "news", "related")})


@localised.register
def _(where: Where, words: Terms) -> Where:
    placed = tuple((replace(place, name=words.place(place.name, code)), code) for place, code in where.placed)
    drawn = draw_map([place for place, _ in placed], words.country, words.place) if where.map else None
    return Where(localised(where.rows, words), drawn, placed)


@localised.register
def _(row: Placing, words: Terms) -> Placing:
    return replace(row, name=words.place(row.name, row.code), country=words.country(row.country))


@localised.register
def _(head: Head, words: Terms) -> Head:
    return replace(
        head,
        title=words.title(head.title, head.home),
        place=_at_home(head.place, head.home, words),
        dates=words.say(head.dates),
        counts=localised(head.counts, words),
        grounds=localised(head.grounds, words),
        where=localised(head.where, words),
    )


@localised.register
def _(row: GroundRow, words: Terms) -> GroundRow:
    return replace(row, ground=localised(row.ground, words))


@localised.register
def _(row: QuestionRow, words: Terms) -> QuestionRow:
    said = words.say
    relations = tuple((said(one), said(how), said(other), said(why)) for one, how, other, why in row.relations)
    return replace(row, label=words.say(row.label), relations=relations, cells=localised(row.cells, words))


@localised.register
def _(cell: Cell, words: Terms) -> Cell:
    holders = localised(cell.holders, words)
    return replace(
        cell, answer=words.say(cell.answer), mark=_marks(cell.mark, words), holders=holders, when=words.say(cell.when)
    )


def _marks(mark: str, words: Terms) -> str:
    return " · ".join(map(words.say, mark.split(" · ")))


@localised.register
def _(said: Telling, words: Terms) -> Telling:
    return replace(said, answer=words.say(said.answer), mark=_marks(said.mark, words), who=words.say(said.who))


@localised.register
def _(row: Relating, words: Terms) -> Relating:
    return Relating(*(words.say(each) for each in (row.first, row.outcome, row.second, row.because)))


@localised.register
def _(about: About, words: Terms) -> About:
    if about.what == "courses":
        return replace(about, label=words.say(about.label), more=_scope(about.more, words))
    if about.what == "words":
        return replace(about, more=words.say(about.more))
    return replace(about, label=words.say(about.label))


@localised.register
def _(row: Figures, words: Terms) -> Figures:
    chart = row.chart
    if chart is not None:
        named = (
            replace(line, label=", ".join(map(words.say, names)))
            for line, names in zip(chart.lines, row.names, strict=True)
        )
        chart = replace(chart, lines=tuple(named))
    courses = localised(row.courses, words)
    return replace(row, label=words.say(row.label), scope=_scope(row.scope, words), courses=courses, chart=chart)


def _scope(scope: str, words: Terms) -> str:
    first, between, last = scope.rpartition(" · ")
    return f"{words.say(first)}{between}{words.place(last) if words.say(last) == last else words.say(last)}"


@localised.register
def _(row: FigureRow, words: Terms) -> FigureRow:
    return replace(row, labels=tuple(map(words.say, row.labels)), steps=localised(row.steps, words))


@localised.register
def _(row: StatedRow, words: Terms) -> StatedRow:
    return replace(row, check=localised(row.check, words))


@localised.register
def _(row: SourceRow, words: Terms) -> SourceRow:
    return replace(row, held=localised(row.held, words))


@localised.register
def _(row: CountRow, words: Terms) -> CountRow:
    return replace(row, reasons=localised(row.reasons, words))


def _at_home(told: str, country: str, words: Terms) -> str:
    """Return an event's place, with how many more there are behind it."""
    first, more, rest = told.rpartition(" and ")
    if not more or not rest.endswith(" more"):
        return words.place(told, country)
    return words.say(f"{words.place(first, country)}{more}{rest}")


@localised.register
def _(reason: Opened, words: Terms) -> Opened:
    return replace(reason, because=words.say(reason.because))


@localised.register
def _(holder: Holder, words: Terms) -> Holder:
    return replace(holder, label=words.say(holder.label))


@localised.register
def _(step: Step, words: Terms) -> Step:
    return replace(step, when=words.say(step.when), figure=words.say(step.figure))


@localised.register
def _(check: Stated, words: Terms) -> Stated:
    return replace(check, because=words.say(check.because))


@localised.register
def _(mark: Mark, words: Terms) -> Mark:
    told = mark.words if mark.plain else words.say(mark.words)
    return replace(mark, when=words.say(mark.when), words=told)


@localised.register
def _(related: Related, words: Terms) -> Related:
    return replace(related, title=words.say(related.title))


@localised.register
def _(held: Held, words: Terms) -> Held:
    return replace(held, label=words.say(held.label), details=tuple(map(words.say, held.details)))


@localised.register
def _(copied: Copied, words: Terms) -> Copied:
    return replace(copied, how=words.say(copied.how))


@localised.register
def _(ground: Ground, words: Terms) -> Ground:
    return replace(ground, words=words.say(ground.words), labels=tuple(map(words.say, ground.labels)))


# --- two side by side -------------------------------------------------------------------------------------------------


@localised.register
def _(beside: Beside, words: Terms) -> Beside:
    columns = beside.columns if beside.of == "documents" else localised(beside.columns, words)
    return replace(beside, columns=columns, rows=localised(beside.rows, words))


@localised.register
def _(column: Column, words: Terms) -> Column:
    return replace(column, title=words.say(column.title), about=tuple(map(words.say, column.about)))


@localised.register
def _(pair: Pair, words: Terms) -> Pair:
    first, second = localised(pair.first, words), localised(pair.second, words)
    what, between, where = pair.label.rpartition(" · ")
    place = words.place(where) if between and words.say(where) == where else words.say(where)
    return replace(pair, label=f"{words.say(what)}{between}{place}", first=first, second=second)


@localised.register
def _(said: Said, words: Terms) -> Said:
    return replace(said, answer=words.say(said.answer), who=words.say(said.who))


# --- a dispatch -------------------------------------------------------------------------------------------------------


@localised.register
def _(reader: Reader, words: Terms) -> Reader:
    events = tuple((event, words.say(title)) for event, title in reader.events)
    return replace(reader, article=localised(reader.article, words), events=events)


@localised.register
def _(article: Article, words: Terms) -> Article:
    return replace(article, outline=localised(article.outline, words))


@localised.register
def _(outline: Outline, words: Terms) -> Outline:
    return replace(
        outline,
        published=words.say(outline.published),
        language=words.choice(outline.language),
        edited=words.say(outline.edited),
        **{
            name: localised(getattr(outline, name), words)
            for name in ("sides", "silences", "happenings", "scenes", "checks")
        },
    )


@localised.register
def _(side: Side, words: Terms) -> Side:
    return replace(side, name=words.say(side.name), voices=localised(side.voices, words))


@localised.register
def _(voice: Voice, words: Terms) -> Voice:
    details = tuple(map(words.say, voice.details))
    return replace(voice, label=words.say(voice.label), details=details, statements=localised(voice.statements, words))


@localised.register
def _(statement: Statement, words: Terms) -> Statement:
    does, voice = words.say(statement.does), words.say(statement.voice)
    how = tuple(each if each.startswith("“") else words.say(each) for each in statement.how)
    return replace(statement, does=does, voice=voice, how=how, marks=tuple(map(words.say, statement.marks)))


@localised.register
def _(row: Happening, words: Terms) -> Happening:
    return replace(
        row,
        kind=words.say(row.kind),
        amount=words.say(row.amount),
        about=tuple(_about(row, words)),
        parts=tuple(_parts(row, words)),
        where=words.place(row.where),
        when=words.say(row.when),
        who=localised(row.who, words),
        marks=tuple(map(words.say, row.marks)),
    )


def _about(row: Happening, words: Terms) -> Iterator[str]:
    """Yield the facts of a row; of words of the dispatch only what we put before them is said anew."""
    claim = row.claims[0]
    means = wording.visible(wording.means(claim.means)) if claim.means else ""
    goal = wording.visible(wording.place(claim.to, short=True)) if claim.to else ""
    agent = wording.visible(wording.actor(claim.agent))
    for told in row.about:
        if means and told == means:
            yield words.say(told)
        elif goal and told == f"to {goal}":
            yield words.phrase("to %(where)s", where=words.place(goal, claim.to.country or "" if claim.to else ""))
        elif agent and told == f"by {agent}":
            yield words.phrase("by %(who)s", who=agent)
        else:
            yield told


def _parts(row: Happening, words: Terms) -> Iterator[tuple[str, str]]:
    """Yield the items of a breakdown; those that are places, and no words of the dispatch, by their names."""
    quantity = row.claims[0].quantity
    for (figure, what), part in zip(row.parts, quantity.parts if quantity else (), strict=False):
        yield figure, words.place(what, part.place.country or "") if part.place else what


@localised.register
def _(who: Who, words: Terms) -> Who:
    return replace(who, label=words.say(who.label))


@localised.register
def _(scene: Scene, words: Terms) -> Scene:
    return replace(scene, place=words.place(scene.place), happenings=localised(scene.happenings, words))


@localised.register
def _(check: Checked, words: Terms) -> Checked:
    return replace(check, outcome=words.say(check.outcome), because=words.say(check.because))
