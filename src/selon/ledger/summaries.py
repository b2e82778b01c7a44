"""What events come to, in a line each, kept so that a list of many need not weigh them all.

A summary is made from an event's account, and holds as long as all that the account rests on stays as it was: its
*footing* tells that. One whose footing has changed, or that another program made, is as good as none, and nothing is
answered by it. So it can be missing and can be old, and is never wrong.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from selon.ledger.chain import GONE, Chain
from selon.ledger.opening import told
from selon.ledger.payloads import dump, load, text_of
from selon.ledger.queries import portions
from selon.ledger.rows import digest_of
from selon.records.accounts import Summary

__all__ = [
    "Large",
    "drop_summary",
    "find_summary",
    "footing",
    "list_beside",
    "list_checked",
    "list_unsummarised",
    "summary_digest",
    "write_summaries",
]

_KIND = "summary"
#: Behind every character that a day can have.
_LAST = "\U0010ffff"
_INSIDE = "SELECT m.document FROM mentions m WHERE m.event = ?"
_READ = (
    "SELECT DISTINCT m.document, r.folio, r.keys FROM mentions m LEFT JOIN readings r ON r.document = m.document "
    "WHERE m.event = ? ORDER BY m.document"
)
_SPOKEN = (
    "SELECT key, origin FROM profiles WHERE key IN (SELECT u.profile FROM profile_uses u "
    f"WHERE u.document IN ({_INSIDE})) ORDER BY key"
)
_WITHDRAWN = (
    f"SELECT w.key FROM withdrawals w JOIN documents d ON d.id = w.document WHERE d.key IN ({_INSIDE}) ORDER BY w.key"
)
_REVIEWED = (
    "SELECT DISTINCT f.review FROM documents d JOIN review_refs f ON f.ref = d.id "
    f"WHERE d.key IN ({_INSIDE}) ORDER BY f.review"
)
#: In the JSON of an origin its profiles begin so; within a text the marks would be escaped.
_PROFILES = '"profiles":['
#: Events that have changed since an entry of the chain, each by what changed of it.
_CHANGED = (
    "SELECT e.id FROM audit a JOIN events e ON e.id = a.subject WHERE a.seq > ? AND a.kind = 'event'",
    (
        "SELECT e.id FROM audit a JOIN documents d ON d.digest = a.subject JOIN mentions m ON m.document = d.key "
        "JOIN events e ON e.key = m.event WHERE a.seq > ? AND a.kind = 'reading'"
    ),
    (
        "SELECT e.id FROM audit a JOIN withdrawals w ON w.id = a.subject JOIN documents d ON d.id = w.document "
        "JOIN mentions m ON m.document = d.key JOIN events e ON e.key = m.event "
        "WHERE a.seq > ? AND a.kind = 'withdrawn'"
    ),
    (
        "SELECT e.id FROM audit a JOIN review_refs f ON f.ref = a.subject JOIN review_refs g ON g.review = f.review "
        "JOIN documents d ON d.id = g.ref JOIN mentions m ON m.document = d.key JOIN events e ON e.key = m.event "
        "WHERE a.seq > ? AND a.kind = 'review'"
    ),
)


def footing(connection: sqlite3.Connection, event: str) -> str:
    """Return what tells whether an event's account would be the same: a digest of all that it rests on.

    That is the event itself, its documents, as people have put them where they have, which sources are whom and what
    is told of these, withdrawals and reviews. A document's row never changes, and which documents are copies follows
    from these. ``event`` is its id; nothing is returned where there is none. Keys go into it, so it is this ledger's
    alone.
    """
    execute = connection.execute
    found = execute("SELECT key, digest FROM events WHERE id = ?", (event,)).fetchone()
    if not found:
        return ""
    key, digest = found
    spoken = execute(_SPOKEN, (key,)).fetchall()
    origins = sorted({origin for _, origin in spoken if origin is not None})
    told = portions(connection, "SELECT key, payload FROM origins WHERE key IN", origins, "ORDER BY key")
    rests_on = (
        digest,
        execute(_READ, (key,)).fetchall(),
        spoken,
        [(origin, _said(payload)) for origin, payload in told],
        *(execute(query, (key,)).fetchall() for query in _rare(connection)),
    )
    return digest_of(text_of(rests_on))


def _rare(connection: sqlite3.Connection) -> Iterable[str]:
    """Yield what is asked of withdrawals and reviews, where there are any."""
    for table, query in (("withdrawals", _WITHDRAWN), ("reviews", _REVIEWED)):
        if connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():
            yield query


def _said(payload: str) -> str:
    """Return all that is told of an origin but which profiles it has; how they are linked is not in a payload.

    >>> _said('{"id":"o-1","label":"mayor","profiles":["p-1","p-2"],"role":null}')
    '{"id":"o-1","label":"mayor","role":null}'
    """
    before, _, rest = payload.partition(_PROFILES)
    return before + rest.partition("],")[2]


def find_summary(connection: sqlite3.Connection, event: str, by: str, stands: str = "") -> Summary | None:
    """Return the summary of the event of an id that a program (``by``) made; None where there is none that holds.

    ``stands`` is the event's footing, where it is known.
    """
    query = "SELECT s.footing, s.payload FROM events e JOIN summaries s ON s.event = e.key WHERE e.id = ? AND s.by = ?"
    found = connection.execute(query, (event, by)).fetchone()
    if not found or found[0] != (stands or footing(connection, event)):
        return None
    return load(Summary, found[1])


def list_beside(connection: sqlite3.Connection, event: str) -> tuple[tuple[str, str, int], ...]:
    """Return the other events (id, title, how many) of about the same days that documents of an event tell of too.

    Those with most documents in common come first. What a depot was built in, years ago, stands beside nothing of now;
    nor does what no day is known of.
    """
    query = (
        "SELECT o.id, o.title, count(DISTINCT n.document) FROM events e "
        "JOIN mentions m ON m.event = e.key JOIN mentions n ON n.document = m.document AND n.event <> e.key "
        "JOIN events o ON o.key = n.event WHERE e.id = ? AND coalesce(o.ends, o.begins) >= coalesce(e.begins, e.ends) "
        "AND coalesce(o.begins, o.ends) <= coalesce(e.ends, e.begins) || ? "
        "GROUP BY o.id, o.title ORDER BY 3 DESC, o.id"
    )
    return tuple(connection.execute(query, (event, _LAST)).fetchall())


@dataclass(frozen=True, slots=True)
class Large:
    """From how many ``documents`` or ``claims`` on an event is large; ``by`` names what makes what is kept of those."""

    documents: int
    claims: int
    by: str


def list_checked(connection: sqlite3.Connection, documents: Iterable[str], rule: str) -> frozenset[str]:
    """Return those of these documents (ids) in which a rule checked something, for the machine or for people."""
    found: set[str] = set()
    for table in ("checks", "reviewed_checks"):
        query = f"SELECT d.id, c.rule FROM documents d JOIN {table} c ON c.document = d.key WHERE d.id IN"
        found.update(name for name, used in portions(connection, query, sorted(documents)) if used == rule)
    return frozenset(found)


def list_unsummarised(
    connection: sqlite3.Connection, least: int, by: str, large: Large | None = None
) -> tuple[str, ...]:
    """Return the events (ids) of at least so many documents of which this program (``by``) should make a summary.

    They have none of its making, or have changed since summaries were last written. With ``large`` also those whose
    page should be set (``galleys``).
    """
    last = "SELECT seq FROM audit WHERE kind = ? ORDER BY seq DESC LIMIT 1"
    found = connection.execute(last, (_KIND,)).fetchone()
    without = (
        "SELECT e.id FROM events e LEFT JOIN summaries s ON s.event = e.key AND s.by = ? "
        "WHERE e.documents >= ? AND s.event IS NULL"
    )
    names = {name for (name,) in connection.execute(without, (by, least))}
    if large:
        unset = (
            "SELECT e.id FROM events e LEFT JOIN galleys g ON g.event = e.key AND g.by = ? "
            "WHERE (e.documents >= ? OR e.claims >= ?) AND g.event IS NULL"
        )
        names.update(name for (name,) in connection.execute(unset, (large.by, large.documents, large.claims)))
    counts = (least, large.claims) if large else (least,)
    for query in _CHANGED if found else ():
        condition = "(e.documents >= ? OR e.claims >= ?)" if large else "e.documents >= ?"
        changed = f"SELECT e.id FROM events e WHERE {condition} AND e.id IN ({query})"
        names.update(name for (name,) in connection.execute(changed, (*counts, found[0])))
    return tuple(sorted(names))


def write_summaries(
    connection: sqlite3.Connection, chain: Chain, made: Iterable[tuple[str, str, Summary]], by: str
) -> None:
    """Write summaries (an event's id, the footing that it was made on, the summary) in the place of older ones."""
    for event, stood, summary in made:
        found = connection.execute("SELECT key FROM events WHERE id = ?", (event,)).fetchone()
        if found:
            payload = dump(summary)
            connection.execute("DELETE FROM summaries WHERE event = ?", found)
            connection.execute(
                "INSERT INTO summaries (event, footing, by, payload) VALUES (?, ?, ?, ?)", (*found, stood, by, payload)
            )
            chain.append(_KIND, event, summary_digest(stood, by, payload))


def drop_summary(connection: sqlite3.Connection, chain: Chain, key: int, event: str) -> None:
    """Take away the summary of an event (its key and id) that is no more."""
    if connection.execute("DELETE FROM summaries WHERE event = ?", (key,)).rowcount:
        chain.append(_KIND, event, GONE)


def summary_digest(stood: str, by: str, payload: str) -> str:
    """Return the digest that the chain holds a summary by."""
    return digest_of(stood, by, payload)


class Summaries:
    """What a ledger answers of what events come to, and which stand beside one another; a part of ``store.Ledger``."""

    path: str
    _connection: sqlite3.Connection

    def beside(self, event: str) -> tuple[tuple[str, str, int], ...]:
        """Return the other events (id, title, how many) of its days that reports of the event of this id tell of too.

        Those with most reports in common come first, then by id.
        """
        with told(self.path):
            return list_beside(self._connection, event)

    def checked(self, documents: Iterable[str], rule: str) -> frozenset[str]:
        """Return those of these documents (ids) in which a rule checked something."""
        with told(self.path):
            return list_checked(self._connection, documents, rule)

    def footing(self, event: str) -> str:
        """Return what tells whether the account of the event of this id would still be the same."""
        with told(self.path):
            return footing(self._connection, event)

    def summary(self, event: str, by: str, stands: str = "") -> Summary | None:
        """Return the summary of the event of this id that a program (``by``) made; None where none holds any more.

        ``stands`` is the event's footing, where it is known.
        """
        with told(self.path):
            return find_summary(self._connection, event, by, stands)

    def unsummarised(self, least: int, by: str, large: Large | None = None) -> tuple[str, ...]:
        """Return the events (ids) of at least so many documents that a program (``by``) should summarise, or anew.

        With ``large`` also those whose page should be set.
        """
        with told(self.path):
            return list_unsummarised(self._connection, least, by, large)
