"""From proposals to attributions: choose for each cue, resolve the speakers in order, build the records."""

from __future__ import annotations

from dataclasses import replace

from selon.attribution import carried
from selon.attribution.chains import link, mediates
from selon.attribution.choices import choose
from selon.attribution.contents import trim
from selon.attribution.frames import Proposal, Scene
from selon.attribution.heads import Phrase
from selon.attribution.members import split
from selon.attribution.passives import mood
from selon.attribution.phrases import right_phrase
from selon.attribution.references import Memory
from selon.attribution.reports import pass_on
from selon.attribution.scenes import scenes_of
from selon.attribution.settings import survey
from selon.attribution.sources import Identity
from selon.attribution.stance import act_of, bids, certainty_of, channel_of, mode_of, said_of
from selon.attribution.words import Words
from selon.records.attribution import Attribution, Source
from selon.records.text import Sentence, Span
from selon.text import content_id, fold
from selon.weights.linear import Model

__all__ = ["read_attributions"]

RULES = "attribution-rules@1"
_BESIDE = 3
#: What is left behind an earlier content must be this long, in tokens, to be a content of its own.
_REST = 5
#: A source of at most this many letters is a pronoun: "elle", "ils", "they".
_PRONOUN = 4


def read_attributions(words: Words, model: Model | None) -> tuple[Attribution, ...]:
    """Return the attributions of a text by the start of their content."""
    memory: Memory | None = None
    found: list[Attribution] = []
    for scene in scenes_of(words):
        memory = memory or Memory(scene.words, survey(scene.words))
        chosen = _settle(scene, choose(scene, model)) if scene.cues else []
        chosen += carried.mood(scene, chosen)
        if all(p.frame == "resumption" for p in chosen):
            chosen = mood(scene) + chosen
        made = _carry(_build(scene, chosen, memory, found), found)
        if not made:
            memory.note(_subject(scene))
        if not made and found and _goes_on(scene.words, scene.sentence, found[-1]):
            whole = scene.words.span(scene.sentence.first, scene.sentence.last)
            found[-1] = replace(found[-1], content=(*found[-1].content, whole))
        found += made
    found = pass_on(words.reading, found)
    return tuple(sorted(found, key=lambda a: (a.content[0].start, a.cue.start if a.cue else -1)))


def _carry(made: list[Attribution], earlier: list[Attribution]) -> list[Attribution]:
    """Let a channel go on where a speaker goes on without being named again: "he added", "a-t-il précisé"."""
    carried: list[Attribution] = []
    for attribution in made:
        last = carried[-1] if carried else (earlier[-1] if earlier else None)
        same = last is not None and _speaker(last) == _speaker(attribution) and _brief(attribution)
        if last is not None and same and attribution.channel is None:
            carried.append(replace(attribution, channel=last.channel))
        else:
            carried.append(attribution)
    return carried


def _speaker(attribution: Attribution) -> tuple[str | None, ...]:
    source = attribution.source
    return source.name, source.role, source.organisation


def _brief(attribution: Attribution) -> bool:
    span = attribution.source.span
    return span is None or len(span.text) <= _PRONOUN


def _goes_on(words: Words, sentence: Sentence, last: Attribution) -> bool:
    """Tell whether a sentence is a quotation that goes on from the attribution in the sentence before it."""
    if not all(words.quoted[i] >= 0 or words.mark(i) for i in range(sentence.first, sentence.last)):
        return False
    before = words.reading.sentence_at(last.content[-1].start)
    return last.mode != "indirect" and before.paragraph == sentence.paragraph and before.index + 1 == sentence.index


# -- one sentence -------------------------------------------------------------------------------------------------


def _settle(scene: Scene, chosen: list[Proposal]) -> list[Proposal]:
    """Drop what stands inside another's source, and weak sayings inside another's content; then link the relays."""
    chosen = [q for p in chosen if (q := _passed_on(scene.words, p, chosen)) is not None]
    kept = [p for p in chosen if not any(_in_source(p, q) for q in chosen if q is not p)]
    kept = [p for p in kept if not any(_smothered(p, q) for q in kept if q is not p)]
    kept = [_remainder(scene, p, kept) for p in kept]
    return link(scene, kept)


def _passed_on(words: Words, inner: Proposal, chosen: list[Proposal]) -> Proposal | None:
    """Return an order that a quotation tells of with who is quoted as its relay, None where nobody else gave it."""
    number = words.quoted[inner.cue.word]
    if number < 0:
        return inner
    source, (first, last) = inner.source, inner.contents[0]
    if source is None or source.speaker == "pronoun" or words.quoted[source.first] != number:
        return None
    outer = next((p for p in chosen if p is not inner and _within(inner, p) and p.source is not None), None)
    stop = next((i for i in range(first, last) if words.quoted[i] != number), last)
    while stop > first and words.mark(stop - 1):
        stop -= 1
    if outer is None or outer.source is None or stop <= first:
        return None
    return replace(inner, contents=((first, stop),), relays=(outer.source, *inner.relays))


def _within(inner: Proposal, outer: Proposal) -> bool:
    return any(first <= inner.cue.word < last for first, last in outer.contents)


def _remainder(scene: Scene, late: Proposal, kept: list[Proposal]) -> Proposal:
    """Leave to "..., selon X" what an earlier verb in the sentence has not taken: the aside behind its content."""
    if late.frame != "prep_after":
        return late
    first, last = late.contents[0]
    ends = [
        p.contents[-1][1]
        for p in kept
        if p is not late and first <= p.cue.word < last and p.contents[-1][0] > p.cue.word and p.contents[-1][1] < last
    ]
    rest = trim(scene.words, max(ends), last) if ends else None
    if rest is None or rest[1] - rest[0] < _REST:
        return late
    return replace(late, contents=(rest, *late.contents[1:]))


