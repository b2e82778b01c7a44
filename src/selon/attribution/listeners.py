"""Who is spoken to: "told CNN", "à la presse", "to reporters". A named medium spoken to relays what it was told."""

from __future__ import annotations

from selon.attribution.cues import Cue
from selon.attribution.heads import Phrase
from selon.attribution.words import OPENING, Words

__all__ = ["addressee", "listener", "quoted_names", "spoken_to"]

_LISTENERS = frozenset({"media", "people", "institution", "person"})
_REACH = 4


def addressee(words: Words, cue: Cue, index: int, end: int) -> tuple[int, tuple[Phrase, ...]]:
    """Return the index after asides and listeners that stand from ``index`` on, and the named media among them."""
    index = words.skip(index, end)
    told = spoken_to(words, index, end)
    if told is not None:
        return words.skip(told.last, end), (told,) if told.speaker == "media" else ()
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
    media = hit.entry.get("kind") in {"media", "agency"} and hit.entry.get("class") == "media"
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


def spoken_to(words: Words, index: int, end: int) -> Phrase | None:
    """Return the medium at ``index`` in the case of who is spoken to, with its name: "агентству Рейтер".

    The pack's grammar lists such forms as ``listener dative``; one without a name relays nothing.
    """
    quoted = index < end and words.quoted[index] >= 0 and words.mark(index) in OPENING
    head = index + quoted
    if not (head < end and words.has(head, "listener") and words.has(head, "dative")):
        return None
    last = _quotation_end(words, index, end) if quoted else head + 1
    named = quoted or (head in words.heads and words.heads[head].entry.table == "outlets")
    while last < end and (stop := _name_end(words, last, end)) > last:
        head = last if last in words.heads else head
        last, named = stop, True
    return Phrase(index, last, "media" if named else "listener", head)


def _name_end(words: Words, index: int, end: int) -> int:
    if words.quoted[index] >= 0 and words.mark(index) in OPENING and index + 1 < end and words.capital(index + 1):
        return _quotation_end(words, index, end)
    if index in words.heads and words.heads[index].entry.table == "outlets":
        return words.head_ends[index]
    return index + (words.capital(index) and not words.classes[index])


def _quotation_end(words: Words, index: int, end: int) -> int:
    return next((i for i in range(index, end) if words.quoted[i] != words.quoted[index]), end)


def quoted_names(words: Words, start: int, end: int) -> Phrase | None:
    """Return a name in quotation marks, with those that stand in one list with it: "«Суспільне», «РБК» та УНІАН".

    Only where order is free: elsewhere a quotation behind a verb is what is said.
    """
    if not words.pack.switch("free_order"):
        return None
    if start >= end or words.quoted[start] < 0 or not words.capital(min(start + 1, end - 1)):
        return None
    last = start
    while last < end and words.quoted[last] >= 0:
        last = _quotation_end(words, last, end)
        joined = words.mark(last) == "," or words.has(last, "coord")
        if last < end and joined and last + 1 < end:
            capital = words.capital(last + 1) and not words.classes[last + 1]
            last += 1 if words.quoted[last + 1] >= 0 else 2 * capital
    return Phrase(start, last, "media" if {start, start + 1} & words.heads.keys() else "name", start + 1)
