"""Verbs that attribute in languages with a verb bracket: the finite verb second, the rest of it last.

"X teilte mit, CONTENT", "CONTENT, teilte X mit", "wie X mitteilte", "X hat CONTENT bestätigt". Subjects stand before or
behind the finite verb; contents need no complementiser.
"""

from __future__ import annotations

from selon.attribution.bracket_contents import (
    around_particle,
    breaks_off,
    content_from,
    goes_on,
    past_listeners,
    pointed,
    rest,
)
from selon.attribution.bracket_sources import source_behind, subject_before, unknown_before
from selon.attribution.clauses import clause
from selon.attribution.contents import Edge, before, closes, opening, trim
from selon.attribution.cues import Cue
from selon.attribution.frames import Proposal, Scene, Stretch, stretches
from selon.attribution.heads import Phrase
from selon.attribution.phrases import left_phrase, right_phrase
from selon.attribution.words import Words
from selon.records.text import Sentence

__all__ = ["edge", "verb"]

_SHOWING = frozenset({"thing", "media", "people", "institution", "document", "name", "person", "source"})


def edge(words: Words, sentence: Sentence, cue: Cue) -> Edge | None:
    """Return the token at which a trailing construction begins, None if the cue opens none."""
    if cue.kind in {"adverb", "noun", "none", "carried", "nothing", "seen"}:
        return None
    first, _ = clause(words, sentence, cue.word)
    comma = first - 1 if first > sentence.first and words.mark(first - 1) == "," else -1
    back = words.skip_back(cue.first, first)
    if cue.kind in {"preposition", "relay", "passive_relay", "postposition"}:
        return Edge(comma) if comma >= 0 and back == first else None
    if words.has(first, "like") and comma >= 0:
        return Edge(comma)
    coord = words.skip_back(cue.first, sentence.first) - 1
    if words.has(coord, "coord") and coord > sentence.first:
        return Edge(coord - 1 if words.mark(coord - 1) == "," else coord)
    if comma >= 0 and back == first:
        goes_on = any(i in words.verbs for i in range(sentence.first, first))
        return Edge(comma) if goes_on or source_behind(words, sentence, cue)[0] is not None else None
    return None


def verb(scene: Scene, number: int) -> list[Proposal]:
    """Return the proposals of a verb, best first."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    if cue.passive:
        return _passive(scene, number)
    first, last = clause(words, sentence, cue.word)
    first = max(first, opening(words, sentence))
    if words.has(first, "like") and first < cue.first:
        return _as_clause(scene, number, first, last)
    if cue.form in {"participle", "infinitive"}:
        return _bracket(scene, number, first)
    if first < cue.first and (words.has(first, "sub") or words.has(first, "comp")) and cue.last >= last:
        return _last(scene, number, first)
    fronted = first <= opening(words, sentence) and first < cue.first
    if words.has(cue.first - 1, "coord") or (words.skip_back(cue.first, first) == first and not fronted):
        return _opens(scene, number, first)
    if words.fold(words.skip(first, cue.first)) in cue.entry.get("with").split("|"):
        return _fronted(scene, number, first)
    subject = subject_before(words, first, cue.first) or unknown_before(words, sentence, first, cue)
    if subject is not None:
        return _main(scene, number, subject, words.skip(cue.last, sentence.last))
    return _fronted(scene, number, first)


def _opens(scene: Scene, number: int, first: int) -> list[Proposal]:
    """Read "CONTENT, sagte X", "X, der Gouverneur, sagte CONTENT", "und sprach von CONTENT"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    source, index, relays = source_behind(words, sentence, cue)
    if words.has(cue.first - 1, "coord") and source is None:
        return _main(scene, number, None, words.skip(cue.last, sentence.last))
    if source is not None and breaks_off(words, sentence, index):
        return _incise(scene, number, source, index, relays)
    subject = left_phrase(words, sentence.first, cue.first) if first > sentence.first else None
    if subject is not None and subject.speaks:
        return _main(scene, number, subject, words.skip(cue.last, sentence.last))
    if any(other.first < cue.first and other.kind == "verb" for other in scene.cues):
        return _main(scene, number, None, words.skip(cue.last, sentence.last))
    return []


def _incise(
    scene: Scene, number: int, source: Phrase, index: int, relays: tuple[Phrase, ...], frame: str = "inverted"
) -> list[Proposal]:
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    if cue.force == "evidence":
        return []
    start = scene.edge(number)
    left = before(words, sentence, start if start >= 0 else cue.first)
    if left is None:
        return []
    _, index = clause(words, sentence, index) if not closes(words, sentence, index) else (0, index)
    return [Proposal(cue, frame, source, stretches(left, goes_on(scene, number, index)), relays)]


