"""How much there is in a ledger, what could not come in, and what this program has not read yet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from selon.ledger.holdings import Counts, Failure

__all__ = ["is_unread", "list_counts", "list_failures", "list_unread", "size"]


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


def size(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many documents there are (of each the current version) and how many events: what is counted fast."""
    documents = _count(connection, "SELECT count(*) FROM documents WHERE current = 1")
    return documents, _count(connection, "SELECT count(*) FROM events")


def list_unread(connection: sqlite3.Connection, program: str) -> tuple[tuple[str, str], ...]:
    """Return the documents whose current version this program has not read: id and digest, by id."""
    query = (
        "SELECT d.id, d.digest FROM documents d WHERE d.current = 1 AND NOT EXISTS "
        "(SELECT 1 FROM read_by r WHERE r.document = d.key AND r.program = ?) ORDER BY d.id"
    )
    return tuple(connection.execute(query, (program,)).fetchall())


def is_unread(connection: sqlite3.Connection, digest: str, program: str) -> bool:
    """Tell whether a version is current and this program has not read it."""
    query = (
        "SELECT 1 FROM documents d WHERE d.digest = ? AND d.current = 1 AND NOT EXISTS "
        "(SELECT 1 FROM read_by r WHERE r.document = d.key AND r.program = ?)"
    )
    return connection.execute(query, (digest, program)).fetchone() is not None


def _count(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
