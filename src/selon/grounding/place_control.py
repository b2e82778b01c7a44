"""Land named by who holds it: the Russian-controlled part of a region, les territoires occupés par la Russie.

Such a stretch ends where a front line runs, so that it has no point of its own. Its English name says who holds it and
of which region it is a part, if the text says so or has named a place of another country before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from selon.grounding.place_extents import Found
from selon.grounding.place_words import PlaceWords
from selon.ports import Candidate
from selon.records.claims import Place
from selon.records.text import Reading

__all__ = ["mark_control"]

#: Between "part" and its place at most so many tokens (part *of the* region).
_GAP = 2


@dataclass(frozen=True, slots=True)
class Zone:
    """The tokens of a stretch, the place that it is a part of (None if unsaid), and how it is held."""

    first: int
    last: int
    whole: Found | None
    how: str


def mark_control(
    reading: Reading, words: PlaceWords, nations: Mapping[str, Sequence[str]], found: list[Found]
) -> list[Found]:
    """Return the mentions with each stretch that somebody holds as one mention.

    ``nations`` gives a country's English name and adjective by its code.
    """
    result: list[Found] = []
    for index, holder in enumerate(found):
        code = holder.candidates[0].place.country
        around = (found[index - 1] if index else None, found[index + 1] if index + 1 < len(found) else None)
        zone = None
        if code is not None and code in nations and _governs(holder) and holder.last > _end(result):
            zone = _compound(reading, words, holder, around[1]) or _passive(reading, words, holder, around[0])
        if code is None or zone is None:
            result.append(holder)
        else:
            result = [item for item in result if item.last <= zone.first]
            result.append(_held(zone, code, nations[code][1], result))
    return [item for n, item in enumerate(result) if not n or item.first >= result[n - 1].last]


def _end(result: list[Found]) -> int:
    return result[-1].last if result else 0


def _governs(found: Found) -> bool:
    return found.candidates[0].place.precision == "country" or found.candidates[0].capital


def _compound(reading: Reading, words: PlaceWords, holder: Found, after: Found | None) -> Zone | None:
    """Read "the Moscow-held part of the region"."""
    tokens = reading.tokens
    if holder.last >= len(tokens) or tokens[holder.last].fold != "-":
        return None
    control = words.after(reading, holder.last + 1, "control")
    part = words.after(reading, control.last, "part") if control else None
    if control is None or part is None:
        return None
    article = words.before(reading, holder.first, "article")
    whole = after if after and 0 < after.first - part.last <= _GAP and _bounds(after) else None
    last = whole.last if whole else part.last
    return Zone(article.first if article else holder.first, last, whole, control.entry.get("name"))


def _passive(reading: Reading, words: PlaceWords, holder: Found, before: Found | None) -> Zone | None:
    """Read "les parties de la région de Kherson occupées par Moscou"."""
    article = words.before(reading, holder.first, "article")
    by = words.before(reading, article.first if article else holder.first, "by")
    control = words.before(reading, by.first, "control") if by else None
    if control is None:
        return None
    at, whole = control.first, None
    if before is not None and before.last == at and _bounds(before):
        link = words.before(reading, before.first, "link")
        at, whole = (link.first if link else before.first), before
    part = words.before(reading, at, "part")
    if part is None:
        return None
    article = words.before(reading, part.first, "article")
    return Zone(article.first if article else part.first, holder.last, whole, control.entry.get("name"))


def _bounds(found: Found) -> bool:
    return found.candidates[0].place.precision in ("admin1", "country") and found.form != "adjective"


def _held(zone: Zone, holder: str, adjective: str, before: list[Found]) -> Found:
    """Return the mention of a stretch; it is a part of what the words say, else of the region of the last place."""
    abroad = [
        found.candidates[0]
        for found in before
        if found.form in ("name", "anaphor") and found.candidates[0].place.country not in (None, holder)
    ]
    if zone.whole is not None:
        return _part(zone, adjective, zone.whole.candidates)
    region = next((c.place for c in reversed(abroad) if c.place.admin1 and not c.capital), None)
    if zone.how != "occupied" and region is not None:
        place = Place(None, region.admin1, region.country, region.admin1, "admin1")
        return _part(zone, adjective, (Candidate(place),))
    name = f"{adjective}-occupied territories" if zone.how == "occupied" else f"{adjective}-controlled territory"
    country = abroad[-1].place.country if abroad else holder
    return Found(zone.first, zone.last, (Candidate(Place(None, name, country)),))


def _part(zone: Zone, adjective: str, inner: tuple[Candidate, ...]) -> Found:
    name = f"{adjective}-controlled part of {inner[0].place.name}"
    place = replace(inner[0].place, name=name, precision="other", lat=None, lon=None, geonames_id=None)
    return Found(zone.first, zone.last, (replace(inner[0], place=place), *inner))
