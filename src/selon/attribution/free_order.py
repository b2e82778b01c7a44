"""What languages of free order add: the thing said before its verb, speakers as places, phrases that attribute alone.

Read only where the pack says so (``free_order``): what is spoken of may stand first ("О взрыве сообщил мэр"), point
back ("Об этом сообщили власти"), or lie in an "as X said" between commas; an institution may speak as the place where
it is said ("в министерстве уточнили"); a reflexive verb needs no speaker ("сообщается, что ...").
"""

from __future__ import annotations

from selon.attribution.contents import before, closes, trim
from selon.attribution.cues import Cue
from selon.attribution.frames import Proposal, Scene, Stretch, continues, stretches
from selon.attribution.heads import Phrase
from selon.attribution.listeners import addressee, quoted_names
from selon.attribution.phrases import left_phrase, right_phrase
from selon.attribution.words import DASHES, Words

__all__ = ["free_order"]

_AS_PLACE = frozenset({"institution", "people", "media", "document"})
_SPEAKERS = frozenset({"person", "people", "institution", "media", "source", "name", "place", "pronoun", "thing"})
_DASHES = DASHES | {"-"}
_REACH = 6
#: So many sentences back a cue may point, within its paragraph.
_BACK = 4
_VERBS = frozenset({"verb", "omission", "silence", "reflexive"})
#: A word of hearsay behind one of these doubts what that one says, and attributes nothing by itself.
_SAID = frozenset({"verb", "reflexive", "preposition", "standing"})


def free_order(scene: Scene, number: int) -> list[Proposal] | None:
    """Return the proposals that free order allows for a cue, best first; None where its clause is of the usual kind."""
    cue = scene.cues[number]
    if cue.kind == "standing":
        return _standing(scene, number)
    if cue.kind == "byline":
        return _byline(scene, number)
    if cue.kind == "adverb":
        said = any(other.last <= cue.first and other.kind in _SAID for other in scene.cues)
        return [] if said else None
    if cue.kind == "reflexive" and scene.words.has(scene.words.skip_back(cue.first, scene.first) - 1, "neg"):
        return []
    if cue.kind not in _VERBS or (cue.kind != "reflexive" and cue.form != "finite"):
        return None
    for read in (_inserted, _spoken_of, _left_out, _at_home, _reflexive):
        found = read(scene, number)
        if found:
            return found
    return None


def _speaker(scene: Scene, cue: Cue, *, closed: bool = False) -> Phrase | None:
    """Return the speaker behind a verb, in the nominative or as the place where it is said.

    ``closed``: an apposition to it ends at a comma, because content follows.
    """
    words, end = scene.words, scene.sentence.last
    start, _ = addressee(words, cue, cue.last, end)
    place = _place_of(words, start, end) or _place_of(words, cue.last, end)
    if place is not None:
        return place
    phrase = quoted_names(words, start, end) or right_phrase(words, start, end, closed=closed)
    if phrase is None or phrase.speaker not in _SPEAKERS:
        return None
    told = (_place_of(words, i, end) for i in range(phrase.first + 1, phrase.last) if phrase.speaker == "media")
    return next((inner for inner in told if inner is not None and inner.speaker == "institution"), phrase)


def _place_of(words: Words, start: int, end: int) -> Phrase | None:
    """Return the institution or document that stands at ``start`` as a place: "в министерстве", "на сайте полиции"."""
    if not words.has(start, "in"):
        return None
    phrase = right_phrase(words, start + 1, end)
    return phrase if phrase is not None and phrase.speaker in _AS_PLACE else None


def _nobody(cue: Cue) -> str:
    """Return the frame of an attribution without a speaker: an order stands, and so does what "is reported"."""
    return "passive_order" if cue.act == "order" else "passive_that"


def _proposal(cue: Cue, frame: str, source: Phrase | None, contents: tuple[Stretch, ...]) -> Proposal:
    if source is None:
        return Proposal(cue, _nobody(cue), None, contents, missing="nobody")
    return Proposal(cue, frame, source, contents)


