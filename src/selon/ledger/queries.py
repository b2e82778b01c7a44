"""Questions to the ledger, in plain SQL that SQLite and PostgreSQL both know, and records as answers."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from selon.errors import GoneError, UnknownError
from selon.ledger.facets import bearing, words_of
from selon.ledger.holdings import Holding, Listing
from selon.ledger.payloads import load, unpack
from selon.records.codec import decode_line
from selon.records.events import Citation, Copy, Event, Link, Origin, Reason, Ties, split_ref
from selon.records.folios import Folio

__all__ = [
    "count_facets",
    "find_copies",
    "find_document",
    "find_event",
    "list_arrived",
    "list_citations",
    "list_documents",
    "list_events",
    "list_folios",
    "list_folios_around",
    "list_origins",
    "list_speakers",
    "list_ties",
    "list_versions",
    "portions",
]

#: Variables in one statement: every SQLite allows that many.
_MOST = 900
#: Behind every character that an id can have.
_LAST = "\U0010ffff"
_ORDERS = {
    "time": "e.begins IS NULL, e.begins DESC, e.ends DESC, e.id",
    "documents": "e.documents DESC, e.claims DESC, e.id",
    "claims": "e.claims DESC, e.documents DESC, e.id",
}
#: What an event's id begins with; it need not be written.
_PREFIX = "event-"
#: Characters of a content hash that tell what a beginning of it could be.
_SHOWN = 5

Connection = sqlite3.Connection


def portions(connection: Connection, select: str, values: Sequence[object], end: str = "") -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a statement that ends in IN, for values in portions that one statement takes."""
    for start in range(0, len(values), _MOST):
        some = values[start : start + _MOST]
        yield from connection.execute(f"{select} ({', '.join('?' * len(some))}) {end}", some).fetchall()


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(set(names))


# --- events -----------------------------------------------------------------------------------------------------------


def list_events(
    connection: Connection,
    *,
    since: str | None = None,
    until: str | None = None,
    facets: Iterable[tuple[str, str]] = (),
    arrived: str | None = None,
    limit: int | None = None,
    order: str = "time",
    links: bool = True,
) -> tuple[Listing, ...]:
    """Return the events that bear all these facets, overlap the days, and have a report that came since then.

    Without ``links`` none is read: no list shows them, and a big event has hundreds.
    """
    where, values = ["1 = 1"], list[object]()
    if arrived:
        came = "SELECT m.event FROM mentions m JOIN documents d ON d.key = m.document WHERE d.seen >= ?"
        where.append(f"e.key IN ({came})")
        values.append(arrived)
    if since:
        where.append("coalesce(e.ends, e.begins) >= ?")
        values.append(since)
    if until:
        where.append("coalesce(e.begins, e.ends) <= ?")
        values.append(until + _LAST)
    for facet in facets:
        where.append(bearing(connection, *facet))
        values += facet
    # An index has the order that is asked; the payloads are fetched of those alone that are listed.
    query = f"SELECT e.key FROM events e WHERE {' AND '.join(where)} ORDER BY {_ORDERS[order]}"
    keys = connection.execute(query + (f" LIMIT {int(limit)}" if limit is not None else ""), values).fetchall()
    told = "SELECT key, payload, documents, claims FROM events WHERE key = ?"
    read = _event if links else _bare
    rows = (connection.execute(told, key).fetchone() for key in keys)
    return tuple(_listing(connection, row[0], read(connection, row[0], row[1]), *row[2:]) for row in rows)


def list_arrived(connection: Connection, since: str, event: str = "") -> dict[str, frozenset[str]]:
    """Return the ids of each event's documents of which a version came since then, by the event's id; or of one event.

    Another reading of a version that was there is none that came.
    """
    query = (
        "SELECT DISTINCT e.id, d.id FROM documents d JOIN mentions m ON m.document = d.key "
        "JOIN events e ON e.key = m.event WHERE d.seen >= ? AND NOT EXISTS "
        "(SELECT 1 FROM documents f WHERE f.digest = d.digest AND f.key < d.key)"
    )
    values = (since, event) if event else (since,)
    found: dict[str, set[str]] = {}
    for name, document in connection.execute(query + (" AND e.id = ?" if event else ""), values):
        found.setdefault(name, set()).add(document)
    return {name: frozenset(documents) for name, documents in found.items()}


