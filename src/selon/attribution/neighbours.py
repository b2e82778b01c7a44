"""What stands beside a noun phrase that speaks: a medium's name in quotation marks, who is spoken to, what is said."""

from __future__ import annotations

from selon.attribution.heads import Phrase, speaker_of
from selon.attribution.words import Words

__all__ = ["addressed", "ends_medium", "name_before", "nobody", "quoted_before", "tells"]

#: No word for a medium has more tokens.
_LONGEST_WORDS = 5
#: A name in quotation marks holds at most this many tokens.
_QUOTED = 7
#: No form of a pack's tables is longer, in characters.
_FORM = 40
#: Tables whose forms are no part of a speaker where what is said may follow it without a comma.
_TOLD = ("numbers", "modifiers", "kinds", "units", "means")


def addressed(words: Words, phrase: Phrase, first: int, last: int) -> bool:
    """Tell whether a medium in the dative follows a speaker that is none: it is spoken to, "..., der Agentur dpa"."""
    if not words.bracket or phrase.speaker == "media":
        return False
    media = any(
        speaker_of(words, i) == "media" or words.heads[i].entry.get("kind") == "media"
        for i in words.heads
        if first <= i < last
    )
    return media and any(words.has(i, "dative") for i in range(first, last))


def tells(words: Words, first: int, i: int) -> bool:
    """Tell whether what is said begins behind a speaker, no comma between: a figure, a happening, a thing counted."""
    if not any(first <= head < i and words.head_ends[head] <= i for head in words.heads):
        return False
    token = words.tokens[i]
    hits = (hit for table in _TOLD for hit in words.reading.hits_between(table, token.start, token.end + _FORM))
    return token.kind == "number" or any(
        hit.start == token.start and hit.entry.get("kind") != "none" and i not in words.heads for hit in hits
    )


def ends_medium(words: Words, index: int) -> bool:
    """Tell whether a word for a medium ends right before ``index``: a quotation there is its name."""
    at = next((i for i in range(max(0, index - _LONGEST_WORDS), index) if words.head_ends.get(i) == index), -1)
    return at >= 0 and words.heads[at].entry.get("class") == "media"


def name_before(words: Words, first: int, i: int) -> int:
    """Return the last word before a name in quotation marks that ends at ``i`` and belongs to a medium; else -1."""
    if words.quoted[i] < 0 or not words.mark(i):
        return -1
    opened = next((j for j in range(i, first, -1) if words.quoted[j - 1] != words.quoted[i]), first)
    bears = ends_medium(words, opened) or (words.pack.switch("free_order") and _ends_group(words, opened))
    return opened - 1 if i - opened < _QUOTED and opened > first and bears else -1


def _ends_group(words: Words, index: int) -> bool:
    """Tell whether a word for a body ends right before ``index``: «Тень» behind группировка is its name."""
    at = next((i for i in range(max(0, index - _LONGEST_WORDS), index) if words.head_ends.get(i) == index), -1)
    return at >= 0 and words.heads[at].entry.get("class") in {"institution", "people"}


def quoted_before(words: Words, first: int, end: int) -> Phrase | None:
    """Return a name in quotation marks that ends right before ``end``, with its article: "Der „Spiegel“ zitierte"."""
    if end - 1 <= first or words.quoted[end - 1] < 0:
        return None
    begin = next((i + 1 for i in range(end - 2, first - 1, -1) if words.quoted[i] != words.quoted[end - 1]), first)
    if end - begin > _QUOTED:
        return None
    head = next((i for i in range(begin, end) if i in words.heads), begin + 1)
    begin -= begin > first and words.has(begin - 1, "det")
    return Phrase(begin, end, "media" if head in words.heads else "name", head)


def nobody(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase begins with a word for nobody: who has said nothing is no source."""
    token = words.tokens[phrase.first]
    hits = (h for h in words.reading.hits_between("numbers", token.start, token.end + _FORM) if h.start == token.start)
    return any(h.entry.get("class") == "negative" and h.entry.get("modifier") == "person" for h in hits)