def _inserted(scene: Scene, number: int) -> list[Proposal]:
    """Read "Как сообщили власти, CONTENT", "CONTENT, как уточняет ведомство, CONTENT"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    first = next((i for i in range(cue.first - 1, max(scene.first - 1, cue.first - _REACH), -1) if words.mark(i)), -1)
    start = words.skip(max(first + 1, scene.first), cue.first)
    if not words.has(start, "as") or start >= cue.first:
        return []
    subject = left_phrase(words, start + 1, cue.first) if start + 1 < cue.first else None
    source = subject if subject is not None and subject.speaks else _speaker(scene, cue, closed=True)
    if source is None and cue.kind != "reflexive":
        return []
    stop = words.skip(max(cue.last, source.last if source is not None else 0), sentence.last)
    stop = _past_citation(scene, stop)
    comma = next((i for i in range(stop, sentence.last) if words.mark(i) == ","), sentence.last)
    left = before(words, sentence, start) if start > scene.first else None
    if left is not None and all(words.classes[i] or words.mark(i) for i in range(*left)):
        left = None
    contents = stretches(left, continues(scene, comma, number))
    return [_proposal(cue, "incise", source, contents)] if contents else []


def _past_citation(scene: Scene, index: int) -> int:
    """Skip whom the speaker cites between commas: "Jak podała PAP, powołując się na policję, CONTENT"."""
    words = scene.words
    cited = next((c for c in scene.cues if c.kind == "relay" and c.first == index + 1), None)
    if cited is None or words.mark(index) != ",":
        return index
    phrase = right_phrase(words, cited.last, scene.sentence.last)
    return phrase.last if phrase is not None else index


def _spoken_of(scene: Scene, number: int) -> list[Proposal]:
    """Read "О взрывах сообщил мэр", "Об этом говорится в сводке": the thing said stands first, or points back."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    first = _clause(scene, cue)
    start = words.skip(first, cue.first)
    if start >= cue.first:
        return []
    points = words.has(start, "back")
    if not points and words.fold(start) not in cue.entry.get("with").split("|"):
        return []
    if words.mark(words.skip(cue.last, sentence.last)) == ":" or _opens_clause(words, cue, sentence.last):
        return []
    source = _speaker(scene, cue)
    if points and source is not None and (told := _behind_colon(scene, number, source)) is not None:
        return [_proposal(cue, "main_colon", source, (told,))]
    stop = words.skip_back(cue.first, start + 1)
    if source is None or not closes(words, sentence, source.last):
        source = _named_before(words, start + 1, cue.first) or source
        stop = source.first if source is not None and source.first < cue.first else stop
    if source is None and cue.kind != "reflexive":
        return []
    if points:
        contents = _told_before(scene) if first <= scene.first else stretches(before(words, sentence, first - 1))
    else:
        contents = stretches(trim(words, start + 1, stop))
    return [_proposal(cue, "inverted", source, contents)] if contents else []


def _behind_colon(scene: Scene, number: int, source: Phrase) -> Stretch | None:
    """Return what a colon leads to behind the speaker and whom it cites: "Об этом сообщил X со ссылкой на Y: ..."."""
    words, sentence = scene.words, scene.sentence
    at = words.skip(source.last, sentence.last)
    cited = next((c for c in scene.cues if c.kind == "relay" and c.first == at), None)
    phrase = right_phrase(words, cited.last, sentence.last) if cited is not None else None
    at = words.skip(phrase.last, sentence.last) if phrase is not None else at
    return scene.rest(number, at + 1, clause=True) if words.mark(at) == ":" else None


