"""What the rows of an event are made with: tellings, origins and texts at hand, and the words behind each of them."""

from __future__ import annotations

from functools import cache

from selon.publishing import wording
from selon.publishing.event_rows import OTHERS, Evidence
from selon.publishing.quoting import Quoted
from selon.records.accounts import Dossier, Telling
from selon.records.claims import Place
from selon.records.events import Origin, Passage
from selon.records.text import Document, Span

__all__ = ["Desk"]

#: What kinds of origins need not be one voice.
_MANY = frozenset({"group", "nobody"})


def _called(place: Place) -> tuple[str, ...]:
    return (wording.place(place), wording.place(place, short=True))


class Desk:
    """A dossier laid out: tellings by reference, documents and origins by id, and the year that need not be said."""

    def __init__(self, dossier: Dossier) -> None:
        """Lay a dossier out."""
        self.tellings: dict[str, Telling] = {telling.ref: telling for telling in dossier.tellings}
        self.documents: dict[str, Document] = {telling.document.id: telling.document for telling in dossier.tellings}
        self.origins: dict[str, Origin] = {origin.id: origin for origin in dossier.origins}
        self.year = (dossier.event.start or dossier.event.end or "")[:4]
        #: What need not be said again: the event's own place.
        self.places = {words for place in dossier.event.places[:1] for words in _called(place)}
        self._quoted = cache(lambda document: Quoted(self.documents[document].text))

    def outlet(self, document: str) -> str:
        """Return who printed a document, with the agencies that it credits, or its id."""
        found = self.documents.get(document)
        return wording.visible((found.outlet if found else None) or document)

    def label(self, origin: str) -> str:
        """Return what an origin is called; the nameless are marked as such."""
        found = self.origins.get(origin)
        if found is None:
            return self.outlet(origin.partition("#")[0])
        name, house = found.label or "nobody named", found.organisation or ""
        known = f"{house}, " if house and house not in name else ""
        return wording.visible(f"{name} ({known}anon.)" if found.anonymous else name)

    def faceless(self, origin: str) -> bool:
        """Tell whether an origin is a group, or nobody named at all: then it may be as many as there are reports."""
        found = self.origins.get(origin)
        return found is not None and found.speaker in _MANY

    def side(self, origin: str) -> str:
        """Return the name of the side that an origin speaks for."""
        found = self.origins.get(origin)
        return wording.visible(wording.country(found.side)) if found and found.side else OTHERS

    def evidence(self, telling: Telling) -> Evidence:
        """Return the words of a telling: its figure with what it counts, or what names the happening."""
        claim = telling.claim
        figure = claim.quantity.span if claim.quantity else None
        return self._evidence(telling.document, figure or claim.anchor, telling.ref, telling.language)

    def passage(self, passage: Passage) -> Evidence | None:
        """Return the words of a passage; None where its document is none of the event's."""
        document = self.documents.get(passage.document)
        return self._evidence(document, passage.span, passage.document, document.language) if document else None

    def _evidence(self, document: Document, span: Span, ref: str, language: str | None) -> Evidence:
        return Evidence(
            ref,
            self._quoted(document.id).words(span),
            self.outlet(document.id),
            wording.visible(language or ""),
            wording.visible(wording.day(document.came_out or "", self.year)),
        )
