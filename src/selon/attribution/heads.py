"""Noun phrases that may speak, and the head that makes each of them a speaker.

A head is a word of the pack's ``sources`` or ``outlets``; where none stands, a proper name, a place or a pronoun may
speak. Heads of complements and of relative clauses do not make their phrase a speaker.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.attribution.words import Words

__all__ = ["Phrase", "all_named", "bare_pronoun", "holds_name", "joins", "main_head", "proper", "region", "speaker_of"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, tokens ``first:last``, and what makes it a speaker.

    ``speaker`` is the class of its main head (person, people, institution, media, source, thing, document), ``name``
    for a bare proper name, ``place`` for a bare place name, ``pronoun``, or ``none``. ``head`` is the head's first
    token.
    """

    first: int
    last: int
    speaker: str
    head: int

    @property
    def speaks(self) -> bool:
        """Tell whether the phrase may be a source at all."""
        return self.speaker != "none"


def speaker_of(words: Words, head: int) -> str:
    """Return the class of the source head that begins at token ``head``."""
    entry = words.heads[head].entry
    return "media" if entry.table == "outlets" else entry.get("class")


def bare_pronoun(words: Words, index: int) -> bool:
    """Tell whether the token is a pronoun that may stand for a speaker."""
    return words.has(index, "pron") and not (words.has(index, "other") or words.has(index, "poss"))


def joins(words: Words, first: int, i: int) -> bool:
    """Tell whether the conjunction at ``i`` joins two nouns: a speaker stands left of it and no verb before that."""
    found = False
    for j in range(i - 1, first - 1, -1):
        if words.mark(j) or j in words.verbs or words.has(j, "aux") or words.has(j, "sub"):
            break
        found = found or j in words.heads or (words.capital(j) and not words.classes[j])
    else:
        j = first - 1
    if j >= first and (words.has(j, "aux") or j in words.verbs):
        return False
    return found


def region(words: Words, start: int, end: int) -> Phrase | None:
    """Return the speaker phrase that ends at ``end`` and begins at or after ``start``."""
    while start < end and start < words.asides.get(start, start) < end:
        start = words.asides[start]
    while start < end and (words.has(start, "adv") or _plain_coord(words, start) or _bare_of(words, start)):
        start += 1
    if start >= end:
        return None
    if end - start == 1 and bare_pronoun(words, start):
        return Phrase(start, end, "pronoun", start)
    chosen = main_head(words, start, end)
    if chosen is not None:
        head, first = chosen
        first -= first > start and words.has(first - 1, "neg") and not words.mark(first - 1)
        return Phrase(first, end, speaker_of(words, head), head)
    if words.has(start, "by") or words.has(start, "absolute"):
        return region(words, start + 1, end)
    return proper(words, start, end)


def _plain_coord(words: Words, index: int) -> bool:
    return words.has(index, "coord") and not words.has(index, "neg")


def _bare_of(words: Words, index: int) -> bool:
    return words.has(index, "of") and not words.has(index, "det")


def main_head(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Return the head of the phrase and where the phrase begins; heads of complements and relatives are passed over."""
    fallback: tuple[int, int] | None = None
    for head in sorted(i for i in words.heads if start <= i < end):
        if any(words.has(i, "rel") for i in range(start + 1, head)):
            break
        if (
            _begins_compound(words, words.head_ends[head], end)
            or words.heads[head].entry.get("class") == "topic"
            or _possesses(words, words.head_ends[head], end)
        ):
            continue
        edge = _left_edge(words, start, head)
        if edge > start and edge - 1 in words.openers:
            continue
        if (edge > start and words.has(edge - 1, "prep")) or (
            words.has(edge, "prep") and words.has(edge, "of") and edge > start
        ):
            collective = words.has(edge - 1, "of") or words.fold(edge - 1) == "'" or words.has(edge, "of")
            if (
                fallback is None
                and collective
                and not words.has(start, "prep")
                and (words.has(start, "det") or not words.capital(start))
            ):
                fallback = (head, start)
            continue
        if words.has(edge, "prep") and not words.has(edge, "det"):
            continue
        if _before_head(words, head, end):
            fallback = fallback or (head, edge)
            continue
        return head, edge
    return fallback


def _begins_compound(words: Words, after: int, end: int) -> bool:
    """Tell whether a hyphen ties the head to a later one, which is then the head: "UN-Sprecher"."""
    tied = words.bracket and after + 1 < end and words.fold(after) == "-" and words.joined(after)
    return tied and words.joined(after + 1) and after + 1 in words.heads


def _possesses(words: Words, after: int, end: int) -> bool:
    """Tell whether a possessive follows the head: "Hezbollah's TV" is the TV's phrase."""
    return after + 1 < end and words.fold(after) == "'" and words.has(after + 1, "of_s")


def _before_head(words: Words, head: int, end: int) -> bool:
    """Tell whether the head only modifies a later one, side by side: "health ministry", "security source"."""
    if not words.pack.switch("heads_last") or words.heads[head].entry.get("class") == "person":
        return False
    after = words.head_ends[head]
    while (
        after < end
        and after not in words.heads
        and not words.classes[after]
        and not words.mark(after)
        and not words.capital(after)
    ):
        after += 1
    return after < end and after in words.heads


def _left_edge(words: Words, start: int, head: int) -> int:
    """Return where the noun phrase of the head begins: its determiner, or the first word that is no boundary."""
    i = head
    while i > start:
        names = words.classes[i - 1]
        if words.mark(i - 1) or any(n in names for n in ("time", "aux", "pron", "coord", "sub", "rel")):
            break
        if "adv" in names and not words.has(i - 2, "det"):
            break
        if "prep" in names and "det" not in names:
            break
        i -= 1
        if "det" in names:
            if i > start and words.has(i - 1, "det") and not words.has(i - 1, "prep"):
                i -= 1
            break
    return i


def proper(words: Words, start: int, end: int) -> Phrase | None:
    """Return a phrase whose head is a proper name or place, else one without a speaker."""
    first = start
    while first < end and (words.has(first, "det") or words.fold(first) == "'"):
        first += 1
    if first >= end:
        return None
    for i in range(first, end):
        if words.has(i, "prep") or words.has(i, "aux") or words.has(i, "rel"):
            break
        if words.capital(i) and not words.classes[i] and not (i in words.common or _noun(words, start, i)):
            mention = words.places.get(i)
            kind = "place" if mention is not None and _alone(words, words.place_ends[i], end) else "name"
            return Phrase(start, end, kind, i)
        if i > first + 1:
            break
    return Phrase(start, end, "none", start)


def _noun(words: Words, start: int, index: int) -> bool:
    """Tell whether a capital word is a mere noun, in a language that writes nouns so: an article stands before it."""
    bare = index == start or index in words.places or words.quoted[index] >= 0
    return bool(words.pack.switch("nouns_capitalised")) and not bare


def _alone(words: Words, after: int, end: int) -> bool:
    """Tell whether a place name is all there is, or is joined to another."""
    return after >= end or bool(words.mark(after)) or words.has(after, "coord")


def holds_name(words: Words, phrase: Phrase) -> bool:
    """Tell whether the phrase holds a capitalised word that is no place."""
    return any(
        words.capital(i) and not words.classes[i] and not words.placed[i] for i in range(phrase.first, phrase.last)
    )


def all_named(words: Words, first: int, last: int) -> bool:
    """Tell whether all words of the stretch are capitalised."""
    return all(words.capital(i) or words.tokens[i].kind == "mark" for i in range(first, last))
