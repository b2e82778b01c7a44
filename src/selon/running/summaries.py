"""What the events of a ledger come to, in a line each: kept where several reports tell of one, else weighed when asked.

An event of one report is weighed in two milliseconds, one of a few in ten, one of hundreds in a tenth of a second; a
list shows thirty of them. So what those with several reports come to is worked out when reports come in, and kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from selon.ledger import Ledger, open_ledger
from selon.records.accounts import Summary
from selon.records.events import Event
from selon.running.accounts import account_of
from selon.running.programs import weigher
from selon.running.workers import begin
from selon.weighing.summaries import summarise

__all__ = ["LEAST", "keep_summaries", "kept_summary", "summary_of"]

#: Of events with at least so many reports a summary is kept.
LEAST = 2
#: Events that a worker weighs at a time; with fewer than a few portions no worker is worth its start.
_PORTION = 64

_Made = tuple[str, str, Summary]


def summary_of(ledger: Ledger, event: Event) -> Summary:
    """Return what one of the ledger's events comes to: as it was kept where that still holds, or weighed now."""
    return kept_summary(ledger, event) or summarise(*account_of(ledger, event))


def kept_summary(ledger: Ledger, event: Event, stands: str = "") -> Summary | None:
    """Return what an event comes to, if it was kept and still holds; ``stands`` is its footing, where it is known."""
    return ledger.summary(event.id, weigher(), stands)


def keep_summaries(ledger: Ledger, processes: int = 1) -> int:
    """Keep what the events with several reports come to that changed since this was last done; return how many.

    They are weighed before the ledger is written to, so that others can write meanwhile; what changed on the way is
    weighed when it is asked for. Raises a LedgerError where the ledger cannot be written.
    """
    names = ledger.unsummarised(LEAST, weigher())
    portions = [names[start : start + _PORTION] for start in range(0, len(names), _PORTION)]
    if processes > 1 and len(portions) > processes:
        made = [one for portion in _in_workers(ledger.path, portions, processes) for one in portion]
    else:
        made = [one for portion in portions for one in _weighed(ledger, portion)]
    if made:
        with ledger.writing() as pen:
            pen.summarise(made, weigher())
    return len(made)


def _weighed(ledger: Ledger, names: Sequence[str]) -> list[_Made]:
    """Return what events come to, each with the footing that it was weighed on."""
    return [made for name in names if (made := _one(ledger, name))]


def _one(ledger: Ledger, name: str) -> _Made | None:
    """Return what one event comes to; None where another writer took it away meanwhile, or weighing it fails.

    What is stored is stored: a fault in weighing must not end an ingest. Whoever asks for the event meets it.
    """
    stands = ledger.footing(name)
    try:
        return name, stands, summarise(*account_of(ledger, ledger.event(name)))
    except Exception:  # noqa: BLE001 - whatever it is, the other events must have theirs
        return None


def _in_workers(path: str, portions: Sequence[Sequence[str]], processes: int) -> Iterator[list[_Made]]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - one process needs none of it

    with ProcessPoolExecutor(processes, initializer=begin) as pool:
        yield from pool.map(partial(_open_and_weigh, path), portions)


def _open_and_weigh(path: str, names: Sequence[str]) -> list[_Made]:
    with open_ledger(path) as ledger:
        return _weighed(ledger, names)
