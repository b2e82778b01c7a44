"""What of a ledger is handed on: all of it, or what a filter leaves.

A filter narrows twice. Days, a place and the other conditions choose events, as in `selon events`; a kind, a side and a
language also choose which claims of these events are handed on, so that every count and figure of an export comes from
claims that are in it. A document is only ever handed on whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from selon.ledger import Holding, Ledger
from selon.ledger.rows import document_digest
from selon.ports import DocumentVersion
from selon.records.accounts import Account, Dossier, Telling, Withdrawn
from selon.records.events import Event, Ties, split_ref
from selon.records.folios import Folio
from selon.records.reviews import Review
from selon.running.accounts import account_of, dossier_of
from selon.running.reviews import states
from selon.weighing.accounts import weigh_event

__all__ = ["LedgerSelection", "Wanted", "narrowed"]

#: Documents fetched at a time.
_PORTION = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: events by id, and conditions as `selon events` takes them. Nothing set is everything."""

    names: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    place: str | None = None
    kind: str | None = None
    side: str | None = None
    language: str | None = None

    @property
    def asked(self) -> dict[str, str]:
        """The conditions that are set, by name."""
        told = {name: getattr(self, name) for name in ("since", "until", "place", "kind", "side", "language")}
        named = {"event": " ".join(self.names)} if self.names else {}
        return {**named, **{name: value for name, value in told.items() if value}}

    @property
    def narrows(self) -> bool:
        """Whether claims are chosen too."""
        return bool(self.kind or self.side or self.language)

    def takes(self, telling: Telling) -> bool:
        """Tell whether a claim is one of those asked for; it is in its paragraph's language and in its report's."""
        speaker = telling.attribution.source.side if telling.attribution else None
        languages = {(tag or "").split("-")[0].lower() for tag in (telling.language, telling.document.language)}
        return (
            (not self.kind or telling.claim.kind == self.kind)
            and (not self.side or self.side in (telling.side, speaker))
            and (not self.language or self.language.split("-")[0].lower() in languages)
        )


def narrowed(dossier: Dossier, wanted: Wanted) -> Dossier:
    """Return a dossier with only the claims that are asked for, and no more origins, copies and checks than theirs."""
    kept = tuple(telling for telling in dossier.tellings if wanted.takes(telling))
    if len(kept) == len(dossier.tellings):
        return dossier
    refs = {telling.ref for telling in kept}
    inside = {telling.document.id for telling in kept}
    heard = {telling.origin for telling in kept}
    event = dossier.event
    return replace(
        dossier,
        event=replace(event, claims=tuple(ref for ref in event.claims if ref in refs)),
        tellings=kept,
        origins=tuple(origin for origin in dossier.origins if origin.id in heard),
        copies=tuple(copy for copy in dossier.copies if {copy.earlier, copy.later} <= inside),
        withdrawn=tuple((name, mark) for name, mark in dossier.withdrawn if name in inside),
        checks=tuple((d, check) for d, check in dossier.checks if any(f"{d}#{c}" in refs for c in check.claims)),
    )


@dataclass(frozen=True, slots=True)
class LedgerSelection:
    """A ledger, and what of it is handed on (`selon.ports.Selection`)."""

    ledger: Ledger
    wanted: Wanted = field(default_factory=Wanted)
    rule: str = ""

    @property
    def asked(self) -> Mapping[str, str]:
        """The filter as it was given."""
        return self.wanted.asked

    def chosen(self) -> Sequence[Event]:
        """Return the events that the filter chooses, by time, then id; those without a time last."""
        wanted = self.wanted
        conditions: dict[str, Any] = {name: value for name, value in wanted.asked.items() if name != "event"}
        if conditions or not wanted.names:
            listings = self.ledger.events(**conditions, limit=None)
            found = [listing.event for listing in listings if not wanted.names or listing.event.id in wanted.names]
        else:
            found = [self.ledger.event(name) for name in dict.fromkeys(wanted.names)]
        return sorted(found, key=lambda event: (event.start or event.end or "~", event.end or "", event.id))

    def events(self) -> Iterator[tuple[Account, Dossier]]:
        """Yield each event with its account, made of no more than the filter leaves."""
        for event in self.chosen():
            if not self.wanted.narrows:
                yield account_of(self.ledger, event)
                continue
            dossier = narrowed(dossier_of(self.ledger, event), self.wanted)
            if dossier.tellings:
                yield weigh_event(dossier), dossier

    def documents(self, *, versions: bool = False) -> Iterator[DocumentVersion]:
        """Yield each document whole, by id; ``versions``: older ones too, each by when it came out."""
        asked = self._documents() if self.asked else None
        held = [holding for holding in self.ledger.documents(versions=versions) if asked is None or holding.id in asked]
        held.sort(key=lambda holding: (holding.id, holding.came_out or "", holding.digest))
        for start in range(0, len(held), _PORTION):
            yield from self._versions(held[start : start + _PORTION])

    def _versions(self, held: Sequence[Holding]) -> Iterator[DocumentVersion]:
        names = [holding.id for holding in held if holding.current]
        folios = {folio.document.id: folio for folio in self.ledger.folios(names)}
        ties = self.ledger.ties(names)
        told = states(self.ledger, names)
        reviewed = {split_ref(name)[0] for name in told}
        machine = {folio.document.id: folio for folio in self.ledger.machine_folios(reviewed)}
        for holding in held:
            if holding.current:
                folio = folios[holding.id]
                mine = {name: state for name, state in told.items() if split_ref(name)[0] == holding.id}
                read = _recognised(folio, holding.digest)
                yield DocumentVersion(folio, ties, read, states=mine, machine=machine.get(holding.id))
            else:
                folio = self.ledger.document(holding.digest)
                yield DocumentVersion(folio, Ties(), _recognised(folio, holding.digest), current=False)

    def _documents(self) -> set[str]:
        """Return the ids of the documents in which there is a claim that the filter leaves."""
        return set(self._inside(self.chosen()))

    def _inside(self, events: Iterable[Event]) -> Iterator[str]:
        for event in events:
            if self.wanted.narrows:
                tellings = dossier_of(self.ledger, event).tellings
                yield from (telling.document.id for telling in tellings if self.wanted.takes(telling))
            else:
                yield from (split_ref(claim)[0] for claim in event.claims)

    def reviews(self, documents: Iterable[str] | None = None) -> tuple[Review, ...]:
        """Return all reviews of these documents, or all of the ledger, with what takes them back."""
        return self.ledger.reviews(documents)

    def withdrawn(self, documents: Iterable[str]) -> Mapping[str, Withdrawn]:
        """Return which of these documents were taken back, and have no newer version since."""
        return self.ledger.withdrawn(documents)

    def head(self) -> tuple[str, int]:
        """Return the hash of the audit chain's last entry, and how many entries there are."""
        return self.ledger.head(), self.ledger.counts().entries


def _recognised(folio: Folio, digest: str) -> tuple[str, ...]:
    """Return which fields of a document were found by reading: with them it is not the one that was handed in."""
    return () if document_digest(folio.document) == digest else ("language",)
