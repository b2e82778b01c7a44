"""Expressions of time in a text, read against the day of publication.

Rules about the order of time words (``timewords``) find the expressions; each kind has one small reading below.
What is relative is read against the dateline, what points back (the day before, that night) against the last day that
the text named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from selon.grounding.dates import (
    Anchor,
    Interval,
    day_interval,
    month_interval,
    safe_date,
    season_interval,
    year_interval,
)
from selon.grounding.timewords import Timeword, letters, timewords
from selon.languages.pack import Pack
from selon.records.claims import Moment
from selon.records.text import Note, Reading

__all__ = ["find_moments"]

_DATE = r"(?:w?d[mv]y?|w?[mv]dy?|\#)"
_DAY = rf"(?:{_DATE}|[wrR])"
_RULES = re.compile(
    "|".join(
        (
            rf"(?P<nightspan>[oFT]*[NO][oF]*(?:{_DATE}|w|d)[t&x]o*(?:{_DATE}|w))",
            rf"(?P<nightinto>[oFT]*[NO][xt][oF]*(?:{_DATE}|w|r))",
            rf"(?P<dayspan>[FBo]?(?:{_DATE}|w)t[oF]*(?:{_DATE}|w)|B(?:{_DATE}|w)&[oF]*(?:{_DATE}|w)"
            r"|[FBo]*d[t&]d[mv]y?|[FBo]*[mv]dtdy?)",
            r"(?P<monthspan>[FBo]?m(?:y?)[t&]o*my?)",
            r"(?P<yearspan>[FB]y[t&]o*y|o?yty)",
            rf"(?P<clockspan>[oBF]*(?:{_DAY}[ot]*)?c(?:o*{_DAY})?[t&][oF]*(?:{_DAY}[ot]*)?c(?:o*{_DAY})?)",
            r"(?P<somespan>S~u|b~u|~u[aEgl<]|[oT]*L~u|~Lu)",
            r"(?P<ago>b[nd]u|[nd]ua)",
            r"(?P<shift>[nd]u[Egl<])",
            r"(?P<spell>[oT]*L[nd]u|[oT]*[nd]Lu|o*X[nd]u|o*[nd]Xu)",
            r"(?P<period>S?(?:[oeT]*Lu|[oeT]*uL|[oe]*Xu|[oe]*uX|[oe]*Tu|o*eF?u))",
            r"(?P<decade>[oF]*(?:Z|D[ydn]))",
            rf"(?P<run>(?:{_DATE}|[mv]y|[oFTLXeEpPNOAkKrRcwmvyshUYSx]|t(?=c))+)",
            r"(?P<event>Q)",
            r"(?P<partday>o*q)",
            r"(?P<later>l)",
            r"(?P<vague>o*V)",
            r"(?P<now>C)",
        )
    )
)
_TAIL = frozenset("oFTXeUYSLtx")
#: Words of time that touch, and the letters without which such a run tells no time.
_TOUCHING, _TELLING = re.compile(r"[^ .]+"), frozenset("mvwyrRQqpPcNOAkKsh#ZuDlEVCb")
#: How many days back the last day named still is the day that the text speaks of.
_RECENT, _MONTH = 3, 31
_UNITS = {"day": 1, "night": 1, "week": 7}


@dataclass(slots=True)
class _State:
    """What the reading of one text carries along: the anchor, the last day named, the notes."""

    reading: Reading
    pack: Pack
    anchor: Anchor
    ref: date | None = None
    notes: list[Note] = field(default_factory=list)

    def here(self) -> date | None:
        """Return the day that the text speaks of: the last one named if it is recent, else the dateline's."""
        last = self.anchor.last
        if self.ref is None or last is None:
            return self.ref or self.anchor.day
        recent = _RECENT if self.anchor.day is not None else _MONTH
        return self.ref if timedelta(0) <= last - self.ref <= timedelta(recent) else self.anchor.day


