"""What the rooms need from below or outside, as protocols of one or two methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from selon.errors import InputError
from selon.records.claims import Place
from selon.records.text import Document

__all__ = ["Candidate", "Format", "Gazetteer", "Limits", "Unit"]


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
