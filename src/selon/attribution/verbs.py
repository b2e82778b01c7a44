"""Verbs that attribute, by their geometry: main verb, incise, inversion, gerund, second verb, passive, silence."""

from __future__ import annotations

from selon.attribution.contents import before, closes, resumption, trim
from selon.attribution.cues import Cue
from selon.attribution.frames import Proposal, Scene, continues, points_back, stretches
from selon.attribution.heads import Phrase
from selon.attribution.listeners import addressee, quoted_names
from selon.attribution.objects import admits, drop, opens, past_of, shape_of, without_channel
from selon.attribution.passives import participle, passive
from selon.attribution.phrases import left_phrase, right_phrase
from selon.attribution.words import Words

__all__ = ["verb"]

_SPEAKERS = frozenset({"person", "people", "institution", "media", "source", "name", "place", "pronoun"})
_LONG = 4
_INSERTION = 16


def verb(scene: Scene, number: int) -> list[Proposal]:
    """Return the proposals of a verb, best first."""
    cue = scene.cues[number]
    if cue.passive:
        return passive(scene, number)
    if cue.form == "participle":
        return participle(scene, number) or _second(scene, number)
    if cue.form == "infinitive" and not (cue.unable or cue.without):
        return _caused(scene, number)
    if cue.form == "gerund" or cue.without:
        return _gerund(scene, number)
    words, sentence = scene.words, scene.sentence
    if cue.subject >= 0:
        source = Phrase(cue.subject, cue.subject + 1, "pronoun", cue.subject)
        return _incise(scene, number, source, cue.first, words.skip(cue.last, sentence.last), "inverted_pronoun")
    return _finite(scene, number)


def _finite(scene: Scene, number: int) -> list[Proposal]:
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    start, relays = addressee(words, cue, cue.last, sentence.last)
    back = words.skip_back(cue.first, scene.first) - 1
    if words.has(back, "coord"):
        main = _main(scene, number, None, start, relays)
        turned = _inverted(scene, number, start, relays) if words.pack.switch("inversion") else []
        return main + turned
    subject = left_phrase(words, scene.first, cue.first) if back >= scene.first else None
    mute = subject is not None and not subject.speaks and words.mark(back) == ","
    if mute or (subject is not None and _oblique(words, subject)):
        subject = None
    if subject is None:
        return _inverted(scene, number, start, relays) or _after_stray_comma(scene, number, back, start, relays)
    if cue.force == "weak" and cue.kind == "verb" and words.has(back, "rel"):
        return []
    if words.has(subject.first, "neg") and words.has(subject.first, "det") and not cue.negated:
        return []
    if _unspoken(cue):
        return _silence(scene, number, subject, start)
    subject = _shortened(words, subject)
    start = _past_insertion(scene, subject, start)
    if (closes(words, sentence, start) and not opens(words, cue, start)) or _trails(scene, cue, subject, start):
        found = _as_said(scene, number, subject, start)
        stop = words.skip(start, sentence.last)
        return found or _incise(scene, number, subject, subject.first, stop, "incise", relays)
    found = _main(scene, number, subject, start, relays)
    if words.mark(back) == "," and not opens(words, cue, start):
        other = _inverted(scene, number, start, relays)
        doubtful = subject.speaker in {"place", "document", "thing"} or _loose(words, subject, back)
        doubtful = doubtful or _speaks_surely(words, cue, other)
        found = other + found if doubtful else found + other
    elif not subject.speaks and words.pack.switch("inversion"):
        found = _inverted(scene, number, start, relays) + found
    return found


def _oblique(words: Words, subject: Phrase) -> bool:
    """Tell whether a head stands in a case in which it does not act: "Президенту доложили"; abbreviations have none."""
    endings = tuple(words.pack.setting("attribution", "oblique_endings", ()))
    if subject.head not in words.heads or not endings:
        return False
    last = words.head_ends[subject.head] - 1
    token = words.tokens[last]
    shouted = words.reading.text[token.start : token.end].isupper()
    return token.fold.endswith(endings) and not shouted


def _after_stray_comma(scene: Scene, number: int, back: int, start: int, relays: tuple[Phrase, ...]) -> list[Proposal]:
    """Read "The agency (ABC), has said that ...": a comma that should not be there."""
    words, cue = scene.words, scene.cues[number]
    if words.mark(back) != "," or back <= scene.first or not words.has(cue.first, "aux"):
        return []
    subject = left_phrase(words, scene.first, back)
    return _main(scene, number, subject, start, relays) if subject is not None and subject.speaks else []


