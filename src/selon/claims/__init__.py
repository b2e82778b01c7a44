"""What is said to have happened: anchors, figures, breakdowns, arguments, polarity."""

from __future__ import annotations

from selon.languages.pack import Pack
from selon.records.attribution import Attribution
from selon.records.claims import Claim, Moment, PlaceMention
from selon.records.text import Reading
from selon.weights.linear import Model

__all__ = ["make_claims"]


def make_claims(
    reading: Reading,  # noqa: ARG001
    pack: Pack,  # noqa: ARG001
    attributions: tuple[Attribution, ...],  # noqa: ARG001
    places: tuple[PlaceMention, ...],  # noqa: ARG001
    moments: tuple[Moment, ...],  # noqa: ARG001
    model: Model | None,  # noqa: ARG001
) -> tuple[Claim, ...]:
    """Return the claims of a text by the start of their anchor. Without a model the rules alone decide."""
    return ()
