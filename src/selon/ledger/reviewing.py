"""Reviews in the ledger: written once, each an entry of the chain, and found by what they speak of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from selon.errors import UnknownError
from selon.ledger.chain import Chain
from selon.ledger.payloads import dump, load
from selon.ledger.queries import portions
from selon.ledger.rows import digest_of
from selon.records.reviews import Review

__all__ = [
    "find_review",
    "items_of",
    "list_joining",
    "list_reviews",
    "next_number",
    "nodes_of",
    "refs_of",
    "review_digest",
    "write_review",
]

#: Behind every character that an id can have.
_LAST = "\U0010ffff"
_SHOWN = 5
_PREFIX = "r-"
#: What merges and splits are found by.
_JOINS = "joins"
#: What all picks are found by.
PICKS = "picks"


def review_digest(who: str, action: str, subject: str, body: str, seen: str) -> str:
    """Return the digest that the chain holds a review by."""
    return digest_of(who, action, subject, body, seen)


def refs_of(review: Review) -> frozenset[str]:
    """Return all that a review is found by."""
    subjects = (review.subject, *(subject for group in review.groups for subject in group))
    told = {name for subject in subjects for name in (subject.ref, subject.document) if name}
    back = (f"undoes {review.undoes}",) if review.undoes else ()
    sort = (PICKS if review.action == "pick" else _JOINS,) if review.groups else ()
    return frozenset({review.id, *told, *back, *sort})


def write_review(connection: sqlite3.Connection, chain: Chain, review: Review) -> bool:
    """Write a review with its entry of the chain, and return whether it was not there yet."""
    if connection.execute("SELECT 1 FROM review_refs WHERE ref = ?", (review.id,)).fetchone():
        return False
    undone = connection.execute("SELECT min(review) FROM review_refs WHERE ref = ?", (review.undoes,)).fetchone()[0]
    body = dump(review)
    told = (review.who, review.action, review.subject.ref, body)
    (key,) = connection.execute("SELECT coalesce(max(key), 0) + 1 FROM reviews").fetchone()
    connection.execute(
        "INSERT INTO reviews (key, seen, who, action, subject, body, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key, chain.seen, *told, undone),
    )
    connection.executemany(
        "INSERT INTO review_refs (ref, review) VALUES (?, ?)", [(name, key) for name in sorted(refs_of(review))]
    )
    chain.append("review", review.id, review_digest(*told, chain.seen))
    return True


def next_number(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return the number of the next review, and the latest time that one before it bears."""
    (count,) = connection.execute("SELECT count(*) FROM reviews").fetchone()
    last = connection.execute("SELECT body FROM reviews ORDER BY key DESC LIMIT 1").fetchone()
    return count + 1, load(Review, last[0]).at if last else ""


def list_reviews(connection: sqlite3.Connection, refs: Iterable[str] | None = None) -> tuple[Review, ...]:
    """Return all reviews, or those found by one of these (ids, documents, references), with all that undoes them.

    They come in the order in which they were written.
    """
    if refs is None:
        rows = dict(connection.execute("SELECT key, body FROM reviews").fetchall())
    else:
        rows, wanted = {}, set(refs)
        while wanted:
            select = (
                "SELECT DISTINCT r.key, r.body FROM review_refs f JOIN reviews r ON r.key = f.review WHERE f.ref IN"
            )
            found = {key: body for key, body in portions(connection, select, sorted(wanted)) if key not in rows}
            rows |= found
            wanted = {f"undoes {load(Review, body).id}" for body in found.values()}
    return tuple(load(Review, rows[key]) for key in sorted(rows))


def find_review(connection: sqlite3.Connection, name: str, place: str) -> Review:
    """Return the review of an id or of the beginning of one. Raises UnknownError."""
    query = "SELECT body FROM review_refs f JOIN reviews r ON r.key = f.review WHERE f.ref BETWEEN ? AND ?"
    for low in (name, _PREFIX + name):
        bodies = connection.execute(query, (low, low + _LAST if len(name) >= _SHOWN else low)).fetchall()
        found = {r.id: r for (body,) in bodies if (r := load(Review, body)).id.startswith(low)}
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            raise UnknownError(f"several reviews begin with {name!r}", place=place, remedy="write more of it")
    raise UnknownError(f"no review {name!r}", place=place, remedy="`selon review history` lists what there is")


def list_joining(connection: sqlite3.Connection) -> tuple[Review, ...]:
    """Return all merges and splits, with all that undoes them."""
    return list_reviews(connection, (_JOINS,))


def items_of(connection: sqlite3.Connection, origin: str) -> list[tuple[str, str, str]]:
    """Return (profile, document, item) of all that an origin says, by profile, document and item."""
    query = (
        "SELECT p.id, d.id, c.item FROM origins o JOIN profiles p ON p.origin = o.key "
        "JOIN citations c ON c.profile = p.key JOIN documents d ON d.key = c.document WHERE o.id = ? ORDER BY 1, 2, 3"
    )
    return connection.execute(query, (origin,)).fetchall()


def nodes_of(connection: sqlite3.Connection, claims: Iterable[str], items: Iterable[str]) -> dict[str, str]:
    """Return the id of the mention that each of these claims (references) is in now, and of each item's profile."""
    asked = frozenset(claims)
    documents = sorted({name.rpartition("#")[0] for name in asked})
    held = (
        "SELECT d.id || '#' || c.id, m.id FROM documents d JOIN {} c ON c.document = d.key "
        "JOIN mentions m ON m.key = c.mention WHERE d.current = 1 AND d.id IN"
    )
    told = (portions(connection, held.format(table), documents) for table in ("claims", "reviewed_claims"))
    found = {claim: name for rows in told for claim, name in rows if claim in asked}
    cited = (
        "SELECT c.item, p.id FROM citations c JOIN profiles p ON p.key = c.profile "
        "JOIN documents d ON d.key = c.document WHERE d.current = 1 AND d.id IN"
    )
    names = frozenset(items)
    speaking = sorted(names | {name.rpartition("#")[0] for name in names})
    return found | {item: name for item, name in portions(connection, cited, speaking) if item in names}
