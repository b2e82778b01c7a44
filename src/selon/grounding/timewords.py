"""A text's words of time as a string of letters, one a word, so that rules about their order are regular expressions.

The letters say what a word is (``w`` weekday, ``m`` month, ``d`` a number that may be a day, ``y`` a year, ``c`` a
clock time, ``o`` a preposition ...); a blank stands where two words of time do not touch. The rules then hold for every
language whose pack names its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from selon.grounding.dates import safe_date
from selon.languages.numerals import Numeral, find_numerals
from selon.languages.pack import Pack
from selon.records.text import Entry, Hit, Reading

__all__ = ["LETTERS", "Timeword", "letters", "timewords"]

LETTERS = {
    "month": "m",
    "weekday": "w",
    "day": "r",
    "anaphoric": "R",
    "since_event": "Q",
    "partday": "q",
    "part": "p",
    "clock": "c",
    "night": "N",
    "overnight": "O",
    "allnight": "A",
    "tonight": "k",
    "lastnight": "K",
    "edge": "e",
    "season": "s",
    "last": "L",
    "next": "X",
    "this": "T",
    "ago": "a",
    "ago_before": "b",
    "earlier": "E",
    "after": "g",
    "before": "<",
    "later": "l",
    "since": "S",
    "until": "U",
    "onward": "G",
    "by": "Y",
    "from": "F",
    "between": "B",
    "to": "t",
    "and": "&",
    "into": "x",
    "on": "o",
    "vague": "V",
    "now": "C",
    "decade": "D",
    "some": "~",
    "none": ".",
    "zone": "z",
}
_FLAGS = {("m", "weak"): "v", ("s", "weak"): "h", ("p", "alone"): "P"}
#: A clock time in brackets right behind another one says it again for another zone.
_CONVERTED = re.compile(r"\([^()]{2,32}\)")
_NUMERIC = re.compile(
    r"(?<![\d.,/])(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([./])(\d{1,2})\5(\d{4}|\d{2}))(?![\d/]|[.,]\d)"
)
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Timeword:
    """One word of time.

    ``value`` is its number (month, weekday, hour, days), ``minute`` the minutes of a clock time, ``day`` what a numeric
    date means (None if the calendar has no such day), ``text`` the edge or the unit that the word stands for,
    ``part`` of a weekday that names a part of it too (Sonntagmorgen).
    """

    start: int
    end: int
    letter: str
    value: float = 0.0
    minute: int | None = None
    day: date | None = None
    text: str = ""


def timewords(reading: Reading, pack: Pack) -> list[Timeword]:
    """Return the words of time of a reading by start; they do not overlap. Clock times and numeric dates go first."""
    starts = _number_starts(reading)
    found = _clocks(reading, pack, starts)
    found = _conversions(reading, found) + found + _numeric_dates(reading, pack, starts)
    found += [word for hit in _outermost(reading.hits.get("times", ())) if (word := _word(hit)) is not None]
    units = [hit for hit in reading.hits.get("units", ()) if hit.entry.row["class"] == "time"]
    counted = {hit.start for hit in reading.hits.get("units", ()) if hit.entry.row["class"] not in {"time", "scale"}}
    found += [Timeword(h.start, h.end, "u", 0.0, None, None, h.entry.row["unit"]) for h in _outermost(units)]
    found += [word for n in find_numerals(reading, pack) if (word := _number(n, reading, counted)) is not None]
    taken: list[Timeword] = []
    busy: set[int] = set()
    for word in found:
        if not any(at in busy for at in range(word.start, word.end)):
            busy.update(range(word.start, word.end))
            taken.append(word)
    return sorted(taken, key=lambda word: word.start)


def letters(words: list[Timeword], reading: Reading, pack: Pack) -> tuple[str, list[int]]:
    """Return the words as one string, and for each letter of it the index of its word (-1 for a blank)."""
    fillers = pack.words("time_fillers")
    string: list[str] = []
    index: list[int] = []
    for at, word in enumerate(words):
        if at and not _touches(reading.folded[words[at - 1].end : word.start], reading, words[at - 1].end, fillers):
            string.append(" ")
            index.append(-1)
        if word.letter != "z":
            string.append(word.letter)
            index.append(at)
    return "".join(string), index


def _touches(gap: str, reading: Reading, at: int, fillers: frozenset[str]) -> bool:
    if len(gap) > 16 or "\n" in reading.text[at : at + len(gap)]:
        return False
    bare = gap.strip(" ,-")
    return not bare or bare in fillers


def _outermost(hits: tuple[Hit, ...] | list[Hit]) -> list[Hit]:
    found: list[Hit] = []
    end = -1
    for hit in hits:
        if hit.start >= end:
            found.append(hit)
            end = hit.end
    return found


def _word(hit: Hit) -> Timeword | None:
    entry: Entry = hit.entry
    letter = LETTERS.get(entry.row["class"])
    if letter is None:
        return None
    value = entry.get("value")
    number = float(value) if value.lstrip("-").isdigit() else 0.0
    letter = _FLAGS.get((letter, entry.get("flag")), letter)
    text = value if letter == "e" else entry.get("flag") if letter == "w" else entry.form
    return Timeword(hit.start, hit.end, letter, number, None, None, text)


def _number(numeral: Numeral, reading: Reading, counted: set[int]) -> Timeword | None:
    if numeral.name or numeral.value is None or numeral.form in {"fraction", "all", "negative", "vague"}:
        return None
    raw = reading.folded[numeral.start : numeral.end]
    counts = numeral.end + 1 in counted and reading.folded[numeral.end] in " -"
    if numeral.form == "digits" and _YEAR.fullmatch(raw) and 1000 <= numeral.value <= 2100:
        return Timeword(numeral.start, numeral.end, "y", numeral.value, None, None, "counts" if counts else "")
    whole = numeral.value == int(numeral.value) and 1 <= numeral.value <= 31
    day = whole and numeral.form in {"digits", "ordinal"} and not counts
    return Timeword(numeral.start, numeral.end, "d" if day else "n", numeral.value, None, None, numeral.form)


@lru_cache(maxsize=64)
def _patterns(pack: Pack) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str] | None]:
    clocks = tuple(re.compile(source) for source in pack.setting("times", "clocks", ()))
    decades = pack.setting("times", "decades", "")
    return clocks, re.compile(decades) if decades else None


def _clocks(reading: Reading, pack: Pack, starts: list[int]) -> list[Timeword]:
    clocks, decades = _patterns(pack)
    found: list[Timeword] = []
    for start in starts:
        for pattern in clocks:
            match = pattern.match(reading.folded, start)
            word = _clock(match) if match is not None else None
            if word is not None:
                found.append(word)
                break
        else:
            match = decades.match(reading.folded, start) if decades is not None else None
            if match is not None:
                found.append(Timeword(start, match.end(), "Z", int(match["y"])))
    return found


def _clock(match: re.Match[str]) -> Timeword | None:
    parts = match.groupdict()
    hour, minute, half = int(parts["h"]), parts.get("m"), parts.get("half") or ""
    if half:
        hour = hour % 12 + 12 * (half in {"afternoon", "evening"} or half[0] == "p")
    if hour > 23:
        return None
    end = match.end() - match[0].endswith(" ")
    return Timeword(match.start(), end, "c", hour, int(minute) if minute else None)


def _number_starts(reading: Reading) -> list[int]:
    """Return where digits begin that no letter, mark of decimals or other digits stand before."""
    folded = reading.folded
    return [
        token.start
        for token in reading.tokens
        if token.kind == "number"
        and not (token.start and (folded[token.start - 1] in ".,:/" or _glued(folded, token.start)))
    ]


def _glued(folded: str, start: int) -> bool:
    return folded[start - 1].isalnum()


def _conversions(reading: Reading, clocks: list[Timeword]) -> list[Timeword]:
    """Return brackets that hold a clock time where the clause before holds one: they say nothing new."""
    found: list[Timeword] = []
    for match in _CONVERTED.finditer(reading.folded) if len(clocks) > 1 else ():
        inside = any(match.start() < clock.start < match.end() for clock in clocks)
        before = any(match.start() - 40 <= clock.start < match.start() for clock in clocks)
        if inside and before:
            found.append(Timeword(match.start(), match.end(), "z"))
    return found


def _numeric_dates(reading: Reading, pack: Pack, starts: list[int]) -> list[Timeword]:
    order = pack.setting("times", "order", "dmy")
    found: list[Timeword] = []
    for start in starts:
        match = _NUMERIC.match(reading.folded, start)
        if match is None:
            continue
        if match[1]:
            year, month, day = int(match[1]), int(match[2]), int(match[3])
        else:
            first, second, year = int(match[4]), int(match[6]), int(match[7])
            year += 2000 if year < 100 else 0
            month, day = (first, second) if order == "mdy" else (second, first)
            if month > 12 >= day:
                month, day = day, month
        found.append(Timeword(start, match.end(), "#", 0, None, safe_date(year, month, day)))
    return found