def _main(scene: Scene, number: int, source: Phrase | None, index: int) -> list[Proposal]:
    """Read what follows the verb as its content: a clause behind a comma, a colon, a quotation, an object."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    index, relays = past_listeners(scene, number, index)
    found = content_from(scene, number, index)
    silent = cue.kind in {"silence", "omission"} or cue.act in {"decline", "omit"}
    if found is None and (silent or (cue.negated and source is not None)):
        found = ("silence", trim(words, clause(words, sentence, cue.word)[0], sentence.last))
    if found is None or found[1] is None or not _admits(cue, source, found[0]):
        return []
    missing = "" if source is not None else "ellipsis"
    contents = around_particle(words, cue, pointed(scene, found[1]))
    return [Proposal(cue, f"main_{found[0]}", source, contents, relays, missing)]


def _admits(cue: Cue, source: Phrase | None, shape: str) -> bool:
    if cue.force == "evidence":
        return source is not None and source.speaker in _SHOWING
    if shape == "object" and not (cue.negated or cue.unable):
        return any(cue.takes(name) for name in ("object", "event", "number", "predicate", "at", "person", "infinitive"))
    return True


def _fronted(scene: Scene, number: int, first: int) -> list[Proposal]:
    """Read "Am Freitag sagte X, CONTENT" and, with the object in front, "Von CONTENT sprechen X"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    source, index, relays = source_behind(words, sentence, cue)
    if source is None or (cue.force == "evidence" and source.speaker not in _SHOWING):
        return []
    found = _main(scene, number, source, index)
    if found:
        return found
    start = words.skip(first, cue.first)
    start += words.fold(start) in cue.entry.get("with").split("|")
    if start == cue.first and scene.previous is not None and first <= scene.first:
        return [Proposal(cue, "fronted", source, (scene.previous,), relays)]
    left = trim(words, start, cue.first)
    if left is None or words.has(left[0], "prep"):
        return []
    return [Proposal(cue, "fronted", source, (pointed(scene, left),), relays)]


def _bracket(scene: Scene, number: int, first: int) -> list[Proposal]:
    """Read "X hat CONTENT bestätigt", "Zuvor hatten X CONTENT aufgefordert", "X wollte sich nicht äußern"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    finite = [i for i in range(first, cue.first) if words.has(i, "aux") and not words.has(i, "been")]
    if not finite:
        return _last(scene, number, first)
    aux = finite[0]
    subject = subject_before(words, first, aux)
    if subject is None and words.skip_back(aux, first) == first and first > sentence.first:
        before_comma = left_phrase(words, sentence.first, aux)
        subject = before_comma if before_comma is not None and before_comma.speaks else None
    start = words.skip(aux + 1, cue.first)
    if subject is None:
        while words.has(start, "clitic"):
            start = words.skip(start + 1, cue.first)
        subject = right_phrase(words, start, cue.first)
        if subject is None or not subject.speaks:
            return []
        start = words.skip(subject.last, cue.first)
    if cue.kind == "verify" and subject.speaker in {"document", "thing"}:
        return []
    while start < cue.first and _passed_over(words, start):
        start = words.skip(start + 1, cue.first)
    start += words.fold(start) in cue.entry.get("with").split("|")
    if words.has(start, "neg") and words.has(start, "det"):
        start += 1
    content = trim(words, start, cue.first)
    if words.has(subject.first, "impersonal") and words.has(aux, "mood"):
        return []
    if content is not None:
        content = content if cue.negated else pointed(scene, content)
        return [Proposal(cue, "bracket", subject, (content,))]
    return _main(scene, number, subject, words.skip(cue.last, sentence.last))


def _passed_over(words: Words, index: int) -> bool:
    """Tell whether a reflexive or a negation stands there."""
    return words.has(index, "clitic") or (words.has(index, "neg") and not words.has(index, "det"))


def _last(scene: Scene, number: int, first: int) -> list[Proposal]:
    """Read a clause whose verb stands last: "obwohl sie angebe, CONTENT", "X, der CONTENT bestätigte"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    source = right_phrase(words, words.skip(first + 1, cue.first), cue.first)
    if source is None or not source.speaks:
        return []
    inner = trim(words, words.skip(source.last, cue.first), cue.first)
    _, last = clause(words, sentence, cue.word)
    if inner is None:
        found = content_from(scene, number, last)
        return [Proposal(cue, "last_clause", source, (found[1],))] if found and found[1] else []
    return [Proposal(cue, "last", source, (inner,))] if cue.takes("object") or cue.takes("of") else []


def _as_clause(scene: Scene, number: int, first: int, last: int) -> list[Proposal]:
    """Read "CONTENT, wie X mitteilte" and "Wie X mitteilte, CONTENT"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    source = left_phrase(words, first + 1, cue.first)
    if source is None or not source.speaks:
        return []
    if first <= opening(words, sentence):
        content = rest(scene, number, last + 1) if last + 1 < sentence.last else None
        return [Proposal(cue, "as_first", source, (content,))] if content else []
    return _incise(scene, number, source, last, (), "as_after")


def _passive(scene: Scene, number: int) -> list[Proposal]:
    """Read "eine Evakuierung wurde angeordnet", "wurde von X bestätigt"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    first, _ = clause(words, sentence, cue.word)
    first = max(first, opening(words, sentence))
    finite = next((i for i in range(first, cue.first) if words.has(i, "aux") and not words.has(i, "been")), -1)
    front = trim(words, words.skip(first, finite), finite) if finite > first else None
    if front is not None and words.has(front[0], "prep"):
        front = None
    by = next((i for i in range(first, cue.first) if words.has(i, "by")), -1)
    source = right_phrase(words, by + 1, cue.first) if by >= 0 else None
    if source is not None and source.speaks and not cue.negated and cue.kind == "verb":
        content = front or trim(words, words.skip(finite + 1, by), by)
        return [Proposal(cue, "passive_by", source, (content,))] if content else []
    if cue.negated or cue.act not in {"order", "expect"} or finite < 0:
        return []
    content = front or _object_of(words, finite + 1, cue.first)
    return [Proposal(cue, "passive_order", None, (content,), missing="nobody")] if content else []


def _object_of(words: Words, start: int, end: int) -> Stretch | None:
    """Return the last noun phrase before the participle: from its determiner on."""
    start = words.skip(start, end)
    dets = [i for i in range(start, end) if words.has(i, "det") and not words.has(i, "prep")]
    return trim(words, dets[-1] if dets else start, end)
