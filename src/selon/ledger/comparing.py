"""Which documents share words: pairs worth comparing out of the index of shingles, and the copies that came of it."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from selon.ledger.chain import Chain
from selon.ledger.payloads import dump, unpack
from selon.ledger.queries import portions
from selon.ledger.rows import digest_of
from selon.records.events import Copy, Print

#: How hard zlib tries.
_FAST = 1

__all__ = ["sharing", "texts", "write_copies"]


@lru_cache(maxsize=1 << 12)
def _print(payload: bytes) -> Print:
    return unpack(Print, payload)


def sharing(
    connection: sqlite3.Connection, newcomers: Mapping[int, Print], worth: Callable[[int, int, int], bool]
) -> tuple[tuple[Print, Print], ...]:
    """Return the pairs of prints that are worth comparing, at least one of each a newcomer's (key)."""
    pairs = []
    for key, mine in newcomers.items():
        size, low, high, tokens = connection.execute(
            "SELECT size, low, high, tokens FROM prints WHERE document = ?", (key,)
        ).fetchone()
        shared = _shared(connection, key, sorted({value for value, _ in mine.shingles}), low, high)
        same = "SELECT document FROM print_tokens WHERE token IN"
        called = {other for (other,) in portions(connection, same, json.loads(tokens)) if other < key}
        select = "SELECT document, size, payload FROM prints WHERE document IN"
        for other, other_size, other_payload in portions(connection, select, sorted({*shared, *called})):
            if other in called or worth(shared[other], size, other_size):
                pairs.append((mine, newcomers.get(other) or _print(other_payload)))
    return tuple(pairs)


def _shared(connection: sqlite3.Connection, key: int, values: Sequence[int], low: int, high: int) -> Counter[int]:
    """Return how many of these shingles each document of those days has, and of those that have no day."""
    shared: Counter[int] = Counter()
    holders = "SELECT document FROM shingles WHERE hash IN"
    for days in (f"AND day BETWEEN {low} AND {high}", "AND day = 0") if high else ("",):
        shared.update(other for (other,) in portions(connection, holders, values, days) if other < key)
    return shared


def texts(connection: sqlite3.Connection, documents: Iterable[str]) -> dict[str, str]:
    """Return the texts of current documents, by id."""
    query = "SELECT d.id, f.line FROM documents d JOIN folios f ON f.document = d.key WHERE d.current = 1 AND d.id IN"
    rows = portions(connection, query, sorted(set(documents)))
    return {name: json.loads(zlib.decompress(line))["document"]["text"] for name, line in rows}


def write_copies(connection: sqlite3.Connection, chain: Chain, copies: Iterable[Copy]) -> None:
    """Write copies whose documents are both there."""
    for copy in copies:
        query = "SELECT key, digest FROM documents WHERE current = 1 AND id = ?"
        earlier, later = (connection.execute(query, (name,)).fetchone() for name in (copy.earlier, copy.later))
        payload = dump(copy)
        digest = digest_of(payload)
        connection.execute(
            "INSERT INTO copies (earlier, later, digest, outcome, containment, directed, payload, by) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                earlier[0],
                later[0],
                digest,
                copy.outcome,
                copy.containment,
                int(copy.directed),
                zlib.compress(payload.encode(), _FAST),
                copy.by,
            ),
        )
        chain.append("copy", f"{earlier[1]}+{later[1]}", digest)
