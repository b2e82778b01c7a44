"""Is everything in the ledger as it was written? The chain is hashed anew, and every row is held against its entry.

The chain shows that no entry was changed, put in or taken out; each entry's digest shows that its rows are what they
were. A tail that was cut off leaves a shorter chain that holds: only a head published before can show that.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from selon.errors import RecordError
from selon.ledger.chain import GONE, START, entry_hash, read_chain
from selon.ledger.galleys import galley_digest
from selon.ledger.holdings import Verdict
from selon.ledger.reviewing import review_digest
from selon.ledger.rows import (
    ATTRIBUTION,
    CHECK,
    CLAIM,
    Row,
    digest_of,
    document_digest,
    keys_digest,
    link_line,
    place_key,
    rows_digest,
)
from selon.ledger.summaries import summary_digest
from selon.ledger.writing import reading_name
from selon.records.claims import Place
from selon.records.decoding import decode_document

__all__ = ["verify"]

#: Kind and subject of an entry to its number and digest: of several about one thing, the last.
_Last = dict[tuple[str, str], tuple[int, bytes]]
_Problem = tuple[int, str, str]

_CHANGED = "its rows are not what they were when it was written"
_MISSING = "it is in the chain, and its rows are gone"
_UNKNOWN = "its rows are there, and no entry of the chain speaks of it"


def verify(connection: sqlite3.Connection, expect: Sequence[str], progress: Callable[[int], None]) -> Verdict:
    """Return whether the ledger holds, or the first thing that does not. ``progress`` is told of documents done."""
    last: _Last = {}
    before, seq = START, 0
    awaited = set(expect) - {START.hex()}
    for seq, entry in enumerate(read_chain(connection), 1):
        name = f"{entry.kind} {entry.subject}"
        if entry.seq != seq:
            return Verdict(
                seq, before.hex(), False, seq, name, f"the entry before has number {seq - 1}, this {entry.seq}"
            )
        if entry.hash != entry_hash(before, seq, entry.seen, entry.kind, entry.digest, entry.subject):
            return Verdict(
                seq, before.hex(), False, seq, name, "its hash does not follow from the one before and itself"
            )
        before = entry.hash
        awaited.discard(before.hex())
        last[entry.kind, entry.subject] = seq, entry.digest
    if awaited:
        reason = f"no entry has the hash {min(awaited)}: the end was cut off, or this is another ledger"
        return Verdict(seq, before.hex(), False, seq, "head", reason)
    problem = min(_problems(connection, last, progress), default=None)
    return Verdict(seq, before.hex(), problem is None, *(problem or ()))


def _problems(connection: sqlite3.Connection, last: _Last, progress: Callable[[int], None]) -> Iterator[_Problem]:
    found: set[tuple[str, str]] = set()
    for rows in (
        _documents(connection, last, progress),
        _owners(connection, "event"),
        _owners(connection, "origin"),
        _copies(connection),
        _errors(connection),
        _withdrawals(connection),
        _reviews(connection),
        _summaries(connection),
        _galleys(connection),
    ):
        for kind, subject, digest in rows:
            found.add((kind, subject))
            seq, wanted = last.get((kind, subject), (0, None))
            if wanted is None:
                yield seq, f"{kind} {subject}", _UNKNOWN
            elif digest != wanted:
                yield seq, f"{kind} {subject}", _CHANGED
    for (kind, subject), (seq, digest) in last.items():
        if kind != "superseded" and digest != GONE and (kind, subject) not in found:
            yield seq, f"{kind} {subject}", _MISSING
    yield from _places(connection)


_Told = Iterator[tuple[str, str, bytes]]
#: What stands for the digest of rows that do not fit together: no row has it.
_WRONG = b"wrong"


# --- documents --------------------------------------------------------------------------------------------------------

_DOCUMENTS = """
SELECT d.key, d.digest, d.layer, d.folio, d.rows, d.keys, d.id, d.url, d.outlet, d.language, d.published, d.title,
       d.current, f.line, r.folio, r.rows, r.keys, r.line, d.edited
