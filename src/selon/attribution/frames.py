"""How source, cue and content stand to one another: each cue proposes what its surroundings allow.

A proposal is a source phrase (or a word for why there is none), one or more content stretches and the relays that the
construction names. Proposals come in the order in which the rules trust them.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.attribution.contents import after, before, eventful, opening, trim
from selon.attribution.cues import Cue
from selon.attribution.phrases import Phrase, left_phrase, right_phrase
from selon.attribution.words import OPENING, Words
from selon.records.text import Sentence

__all__ = ["Proposal", "Scene", "propose"]

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One reading of a cue: ``frame`` names the geometry, ``source`` is None where nothing stands in the text.

    ``missing`` says why there is no source phrase: ``ellipsis`` (the sentence's subject goes on) or ``nobody``.
    """

    cue: Cue
    frame: str
    source: Phrase | None
    contents: tuple[Stretch, ...]
    relays: tuple[Phrase, ...] = ()
    missing: str = ""
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its cues and the edges of its trailing constructions."""

    words: Words
    sentence: Sentence
    cues: tuple[Cue, ...]
    edges: tuple[int, ...]

    def edges_but(self, edge: int) -> list[int]:
        """Return the edges of the other constructions."""
        return [e for e in self.edges if e >= 0 and e != edge]


def propose(scene: Scene, number: int) -> list[Proposal]:
    """Return the proposals of the sentence's cue ``number``, best first."""
    cue = scene.cues[number]
    kind = cue.kind
    if kind == "preposition":
        return _preposition(scene, cue, number)
    if kind in {"relay", "passive_relay"}:
        return _relay(scene, cue, number)
    if kind == "adverb":
        return _adverb(scene, cue)
    if kind == "noun":
        return _noun(scene, cue, number)
    if kind == "nothing":
        return _nothing(scene, cue)
    return _verb(scene, cue, number)


def _stretches(*found: Stretch | None) -> tuple[Stretch, ...]:
    return tuple(s for s in found if s is not None)


# -- prepositions ------------------------------------------------------------------------------------------------


def _preposition(scene: Scene, cue: Cue, number: int) -> list[Proposal]:
    words, sentence = scene.words, scene.sentence
    phrase = right_phrase(words, cue.last, sentence.last)
    if phrase is None or (cue.force == "weak" and not phrase.speaks):
        return []
    edge = scene.edges[number]
    stop = words.skip(phrase.last, sentence.last)
    if cue.force == "weak" and not (words.mark(stop) == "," and _initial(scene, cue)):
        return []
    relays: tuple[Phrase, ...] = ()
    if _initial(scene, cue):
        start = stop
        content = after(words, sentence, start, scene.edges_but(edge))
        return [Proposal(cue, "prep_first", phrase, _stretches(content), relays)] if content else []
    left_end = edge if edge >= 0 else cue.first
    left = before(words, sentence, left_end, [])
    right = _continues(scene, stop, edge) if edge >= 0 else None
    if left is None:
        content = after(words, sentence, stop, scene.edges_but(edge))
        return [Proposal(cue, "prep_first", phrase, _stretches(content), relays)] if content else []
    found = [Proposal(cue, "prep_after", phrase, _stretches(left, right), relays)]
    if edge < 0:
        comma = _last_comma(words, left[0], cue.first)
        near = trim(words, comma + 1, cue.first) if comma >= 0 else None
        if near:
            found.insert(0, Proposal(cue, "prep_near", phrase, _stretches(near), relays))
    return found


def _initial(scene: Scene, cue: Cue) -> bool:
    """Tell whether the cue opens its sentence or its clause (after a complementiser, a conjunction or a semicolon)."""
    words = scene.words
    back = words.skip_back(cue.first, scene.sentence.first) - 1
    if back < opening(words, scene.sentence):
        return True
    if words.mark(back) == "," and words.skip_back(back, scene.sentence.first) <= opening(words, scene.sentence):
        return True
    return words.has(back, "comp") or words.mark(back) in {";", ":"} or (words.has(back, "coord"))


