"""What an address asks for: filters, a stretch of words, a limit. All is judged, errors repeat nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from urllib.parse import urlencode

from selon.publishing.rows import KIND_ORDER, MEASURES

__all__ = [
    "COLUMNS",
    "INSIDE",
    "KINDS",
    "NEWS",
    "ORDERS",
    "SECTIONS",
    "Asked",
    "AskedWrongError",
    "EventAsked",
    "asked",
    "event_asked",
    "moment_asked",
    "stretch_asked",
]

KINDS = tuple(dict.fromkeys((*KIND_ORDER, *sorted(MEASURES))))
ORDERS = ("time", "documents", "claims")
#: What can be new about an event since a moment.
NEWS = ("event", "moved", "corrected", "differ", "fails", "withdrawn", "reports")
#: What may stand in the columns of an event's versions.
COLUMNS = ("sides", "origins")
#: The sections of an event's page that can be turned over sheet by sheet; and what is told inside one row.
SECTIONS = ("versions", "alone", "figures", "checks", "timeline", "places", "sources", "copies", "reports")
INSIDE = ("said", "related", "courses", "words")
_CODE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z", re.ASCII)
_STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})\Z", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?\Z", re.ASCII)
_PLACE = re.compile(r"\d{1,6}\Z", re.ASCII)
_LONGEST = 300
_MOST = 200


class AskedWrongError(Exception):
    """A value that a field cannot have; the message names the field alone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed to. Empty is everything; ``since`` is when a report came to the ledger, in UTC."""

    q: str = ""
    language: str = ""
    place: str = ""
    side: str = ""
    kind: str = ""
    since: str = ""
    news: str = ""
    order: str = "time"
    limit: int = 30

    def address(self, path: str, **changed: object) -> str:
        """Return the address of a view with these filters, some of them changed; what is as usual is left out."""
        usual = Asked()
        values = {field.name: changed.get(field.name, getattr(self, field.name)) for field in fields(self)}
        told = [(name, str(value)) for name, value in values.items() if value != getattr(usual, name)]
        return path + (f"?{urlencode(told)}" if told else "")

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return any((self.language, self.place, self.side, self.kind, self.since, self.news))


def asked(query: Mapping[str, str]) -> Asked:
    """Return what the fields of an address ask for; fields that nobody knows are passed over.

    Raises AskedWrongError.
    """
    told = {name: query.get(name, "").strip() for name in ("q", "language", "place", "side", "kind", "since", "news")}
    for name, value in told.items():
        if len(value) > _LONGEST:
            raise AskedWrongError(f"What stands in “{name}” is too long.")
    for name in ("language", "side"):
        if told[name] and not _CODE.match(told[name]):
            raise AskedWrongError(f"“{name}” takes a code of two letters or a little more.")
    if told["kind"] and told["kind"] not in KINDS:
        raise AskedWrongError("“kind” takes one of the codebook's kinds.")
    if told["news"] and told["news"] not in NEWS:
        raise AskedWrongError("“news” takes one of what can be new.")
    since = _since(told["since"])
    order = query.get("order", "time")
    if order not in ORDERS:
        raise AskedWrongError("“order” takes time, documents or claims.")
    limit = query.get("limit", "30")
    if not (limit.isascii() and limit.isdecimal() and len(limit) < 4 and 1 <= int(limit) <= _MOST):
        raise AskedWrongError(f"“limit” takes a number from 1 to {_MOST}.")
    return Asked(**{**told, "side": told["side"].upper(), "since": since}, order=order, limit=int(limit))


def _since(value: str) -> str:
    """Return a day or a time in UTC, as the ledger writes times, as far as it goes."""
    time = value.removesuffix("Z")
    if not time:
        return ""
    try:
        datetime.fromisoformat(time if _TIME.match(time) else "")
    except ValueError:
        raise AskedWrongError("“since” takes a day (2024-09-18) or a time in UTC (2024-09-18T07:59).") from None
    return time


def moment_asked(value: str) -> str:
    """Return a time as `asked` takes it; nothing where it is none."""
    try:
        return _since(value[:_LONGEST])
    except AskedWrongError:
        return ""


def stretch_asked(query: Mapping[str, str]) -> tuple[int, int] | None:
    """Return the code points (start, end) that ``at`` asks to be lit; None where it asks for none that there can be."""
    found = _STRETCH.match(query.get("at", ""))
    if found is None or int(found[1]) >= int(found[2]):
        return None
    return int(found[1]), int(found[2])


@dataclass(frozen=True, slots=True)
class EventAsked:
    """How an event's page is to be shown: what stands in the columns, since when things are new, which part of it.

    ``part`` is one of ``SECTIONS``, or one of ``INSIDE`` with the row's place (``of``); empty for the whole page, which
    has the first sheet of each section. ``first`` is the dispatch that another is to be compared with.
    """

    columns: str = COLUMNS[0]
    since: str = ""
    part: str = ""
    of: str = ""
    sheet: int = 0
    first: str = ""

    def address(self, path: str, part: str = "", of: object = "", sheet: int = 0, first: str = "") -> str:
        """Return the address of a part of the page, shown in the same way."""
        view = replace(self, part=part, of=str(of), sheet=sheet, first=first)
        usual = EventAsked()
        told = [(field.name, str(getattr(view, field.name))) for field in fields(view)]
        query = urlencode([(name, value) for name, value in told if value != str(getattr(usual, name))])
        return path + (f"?{query}" if query else "")


def event_asked(query: Mapping[str, str]) -> EventAsked:
    """Return how an event's page is to be shown. Raises AskedWrongError."""
    columns, part = query.get("columns", COLUMNS[0]), query.get("part", "")
    of, sheet = query.get("of", ""), query.get("sheet", "0")
    if columns not in COLUMNS:
        raise AskedWrongError("“columns” takes sides or origins.")
    if part and part not in (*SECTIONS, *INSIDE):
        raise AskedWrongError("“part” takes one of the parts of the page.")
    if (part in INSIDE) != bool(_PLACE.match(of)) or (of and part not in INSIDE):
        raise AskedWrongError("“of” takes one of the parts of the page.")
    if not _PLACE.match(sheet):
        raise AskedWrongError("“sheet” takes one of the parts of the page.")
    first = query.get("first", "") if part == "reports" else ""
    if len(first) > _LONGEST:
        raise AskedWrongError("What stands in “first” is too long.")
    return EventAsked(columns, moment_asked(query.get("since", "")), part, of, int(sheet) if part else 0, first)
