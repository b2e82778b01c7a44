"""What watching remembers between two looks, in the ledger itself: what was fetched when, what was said of it.

Of each address its last answer's marks (ETag, Last-Modified), when it is due again, and how often it has failed; of
each site until when it wants to be left alone; of each event how it stood at the last look; and what was found new,
until it is told. None of it is a source, so none of it is in the audit chain: it can be thrown away, and watching
begins anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from selon.ledger.payloads import text_of

__all__ = ["Arrival", "Seen", "Touched", "Vigil"]

_SEEN = "url, kind, feed, etag, modified, digest, looked, due, failures, body"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of an address.

    ``kind`` is ``feed``, ``page``, ``article`` (that a feed leads to), ``robots`` or ``webhook``; ``feed`` the feed
    that led to it. ``digest`` says what it was when it was last taken; ``looked`` and ``due`` are times (ISO 8601,
    UTC; nothing is due where ``due`` is empty). ``body`` is what is kept of it: rules for robots, an entry not fetched.
    """

    url: str
    kind: str
    feed: str = ""
    etag: str | None = None
    modified: str | None = None
    digest: str = ""
    looked: str = ""
    due: str = ""
    failures: int = 0
    body: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that came since the last look: whether it is another version, and the events that it tells of."""

    digest: str
    id: str
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None
    version: bool
    current: bool
    events: tuple[str, ...] = ()
    edited: str | None = None


@dataclass(frozen=True, slots=True)
class Touched:
    """An event that is not as it was at the last look.

    ``fresh`` is True if no document of it was there then; ``before`` are the states in which it, or what it has come
    together from, was then.
    """

    id: str
    digest: str
    fresh: bool
    before: tuple[Mapping[str, Any], ...]


class Vigil:
    """The memory of watching, on the connection of an open ledger; writes belong into the ledger's ``writing()``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection."""
        self._connection = connection

    # --- addresses ----------------------------------------------------------------------------------------------------

    def seen(self, url: str) -> Seen | None:
        """Return what is remembered of an address."""
        row = self._connection.execute(f"SELECT {_SEEN} FROM watched WHERE url = ?", (url,)).fetchone()
        return Seen(*row) if row else None

    def remember(self, things: Iterable[Seen]) -> None:
        """Put these in the place of what was remembered of their addresses."""
        marks = ", ".join("?" * (_SEEN.count(",") + 1))
        self._connection.executemany(
            f"INSERT OR REPLACE INTO watched ({_SEEN}) VALUES ({marks})",
            [tuple(getattr(thing, name) for name in _SEEN.split(", ")) for thing in things],
        )

    def pending(self, kind: str, until: str) -> tuple[Seen, ...]:
        """Return what of a kind is due, the longest due first."""
        rows = self._connection.execute(
            f"SELECT {_SEEN} FROM watched WHERE kind = ? AND due <> '' AND due <= ? ORDER BY due, url", (kind, until)
        )
        return tuple(Seen(*row) for row in rows)

    def free(self, site: str) -> str:
        """Return from when on a site may be asked again; an empty string where it was never asked."""
        row = self._connection.execute("SELECT free FROM watched_sites WHERE site = ?", (site,)).fetchone()
        return str(row[0]) if row else ""

    def hold(self, site: str, until: str) -> None:
        """Let a site alone until then."""
        self._connection.execute("INSERT OR REPLACE INTO watched_sites (site, free) VALUES (?, ?)", (site, until))

    # --- looks --------------------------------------------------------------------------------------------------------

    def last(self) -> tuple[int, int, int] | None:
        """Return the last look's number, and the keys of the last document and withdrawal then; None before any."""
        row = self._connection.execute(
            "SELECT number, document, withdrawal FROM looks ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return (row[0], row[1], row[2]) if row else None

    def reach(self) -> tuple[int, int]:
        """Return the keys of the last document and the last withdrawal that there are."""
        query = "SELECT (SELECT coalesce(max(key), 0) FROM documents), (SELECT coalesce(max(key), 0) FROM withdrawals)"
        document, withdrawal = self._connection.execute(query).fetchone()
        return int(document), int(withdrawal)

    def end(self, number: int, ended: str, reach: tuple[int, int]) -> None:
        """Write down that a look is over, and up to where it saw."""
        self._connection.execute(
            "INSERT INTO looks (number, ended, document, withdrawal) VALUES (?, ?, ?, ?)", (number, ended, *reach)
        )

    def arrivals(self, after: int) -> tuple[Arrival, ...]:
        """Return the documents that came after a key, in their order; another reading of one is no arrival."""
        rows = self._connection.execute(
            "SELECT d.digest, d.id, d.url, d.outlet, d.published, d.title, d.chain <> d.key, d.current, d.key, "
            "d.edited "
            "FROM documents d WHERE d.key > ? AND NOT EXISTS "
            "(SELECT 1 FROM documents f WHERE f.digest = d.digest AND f.key < d.key) ORDER BY d.key",
            (after,),
        ).fetchall()
        return tuple(replace(_arrival(row), events=self._events(row[8])) for row in rows)

    def _events(self, document: int) -> tuple[str, ...]:
        query = "SELECT DISTINCT e.id FROM mentions m JOIN events e ON e.key = m.event WHERE m.document = ? ORDER BY 1"
        return tuple(row[0] for row in self._connection.execute(query, (document,)))

    # --- events -------------------------------------------------------------------------------------------------------

    def touched(self, after: int) -> tuple[Touched, ...]:
        """Return the events that are not as they were when the document of this key was the last, by id."""
        rows = self._connection.execute(
            "SELECT e.id, e.digest, min((SELECT min(f.key) FROM documents d JOIN documents f ON f.digest = d.digest "
            "WHERE d.key = m.document)) > ? FROM events e JOIN mentions m ON m.event = e.key "
            "WHERE e.key IN (SELECT event FROM mentions WHERE document > ? UNION "
            "SELECT n.key FROM events n JOIN watched_events w ON w.event = n.id WHERE w.digest <> n.digest) "
            "GROUP BY e.key ORDER BY e.id",
            (after, after),
        ).fetchall()
        before = self._before({row[0] for row in rows})
        return tuple(Touched(name, digest, bool(fresh), tuple(before.get(name, ()))) for name, digest, fresh in rows)

    def _before(self, wanted: set[str]) -> dict[str, list[Mapping[str, Any]]]:
        """Return the states of the last look by the events that their own have become."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        for name, payload in self._states(wanted):
            found.setdefault(name, []).append(json.loads(payload))
        return found

    def _states(self, wanted: set[str]) -> Iterator[tuple[str, str]]:
        """Yield states with the id that their event has now: it is the event's own, or one that it once had."""
        gone = self._connection.execute(
            "SELECT w.event, w.payload FROM watched_events w WHERE NOT EXISTS "
            "(SELECT 1 FROM events e WHERE e.id = w.event) ORDER BY w.event"
        ).fetchall()
        for name in sorted(wanted):
            query = "SELECT event, payload FROM watched_events WHERE event = ?"
            yield from self._connection.execute(query, (name,)).fetchall()
        for name, payload in gone:
            now = self._now_called(name)
            if now in wanted:
                yield now, payload

    def _now_called(self, event: str) -> str:
        row = self._connection.execute(
            "SELECT e.id FROM mentions m JOIN events e ON e.key = m.event WHERE m.alias = ?", (event,)
        ).fetchone()
        if row is None:
            row = self._connection.execute("SELECT event FROM aliases WHERE alias = ?", (event,)).fetchone()
        return str(row[0]) if row else ""

    def digest(self, event: str) -> str:
        """Return what an event's row is known by; an empty string where there is none."""
        row = self._connection.execute("SELECT digest FROM events WHERE id = ?", (event,)).fetchone()
        return str(row[0]) if row else ""

    def keep(self, states: Iterable[tuple[str, str, Mapping[str, Any]]]) -> None:
        """Keep how events stand (id, digest, state); forget those that are no more."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO watched_events (event, digest, payload) VALUES (?, ?, ?)",
            [(name, digest, text_of(state)) for name, digest, state in states],
        )
        self._connection.execute("DELETE FROM watched_events WHERE event NOT IN (SELECT id FROM events)")

    # --- news ---------------------------------------------------------------------------------------------------------

    def announce(self, look: int, items: Sequence[tuple[str, Mapping[str, Any], bool]]) -> None:
        """Keep what is new (id, payload, whether it is told already)."""
        self._connection.executemany(
            "INSERT INTO news (id, look, seq, told, payload) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [(name, look, number, int(told), text_of(payload)) for number, (name, payload, told) in enumerate(items)],
        )

    def untold(self, limit: int) -> tuple[tuple[str, int, Mapping[str, Any]], ...]:
        """Return (id, look, payload) of what is not told yet, in its order."""
        query = "SELECT id, look, payload FROM news WHERE told = 0 ORDER BY look, seq LIMIT ?"
        rows = self._connection.execute(query, (limit,))
        return tuple((name, look, json.loads(payload)) for name, look, payload in rows)

    def told(self, names: Iterable[str]) -> None:
        """Mark what has been told."""
        self._connection.executemany("UPDATE news SET told = 1 WHERE id = ?", [(name,) for name in names])


def _arrival(row: Sequence[Any]) -> Arrival:
    digest, name, url, outlet, published, title, version, current, _, edited = row
    return Arrival(digest, name, url, outlet, published, title, bool(version), bool(current), edited=edited)
