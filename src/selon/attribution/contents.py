"""Where what is said begins and ends: the smallest stretch around, before or after the cue.

A content ends where its sentence ends or where the next construction of attribution begins ("..., adding that",
"..., selon l'agence", "... et promis de"): that place is the construction's *edge*.
"""

from __future__ import annotations

from selon.attribution.cues import Cue
from selon.attribution.phrases import left_phrase, right_phrase
from selon.attribution.words import DASHES, OPENING, Words
from selon.records.text import Sentence

__all__ = ["after", "before", "edge", "eventful", "opening", "trim"]

_DATELINE = 14
_EVENTS = ("kinds", "numbers", "units")


def edge(words: Words, sentence: Sentence, cue: Cue) -> int:
    """Return the token at which a trailing construction begins (its comma or conjunction), -1 if the cue opens none."""
    before_cue = cue.first - 1
    if words.fold(before_cue) == "en" and cue.form == "gerund":
        before_cue -= 1
        return before_cue if words.mark(before_cue) == "," else before_cue + 1
    if cue.form in {"gerund"} or cue.without or cue.kind in {"preposition", "relay", "passive_relay"}:
        back = words.skip_back(cue.first, sentence.first) - 1
        if words.mark(back) == ",":
            return back
        if words.mark(before_cue) == ",":
            return before_cue
        return cue.first if cue.without else -1
    if cue.kind in {"adverb", "noun"}:
        return -1
    return _verb_edge(words, sentence, cue)


def _verb_edge(words: Words, sentence: Sentence, cue: Cue) -> int:
    back = words.skip_back(cue.first, sentence.first) - 1
    if back <= sentence.first:
        return -1
    if words.has(back, "coord"):
        return back - 1 if words.mark(back - 1) == "," else back
    forward = words.skip(cue.last, sentence.last)
    if cue.subject >= 0 and words.mark(cue.first - 1) == ",":
        return cue.first - 1
    if words.mark(back) == ",":
        phrase = right_phrase(words, forward, sentence.last)
        if phrase is not None and phrase.speaks and _closes(words, sentence, phrase.last):
            return back
        return -1
    if _closes(words, sentence, forward):
        phrase = left_phrase(words, sentence.first, cue.first)
        if phrase is not None and phrase.speaks and words.mark(phrase.first - 1) == ",":
            return phrase.first - 1
    return -1


def _closes(words: Words, sentence: Sentence, index: int) -> bool:
    index = words.skip(index, sentence.last)
    return index >= sentence.last or words.mark(index) in {",", ".", ";", ":", "!", "?"} and bool(words.mark(index))


def opening(words: Words, sentence: Sentence) -> int:
    """Return the first token of a sentence's own words, a dateline before them left out."""
    last = min(sentence.last, sentence.first + _DATELINE)
    for i in range(sentence.first, last):
        mark = words.mark(i)
        if mark and (mark in DASHES or mark == ":") and i > sentence.first:
            inner = range(sentence.first, i)
            if any(words.mark(j) == ")" for j in inner) and not any(words.has(j, "aux") for j in inner):
                return i + 1
        if words.fold(i) == "-" and i > sentence.first and words.mark(i - 1) == ")" and not words.joined(i + 1):
            return i + 1
    return sentence.first


def before(words: Words, sentence: Sentence, end: int, edges: list[int]) -> tuple[int, int] | None:
    """Return the content that ends before token ``end``: from the sentence's start or the last semicolon or edge."""
    start = opening(words, sentence)
    for i in range(end - 1, start, -1):
        if words.quoted[i] >= 0:
            continue
        if words.mark(i) == ";" or (words.mark(i) == ":" and words.quoted[i + 1] < 0):
            start = i + 1
            break
    return trim(words, start, end)


def after(words: Words, sentence: Sentence, start: int, edges: list[int]) -> tuple[int, int] | None:
    """Return the content that begins at token ``start``: to the sentence's end or the next edge."""
    stops = [e for e in edges if e > start and words.quoted[e] < 0]
    return trim(words, start, min(stops, default=sentence.last))


def trim(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Return ``start:end`` without punctuation at its ends; quotation marks and closed brackets stay. None if empty."""
    while start < end and (mark := words.mark(start)) and mark not in OPENING and not _quotes(words, start):
        start += 1
    while start < end and words.has(start, "coord"):
        start += 1
    while end > start and (mark := words.mark(end - 1)) and mark != ")" and not _quotes(words, end - 1):
        end -= 1
    if not any(words.tokens[i].kind != "mark" for i in range(start, end)):
        return None
    return start, end


def _quotes(words: Words, index: int) -> bool:
    return words.quoted[index] >= 0


def eventful(words: Words, start: int, end: int) -> bool:
    """Tell whether the stretch names a happening or a figure: a weak cue needs that to attribute."""
    if start >= end:
        return False
    low, high = words.tokens[start].start, words.tokens[end - 1].end
    if any(words.tokens[i].kind == "number" for i in range(start, end)):
        return True
    return any(words.reading.hits_between(table, low, high) for table in _EVENTS)
