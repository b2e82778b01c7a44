"""Noun phrases that may speak: where they begin, where they end, with modifiers and apposition.

A subject phrase is read leftwards from its verb, an inverted subject or the complement of a preposition rightwards
from its first word. What is found is a stretch of tokens and the head that makes it a speaker.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.attribution.words import DASHES, Words

__all__ = ["Phrase", "antecedent", "left_phrase", "right_phrase", "speaker_of", "split"]

#: An apposition is at most this long, in tokens; so are the phrases that insertions are looked for behind.
_APPOSITION = 18
_LONGEST = 36
_INSERTIONS = 3
#: Words that may stand uncapitalised inside a person's name.
_BRACKETS = 5


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


# -- leftwards ----------------------------------------------------------------------------------------------------


def left_phrase(words: Words, first: int, right: int) -> Phrase | None:
    """Return the phrase that ends before token ``right`` and begins at or after ``first``, or None."""
    end = words.skip_back(right, first)
    if end <= first:
        return None
    if words.mark(end - 1) == ",":
        return _before_insertion(words, first, end - 1)
    if _bare_pronoun(words, end - 1):
        start = next(
            (
                i
                for i in (end - 2, end - 3)
                if i >= first
                and i in words.features
                and words.has(i, "pron")
                and words.has(end - 1, "pron")
                and words.classes[i] == words.classes[end - 1]
            ),
            end - 1,
        )
        return Phrase(start, end, "pronoun", start)
    if words.has(end - 1, "rel"):
        return antecedent(words, first, end - 1)
    start = _boundary_left(words, first, end)
    phrase = _region(words, start, end)
    if (
        (phrase is None or not phrase.speaks)
        and start > first
        and (words.has(start - 1, "comp") or words.has(start - 1, "rel") or words.fold(start - 1) == "'")
    ):
        behind = start - 1 - (words.fold(start - 1) == "'")
        outer = _region(words, _boundary_left(words, first, behind), behind) if behind > first else None
        if outer is not None and outer.speaks and not words.mark(behind - 1):
            return Phrase(outer.first, end, outer.speaker, outer.head)
    return phrase


def antecedent(words: Words, first: int, relative: int) -> Phrase | None:
    """Return the phrase that a relative pronoun at ``relative`` takes up."""
    end = words.skip_back(relative, first)
    if end > first and words.mark(end - 1) == ",":
        end -= 1
    if end <= first:
        return None
    found = _region(words, _boundary_left(words, first, end), end)
    return found if found is not None and found.speaks else left_phrase(words, first, end)


def _bare_pronoun(words: Words, index: int) -> bool:
    return words.has(index, "pron") and not (words.has(index, "other") or words.has(index, "poss"))


def _before_insertion(words: Words, first: int, comma: int) -> Phrase | None:
    """Return "the governor, Igor Rudenya" or "the agency, citing a source" that ends before a comma."""
    close = comma
    for _ in range(_INSERTIONS):
        previous = _comma_left(words, first, close)
        if previous < 0:
            return None
        phrase = _region(words, _boundary_left(words, first, previous), previous) if previous > first else None
        if phrase is not None and phrase.speaks:
            if _apposes(words, phrase, previous + 1, comma):
                return Phrase(phrase.first, comma, phrase.speaker, phrase.head)
            if _inserted(words, previous + 1, comma):
                return phrase
        close = previous
    return None


def _comma_left(words: Words, first: int, comma: int) -> int:
    for i in range(comma - 1, max(first - 1, comma - _LONGEST), -1):
        mark = words.mark(i)
        if mark == ",":
            return i
        if mark and mark in ".!?;:…":
            return -1
    return -1


def _inserted(words: Words, first: int, last: int) -> bool:
    return words.has(first, "rel") or words.skip(first, last) == last or _relays(words, first, min(last, first + 4))


def _relays(words: Words, first: int, last: int) -> bool:
    hits = words.reading.hits_between("cues", words.tokens[first].start, words.tokens[last - 1].end)
    return any(hit.entry.get("class").endswith("relay") for hit in hits)


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
        elif not depth and _bounds(words, first, i, mark):
            return i + 1
        i -= 1
    return first


def _bounds(words: Words, first: int, i: int, mark: str) -> bool:
    if (mark and mark != "/") or i in words.verbs:
        return True
    names = words.classes[i]
    if not names:
        return False
    if "sub" in names and "rel" not in names:
        return True
    if "comp" in names:
        return "det" not in names or not _determines(words, i)
    if "coord" in names:
        return not _joins(words, first, i)
    return False


def _determines(words: Words, i: int) -> bool:
    """Tell whether "that" stands before its noun ("that night") rather than opening a clause."""
    if i + 1 >= len(words.tokens):
        return False
    return words.has(i + 1, "time") or (
        not words.classes[i + 1] and not words.capital(i + 1) and (i == 0 or bool(words.mark(i - 1)))
    )


def _joins(words: Words, first: int, i: int) -> bool:
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


def _region(words: Words, start: int, end: int) -> Phrase | None:
    """Return the speaker phrase that ends at ``end`` and begins at or after ``start``."""
    while start < end and start < words.asides.get(start, start) < end:
        start = words.asides[start]
    while start < end and (words.has(start, "adv") or words.has(start, "coord")):
        start += 1
    if start >= end:
        return None
    if end - start == 1 and _bare_pronoun(words, start):
        return Phrase(start, end, "pronoun", start)
    chosen = _main_head(words, start, end)
    if chosen is not None:
        head, first = chosen
        return Phrase(first, end, speaker_of(words, head), head)
    return _proper(words, start, end)


def _main_head(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Return the head of the phrase and where the phrase begins; heads of complements and relatives are passed over."""
    fallback: tuple[int, int] | None = None
    for head in sorted(i for i in words.heads if start <= i < end):
        if any(words.has(i, "rel") for i in range(start + 1, head)):
            break
        if words.heads[head].entry.get("class") == "topic":
            continue
        edge = _left_edge(words, start, head)
        if (
            edge > start
            and words.has(edge - 1, "prep")
            or (words.has(edge, "prep") and words.has(edge, "of") and edge > start)
        ):
            collective = words.has(edge - 1, "of") or words.fold(edge - 1) == "'" or words.has(edge, "of")
            if fallback is None and collective and not words.has(start, "prep") and not words.capital(start):
                fallback = (head, start)
            continue
        if words.has(edge, "prep") and not words.has(edge, "det"):
            continue
        if _before_head(words, head, end):
            fallback = fallback or (head, edge)
            continue
        return head, edge
    return fallback


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


