"""Putting right what was read: the fields that a person changes of a claim or saying, and the bounds of its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from selon.errors import RecordError
from selon.records.codec import decode, encode
from selon.records.folios import Folio
from selon.records.reviews import ATTRIBUTION_FIELDS, CLAIM_FIELDS, Item
from selon.records.text import Span
from selon.reviewing.anchoring import find_item
from selon.reviewing.making import PlaceFinder, put_fields

__all__ = ["fix_item", "move_bounds"]

Json = dict[str, Any]

_WORD = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")


def fix_item(
    folio: Folio, item: str, changes: Mapping[str, object], find_place: PlaceFinder, place: str
) -> tuple[tuple[str, ...], Item]:
    """Return which fields are changed, and the row of an item with these changes.

    ``folio`` is the reading as it stands for people; ``changes`` has the values of fields as ``making.put_fields``
    takes them. Raises RecordError naming ``place`` and the field.
    """
    line = encode(folio)
    row, columns = _found(line, folio, item, place)
    were = {field: dict(row.get(field) or {}) for field in ("place", "to")}
    fields = put_fields(row, columns, changes, folio, find_place, place)
    for field, was in were.items():
        _unplace(row.get(field), was)
    made_item = find_item(decode(line, place=place), item)
    assert made_item is not None  # noqa: S101 - it has been found above, under the same id
    return fields, made_item


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
