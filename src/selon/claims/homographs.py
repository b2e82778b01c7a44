"""Words that name one happening of people and another of things: captured soldiers, a captured town."""

from __future__ import annotations

from dataclasses import replace

from selon.claims.scene import Scene
from selon.claims.shapes import SPENT, Anchor

__all__ = ["fitting"]

#: The group of units that each word for what a happening takes asks for.
_ASKED = {"person": "P", "thing": "T"}


def fitting(scene: Scene, anchor: Anchor, group: str) -> Anchor:
    """Return the reading of a word that takes what a figure counts: of its homographs the one made for that group.

    ``group`` is the figure's, as in ``counting.GROUPS``. The reading that was chosen stays where it takes the group
    itself, where the word is no claim, or where no homograph of its part of speech takes it.
    """
    if anchor.pos != "verb" or anchor.force == SPENT or _ASKED.get(anchor.takes) == group:
        return anchor
    for hit in scene.reading.hits_between("kinds", anchor.start, anchor.end):
        row = hit.entry.get
        same = hit.start == anchor.start and hit.end == anchor.end and row("pos") == anchor.pos
        if same and row("kind") != anchor.kind and _ASKED.get(row("takes")) == group:
            return replace(anchor, kind=row("kind"), takes=row("takes"), frame=row("frame"))
    return anchor
