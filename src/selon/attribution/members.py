"""The members of a noun phrase that speaks for several: a conjunction's two, or a list of media."""

from __future__ import annotations

from selon.attribution.heads import Phrase, region, speaker_of
from selon.attribution.words import OPENING, Words

__all__ = ["split"]


def split(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """Return the phrases that a conjunction joins ("a Ukrainian official and Russian media"), or the phrase alone."""
    listed = _listed(words, phrase)
    if listed:
        return listed
    for i in range(phrase.first + 1, phrase.last - 1):
        if not words.has(i, "coord") or words.has(i, "neg") or any(words.mark(j) for j in range(phrase.first, i)):
            continue
        left = _member(words, phrase.first, i)
        inner = left.head if left is not None and left.head in words.heads else -1
        right = _member(words, i + 1, phrase.last, inner)
        if left is not None and right is not None and left.speaks and right.speaks:
            return (left, right)
    return (phrase,)


def _listed(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """Return the media of a list, each a name in quotation marks or one that the pack knows: "«A», «B» und C"."""
    members: list[Phrase] = []
    i = phrase.first
    while i < phrase.last:
        outlet = i in words.heads and words.heads[i].entry.table == "outlets"
        if words.quoted[i] >= 0 and words.mark(i) in OPENING:
            stop = next((j for j in range(i, phrase.last) if words.quoted[j] != words.quoted[i]), phrase.last)
            members.append(Phrase(i, stop, "media", next((j for j in (i, i + 1) if j in words.heads), i + 1)))
        elif outlet:
            stop = words.head_ends[i]
            members.append(Phrase(i, stop, "media", i))
        else:
            return ()
        i = stop
        if i < phrase.last and not (words.mark(i) == "," or words.has(i, "coord")):
            return ()
        i += 1
    return tuple(members) if len(members) > 1 else ()


def _member(words: Words, first: int, last: int, head: int = -1) -> Phrase | None:
    if head >= 0 and words.has(first, "that_of"):
        return Phrase(first, last, speaker_of(words, head), head)
    found = region(words, first, last)
    if found is None or found.first != first:
        return None
    return found
