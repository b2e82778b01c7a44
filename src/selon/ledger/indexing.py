"""The index of words, kept up in the transaction that keeps the documents.

The index is SQLite's FTS5, without the text (that stands in the folio): one token a word, so that words that follow one
another do so in the index too. Beside it stands which form came to which token in which language. Another database has
full-text search of its own, and gets none of these tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from selon.ledger.lemmas import Lemmas
from selon.ledger.rows import Prepared

__all__ = ["STATEMENTS", "write"]

#: What the migration runs. ``ascii`` parts words at blanks alone: folding and parting are done before.
STATEMENTS = (
    "CREATE VIRTUAL TABLE search_words USING fts5(title, text, content='', tokenize=\"ascii tokenchars '~'\")",
    """
    CREATE TABLE search_forms (
        form TEXT NOT NULL, language TEXT NOT NULL, token TEXT NOT NULL, PRIMARY KEY (form, language, token)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX search_forms_token ON search_forms (token)",
)


def write(connection: sqlite3.Connection, rows: Sequence[tuple[int, Prepared]]) -> None:
    """Index new documents, whose ``extra`` are their lemmas; a document without is not indexed."""
    found = [(key, prepared.extra) for key, prepared in rows if isinstance(prepared.extra, Lemmas)]
    connection.executemany(
        "INSERT INTO search_words (rowid, title, text) VALUES (?, ?, ?)",
        [(key, lemmas.title, lemmas.text) for key, lemmas in found],
    )
    connection.executemany(
        "INSERT INTO search_forms (form, language, token) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [row for _, lemmas in found for row in lemmas.forms],
    )
