"""The counted noun of a figure: beside it, across adjectives, after ``of``, or carried over from an earlier figure."""

from __future__ import annotations

from selon.claims.phrases import Noun
from selon.claims.surroundings import PLACES, Surroundings
from selon.languages.numerals import Numeral
from selon.languages.pack import Pack
from selon.records.claims import Amount
from selon.records.text import Hit, Reading, Token

__all__ = ["Nouns"]

_REACH = 6
_MARKS = frozenset("-'’«»“”\"„")


class Nouns:
    """Finds counted nouns in one reading."""

    def __init__(self, reading: Reading, pack: Pack, around: Surroundings) -> None:
        """Take the pack's word lists: what ends a noun phrase, what stands for a noun."""
        self._reading = reading
        self._around = around
        self._stop = pack.words("noun_stop")
        self._pronouns = pack.words("noun_pronouns")
        self._further = pack.words("further")
        self._copulas = pack.words("copulas")
        self._ofs = pack.words("number_of")
        self._heads_last = bool(pack.switch("heads_last"))

    def after(self, numeral: Numeral, end: int, *, subset: bool) -> Noun | None:
        """Return what stands after a figure: its noun, a pronoun for it, or None."""
        tokens = self._reading.tokens
        first = self._reading.token_index(end)
        sentence = self._reading.sentence_at(numeral.start)
        further = pronoun = False
        linked = subset or numeral.form in {"vague", "fraction", "all"} or numeral.modifier == "about"
        previous = self._word_before(numeral.start)
        further = previous in self._further
        for index in range(first, min(first + _REACH, sentence.last)):
            token = tokens[index]
            hit = self._around.units.get(token.start)
            if token.start >= end and hit is not None and hit.entry.row["class"] == "count":
                return self._noun(hit, further=further, near=index == first)
            if token.fold in self._further:
                further = True
            if token.fold in self._pronouns:
                pronoun = True
                continue
            if token.fold in self._ofs and (linked or index == first):
                continue
            if token.fold in self._copulas and subset:
                return self._predicate(index, further=further) or Noun(None, None, further)
            if self._ends_phrase(token, index, first):
                break
        return Noun(None, None, further) if further or pronoun else None

    def _ends_phrase(self, token: Token, index: int, first: int) -> bool:
        if token.kind == "mark":
            return token.fold not in _MARKS
        if token.kind == "number":
            return self._around.age_after(token.end) is None
        return token.fold in self._stop and not (index == first and token.fold in self._ofs)

    def _predicate(self, index: int, *, further: bool) -> Noun | None:
        token = self._reading.tokens[index + 1] if index + 1 < len(self._reading.tokens) else None
        hit = self._around.units.get(token.start) if token else None
        if hit is None or hit.entry.row["class"] != "count":
            return None
        return self._noun(hit, further=further, near=False)

    def _noun(self, hit: Hit, *, further: bool, near: bool) -> Noun:
        while self._heads_last:
            following = self._around.units.get(hit.end + 1)
            if following is None or following.entry.row["class"] != "count":
                break
            if self._reading.folded[hit.end] not in " -" or following.end <= hit.end:
                break
            hit = following
        return Noun(self._reading.span(hit.start, hit.end), hit.entry.row["unit"], further, near)

    def _word_before(self, start: int) -> str:
        index = self._reading.token_index(start)
        return self._reading.tokens[index - 1].fold if index else ""

    def carried(self, start: int, end: int, found: list[Amount]) -> str | None:
        """Return the unit that an elliptic figure takes over: of the nearest noun or figure before, else after it."""
        sentence = self._reading.sentence_at(start)
        nearest, unit = -1, None
        for hit in self._reading.hits_between("units", sentence.start, start):
            if hit.entry.row["class"] in {"count", "tally"} and hit.entry.row["unit"] not in PLACES:
                nearest, unit = hit.start, hit.entry.row["unit"]
        last = next((a for a in reversed(found) if a.unit and not a.measure and a.form != "article"), None)
        if last is not None and last.span.start > nearest and last.span.start >= sentence.start:
            return last.unit
        if unit is not None:
            return unit
        for token in self._reading.tokens_between(end, min(sentence.end, end + 60)):
            if token.kind == "mark" and token.fold not in _MARKS:
                break
            hit = self._around.units.get(token.start)
            if hit is not None and hit.entry.row["class"] == "count" and hit.entry.row["unit"] not in PLACES:
                return hit.entry.row["unit"]
        return last.unit if last is not None else None
