"""What passes between the modules of the claims room."""

from __future__ import annotations

from dataclasses import dataclass

from selon.records.attribution import Attribution

__all__ = ["SPENT", "Anchor"]

#: The force of a word that is no claim whatever stands around it.
SPENT = "spent"


@dataclass(frozen=True, slots=True)
class Anchor:
    """One word or phrase that may name a happening.

    ``first`` is its first token's index, ``last`` the index after its last token. ``kind``, ``pos``, ``takes``,
    ``force``, ``frame``, ``means`` are the pack's columns, ``tag`` the form's; ``says`` the attribution it stands in.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str
    pos: str
    tag: str
    takes: str
    force: str
    frame: str
    means: str
    sentence: int
    says: Attribution | None
