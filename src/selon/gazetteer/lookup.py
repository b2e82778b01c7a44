"""Looking names up in the compiled table (read-only SQLite): by spelling and, where that fails, by sound.

A table object holds a path and caches, no connection: each thread of each process opens its own on first use. So it
can be shared, pickled and forked.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from selon.gazetteer.keys import key, skeleton, sounds
from selon.gazetteer.unpack import unpacked
from selon.ports import Candidate
from selon.records.claims import Place

__all__ = ["PlaceTable", "open_places"]

_LEVELS = ("country", "admin1", "admin2", "settlement", "other")
_COLUMNS = "p.name, p.country, a.name, p.level, p.lat, p.lon, p.population, p.geonames, p.capital"
_FIND = (
    f"SELECT {_COLUMNS}, n.standing FROM name n JOIN place p ON p.id = n.place LEFT JOIN place a ON a.id = p.admin1 "  # noqa: S608
    "WHERE n.key = ? ORDER BY n.standing = 2, p.population DESC, p.id LIMIT 48"
)
_ALIKE = (
    f"SELECT {_COLUMNS}, 1, s.key FROM sound s JOIN place p ON p.id = s.place LEFT JOIN place a ON a.id = p.admin1 "  # noqa: S608
    "WHERE s.skeleton = ? ORDER BY p.population DESC, p.id LIMIT 400"
)
#: Spelt-out sounds at least this alike (difflib ratio) are one name written two ways: Karatchev/Karachev 1.0,
#: Klintsi/Klintsy 1.0; Bilovodsk/Bilovodske .94; Tver/Tavria .67.
_LIKE = 0.86
_CACHED = 32768

_Row = tuple[str, str | None, str | None, int, float | None, float | None, int, int | None, int, int]


class PlaceTable:
    """The gazetteer port on a compiled table."""

    def __init__(self, path: Path | Callable[[], Path]) -> None:
        """Take the table's path, or a function that gives it at the first look-up."""
        self._where = path
        self._local = threading.local()
        self._find = lru_cache(_CACHED)(self._look_up)
        self._alike = lru_cache(_CACHED)(self._look_for_sound)

    def __reduce__(self) -> tuple[type[PlaceTable], tuple[Path | Callable[[], Path]]]:
        """Pickle as the path alone."""
        return (PlaceTable, (self._where,))

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Return every place that bears the name, own and other names before bare ones, then by population."""
        return self._find(key(name))

    def alike(self, name: str) -> tuple[Candidate, ...]:
        """Return places whose own name sounds like this one, likest first, then by population.

        Only places of countries whose script is not Latin are known by sound.
        """
        return self._alike(key(name))

    def _look_up(self, name_key: str) -> tuple[Candidate, ...]:
        return tuple(map(_candidate, self._connection().execute(_FIND, (name_key,))))

    def _look_for_sound(self, name_key: str) -> tuple[Candidate, ...]:
        bones = skeleton(name_key)
        if not bones:
            return ()
        own = sounds(name_key)
        scored = []
        for rank, (*row, found) in enumerate(self._connection().execute(_ALIKE, (bones,))):
            likeness = SequenceMatcher(None, own, sounds(found)).ratio()
            if likeness >= _LIKE:
                scored.append((-likeness, rank, row))
        scored.sort(key=lambda item: item[:2])
        return tuple(_candidate(tuple(row)) for _, _, row in scored[:24])

    def _connection(self) -> sqlite3.Connection:
        held: tuple[int, sqlite3.Connection] | None = getattr(self._local, "held", None)
        if held is not None and held[0] == os.getpid():
            return held[1]
        path = self._where() if callable(self._where) else self._where
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        weakref.finalize(self, connection.close)
        connection.execute("PRAGMA mmap_size = 268435456")
        self._local.held = (os.getpid(), connection)
        return connection


def _candidate(row: _Row) -> Candidate:
    name, country, admin1, level, lat, lon, population, geonames_id, capital, standing = row
    precision = _LEVELS[level]
    region = name if precision == "admin1" else admin1
    place = Place(None, name, country, region, precision, lat, lon, geonames_id)
    return Candidate(place, population, primary=standing == 0, bare=standing == 2, capital=bool(capital))


@lru_cache(maxsize=1)
def open_places() -> PlaceTable:
    """Return the shipped gazetteer. The archive is unpacked at the first look-up (about a second, once a machine)."""
    return PlaceTable(unpacked)
