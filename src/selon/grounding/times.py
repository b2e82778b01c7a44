"""Expressions of time in a text, read against the day of publication.

Rules about the order of time words (``timewords``) find the expressions; each kind has one small reading (``timeruns``,
``timespans``). What is relative is read against the dateline, what points back (the day before, that night) against the
last day that the text named (``timelines``).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from selon.grounding import timeruns, timespans
from selon.grounding.dates import Anchor, day_interval
from selon.grounding.timelines import Timeline, moment
from selon.grounding.timewords import Timeword, letters, timewords
from selon.languages.pack import Pack
from selon.records.claims import Moment
from selon.records.text import Note, Reading

__all__ = ["find_moments"]

_DATE = r"(?:w?d[mv]y?|w?[mv]dy?|\#)"
_DAY, _NAMED = rf"(?:{_DATE}|[wrR])", rf"(?:{_DATE}|w)"
#: From one day to another, between two days, on two weekdays, the 5th to the 7th of a month.
_DAYSPAN = "|".join(
    (
        rf"[FBo]?(?:{_NAMED}|wd)t[oF]*{_NAMED}",
        rf"B{_NAMED}&[oF]*{_NAMED}",
        r"[oF]+w&[oF]*w",
        r"[FBo]*d[t&]d[mv]y?",
        r"[FBo]*[mv]dtdy?",
    )
)
_RULES = re.compile(
    "|".join(
        (
            rf"(?P<nightspan>[oFT]*[NO][oF]*(?:{_DATE}|wd?|d)[t&x]o*{_NAMED})",
            rf"(?P<nightinto>[oFT]*[NO][xt][oF]*(?:{_DATE}|w|r))",
            rf"(?P<dayspan>{_DAYSPAN})",
            r"(?P<monthspan>(?:[FBo]*m|[FB]v)y?[t&]o*[mv]y?)",
            r"(?P<yearspan>[FB]y[t&]o*y|o?yty)",
            rf"(?P<clockspan>[oBF]*(?:{_DAY}[ot]*)?c(?:o*{_DAY})?[t&][oF]*(?:{_DAY}[ot]*)?c(?:o*{_DAY})?)",
            r"(?P<somespan>S~u|b~u|~u[aEgl<]|[oT]*L~u|~Lu|u[Elg])",
            r"(?P<ago>b[nd]u|[nd]ua)",
            r"(?P<shift>[nd]u[Egl<])",
            r"(?P<spell>[oT]*L[nd]u|[oT]*[nd]Lu|o*X[nd]u|o*[nd]Xu)",
            r"(?P<period>S?(?:[oeT]*Lu|[oeT]*uL|[oe]*Xu|[oe]*uX|[oe]*Tu|o*eF?u))",
            r"(?P<decade>[oF]*(?:Z|D[ydn]))",
            rf"(?P<run>(?:{_DATE}|[mv]y|[oFTLXeEpPNOAkKrRcwmvyshUYSGx]|t(?=c))+)",
            r"(?P<event>Q)",
            r"(?P<partday>o*q)",
            r"(?P<later>l)",
            r"(?P<vague>o*V)",
            r"(?P<now>C)",
        )
    )
)
#: Words of time that touch, and the letters without which such a run tells no time.
_TOUCHING, _TELLING = re.compile(r"[^ .]+"), frozenset("mvwyrRQqpPcNOAkKsh#ZuDlEVCb")


def find_moments(reading: Reading, pack: Pack) -> tuple[tuple[Moment, ...], tuple[Note, ...]]:
    """Return the moments by start (spans do not overlap), anchored on ``document.published``.

    With them come notes on impossible dates and on weekdays that do not match their date.
    """
    words = timewords(reading, pack)
    string, index = letters(words, reading, pack)
    line = Timeline(reading, pack, Anchor.of(reading.document.published))
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
                picked = timeruns.trim(picked)
                if not picked:
                    continue
                at = index.index(words.index(picked[-1]), match.start()) + 1
            line.turn_to(reading.sentence_at(picked[0].start).paragraph)
            told = _READINGS[rule](picked, line)
            if told is not None:
                found.append(told)
    return tuple(found), tuple(line.notes)


def _part_of_day(picked: list[Timeword], line: Timeline) -> Moment:
    return moment(picked, line, day_interval(line.here()), "part_of_day")


def _now(picked: list[Timeword], line: Timeline) -> Moment:
    return moment(picked, line, day_interval(line.anchor.day), "day")


def _vague(picked: list[Timeword], line: Timeline) -> Moment:
    return moment(picked, line, None, "vague")


_READINGS: dict[str, Callable[[list[Timeword], Timeline], Moment | None]] = {
    "nightspan": timespans.read_nightspan,
    "nightinto": timespans.read_nightinto,
    "dayspan": timespans.read_dayspan,
    "monthspan": timespans.read_monthspan,
    "yearspan": timespans.read_yearspan,
    "clockspan": timespans.read_clockspan,
    "somespan": _vague,
    "ago": timespans.read_ago,
    "shift": timespans.read_shift,
    "spell": timespans.read_spell,
    "period": timespans.read_period,
    "decade": timespans.read_decade,
    "run": timeruns.read_run,
    "event": timespans.read_event,
    "partday": _part_of_day,
    "later": _part_of_day,
    "vague": _vague,
    "now": _now,
}
