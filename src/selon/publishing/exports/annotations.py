"""Claims and sayings as W3C Web Annotations, each on the words that it rests on.

A target has two selectors of the Web Annotation Data Model (2017): the words with what stands around them
(TextQuoteSelector), and where they stand (TextPositionSelector). The recommendation counts positions in code points of
the text, markup taken out and entities resolved, and not in code units: that is the text as the ledger has it, and our
own offsets. A browser's strings count UTF-16 units: it must go by the quotation, or count code points.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any, BinaryIO

from selon.ports import Column, DocumentVersion, Selection
from selon.publishing import wording
from selon.publishing.exports.streams import write_list
from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.events import ref
from selon.records.text import Document, Span

__all__ = ["CONTEXT", "EXPORTER", "urn"]

#: What the annotations' words mean; nothing is ever fetched from there by us.
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Characters of context before and after the words.
_AROUND = 32
_COLUMNS = (
    Column("id", "a name made from the claim's or saying's reference (`urn:uuid:`), always the same"),
    Column("type", "`Annotation`"),
    Column("motivation", "`classifying` for a claim, `identifying` for a saying"),
    Column("body", "what was read: kind, figure and event of a claim; who says it and how, of a saying"),
    Column("target.source", "the document's address; else a name made from its id"),
    Column(
        "target.selector", "TextQuoteSelector (`exact`, `prefix`, `suffix`) and TextPositionSelector (`start`, `end`)"
    ),
)


def urn(name: str) -> str:
    """Return a name that is the same for the same reference, everywhere.

    >>> urn("fr_1#c3") == urn("fr_1#c3") != urn("fr_1#c4")
    True
    """
    return uuid.uuid5(uuid.NAMESPACE_URL, f"selon:{name}").urn


def _target(document: Document, span: Span) -> dict[str, Any]:
    text = document.text
    return {
        "source": document.url or urn(document.id),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _described(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": value}


def _claim(document: Document, claim: Claim, event: str | None, reviewed: str) -> dict[str, Any]:
    figure = claim.quantity
    spans = list(dict.fromkeys(filter(None, (claim.anchor, figure.span if figure else None))))
    told = [wording.kind(claim), wording.counted(figure) if figure else "", wording.place(claim.place)]
    tags = [claim.kind, claim.certainty, reviewed, *([f"event:{event}"] if event else [])]
    return {
        "id": urn(ref(document.id, claim.id)),
        "type": "Annotation",
        "motivation": "classifying",
        "body": [_described(wording.visible(", ".join(filter(None, told)))), *map(_tag, tags)],
        "target": [_target(document, span) for span in spans],
    }


def _saying(document: Document, said: Attribution, origin: str | None, reviewed: str) -> dict[str, Any]:
    spans = [span for span in (said.source.span, said.cue, *said.content) if span is not None]
    told = f"{wording.source(said.source)} {wording.act(said.act)}"
    tags = [said.act, said.mode, said.source.kind, reviewed, *([f"origin:{origin}"] if origin else [])]
    return {
        "id": urn(ref(document.id, said.id)),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [_described(wording.visible(told)), *map(_tag, tags)],
        "target": [_target(document, span) for span in spans],
    }


def _annotations(version: DocumentVersion) -> Iterator[dict[str, Any]]:
    folio, ties = version.folio, version.ties
    name = folio.document.id
    for said in folio.attributions:
        yield _saying(folio.document, said, ties.origins.get(ref(name, said.id)), version.reviewed(said.id))
    for claim in folio.claims:
        yield _claim(folio.document, claim, ties.events.get(ref(name, claim.id)), version.reviewed(claim.id))


class _Annotations:
    """The format ``annotations``."""

    name = "annotations"
    suffix = ".jsonld"
    says = (
        "Every claim and saying as a W3C Web Annotation on its words, for annotation tools. Positions count Unicode "
        "code points of the text as the ledger has it, as the recommendation asks; in a browser, whose strings count "
        "UTF-16 units, go by the quotation. A filter chooses documents; each is whole."
    )
    columns = _COLUMNS
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write one collection; return how many annotations."""
        head = (
            f'{{"@context": "{CONTEXT}", "id": "{urn("collection")}", "type": "AnnotationCollection", '
            f'"label": "Claims and sayings read by Selon", "first": {{"id": "{urn("page")}", '
            f'"type": "AnnotationPage", "partOf": "{urn("collection")}", "startIndex": 0, "items": ['
        )
        items = (item for version in selection.documents() for item in _annotations(version))
        return write_list(stream, head, items, "]}}")


EXPORTER = _Annotations()
