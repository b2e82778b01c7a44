"""Clauses of languages whose finite verb stands second and whose other verbs stand last (the verb bracket).

Read here are where a clause begins and ends, and how a cue is inflected in it ("hat ... gemeldet", "teilte ... mit").
Only packs with the switch ``verb_bracket`` use this module.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.attribution.words import Words
from selon.records.text import Entry, Sentence

if TYPE_CHECKING:
    from selon.attribution.cues import Cue

__all__ = ["SEPARATORS", "clause", "drops", "inflect", "particle", "relative"]

SEPARATORS = frozenset(",;:()–—")
_STOPS = frozenset(".!?…")
_FINITE = frozenset({"present", "past", "subjunctive"})
_NEAR = 2


def clause(words: Words, sentence: Sentence, index: int) -> tuple[int, int]:
    """Return the tokens between the marks around token ``index``, marks inside quotations left aside."""
    first = last = index
    while first > sentence.first and not _parts(words, first - 1):
        first -= 1
    while last < sentence.last and not _parts(words, last):
        last += 1
    return first, last


def _parts(words: Words, index: int) -> bool:
    """Tell whether a mark parts clauses; a full stop inside a sentence (am 18. September) does not."""
    mark = words.mark(index)
    if words.quoted[index] >= 0 or not mark:
        return False
    if mark in SEPARATORS:
        return True
    token = words.tokens[index]
    return mark in _STOPS and words.reading.sentence_at(token.start).last - 1 == index


def relative(words: Words, start: int, end: int) -> bool:
    """Tell whether a relative clause begins at ``start``: an article or pronoun, the finite verb at the end."""
    at = start + 1 if words.has(start, "prep") and not words.has(start, "det") else start
    if not (words.has(at, "article") or words.has(at, "rel")):
        return False
    last = next((i for i in range(at, end) if _parts(words, i)), end) - 1
    if last <= at or words.capital(last):
        return False
    if words.has(last - 1, "infinitive_marker"):
        return False
    inner = any(words.has(i, "aux") and not words.has(i, "been") for i in range(at + 1, last))
    return not inner or words.has(last, "aux")


def inflect(words: Words, sentence: Sentence, cue: Cue) -> Cue | None:
    """Return the verb as it stands in its clause, with its negation and voice; None where it is none."""
    if words.capital(cue.word) and cue.word > sentence.first and not words.mark(cue.word - 1):
        return None
    first, last = clause(words, sentence, cue.word)
    inside = [i for i in range(first, last) if i != cue.word]
    aux = [i for i in inside if words.has(i, "aux")]
    finite = [i for i in aux if not (words.has(i, "been") or words.has(i, "inf"))]
    tag = cue.entry.tag
    if tag in _FINITE:
        same = [i for i in finite if not _coordinated(words, i, cue.word)]
        return _negate(words, replace(cue, form="finite"), first, last) if not same else None
    modal = any(words.has(i, "modal") for i in aux)
    if tag == "participle":
        have = any(words.has(i, "have") for i in aux)
        passive = any(words.has(i, "werden") or words.has(i, "been") for i in aux) or not have
        if not aux or (modal and not passive):
            return None
        return _negate(words, replace(cue, form="participle", passive=passive), first, last, modal=modal)
    if tag != "infinitive" or words.has(cue.word - 1, "prep"):
        return None
    if modal:
        return _negate(words, replace(cue, form="infinitive"), first, last, modal=modal)
    # what looks like an infinitive is the plural of the present where no other verb is finite
    return _negate(words, replace(cue, form="finite"), first, last) if not aux else None


def _coordinated(words: Words, left: int, right: int) -> bool:
    low, high = sorted((left, right))
    return any(words.has(i, "coord") for i in range(low, high))


def _negate(words: Words, cue: Cue, first: int, last: int, *, modal: bool = False) -> Cue:
    negations = [i for i in range(first, last) if words.has(i, "neg") and words.quoted[i] < 0]
    if not negations:
        return cue
    low, high = cue.first, cue.last
    for i in negations:
        if words.has(i, "det"):
            continue
        if i == cue.first - 1:
            low = i
        elif cue.last <= i < cue.last + _NEAR and all(words.has(j, "adv") for j in range(cue.last, i)):
            high = i + 1
    return replace(cue, first=low, last=high, negated=True, unable=modal and cue.kind == "verify")


def particle(words: Words, sentence: Sentence, entry: Entry, last: int) -> tuple[int, int] | None:
    """Return the tokens of a verb's second part, far behind it ("teilte ... mit"); None if it is not there."""
    for option in entry.get("then").replace("?", "").split("|"):
        parts, comma = option.split(), False
        for i in range(last, sentence.last):
            if words.mark(i) in {";", ":"} and words.quoted[i] < 0:
                break
            stop = i + len(parts)
            if words.quoted[i] < 0 and words.mark(i) == ",":
                comma = True
            if comma and words.has(i, "aux"):
                break
            if [words.fold(i + k) for k in range(len(parts))] == parts and _closes(words, sentence, parts, stop):
                return i, stop
    return None


def _closes(words: Words, sentence: Sentence, parts: list[str], stop: int) -> bool:
    """Tell whether what looks like a particle is one: a preposition too, it stands at the end of its clause."""
    single = len(parts) == 1 and (words.has(stop - 1, "prep") or words.has(stop - 1, "adv"))
    return not single or stop >= sentence.last or _parts(words, stop) or words.has(stop, "coord")


def drops(words: Words, cue: Cue) -> bool:
    """Tell whether the verb's second part is a mere particle, no part of what is said."""
    return cue.tail is not None and words.fold(cue.tail[0]) in words.pack.words("particles")
