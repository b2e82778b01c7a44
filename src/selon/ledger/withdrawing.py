"""What was withdrawn by who published it: a mark beside the version that it speaks of, which stays where it is.

An agency that cancels an item does not unsay it for those who printed it. So the item that cancels is no newer version
of the document: the version that it cancels stays, with all its claims, and the mark says when it was withdrawn, and
with which words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from selon.ledger.chain import Chain
from selon.ledger.holdings import Withdrawal
from selon.ledger.queries import portions
from selon.ledger.rows import Prepared, digest_of
from selon.records.accounts import Withdrawn
from selon.records.text import Document

__all__ = [
    "Speaks",
    "is_unseen",
    "list_withdrawals",
    "mark_itself",
    "marked_before",
    "standing_withdrawals",
    "withdraw",
]

#: Tells whether a notice (the first) speaks of a document; of neither the text is known.
Speaks = Callable[[Document, Document], bool]

_SAME = "(id = ? OR url = ?)"
_TOLD = "id, url, outlet, title, coalesce(edited, published)"


def is_unseen(connection: sqlite3.Connection, prepared: Prepared) -> bool:
    """Tell whether there is no version of this document, but for items that withdrew it and so marked themselves.

    Where no time is known an item cannot be told from a report that another one marked: it is taken for the report.
    """
    own = "SELECT 1 FROM withdrawals w WHERE w.version = d.digest AND w.published = d.instant AND w.published <> ''"
    query = f"SELECT 1 FROM documents d WHERE {_SAME} AND NOT EXISTS ({own}) LIMIT 1"
    return connection.execute(query, (prepared.document[5], prepared.document[7] or None)).fetchone() is None


def withdraw(
    connection: sqlite3.Connection, chain: Chain, prepared: Prepared, mark: Withdrawn, speaks: Speaks, *, titled: bool
) -> int:
    """Mark current versions of documents as withdrawn, each once, and return how many marks were new.

    ``prepared`` is the item that withdraws; ``speaks`` tells of which documents: of those of its own id and address or,
    if ``titled``, of those of its outlet.
    """
    name, url, outlet = prepared.document[5], prepared.document[7] or None, prepared.document[8]
    where, values = ("outlet = ?", [outlet]) if titled else (_SAME, [name, url])
    query = f"SELECT digest, {_TOLD} FROM documents WHERE {where} AND current = 1"
    notice = _bare(name, url, outlet, prepared.document[11], prepared.document[14] or prepared.document[10])
    found = connection.execute(query, values).fetchall()
    return sum(_mark(connection, chain, row[0], row[1], mark) for row in found if speaks(notice, _bare(*row[1:])))


def mark_itself(connection: sqlite3.Connection, chain: Chain, prepared: Prepared, mark: Withdrawn) -> bool:
    """Mark the version that an item is, and return whether the mark is new."""
    return _mark(connection, chain, prepared.digest, prepared.document[5], mark)


def marked_before(
    connection: sqlite3.Connection, chain: Chain, documents: Iterable[str], names: Speaks, titled: Speaks
) -> int:
    """Mark those of these documents that a notice speaks of which came before them; return how many marks were new.

    Of the documents (ids; their current versions) a notice speaks by id and address, or, where it had nothing to speak
    of and so marked itself, by outlet and headline.
    """
    notices = list(_notices(connection))
    if not notices:
        return 0
    new = 0
    query = f"SELECT digest, {_TOLD} FROM documents WHERE current = 1 AND id IN"
    for version, name, url, outlet, title, published in list(portions(connection, query, sorted(set(documents)))):
        document = _bare(name, url, outlet, title, published)
        for mark, own, marked, notice in notices:
            if marked != version and (names(notice, document) or (own and titled(notice, document))):
                new += _mark(connection, chain, version, name, mark)
    return new


def _notices(connection: sqlite3.Connection) -> Iterator[tuple[Withdrawn, bool, str, Document]]:
    """Yield each mark, whether an item marked itself, the version marked, and what is known of the notice."""
    query = (
        "SELECT w.code, w.words, w.published, w.published = d.instant, d.digest, d.id, d.url, d.outlet, d.title "
        "FROM withdrawals w JOIN documents d ON d.digest = w.version ORDER BY w.key"
    )
    for code, words, published, own, marked, name, url, outlet, title in connection.execute(query):
        when = f"{published}Z" if "T" in published else published or None
        yield Withdrawn(code, words, published), bool(own), marked, _bare(name, url, outlet, title, when)


def _bare(name: str, url: str | None, outlet: str | None, title: str | None, came_out: str | None) -> Document:
    """Return a document without its text, dated by when its version came out."""
    return Document(name, "", url, outlet, None, came_out, title)


def _mark(connection: sqlite3.Connection, chain: Chain, version: str, document: str, mark: Withdrawn) -> bool:
    values = (document, version, mark.code, mark.words, mark.published)
    name = digest_of(*values)
    if connection.execute("SELECT 1 FROM withdrawals WHERE id = ?", (name,)).fetchone():
        return False
    connection.execute(
        "INSERT INTO withdrawals (id, seen, document, version, code, words, published) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (name, chain.seen, *values),
    )
    chain.append("withdrawn", name, name)
    return True


def standing_withdrawals(connection: sqlite3.Connection, documents: Iterable[str]) -> dict[str, Withdrawn]:
    """Return which of these documents were taken back and have no newer version since: the latest mark of each."""
    if not connection.execute("SELECT 1 FROM withdrawals LIMIT 1").fetchone():
        return {}
    query = (
        "SELECT w.document, w.published, w.code, w.words FROM withdrawals w "
        "JOIN documents d ON d.digest = w.version AND d.current = 1 WHERE w.document IN"
    )
    rows = sorted(portions(connection, query, sorted(set(documents))))
    return {document: Withdrawn(code, words, published) for document, published, code, words in rows}


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
