"""What a dispatch is made of before anybody has understood it: spans, tokens, sentences, quotations.

Every offset counts Unicode code points in the document's text, from 0, end exclusive. A span carries the words that
it points at, so that a reader of one record never needs the document to see what it rests on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Document", "Entry", "Hit", "Note", "Quotation", "Reading", "Sentence", "Span", "Token", "cut"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text: ``document.text[start:end] == text``, always."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def cut(text: str, start: int, end: int) -> Span:
    """Return the span of ``text`` between two offsets, white space at its ends left outside.

    >>> cut("a  word ", 1, 8)
    Span(start=3, end=7, text='word')
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Note:
    """Something odd in a text that did not stop the reading: an unclosed quotation mark, an impossible date."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One dispatch, as it was published.

    ``language`` is a BCP 47 tag, ``published`` an ISO 8601 date-time with zone, a day, a month, or None;
    ``credits`` the agencies named as its makers, ``authors`` the people; ``raw`` the SHA-256 of the bytes that the text
    was taken from (a page, a feed, a message), where these were more than the text. ``edited`` is when its outlet made
    this version of it, written as ``published`` is, and later than that; None where this is the first, or not known.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    title: str | None = None
    credits: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    authors: tuple[str, ...] = ()
    raw: str | None = None
    edited: str | None = None

    @property
    def came_out(self) -> str | None:
        """When this version came out: with its edit, or when the document was published; None where neither is known.

        What the text says by the day (``this morning``) is read against ``published`` all the same.
        """
        return self.edited or self.published


@dataclass(frozen=True, slots=True)
class Token:
    """A run of word characters (``word``), of digits (``number``), or one other visible character (``mark``)."""

    start: int
    end: int
    fold: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its offsets, its place in the order of sentences and paragraphs, its tokens ``first:last``."""

    index: int
    paragraph: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of quotation marks and what stands between; the offsets include the marks.

    ``closed`` is False where the closing mark is missing: the quotation then ends with its paragraph.
    """

    start: int
    end: int
    closed: bool = True
    depth: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One surface form of a language pack: the folded form, its grammatical tag, its table, its row's columns.

    ``tail``: the form may also be the last member of a compound word.
    """

    form: str
    tag: str
    table: str
    row: Mapping[str, str]
    tail: bool = False

    def get(self, column: str) -> str:
        """Return a column of the row, or an empty string."""
        return self.row.get(column, "")


@dataclass(frozen=True, slots=True)
class Hit:
    """A pack's form found in the text, at word boundaries."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its language, sentences, tokens, quotations and the pack's forms found in it.

    ``folded`` has the same length as ``document.text``. ``hits`` holds, for each table of the pack, the forms found,
    by start and then longest first; overlapping forms are all there.
    """

    document: Document
    language: str
    folded: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    hits: Mapping[str, tuple[Hit, ...]]
    notes: tuple[Note, ...] = ()
    token_starts: tuple[int, ...] = ()
    sentence_starts: tuple[int, ...] = ()
    hit_starts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets, white space at its ends left outside."""
        return cut(self.document.text, start, end)

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds the offset, or the last one that starts before it."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, offset) - 1)]

    def token_index(self, offset: int) -> int:
        """Return the index of the first token that starts at or after the offset."""
        return bisect_left(self.token_starts, offset)

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that start in ``start:end``."""
        return self.tokens[bisect_left(self.token_starts, start) : bisect_left(self.token_starts, end)]

    def hits_between(self, table: str, start: int, end: int) -> tuple[Hit, ...]:
        """Return a table's hits that start in ``start:end`` and end in it too."""
        starts = self.hit_starts.get(table)
        if not starts:
            return ()
        found = self.hits[table][bisect_left(starts, start) : bisect_left(starts, end)]
        return tuple(hit for hit in found if hit.end <= end)

    def quotation_at(self, offset: int) -> Quotation | None:
        """Return the outermost quotation that holds the offset, or None."""
        index = bisect_right(self.quotations, offset, key=lambda quotation: quotation.start) - 1
        if index >= 0 and offset < self.quotations[index].end:
            return self.quotations[index]
        return None
