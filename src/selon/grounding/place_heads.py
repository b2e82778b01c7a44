"""What the words beside a name say about it: preposition, title, head word before or after, heads shared by a list."""

from __future__ import annotations

from selon.grounding.place_names import Spot
from selon.grounding.place_words import Phrase, PlaceWords
from selon.records.text import Reading

__all__ = ["mark_neighbours"]

#: Between a head and its name stand at most so many other words (la région *russe frontalière* de Koursk).
_FILLERS = 3
#: Between two names of one list stand at most so many tokens.
_LIST_GAP = 9


def mark_neighbours(reading: Reading, words: PlaceWords, spots: list[Spot], demonyms: frozenset[int]) -> None:
    """Write into each spot what stands beside it. ``demonyms`` are the tokens of adjectives of countries."""
    for spot in spots:
        _mark_right(reading, words, spot)
        _mark_left(reading, words, spot, demonyms)
    _share_forward(reading, words, spots)
    _share_backward(reading, words, spots)


def _mark_right(reading: Reading, words: PlaceWords, spot: Spot) -> None:
    spot.possessive = words.after(reading, spot.last, "possessive") is not None
    if not _apart(reading, spot.last):
        head = words.after(reading, spot.last, "head")
        if head is not None and not spot.head:
            _take(spot, head)
            spot.right = head.last


def _apart(reading: Reading, index: int) -> bool:
    """Tell whether more than a space lies before a token."""
    if index >= len(reading.tokens) or index == 0:
        return True
    return reading.text[reading.tokens[index - 1].end : reading.tokens[index].start].strip(" \u00a0\u202f") != ""


def _take(spot: Spot, head: Phrase) -> None:
    spot.head = head.entry.get("name")
    spot.plural = head.entry.get("number") == "p"


def _mark_left(reading: Reading, words: PlaceWords, spot: Spot, demonyms: frozenset[int]) -> None:
    at = spot.first
    echo = words.before(reading, at, "echo")
    if echo is not None:
        spot.head, spot.preposition = "echo", "in"
        return
    head = None if spot.head else _head_before(reading, words, at)
    if head is not None:
        _take(spot, head)
        at = head.first
        if spot.head != "settlement":
            spot.left = head.first
    elif spot.head and spot.first == spot.left and spot.first:
        at = _skip_adjectives(reading, words, spot.first, demonyms)
    article = words.before(reading, at, "article")
    if article is not None:
        at = article.first
        if spot.left != spot.first or spot.head in ("admin1", "admin2"):
            spot.left = article.first
    if not spot.opens:
        spot.titled = (
            head is None and words.before(reading, spot.first, "title") is not None and not _apart(reading, spot.first)
        )
    for role in ("in", "by", "of"):
        if words.before(reading, at, role) or (
            at != spot.first and words.before(reading, spot.first, role) and head is None
        ):
            spot.preposition = role
            break


def _skip_adjectives(reading: Reading, words: PlaceWords, index: int, demonyms: frozenset[int]) -> int:
    """Step left over demonyms and compass words (the southern Kherson region)."""
    while index and (index - 1 in demonyms or words.plays(reading.tokens[index - 1].fold, "compass")):
        index -= 1
    return index


def _head_before(reading: Reading, words: PlaceWords, index: int) -> Phrase | None:
    link = words.before(reading, index, "link")
    if link is None:
        return None if _apart(reading, index) else words.before(reading, index, "head")
    at = link.first
    sentence = reading.sentence_at(reading.tokens[index].start)
    for _ in range(_FILLERS):
        if at <= sentence.first:
            return None
        head = words.before(reading, at, "head")
        if head is not None:
            return head
        token = reading.tokens[at - 1]
        if token.kind != "word" or any(words.plays(token.fold, role) for role in ("in", "of", "by", "and")):
            return None
        at -= 1
    return words.before(reading, at, "head")


def _share_forward(reading: Reading, words: PlaceWords, spots: list[Spot]) -> None:
    """Hand a plural head, or the last head to an echo (celle de), on to the names that follow."""
    last_head = ""
    for before, spot in zip([None, *spots], spots, strict=False):
        if spot.head == "echo":
            spot.head = last_head or "admin1"
        elif before is not None and before.plural and not spot.head and _in_one_list(reading, words, before, spot):
            spot.head, spot.plural = before.head, True
            spot.preposition = spot.preposition or before.preposition
        if spot.head:
            last_head = spot.head


def _share_backward(reading: Reading, words: PlaceWords, spots: list[Spot]) -> None:
    """Hand a plural head that closes a list (the Moscow and Tula regions) back to the names before it."""
    for spot, after in zip(reversed(spots[:-1]), reversed(spots[1:]), strict=True):
        closes = (after.plural and after.right > after.last) or (
            after.plural and after.head and after.left == after.first
        )
        if closes and not spot.head and _in_one_list(reading, words, spot, after):
            spot.head, spot.plural = after.head, True
            if not spot.preposition:
                after.preposition = after.preposition or "in"
                spot.preposition = after.preposition


def _in_one_list(reading: Reading, words: PlaceWords, before: Spot, after: Spot) -> bool:
    """Tell whether only separators, figures, prepositions and small words stand between two names."""
    between = reading.tokens[max(before.last, before.right) : after.first]
    if len(between) > _LIST_GAP or not between:
        return False
    return all(_separates(token.fold, token.kind, words) for token in between)


def _separates(fold: str, kind: str, words: PlaceWords) -> bool:
    if kind == "number" or fold in ",()":
        return True
    roles = words.roles.get(fold, {})
    return bool(roles.keys() & {"and", "link", "article"})
