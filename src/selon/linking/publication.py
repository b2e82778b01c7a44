"""When two documents were published: how far apart, and which came first."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime
from functools import lru_cache

__all__ = ["days_apart", "earlier", "published_days"]


@lru_cache(maxsize=4096)
def published_days(published: str | None) -> tuple[date, date] | None:
    """Return the first and last day that a time of publication (ISO 8601; a month or year too) may mean.

    >>> published_days("2024-09")
    (datetime.date(2024, 9, 1), datetime.date(2024, 9, 30))
    >>> published_days("yesterday") is None
    True
    """
    parts = (published or "")[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            day = date(*numbers)
            return day, day
        year, first, last = (*numbers, 1, 12) if len(numbers) == 1 else (*numbers, numbers[-1])
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None


def days_apart(one: str | None, other: str | None) -> int | None:
    """Return the least number of days that may lie between two publications, None where either is not known."""
    mine, theirs = published_days(one), published_days(other)
    if mine is None or theirs is None:
        return None
    return max(0, (theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days)


def earlier(one: str | None, other: str | None) -> int:
    """Return -1 if the first was surely published before the other, 1 if after it, 0 where that cannot be told.

    Times with a zone are compared to the minute; a time without one may be off by a day.
    """
    exact, theirs = _instant(one), _instant(other)
    if exact is not None and theirs is not None:
        return (exact > theirs) - (exact < theirs)
    mine, others = published_days(one), published_days(other)
    if mine is None or others is None:
        return 0
    return (mine[0] > others[1]) - (mine[1] < others[0])


def _instant(published: str | None) -> datetime | None:
    if published is None or "T" not in published:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
