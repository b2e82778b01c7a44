"""Who is spoken to: "told CNN", "à la presse", "to reporters". A named medium spoken to relays what it was told."""

from __future__ import annotations

from selon.attribution.cues import Cue
from selon.attribution.heads import Phrase
from selon.attribution.words import Words

__all__ = ["addressee", "listener"]

_LISTENERS = frozenset({"media", "people", "institution", "person"})
_REACH = 4


def addressee(words: Words, cue: Cue, index: int, end: int) -> tuple[int, tuple[Phrase, ...]]:
    """Return the index after asides and listeners that stand from ``index`` on, and the named media among them."""
    index = words.skip(index, end)
    relays: list[Phrase] = []
    for _ in range(2):
        start = index
        if words.has(index, "to") and not words.has(index, "inf"):
            start = index if words.has(index, "det") else index + 1
        elif cue.force != "addressee" or relays:
            break
        direct = start == index and not words.has(index, "to")
        phrase = None if direct and words.pack.switch("inversion") else listener(words, start, end)
        if phrase is None:
            index = _complementiser(words, index, end) if cue.force == "addressee" and not relays else index
            break
        if phrase.speaker == "media":
            relays.append(phrase)
        index = words.skip(phrase.last, end)
    return index, tuple(relays)


def _complementiser(words: Words, index: int, end: int) -> int:
    """Return where "that" stands behind a listener of any sort ("told his wife that ..."), or ``index``."""
    for i in range(index, min(end, index + 2 * _REACH)):
        if words.mark(i) or words.has(i, "aux") or i in words.verbs:
            break
        if words.has(i, "comp") and i > index:
            return i
    return index


def _adjectives(words: Words, index: int, end: int) -> int:
    """Return where adjectives behind the listener end: "à la radio locale"."""
    stop = index
    while stop < min(end, index + 2) and not (words.classes[stop] or words.mark(stop) or words.capital(stop)):
        stop += 1
    return stop


def listener(words: Words, start: int, end: int) -> Phrase | None:
    """Return the listener's phrase: determiner, adjectives, a head of the press or the public, a proper name."""
    i = start
    while i < end and (words.has(i, "det") or words.fold(i) == "'" or words.has(i, "prep")):
        i += 1
    head = next((j for j in range(i, min(end, i + _REACH)) if j in words.heads or words.has(j, "listener")), None)
    if head is None or any(words.mark(j) or words.has(j, "prep") for j in range(i, head)):
        return None
    if head not in words.heads:
        last = head + 1 if words.pack.switch("heads_last") else _adjectives(words, head + 1, end)
        return Phrase(start, last, "listener", head)
    hit, last = words.heads[head], words.head_ends[head]
    if hit.entry.table == "outlets":
        return Phrase(start, last, "media", head)
    if hit.entry.get("class") not in _LISTENERS:
        return None
    media = hit.entry.get("kind") == "media" and hit.entry.get("class") == "media"
    if not media and not words.has(start, "det") and not words.capital(start) and hit.entry.get("kind") != "media":
        return None
    named = last
    while named < end and ((words.capital(named) and not words.classes[named]) or named in words.heads):
        named = words.head_ends.get(named, named + 1)
    plain = named == last
    if plain and not words.pack.switch("heads_last"):
        named = _adjectives(words, last, end)
    if not media:
        public = hit.entry.get("kind") in {"media", "government", "agency"}
        return Phrase(start, named, "listener", head) if public else None
    return Phrase(start, named, "listener" if plain and not words.capital(i) else "media", head)
