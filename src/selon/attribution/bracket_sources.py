"""Who speaks, in languages with a verb bracket: the subject before or behind the finite verb."""

from __future__ import annotations

from selon.attribution.clauses import SEPARATORS, drops
from selon.attribution.cues import Cue
from selon.attribution.heads import Phrase, region
from selon.attribution.phrases import right_phrase
from selon.attribution.words import Words
from selon.records.text import Sentence

__all__ = ["dative", "noun_left", "quoted_name", "source_behind", "subject_before", "unknown_before"]

#: A noun phrase before a postposition has at most so many tokens.
_REACH = 12
_SPOKEN_TO = frozenset({"media", "person", "people", "name", "institution"})
#: A subject of unknown words has at most so many behind its article.
_SUBJECT = 4
#: A name in quotation marks has at most so many tokens, the marks among them.
_QUOTED = 7


def source_behind(words: Words, sentence: Sentence, cue: Cue) -> tuple[Phrase | None, int, tuple[Phrase, ...]]:
    """Return the subject behind the verb, the token after it and its asides, and the media that are spoken to."""
    end = cue.tail[0] if cue.tail is not None and drops(words, cue) else sentence.last
    index = words.skip(cue.last, end)
    while words.has(index, "clitic"):
        index = words.skip(index + 1, end)
    relays: list[Phrase] = []
    source: Phrase | None = None
    for _ in range(3):
        index = _told_behind(words, index, end) if source is not None else index
        start = index + 1 if words.has(index, "opposite") else index
        phrase = right_phrase(words, start, end)
        if phrase is None or not (phrase.speaks or (source is None and _unknown(words, cue, phrase, end))):
            break
        oblique = phrase.speaker == "pronoun" and words.has(phrase.first, "strong")
        spoken_to = start > index or dative(words, phrase) or source is not None
        if oblique or (spoken_to and phrase.speaker in _SPOKEN_TO):
            relays += [phrase] if phrase.speaker == "media" else []
        elif source is None:
            source = phrase
        else:
            break
        index = words.skip(phrase.last, end)
    while words.has(index, "listener") or (words.has(index, "neg") and not words.has(index, "det")):
        index = words.skip(index + 1, end)
    if index == end and cue.tail is not None and end == cue.tail[0]:
        index = cue.tail[1]
    return source, index, tuple(relays)


def _told_behind(words: Words, index: int, end: int) -> int:
    """Return where a medium that is spoken to begins behind a comma, "sagte X, der Chef, am Mittwoch der dpa"."""
    ahead = words.skip(index + 1, end) if words.mark(index) == "," else index
    if ahead == index or not words.has(ahead, "dative"):
        return index
    phrase = right_phrase(words, ahead, end)
    return ahead if phrase is not None and phrase.speaker == "media" and dative(words, phrase) else index


def _unknown(words: Words, cue: Cue, phrase: Phrase, end: int) -> bool:
    """Tell whether a phrase of unknown words must be the subject of a sure verb: nothing else stands in the clause."""
    closed = words.skip(phrase.last, end)
    named = words.has(phrase.first, "det") and not words.has(phrase.first, "prep")
    return cue.force == "strong" and named and (closed >= end or bool(words.mark(closed)))


def dative(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase is spoken to by its case: dem Portal, and der Agentur, whose article is no subject's."""
    if not words.has(phrase.first, "dative"):
        return False
    head = words.heads.get(phrase.head)
    ambiguous = words.has(phrase.first, "genitive")
    return not ambiguous or (head is not None and head.entry.get("gender") == "f")


def subject_before(words: Words, first: int, end: int) -> Phrase | None:
    """Return the phrase before the verb if all of it speaks: no adverbial, no object in front."""
    start = words.skip(first, end)
    while start < end and words.has(start, "coord"):
        start += 1
    if start >= end or (words.has(start, "prep") and not words.has(start, "article")):
        return None
    found = region(words, start, words.skip_back(end, start))
    if found is None or not found.speaks:
        return None
    lead = all(words.has(i, "det") or words.mark(i) for i in range(start, found.first))
    return Phrase(start, found.last, found.speaker, found.head) if lead else None


def unknown_before(words: Words, sentence: Sentence, first: int, cue: Cue) -> Phrase | None:
    """Return the noun phrase of unknown words before a verb, where its article and what follows make it the subject.

    ``Der Anwalt kündigte Berufung an``: behind the verb stands no speaker that an article or a table vouches for.
    """
    start, end = words.skip(first, cue.first), words.skip_back(cue.first, first)
    oblique = words.has(start, "dative") is not words.has(start, "genitive")
    article = words.has(start, "det") and not (oblique or any(words.has(start, c) for c in ("prep", "poss", "neg")))
    if not article or not start < end - 1 <= start + _SUBJECT or not words.capital(end - 1):
        return None
    if any(words.mark(i) or words.has(i, "prep") or words.has(i, "aux") for i in range(start + 1, end)):
        return None
    behind, _, _ = source_behind(words, sentence, cue)
    if behind is not None and (behind.head in words.heads or words.has(behind.first, "det")):
        return None
    return None if behind is not None and behind.speaker != "name" else Phrase(start, end, "person", start + 1)


def noun_left(words: Words, sentence: Sentence, end: int) -> int:
    """Return where the noun phrase begins that ends before ``end``: nouns, their adjectives, articles and genitives."""
    i = end
    while i > sentence.first and end - i < _REACH:
        previous = i - 1
        if words.mark(previous) in SEPARATORS or words.has(previous, "aux") or words.has(previous, "clitic"):
            break
        if words.has(previous, "det"):
            i = previous
            if not (words.has(previous, "genitive") and i > sentence.first and words.capital(i - 1)):
                break
            continue
        adjective = not words.classes[previous] and i < end and _ends(words, previous, "adjective_endings")
        qualified = words.capital(previous) and i < end and not words.classes[i] and not words.capital(i)
        if qualified and not _ends(words, i, "genitive_endings"):
            break
        if words.capital(previous) or words.quoted[previous] >= 0 or words.fold(previous) == "-" or adjective:
            i = previous
            continue
        break
    return i


def _ends(words: Words, index: int, name: str) -> bool:
    """Tell whether a word ends as the pack's setting says: declined adjectives, genitives without article."""
    return words.fold(index).endswith(tuple(words.pack.setting("attribution", name, ())))


def quoted_name(words: Words, start: int) -> Phrase | None:
    """Return a name in quotation marks as a phrase: "laut „Telegraph“"."""
    if start >= len(words.tokens) or words.quoted[start] < 0:
        return None
    last = next((i for i in range(start, len(words.tokens)) if words.quoted[i] != words.quoted[start]), start)
    head = next((i for i in range(start, last) if i in words.heads), start + 1)
    return Phrase(start, last, "media" if head in words.heads else "name", head) if last - start <= _QUOTED else None
