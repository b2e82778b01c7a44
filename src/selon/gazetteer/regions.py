"""Names of first- and second-order divisions: GeoNames codes joined with CLDR's subdivisions by name.

CLDR knows divisions by ISO 3166-2 code, GeoNames by its own. No free table maps one to the other, so the names decide:
within a country, each CLDR division is compared with each GeoNames division on the bare names (without "oblast",
"province of" and their like) in every locale, and pairs are taken from the most alike down, one to one. ``regions.tsv``
fixes the pairs of the countries where names collide (Kyiv city and oblast).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from selon.gazetteer.keys import key

__all__ = ["Bare", "Division", "Join", "join", "read_cldr", "read_divisions"]

#: Below this likeness of bare names two divisions are not taken for one (set by reading the pairs at .70 to .90).
ENOUGH = 0.78


@dataclass(frozen=True, slots=True)
class Division:
    """A row of GeoNames' admin codes: ``UA.08`` or ``UA.08.6508``, its name, its id."""

    code: str
    name: str
    geonames_id: int

    @property
    def country(self) -> str:
        """ISO 3166-1 code."""
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class Join:
    """What came of the join: CLDR code by GeoNames code, and the CLDR codes that found no partner."""

    iso: dict[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()


class Bare:
    """Takes the kind of division out of a name."""

    def __init__(self, generics: Iterable[str], particles: Iterable[str], never: Iterable[str]) -> None:
        """Take the words that say the kind, the particles that tie them, and what is no name when left alone."""
        self._kinds, self._ties, self._never = (frozenset(map(key, words)) for words in (generics, particles, never))

    def __call__(self, name: str) -> str:
        """Return the key of the bare name; empty where nothing that is a name is left.

        >>> Bare(["oblast"], ["de", "d"], ["north"])("Oblast de Koursk")
        'koursk'
        """
        words = key(re.sub(r"\b([dlDL])['’]", r"\1 ", name)).split()
        words = self._trim(words)
        return "" if " ".join(words) in self._never else " ".join(words)

    def _trim(self, words: list[str]) -> list[str]:
        first, last = 0, len(words)
        while first < last and words[first] in self._kinds:
            first += 1
        while last > first and words[last - 1] in self._kinds:
            last -= 1
        if first:
            while first < last and words[first] in self._ties:
                first += 1
        while last > first and words[last - 1] in self._ties:
            last -= 1
        if (first, last) != (0, len(words)) and first < last:
            return self._trim(words[first:last])
        return words[first:last]


def read_divisions(file: Path) -> Iterator[Division]:
    """Yield the rows of ``admin1CodesASCII.txt`` or ``admin2Codes.txt``."""
    for line in file.read_text("utf-8").splitlines():
        code, name, _, number = line.split("\t")
        yield Division(code, name.replace("&#39;", "'").strip(), int(number))


def read_cldr(folder: Path, locales: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return, for each CLDR subdivision code, its names by locale. ``folder`` is ``common/subdivisions``."""
    names: dict[str, dict[str, str]] = {}
    for locale in locales:
        file = folder / f"{locale}.xml"
        if not file.is_file():
            continue
        for node in ET.parse(file).iter("subdivision"):  # noqa: S314 - a file of the distribution, chosen by the builder
            text = (node.text or "").strip()
            if text and text != "\N{NO-BREAK SPACE}":
                names.setdefault(node.attrib["type"], {}).setdefault(locale, text)
    return names


def join(
    divisions: Iterable[Division],
    cldr: Mapping[str, Mapping[str, str]],
    fixed: Mapping[str, str],
    bare: Bare,
) -> Join:
    """Pair GeoNames divisions with CLDR codes, country by country. ``fixed`` maps GeoNames codes to CLDR codes."""
    iso = dict(fixed)
    taken = set(fixed.values())
    settled = {code[:2] for code in fixed}
    by_country: dict[str, list[Division]] = {}
    for division in divisions:
        by_country.setdefault(division.country, []).append(division)
    codes: dict[str, list[str]] = {}
    for code in sorted(cldr):
        codes.setdefault(code[:2].upper(), []).append(code)
    for country in sorted(by_country):
        if country not in settled:
            pairs = _pair(by_country[country], [c for c in codes.get(country, ()) if c not in taken], cldr, bare)
            iso.update(pairs)
    return Join(iso, tuple(code for code in sorted(cldr) if code not in set(iso.values())))


def _pair(
    divisions: list[Division], codes: list[str], cldr: Mapping[str, Mapping[str, str]], bare: Bare
) -> dict[str, str]:
    scored: list[tuple[float, str, str]] = []
    forms = {code: {f for name in cldr[code].values() for f in (bare(name), key(name)) if f} for code in codes}
    for division in divisions:
        own = {f for f in (bare(division.name), key(division.name)) if f}
        for code in codes:
            likeness = max((_alike(a, b) for a in own for b in forms[code]), default=0.0)
            if likeness >= ENOUGH:
                scored.append((likeness, division.code, code))
    pairs: dict[str, str] = {}
    for _, division_code, code in sorted(scored, key=lambda t: (-t[0], t[1], t[2])):
        if division_code not in pairs and code not in pairs.values():
            pairs[division_code] = code
    return pairs


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if abs(len(one) - len(other)) > 4 or one[0] != other[0]:
        return 0.0
    return SequenceMatcher(None, one, other).ratio()
