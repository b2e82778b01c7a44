"""Where what is said begins and ends: the smallest stretch around, before or after the cue.

A content ends where its sentence ends or where the next construction of attribution begins ("..., adding that",
"..., selon l'agence", "... et promis de"): that place is the construction's *edge*.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.attribution.cues import Cue
from selon.attribution.listeners import addressee, quoted_names
from selon.attribution.phrases import left_phrase, right_phrase
from selon.attribution.words import DASHES, OPENING, Words
from selon.records.text import Sentence

__all__ = ["Edge", "after", "before", "closes", "edge", "eventful", "opening", "resumption", "trim"]

_DATELINE = 14
_WORD = 3
_NOUN = 5
_EVENTS = ("kinds", "numbers", "units")


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a construction begins; it ends contents that start after token ``scope``."""

    at: int
    scope: int = -1


def edge(words: Words, sentence: Sentence, cue: Cue) -> Edge | None:
    """Return where a trailing construction begins (its comma or conjunction), None if the cue opens none."""
    before_cue = cue.first - 1
    if cue.form == "gerund" and words.has(before_cue, "gerundial"):
        before_cue -= 1
        return Edge(before_cue if words.mark(before_cue) == "," else before_cue + 1)
    if cue.form == "gerund" or cue.without or cue.kind in {"preposition", "relay", "passive_relay", "standing"}:
        back = words.skip_back(cue.first, sentence.first) - 1
        if words.mark(back) == ",":
            return Edge(back)
        if words.mark(before_cue) == ",":
            return Edge(before_cue)
        return Edge(cue.first) if cue.without else None
    if cue.kind in {"adverb", "noun", "none"} or (cue.form == "infinitive" and not cue.unable):
        return None
    return _verb_edge(words, sentence, cue)


def _verb_edge(words: Words, sentence: Sentence, cue: Cue) -> Edge | None:
    back = words.skip_back(cue.first, sentence.first) - 1
    if back <= sentence.first:
        return None
    if words.has(back, "coord"):
        return Edge(back - 1 if words.mark(back - 1) == "," else back)
    if cue.form == "participle":
        return None
    if cue.subject >= 0:
        return Edge(cue.first - 1) if words.mark(cue.first - 1) == "," else None
    forward, _ = addressee(words, cue, cue.last, sentence.last)
    phrase = left_phrase(words, sentence.first, cue.first)
    if words.mark(back) == ",":
        inverted = right_phrase(words, forward, sentence.last) or quoted_names(words, forward, sentence.last)
        if inverted is not None and inverted.speaks:
            stop, _ = addressee(words, cue, inverted.last, sentence.last)
            if closes(words, sentence, stop):
                return Edge(back)
        return Edge(back, phrase.last) if phrase is not None and phrase.speaks and phrase.last < back else None
    if words.has(back, "question") and (taken := resumption(words, sentence.first, back)) is not None:
        return Edge(taken[0])
    if phrase is None or phrase.first <= sentence.first:
        return None
    if (taken := resumption(words, sentence.first, phrase.first - 1)) is not None:
        return Edge(taken[0])
    start = words.skip_back(phrase.first, sentence.first) - 1
    joined = words.has(start, "coord") or (words.has(start, "sub") and words.mark(start - 1) == ",")
    if (joined or words.mark(start) == ";") and (phrase.speaks or cue.passive):
        return Edge(start - 1 if words.mark(start - 1) == "," else start)
    if phrase.speaker == "none":
        return None
    opened = words.has(sentence.first, "sub") and not words.has(sentence.first, "comp")
    if words.mark(start) == "," and (opened or closes(words, sentence, forward)):
        return Edge(start)
    return None


def resumption(words: Words, first: int, index: int) -> tuple[int, tuple[int, int] | None] | None:
    """Return the comma behind which what was said is taken up, and the noun that takes it up, if there is one.

    ``index`` is the token before the subject of the clause: "..., ce que X dément", "..., a figure that X disputes".
    """
    i = index
    while i > first and words.has(i, "question"):
        i -= 1
    if i < index and words.mark(i) == ",":
        return i, None
    i = index
    if words.has(index, "rel") or words.has(index, "comp"):
        i = index - 1 - (words.has(index - 1, "prep") or words.fold(index) == "'")
    stop = i + 1
    if words.fold(i) not in words.pack.words("resumptions"):
        return None
    while i > first and stop - i < _NOUN and not words.mark(i):
        i -= 1
    return (i, (i + 1, stop)) if words.mark(i) == "," else None


def closes(words: Words, sentence: Sentence, index: int) -> bool:
    """Tell whether a construction may end at ``index``: at a break, a clause opener or the sentence's end."""
    if words.mark(index) == ",":
        return True
    index = words.skip(index, sentence.last)
    if index >= sentence.last:
        return True
    if (
        words.has(index, "sub") and not (words.has(index, "comp") or words.has(index, "question"))
    ) or index in words.starts:
        return True
    mark = words.mark(index)
    return bool(mark) and mark not in OPENING


def opening(words: Words, sentence: Sentence) -> int:
    """Return the first token of a sentence's own words: behind a dateline ("KYIV (Reuters) -", "BEIRUT, Lebanon -")."""
    if words.openings:
        return words.openings[sentence.index]
    last = min(sentence.last - 1, sentence.first + _DATELINE)
    for i in range(sentence.first + 1, last):
        mark = words.mark(i)
        spaced = words.fold(i) == "-" and not words.joined(i)
        if not (spaced or mark in DASHES - {""} or mark == ":"):
            continue
        head = words.tokens[sentence.first]
        shouted = len(head.fold) > 2 and words.reading.text[head.start : head.end].isupper()
        bracketed = any(words.mark(j) == ")" for j in range(sentence.first, i))
        if bracketed or (shouted and mark != ":"):
            return i + 1
        return sentence.first
    return sentence.first


