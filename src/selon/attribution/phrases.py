"""Where the noun phrases that may speak begin and end, with modifiers and apposition.

A subject phrase is read leftwards from its verb, an inverted subject or the complement of a preposition rightwards
from its first word. What is found is a stretch of tokens and the head that makes it a speaker.
"""

from __future__ import annotations

from selon.attribution.endings import ends_phrase
from selon.attribution.heads import (
    Phrase,
    all_named,
    bare_pronoun,
    holds_name,
    joins,
    main_head,
    proper,
    region,
    speaker_of,
)
from selon.attribution.listeners import listener, spoken_to
from selon.attribution.neighbours import addressed, ends_medium, name_before, tells
from selon.attribution.words import DASHES, OPENING, Words

__all__ = ["antecedent", "left_phrase", "right_phrase"]

#: An apposition is at most this long, in tokens; so are the phrases that insertions are looked for behind.
_APPOSITION = 24
_LONGEST = 36
_INSERTIONS = 3
#: Brackets inside a phrase hold at most this many tokens: "(RPD)".
_BRACKETS = 5
_LISTENER = 8
_RELATIVE = 7
_STEM = 2


def left_phrase(words: Words, first: int, right: int) -> Phrase | None:
    """Return the phrase that ends before token ``right`` and begins at or after ``first``, or None."""
    end = words.skip_back(right, first)
    if end <= first:
        return None
    if words.mark(end - 1) == ",":
        return _before_insertion(words, first, end - 1)
    if bare_pronoun(words, end - 1):
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
    phrase = region(words, start, end)
    aside = phrase is not None and end < right and words.mark(right - 1) != ","
    if phrase is not None and aside and (phrase.speaker in {"thing", "document"} or _participial(words, end)):
        return Phrase(phrase.first, right, phrase.speaker, phrase.head)
    if (
        (phrase is None or not phrase.speaks)
        and start > first
        and (words.has(start - 1, "comp") or words.has(start - 1, "rel") or words.fold(start - 1) == "'")
    ):
        behind = start - 1 - (words.fold(start - 1) == "'")
        outer = region(words, _boundary_left(words, first, behind), behind) if behind > first else None
        if outer is not None and outer.speaks and not words.mark(behind - 1):
            return Phrase(outer.first, end, outer.speaker, outer.head)
    return phrase


def _participial(words: Words, index: int) -> bool:
    """Tell whether the adverb at ``index`` belongs to a participle before it: "a resident reached by phone"."""
    if not words.has(index, "adv"):
        return False
    index -= 1
    endings = words.pack.setting("attribution", "participle_endings", ())
    fold = words.fold(index)
    plain = not words.classes[index] and not words.capital(index) and index not in words.heads
    return plain and any(fold.endswith(e) and len(fold) > len(e) + _STEM for e in endings)


def antecedent(words: Words, first: int, relative: int) -> Phrase | None:
    """Return the phrase that a relative pronoun at ``relative`` takes up."""
    end = words.skip_back(relative, first)
    if end > first and words.mark(end - 1) == ",":
        end -= 1
    if end <= first:
        return None
    found = region(words, _boundary_left(words, first, end), end)
    if found is None or not found.speaks:
        return left_phrase(words, first, end)
    return _named_before(words, first, found)


def _before_insertion(words: Words, first: int, comma: int) -> Phrase | None:
    """Return "the governor, Igor Rudenya" or "the agency, citing a source" before a comma."""
    close = comma
    for _ in range(_INSERTIONS):
        previous = _comma_left(words, first, close)
        if previous < 0:
            return None
        phrase = region(words, _boundary_left(words, first, previous), previous) if previous > first else None
        if phrase is not None and phrase.speaks:
            if _apposes(words, phrase, previous + 1, comma) and not words.has(previous + 1, "rel"):
                return _named_before(words, first, Phrase(phrase.first, comma, phrase.speaker, phrase.head))
            if _inserted(words, previous + 1, comma):
                whole = words.has(previous + 1, "rel") and not _says(words, previous + 1, comma)
                stop = comma if whole else phrase.last
                return _named_before(words, first, Phrase(phrase.first, stop, phrase.speaker, phrase.head))
        close = previous
    return None


