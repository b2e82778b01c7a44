"""Whether a thing is said to have happened, and how surely: negations, hedges, what is said to be unknown."""

from __future__ import annotations

from selon.claims.frames import leading
from selon.claims.scene import Scene
from selon.claims.shapes import Anchor
from selon.records.claims import Amount

__all__ = ["stance"]

#: Parts of speech whose negation stands in their own noun phrase.
_NOUNS = frozenset({"noun", "people"})
_REACH = 7
#: Kinds that answer a question, so that the answer may be said to be unknown.
_ASKED = frozenset({"cause", "motive", "responsibility"})


def stance(scene: Scene, anchor: Anchor, amount: Amount | None) -> tuple[bool, str]:
    """Return polarity and certainty of a claim: the saying's, unless narrower words deny or hedge it."""
    says = anchor.says
    certainty = says.certainty if says is not None else "asserted"
    negative = amount is not None and amount.form == "negative"
    unreported = _sign_in_sentence(scene, anchor, "unreported")
    polarity = not (negative or _negated(scene, anchor))
    if says is not None and says.act == "deny":
        return False, "denied"
    if anchor.kind == "unverified":
        return True, "unverified"
    if not polarity and unreported and says is None:
        return False, "unverified"
    if unreported and says is None and (_negated_sentence(scene, anchor) or _denies(scene, anchor)):
        return False, "unverified"
    if certainty == "asserted" and polarity:
        if _sign_before(scene, anchor, "unknown") or (
            anchor.kind in _ASKED and _sign_in_sentence(scene, anchor, "unknown")
        ):
            return True, "unverified"
        if _sign_before(scene, anchor, "hedge"):
            return True, "hedged"
    return polarity, certainty


def _negated(scene: Scene, anchor: Anchor) -> bool:
    if any(
        hit.entry.get("class") == "unharmed" for hit in scene.reading.hits_between("signs", anchor.start, anchor.end)
    ):
        return True
    if anchor.pos in _NOUNS:
        return _denied_noun(scene, anchor)
    if "neg" in leading(scene, anchor):
        return not _only(scene, anchor)
    return False


def _denied_noun(scene: Scene, anchor: Anchor) -> bool:
    """``no casualties``, ``aucune victime``, ``without causing damage``, ``ni dégât``."""
    sentence = scene.reading.sentences[anchor.sentence]
    for index in range(anchor.first - 1, max(anchor.first - 6, sentence.first - 1), -1):
        classes = scene.classes_at(index)
        if "neg" in classes and ("det" in classes or "coord" in classes):
            return True
        if "without" in classes or ("neg" in classes and "aux" not in classes and index >= anchor.first - 4):
            return not _only(scene, anchor)
        if scene.breaks_between(index, anchor.first) or "rel" in classes:
            return False
    return False


def _only(scene: Scene, anchor: Anchor) -> bool:
    """``ne … que``, ``not only``: a limit, no denial."""
    return any("comp" in scene.classes_at(index) for index in range(anchor.last, anchor.last + 3)) and any(
        "rel" in scene.classes_at(index) for index in range(anchor.last, anchor.last + 3)
    )


def _sign_before(scene: Scene, anchor: Anchor, name: str) -> bool:
    reading = scene.reading
    sentence = reading.sentences[anchor.sentence]
    begin = reading.tokens[max(sentence.first, anchor.first - (_REACH if name == "hedge" else 14))].start
    for hit in reading.hits_between("signs", begin, anchor.end):
        if hit.entry.get("class") != name:
            continue
        index = reading.token_index(hit.start)
        if name == "unknown" or (scene.breaks_between(index, anchor.first) == 0):
            return True
    return False


def _sign_in_sentence(scene: Scene, anchor: Anchor, name: str) -> bool:
    sentence = scene.reading.sentences[anchor.sentence]
    hits = scene.reading.hits_between("signs", sentence.start, sentence.end)
    return any(hit.entry.get("class") == name for hit in hits)


def _denies(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether words of not knowing stand behind in the clause, where the verb stands second or order is free."""
    if not (scene.pack.switch("verb_bracket") or scene.pack.switch("free_order")):
        return False
    sentence = scene.reading.sentences[anchor.sentence]
    for hit in scene.reading.hits_between("signs", anchor.end, sentence.end):
        index = scene.reading.token_index(hit.start)
        if hit.entry.get("class") == "unreported" and not scene.breaks_between(anchor.last, index):
            return True
    return False


def _negated_sentence(scene: Scene, anchor: Anchor) -> bool:
    sentence = scene.reading.sentences[anchor.sentence]
    return any("neg" in scene.classes_at(index) for index in range(sentence.first, anchor.first))
