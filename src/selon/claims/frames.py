"""How a word stands in its clause: passive, negated, led by which words, followed by what."""

from __future__ import annotations

from selon.claims.scene import Scene
from selon.claims.shapes import Anchor

__all__ = ["auxiliary", "is_passive", "leading", "modifies"]

_STEPPED_OVER = frozenset({"adv", "emph", "neg", "clitic", "aux", "been", "be", "have", "modal", "cond", "past", "do"})


def leading(scene: Scene, anchor: Anchor, reach: int = 6) -> frozenset[str]:
    """Return the closed classes of the small words right before a verb (auxiliaries, negations, adverbs)."""
    found: set[str] = set()
    for index in range(anchor.first - 1, max(anchor.first - 1 - reach, -1), -1):
        classes = scene.classes_at(index)
        if not classes & _STEPPED_OVER:
            token = scene.reading.tokens[index]
            if token.kind == "mark" and token.fold in "'\"«»“”‘’":
                continue
            break
        found |= classes
    return frozenset(found)


def auxiliary(scene: Scene, anchor: Anchor) -> str:
    """Return which auxiliary leads a verb: ``been``, ``be``, ``have``, ``modal`` or an empty string."""
    classes = leading(scene, anchor)
    return next((name for name in ("been", "be", "have", "modal") if name in classes), "")


def is_passive(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether the word befalls what stands before it: a participle with to be, or with no auxiliary at all."""
    if anchor.pos not in ("verb", "adjective", "phrase"):
        return False
    if anchor.tag not in ("participle", "past"):
        return anchor.pos == "adjective"
    led = auxiliary(scene, anchor)
    if led in ("been", "be"):
        return True
    return led == "" and (anchor.tag == "participle" or _by_follows(scene, anchor))


def _by_follows(scene: Scene, anchor: Anchor) -> bool:
    return "by" in scene.classes_at(anchor.last)


def modifies(scene: Scene, anchor: Anchor) -> str:
    """Tell whether a participle stands inside a noun phrase: the destroyed dam, drones shot down."""
    if anchor.pos != "verb" or anchor.tag not in ("participle", "past") or auxiliary(scene, anchor):
        return "-"
    before = scene.classes_at(anchor.first - 1)
    if "det" in before and "rel" not in before:
        return "det" if scene.fold_at(anchor.first - 1) in scene.pack.words("indefinite") else "definite"
    return "free"
