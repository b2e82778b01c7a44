"""Days as numbers: the intervals of local days that claims, documents and happenings cover.

A ``Days`` is a pair of ordinals (``datetime.date.toordinal``), both inclusive. What is no date is None, never an error.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from selon.records.claims import Moment

__all__ = ["Days", "iso", "moment_days", "published_days"]

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_YEAR = re.compile(r"(\d{4})$")


class Days(NamedTuple):
    """The first and the last of some days, as ordinals."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days it covers."""
        return self.last - self.first + 1

    def meets(self, other: Days) -> bool:
        """Tell whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: Days) -> bool:
        """Tell whether it lies wholly inside the other."""
        return other.first <= self.first and self.last <= other.last

    def gap(self, other: Days) -> int:
        """Return how many days lie from the end of the one to the beginning of the other; 0 where they meet."""
        return max(0, other.first - self.last, self.first - other.last)

    def hull(self, other: Days) -> Days:
        """Return the shortest interval that covers both."""
        return Days(min(self.first, other.first), max(self.last, other.last))


def iso(day: int) -> str:
    """Return a day's ordinal as an ISO 8601 date.

    >>> iso(739147)
    '2024-09-18'
    """
    return date.fromordinal(day).isoformat()


def published_days(published: str | None) -> Days | None:
    """Return the days that a document's time of publication may mean: one, or those of its month or year.

    >>> published_days("2024-09") == Days(739130, 739159), published_days("2024-09-18T07:23:00+03:00")
    (True, Days(first=739147, last=739147))
    """
    if not published:
        return None
    day = _ordinal(published)
    if day is not None:
        return Days(day, day)
    if found := _MONTH.match(published):
        return _between(int(found[1]), int(found[2]), int(found[2]))
    if found := _YEAR.match(published):
        return _between(int(found[1]), 1, 12)
    return None


def moment_days(moment: Moment | None) -> Days | None:
    """Return the days of a moment, None for one that tells none.

    The night named after a day is the one that ends on it, so it covers the day before too.
    """
    if moment is None:
        return None
    first, last = _ordinal(moment.start), _ordinal(moment.end)
    if first is None or last is None or last < first:
        return None
    if moment.precision == "night" and first == last:
        first = max(1, first - 1)
    return Days(first, last)


def _ordinal(text: str | None) -> int | None:
    found = _DAY.match(text or "")
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).toordinal()
    except ValueError:
        return None


def _between(year: int, month: int, last: int) -> Days | None:
    try:
        first = date(year, month, 1)
        after = date(year + last // 12, last % 12 + 1, 1)
    except ValueError:
        return None
    return Days(first.toordinal(), (after - timedelta(days=1)).toordinal())
