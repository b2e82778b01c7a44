"""IPTC ninjs 1.x to 3.x to documents: an item, a list of items, ``{"items": […]}``, or an item a line.

Keys are read whatever their case and underscores, since 1.x writes ``body_xhtml`` and ``pubstatus`` where 2.x and 3.x
write ``bodies`` and ``pubStatus``. Versions of one item share its ``uri``, which is the document's id; of a later
one it is known when it was made (``edited``). An item that the agency withholds or cancels is a document with a note
that says so: it marks, it never deletes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from selon.errors import ExtractEmptyError, InputError, MarkupError
from selon.intake.dates import iso_published
from selon.intake.documents import make_document, with_given
from selon.intake.markup import text_of
from selon.intake.metadata import web_address, words
from selon.intake.notices import find_notices
from selon.intake.streams import read_all, too_long
from selon.intake.wire import agency, find_credits
from selon.ports import Limits, Unit
from selon.records.text import Document, Note

__all__ = ["FORMAT", "Ninjs"]

_KEYS = re.compile(
    rb'"(?:pub_?status|version_?created|body_(?:xhtml|html|text)|bodies|ninjs|info_?sources?|ed_?note|slug_?line)"\s*:',
    re.IGNORECASE,
)
_URI = re.compile(rb'"uri"\s*:')
_REMEDY = "a ninjs item, a list of items, or an item a line"
#: When an item came out, and when this version of it was made.
_MADE = ("firstpublished", "firstcreated", "versioncreated")
#: What the agency's status means for whoever prints it; anything else is named as it stands.
_STATUS = {"canceled": "canceled", "cancelled": "canceled", "withheld": "withheld"}


class Ninjs:
    """The format ``ninjs``."""

    name = "ninjs"
    suffixes = (".ninjs",)
    plain = False

    def sniff(self, name: str, head: bytes) -> bool:
        """Tell by the keys that only an item has."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        if name.lower().endswith(self.suffixes):
            return True
        return start in (b"{", b"[") and _URI.search(head) is not None and _KEYS.search(head) is not None

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield the document of each item, or the error of one that is none."""
        data = read_all(unit, limits)
        raw = hashlib.sha256(data).hexdigest()
        items = list(_items(data, unit.place))
        for number, item in enumerate(items, 1):
            place = f"{unit.place}[{number}]" if len(items) > 1 else unit.place
            try:
                document = _document(item, place)
                if len(document.text) > limits.characters:
                    raise too_long(len(document.text), limits.characters, place)
                yield with_given(replace(document, raw=raw), unit.given)
            except InputError as problem:
                yield problem


def _items(data: bytes, place: str) -> Iterator[Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as problem:
        try:
            found = [json.loads(line) for line in data.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise MarkupError(f"no JSON: {problem}", place=place, remedy=_REMEDY) from problem
    if isinstance(found, dict) and isinstance(found.get("items"), list):
        found = found["items"]
    yield from found if isinstance(found, list) else [found]


def _document(data: Any, place: str) -> Document:
    """Return the document of an item. Raises InputError where it is none, or holds no text."""
    if not isinstance(data, Mapping):
        raise MarkupError("no item of ninjs", place=place, remedy=_REMEDY)
    item = {str(key).replace("_", "").lower(): value for key, value in data.items()}
    title = _value(item, "headlines", "headline") or words(item.get("title")) or words(item.get("name"))
    note = words(item.get("ednote"))
    text = _body(item) or _plain(_value(item, "descriptions", "descriptiontext", "descriptionhtml"))
    status = words(item.get("pubstatus")).lower()
    if not text and status in _STATUS:
        text = note or title
    if not text:
        raise ExtractEmptyError("an item without a text", place=place, remedy="is it a picture's or a film's?")
    made = [iso_published(date) or date for name in _MADE if (date := words(item.get(name)))]
    makers = tuple(_makers(item))
    known = [known for name in makers if (known := agency(name))]
    return make_document(
        text,
        identifier=words(item.get("uri")) or None,
        url=web_address(item.get("url")) or web_address(item.get("uri")),
        outlet=next(iter(makers), None),
        language=words(item.get("language")) or None,
        published=next(iter(made), None),
        edited=made[-1] if len(made) > 1 else None,
        title=title or None,
        credits=tuple(dict.fromkeys((*known, *find_credits(text)))),
        authors=_authors(item),
        notes=(*_status_notes(item, status, note), *find_notices(text, title)),
    )


def _status_notes(item: Mapping[str, Any], status: str, note: str) -> Iterator[Note]:
    said = f": {note}" if note else ""
    if status in _STATUS:
        yield Note(_STATUS[status], f"the agency has {_STATUS[status]} this item{said}")
    elif status and status != "usable":
        yield Note("status", f"the agency's status for it is {status!r}{said}")
    elif note:
        yield Note("editorial_note", f"the agency says of it: {note}")
    version = item.get("version")
    if version is not None and str(version) not in ("1", ""):
        yield Note("version", f"version {version} of the item")
    if embargo := words(item.get("embargoed")):
        yield Note("embargoed", f"not to be printed before {embargo}")


def _body(item: Mapping[str, Any]) -> str:
    """Return the text: the plain body if there is one, else the one in HTML."""
    bodies = item.get("bodies")
    found = [body for body in bodies if isinstance(body, Mapping)] if isinstance(bodies, list) else []
    found.sort(key=lambda body: "html" in str(body.get("contentType") or body.get("contenttype") or ""))
    for body in found:
        if isinstance(value := body.get("value"), str) and value.strip():
            return _plain(value)
    for key in ("bodytext", "bodyxhtml", "bodyhtml", "body"):
        if isinstance(value := item.get(key), str) and value.strip():
            return _plain(value) if key != "bodytext" else value.strip()
    return ""


def _plain(value: str) -> str:
    return text_of(value) if re.search(r"<[a-zA-Z!/][^<>]*>", value) else value.strip()


def _value(item: Mapping[str, Any], many: str, *one: str) -> str:
    """Return the first value of a list of ``{"value"}`` (2.x, 3.x), or of the keys that 1.x has."""
    values = item.get(many)
    for value in values if isinstance(values, list) else []:
        if isinstance(value, Mapping) and (text := words(value.get("value"))):
            return text
    return next((text for key in one if (text := words(item.get(key)))), "")


def _makers(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield who made the item, the likeliest first."""
    for key in ("infosource", "infosources", "source", "copyrightholder", "providers", "provider"):
        values = item.get(key)
        for value in values if isinstance(values, list) else [values]:
            if name := words(value.get("name") if isinstance(value, Mapping) else value):
                yield name


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    line = _value(item, "bylines", "byline")
    people = item.get("people") if isinstance(item.get("people"), list) else item.get("person")
    named = [
        words(one.get("name"))
        for one in (people if isinstance(people, list) else [])
        if isinstance(one, Mapping) and str(one.get("rel", "")).lower() in ("author", "creator", "byline")
    ]
    return tuple(filter(None, named)) or ((line,) if line else ())


FORMAT = Ninjs()
