"""What stands beside names of places, ready to be asked: heads, links, prepositions, titles of a language pack."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from selon.languages.pack import Pack
from selon.records.text import Entry, Reading

__all__ = ["Phrase", "PlaceWords", "compile_words"]

#: No phrase of the table has more tokens than this ("à proximité de l'").
_LONGEST = 6
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_PARTS = re.compile("[ -]")
_SPLIT = re.compile("([ -])")
#: So many base forms of one name are tried.
_MOST_FORMS = 12
#: An ending of so many letters has some of the name in it (рле, of Орел): before it may stand one letter alone.
_STEM = 3
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in the tokens ``first:last``, with its row."""

    first: int
    last: int
    entry: Entry


@dataclass(frozen=True, eq=False)
class PlaceWords:
    """The ``place_words`` table by form and role, and the switches of the language that bear on places.

    ``openers`` and ``closers`` are the first and last tokens of a role's phrases: most tokens are neither.
    ``adjectival`` are the endings of adjectives of places that are written in small letters; ``compounds`` what stands
    before a country in one word with it (Südlibanon), with its English.
    """

    roles: Mapping[str, Mapping[str, Entry]]
    openers: Mapping[str, frozenset[str]]
    closers: Mapping[str, frozenset[str]]
    prepositions: bool
    demonyms_capitalised: bool
    nouns_capitalised: bool
    qualifiers: tuple[str, ...]
    endings: tuple[tuple[str, tuple[str, ...]], ...]
    adjectival: tuple[str, ...]
    respellings: tuple[tuple[str, str], ...] = ()
    compounds: tuple[tuple[str, str], ...] = ()

    def respelt(self, name: str) -> str:
        """Return a folded name as English would spell it, where the pack says how letters go over (tsch, ch)."""
        letters: list[str] = []
        at = 0
        while at < len(name):
            own, english = next(
                (pair for pair in self.respellings if name.startswith(pair[0], at)), (name[at], name[at])
            )
            letters.append(english)
            at += len(own)
        return "".join(letters)

    def romanised(self, name: str) -> str:
        """Return a name in Latin letters, where the pack says of each of its letters how it goes over.

        Each word keeps its capital.
        """
        known = {own for own, _ in self.respellings}
        if not all(letter in known for letter in name.lower() if letter.isalpha()):
            return name
        return "".join(part.capitalize() for part in _SPLIT.split(self.respelt(name.lower())))

    def plays(self, form: str, role: str) -> bool:
        """Tell whether a folded form has a role."""
        return role in self.roles.get(form, ())

    def base_forms(self, name: str) -> Iterator[str]:
        """Yield the forms that a folded name may be inflected from, as ``place_endings`` has it; not the name itself.

        Each word, also one before a hyphen, changes by its longest ending, or stays as it is.
        """
        choices = [(word, *self._bases(word)) for word in _PARTS.split(name)]
        for forms in itertools.islice(itertools.product(*choices), 1, _MOST_FORMS):
            yield " ".join(forms)

    def _bases(self, word: str) -> Iterator[str]:
        for ending, bases in self.endings:
            if word.endswith(ending) and len(word) > len(ending) + (len(ending) < _STEM):
                return (word[: len(word) - len(ending)] + base for base in bases)
        return iter(())

    def before(self, reading: Reading, index: int, role: str) -> Phrase | None:
        """Return the longest phrase of that role that ends right before a token, or None."""
        if index <= 0 or reading.tokens[index - 1].fold not in self.closers.get(role, _NONE):
            return None
        end = reading.tokens[index - 1].end
        for first in range(max(0, index - _LONGEST), index):
            entry = self.roles.get(reading.folded[reading.tokens[first].start : end], {}).get(role)
            if entry is not None:
                return Phrase(first, index, entry)
        return None

    def after(self, reading: Reading, index: int, role: str) -> Phrase | None:
        """Return the longest phrase of that role that starts at a token, or None."""
        tokens = reading.tokens
        if index >= len(tokens) or tokens[index].fold not in self.openers.get(role, _NONE):
            return None
        start = tokens[index].start
        for last in range(min(len(tokens), index + _LONGEST), index, -1):
            entry = self.roles.get(reading.folded[start : tokens[last - 1].end], {}).get(role)
            if entry is not None:
                return Phrase(index, last, entry)
        return None


@lru_cache(maxsize=32)
def compile_words(pack: Pack) -> PlaceWords:
    """Return a pack's words beside places."""
    roles: dict[str, dict[str, Entry]] = {}
    openers: dict[str, set[str]] = {}
    closers: dict[str, set[str]] = {}
    for entry in pack.table("place_words"):
        role, tokens = entry.get("role"), _TOKEN.findall(entry.form)
        roles.setdefault(entry.form, {})[role] = entry
        openers.setdefault(role, set()).add(tokens[0])
        closers.setdefault(role, set()).add(tokens[-1])
    return PlaceWords(
        roles,
        {role: frozenset(tokens) for role, tokens in openers.items()},
        {role: frozenset(tokens) for role, tokens in closers.items()},
        bool(pack.switch("places_take_prepositions")),
        bool(pack.switch("demonyms_capitalised")),
        bool(pack.switch("nouns_capitalised")),
        tuple(pack.words("qualifying_endings")),
        tuple((entry.form, _bases(entry)) for entry in sorted(pack.table("place_endings"), key=_longest_first)),
        tuple(entry.form for entry in pack.table("place_endings") if entry.get("use") == "adjective"),
        _respellings(pack),
        tuple((own, english) for own, english in pack.settings.get("places", {}).get("compounds", ())),
    )


def _respellings(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Return how letters go over into English, the longest first."""
    pairs = pack.settings.get("places", {}).get("respellings", ())
    return tuple(sorted(((own, english) for own, english in pairs), key=lambda pair: (-len(pair[0]), pair)))


def _longest_first(entry: Entry) -> tuple[int, str]:
    return -len(entry.form), entry.form


def _bases(entry: Entry) -> tuple[str, ...]:
    """Return what an ending goes back to; a dash is no ending at all."""
    return tuple("" if base == "-" else base for base in entry.get("becomes").split(","))
