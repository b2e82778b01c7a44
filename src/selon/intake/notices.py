"""Corrections, updates and withdrawals that a dispatch names itself, as notes; nothing is cut out of the text.

Read only where it is plainly there: at the start of the headline or of a line, set off by a colon, a dash, brackets, a
number or the line's end (``CORRECTION:``, ``UPDATE 2-``, ``(Mis à jour à 14h)``). The words are in `notices.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from selon.records.text import Note, Span

__all__ = ["find_notices"]

#: A line that holds more than white space, from its first word on.
_LINE = re.compile(r"[^\s][^\n]*")
#: A line this long, set off in no other way, is no notice but a sentence.
_LONGEST = 200
#: Nothing but the first and last lines of a text says what the text is.
_FIRST, _LAST = 3, 4


def find_notices(text: str, title: str | None = None) -> tuple[Note, ...]:
    r"""Return a note for each kind of notice; spans point into the text.

    Kinds are ``correction``, ``update``, ``withdrawal`` and ``retracted``: of the last the words can only mean a
    dispatch that who published it takes back (``MANDATORY KILL``), so that it is marked as withdrawn.

    >>> [note.code for note in find_notices("UPDATE 2-Two hurt in fire\n\nTwo people were hurt.")]
    ['update']
    >>> find_notices("Updated rules were announced by the governor.")
    ()
    """
    found: dict[str, Note] = {}
    if title and (kind := _kind(title)):
        found[kind] = Note(kind, f"the headline names it so: {title[:_LONGEST]!r}")
    for start, line in _ends(text):
        if kind := _kind(line):
            found.setdefault(
                kind, Note(kind, f"the dispatch says so: {line[:_LONGEST]!r}", Span(start, start + len(line), line))
            )
    return tuple(found.values())


def _ends(text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and words of the first and last lines."""
    lines = list(_LINE.finditer(text))
    for match in (*lines[:_FIRST], *lines[max(_FIRST, len(lines) - _LAST) :]):
        yield match.start(), match[0].rstrip()


def _kind(line: str) -> str:
    match = _pattern().match(line)
    if not match:
        return ""
    words = match["words"].casefold().replace("’", "'")
    bare = match["after"].strip()
    set_off = match["open"] or not bare or bare[0] in ":-–—.)]|/" or bare[0].isdigit()
    return _kinds()[words] if set_off or (words.count(" ") > 2 and len(line) <= _LONGEST) else ""


@cache
def _kinds() -> dict[str, str]:
    rows = files("selon.intake").joinpath("notices.tsv").read_text("utf-8").splitlines()
    pairs = [row.split("\t") for row in rows if row and not row.startswith("#")][1:]
    return {phrase: kind for kind, phrase in pairs}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(_kinds(), key=len, reverse=True))
    return re.compile(
        rf"\s*[*•]*\s*(?P<open>[(\[/]?)\s*(?P<words>{names})(?!\w)(?P<after>.{{0,40}})", re.IGNORECASE | re.DOTALL
    )
