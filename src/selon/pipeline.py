"""The corridor: the one place that knows the order of the rooms. Pure, picklable functions and nothing else.

One document: ``understand`` reads it, ``keys`` takes from the folio what it is compared with others by. Many documents:
``link`` finds which are one text, ``settle`` which mentions are one happening and which profiles one speaker. One
event: ``weigh`` holds all that is said of it side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from selon.attribution import attribute
from selon.claims import make_claims
from selon.grounding.places import find_places
from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.linking.copies import find_copies, make_print
from selon.linking.dossiers import make_dossier
from selon.linking.events import settle_events
from selon.linking.mentions import find_mentions
from selon.linking.origins import settle_origins
from selon.linking.profiles import find_citations
from selon.linking.withdrawals import take_back
from selon.ports import Gazetteer
from selon.reading import read
from selon.reading.language import choose_pack
from selon.reading.mixtures import part_languages
from selon.reading.stretches import cut_stretches
from selon.records.accounts import Account, Dossier, Withdrawn
from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.events import Copy, Event, Mention, Origin, Pointed, Print, Profile
from selon.records.folios import Check, Folio
from selon.records.shifting import recut, shift
from selon.records.text import Document, Note
from selon.weighing.accounts import weigh_event
from selon.weighing.checks import check_claims
from selon.weights.linear import Model
from selon.weights.linear import load as load_model

__all__ = ["Gathered", "Weights", "gather", "keys", "link", "settle", "shipped", "understand", "weigh"]


@dataclass(frozen=True, slots=True)
class Weights:
    """The models that choose among what the rules propose; None where the rules alone are to decide."""

    attribution: Model | None = None
    claims: Model | None = None


def shipped() -> Weights:
    """Return the weights that ship with the package."""
    return Weights(load_model("attribution"), load_model("claims"))


def understand(document: Document, gazetteer: Gazetteer, weights: Weights | None = None) -> Folio:
    """Read one document: attributions, claims, checks, notes. The same document always gives the same folio.

    ``weights`` are the shipped ones unless others are given. Nothing in the text can make it raise: what is odd becomes
    a note.
    """
    chosen = weights or shipped()
    code, language_notes = choose_pack(document)
    parts, mixture_notes = part_languages(document, code)
    if parts[0][0] != code:
        code, language_notes = parts[0][0], ()
    stretches, length_notes = cut_stretches(document)
    walked = [
        shift(_walk(stretch, packs.load(language), gazetteer, chosen), offset)
        for language, part in parts
        for offset, stretch in (stretches if part is document else cut_stretches(part)[0])
    ]
    attributions = tuple(chain.from_iterable(part.attributions for part in walked))
    claims = tuple(chain.from_iterable(part.claims for part in walked))
    checks = tuple(chain.from_iterable(part.checks for part in walked))
    if len(parts) > 1:
        attributions, claims, checks = recut(_in_order(attributions, claims, checks), document.text)
    notes = tuple(chain.from_iterable(part.notes for part in walked))
    return Folio(
        _as_read(document, code),
        code,
        attributions,
        claims,
        checks,
        length_notes + language_notes + mixture_notes + notes,
    )


_Told = tuple[tuple[Attribution, ...], tuple[Claim, ...], tuple[Check, ...]]


def _in_order(attributions: Iterable[Attribution], claims: Iterable[Claim], checks: tuple[Check, ...]) -> _Told:
    """Return what was found in several languages' paragraphs in the order of the text."""
    said = sorted(attributions, key=lambda one: min((span.start for span in one.content), default=0))
    return tuple(said), tuple(sorted(claims, key=lambda one: one.anchor.start)), checks


@dataclass(frozen=True, slots=True)
class _Found:
    """What the rooms found in one stretch of text."""

    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
    notes: tuple[Note, ...]


def _walk(document: Document, pack: packs.Pack, gazetteer: Gazetteer, weights: Weights) -> _Found:
    """Walk one stretch of text through the rooms."""
    reading = read(document, pack)
    places = find_places(reading, pack, gazetteer)
    moments, time_notes = find_moments(reading, pack)
    attributions = attribute(reading, pack, places, moments, weights.attribution)
    claims = make_claims(reading, pack, attributions, places, moments, weights.claims)
    checks = check_claims(reading, claims, places, moments)
    return _Found(attributions, claims, checks, reading.notes + time_notes)


def _as_read(document: Document, code: str) -> Document:
    """Return the document with the language that it was read in, if it named none, its notes handed to the folio."""
    return replace(document, language=document.language or (code if code != packs.FALLBACK else None), notes=())


def keys(folio: Folio) -> Pointed:
    """Return all that one document brings to the comparison with others."""
    profiles, citations = find_citations(folio)
    return Pointed(folio.document.id, make_print(folio), find_mentions(folio), profiles, citations)


def link(prints: Sequence[Print], texts: Mapping[str, str]) -> tuple[Copy, ...]:
    """Return which documents are one text; ``texts`` are the documents' texts by their ids."""
    return find_copies(prints, texts)


def settle(mentions: Iterable[Mention], profiles: Iterable[Profile]) -> tuple[tuple[Event, ...], tuple[Origin, ...]]:
    """Return the events and origins of closed sets of mentions and profiles, in whatever order these come."""
    return settle_events(mentions), settle_origins(profiles)


def weigh(dossier: Dossier) -> Account:
    """Return the account of one event."""
    return weigh_event(dossier)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Many documents held together: the reference that every store and engine must come to."""

    folios: tuple[Folio, ...]
    pointed: tuple[Pointed, ...]
    copies: tuple[Copy, ...]
    events: tuple[Event, ...]
    origins: tuple[Origin, ...]
    withdrawn: tuple[tuple[str, Withdrawn], ...] = ()

    def dossier(self, event: Event) -> Dossier:
        """Return all that is said of one of the events."""
        citations = [citation for pointed in self.pointed for citation in pointed.citations]
        return make_dossier(event, self.folios, citations, self.origins, self.copies, self.withdrawn)


def gather(folios: Iterable[Folio]) -> Gathered:
    """Return what many folios come to, all in memory. Whatever their order, the outcome is the same.

    Items that take a report back mark it, and are left out where the report is there.
    """
    kept, withdrawn = take_back(tuple(folios))
    ordered = tuple(sorted(kept, key=lambda folio: folio.document.id))
    pointed = tuple(keys(folio) for folio in ordered)
    texts = {folio.document.id: folio.document.text for folio in ordered}
    mentions = [mention for found in pointed for mention in found.mentions]
    profiles = {profile.id: profile for found in pointed for profile in found.profiles}
    events, origins = settle(mentions, profiles.values())
    return Gathered(ordered, pointed, link([found.print for found in pointed], texts), events, origins, withdrawn)