def _in_source(inner: Proposal, outer: Proposal) -> bool:
    return (
        outer.source is not None
        and outer.source.first <= inner.cue.word < outer.source.last
        and inner.cue.kind != "relay"
    )


def _smothered(inner: Proposal, outer: Proposal) -> bool:
    """Tell whether the inner attribution is only part of what the outer one says."""
    if inner.cue.kind == "adverb" and outer.cue.kind != "adverb" and abs(inner.cue.word - outer.cue.word) <= _BESIDE:
        return True
    if not any(first <= inner.cue.word < last for first, last in outer.contents):
        return False
    if inner.cue.kind == "adverb" or inner.missing == "nobody":
        return True
    if inner.cue.force == "evidence" and outer.cue.force != "evidence":
        return outer.source is not None and not mediates(outer.source)
    if inner.source is not None and inner.source.speaker == "pronoun" and outer.cue.kind != "preposition":
        return (
            inner.source.first >= outer.contents[0][0]
            and not inner.frame.startswith("incise")
            and inner.frame != "inverted_pronoun"
            and inner.cue.kind != "preposition"
        )
    return False


def _build(scene: Scene, chosen: list[Proposal], memory: Memory, earlier: list[Attribution]) -> list[Attribution]:
    found: list[Attribution] = []
    previous: list[Identity] = []
    for proposal in chosen:
        if proposal.missing == "carried":
            going_on = carried.go_on(scene, proposal, [*earlier, *found])
            if going_on is not None:
                found.append(going_on)
            elif proposal.cue.hearsay or proposal.frame == "impersonal":
                frame = "passive_that" if proposal.frame == "impersonal" else proposal.frame
                nobody = replace(proposal, missing="nobody", frame=frame)
                found.append(_attribution(scene, nobody, Identity(), None, memory))
            continue
        speakers: list[tuple[Identity, Phrase | None]]
        if proposal.missing == "ellipsis" and not previous:
            subject = _subject(scene)
            speakers = [(i, p) for p, i in memory.resolve_all(subject)] if subject else []
        elif proposal.missing == "ellipsis":
            speakers = [(i, None) for i in previous]
        elif proposal.source is None:
            speakers = [(Identity(), None)]
        else:
            speakers = [(i, p) for p, i in memory.resolve_all(proposal.source)]
        if proposal.missing != "nobody" and speakers:
            previous = [identity for identity, _ in speakers]
        for identity, phrase in speakers:
            found.append(_attribution(scene, proposal, identity, phrase, memory))
    return found


def _subject(scene: Scene) -> Phrase | None:
    """Return the sentence's first phrase, if it is one that speaks: a gerund without other attribution hangs on it."""
    start = scene.words.skip(scene.first, scene.sentence.last)
    words = scene.words
    phrase = right_phrase(words, start, scene.sentence.last)
    if phrase is None or not phrase.speaks or phrase.speaker in {"thing", "document"}:
        return None
    if phrase.head in words.places and phrase.head not in words.heads:
        return Phrase(phrase.first, words.place_ends[phrase.head], "place", phrase.head)
    last = max(phrase.head + 1, words.head_ends.get(phrase.head, 0))
    while last < phrase.last and (words.capital(last) or words.has(last, "of") or words.has(last - 1, "of")):
        last += 1
    return Phrase(phrase.first, min(last, phrase.last), phrase.speaker, phrase.head)


def _attribution(
    scene: Scene, proposal: Proposal, identity: Identity, phrase: Phrase | None, memory: Memory
) -> Attribution:
    words = scene.words
    contents = tuple(words.span(*s) for s in proposal.contents)
    cue = words.span(proposal.cue.first, proposal.cue.last)
    act = "order" if bids(words, proposal) else act_of(proposal.cue)
    if identity.name is None and any(c.act == "anonymity" for c in scene.cues):
        identity = replace(identity, anonymous=True)
    source = _source(words, identity, phrase)
    return Attribution(
        id=content_id(
            "a",
            words.reading.document.id,
            cue.start,
            source.span.start if source.span else -1,
            *(s.start for s in contents),
        ),
        source=source,
        cue=cue,
        content=contents,
        mode=mode_of(words, contents),
        act=act,
        certainty=certainty_of(words, proposal, act, contents),
        channel=_channel(identity, channel_of(words, scene.sentence, proposal.cue, contents)),
        via=_via(words, proposal, memory),
        said=said_of(words, scene.sentence, contents),
        by=RULES,
    )


def _channel(identity: Identity, named: str | None) -> str | None:
    """Return the channel: of footage its own, else the one that the sentence names, else the speaker's."""
    own = identity.channel
    return (own or named) if identity.speaker == "thing" else (named or own)


def _via(words: Words, proposal: Proposal, memory: Memory) -> tuple[Source, ...]:
    """Return the relays, the outlet itself and its credited makers left out."""
    document = words.reading.document
    own = {fold(name) for name in (document.outlet, *document.credits) if name}
    found: list[Source] = []
    for relay in proposal.relays:
        members = split(words, relay)
        for phrase in members:
            identity = memory.resolve(phrase)
            if identity.name is None or fold(identity.name) not in own:
                found.append(_source(words, identity, phrase, parallel=len(members) > 1))
    return tuple(found)


def _source(words: Words, identity: Identity, phrase: Phrase | None, *, parallel: bool = False) -> Source:
    span: Span | None = words.span(phrase.first, phrase.last) if phrase is not None else None
    return Source(
        span,
        identity.name,
        identity.role,
        identity.organisation,
        identity.kind,
        identity.side,
        identity.anonymous,
        parallel,
    )