def _shortened(words: Words, subject: Phrase) -> Phrase:
    """Cut a long phrase without known speaker to what its last determiner begins."""
    if subject.speaks or subject.last - subject.first <= _LONG:
        return subject
    own = (
        i for i in range(subject.last - 2, subject.first, -1) if words.has(i, "det") and not words.has(i - 1, "prep")
    )
    first = next(own, subject.first)
    return Phrase(first, subject.last, subject.speaker, first)


def _loose(words: Words, subject: Phrase, comma: int) -> bool:
    """Tell whether what stands between a subject and its verb's comma is neither apposition nor relative nor aside."""
    first = subject.last + 1
    return first < comma and not words.has(first, "rel") and words.skip(first, comma) < comma


def _speaks_surely(words: Words, cue: Cue, inverted: list[Proposal]) -> bool:
    """Tell whether what stands behind a verb of saying is a speaker, not what is said: "..., a déclaré le préfet"."""
    source = inverted[0].source if inverted else None
    if source is None or not cue.takes("that") or inverted[0].refused or not words.pack.switch("inversion"):
        return False
    complement = any(words.has(i, "prep") for i in range(source.first, source.head))
    if cue.act not in {"say", "claim", "confirm"} or complement:
        return False
    return source.head in words.heads and source.speaker in {"person", "institution", "people", "media", "source"}


def _trails(scene: Scene, cue: Cue, subject: Phrase, start: int) -> bool:
    """Tell whether only adverbials follow: "..., the minister said in a televised address to the nation"."""
    words, sentence = scene.words, scene.sentence
    before_it = subject.first - 1
    if before_it <= scene.first or not words.has(start, "prep") or words.has(start, "infinitive_marker"):
        return False
    if opens(words, cue, start):
        return False
    quoted = words.quoted[before_it] >= 0 or words.quoted[before_it - 1] >= 0
    if not (quoted or (words.mark(before_it) == "," and before_it - scene.first > _LONG)):
        return False
    rest = range(start, sentence.last)
    if any(words.has(i, "comp") and not words.has(i, "rel") for i in rest):
        return False
    return quoted or not any(words.has(i, "aux") or i in words.verbs for i in rest)


def _past_insertion(scene: Scene, subject: Phrase, start: int) -> int:
    """Skip an insertion before a complementiser: "reports, referencing satellite data, that ..."."""
    words = scene.words
    if words.mark(start) != ",":
        return start
    stop = next((i for i in range(start + 1, scene.sentence.last) if words.mark(i) == ","), -1)
    relayed = subject.first <= scene.first and any(c.first == start + 1 and c.kind == "relay" for c in scene.cues)
    relayed = relayed or words.has(start + 1, "rel")
    plain = stop > 0 and (relayed or words.has(stop + 1, "comp")) and stop - start <= _INSERTION
    return stop + 1 if plain else start


def _unspoken(cue: Cue) -> bool:
    return cue.kind in {"silence", "omission"} or cue.act in {"decline", "omit"}