def _proper(words: Words, start: int, end: int) -> Phrase | None:
    """Return a phrase whose head is a proper name or place, else one without a speaker."""
    first = start
    while first < end and (words.has(first, "det") or words.fold(first) == "'"):
        first += 1
    if first >= end:
        return None
    for i in range(first, end):
        if words.has(i, "prep") or words.has(i, "aux") or words.has(i, "rel"):
            break
        if words.capital(i) and not words.classes[i]:
            mention = words.places.get(i)
            kind = (
                "place"
                if mention is not None and (words.place_ends[i] >= end or words.mark(words.place_ends[i]))
                else "name"
            )
            return Phrase(start, end, kind, i)
        if i > first + 1:
            break
    return Phrase(start, end, "none", start)


# -- rightwards ---------------------------------------------------------------------------------------------------


def right_phrase(words: Words, first: int, end: int, *, closed: bool = False) -> Phrase | None:
    """Return the phrase that begins at token ``first`` and ends before ``end``: its right edge is found, apposition too.

    ``closed``: an apposition must be followed by a comma, because content follows ("According to X, the governor, ...").
    """
    if first >= end or words.mark(first):
        return None
    if words.has(first, "strong") or (_bare_pronoun(words, first) and not words.has(first, "poss")):
        return Phrase(first, _last_of_pronoun(words, first, end), "pronoun", first)
    last = _edge_right(words, first, end)
    if last <= first:
        return None
    phrase = _region_right(words, first, last)
    while phrase is not None and words.mark(last) == "," and last < end and phrase.speaks:
        stop = _chunk_end(words, last + 1, end)
        if (closed and words.mark(stop) != ",") or not _apposes(words, phrase, last + 1, stop):
            break
        last = stop
        phrase = Phrase(phrase.first, last, phrase.speaker, phrase.head)
    return phrase


def _last_of_pronoun(words: Words, first: int, end: int) -> int:
    last = first + 1
    while (
        last < end
        and last not in words.features
        and words.classes[last] == words.classes[first]
        and not words.mark(last)
    ):
        last += 1
    return last


