"""A document's rows, made from its folio and from what it is compared by: pure, so that worker processes can do it.

Everything that the ledger keeps of a document is made here, with the digests that the audit chain holds it by. Keys
that only the ledger can give (of documents, mentions, profiles) are not in the rows; ids are.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from selon.ledger.holdings import ALWAYS, Entry, When
from selon.ledger.payloads import dump, text_of
from selon.records.claims import Claim, Moment, Place, Quantity
from selon.records.codec import encode, encode_document
from selon.records.events import Pointed
from selon.records.folios import Folio
from selon.records.text import Document
from selon.text import instant_of

__all__ = [
    "ATTRIBUTION",
    "CHECK",
    "CLAIM",
    "Prepared",
    "Row",
    "digest_of",
    "document_digest",
    "keys_digest",
    "link_line",
    "place_key",
    "prepare",
    "rows_digest",
]

Row = tuple[Any, ...]

#: The columns of the rows made here, in their order; before them stands the document's key.
ATTRIBUTION = "id, name, role, organisation, kind, side, anonymous, cue, mode, act, certainty, channel, said, by"
CLAIM = (
    "id, attribution, kind, certainty, anchor, polarity, agent, target, means, place, destination, begins, ends, "
    "time_precision, unit, modifier, value, low, high, by"
)
CHECK = "seq, rule, outcome, because, working, by"

#: How hard zlib tries: for what is kept for ever, and for what may be replaced.
_WELL, _FAST = 6, 1
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Prepared:
    """One document, ready to be written.

    ``document`` holds the columns digest, layer, folio, rows, keys, id, raw, url, outlet, language, published, title,
    instant, read_as, edited, in this order; ``line`` the folio's line, compressed. The other rows begin with the
    columns after the document's key. ``mentions`` are (id, payload, blocks, claims, when), ``profiles`` (id, payload,
    blocks), ``citations`` (item, profile's id), ``cited`` all of them, ``print`` is (shingles, when, payload),
    ``tokens`` what else it is found by, ``program`` what names the program that read it; ``languages`` are those that
    some of its paragraphs are in, and the document as a whole is not.
    """

    document: Row
    line: bytes
    attributions: tuple[Row, ...]
    claims: tuple[Row, ...]
    places: tuple[Row, ...]
    checks: tuple[Row, ...]
    mentions: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...], When], ...]
    profiles: tuple[tuple[str, str, tuple[str, ...]], ...]
    citations: tuple[tuple[str, str], ...]
    cited: bytes
    print: tuple[int, When, bytes]
    tokens: tuple[str, ...]
    pointed: Pointed
    text: str
    extra: object = None
    program: str = ""
    languages: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The document's digest."""
        return str(self.document[0])

    @property
    def id(self) -> str:
        """The document's id."""
        return self.pointed.document


def digest_of(*parts: str) -> str:
    """Return the sha-256 (hex) of texts, each ended so that no two lists of texts run together."""
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()


def document_digest(document: Document) -> str:
    """Return what names this version of a document for ever: the digest of all that was handed in, its notes aside.

    The digest of the bytes that it came in (``raw``) is left aside too: a page with another banner is no version. So is
    when it was edited: what was touched and says the same is none either.
    """
    return digest_of(text_of(encode_document(replace(document, raw=None, edited=None))))


def keys_digest(
    mentions: Iterable[Row], profiles: Iterable[Row], citations: Iterable[Row], cited: str, printed: str
) -> str:
    """Return the digest of what a document is compared by: payloads, whose word each item is, citations, print."""
    return digest_of(rows_digest(mentions, profiles, citations), cited, printed)


def rows_digest(*tables: Iterable[Row]) -> str:
    """Return the digest of rows, table by table, each table's in the order of the rows' text."""
    return digest_of(*("\n".join(sorted(map(text_of, table))) for table in tables))


def link_line(first: str, second: str, score: float, reasons: str, by: str) -> str:
    """Return what a link adds to its owner's digest; ``reasons`` are JSON."""
    return digest_of(first, second, repr(float(score)), reasons, by)


def prepare(entry: Entry) -> Prepared:
    """Return all rows of a document. Raises RecordError where a span is not the text's."""
    folio, pointed = entry.folio, entry.pointed
    line = text_of(encode(folio)).encode("utf-8", "backslashreplace")
    rows = _attributions(folio), tuple(map(_claim, folio.claims)), _checks(folio)
    places = {place_key(place): place for claim in folio.claims for place in (claim.place, claim.to) if place}
    mentions = tuple((m.id, dump(m), m.blocks, m.claims, entry.mentioned.get(m.id, ALWAYS)) for m in pointed.mentions)
    profiles = tuple((p.id, dump(p), p.blocks) for p in pointed.profiles)
    citations = tuple((c.item, c.profile) for c in pointed.citations)
    cited, printed = dump(pointed.citations), dump(pointed.print)
    keys = keys_digest([row[1:2] for row in mentions], [row[1:2] for row in profiles], citations, cited, printed)
    size = len({value for value, _ in pointed.print.shingles})
    digests = entry.digest or document_digest(folio.document), digest_of(folio.document.text)
    return Prepared(
        (*digests, hashlib.sha256(line).hexdigest(), rows_digest(*rows), keys, *_columns(folio)),
        zlib.compress(line, _WELL),
        *rows[:2],
        tuple(_place_row(key, place) for key, place in places.items()),
        rows[2],
        mentions,
        profiles,
        citations,
        zlib.compress(cited.encode(), _FAST),
        (size, entry.published or ALWAYS, zlib.compress(printed.encode(), _FAST)),
        entry.tokens,
        pointed,
        folio.document.text,
        entry.extra,
        entry.program,
        tuple(sorted({inset.language for inset in folio.languages})),
    )


def _columns(folio: Folio) -> Row:
    """Return the columns of a document from its id on."""
    document = folio.document
    told = (document.url, document.outlet, document.language, document.published, document.title)
    return (document.id, document.raw, *told, instant_of(document.came_out), folio.language, document.edited)


def _attributions(folio: Folio) -> tuple[Row, ...]:
    return tuple(
        (
            a.id,
            a.source.name,
            a.source.role,
            a.source.organisation,
            a.source.kind,
            a.source.side,
            int(a.source.anonymous),
            a.cue and a.cue.text,
            a.mode,
            a.act,
            a.certainty,
            a.channel,
            a.said and a.said.start,
            a.by,
        )
        for a in folio.attributions
    )


def _claim(claim: Claim) -> Row:
    quantity, time = claim.quantity, claim.time or Moment(None, None, None, "")
    return (
        claim.id,
        claim.attribution,
        claim.kind,
        claim.certainty,
        claim.anchor.text,
        int(claim.polarity),
        claim.agent and (claim.agent.name or (claim.agent.span and claim.agent.span.text)),
        claim.target and (claim.target.name or (claim.target.span and claim.target.span.text)),
        claim.means,
        claim.place and place_key(claim.place),
        claim.to and place_key(claim.to),
        time.start,
        time.end,
        time.precision or None,
        quantity and quantity.unit,
        quantity and quantity.modifier,
        *(_figures(quantity) if quantity else (None, None, None)),
        claim.by,
    )


def _figures(quantity: Quantity) -> Row:
    return tuple(map(_number, (quantity.value, quantity.low, quantity.high)))


def _number(value: float | None) -> float | None:
    """Return a figure as the database gives it back."""
    return None if value is None else float(value)


def place_key(place: Place) -> int:
    """Return a place's key, from what it is and not from the words that named it: 62 bits, never negative."""
    where = (_number(place.lat), _number(place.lon), place.geonames_id)
    parts = (place.name, place.country, place.admin1, place.precision, *where)
    return int(digest_of(text_of(parts))[:16], 16) >> 2


def _place_row(key: int, place: Place) -> Row:
    where = (_number(place.lat), _number(place.lon), place.geonames_id)
    return (key, place.name, place.country, place.admin1, place.precision, *where)


def _checks(folio: Folio) -> tuple[Row, ...]:
    return tuple(
        (number, check.rule, check.outcome, check.because, check.working, check.by)
        for number, check in enumerate(folio.checks)
    )
