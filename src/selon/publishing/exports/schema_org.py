"""Claims and quotations in the vocabulary of schema.org, as JSON-LD. There is no rating, and never will be one.

A Claim is one answer to a question that an event raises, with all the reports in which it appears and who gives it. A
Quotation is what stands between quotation marks, with who is said to have said it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from selon.ports import Column, Selection
from selon.publishing import wording
from selon.publishing.exports.annotations import urn
from selon.publishing.exports.statuses import checked
from selon.publishing.exports.streams import write_list
from selon.records.accounts import Account, Dossier, Question, Telling, Version
from selon.records.attribution import Attribution, Source
from selon.records.claims import Place
from selon.records.events import Origin, ref
from selon.records.text import Document

__all__ = ["EXPORTER"]

_COLUMNS = (
    Column("Event", "an event: `name`, `startDate`, `endDate`, `location` (a settlement's with `geo`)"),
    Column("NewsArticle", "a report: `headline`, `publisher`, `datePublished`, `inLanguage`, `url`"),
    Column(
        "Claim",
        "an answer: `name` (the question), `text`, `about`, `author` (who gives it), `appearance`, `firstAppearance`",
    ),
    Column(
        "Claim.creativeWorkStatus",
        "whether a person checked our reading: `unreviewed`, `accepted` …",
    ),
    Column("Quotation", "words between quotation marks: `text`, `spokenByCharacter`, `isPartOf`, `inLanguage`"),
)
_QUOTED = frozenset({"direct"})


def _event(account: Account) -> dict[str, Any]:
    event = account.event
    return {
        "@type": "Event",
        "@id": urn(event.id),
        "identifier": event.id,
        "name": wording.visible(event.title),
        **({"startDate": event.start} if event.start else {}),
        **({"endDate": event.end} if event.end else {}),
        **({"location": _place(event.places[0])} if event.places else {}),
    }


def _place(place: Place) -> dict[str, Any]:
    exact = place.precision == "settlement" and None not in (place.lat, place.lon)
    geo = {"geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}} if exact else {}
    country = {"addressCountry": place.country} if place.country else {}
    region = {"addressRegion": place.admin1} if place.admin1 else {}
    address = {"address": {"@type": "PostalAddress", **country, **region}} if country or region else {}
    return {"@type": "Place", "name": wording.place(place, short=True), **address, **geo}


def _article(document: Document) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "@id": urn(document.id),
        "identifier": document.id,
        **({"headline": document.title} if document.title else {}),
        **({"publisher": {"@type": "Organization", "name": document.outlet}} if document.outlet else {}),
        **({"datePublished": document.published} if document.published else {}),
        **({"dateModified": document.edited} if document.edited else {}),
        **({"inLanguage": document.language} if document.language else {}),
        **({"url": document.url} if document.url else {}),
    }


def _claim(
    account: Account, question: Question, version: Version, told: Mapping[str, Telling], by: Mapping[str, Origin]
) -> dict[str, Any]:
    documents = list(dict.fromkeys(told[name].document.id for name in version.tellings if name in told))
    authors = [_author(by[origin]) for origin in version.origins if origin in by]
    return {
        "@type": "Claim",
        "@id": urn(version.id),
        "name": question.label,
        "text": f"{question.label} {version.answer}",
        "about": {"@id": urn(account.event.id)},
        **({"author": authors} if authors else {}),
        "appearance": [{"@id": urn(name)} for name in documents],
        **({"firstAppearance": {"@id": urn(documents[0])}} if documents else {}),
        "creativeWorkStatus": checked([told[name] for name in version.tellings if name in told])[0],
    }


def _author(origin: Origin) -> dict[str, Any]:
    return _speaker(
        Source(None, origin.label, origin.role, origin.organisation, origin.kind, origin.side, origin.anonymous)
    )


def _speaker(source: Source) -> dict[str, Any]:
    """Return a person, or a body: that has the same name as person and as organisation, or only the second."""
    body = bool(source.organisation) and source.name in (None, source.organisation)
    person = bool(source.role) or source.anonymous or not body
    name = wording.visible(wording.source(source))
    if not person:
        return {"@type": "Organization", "name": name}
    return {
        "@type": "Person",
        "name": name,
        **({"jobTitle": source.role} if source.role else {}),
        **({"affiliation": {"@type": "Organization", "name": source.organisation}} if source.organisation else {}),
    }


def _quotation(document: Document, said: Attribution) -> dict[str, Any]:
    return {
        "@type": "Quotation",
        "@id": urn(ref(document.id, said.id)),
        "text": " […] ".join(span.text for span in said.content),
        "spokenByCharacter": _speaker(said.source),
        "isPartOf": {"@id": urn(document.id)},
        **({"inLanguage": document.language} if document.language else {}),
    }


def _nodes(account: Account, dossier: Dossier, seen: set[str]) -> Iterator[dict[str, Any]]:
    """Yield an event, its reports and quotations that none before had, and its claims."""
    yield _event(account)
    told = {telling.ref: telling for telling in dossier.tellings}
    for telling in dossier.tellings:
        document, said = telling.document, telling.attribution
        if document.id not in seen:
            seen.add(document.id)
            yield _article(document)
        if said is not None and said.mode in _QUOTED and said.content and ref(document.id, said.id) not in seen:
            seen.add(ref(document.id, said.id))
            yield _quotation(document, said)
    origins = {origin.id: origin for origin in dossier.origins}
    for question in account.questions:
        for version in question.versions:
            yield _claim(account, question, version, told, origins)


class _SchemaOrg:
    """The format ``schema-org``."""

    name = "schema-org"
    suffix = ".jsonld"
    says = (
        "Events, the answers that are given (Claim), and what is quoted word for word (Quotation), in the vocabulary "
        "of schema.org. There are no reviews and no ratings: which answer is right is not for a ledger to say."
    )
    columns = _COLUMNS
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write one graph; return how many nodes."""
        seen: set[str] = set()
        nodes = (node for account, dossier in selection.events() for node in _nodes(account, dossier, seen))
        return write_list(stream, '{"@context": "https://schema.org", "@graph": [', nodes, "]}")


EXPORTER = _SchemaOrg()
