"""Kinds that the words alone do not decide: what was destroyed in the air, what was done to accuse somebody."""

from __future__ import annotations

from dataclasses import replace

from selon.claims.counting import Link
from selon.claims.frames import is_passive
from selon.claims.scene import Scene
from selon.claims.shapes import Anchor

__all__ = ["recast_airspace", "recast_blame"]

_FLYING = frozenset({"drone", "missile", "rocket", "aircraft", "helicopter"})
_DEEDS = frozenset({"struck", "destroyed", "damaged", "launched", "explosion", "shelling", "killed", "cause"})
_WINDOW = 9


def recast_airspace(scene: Scene, anchors: list[Anchor]) -> list[Anchor]:
    """Read ``destroyed`` as shot down where what is destroyed flies, and met air defence or is over a place."""
    return [_airspace(scene, anchor) if anchor.kind == "destroyed" else anchor for anchor in anchors]


def _airspace(scene: Scene, anchor: Anchor) -> Anchor:
    unit = _patient(scene, anchor)
    if unit is None:
        return anchor
    sentence = scene.reading.sentences[anchor.sentence]
    signs = scene.reading.hits_between("signs", sentence.start, sentence.end)
    in_air = any(hit.entry.get("class") == "airspace" for hit in signs)
    if unit == "drone" or in_air:
        return replace(anchor, kind="shot_down", takes="weapon")
    return anchor


def _patient(scene: Scene, anchor: Anchor) -> str | None:
    """Return the unit of the flying thing that the word befalls, or None."""
    reading = scene.reading
    sentence = reading.sentences[anchor.sentence]
    passive = is_passive(scene, anchor) or anchor.pos == "adjective"
    if passive:
        first, last = max(anchor.first - _WINDOW, sentence.first), anchor.first
    else:
        first, last = anchor.last, min(anchor.last + _WINDOW, sentence.last)
    if first >= last:
        return None
    hits = reading.hits_between("units", reading.tokens[first].start, reading.tokens[last - 1].end)
    for amount in scene.amounts:
        inside = reading.tokens[first].start <= amount.span.start < reading.tokens[last - 1].end
        if (
            inside
            and amount.unit in _FLYING
            and amount.form != "article"
            and not _far(scene, amount.span.start, anchor)
        ):
            return amount.unit
    for hit in reversed(hits) if passive else hits:
        unit = hit.entry.get("unit")
        if hit.entry.get("class") != "count" or unit not in _FLYING:
            continue
        if not _far(scene, hit.start, anchor):
            return unit
    return None


def _far(scene: Scene, start: int, anchor: Anchor) -> bool:
    index = scene.reading.token_index(start)
    return scene.breaks_between(index, anchor.first) > 1 or _led_by_agent(scene, index)


def _led_by_agent(scene: Scene, index: int) -> bool:
    return any("by" in scene.classes_at(at) for at in range(index - 3, index))


def recast_blame(scene: Scene, anchors: list[Anchor], links: list[Link]) -> list[Anchor]:
    """Read the first deed of an accusation or denial as responsibility, where somebody is named for it."""
    counted = {link.anchor for link in links}
    done: set[str] = set()
    recast = []
    for number, anchor in enumerate(anchors):
        says = anchor.says
        blames = says is not None and says.act == "accuse" and anchor.kind in _DEEDS and number not in counted
        if blames and says is not None and says.id not in done:
            done.add(says.id)
            if _names_somebody(scene, anchor):
                recast.append(replace(anchor, kind="responsibility", force="strong"))
                continue
        if says is not None and anchor.kind == "responsibility":
            done.add(says.id)
        recast.append(anchor)
    return recast


def _names_somebody(scene: Scene, anchor: Anchor) -> bool:
    found = scene.content_at(anchor.start)
    return found is not None and (
        any(p.form != "name" for p in scene.places_in(found[0].start, found[0].end))
        or not scene.reading.text[found[0].start :].startswith(('"', "«", "“"))
    )
