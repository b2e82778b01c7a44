"""What was withdrawn by who published it: a mark beside the version that it speaks of, which stays where it is.

An agency that cancels an item does not unsay it for those who printed it. So the item that cancels is no newer version
of the document: the version that it cancels stays, with all its claims, and the mark says when it was withdrawn, and
with which words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from selon.ledger.chain import Chain
from selon.ledger.holdings import Withdrawal
from selon.ledger.queries import portions
from selon.ledger.rows import Prepared, digest_of

__all__ = ["has_versions", "list_withdrawals", "withdraw"]

_SAME = "(id = ? OR url = ?)"


def has_versions(connection: sqlite3.Connection, prepared: Prepared) -> bool:
    """Tell whether there is any version of this document."""
    query = f"SELECT 1 FROM documents WHERE {_SAME} LIMIT 1"
    return connection.execute(query, _names(prepared)).fetchone() is not None


def withdraw(connection: sqlite3.Connection, chain: Chain, prepared: Prepared, code: str, words: str) -> bool:
    """Mark the current version of a document as withdrawn, each once, and return whether a mark was new.

    ``prepared`` is the item that withdraws. A version published after it is not marked.
    """
    instant = prepared.document[12]
    query = (
        f"SELECT id, digest FROM documents WHERE {_SAME} AND current = 1 AND (? = '' OR instant = '' OR instant <= ?)"
    )
    new = False
    for document, version in connection.execute(query, (*_names(prepared), instant, instant)).fetchall():
        values = (document, version, code, words, instant)
        name = digest_of(*values)
        if connection.execute("SELECT 1 FROM withdrawals WHERE id = ?", (name,)).fetchone():
            continue
        connection.execute(
            "INSERT INTO withdrawals (id, seen, document, version, code, words, published) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (name, chain.seen, *values),
        )
        chain.append("withdrawn", name, name)
        new = True
    return new


def _names(prepared: Prepared) -> tuple[str, str | None]:
    return prepared.document[5], prepared.document[7] or None


def list_withdrawals(
    connection: sqlite3.Connection, documents: Iterable[str] | None = None, after: int = 0
) -> tuple[Withdrawal, ...]:
    """Return the withdrawals of the documents of these ids, or all, that came after a key, in their order."""
    select = "SELECT key, document, version, code, words, published, seen FROM withdrawals"
    if documents is None:
        rows = connection.execute(f"{select} WHERE key > ? ORDER BY key", (after,)).fetchall()
    else:
        rows = list(portions(connection, f"{select} WHERE document IN", sorted(set(documents))))
    return tuple(Withdrawal(*row[1:]) for row in sorted(rows) if row[0] > after)
