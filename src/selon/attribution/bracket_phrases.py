"""Sources that no verb names, in languages with a verb bracket: "laut X", "X zufolge", "hieß es", "demnach"."""

from __future__ import annotations

from selon.attribution.bracket_contents import content_from, goes_on, rest
from selon.attribution.bracket_sources import noun_left, quoted_name, subject_before
from selon.attribution.clauses import clause
from selon.attribution.contents import before, closes, opening, trim
from selon.attribution.frames import Proposal, Scene, Stretch, stretches
from selon.attribution.heads import Phrase, region
from selon.attribution.phrases import right_phrase

__all__ = ["READERS"]

_QUOTES = frozenset('”“«»"–,')


def around(scene: Scene, number: int, first: int, last: int) -> tuple[Stretch, ...]:
    """Return the content on both sides of a phrase of source in its sentence."""
    words, sentence = scene.words, scene.sentence
    start = opening(words, sentence)
    at = next(
        (i + 1 for i in range(first - 1, start, -1) if words.quoted[i] < 0 and words.mark(i) in {";", ":"}), start
    )
    if words.skip(at, first) >= first or first <= at:
        return stretches(rest(scene, number, words.skip(last, sentence.last)))
    return stretches(trim(words, at, first), rest(scene, number, last))


def preposition(scene: Scene, number: int) -> list[Proposal]:
    """Read "laut X CONTENT", "CONTENT laut X CONTENT", "CONTENT, so X"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    start = cue.last
    if words.has(start, "of") or (words.has(start, "prep") and not words.has(start, "article")):
        start += 0 if words.has(start, "det") else 1
    phrase = right_phrase(words, start, sentence.last) or quoted_name(words, start)
    if phrase is None:
        return []
    if cue.force == "incise" and not (
        words.mark(cue.first - 1) in _QUOTES and phrase.speaks and closes(words, sentence, phrase.last)
    ):
        return []
    if cue.force == "bare" and phrase.speaker != "document":
        return []
    contents = around(scene, number, cue.first, phrase.last)
    return (
        [Proposal(cue, "prep_after" if cue.first > scene.first else "prep_first", phrase, contents)] if contents else []
    )


def postposition(scene: Scene, number: int) -> list[Proposal]:
    """Read "offiziellen Angaben zufolge CONTENT", "CONTENT Experten zufolge CONTENT"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    first = noun_left(words, sentence, cue.first)
    if first >= cue.first:
        return []
    phrase = region(words, first, cue.first)
    if phrase is None:
        return []
    phrase = Phrase(first, cue.first, phrase.speaker if phrase.speaks else "document", phrase.head)
    contents = around(scene, number, first, cue.last)
    return [Proposal(cue, "postposition", phrase, contents)] if contents else []


def impersonal(scene: Scene, number: int) -> list[Proposal]:
    """Read "CONTENT, hieß es aus X", "Aus X hieß es, CONTENT": whoever spoke last where no X stands."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    first, _ = clause(words, sentence, cue.word)
    index = words.skip(cue.last, sentence.last)
    source: Phrase | None = None
    if words.has(cue.last, "prep"):
        found = right_phrase(words, cue.last + (not words.has(cue.last, "det")), sentence.last)
        if found is not None and found.speaks:
            source, index = found, words.skip(found.last, sentence.last)
    elif words.has(first, "prep") and first < cue.first:
        found = right_phrase(words, first + (not words.has(first, "det")), cue.first)
        source = found if found is not None and found.speaks else None
    missing = "" if source is not None else "carried"
    if words.skip_back(cue.first, first) == first and words.mark(first - 1) == ",":
        left = before(words, sentence, first - 1)
        contents = stretches(left, goes_on(scene, number, index))
        return [Proposal(cue, "impersonal", source, contents, missing=missing)] if contents else []
    content = content_from(scene, number, index)
    return [Proposal(cue, "impersonal", source, (content[1],), missing=missing)] if content and content[1] else []


def carried(scene: Scene, number: int) -> list[Proposal]:
    """Read "demnach": whoever spoke last goes on; "nach eigenen Angaben": the sentence's subject speaks."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    contents = around(scene, number, cue.first, cue.last)
    if not contents:
        return []
    if cue.takes("person"):
        first = opening(words, sentence)
        aux = next((i for i in range(first, cue.first) if words.has(i, "aux")), cue.first)
        subject = right_phrase(words, words.skip(first, aux), aux) or subject_before(words, first, aux)
        subject = subject if subject is not None and subject.speaks else None
        return [Proposal(cue, "own", subject, contents)] if subject is not None else []
    return [Proposal(cue, "carried", None, contents, missing="carried")]


def seen(scene: Scene, number: int) -> list[Proposal]:
    """Read "Auf Videos sind CONTENT zu sehen"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    first, _ = clause(words, sentence, cue.word)
    aux = next((i for i in range(cue.first - 1, sentence.first, -1) if words.has(i, "aux")), -1)
    start = opening(words, sentence)
    if aux < 0:
        return []
    at = next((i for i in range(max(start, first), aux) if words.has(i, "prep")), -1)
    if at < 0:
        at = start if words.has(start, "prep") else -1
    source = right_phrase(words, at + (not words.has(at, "det")), aux) if at >= 0 else None
    if source is None or source.speaker not in {"thing", "people", "document"}:
        return []
    content = trim(words, words.skip(aux + 1, cue.first), cue.first)
    if content is None:
        found = content_from(scene, number, cue.last)
        content = found[1] if found else None
    return [Proposal(cue, "seen", source, (content,))] if content else []


def nothing(scene: Scene, number: int) -> list[Proposal]:
    """Read "Eine Stellungnahme aus Kiew lag nicht vor": the noun is what is left out."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    first, last = clause(words, sentence, cue.word)
    if not any(words.has(i, "neg") for i in range(first, last)):
        return []
    index = words.skip(cue.last, last)
    if not (words.has(index, "prep") or words.has(index, "genitive")):
        return []
    source = right_phrase(words, index + (not words.has(index, "det")), last)
    content = trim(words, noun_left(words, sentence, cue.last), cue.last)
    if source is None or not source.speaks or content is None:
        return []
    return [Proposal(cue, "nothing", source, (content,))]


READERS = {
    "carried": carried,
    "impersonal": impersonal,
    "nothing": nothing,
    "postposition": postposition,
    "preposition": preposition,
    "seen": seen,
}
