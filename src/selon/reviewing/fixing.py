"""What a person types or marks as the right value of a field, made into the codebook's row."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from selon.errors import RecordError
from selon.records.claims import Place
from selon.records.codec import decode, encode
from selon.records.folios import Folio
from selon.records.reviews import ATTRIBUTION_FIELDS, CLAIM_FIELDS, Item
from selon.records.text import Span, cut
from selon.reviewing.anchoring import find_item

__all__ = ["CHOICES", "fix_item", "move_bounds"]

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
_WORD = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")
_BOUNDS = re.compile(r"(\d+):(\d+)")
_TIME = re.compile(r"(?P<start>[^/\s]+)(?:/(?P<end>\S+))?(?:\s+(?P<precision>\w+))?")
_PARTS = {"to": "place", "said": "time"}

#: What finds a place by a name; None where no gazetteer is at hand.
PlaceFinder = Callable[[str], Place | None]


def fix_item(
    folio: Folio, item: str, changes: Mapping[str, object], find_place: PlaceFinder, place: str
) -> tuple[tuple[str, ...], Item]:
    """Return which fields are changed, and the row of an item with these changes.

    ``folio`` is the reading as it stands for people; ``changes`` has for each field, or part of one with a dot between
    (``quantity.value``), its value: the codebook's shape, or what is shorter to write. A span is its words as they
    stand in the text, ``start:end`` or the codebook's; a place a name; a time ``2024-09-17/2024-09-18 night``; a figure
    a number; an actor a name. Null (None) empties a field. Raises RecordError naming ``place`` and the field.
    """
    line = encode(folio)
    row, columns = _found(line, folio, item, place)
    were = {field: dict(row.get(field) or {}) for field in ("place", "to")}
    fields = []
    for name, value in changes.items():
        field, _, part = name.partition(".")
        if field not in columns:
            raise RecordError(f"{field!r} cannot be fixed", place=place, remedy=f"there are {', '.join(columns)}")
        made = _Maker(folio, place, find_place).make(field, row[field], value, part)
        row[field] = made
        fields.append(field)
    for field, was in were.items():
        _unplace(row.get(field), was)
    for field in dict.fromkeys(fields):
        _hold(field, row[field], folio, place)
    made_item = find_item(decode(line, place=place), item)
    assert made_item is not None  # noqa: S101 - it has been found above, under the same id
    return tuple(column for column in columns if column in fields), made_item


def _found(line: Json, folio: Folio, item: str, place: str) -> tuple[Json, tuple[str, ...]]:
    """Return the row of an item in a folio's JSON, and what can be fixed of it."""
    for table, columns in (("claims", CLAIM_FIELDS), ("attributions", ATTRIBUTION_FIELDS)):
        for row in line[table]:
            if row["id"] == item:
                return row, columns
    what = "a check is computed: it can be accepted or rejected" if find_item(folio, item) else "it was rejected"
    raise RecordError(f"{item!r} has no fields to fix: {what}", place=place, remedy="undo the rejection first")


def _unplace(place: Json | None, was: Json) -> None:
    """Take from a place that got another name, and nothing else, where the old one lies."""
    pointed = ("lat", "lon", "geonames_id")
    if place and was and place["name"] != was["name"] and all(place[part] == was[part] for part in pointed):
        place |= dict.fromkeys(pointed)


def _hold(field: str, value: Any, folio: Folio, place: str) -> None:
    """Raise RecordError where a field's value is none that the codebook has."""
    told = {field: value}
    if isinstance(value, dict):
        told |= {f"{_PARTS.get(field, field)}.{part}": found for part, found in value.items()}
    for name, found in told.items():
        choices = CHOICES.get(name)
        if choices and (found or "") not in choices:
            listed = ", ".join(choice for choice in choices if choice)
            raise RecordError(f"{name} is {found!r}", place=place, remedy=f"give one of {listed}")
    if field == "attribution" and value is not None and value not in {a.id for a in folio.attributions}:
        raise RecordError(f"no attribution {value!r} in this document", place=place, remedy="give its id, or null")