def _region_right(words: Words, first: int, last: int) -> Phrase | None:
    chosen = _main_head(words, first, last)
    if chosen is not None:
        head, edge = chosen
        if edge == first or not _begins_named(words, first):
            return Phrase(first, last, speaker_of(words, head), head)
    return _proper(words, first, last)


def _begins_named(words: Words, first: int) -> bool:
    return words.capital(first) and not words.classes[first]


def _edge_right(words: Words, first: int, end: int) -> int:
    """Return where the phrase ends: at a break, a clause opener, a verb, an aside; brackets are part of it."""
    i, relative = first, False
    while i < end:
        mark = words.mark(i)
        if mark == "(" and i > first:
            close = next((j for j in range(i + 1, min(end, i + _BRACKETS)) if words.mark(j) == ")"), -1)
            if close < 0:
                return i
            i = close + 1
            continue
        if mark and mark != "/":
            return i
        if i > first and not relative and _stops(words, first, i):
            return i
        relative = relative or (i > first and words.has(i, "rel"))
        if words.has(i, "sub") and not words.has(i, "rel"):
            return i
        i += 1
    return i


def _stops(words: Words, first: int, i: int) -> bool:
    names = words.classes[i]
    if i in words.verbs or "aux" in names:
        return True
    if i in words.asides and "of" not in names and not words.has(i - 1, "det"):
        return True
    if "comp" in names and "rel" not in names and "det" not in names:
        return True
    return "coord" in names and not _joins(words, first, i)


def _chunk_end(words: Words, first: int, end: int) -> int:
    i = first
    while i < end:
        mark = words.mark(i)
        if mark and mark not in "()/":
            return i
        i += 1
    return i


def _apposes(words: Words, phrase: Phrase, first: int, last: int) -> bool:
    """Tell whether the tokens ``first:last`` stand in apposition to the phrase: role to name, or name to role."""
    if first >= last or last - first > _APPOSITION:
        return False
    verbs = any(i in words.verbs for i in range(first, last))
    if words.has(first, "rel"):
        return not verbs
    if verbs or any(
        words.has(i, "aux") or words.has(i, "sub") or words.mark(i) in DASHES - {""}
        for i in range(first, last)
        if not _in_relative(words, first, i)
    ):
        return False
    start = words.skip(first, last)
    if start >= last:
        return False
    inner = _region(words, start, last)
    if inner is None:
        return words.has(start, "of") and phrase.speaker == "name"
    if inner.speaker == "name":
        return phrase.speaker in {"person", "institution", "people", "source"} and _all_named(words, start, last)
    named = phrase.speaker in {"name", "place"} or _holds_name(words, phrase)
    if not named:
        return False
    if phrase.speaker in {"name", "place", "person"}:
        return inner.speaker in {"person", "people", "institution", "media", "source"} or words.has(start, "of")
    kinds = {words.heads[h].entry.get("kind") for h in (phrase.head, inner.head) if h in words.heads}
    return inner.head in words.heads and len(kinds) == 1


def _in_relative(words: Words, first: int, index: int) -> bool:
    return any(words.has(i, "rel") for i in range(first, index + 1))


def _all_named(words: Words, first: int, last: int) -> bool:
    return all(words.capital(i) or words.tokens[i].kind == "mark" for i in range(first, last))


def _holds_name(words: Words, phrase: Phrase) -> bool:
    return any(
        words.capital(i) and not words.classes[i] and i not in words.places for i in range(phrase.first, phrase.last)
    )


# -- coordination -------------------------------------------------------------------------------------------------


def split(words: Words, phrase: Phrase) -> tuple[Phrase, ...]:
    """Return the phrases that a conjunction joins ("a Ukrainian official and Russian media"), or the phrase alone."""
    for i in range(phrase.first + 1, phrase.last - 1):
        if not words.has(i, "coord") or any(words.mark(j) for j in range(phrase.first, i)):
            continue
        left, right = _member(words, phrase.first, i), _member(words, i + 1, phrase.last)
        if left is not None and right is not None and left.speaks and right.speaks:
            return (left, right)
    return (phrase,)


def _member(words: Words, first: int, last: int) -> Phrase | None:
    found = _region(words, first, last)
    if found is None or found.first != first:
        return None
    return found
