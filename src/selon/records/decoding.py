"""The codebook's JSON to records: keys that we do not know are passed over, optional ones may be missing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from selon.errors import RecordError
from selon.records.attribution import Attribution, Source
from selon.records.claims import Actor, Claim, Moment, Part, Place, Quantity, Share
from selon.records.encoding import verify
from selon.records.folios import WORKED, Check, Folio, Inset
from selon.records.text import Document, Note, Span

__all__ = ["decode", "decode_document", "decode_notes"]

T = TypeVar("T")


def decode(data: object, *, place: str = "", claims: Collection[str] | None = None) -> Folio:
    """Return the folio of the codebook's shape; keys that we do not know are passed over, optional ones may be missing.

    ``claims`` are ids: of the claims only these are read, of attributions those that they name, of checks those that
    look at one of them: less time, where a long document has one claim that is wanted. Raises RecordError, naming
    ``place`` and the key, where the shape or a span is wrong.
    """
    reader = _Decoder(place, "")
    line = reader.mapping(data, "folio")
    if claims is not None:
        line = _narrowed(line, claims)
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
        languages=reader.each(line, "languages", reader.inset),
    )


def _narrowed(line: Mapping[str, Any], wanted: Collection[str]) -> Mapping[str, Any]:
    """Return a folio's line with these claims and what they rest on; what has a wrong shape stays, to be told of."""

    def some(key: str, wants: Callable[[Mapping[str, Any]], bool]) -> Any:
        values = line.get(key)
        if not isinstance(values, list):
            return values
        return [value for value in values if not isinstance(value, Mapping) or wants(value)]

    claims = some("claims", lambda claim: claim.get("id") in wanted)
    held = claims if isinstance(claims, list) else []
    named = {claim.get("attribution") for claim in held if isinstance(claim, Mapping)}
    attributions = some("attributions", lambda said: said.get("id") in named)
    checks = some("checks", lambda check: any(claim in wanted for claim in check.get("claims") or ()))
    return {**line, "claims": claims, "attributions": attributions, "checks": checks}


def decode_document(data: object, *, place: str = "") -> Document:
    """Return the document of the codebook's shape. Only ``id`` and ``text`` must be there."""
    reader = _Decoder(place, "")
    fields = reader.mapping(data, "document")
    return Document(
        id=reader.string(fields, "id"),
        text=reader.string(fields, "text"),
        url=reader.optional(fields, "url"),
        outlet=reader.optional(fields, "outlet"),
        language=reader.optional(fields, "language"),
        published=reader.optional(fields, "published"),
        title=reader.optional(fields, "title"),
        credits=reader.names(fields, "credits"),
        authors=reader.names(fields, "authors"),
        raw=reader.optional(fields, "raw"),
        edited=reader.optional(fields, "edited"),
    )


def decode_notes(data: object, text: str, *, place: str = "") -> tuple[Note, ...]:
    """Return the notes of a line in the codebook's shape, whose document has this text; none where it has none.

    Raises RecordError, naming ``place``, where one has the wrong shape or a span that is not the text's.
    """
    reader = _Decoder(place, text)
    return reader.each(reader.mapping(data, "folio"), "notes", reader.note)


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
        if type(data) is not dict and not isinstance(data, Mapping):  # the first asks quicker
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

    def names(self, fields: Mapping[str, Any], key: str) -> tuple[str, ...]:
        values = fields.get(key) or ()
        if not isinstance(values, list | tuple) or not all(isinstance(name, str) for name in values):
            raise self.wrong(f"document.{key}", values, "a list of names")
        return tuple(values)

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
        verify(span, self.text, self.where)
        return span

    def note(self, data: Any) -> Note:
        fields = self.mapping(data, "note")
        return Note(self.string(fields, "code"), self.string(fields, "message"), self.one(fields, "span", self.span))

    def inset(self, data: Any) -> Inset:
        fields = self.mapping(data, "languages")
        start, end = fields.get("start"), fields.get("end")
        if type(start) is not int or type(end) is not int or not 0 <= start <= end <= len(self.text):
            raise self.wrong("languages", data, "{language, start, end} within the text")
        return Inset(start, end, self.string(fields, "language"))

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
        before, worked, after = self.string(fields, "because").partition(WORKED)
        return Check(
            rule=self.string(fields, "rule"),
            outcome=self.string(fields, "outcome"),
            because=after if worked else before,
            claims=self.each(fields, "claims", str),
            spans=self.each(fields, "spans", self.span),
            by=self.string(fields, "by", ""),
            working=before if worked else "",
        )
