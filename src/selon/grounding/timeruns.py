"""Runs of words that say one time: weekday, date, month, season, year, part of the day, clock time, in any order."""

from __future__ import annotations

from datetime import date

from selon.grounding.dates import (
    Interval,
    day_interval,
    month_interval,
    plus,
    safe_date,
    season_interval,
    year_interval,
)
from selon.grounding.timelines import Timeline, clock, moment, note, spread
from selon.grounding.timewords import Timeword
from selon.records.claims import Moment

__all__ = ["named_day", "read_run", "trim"]

#: Letters that no run ends with; ``last`` and ``next`` may stand behind what they qualify.
_TAIL = frozenset("oFTXeUYSGLtx")
#: Letters that are one kind: a second one of a kind begins another time.
_KINDS = {"P": "p", "v": "m", "#": "d", "O": "N", "A": "N", "k": "N", "K": "N", "R": "r", "h": "s"}


def trim(picked: list[Timeword]) -> list[Timeword]:
    """Cut a run before a second word of a kind, and what does not belong at its ends."""
    seen: set[str] = set()
    for at, word in enumerate(picked):
        kind = _KINDS.get(word.letter, word.letter)
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
    while picked and picked[0].letter == "F":
        picked = picked[1:]
    return picked


def read_run(picked: list[Timeword], line: Timeline) -> Moment | None:
    """Read a run of words that say one time: weekday, date, part of the day, clock time, in any order."""
    by = {word.letter: word for word in picked}
    said = "".join(word.letter for word in picked)
    since = "S" in by
    day = named_day(picked, by, line)
    if day is not None or names_day(by):
        return _in_day(picked, by, day, line, since=since)
    month = by.get("m") or (by.get("v") if set(said) & set("yeoSUYGLXT") else None)
    if month is not None:
        return _in_month(picked, by, int(month.value), line, since=since)
    season = by.get("s") or (by.get("h") if set(said) & set("yLXT") else None)
    if season is not None:
        return moment(picked, line, _season(by, int(season.value), line), "season")
    if "y" in by:
        return _in_year(picked, by, line, since=since)
    if set(said) & set("NOAkK"):
        return _night(picked, by, line)
    if "c" in by:
        return clock(picked, by["c"], by["c"], line.here(), line)
    if "P" in by or ("p" in by and set(said) & set("oTeEUYSx")):
        here = line.anchor.day if "T" in by else line.here()
        return moment(picked, line, day_interval(here), "part_of_day")
    if "E" in by:
        return moment(picked, line, None, "vague")
    return None


def names_day(by: dict[str, Timeword]) -> bool:
    return bool(set(by) & set("wrR#")) or ("d" in by and bool(set(by) & set("mv")))


def named_day(picked: list[Timeword], by: dict[str, Timeword], line: Timeline) -> date | None:
    """Return the day that a run names, noting impossible dates, and keep it as the last day named."""
    weekday = by.get("w")
    if "#" in by or ("d" in by and set(by) & set("mv")):
        day = by["#"].day if "#" in by else _date(by, line)
        if day is None:
            note(picked, line, "impossible_date", "the calendar has no such day")
        elif weekday is not None and day.weekday() != int(weekday.value):
            note(picked, line, "weekday_mismatch", f"{day.isoformat()} was no such weekday")
        line.ref = day or line.ref
        return day
    if weekday is not None:
        ahead = bool(set(by) & set("XGU")) or ("L" not in by and _future(weekday.start, weekday, line))
        day = line.anchor.weekday(int(weekday.value), ahead=ahead, last="L" in by)
        line.ref = day or line.ref
        return day
    if "r" in by:
        day = line.anchor.shift(int(by["r"].value))
        line.ref = (day if by["r"].value == 0 else None) or line.ref
        return day
    if "R" in by:
        here = line.ref or line.anchor.day
        return plus(here, int(by["R"].value))
    return None


def _date(by: dict[str, Timeword], line: Timeline) -> date | None:
    month, day = int((by.get("m") or by["v"]).value), int(by["d"].value)
    year = (
        int(by["y"].value)
        if "y" in by
        else line.anchor.year_of(month, day, past="S" in by, nearest=bool(set(by) & set("UG")))
    )
    if year is None:
        return None
    return safe_date(year, month, day)


