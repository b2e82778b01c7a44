"""Checks inside one dispatch: sums, shares, subsets, distances, directions, weekdays, conversions."""

from __future__ import annotations

from selon.records.claims import Claim, Moment, PlaceMention
from selon.records.folios import Check
from selon.records.text import Reading

__all__ = ["check_claims"]


def check_claims(
    reading: Reading,  # noqa: ARG001
    claims: tuple[Claim, ...],  # noqa: ARG001
    places: tuple[PlaceMention, ...],  # noqa: ARG001
    moments: tuple[Moment, ...],  # noqa: ARG001
) -> tuple[Check, ...]:
    """Return the checks of one dispatch, by the first span of each."""
    return ()
