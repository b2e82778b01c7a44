"""What a figure counts, as its phrase says it."""

from __future__ import annotations

from dataclasses import dataclass

from selon.records.text import Span

__all__ = ["Noun"]


@dataclass(frozen=True, slots=True)
class Noun:
    """What a figure counts: the noun (None if only a pronoun stands there), its unit, and what the words say besides.

    ``further``: other, another. ``near``: the noun stands right beside the figure.
    """

    span: Span | None
    unit: str | None
    further: bool = False
    near: bool = False
