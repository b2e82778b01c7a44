"""What the rooms need from below or outside, as protocols of one or two methods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:  # the process that parses takes its ports from here, and is not to wait for records of the ledger
    from selon.errors import InputError
    from selon.records.accounts import Account, Dossier, Withdrawn
    from selon.records.claims import Place
    from selon.records.events import Ties
    from selon.records.folios import Folio
    from selon.records.reviews import Review, State
    from selon.records.text import Document

__all__ = [
    "Candidate",
    "Column",
    "DocumentVersion",
    "Exporter",
    "Format",
    "Gazetteer",
    "Limits",
    "Selection",
    "Unit",
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    ``population`` is 0 where unknown; ``primary`` True if the name is its own, not a variant; ``bare`` True if the name
    is a region's without its head word (``Kursk`` for Kursk Oblast): it wants the head, or a list of regions, beside.
    ``capital`` is True for the seat of a country's government. A country is also found as ``iso xx``, by its code.
    """

    place: Place
    population: int = 0
    primary: bool = True
    bare: bool = False
    capital: bool = False


class Gazetteer(Protocol):
    """Looks names up in every script that it knows."""

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Return every place that bears the folded name, in a fixed order; empty if there is none."""
        ...

    def alike(self, name: str) -> tuple[Candidate, ...]:
        """Return the places whose names sound like this one, transliterated another way, likest first."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What one thing that comes in may cost.

    ``characters``: the longest text; ``bytes``: the most that one page, member or record may have, unpacked; ``ratio``:
    how many bytes one packed byte may become; ``members``: how many things may lie in one archive; ``seconds`` and
    ``megabytes``: how long, and with how much memory, one of them may be parsed.
    """

    characters: int = 2_000_000
    bytes: int = 24_065_536
    ratio: int = 200
    members: int = 1_000_000
    seconds: float = 10.0
    megabytes: int = 1024


@dataclass(frozen=True, slots=True)
class Unit:
    """Bytes that come in as one thing, with what is known of them from outside: a file, a record, a fetched page.

    ``name`` is the file's or the page's own name, by which a format may be told, ``place`` what an error names; ``url``
    and ``encoding`` are what carried it says (the archive's record, the server's header), ``retrieved`` when it was
    taken, ISO 8601; ``given`` what the user says of every document: it wins over what the page says.
    """

    stream: BinaryIO
    name: str
    place: str
    url: str | None = None
    encoding: str | None = None
    retrieved: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)


class Format(Protocol):
    """One way in which dispatches are written down or packed.

    Formats are named in ``selon.intake.formats``, or by a package's entry point in the group ``selon.formats``; both
    come through the same door. ``plain`` formats are parsed in this process, all others in one that may be killed.
    """

    name: str
    suffixes: tuple[str, ...]
    plain: bool

    def sniff(self, name: str, head: bytes) -> bool:
        """Tell from a name and the first bytes whether this is the format. Never raises."""
        ...

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield what is in the unit: documents; errors with place and remedy; units that another format reads."""
        ...


@dataclass(frozen=True, slots=True)
class Column:
    """A column or field of what an exporter writes: its name, what stands there, ``number`` where it is one."""

    name: str
    says: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class DocumentVersion:
    """One version of a document as a ledger keeps it: its folio, and what its claims and sayings belong to.

    ``recognised`` names the fields of the document that were not handed in, but found by reading; ``current`` is False
    where a newer version stands beside it. ``states`` are how things stand that people reviewed, by reference;
    ``machine`` is the machine's own reading, where people changed it.
    """

    folio: Folio
    ties: Ties
    recognised: tuple[str, ...] = ()
    current: bool = True
    states: Mapping[str, State] = field(default_factory=dict)
    machine: Folio | None = None

    def reviewed(self, item: str) -> str:
        """Return whether a person checked an item (its id)."""
        from selon.records.events import ref  # noqa: PLC0415 - see above
        from selon.records.reviews import UNREVIEWED  # noqa: PLC0415 - see above

        state = self.states.get(ref(self.folio.document.id, item))
        return state.reviewed if state else UNREVIEWED


class Selection(Protocol):
    """What is handed on out of a ledger: all of it, or what a filter leaves; fetched as it is asked for."""

    @property
    def asked(self) -> Mapping[str, str]:
        """The filter as it was given, by its flags' names; empty where everything is handed on."""
        ...

    @property
    def rule(self) -> str:
        """The rule that a reader named to pick one of several figures by; empty where nothing is to be picked."""
        ...

    def events(self) -> Iterator[tuple[Account, Dossier]]:
        """Yield each event by time, then id, with no more of it than the filter leaves."""
        ...

    def documents(self, *, versions: bool = False) -> Iterator[DocumentVersion]:
        """Yield each document whole, by id, if the filter leaves anything of it; ``versions``: older ones too."""
        ...

    def reviews(self, documents: Iterable[str] | None = None) -> tuple[Review, ...]:
        """Return all reviews of these documents, or all of the ledger, with what takes them back."""
        ...

    def withdrawn(self, documents: Iterable[str]) -> Mapping[str, Withdrawn]:
        """Return which of these documents were taken back by who published them, by id."""
        ...

    def head(self) -> tuple[str, int]:
        """Return the hash (hex) of the audit chain's last entry, and how many entries there are."""
        ...


class Exporter(Protocol):
    """One format in which a ledger is handed on.

    Exporters are named in ``selon.publishing.exports.door``, or by a package's entry point in the group
    ``selon.exporters``; both come through the same door.
    """

    name: str
    suffix: str
    #: What it is, for whom, in one sentence.
    says: str
    columns: tuple[Column, ...]
    #: Whether it is text that a terminal can show.
    text: bool

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write what was selected, and return how many rows there were. The same ledger always gives the same bytes."""
        ...
