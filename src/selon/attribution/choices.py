"""One reading for each cue: the rules' first, or the one that the weights score highest, if any is above nought."""

from __future__ import annotations

from selon.attribution import bracket_phrases, frames, verb_second
from selon.attribution.features import describe
from selon.attribution.frames import Proposal, Scene
from selon.attribution.free_order import free_order
from selon.attribution.neighbours import nobody
from selon.attribution.verbs import verb
from selon.weights.linear import Model

__all__ = ["choose", "propose"]

_READERS = {
    "preposition": frames.preposition,
    "relay": frames.relay,
    "passive_relay": frames.quoted_by,
    "adverb": frames.adverb,
    "noun": frames.noun,
    "nothing": frames.nothing,
}
#: Log-odds by which weights must be surer than the rules to overrule them: the best of 0-2, left one event out.
_MARGIN = 2.0
_VERBS = frozenset({"verb", "verify", "silence", "omission", "phrase"})


def propose(scene: Scene, number: int) -> list[Proposal]:
    """Return the proposals of the sentence's cue ``number``, best first; refused ones are for the weights alone."""
    found = _read(scene, number)
    return [p for p in found if p.source is None or not nobody(scene.words, p.source)]


def _read(scene: Scene, number: int) -> list[Proposal]:
    kind = scene.cues[number].kind
    bracket = scene.words.bracket
    if scene.words.pack.switch("free_order") and (found := free_order(scene, number)) is not None:
        return found
    if kind in _VERBS:
        return verb_second.verb(scene, number) if bracket else verb(scene, number)
    reader = (_READERS | bracket_phrases.READERS if bracket else _READERS).get(kind)
    return reader(scene, number) if reader is not None else []


def choose(scene: Scene, model: Model | None) -> list[Proposal]:
    """Return at most one proposal for each cue."""
    chosen: list[Proposal] = []
    for number in range(len(scene.cues)):
        proposals = propose(scene, number)
        best = _first(proposals) if model is None else _best(scene, proposals, model)
        if best is None and scene.cues[number].kind == "relay":
            best = next((p for p in proposals if not p.refused and _cites(scene, p, chosen)), None)
        if best is not None:
            chosen.append(best)
    return chosen


def _cites(scene: Scene, relay: Proposal, chosen: list[Proposal]) -> bool:
    """Tell whether a relay stands right behind a speaker or its verb: "the agency reported, citing X, that ..."."""
    words = scene.words
    ends = (max(p.cue.last, p.source.last) for p in chosen if p.source is not None)
    return any(0 <= relay.cue.first - words.skip(end, relay.cue.first) <= 1 for end in ends)


def _first(proposals: list[Proposal]) -> Proposal | None:
    return next((p for p in proposals if not p.refused), None)


def _best(scene: Scene, proposals: list[Proposal], model: Model) -> Proposal | None:
    """Return the proposal that scores highest; the weights overrule the rules only where they are sure."""
    first = _first(proposals)
    scored = [
        (model.score(describe(scene, p, proposals)) + (_MARGIN if p is first else -_MARGIN), -rank, p)
        for rank, p in enumerate(proposals)
    ]
    score, _, best = max(scored, key=lambda item: item[:2], default=(0.0, 0, None))
    return best if score > 0 else None