class _Maker:
    """Makes the codebook's value of a field out of what a person gave."""

    def __init__(self, folio: Folio, place: str, find_place: PlaceFinder) -> None:
        self._text = folio.document.text
        self._place = place
        self._find_place = find_place

    def wrong(self, field: str, value: object, wanted: str) -> RecordError:
        return RecordError(f"{field} cannot be {value!r}", place=self._place, remedy=f"give {wanted}")

    def make(self, field: str, before: Any, value: Any, part: str) -> Any:
        """Return the new value of a field whose old one is ``before``; of a part of it alone, if one is named."""
        if part:
            made = self._part(field, dict(before or {}), part, value)
        elif value is None:
            return None
        else:
            made = self._whole(field, before, value)
        return self._bounded(made) if field == "quantity" else made

    def _part(self, field: str, made: Json, part: str, value: Any) -> Json:
        made[part] = self._span(f"{field}.{part}", value, made.get(part)) if part == "span" and value else value
        if field == "quantity" and part in {"value", "modifier"}:
            made |= {"low": None, "high": None}
        return made

    def _whole(self, field: str, before: Any, value: Any) -> Any:
        if field in {"anchor", "cue"}:
            return self._span(field, value, before)
        if field == "content":
            several = isinstance(value, Sequence) and not isinstance(value, str) and not _is_pair(value)
            near = before[0] if before else None
            return [self._span(field, one, near) for one in (value if several else [value])]
        if field in {"place", "to"}:
            return self._where(field, value)
        if field in {"time", "said"}:
            return self._when(field, value)
        if field == "quantity" and isinstance(value, int | float) and not isinstance(value, bool):
            return {"modifier": "exact", **(before or {}), "value": value, "low": None, "high": None, "share": None}
        if field in {"agent", "target"} and isinstance(value, str):
            return {"span": None, "name": value, "side": (before or {}).get("side")}
        if field in {"source", "agent", "target", "quantity"} and isinstance(value, Mapping):
            return {**(before or {}), **value}
        return value

    def _span(self, field: str, value: Any, near: Json | None) -> Json:
        """Return a span in whole words, from its bounds, or from its words: of several places the nearest."""
        if isinstance(value, str) and not _BOUNDS.fullmatch(value):
            start = _nearest(self._text, value, near["start"] if near else 0)
            if start < 0 or not value.strip():
                raise self.wrong(field, value, "words as they stand in the text, or start:end")
            return _shown(cut(self._text, start, start + len(value)))
        try:
            start, end = _bounds(value)
        except (TypeError, ValueError, KeyError) as problem:
            raise self.wrong(field, value, "words as they stand in the text, or start:end") from problem
        if not 0 <= start < end <= len(self._text):
            raise self.wrong(field, value, f"bounds between 0 and {len(self._text)}")
        return _shown(_whole_words(self._text, start, end))

    def _where(self, field: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = self._find_place(value)
        if found is None:
            raise self.wrong(field, value, "a name that the gazetteer has, or the codebook's place")
        told = ("name", "country", "admin1", "precision", "lat", "lon", "geonames_id")
        return {"span": None, **{name: getattr(found, name) for name in told}}

    def _when(self, field: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = _TIME.fullmatch(value.strip())
        if match is None:
            raise self.wrong(field, value, "a time such as 2024-09-18, or 2024-09-17/2024-09-18 night")
        start, end = match["start"], match["end"] or match["start"]
        precision = match["precision"] or ("day" if len(start) == len("2024-09-18") else "minute")
        return {"span": None, "start": start, "end": end, "precision": precision}

    def _bounded(self, quantity: Json | None) -> Json | None:
        """Return a figure with the interval that its modifier allows, where none was given."""
        if not quantity:
            return quantity
        if not quantity.get("unit"):
            raise self.wrong("quantity", quantity.get("value"), "its unit too (quantity.unit)")
        value = quantity.get("value")
        if value is not None and quantity.get("low") is None and quantity.get("high") is None:
            modifier = quantity.setdefault("modifier", "exact")
            quantity["low"] = value if modifier in {"exact", "at_least", "more_than"} else None
            quantity["high"] = value if modifier in {"exact", "at_most", "less_than"} else None
            if modifier in {"at_most", "less_than"}:
                quantity["value"] = None
        return quantity


def _is_pair(value: Sequence[object]) -> bool:
    return len(value) == 2 and all(type(bound) is int for bound in value)


def _bounds(value: Any) -> tuple[int, int]:
    if isinstance(value, str):
        start, _, end = value.partition(":")
        return int(start), int(end)
    if isinstance(value, Mapping):
        return int(value["start"]), int(value["end"])
    start, end = value
    return int(start), int(end)


def _shown(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}


def _nearest(text: str, words: str, near: int) -> int:
    """Return where words stand nearest to an offset, -1 where they do not."""
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    return min(starts, key=lambda start: (abs(start - near), start), default=-1)


def _whole_words(text: str, start: int, end: int) -> Span:
    """Return a stretch without white space at its ends and with no word cut."""
    trimmed = cut(text, start, end)
    start, end = trimmed.start, trimmed.end
    for match in _WORD.finditer(text):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return Span(start, end, text[start:end])


def move_bounds(text: str, span: Span, *, left: int = 0, right: int = 0) -> Span:
    """Return a span whose bounds are moved by whole words or marks: to the left below 0, to the right above.

    A bound stops at the text's ends, and before the other would be passed.

    >>> move_bounds("two people were hurt, he said", Span(4, 10, "people"), left=-1, right=2).text
    'two people were hurt'
    """
    words = [match.span() for match in _WORD.finditer(text)]
    inside = [number for number, (start, end) in enumerate(words) if start < span.end and span.start < end]
    if not inside:
        return span
    first = max(0, min(inside[0] + left, len(words) - 1))
    last = max(0, min(inside[-1] + right, len(words) - 1))
    first, last = (first, last) if first <= last else (inside[0], inside[-1])
    return Span(words[first][0], words[last][1], text[words[first][0] : words[last][1]])
