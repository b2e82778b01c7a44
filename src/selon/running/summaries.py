"""What the events of a ledger come to: kept where several reports tell of one, else weighed when asked.

An event of one report is weighed in two milliseconds, one of a few in ten, one of hundreds in a tenth of a second or
more; a list shows thirty of them. So what those with several reports come to in a line is worked out when reports come
in, and kept; and of the largest the whole page, as whoever asks for the ingest sets it (``Lay``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from selon.ledger import Large, Ledger, open_ledger
from selon.records.accounts import Account, Dossier, Summary
from selon.records.events import Event, split_ref
from selon.running.accounts import account_of
from selon.running.programs import layer, weigher
from selon.running.workers import begin
from selon.weighing.summaries import summarise

__all__ = ["LARGE", "LEAST", "MUCH", "Lay", "keep_summaries", "kept_summary", "summary_of"]

#: Of events with at least so many reports a summary is kept.
LEAST = 2
#: Of events with at least so many reports, or so many claims, the page is kept too: those take longest at first sight.
LARGE, MUCH = 40, 150
#: Events that a worker weighs at a time; with fewer than a few portions no worker is worth its start.
_PORTION = 64

#: What sets the page of an account: its sheets by part and number. It goes to worker processes.
Lay = Callable[[Account, Dossier], Mapping[tuple[str, int], bytes]]
#: An event's id, its footing, what it comes to, and its sheets (None: no page was to be set).
_Made = tuple[str, str, Summary, Mapping[tuple[str, int], bytes] | None]


def summary_of(ledger: Ledger, event: Event) -> Summary:
    """Return what one of the ledger's events comes to: as it was kept where that still holds, or weighed now."""
    return kept_summary(ledger, event) or summarise(*account_of(ledger, event))


def kept_summary(ledger: Ledger, event: Event, stands: str = "") -> Summary | None:
    """Return what an event comes to, if it was kept and still holds; ``stands`` is its footing, where it is known."""
    return ledger.summary(event.id, weigher(), stands)


def keep_summaries(ledger: Ledger, processes: int = 1, lay: Lay | None = None) -> int:
    """Keep what the events with several reports come to that changed since this was last done; return how many.

    With ``lay`` the pages of the largest are kept too. They are weighed before the ledger is written to, so that others
    can write meanwhile; what changed on the way is weighed when it is asked for. Raises a LedgerError where the ledger
    cannot be written.
    """
    names = ledger.unsummarised(LEAST, weigher(), Large(LARGE, MUCH, layer()) if lay else None)
    portions = [names[start : start + _PORTION] for start in range(0, len(names), _PORTION)]
    if processes > 1 and len(portions) > processes:
        made = _in_workers(ledger.path, portions, processes, lay)
    else:
        made = (_weighed(ledger, portion, lay) for portion in portions)
    found: list[tuple[str, str, Summary]] = []
    for some in made:
        found += [(name, stood, summary) for name, stood, summary, _ in some]
        if some:
            # Where a page is not set anew an older one goes.
            with ledger.writing() as pen:
                pen.keep_galleys([(name, stood, sheets or {}) for name, stood, _, sheets in some], layer())
    if found:
        # Last and at once: what changed since summaries were written is what is to be weighed the next time.
        with ledger.writing() as pen:
            pen.summarise(found, weigher())
    return len(found)


def _weighed(ledger: Ledger, names: Sequence[str], lay: Lay | None) -> list[_Made]:
    """Return what events come to, each with the footing that it was weighed on."""
    return [made for name in names if (made := _one(ledger, name, lay))]


def _one(ledger: Ledger, name: str, lay: Lay | None) -> _Made | None:
    """Return what one event comes to; None where another writer took it away meanwhile, or weighing it fails.

    What is stored is stored: a fault in weighing must not end an ingest. Whoever asks for the event meets it.
    """
    stands = ledger.footing(name)
    try:
        event = ledger.event(name)
        account, dossier = account_of(ledger, event)
        large = len(event.claims) >= MUCH or len({split_ref(claim)[0] for claim in event.claims}) >= LARGE
        return name, stands, summarise(account, dossier), lay(account, dossier) if lay and large else None
    except Exception:  # noqa: BLE001 - whatever it is, the other events must have theirs
        return None


def _in_workers(path: str, portions: Sequence[Sequence[str]], processes: int, lay: Lay | None) -> Iterator[list[_Made]]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - one process needs none of it

    with ProcessPoolExecutor(processes, initializer=begin) as pool:
        yield from pool.map(partial(_open_and_weigh, path, lay), portions)


def _open_and_weigh(path: str, lay: Lay | None, names: Sequence[str]) -> list[_Made]:
    with open_ledger(path) as ledger:
        return _weighed(ledger, names, lay)