FROM documents d LEFT JOIN folios f ON f.document = d.key LEFT JOIN readings r ON r.document = d.key ORDER BY d.key
"""
_ROWS = (
    f"SELECT document, {ATTRIBUTION} FROM attributions ORDER BY document",
    f"SELECT document, {CLAIM} FROM claims ORDER BY document",
    f"SELECT document, {CHECK} FROM checks ORDER BY document",
)
_REVIEWED = (
    f"SELECT document, {ATTRIBUTION} FROM reviewed_attributions ORDER BY document",
    f"SELECT document, {CLAIM} FROM reviewed_claims ORDER BY document",
    f"SELECT document, {CHECK} FROM reviewed_checks ORDER BY document",
)
_KEYS = (
    "SELECT document, payload FROM mentions ORDER BY document",
    "SELECT u.document, p.payload FROM profile_uses u JOIN profiles p ON p.key = u.profile ORDER BY u.document",
    "SELECT c.document, c.item, p.id FROM citations c JOIN profiles p ON p.key = c.profile ORDER BY 1",
)
_PACKED = (
    "SELECT document, payload FROM citation_lists ORDER BY document",
    "SELECT document, payload FROM prints ORDER BY document",
)


class _Parted:
    """The rows of a table, document by document, in one pass."""

    def __init__(self, connection: sqlite3.Connection, query: str) -> None:
        self._groups = groupby(connection.execute(query), key=lambda row: row[0])
        self._next = next(self._groups, None)

    def take(self, document: int) -> list[Row]:
        """Return the rows of a document without its key; documents must be asked for in the order of their keys."""
        while self._next is not None and self._next[0] < document:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != document:
            return []
        rows = [row[1:] for row in self._next[1]]
        self._next = next(self._groups, None)
        return rows


def _documents(connection: sqlite3.Connection, last: _Last, progress: Callable[[int], None]) -> _Told:
    rows = [_Parted(connection, query) for query in _ROWS]
    reviewed = [_Parted(connection, query) for query in _REVIEWED]
    keys = [_Parted(connection, query) for query in _KEYS]
    packed = [_Parted(connection, query) for query in _PACKED]
    readings: Counter[str] = Counter()
    for number, row in enumerate(connection.execute(_DOCUMENTS), 1):
        key, current = row[0], bool(row[12])
        readings[row[1]] += 1
        name = reading_name(row[1], readings[row[1]])
        flat = rows_digest(*(table.take(key) for table in rows))
        mentions, profiles, citations = (table.take(key) for table in keys)
        cited, printed = ("".join(zlib.decompress(row[0]).decode() for row in table.take(key)) for table in packed)
        compared = keys_digest(mentions, profiles, citations, cited, printed) if current else row[5]
        if row[14] is not None:
            made = (_sha256(row[17]), rows_digest(*(table.take(key) for table in reviewed)), compared)
            yield "reading", row[1], bytes.fromhex(digest_of(*row[14:17])) if made == tuple(row[14:17]) else _WRONG
            compared = row[5]
        told = _told(row, row[13])
        right = (
            told is not None
            and (*told, flat, compared) == tuple(row[1:6])
            and current != (("superseded", name) in last)
        )
        yield "document", name, bytes.fromhex(digest_of(*row[1:6])) if right else _WRONG
        progress(number)


def _sha256(line: bytes) -> str:
    """Return the digest of what a line was before it was compressed; of a broken one, that of nothing."""
    try:
        return hashlib.sha256(zlib.decompress(line)).hexdigest()
    except zlib.error:
        return ""


def _told(row: Sequence[Any], line: bytes | None) -> tuple[str, str, str] | None:
    """Return the digests of a document, its text and its folio's line, or None where line and columns do not agree."""
    try:
        text = zlib.decompress(line or b"")
        document = decode_document(json.loads(text)["document"])
    except (zlib.error, ValueError, KeyError, TypeError, RecordError):
        return None
    told = (document.url, document.outlet, document.language, document.published, document.title)
    # A document that named no language has since been given the one that it was read in.
    named = document_digest(document) == row[1] or document_digest(replace(document, language=None)) == row[1]
    if (document.id, *told, document.edited) != (*row[6:12], row[18]) or not named:
        return None
    return row[1], digest_of(document.text), hashlib.sha256(text).hexdigest()