def _continues(scene: Scene, index: int, edge: int) -> Stretch | None:
    """Return the content that goes on after an incise, or None: not a gerund, a relative or a background clause."""
    words, sentence = scene.words, scene.sentence
    mark = words.mark(index)
    if mark not in {",", ":", ";"} or not mark:
        return None
    start = index + 1
    if start >= sentence.last or words.has(start, "rel"):
        return None
    if words.has(start, "sub") and mark == ",":
        return None
    for cue in scene.cues:
        if cue.first == start or (cue.form == "gerund" and start <= cue.word <= start + 2):
            return None
    if _gerund(words, start):
        return None
    return after(words, sentence, start, [e for e in scene.edges_but(edge) if e > index])


def _gerund(words: Words, index: int) -> bool:
    fold = words.fold(index)
    endings = words.pack.setting("attribution", "gerund_endings", ())
    return (
        words.tokens[index].kind == "word"
        and any(fold.endswith(e) and len(fold) > len(e) + 2 for e in endings)
        and not words.classes[index]
    )


def _last_comma(words: Words, first: int, end: int) -> int:
    for i in range(end - 1, first, -1):
        if words.mark(i) == "," and words.quoted[i] < 0:
            return i
    return -1


# -- relays, adverbs, nouns ---------------------------------------------------------------------------------------


def _relay(scene: Scene, cue: Cue, number: int) -> list[Proposal]:
    """Read "the agency reports, citing a source", "AFP quoted officials as saying that ..."; the source is quoted."""
    words, sentence = scene.words, scene.sentence
    if cue.kind == "passive_relay":
        return []
    start = words.skip(cue.last, sentence.last)
    source = right_phrase(words, start, sentence.last)
    if source is None or not source.speaks:
        return []
    relay = left_phrase(words, sentence.first, cue.first)
    edge = scene.edges[number]
    as_saying = _as_saying(words, source, sentence)
    if as_saying:
        source, start = as_saying
        content = after(words, sentence, start, scene.edges_but(edge))
        return (
            [Proposal(cue, "quoted_as_saying", source, _stretches(content), (relay,) if relay else ())]
            if content
            else []
        )
    left = before(words, sentence, edge if edge >= 0 else cue.first, [])
    return [Proposal(cue, "relay", source, _stretches(left), (relay,) if relay else (), trust=0.5)] if left else []


def _as_saying(words: Words, source: Phrase, sentence: Sentence) -> tuple[Phrase, int] | None:
    for i in range(source.first + 1, min(sentence.last, source.last + 3)):
        if words.has(i, "as_saying"):
            stop = i
            while words.has(stop, "as_saying"):
                stop += 1
            if words.has(stop, "comp"):
                stop += 1
            return Phrase(source.first, i, source.speaker, source.head), stop
    return None


def _adverb(scene: Scene, cue: Cue) -> list[Proposal]:
    words, sentence = scene.words, scene.sentence
    left = before(words, sentence, cue.first, [])
    right = after(words, sentence, cue.last, list(scene.edges))
    return [Proposal(cue, "hearsay_adverb", None, _stretches(left, right), missing="nobody", trust=0.4)]


def _noun(scene: Scene, cue: Cue, number: int) -> list[Proposal]:
    words, sentence = scene.words, scene.sentence
    if not words.has(cue.last, "comp"):
        return []
    source = left_phrase(words, sentence.first, cue.first)
    if source is None or source.speaker == "none":
        source = _nation_before(words, cue.first)
    if source is None:
        return []
    stop = next((i for i in range(cue.last + 2, sentence.last) if words.has(i, "be")), sentence.last)
    second = next((i for i in range(stop + 1, sentence.last) if words.has(i, "be")), None)
    content = trim(words, cue.last + 1, second if second is not None else sentence.last)
    return [Proposal(cue, "noun", source, _stretches(content), trust=0.5)] if content else []


def _nation_before(words: Words, index: int) -> Phrase | None:
    if index > 0 and words.capital(index - 1) and not words.classes[index - 1]:
        return Phrase(index - 1, index, "place", index - 1)
    return None


def _nothing(scene: Scene, cue: Cue) -> list[Proposal]:
    """Read "there was no comment from Kyiv on the claims"."""
    words, sentence = scene.words, scene.sentence
    for i in range(cue.last, min(sentence.last, cue.last + 3)):
        if words.has(i, "prep") and not words.has(i, "of"):
            source = right_phrase(words, i + 1, sentence.last)
            if source is None or not source.speaks:
                return []
            first = source.first
            last = next((j for j in range(first, source.last) if words.has(j, "prep") and j > first), source.last)
            source = Phrase(first, last, source.speaker, source.head)
            content = trim(words, last + 1, sentence.last) or trim(words, sentence.first, sentence.last)
            return [Proposal(cue, "nothing", source, _stretches(content))]
    return []


