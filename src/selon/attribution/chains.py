"""Who passes on whose words: relays between the outlet and whoever speaks innermost.

A relay that cites a source takes over the content of the sentence's own attribution; an attribution that holds the
whole of another one is its relay; a passive relay ("cité par", "carried by") names one for the source beside it.
"""

from __future__ import annotations

from dataclasses import replace

from selon.attribution.cues import Cue
from selon.attribution.frames import Proposal, Scene
from selon.attribution.heads import Phrase
from selon.attribution.phrases import right_phrase
from selon.attribution.words import Words

__all__ = ["link", "mediates"]

_SLACK = 3
_JOINTS = frozenset({",", "("})
#: Frames whose content is wholly what a speaker says, be it of what another has said.
_WRAPPING = frozenset({"main_that", "prep_first"})
_PUT_IN = frozenset({"preposition", "postposition"})
_ADVERBIAL = 12
_BARE = 3


def link(scene: Scene, chosen: list[Proposal]) -> list[Proposal]:
    """Return the sentence's proposals with relays in their place, outer ones merged into the inner."""
    chosen = _cite(scene.words, chosen)
    chosen = _pass_on(_nest(scene.words, chosen))
    return _passive(scene, chosen)


def _cite(words: Words, chosen: list[Proposal]) -> list[Proposal]:
    """Let "citing X" make X the source of what the citing party reports."""
    kept = list(chosen)
    for proposal in chosen:
        if proposal.cue.kind != "relay" or proposal.frame == "relay_saying":
            continue
        base = _base(proposal, kept)
        kept.remove(proposal)
        if base is None:
            if proposal.relays:
                kept.append(proposal)
            continue
        kept.remove(base)
        relay = (_cut(words, base.source, proposal.cue.first),) if base.source is not None else ()
        kept.append(
            replace(
                base, cue=proposal.cue, frame="cited", source=proposal.source, relays=(*relay, *base.relays), missing=""
            )
        )
    return sorted(kept, key=lambda p: p.cue.first)


def _cut(words: Words, relay: Phrase, citing: int) -> Phrase:
    """Cut a relay's phrase before whom it cites: "Le site X, qui cite Y", "der Sender X unter Berufung auf Y"."""
    if not relay.head < citing < relay.last:
        return relay
    last = citing
    while last - 1 > relay.head and (words.mark(last - 1) in _JOINTS or words.has(last - 1, "rel")):
        last -= 1
    if last - 1 > relay.head and words.has(last - 1, "prep"):
        last -= 1
    return replace(relay, last=last)


def _base(proposal: Proposal, chosen: list[Proposal]) -> Proposal | None:
    """Return the attribution whose speaker cites: the nearest in the sentence with a source phrase of its own."""
    others = [
        p for p in chosen if p is not proposal and p.cue.kind != "relay" and p.source is not None and p.missing == ""
    ]
    if not others:
        return None
    return min(others, key=lambda p: abs(p.cue.first - proposal.cue.first))


def _nest(words: Words, chosen: list[Proposal]) -> list[Proposal]:
    """Make an attribution that holds the whole of another one its relay."""
    kept = list(chosen)
    for outer in chosen:
        if outer.source is None or outer not in kept:
            continue
        inner = next((p for p in kept if p is not outer and _holds(words, outer, p)), None)
        if inner is not None:
            kept.remove(outer)
            passed = outer.relays if outer.frame == "cited" else ()
            kept[kept.index(inner)] = replace(inner, relays=(*passed, outer.source, *inner.relays))
    return kept


def _pass_on(chosen: list[Proposal]) -> list[Proposal]:
    """Make a medium that is put in between who speaks and what is said the relay: "X sprach laut Sender Y von Z"."""
    kept = list(chosen)
    for outer in chosen:
        if outer.source is None or outer.source.speaker != "media" or outer.cue.kind not in _PUT_IN:
            continue
        inner = next((p for p in kept if p is not outer and _encloses(p, outer)), None)
        if inner is not None:
            kept.remove(outer)
            kept[kept.index(inner)] = replace(inner, relays=(outer.source, *inner.relays))
    return kept


def _encloses(inner: Proposal, outer: Proposal) -> bool:
    """Tell whether a saying's own speaker and verb stand before a medium put in, and its content behind it."""
    if inner.source is None or inner.missing or inner.cue.kind != "verb" or outer.source is None:
        return False
    first, last = min(outer.source.first, outer.cue.first), max(outer.source.last, outer.cue.last)
    return inner.source.last <= first and inner.cue.first < last <= inner.contents[0][0]


def _holds(words: Words, outer: Proposal, inner: Proposal) -> bool:
    """Tell whether the outer content is the inner attribution and nothing else."""
    if inner.source is None or inner.missing:
        return False
    first = min(inner.source.first, inner.cue.first, *(s[0] for s in inner.contents))
    last = max(inner.source.last, inner.cue.last, *(s[1] for s in inner.contents))
    start, end = outer.contents[0][0], outer.contents[-1][1]
    if not (start <= first and last <= end + 1) or outer.cue.word in range(first, last):
        return False
    lead = words.skip(start, first)
    adverbial = first - lead <= _ADVERBIAL and not any(words.has(i, "aux") for i in range(lead, first))
    leading = words.mark(first - 1) == "," and adverbial
    return (
        (leading or first - lead <= _SLACK)
        and end - last <= _SLACK + 1
        and (_relays(outer) or outer.frame in _WRAPPING or _inserted(words, outer))
    )


def _inserted(words: Words, outer: Proposal) -> bool:
    """Tell whether who passes on stands in an "as X said" of its own."""
    source = outer.source
    lead = range(min(outer.cue.first, source.first if source is not None else outer.cue.first) - 2, outer.cue.first)
    return outer.frame == "incise" and any(words.has(i, "as") for i in lead)


def _relays(outer: Proposal) -> bool:
    if outer.frame == "prep_after":
        return True
    return outer.source is not None and mediates(outer.source)


def mediates(source: Phrase) -> bool:
    """Tell whether a phrase may name a medium: a medium's head, or a bare name without apposition."""
    return source.speaker == "media" or (source.speaker == "name" and source.last - source.first <= _BARE)


def _passive(scene: Scene, chosen: list[Proposal]) -> list[Proposal]:
    """Attach "cité par X" to the attribution whose source stands beside it."""
    words = scene.words
    for cue in scene.cues:
        if cue.kind != "passive_relay" or any(p.cue is cue for p in chosen):
            continue
        relay = _carrier(scene, cue)
        if relay is None:
            continue
        beside = [p for p in chosen if p.source is not None and _beside(p.source, cue, relay)]
        for proposal in beside[:1]:
            source = proposal.source
            if source is not None and source.first < cue.first < source.last:
                last = cue.first - (words.mark(cue.first - 1) == ",")
                source = Phrase(source.first, last, source.speaker, source.head)
            chosen[chosen.index(proposal)] = replace(proposal, source=source, relays=(relay, *proposal.relays))
    return chosen


def _carrier(scene: Scene, cue: Cue) -> Phrase | None:
    phrase = right_phrase(scene.words, cue.last, scene.sentence.last)
    return phrase if phrase is not None and phrase.speaks else None


def _beside(source: Phrase, cue: Cue, relay: Phrase) -> bool:
    gap = cue.first - source.last
    if source.first < cue.first <= source.last or 0 <= gap <= 1:
        return True
    return 0 <= source.first - relay.last <= 1
