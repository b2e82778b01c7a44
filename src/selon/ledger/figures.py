"""The figures of a kind of claim, as a series needs them: as people have put them, else as the machine read them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from selon.ledger.holdings import Figure
from selon.ledger.readings import as_put
from selon.text import fold

__all__ = ["find_figures", "find_lately", "list_measures"]

#: Behind every character that an id can have.
_LAST = "\U0010ffff"
#: Where ``polarity`` stands among the columns of a figure.
_POLARITY = 12

_FIGURE = """
SELECT d.id || '#' || c.id, e.id, d.id, d.published, d.outlet, d.language, c.kind, c.unit, c.value, c.low, c.high,
       c.modifier, c.polarity, c.certainty, c.target, p.name, p.country, p.admin1, p.precision, c.begins, c.ends,
       c.time_precision, o.id, o.label, o.side, d.edited, coalesce(c.begins, d.instant)
FROM {claims} c
JOIN documents d ON d.key = c.document AND d.current = 1
LEFT JOIN places p ON p.key = c.place
LEFT JOIN mentions m ON m.key = c.mention
LEFT JOIN events e ON e.key = m.event
LEFT JOIN citations q ON q.document = d.key AND q.item = CASE WHEN c.attribution IS NULL THEN d.id
                                                             ELSE d.id || '#' || c.attribution END
LEFT JOIN profiles r ON r.key = q.profile
LEFT JOIN origins o ON o.key = r.origin
WHERE {kind} = ? AND c.unit IS NOT NULL
"""
#: The machine's claims are asked but of documents that people have put otherwise.
_MACHINES = "AND NOT EXISTS (SELECT 1 FROM readings x WHERE x.document = d.key)"
#: Measures that people's readings have.
_PUT_MEASURES = """
SELECT DISTINCT c.kind, c.unit FROM reviewed_claims c
JOIN documents d ON d.key = c.document AND d.current = 1 WHERE c.unit IS NOT NULL
"""
#: A claim of a measure, the last document first: of one that was read again the old readings come before.
_READ_MEASURE = f"""
SELECT 1 FROM claims c JOIN documents d ON d.key = c.document AND d.current = 1
WHERE c.kind = ? AND c.unit = ? {_MACHINES} ORDER BY c.document DESC LIMIT 1
"""
#: A kind that is not looked for in the index of kinds: where few documents are asked for, their own claims are fewer.
_HERE = "c.kind || ''"


def find_figures(
    connection: sqlite3.Connection,
    kind: str,
    *,
    unit: str | None = None,
    since: str | None = None,
    until: str | None = None,
    place: str | None = None,
    origin: str | None = None,
    side: str | None = None,
    event: str | None = None,
    published: str | None = None,
) -> tuple[Figure, ...]:
    """Return the figures of one kind of claim that meet every condition, by their time, then reference.

    ``published`` is when the reports may have appeared at the earliest; ``since`` asks for the figures' own time.
    """
    where, values = "", list[object]([kind])
    for condition, value in (
        ("c.unit = ?", unit),
        ("coalesce(c.ends, c.begins, d.instant) >= ?", since),
        ("coalesce(c.begins, d.instant) <> '' AND coalesce(c.begins, d.instant) <= ?", until and until + _LAST),
        ("d.instant >= ?", published),
        ("o.id = ?", origin),
        ("o.side = ?", side),
        ("e.id = ?", event),
    ):
        if value:
            where += f" AND {condition}"
            values.append(value)
    asked = _HERE if published else "c.kind"
    query = _FIGURE.format(kind=asked, claims="claims") + _MACHINES + where
    if connection.execute("SELECT 1 FROM readings LIMIT 1").fetchone():
        query += " UNION ALL " + _FIGURE.format(kind=asked, claims="reviewed_claims") + where
        values += values
    made = (_figure(list(row[:-1])) for row in connection.execute(f"{query} ORDER BY 27, 1", values))
    wanted = place and fold(place)
    return tuple(figure for figure in made if not wanted or wanted in _places_of(figure))


def list_measures(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """Return the kinds of claims that have figures, each with a unit, in the order of their names.

    Asked are current versions, as people have put them. Of what the machine read the index is asked for the next kind
    and unit each time, and then for the last document that has it, so a ledger's size hardly matters.
    """
    found = {tuple(row) for row in connection.execute(_PUT_MEASURES)}
    found |= {pair for pair in _read_measures(connection) if pair not in found and _stands(connection, *pair)}
    return tuple(sorted(found))


def _read_measures(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the kinds and units of all claims that the machine ever read."""
    kind = _next(connection, "SELECT min(kind) FROM claims WHERE kind > ?", "")
    while kind is not None:
        unit = _next(connection, "SELECT min(unit) FROM claims WHERE kind = ? AND unit > ?", kind, "")
        while unit is not None:
            yield kind, unit
            unit = _next(connection, "SELECT min(unit) FROM claims WHERE kind = ? AND unit > ?", kind, unit)
        kind = _next(connection, "SELECT min(kind) FROM claims WHERE kind > ?", kind)


def _next(connection: sqlite3.Connection, query: str, *values: str) -> str | None:
    found: str | None = connection.execute(query, values).fetchone()[0]
    return found


def _stands(connection: sqlite3.Connection, kind: str, unit: str) -> bool:
    """Tell whether the machine's reading of a current version has a measure, where people have not put it otherwise."""
    return connection.execute(_READ_MEASURE, (kind, unit)).fetchone() is not None


def find_lately(connection: sqlite3.Connection, kind: str, unit: str | None, reports: int) -> str:
    """Return since when the latest so many reports with a figure of a kind appeared; nothing if there are no more."""
    has = f"EXISTS (SELECT 1 FROM {{told}}claims c WHERE c.document = d.key AND {_HERE} = :kind AND c.unit "
    has += "= :unit)" if unit else "IS NOT NULL)"
    query = f"SELECT d.instant FROM documents d WHERE d.current = 1 AND {as_put(has)} ORDER BY d.instant DESC "
    asked = {"kind": kind, "unit": unit, "reports": reports}
    found = connection.execute(f"{query} LIMIT 1 OFFSET :reports", asked).fetchone()
    return str(found[0] or "") if found else ""


def _figure(row: list[Any]) -> Figure:
    row[_POLARITY] = bool(row[_POLARITY])
    return Figure(*row)


def _places_of(figure: Figure) -> set[str]:
    return {fold(name) for name in (figure.place, figure.admin1, figure.country) if name}
