"""What stands beside names of places, ready to be asked: heads, links, prepositions, titles of a language pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from selon.languages.pack import Pack
from selon.records.text import Entry, Reading

__all__ = ["Phrase", "PlaceWords", "compile_words"]

#: No phrase of the table has more tokens than this ("jusqu'à", "aux abords de l'").
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in the tokens ``first:last``, with its row."""

    first: int
    last: int
    entry: Entry


@dataclass(frozen=True, eq=False)
class PlaceWords:
    """The ``place_words`` table by form and role, and the switches of the language that bear on places."""

    roles: Mapping[str, Mapping[str, Entry]]
    prepositions: bool
    demonyms_capitalised: bool

    def plays(self, form: str, role: str) -> bool:
        """Tell whether a folded form has a role."""
        return role in self.roles.get(form, ())

    def before(self, reading: Reading, index: int, role: str) -> Phrase | None:
        """Return the longest phrase of that role that ends right before a token, or None."""
        if index <= 0:
            return None
        end = reading.tokens[index - 1].end
        for first in range(max(0, index - _LONGEST), index):
            entry = self.roles.get(reading.folded[reading.tokens[first].start : end], {}).get(role)
            if entry is not None:
                return Phrase(first, index, entry)
        return None

    def after(self, reading: Reading, index: int, role: str) -> Phrase | None:
        """Return the longest phrase of that role that starts at a token, or None."""
        if index >= len(reading.tokens):
            return None
        start = reading.tokens[index].start
        for last in range(min(len(reading.tokens), index + _LONGEST), index, -1):
            entry = self.roles.get(reading.folded[start : reading.tokens[last - 1].end], {}).get(role)
            if entry is not None:
                return Phrase(index, last, entry)
        return None


@lru_cache(maxsize=32)
def compile_words(pack: Pack) -> PlaceWords:
    """Return a pack's words beside places."""
    roles: dict[str, dict[str, Entry]] = {}
    for entry in pack.table("place_words"):
        roles.setdefault(entry.form, {})[entry.get("role")] = entry
    return PlaceWords(
        roles,
        bool(pack.switch("places_take_prepositions")),
        bool(pack.switch("demonyms_capitalised")),
    )