def _inverted(scene: Scene, number: int, start: int, relays: tuple[Phrase, ...]) -> list[Proposal]:
    """Read "CONTENT, a déclaré SOURCE", "CONTENT, said SOURCE"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    source = right_phrase(words, start, sentence.last) or quoted_names(words, start, sentence.last)
    clitic = source is not None and source.speaker == "pronoun" and source.last - source.first == 1
    if source is None or (cue.takes("object") and clitic):
        return []
    shown = source.speaker == "thing" and cue.force == "evidence"
    if source.speaker not in _SPEAKERS and not shown and not _speaking_document(words, source):
        return []
    stop, told = addressee(words, cue, source.last, sentence.last)
    if not closes(words, sentence, stop):
        stop = source.last
    if not closes(words, sentence, stop):
        return []
    return _incise(scene, number, source, cue.first, stop, "inverted", relays + told)


def _speaking_document(words: Words, source: Phrase) -> bool:
    """Tell whether a document speaks for whoever issued it, and is no figure itself: "ajoute le communiqué"."""
    low, high = words.tokens[source.first].start, words.tokens[source.last - 1].end
    figures = words.reading.hits_between("numbers", low, high)
    return (
        source.speaker == "document"
        and words.has(source.first, "det")
        and not figures
        and not any(words.tokens[i].kind == "number" for i in range(source.first, source.last))
    )


def _incise(
    scene: Scene, number: int, source: Phrase, left_end: int, right: int, frame: str, relays: tuple[Phrase, ...] = ()
) -> list[Proposal]:
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    taken = _taken_up(scene, number, left_end - 1)
    if taken is not None:
        return [Proposal(cue, "resumption", source, (taken,), relays, refused=not source.speaks)]
    end = words.skip_back(left_end, sentence.first)
    relative = words.has(end - 1, "rel")
    left = before(words, sentence, end - relative)
    if left is not None and points_back(words, left):
        left = _before_colon(words, scene, left[0]) or scene.previous
    rest = None if relative else continues(scene, right, number)
    if rest is not None and _apposed(words, source, left, rest):
        source, rest = Phrase(source.first, rest[1], source.speaker, source.head), None
    if left is None and not words.has(scene.first, "as"):
        return []
    contents = stretches(left, rest)
    if not contents:
        return []
    spoken = cue.takes("quote") or cue.takes("that") or (relative and cue.takes("of"))
    shown = source.speaks and (words.has(end - 1, "as") or (words.has(end - 2, "as") and words.has(end - 1, "clitic")))
    refused = (
        not (spoken or shown) or (cue.force == "evidence" and not shown) or not (source.speaks or cue.force == "strong")
    )
    if cue.force == "weak" and not cue.takes("that"):
        refused = refused or not cue.takes("quote") or not any(words.quoted[i] >= 0 for i in range(*contents[0]))
    return [Proposal(cue, frame, source, contents, relays, refused=refused)]


def _apposed(words: Words, source: Phrase, left: tuple[int, int] | None, rest: tuple[int, int]) -> bool:
    """Tell whether what follows an inverted speaker is who that is: "..., said Ann Lee, a baker"."""
    bare = not any(words.has(i, "aux") or i in words.verbs or words.quoted[i] >= 0 for i in range(*rest))
    direct = left is not None and all(words.quoted[i] >= 0 for i in range(*left))
    named = source.speaker == "name" and source.last == rest[0] - 1
    return bare and named and (direct or words.has(rest[0], "det")) and rest[1] - rest[0] <= _INSERTION


def _taken_up(scene: Scene, number: int, index: int) -> tuple[int, int] | None:
    """Return what is taken up by "..., ce que X dément": the noun that does, or what the verb before has as content."""
    words = scene.words
    found = resumption(words, scene.first, index)
    if found is None or found[1] is not None:
        return found[1] if found is not None else None
    comma = found[0]
    earlier = next((c for c in reversed(scene.cues[:number]) if c.last < comma and c.kind == "verb"), None)
    begin = scene.first
    if earlier is not None:
        begin, _ = shape_of(words, earlier, words.skip(earlier.last, comma), comma)
    return trim(words, begin, comma)


def _before_colon(words: Words, scene: Scene, index: int) -> tuple[int, int] | None:
    """Return what stands before a colon: "Three were hurt: this is what the prefecture says"."""
    return trim(words, scene.first, index - 1) if words.mark(index - 1) == ":" else None


def _as_said(scene: Scene, number: int, source: Phrase, start: int) -> list[Proposal]:
    """Read "what Moscow describes as CONTENT", "which X described on Twitter as CONTENT"."""
    words, cue = scene.words, scene.cues[number]
    if not cue.takes("as") or not words.has(start, "as") or not source.speaks:
        return []
    content = scene.rest(number, start + 1)
    return [Proposal(cue, "main_as", source, (content,))] if content else []


def _main(
    scene: Scene, number: int, source: Phrase | None, start: int, relays: tuple[Phrase, ...] = ()
) -> list[Proposal]:
    """Read "SOURCE a déclaré que CONTENT", "SOURCE said CONTENT", "SOURCE evoked CONTENT"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    begin, shape = shape_of(words, cue, start, sentence.last)
    if begin in words.verbs and shape in {"object", "clause"}:
        return []
    if not shape and (cue.negated or cue.unable) and words.has(start, "of"):
        begin, shape = past_of(words, start), "object"
    content = scene.rest(number, begin, clause=shape in {"that", "clause", "colon", "quote"}) if shape else None
    if content is not None and shape != "that":
        content = without_channel(words, content)
    if content is not None and (cue.negated or cue.unable):
        content = trim(words, content[0], words.skip_back(content[1], content[0] + 1))
    if content is None:
        return []
    known = source is None or source.speaks or cue.force in {"strong", "addressee"}
    refused = not (known and admits(words, cue, source, content, shape))
    missing = "" if source is not None else "ellipsis"
    return [Proposal(cue, f"main_{shape}", source, (content,), relays, missing, refused)]


