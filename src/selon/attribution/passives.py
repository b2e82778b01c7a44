"""Passives, participles and moods: who speaks stands behind "by", or nowhere."""

from __future__ import annotations

from selon.attribution.contents import before, closes, eventful, opening, trim
from selon.attribution.cues import Cue
from selon.attribution.frames import Proposal, Scene, points_back, stretches
from selon.attribution.phrases import right_phrase
from selon.attribution.words import Words
from selon.records.text import Entry, Sentence

__all__ = ["mood", "participle", "passive"]

#: What an order brings about stands behind it in at most this many tokens: "were ordered closed until Monday".
_RESULT = 8


def participle(scene: Scene, number: int) -> list[Proposal]:
    """Read a bare participle: "détonations repérées par les sismologues", or a second verb ("et parlé de ...")."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    index = words.skip(cue.last, sentence.last)
    if words.has(index, "by"):
        source = right_phrase(words, index + 1, sentence.last)
        if (
            source is None
            or not source.speaks
            or cue.force not in {"evidence", "strong", "plain"}
            or cue.act not in {"say", "claim", "confirm"}
        ):
            return []
        if words.has(cue.first - 1, "as"):
            content = before(words, sentence, cue.first - 1)
        else:
            content = trim(words, _noun_before(words, sentence, cue.first), cue.first)
        return [Proposal(cue, "participle_by", source, (content,))] if content else []
    return []


def _noun_before(words: Words, sentence: Sentence, index: int) -> int:
    i = index
    while i > sentence.first and not words.mark(i - 1):
        i -= 1
        if words.has(i, "det") or words.has(i, "prep"):
            break
    return i


def passive(scene: Scene, number: int) -> list[Proposal]:
    """Read "an evacuation was ordered", "it was announced that", "ont été captées par les satellites"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    index = words.skip(cue.last, sentence.last)
    start = opening(words, sentence)
    end = _before_insertion(words, start, cue.first)
    left = trim(words, _clause_start(words, start, end), end)
    if words.has(index, "by"):
        source = right_phrase(words, index + 1, sentence.last)
        if source is None or not source.speaks or left is None or cue.negated or cue.force == "weak":
            return []
        if points_back(words, left):
            left = scene.previous
        return [Proposal(cue, "passive_by", source, (left,))] if left is not None else []
    if cue.unable and left is not None:
        return [Proposal(cue, "passive_unable", None, (left,), missing="nobody")]
    if cue.negated or left is None or any(words.has(i, "neg") for i in range(*left)):
        return []
    if words.has(index, "comp"):
        content = scene.rest(number, index + 1)
        return [Proposal(cue, "passive_that", None, (content,), missing="nobody")] if content else []
    right = scene.rest(number, index) if not closes(words, sentence, index) else None
    if cue.act in {"expect", "say", "claim"} and words.has(index, "infinitive_marker") and not words.has(index, "det"):
        return [Proposal(cue, "passive_to", None, stretches(left, right), missing="nobody")]
    if cue.act == "order":
        whole = right is not None and not words.has(right[0], "infinitive_marker")
        content = (left[0], right[1]) if right is not None and whole and right[1] - right[0] <= _RESULT else left
        return [Proposal(cue, "passive_order", None, (content,), missing="nobody")]
    if cue.takes("hearsay") and eventful(words, *left):
        return [Proposal(cue, "passive_report", None, stretches(left, right), missing="nobody")]
    return []


def _before_insertion(words: Words, first: int, index: int) -> int:
    """Return where the subject ends before an insertion: "L'attaque, la troisième ce mois-ci, a été"."""
    if words.mark(index - 1) != ",":
        return index
    return next((i for i in range(index - 2, first, -1) if words.mark(i) == ","), index)


def _clause_start(words: Words, first: int, end: int) -> int:
    for i in range(end - 1, first - 1, -1):
        if words.mark(i) in {",", ";", ":"} or words.has(i, "sub"):
            return i + 1
        if words.has(i, "coord") and any(words.has(j, "aux") or j in words.verbs for j in range(first, i)):
            return i + 1
    return first


def mood(scene: Scene) -> list[Proposal]:
    """Read a verb whose mood alone attributes ("aurait été détruit"), where nothing else in the sentence does."""
    words, sentence = scene.words, scene.sentence
    personal = any(words.has(i, "other") and words.has(i, "pron") for i in range(sentence.first, sentence.last))
    if personal or any(words.has(i, "conditional") for i in range(sentence.first, sentence.last)):
        return []
    traps = words.pack.words("unreal")
    for i in range(sentence.first, sentence.last):
        if not words.has(i, "cond") or words.has(i, "modal") or words.quoted[i] >= 0:
            continue
        last = i + 1
        while last < sentence.last and (words.has(last, "adv") or words.has(last, "been") or words.has(last, "neg")):
            last += 1
        if last >= sentence.last or words.classes[last] or words.mark(last) or words.fold(last) in traps:
            continue
        content = None if words.has(i - 1, "rel") else before(words, sentence, i)
        content = scene.rest(-1, content[0] if content else i)
        if content is None:
            continue
        entry = Entry(words.fold(last), "conditional", "cues", {"class": "mood", "act": "say"})
        cue = Cue(i, last, last + 1, entry, "finite", hearsay=True)
        return [Proposal(cue, "mood", None, (content,), missing="nobody")]
    return []
