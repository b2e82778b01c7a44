"""What the ledger hands out, and what is handed to it: entries in, rows of events, documents and figures out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from selon.records.events import Event, Pointed
from selon.records.folios import Folio

__all__ = [
    "ALWAYS",
    "Added",
    "Counts",
    "Entry",
    "Failure",
    "Figure",
    "Holding",
    "Listing",
    "Verdict",
    "When",
    "Withdrawal",
]


class When(NamedTuple):
    """A day (any count of days above 0), and between which days lies what is worth comparing with it."""

    day: int
    low: int
    high: int


#: For what no day narrows.
ALWAYS = When(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One document read, ready to be kept: its folio and what it is compared with others by.

    ``digest`` is that of the document as it was handed in (``rows.document_digest``), where reading has since added
    the language that it found; empty where nothing was added. ``tokens`` are short texts: documents that share one are
    compared, whatever their words. ``published`` and ``mentioned`` (by the mention's id) say when.
    ``extra`` is what other modules (search) want kept with it: a writer gets it back inside the same transaction.
    ``program`` names the program that read it: another name is another program.
    """

    folio: Folio
    pointed: Pointed
    extra: object = None
    digest: str = ""
    tokens: tuple[str, ...] = ()
    published: When | None = None
    mentioned: Mapping[str, When] = field(default_factory=dict)
    program: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a batch, as ids of documents.

    ``new`` came in, ``known`` were there already; ``versions`` are those of the new ones that are another version of
    a document that was there. ``withdrawn`` counts the new marks that something was taken back. ``reread`` were there
    and have another reading now.
    """

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    withdrawn: int = 0
    reread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """A document as the ledger lists it, without its text.

    ``digest`` (sha-256, hex) names this version of it for ever; ``current`` is False where a newer version stands
    beside it; ``seen`` is when it came (ISO 8601, UTC). ``claims`` counts its claims. ``edited`` is when its outlet
    made this version, None where it is the first, or that is not known.
    """

    digest: str
    id: str
    url: str | None
    outlet: str | None
    language: str | None
    published: str | None
    title: str | None
    claims: int
    current: bool
    seen: str
    edited: str | None = None

    @property
    def came_out(self) -> str | None:
        """When this version came out: with its edit, or when the document was published."""
        return self.edited or self.published


@dataclass(frozen=True, slots=True)
class Listing:
    """An event with what its documents come to: how many documents and claims, in which languages, whose sides speak.

    ``first`` and ``last`` are the earliest and latest times at which they came out.
    """

    event: Event
    documents: int
    claims: int
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    sides: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One claim's figure with what a series needs of it. ``start``, ``end`` are the claim's own time, as it is said.

    ``event`` is the id of the claim's event, ``origin`` that of who said it (the document's own voice has one too),
    ``ref`` the claim's reference. ``edited`` is when the document's version was made, where it is a later one.
    """

    ref: str
    event: str | None
    document: str
    published: str | None
    outlet: str | None
    language: str | None
    kind: str
    unit: str
    value: float | None
    low: float | None
    high: float | None
    modifier: str
    polarity: bool
    certainty: str
    target: str | None
    place: str | None
    country: str | None
    admin1: str | None
    precision: str | None
    start: str | None
    end: str | None
    time_precision: str | None
    origin: str | None
    label: str | None
    side: str | None
    edited: str | None = None

    @property
    def came_out(self) -> str | None:
        """When the version that gives it came out: with its edit, or when the document was published."""
        return self.edited or self.published


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be kept: when (UTC), where, why, and what to do about it."""

    seen: str
    place: str
    code: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A mark that a version of a document was withdrawn by who published it; the version itself stays.

    ``version`` is that version's digest; ``code`` is ``canceled``, ``withheld`` or ``retracted``; ``words`` say it,
    with the publisher's own note; ``published`` when it was withdrawn, in UTC, ``seen`` when the ledger came to know.
    """

    document: str
    version: str
    code: str
    words: str
    published: str
    seen: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a ledger. ``documents`` counts current ones, ``versions`` all that were ever added."""

    documents: int
    versions: int
    attributions: int
    claims: int
    mentions: int
    events: int
    profiles: int
    origins: int
    copies: int
    failures: int
    entries: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What ``verify`` found: how many entries the chain has, its head, and the first thing wrong, if any.

    ``seq`` is the number of the chain's entry that does not hold (0 where something stands in no entry at all),
    ``subject`` what it speaks of (``document …``), ``reason`` says in one sentence what is wrong.
    """

    entries: int
    head: str
    holds: bool
    seq: int | None = None
    subject: str | None = None
    reason: str | None = None
