"""How much there is in a ledger, and what could not come in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from selon.ledger.holdings import Counts, Failure

__all__ = ["list_counts", "list_failures"]


def list_failures(connection: sqlite3.Connection) -> tuple[Failure, ...]:
    """Return the inputs that failed, in the order in which they came."""
    rows = connection.execute("SELECT seen, place, code, reason, remedy FROM errors ORDER BY key")
    return tuple(Failure(*row) for row in rows)


def list_counts(connection: sqlite3.Connection) -> Counts:
    """Return how much there is of everything."""
    tables = ["attributions", "claims", "mentions", "events", "profiles", "origins", "copies", "errors"]
    counted: Iterable[Any] = [_count(connection, f"SELECT count(*) FROM {table}") for table in tables]
    current = _count(connection, "SELECT count(*) FROM documents WHERE current = 1")
    versions = _count(connection, "SELECT count(DISTINCT digest) FROM documents")
    entries = _count(connection, "SELECT coalesce(max(seq), 0) FROM audit")
    return Counts(*(current, versions, *counted, entries))


def _count(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
