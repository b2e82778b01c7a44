"""Two versions of a dispatch held against each other: the words of the text, and claim by claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from selon.publishing import wording
from selon.records.claims import Claim
from selon.records.folios import Folio

__all__ = ["Compared", "Revised", "compare"]

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
#: Beyond so many words the texts are held against each other by lines.
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Revised:
    """A claim of either version: ``what`` is ``kept``, ``changed``, ``gone`` or ``new``; how each version has it."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The claims of two versions, and the text in pieces (``same``, ``gone`` or ``new``, with their words)."""

    claims: tuple[Revised, ...]
    pieces: tuple[tuple[str, str], ...]


def compare(before: Folio, after: Folio) -> Compared:
    """Return how a version of a dispatch differs from another one."""
    return Compared(tuple(_claims(before, after)), tuple(_pieces(before.document.text, after.document.text)))


def _pieces(before: str, after: str) -> Iterator[tuple[str, str]]:
    first, second = _WORDS.findall(before), _WORDS.findall(after)
    if len(first) + len(second) > _MOST:
        first, second = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for outcome, low, high, start, end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if outcome == "equal":
            yield "same", _shown(first[low:high])
            continue
        if low < high:
            yield "gone", _shown(first[low:high])
        if start < end:
            yield "new", _shown(second[start:end])


def _shown(words: list[str]) -> str:
    return "\n".join(wording.visible(line) for line in "".join(words).split("\n"))


def _claims(before: Folio, after: Folio) -> Iterator[Revised]:
    """Yield claims in the order of the text: those in both, those of one kind in the same order paired as changed."""
    first, second = [list(map(_said, folio.claims)) for folio in (before, after)]
    kinds = [[claim.kind for claim in folio.claims] for folio in (before, after)]
    for outcome, low, high, start, end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if outcome == "equal":
            yield from (Revised("kept", words, words) for words in first[low:high])
            continue
        left = list(range(start, end))
        for number in range(low, high):
            pair = next((other for other in left if kinds[1][other] == kinds[0][number]), None)
            if pair is None:
                yield Revised("gone", first[number], "")
            else:
                left.remove(pair)
                yield Revised("changed", first[number], second[pair])
        yield from (Revised("new", "", second[other]) for other in left)


def _said(claim: Claim) -> str:
    """Return a claim in one line: kind, figure, place, and the words that name it."""
    told = (
        claim.kind.replace("_", " "),
        wording.figure(claim.quantity) if claim.quantity else "",
        wording.place(claim.place) if claim.place else "",
        f"“{' '.join(claim.anchor.text.split())}”",
    )
    return wording.visible(" · ".join(filter(None, told)))