def _caused(scene: Scene, number: int) -> list[Proposal]:
    """Read "leading Governor X to order CONTENT", "continue to blame": an infinitive whose subject stands before it."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    to = cue.first - 1
    if cue.act not in {"order", "accuse"} or not words.has(to, "infinitive_marker") or to <= sentence.first:
        return []
    subject = left_phrase(words, scene.first, to)
    if subject is None or subject.speaker not in {"person", "institution", "people"}:
        return []
    return _main(
        scene, number, Phrase(subject.first, to, subject.speaker, subject.head), words.skip(cue.last, sentence.last)
    )


def _silence(scene: Scene, number: int, subject: Phrase, start: int) -> list[Proposal]:
    """Read "Kyiv n'a pas réagi", "X declined to comment on CONTENT": what is left out, or the clause itself."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    if not subject.speaks or subject.speaker in {"thing", "document"}:
        return []
    begin = drop(words, cue, start)
    content = _taken_up(scene, number, subject.first - 1) if closes(words, sentence, start) else None
    content = content or _asked(words, scene.first, subject.first)
    if content is not None:
        return [Proposal(cue, "silence", subject, (content,))]
    if begin != start or (cue.takes("object") and not closes(words, sentence, start)):
        if words.has(begin, "of") and not words.has(begin, "det") and begin == start:
            begin += 1 + (words.fold(begin + 1) == "'")
        elif words.has(begin, "comp"):
            begin += 1
        content = scene.rest(number, begin)
    if content is None or _requests(words, content):
        rest = scene.rest(number, cue.last)
        content = trim(words, subject.first, rest[1] if rest is not None else cue.last)
    return [Proposal(cue, "silence", subject, (content,))] if content else []


def _asked(words: Words, first: int, subject: int) -> tuple[int, int] | None:
    """Return what a party was asked about: "Asked about the victims, the army declined to comment"."""
    if words.fold(first) not in words.pack.words("asked") or words.mark(subject - 1) != ",":
        return None
    return trim(words, first + 1 + words.has(first + 1, "prep"), subject - 1)


def _requests(words: Words, content: tuple[int, int]) -> bool:
    """Tell whether only a request is left unanswered, whose matter is not named: "did not answer calls"."""
    first, last = content
    while first < last and (words.has(first, "det") or words.has(first, "prep")):
        first += 1
    about = any(words.has(i, "prep") and not words.has(i, "of") for i in range(first + 1, last - 1))
    return first < last and words.fold(first) in words.pack.words("requests") and not about


def _gerund(scene: Scene, number: int) -> list[Proposal]:
    """Read "adding that ...", "en invoquant ...", "sans mentionner ...": the subject is the sentence's."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    start, relays = addressee(words, cue, cue.last, sentence.last)
    own = None
    back = cue.first - 1
    if cue.form == "gerund" and cue.first == scene.first:
        return []
    if cue.form == "gerund" and back >= scene.first and not words.mark(back) and not words.has(back, "gerundial"):
        own = left_phrase(words, scene.first, cue.first)
        if own is None or not own.speaks:
            own = None
            if not any(c.form == "finite" and c.last <= cue.first for c in scene.cues):
                return []
    if words.clause_commas and words.mark(start) == "," and words.has(start + 1, "question"):
        start += 1
    begin, shape = shape_of(words, cue, start, sentence.last)
    if cue.without and shape in {"", "object", "clause"} and words.has(start, "of") and not words.has(start, "det"):
        begin, shape = past_of(words, start), "object"
    content = scene.rest(number, begin) if shape else None
    if content is None:
        if not (cue.without or (cue.negated and cue.kind == "omission")):
            return []
        content = trim(words, cue.first, cue.last) or content
        return [Proposal(cue, "gerund", None, stretches(content), relays, "ellipsis")]
    refused = not cue.without and not admits(words, cue, own, content, shape)
    return [Proposal(cue, "gerund", own, (content,), relays, "" if own else "ellipsis", refused)]


def _second(scene: Scene, number: int) -> list[Proposal]:
    """Read a second verb without its own auxiliary: "a démenti ... et parlé de CONTENT"."""
    words, cue = scene.words, scene.cues[number]
    back = words.skip_back(cue.first, scene.first) - 1
    if not words.has(back, "coord") or not any(c.last <= cue.first and c.form == "finite" for c in scene.cues):
        return []
    return _main(scene, number, None, words.skip(cue.last, scene.sentence.last))
