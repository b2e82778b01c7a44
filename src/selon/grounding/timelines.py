"""What the reading of one text's times carries along: the dateline, the last day named, the notes on odd dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from selon.grounding.dates import Anchor, Interval, plus
from selon.grounding.timewords import Timeword
from selon.languages.pack import Pack
from selon.records.claims import Moment
from selon.records.text import Note, Reading

__all__ = ["Timeline", "clock", "minutes", "moment", "note", "spread", "stamp"]

#: How many days back the last day named still is the day that the text speaks of; then, where the dateline is a month.
_RECENT, _MONTH = 3, 31


@dataclass(slots=True)
class Timeline:
    """What the reading of one text carries along: the anchor, the last day named, a night with a date, the notes."""

    reading: Reading
    pack: Pack
    anchor: Anchor
    ref: date | None = None
    night: date | None = None
    notes: list[Note] = field(default_factory=list)
    paragraph: int = 0

    def turn_to(self, paragraph: int) -> None:
        """Forget the last day named where a new paragraph begins: what it leaves open is the dateline's."""
        if paragraph != self.paragraph:
            self.paragraph, self.ref = paragraph, None

    def here(self) -> date | None:
        """Return the day that the text speaks of: the last one named if it is recent, else the dateline's."""
        last = self.anchor.last
        if self.ref is None or last is None:
            return self.ref or self.anchor.day
        recent = _RECENT if self.anchor.day is not None else _MONTH
        return self.ref if timedelta(0) <= last - self.ref <= timedelta(recent) else self.anchor.day


def moment(picked: list[Timeword], line: Timeline, interval: Interval | None, precision: str) -> Moment:
    """Return the moment of some words; without an interval it is vague."""
    span = line.reading.span(picked[0].start, picked[-1].end)
    if interval is None:
        return Moment(span, None, None, "vague")
    return Moment(span, interval[0].isoformat(), interval[1].isoformat(), precision)


def spread(picked: list[Timeword], interval: Interval | None, line: Timeline, precision: str, *, since: bool) -> Moment:
    """Return the moment of an interval, or of all that lies between its start and the dateline (``since``)."""
    if interval is None:
        return moment(picked, line, None, "vague")
    if since:
        end = max(line.anchor.last or interval[1], interval[0])
        return moment(picked, line, (interval[0], end), "vague")
    return moment(picked, line, interval, precision)


def note(picked: list[Timeword], line: Timeline, code: str, message: str) -> None:
    """Keep a note on some words."""
    line.notes.append(Note(code, message, line.reading.span(picked[0].start, picked[-1].end)))


def clock(picked: list[Timeword], first: Timeword, last: Timeword, day: date | None, line: Timeline) -> Moment:
    """Return the moment between two clock times of a day; the second may lie behind midnight."""
    if day is None:
        return moment(picked, line, None, "vague")
    end = (plus(day, 1) if minutes(last) < minutes(first) else day) or day
    precision = "minute" if (first.minute or last.minute) else "hour"
    span = line.reading.span(picked[0].start, picked[-1].end)
    return Moment(span, stamp(day, first), stamp(end, last), precision)


def minutes(word: Timeword) -> int:
    """Return a clock time in minutes from midnight."""
    return int(word.value) * 60 + (word.minute or 0)


def stamp(day: date, word: Timeword) -> str:
    """Return a day and a clock time in ISO 8601, local."""
    return f"{day.isoformat()}T{int(word.value):02}:{word.minute or 0:02}"