def count_facets(connection: Connection, facet: str) -> dict[str, int]:
    """Return how many events bear each value of a facet, the commonest first."""
    query = "SELECT value, count(*) FROM event_facets WHERE facet = ? GROUP BY value ORDER BY 2 DESC, 1"
    return dict(connection.execute(query, (facet,)).fetchall())


def _listing(connection: Connection, key: int, event: Event, documents: int, claims: int) -> Listing:
    found: dict[str, list[str]] = {"outlet": [], "language": [], "side": []}
    facets = "SELECT facet, value FROM event_facets WHERE event = ? AND facet IN ('outlet', 'language', 'side')"
    for facet, value in connection.execute(facets, (key,)):
        found[facet].append(value)
    first, last = connection.execute(
        "SELECT min(nullif(d.instant, '')), max(nullif(d.instant, '')) FROM mentions m "
        "JOIN documents d ON d.key = m.document WHERE m.event = ?",
        (key,),
    ).fetchone()
    outlets, languages, sides = (tuple(sorted(values)) for values in found.values())
    return Listing(event, documents, claims, outlets, languages, sides, first, last)


def _event(connection: Connection, key: int, payload: str) -> Event:
    return replace(load(Event, payload), links=_links(connection, "event", key))


def _bare(_connection: Connection, _key: int, payload: str) -> Event:
    return load(Event, payload)


def _links(connection: Connection, what: str, key: int) -> tuple[Link, ...]:
    rows = connection.execute(
        "SELECT first, second, score, reasons, by FROM links WHERE what = ? AND owner = ? ORDER BY seq", (what, key)
    )
    return tuple(
        Link(first, second, score, load(tuple[Reason, ...], reasons), by) for first, second, score, reasons, by in rows
    )


def find_event(connection: Connection, name: str, place: str, *, links: bool = True) -> Event:
    """Return the event of an id, an alias or a beginning of one, with its links or none. Raises UnknownError."""
    direct = "SELECT key, payload FROM events WHERE id = ?"
    found = connection.execute(direct, (name,)).fetchone()
    tried: set[str] = set()
    lead = name
    while not found and lead not in tried:
        tried.add(lead)
        lead = _by_alias(connection, lead, place)
        found = connection.execute(direct, (lead,)).fetchone()
    if not found:
        reason = f"event {name!r} is no more: what it was made of was taken back or replaced"
        raise GoneError(reason, place=place, remedy="`selon review history` and `selon events` list what there is")
    return (_event if links else _bare)(connection, *found)


def _by_alias(connection: Connection, name: str, place: str) -> str:
    """Return the id of the event that an alias, or the beginning of an id or alias, leads to."""
    ids = _leads(connection, name, name)
    for beginning in (name, _PREFIX + name) if len(name) >= _SHOWN else ():
        ids = ids or _leads(connection, beginning, beginning + _LAST)
    if len(ids) == 1:
        return ids[0]
    if ids:
        reason, remedy = f"several events begin with {name!r}: {', '.join(ids[:5])}", "write more of it"
    else:
        reason, remedy = f"no event {name!r}", "`selon events` lists what there is"
    raise UnknownError(reason, place=place, remedy=remedy)


def _leads(connection: Connection, low: str, high: str) -> list[str]:
    """Return the ids of events to which an id or alias between these two leads."""
    rows = connection.execute(
        "SELECT id FROM events WHERE id BETWEEN ? AND ? UNION "
        "SELECT e.id FROM mentions m JOIN events e ON e.key = m.event WHERE m.alias BETWEEN ? AND ? "
        "ORDER BY 1 LIMIT 6",
        (low, high, low, high),
    ).fetchall()
    if not rows:
        rows = connection.execute(
            "SELECT DISTINCT event FROM aliases WHERE alias BETWEEN ? AND ? ORDER BY 1 LIMIT 6", (low, high)
        ).fetchall()
    return [row[0] for row in rows]


def find_events(connection: Connection, words: str, limit: int) -> tuple[Listing, ...]:
    """Return the events that bear all the words as facets, most documents first."""
    facets = [("word", word) for word in words_of(words)]
    return list_events(connection, facets=facets, limit=limit, order="documents") if facets else ()


# --- documents --------------------------------------------------------------------------------------------------------


#: A document's line as people have put it, where they have; and the machine's own.
_PEOPLES = (
    "coalesce(r.line, f.line) FROM documents d JOIN folios f ON f.document = d.key "
    "LEFT JOIN readings r ON r.document = d.key"
)
_MACHINES = "f.line FROM documents d JOIN folios f ON f.document = d.key"


