"""Pairs of quotation marks, in the styles that the pack names; an unclosed one ends with its paragraph, with a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selon.records.text import Note, Quotation, cut

__all__ = ["find_quotations"]

_BREAK = re.compile(r"\n[^\S\n]*\n")
_APOSTROPHES = frozenset("'’‘")


def find_quotations(text: str, pairs: Sequence[Sequence[str]]) -> tuple[tuple[Quotation, ...], tuple[Note, ...]]:
    """Return the outermost quotations by start, and a note for each one that is never closed.

    ``pairs`` are (opening, closing) marks. A mark that both opens and closes alternates. An apostrophe inside a word
    is no mark. A quotation does not cross a blank line.
    """
    closers: dict[str, set[str]] = {}
    for opening, closing in pairs:
        closers.setdefault(opening, set()).add(closing)
    marks = "".join({mark for pair in pairs for mark in pair})
    if not marks:
        return (), ()
    found: list[Quotation] = []
    notes: list[Note] = []
    begin = 0
    for end in [m.start() for m in _BREAK.finditer(text)] + [len(text)]:
        _paragraph(text, begin, end, re.compile(f"[{re.escape(marks)}]"), closers, found, notes)
        begin = end
    return tuple(found), tuple(notes)


def _paragraph(
    text: str,
    begin: int,
    end: int,
    pattern: re.Pattern[str],
    closers: dict[str, set[str]],
    found: list[Quotation],
    notes: list[Note],
) -> None:
    opened: list[tuple[int, set[str]]] = []
    for match in pattern.finditer(text, begin, end):
        mark, at = match[0], match.start()
        before = text[at - 1] if at > begin else " "
        after = text[at + 1] if at + 1 < end else " "
        if mark in _APOSTROPHES and before.isalnum() and (after.isalnum() or not opened):
            continue
        depth = next((i for i in range(len(opened) - 1, -1, -1) if mark in opened[i][1]), None)
        if depth is not None:
            start = opened[depth][0]
            del opened[depth:]
            if not opened:
                found.append(Quotation(start, at + 1))
        elif mark in closers and not (mark in _APOSTROPHES and after.isspace()):
            opened.append((at, closers[mark]))
    if opened:
        start = opened[0][0]
        if text[start] in _APOSTROPHES:
            return
        stop = cut(text, start, end).end
        found.append(Quotation(start, stop, closed=False))
        notes.append(
            Note(
                "unclosed_quotation",
                "a quotation mark is opened and never closed in its paragraph",
                cut(text, start, min(start + 40, stop)),
            )
        )
