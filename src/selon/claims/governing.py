"""The place that governs a dispatch: where its opening happening happened, named early, often, finely, in its title.

A dispatch in items (a live thread, a list with bullets) is governed item by item.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from selon.claims.scene import Scene
from selon.records.claims import Place
from selon.text import fold

__all__ = ["Tally", "itemised"]

_Key = tuple[str | None, str]
_WORTH = {"settlement": 5.0, "admin2": 3.0, "admin1": 2.0}
#: What being where the first happening happened weighs; what standing in the title does.
_LEADS = 6.0
_TITLED = 4.0
_BULLETS = frozenset("•●▪◦‣-–—*·►")


@dataclass(slots=True)
class Tally:
    """The places of a text with their weights, how often each is named, and how often with its opening told twice."""

    title: str
    scores: dict[_Key, float] = field(default_factory=lambda: defaultdict(float))
    named: dict[_Key, int] = field(default_factory=lambda: defaultdict(int))
    counts: dict[_Key, int] = field(default_factory=lambda: defaultdict(int))
    places: dict[_Key, Place] = field(default_factory=dict)

    @classmethod
    def of(cls, title: str, mentions: Mapping[int, Iterable[tuple[Place, str]]]) -> Tally:
        """Weigh the places of each sentence, given as place and words."""
        tally = cls(fold(title))
        for sentence, found in sorted(mentions.items()):
            for place, words in found:
                tally._add(sentence, place, words)
        return tally

    def _add(self, sentence: int, place: Place, words: str) -> None:
        key = (place.name, place.precision)
        self.scores[key] += 4.0 if sentence == 0 else 2.5 if sentence <= 2 else 1.0
        self.named[key] += 1
        self.counts[key] += 1 + (sentence <= 1)
        if key not in self.places:
            self.places[key] = place
            self.scores[key] += _WORTH.get(place.precision, 0.0)
            if fold(words) in self.title:
                self.scores[key] += _TITLED
                self.counts[key] += 1

    def best(self, lead: Place | None) -> Place | None:
        """Return the place that governs; ``lead`` is where the first happening of the opening happened.

        A settlement named twice governs over the region of the lead, unless the title names that region; so does the
        only settlement of a text, where it lies in that region.
        """
        if not self.scores:
            return None
        settled = [key for key in self.scores if key[1] == "settlement" and self.counts[key] > 1]
        towns = [key for key in self.scores if key[1] == "settlement"]
        if not settled and len(towns) == 1 and self._holds(towns[0], lead):
            settled = towns
        broad = [key for key in self.scores if key[1] != "settlement"]
        chosen = settled or broad or list(self.scores)
        first = (lead.name, lead.precision) if lead is not None else (None, "")
        if lead is not None and first in self.scores:
            titled = lead.span is not None and fold(lead.span.text) in self.title
            once = titled and all(self.named[key] == 1 for key in settled)
            if first[1] == "settlement" or not settled or once:
                self.scores[first] += _LEADS
                chosen = [*chosen, first]
        return self.places[max(chosen, key=lambda key: self.scores[key])]

    def _holds(self, town: _Key, lead: Place | None) -> bool:
        """Tell whether the only town of a text lies in the region of its first happening."""
        place = self.places[town]
        if lead is None or lead.precision != "admin1":
            return False
        return (lead.country, lead.admin1) == (place.country, place.admin1)


def itemised(scene: Scene) -> bool:
    """Tell whether a text is a list of items: two paragraphs or more begin with a bullet or a clock time."""
    reading = scene.reading
    opened = 0
    last = -1
    for sentence in reading.sentences:
        if sentence.paragraph != last:
            last = sentence.paragraph
            token = reading.tokens[sentence.first].fold
            opened += token in _BULLETS or _timed(scene, sentence.first)
    return opened > 1


def _timed(scene: Scene, index: int) -> bool:
    """Tell whether a moment opens here, with a dash or a colon behind it (``11.42 –``)."""
    reading = scene.reading
    start = reading.tokens[index].start
    for moment in scene.moments_in(start, start + 1):
        if moment.span is not None and moment.precision in ("minute", "hour"):
            after = reading.token_index(moment.span.end)
            return scene.fold_at(after) in {"–", "—", "-", ":", "|"}
    return False
