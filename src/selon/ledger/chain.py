"""The audit chain: each entry's hash is over the hash before and the entry, so that nothing can be changed unseen.

An entry says when, what sort of thing, which one, and the digest (sha-256) of its rows: of a document when it comes,
of an event, origin or copy each time it changes, of what an event comes to (``summaries``), of an input that failed,
of a review. What is no more has the digest ``GONE``. Whoever publishes the last hash (the *head*) can show later that
nothing before it was changed or cut off.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

__all__ = ["GONE", "START", "Chain", "Link", "entry_hash", "head", "read_chain"]

#: What stands for the hash before the first entry.
START = bytes(32)
#: The digest of what is no more.
GONE = bytes(32)


class Link(NamedTuple):
    """One entry as it stands in the file."""

    seq: int
    seen: str
    kind: str
    subject: str
    digest: bytes
    hash: bytes


def entry_hash(before: bytes, seq: int, seen: str, kind: str, digest: bytes, subject: str) -> bytes:
    """Return the hash of an entry: sha-256 over the hash before it and its fields, one space between them."""
    return hashlib.sha256(before + f"{seq} {seen} {kind} {digest.hex()} {subject}".encode()).digest()


def head(connection: sqlite3.Connection) -> tuple[int, bytes]:
    """Return the number of the last entry and its hash; zero and ``START`` for an empty chain."""
    found = connection.execute("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return (found[0], found[1]) if found else (0, START)


def read_chain(connection: sqlite3.Connection) -> Iterator[Link]:
    """Yield the entries from the first on."""
    rows = connection.execute("SELECT seq, seen, kind, subject, digest, hash FROM audit ORDER BY seq")
    return map(Link._make, rows)


class Chain:
    """Appends to the chain inside one transaction; ``flush`` before it ends."""

    def __init__(self, connection: sqlite3.Connection, now: Callable[[], str]) -> None:
        """Begin behind the last entry that is there. ``now`` tells the time, once for all entries of a transaction."""
        self._connection = connection
        self._seq, self._hash = head(connection)
        self._seen = now()
        self._rows: list[Link] = []

    @property
    def seen(self) -> str:
        """The time of this transaction."""
        return self._seen

    def append(self, kind: str, subject: str, digest: str | bytes) -> None:
        """Add an entry; ``digest`` is 32 bytes, or their hexadecimal digits."""
        value = bytes.fromhex(digest) if isinstance(digest, str) else digest
        self._seq += 1
        self._hash = entry_hash(self._hash, self._seq, self._seen, kind, value, subject)
        self._rows.append(Link(self._seq, self._seen, kind, subject, value, self._hash))

    def flush(self) -> None:
        """Write what was appended."""
        self._connection.executemany(
            "INSERT INTO audit (seq, seen, kind, subject, digest, hash) VALUES (?, ?, ?, ?, ?, ?)", self._rows
        )
        self._rows.clear()
