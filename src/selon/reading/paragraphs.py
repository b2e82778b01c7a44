"""Paragraphs: what stands between blank lines, or on a line of its own where the text is not hard-wrapped."""

from __future__ import annotations

import re

__all__ = ["find_paragraphs"]

_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")
_LINE = re.compile(r"(?:\n[^\S\n]*)+")
#: A text is hard-wrapped where two thirds of its lines end by this many code points, none runs on, and most stop in
#: the middle of a sentence. Mail and wire feeds wrap at 64 to 80.
_WRAP_LOW, _WRAP_HIGH = 50, 100
_FEW_LINES = 4


def find_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    r"""Return (start, end) of each paragraph in order; together they cover the text.

    >>> find_paragraphs("One.\nTwo.")
    ((0, 5), (5, 9))
    """
    pattern = _BLANK if _hard_wrapped(text) else _LINE
    ends = [match.end() for match in pattern.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return tuple(zip([0, *ends], ends, strict=False))


def _hard_wrapped(text: str) -> bool:
    lines = [line for line in map(str.rstrip, text.split("\n")) if line]
    if len(lines) < _FEW_LINES:
        return False
    lengths = sorted(map(len, lines))
    if lengths[-1] > _WRAP_HIGH or lengths[len(lengths) * 2 // 3] < _WRAP_LOW:
        return False
    unfinished = sum(line[-1] not in '.!?…»”":;' for line in lines)
    return unfinished >= len(lines) * 0.6
