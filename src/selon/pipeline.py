"""The corridor: the one place that knows the order of the rooms. Pure, picklable functions and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.attribution import attribute
from selon.claims import make_claims
from selon.grounding.places import find_places
from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.ports import Gazetteer
from selon.reading import read
from selon.reading.language import choose_pack
from selon.records.folios import Folio
from selon.records.text import Document
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
    reading = read(document, pack)
    places = find_places(reading, pack, gazetteer)
    moments, time_notes = find_moments(reading, pack)
    attributions = attribute(reading, pack, places, moments, chosen.attribution)
    claims = make_claims(reading, pack, attributions, places, moments, chosen.claims)
    checks = check_claims(reading, claims, places, moments)
    notes = reading.notes + language_notes + time_notes
    return Folio(_as_read(document, code), code, attributions, claims, checks, notes)


def _as_read(document: Document, code: str) -> Document:
    """Return the document with the language that it was read in, if it named none, its notes handed to the folio."""
    return replace(document, language=document.language or (code if code != packs.FALLBACK else None), notes=())
