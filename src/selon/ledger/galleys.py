"""Pages of large events as they were set, kept so that a first sight need not weigh hundreds of reports.

A galley is a number of sheets, each some rows of one part of the page, compressed; what they are, only their maker
knows. It holds as a summary does (``summaries``): while the event's footing is as it was, and its maker's name. One
that does not is as good as none. So it can be missing and can be old, and is never wrong.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from selon.ledger.chain import GONE, Chain
from selon.ledger.opening import told
from selon.ledger.rows import digest_of
from selon.ledger.summaries import footing

__all__ = ["Sheets", "drop_galley", "galley_digest", "write_galleys"]

_KIND = "galley"
#: Of a galley the sheets by part and number.
Sheets = Mapping[tuple[str, int], bytes]


def galley_digest(stood: str, by: str, sheets: Iterable[tuple[str, int, bytes]]) -> str:
    """Return the digest that the chain holds a galley by; sheets (part, number, what is in it) in their order."""
    lines = (f"{part} {number} {hashlib.sha256(payload).hexdigest()}" for part, number, payload in sheets)
    return digest_of(stood, by, *lines)


def write_galleys(
    connection: sqlite3.Connection, chain: Chain, made: Iterable[tuple[str, str, Sheets]], by: str
) -> None:
    """Write galleys (an event's id, the footing that it was made on, the sheets) in the place of older ones.

    Where there are no sheets the older one goes.
    """
    for event, stood, sheets in made:
        found = connection.execute("SELECT key FROM events WHERE id = ?", (event,)).fetchone()
        if not found:
            continue
        if not sheets:
            drop_galley(connection, chain, found[0], event)
            continue
        _clear(connection, found[0])
        rows = sorted((part, number, payload) for (part, number), payload in sheets.items())
        connection.execute("INSERT INTO galleys (event, footing, by) VALUES (?, ?, ?)", (*found, stood, by))
        connection.executemany(
            "INSERT INTO galley_sheets (event, part, sheet, payload) VALUES (?, ?, ?, ?)",
            [(*found, *row) for row in rows],
        )
        chain.append(_KIND, event, galley_digest(stood, by, rows))


def drop_galley(connection: sqlite3.Connection, chain: Chain, key: int, event: str) -> None:
    """Take away the galley of an event (its key and id) that is no more, or too small now."""
    if _clear(connection, key):
        chain.append(_KIND, event, GONE)


def _clear(connection: sqlite3.Connection, key: int) -> bool:
    connection.execute("DELETE FROM galley_sheets WHERE event = ?", (key,))
    return bool(connection.execute("DELETE FROM galleys WHERE event = ?", (key,)).rowcount)


def _holds(connection: sqlite3.Connection, event: str, by: str, stands: str) -> bool:
    query = "SELECT g.footing FROM events e JOIN galleys g ON g.event = e.key WHERE e.id = ? AND g.by = ?"
    found = connection.execute(query, (event, by)).fetchone()
    return bool(found) and found[0] == (stands or footing(connection, event))


def _sheets(connection: sqlite3.Connection, event: str, wanted: Sequence[tuple[str, int]]) -> Sheets:
    query = (
        "SELECT g.payload FROM events e JOIN galley_sheets g ON g.event = e.key "
        "WHERE e.id = ? AND g.part = ? AND g.sheet = ?"
    )
    found = {}
    for part, number in wanted:
        row = connection.execute(query, (event, part, number)).fetchone()
        if row:
            found[part, number] = row[0]
    return found


class Galleys:
    """What a ledger answers of pages that were set; a part of ``store.Ledger``."""

    path: str
    _connection: sqlite3.Connection

    def has_galley(self, event: str, by: str, stands: str = "") -> bool:
        """Tell whether a program (``by``) set the page of the event of this id, and it still holds.

        ``stands`` is the event's footing, where it is known.
        """
        with told(self.path):
            return _holds(self._connection, event, by, stands)

    def sheets(self, event: str, wanted: Sequence[tuple[str, int]]) -> Sheets:
        """Return those of these sheets (part, number) that the galley of the event of this id has."""
        with told(self.path):
            return _sheets(self._connection, event, wanted)
