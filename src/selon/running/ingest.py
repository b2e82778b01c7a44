"""Documents into a ledger: read and compared in worker processes, written here, settled batch by batch.

Each batch is one transaction, in which its documents, what they settle into and the entries of the audit chain come in
together or not at all. So a process that is killed leaves a ledger that holds, without the documents in flight; adding
the same sources again adds what is missing.
"""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from selon.errors import FaultError, SelonError
from selon.ledger import Ledger
from selon.ledger.rows import Prepared, document_digest
from selon.linking.withdrawals import notice_of
from selon.pipeline import understand
from selon.records.text import Document, Note
from selon.running.keeping import prepare_folio, settle_rest, write_batch
from selon.running.local import gazetteer
from selon.running.programs import program
from selon.running.summaries import Lay, keep_summaries
from selon.running.workers import begin
from selon.text import content_id

__all__ = ["BATCH", "Outcome", "Report", "batches", "ingest", "outcomes"]

#: Documents that a worker takes at a time.
_PORTION = 16
#: A transaction writes so many documents, or what came in so many seconds: many at once settle together and touch each
#: page of the file once, and what a kill loses is read again in no more time than that.
BATCH, _WHILE = 256, 2.0
_SURROGATE = re.compile("[\ud800-\udfff]")

Outcome = Prepared | SelonError


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingest came to: how many documents are new, were known before, are versions of others, or failed.

    ``withdrawn`` counts the marks that a document was withdrawn by who published it; such an item counts as known.
    ``unread`` counts those of the known that were read by another program, so that this one may read them otherwise
    (``rereading.reread``).
    """

    new: int = 0
    known: int = 0
    versions: int = 0
    failures: tuple[SelonError, ...] = ()
    withdrawn: int = 0
    unread: int = 0


def ingest(
    ledger: Ledger,
    documents: Iterable[Document | SelonError],
    processes: int = 1,
    progress: Callable[[int], None] | None = None,
    *,
    batch: int = BATCH,
    words: bool = True,
    lay: Lay | None = None,
) -> Report:
    """Read documents into the ledger. What fails becomes a row of the ledger's failures, and the rest goes on.

    ``progress`` is told after each batch how many inputs are done. Whatever the order, the number of processes and the
    size of a ``batch``, the ledger comes to the same events, origins and copies. Raises a LedgerError where the ledger
    cannot be written; the batches before are in it. ``words`` False leaves out the index for search, whose dictionaries
    take seconds to load: for a ledger that is only looked at and thrown away. ``lay`` sets the pages of large events.
    """
    report, done = Report(), 0
    withdrawn: dict[str, Note] = {}
    unread: set[str] = set()
    arrivals = outcomes(_unknown(ledger, documents, withdrawn, unread), processes, batch, words=words)
    try:
        for some in batches(arrivals, batch):
            report = _entered(ledger, some, withdrawn, report)
            done += len(some)
            if progress:
                progress(done)
    except KeyboardInterrupt:
        # What came before is in, and settled: the ledger holds all that it says it holds.
        arrivals.close()
        settle_rest(ledger)
        raise
    finally:
        arrivals.close()
    settle_rest(ledger)
    keep_summaries(ledger, processes, lay)
    return replace(report, unread=len(unread))


def batches(arrivals: Iterator[Outcome | None], most: int) -> Iterator[list[Outcome | None]]:
    """Yield what comes in, so many at a time or what came in a while."""
    some: list[Outcome | None] = []
    since = time.monotonic()
    for item in arrivals:
        some.append(item)
        if len(some) >= most or time.monotonic() - since >= _WHILE:
            yield some
            some, since = [], time.monotonic()
    if some:
        yield some


def _entered(ledger: Ledger, some: Sequence[Outcome | None], withdrawn: Mapping[str, Note], before: Report) -> Report:
    """Write one batch, and return the report with it."""
    failures = tuple(item for item in some if isinstance(item, SelonError))
    added = write_batch(ledger, [item for item in some if isinstance(item, Prepared)], failures, withdrawn)
    return Report(
        before.new + len(added.new),
        before.known + len(added.known) + sum(item is None for item in some),
        before.versions + len(added.versions),
        before.failures + failures,
        before.withdrawn + added.withdrawn,
    )


# --- before the reading -----------------------------------------------------------------------------------------------


def _unknown(
    ledger: Ledger, documents: Iterable[Document | SelonError], withdrawn: dict[str, Note], unread: set[str]
) -> Iterator[tuple[Document, str] | SelonError | None]:
    """Yield each document with its digest, None for one that the ledger has, errors as they are.

    What says that it is withdrawn is put into ``withdrawn``, and is never passed over; the digest of what the ledger
    has from another program's reading into ``unread``.
    """
    for item in documents:
        if isinstance(item, SelonError):
            yield item
            continue
        document = _named(item)
        digest = document_digest(document)
        note = notice_of(document.notes)
        if note is not None:
            withdrawn[digest] = note
            yield document, digest
            continue
        if not ledger.knows(digest):
            yield document, digest
            continue
        if ledger.is_unread(digest, program()):
            unread.add(digest)
        yield None


def _named(document: Document) -> Document:
    """Return a document that can be told from all others.

    An id made from the text alone is the same for all who print the text: such a one is made from address and outlet
    too. A lone surrogate, which no database keeps, becomes U+FFFD.
    """
    fields = {name: getattr(document, name) for name in ("id", "url", "outlet", "language", "published", "title")}
    clean: dict[str, Any] = {name: value and _SURROGATE.sub("\ufffd", value) for name, value in fields.items()}
    printed = [value for value in (clean["url"], clean["outlet"]) if value]
    if printed and clean["id"] == content_id("d", document.text):
        clean["id"] = content_id("d", document.text, *printed)
    credited = tuple(_SURROGATE.sub("\ufffd", name) for name in document.credits)
    return replace(document, credits=credited, **clean)


# --- reading, here or in workers --------------------------------------------------------------------------------------


def outcomes(
    found: Iterator[tuple[Document, str] | SelonError | None], processes: int, batch: int, *, words: bool
) -> Generator[Outcome | None, None, None]:
    """Yield what became of each input, in their order."""
    if processes <= 1:
        yield from (_read(item, words=words) for item in found)
        return
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415 - one process needs none of it

    portion = min(_PORTION, batch)
    pool = ProcessPoolExecutor(processes, initializer=begin)
    waiting: deque[Future[list[Outcome | None]]] = deque()
    try:
        while True:
            while len(waiting) < 2 * processes and (some := list(islice(found, portion))):
                waiting.append(pool.submit(_read_all, some, words))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _read_all(some: Sequence[tuple[Document, str] | SelonError | None], words: bool) -> list[Outcome | None]:
    return [_read(item, words=words) for item in some]


def _read(item: tuple[Document, str] | SelonError | None, *, words: bool = True) -> Outcome | None:
    """Return the rows of a document, or the fault that it met."""
    if not isinstance(item, tuple):
        return item
    document, digest = item
    try:
        return prepare_folio(understand(document, gazetteer()), digest, words=words)
    except Exception as problem:  # noqa: BLE001 - whatever it is, the other documents must be read
        fault = FaultError(
            f"a fault in Selon: {type(problem).__name__}: {problem}",
            place=document.id,
            remedy="please report it, with the text",
        )
        fault.__cause__ = problem
        return fault