# -- verbs --------------------------------------------------------------------------------------------------------


def _verb(scene: Scene, cue: Cue, number: int) -> list[Proposal]:
    if cue.passive:
        return _passive(scene, cue, number)
    if cue.form == "participle":
        return _participle(scene, cue, number)
    if cue.form == "infinitive" and not (cue.unable or cue.without):
        return []
    if cue.form == "gerund" or cue.without:
        return _gerundial(scene, cue, number)
    found: list[Proposal] = []
    words, sentence = scene.words, scene.sentence
    edge = scene.edges[number]
    if cue.subject >= 0:
        source = Phrase(cue.subject, cue.subject + 1, "pronoun", cue.subject)
        return _incise(scene, cue, source, cue.first, words.skip(cue.last, sentence.last), edge, "inverted_pronoun")
    start, addressee = _addressee(words, cue, sentence)
    back = words.skip_back(cue.first, sentence.first) - 1
    subject = None if back < sentence.first else left_phrase(words, sentence.first, cue.first)
    if subject is not None and not subject.speaks and words.mark(back) == ",":
        subject = None
    if words.has(back, "coord") or (back >= sentence.first and words.mark(back) in {","} and subject is None):
        found += _inverted(scene, cue, start, edge, addressee)
        if not found and words.has(back, "coord"):
            found += _main(scene, cue, None, start, edge, addressee)
        return found
    if subject is None:
        return _inverted(scene, cue, start, edge, addressee)
    closes = _ends(words, sentence, start)
    if closes:
        end = subject.first
        found += _incise(scene, cue, subject, end, words.skip(start, sentence.last), edge, "incise")
    else:
        if words.mark(back) == "," and not _opens_content(words, cue, start):
            found += _inverted(scene, cue, start, edge, addressee)
        found += _main(scene, cue, subject, start, edge, addressee)
    return found


def _ends(words: Words, sentence: Sentence, index: int) -> bool:
    index = words.skip(index, sentence.last)
    if index >= sentence.last:
        return True
    if words.has(index, "sub") and not words.has(index, "comp"):
        return True
    return (
        words.mark(index) in {",", ".", ";", "!", "?", "…"}
        and bool(words.mark(index))
        or (words.mark(index) in {"–", "—", ")"} and bool(words.mark(index)))
    )


def _opens_content(words: Words, cue: Cue, index: int) -> bool:
    """Tell whether content begins at ``index`` beyond doubt: a complementiser, a quotation, an infinitive, a colon."""
    if words.has(index, "comp") or words.mark(index) in OPENING or words.mark(index) == ":":
        return bool(words.mark(index)) or words.has(index, "comp")
    if words.has(index, "inf"):
        return True
    return cue.takes("of") and _drop(words, cue, index) != index


def _addressee(words: Words, cue: Cue, sentence: Sentence) -> tuple[int, tuple[Phrase, ...]]:
    """Skip asides and the person spoken to ("told CNN", "à la presse"); a medium spoken to is a relay."""
    index = words.skip(cue.last, sentence.last)
    relays: list[Phrase] = []
    for _ in range(2):
        start = index
        if words.has(index, "to") and not words.has(index, "inf"):
            start = index if words.has(index, "det") else index + 1
        elif cue.force != "addressee":
            break
        phrase = _spoken_to(words, start, sentence.last)
        if phrase is None:
            break
        if (
            words.heads.get(phrase.head) is not None
            and phrase.speaker == "media"
            and words.heads[phrase.head].entry.table == "outlets"
            or phrase.speaker == "media"
            and any(words.capital(i) for i in range(phrase.head, phrase.last))
        ):
            relays.append(phrase)
        index = words.skip(phrase.last, sentence.last)
        if index == start:
            break
    return index, tuple(relays)