def _folio(line: bytes, place: str, claims: frozenset[str] | None = None) -> Folio:
    return decode_line(zlib.decompress(line).decode("utf-8"), place=place, claims=claims)


def list_folios(
    connection: Connection, documents: Iterable[str], place: str, *, machine: bool = False
) -> tuple[Folio, ...]:
    """Return the current folios of documents, by id, as people have put them, or as the ``machine`` did."""
    rows = _lines(connection, documents, _MACHINES if machine else _PEOPLES)
    return tuple(_folio(rows[name], place) for name in sorted(rows))


def list_folios_around(connection: Connection, claims: Iterable[str], place: str) -> tuple[Folio, ...]:
    """Return the current folios of the documents that claims (references) stand in, with these claims alone, by id."""
    wanted: dict[str, set[str]] = {}
    for reference in claims:
        document, claim = split_ref(reference)
        wanted.setdefault(document, set()).add(claim)
    rows = _lines(connection, wanted)
    return tuple(_folio(rows[name], place, frozenset(wanted[name])) for name in sorted(rows))


def _lines(connection: Connection, documents: Iterable[str], source: str = _PEOPLES) -> dict[str, bytes]:
    query = f"SELECT d.id, {source} WHERE d.current = 1 AND d.id IN"
    return dict(portions(connection, query, _sorted(documents)))


#: Of the readings of a version the last stands for it.
_LAST_READING = "NOT EXISTS (SELECT 1 FROM documents n WHERE n.digest = d.digest AND n.key > d.key)"
_HOLDING = (
    "SELECT d.digest, d.id, d.url, d.outlet, d.language, d.published, d.title, d.claims, d.current, "
    "(SELECT min(f.seen) FROM documents f WHERE f.digest = d.digest), d.edited "
    "FROM documents d"
)


def _holdings(rows: Iterable[Sequence[Any]]) -> tuple[Holding, ...]:
    return tuple(Holding(*_flagged(row, 8)) for row in rows)


def _flagged(row: Sequence[Any], column: int) -> Iterator[Any]:
    """Yield the values of a row, the one in a column as the flag that it is."""
    return (bool(value) if number == column else value for number, value in enumerate(row))


#: That a document as a whole, or a paragraph of it, is in a language: ``fr`` finds ``fr-CH``.
_IN_LANGUAGE = (
    "(d.language = ? OR substr(d.language, 1, 1 + length(?)) = ? || '-' "
    "OR d.key IN (SELECT o.document FROM other_languages o WHERE o.language = ?))"
)


def list_documents(
    connection: Connection,
    *,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    versions: bool = False,
    limit: int | None = None,
) -> tuple[Holding, ...]:
    """Return the documents that meet every condition, latest first."""
    where, values = [_LAST_READING if versions else "d.current = 1"], list[object]()
    for condition, value in (
        ("d.instant >= ?", since),
        ("d.instant <> '' AND d.instant <= ?", until and until + _LAST),
        ("d.outlet = ?", outlet),
        (_IN_LANGUAGE, language),
    ):
        if value:
            where.append(condition)
            values += [value] * condition.count("?")
    query = f"{_HOLDING} WHERE {' AND '.join(where)} ORDER BY d.instant DESC, d.id, d.key"
    return _holdings(connection.execute(query + (f" LIMIT {int(limit)}" if limit is not None else ""), values))


def find_document(connection: Connection, name: str, place: str) -> Folio:
    """Return the folio of a document by its id, or a version's by its digest or the beginning of it."""
    query = f"SELECT {_PEOPLES} WHERE"
    found = connection.execute(f"{query} d.id = ? AND d.current = 1", (name,)).fetchone()
    if not found:
        rows = connection.execute(
            f"{query} d.digest BETWEEN ? AND ? AND {_LAST_READING} LIMIT 2",
            (name, name + _LAST if len(name) >= _SHOWN else name),
        ).fetchall()
        if len(rows) != 1:
            reason = f"several versions begin with {name!r}" if rows else f"no document {name!r}"
            raise UnknownError(reason, place=place, remedy="write more of it, or look with `selon search`")
        (found,) = rows
    return _folio(found[0], place)


