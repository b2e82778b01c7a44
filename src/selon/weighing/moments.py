"""As of when a telling speaks: the hour of a tally, when it was said, else when its document came out."""

from __future__ import annotations

from datetime import UTC, datetime

from selon.records.accounts import Telling
from selon.records.claims import Moment

__all__ = ["as_of", "clock", "stated"]

_CLOCK = frozenset({"hour", "minute"})


def stated(telling: Telling) -> str | None:
    """Return as of when a telling speaks, as written: a tally's hour, when it was said, else when it came out."""
    time = telling.claim.time
    if time is not None and time.end is not None and time.precision in _CLOCK:
        return time.end
    said = telling.attribution.said if telling.attribution is not None else None
    if said is not None and said.end is not None and not _vaguer(said, telling.document.came_out):
        return said.end
    return telling.document.came_out


def _vaguer(said: Moment, came_out: str | None) -> bool:
    """Tell whether a time of saying is no more than the day on which the document came out anyway."""
    return came_out is not None and (said.end or "")[:10] == came_out[:10] and "T" not in (said.end or "")


def clock(iso: str | None) -> str:
    """Return a time for sorting, in UTC where it has a zone; a day alone is its first moment, no time comes last.

    >>> clock("2024-09-18T08:30:00+02:00"), clock("2024-09-18"), clock(None)
    ('2024-09-18T06:30', '2024-09-18', '~')
    """
    if not iso:
        return "~"
    try:
        known = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if "T" not in iso:
        return iso
    return (known.astimezone(UTC) if known.tzinfo is not None else known).isoformat()[:16]


def as_of(telling: Telling) -> str:
    """Return as of when a telling speaks, for sorting."""
    return clock(stated(telling))
