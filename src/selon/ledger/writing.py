"""Documents into the tables: what is new, what is another version of what is there, what stands back for it.

Of the versions of one document (same id, or same address) the one that came out last is current, of several that came
out at the same time the one that came in last; an item that only says that the document is withdrawn stands back. Only
the current one's mentions, sources and words are compared with others; all are kept.

A version can be read again by a newer program: its new *reading* is another row of ``documents`` with the same digest,
beside the old one, which is not current any more. In the chain the first reading of a version bears the version's
digest, the second that and ``/2``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from selon.errors import SelonError
from selon.ledger.chain import GONE, Chain
from selon.ledger.holdings import ALWAYS, Added, Entry
from selon.ledger.payloads import load, text_of, unpack
from selon.ledger.rows import ATTRIBUTION, CHECK, CLAIM, Prepared, digest_of, prepare
from selon.records.events import Mention, Print, Profile

__all__ = ["PLACE", "Arrivals", "DocumentPen", "Writer", "add", "fail", "insert", "last_reading", "reading_name"]


class Writer(Protocol):
    """Keeps more of a document than the ledger itself does (its words, for search), in the same transaction."""

    def __call__(self, connection: sqlite3.Connection, rows: Sequence[tuple[int, Prepared]]) -> None:
        """Write for documents that are new: each one's key and what was prepared; ``extra`` is the writer's own."""
        ...


class Arrivals:
    """What a transaction has to settle: new nodes by key, and the components and owners that lost some."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.mentions: list[int] = []
        self.profiles: list[int] = []
        self.prints: dict[int, Print] = {}
        self.texts: dict[str, str] = {}
        self.mention_components: set[int] = set()
        self.profile_components: set[int] = set()
        self.events: set[int] = set()
        self.origins: set[int] = set()


def add(
    connection: sqlite3.Connection,
    chain: Chain,
    batch: Iterable[Entry | Prepared],
    arrivals: Arrivals,
    alias: Callable[[str], str],
    writers: Sequence[Writer],
    *,
    again: bool = False,
) -> Added:
    """Write the documents that are not there yet, and note in ``arrivals`` what has to be settled anew.

    ``alias`` gives the id that the event of a mention would have, were it the first. With ``again`` a version that is
    there and current gets another reading, if that differs from the one it has.
    """
    new, known, versions, reread = list[str](), list[str](), list[str](), list[str]()
    written: list[tuple[int, Prepared]] = []
    pen = DocumentPen(connection, chain, arrivals, alias)
    for item in batch:
        prepared = item if isinstance(item, Prepared) else prepare(item)
        there = last_reading(connection, prepared.digest)
        if there and not (again and there.current and there.folio != prepared.document[2]):
            known.append(prepared.id)
            if there.folio == prepared.document[2]:
                pen.sign(there.key, prepared.program)
            continue
        key, another = pen.write(prepared, there.number + 1 if there else 1)
        (reread if there else new).append(prepared.id)
        versions += [prepared.id] * (another and not there)
        written.append((key, prepared))
    for writer in writers if written else ():
        writer(connection, written)
    return Added(tuple(new), tuple(known), tuple(versions), reread=tuple(reread))


class Reading(NamedTuple):
    """The last reading of a version: its key, its line's digest, whether it is current, how many there are."""

    key: int
    folio: str
    current: bool
    number: int


def last_reading(connection: sqlite3.Connection, digest: str) -> Reading | None:
    """Return the last reading of the version that has this digest, None where the version is not there."""
    query = "SELECT key, folio, current FROM documents WHERE digest = ? ORDER BY key"
    rows = connection.execute(query, (digest,)).fetchall()
    return Reading(rows[-1][0], rows[-1][1], bool(rows[-1][2]), len(rows)) if rows else None


def reading_name(digest: str, number: int) -> str:
    """Return what the chain calls a version's first, second … reading."""
    return digest if number == 1 else f"{digest}/{number}"


