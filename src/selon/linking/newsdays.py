"""When and where a document's news is of: what keeps the nameless of one happening apart from those of another.

``A security source`` of one week and ``a security source`` of another have nothing in common that a text could show.
The week of the happening is taken rather than that of publication, so that dispatches that follow it up agree; and a
week, because a night has two dates and an afternoon's dispatch may tell of the day before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from selon.records.folios import Folio

__all__ = ["News", "news_of"]

#: How long before its publication the happening of a dispatch may lie, in days.
_FRESH = 10
_DAY = len("2024-09-18")
_MONTH = len("2024-09")
#: Precisions of a time that tells the day.
_PRECISE = frozenset({"minute", "hour", "part_of_day", "night", "day"})


@dataclass(frozen=True, slots=True)
class News:
    """When and where a document's news is of: the ISO week (``2024-W38``) and month (``2024-09``), and the region.

    ``week`` and ``month`` are empty where they are not known.
    """

    document: str
    week: str
    month: str
    region: str | None

    @property
    def scope(self) -> str:
        """What keeps the nameless of these news apart: the week, else month and region, else the document itself."""
        return self.week or (f"@{self.region} {self.month}".rstrip() if self.region else f"#{self.document}")


def news_of(folio: Folio) -> News:
    """Return what a document's news is of."""
    day, month = _day_of(folio), ""
    if day is not None:
        year, week, _ = day.isocalendar()
        return News(folio.document.id, f"{year}-W{week:02d}", day.isoformat()[:_MONTH], _region(folio))
    written = folio.document.published or ""
    if _day(f"{written}-01") is not None:
        month = written
    return News(folio.document.id, "", month, _region(folio))


def _day_of(folio: Folio) -> date | None:
    """Return the day that most of a document's claims are of; None if none is known.

    Days between ten days before publication and its day count; if no claim gives one, publication itself does. Of a
    document that has but a month of publication the days of that month count, of one without any, all.
    """
    written = folio.document.published or ""
    published = _day(written)
    times = [claim.time for claim in folio.claims if claim.time is not None and claim.time.precision in _PRECISE]
    days = Counter(day for time in times for day in [_day(time.end)] if day is not None)
    if published is not None:
        days = Counter({day: n for day, n in days.items() if published - timedelta(_FRESH) <= day <= published})
    elif len(written) == _MONTH:
        days = Counter({day: n for day, n in days.items() if day.isoformat()[:_MONTH] == written})
    return max(days, key=lambda day: (days[day], day), default=published)


def _region(folio: Folio) -> str | None:
    """Return the first-order division that most of a document's claims are of, in English; None if none is known."""
    regions = Counter(claim.place.admin1 for claim in folio.claims if claim.place and claim.place.admin1)
    return min(regions, key=lambda region: (-regions[region], region), default=None)


def _day(written: str | None) -> date | None:
    """Return the day of an ISO date or date-time; None where it names no day."""
    try:
        return date.fromisoformat((written or "")[:_DAY])
    except ValueError:
        return None
