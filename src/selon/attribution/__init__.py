"""Who says what: cues, sources, contents, chains, stance."""

from __future__ import annotations

from selon.languages.pack import Pack
from selon.records.attribution import Attribution
from selon.records.claims import Moment, PlaceMention
from selon.records.text import Reading
from selon.weights.linear import Model

__all__ = ["attribute"]


def attribute(
    reading: Reading,  # noqa: ARG001
    pack: Pack,  # noqa: ARG001
    places: tuple[PlaceMention, ...],  # noqa: ARG001
    moments: tuple[Moment, ...],  # noqa: ARG001
    model: Model | None,  # noqa: ARG001
) -> tuple[Attribution, ...]:
    """Return the attributions of a text by the start of their content. Without a model the rules alone decide."""
    return ()