def _future(at: int, weekday: Timeword, line: Timeline) -> bool:
    """Tell whether the clause before a weekday speaks of what is to come; the dateline's own weekday is that day."""
    if line.anchor.day is None or line.anchor.day.weekday() == int(weekday.value):
        return False
    words = line.pack.words("future")
    sentence = line.reading.sentence_at(at)
    tokens = line.reading.tokens_between(max(sentence.start, at - 60), at)
    endings = tuple(line.pack.setting("times", "future_endings", ()))
    return any(token.fold in words or (endings and token.fold.endswith(endings)) for token in tokens[-8:])


def _in_day(
    picked: list[Timeword], by: dict[str, Timeword], day: date | None, line: Timeline, *, since: bool
) -> Moment:
    if day is None:
        return moment(picked, line, None, "vague")
    if since and "c" not in by:
        end = max(line.anchor.last or day, day)
        return moment(picked, line, (day, end), "vague")
    if "c" in by:
        return clock(picked, by["c"], by["c"], day, line)
    if "U" in by and "w" in by and "d" not in by and line.anchor.day is not None and line.anchor.day < day:
        return moment(picked, line, (line.anchor.day, day), "day")
    if set(by) & set("NOA"):
        dated = bool(set(by) & set("d#"))
        same = dated and line.pack.setting("times", "night_of_date", "next") == "same"
        if "r" in by and by["r"].value == 0:
            return moment(picked, line, day_interval(plus(day, -1), 1), "night")
        if same:
            line.night = day
        return moment(picked, line, day_interval(day, 0 if same else 1), "night")
    if set(by) & set("pPe") or ("w" in by and by["w"].text == "part"):
        return moment(picked, line, day_interval(day), "part_of_day")
    return moment(picked, line, day_interval(day), "day")


def _in_month(
    picked: list[Timeword], by: dict[str, Timeword], month: int, line: Timeline, *, since: bool
) -> Moment | None:
    edge = by["e"].text if "e" in by else ""
    ahead = "X" in by
    year = int(by["y"].value) if "y" in by else line.anchor.year_of(month, past=since or "L" in by, ahead=ahead)
    interval = month_interval(year, month, edge) if year is not None else None
    return spread(picked, interval, line, "vague" if edge else "month", since=since)


def _in_year(picked: list[Timeword], by: dict[str, Timeword], line: Timeline, *, since: bool) -> Moment | None:
    year = by["y"]
    if year.text == "counts":
        return None
    if len(picked) == 1 and not _led(year, line):
        return None
    edge = by["e"].text if "e" in by else ""
    return spread(picked, year_interval(int(year.value), edge), line, "vague" if edge else "year", since=since)


def _led(year: Timeword, line: Timeline) -> bool:
    """Tell whether a word before it or brackets around it make a bare number a year."""
    index = line.reading.token_index(year.start)
    before = line.reading.tokens[index - 1].fold if index else ""
    after = line.reading.folded[year.end : year.end + 1]
    return before in line.pack.words("year_lead") or (before == "(" and after == ")")


def _season(by: dict[str, Timeword], month: int, line: Timeline) -> Interval | None:
    if "y" in by:
        return season_interval(int(by["y"].value), month)
    if line.anchor.day is None:
        return None
    year = line.anchor.year_of(month, past="X" not in by, ahead="X" in by)
    return season_interval(year, month) if year is not None else None


def _night(picked: list[Timeword], by: dict[str, Timeword], line: Timeline) -> Moment:
    """Read a night without a day: the one that ends on the day the text speaks of; tonight begins on the dateline.

    A night that a date within it named is taken up again as that date.
    """
    if "k" in by:
        return moment(picked, line, day_interval(line.anchor.day, 1), "night")
    day = line.anchor.day if set(by) & set("AK") else line.here()
    if day is not None and day == line.night and "A" not in by:
        return moment(picked, line, day_interval(day), "night")
    return moment(picked, line, day_interval(plus(day, -1), 1), "night")
