"""Plain text, with or without front matter, to a document.

Front matter is either a block between two lines ``---``, or lines ``key: value`` of known keys at the very start of the
text, up to the first line that is none::

    ---                                outlet: Example Post
    outlet: Example Post               published: 2024-09-18
    published: 2024-09-18 07:59
    credits: [AFP, Reuters]            Two people were wounded …
    ---
    Two people were wounded …

The keys are ``id``, ``outlet``, ``published``, ``edited`` (when this version was made), ``url``, ``title``,
``language`` and ``credits``; ``date`` may stand for ``published``, ``source`` for ``outlet``, ``lang``
for ``language``. The document's text is what follows, its line ends
made one (LF) and without white space around it; every offset refers to it. Where no front matter says so, agencies and
date are taken from the text if they plainly stand there (`wire.py`), and a first line that looks like a headline
becomes the title; both also stay in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from selon.intake.documents import make_document
from selon.intake.wire import find_credits, find_date
from selon.records.text import Document, Note

__all__ = ["FIELDS", "parse_text"]

#: What front matter and the command line may say of a document.
FIELDS = ("id", "outlet", "published", "edited", "url", "title", "language", "credits")
_SYNONYMS = {"date": "published", "source": "outlet", "lang": "language", "credit": "credits", "link": "url"}
_LINE = re.compile(r"\s*([A-Za-z_-]{2,20})\s*:\s*(.*?)\s*\Z")
_ITEM = re.compile(r"\s*-\s+(.*?)\s*\Z")
_FENCES = ("---", "...")
_HEADLINE_LENGTH = 160


def parse_text(text: str, *, given: Mapping[str, str] | None = None, notes: tuple[Note, ...] = ()) -> Document:
    """Return the document of a text. ``given`` (keys of `FIELDS`) wins over what the text says of itself."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    fields, body, odd = _front_matter(text)
    fields.update({key: value for key, value in (given or {}).items() if value})
    body = body.strip()
    credited = tuple(filter(None, (name.strip(" \"'") for name in fields.get("credits", "").strip("[]").split(","))))
    return make_document(
        body,
        identifier=fields.get("id"),
        url=fields.get("url"),
        outlet=fields.get("outlet"),
        language=fields.get("language"),
        published=fields.get("published") or find_date(body),
        title=fields.get("title") or _headline(body),
        credits=credited or find_credits(body),
        notes=(*notes, *odd),
        edited=fields.get("edited"),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str, tuple[Note, ...]]:
    lines = text.lstrip("\n").split("\n")
    if lines[0].strip() == "---":
        for number, line in enumerate(lines[1:], 1):
            if line.strip() in _FENCES:
                fields, odd = _fields(lines[1:number])
                return fields, "\n".join(lines[number + 1 :]), odd
        return {}, text, (Note("front_matter", "the block of front matter is never closed; all of it is read as text"),)
    count = 0
    while count < len(lines) and _known(lines[count]):
        count += 1
    fields, _ = _fields(lines[:count])
    return fields, "\n".join(lines[count:]), ()


def _known(line: str) -> bool:
    match = _LINE.match(line)
    return match is not None and _key(match[1]) in FIELDS


def _key(written: str) -> str:
    return _SYNONYMS.get(written.lower(), written.lower())


def _fields(lines: list[str]) -> tuple[dict[str, str], tuple[Note, ...]]:
    fields: dict[str, str] = {}
    unknown: list[str] = []
    last = ""
    for line in lines:
        if (item := _ITEM.match(line)) and last:
            fields[last] = ", ".join(filter(None, (fields[last], item[1])))
        elif (match := _LINE.match(line)) and _key(match[1]) in FIELDS:
            last = _key(match[1])
            fields[last] = _unquoted(match[2])
        elif line.strip():
            last = ""
            unknown.append(line.strip())
    odd = f"front matter: {'; '.join(unknown)[:120]!r} is none of {', '.join(FIELDS)}; passed over"
    return fields, (Note("front_matter", odd),) if unknown else ()


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _headline(body: str) -> str | None:
    """Return the first line if a blank line follows it, it is short, and does not end as a sentence does."""
    first, _, rest = body.partition("\n")
    first = first.strip()
    if not rest.startswith("\n") or not rest.strip() or len(first) > _HEADLINE_LENGTH or len(first.split()) < 3:
        return None
    return None if first[-1] in ".:;,…)" or find_credits(first) or find_date(first) else first
