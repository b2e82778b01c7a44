"""The day on which a dispatch was published, from the ways in which people write it, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime

__all__ = ["iso_published"]

_MONTH = re.compile(r"(\d{4})-(\d{1,2})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ,]+(\S.*))?\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ,]+(\S.*))?\Z")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?\Z",
    re.IGNORECASE,
)


def iso_published(written: str) -> str | None:
    """Return the ISO 8601 month, day or minute that ``written`` means, or None where it is no date.

    Day first is read with points (``18.09.2024``); with slashes or hyphens only where the day cannot be a month, for
    what is ambiguous would be a guess. A mail header's date (``Wed, 18 Sep 2024 07:59:00 +0200``) is read too.

    >>> iso_published("2024-09-18 07:59")
    '2024-09-18T07:59'
    >>> iso_published("18.09.2024")
    '2024-09-18'
    >>> iso_published("2024-09")
    '2024-09'
    >>> iso_published("2024-02-30") is None
    True
    """
    written = " ".join(written.split())
    if match := _MONTH.match(written):
        return f"{match[1]}-{int(match[2]):02d}" if 1 <= int(match[2]) <= 12 else None
    if match := _YEAR_FIRST.match(written):
        return _moment(int(match[1]), int(match[3]), int(match[4]), match[5])
    if match := _DAY_FIRST.match(written):
        day, month = int(match[1]), int(match[3])
        if match[2] == "." or day > 12 or day == month:
            return _moment(int(match[4]), month, day, match[5])
        return None
    return _mail_date(written)


def _moment(year: int, month: int, day: int, clock: str | None) -> str | None:
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    if clock is None:
        return iso
    match = _CLOCK.match(clock)
    if not match or int(match["hour"]) > 23 or int(match["minute"]) > 59 or int(match["second"] or 0) > 59:
        return None
    seconds = f":{match['second']}" if match["second"] else ""
    return f"{iso}T{int(match['hour']):02d}:{match['minute']}{seconds}{_zone(match['zone'])}"


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return "+00:00"
    return f"{zone[:3]}:{zone[3:].lstrip(':') or '00'}"


def _mail_date(written: str) -> str | None:
    if "," not in written:
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - a slow import that few texts need

    try:
        found: datetime = parsedate_to_datetime(written)
    except ValueError:
        return None
    return found.isoformat(timespec="minutes")
