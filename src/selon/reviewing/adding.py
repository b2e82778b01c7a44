"""A claim or saying that nobody read, made by a person from the words of the text into the codebook's row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from selon.errors import FieldError
from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.codec import decode, encode
from selon.records.folios import Folio
from selon.records.reviews import ADDED, ATTRIBUTION_FIELDS, CLAIM_FIELDS, Item, Subject
from selon.reviewing.anchoring import item_of, make_subject
from selon.reviewing.making import BLANKS, PlaceFinder, put_fields
from selon.reviewing.matching import same_row
from selon.text import content_id

__all__ = ["WHAT", "add_item"]

Json = dict[str, Any]

#: What can be put in: of each, where it stands in a document's line, its fields, those that must be told, its sign.
WHAT: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...], str]] = {
    "claim": ("claims", CLAIM_FIELDS, ("anchor", "kind"), "c"),
    "attribution": ("attributions", ATTRIBUTION_FIELDS, ("content",), "a"),
}
#: What a row says where a person tells nothing of it.
_USUAL: Mapping[str, Json] = {
    "claim": {"polarity": True, "certainty": "asserted"},
    "attribution": {"mode": "indirect", "act": "say", "certainty": "asserted", "content": [], "via": []},
}
#: An act that says by itself how surely its words are said.
_SURENESS = {"deny": "denied", "cannot_verify": "unverified"}
_NEW = "new"


def add_item(
    folio: Folio, what: str, told: Mapping[str, object], find_place: PlaceFinder, place: str
) -> tuple[tuple[str, ...], Item, Subject]:
    """Return which fields a person told, the row that they make, and the subject that it is reviewed as.

    ``folio`` is the reading as it stands for people; ``what`` is ``claim`` or ``attribution``; ``told`` has the values
    of fields as ``making.put_fields`` takes them, of a claim at least its ``anchor`` and ``kind``, of an attribution
    its ``content``. Certainty is that of the claim's saying, or of what the saying does, where none is told. Raises
    FieldError naming ``place`` and the field, also where the document says the same already.
    """
    table, columns, needed, sign = WHAT[what]
    for name in needed:
        if not told.get(name):
            raise FieldError(f"no {name}", place=place, remedy=f"tell {' and '.join(needed)}").of(name, "missing")
    line = encode(folio)
    row: Json = {"id": _NEW, **dict.fromkeys(columns), "by": ADDED, **_USUAL[what]}
    if what == "attribution":
        row["source"] = dict(BLANKS["source"])
    fields = put_fields(row, columns, told, folio, find_place, place)
    _complete(row, fields, folio, place)
    line[table].append(row)
    read = decode(line, place=place)
    made: Claim | Attribution = read.claims[-1] if what == "claim" else read.attributions[-1]
    _hold_new(folio, made, place)
    made = replace(made, id=content_id(sign, "added", folio.document.id, made))
    alone = replace(folio, claims=(made,)) if isinstance(made, Claim) else replace(folio, attributions=(made,))
    subject = make_subject(alone, made.id)
    assert subject is not None  # noqa: S101 - it has just been put there
    always = needed + (("attribution", "polarity", "certainty") if what == "claim" else ("source", "act", "certainty"))
    return tuple(column for column in columns if column in {*fields, *always}), item_of(made), subject


def _complete(row: Json, fields: tuple[str, ...], folio: Folio, place: str) -> None:
    """Fill in what follows from what was told, and hold the parts against one another."""
    saying = next((said for said in folio.attributions if said.id == row.get("attribution")), None)
    if "certainty" not in fields:
        row["certainty"] = saying.certainty if saying else _SURENESS.get(row.get("act", ""), row["certainty"])
    if "polarity" not in fields and "polarity" in row:
        row["polarity"] = row["certainty"] != "denied"
    quantity = row.get("quantity")
    if quantity and not quantity["share"] and all(quantity[name] is None for name in ("value", "low", "high")):
        raise FieldError("a figure without a value", place=place, remedy="give its value").of(
            "quantity.value", "missing"
        )


def _hold_new(folio: Folio, made: Claim | Attribution, place: str) -> None:
    """Raise FieldError where the document says the same already."""
    rows: tuple[Attribution | Claim, ...] = (*folio.attributions, *folio.claims)
    there = next((row.id for row in rows if same_row(made, row)), None)
    if there:
        field = "anchor" if isinstance(made, Claim) else "content"
        reason = f"{there} says the same there"
        raise FieldError(reason, place=place, remedy="accept or fix that one instead").of(field, "there")
