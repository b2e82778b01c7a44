"""What programs can ask the desk for, described as OpenAPI 3.1 from one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from selon.publishing.desk.asking import KINDS, NEWS, ORDERS
from selon.publishing.desk.exporting import formats
from selon.publishing.desk.tables import EVENT_TABLES
from selon.publishing.my_picks import MINE
from selon.publishing.series import BY
from selon.weighing.picks import RULES

__all__ = ["ADDRESSES", "Address", "described"]


@dataclass(frozen=True, slots=True)
class Address:
    """An address for programs: its path, what it gives, which fields it takes, and as which kind of file it comes."""

    path: str
    gives: str
    fields: tuple[str, ...] = ()
    media: str = "application/json"


_FILTERS = ("language", "place", "side", "kind")
_BOARD = (*_FILTERS, "since", "news", "order", "limit")
_NIGHTS = ("measure", "unit", "by", "place", "side", "since", "until", "rule")
_CSV, _MARKDOWN = "text/csv", "text/markdown"
ADDRESSES = (
    Address("/board.json", "The events that meet the conditions, with what is new about each.", _BOARD),
    Address("/board.csv", "The same, an event a line.", _BOARD, _CSV),
    Address("/handover.md", "The hand-over of a shift: what is open, event by event.", (*_FILTERS, "since"), _MARKDOWN),
    Address("/events/{event}.json", "An event's account, with all that its references lead to."),
    Address("/events/{event}.csv", "One part of an event's page as a table.", ("table",), _CSV),
    Address("/documents/{document}.json", "A dispatch with all that was read in it."),
    Address("/documents/{document}.csv", "The claims of a dispatch, one a line.", (), _CSV),
    Address("/search.json", "Dispatches by their words, best first.", ("q", *_FILTERS, "limit")),
    Address("/search.csv", "The same, a dispatch a line.", ("q", *_FILTERS, "limit"), _CSV),
    Address("/compare.json", "Two events, or two dispatches, side by side.", ("events", "documents")),
    Address("/compare.csv", "The same, an answer a line.", ("events", "documents"), _CSV),
    Address("/series.json", "A measure over nights: who gave which figure for which window.", _NIGHTS),
    Address("/series.csv", "The same, a figure a line.", _NIGHTS, _CSV),
    Address(
        "/export", "What the conditions leave, in a format of `selon export`.",
        ("format", "event", *_FILTERS, "since"), "application/octet-stream",
    ),
    Address("/api.json", "This description."),
)  # fmt: skip
_WORDS: dict[str, tuple[str, dict[str, Any]]] = {
    "q": ("Words, as in the search.", {"type": "string", "maxLength": 300}),
    "language": ("A language's code.", {"type": "string"}),
    "place": ("A settlement, region or country code, whole.", {"type": "string", "maxLength": 300}),
    "side": ("The code of a party whose sources speak.", {"type": "string"}),
    "kind": ("A kind of claim.", {"type": "string", "enum": list(KINDS)}),
    "since": ("When a report came to the ledger, in UTC: a day, or a time.", {"type": "string"}),
    "news": ("What must be new since then.", {"type": "string", "enum": list(NEWS)}),
    "order": ("What stands first.", {"type": "string", "enum": list(ORDERS), "default": ORDERS[0]}),
    "limit": ("How many at most.", {"type": "integer", "minimum": 1, "maximum": 200, "default": 30}),
    "table": ("Which part.", {"type": "string", "enum": list(EVENT_TABLES), "default": next(iter(EVENT_TABLES))}),
    "format": ("The format.", {"type": "string"}),
    "events": ("Two events' ids, with a comma between, or the field twice.", {"type": "string"}),
    "documents": ("Two dispatches' ids, with a comma between, or the field twice.", {"type": "string"}),
    "measure": ("What is counted: a kind of claim.", {"type": "string", "enum": list(KINDS)}),
    "unit": ("A unit, as the codebook writes it.", {"type": "string"}),
    "by": ("What figures are told apart by.", {"type": "string", "enum": list(BY), "default": BY[0]}),
    "until": ("Up to which day, month or year.", {"type": "string"}),
    "rule": ("Which figure to mark where several are given.", {"type": "string", "enum": [*RULES, MINE]}),
    "event": ("An event's id; several by several fields.", {"type": "string"}),
}


def described(version: str) -> dict[str, Any]:
    """Return the description of all addresses."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Selon's desk",
            "version": version,
            "description": "A ledger of claims, read-only. It says what dispatches say, and never who is right.",
        },
        "components": {
            "securitySchemes": {
                "cookie": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "selon-desk-PORT",
                    "description": "Given by the address that `selon desk` prints.",
                }
            }
        },
        "security": [{"cookie": []}],
        "paths": {address.path: {"get": _operation(address)} for address in ADDRESSES},
    }


def _operation(address: Address) -> dict[str, Any]:
    places = [part.partition("}")[0] for part in address.path.split("{")[1:]]
    inside = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in places]
    asked = [_field(name) for name in address.fields]
    answers = {
        "200": {"description": address.gives, "content": {address.media: {}}},
        "400": {"description": "A field has a value that it cannot have."},
        "401": {"description": "The cookie is missing."},
    }
    if places:
        answers["404"] = {"description": "There is nothing of this name."}
    return {"summary": address.gives, "parameters": [*inside, *asked], "responses": answers}


def _field(name: str) -> dict[str, Any]:
    words, schema = _WORDS[name]
    if name == "format":
        schema = {**schema, "enum": list(formats())}
    return {"name": name, "in": "query", "description": words, "schema": schema}
