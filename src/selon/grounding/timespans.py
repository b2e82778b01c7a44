"""Stretches of time and times that lie a count of units away: from Monday to Wednesday, two days ago, last week."""

from __future__ import annotations

from datetime import date, timedelta

from selon.grounding.dates import Interval, day_interval, month_interval, plus, year_interval
from selon.grounding.timelines import Timeline, clock, minutes, moment, spread, stamp
from selon.grounding.timeruns import named_day
from selon.grounding.timewords import Timeword
from selon.records.claims import Moment

__all__ = [
    "read_ago",
    "read_clockspan",
    "read_dayspan",
    "read_decade",
    "read_event",
    "read_monthspan",
    "read_nightinto",
    "read_nightspan",
    "read_period",
    "read_shift",
    "read_spell",
    "read_yearspan",
]

_UNITS = {"day": 1, "night": 1, "week": 7}


def read_clockspan(picked: list[Timeword], line: Timeline) -> Moment | None:
    """Read two clock times with or without their days: from 21:30 to 05:15, between 8 p.m. on Monday and noon."""
    cut = next(at for at, word in enumerate(picked) if word.letter in "t&" and "c" in {w.letter for w in picked[:at]})
    left, right = picked[:cut], picked[cut + 1 :]
    if picked[cut].letter == "&" and not any(word.letter == "B" for word in left):
        return None
    first, second = ({word.letter: word for word in side} for side in (left, right))
    start = named_day(left, first, line)
    end = named_day(right, second, line)
    start = start or (end if start is None and _earlier(first["c"], second["c"]) else None)
    start = start or _begun(first["c"], second["c"], line)
    if end is None or start is None:
        return clock(picked, first["c"], second["c"], start, line)
    span = line.reading.span(picked[0].start, picked[-1].end)
    precision = "minute" if (first["c"].minute or second["c"].minute) else "hour"
    return Moment(span, stamp(start, first["c"]), stamp(end, second["c"]), precision)


def _begun(first: Timeword, second: Timeword, line: Timeline) -> date | None:
    """Return the day on which a span without days began: the one before, where its end is that of the dateline."""
    day = line.here()
    ended = line.pack.setting("times", "spans_end_on_dateline", default=False)
    if ended and day is not None and day == line.anchor.day and not _earlier(first, second):
        return day - timedelta(days=1)
    return day


def _earlier(first: Timeword, second: Timeword) -> bool:
    return minutes(first) <= minutes(second)


def _share_month(day: dict[str, Timeword], other: dict[str, Timeword]) -> None:
    """Give a day without a month the month of the other day."""
    if "d" in day and not set(day) & set("mv"):
        day.update({letter: word for letter, word in other.items() if letter in "mv"})


