"""Whether an event still moves, by a rule that anybody can check: what its reports brought in the ledger's last day.

The ledger's last day ends when its newest report appeared; no clock of a wall is asked, so that the same ledger always
says the same. Where a report is dated by a day, a month or a year alone, it counts for the whole of it. A status says
nothing of how grave an event is, nor of what will come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from selon.records.accounts import Account, Dossier, Summary
from selon.weighing.summaries import moments, reported

__all__ = [
    "DEVELOPING",
    "HOURS",
    "QUIET",
    "REPORTED",
    "Dates",
    "Status",
    "dates_of",
    "name_of",
    "status_at",
    "status_of",
]

#: An answer or a figure is new, or a report was withdrawn; reports bring nothing new; there is no report.
DEVELOPING, REPORTED, QUIET = "developing", "reported", "quiet"
#: So long is the ledger's last day.
HOURS = 24
#: A day, a month, a year as far as it is written, and what makes its first and its last second of it.
_FIRST, _LAST = "0001-01-01T00:00:00", "9999-12-31T23:59:59"


@dataclass(frozen=True, slots=True)
class Status:
    """How an event stands at the end of the ledger's last day.

    ``as_of`` is that end, ``last`` when the event's own newest report appeared (both as written; empty where no date is
    known). The counts are of that day: ``reports`` that appeared, ``answers`` that nobody had given before, ``figures``
    of an origin that moved, reports that were ``withdrawn``.
    """

    name: str
    as_of: str
    last: str
    reports: int = 0
    answers: int = 0
    figures: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Dates:
    """When what an event's status rests on appeared, each date with how many.

    That are reports that stand, answers, moves of figures, withdrawals. ``last`` is when its newest report appeared.
    """

    last: str
    reports: tuple[tuple[str, int], ...] = ()
    answers: tuple[tuple[str, int], ...] = ()
    figures: tuple[tuple[str, int], ...] = ()
    withdrawn: tuple[tuple[str, int], ...] = ()


def dates_of(account: Account, dossier: Dossier) -> Dates:
    """Return when what an event's status rests on appeared. A date that cannot be read is none."""
    standing = reported(dossier)
    answers, figures, withdrawn = moments(account, dossier)
    dated = [(found[0], when) for when in standing.values() if when and (found := _bounds(when))]
    return Dates(
        last=max(dated)[1] if dated else "",
        reports=_counted(standing.values()),
        answers=_counted(answers),
        figures=_counted(figures),
        withdrawn=_counted(withdrawn),
    )


def _counted(moments: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(when for when in moments if when).items()))


def status_of(account: Account, dossier: Dossier, as_of: str | None) -> Status:
    """Return how an event stands; ``as_of`` as ``status_at`` takes it."""
    return status_at(dates_of(account, dossier), as_of)


def status_at(dates: Dates, as_of: str | None) -> Status:
    """Return how an event stands; ``as_of`` is when the ledger's newest report appeared (ISO 8601, or a part of it)."""
    window = _Window(as_of)
    reports, answers, figures, withdrawn = (
        sum(count for when, count in some if window.holds(when))
        for some in (dates.reports, dates.answers, dates.figures, dates.withdrawn)
    )
    name = DEVELOPING if answers or figures or withdrawn else REPORTED if reports else QUIET
    return Status(name, as_of or "", dates.last, reports, answers, figures, withdrawn)


def name_of(summary: Summary, as_of: str | None) -> str:
    """Return the name of how an event stands, from what it comes to alone: the one that `status_of` gives."""
    window = _Window(as_of)
    if any(map(window.holds, summary.moved)):
        return DEVELOPING
    return REPORTED if any(map(window.holds, summary.told)) else QUIET


class _Window:
    """The ledger's last day: from so many hours before the first moment of its newest report up to that moment."""

    def __init__(self, as_of: str | None) -> None:
        self._end = _bounds(as_of)

    def holds(self, when: str | None) -> bool:
        """Tell whether something so dated can have appeared in it."""
        found = _bounds(when)
        if found is None or self._end is None:
            return False
        end = self._end[0]
        return found[0] <= end and end - found[1] <= timedelta(hours=HOURS)


def _bounds(when: str | None) -> tuple[datetime, datetime] | None:
    """Return the first and the last moment that a date allows, in UTC; None where it is none."""
    if not when:
        return None
    first, last = when + _FIRST[len(when) :], when + _LAST[len(when) :]
    try:
        if "T" in when:
            known = datetime.fromisoformat(when)
            known = known.astimezone(UTC) if known.tzinfo else known.replace(tzinfo=UTC)
            return known, known
        if len(when) == len("2024-09"):
            begin = datetime.fromisoformat(first).replace(tzinfo=UTC)
            following = (begin + timedelta(days=31)).replace(day=1)
            return begin, following - timedelta(seconds=1)
        return datetime.fromisoformat(first).replace(tzinfo=UTC), datetime.fromisoformat(last).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
