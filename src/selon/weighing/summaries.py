"""What an account comes to in a line: how many outlets and origins, how its questions stand, which sums fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from selon.records.accounts import Account, Dossier, Summary
from selon.records.events import split_ref
from selon.weighing.moments import clock

__all__ = ["moments", "reported", "summarise"]

_SUM = "parts_sum"
#: How a figure of one origin can move.
_CHANGES = frozenset({"rise", "correction", "widened"})
#: So many of the newest moments are kept: more than reports that are dated in the future.
_NEWEST = 6
#: The last minute of a date as far as it is written.
_LAST = "9999-12-31T23:59"


def summarise(account: Account, dossier: Dossier) -> Summary:
    """Return the summary of an account; ``dossier`` is what the account was made from."""
    counts = {count.name: (count.low, count.high) for count in account.counts}
    standings = Counter(question.standing for question in account.questions)
    checks = [*(check for _, check in dossier.checks), *(moved.check for moved in account.checks)]
    sums = [check for check in checks if check.rule == _SUM]
    failing = (check.working for check in sums if check.outcome == "fails")
    return Summary(
        outlets=counts["outlets"][1],
        origins=counts["origins"],
        standings=tuple(sorted(standings.items())),
        fails=tuple(dict.fromkeys(filter(None, failing))),
        sums=bool(sums),
        moved=_newest(chain.from_iterable(moments(account, dossier))),
        told=_newest(reported(dossier).values()),
    )


def reported(dossier: Dossier) -> dict[str, str | None]:
    """Return when each document came out (as written) that nobody took back, by its id."""
    taken_back = {document for document, _ in dossier.withdrawn}
    came_out = {telling.document.id: telling.document.came_out for telling in dossier.tellings}
    return {document: when for document, when in came_out.items() if document not in taken_back}


def moments(account: Account, dossier: Dossier) -> tuple[tuple[str | None, ...], ...]:
    """Return when something new came: answers not given before, figures of an origin that moved, withdrawals."""
    versions = (version for question in account.questions for version in question.versions)
    standing = reported(dossier)
    points = (point for series in account.series for point in series.points if point.move in _CHANGES)
    return (
        tuple(version.first for version in versions if version.live),
        tuple(standing.get(split_ref(point.ref)[0]) for point in points),
        tuple(mark.published for _, mark in dossier.withdrawn),
    )


def _newest(found: Iterable[str | None]) -> tuple[str, ...]:
    """Return the newest of these dates, each once; a day or month alone is as late as it may be."""
    dates = sorted({when for when in found if when}, key=lambda when: (_end(when), when), reverse=True)
    return tuple(dates[:_NEWEST])


def _end(when: str) -> str:
    known = clock(when)
    return known + _LAST[len(known) :]