def _spoken_to(words: Words, start: int, end: int) -> Phrase | None:
    """Return the listener's phrase: determiner, adjectives, a head of the press or public, a proper name."""
    i = start
    while i < end and (words.has(i, "det") or words.fold(i) == "'"):
        i += 1
    head = next((j for j in range(i, min(end, i + 3)) if j in words.heads or words.has(j, "listener")), None)
    if head is None:
        return None
    if head in words.heads:
        if (
            words.heads[head].entry.get("class") not in {"media", "people", "institution", "person"}
            and words.heads[head].entry.table != "outlets"
        ):
            return None
        last = words.head_ends[head]
        speaker = (
            "media"
            if words.heads[head].entry.table == "outlets" or words.heads[head].entry.get("kind") == "media"
            else words.heads[head].entry.get("class")
        )
        if speaker != "media":
            return None
        while last < end and (
            (words.capital(last) and not words.classes[last])
            or last in words.heads
            and words.heads[last].entry.table == "outlets"
        ):
            last = words.head_ends.get(last, last + 1)
        return Phrase(start, last, speaker, head)
    return Phrase(start, head + 1, "listener", head)


def _inverted(scene: Scene, cue: Cue, start: int, edge: int, relays: tuple[Phrase, ...]) -> list[Proposal]:
    """Read "CONTENT, a déclaré SOURCE", "CONTENT, said SOURCE"."""
    words, sentence = scene.words, scene.sentence
    source = right_phrase(words, start, sentence.last)
    if source is None or not source.speaks or not _ends(words, sentence, source.last):
        return []
    return _incise(scene, cue, source, cue.first, words.skip(source.last, sentence.last), edge, "inverted", relays)


def _incise(
    scene: Scene,
    cue: Cue,
    source: Phrase,
    left_end: int,
    right: int,
    edge: int,
    frame: str,
    relays: tuple[Phrase, ...] = (),
) -> list[Proposal]:
    words, sentence = scene.words, scene.sentence
    left = before(words, sentence, words.skip_back(left_end, sentence.first), [])
    rest = _continues(scene, right, edge)
    if left is None and rest is None:
        return []
    contents = _stretches(left, rest)
    return [Proposal(cue, frame, source, contents, relays)]


def _main(
    scene: Scene, cue: Cue, source: Phrase | None, start: int, edge: int, relays: tuple[Phrase, ...]
) -> list[Proposal]:
    """Read "SOURCE a déclaré que CONTENT", "SOURCE said CONTENT", "SOURCE evoked CONTENT"."""
    words, sentence = scene.words, scene.sentence
    if source is not None and not source.speaks and cue.force not in {"strong", "addressee"}:
        return []
    begin, shape = _shape(words, cue, start, sentence.last)
    if not shape:
        return []
    content = after(words, sentence, begin, [e for e in scene.edges_but(edge) if e > begin])
    if content is None:
        return []
    if shape in {"object", "clause"} and not _admits(words, cue, source, content, shape):
        return []
    missing = "" if source is not None else "ellipsis"
    return [Proposal(cue, f"main_{shape}", source, (content,), relays, missing)]


def _shape(words: Words, cue: Cue, start: int, end: int) -> tuple[int, str]:
    """Return where content begins after the verb and what shape it has; an empty shape if the verb takes none there."""
    if start >= end:
        return start, ""
    mark = words.mark(start)
    if mark == ":":
        return start + 1, "colon"
    if (
        words.has(start, "comp")
        and not words.has(start, "prep")
        and not (words.has(start, "det") and words.quoted[start] >= 0)
    ):
        return start + 1, "that"
    if mark and mark in OPENING:
        return start, "quote"
    if mark:
        return start, ""
    dropped = _drop(words, cue, start)
    if dropped != start:
        return dropped, "of"
    if words.has(start, "inf") or (words.fold(start) == "to"):
        return start, "infinitive"
    if words.has(start, "sub"):
        return start, ""
    return start, "clause" if cue.takes("that") and not words.pack.switch("complementiser_required") else "object"


def _drop(words: Words, cue: Cue, index: int) -> int:
    """Return the index after the preposition that the cue's object wants ("parle de"), or ``index``."""
    wanted = cue.entry.get("with")
    if not wanted:
        return index
    forms = {w.rstrip("'") for w in wanted.split("|")}
    if words.fold(index) in forms or (words.has(index, "of") and forms & {"de", "of"}):
        after_it = index + 1
        return after_it + 1 if words.fold(after_it) == "'" else after_it
    return index


