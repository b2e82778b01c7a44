"""What places are called in the languages of the interface, from their English names.

The table is compiled by ``naming``; a language that it has no column for has no names, and a place that has none keeps
the name that it has.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

__all__ = ["PlaceNames", "place_names"]


class PlaceNames:
    """The names of one language."""

    def __init__(self, names: Mapping[tuple[str, str], str]) -> None:
        """Take names by country and English name; without a country, what nearly everybody means by the name."""
        self._names = names

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._names)

    def find(self, english: str, country: str = "") -> str | None:
        """Return what a place is called, by its English name and the code of its country; None where nobody knows.

        >>> PlaceNames({("", "Moscow"): "Moscou"}).find("Moscow")
        'Moscou'
        """
        return self._names.get((country, english)) or (self._names.get(("", english)) if not country else None)


@lru_cache(maxsize=8)
def place_names(language: str) -> PlaceNames:
    """Return the names of a language; none where the table has no column of it."""
    packed = resources.files("selon.gazetteer").joinpath("placenames.tsv.xz").read_bytes()
    head, *rows = lzma.decompress(packed).decode("utf-8").splitlines()
    columns = head.split("\t")
    if language not in columns[2:]:
        return PlaceNames({})
    column = columns.index(language)
    cells = (row.split("\t") for row in rows)
    return PlaceNames({(row[0], row[1]): row[column] for row in cells if row[column]})
