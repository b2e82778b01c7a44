"""The corridor: the one place that knows the order of the rooms. Pure, picklable functions and nothing else.

One document: ``understand`` reads it, ``keys`` takes from the folio what it is compared with others by. Many documents:
``link`` finds which are one text, ``settle`` which mentions are one happening and which profiles one speaker. One
event: ``weigh`` holds all that is said of it side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain

from selon.attribution import attribute
from selon.claims import make_claims
from selon.grounding.place_typed import typed_place
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
from selon.records.claims import Claim, PlaceMention
from selon.records.events import Constraint, Copy, Event, Mention, Origin, Pointed, Print, Profile
from selon.records.folios import Check, Folio
from selon.records.reviews import Review, State, Subject
from selon.records.shifting import recut, shift
from selon.records.text import Document, Note
from selon.reviewing.anchoring import check_id
from selon.reviewing.correcting import correct, rejected_checks
from selon.reviewing.joining import JOINING, make_constraints, meant
from selon.reviewing.standing import in_order
from selon.reviewing.states import states_of
from selon.weighing.accounts import weigh_event
from selon.weighing.checks import check_claims
from selon.weights.linear import Model
from selon.weights.linear import load as load_model

__all__ = [
    "Gathered",
    "Said",
    "Weights",
    "gather",
    "keys",
    "link",
    "review",
    "settle",
    "shipped",
    "understand",
    "weigh",
]


@dataclass(frozen=True, slots=True)
class Weights:
    """The models that choose among what the rules propose; None where the rules alone are to decide."""

    attribution: Model | None = None
    claims: Model | None = None


def shipped() -> Weights:
    """Return the weights that ship with the package."""
    return Weights(load_model("attribution"), load_model("claims"))


@dataclass(frozen=True, slots=True)
class Said:
    """What people say belongs together or apart: constraints on mentions, and on profiles."""

    events: tuple[Constraint, ...] = ()
    origins: tuple[Constraint, ...] = ()


_NOTHING = Said()


def understand(document: Document, gazetteer: Gazetteer, weights: Weights | None = None) -> Folio:
    """Read one document: attributions, claims, checks, notes. The same document always gives the same folio.

    ``weights`` are the shipped ones unless others are given. Nothing in the text can make it raise: what is odd becomes
    a note.
    """
    chosen = weights or shipped()
    code, language_notes = choose_pack(document)
    parts, mixture_notes, languages = part_languages(document, code)
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
        languages,
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


def review(folio: Folio, reviews: Iterable[Review], gazetteer: Gazetteer | None = None) -> Folio:
    """Return the machine's reading of a document as people have put it; the very same where they changed nothing.

    Checks on claims that are changed, or that stood on one that is gone, are made anew, each in its own language's
    paragraphs. Those that are held against the gazetteer go where none is given.
    """
    told = tuple(reviews)
    corrected = correct(folio, told)
    before = {claim.id: claim for claim in folio.claims}
    after = {claim.id: claim for claim in corrected.claims}
    changed = {name for name, claim in after.items() if before.get(name) != claim}
    moved = changed | before.keys() - after.keys()
    if not moved:
        return corrected
    kept = [check for check in corrected.checks if moved.isdisjoint(check.claims)]
    rejected = rejected_checks(folio, told)
    lost = {check_id(check) for check in folio.checks if not moved.isdisjoint(check.claims)} - rejected
    far = any(claim.kind == "distance" for claim in (*folio.claims, *corrected.claims) if claim.id in moved)
    for check in _check_anew(corrected, before, gazetteer if far else None):
        name = check_id(check)
        if name in lost or (name not in rejected and not changed.isdisjoint(check.claims)):
            kept.append(check)
    return replace(corrected, checks=tuple(sorted(kept, key=_by_place)))


def _check_anew(folio: Folio, before: Mapping[str, Claim], gazetteer: Gazetteer | None) -> Iterator[Check]:
    """Yield the checks of a folio whose claims people changed; ``before`` are the machine's, by their ids."""
    parts, _, _ = part_languages(folio.document, folio.language)
    for language, part in parts:
        pack = packs.load(language)
        for offset, stretch in cut_stretches(part)[0]:
            claims = tuple(shift(claim, -offset) for claim in folio.claims if _stands_in(claim, offset, stretch))
            reading = read(stretch, pack)
            places: tuple[PlaceMention, ...] = ()
            if gazetteer is not None and any(claim.kind == "distance" for claim in claims):
                places = find_places(reading, pack, gazetteer)
                places += _places_named(claims, before, frozenset(found.place.name for found in places), gazetteer)
            yield from recut(shift(check_claims(reading, claims, places, ()), offset), folio.document.text)