def _admits(words: Words, cue: Cue, source: Phrase | None, content: Stretch, shape: str) -> bool:
    """Tell whether an object or a clause without complementiser may be content of this cue with this source."""
    if cue.negated or cue.unable:
        return True
    if shape == "clause" and cue.force in {"strong", "addressee"}:
        return True
    if cue.force == "evidence":
        return (
            source is not None
            and source.speaker in {"thing", "media", "people", "institution", "document", "name", "person"}
            and cue.takes("object")
        )
    if cue.takes("person") or cue.takes("event"):
        return source is not None and source.speaks and (cue.takes("person") or eventful(words, *content))
    if cue.takes("at") or cue.takes("number"):
        return source is not None and source.speaks and any(words.tokens[i].kind == "number" for i in range(*content))
    if not (cue.takes("object") or cue.takes("predicate") or shape == "clause"):
        return False
    if cue.force == "weak":
        return source is not None and source.speaks and (eventful(words, *content) or words.quoted[content[0]] >= 0)
    return source is None or source.speaks


def _gerundial(scene: Scene, cue: Cue, number: int) -> list[Proposal]:
    """Read "adding that ...", "en invoquant ...", "sans mentionner ...": the subject is the sentence's."""
    words, sentence = scene.words, scene.sentence
    edge = scene.edges[number]
    start, relays = _addressee(words, cue, sentence)
    own = None
    back = cue.first - 1
    if cue.form == "gerund" and back >= sentence.first and words.capital(back) and not words.mark(back):
        own = left_phrase(words, sentence.first, cue.first)
    begin, shape = _shape(words, cue, start, sentence.last)
    if not shape:
        return []
    content = after(words, sentence, begin, [e for e in scene.edges_but(edge) if e > begin])
    if content is None:
        return []
    if not cue.without and shape in {"object", "clause"} and not (cue.takes("object") or cue.force == "strong"):
        return []
    return [Proposal(cue, "gerund", own, (content,), relays, "" if own else "ellipsis", trust=0.6)]


def _participle(scene: Scene, cue: Cue, number: int) -> list[Proposal]:
    """Read a bare participle: "détonations repérées par les sismologues", or a second verb ("et parlé de ...")."""
    words, sentence = scene.words, scene.sentence
    index = words.skip(cue.last, sentence.last)
    if words.has(index, "by"):
        source = right_phrase(words, index + 1, sentence.last)
        if source is None or not source.speaks:
            return []
        start = _noun_before(words, sentence, cue.first)
        content = trim(words, start, cue.first)
        return [Proposal(cue, "participle_by", source, _stretches(content), trust=0.4)] if content else []
    back = words.skip_back(cue.first, sentence.first) - 1
    if words.has(back, "coord") and scene.cues and any(c.last <= cue.first and c.form == "finite" for c in scene.cues):
        return _main(scene, cue, None, index, scene.edges[number], ())
    return []


def _noun_before(words: Words, sentence: Sentence, index: int) -> int:
    i = index
    while i > sentence.first and not words.mark(i - 1):
        i -= 1
        if words.has(i, "det") or words.has(i, "prep"):
            break
    return i


def _passive(scene: Scene, cue: Cue, number: int) -> list[Proposal]:
    """Read "an evacuation was ordered", "it was announced that", "ont été captées par les satellites"."""
    words, sentence = scene.words, scene.sentence
    index = words.skip(cue.last, sentence.last)
    start = opening(words, sentence)
    left = trim(words, max(start, _clause_start(words, start, cue.first)), cue.first)
    if words.has(index, "by"):
        source = right_phrase(words, index + 1, sentence.last)
        if source is None or not source.speaks or left is None:
            return []
        return [Proposal(cue, "passive_by", source, _stretches(left), trust=0.7)]
    if words.has(index, "comp"):
        content = after(words, sentence, index + 1, scene.edges_but(scene.edges[number]))
        return (
            [Proposal(cue, "passive_that", None, _stretches(content), missing="nobody", trust=0.5)] if content else []
        )
    if cue.act == "expect" and words.fold(index) == "to":
        right = after(words, sentence, index, scene.edges_but(scene.edges[number]))
        return [Proposal(cue, "passive_to", None, _stretches(left, right), missing="nobody", trust=0.5)]
    if cue.act in {"order"} and left is not None:
        return [Proposal(cue, "passive_order", None, _stretches(left), missing="nobody", trust=0.5)]
    return []


def _clause_start(words: Words, first: int, end: int) -> int:
    for i in range(end - 1, first - 1, -1):
        if (
            words.mark(i) in {",", ";", ":"}
            and words.mark(i)
            or words.has(i, "sub")
            or words.has(i, "coord")
            and any(words.has(j, "aux") for j in range(first, i))
        ):
            return i + 1
    return first
