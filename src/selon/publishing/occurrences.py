"""Where a reader of a dispatch goes next: the source's next saying, the next claim of its kind, in text order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selon.publishing.rows import Outline

__all__ = ["Occurrence", "occurrences"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One of several: its place (from 1) among how many, the keys of the rows before and after, empty at the ends."""

    place: int
    of: int
    before: str
    after: str


def occurrences(shown: Outline) -> dict[str, Occurrence]:
    """Return what stands before and after each saying of one source, and each claim of one kind, by the row's key.

    What occurs once is not there.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for statement in shown.statements:
        alike.setdefault(("source", statement.voice), []).append(f"s{statement.number}")
    for row in sorted(shown.happenings, key=lambda row: row.number):
        alike.setdefault(("kind", row.claims[0].kind), []).append(row.key)
    return {key: found for keys in alike.values() if len(keys) > 1 for key, found in _placed(keys)}


def _placed(keys: Sequence[str]) -> list[tuple[str, Occurrence]]:
    around = ["", *keys, ""]
    return [(key, Occurrence(n, len(keys), around[n - 1], around[n + 1])) for n, key in enumerate(keys, 1)]
