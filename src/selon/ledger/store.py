"""The ledger: one file in which everything read is kept. Open it with ``open_ledger``, close it as a context manager.

Reading methods take what a command line gives and return records; nothing is fetched before it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

from selon.ledger.holdings import Counts, Failure, Figure, Holding, Listing, Verdict
from selon.records.events import Citation, Copy, Event, Origin
from selon.records.folios import Folio

__all__ = ["Ledger", "open_ledger"]


def open_ledger(path: str | os.PathLike[str], *, create: bool = False, writing: bool = False) -> Ledger:
    """Open the ledger in a file.

    With ``create`` a missing one is made; ``create`` or ``writing`` also brings an older one up to date.
    Raises a LedgerError with place and remedy: no such file, not a ledger, made by a newer Selon, read-only, locked.
    """
    raise NotImplementedError


class Ledger:
    """An open ledger."""

    def __enter__(self) -> Self:
        """Return the ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        """Close it; what was not committed is not in it."""
        self.close()

    def close(self) -> None:
        """Close the file. Closing twice does no harm."""

    # --- events -------------------------------------------------------------------------------------------------------

    def events(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        kind: str | None = None,
        side: str | None = None,
        language: str | None = None,
        limit: int | None = 50,
        order: str = "time",
    ) -> tuple[Listing, ...]:
        """Return the events that meet every condition given.

        ``since`` and ``until`` are days (ISO 8601, inclusive; a month or a year will do): an event is in if its time
        overlaps them, and one without a time is not. ``place`` is a name, region or country code, whole and in any
        case; ``side`` whose sources speak in it. ``order`` is ``time`` (latest first), ``documents`` or ``claims``
        (most first).
        """
        raise NotImplementedError

    def event(self, name: str) -> Event:
        """Return the event of an id, an alias (any id that it ever had), or a beginning of one that fits no other.

        Raises UnknownError where there is none, with ids that come near, or several where a beginning fits several.
        """
        raise NotImplementedError

    def find_events(self, words: str, *, limit: int = 20) -> tuple[Listing, ...]:
        """Return the events in whose title, places or kinds all the words stand, most documents first."""
        raise NotImplementedError

    # --- what a dossier is made of ------------------------------------------------------------------------------------

    def folios(self, documents: Iterable[str]) -> tuple[Folio, ...]:
        """Return the current folios of the documents of these ids, by id; those that are not there are passed over."""
        raise NotImplementedError

    def citations(self, documents: Iterable[str]) -> tuple[Citation, ...]:
        """Return whose word each saying of these documents rests on."""
        raise NotImplementedError

    def origins(
        self, names: Iterable[str] | None = None, *, documents: Iterable[str] | None = None
    ) -> tuple[Origin, ...]:
        """Return origins by id: those of these ids, those that speak in these documents, or all."""
        raise NotImplementedError

    def copies(self, documents: Iterable[str] | None = None) -> tuple[Copy, ...]:
        """Return the copies in which one of these documents takes part, or all."""
        raise NotImplementedError

    # --- figures and documents ----------------------------------------------------------------------------------------

    def figures(
        self,
        kind: str,
        *,
        unit: str | None = None,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        origin: str | None = None,
        side: str | None = None,
        event: str | None = None,
    ) -> tuple[Figure, ...]:
        """Return the figures of one kind of claim, by their time (their own, else the day of publication), then ref."""
        raise NotImplementedError

    def documents(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        versions: bool = False,
        limit: int | None = None,
    ) -> tuple[Holding, ...]:
        """Return the documents, latest first; with ``versions`` also those that a newer version stands beside."""
        raise NotImplementedError

    def document(self, name: str) -> Folio:
        """Return the folio of a document by its id (the current version) or by a version's digest or its beginning.

        Raises UnknownError where there is none.
        """
        raise NotImplementedError

    def versions(self, name: str) -> tuple[Holding, ...]:
        """Return all versions of the document of this id, oldest first; the current one is marked."""
        raise NotImplementedError

    def failures(self) -> tuple[Failure, ...]:
        """Return the inputs that could not be kept, in the order in which they came."""
        raise NotImplementedError

    def counts(self) -> Counts:
        """Return how much there is of everything."""
        raise NotImplementedError

    # --- the chain ----------------------------------------------------------------------------------------------------

    def verify(self, *, expect: Sequence[str] = ()) -> Verdict:
        """Hash the chain anew and hold every row against it. ``expect`` are heads published before."""
        raise NotImplementedError

    def head(self) -> str:
        """Return the hash (hex) of the chain's last entry: what to publish."""
        raise NotImplementedError
