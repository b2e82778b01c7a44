"""The places of a breakdown's items: behind the figure, before its bracket, or before a bare figure in a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from selon.languages.pack import Pack
from selon.records.claims import Amount, Part, Place, PlaceMention
from selon.records.text import Reading

__all__ = ["List", "label"]

#: Mentions that say where: a name, or words that take one up (cette région).
_NAMED = frozenset({"name", "anaphor"})
_LEVELS = frozenset({"settlement", "admin2", "admin1"})
#: Marks that part one item of a list from the next.
_PARTING = re.compile(r"[,;:.()]")
_FAR = re.compile(r"[.;:()!?—–]")


@dataclass(frozen=True, slots=True)
class List:
    """The figures of a text with the places that it names, in order, and the pack's words for each of several."""

    reading: Reading
    amounts: tuple[Amount, ...]
    places: tuple[PlaceMention, ...]
    each: frozenset[str]
    joins: frozenset[str]
    sentences: tuple[int, ...]

    @classmethod
    def of(cls, reading: Reading, pack: Pack, amounts: tuple[Amount, ...], places: tuple[PlaceMention, ...]) -> List:
        """Keep the places that are named as such: no adjectives, no governments."""
        named = tuple(mention for mention in places if mention.form in _NAMED)
        sentences = tuple(reading.sentence_at(amount.span.start).index for amount in amounts)
        return cls(reading, amounts, named, pack.words("distributive"), pack.words("number_and"), sentences)

    def sentence(self, index: int) -> int:
        """Return the index of a figure's sentence."""
        return self.sentences[index]

    def goes_on(self, index: int) -> bool:
        """Tell whether a figure goes on a list: only a comma or a joining word parts it from the figure before."""
        last = self.amounts[index - 1] if index else None
        if last is None or last.noun is None or self.amounts[index].share is not None:
            return False
        between = self.reading.folded[last.noun.end : self.amounts[index].span.start].strip(" ")
        return between == "," or between in self.joins

    def listed(self, first: int) -> list[int]:
        """Return the list of subsets that begins with a figure: it and those that go on from it."""
        run: list[int] = []
        for index in range(first, len(self.amounts)):
            if not self.amounts[index].subset or (run and not self.goes_on(index)):
                break
            run.append(index)
        return run

    def between(self, left: int, right: int) -> bool:
        """Tell whether at most one sentence, without a figure, stands between two sentences."""
        return right - left <= 2 and left + 1 not in self.sentences

    def own_place(self, total: int) -> Place | None:
        """Return the one settlement or region that a total itself is tied to, if its sentence names one."""
        sentence = self.reading.sentence_at(self.amounts[total].span.start)
        stop = min(sentence.end, self._next_start(total))
        taken = self.spots(total + 1) if total + 1 < len(self.amounts) else []
        named = [m for m in self._between(sentence.start, stop) if m not in taken]
        names = [m.place for m in named if m.place.precision in _LEVELS]
        return names[0] if len(names) == 1 else None

    def spots(self, index: int, following: int | None = None) -> list[PlaceMention]:
        """Return the places of an item; ``following`` is the next item's index where other figures stand between."""
        item = self.amounts[index]
        start, end = item.span.start, item.span.end
        sentence = self.reading.sentence_at(start)
        left = max(sentence.start, self.amounts[index - 1].span.end if index else 0)
        text = self.reading.text
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            return self._between(sentence.start, start)[-1:]
        stop = self._next_start(index) if following is None else self.amounts[following].span.start
        after = self._between(end, min(stop, sentence.end))
        before = self._between(left, start)[-1:]
        tied = bool(before) and not _PARTING.search(text[before[0].span.end : start])
        if tied and not text[before[0].span.end : start].strip(" -–—:"):
            return before
        if before and not after and self._points_there(before[0].span.end, start):
            return before
        if not after or (tied and _PARTING.search(text[end : after[0].span.start])):
            return before if tied else after[:1]
        return self._joined(after)

    def _points_there(self, start: int, end: int) -> bool:
        """Tell whether a word between a place and a figure points at the place (``the Rostov region: there 34``)."""
        return any(hit.entry.get("class") == "there" for hit in self.reading.hits_between("signs", start, end))

    def _joined(self, after: list[PlaceMention]) -> list[PlaceMention]:
        """Return the first place with those that stand in one list with it."""
        joined = after[:1]
        for left, right in pairwise(after):
            between = self.reading.folded[left.span.end : right.span.start]
            words = between.replace(",", " , ").split()
            if len(words) > 4 or _FAR.search(between) or not (self.joins | {","}).intersection(words):
                break
            joined.append(right)
        return joined

    def _next_start(self, index: int) -> int:
        later = (a for a in self.amounts[index + 1 :] if a.form != "article" or a.elliptic)
        following = next(later, None)
        return following.span.start if following is not None else len(self.reading.text)

    def _between(self, start: int, end: int) -> list[PlaceMention]:
        return [mention for mention in self.places if start <= mention.span.start and mention.span.end <= end]

    def parts(self, index: int, spots: list[PlaceMention]) -> list[Part]:
        """Return an item as parts: one for each place where words say each, one for all places otherwise."""
        item = self.amounts[index]
        value, modifier = item.value, None if item.modifier == "exact" else item.modifier
        if not spots:
            return [Part(item.span, value, modifier, label(item))]
        window = self.reading.tokens_between(max(0, item.span.start - 4), spots[-1].span.end)
        if len(spots) == 1 or any(token.fold in self.each for token in window):
            return [Part(item.span, value, modifier, spot.place.name, spot.place) for spot in spots]
        names = " and ".join(spot.place.name or spot.span.text for spot in spots)
        span = self.reading.span(spots[0].span.start, spots[-1].span.end)
        countries = {spot.place.country for spot in spots}
        joint = Place(span, names, countries.pop() if len(countries) == 1 else None)
        return [Part(item.span, value, modifier, names, joint)]


def label(item: Amount) -> str | None:
    """Return what a part without a place is called: its noun."""
    return item.noun.text if item.noun is not None else None
