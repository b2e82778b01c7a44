"""Weekdays of a dispatch held against the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from selon.records.claims import Moment
from selon.records.folios import Check
from selon.records.text import Reading
from selon.weighing.wording import BY

__all__ = ["weekdays"]

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def weekdays(reading: Reading, moments: tuple[Moment, ...]) -> Iterator[Check]:
    """Yield a check for each time that names one day both by weekday and by date."""
    for moment in moments:
        if moment.span is None or moment.start is None or (moment.end or "")[:10] != moment.start[:10]:
            continue
        hits = reading.hits_between("times", moment.span.start, moment.span.end)
        named = {hit.entry.get("value") for hit in hits if hit.entry.get("class") == "weekday"}
        dated = any(hit.entry.get("class") == "month" for hit in hits) and re.search(r"\d", moment.span.text)
        if len(named) != 1 or not (dated or re.search(r"\d[./-]\d", moment.span.text)):
            continue
        day = date.fromisoformat(moment.start[:10])
        said = _NAMES[int(named.pop())]
        true = _NAMES[day.weekday()]
        words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        because = f"{words} was a {true}" + ("." if said == true else f"; the dispatch says {said}.")
        working = f"{words}: {true}" + ("" if said == true else f", not {said}")
        yield Check("weekday", "holds" if said == true else "fails", because, (), (moment.span,), BY, working)