def before(words: Words, sentence: Sentence, end: int) -> tuple[int, int] | None:
    """Return the content that ends before token ``end``: from the sentence's start, or the last semicolon or colon."""
    start = opening(words, sentence)
    for i in range(end - 1, start, -1):
        if words.quoted[i] < 0 and (words.mark(i) == ";" or (words.mark(i) == ":" and words.quoted[i + 1] < 0)):
            start = i + 1
            break
    found = trim(words, start, end)
    return _without_aside(words, *found, places_only=True) if found else None


def after(
    words: Words, sentence: Sentence, start: int, edges: list[Edge], *, clause: bool = True
) -> tuple[int, int] | None:
    """Return the content that begins at token ``start``: to the sentence's end or the next edge, trailing asides cut.

    ``clause``: the content is a clause of its own and may hold a semicolon; an object ends there.
    """
    stops = [e.at for e in edges if e.at > start > e.scope and words.quoted[e.at] < 0]
    if not clause:
        stops += _splices(words, start, sentence.last)[:1]
    found = trim(words, start, min(stops, default=sentence.last))
    return _without_aside(words, *found) if found else None


def _splices(words: Words, start: int, end: int) -> list[int]:
    """Return where another clause is spliced on after a comma ("..., il y en a désormais 39"), or after a semicolon."""
    found = []
    for i in range(start + 1, end - 2):
        if words.quoted[i] >= 0:
            continue
        mark = words.mark(i)
        pronoun = mark == "," and words.has(i + 1, "pron") and not words.has(i + 1, "other") and i + 1 in words.features
        if (
            mark == ";"
            or (mark == ":" and _told_apart(words, start, i))
            or (mark == "," and words.has(i + 1, "comp") and not words.has(i - 1, "pron"))
            or (pronoun and not words.has(i + 1, "strong") and _verbal(words, i + 2))
        ):
            found.append(i)
    return found


def _told_apart(words: Words, start: int, colon: int) -> bool:
    """Tell whether a colon leads on to what is told besides, where order is free: no figure, no quotation follows.

    "Заявили про атаку дронів: горить склад"; a breakdown or the speaker's own words belong to what was said.
    """
    nxt = words.tokens[colon + 1]
    figure = nxt.kind == "number" or any(words.reading.hits_between("numbers", nxt.start, nxt.end))
    apart = not figure and words.quoted[colon + 1] < 0 and eventful(words, start, colon)
    return apart and bool(words.pack.switch("free_order"))


def _verbal(words: Words, index: int) -> bool:
    return words.has(index, "aux") or (words.has(index, "clitic") and not words.has(index, "det"))


def _without_aside(words: Words, start: int, end: int, *, places_only: bool = False) -> tuple[int, int]:
    """Cut a trailing relative clause ("..., which came a day after") or apposition to a place ("..., a town of")."""
    for i in range(start + 2, end - 1):
        if words.mark(i) != "," or words.quoted[i] >= 0:
            continue
        nxt = i + 1
        relative = words.has(nxt, "rel") and not words.has(nxt, "sub") and not words.has(nxt, "comp")
        relative = relative or (words.has(nxt, "prep") and words.has(nxt + 1, "rel") and not words.has(nxt + 1, "sub"))
        if _describes(words, nxt, end) or (not places_only and (relative or _participial(words, nxt, end))):
            rest = next((j for j in range(nxt, end) if words.mark(j) == ","), end)
            if rest >= end:
                return trim(words, start, i) or (start, end)
    return start, end


def _participial(words: Words, index: int, end: int) -> bool:
    """Tell whether a participle clause follows a comma: "..., bâti à l'époque soviétique"."""
    endings = words.pack.setting("attribution", "participle_endings", ())
    fold = words.fold(index)
    plain = index + 1 < end and not words.classes[index] and not words.capital(index) and len(fold) > _WORD
    return (
        plain
        and any(fold.endswith(e) for e in endings)
        and any(words.has(index + 1, name) for name in ("prep", "adv", "sub"))
    )


def _describes(words: Words, index: int, end: int) -> bool:
    nouns = words.pack.words("settlements")
    index += words.has(index, "det")
    return any(words.fold(i) in nouns for i in range(index, min(end, index + 2))) and not words.has(index, "prep")


def trim(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Return ``start:end`` without punctuation at its ends; quotation marks and closed brackets stay. None if empty."""
    while start < end and (mark := words.mark(start)) and mark not in OPENING and words.quoted[start] < 0:
        start += 1
    while start < end and words.has(start, "coord") and "neg" not in words.classes[start]:
        start += 1
    while (
        end > start
        and words.quoted[end - 1] < 0
        and ((words.mark(end - 1) not in {"", ")"}) or words.has(end - 1, "as"))
    ):
        end -= 1
    if not any(words.tokens[i].kind != "mark" for i in range(start, end)):
        return None
    return start, end


def eventful(words: Words, start: int, end: int) -> bool:
    """Tell whether the stretch names a happening or a figure: a weak cue needs that to attribute."""
    if start >= end:
        return False
    low, high = words.tokens[start].start, words.tokens[end - 1].end
    if any(words.tokens[i].kind == "number" for i in range(start, end)):
        return True
    return any(words.reading.hits_between(table, low, high) for table in _EVENTS)
