"""How days and times are put into words for a reader."""

from __future__ import annotations

import re

from selon.records.claims import Moment

__all__ = ["day", "moment", "stretch", "with_days"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d.*)?)?)?\Z", re.ASCII)
_WHEN = r"\d{4}-\d{2}-\d{2}(?:T\d\d:\d\d)?"
_DAYS = re.compile(rf"\b({_WHEN})(?: to ({_WHEN}))?\b(?![T:-])", re.ASCII)


def day(iso: str, year: str = "") -> str:
    """Return an ISO date, month or minute as people write it, without the year where it is ``year``.

    >>> day("2024-09-18"), day("2024-09-18T07:59", "2024"), day("2024-09")
    ('18 Sep 2024', '18 Sep, 07:59', 'Sep 2024')
    """
    if not _ISO.match(iso):
        return iso
    when, _, clock = iso.partition("T")
    numbers = when.split("-")
    words = [str(int(numbers[2]))] if len(numbers) == 3 else []
    words += [_MONTHS[int(numbers[1]) - 1]] if len(numbers) > 1 else []
    words += [numbers[0]] if numbers[0] != year or len(numbers) == 1 else []
    return " ".join(words) + (f", {clock[:5]}" if clock else "")


def moment(when: Moment | None, year: str = "") -> str:
    """Return a time in words: ``night of 17–18 Sep``, ``2018``; the text's own words where it is vague."""
    if when is None:
        return ""
    said = " ".join(when.span.text.split()) if when.span else ""
    if when.start is None or not _ISO.match(when.start):
        return f"“{said}”" if said else ""
    end = when.end if when.end and _ISO.match(when.end) else when.start
    if when.precision == "year" and when.start[:4] == end[:4]:
        return when.start[:4]
    if when.precision == "month" and when.start[:7] == end[:7]:
        return day(when.start[:7], year)
    when_said = stretch(when.start, end, year)
    if when.precision == "night":
        return f"night of {when_said}"
    return f"{when_said} (“{said}”)" if when.precision in ("part_of_day", "vague", "season") and said else when_said


def stretch(start: str, end: str, year: str = "") -> str:
    """Return a stretch of days or hours as short as it can be said, without the year where it is ``year``.

    >>> stretch("2024-09-17", "2024-09-18"), stretch("2024-09-18", "2024-09-18", "2024")
    ('17–18 Sep 2024', '18 Sep')
    """
    if start == end or not (_ISO.match(start) and _ISO.match(end)):
        return day(start, year) if start == end else f"{start} – {end}"
    if "T" in start and start[:10] == end[:10]:
        return f"{day(start, year)}–{end[11:16]}"
    if "T" not in start + end and start[:7] == end[:7] and len(start) == len(end) == 10:
        return f"{int(start[8:])}–{day(end, year)}"
    return f"{day(start, year if start[:4] == end[:4] else '')} – {day(end, year)}"


def with_days(words: str, year: str = "") -> str:
    """Return words with the ISO days and hours in them as people write them.

    >>> with_days("How many? (2024-09-17 to 2024-09-18)", "2024")
    'How many? (17–18 Sep)'
    >>> with_days("How many? (2025-11-16T08:00 to 2025-11-16T20:00)", "2025")
    'How many? (16 Nov, 08:00–20:00)'
    """
    return _DAYS.sub(lambda match: stretch(match[1], match[2] or match[1], year), words)
