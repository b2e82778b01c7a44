"""What is hit, burns or is moved: one word for it in every language, from the words that the dispatch uses.

A target stands in the dispatch's own words (``ein Munitionsdepot``, ``складу боєприпасів``). The packs' table of
counted nouns turns them into the codebook's units, which are English and the same in all (``depot``). Of several nouns
the one that stands for a place or building decides: a depot of missiles and a missile depot are a depot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selon.languages import pack as packs
from selon.names import key as name_key
from selon.records.accounts import Telling
from selon.records.claims import Actor
from selon.text import fold

__all__ = ["HAPPENINGS", "Designation", "Thing", "designations", "extent_of", "nouns", "thing_of"]

#: The codebook's units by how well they tell what a target is: the first of the best rank is taken.
_RANKS: tuple[frozenset[str], ...] = (
    frozenset(
        {"dam", "depot", "bridge", "church", "hospital", "hotel", "pipeline", "school", "shop", "station", "turbine"}
        | {"storage_tank", "transformer", "tunnel", "kiosk", "farm", "pylon", "shelter", "garage", "camp"}
    ),
    frozenset({"apartment", "building", "house", "window", "roof", "office", "entrance", "road", "line", "balcony"}),
    frozenset(
        {"aircraft", "armoured_vehicle", "boat", "bus", "helicopter", "ship", "tank", "train", "truck_load", "vehicle"}
        | {"carriage", "gun", "launcher", "convoy", "tree", "animal"}
    ),
    frozenset({"bomb", "drone", "missile", "rocket", "shell", "projectile", "weapon", "mine"}),
    frozenset({"fire", "explosion", "earthquake", "flood", "storm", "attack"}),
    frozenset({"child", "adult", "person", "family", "household", "customer", "team"}),
    frozenset({"facility", "site", "target", "unit", "settlement", "region", "island"}),
)
#: From this rank on a unit does not tell what is meant: people, a facility, a target.
_VAGUE = 5
#: Sorts that are blows and blasts, and those that are no more than an area.
HAPPENINGS = _RANKS[4]
_AREAS = frozenset({"settlement", "region"})
_RANK = {unit: rank for rank, units in enumerate(_RANKS) for unit in units}
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_LONGEST = 4
#: The least that stands before the last member of a compound word.
_FIRST_MEMBER = 2
_REACH = 40
#: A capital that only begins a common word (Czech-made).
_MADE = re.compile(r"-[^\W\d_]{3,}$")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is meant: ``key`` is equal for the same sort of thing, ``label`` says it in English or quotes it.

    ``sort`` is the codebook's unit that it is one of, if its words tell one; ``words`` are those of the dispatch, in
    quotation marks, or the canonical name.
    """

    key: str
    label: str
    sort: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Designation:
    """A sort of thing or a name, with the words of an answer; not ``sure`` if it may be no name at all.

    ``bare`` are the words without it, where it can only be quoted.
    """

    key: str
    label: str
    sure: bool = True
    bare: str = ""


def thing_of(actor: Actor | None, language: str | None, without: frozenset[str] = frozenset()) -> Thing | None:
    """Return what an actor is: by its noun, else by its canonical name, else by the words; None where there are none.

    A name that differs from the words is canonical English by the codebook, and is what an answer shows. ``without``
    are sorts that do not count here: None is returned for words that name nothing else.
    """
    if actor is None:
        return None
    words = " ".join(actor.span.text.split()) if actor.span is not None else ""
    name = actor.name if actor.name and fold(actor.name) != fold(words) else None
    shown = name or (f"“{words}”" if words else "")
    found = (*(_named(name) if name else ()), *nouns(words, language))
    units = [unit for unit in found if unit not in without]
    best = min(units, key=lambda unit: _RANK.get(unit, len(_RANKS)), default=None)
    if best is not None and _RANK.get(best, len(_RANKS)) < _VAGUE:
        return Thing(best, name or best.replace("_", " "), best, shown)
    if not shown or (found and not units and name is None):
        return None
    return Thing(best if best in _AREAS else fold(name or words), shown, best, shown)