def _ends(picked: list[Timeword], line: Timeline) -> tuple[date | None, date | None]:
    """Return the two days of a span; the first takes month and year from the second where it has none."""
    cut = next(at for at, word in enumerate(picked) if word.letter in "t&x" and at)
    first = {word.letter: word for word in picked[:cut]}
    second = {word.letter: word for word in picked[cut + 1 :]}
    _share_month(first, second)
    _share_month(second, first)
    if "y" in second:
        first.setdefault("y", second["y"])
    end = named_day(picked, second, line)
    start = named_day(picked, first, line)
    if start is not None and end is not None and start > end and "w" in first:
        start = plus(start, -7 * ((start - end).days // 7 + 1))
    line.ref = end or line.ref
    return start, end


def read_nightspan(picked: list[Timeword], line: Timeline) -> Moment:
    """Read a night between two days: the night from Tuesday to Wednesday, of 17/18 September."""
    start, end = _ends(picked, line)
    interval = (start, end) if start is not None and end is not None and start <= end else None
    return moment(picked, line, interval, "night")


def read_nightinto(picked: list[Timeword], line: Timeline) -> Moment:
    """Read a night by the day on which it ends: overnight into Wednesday."""
    day = named_day(picked, {word.letter: word for word in picked}, line)
    return moment(picked, line, day_interval(plus(day, -1), 1), "night")


def read_dayspan(picked: list[Timeword], line: Timeline) -> Moment:
    """Read a stretch of days: from Monday to Wednesday, between 3 and 5 May."""
    start, end = _ends(picked, line)
    interval = (start, end) if start is not None and end is not None and start <= end else None
    return moment(picked, line, interval, "day")


def read_monthspan(picked: list[Timeword], line: Timeline) -> Moment:
    """Read a stretch of months, with or without their years."""
    months = [word for word in picked if word.letter in "mv"]
    years = [int(word.value) for word in picked if word.letter == "y"]
    last = years[-1] if years else line.anchor.year_of(int(months[1].value))
    if last is None:
        return moment(picked, line, None, "vague")
    first = years[0] if len(years) > 1 else last - (months[0].value > months[1].value)
    start, end = month_interval(first, int(months[0].value)), month_interval(last, int(months[1].value))
    return moment(picked, line, (start[0], end[1]) if start and end else None, "month")


def read_yearspan(picked: list[Timeword], line: Timeline) -> Moment | None:
    """Read a stretch of years: from 2014 to 2018."""
    first, last = (int(word.value) for word in picked if word.letter == "y")
    if first > last:
        return None
    return moment(picked, line, year_interval(first, years=last - first + 1), "year")


def _counted(picked: list[Timeword]) -> tuple[float, str]:
    number = next((word.value for word in picked if word.letter in "nd"), 1.0)
    return number, next(word.text for word in picked if word.letter == "u")


def _moved(day: date | None, number: float, unit: str, sign: int) -> tuple[Interval | None, str]:
    """Return the day, week, month or year that lies a count of units from a day, with its precision."""
    if day is None:
        return None, "vague"
    if unit in {"year", "decade", "century"}:
        years = {"year": 1, "decade": 10, "century": 100}[unit]
        return year_interval(day.year + sign * int(number * years)), "year"
    if unit == "month":
        months = day.year * 12 + day.month - 1 + sign * int(number)
        return month_interval(months // 12, months % 12 + 1), "month"
    if unit in _UNITS:
        return day_interval(plus(day, sign * round(number * _UNITS[unit]))), "day"
    hours = {"hour": 1.0, "minute": 1 / 60}.get(unit, 1 / 3600)
    return day_interval(plus(day, sign * int(number * hours // 24))), "hour"


def read_ago(picked: list[Timeword], line: Timeline) -> Moment:
    """Read what lies a count of units before the dateline: two days ago."""
    number, unit = _counted(picked)
    interval, precision = _moved(line.anchor.day, number, unit, -1)
    return moment(picked, line, interval, precision)


def read_shift(picked: list[Timeword], line: Timeline) -> Moment:
    """Read what lies a count of units before or after the last day named: two days earlier."""
    number, unit = _counted(picked)
    sign = -1 if picked[-1].letter in "E<" else 1
    interval, precision = _moved(line.ref or line.anchor.day, number, unit, sign)
    return moment(picked, line, interval, precision)


def read_spell(picked: list[Timeword], line: Timeline) -> Moment:
    """Read the last or next so many hours, days, months: from there to the dateline, or from it to there."""
    number, unit = _counted(picked)
    day = line.anchor.day
    ahead = any(word.letter == "X" for word in picked)
    if unit in {"hour", "minute", "second"} and day is not None:
        number, unit = max(1, -(-number * {"hour": 60, "minute": 1}.get(unit, 0) // 1440)), "hours"
    far = _far(day, number, unit, 1 if ahead else -1)
    if day is None or far is None:
        return moment(picked, line, None, "vague")
    precision = "hour" if unit == "hours" else unit if unit in {"week", "month", "year"} else "day"
    return moment(picked, line, (day, far) if ahead else (far, day), precision)


def _far(day: date | None, number: float, unit: str, sign: int) -> date | None:
    days = {"hours": 1, "day": 1, "night": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}.get(unit)
    return plus(day, sign * round(number * days)) if days is not None else None


def read_period(picked: list[Timeword], line: Timeline) -> Moment | None:
    """Read last week, this month, the end of next year, since the start of the year."""
    by = {word.letter: word for word in picked}
    unit, edge = by["u"].text, by["e"].text if "e" in by else ""
    day, step = line.anchor.day, -1 if "L" in by else 1 if "X" in by else 0
    interval: Interval | None = None
    if unit == "week":
        monday = plus(day, 7 * step - day.weekday()) if day is not None else None
        first, last = {"early": (0, 2), "mid": (2, 4), "late": (4, 6)}.get(edge, (0, 6))
        interval = day_interval(plus(monday, first), last - first)
    elif unit == "month" and day is not None:
        months = day.year * 12 + day.month - 1 + step
        interval = month_interval(months // 12, months % 12 + 1, edge)
    elif unit == "year" and day is not None:
        interval = year_interval(day.year + step, edge)
    elif unit not in {"month", "year"}:
        return None
    return spread(picked, interval, line, "vague" if edge else unit, since="S" in by)


def read_decade(picked: list[Timeword], line: Timeline) -> Moment | None:
    """Read a decade: the 1990s."""
    year = int(picked[-1].value)
    year += 1900 if year < 100 else 0
    if year % 10:
        return None
    return moment(picked, line, year_interval(year, years=10), "year")


def read_event(picked: list[Timeword], line: Timeline) -> Moment:
    """Return the time of what came before (a day after the raid): counted back from the day that the text speaks of."""
    here = line.ref or line.anchor.day
    day = plus(here, int(picked[-1].value))
    return moment(picked, line, day_interval(day), "day")
