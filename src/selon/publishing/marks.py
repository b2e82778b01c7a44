"""A text cut into segments, so that overlapping spans can be shown: the server cuts, the browser never counts.

A browser counts in UTF-16 units and we in code points; so every mark is put where it belongs here, and the page is
only words in elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selon.publishing import wording
from selon.publishing.rows import Happening, Outline
from selon.records.folios import Folio
from selon.records.text import Span

__all__ = ["Label", "Segment", "happening_marks", "languages", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Label:
    """A short sign before some words, that leads to their row: the row's key and what is shown.

    ``first`` is True for the one that the row leads back to.
    """

    key: str
    shown: str
    first: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """Words under one set of marks: classes, labels that begin here, the row that the words lead to."""

    text: str
    classes: tuple[str, ...]
    labels: tuple[Label, ...]
    row: str


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    classes: tuple[str, ...]
    label: Label | None = None
    row: str = ""


_LINE = re.compile(r"[^\S\n]*(\S)[^\n]*")


def languages(folio: Folio) -> tuple[str, ...]:
    """Return the language of each of the text's lines that are not empty; nothing where it is the document's."""
    return tuple(folio.other_language_at(line.start(1)) or "" for line in _LINE.finditer(folio.document.text))


def paragraphs(shown: Outline, chosen: Span | None = None) -> Iterator[tuple[Segment, ...]]:
    """Yield the text's lines that are not empty, each as its segments; together they are the text, nothing twice.

    ``chosen`` words, if any, bear the class ``chosen``.
    """
    text = shown.folio.document.text
    marks = [*_marks(shown), *([_mark(chosen, ("chosen",))] if chosen else [])]
    waiting = sorted(marks, key=lambda m: (m.start, -m.end, m.classes), reverse=True)
    active: list[_Mark] = []
    for line in _LINE.finditer(text):
        yield tuple(_segments(text, line.start(), line.end(), waiting, active))


def _segments(text: str, start: int, end: int, waiting: list[_Mark], active: list[_Mark]) -> Iterator[Segment]:
    """Yield a line's segments. ``waiting`` holds the marks to come, last first; ``active`` those that are open."""
    left = start
    while left < end:
        begun = len(active)
        while waiting and waiting[-1].start <= left:
            active.append(waiting.pop())
        labels = tuple(m.label for m in active[begun:] if m.label)
        active[:] = [m for m in active if m.end > left]
        ahead = [m.end for m in active] + ([waiting[-1].start] if waiting else [])
        right = min([end, *ahead])
        yield Segment(
            text=wording.visible(text[left:right]),
            classes=tuple(dict.fromkeys(name for m in active for name in m.classes)),
            labels=labels,
            row=next((m.row for m in reversed(active) if m.row), ""),
        )
        left = right


def _marks(shown: Outline) -> Iterator[_Mark]:
    for statement in shown.statements:
        key = f"s{statement.number}"
        attribution = statement.attribution
        for index, words in enumerate(statement.content):
            label = Label(key, str(statement.number)) if index == 0 else None
            yield _mark(words.span, ("content", key), label)
        for span, name in ((attribution.source.span, "source"), (attribution.cue, "cue")):
            if span:
                yield _mark(span, (name, key))
        for relay in attribution.via:
            if relay.span:
                yield _mark(relay.span, ("source", key))
    yield from happening_marks(shown.happenings)
    for row in shown.checks:
        for span in row.check.spans:
            yield _mark(span, ("checked", f"k{row.number}"))


def happening_marks(happenings: Iterable[Happening]) -> Iterator[_Mark]:
    """Yield the marks of what happened: each claim's anchor leads to its row, and so does its figure."""
    for row in happenings:
        for claim in row.claims:
            label = Label(row.key, row.letter, first=claim is row.claims[0])
            figure = claim.quantity.span if claim.quantity else None
            parts = [p.span for p in claim.quantity.parts if p.span] if claim.quantity else []
            yield _mark(claim.anchor, ("claim", row.key), label, row.key)
            for span in filter(None, (figure, *parts)):
                yield _mark(span, ("figure", row.key), None, row.key)


def _mark(span: Span, classes: tuple[str, ...], label: Label | None = None, row: str = "") -> _Mark:
    return _Mark(span.start, span.end, classes, label, row)