def find_moments(reading: Reading, pack: Pack) -> tuple[tuple[Moment, ...], tuple[Note, ...]]:
    """Return the moments by start (spans do not overlap), anchored on ``document.published``.

    With them come notes on impossible dates and on weekdays that do not match their date.
    """
    words = timewords(reading, pack)
    string, index = letters(words, reading, pack)
    state = _State(reading, pack, Anchor.of(reading.document.published))
    found: list[Moment] = []
    for run in _TOUCHING.finditer(string):
        if _TELLING.isdisjoint(run[0]):
            continue
        at = run.start()
        while match := _RULES.search(string, at, run.end()):
            at = max(match.end(), at + 1)
            rule = match.lastgroup or ""
            picked = [words[i] for i in index[match.start() : match.end()]]
            if rule == "run":
                picked = _trim(picked)
                if not picked:
                    continue
                at = index.index(words.index(picked[-1]), match.start()) + 1
            moment = _READINGS[rule](picked, state)
            if moment is not None:
                found.append(moment)
    return tuple(found), tuple(state.notes)


def _moment(picked: list[Timeword], state: _State, interval: Interval | None, precision: str) -> Moment:
    span = state.reading.span(picked[0].start, picked[-1].end)
    if interval is None:
        return Moment(span, None, None, "vague")
    return Moment(span, interval[0].isoformat(), interval[1].isoformat(), precision)


def _trim(picked: list[Timeword]) -> list[Timeword]:
    """Cut a run before a second word of a kind, and what does not belong at its ends."""
    seen: set[str] = set()
    for at, word in enumerate(picked):
        kind = {"P": "p", "v": "m", "#": "d", "O": "N", "A": "N", "k": "N", "K": "N", "R": "r", "h": "s"}.get(
            word.letter, word.letter
        )
        if kind in seen and kind in "mwdyrpNcs":
            picked = picked[:at]
            break
        seen.add(kind)
    while (
        picked
        and picked[-1].letter in _TAIL
        and not (picked[-1].letter in "LX" and len(picked) > 1 and picked[-2].letter in "wsmv")
    ):
        picked = picked[:-1]
    while picked and picked[0].letter in "F":
        picked = picked[1:]
    return picked


def _run(picked: list[Timeword], state: _State) -> Moment | None:
    """Read a run of words that say one time: weekday, date, part of the day, clock time, in any order."""
    by = {word.letter: word for word in picked}
    said = "".join(word.letter for word in picked)
    since = "S" in by
    day = _day(picked, by, state)
    if day is not None or _names_day(by):
        return _in_day(picked, by, day, state, since=since)
    month = by.get("m") or (by.get("v") if set(said) & set("yeoSUYLXT") else None)
    if month is not None:
        return _in_month(picked, by, int(month.value), state, since=since)
    season = by.get("s") or (by.get("h") if set(said) & set("yLXT") else None)
    if season is not None:
        return _moment(picked, state, _season(by, int(season.value), state), "season")
    if "y" in by:
        return _in_year(picked, by, state, since=since)
    if set(said) & set("NOAkK"):
        return _night(picked, by, state)
    if "c" in by:
        return _clock(picked, by["c"], by["c"], state.here(), state)
    if "P" in by or ("p" in by and set(said) & set("oTeEUYSx")):
        here = state.anchor.day if "T" in by else state.here()
        return _moment(picked, state, day_interval(here), "part_of_day")
    if "E" in by:
        return _moment(picked, state, None, "vague")
    return None


def _names_day(by: dict[str, Timeword]) -> bool:
    return bool(set(by) & set("wrR#")) or ("d" in by and bool(set(by) & set("mv")))


def _day(picked: list[Timeword], by: dict[str, Timeword], state: _State) -> date | None:
    """Return the day that a run names, noting impossible dates, and keep it as the last day named."""
    weekday = by.get("w")
    if "#" in by or ("d" in by and set(by) & set("mv")):
        day = by["#"].day if "#" in by else _date(by, state)
        if day is None:
            _note(picked, state, "impossible_date", "the calendar has no such day")
        elif weekday is not None and day.weekday() != int(weekday.value):
            _note(picked, state, "weekday_mismatch", f"{day.isoformat()} was no such weekday")
        state.ref = day or state.ref
        return day
    if weekday is not None:
        ahead = "X" in by or ("L" not in by and _future(weekday.start, weekday, state))
        day = state.anchor.weekday(int(weekday.value), ahead=ahead, last="L" in by)
        state.ref = day or state.ref
        return day
    if "r" in by:
        day = state.anchor.shift(int(by["r"].value))
        state.ref = day or state.ref
        return day
    if "R" in by:
        here = state.ref or state.anchor.day
        return here + timedelta(days=int(by["R"].value)) if here is not None else None
    return None


