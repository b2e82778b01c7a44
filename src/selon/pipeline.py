"""The corridor: the one place that knows the order of the rooms. Pure, picklable functions and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from selon.attribution import attribute
from selon.claims import make_claims
from selon.grounding.places import find_places
from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.ports import Gazetteer
from selon.reading import read
from selon.reading.language import choose_pack
from selon.reading.stretches import cut_stretches
from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.folios import Check, Folio
from selon.records.shifting import shift
from selon.records.text import Document, Note
from selon.weighing.checks import check_claims
from selon.weights.linear import Model
from selon.weights.linear import load as load_model

__all__ = ["Weights", "shipped", "understand"]


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
    pack = packs.load(code)
    stretches, length_notes = cut_stretches(document)
    walked = [shift(_walk(stretch, pack, gazetteer, chosen), offset) for offset, stretch in stretches]
    return Folio(
        _as_read(document, code),
        code,
        tuple(chain.from_iterable(part.attributions for part in walked)),
        tuple(chain.from_iterable(part.claims for part in walked)),
        tuple(chain.from_iterable(part.checks for part in walked)),
        length_notes + language_notes + tuple(chain.from_iterable(part.notes for part in walked)),
    )


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
