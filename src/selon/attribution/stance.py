"""How something is said: mode, act, certainty, channel, time of saying."""

from __future__ import annotations

from selon.attribution.cues import Cue
from selon.attribution.frames import Proposal
from selon.attribution.words import Words
from selon.records.claims import Moment
from selon.records.text import Sentence, Span

__all__ = ["act_of", "bids", "certainty_of", "channel_of", "mode_of", "said_of"]

_OBJECTS = frozenset({"main_object", "main_clause", "main_infinitive"})
_SAYING = frozenset({"say", "claim", "confirm", "accuse", "warn"})


def mode_of(words: Words, contents: tuple[Span, ...]) -> str:
    """Return ``direct`` if all content stands in quotation marks, ``mixed`` if part does, else ``indirect``."""
    quoted = free = 0
    for span in contents:
        for i in range(words.index(span.start), words.index(span.end)):
            if words.tokens[i].kind == "mark":
                continue
            if words.quoted[i] >= 0:
                quoted += 1
            else:
                free += 1
    if not quoted:
        return "indirect"
    return "mixed" if free else "direct"


def act_of(cue: Cue) -> str:
    """Return the codebook's act: negation turns saying into leaving out, inability into cannot_verify."""
    if cue.unable and cue.kind == "verify":
        return "cannot_verify"
    if cue.kind in {"silence", "omission"}:
        return cue.act
    if (cue.negated or cue.without or cue.unable) and cue.act in _SAYING:
        return cue.entry.get("negated") or "omit"
    if (cue.negated or cue.without) and cue.act == "deny":
        return "decline"
    return cue.act


def bids(words: Words, proposal: Proposal) -> bool:
    """Tell whether somebody is told to do something: "told the operator to keep its ships in port"."""
    if proposal.cue.force != "addressee" or proposal.cue.act != "say" or proposal.frame not in _OBJECTS:
        return False
    for i in range(*proposal.contents[0]):
        if words.has(i, "infinitive_marker"):
            return i > proposal.contents[0][0] and not words.has(i + 1, "det") and not words.capital(i + 1)
        if words.has(i, "aux") or i in words.verbs or words.has(i, "comp") or words.mark(i):
            return False
    return False


def certainty_of(words: Words, proposal: Proposal, act: str, contents: tuple[Span, ...]) -> str:
    """Return the source's own certainty; the outlet's distance is not it."""
    if act == "deny":
        return "denied"
    if act == "cannot_verify":
        return "unverified"
    if proposal.missing == "nobody" and not proposal.frame.startswith(("passive_order", "passive_that")):
        return "hedged"
    if proposal.cue.entry.get("certainty"):
        return proposal.cue.entry.get("certainty")
    hedges = words.pack.words("hedges")
    for span in contents:
        for i in range(words.index(span.start), words.index(span.end)):
            if words.tokens[i].fold in hedges:
                return "hedged"
    return "asserted"


def channel_of(words: Words, sentence: Sentence, cue: Cue, contents: tuple[Span, ...]) -> str | None:
    """Return the channel that the cue names ("tweeted") or the sentence, outside the content in a phrase of its own."""
    if cue.word in words.channels:
        return words.channels[cue.word][1]
    found: str | None = None
    for start, (last, name) in sorted(words.channels.items()):
        if not sentence.first <= start < sentence.last:
            continue
        at = words.tokens[start].start
        if any(span.start <= at < span.end for span in contents):
            continue
        if any(first < start and stop >= last for first, stop in words.asides.items()):
            found = name if found in {None, "other"} else found
    return found


def said_of(words: Words, sentence: Sentence, contents: tuple[Span, ...]) -> Moment | None:
    """Return the moment of saying: one in the sentence that lies outside the content."""
    for moment in words.moments:
        if moment.span is None or not sentence.start <= moment.span.start < sentence.end:
            continue
        if not any(span.start <= moment.span.start < span.end for span in contents):
            return moment
    return None
