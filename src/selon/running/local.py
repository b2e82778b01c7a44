"""Many documents on this machine, one after the other or in worker processes: the same folios in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from selon.errors import FaultError, SelonError
from selon.pipeline import understand
from selon.ports import Gazetteer
from selon.records.folios import Folio
from selon.records.text import Document

__all__ = ["gazetteer", "try_all", "understand_all"]

#: Documents that a worker takes at a time: enough to hide the way there, few enough that the first come soon.
_BATCH = 16


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer of this process, opened once."""
    from selon.gazetteer.lookup import open_places  # noqa: PLC0415 - opened by those who need it

    return open_places()


def understand_all(documents: Iterable[Document], processes: int = 1) -> Iterator[Folio]:
    """Yield the folio of each document, in their order, read in this process or in ``processes`` of its own.

    Documents are taken as they are needed, so that an endless stream works too. Raises FaultError where a document
    meets a fault of ours.
    """
    for outcome in try_all(documents, processes):
        if isinstance(outcome, FaultError):
            raise outcome
        yield outcome


def try_all(documents: Iterable[Document], processes: int = 1) -> Iterator[Folio | FaultError]:
    """Yield the folio of each document, in their order, or the fault that it met: one bad page spoils no batch."""
    if processes <= 1:
        places = gazetteer()
        for document in documents:
            yield _try(document, places)
        return
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415 - one process needs none of it

    stream = iter(documents)
    with ProcessPoolExecutor(processes) as pool:
        waiting: deque[Future[list[Folio | FaultError]]] = deque()
        try:
            while True:
                while len(waiting) < 2 * processes and (batch := list(islice(stream, _BATCH))):
                    waiting.append(pool.submit(_try_batch, batch))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _try_batch(batch: list[Document]) -> list[Folio | FaultError]:
    places = gazetteer()
    return [_try(document, places) for document in batch]


def _try(document: Document, places: Gazetteer) -> Folio | FaultError:
    try:
        return understand(document, places)
    except SelonError:
        raise
    except Exception as problem:  # noqa: BLE001 - whatever it is, the other documents must be read
        fault = FaultError(
            f"a fault in Selon: {type(problem).__name__}: {problem}",
            place=document.id,
            remedy="please report it, with the text",
        )
        fault.__cause__ = problem
        return fault
