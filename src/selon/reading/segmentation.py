"""Sentences and tokens, by rules that know no language beyond a list of abbreviations.

A sentence ends at ``.``, ``!``, ``?`` or ``…`` (and closing marks) before white space and no lower-case letter; at a
blank line; and at a single line break unless the text is hard-wrapped. Never inside a closed quotation,
nor after an abbreviation or an initial.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from selon.records.text import Quotation, Sentence, Token

__all__ = ["find_sentences", "find_tokens"]

_TOKEN = re.compile(
    r"(?P<number>\d+)|(?P<word>[^\W\d_]+[\u0300-\u036f]*(?:[^\W\d_]|[\u0300-\u036f])*)|(?P<mark>[^\w\s]|_)"
)
_STOP = re.compile(r"(?:[.!?…]+[»”\"“’)\]]*|[»”\"](?<=[.!?…][»”\"]))(?=\s)|\n")
_WRAP_LOW, _WRAP_HIGH = 50, 100


def find_tokens(folded: str) -> tuple[Token, ...]:
    """Return the tokens of a folded text: words, runs of digits, and single marks.

    >>> [t.fold for t in find_tokens("l'été, 13.000")]
    ['l', "'", 'été', ',', '13', '.', '000']
    """
    return tuple(Token(m.start(), m.end(), m[0], m.lastgroup or "mark") for m in _TOKEN.finditer(folded))


def find_sentences(
    text: str, tokens: tuple[Token, ...], quotations: tuple[Quotation, ...], abbreviations: frozenset[str]
) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order. Every token lies in exactly one sentence."""
    starts = [token.start for token in tokens]
    wrapped = _hard_wrapped(text)
    ends: list[tuple[int, bool]] = []
    closed = [q for q in quotations if q.closed]
    which = 0
    for match in _STOP.finditer(text):
        at = match.end()
        while which < len(closed) and closed[which].end <= match.start():
            which += 1
        inside = which < len(closed) and closed[which].start < match.start() and at < closed[which].end
        if match[0] == "\n":
            blank = bool(re.match(r"[^\S\n]*\n", text[at : at + 200]))
            if blank or (not wrapped and not inside):
                ends.append((at, blank))
        elif not inside and _ends_sentence(text, match.start(), at, abbreviations):
            ends.append((at, False))
    return _build(text, tokens, starts, ends)


def _build(
    text: str, tokens: tuple[Token, ...], starts: list[int], ends: list[tuple[int, bool]]
) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    begin, paragraph = 0, 0
    for end, breaks in [*ends, (len(text), True)]:
        first, last = bisect_left(starts, begin), bisect_left(starts, end)
        if first < last:
            sentences.append(
                Sentence(len(sentences), paragraph, tokens[first].start, tokens[last - 1].end, first, last)
            )
        if sentences and first < last:
            paragraph += breaks or text[end - 1 : end] == "\n"
        begin = end
    return tuple(sentences)


def _ends_sentence(text: str, at: int, after: int, abbreviations: frozenset[str]) -> bool:
    rest = text[after : after + 80].lstrip()
    if not rest:
        return True
    head = rest.lstrip('«“„"‘([—–- ')[:1]
    if head.islower():
        return False
    if text[at] != "." or text[at : at + 2] == "..":
        return True
    word = re.search(r"[^\W\d_]+(?:\.[^\W\d_]+)*$", text[max(0, at - 12) : at])
    if word is None:
        return True
    bare = word[0].lower()
    return not (bare in abbreviations or (len(bare) == 1 and word[0].isupper()))


def _hard_wrapped(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    full = sorted(len(line) for line in lines)
    middle = full[len(full) * 2 // 3]
    unfinished = sum(1 for line in lines if line.rstrip()[-1] not in '.!?…»”":;')
    return _WRAP_LOW <= middle <= _WRAP_HIGH and full[-1] <= _WRAP_HIGH and unfinished >= len(lines) * 0.6