def _date(by: dict[str, Timeword], state: _State) -> date | None:
    month, day = int((by.get("m") or by["v"]).value), int(by["d"].value)
    year = int(by["y"].value) if "y" in by else state.anchor.year_of(month, day, past="S" in by, nearest="U" in by)
    if year is None:
        return None
    return safe_date(year, month, day)


def _future(at: int, weekday: Timeword, state: _State) -> bool:
    """Tell whether the clause before a weekday speaks of what is to come; the dateline's own weekday is that day."""
    if state.anchor.day is None or state.anchor.day.weekday() == int(weekday.value):
        return False
    words = state.pack.words("future")
    sentence = state.reading.sentence_at(at)
    tokens = state.reading.tokens_between(max(sentence.start, at - 60), at)
    return any(token.fold in words for token in tokens[-8:])


def _note(picked: list[Timeword], state: _State, code: str, message: str) -> None:
    state.notes.append(Note(code, message, state.reading.span(picked[0].start, picked[-1].end)))


def _in_day(picked: list[Timeword], by: dict[str, Timeword], day: date | None, state: _State, *, since: bool) -> Moment:
    if day is None:
        return _moment(picked, state, None, "vague")
    if since and "c" not in by:
        end = max(state.anchor.last or day, day)
        return _moment(picked, state, (day, end), "vague")
    if "c" in by:
        return _clock(picked, by["c"], by["c"], day, state)
    if set(by) & set("NOA"):
        dated = bool(set(by) & set("d#"))
        same = dated and state.pack.setting("times", "night_of_date", "next") == "same"
        if "r" in by and by["r"].value == 0:
            return _moment(picked, state, day_interval(day + timedelta(days=-1), 1), "night")
        return _moment(picked, state, day_interval(day, 0 if same else 1), "night")
    if set(by) & set("pPe"):
        return _moment(picked, state, day_interval(day), "part_of_day")
    return _moment(picked, state, day_interval(day), "day")


def _in_month(
    picked: list[Timeword], by: dict[str, Timeword], month: int, state: _State, *, since: bool
) -> Moment | None:
    edge = by["e"].text if "e" in by else ""
    ahead = "X" in by
    year = int(by["y"].value) if "y" in by else state.anchor.year_of(month, past=since or "L" in by, ahead=ahead)
    interval = month_interval(year, month, edge) if year is not None else None
    return _spread(picked, interval, state, "vague" if edge else "month", since=since)


def _in_year(picked: list[Timeword], by: dict[str, Timeword], state: _State, *, since: bool) -> Moment | None:
    year = by["y"]
    if year.text == "counts":
        return None
    if len(picked) == 1 and not _led(year, state):
        return None
    edge = by["e"].text if "e" in by else ""
    return _spread(picked, year_interval(int(year.value), edge), state, "vague" if edge else "year", since=since)


def _led(year: Timeword, state: _State) -> bool:
    """A bare year needs a word that leads it, or brackets around it."""
    index = state.reading.token_index(year.start)
    before = state.reading.tokens[index - 1].fold if index else ""
    after = state.reading.folded[year.end : year.end + 1]
    return before in state.pack.words("year_lead") or (before == "(" and after == ")")


def _spread(picked: list[Timeword], interval: Interval | None, state: _State, precision: str, *, since: bool) -> Moment:
    if interval is None:
        return _moment(picked, state, None, "vague")
    if since:
        end = max(state.anchor.last or interval[1], interval[0])
        return _moment(picked, state, (interval[0], end), "vague")
    return _moment(picked, state, interval, precision)


def _season(by: dict[str, Timeword], month: int, state: _State) -> Interval | None:
    if "y" in by:
        return season_interval(int(by["y"].value), month)
    if state.anchor.day is None:
        return None
    year = state.anchor.year_of(month, past="X" not in by, ahead="X" in by)
    return season_interval(year, month) if year is not None else None


def _night(picked: list[Timeword], by: dict[str, Timeword], state: _State) -> Moment:
    """Read a night without a day: the one that ends on the day the text speaks of; tonight begins on the dateline."""
    if "k" in by:
        return _moment(picked, state, day_interval(state.anchor.day, 1), "night")
    day = state.anchor.day if set(by) & set("AK") else state.here()
    return _moment(picked, state, day_interval(day + timedelta(days=-1), 1) if day else None, "night")