def fail(connection: sqlite3.Connection, chain: Chain, problems: Iterable[SelonError]) -> int:
    """Keep inputs that failed as rows, each once, and return how many were not there yet."""
    count = 0
    for problem in problems:
        values = tuple(
            text.encode("utf-8", "backslashreplace").decode()
            for text in (problem.place, problem.code, problem.reason, problem.remedy)
        )
        name = digest_of(*values)
        if not connection.execute("SELECT 1 FROM errors WHERE id = ?", (name,)).fetchone():
            connection.execute(
                "INSERT INTO errors (id, seen, place, code, reason, remedy) VALUES (?, ?, ?, ?, ?, ?)",
                (name, chain.seen, *values),
            )
            chain.append("error", name, name)
            count += 1
    return count


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def insert(table: str, columns: str) -> str:
    """Return the statement that writes a row of a table, a value for each of the columns named."""
    return f"INSERT INTO {table} ({columns}) VALUES ({_marks(columns.count(',') + 1)})"


_DOCUMENT = insert(
    "documents",
    "key, digest, layer, folio, rows, keys, id, raw, url, outlet, language, published, title, instant, read_as, "
    "edited, seen, chain, claims, current",
)
_FOLIO = insert("folios", "document, line")
_LANGUAGE = insert("other_languages", "language, document")
_SIGNED = insert("read_by", "document, program") + " ON CONFLICT DO NOTHING"
_ATTRIBUTION = insert("attributions", f"document, {ATTRIBUTION}")
_CLAIM = insert("claims", f"document, mention, {CLAIM}")
PLACE = insert("places", "key, name, country, admin1, precision, lat, lon, geonames_id") + " ON CONFLICT DO NOTHING"
_CHECK = insert("checks", f"document, {CHECK}")
_MENTION = insert("mentions", "key, component, id, alias, document, day, low, high, payload")
_MENTION_BLOCK = insert("mention_blocks", "block, day, node") + " ON CONFLICT DO NOTHING"
_PROFILE = insert("profiles", "key, component, id, day, low, high, payload")
_PROFILE_BLOCK = insert("profile_blocks", "block, day, node") + " ON CONFLICT DO NOTHING"
_USE = insert("profile_uses", "document, profile") + " ON CONFLICT DO NOTHING"
_CITATION = insert("citations", "document, item, profile")
_CITED = insert("citation_lists", "document, payload")
_PRINT = insert("prints", "document, size, day, low, high, payload, tokens")
_SHINGLE = insert("shingles", "hash, day, document") + " ON CONFLICT DO NOTHING"
_TOKEN = insert("print_tokens", "token, document") + " ON CONFLICT DO NOTHING"


#: What versions are sorted by: an item that marked itself as withdrawn, for want of another, is older than any other.
_INSTANT = (
    "CASE WHEN EXISTS (SELECT 1 FROM withdrawals w WHERE w.document = documents.id AND w.version = documents.digest "
    "AND w.published = documents.instant) THEN '0' ELSE '1' END || instant"
)
_ITSELF = "SELECT 1 FROM withdrawals WHERE document = ? AND version = ? AND published = ?"


