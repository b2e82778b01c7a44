"""Words that may name a happening: the pack's kinds in a text, each with its reading as noun or verb.

A longer form covers the shorter ones inside it; a form of kind ``none`` covers and names nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from selon.claims.scene import SILENT, Scene
from selon.claims.shapes import Anchor
from selon.records.attribution import Attribution
from selon.records.text import Hit

__all__ = ["find_anchors"]

_VERB_BEFORE = frozenset({"aux", "pron", "rel", "clitic", "neg", "modal", "adv"})
_NOUN_BEFORE = frozenset({"det", "prep", "poss", "of", "of_s", "by"})
_PASSIVE = frozenset({"be", "been"})
_CLAUSE_ENDS = frozenset(",;:.!?()–—")
_FINITE = frozenset({"present", "past", "future", "conditional", "base", "infinitive"})


def find_anchors(scene: Scene) -> list[Anchor]:
    """Return the candidates of a text by start. They do not overlap; nothing in a source, cue or silence is one."""
    found: list[Anchor] = []
    for hits in _groups(scene):
        hit = _choose(scene, hits)
        kind = hit.entry.get("kind")
        if kind == "none" or (scene.is_outside(hit.start) and kind != "unverified"):
            continue
        if kind == "unverified" and _unverified_by_saying(scene, hit.start):
            continue
        content = scene.content_at(hit.start)
        says = content[1] if content else None
        if says is not None and (says.act in SILENT or says.act == "cannot_verify"):
            continue
        found.append(_anchor(scene, hit, says))
    return found


def _unverified_by_saying(scene: Scene, start: int) -> bool:
    """Tell whether a saying of the sentence already says what cannot be verified."""
    sentence = scene.reading.sentence_at(start)
    return any(
        says.act == "cannot_verify" and says.cue is not None and sentence.start <= says.cue.start < sentence.end
        for says in scene.attributions
    )


def _groups(scene: Scene) -> Iterator[list[Hit]]:
    """Yield the hits that share a span, longest first, those inside a longer one left out."""
    covered = 0
    group: list[Hit] = []
    for hit in scene.reading.hits.get("kinds", ()):
        if hit.entry.get("then") and not _completed(scene, hit):
            continue
        if group and (hit.start, hit.end) == (group[0].start, group[0].end):
            group.append(hit)
        elif hit.start >= covered:
            if group:
                yield group
            group, covered = [hit], hit.end
    if group:
        yield group


def _completed(scene: Scene, hit: Hit) -> bool:
    """Tell whether a verb's second part stands at the end of its clause: "griff in der Nacht zwei Dörfer an"."""
    reading = scene.reading
    wanted = hit.entry.get("then").split("|")
    sentence = reading.sentence_at(hit.start)
    first = reading.token_index(hit.end)
    last = next((i for i in range(first, sentence.last) if scene.fold_at(i) in _CLAUSE_ENDS), sentence.last) - 1
    return last >= first and scene.fold_at(last) in wanted


def _anchor(scene: Scene, hit: Hit, says: Attribution | None) -> Anchor:
    reading = scene.reading
    row = hit.entry.get
    first = reading.token_index(hit.start)
    return Anchor(
        hit.start,
        hit.end,
        first,
        reading.token_index(hit.end),
        row("kind"),
        row("pos"),
        hit.entry.tag,
        row("takes"),
        row("force"),
        row("frame"),
        row("means"),
        reading.sentence_at(hit.start).index,
        says,
    )


def _choose(scene: Scene, hits: list[Hit]) -> Hit:
    """Choose among the homographs of one span by the words before and after."""
    if len(hits) == 1:
        return hits[0]
    hits = sorted(hits, key=lambda hit: hit.entry.get("force") != "figure")
    verbs = [hit for hit in hits if hit.entry.get("pos") == "verb"]
    others = [hit for hit in hits if hit.entry.get("pos") != "verb"]
    if not verbs or not others:
        return hits[-1]
    return verbs[-1] if _reads_as_verb(scene, verbs[-1]) else others[-1]


def _reads_as_verb(scene: Scene, hit: Hit) -> bool:
    first = scene.reading.token_index(hit.start)
    last = scene.reading.token_index(hit.end)
    before, after = scene.classes_at(first - 1), scene.classes_at(last)
    if "to" in before and "det" not in before and hit.entry.tag in ("", "base", "infinitive"):
        return True
    if before & _NOUN_BEFORE and not before & {"aux"}:
        return "clitic" in before and "det" not in after and bool(scene.classes_at(first - 2) & {"aux", "neg", "rel"})
    if before & _VERB_BEFORE:
        return True
    if hit.entry.tag in ("participle", "past"):
        return bool(scene.classes_at(first - 2) & _PASSIVE) or _has_noun_before(scene, first)
    return "det" in after and "prep" not in after and hit.entry.tag in _FINITE


def _has_noun_before(scene: Scene, first: int) -> bool:
    """Tell whether a word of no closed class and no figure stands before: the subject of a verb, not its figure."""
    token = scene.fold_at(first - 1)
    if not token.isalpha() or scene.classes_at(first - 1):
        return False
    start = scene.reading.tokens[first - 1].start
    return not any(amount.span.start <= start < amount.span.end for amount in scene.amounts)
