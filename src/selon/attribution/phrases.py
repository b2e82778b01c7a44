"""Noun phrases that may speak: where they begin, where they end, with modifiers and apposition.

A subject phrase is read leftwards from its verb, an inverted subject or the complement of a preposition rightwards
from its first word. What is found is a stretch of tokens and the head that makes it a speaker.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.attribution.words import BREAKS, DASHES, Words

__all__ = ["Phrase", "left_phrase", "right_phrase"]

_APPOSITION = 16
_LONGEST = 34


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, tokens ``first:last``, and what makes it a speaker.

    ``speaker`` is the class of its main head (person, people, institution, media, source, thing, document), ``name``
    for a bare proper name, ``place`` for a bare place name, ``pronoun``, ``relative``, or ``none``. ``head`` is the
    head's first token.
    """

    first: int
    last: int
    speaker: str
    head: int

    @property
    def speaks(self) -> bool:
        """Tell whether the phrase may be a source at all."""
        return self.speaker != "none"


def left_phrase(words: Words, first: int, right: int) -> Phrase | None:
    """Return the phrase that ends before token ``right`` and begins at or after ``first``, or None."""
    end = words.skip_back(right, first)
    if end <= first:
        return None
    if words.mark(end - 1) == ",":
        return _before_insertion(words, first, end - 1)
    if words.has(end - 1, "pron") and not words.has(end - 1, "other") and _bare_pronoun(words, end - 1):
        start = end - 1
        while (
            start > first
            and words.has(start - 1, "pron")
            and words.joined(start) is False
            and words.has(start, "pron")
            and words.classes[start - 1] == words.classes[start]
        ):
            start -= 1
        return Phrase(start, end, "pronoun", start)
    if words.has(end - 1, "rel"):
        return _antecedent(words, first, end - 1)
    return _region(words, _boundary_left(words, first, end), end)


def _bare_pronoun(words: Words, index: int) -> bool:
    return not (words.has(index, "clitic") or words.has(index, "poss"))


def _antecedent(words: Words, first: int, relative: int) -> Phrase | None:
    """Return the phrase that a relative pronoun at ``relative`` takes up."""
    end = words.skip_back(relative, first)
    if end > first and words.mark(end - 1) == ",":
        end -= 1
    found = _region(words, _boundary_left(words, first, end), end) if end > first else None
    if found is None and end > first:
        found = left_phrase(words, first, end)
    return found


def _before_insertion(words: Words, first: int, comma: int) -> Phrase | None:
    """Return "the governor, Igor Rudenya" or "the agency, citing a source" that ends before a comma."""
    close = comma
    for _ in range(3):
        previous = _comma_left(words, first, close)
        if previous < 0:
            break
        start = _boundary_left(words, first, previous)
        phrase = _region(words, start, previous) if previous > start else None
        if phrase is not None and phrase.speaks and _inserted(words, phrase, previous + 1, comma):
            return Phrase(
                phrase.first,
                comma if _apposes(words, phrase, previous + 1, comma) else phrase.last,
                phrase.speaker,
                phrase.head,
            )
        close = previous
    return None


def _comma_left(words: Words, first: int, comma: int) -> int:
    for i in range(comma - 1, max(first - 1, comma - _LONGEST), -1):
        mark = words.mark(i)
        if mark == ",":
            return i
        if mark in {".", "!", "?", ";", ":"} and mark:
            return -1
    return -1


def _inserted(words: Words, phrase: Phrase, first: int, last: int) -> bool:
    return (
        _apposes(words, phrase, first, last)
        or words.has(first, "rel")
        or "relay" in _cue_classes(words, first, last)
        or words.skip(first, last) == last
    )


def _cue_classes(words: Words, first: int, last: int) -> set[str]:
    hits = words.reading.hits_between("cues", words.tokens[first].start, words.tokens[last - 1].end)
    return {hit.entry.get("class").rpartition("_")[2] for hit in hits}


def _boundary_left(words: Words, first: int, end: int) -> int:
    """Return the first token of the stretch without clause boundary that ends before ``end``."""
    i, depth = end - 1, 0
    while i >= first:
        mark = words.mark(i)
        if mark == ")":
            depth += 1
        elif mark == "(":
            if not depth:
                return i + 1
            depth -= 1
        elif not depth and _bounds(words, i, mark, end):
            return i + 1
        i -= 1
    return first


