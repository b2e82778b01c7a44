"""People's reading of a document over the machine's: laid over it, replaced, taken away again.

The machine's rows stay where they are. What the document is compared by, and whose word each saying is, is always of
the reading as people have put it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from selon.ledger.chain import GONE, Chain
from selon.ledger.payloads import load
from selon.ledger.rows import ATTRIBUTION, CHECK, CLAIM, Prepared, digest_of
from selon.ledger.writing import PLACE, Arrivals, DocumentPen, insert
from selon.records.events import Mention

__all__ = ["lay_over"]

_READING = insert("readings", "document, folio, rows, keys, line")
_REVIEWED_ATTRIBUTION = insert("reviewed_attributions", f"document, {ATTRIBUTION}")
_REVIEWED_CLAIM = insert("reviewed_claims", f"document, mention, {CLAIM}")
_REVIEWED_CHECK = insert("reviewed_checks", f"document, {CHECK}")


def lay_over(
    connection: sqlite3.Connection,
    chain: Chain,
    arrivals: Arrivals,
    alias: Callable[[str], str],
    prepared: Prepared,
    *,
    changed: bool,
) -> None:
    """Put another reading of a current document in the place of the one that is compared with others now.

    ``changed`` tells that it is not the machine's own: that one's rows stay where they are, and these beside them.
    """
    _Overlay(connection, chain, arrivals, alias).lay_over(prepared, changed=changed)


class _Overlay(DocumentPen):
    """A pen for what people make of documents that are there."""

    def lay_over(self, prepared: Prepared, *, changed: bool) -> None:
        """Replace what a current document is compared by, and write or drop people's reading of it."""
        execute = self._connection.execute
        key, digest = execute(
            "SELECT key, digest FROM documents WHERE id = ? AND current = 1", (prepared.id,)
        ).fetchone()
        self._drop_reading(key)
        old = execute("SELECT alias, event, payload FROM mentions WHERE document = ?", (key,)).fetchall()
        execute("UPDATE claims SET mention = NULL WHERE document = ?", (key,))
        self._retire_mentions(key)
        self._retire_sources(key)
        holders = self._write_mentions(key, prepared)
        self._lead_on(key, old, prepared)
        if changed:
            self._write_reading(key, prepared, holders)
            self._chain.append("reading", digest, digest_of(*prepared.document[2:5]))
        else:
            rows = [(holders.get(f"{prepared.id}#{row[0]}"), key, row[0]) for row in prepared.claims]
            self._connection.executemany("UPDATE claims SET mention = ? WHERE document = ? AND id = ?", rows)
            self._chain.append("reading", digest, GONE)
        self._write_sources(key, prepared)

    def _write_reading(self, key: int, prepared: Prepared, holders: dict[str, int]) -> None:
        execute, execute_many = self._connection.execute, self._connection.executemany
        execute(_READING, (key, *prepared.document[2:5], prepared.line))
        execute_many(_REVIEWED_ATTRIBUTION, [(key, *row) for row in prepared.attributions])
        execute_many(PLACE, prepared.places)
        execute_many(_REVIEWED_CLAIM, [(key, holders.get(f"{prepared.id}#{row[0]}"), *row) for row in prepared.claims])
        execute_many(_REVIEWED_CHECK, [(key, *row) for row in prepared.checks])

    def _lead_on(self, document: int, old: Iterable[tuple[str, int | None, str]], prepared: Prepared) -> None:
        """Let the ids of mentions that go lead to those that have most of their claims now, or stood beside them."""
        new = [(frozenset(claims), name) for name, _, _, claims, _ in prepared.mentions]
        for alias, event, payload in old:
            mine = frozenset(load(Mention, payload).claims)
            shared, name = max(((len(mine & claims), name) for claims, name in new), default=(0, ""))
            to = self._alias(name) if shared else self._beside(event, document)
            if to and to != alias:
                self._connection.execute(
                    "INSERT INTO aliases (alias, event) VALUES (?, ?) "
                    "ON CONFLICT (alias) DO UPDATE SET event = excluded.event",
                    (alias, to),
                )

    def _beside(self, event: int | None, document: int) -> str | None:
        """Return the alias of the first mention of an event in another document."""
        query = "SELECT min(alias) FROM mentions WHERE event = ? AND document <> ?"
        found: str | None = self._connection.execute(query, (event, document)).fetchone()[0]
        return found
