"""Sentences and tokens, by rules that know no language beyond what the pack lists.

A sentence ends at ``.``, ``!``, ``?`` or ``…`` (and the closing marks behind it) before white space and no lower-case
letter, and at the end of a paragraph; never inside a closed quotation, nor after an abbreviation, an initial, an
ordinal or the number of a list's item.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from selon.languages.pack import Pack
from selon.records.text import Quotation, Sentence, Token
from selon.text import fold

__all__ = ["Stops", "find_sentences", "find_tokens", "stops_of"]

_TOKEN = re.compile(
    r"(?P<number>\d+)|(?P<word>[^\W\d_]+[\u0300-\u036f]*(?:[^\W\d_]|[\u0300-\u036f])*)|(?P<mark>[^\w\s]|_)"
)
#: What a run of stops begins with: looked for first, which takes a fifth of the time of looking for whole runs.
_BEGINS = re.compile("[.!?…؟।。！？]")
#: A run of stops and the marks that close behind it. The look-behind lets a run be tried once only: time stays linear.
_STOP = re.compile(r"(?<![.!?…؟।])[.!?…؟।]++(?:[^\S\n]?[»”\"“’')\]]){0,4}(?=\s|$)|(?<![。！？])[。！？]++[”」』）]?")
#: No record is made as often as a token: by its slots' own doors this takes two thirds of the time.
_made = object.__new__
_put_start, _put_end, _put_fold, _put_kind = (vars(Token)[name].__set__ for name in ("start", "end", "fold", "kind"))
_OPENERS = " \t\u00a0\u202f«“„\"‘'([—–-•"
#: The word before a stop, in a text that is turned round: so it is found where it ends, and searched for nowhere else.
_WORD_BEFORE = re.compile(r"\n?([^\W\d_]+(?:\.[^\W\d_]+)*|\d+)")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_LOOK = 40
#: No sentence has more tokens than this; what runs on (a table, a page without stops) is cut, so that a room that
#: weighs the words of a sentence against one another still takes time in proportion to the text.
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Stops:
    """What a pack says about full stops (``[sentences]`` in pack.toml). All words are folded, without the full stop.

    ``abbreviations`` end no sentence; ``numbered`` end none before a digit (``no. 5``); ``closing`` end one only before
    a function word (``etc. The``), as dotted initials do (``U.S. The``); ``ordinals``: a full stop after one or two
    digits makes an ordinal; ``letters`` are single letters that end one behind a word in small letters (wrote on X.).
    """

    abbreviations: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    function: frozenset[str] = frozenset()
    ordinals: bool = False


@lru_cache(maxsize=64)
def stops_of(pack: Pack) -> Stops:
    """Return what a pack says."""
    lists = {
        name: frozenset(map(fold, pack.setting("sentences", name, ())))
        for name in ("abbreviations", "numbered", "closing", "letters")
    }
    return Stops(**lists, function=pack.words("function"), ordinals=bool(pack.setting("sentences", "ordinals", False)))


def find_tokens(folded: str) -> tuple[Token, ...]:
    """Return the tokens of a folded text: words, runs of digits, and single marks.

    >>> [t.fold for t in find_tokens("l'été, 13.000")]
    ['l', "'", 'été', ',', '13', '.', '000']
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(folded):
        token = _made(Token)
        _put_start(token, match.start())
        _put_end(token, match.end())
        _put_fold(token, match[0])
        _put_kind(token, match.lastgroup)
        tokens.append(token)
    return tuple(tokens)


def find_sentences(
    text: str,
    tokens: tuple[Token, ...],
    quotations: tuple[Quotation, ...],
    paragraphs: Sequence[tuple[int, int]],
    stops: Stops,
) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order. Every token lies in exactly one sentence."""
    closed = [quotation for quotation in quotations if quotation.closed]
    starts = [token.start for token in tokens]
    sentences: list[Sentence] = []
    which = number = 0
    for begin, end in paragraphs:
        cuts: list[int] = []
        for stop in _BEGINS.finditer(text, begin, end):
            start = stop.start()
            match = _STOP.match(text, start, end)
            if match is None:
                continue
            at = match.end()
            while which < len(closed) and closed[which].end <= start:
                which += 1
            inside = which < len(closed) and closed[which].start < start and at < closed[which].end
            if not inside and _ends_sentence(text, begin, start, at, stops):
                cuts.append(at)
        before = len(sentences)
        for left, right in zip([begin, *cuts], [*cuts, end], strict=True):
            end_token = bisect_left(starts, right)
            for first in range(bisect_left(starts, left), end_token, _LONGEST):
                last = min(first + _LONGEST, end_token)
                sentences.append(
                    Sentence(len(sentences), number, tokens[first].start, tokens[last - 1].end, first, last)
                )
        number += len(sentences) > before
    return tuple(sentences)


def _ends_sentence(text: str, begin: int, at: int, after: int, stops: Stops) -> bool:
    """Tell whether the stop at ``at`` (its run ends at ``after``) ends a sentence of the paragraph from ``begin``."""
    rest = text[after : after + _LOOK].lstrip(_OPENERS)
    if rest[:1].islower():
        return False
    if text[at] != "." or text[at : at + 2] == "..":
        return True
    left = max(begin, at - _LOOK)
    found = _WORD_BEFORE.match(text[left:at][::-1])
    if found is None:
        return True
    word, start = found[1][::-1], at - found.end()
    if word.isdigit():
        item = left == begin and not text[begin:start].strip(_OPENERS)
        return not (item or (stops.ordinals and len(word) <= 2))
    if fold(word) in stops.letters:
        before = text[left:start].split()
        return bool(before) and before[-1].islower()
    return _ends_after(word, rest, stops)


def _ends_after(word: str, rest: str, stops: Stops) -> bool:
    """Tell whether a full stop after a word (dots inside it allowed) ends the sentence, given what follows."""
    bare = fold(word)
    if bare in stops.abbreviations or (bare in stops.numbered and rest[:1].isdigit()):
        return False
    parts = bare.split(".")
    initials = all(len(part) == 1 for part in parts)
    if initials and len(parts) == 1:
        return word.islower()
    return not (initials or bare in stops.closing) or _starts_afresh(rest, stops)


def _starts_afresh(rest: str, stops: Stops) -> bool:
    word = _WORD_AFTER.match(rest)
    return not rest or (word is not None and fold(word[0]) in stops.function)
