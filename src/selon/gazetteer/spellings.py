"""English names as the press writes them, where GeoNames' main name is another, and places that the sources lack.

Two sources: ``spelled.tsv``, written for Selon, and, for Ukraine, the official romanisation (resolution 55 of the
Cabinet of Ministers, 2010) of those names that GeoNames holds in Ukrainian and in that very romanisation.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from selon.gazetteer.keys import key
from selon.gazetteer.rows import LEVELS, OTHER, OWN, SETTLEMENT, Row
from selon.geodesy import kilometres

__all__ = ["add_missing", "official", "romanise", "spell"]

_SINGLE = dict(zip("абвгґдеиіклмнопрстуф", "abvhgdeyiklmnoprstuf", strict=True))
_SEVERAL = {"ж": "zh", "з": "z", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
_SOFT = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia", "ь": ""}
_LETTERS = _SINGLE | _SEVERAL | _SOFT
#: How these letters are written where they begin a word.
_OPENING = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
#: A romanisation is the same name as the main one from this likeness on; a town renamed has others.
_ALIKE = 0.75
_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHES = re.compile(r"['’ʼ”\"`]")
#: Letters that no Ukrainian name has.
_FOREIGN = frozenset("ыэёъўђћљњџјәӳ")


def romanise(name: str) -> str | None:
    """Return a Ukrainian name in Latin letters, or None if it has letters of another language.

    >>> romanise("Гуляйполе"), romanise("Куп'янськ"), romanise("Єнакієве"), romanise("Згурівка"), romanise("Орёл")
    ('Huliaipole', 'Kupiansk', 'Yenakiieve', 'Zghurivka', None)
    """
    plain = _APOSTROPHES.sub("", name).lower()
    letters = {letter for letter in plain if letter.isalpha()}
    if letters & _FOREIGN or not letters <= _LETTERS.keys():
        return None
    return _WORD.sub(_write, plain)


def _write(match: re.Match[str]) -> str:
    word = match[0]
    latin = [_OPENING.get(word[0], _LETTERS[word[0]])]
    for before, letter in itertools.pairwise(word):
        latin.append("gh" if before + letter == "зг" else _LETTERS[letter])
    return "".join(latin).capitalize()


def official(name: str, alternates: Iterable[str]) -> str:
    """Return the official romanisation of a Ukrainian place, if its alternates hold it with its Ukrainian original.

    Of several, as of a town renamed, it is the one most like the main name.

    >>> official("Hulyaypole", ["Huliaipole", "Гуляйполе", "Гуляй-Поле"])
    'Huliaipole'
    """
    known = {*alternates, name}
    found = {latin for cyrillic in known if (latin := romanise(cyrillic)) in known}
    alike = {latin: difflib.SequenceMatcher(None, latin, name).ratio() for latin in sorted(map(str, found - {None}))}
    best = max(alike, key=lambda latin: alike[latin], default=name)
    return best if name not in alike and alike.get(best, 0.0) >= _ALIKE else name


def spell(rows: Iterable[Row], level: int, spelled: Iterable[Mapping[str, str]]) -> None:
    """Give the rows of a level the names that ``spelled.tsv`` has for them; the old main name stays one of theirs."""
    ours = {int(line["geonames"]): line for line in spelled if line["geonames"] and LEVELS[line["level"]] == level}
    for row in rows:
        line = ours.get(row.geonames or 0)
        if line is not None:
            row.name = line["name"]
            _take_names(row, line)


def add_missing(settlements: Iterable[Row], spelled: Iterable[Mapping[str, str]]) -> Iterator[Row]:
    """Yield the settlements that the sources lack; each lies in the region of the nearest one of its country."""
    known = [place for place in settlements if place.lat is not None and place.lon is not None]
    for line in spelled:
        if line["geonames"]:
            continue
        lat, lon = float(line["lat"]), float(line["lon"])
        near = [place for place in known if place.country == line["country"]]
        nearest = min(near, key=lambda p: kilometres(p.lat or 0.0, p.lon or 0.0, lat, lon), default=None)
        row = Row(line["name"], line["country"], SETTLEMENT, lat, lon, admin1=nearest.admin1 if nearest else None)
        _take_names(row, line)
        yield row


def _take_names(row: Row, line: Mapping[str, str]) -> None:
    row.add(row.name, OWN)
    for name in filter(None, (line["names"] or "").split("|")):
        if name.startswith("!"):
            row.names.pop(key(name[1:]), None)
        else:
            row.add(name, OTHER)