def _told_before(scene: Scene) -> tuple[Stretch, ...]:
    """Return what a cue points back to: the paragraph's sentences before it that nobody else is named for."""
    words, own = scene.words, scene.sentence
    told = [
        stretch
        for sentence in words.reading.sentences[max(0, own.index - _BACK) : own.index]
        if sentence.paragraph == own.paragraph and not any(sentence.first <= i < sentence.last for i in words.verbs)
        if (stretch := trim(words, sentence.first, sentence.last)) is not None
    ]
    return tuple(told) or stretches(scene.previous)


def _clause(scene: Scene, cue: Cue) -> int:
    """Return where the clause of a verb begins: behind a full clause's comma and "and", or with the sentence."""
    words = scene.words
    for i in range(cue.first - 1, scene.first, -1):
        if words.mark(i) in {";", ":"} or (words.mark(i) == "," and words.has(i + 1, "coord")):
            return i + 1 + words.has(i + 1, "coord")
        if words.mark(i) == "," and words.has(words.skip(i + 1, cue.first), "back"):
            return i + 1
    return scene.first


def _opens_clause(words: Words, cue: Cue, end: int) -> bool:
    return words.has(words.skip(cue.last, end), "comp")


def _named_before(words: Words, first: int, end: int) -> Phrase | None:
    """Return the speaker right before a verb, behind at least one word of what is spoken of."""
    comma = next((i for i in range(end - 1, first, -1) if words.mark(i) == ","), -1)
    if comma > first:
        phrase = left_phrase(words, comma + 1, end)
        if phrase is not None and phrase.speaks:
            return phrase
    stop = words.skip_back(end, first)
    for i in range(first + 1, stop):
        if i in words.heads or (words.capital(i) and i not in words.places and not words.classes[i]):
            return right_phrase(words, i, stop)
    return Phrase(stop - 1, stop, "pronoun", stop - 1) if words.has(stop - 1, "pron") and stop > first + 1 else None


def _left_out(scene: Scene, number: int) -> list[Proposal]:
    """Read "Что горит, чиновники не сказали", "Влада удару не визнала": what is left out stands before its verb."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    if not (cue.negated or cue.unable) or not closes(words, sentence, words.skip(cue.last, sentence.last)):
        return []
    stop = words.skip_back(cue.first, scene.first)
    comma = next((i for i in range(stop - 1, scene.first, -1) if words.mark(i) == ","), -1)
    source = left_phrase(words, comma + 1, cue.first) if scene.first < comma < stop - 1 else None
    if source is not None and source.speaks:
        content = before(words, sentence, comma)
        return [Proposal(cue, "silence", source, (content,))] if content else []
    head = next((i for i in range(scene.first, stop) if i in words.heads), -1)
    if head < 0 or any(words.mark(i) for i in range(scene.first, stop)):
        return []
    end = words.head_ends[head]
    while end < stop and words.capital(end):
        end += 1
    source, content = right_phrase(words, scene.first, end), trim(words, end, stop)
    return [Proposal(cue, "silence", source, (content,))] if source is not None and source.speaks and content else []


def _at_home(scene: Scene, number: int) -> list[Proposal]:
    """Read "CONTENT, сообщили в полиции": who speaks is named as the place where it is said."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    if cue.kind != "verb" or cue.negated:
        return []
    led = _led_by_place(scene, number)
    if led:
        return led
    start = words.skip(cue.last, sentence.last)
    source = _place_of(words, start, sentence.last)
    back = words.skip_back(cue.first, scene.first) - 1
    if source is None or (back >= scene.first and words.mark(back) != "," and not words.has(back, "coord")):
        return []
    stop = words.skip(source.last, sentence.last)
    if words.has(stop, "comp"):
        content = scene.rest(number, stop + 1)
        return [Proposal(cue, "main_that", source, (content,))] if content else []
    if words.mark(stop) == ":":
        content = scene.rest(number, stop + 1)
        return [Proposal(cue, "main_colon", source, (content,))] if content else []
    left = before(words, sentence, back) if back > scene.first else None
    if left is None or not closes(words, sentence, source.last):
        return []
    return [Proposal(cue, "inverted", source, stretches(left, continues(scene, stop, number)))]