def _bounds(words: Words, i: int, mark: str, end: int) -> bool:
    if mark and mark != "/":
        return True
    names = words.classes[i]
    if not names:
        return False
    if "sub" in names or ("comp" in names and "det" not in names):
        return True
    if "comp" in names and not _determines(words, i):
        return True
    if "rel" in names and "det" not in names:
        return False
    if "coord" in names:
        return not _joins(words, i, end)
    return False


def _determines(words: Words, i: int) -> bool:
    """Tell whether "that" stands before its noun ("that night") rather than opening a clause: no determiner follows."""
    nxt = words.classes[i + 1] if i + 1 < len(words.tokens) else ()
    return "time" in nxt or (not nxt and i > 0 and words.mark(i - 1) != "")


def _joins(words: Words, i: int, end: int) -> bool:
    """Tell whether the conjunction at ``i`` joins two nouns: a source head stands on both sides, near and no verb between."""
    right = any(j in words.heads for j in range(i + 1, min(end, i + 7)))
    left = any(j in words.heads or j in words.places for j in range(max(0, i - 8), i))
    verbs = any(words.has(j, "aux") for j in range(max(0, i - 5), i))
    return right and left and not verbs


def _region(words: Words, start: int, end: int) -> Phrase | None:
    """Return the speaker phrase that ends at ``end`` and begins at or after ``start``."""
    while start < end and words.asides.get(start, end + 1) < end:
        start = words.asides[start]
    while start < end and (words.has(start, "adv") or words.has(start, "coord")):
        start += 1
    if start >= end:
        return None
    if end - start == 1 and words.has(start, "pron") and not words.has(start, "other"):
        return Phrase(start, end, "pronoun", start)
    heads = [i for i in words.heads if start <= i < end]
    chosen = _main_head(words, start, end, sorted(heads))
    if chosen is not None:
        return Phrase(_left_edge(words, start, chosen), end, _speaker(words, chosen), chosen)
    return _proper(words, start, end)


def _speaker(words: Words, head: int) -> str:
    entry = words.heads[head].entry
    return "media" if entry.table == "outlets" else entry.get("class")


def _main_head(words: Words, start: int, end: int, heads: list[int]) -> int | None:
    fallback = None
    for head in heads:
        if words.heads[head].entry.get("class") == "topic":
            continue
        edge = _left_edge(words, start, head)
        if edge > start and words.has(edge - 1, "prep"):
            continue
        if words.has(edge, "prep") and not words.has(edge, "det"):
            continue
        if _before_head(words, head, end):
            fallback = fallback if fallback is not None else head
            continue
        return head
    return fallback


def _before_head(words: Words, head: int, end: int) -> bool:
    """Tell whether the head only modifies a later one, side by side: "health ministry", "security source"."""
    if not words.pack.switch("heads_last"):
        return False
    after = words.head_ends[head]
    while after < end and not words.classes[after] and not words.mark(after) and after not in words.heads:
        if words.capital(after) and words.heads[head].entry.get("class") in {"person"}:
            return False
        after += 1
    return after < end and after in words.heads


def _left_edge(words: Words, start: int, head: int) -> int:
    """Return where the noun phrase of the head begins: its determiner, or the first word that is no boundary."""
    i = head
    while i > start:
        names = words.classes[i - 1]
        if words.mark(i - 1) or "time" in names or "aux" in names or "pron" in names or "adv" in names:
            break
        if "prep" in names and "det" not in names:
            if _elided(words, i - 1):
                break
            break
        if "coord" in names or "sub" in names or "rel" in names:
            break
        i -= 1
        if "det" in names:
            if i > start and words.has(i - 1, "det"):
                i -= 1
            break
    return i


def _elided(words: Words, index: int) -> bool:
    return words.fold(index + 1) == "'"


