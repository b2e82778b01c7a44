"""Checks inside one dispatch: sums, shares, subsets, distances, directions, weekdays, conversions.

They hold the dispatch against itself, the calendar and the gazetteer; none says which source is right.
"""

from __future__ import annotations

from itertools import chain

from selon.records.claims import Claim, Moment, PlaceMention
from selon.records.folios import Check
from selon.records.text import Reading
from selon.weighing.calendars import weekdays
from selon.weighing.geography import distances
from selon.weighing.sums import magnitudes, part_sums, shares, subsets, unit_conversions

__all__ = ["check_claims"]


def check_claims(
    reading: Reading, claims: tuple[Claim, ...], places: tuple[PlaceMention, ...], moments: tuple[Moment, ...]
) -> tuple[Check, ...]:
    """Return the checks of one dispatch, by the first span of each.

    A check that two claims give alike (one figure said by two sources) stands once.
    """
    found = chain(
        part_sums(reading, claims),
        shares(claims),
        subsets(claims),
        distances(reading, claims, places),
        weekdays(reading, moments),
        unit_conversions(reading, claims),
        magnitudes(claims),
    )
    once = {(check.rule, check.working, check.spans): check for check in reversed(list(found))}
    return tuple(sorted(once.values(), key=_order))


def _order(check: Check) -> tuple[int, str, str]:
    return (check.spans[0].start if check.spans else 0, check.rule, check.working)
