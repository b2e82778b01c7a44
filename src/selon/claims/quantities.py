"""Figures as they stand in the text: numerals, bounds, approximations, ranges, vague words, fractions, negatives."""

from __future__ import annotations

from selon.languages.pack import Pack
from selon.records.claims import Amount
from selon.records.text import Reading

__all__ = ["find_amounts"]


def find_amounts(reading: Reading, pack: Pack) -> tuple[Amount, ...]:  # noqa: ARG001
    """Return the figures of a text by start; spans do not overlap. Dates, clock times and type names are no figures."""
    return ()
