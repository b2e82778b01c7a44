"""What a list of figures tells without one: ``12 houses, three shops and a school``, ``two drones and rockets``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selon.claims.counting import Link, group_of
from selon.claims.scene import Scene
from selon.claims.shapes import Anchor
from selon.records.text import Hit

__all__ = ["find_listed"]

#: The groups of units that a list of each kind may end with: things and places, or weapons.
_LISTED = {
    "destroyed": "TS",
    "damaged": "TS",
    "fire": "T",
    "launched": "W",
    "struck": "W",
    "shot_down": "W",
}
_OPENERS = frozenset({"rel", "sub", "aux", "coord", "pron"})
#: How many words may stand between a determiner and its noun (several private houses).
_REACH = 4
#: How many words may describe a weapon before a joining word leads to the next.
_ASIDE = 9
_QUIET = frozenset('-«»“”"„')


def find_listed(scene: Scene, anchors: list[Anchor], links: list[Link]) -> Iterator[tuple[Anchor, int, int]]:
    """Yield the anchor and the noun's offsets of each thing that goes on a list of figures without one."""
    last: dict[int, int] = {}
    for link in links:
        noun = scene.amounts[link.amount].noun
        groups = _LISTED.get(anchors[link.anchor].kind, "") if link.anchor is not None else ""
        if link.anchor is not None and noun is not None and group_of(scene.amounts[link.amount].unit) in groups:
            last[link.anchor] = max(noun.end, last.get(link.anchor, 0))
    for number, end in sorted(last.items()):
        anchor = anchors[number]
        told = replace(anchor, kind="launched") if _LISTED[anchor.kind] == "W" and anchor.kind == "struck" else anchor
        for hit in _run(scene, anchor, end):
            if not anchor.start <= hit.start < anchor.end:
                yield told, hit.start, hit.end
    yield from _companions(scene, anchors, links)


def _companions(scene: Scene, anchors: list[Anchor], links: list[Link]) -> Iterator[tuple[Anchor, int, int]]:
    """Yield the people of whom several are among those counted: 18 people were killed, among them several children."""
    numbers = {hit.start for hit in scene.reading.hits.get("numbers", ()) if hit.entry.get("class") == "several"}
    for link in links:
        if link.anchor is None or group_of(scene.amounts[link.amount].unit) != "P":
            continue
        anchor, whole = anchors[link.anchor], scene.amounts[link.amount]
        sentence = scene.reading.sentences[anchor.sentence]
        subsets = scene.reading.hits_between("subsets", max(anchor.end, whole.span.end), sentence.end)
        for end in sorted({subset.end for subset in subsets}):
            index = scene.reading.token_index(end)
            if index < sentence.last and scene.reading.tokens[index].start in numbers:
                yield from _persons(scene, anchor, index + 1, sentence.last)


def _persons(scene: Scene, anchor: Anchor, first: int, stop: int) -> Iterator[tuple[Anchor, int, int]]:
    for at in range(first, min(first + _REACH, stop)):
        hit = scene.hit_at("units", scene.reading.tokens[at].start)
        if hit is not None and group_of(hit.entry.get("unit")) == "P":
            yield anchor, hit.start, hit.end
            return


def _run(scene: Scene, anchor: Anchor, end: int) -> Iterator[Hit]:
    hit = _next(scene, anchor, scene.reading.token_index(end))
    while hit is not None:
        yield hit
        hit = _next(scene, anchor, scene.reading.token_index(hit.end))


def _next(scene: Scene, anchor: Anchor, index: int) -> Hit | None:
    """Return the thing that follows a comma or a joining word at ``index``, led by a determiner where it takes one.

    Weapons take none (``and rockets``), nor does anything where the language has no articles.
    """
    stop, groups = scene.reading.sentences[anchor.sentence].last, _LISTED[anchor.kind]
    first = _behind_joint(scene, index, stop, far=groups == "W")
    bare = groups == "W" or scene.pack.switch("free_order")
    if first == index or first >= stop or not (bare or "det" in scene.classes_at(first)):
        return None
    for at in range(first, min(first + 1 + _REACH, stop)):
        if _counted(scene, at):
            return None
        hit = scene.hit_at("units", scene.reading.tokens[at].start)
        if hit is not None and hit.entry.get("class") == "count":
            return hit if group_of(hit.entry.get("unit")) in groups else None
        token = scene.reading.tokens[at]
        if scene.classes_at(at) & _OPENERS or (token.kind == "mark" and token.fold not in _QUIET):
            return None
    return None


def _behind_joint(scene: Scene, index: int, stop: int, *, far: bool = False) -> int:
    """Return the index behind the commas and joining words that stand at ``index``, or ``far`` behind words between."""
    first = index
    if far:
        ahead = range(index, min(index + _ASIDE, stop))
        first = next((at for at in ahead if "coord" in scene.classes_at(at)), index)
    while first < stop and (scene.fold_at(first) == "," or "coord" in scene.classes_at(first)):
        first += 1
    return first


def _counted(scene: Scene, index: int) -> bool:
    """Tell whether a figure of its own stands at ``index``."""
    start = scene.reading.tokens[index].start
    return any(a.form != "article" and a.span.start <= start < a.span.end for a in scene.amounts)