def _proper(words: Words, start: int, end: int) -> Phrase | None:
    """Return a phrase whose head is a proper name or place, else one without a speaker."""
    first = start
    while first < end and words.has(first, "det"):
        first += 1
    if first < end and words.fold(first) == "'":
        first += 1
    if first >= end:
        return None
    for i in range(first, end):
        if words.has(i, "prep") or words.has(i, "aux"):
            break
        if words.capital(i) and not words.classes[i]:
            mention = words.places.get(i)
            kind = "place" if mention is not None and words.place_ends[i] >= end else "name"
            return Phrase(start, end, kind, i)
    return Phrase(start, end, "none", start)


def right_phrase(words: Words, first: int, end: int) -> Phrase | None:
    """Return the phrase that begins at token ``first`` and ends before ``end``: its right edge is found, apposition too."""
    if first >= end or words.mark(first):
        return None
    if words.has(first, "pron") and not words.has(first, "other") and not words.has(first, "poss"):
        return Phrase(first, first + 1, "pronoun", first)
    if words.has(first, "strong"):
        return Phrase(first, first + 1, "pronoun", first)
    last = _edge_right(words, first, end)
    if last <= first:
        return None
    phrase = _region_right(words, first, last)
    if phrase is None:
        return None
    while words.mark(last) == "," and last < end and phrase.speaks:
        stop = _chunk_end(words, last + 1, end)
        if not _apposes(words, phrase, last + 1, stop):
            break
        last = stop
        phrase = Phrase(phrase.first, last, phrase.speaker, phrase.head)
    return phrase


def _region_right(words: Words, first: int, last: int) -> Phrase | None:
    heads = sorted(i for i in words.heads if first <= i < last)
    for head in heads:
        if words.heads[head].entry.get("class") == "topic" or _before_head(words, head, last):
            continue
        return (
            Phrase(first, last, _speaker(words, head), head)
            if _left_edge(words, first, head) == first
            else _proper_or(words, first, last, head)
        )
    return _proper(words, first, last)


def _proper_or(words: Words, first: int, last: int, head: int) -> Phrase | None:
    proper = _proper(words, first, last)
    if proper is not None and proper.speaks:
        return proper
    return Phrase(first, last, _speaker(words, head), head)


def _edge_right(words: Words, first: int, end: int) -> int:
    """Return where the phrase ends: at a break, a clause opener, a verb, an aside; brackets are part of it."""
    i, relative = first, False
    while i < end:
        mark = words.mark(i)
        if mark == "(" and i > first:
            close = _closing(words, i, end)
            if close < 0 or close - i > 4:
                return i
            i = close + 1
            continue
        if mark and mark not in {"/"}:
            return i
        names = words.classes[i]
        if i > first and i in words.asides and not relative and "of" not in names:
            return i
        if "sub" in names and not ("rel" in names and i > first):
            return i
        if "rel" in names and i > first:
            relative = True
        if "aux" in names and not relative:
            return i
        if "comp" in names and "rel" not in names and "det" not in names:
            return i
        if "coord" in names and not _joins(words, i, end) and not relative:
            return i
        i += 1
    return i


def _closing(words: Words, index: int, end: int) -> int:
    for i in range(index + 1, min(end, index + 12)):
        if words.mark(i) == ")":
            return i
    return -1


def _chunk_end(words: Words, first: int, end: int) -> int:
    i = first
    while i < end:
        mark = words.mark(i)
        if mark in BREAKS and mark and mark not in {"(", ")"}:
            return i
        i += 1
    return i


def _apposes(words: Words, phrase: Phrase, first: int, last: int) -> bool:
    """Tell whether the tokens ``first:last`` stand in apposition to the phrase: role to name, or name to role."""
    if first >= last or last - first > _APPOSITION:
        return False
    if words.has(first, "rel"):
        return True
    if any(words.has(i, "aux") or words.has(i, "sub") or words.mark(i) in DASHES for i in range(first, last)):
        return False
    named = phrase.speaker in {"name", "place"} or _holds_name(words, phrase)
    start = words.skip(first, last)
    if start >= last:
        return False
    inner = _region(words, start, last)
    if inner is None:
        return False
    if inner.speaker == "name":
        return not named or phrase.speaker in {"person", "institution", "people"}
    return named and inner.speaker in {"person", "people", "institution", "media", "source"}


def _holds_name(words: Words, phrase: Phrase) -> bool:
    return any(
        words.capital(i) and not words.classes[i] and i not in words.places for i in range(phrase.first, phrase.last)
    )