@lru_cache(maxsize=65536)
def nouns(words: str, language: str | None) -> tuple[str, ...]:
    """Return the units that the counted nouns among some words stand for, in their order.

    >>> nouns("ein großes Munitionsdepot", "de"), nouns("складу боєприпасів", "uk"), nouns("the dam", None)
    (('depot',), ('depot', 'bomb'), ())
    """
    table = packs.forms(_pack(language), "units")
    tokens = [match[0] for match in _WORD.finditer(fold(words))]
    found: list[str] = []
    index = 0
    while index < len(tokens):
        for last in range(min(len(tokens), index + _LONGEST), index, -1):
            entry = table.get(" ".join(tokens[index:last]))
            if entry is not None and entry.get("class") == "count":
                found.append(entry.get("unit"))
                index = last
                break
        else:
            found += _compound(tokens[index], _pack(language))
            index += 1
    return tuple(found)


def _compound(token: str, code: str) -> Iterator[str]:
    """Yield the unit of the last member of a compound word, the longest that the table has."""
    table = packs.forms(code, "units")
    for start in range(_FIRST_MEMBER, len(token)):
        entry = table.get(token[start:])
        if entry is not None and entry.tail and entry.get("class") == "count":
            yield entry.get("unit")
            return


def _pack(language: str | None) -> str:
    code = (language or "").partition("-")[0].lower()
    return code if code in packs.served() else packs.FALLBACK


def _named(name: str) -> tuple[str, ...]:
    """Return the units that stand in a canonical name, which is English as the units are."""
    tokens = [match[0] for match in _WORD.finditer(fold(name))]
    singular = [form for token in tokens for form in (token, token.removesuffix("s"))]
    return tuple(form for form in singular if form in _RANK)


def extent_of(telling: Telling) -> str:
    """Return ``part`` or ``whole`` where words beside the claim say that a part or the whole of something is meant."""
    claim, text = telling.claim, telling.document.text
    spans = [claim.anchor] + ([claim.target.span] if claim.target is not None and claim.target.span else [])
    near = [span for span in spans if abs(span.start - claim.anchor.start) <= _REACH]
    code = _pack(telling.language)
    low, high = min(span.start for span in near), max(span.end for span in near)
    tokens = {match[0] for match in _WORD.finditer(fold(text[low:high]))}
    tokens |= set(_beside(text, low, high))
    if tokens & packs.listed_words(code, "partly"):
        return "part"
    return "whole" if tokens & packs.listed_words(code, "wholly") else ""


def _beside(text: str, low: int, high: int) -> Iterator[str]:
    """Yield the two words before and the one behind a stretch of text."""
    before = [match[0] for match in _WORD.finditer(fold(text[max(0, low - _REACH) : low]))]
    behind = [match[0] for match in _WORD.finditer(fold(text[high : high + _REACH]))]
    yield from before[-2:]
    yield from behind[:1]


def designations(words: str, language: str | None) -> tuple[Designation, ...]:
    """Return the words of a phrase that are, or may be, what a weapon is called.

    A word with a figure is one. A capital makes one where it does not begin the phrase, unless the language writes
    every noun so; the others are not sure, and count only where another dispatch makes them so.

    >>> [(one.key, one.label, one.sure) for one in designations("Raketen, S-300", "de")]
    [('raketen', 'Raketen', False), ('s300', 'S-300', True)]
    """
    capitals = packs.switched(_pack(language), "nouns_capitalised")
    found: dict[str, Designation] = {}
    for start, name in _names(words):
        letters, figures = re.sub(r"[\W\d_]+", " ", name).split(), re.sub(r"\D", "", name)
        key = "".join(name_key(part) for part in letters if len(part) > 1 or figures) + figures
        if key:
            found.setdefault(key, Designation(key, name, bool(figures) or (start > 0 and not capitals)))
    return tuple(found.values())


def _names(words: str) -> Iterator[tuple[int, str]]:
    """Yield where each word begins that has a capital or a figure, and the word; capitals in a row are one."""
    row: tuple[int, int] | None = None
    for match in _WORD.finditer(words):
        capital = match[0][0].isupper() and not _MADE.search(match[0]) and not any(map(str.isdigit, match[0]))
        if row is not None and not (capital and words[row[1] : match.start()] == " "):
            yield row[0], words[row[0] : row[1]]
            row = None
        if capital:
            row = (row[0] if row is not None else match.start(), match.end())
        elif any(map(str.isdigit, match[0])) and not match[0].isdigit():
            yield match.start(), match[0]
    if row is not None:
        yield row[0], words[row[0] : row[1]]
