"""Where a dispatch plays: its main country and region, and the parties to what it tells.

A bare "the authorities", "the governor", "police" belongs to the country where things happen. A side is only given to
a party: a country that the text names outside its speakers too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from selon.attribution.words import Words

__all__ = ["Setting", "survey"]

_LEADING = 3
_NEAR = 4
#: A country that only its speakers name is a party too, where it is named this often and a third as often as the first.
_OFTEN = 3
_PART = 3
_SMALL = frozenset({"settlement", "admin1", "admin2"})


@dataclass(frozen=True, slots=True)
class Setting:
    """The country and region where most of it happens (English region name), and the countries that take part."""

    country: str | None = None
    region: str | None = None
    parties: frozenset[str] = frozenset()

    def takes_part(self, country: str) -> bool:
        """Tell whether a country is a party; where the text names no places, every country may be."""
        return not self.parties or country in self.parties


def survey(words: Words) -> Setting:
    """Return the setting of a document from its mentions of places; those in a speaker's phrase do not make a party."""
    countries: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    named = [m for m in words.places.values() if m.place.country is not None]
    small = [m for m in named if m.form == "name" and m.place.precision in _SMALL]
    for mention in small or [m for m in named if m.form == "name"] or named:
        country = mention.place.country or ""
        weight = 2 if words.reading.sentence_at(mention.span.start).index < _LEADING else 1
        countries[country] += weight
        region = mention.place.name if mention.place.precision == "admin1" else mention.place.admin1
        if region:
            regions[country, region] += weight
    main = countries.most_common(1)[0][0] if countries else None
    region = next((name for (country, name), _ in regions.most_common() if country == main), None)
    parties = _parties(words) | ({main} if main is not None and small else frozenset())
    return Setting(main, region, parties)


def _parties(words: Words) -> frozenset[str]:
    """Return the countries that take part: named outside speakers' phrases, or by speakers nearly as often as any."""
    named: Counter[str] = Counter()
    outside: set[str] = set()
    for start, mention in words.places.items():
        country = mention.place.country
        if country is not None:
            named[country] += 1
            if not _spoken_for(words, start):
                outside.add(country)
    own = [h.entry.get("side") for h in words.heads.values() if h.entry.get("side")]
    named.update(own)
    most = max(named.values(), default=0)
    often = {c for c, n in named.items() if n * _PART >= most and (n >= _OFTEN or (most < _OFTEN and c in own))}
    return frozenset(outside | often)


def _spoken_for(words: Words, start: int) -> bool:
    """Tell whether a mention stands inside or beside a source head, or speaks itself as a metonym."""
    last = words.place_ends[start]
    if words.places[start].form == "metonym":
        return any(i in words.verbs for i in range(last, last + _NEAR))
    around = range(max(0, start - _NEAR), min(len(words.tokens), last + _NEAR))
    return any(i in words.heads and not _parted(words, min(i, last), max(i, start)) for i in around)


def _parted(words: Words, first: int, last: int) -> bool:
    """Tell whether a mark, a verb or a clause opener stands between a place and a head."""
    return any(
        words.mark(i) or i in words.verbs or words.has(i, "aux") or words.has(i, "comp") for i in range(first, last)
    )
