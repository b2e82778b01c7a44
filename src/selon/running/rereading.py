"""Documents of a ledger read again, by the program that is here now, from the texts that the ledger has.

Nothing is overwritten: where a document is read otherwise than before, its new reading stands beside the old one, which
is not current any more, and what the two come to is settled anew. Where it is read the same, that is written down, so
that it need not be read a third time. Each batch is one transaction: what is killed goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from selon.errors import SelonError
from selon.intake.documents import with_noted_edit
from selon.intake.jsonl import came_with
from selon.ledger import Ledger
from selon.ledger.rows import Prepared, document_digest
from selon.records.folios import Folio
from selon.records.text import Document
from selon.running.ingest import BATCH, Outcome, batches, outcomes
from selon.running.keeping import settle_rest, write_batch
from selon.running.programs import program
from selon.running.summaries import Lay, keep_summaries

__all__ = ["Reread", "reread"]


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading again came to: how many documents are read otherwise now, how many as before; what failed."""

    otherwise: int = 0
    same: int = 0
    failures: tuple[SelonError, ...] = ()


def reread(
    ledger: Ledger,
    documents: Iterable[str] | None = None,
    processes: int = 1,
    progress: Callable[[int], None] | None = None,
    *,
    everything: bool = False,
    batch: int = BATCH,
    lay: Lay | None = None,
) -> Reread:
    """Read again the current versions of these documents (ids), or of all, that this program has not read yet.

    With ``everything`` also those that it has. ``progress`` is told after each batch how many are done. The ledger
    comes to what a new one comes to that the same documents are added to. Raises a LedgerError where it cannot be
    written; what fails on the way stays as it was, and is a row of the ledger's failures. ``lay`` sets the pages of
    large events.
    """
    wanted = None if documents is None else frozenset(documents)
    found = ledger.unread("" if everything else program())
    chosen = [(name, digest) for name, digest in found if wanted is None or name in wanted]
    report, done = Reread(), 0
    arrivals = outcomes(_handed_in(ledger, chosen), processes, batch, words=True)
    try:
        for some in batches(arrivals, batch):
            report = _entered(ledger, some, report)
            done += len(some)
            if progress:
                progress(done)
    finally:
        arrivals.close()
        settle_rest(ledger)
    keep_summaries(ledger, processes, lay)
    return report


def _entered(ledger: Ledger, some: Sequence[Outcome | None], before: Reread) -> Reread:
    failures = tuple(item for item in some if isinstance(item, SelonError))
    added = write_batch(ledger, [item for item in some if isinstance(item, Prepared)], failures, again=True)
    return Reread(before.otherwise + len(added.reread), before.same + len(added.known), before.failures + failures)


def _handed_in(ledger: Ledger, chosen: Iterable[tuple[str, str]]) -> Iterator[tuple[Document, str]]:
    """Yield each document as it was handed in, with its digest."""
    stream = iter(chosen)
    while some := dict(islice(stream, BATCH)):
        for folio in ledger.machine_folios(some):
            digest = some[folio.document.id]
            yield _unread(folio, digest), digest


def _unread(folio: Folio, digest: str) -> Document:
    """Return a folio's document without what reading found: its language, where it named none, and reading's notes."""
    document = with_noted_edit(replace(folio.document, notes=came_with(folio.notes)))
    return document if document_digest(document) == digest else replace(document, language=None)