class DocumentPen:
    """Writes documents inside one transaction; keys count up from the last ones that are there."""

    def __init__(
        self, connection: sqlite3.Connection, chain: Chain, arrivals: Arrivals, alias: Callable[[str], str]
    ) -> None:
        """Begin behind the last keys that are there; ``alias`` as ``add`` takes it."""
        self._connection = connection
        self._chain = chain
        self._arrivals = arrivals
        self._alias = alias
        self._last = {table: self._greatest(table) for table in ("documents", "mentions", "profiles")}

    def _greatest(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT coalesce(max(key), 0) FROM {table}").fetchone()[0])

    def _next(self, table: str) -> int:
        self._last[table] += 1
        return self._last[table]

    def write(self, prepared: Prepared, number: int) -> tuple[int, bool]:
        """Write a version's reading of this number, and return its key and whether other versions were there."""
        key = self._next("documents")
        others = self._versions(prepared)
        instant = self._sorted_by(prepared)
        current = all(not row[2] or row[1] <= instant for row in others)
        chain = min((row[3] for row in others), default=key)
        for other, _, is_current, _ in others:
            if current and is_current:
                self._retire(other)
        if others:
            self._connection.execute(
                f"UPDATE documents SET chain = ? WHERE chain IN ({_marks(len(others))})",
                (chain, *(row[3] for row in others)),
            )
        tail = (self._chain.seen, chain, len(prepared.claims), int(current))
        self._connection.execute(_DOCUMENT, (key, *prepared.document, *tail))
        name = reading_name(prepared.digest, number)
        self._chain.append("document", name, digest_of(*prepared.document[:5]))
        if not current:
            self._chain.append("superseded", name, prepared.digest)
        self.sign(key, prepared.program)
        self._write_rows(key, prepared, self._write_mentions(key, prepared) if current else {})
        if current:
            self._write_sources(key, prepared)
            self._write_print(key, prepared)
        return key, bool(others)

    def sign(self, key: int, program: str) -> None:
        """Keep that a program comes to this reading."""
        if program:
            self._connection.execute(_SIGNED, (key, program))

    def _drop_reading(self, key: int) -> bool:
        """Drop people's reading of a document, and return whether there was one."""
        tables = ("reviewed_attributions", "reviewed_claims", "reviewed_checks", "readings")
        gone = (self._connection.execute(f"DELETE FROM {name} WHERE document = ?", (key,)).rowcount for name in tables)
        return sum(gone) > 0

    def _sorted_by(self, prepared: Prepared) -> str:
        """Return what a version is sorted by among the others, as ``_INSTANT`` has these."""
        instant = str(prepared.document[12])
        itself = self._connection.execute(_ITSELF, (prepared.id, prepared.digest, instant)).fetchone()
        return f"{0 if itself else 1}{instant}"

    def _versions(self, prepared: Prepared) -> list[tuple[int, str, int, int]]:
        """Return (key, instant, current, chain) of all that are versions of this document, by however many steps."""
        name, url = prepared.document[5], prepared.document[7]
        found = self._connection.execute(
            "SELECT DISTINCT chain FROM documents WHERE id = ? OR url = ?", (name, url or None)
        ).fetchall()
        if not found:
            return []
        return self._connection.execute(
            f"SELECT key, {_INSTANT}, current, chain FROM documents WHERE chain IN ({_marks(len(found))})",
            [row[0] for row in found],
        ).fetchall()

    def _write_rows(self, key: int, prepared: Prepared, mentions: dict[str, int]) -> None:
        execute, execute_many = self._connection.execute, self._connection.executemany
        execute(_FOLIO, (key, prepared.line))
        execute_many(_LANGUAGE, [(language, key) for language in prepared.languages])
        execute_many(_ATTRIBUTION, [(key, *row) for row in prepared.attributions])
        execute_many(PLACE, prepared.places)
        execute_many(_CLAIM, [(key, mentions.get(f"{prepared.id}#{row[0]}"), *row) for row in prepared.claims])
        execute_many(_CHECK, [(key, *row) for row in prepared.checks])

    def _write_mentions(self, document: int, prepared: Prepared) -> dict[str, int]:
        """Write a document's mentions, and return which one each claim's reference is in."""
        holders: dict[str, int] = {}
        for name, payload, blocks, claims, when in prepared.mentions:
            key = self._next("mentions")
            self._connection.execute(_MENTION, (key, key, name, self._alias(name), document, *when, payload))
            self._connection.executemany(_MENTION_BLOCK, [(block, when.day, key) for block in blocks])
            holders |= dict.fromkeys(claims, key)
            self._arrivals.mentions.append(key)
        return holders

    def _write_sources(self, document: int, prepared: Prepared) -> None:
        keys: dict[str, int] = {}
        for name, payload, blocks in prepared.profiles:
            found = self._connection.execute("SELECT key FROM profiles WHERE id = ?", (name,)).fetchone()
            if found:
                keys[name] = found[0]
            else:
                keys[name] = key = self._next("profiles")
                self._connection.execute(_PROFILE, (key, key, name, *ALWAYS, payload))
                self._connection.executemany(_PROFILE_BLOCK, [(block, 0, key) for block in blocks])
                self._arrivals.profiles.append(key)
        self._connection.executemany(_USE, [(document, key) for key in keys.values()])
        rows = [(document, item, keys[profile]) for item, profile in prepared.citations]
        self._connection.executemany(_CITATION, rows)
        self._connection.execute(_CITED, (document, prepared.cited))

    def _write_print(self, document: int, prepared: Prepared) -> None:
        size, when, payload = prepared.print
        self._connection.execute(_PRINT, (document, size, *when, payload, text_of(prepared.tokens)))
        # In the order of the index, so that neighbouring pages are written together.
        hashes = sorted({value for value, _ in prepared.pointed.print.shingles})
        self._connection.executemany(_SHINGLE, [(value, when.day, document) for value in hashes])
        self._connection.executemany(_TOKEN, [(token, document) for token in prepared.tokens])
        self._arrivals.prints[document] = prepared.pointed.print
        self._arrivals.texts[prepared.id] = prepared.text

    def _retire(self, document: int) -> None:
        """Take a document that a newer version stands beside out of all comparisons; its own rows stay."""
        execute = self._connection.execute
        query = "SELECT digest, (SELECT count(*) FROM documents e WHERE e.digest = d.digest AND e.key <= d.key)"
        digest, number = execute(f"{query} FROM documents d WHERE d.key = ?", (document,)).fetchone()
        execute("UPDATE documents SET current = 0 WHERE key = ?", (document,))
        self._chain.append("superseded", reading_name(digest, number), digest)
        if self._drop_reading(document):
            self._chain.append("reading", digest, GONE)
        execute("UPDATE claims SET mention = NULL WHERE document = ?", (document,))
        self._retire_mentions(document)
        self._retire_sources(document)
        self._retire_print(document)

    def _retire_sources(self, document: int) -> None:
        execute = self._connection.execute
        used = execute("SELECT profile FROM profile_uses WHERE document = ?", (document,)).fetchall()
        execute("DELETE FROM profile_uses WHERE document = ?", (document,))
        execute("DELETE FROM citations WHERE document = ?", (document,))
        execute("DELETE FROM citation_lists WHERE document = ?", (document,))
        for (profile,) in used:
            if not execute("SELECT 1 FROM profile_uses WHERE profile = ?", (profile,)).fetchone():
                self._drop_profile(profile)

    def _retire_mentions(self, document: int) -> None:
        execute, arrivals = self._connection.execute, self._arrivals
        gone = execute(
            "SELECT m.key, m.component, m.event, m.alias, e.id, m.day, m.payload FROM mentions m "
            "LEFT JOIN events e ON e.key = m.event WHERE m.document = ?",
            (document,),
        ).fetchall()
        for key, component, event, alias, name, day, payload in gone:
            arrivals.mention_components.add(component)
            if event is not None:
                arrivals.events.add(event)
                execute(
                    "INSERT INTO aliases (alias, event) VALUES (?, ?) "
                    "ON CONFLICT (alias) DO UPDATE SET event = excluded.event",
                    (alias, name),
                )
            self._drop_blocks("mention_blocks", key, day, load(Mention, payload).blocks)
        execute("DELETE FROM mentions WHERE document = ?", (document,))
        lost = {row[0] for row in gone}
        arrivals.mentions = [key for key in arrivals.mentions if key not in lost]

    def _drop_blocks(self, table: str, node: int, day: int, blocks: Iterable[str]) -> None:
        self._connection.executemany(
            f"DELETE FROM {table} WHERE block = ? AND day = ? AND node = ?",
            [(block, day, node) for block in blocks],
        )

    def _drop_profile(self, profile: int) -> None:
        execute, arrivals = self._connection.execute, self._arrivals
        component, origin, payload = execute(
            "SELECT component, origin, payload FROM profiles WHERE key = ?", (profile,)
        ).fetchone()
        arrivals.profile_components.add(component)
        if origin is not None:
            arrivals.origins.add(origin)
        self._drop_blocks("profile_blocks", profile, 0, load(Profile, payload).blocks)
        execute("DELETE FROM profiles WHERE key = ?", (profile,))
        arrivals.profiles = [key for key in arrivals.profiles if key != profile]

    def _retire_print(self, document: int) -> None:
        execute = self._connection.execute
        copies = execute(
            "SELECT a.digest, b.digest FROM copies c JOIN documents a ON a.key = c.earlier "
            "JOIN documents b ON b.key = c.later WHERE c.earlier = ? OR c.later = ?",
            (document, document),
        ).fetchall()
        for first, second in copies:
            self._chain.append("copy", f"{first}+{second}", bytes(32))
        execute("DELETE FROM copies WHERE earlier = ? OR later = ?", (document, document))
        day, payload, tokens = execute(
            "SELECT day, payload, tokens FROM prints WHERE document = ?", (document,)
        ).fetchone()
        printed = unpack(Print, payload)
        execute("DELETE FROM prints WHERE document = ?", (document,))
        self._arrivals.prints.pop(document, None)
        self._connection.executemany(
            "DELETE FROM shingles WHERE hash = ? AND day = ? AND document = ?",
            [(value, day, document) for value, _ in printed.shingles],
        )
        self._connection.executemany(
            "DELETE FROM print_tokens WHERE token = ? AND document = ?",
            [(token, document) for token in json.loads(tokens)],
        )
