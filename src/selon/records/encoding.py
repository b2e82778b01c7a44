"""Records to the codebook's JSON: keys in the codebook's order, whole numbers whole, spans held against the text."""

from __future__ import annotations

from typing import Any

from selon.errors import RecordError
from selon.records.attribution import Attribution, Source
from selon.records.claims import Actor, Claim, Moment, Part, Place, Quantity
from selon.records.folios import WORKED, Check, Folio, Inset
from selon.records.text import Document, Span

__all__ = ["encode", "encode_document", "verify"]

Json = dict[str, Any]

#: Beyond this a float no longer tells whole numbers apart, and its digits would be noise.
_WHOLE = 2**53
_REMEDY = "every span must be text[start:end], counted in Unicode code points from 0"


def encode(folio: Folio) -> Json:
    """Return a folio in the codebook's shape. Raises RecordError if a span is not the text's.

    ``languages`` stand only where the document mixes them.
    """
    text = folio.document.text
    return {
        "document": encode_document(folio.document),
        "attributions": [_attribution_out(a, text) for a in folio.attributions],
        "claims": [_claim_out(c, text) for c in folio.claims],
        "checks": [_check_out(c, text) for c in folio.checks],
        "notes": [{"code": n.code, "message": n.message, "span": _span_out(n.span, text)} for n in folio.notes],
        **({"languages": [_inset_out(inset) for inset in folio.languages]} if folio.languages else {}),
    }


def _inset_out(inset: Inset) -> Json:
    return {"language": inset.language, "start": inset.start, "end": inset.end}


def encode_document(document: Document) -> Json:
    """Return a document in the codebook's shape; its notes belong to the folio and are not written here.

    ``authors``, ``raw`` and ``edited`` stand only where there are any.
    """
    return {
        "id": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "language": document.language,
        "published": document.published,
        "title": document.title,
        "credits": list(document.credits),
        **({"authors": list(document.authors)} if document.authors else {}),
        **({"raw": document.raw} if document.raw else {}),
        **({"edited": document.edited} if document.edited else {}),
        "text": document.text,
    }


def _span_out(span: Span | None, text: str) -> Json | None:
    if span is None:
        return None
    verify(span, text, "")
    return {"start": span.start, "end": span.end, "text": span.text}


def verify(span: Span, text: str, place: str) -> None:
    """Raise RecordError, naming ``place``, unless the span's words are the text's between its offsets."""
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
    worked = check.working or WORKED in check.because
    return {
        "rule": check.rule,
        "outcome": check.outcome,
        "because": f"{check.working}{WORKED}{check.because}" if worked else check.because,
        "claims": list(check.claims),
        "spans": [_span_out(span, text) for span in check.spans],
        "by": check.by,
    }
