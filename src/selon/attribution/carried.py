"""Reported speech that goes on by its mood alone ("Weitere 111 seien verletzt worden").

The mood of reported speech (Konjunktiv) needs no verb of saying in its sentence: whoever spoke last goes on speaking,
over several sentences. A verb of hearsay ("soll") does so too; where nobody spoke before, nobody is named.
"""

from __future__ import annotations

from dataclasses import replace

from selon.attribution.contents import opening, trim
from selon.attribution.cues import Cue
from selon.attribution.frames import Proposal, Scene
from selon.attribution.stance import act_of, certainty_of, mode_of
from selon.attribution.words import Words
from selon.records.attribution import Attribution
from selon.records.text import Entry, Sentence
from selon.text import content_id

__all__ = ["go_on", "mood"]

#: A speaker goes on for so many sentences without a sign.
_SILENT = 2
_MOOD = {"class": "mood", "act": "say"}


def mood(scene: Scene, chosen: list[Proposal]) -> list[Proposal]:
    """Return a proposal for each stretch of the sentence, parted by semicolons, that only its mood attributes."""
    words, sentence = scene.words, scene.sentence
    found: list[Proposal] = []
    for first, last in _stretches(words, sentence):
        if any(_touches(proposal, first, last) for proposal in chosen):
            continue
        at = _sign(words, first, last)
        content = trim(words, first, last) if at >= 0 else None
        if content is None:
            continue
        entry = Entry(words.fold(at), "subjunctive", "cues", _MOOD)
        hearsay = words.has(at, "hearsay")
        cue = Cue(at, at, at + 1, entry, "finite", hearsay=hearsay)
        found.append(Proposal(cue, "mood", None, (content,), missing="carried"))
    return found


def _stretches(words: Words, sentence: Sentence) -> list[tuple[int, int]]:
    start = opening(words, sentence)
    cuts = [i for i in range(start, sentence.last) if words.mark(i) == ";" and words.quoted[i] < 0]
    return list(zip([start, *(i + 1 for i in cuts)], [*cuts, sentence.last], strict=True))


def _touches(proposal: Proposal, first: int, last: int) -> bool:
    if first <= proposal.cue.word < last:
        return True
    return any(a < last and first < b for a, b in proposal.contents)


def _sign(words: Words, first: int, last: int) -> int:
    """Return the first verb of reported speech or hearsay outside quotations, -1 where there is none."""
    if any(words.has(i, "conditional") for i in range(first, last)):
        return -1
    for i in range(first, last):
        if words.quoted[i] >= 0 or (words.capital(i) and i > first):
            continue
        if words.has(i, "mood") or words.has(i, "mood2") or words.has(i, "hearsay"):
            return i
    return -1


def go_on(scene: Scene, proposal: Proposal, earlier: list[Attribution]) -> Attribution | None:
    """Return the attribution of a carried proposal: the last speaker's; None where nobody goes on."""
    words, sentence = scene.words, scene.sentence
    last = next((a for a in reversed(earlier) if a.source.kind != "other" or a.source.name or a.source.anonymous), None)
    if last is not None:
        since = sentence.index - words.reading.sentence_at((last.cue or last.content[0]).start).index
        last = last if since <= _SILENT else None
    if last is None:
        return None
    contents = tuple(words.span(*s) for s in proposal.contents)
    cue = words.span(proposal.cue.first, proposal.cue.last)
    act = act_of(proposal.cue)
    return replace(
        last,
        id=content_id("a", words.reading.document.id, cue.start, -1, *(s.start for s in contents)),
        source=replace(last.source, span=None),
        cue=cue,
        content=contents,
        mode=mode_of(words, contents),
        act=act,
        certainty=certainty_of(words, proposal, act, contents),
        via=tuple(replace(relay, span=None) for relay in last.via),
        said=None,
    )
