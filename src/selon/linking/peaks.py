"""The days that most mentions of a place agree on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from selon.linking.days import Days
from selon.linking.views import View

__all__ = ["peaks", "whole_nights"]

#: How much commoner the whole night must be than one of its two days alone.
_WHOLE = 3


def peaks(spans: Sequence[Days]) -> list[int]:
    """Return the days that most spans agree on: the fullest first (of equals the earliest), then of those left."""
    counted = Counter(spans)
    found = []
    for run in _runs(counted):
        left = dict(run)
        while left:
            full: Counter[int] = Counter()
            for span, number in left.items():
                for day in range(span.first, span.last + 1):
                    full[day] += number
            peak = min(full, key=lambda day: (-full[day], day))
            found.append(peak)
            left = {span: number for span, number in left.items() if not span.first <= peak <= span.last}
    return sorted(found)


def _runs(counted: Counter[Days]) -> list[dict[Days, int]]:
    """Return the spans in runs that do not meet one another."""
    runs: list[dict[Days, int]] = []
    last = -1
    for span in sorted(counted):
        if not runs or span.first > last:
            runs.append({})
        runs[-1][span] = counted[span]
        last = max(last, span.last)
    return runs


def whole_nights(sure: Sequence[View], days: list[int]) -> list[int]:
    """Return the peaks without those that are but the eve or the morrow of a night that most mentions name whole.

    Two days are one night where at least ``_WHOLE`` times as many mentions cover both as name the lesser alone, and no
    document tells the two apart.
    """
    kept = set(days)
    covering: dict[int, list[View]] = defaultdict(list)
    for view in sure:
        for on in range(view.days.first, view.days.last + 1) if view.days else ():
            covering[on].append(view)
    for day in days:
        if day not in kept or day + 1 not in kept:
            continue
        eve, morrow = {view.id: view for view in covering[day]}, {view.id: view for view in covering[day + 1]}
        both = len(eve.keys() & morrow.keys())
        alone = [[eve[key] for key in eve.keys() - morrow.keys()], [morrow[key] for key in morrow.keys() - eve.keys()]]
        lesser = 0 if len(alone[0]) <= len(alone[1]) else 1
        apart = {view.mention.document for view in alone[0]} & {view.mention.document for view in alone[1]}
        if both >= _WHOLE * len(alone[lesser]) and not apart:
            kept.discard(day + lesser)
    return sorted(kept)
