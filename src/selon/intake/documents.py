"""Texts to documents: an id made from the text, and a note for each odd thing that a reader cannot see.

The text itself is kept as it came, code point for code point, since every offset refers to it. One thing alone is
changed: a lone surrogate, which is no character, becomes U+FFFD, so that no offset moves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from selon.intake.dates import iso_published
from selon.records.text import Document, Note, Span
from selon.text import content_id, instant_of

__all__ = ["accept", "addressed", "headlined", "make_document", "with_given", "with_noted_edit"]

_SURROGATE = re.compile("[\ud800-\udfff]")
#: Invisible or misleading characters: what each class is called, and what a reader should know of it.
_ODD = (
    ("control_character", re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"), "control character"),
    (
        "bidi_character",
        re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
        "direction of writing turned",
    ),
    ("replacement_character", re.compile("\ufffd"), "character lost before the text came here"),
)
#: How much of a time tells the minute; how an older Selon noted an edit.
_MINUTE = len("2024-09-18T09:10")
_NOTED = re.compile(r"(?:edited edited|modified changed by its outlet) on ([^\s;]+)")
_ANY_ODD = re.compile("|".join(pattern.pattern for _, pattern, _ in _ODD))


def headlined(text: str, title: str | None) -> tuple[str, list[Note]]:
    """Return a feed's text of an entry, or its headline where it gives nothing else, with the note that says so.

    >>> headlined("", "A fire")[0], headlined("A fire burns.", "A fire")
    ('A fire', ('A fire burns.', []))
    """
    if text or not title:
        return text, []
    return title, [Note("headline_only", "the feed gives nothing of it but the headline")]


def make_document(
    text: str,
    *,
    identifier: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    published: str | None = None,
    title: str | None = None,
    credits: Sequence[str] = (),  # noqa: A002 - the codebook's word
    authors: Sequence[str] = (),
    notes: tuple[Note, ...] = (),
    edited: str | None = None,
    raw: str | None = None,
) -> Document:
    """Return the document of a text; without ``identifier`` the id is a hash of the text alone. Never raises."""
    return accept(
        Document(
            id=identifier or "",
            text=text,
            url=url,
            outlet=outlet,
            language=language,
            published=published,
            title=title,
            credits=tuple(credits),
            authors=tuple(authors),
            notes=notes,
            edited=edited,
            raw=raw,
        )
    )


def addressed(text: str, url: str | None) -> str | None:
    """Return the id of a text that was found at an address: what two outlets print word for word is two documents."""
    return content_id("d", url, text) if url else None


def with_given(document: Document, given: Mapping[str, str]) -> Document:
    """Return the document with what the user says of it, which wins over what it says itself."""
    fields: dict[str, Any] = {key: value for key, value in given.items() if value}
    if not fields:
        return document
    if "credits" in fields:
        fields["credits"] = tuple(name.strip() for name in fields["credits"].split(","))
    return accept(replace(document, **fields))


def accept(document: Document) -> Document:
    """Return a document that the rooms can take: with an id, a clean text, a date that is one, and notes on the rest.

    Accepting twice changes nothing.
    """
    text = document.text if document.text.isascii() else _SURROGATE.sub("\ufffd", document.text)
    published = document.published and iso_published(document.published)
    edited, edit_notes = _accept_edit(document.edited, published)
    notes = [*_odd(text), *edit_notes]
    if document.published and not published:
        reason = f"published {document.published!r} is no date; times are read without it"
        notes.append(Note("impossible_date", reason))
    new = tuple(note for note in notes if note not in document.notes)
    unchanged = (text, published, edited) == (document.text, document.published, document.edited)
    if unchanged and document.id and not new:
        return document
    return replace(
        document,
        id=document.id or content_id("d", text),
        text=text,
        published=published,
        edited=edited,
        notes=(*document.notes, *new),
    )


def _accept_edit(written: str | None, published: str | None) -> tuple[str | None, list[Note]]:
    """Return when a version was made, where that is later than its publication; a note where it cannot be.

    What is of the same minute, or a day that may be that of the publication, tells nothing.
    """
    edited = written and iso_published(written)
    if not written or not edited:
        reason = f"edited {written!r} is no date; this version is dated as it was published"
        return None, [Note("impossible_date", reason)] if written else []
    if not published:
        return edited, []
    told, known = min(len(edited), _MINUTE), min(len(published), _MINUTE)
    least = min(told, known)
    # A day is one where it was written.
    ours, theirs = (instant_of(when) if least == _MINUTE else when for when in (edited, published))
    if ours[:least] < theirs[:least]:
        reason = f"edited on {edited}, before it was published on {published}: passed over"
        return None, [Note("edited_before_published", reason)]
    return edited if ours[:least] > theirs[:least] or told > known else None, []


def with_noted_edit(document: Document) -> Document:
    """Return the document with the edit that an older Selon wrote in a note alone; the note goes."""
    found = {note: match[1] for note in document.notes if (match := _NOTED.match(f"{note.code} {note.message}"))}
    if not found or document.edited:
        return document
    notes = tuple(note for note in document.notes if note not in found)
    return accept(replace(document, edited=max(found.values()), notes=notes))


def _odd(text: str) -> Iterator[Note]:
    for code, pattern, name in _ODD if _ANY_ODD.search(text) else ():
        first = pattern.search(text)
        if first:
            count = sum(1 for _ in pattern.finditer(text))
            known = unicodedata.name(first[0], f"U+{ord(first[0]):04X}")
            message = f"{name}: {known}" + (f" and {count - 1} more" if count > 1 else "") + ", kept as it stands"
            yield Note(code, message, Span(first.start(), first.end(), first[0]))
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        yield Note("not_nfc", "letters and accents stand apart (no NFC): some words may not be recognised")
