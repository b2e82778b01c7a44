"""How source, cue and content stand to one another: each cue proposes what its surroundings allow.

A proposal is a source phrase (or a word for why there is none), one or more content stretches and the relays that the
construction names. Proposals come in the order in which the rules trust them. Verbs are read in ``verbs``.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.attribution.contents import Edge, after, before, opening, trim
from selon.attribution.cues import Cue
from selon.attribution.heads import Phrase
from selon.attribution.listeners import addressee
from selon.attribution.neighbours import quoted_before
from selon.attribution.phrases import left_phrase, right_phrase
from selon.attribution.words import Words
from selon.records.text import Sentence

__all__ = [
    "Proposal",
    "Scene",
    "Stretch",
    "adverb",
    "continues",
    "nothing",
    "noun",
    "preposition",
    "quoted_by",
    "relay",
    "stretches",
]

Stretch = tuple[int, int]

_NEAR = 3
_HANGING = frozenset({"preposition", "relay", "passive_relay"})
#: A content that a preposition without comma binds alone: "un Totchka-U d'après plusieurs sources".
_SMALL = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """One reading of a cue: ``frame`` names the geometry, ``source`` is None where nothing stands in the text.

    ``missing`` says why there is no source phrase: ``ellipsis`` (the sentence's subject goes on) or ``nobody``.
    ``refused`` proposals are those that the rules alone would not make: only weights may choose one.
    """

    cue: Cue
    frame: str
    source: Phrase | None
    contents: tuple[Stretch, ...]
    relays: tuple[Phrase, ...] = ()
    missing: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its cues and the edges of its trailing constructions."""

    words: Words
    sentence: Sentence
    cues: tuple[Cue, ...]
    edges: tuple[Edge | None, ...]
    previous: Stretch | None = None

    def edges_but(self, number: int) -> list[Edge]:
        """Return the edges of the constructions of the other cues."""
        return [e for i, e in enumerate(self.edges) if e is not None and i != number]

    @property
    def first(self) -> int:
        """The first token of the sentence's own words, a dateline left out."""
        return opening(self.words, self.sentence)

    def rest(self, number: int, start: int, *, clause: bool = True) -> Stretch | None:
        """Return the content from token ``start`` on, as the cue ``number`` sees it."""
        return after(self.words, self.sentence, start, self.edges_but(number), clause=clause)

    def edge(self, number: int) -> int:
        """Return where the cue's own construction begins, or -1."""
        found = self.edges[number]
        return found.at if found is not None else -1


def stretches(*found: Stretch | None) -> tuple[Stretch, ...]:
    """Return the stretches that are there."""
    return tuple(s for s in found if s is not None)


def points_back(words: Words, content: Stretch) -> bool:
    """Tell whether a content holds function words only: "C'est ce qu'a déclaré ...", "This was announced by ..."."""
    return all(words.classes[i] or words.tokens[i].kind == "mark" for i in range(*content))


# -- prepositions ------------------------------------------------------------------------------------------------


def preposition(scene: Scene, number: int) -> list[Proposal]:
    """Read "selon X, CONTENT", "CONTENT, selon X", "CONTENT, according to X, CONTENT"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    initial = _initial(scene, cue)
    start = cue.last - 1 if cue.force == "bare" else cue.last
    while (
        cue.takes("at") and words.has(start := words.skip(start, sentence.last), "prep") and not words.has(start, "det")
    ):
        start += 1 + (words.fold(start + 1) == "'")
    uncommaed = bool(words.pack.switch("speakers_uncommaed"))
    phrase = right_phrase(words, start, sentence.last, closed=initial or uncommaed)
    if phrase is None or (cue.force != "strong" and not phrase.speaks):
        return []
    if phrase.speaker == "document" and words.has(phrase.first, "poss") and not initial:
        return []
    phrase = _with_agent(words, phrase, sentence)
    phrase = _with_relative(words, phrase, sentence) if initial else phrase
    edge = scene.edge(number)
    stop, told = _told(scene, cue, _past_relay(scene, words.skip(phrase.last, sentence.last)))
    if (
        cue.force == "weak"
        and not (words.mark(stop) == "," and initial)
        and not (edge >= 0 and phrase.speaker in {"media", "institution"})
    ):
        return []
    if cue.force == "bare" and edge < 0 and not initial:
        return []
    left = None if initial else before(words, sentence, edge if edge >= 0 else cue.first)
    if left is None:
        content = scene.rest(number, stop)
        return [Proposal(cue, "prep_first", phrase, (content,), told)] if content else []
    right = continues(scene, stop, number) if edge >= 0 else None
    if uncommaed and edge < 0 and stop < sentence.last and not words.mark(stop):
        right = scene.rest(number, phrase.last)  # "sex personer har enligt polisen skadats"
    found = [Proposal(cue, "prep_after", phrase, stretches(left, right), told)]
    if edge < 0:
        comma = next((i for i in range(cue.first - 1, left[0], -1) if words.mark(i) == "," and words.quoted[i] < 0), -1)
        near = trim(words, comma + 1, cue.first) if comma >= 0 else None
        if near and words.has(near[0], "det") and near[1] - near[0] <= _SMALL:
            found.insert(0, Proposal(cue, "prep_near", phrase, (near,)))
    return found


def _with_agent(words: Words, phrase: Phrase, sentence: Sentence) -> Phrase:
    """Add who issued a document: "le dernier bilan communiqué samedi par le comité d'enquête"."""
    by = words.skip(phrase.last, sentence.last)
    if phrase.speaker != "document" or not words.has(by, "by"):
        return phrase
    agent = right_phrase(words, by + 1, sentence.last, closed=True)
    return (
        Phrase(phrase.first, agent.last, phrase.speaker, phrase.head) if agent is not None and agent.speaks else phrase
    )


def _with_relative(words: Words, phrase: Phrase, sentence: Sentence) -> Phrase:
    """Add a relative clause between commas: "According to the agency, which sent two teams, CONTENT"."""
    last = phrase.last
    if words.mark(last) != "," or not words.has(last + 1, "rel") or words.has(last + 1, "comp"):
        return phrase
    stop = next((i for i in range(last + 1, sentence.last) if words.mark(i)), sentence.last)
    return Phrase(phrase.first, stop, phrase.speaker, phrase.head) if words.mark(stop) == "," else phrase


def _told(scene: Scene, cue: Cue, index: int) -> tuple[int, tuple[Phrase, ...]]:
    """Skip who was told, "secondo quanto riferito dal sindaco all'ANSA", and return the media among them."""
    if not scene.words.has(index, "to"):
        return index, ()
    return addressee(scene.words, cue, index, scene.sentence.last)


def _past_relay(scene: Scene, index: int) -> int:
    """Skip "cité par l'agence X" or ", que cita al gobernador" behind a source."""
    words, sentence = scene.words, scene.sentence
    at = index + (words.mark(index) == ",")
    if at not in words.starts:
        return index
    cited = next((c.last for c in scene.cues if c.first == at and c.kind == "relay"), -1)
    by = next((i for i in range(at, min(sentence.last, at + _NEAR)) if words.has(i, "by")), -1)
    start = cited if cited >= 0 else by + 1
    relay = right_phrase(words, start, sentence.last) if start > 0 else None
    return words.skip(relay.last, sentence.last) if relay is not None else index


def _initial(scene: Scene, cue: Cue) -> bool:
    """Tell whether the cue opens its sentence or its clause (after a complementiser, a conjunction or a semicolon)."""
    words, first = scene.words, opening(scene.words, scene.sentence)
    back = words.skip_back(cue.first, scene.sentence.first) - 1
    if back < first:
        return True
    if words.mark(back) == "," and (words.has(back - 1, "comp") or words.has(back - 1, "rel")):
        return True
    if words.mark(back) == "," and words.skip_back(back, scene.sentence.first) <= first:
        return True
    return (
        words.has(back, "comp") or words.has(back, "rel") or words.mark(back) in {";", ":"} or words.has(back, "coord")
    )


def continues(scene: Scene, index: int, number: int) -> Stretch | None:
    """Return the content that goes on after an incise, or None: not a gerund, a relative or a background clause."""
    words, sentence = scene.words, scene.sentence
    spliced = words.mark(index) == ";" and not any(c.word > index for c in scene.cues)
    if words.mark(index) not in {",", ":"} and not spliced:
        return None
    start = index + 1
    if start >= sentence.last or words.has(start, "rel") or _gerund(words, start):
        return None
    if words.has(start, "sub") and words.mark(index) == ",":
        return None
    behind = words.skip(start, sentence.last)
    if behind > start and (behind >= sentence.last or words.mark(behind)):
        return None
    for other, cue in enumerate(scene.cues):
        dependent = cue.form == "gerund" or cue.without or cue.act == "anonymity"
        hangs = cue.first == start and (dependent or cue.subject >= 0 or cue.kind in _HANGING)
        hangs = hangs or (scene.edges[other] == Edge(index) and words.skip(start, cue.first) == cue.first)
        if other != number and (hangs or (cue.form == "gerund" and start <= cue.word <= start + 2)):
            return None
    if words.has(start, "prep") and words.quoted[index - 1] < 0 and _after_quote(scene, number):
        return None
    return after(words, sentence, start, [e for e in scene.edges_but(number) if e.at > index])


def _after_quote(scene: Scene, number: int) -> bool:
    """Tell whether a quotation ends right before the construction: an adverbial behind it adds nothing to it."""
    edge = scene.edge(number)
    return edge > 0 and scene.words.quoted[edge - 1] >= 0


def _gerund(words: Words, index: int) -> bool:
    fold = words.fold(index)
    if words.has(index, "gerundial"):
        index, fold = index + 1, words.fold(index + 1)
    endings = words.pack.setting("attribution", "gerund_endings", ())
    return not words.has(index, "det") and any(fold.endswith(e) and len(fold) > len(e) + _NEAR for e in endings)


# -- relays, adverbs, nouns ---------------------------------------------------------------------------------------


def relay(scene: Scene, number: int) -> list[Proposal]:
    """Read "the agency reports, citing a source", "AFP quoted officials as saying": who is quoted is the source."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    start = words.skip(cue.last, sentence.last)
    if cue.passive:
        return _quoted_as(scene, number, start)
    source = right_phrase(words, start, sentence.last)
    if source is None or not _citable(words, source) or cue.negated or words.has(source.first, "neg"):
        return []
    subject = left_phrase(words, scene.first, cue.first) if cue.first > scene.first else None
    subject = subject or quoted_before(words, scene.first, cue.first)
    relays = (subject,) if subject is not None and subject.speaks else ()
    saying = _as_saying(words, source, sentence)
    if saying is not None:
        source, start = saying
        content = scene.rest(number, start)
        return [Proposal(cue, "relay_saying", source, (content,), relays)] if content else []
    if cue.first == scene.first:
        return [Proposal(cue, "relay", source, ((source.first, source.last),))]
    edge = scene.edge(number)
    left = before(words, sentence, edge if edge >= 0 else cue.first)
    right = continues(scene, source.last, number)
    if right is not None and (left is None or (relays and left[0] >= relays[0].first)):
        return [Proposal(cue, "relay_first", source, (right,), relays)]
    return [Proposal(cue, "relay", source, stretches(left), relays)] if left else []


def _citable(words: Words, source: Phrase) -> bool:
    """Tell whether a phrase may be who is cited: any speaker, and whoever an unknown noun with its article names."""
    bare = words.pack.switch("free_order") and not (words.classes[source.first] or words.capital(source.first))
    return source.speaks or words.has(source.first, "det") or bool(bare)


def quoted_by(scene: Scene, number: int) -> list[Proposal]:
    """Read "X was quoted by Y as saying CONTENT"; "X, quoted by Y, said" is a relay of what X says (``chains``)."""
    return _quoted_as(scene, number, scene.cues[number].last - 1)


def _quoted_as(scene: Scene, number: int, index: int) -> list[Proposal]:
    """Read "X was quoted by Y as saying CONTENT", "CONTENT, X was quoted as saying by Y"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    begin = cue.first
    while words.has(begin - 1, "aux"):
        begin -= 1
    source, relays = left_phrase(words, scene.first, begin), list[Phrase]()
    saying = False
    while index < sentence.last:
        if words.has(index, "as_saying"):
            saying, index = True, words.skip(index + 1, sentence.last)
        elif words.has(index, "by") and (relay := right_phrase(words, index + 1, sentence.last)) is not None:
            stop = next((i for i in range(index + 1, relay.last) if words.has(i, "as_saying")), relay.last)
            relays.append(Phrase(relay.first, stop, relay.speaker, relay.head))
            index = stop
        else:
            break
    if source is None or not source.speaks or not saying:
        return []
    ended = index >= sentence.last or words.mark(index)
    content = before(words, sentence, source.first) if ended else scene.rest(number, index + words.has(index, "comp"))
    return [Proposal(cue, "quoted_as", source, (content,), tuple(relays))] if content else []


def _as_saying(words: Words, source: Phrase, sentence: Sentence) -> tuple[Phrase, int] | None:
    for i in range(source.first + 1, min(sentence.last, source.last + _NEAR)):
        if words.has(i, "as_saying"):
            stop = i
            while words.has(stop, "as_saying"):
                stop += 1
            return Phrase(source.first, i, source.speaker, source.head), stop + words.has(stop, "comp")
    return None


def adverb(scene: Scene, number: int) -> list[Proposal]:
    """Read "the site reportedly held fuel": what is said stands on both sides."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    contents = stretches(before(words, sentence, cue.first), scene.rest(number, cue.last))
    return [Proposal(cue, "hearsay_adverb", None, contents, missing="nobody")] if contents else []


def noun(scene: Scene, number: int) -> list[Proposal]:
    """Read "Ukrainian claims that ...": the content ends where the main clause's verb begins."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    if not words.has(cue.last, "comp"):
        return []
    first = cue.first
    while first > sentence.first and not (words.mark(first - 1) or words.classes[first - 1]):
        first -= 1
    source = Phrase(first, cue.first, "place", first) if first < cue.first and words.capital(first) else None
    if source is None:
        return []
    verbs = [i for i in range(cue.last + 1, sentence.last) if words.has(i, "be")]
    stop = verbs[1] if len(verbs) > 1 else sentence.last
    content = trim(words, cue.last + 1, stop)
    return [Proposal(cue, "noun", source, (content,))] if content else []


def nothing(scene: Scene, number: int) -> list[Proposal]:
    """Read "there was no comment from Kyiv on the claims"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    for i in range(cue.last, min(sentence.last, cue.last + _NEAR)):
        if words.has(i, "prep") and not words.has(i, "of"):
            source = right_phrase(words, i + 1, sentence.last)
            if source is None or not source.speaks:
                return []
            last = next((j for j in range(source.first + 1, source.last) if words.has(j, "prep")), source.last)
            source = Phrase(source.first, last, source.speaker, source.head)
            content = trim(words, last + 1, sentence.last) or trim(words, sentence.first, sentence.last)
            return [Proposal(cue, "nothing", source, stretches(content))]
    return []
