"""Which week a document's news is of: what keeps the nameless of one happening apart from those of another.

``A security source`` of one week and ``a security source`` of another have nothing in common that a text could show.
The week of the happening is taken rather than that of publication, so that dispatches that follow it up agree; and a
week, because a night has two dates and an afternoon's dispatch may tell of the day before.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from selon.records.folios import Folio

__all__ = ["news_week"]

#: How long before its publication the happening of a dispatch may lie, in days.
_FRESH = 10
_DAY = len("2024-09-18")


def news_week(folio: Folio) -> str:
    """Return the ISO week (``2024-W38``) of the day that most of a document's claims are of; empty if none is known.

    Days between ten days before publication and its day count; if no claim gives one, publication itself does; in a
    document without a day of publication, the commonest day of all claims.
    """
    published = _day(folio.document.published)
    days = Counter(day for claim in folio.claims if claim.time for day in [_day(claim.time.end)] if day is not None)
    if published is not None:
        days = Counter({day: n for day, n in days.items() if published - timedelta(_FRESH) <= day <= published})
    best = max(days, key=lambda day: (days[day], day), default=published)
    if best is None:
        return ""
    year, week, _ = best.isocalendar()
    return f"{year}-W{week:02d}"


def _day(written: str | None) -> date | None:
    """Return the day of an ISO date or date-time; None where it names no day."""
    try:
        return date.fromisoformat((written or "")[:_DAY])
    except ValueError:
        return None