def _stands_in(claim: Claim, offset: int, stretch: Document) -> bool:
    """Tell whether a claim's words stand in a stretch of its document that begins at an offset."""
    start, end = claim.anchor.start - offset, claim.anchor.end - offset
    return start >= 0 and stretch.text[start:end] == claim.anchor.text


def _places_named(
    claims: Iterable[Claim], before: Mapping[str, Claim], here: AbstractSet[str | None], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """Return the places that people say distances are measured from, where the text does not name them so.

    ``here`` are the names of the places that it does name.
    """
    found: list[PlaceMention] = []
    for claim in claims:
        name = _measured_from(claim)
        if name and name not in here and name != _measured_from(before.get(claim.id)):
            place = typed_place(name, gazetteer)
            found += [PlaceMention(claim.anchor, replace(place, name=name))] if place else []
    return tuple(found)


def _measured_from(claim: Claim | None) -> str | None:
    """Return the name of the place that a distance is measured from."""
    return claim.target.name if claim and claim.kind == "distance" and claim.target else None


def _by_place(check: Check) -> tuple[int, str, str]:
    return (check.spans[0].start if check.spans else 0, check.rule, check.working)


def keys(folio: Folio, machine: Folio | None = None) -> Pointed:
    """Return all that one document brings to the comparison with others.

    ``machine`` is the machine's own reading, where ``folio`` is what people made of it: copies are a matter of texts,
    so the print is always of that.
    """
    profiles, citations = find_citations(folio)
    return Pointed(folio.document.id, make_print(machine or folio), find_mentions(folio), profiles, citations)


def link(prints: Sequence[Print], texts: Mapping[str, str]) -> tuple[Copy, ...]:
    """Return which documents are one text; ``texts`` are the documents' texts by their ids."""
    return find_copies(prints, texts)


def settle(
    mentions: Iterable[Mention], profiles: Iterable[Profile], said: Said = _NOTHING
) -> tuple[tuple[Event, ...], tuple[Origin, ...]]:
    """Return the events and origins of closed sets of mentions and profiles, in whatever order these come.

    ``said`` is what people say of them.
    """
    return settle_events(mentions, said.events), settle_origins(profiles, said.origins)


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
    states: tuple[State, ...] = ()

    def dossier(self, event: Event) -> Dossier:
        """Return all that is said of one of the events."""
        citations = [citation for pointed in self.pointed for citation in pointed.citations]
        return make_dossier(
            event,
            self.folios,
            citations,
            self.origins,
            self.copies,
            self.withdrawn,
            {state.ref: state for state in self.states},
        )


def gather(folios: Iterable[Folio], reviews: Iterable[Review] = (), gazetteer: Gazetteer | None = None) -> Gathered:
    """Return what many folios come to, all in memory. Whatever their order, the outcome is the same.

    Items that take a report back mark it, and are left out where the report is there. ``reviews`` are all that people
    made of the folios: these are then as people have put them, with distances held against the ``gazetteer``.
    """
    kept, withdrawn = take_back(tuple(folios))
    machine = {folio.document.id: folio for folio in sorted(kept, key=lambda folio: folio.document.id)}
    told = in_order(reviews)
    by_document: dict[str, list[Review]] = {}
    for made in told:
        by_document.setdefault(made.subject.document, []).append(made)
    ordered = tuple(
        review(folio, by_document[name], gazetteer) if name in by_document else folio for name, folio in machine.items()
    )
    pointed = tuple(keys(folio, machine[folio.document.id]) for folio in ordered)
    texts = {folio.document.id: folio.document.text for folio in ordered}
    mentions = [mention for found in pointed for mention in found.mentions]
    profiles = {profile.id: profile for found in pointed for profile in found.profiles}
    events, origins = settle(mentions, profiles.values(), _said(told, machine, pointed))
    copies = link([found.print for found in pointed], texts)
    found = [states_of(machine[name], mine) for name, mine in by_document.items() if name in machine]
    return Gathered(ordered, pointed, copies, events, origins, withdrawn, tuple(chain.from_iterable(found)))


def _said(reviews: Sequence[Review], machine: Mapping[str, Folio], pointed: Iterable[Pointed]) -> Said:
    """Return what people say of the mentions and profiles of all documents."""
    if not any(made.action in JOINING for made in reviews):
        return _NOTHING
    found = list(pointed)
    holder = {claim: mention.id for each in found for mention in each.mentions for claim in mention.claims}
    holder |= {citation.item: citation.profile for each in found for citation in each.citations}

    def node_of(subject: Subject) -> str | None:
        return holder.get(subject.ref) or holder.get(meant(subject, machine.get(subject.document)) or "")

    return Said(make_constraints(reviews, "event", node_of), make_constraints(reviews, "origin", node_of))