def _authorities(words: Words, first: int, stop: int) -> Phrase | None:
    """Return names of places that stand for who governs there: "В Киеве сообщили, что ..."."""
    at = first + 1
    while at in words.places:
        at = words.place_ends[at]
    return Phrase(first + 1, stop, "place", first + 1) if words.has(first, "in") and first + 1 < at == stop else None


def _led_by_place(scene: Scene, number: int) -> list[Proposal]:
    """Read "В полиции уточнили, что CONTENT", "в штабе говорили о CONTENT"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    first = words.skip(_clause(scene, cue), cue.first)
    stop = words.skip_back(cue.first, first)
    source = _place_of(words, first, stop) or _authorities(words, first, stop)
    if source is None or source.last != stop:
        return []
    start = words.skip(cue.last, sentence.last)
    spoken_of = words.fold(start) in cue.entry.get("with").split("|")
    if words.has(start, "comp") or words.mark(start) == ":" or spoken_of:
        content = scene.rest(number, start + 1, clause=not spoken_of)
        return [Proposal(cue, "main_that", source, (content,))] if content else []
    if cue.act in {"decline", "omit"}:
        content = trim(words, source.first, sentence.last)
        return [Proposal(cue, "silence", source, (content,))] if content else []
    content = scene.rest(number, start, clause=False) if cue.takes("object") and not cue.negated else None
    return [Proposal(cue, "main_object", source, (content,))] if content and not words.mark(start) else []


def _byline(scene: Scene, number: int) -> list[Proposal]:
    """Read "Источник: SOURCE" on a line of its own: it stands for what was told before it."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    if cue.first > scene.first:
        return []
    source = right_phrase(words, cue.last, sentence.last)
    content = scene.previous
    return [Proposal(cue, "inverted", source, (content,))] if source is not None and source.speaks and content else []


def _reflexive(scene: Scene, number: int) -> list[Proposal]:
    """Read "Сообщается, что CONTENT", "CONTENT, говорится в сообщении", "Объявлена EVENT"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    if cue.kind != "reflexive":
        return []
    start = words.skip(cue.last, sentence.last)
    source = _place_of(words, start, sentence.last) or _place_of(words, cue.last, sentence.last)
    stop = words.skip(source.last, sentence.last) if source is not None else start
    if words.has(stop, "comp") or words.mark(stop) == ":":
        content = scene.rest(number, stop + 1)
    elif cue.takes("event"):
        content = scene.rest(number, stop) or before(words, sentence, cue.first)
    elif words.fold(stop) in cue.entry.get("with").split("|"):
        content = scene.rest(number, stop + 1)
    else:
        back = words.skip_back(cue.first, scene.first) - 1
        back -= words.fold(back) in _DASHES and back > scene.first and words.mark(back - 1) == ","
        content = before(words, sentence, back) if words.mark(back) == "," else None
    return [_proposal(cue, "passive_by", source, (content,))] if content else []


def _standing(scene: Scene, number: int) -> list[Proposal]:
    """Read "По его словам, CONTENT", "CONTENT, по предварительным данным": with a possessive, or with nobody."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    whose = next((i for i in range(cue.first, cue.last) if words.has(i, "pron") and words.has(i, "poss")), -1)
    stop = words.skip(cue.last, sentence.last)
    back = cue.first - 1
    right = continues(scene, stop, number)
    left = before(words, sentence, back) if back > scene.first and words.mark(back) == "," else None
    if left is None:
        right = right or scene.rest(number, stop)
    contents = stretches(left, right)
    if not contents:
        return []
    if whose < 0:
        return [Proposal(cue, "hearsay_phrase", None, contents, missing="nobody")]
    return [
        Proposal(
            cue, "prep_first" if left is None else "prep_after", Phrase(whose, whose + 1, "pronoun", whose), contents
        )
    ]