def list_versions(connection: Connection, name: str, place: str) -> tuple[Holding, ...]:
    """Return the versions of a document, the oldest first."""
    chain = f"d.chain = (SELECT chain FROM documents WHERE id = ? LIMIT 1) AND {_LAST_READING}"
    found = _holdings(connection.execute(f"{_HOLDING} WHERE {chain} ORDER BY d.instant, d.key", (name,)))
    if not found:
        raise UnknownError(f"no document {name!r}", place=place, remedy="look with `selon search`")
    return found


# --- who says it, and in what words -----------------------------------------------------------------------------------


def list_citations(connection: Connection, documents: Iterable[str]) -> tuple[Citation, ...]:
    """Return the citations of documents, by item."""
    query = (
        "SELECT c.payload FROM documents d JOIN citation_lists c ON c.document = d.key WHERE d.current = 1 AND d.id IN"
    )
    rows = portions(connection, query, _sorted(documents))
    found = [citation for (payload,) in rows for citation in unpack(tuple[Citation, ...], payload)]
    return tuple(sorted(found, key=lambda citation: citation.item))


def list_speakers(connection: Connection, documents: Iterable[str]) -> tuple[Citation, ...]:
    """Return the citations of documents, by item, without relays and reasons: which profile's word each item is."""
    query = (
        "SELECT q.item, r.id FROM documents d JOIN citations q ON q.document = d.key "
        "JOIN profiles r ON r.key = q.profile WHERE d.current = 1 AND d.id IN"
    )
    return tuple(Citation(item, profile) for item, profile in sorted(portions(connection, query, _sorted(documents))))


def list_ties(connection: Connection, documents: Iterable[str]) -> Ties:
    """Return which events the claims of documents belong to, and which origins their sayings rest on."""
    names = _sorted(documents)
    events = (
        "SELECT d.id || '#' || c.id, e.id FROM documents d JOIN {} c ON c.document = d.key "
        "JOIN mentions m ON m.key = c.mention JOIN events e ON e.key = m.event WHERE d.current = 1 AND d.id IN"
    )
    origins = (
        "SELECT q.item, o.id FROM documents d JOIN citations q ON q.document = d.key "
        "JOIN profiles r ON r.key = q.profile JOIN origins o ON o.key = r.origin WHERE d.current = 1 AND d.id IN"
    )
    told = (portions(connection, events.format(table), names) for table in ("claims", "reviewed_claims"))
    return Ties(dict(chain.from_iterable(told)), dict(portions(connection, origins, names)))


def list_origins(
    connection: Connection, names: Iterable[str] | None, documents: Iterable[str] | None, *, links: bool = True
) -> tuple[Origin, ...]:
    """Return origins by id: of these ids, of those who speak in these documents, or all; with their links, or none."""
    columns = "SELECT DISTINCT o.id, o.key, o.payload FROM origins o"
    if documents is not None:
        query = (
            f"{columns} JOIN profiles p ON p.origin = o.key JOIN profile_uses u ON u.profile = p.key "
            "JOIN documents d ON d.key = u.document WHERE d.id IN"
        )
        rows = list(portions(connection, query, _sorted(documents)))
    elif names is not None:
        rows = list(portions(connection, f"{columns} WHERE o.id IN", sorted(set(names))))
    else:
        rows = connection.execute(columns).fetchall()
    found = ((key, load(Origin, payload)) for _, key, payload in sorted(set(rows)))
    return tuple(replace(one, links=_links(connection, "origin", key)) if links else one for key, one in found)


def find_copies(connection: Connection, documents: Iterable[str] | None, *, among: bool = False) -> tuple[Copy, ...]:
    """Return the copies in which one of these documents takes part, or all, by the earlier's id and the later's.

    ``among`` leaves those of which both documents are among these.
    """
    if documents is None:
        rows: Iterable[tuple[Any, ...]] = connection.execute("SELECT payload FROM copies")
    elif among:
        names = _sorted(documents)
        query = "SELECT c.later, c.payload FROM documents d JOIN copies c ON c.earlier = d.key WHERE d.id IN"
        keys = {key for (key,) in portions(connection, "SELECT key FROM documents WHERE id IN", names)}
        rows = ((payload,) for later, payload in portions(connection, query, names) if later in keys)
    else:
        names = _sorted(documents)
        query = "SELECT c.payload FROM documents d JOIN copies c ON c.{} = d.key WHERE d.id IN"
        rows = {row for end in ("earlier", "later") for row in portions(connection, query.format(end), names)}
    return tuple(sorted((unpack(Copy, row[0]) for row in rows), key=lambda copy: (copy.earlier, copy.later)))
