"""Where a report was written, which need not be where it happened: KYIV (AFP) -, Quetta (Pakistan) –, QUETTA:.

A dateline opens the text, begins with a name, and ends at a dash or a colon. What tells it from a sentence that begins
so are brackets, a name in capitals, or a date. A text whose other paragraphs open in capitals and with a colon too is
a list of items, each about its place: it has no dateline.
"""

from __future__ import annotations

from selon.records.text import Reading

__all__ = ["dateline_end"]

#: So many tokens into the text a dateline may reach.
_REACH = 16
#: An abbreviation of a month or state has at most so many letters.
_SHORT = 5
#: A date has at most so many words in small letters (5 de marzo).
_SMALL = 2
_DASHES = frozenset("-–—")


def dateline_end(reading: Reading) -> int:
    """Return the index of the first token behind the dateline of a text, 0 where it has none."""
    if not reading.sentences or not reading.tokens:
        return 0
    first = reading.sentences[0].first
    end = _end(reading, first)
    if end and reading.tokens[end - 1].fold == ":" and _goes_on(reading):
        return 0
    return end


def _end(reading: Reading, first: int) -> int:
    tokens = reading.tokens
    if tokens[first].kind != "word" or not _is_capital(reading, first):
        return 0
    shouted = len(tokens[first].fold) > 2 and _text(reading, first).isupper()
    bracketed = dated = False
    small = 0
    for index in range(first + 1, min(first + _REACH, len(tokens))):
        token = tokens[index]
        if token.fold in _DASHES and _is_spaced(reading, index):
            return index + 1 if shouted or bracketed or dated else 0
        if token.fold == ":":
            return index + 1 if shouted and not dated else 0
        if token.kind == "mark" and token.fold in ".;!?" and not _goes_by(reading, index):
            return 0
        bracketed = bracketed or token.fold == ")"
        dated = dated or token.kind == "number"
        small += token.kind == "word" and not _is_capital(reading, index) and tokens[index - 1].fold not in "(/"
        if small > (_SMALL if dated else 0):
            return 0
    return 0


def _goes_on(reading: Reading) -> bool:
    """Tell whether another paragraph opens with a name in capitals and a colon."""
    last = reading.sentences[0].paragraph
    for sentence in reading.sentences:
        if sentence.paragraph != last:
            last = sentence.paragraph
            end = _end(reading, sentence.first)
            if end and reading.tokens[end - 1].fold == ":":
                return True
    return False


def _text(reading: Reading, index: int) -> str:
    return reading.text[reading.tokens[index].start : reading.tokens[index].end]


def _is_capital(reading: Reading, index: int) -> bool:
    return not reading.text[reading.tokens[index].start].islower()


def _is_spaced(reading: Reading, index: int) -> bool:
    """Tell whether a dash parts words: space on one side at least, or a long dash."""
    token = reading.tokens[index]
    beside = reading.text[max(token.start - 1, 0) : token.start] + reading.text[token.end : token.end + 1]
    return token.fold != "-" or any(char.isspace() for char in beside)


def _goes_by(reading: Reading, index: int) -> bool:
    """Tell whether a full stop ends no sentence: Sept. 18; Москва. 18 сентября. ИНТЕРФАКС -; (EFE).-."""
    tokens = reading.tokens
    if tokens[index].fold != ".":
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    parts = after is not None and (after.kind == "number" or after.fold in _DASHES)
    dated = index > 1 and tokens[index - 2].kind == "number"
    return parts or dated or len(_text(reading, index - 1)) <= _SHORT