def _clock(picked: list[Timeword], first: Timeword, last: Timeword, day: date | None, state: _State) -> Moment:
    if day is None:
        return _moment(picked, state, None, "vague")
    end = day + timedelta(days=1) if _minutes(last) < _minutes(first) else day
    precision = "minute" if (first.minute or last.minute) else "hour"
    span = state.reading.span(picked[0].start, picked[-1].end)
    return Moment(span, _stamp(day, first), _stamp(end, last), precision)


def _minutes(clock: Timeword) -> int:
    return int(clock.value) * 60 + (clock.minute or 0)


def _stamp(day: date, clock: Timeword) -> str:
    return f"{day.isoformat()}T{int(clock.value):02}:{clock.minute or 0:02}"


def _clockspan(picked: list[Timeword], state: _State) -> Moment | None:
    """Read two clock times with or without their days: from 21:30 to 05:15, between 8 p.m. on Monday and noon."""
    cut = next(at for at, word in enumerate(picked) if word.letter in "t&" and "c" in {w.letter for w in picked[:at]})
    left, right = picked[:cut], picked[cut + 1 :]
    if picked[cut].letter == "&" and not any(word.letter == "B" for word in left):
        return None
    first, second = ({word.letter: word for word in side} for side in (left, right))
    start = _day(left, first, state)
    end = _day(right, second, state)
    start = start or (end if start is None and _earlier(first["c"], second["c"]) else None) or state.here()
    if end is None or start is None:
        return _clock(picked, first["c"], second["c"], start, state)
    span = state.reading.span(picked[0].start, picked[-1].end)
    precision = "minute" if (first["c"].minute or second["c"].minute) else "hour"
    return Moment(span, _stamp(start, first["c"]), _stamp(end, second["c"]), precision)


def _earlier(first: Timeword, second: Timeword) -> bool:
    return _minutes(first) <= _minutes(second)


