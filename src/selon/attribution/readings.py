"""From proposals to attributions: choose for each cue, resolve the speakers in order, build the records."""

from __future__ import annotations

from selon.attribution.contents import edge
from selon.attribution.cues import Cue, find_cues
from selon.attribution.frames import Proposal, Scene, propose
from selon.attribution.phrases import Phrase
from selon.attribution.references import Memory
from selon.attribution.sources import Identity
from selon.attribution.stance import act_of, certainty_of, channel_of, mode_of, said_of
from selon.attribution.words import Words
from selon.records.attribution import Attribution, Source
from selon.records.text import Sentence, Span
from selon.text import content_id
from selon.weights.linear import Model

__all__ = ["read_attributions"]

RULES = "attribution-rules@1"


def read_attributions(words: Words, model: Model | None) -> tuple[Attribution, ...]:
    """Return the attributions of a text by the start of their content."""
    memory = Memory(words)
    found: list[Attribution] = []
    for sentence in words.reading.sentences:
        scene = _scene(words, sentence)
        if not scene.cues:
            continue
        chosen = _choose(scene, model)
        found += _build(scene, chosen, memory, model)
    return tuple(sorted(found, key=lambda a: (a.content[0].start, a.cue.start if a.cue else -1)))


def _scene(words: Words, sentence: Sentence) -> Scene:
    cues = find_cues(words, sentence)
    return Scene(words, sentence, cues, tuple(edge(words, sentence, cue) for cue in cues))


def _choose(scene: Scene, model: Model | None) -> list[Proposal]:
    chosen: list[Proposal] = []
    for number in range(len(scene.cues)):
        proposals = propose(scene, number)
        if proposals:
            chosen.append(proposals[0])
    return chosen


def _build(scene: Scene, chosen: list[Proposal], memory: Memory, model: Model | None) -> list[Attribution]:
    words = scene.words
    found: list[Attribution] = []
    previous: Identity | None = None
    for proposal in chosen:
        if proposal.cue.kind == "adverb" and any(_inside(proposal, other) for other in chosen if other is not proposal):
            continue
        contents = tuple(words.span(*s) for s in proposal.contents)
        if proposal.source is not None:
            identity = memory.resolve(proposal.source)
        elif proposal.missing == "ellipsis":
            if previous is None:
                continue
            identity = previous
        else:
            identity = Identity()
        if proposal.missing != "nobody":
            previous = identity
        via = tuple(_source(words, memory.resolve(relay), relay) for relay in proposal.relays)
        act = act_of(proposal.cue)
        cue = words.span(proposal.cue.first, proposal.cue.last)
        found.append(
            Attribution(
                id=content_id("a", words.reading.document.id, cue.start, *(s.start for s in contents)),
                source=_source(words, identity, proposal.source),
                cue=cue,
                content=contents,
                mode=mode_of(words, contents),
                act=act,
                certainty=certainty_of(words, proposal, act, contents),
                channel=identity.channel or channel_of(words, scene.sentence, contents),
                via=via,
                said=said_of(words, scene.sentence, contents),
                by=RULES,
            )
        )
    return found


def _inside(proposal: Proposal, other: Proposal) -> bool:
    return any(first <= proposal.cue.word < last for first, last in other.contents)


def _source(words: Words, identity: Identity, phrase: Phrase | None) -> Source:
    span: Span | None = words.span(phrase.first, phrase.last) if phrase is not None else None
    return Source(
        span, identity.name, identity.role, identity.organisation, identity.kind, identity.side, identity.anonymous
    )
