"""What a person types or marks as the value of a field, made into the codebook's, or refused with what to give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from selon.errors import FieldError
from selon.records.claims import Place
from selon.records.folios import Folio
from selon.records.text import Span, cut
from selon.text import fold

__all__ = ["BLANKS", "CHOICES", "PlaceFinder", "put_fields", "whole_words", "words_in"]

Json = dict[str, Any]

_CERTAINTY = ("asserted", "hedged", "denied", "unverified")
#: The codebook's closed lists, by field. An empty word stands for null.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": (
        *("launched", "struck", "shot_down", "shelling", "clash", "advance", "withdrawal", "captured", "explosion"),
        *("fire", "destroyed", "damaged", "killed", "injured", "hospitalised", "missing", "detained", "rescued"),
        *("evacuated", "displaced", "returned", "responders", "closed", "outage", "alert", "stored", "built"),
        *("magnitude", "area", "distance", "population", "cost", "duration", "amount", "verified", "unverified"),
        *("responsibility", "cause", "motive", "earthquake", "flood", "storm", "accident", "other"),
    ),
    "certainty": _CERTAINTY,
    "means": ("drone", "missile", "artillery", "bomb", "mine", "small_arms", "debris", "other", ""),
    "mode": ("direct", "mixed", "indirect"),
    "act": (
        *("say", "claim", "confirm", "deny", "order", "warn", "ask", "expect", "accuse", "cannot_verify", "decline"),
        "omit",
    ),
    "channel": (
        *("telegram", "x", "facebook", "website", "press_release", "press_conference", "television", "radio"),
        *("interview", "report", "bulletin", "video", "satellite", "other", ""),
    ),
    "source.kind": (
        *("government", "military", "security_service", "justice", "international", "armed_group", "company", "ngo"),
        *("expert", "media", "social_media", "witness", "other"),
    ),
    "quantity.modifier": ("exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague"),
    "place.precision": ("settlement", "admin2", "admin1", "country", "other"),
    "time.precision": (*("minute", "hour", "part_of_day", "night", "day", "week", "month", "year", "season", "vague"),),
}
_PLACE: Json = {
    **dict.fromkeys(("span", "name", "country", "admin1")),
    "precision": "other",
    **dict.fromkeys(("lat", "lon", "geonames_id")),
}
_TIME: Json = {"span": None, "start": None, "end": None, "precision": "vague"}
_ACTOR: Json = {"span": None, "name": None, "side": None}
_FIGURE: Json = {"span": None, "value": None, "low": None, "high": None, "modifier": "exact"}
#: The fields that have parts, each as it is before anything is told of it; a figure's unit must be told.
BLANKS: Mapping[str, Json] = {
    "source": {
        **dict.fromkeys(("span", "name", "role", "organisation")),
        "kind": "other",
        "side": None,
        "anonymous": False,
        "parallel": False,
    },
    "quantity": {**_FIGURE, "unit": None, "part_of": None, "parts": [], "share": None},
    "place": _PLACE,
    "to": _PLACE,
    "time": _TIME,
    "said": _TIME,
    "agent": _ACTOR,
    "target": _ACTOR,
}
#: Fields that are checked as another.
_AS = {"to": "place", "said": "time"}
#: What others are found near is made first, a whole before its parts, and of a figure its unit before its bounds.
_FIRST = ("anchor", "content")
_PARTS = ("unit", "span", "value", "modifier", "low", "high")
_NUMBERS = frozenset(("value", "low", "high", "lat", "lon"))
_SWITCHES = frozenset(("polarity", "anonymous", "parallel"))
_TOLD = ("name", "country", "admin1", "precision", "lat", "lon", "geonames_id")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")
_BOUNDS = re.compile(r"\d+:\d+")
_WHEN = re.compile(r"(?P<start>[^/\s]+)(?:/(?P<end>\S+))?(?:\s+(?P<precision>\w+))?")
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?")
#: How exact a time is that says no more than its digits, by how many there are.
_EXACT = {4: "year", 7: "month", 10: "day"}
_SHOWN = 6

#: What finds a place by a name; None where no gazetteer has it.
PlaceFinder = Callable[[str], Place | None]


def put_fields(
    row: Json, columns: Sequence[str], changes: Mapping[str, object], folio: Folio, find_place: PlaceFinder, place: str
) -> tuple[str, ...]:
    """Put what a person gave into a row of the codebook's JSON, and return which fields that were, as in ``columns``.

    ``changes`` has for each field, or part of one with a dot between (``quantity.value``), its value: the codebook's
    shape, or what is shorter to write. A span is its words as they stand in the text, ``start:end`` (no word is cut),
    or the codebook's, exactly; a place a name that the document has, the gazetteer has, or that stands in the text; a
    time ``2024-09-17/2024-09-18 night``; a figure a number; an actor a name. Null (None) empties a field. Raises
    FieldError naming ``place`` and the field.
    """
    maker = _Maker(folio, row, place, find_place)
    given = []
    for name in sorted(changes, key=_order):
        field, _, part = name.partition(".")
        if field not in columns or (part and part not in BLANKS.get(field, ())):
            listed = ", ".join(BLANKS[field] if field in columns and field in BLANKS else columns)
            raise maker.error(name, "field", f"{name!r} cannot be fixed", f"there are {listed}")
        row[field] = maker.make(field, row[field], changes[name], part)
        given.append(field)
    if "quantity" in given and row["quantity"]:
        row["quantity"] = maker.bounded(row["quantity"])
    for field in dict.fromkeys(given):
        _hold(maker, field, row[field], folio)
    return tuple(column for column in columns if column in given)


def _order(name: str) -> tuple[bool, str, int, str]:
    field, _, part = name.partition(".")
    return field not in _FIRST, field, 1 + _PARTS.index(part) if part in _PARTS else len(part) and len(_PARTS) + 1, part


def _hold(maker: _Maker, field: str, value: Any, folio: Folio) -> None:
    """Raise FieldError where a field's value is none that the codebook has."""
    for name, found in _told(field, value):
        choices = CHOICES.get(name)
        if choices and (found or "") not in choices:
            listed = ", ".join(choice for choice in choices if choice)
            shown = name.replace(_AS.get(field, field), field, 1)
            raise maker.error(shown, "choice", f"{shown} is {found!r}", f"give one of {listed}")
    if field == "attribution" and value is not None and value not in {a.id for a in folio.attributions}:
        raise maker.error(field, "saying", f"no attribution {value!r} in this document", "give its id, or null")


