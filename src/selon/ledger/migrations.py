"""How a ledger came to the shape that it has: numbered steps, each in a transaction of its own, never changed after.

A new step is a new ``Migration`` at the end of ``MIGRATIONS``; its tables go into ``schema`` (or a module of their own
that adds them to ``schema.METADATA``). The number of the last step taken stands in the file (``user_version``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from selon.ledger import indexing, schema, schema_galleys
from selon.ledger.rows import CLAIM
from selon.ledger.schema_languages import OTHER_LANGUAGES

__all__ = ["MIGRATIONS", "Migration", "create_tables", "migrate"]

#: The tables of later steps, and of the first step all others, in the order of ``schema``.
_WITHDRAWALS = ("withdrawals",)
_VIGILS = ("watched", "watched_sites", "looks", "watched_events", "news")
_REVIEWS = ("review_refs", "readings", "reviewed_attributions", "reviewed_claims", "reviewed_checks")
_READ_BY = ("read_by",)
_SUMMARIES = ("summaries",)
_LANGUAGES = (OTHER_LANGUAGES.name,)
_LATER = frozenset((*_WITHDRAWALS, *_VIGILS, *_REVIEWS, *_READ_BY, *_SUMMARIES, *_LANGUAGES, *schema_galleys.NAMES))
_FIRST = tuple(name for name in schema.METADATA.tables if name not in _LATER)
#: What nobody may change or take away, this program included.
_GROWING = ("folios", "attributions", "checks", "errors", "reviews", "audit")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, what it does in a sentence, and its statements in a database's own words."""

    number: int
    title: str
    statements: Callable[[Dialect], Sequence[str]]


def create_tables(names: Sequence[str], dialect: Dialect) -> list[str]:
    """Return the statements that create these tables of ``schema.METADATA`` with their indexes."""
    made = []
    for name in names:
        table = schema.METADATA.tables[name]
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        ordered = sorted(table.indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in ordered]
    return made


def _first(dialect: Dialect) -> list[str]:
    return create_tables(_FIRST, dialect) + _guards(dialect)


def _guards(dialect: Dialect) -> list[str]:
    """Return the triggers that keep what came from being changed; other databases do it by rights instead."""
    if dialect.name != "sqlite":
        return []
    forbidden = _growing(_GROWING)
    forbidden += [
        ("documents", "DELETE", "DELETE"),
        ("documents", "UPDATE OF digest, layer, folio, rows, keys, id, published, seen", "UPDATE"),
        ("claims", "DELETE", "DELETE"),
        ("claims", f"UPDATE OF document, {CLAIM}", "UPDATE"),
    ]
    return _triggers(forbidden)


def _growing(tables: Sequence[str]) -> list[tuple[str, str, str]]:
    return [(table, action, action) for table in tables for action in ("UPDATE", "DELETE")]


def _triggers(forbidden: Sequence[tuple[str, str, str]]) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {clause} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
        for table, clause, action in forbidden
    ]


def _search(dialect: Dialect) -> Sequence[str]:
    return indexing.STATEMENTS if dialect.name == "sqlite" else ()


def _withdrawals(dialect: Dialect) -> list[str]:
    guards = _triggers(_growing(_WITHDRAWALS)) if dialect.name == "sqlite" else []
    return create_tables(_WITHDRAWALS, dialect) + guards


def _vigils(dialect: Dialect) -> list[str]:
    return create_tables(_VIGILS, dialect)


def _reviews(dialect: Dialect) -> list[str]:
    guards = _triggers(_growing(("review_refs",))) if dialect.name == "sqlite" else []
    return create_tables(_REVIEWS, dialect) + guards


def _readings(dialect: Dialect) -> list[str]:
    guards = _triggers(_growing(_READ_BY)) if dialect.name == "sqlite" else []
    index = ["DROP INDEX documents_digest", "CREATE INDEX documents_readings ON documents (digest, key)"]
    return [*index, *create_tables(_READ_BY, dialect), *guards]


def _summaries(dialect: Dialect) -> list[str]:
    return create_tables(_SUMMARIES, dialect)


def _versions(dialect: Dialect) -> list[str]:
    guards = _triggers([("documents", "UPDATE OF edited", "EDITING")]) if dialect.name == "sqlite" else []
    return ["ALTER TABLE documents ADD COLUMN edited TEXT", *create_tables(_LANGUAGES, dialect), *guards]


def _orders(_dialect: Dialect) -> list[str]:
    """Return indexes in the orders that lists of events have, and one that leads from an event to its documents."""
    return [
        "DROP INDEX events_listed",
        "CREATE INDEX events_by_time ON events ((begins IS NULL), begins DESC, ends DESC, id)",
        "CREATE INDEX events_by_documents ON events (documents DESC, claims DESC, id)",
        "CREATE INDEX events_by_claims ON events (claims DESC, documents DESC, id)",
        "DROP INDEX mentions_event",
        "CREATE INDEX mentions_of_events ON mentions (event, document)",
    ]


def _galleys(dialect: Dialect) -> list[str]:
    return create_tables(schema_galleys.NAMES, dialect)


def _neighbours(_dialect: Dialect) -> list[str]:
    """Return an index that leads from a document to its events."""
    return ["DROP INDEX mentions_document", "CREATE INDEX mentions_of_documents ON mentions (document, event)"]


MIGRATIONS = (
    Migration(1, "documents, what they are compared by, what they come to, the chain", _first),
    Migration(2, "the index of words", _search),
    Migration(3, "what was withdrawn by who published it", _withdrawals),
    Migration(4, "what watching remembers", _vigils),
    Migration(5, "what people make of what was read", _reviews),
    Migration(6, "several readings of one version, and which programs came to them", _readings),
    Migration(7, "what events come to, in a line each", _summaries),
    Migration(8, "when versions were made, and in which languages paragraphs are", _versions),
    Migration(9, "events in the orders that lists have", _orders),
    Migration(10, "pages of large events as they were set", _galleys),
    Migration(11, "from a document to its events without their mentions' rows", _neighbours),
)


def migrate(connection: sqlite3.Connection) -> None:
    """Take every step that the ledger has not taken yet, each in its own transaction.

    ``connection`` must be in autocommit mode. Another process that migrates at the same time is waited for.
    """
    dialect = sqlite.dialect()
    for migration in MIGRATIONS:
        connection.execute("BEGIN IMMEDIATE")
        try:
            taken = connection.execute("PRAGMA user_version").fetchone()[0]
            if taken < migration.number:
                for statement in migration.statements(dialect):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {migration.number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
