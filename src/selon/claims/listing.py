"""Things told without a figure at the end of a list of figures: ``12 houses, three shops and a school``."""

from __future__ import annotations

from collections.abc import Iterator

from selon.claims.counting import Link, group_of
from selon.claims.scene import Scene
from selon.claims.shapes import Anchor
from selon.records.text import Hit

__all__ = ["find_listed"]

_KINDS = frozenset({"destroyed", "damaged"})
_OPENERS = frozenset({"rel", "sub", "aux", "coord", "pron"})
#: How many words may stand between a determiner and its noun (several private houses).
_REACH = 4


def find_listed(scene: Scene, anchors: list[Anchor], links: list[Link]) -> Iterator[tuple[Anchor, int, int]]:
    """Yield the anchor and the noun's offsets of each thing that goes on a list of figures without one."""
    last: dict[int, int] = {}
    for link in links:
        noun = scene.amounts[link.amount].noun
        if link.anchor is not None and noun is not None and anchors[link.anchor].kind in _KINDS:
            last[link.anchor] = max(noun.end, last.get(link.anchor, 0))
    for number, end in sorted(last.items()):
        if end > anchors[number].end:
            for hit in _run(scene, anchors[number], end):
                yield anchors[number], hit.start, hit.end


def _run(scene: Scene, anchor: Anchor, end: int) -> Iterator[Hit]:
    hit = _next(scene, anchor, scene.reading.token_index(end))
    while hit is not None:
        yield hit
        hit = _next(scene, anchor, scene.reading.token_index(hit.end))


def _next(scene: Scene, anchor: Anchor, index: int) -> Hit | None:
    """Return the thing that follows a comma or a joining word at ``index``, led by a determiner."""
    stop = scene.reading.sentences[anchor.sentence].last
    first = index
    while first < stop and (scene.fold_at(first) == "," or "coord" in scene.classes_at(first)):
        first += 1
    if first == index or first >= stop or "det" not in scene.classes_at(first):
        return None
    for at in range(first + 1, min(first + 1 + _REACH, stop)):
        hit = scene.hit_at("units", scene.reading.tokens[at].start)
        if hit is not None and hit.entry.get("class") == "count":
            return hit if group_of(hit.entry.get("unit")) in ("T", "S") else None
        if scene.classes_at(at) & _OPENERS or scene.reading.tokens[at].kind == "mark":
            return None
    return None