def _told(field: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield what has a closed list, by its name in ``CHOICES``."""
    if isinstance(value, Mapping):
        yield from ((f"{_AS.get(field, field)}.{part}", found) for part, found in value.items())
    elif field == "via":
        yield from (("source.kind", one.get("kind", "other")) for one in value or () if isinstance(one, Mapping))
    else:
        yield field, value


class _Maker:
    """Makes the codebook's value of a field of a row out of what a person gave."""

    def __init__(self, folio: Folio, row: Json, place: str, find_place: PlaceFinder) -> None:
        self._folio = folio
        self._text = folio.document.text
        self._row = row
        self._place = place
        self._find_place = find_place

    def error(self, field: str, why: str, reason: str, remedy: str) -> FieldError:
        return FieldError(reason, place=self._place, remedy=remedy).of(field, why)

    def wrong(self, field: str, why: str, value: object, wanted: str) -> FieldError:
        shown = repr(value)
        shown = shown if len(shown) <= 80 else f"{shown[:79]}…"
        return self.error(field, why, f"{field} cannot be {shown}", f"give {wanted}")

    def make(self, field: str, before: Any, value: Any, part: str) -> Any:
        """Return the new value of a field whose old one is ``before``; of a part of it alone, if one is named."""
        if part:
            return self._part(field, {**BLANKS[field], **(before or {})}, part, value)
        return None if value is None else self._whole(field, before, value)

    def _part(self, field: str, made: Json, part: str, value: Any) -> Json:
        name = f"{field}.{part}"
        if part == "span" and value is not None:
            value = self._span(name, value, made["span"] or self._near())
        elif part in {"start", "end"} and value is not None:
            self._hold_day(name, value)
        elif part in _NUMBERS and value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.wrong(name, "shape", value, "a number")
        elif part in _SWITCHES and not isinstance(value, bool):
            raise self.wrong(name, "shape", value, "true or false")
        made[part] = value
        if field == "quantity" and part in {"value", "modifier"}:
            made |= {"low": None, "high": None}
        return made

    def _whole(self, field: str, before: Any, value: Any) -> Any:
        if field in {"anchor", "cue"}:
            return self._span(field, value, before or self._near())
        if field == "content":
            several = isinstance(value, Sequence) and not isinstance(value, str) and not _is_pair(value)
            near = before[0] if before else None
            return [self._span(field, one, near) for one in (value if several else [value])]
        if isinstance(value, Mapping) and field in BLANKS:
            return self._parts(field, before, value)
        if field in {"place", "to"}:
            return self._where(field, value)
        if field in {"time", "said"}:
            return self._when(field, value)
        if field == "quantity":
            return self._parts(field, before, {"share": None, "value": value})
        if field in {"agent", "target"}:
            return self._parts(field, before, {"span": None, "name": value})
        if field in _SWITCHES and not isinstance(value, bool):
            raise self.wrong(field, "shape", value, "true or false")
        return value

    def _parts(self, field: str, before: Any, value: Mapping[str, Any]) -> Json:
        """Return a field of which some parts are told; a place or time that is told so is another one."""
        made = {**BLANKS[field], **((before or {}) if field not in {"place", "to", "time", "said"} else {})}
        for part in sorted(value, key=lambda name: _order(f"{field}.{name}")):
            made = self._part(field, made, part, value[part])
        return made

    def _near(self) -> Json | None:
        """Return the words that the row stands at, near which others are looked for."""
        content = self._row.get("content")
        near: Json | None = self._row.get("anchor") or (content[0] if content else None)
        return near

    def _span(self, field: str, value: Any, near: Json | None) -> Json:
        """Return a span in whole words, from its bounds, or from its words: of several places the nearest."""
        if isinstance(value, str) and not _BOUNDS.fullmatch(value.strip()):
            return self._found(field, value.strip(), near)
        try:
            start, end, words = _bounds(value)
        except (TypeError, ValueError, KeyError) as problem:
            raise self.wrong(field, "words", value, "words as they stand in the text, or start:end") from problem
        if not 0 <= start < end <= len(self._text):
            raise self.wrong(field, "bounds", value, f"bounds between 0 and {len(self._text)}")
        if words is None:
            return _shown(whole_words(self._text, start, end))
        if self._text[start:end] != words:
            raise self.wrong(field, "words", value, f"the words that stand there: {self._text[start:end]!r}")
        return {"start": start, "end": end, "text": words}

    def _found(self, field: str, words: str, near: Json | None) -> Json:
        starts = words_in(self._text, words)
        if not starts:
            raise self.wrong(field, "words", words, "words as they stand in the text, or start:end")
        if near is None and len(starts) > 1:
            shown = " or ".join(f"{start}:{start + len(words)}" for start in starts[:_SHOWN])
            raise self.wrong(field, "many", words, f"more words, or which of them: {shown}")
        start = min(starts, key=lambda found: (abs(found - near["start"]) if near else 0, found))
        return _shown(cut(self._text, start, start + len(words)))

    def _where(self, field: str, value: Any) -> Json:
        """Return a place of the document, of the gazetteer, or one that merely stands in the text, by its name."""
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(field, "place", value, "a name that the gazetteer has, or the codebook's place")
        name = fold(value.strip())
        told = (place for claim in self._folio.claims for place in (claim.place, claim.to) if place and place.name)
        found = next((place for place in told if fold(place.name or "") == name), None) or self._find_place(value)
        stands = words_in(self._text, value.strip())
        span = self._found(f"{field}.span", value.strip(), self._near() or _START) if stands else None
        if found is not None:
            return {"span": span, **{column: getattr(found, column) for column in _TOLD}}
        if span is not None:
            return {**_PLACE, "span": span, "name": value.strip()}
        raise self.wrong(field, "place", value, "a name that the gazetteer or the text has, or the codebook's place")

    def _when(self, field: str, value: Any) -> Json:
        match = _WHEN.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None:
            raise self.wrong(field, "time", value, "a time such as 2024-09-18, or 2024-09-17/2024-09-18 night")
        start, end = match["start"], match["end"] or match["start"]
        for day in (start, end):
            self._hold_day(field, day)
        if end < start[: len(end)]:
            raise self.wrong(field, "time", value, "an end that is not before the start")
        precision = match["precision"] or _EXACT.get(len(start), "minute")
        return {"span": None, "start": start, "end": end, "precision": precision}

    def _hold_day(self, field: str, value: Any) -> None:
        """Raise FieldError where a value is no day, month, year or minute of the calendar."""
        if not isinstance(value, str) or not _ISO.fullmatch(value) or not _is_day(value):
            wanted = "a time such as 2024-09-18, or 2024-09-17/2024-09-18 night"
            raise self.wrong(field, "time", value, wanted)

    def bounded(self, quantity: Json) -> Json:
        """Return a figure with the interval that its modifier allows, where none was given."""
        if not quantity.get("unit"):
            raise self.error("quantity.unit", "unit", "a figure without a unit", "give its unit too (quantity.unit)")
        value = quantity["value"]
        if value is not None and quantity["low"] is None and quantity["high"] is None:
            modifier = quantity["modifier"]
            quantity["low"] = value if modifier in {"exact", "at_least", "more_than"} else None
            quantity["high"] = value if modifier in {"exact", "at_most", "less_than"} else None
            if modifier in {"at_most", "less_than"}:
                quantity["value"] = None
        return quantity


_START: Json = {"start": 0}


def _is_day(value: str) -> bool:
    """Tell whether a year, month, day or minute is one of the calendar."""
    try:
        return bool(datetime.fromisoformat(value if "T" in value else f"{value}-01-01"[:10]))
    except ValueError:
        return False


def _is_pair(value: Sequence[object]) -> bool:
    return len(value) == 2 and all(type(bound) is int for bound in value)


def _bounds(value: Any) -> tuple[int, int, str | None]:
    """Return the bounds that a value tells, and the words that it says stand between them, if it does."""
    if isinstance(value, str):
        start, _, end = value.partition(":")
        return int(start), int(end), None
    if isinstance(value, Mapping):
        words, last = value.get("text"), value.get("end")
        if words is not None and not isinstance(words, str):
            raise TypeError
        return int(value["start"]), int(value["start"] + len(words or "") if last is None else last), words
    start, end = value
    return int(start), int(end), None


def _shown(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}


def words_in(text: str, words: str) -> tuple[int, ...]:
    """Return where words stand in a text, in code points, none of them cut at either end.

    >>> words_in("a fire, and fires", "fire")
    (2,)
    """
    if not words:
        return ()
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return tuple(match.start() for match in re.finditer(before + re.escape(words) + after, text))


def whole_words(text: str, start: int, end: int) -> Span:
    """Return a stretch without white space at its ends and with no word cut."""
    trimmed = cut(text, start, end)
    start, end = trimmed.start, trimmed.end
    for match in _WORD.finditer(text):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return Span(start, end, text[start:end])
