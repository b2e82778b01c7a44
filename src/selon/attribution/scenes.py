"""The sentences of a text as scenes: their cues, the edges of their constructions, the sentence before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selon.attribution import verb_second
from selon.attribution.contents import edge, opening, trim
from selon.attribution.cues import Cue, find_cues
from selon.attribution.frames import Scene, Stretch
from selon.attribution.words import Words

__all__ = ["scenes_of"]


def scenes_of(words: Words) -> Iterator[Scene]:
    """Yield the scene of each sentence in order; all cues are found first, for their verbs bound phrases."""
    sentences = words.reading.sentences
    cues = [find_cues(words, sentence) for sentence in sentences]
    every = [cue for found in cues for cue in found]
    words = replace(
        words,
        verbs=frozenset(c.word for c in every if _clausal(c)),
        starts=frozenset(c.first for c in every if c.kind in {"relay", "passive_relay"}),
    )
    words = replace(words, openings=tuple(opening(words, sentence) for sentence in sentences))
    find = verb_second.edge if words.bracket else edge
    previous: Stretch | None = None
    for sentence, found in zip(sentences, cues, strict=True):
        scene = Scene(words, sentence, found, tuple(find(words, sentence, cue) for cue in found), previous)
        yield scene
        previous = trim(words, scene.first, sentence.last)


def _clausal(cue: Cue) -> bool:
    """Tell whether a cue is the verb of a clause of its own; "posted", "shared" are as often participles."""
    loose = cue.force == "weak" and cue.entry.tag == "past" and cue.first == cue.word
    if cue.kind == "reflexive":
        return True
    return (cue.form == "finite" and not loose) or (cue.kind == "none" and cue.act != "anonymity") or cue.unable
