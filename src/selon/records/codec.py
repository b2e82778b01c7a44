"""Folios to the codebook's JSON and back, loss-free; every span is held against the text on the way out and in.

The shape is ``{"document", "attributions", "claims", "checks", "notes"}`` with the keys in the codebook's order. What
is whole is written as a whole number; ``parallel`` stands only where it is true, ``working`` (the sum of a check,
written out) only where there is one. Which pack read the text is not written: it is the document's language, or the
fallback where a note says that no pack serves it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from selon.errors import RecordError
from selon.records.attribution import Attribution, Source
from selon.records.claims import Actor, Claim, Moment, Part, Place, Quantity, Share
from selon.records.folios import Check, Folio
from selon.records.text import Document, Note, Span

__all__ = ["decode", "decode_document", "decode_line", "encode", "encode_document", "encode_line"]

Json = dict[str, Any]
T = TypeVar("T")

_SURROGATE = re.compile("[\ud800-\udfff]")
#: Beyond this a float no longer tells whole numbers apart, and its digits would be noise.
_WHOLE = 2**53
_REMEDY = "every span must be text[start:end], counted in Unicode code points from 0"


def encode_line(folio: Folio) -> str:
    """Return a folio as one line of JSON, without the line's end. Lone surrogates are escaped, all else is as it is."""
    line = json.dumps(encode(folio), ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def decode_line(line: str, *, place: str = "") -> Folio:
    """Return the folio of one line of JSON. Raises RecordError naming ``place`` (file and line)."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise RecordError(f"no JSON: {problem}", place=place, remedy="one JSON object a line") from problem
    return decode(data, place=place)


# --- out ------------------------------------------------------------------------------------------------------------


def encode(folio: Folio) -> Json:
    """Return a folio in the codebook's shape. Raises RecordError if a span is not the text's."""
    text = folio.document.text
    return {
        "document": encode_document(folio.document),
        "attributions": [_attribution_out(a, text) for a in folio.attributions],
        "claims": [_claim_out(c, text) for c in folio.claims],
        "checks": [_check_out(c, text) for c in folio.checks],
        "notes": [{"code": n.code, "message": n.message, "span": _span_out(n.span, text)} for n in folio.notes],
    }


def encode_document(document: Document) -> Json:
    """Return a document in the codebook's shape; its notes belong to the folio and are not written here."""
    return {
        "id": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "language": document.language,
        "published": document.published,
        "title": document.title,
        "credits": list(document.credits),
        "text": document.text,
    }


def _span_out(span: Span | None, text: str) -> Json | None:
    if span is None:
        return None
    _verify(span, text, "")
    return {"start": span.start, "end": span.end, "text": span.text}


def _verify(span: Span, text: str, place: str) -> None:
    if not 0 <= span.start <= span.end <= len(text) or text[span.start : span.end] != span.text:
        stands = text[max(0, span.start) : max(0, span.end)]
        reason = f"span {span.start}:{span.end} says {span.text!r}, the text has {stands!r}"
        raise RecordError(reason, place=place, remedy=_REMEDY)


def _number_out(value: float | None) -> float | None:
    if value is None or isinstance(value, int):
        return value
    return int(value) if value.is_integer() and abs(value) < _WHOLE else value


def _attribution_out(attribution: Attribution, text: str) -> Json:
    return {
        "id": attribution.id,
        "source": _source_out(attribution.source, text),
        "cue": _span_out(attribution.cue, text),
        "content": [_span_out(span, text) for span in attribution.content],
        "mode": attribution.mode,
        "act": attribution.act,
        "certainty": attribution.certainty,
        "channel": attribution.channel,
        "via": [_source_out(source, text) for source in attribution.via],
        "said": _moment_out(attribution.said, text),
        "by": attribution.by,
    }


def _source_out(source: Source, text: str) -> Json:
    out: Json = {
        "span": _span_out(source.span, text),
        "name": source.name,
        "role": source.role,
        "organisation": source.organisation,
        "kind": source.kind,
        "side": source.side,
        "anonymous": source.anonymous,
    }
    if source.parallel:
        out["parallel"] = True
    return out


def _claim_out(claim: Claim, text: str) -> Json:
    return {
        "id": claim.id,
        "attribution": claim.attribution,
        "anchor": _span_out(claim.anchor, text),
        "kind": claim.kind,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "agent": _actor_out(claim.agent, text),
        "target": _actor_out(claim.target, text),
        "means": claim.means,
        "place": _place_out(claim.place, text),
        "to": _place_out(claim.to, text),
        "time": _moment_out(claim.time, text),
        "quantity": _quantity_out(claim.quantity, text),
        "by": claim.by,
    }


def _actor_out(actor: Actor | None, text: str) -> Json | None:
    return None if actor is None else {"span": _span_out(actor.span, text), "name": actor.name, "side": actor.side}


def _place_out(place: Place | None, text: str) -> Json | None:
    return (
        None
        if place is None
        else {
            "span": _span_out(place.span, text),
            "name": place.name,
            "country": place.country,
            "admin1": place.admin1,
            "precision": place.precision,
            "lat": _number_out(place.lat),
            "lon": _number_out(place.lon),
            "geonames_id": place.geonames_id,
        }
    )


def _moment_out(moment: Moment | None, text: str) -> Json | None:
    return (
        None
        if moment is None
        else {
            "span": _span_out(moment.span, text),
            "start": moment.start,
            "end": moment.end,
            "precision": moment.precision,
        }
    )


def _quantity_out(quantity: Quantity | None, text: str) -> Json | None:
    if quantity is None:
        return None
    share = quantity.share
    return {
        "span": _span_out(quantity.span, text),
        "value": _number_out(quantity.value),
        "low": _number_out(quantity.low),
        "high": _number_out(quantity.high),
        "modifier": quantity.modifier,
        "unit": quantity.unit,
        "part_of": quantity.part_of,
        "parts": [_part_out(part, text) for part in quantity.parts],
        "share": None if share is None else {"value": _number_out(share.value), "of": share.of},
    }


def _part_out(part: Part, text: str) -> Json:
    return {
        "span": _span_out(part.span, text),
        "value": _number_out(part.value),
        "modifier": part.modifier,
        "label": part.label,
        "place": _place_out(part.place, text),
    }


def _check_out(check: Check, text: str) -> Json:
    out: Json = {"rule": check.rule, "outcome": check.outcome, "because": check.because}
    if check.working:
        out["working"] = check.working
    return {
        **out,
        "claims": list(check.claims),
        "spans": [_span_out(span, text) for span in check.spans],
        "by": check.by,
    }


# --- in -------------------------------------------------------------------------------------------------------------


def decode(data: object, *, place: str = "") -> Folio:
    """Return the folio of the codebook's shape; keys that we do not know are passed over, optional ones may be missing.

    Raises RecordError, naming ``place`` and the key, where the shape or a span is wrong.
    """
    reader = _Decoder(place, "")
    line = reader.mapping(data, "folio")
    document = decode_document(line.get("document"), place=place)
    reader.text = document.text
    notes = reader.each(line, "notes", reader.note)
    return Folio(
        document=document,
        language=_pack_of(document, notes),
        attributions=reader.each(line, "attributions", reader.attribution),
        claims=reader.each(line, "claims", reader.claim),
        checks=reader.each(line, "checks", reader.check),
        notes=notes,
    )


def decode_document(data: object, *, place: str = "") -> Document:
    """Return the document of the codebook's shape. Only ``id`` and ``text`` must be there."""
    reader = _Decoder(place, "")
    fields = reader.mapping(data, "document")
    credited = fields.get("credits") or ()
    if isinstance(credited, str) or not all(isinstance(name, str) for name in credited):
        raise reader.wrong("document.credits", credited, "a list of names")
    return Document(
        id=reader.string(fields, "id"),
        text=reader.string(fields, "text"),
        url=reader.optional(fields, "url"),
        outlet=reader.optional(fields, "outlet"),
        language=reader.optional(fields, "language"),
        published=reader.optional(fields, "published"),
        title=reader.optional(fields, "title"),
        credits=tuple(credited),
    )


def _pack_of(document: Document, notes: Iterable[Note]) -> str:
    if document.language is None or any(note.code == "unserved_language" for note in notes):
        return "und"
    return document.language.split("-")[0].lower()


class _Decoder:
    """Reads the codebook's shapes against one text; ``where`` is file and line, for the errors."""

    def __init__(self, where: str, text: str) -> None:
        self.where = where
        self.text = text

    def wrong(self, key: str, value: object, wanted: str) -> RecordError:
        shown = repr(value)
        shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
        return RecordError(f"{key} is {shown}, not {wanted}", place=self.where, remedy="see the codebook's shape")

    def mapping(self, data: object, key: str) -> Mapping[str, Any]:
        if not isinstance(data, Mapping):
            raise self.wrong(key, data, "an object")
        return data

    def string(self, fields: Mapping[str, Any], key: str, default: str | None = None) -> str:
        value = fields.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, value, "a text")
        return value

    def optional(self, fields: Mapping[str, Any], key: str) -> str | None:
        value = fields.get(key)
        if value is not None and not isinstance(value, str):
            raise self.wrong(key, value, "a text or null")
        return value

    def flag(self, fields: Mapping[str, Any], key: str, *, default: bool) -> bool:
        value = fields.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, value, "true or false")
        return value

    def number(self, fields: Mapping[str, Any], key: str) -> float | None:
        value = fields.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, value, "a number or null")
        return float(value)

    def each(self, fields: Mapping[str, Any], key: str, read: Callable[[Any], T]) -> tuple[T, ...]:
        values = fields.get(key)
        if values is None:
            return ()
        if not isinstance(values, list | tuple):
            raise self.wrong(key, values, "a list")
        return tuple(read(value) for value in values)

    def one(self, fields: Mapping[str, Any], key: str, read: Callable[[Any], T]) -> T | None:
        value = fields.get(key)
        return None if value is None else read(value)

    def span(self, data: Any) -> Span:
        fields = self.mapping(data, "span")
        start, end = fields.get("start"), fields.get("end")
        if type(start) is not int or type(end) is not int:
            raise self.wrong("span", data, "{start, end, text} with whole numbers")
        span = Span(start, end, self.string(fields, "text"))
        _verify(span, self.text, self.where)
        return span

    def note(self, data: Any) -> Note:
        fields = self.mapping(data, "note")
        return Note(self.string(fields, "code"), self.string(fields, "message"), self.one(fields, "span", self.span))

    def source(self, data: Any) -> Source:
        fields = self.mapping(data, "source")
        return Source(
            span=self.one(fields, "span", self.span),
            name=self.optional(fields, "name"),
            role=self.optional(fields, "role"),
            organisation=self.optional(fields, "organisation"),
            kind=self.string(fields, "kind", "other"),
            side=self.optional(fields, "side"),
            anonymous=self.flag(fields, "anonymous", default=False),
            parallel=self.flag(fields, "parallel", default=False),
        )

    def attribution(self, data: Any) -> Attribution:
        fields = self.mapping(data, "attribution")
        return Attribution(
            id=self.string(fields, "id"),
            source=self.source(fields.get("source")),
            cue=self.one(fields, "cue", self.span),
            content=self.each(fields, "content", self.span),
            mode=self.string(fields, "mode"),
            act=self.string(fields, "act"),
            certainty=self.string(fields, "certainty"),
            channel=self.optional(fields, "channel"),
            via=self.each(fields, "via", self.source),
            said=self.one(fields, "said", self.moment),
            by=self.string(fields, "by", ""),
        )

    def claim(self, data: Any) -> Claim:
        fields = self.mapping(data, "claim")
        return Claim(
            id=self.string(fields, "id"),
            attribution=self.optional(fields, "attribution"),
            anchor=self.span(fields.get("anchor")),
            kind=self.string(fields, "kind"),
            polarity=self.flag(fields, "polarity", default=True),
            certainty=self.string(fields, "certainty", "asserted"),
            agent=self.one(fields, "agent", self.actor),
            target=self.one(fields, "target", self.actor),
            means=self.optional(fields, "means"),
            place=self.one(fields, "place", self.place),
            to=self.one(fields, "to", self.place),
            time=self.one(fields, "time", self.moment),
            quantity=self.one(fields, "quantity", self.quantity),
            by=self.string(fields, "by", ""),
        )

    def actor(self, data: Any) -> Actor:
        fields = self.mapping(data, "actor")
        return Actor(self.one(fields, "span", self.span), self.optional(fields, "name"), self.optional(fields, "side"))

    def place(self, data: Any) -> Place:
        fields = self.mapping(data, "place")
        number = fields.get("geonames_id")
        if number is not None and type(number) is not int:
            raise self.wrong("geonames_id", number, "a whole number or null")
        return Place(
            span=self.one(fields, "span", self.span),
            name=self.optional(fields, "name"),
            country=self.optional(fields, "country"),
            admin1=self.optional(fields, "admin1"),
            precision=self.string(fields, "precision", "other"),
            lat=self.number(fields, "lat"),
            lon=self.number(fields, "lon"),
            geonames_id=number,
        )

    def moment(self, data: Any) -> Moment:
        fields = self.mapping(data, "time")
        return Moment(
            span=self.one(fields, "span", self.span),
            start=self.optional(fields, "start"),
            end=self.optional(fields, "end"),
            precision=self.string(fields, "precision"),
        )

    def quantity(self, data: Any) -> Quantity:
        fields = self.mapping(data, "quantity")
        return Quantity(
            span=self.one(fields, "span", self.span),
            value=self.number(fields, "value"),
            low=self.number(fields, "low"),
            high=self.number(fields, "high"),
            modifier=self.string(fields, "modifier", "exact"),
            unit=self.string(fields, "unit"),
            part_of=self.optional(fields, "part_of"),
            parts=self.each(fields, "parts", self.part),
            share=self.one(fields, "share", self.share),
        )

    def part(self, data: Any) -> Part:
        fields = self.mapping(data, "part")
        return Part(
            span=self.one(fields, "span", self.span),
            value=self.number(fields, "value"),
            modifier=self.optional(fields, "modifier"),
            label=self.optional(fields, "label"),
            place=self.one(fields, "place", self.place),
        )

    def share(self, data: Any) -> Share:
        fields = self.mapping(data, "share")
        value = self.number(fields, "value")
        if value is None:
            raise self.wrong("share.value", value, "a number")
        return Share(value, self.optional(fields, "of"))

    def check(self, data: Any) -> Check:
        fields = self.mapping(data, "check")
        return Check(
            rule=self.string(fields, "rule"),
            outcome=self.string(fields, "outcome"),
            because=self.string(fields, "because"),
            claims=self.each(fields, "claims", str),
            spans=self.each(fields, "spans", self.span),
            by=self.string(fields, "by", ""),
            working=self.string(fields, "working", ""),
        )
