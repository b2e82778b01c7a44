"""The ledger: one file in which everything read is kept. Open it with ``open_ledger``, close it as a context manager.

Reading methods take what a command line gives and return records; nothing is fetched before it is asked for. Writing
goes through ``writing()``: all that is done with the pen it gives stands in one transaction, whole or not at all.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from selon.ledger import queries, reviewing, withdrawing
from selon.ledger.chain import Chain, head
from selon.ledger.counting import is_unread, list_counts, list_failures, list_unread, size
from selon.ledger.departures import Departure, find_departure
from selon.ledger.figures import find_figures, find_lately, list_measures
from selon.ledger.galleys import Galleys
from selon.ledger.holdings import Counts, Failure, Figure, Holding, Listing, Verdict, Withdrawal
from selon.ledger.opening import connect, told
from selon.ledger.summaries import Summaries
from selon.records.accounts import Withdrawn
from selon.records.events import Citation, Copy, Event, Origin, Ties
from selon.records.folios import Folio
from selon.text import fold

if TYPE_CHECKING:
    from selon.ledger.pen import Pen
    from selon.records.reviews import Review

__all__ = ["Ledger", "open_ledger"]

#: Seconds that another writer is waited for.
_WAIT = 30.0


def open_ledger(
    path: str | os.PathLike[str], *, create: bool = False, writing: bool = False, wait: float = _WAIT
) -> Ledger:
    """Open the ledger in a file.

    With ``create`` a missing one is made; ``create`` or ``writing`` also brings an older one up to date. Another writer
    is waited for so many seconds.

    Raises a LedgerError with place and remedy: no such file, not a ledger, made by a newer Selon, read-only, locked.
    """
    return Ledger(os.fspath(path), connect(path, create=create, writing=writing, wait=wait))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Ledger(Summaries, Galleys):
    """An open ledger."""

    def __init__(self, path: str, connection: sqlite3.Connection, now: Callable[[], str] = _now) -> None:
        """Take the file's name, an open connection in autocommit mode, and what tells the time (UTC)."""
        self.path = path
        self._connection = connection
        self._now = now

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
        self._connection.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The database's connection, for the ledger's own modules (search)."""
        return self._connection

    @contextmanager
    def writing(self) -> Iterator[Pen]:
        """Give the pen for one transaction: committed at the end, undone if anything is raised.

        Raises LockedError where another writer does not end in time, ReadOnlyError, FullError.
        """
        from selon.ledger.pen import Pen  # noqa: PLC0415 - readers do without

        with told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                chain = Chain(self._connection, self._now)
                yield Pen(self._connection, chain)
                chain.flush()
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

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
        arrived: str | None = None,
        limit: int | None = 50,
        order: str = "time",
        links: bool = True,
    ) -> tuple[Listing, ...]:
        """Return the events that meet every condition given.

        ``since`` and ``until`` are days (ISO 8601, inclusive; a month or a year will do): an event is in if its time
        overlaps them, and one without a time is not. ``place`` is a name, region or country code, whole and in any
        case; ``side`` whose sources speak in it; ``arrived`` a time (ISO 8601, UTC) since which one of its reports came
        to the ledger. ``order`` is ``time`` (latest first), ``documents`` or ``claims``
        (most first). Without ``links`` the events come without theirs: no list shows them.
        """
        asked = {
            "place": place and fold(place),
            "kind": kind,
            "side": side and side.upper(),
            "language": language and language.split("-")[0].lower(),
        }
        facets = [(facet, value) for facet, value in asked.items() if value]
        with told(self.path):
            return queries.list_events(
                self._connection,
                since=since,
                until=until,
                facets=facets,
                arrived=arrived,
                limit=limit,
                order=order,
                links=links,
            )

    def arrived(self, since: str, event: str = "") -> dict[str, frozenset[str]]:
        """Return which of each event's reports came to the ledger since a time (ISO 8601, UTC), by event id.

        With the id of an ``event`` only of that one.
        """
        with told(self.path):
            return queries.list_arrived(self._connection, since, event)

    def facets(self, name: str) -> dict[str, int]:
        """Return how many events there are of each kind, language, side, place or outlet, the commonest first."""
        with told(self.path):
            return queries.count_facets(self._connection, name)

    def event(self, name: str, *, links: bool = True) -> Event:
        """Return the event of an id, an alias (any id that it ever had), or a beginning of one that fits no other.

        Without ``links`` it comes without its own, of which a big one has hundreds. Raises UnknownError where there is
        none, or several that a beginning fits.
        """
        with told(self.path):
            return queries.find_event(self._connection, name, self.path, links=links)

    def departure(self, name: str) -> Departure | None:
        """Return how an event went that is no more (any id that it ever had); None where none was, or it is there."""
        with told(self.path):
            return find_departure(self._connection, name)

    def find_events(self, words: str, *, limit: int = 20) -> tuple[Listing, ...]:
        """Return the events in whose title, places or kinds all the words stand, most documents first."""
        with told(self.path):
            return queries.find_events(self._connection, words, limit)

    # --- what a dossier is made of ------------------------------------------------------------------------------------

    def folios(self, documents: Iterable[str]) -> tuple[Folio, ...]:
        """Return the current folios of the documents of these ids, by id; those that are not there are passed over."""
        with told(self.path):
            return queries.list_folios(self._connection, documents, self.path)

    def folios_around(self, claims: Iterable[str]) -> tuple[Folio, ...]:
        """Return the current folios, by id, in which these claims (references) stand, and in each no other claims.

        Attributions and checks are only those of these claims.
        """
        with told(self.path):
            return queries.list_folios_around(self._connection, claims, self.path)

    def speakers(self, documents: Iterable[str]) -> tuple[Citation, ...]:
        """Return whose word each saying of these documents rests on, by item, without relays and reasons."""
        with told(self.path):
            return queries.list_speakers(self._connection, documents)

    def citations(self, documents: Iterable[str]) -> tuple[Citation, ...]:
        """Return whose word each saying of these documents rests on, by item."""
        with told(self.path):
            return queries.list_citations(self._connection, documents)

    def ties(self, documents: Iterable[str]) -> Ties:
        """Return which events the claims of these documents belong to, and which origins their sayings rest on."""
        with told(self.path):
            return queries.list_ties(self._connection, documents)

    def origins(
        self, names: Iterable[str] | None = None, *, documents: Iterable[str] | None = None, links: bool = True
    ) -> tuple[Origin, ...]:
        """Return origins by id: those of these ids, those that speak in these documents, or all.

        A source that all cite has thousands of links, which take longer than all else: without ``links`` none is read.
        """
        with told(self.path):
            return queries.list_origins(self._connection, names, documents, links=links)

    def copies(self, documents: Iterable[str] | None = None, *, among: bool = False) -> tuple[Copy, ...]:
        """Return the copies in which one of these documents takes part, both with ``among``; or all there are."""
        with told(self.path):
            return queries.find_copies(self._connection, documents, among=among)

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
        published: str | None = None,
    ) -> tuple[Figure, ...]:
        """Return the figures of one kind of claim, by their time (their own, else the day of publication), then ref."""
        with told(self.path):
            return find_figures(
                self._connection,
                kind,
                unit=unit,
                since=since,
                until=until,
                place=place,
                origin=origin,
                side=side,
                event=event,
                published=published,
            )

    def measures(self) -> tuple[tuple[str, str], ...]:
        """Return the kinds of claims that have figures, each with a unit, in the order of their codes."""
        with told(self.path):
            return list_measures(self._connection)

    def lately(self, kind: str, unit: str | None = None, reports: int = 200) -> str:
        """Return since when the latest so many reports with such a figure appeared; nothing if there are no more."""
        with told(self.path):
            return find_lately(self._connection, kind, unit, reports)

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
        with told(self.path):
            return queries.list_documents(
                self._connection,
                since=since,
                until=until,
                outlet=outlet,
                language=language,
                versions=versions,
                limit=limit,
            )

    def document(self, name: str) -> Folio:
        """Return the folio of a document by its id (the current version) or by a version's digest or its beginning.

        Raises UnknownError where there is none.
        """
        with told(self.path):
            return queries.find_document(self._connection, name, self.path)

    def versions(self, name: str) -> tuple[Holding, ...]:
        """Return all versions of the document of this id, oldest first; the current one is marked."""
        with told(self.path):
            return queries.list_versions(self._connection, name, self.path)

    def failures(self) -> tuple[Failure, ...]:
        """Return the inputs that could not be kept, in the order in which they came."""
        with told(self.path):
            return list_failures(self._connection)

    def withdrawals(self, documents: Iterable[str] | None = None) -> tuple[Withdrawal, ...]:
        """Return what was withdrawn of these documents, or of all, in the order in which the ledger came to know."""
        with told(self.path):
            return withdrawing.list_withdrawals(self._connection, documents)

    def withdrawn(self, documents: Iterable[str]) -> dict[str, Withdrawn]:
        """Return which of these documents were taken back and have no newer version since, by id."""
        with told(self.path):
            return withdrawing.standing_withdrawals(self._connection, documents)

    # --- reviews ------------------------------------------------------------------------------------------------------

    def reviews(self, refs: Iterable[str] | None = None) -> tuple[Review, ...]:
        """Return reviews in the order in which they came: all, or those of these things with all that undoes them.

        ``refs`` are documents' ids, references of claims, attributions and checks, ids of events, origins and reviews.
        """
        with told(self.path):
            return reviewing.list_reviews(self._connection, refs)

    def review(self, name: str) -> Review:
        """Return the review of an id, or of the beginning of one. Raises UnknownError."""
        with told(self.path):
            return reviewing.find_review(self._connection, name, self.path)

    def next_review(self) -> tuple[int, str]:
        """Return the number that the next review has, and the time of the last one (empty where there is none)."""
        with told(self.path):
            return reviewing.next_number(self._connection)

    def machine_folios(self, documents: Iterable[str]) -> tuple[Folio, ...]:
        """Return the machine's own readings of documents, by id, whatever people made of them since."""
        with told(self.path):
            return queries.list_folios(self._connection, documents, self.path, machine=True)

    def joining_reviews(self) -> tuple[Review, ...]:
        """Return all merges and splits, with all that undoes them."""
        with told(self.path):
            return reviewing.list_joining(self._connection)

    def said_by(self, origin: str) -> list[tuple[str, str, str]]:
        """Return (profile's id, document's id, item) of all that an origin says, by these."""
        with told(self.path):
            return reviewing.items_of(self._connection, origin)

    def nodes(self, claims: Iterable[str], items: Iterable[str]) -> dict[str, str]:
        """Return the id of the mention that each of these claims (references) is in, and of each item's profile."""
        with told(self.path):
            return reviewing.nodes_of(self._connection, claims, items)

    def knows(self, digest: str) -> bool:
        """Tell whether the version of a document that has this digest is there."""
        with told(self.path):
            query = "SELECT 1 FROM documents WHERE digest = ?"
            return self._connection.execute(query, (digest,)).fetchone() is not None

    def unread(self, program: str) -> tuple[tuple[str, str], ...]:
        """Return the documents whose current version no program of this name has read: id and digest, by id."""
        with told(self.path):
            return list_unread(self._connection, program)

    def is_unread(self, digest: str, program: str) -> bool:
        """Tell whether the version of this digest is current and no program of this name has read it."""
        with told(self.path):
            return is_unread(self._connection, digest, program)

    def size(self) -> tuple[int, int]:
        """Return how many documents and events there are; ``counts`` counts everything, which takes longer."""
        with told(self.path):
            return size(self._connection)

    def counts(self) -> Counts:
        """Return how much there is of everything."""
        with told(self.path):
            return list_counts(self._connection)

    # --- the chain ----------------------------------------------------------------------------------------------------

    def verify(self, *, expect: Sequence[str] = (), progress: Callable[[int], None] | None = None) -> Verdict:
        """Hash the chain anew and hold every row against it.

        ``expect`` are heads published before: each must be the hash of an entry. ``progress`` is told how many
        documents are done.
        """
        from selon.ledger.verifying import verify  # noqa: PLC0415 - the other commands do without

        with told(self.path):
            return verify(self._connection, expect, progress or (lambda _: None))

    def head(self) -> str:
        """Return the hash (hex) of the chain's last entry: what to publish."""
        with told(self.path):
            return head(self._connection)[1].hex()
