"""What lies between two places: a border, a railway line, a road."""

from __future__ import annotations

from dataclasses import replace

from selon.grounding.place_extents import Found
from selon.grounding.place_words import PlaceWords
from selon.records.text import Reading

__all__ = ["mark_stretches"]

#: Between the two ends stand at most so many tokens.
_GAP = 3


def mark_stretches(reading: Reading, words: PlaceWords, found: list[Found]) -> list[Found]:
    """Return the mentions with the two ends of each border, line or road as one mention, named by both.

    It ends nowhere in particular, so that it has no point; its country is that of both ends, if they share one.
    """
    result: list[Found] = []
    for item in found:
        joined = _between(reading, words, result[-1], item) if result else None
        if joined is not None:
            result[-1] = joined
        else:
            result.append(item)
    return result


def _between(reading: Reading, words: PlaceWords, one: Found, other: Found) -> Found | None:
    gap = range(one.last, other.first)
    if not 0 < len(gap) <= _GAP or not _joins(reading, words, gap):
        return None
    article = words.before(reading, one.first, "article")
    line = words.before(reading, article.first if article else one.first, "line")
    if line is None:
        return None
    article = words.before(reading, line.first, "article")
    left, right = one.candidates[0].place, other.candidates[0].place
    country = left.country if left.country == right.country else None
    name = f"{left.name}–{right.name} {line.entry.get('name')}"
    place = replace(
        left, name=name, country=country, admin1=None, precision="other", lat=None, lon=None, geonames_id=None
    )
    first = article.first if article else line.first
    return Found(first, other.last, (replace(one.candidates[0], place=place),), dateline=one.dateline)


def _joins(reading: Reading, words: PlaceWords, gap: range) -> bool:
    """Tell whether a joining word stands between, and nothing but it and an article."""
    folds = [reading.tokens[index].fold for index in gap]
    small = all(words.plays(fold, "and") or words.plays(fold, "article") or fold == "'" for fold in folds)
    elided = len(folds) > 1 and words.plays("".join(folds[1:]), "article")
    return words.plays(folds[0], "and") and (small or elided)