def _named_before(words: Words, first: int, phrase: Phrase) -> Phrase:
    """Return the phrase with the name before it: "X, the governor of a region, which borders Y, said"."""
    complete = phrase.speaker not in {"name", "place"} and holds_name(words, phrase)
    if complete or words.mark(phrase.first - 1) != "," or phrase.first - 1 <= first:
        return phrase
    end = phrase.first - 1
    name = region(words, _boundary_left(words, first, end), end)
    stop = next((i for i in range(phrase.first, phrase.last) if words.mark(i) == ","), phrase.last)
    if name is not None and name.speaks and _apposes(words, name, phrase.first, stop):
        return Phrase(name.first, phrase.last, name.speaker, name.head)
    return phrase


def _comma_left(words: Words, first: int, comma: int) -> int:
    for i in range(comma - 1, max(first - 1, comma - _LONGEST), -1):
        mark = words.mark(i)
        if mark == ",":
            return i
        if mark and mark in ".!?;:…":
            return -1
    return -1


def _inserted(words: Words, first: int, last: int) -> bool:
    """Tell whether the tokens between two commas are put in between subject and verb: a relative, a relay, an aside."""
    if words.has(first, "rel") and not words.has(first, "comp"):
        comma = next((i for i in range(first, last) if words.mark(i) == ","), last)
        return not any(words.has(i, "aux") or i in words.verbs for i in range(comma, last))
    aside = words.asides.get(first, first)
    explained = aside - first > _STEM and words.has(aside, "sub")
    if explained or words.skip(first, last) == last or _relays(words, first, min(last, first + 4)):
        return True
    if words.has(first, "rel"):
        return not any(i in words.verbs for i in range(first, last))
    plain = not any(i in words.verbs or words.has(i, "aux") or words.has(i, "coord") for i in range(first, last))
    return plain and last - first <= _APPOSITION and not words.capital(first)


def _says(words: Words, first: int, last: int) -> bool:
    """Tell whether a relative clause attributes: its verb is a cue's."""
    return any(i in words.verbs for i in range(first, last))


def _relays(words: Words, first: int, last: int) -> bool:
    hits = words.reading.hits_between("cues", words.tokens[first].start, words.tokens[last - 1].end)
    return any(hit.entry.get("class").endswith("relay") for hit in hits)


def _boundary_left(words: Words, first: int, end: int) -> int:
    """Return the first token of the stretch without clause boundary that ends before ``end``."""
    i, depth = end - 1, 0
    while i >= first:
        mark = words.mark(i)
        named = name_before(words, first, i)
        if named >= 0:
            i = named
            continue
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
        return "neg" not in names and not joins(words, first, i)
    return False


def _determines(words: Words, i: int) -> bool:
    """Tell whether "that" stands before its noun ("that night") rather than opening a clause."""
    if i + 1 >= len(words.tokens):
        return False
    return words.has(i + 1, "time") or (
        not words.classes[i + 1] and not words.capital(i + 1) and (i == 0 or bool(words.mark(i - 1)))
    )


def right_phrase(words: Words, first: int, end: int, *, closed: bool = False) -> Phrase | None:
    """Return the phrase that begins at token ``first`` and ends before ``end``, apposition included.

    ``closed``: an apposition must be followed by a comma, for content follows ("According to X, the governor, ...").
    """
    if first >= end or words.mark(first) or words.has(first, "rel"):
        return None
    if words.has(first, "strong") or (bare_pronoun(words, first) and not words.has(first, "poss")):
        return Phrase(first, _last_of_pronoun(words, first, end), "pronoun", first)
    last = _edge_right(words, first, end, told=closed and bool(words.pack.switch("speakers_uncommaed")))
    if last <= first:
        return None
    phrase = _region_right(words, first, last)
    while phrase is not None and words.mark(last) == "," and last < end and phrase.speaks:
        stop = _chunk_end(words, last + 1, end)
        if (
            words.has(last + 1, "rel")
            or (closed and words.mark(stop) != ",")
            or addressed(words, phrase, last + 1, stop)
        ):
            break
        if not _apposes(words, phrase, last + 1, stop):
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
    chosen = main_head(words, first, last)
    if chosen is not None:
        head, edge = chosen
        if edge == first or not _begins_named(words, first):
            return Phrase(first, last, speaker_of(words, head), head)
    return proper(words, first, last)