def _ends(picked: list[Timeword], state: _State) -> tuple[date | None, date | None]:
    """Return the two days of a span; the first takes month and year from the second where it has none."""
    cut = next(at for at, word in enumerate(picked) if word.letter in "t&x" and at)
    first = {word.letter: word for word in picked[:cut]}
    second = {word.letter: word for word in picked[cut + 1 :]}
    for letter in "mvy":
        if letter in second and letter not in first and "d" in first:
            first[letter] = second[letter]
        elif letter in first and letter not in second and "d" in second and letter != "y":
            second[letter] = first[letter]
    if "y" in second and "y" not in first:
        first["y"] = second["y"]
    end = _day(picked, second, state)
    start = _day(picked, first, state)
    if start is not None and end is not None and start > end and "w" in first:
        start -= timedelta(days=7 * ((start - end).days // 7 + 1))
    state.ref = end or state.ref
    return start, end


def _nightspan(picked: list[Timeword], state: _State) -> Moment:
    start, end = _ends(picked, state)
    interval = (start, end) if start is not None and end is not None and start <= end else None
    return _moment(picked, state, interval, "night")


def _nightinto(picked: list[Timeword], state: _State) -> Moment:
    day = _day(picked, {word.letter: word for word in picked}, state)
    return _moment(picked, state, day_interval(day - timedelta(days=1), 1) if day else None, "night")


def _dayspan(picked: list[Timeword], state: _State) -> Moment:
    start, end = _ends(picked, state)
    interval = (start, end) if start is not None and end is not None and start <= end else None
    return _moment(picked, state, interval, "day")


def _monthspan(picked: list[Timeword], state: _State) -> Moment:
    months = [word for word in picked if word.letter == "m"]
    years = [int(word.value) for word in picked if word.letter == "y"]
    last = years[-1] if years else state.anchor.year_of(int(months[1].value))
    if last is None:
        return _moment(picked, state, None, "vague")
    first = years[0] if len(years) > 1 else last - (months[0].value > months[1].value)
    start, end = month_interval(first, int(months[0].value)), month_interval(last, int(months[1].value))
    return _moment(picked, state, (start[0], end[1]) if start and end else None, "month")


def _yearspan(picked: list[Timeword], state: _State) -> Moment | None:
    first, last = (int(word.value) for word in picked if word.letter == "y")
    if first > last:
        return None
    return _moment(picked, state, year_interval(first, years=last - first + 1), "year")


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
    try:
        if unit in _UNITS:
            return day_interval(day + timedelta(days=sign * round(number * _UNITS[unit]))), "day"
        hours = {"hour": 1.0, "minute": 1 / 60}.get(unit, 1 / 3600)
        return day_interval(day + timedelta(days=sign * int(number * hours // 24))), "hour"
    except OverflowError:
        return None, "vague"


def _ago(picked: list[Timeword], state: _State) -> Moment:
    number, unit = _counted(picked)
    interval, precision = _moved(state.anchor.day, number, unit, -1)
    return _moment(picked, state, interval, precision)


def _shift(picked: list[Timeword], state: _State) -> Moment:
    number, unit = _counted(picked)
    sign = -1 if picked[-1].letter in "E<" else 1
    interval, precision = _moved(state.ref or state.anchor.day, number, unit, sign)
    return _moment(picked, state, interval, precision)


def _spell(picked: list[Timeword], state: _State) -> Moment:
    """Read the last or next so many hours, days, months: from there to the dateline, or from it to there."""
    number, unit = _counted(picked)
    day = state.anchor.day
    ahead = any(word.letter == "X" for word in picked)
    if unit in {"hour", "minute", "second"} and day is not None:
        number, unit = max(1, -(-number * {"hour": 60, "minute": 1}.get(unit, 0) // 1440)), "hours"
    far = _far(day, number, unit, 1 if ahead else -1)
    if day is None or far is None:
        return _moment(picked, state, None, "vague")
    precision = "hour" if unit == "hours" else unit if unit in {"week", "month", "year"} else "day"
    return _moment(picked, state, (day, far) if ahead else (far, day), precision)


def _far(day: date | None, number: float, unit: str, sign: int) -> date | None:
    days = {"hours": 1, "day": 1, "night": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}.get(unit)
    if day is None or days is None:
        return None
    try:
        return day + timedelta(days=sign * round(number * days))
    except OverflowError:
        return None


def _period(picked: list[Timeword], state: _State) -> Moment | None:
    """Read last week, this month, the end of next year, since the start of the year."""
    by = {word.letter: word for word in picked}
    unit, edge = by["u"].text, by["e"].text if "e" in by else ""
    day, step = state.anchor.day, -1 if "L" in by else 1 if "X" in by else 0
    interval: Interval | None = None
    if unit == "week":
        monday = _far(day - timedelta(days=day.weekday()), step, "week", 1) if day else None
        first, last = {"early": (0, 2), "mid": (2, 4), "late": (4, 6)}.get(edge, (0, 6))
        interval = day_interval(_far(monday, first, "day", 1), last - first)
    elif unit == "month" and day is not None:
        months = day.year * 12 + day.month - 1 + step
        interval = month_interval(months // 12, months % 12 + 1, edge)
    elif unit == "year" and day is not None:
        interval = year_interval(day.year + step, edge)
    elif unit not in {"month", "year"}:
        return None
    return _spread(picked, interval, state, "vague" if edge else unit, since="S" in by)


def _decade(picked: list[Timeword], state: _State) -> Moment | None:
    year = int(picked[-1].value)
    year += 1900 if year < 100 else 0
    if year % 10:
        return None
    return _moment(picked, state, year_interval(year, years=10), "year")


def _event(picked: list[Timeword], state: _State) -> Moment:
    """``a day after the raid``: the time of the raid, counted back from the day that the text speaks of."""
    here = state.ref or state.anchor.day
    day = here + timedelta(days=int(picked[-1].value)) if here is not None else None
    return _moment(picked, state, day_interval(day), "day")


def _part_of_here(picked: list[Timeword], state: _State) -> Moment:
    return _moment(picked, state, day_interval(state.here()), "part_of_day")


def _now(picked: list[Timeword], state: _State) -> Moment:
    return _moment(picked, state, day_interval(state.anchor.day), "day")


def _vague(picked: list[Timeword], state: _State) -> Moment:
    return _moment(picked, state, None, "vague")


_READINGS: dict[str, Callable[[list[Timeword], _State], Moment | None]] = {
    "nightspan": _nightspan,
    "nightinto": _nightinto,
    "dayspan": _dayspan,
    "monthspan": _monthspan,
    "yearspan": _yearspan,
    "clockspan": _clockspan,
    "somespan": _vague,
    "ago": _ago,
    "shift": _shift,
    "spell": _spell,
    "period": _period,
    "decade": _decade,
    "run": _run,
    "event": _event,
    "partday": _part_of_here,
    "later": _part_of_here,
    "vague": _vague,
    "now": _now,
}
