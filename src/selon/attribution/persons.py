"""The person that a phrase names, and the house that the person is of."""

from __future__ import annotations

from selon.attribution.heads import Phrase
from selon.attribution.words import Words
from selon.records.text import Hit

__all__ = ["house_of", "in_name", "person_in"]

#: So many names in a row are a person's.
_FULL_NAME = 2


def person_in(words: Words, phrase: Phrase, heads: list[Hit]) -> str | None:
    """Return the longest run of capitalised words that is no head, no place, no title and no complement."""
    taken = {i for h in heads for i in range(words.index(h.start), words.index(h.end))}
    low, high = words.tokens[phrase.first].start, words.tokens[phrase.last - 1].end
    for hit in words.reading.hits_between("portfolios", low, high):
        taken |= set(range(words.index(hit.start), words.index(hit.end)))
    titles = words.pack.words("titles")
    best: tuple[int, int] | None = None
    i = phrase.first
    while i < phrase.last:
        if not _named(words, i, taken) or words.fold(i) in titles:
            i += 1
            continue
        first = i
        while i < phrase.last and (_named(words, i, taken) or _hyphen(words, i, phrase.last)):
            i += 1
        bare = "prep" if not words.bracket else "det"
        complement = first > phrase.first and (words.has(first - 1, "prep") or words.has(first - 1, bare))
        if complement or words.fold(i) == "'" or words.has(i, "of_s"):
            continue
        if best is None or i - first > best[1] - best[0]:
            best = (first, i)
    return words.span(*best).text if best else None


def house_of(words: Words, phrase: Phrase, main: Hit) -> str | None:
    """Return the words of the institution that a person is of: "NAME, of the institute", "NAME из института".

    None where the name is the institution's own, because it stands right beside its noun or is led up to by none.
    """
    titles = words.pack.words("titles")
    first = i = phrase.first
    while i < phrase.last and (words.fold(i) in titles or words.has(i, "det")):
        first = i = i + 1
    while i < phrase.last and _named(words, i, set()):
        i += 1
    led = i + 1 if words.mark(i) == "," else i
    if i - first < _FULL_NAME or not words.has(led, "prep") or words.index(main.start) <= led:
        return None
    begin = led + 1
    while begin < phrase.last - 1 and (words.has(begin, "det") or words.fold(begin) == "'"):
        begin += 1
    return words.span(begin, phrase.last).text


def _hyphen(words: Words, i: int, last: int) -> bool:
    return words.fold(i) in {"-", "'"} and words.joined(i) and i + 1 < last and words.joined(i + 1)


def _named(words: Words, index: int, taken: set[int]) -> bool:
    if not words.capital(index) or index in taken or words.classes[index]:
        return False
    return not words.placed[index] or in_name(words, index)


def in_name(words: Words, index: int) -> bool:
    """Tell whether a place's name is part of a person's: a name that is no place stands right beside it."""
    if index not in words.places or words.place_ends[index] != index + 1 or words.places[index].form != "name":
        return False
    free = words.has(index - 1, "prep")
    return _is_free_name(words, index - 1) or (not free and _is_free_name(words, index + 1))


def _is_free_name(words: Words, i: int) -> bool:
    """Tell whether a token is a capitalised word that is no place and no head."""
    if not 0 <= i < len(words.tokens) or not words.capital(i) or words.classes[i] or words.placed[i]:
        return False
    return not any(f <= i < words.head_ends[f] for f in range(max(0, i - 3), i + 1) if f in words.heads)