def _begins_named(words: Words, first: int) -> bool:
    return words.capital(first) and not words.classes[first]


def _edge_right(words: Words, first: int, end: int, *, told: bool = False) -> int:
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
        names = (i == first + 1 and words.has(first, "det")) or (i > first and ends_medium(words, i))
        if mark in OPENING and mark and names and words.quoted[i] >= 0:
            i = next((j for j in range(i, end) if words.quoted[j] != words.quoted[i]), end)
            continue
        if mark and mark != "/":
            return i
        if i > first and not relative and (_stops(words, first, i) or (told and tells(words, first, i))):
            return i
        if i > first and words.has(i, "rel") and _cued(words, i, end):
            return i
        relative = relative or (i > first and words.has(i, "rel"))
        if words.has(i, "sub") and not words.has(i, "rel"):
            return i
        i += 1
    return i


def _cued(words: Words, relative: int, end: int) -> bool:
    """Tell whether a relative clause attributes something itself: "the governor, who adds that ..."."""
    for i in range(relative + 1, min(end, relative + _RELATIVE)):
        if words.mark(i):
            return False
        if i in words.verbs:
            return True
    return False


def _stops(words: Words, first: int, i: int) -> bool:
    names = words.classes[i]
    if i in words.verbs or "aux" in names or (words.bracket and ends_phrase(words, first, i)):
        return True
    if i in words.asides and "of" not in names and not words.has(i - 1, "det"):
        return not _participial(words, i)
    if spoken_to(words, i, i + 1) is not None:
        return True
    if i in words.starts or ("to" in names and listener(words, i, i + _LISTENER) is not None):
        return True
    if "comp" in names and "rel" not in names and "det" not in names:
        return True
    return "coord" in names and not joins(words, first, i)


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
    if words.has(first, "rel") and not words.has(first, "comp"):
        return not verbs
    if _lists(words, phrase, first, last):
        return True
    if verbs or any(
        words.has(i, "aux") or words.has(i, "sub") or words.mark(i) in DASHES - {""}
        for i in range(first, last)
        if not _in_relative(words, first, i)
    ):
        return False
    start = words.skip(first, last)
    if start >= last or (words.has(start, "prep") and not words.has(start, "of")):
        return False
    if any(i in words.channels for i in range(first, start)):
        return False
    inner = region(words, start, last)
    if inner is None:
        return words.has(start, "of") and phrase.speaker == "name"
    near = _last_head(words, phrase)
    if inner.speaker == "name":
        personal = phrase.speaker in {"person", "institution", "people", "source"}
        return (personal or near == "person") and all_named(words, start, last)
    named = phrase.speaker in {"name", "place"} or holds_name(words, phrase)
    if not named:
        return False
    if phrase.speaker in {"name", "place", "person"}:
        return inner.speaker in {"person", "people", "institution", "media", "source"} or words.has(start, "of")
    kinds = {words.heads[h].entry.get("kind") for h in words.heads if phrase.first <= h < phrase.last}
    return inner.head in words.heads and words.heads[inner.head].entry.get("kind") in kinds


def _last_head(words: Words, phrase: Phrase) -> str:
    """Return the class of the phrase's last head: a name behind it may be its bearer's."""
    heads = [h for h in words.heads if phrase.first <= h < phrase.last]
    return words.heads[max(heads)].entry.get("class") if heads else ""


def _lists(words: Words, phrase: Phrase, first: int, last: int) -> bool:
    """Tell whether complements go on: "the Agency of meteorology, of climatology and of geophysics"."""
    inner = any(words.has(i, "of") and not words.has(i, "det") for i in range(phrase.first, phrase.last))
    return (
        inner
        and phrase.speaker in {"institution", "media"}
        and words.has(first, "of")
        and not words.has(first, "det")
        and not any(words.has(i, "aux") for i in range(first, last))
    )


def _in_relative(words: Words, first: int, index: int) -> bool:
    return any(words.has(i, "rel") for i in range(first, index + 1))
