"""The tables of the ledger, in SQLAlchemy's words, so that one description serves SQLite now and PostgreSQL later.

Loaded only to make a ledger or to bring one up to date: reading needs no table description, and SQLAlchemy takes a
quarter of a second to load. Queries are plain SQL that both databases know.

What came is never changed: ``documents``, ``folios``, ``attributions``, ``claims``, ``checks``, ``errors``,
``reviews`` and ``audit`` only grow (``documents.current`` and ``chain`` apart, and ``claims.mention``, which say how a
row stands to the others). What is made from them (mentions, profiles, prints, events, origins, copies, links) is
replaced as more documents come; each change is an entry of the chain.

A ``payload`` is a record as JSON, keys as in ``selon.records``, defaults left out. Times that the ledger itself sets
are UTC. Keys are whole numbers of this ledger alone; ids are content hashes and the same everywhere.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

__all__ = ["METADATA"]

METADATA = MetaData()
#: A key that counts up: SQLite asks for exactly INTEGER.
_KEY = BigInteger().with_variant(Integer(), "sqlite")


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _maybe(kind: type[TypeEngine[Any]], *names: str) -> list[Column[Any]]:
    return [Column(name, kind) for name in names]


def _whole(*names: str) -> list[Column[int]]:
    return [Column(name, BigInteger, nullable=False) for name in names]


def _flag(name: str) -> Column[int]:
    """Return a column that is 1 or 0: one way to write it in every database."""
    return Column(name, SmallInteger, nullable=False)


def _key() -> Column[int]:
    return Column("key", _KEY, primary_key=True)


# --- what came --------------------------------------------------------------------------------------------------------

#: ``digest`` is of the document as it was handed in, ``raw`` of the bytes that it came in (where they are known),
#: ``layer`` of its text alone, ``folio`` of its line, ``rows`` and ``keys`` of what was made from it. ``chain`` is
#: equal for the versions of one document; ``instant`` is when this one came out, in UTC; a later step adds ``edited``.
Table(
    "documents",
    METADATA,
    _key(),
    *_text("digest", "layer", "folio", "rows", "keys", "id"),
    *_maybe(Text, "raw", "url", "outlet", "language", "published", "title"),
    *_text("instant", "read_as", "seen"),
    *_whole("chain", "claims"),
    _flag("current"),
    # A later step lets a version have several readings.
    Index("documents_digest", "digest", unique=True),
    Index("documents_id", "id"),
    Index("documents_url", "url"),
    Index("documents_chain", "chain"),
    Index("documents_instant", "instant"),
)
#: A folio's line of JSON (the codebook's shape), compressed with zlib: the source of all that the other tables say.
Table("folios", METADATA, Column("document", _KEY, primary_key=True), Column("line", LargeBinary, nullable=False))
Table(
    "attributions",
    METADATA,
    *_whole("document"),
    *_text("id"),
    *_maybe(Text, "name", "role", "organisation"),
    *_text("kind"),
    *_maybe(Text, "side"),
    _flag("anonymous"),
    *_maybe(Text, "cue"),
    *_text("mode", "act", "certainty"),
    *_maybe(Text, "channel", "said"),
    *_text("by"),
    PrimaryKeyConstraint("document", "id"),
    sqlite_with_rowid=False,
)
Table(
    "claims",
    METADATA,
    *_whole("document"),
    *_text("id"),
    *_maybe(Text, "attribution"),
    *_text("kind", "certainty", "anchor"),
    _flag("polarity"),
    *_maybe(Text, "agent", "target", "means"),
    *_maybe(BigInteger, "place", "destination"),
    *_maybe(Text, "begins", "ends", "time_precision", "unit", "modifier"),
    *_maybe(Float, "value", "low", "high"),
    *_text("by"),
    *_maybe(BigInteger, "mention"),
    PrimaryKeyConstraint("document", "id"),
    Index("claims_kind", "kind", "unit"),
    Index("claims_mention", "mention"),
    sqlite_with_rowid=False,
)
#: ``key`` is made from what the place is, so that it is the same everywhere.
Table(
    "places",
    METADATA,
    Column("key", _KEY, primary_key=True, autoincrement=False),
    *_maybe(Text, "name", "country", "admin1"),
    *_text("precision"),
    *_maybe(Float, "lat", "lon"),
    *_maybe(BigInteger, "geonames_id"),
    Index("places_name", "name"),
)
Table(
    "checks",
    METADATA,
    *_whole("document", "seq"),
    *_text("rule", "outcome", "because", "working", "by"),
    PrimaryKeyConstraint("document", "seq"),
    sqlite_with_rowid=False,
)
Table("errors", METADATA, _key(), *_text("id", "seen", "place", "code", "reason", "remedy"), Index("errors_id", "id"))

# --- what it is compared by -------------------------------------------------------------------------------------------

#: ``alias`` is the id that the event would have whose first mention this is; ``component`` is equal for all that could
#: be linked to one another, by however many steps. ``day`` is a number of days; only nodes between whose
#: ``low`` and ``high`` it lies can be linked to this one, or that have none (0).
Table(
    "mentions",
    METADATA,
    _key(),
    *_text("id", "alias"),
    *_whole("document", "component", "day", "low", "high"),
    *_maybe(BigInteger, "event"),
    *_text("payload"),
    Index("mentions_id", "id", unique=True),
    Index("mentions_alias", "alias"),
    Index("mentions_document", "document"),
    Index("mentions_component", "component"),
    Index("mentions_event", "event"),
)
Table(
    "profiles",
    METADATA,
    _key(),
    *_text("id"),
    *_whole("component", "day", "low", "high"),
    *_maybe(BigInteger, "origin"),
    *_text("payload"),
    Index("profiles_id", "id", unique=True),
    Index("profiles_component", "component"),
    Index("profiles_origin", "origin"),
)
for _name in ("mention_blocks", "profile_blocks"):
    Table(
        _name,
        METADATA,
        *_text("block"),
        *_whole("day", "node"),
        PrimaryKeyConstraint("block", "day", "node"),
        sqlite_with_rowid=False,
    )
#: Which documents describe a source so; a profile that none does any more goes.
Table(
    "profile_uses",
    METADATA,
    *_whole("document", "profile"),
    PrimaryKeyConstraint("document", "profile"),
    Index("profile_uses_profile", "profile"),
    sqlite_with_rowid=False,
)
Table(
    "citations",
    METADATA,
    *_whole("document"),
    *_text("item"),
    *_whole("profile"),
    PrimaryKeyConstraint("document", "item"),
    sqlite_with_rowid=False,
)
#: A document's citations whole, with their reasons: a list as JSON, compressed.
Table(
    "citation_lists",
    METADATA,
    Column("document", _KEY, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)
Table(
    "prints",
    METADATA,
    Column("document", _KEY, primary_key=True),
    *_whole("size", "day", "low", "high"),
    Column("payload", LargeBinary, nullable=False),
    *_text("tokens"),
)
Table(
    "shingles",
    METADATA,
    *_whole("hash", "day", "document"),
    PrimaryKeyConstraint("hash", "day", "document"),
    sqlite_with_rowid=False,
)
Table(
    "print_tokens",
    METADATA,
    *_text("token"),
    *_whole("document"),
    PrimaryKeyConstraint("token", "document"),
    sqlite_with_rowid=False,
)

# --- what it comes to -------------------------------------------------------------------------------------------------

Table(
    "events",
    METADATA,
    _key(),
    *_text("id", "digest", "title"),
    *_maybe(Text, "begins", "ends"),
    *_whole("documents", "claims"),
    *_text("payload", "by"),
    Index("events_id", "id", unique=True),
    Index("events_listed", "begins", "ends", "documents", "claims", "id"),
)
#: What an event is found by: ``facet`` is place, kind, side, language, outlet or word; ``value`` is folded.
Table(
    "event_facets",
    METADATA,
    *_text("facet", "value"),
    *_whole("event"),
    PrimaryKeyConstraint("facet", "value", "event"),
    Index("event_facets_event", "event"),
    sqlite_with_rowid=False,
)
#: Components that have grown and are not settled yet: ``what`` is mentions or profiles, ``count`` how many came.
Table(
    "unsettled",
    METADATA,
    *_text("what"),
    *_whole("component", "count"),
    PrimaryKeyConstraint("what", "component"),
    sqlite_with_rowid=False,
)
#: Ids whose mention is gone, because a newer version of its document came: where it belonged then.
Table("aliases", METADATA, Column("alias", Text, primary_key=True), *_text("event"), sqlite_with_rowid=False)
Table(
    "origins",
    METADATA,
    _key(),
    *_text("id", "digest", "label", "kind"),
    *_maybe(Text, "side"),
    *_text("payload", "by"),
    Index("origins_id", "id", unique=True),
)
#: ``what`` is event or origin, ``owner`` its key, ``first`` and ``second`` the ids of two mentions or profiles.
Table(
    "links",
    METADATA,
    *_text("what"),
    *_whole("owner", "seq"),
    *_text("first", "second"),
    Column("score", Float, nullable=False),
    *_text("reasons", "by"),
    PrimaryKeyConstraint("what", "owner", "seq"),
    sqlite_with_rowid=False,
)
Table(
    "copies",
    METADATA,
    *_whole("earlier", "later"),
    *_text("digest", "outcome"),
    Column("containment", Float, nullable=False),
    _flag("directed"),
    Column("payload", LargeBinary, nullable=False),
    *_text("by"),
    PrimaryKeyConstraint("earlier", "later"),
    Index("copies_later", "later"),
    sqlite_with_rowid=False,
)

# --- who answers for it -----------------------------------------------------------------------------------------------

Table("reviews", METADATA, _key(), *_text("seen", "who", "action", "subject", "body"), *_maybe(BigInteger, "undoes"))
#: ``digest`` and ``hash`` are sha-256, 32 bytes each; ``hash`` is over the hash before and this entry.
Table(
    "audit",
    METADATA,
    Column("seq", _KEY, primary_key=True, autoincrement=False),
    *_text("seen", "kind", "subject"),
    *[Column(name, LargeBinary, nullable=False) for name in ("digest", "hash")],
)

# --- later steps ------------------------------------------------------------------------------------------------------

#: Which programs came to a reading: each is named by what it reads with. Not of the chain: it answers nothing but
#: whether reading a document again could come to something else.
Table(
    "read_by",
    METADATA,
    *_whole("document"),
    *_text("program"),
    PrimaryKeyConstraint("document", "program"),
    sqlite_with_rowid=False,
)
#: Marks that a version (``version`` is its digest) was withdrawn by who published it; ``id`` is of all the rest.
Table(
    "withdrawals",
    METADATA,
    _key(),
    *_text("id", "seen", "document", "version", "code", "words", "published"),
    Index("withdrawals_id", "id", unique=True),
    Index("withdrawals_document", "document"),
)
#: What watching remembers (``vigils``): of an address its last answer's marks, and when it is due again.
Table(
    "watched",
    METADATA,
    Column("url", Text, primary_key=True),
    *_text("kind", "feed"),
    *_maybe(Text, "etag", "modified"),
    *_text("digest", "looked", "due"),
    *_whole("failures"),
    *_text("body"),
    Index("watched_due", "kind", "due"),
)
#: Until when a site is left alone.
Table("watched_sites", METADATA, Column("site", Text, primary_key=True), *_text("free"))
#: The looks that are over, with the last document and the last withdrawal that there was then.
Table(
    "looks",
    METADATA,
    Column("number", _KEY, primary_key=True, autoincrement=False),
    *_text("ended"),
    *_whole("document", "withdrawal"),
)
#: How events stood at the last look.
Table("watched_events", METADATA, Column("event", Text, primary_key=True), *_text("digest", "payload"))
#: What was found new, until it is told.
Table(
    "news",
    METADATA,
    Column("id", Text, primary_key=True),
    *_whole("look", "seq"),
    _flag("told"),
    *_text("payload"),
    Index("news_told", "told", "look", "seq"),
)
#: What reviews are found by: their own ids, the documents and things that they speak of, the reviews that they undo.
Table(
    "review_refs",
    METADATA,
    *_text("ref"),
    *_whole("review"),
    PrimaryKeyConstraint("ref", "review"),
    sqlite_with_rowid=False,
)
#: A document's reading as people have put it, where that differs from the machine's: the columns as in ``documents``.
#: The rows beside it are those that are asked instead of the machine's, which stay where they are.
Table(
    "readings",
    METADATA,
    Column("document", _KEY, primary_key=True),
    *_text("folio", "rows", "keys"),
    Column("line", LargeBinary, nullable=False),
)
#: What an event's account comes to, for lists: of use while ``footing`` is what the event rests on (``summaries``).
Table(
    "summaries",
    METADATA,
    Column("event", _KEY, primary_key=True, autoincrement=False),
    *_text("footing", "by", "payload"),
)
for _name in ("attributions", "claims", "checks"):
    _copied = METADATA.tables[_name]
    Table(
        f"reviewed_{_name}",
        METADATA,
        *(Column(column.name, column.type, nullable=column.nullable) for column in _copied.columns),
        PrimaryKeyConstraint(*(column.name for column in _copied.primary_key.columns)),
        sqlite_with_rowid=False,
    )
Index("reviewed_claims_mention", METADATA.tables["reviewed_claims"].c.mention)
