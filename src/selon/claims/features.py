"""What can be seen around a word that may name a happening, as binary features that know no language."""

from __future__ import annotations

from collections import Counter

from selon.claims.frames import auxiliary, is_passive, leading, modifies
from selon.claims.scene import Scene
from selon.claims.shapes import Anchor
from selon.claims.sifting import determiner

__all__ = ["TEMPLATES", "describe"]

#: The templates of the features: the part before ``=``.
TEMPLATES = (
    "rule", "kind", "pos", "tag", "force", "det", "aux", "passive", "seen", "seen_said", "twin", "place",
    "time", "act", "act_first", "first", "alone", "before", "after", "led", "subject", "quoted", "rel", "of",
    "modifier",
)  # fmt: skip


def describe(scene: Scene, anchors: list[Anchor]) -> list[list[str]]:
    """Return the features of each candidate."""
    in_sentence = Counter((a.sentence, a.says.id if a.says else "") for a in anchors)
    ranks: Counter[tuple[int, str]] = Counter()
    seen: Counter[str] = Counter()
    seen_said: set[tuple[str, str]] = set()
    rows = []
    for number, anchor in enumerate(anchors):
        said = anchor.says.id if anchor.says else ""
        key = (anchor.sentence, said)
        row = _row(scene, anchors, number)
        before = min(seen[anchor.kind], 2)
        row += [
            f"seen={before}",
            f"seen_said={(said, anchor.kind) in seen_said}",
            f"first={ranks[key] == 0}",
            f"act_first={anchor.says.act if anchor.says else 'none'}{ranks[key] == 0}",
            f"alone={min(in_sentence[key], 4)}",
        ]
        row.append(f"rule={_by_rule(anchor, frozenset(row))}")
        rows.append(row)
        ranks[key] += 1
        seen[anchor.kind] += 1
        seen_said.add((said, anchor.kind))
    return rows


def _row(scene: Scene, anchors: list[Anchor], number: int) -> list[str]:
    anchor = anchors[number]
    sentence = scene.reading.sentences[anchor.sentence]
    act = anchor.says.act if anchor.says else "none"
    det = determiner(scene, anchor)
    before = "+".join(sorted(scene.classes_at(anchor.first - 1))) or _shape(scene, anchor.first - 1)
    after = "+".join(sorted(scene.classes_at(anchor.last))) or _shape(scene, anchor.last)
    return [
        f"kind={anchor.kind}",
        f"pos={anchor.pos}",
        f"tag={anchor.tag}",
        f"force={anchor.force}",
        f"det={det}",
        f"aux={auxiliary(scene, anchor) if anchor.pos == 'verb' else '-'}{anchor.tag}",
        f"passive={is_passive(scene, anchor)}",
        f"twin={_twin(anchors, number)}",
        f"place={_near(scene, anchor, 'place')}",
        f"time={_near(scene, anchor, 'time')}",
        f"act={act}",
        f"before={before}",
        f"after={after}",
        f"of={'of' in scene.classes_at(anchor.last)}{anchor.pos}",
        f"led={'neg' in leading(scene, anchor)}",
        f"subject={anchor.pos}{anchor.first - sentence.first <= 2}",
        f"quoted={scene.reading.quotation_at(anchor.start) is not None}",
        f"rel={_relative(scene, anchor)}",
        f"modifier={modifies(scene, anchor)}",
    ]


def _shape(scene: Scene, index: int) -> str:
    if not 0 <= index < len(scene.reading.tokens):
        return "edge"
    token = scene.reading.tokens[index]
    return token.fold if token.kind == "mark" else token.kind


def _twin(anchors: list[Anchor], number: int) -> str:
    """Tell whether the same kind is named again in the sentence, before or after."""
    anchor = anchors[number]
    for step, name in ((-1, "before"), (1, "after")):
        at = number + step
        while 0 <= at < len(anchors) and anchors[at].sentence == anchor.sentence:
            if anchors[at].kind == anchor.kind and anchors[at].says is anchor.says:
                return name + anchors[at].pos
            at += step
    return "none"


def _near(scene: Scene, anchor: Anchor, what: str) -> bool:
    reading = scene.reading
    tokens = reading.tokens
    begin = tokens[max(anchor.first - 6, 0)].start
    end = tokens[min(anchor.last + 7, len(tokens) - 1)].end
    if what == "place":
        return any(p.form == "name" for p in scene.places_in(begin, end))
    return bool(scene.moments_in(begin, end))


def _relative(scene: Scene, anchor: Anchor) -> bool:
    for index in range(anchor.first - 1, max(anchor.first - 7, -1), -1):
        classes = scene.classes_at(index)
        if classes & {"rel", "sub"} and "comp" not in classes:
            return True
        if scene.reading.tokens[index].kind == "mark":
            return False
    return False


def _by_rule(anchor: Anchor, row: frozenset[str]) -> bool:
    if anchor.force == "figure":
        return False
    news = "place=True" in row or "time=True" in row
    if anchor.pos in ("noun", "people"):
        taken_up = "det=definite" in row and "seen=0" not in row
        if taken_up and not (news and anchor.force == "strong"):
            return False
        if "det=definite" in row and "seen_said=True" in row:
            return False
    if "modifier=definite" in row:
        return False
    if anchor.force == "weak":
        return "first=True" in row and anchor.says is not None
    return True