# --- what is made from them -------------------------------------------------------------------------------------------


def _owners(connection: sqlite3.Connection, what: str) -> _Told:
    """Yield events or origins with the digest of what is told of them, their links and their members."""
    links = _Parted(
        connection,
        f"SELECT owner, first, second, score, reasons, by FROM links WHERE what = '{what}' ORDER BY owner, seq",
    )
    nodes, field = ("mentions", "mentions") if what == "event" else ("profiles", "profiles")
    members = _Parted(connection, f"SELECT {what}, id FROM {nodes} WHERE {what} IS NOT NULL ORDER BY {what}")
    for key, name, payload in connection.execute(f"SELECT key, id, payload FROM {what}s ORDER BY key"):
        lines = [link_line(*row) for row in links.take(key)]
        inside = sorted(str(row[0]) for row in members.take(key))
        right = inside == sorted(json.loads(payload)[field])
        yield what, name, bytes.fromhex(digest_of(payload, *lines)) if right else _WRONG


def _copies(connection: sqlite3.Connection) -> _Told:
    query = (
        "SELECT a.digest, b.digest, c.payload FROM copies c JOIN documents a ON a.key = c.earlier "
        "JOIN documents b ON b.key = c.later"
    )
    for first, second, payload in connection.execute(query):
        yield "copy", f"{first}+{second}", bytes.fromhex(digest_of(zlib.decompress(payload).decode()))


def _errors(connection: sqlite3.Connection) -> _Told:
    for name, *values in connection.execute("SELECT id, place, code, reason, remedy FROM errors"):
        yield "error", name, bytes.fromhex(digest_of(*values))


def _withdrawals(connection: sqlite3.Connection) -> _Told:
    query = "SELECT id, document, version, code, words, published FROM withdrawals"
    for name, *values in connection.execute(query):
        yield "withdrawn", name, bytes.fromhex(digest_of(*values))


def _reviews(connection: sqlite3.Connection) -> _Told:
    for body, who, action, subject, seen in connection.execute("SELECT body, who, action, subject, seen FROM reviews"):
        yield "review", json.loads(body)["id"], bytes.fromhex(review_digest(who, action, subject, body, seen))


def _summaries(connection: sqlite3.Connection) -> _Told:
    query = "SELECT e.id, s.footing, s.by, s.payload FROM summaries s LEFT JOIN events e ON e.key = s.event"
    for name, *values in connection.execute(query):
        yield "summary", name or "", bytes.fromhex(summary_digest(*values))


def _galleys(connection: sqlite3.Connection) -> _Told:
    query = (
        "SELECT g.event, e.id, g.footing, g.by FROM galleys g LEFT JOIN events e ON e.key = g.event ORDER BY g.event"
    )
    sheets = "SELECT event, part, sheet, payload FROM galley_sheets ORDER BY event, part, sheet"
    inside = _Parted(connection, sheets)
    for key, name, stood, by in connection.execute(query):
        rows = ((part, number, payload) for part, number, payload in inside.take(key))
        yield "galley", name or "", bytes.fromhex(galley_digest(stood, by, rows))


def _places(connection: sqlite3.Connection) -> Iterator[_Problem]:
    """Yield the places that are not what their key was made from."""
    query = "SELECT key, name, country, admin1, precision, lat, lon, geonames_id FROM places"
    for key, *values in connection.execute(query):
        if place_key(Place(None, *values)) != key:
            yield 0, f"place {key}", "its row is not what its key was made from"
