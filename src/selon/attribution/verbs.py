"""Verbs that attribute, by their geometry: main verb, incise, inversion, gerund, second verb, passive, silence."""

from __future__ import annotations

from selon.attribution.contents import before, closes, eventful, opening, trim
from selon.attribution.cues import Cue
from selon.attribution.frames import Proposal, Scene, Stretch, continues, stretches
from selon.attribution.heads import Phrase
from selon.attribution.listeners import addressee
from selon.attribution.phrases import left_phrase, right_phrase
from selon.attribution.words import OPENING, Words
from selon.records.text import Entry, Sentence

__all__ = ["mood", "verb"]

_SPEAKERS = frozenset({"person", "people", "institution", "media", "source", "name", "place", "pronoun"})
_LONG = 4
_FAR = 14
_SHOWING = frozenset({"thing", "media", "people", "institution", "document", "name", "person"})


def verb(scene: Scene, number: int) -> list[Proposal]:
    """Return the proposals of a verb, best first."""
    cue = scene.cues[number]
    if cue.passive:
        return _passive(scene, number)
    if cue.form == "participle":
        return _participle(scene, number)
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
    start = _past_relay(scene, start)
    subject = left_phrase(words, scene.first, cue.first) if back >= scene.first else None
    if subject is not None and not subject.speaks and words.mark(back) == ",":
        subject = None
    if subject is None:
        return _inverted(scene, number, start, relays) or _after_stray_comma(scene, number, back, start, relays)
    if cue.force == "weak" and words.has(back, "rel"):
        return []
    if _unspoken(cue):
        return _silence(scene, number, subject, start)
    subject = _shortened(words, subject)
    if (closes(words, sentence, start) and not _opens(words, cue, start)) or _trails(scene, cue, subject, start):
        found = _as_said(scene, number, subject, start)
        stop = words.skip(start, sentence.last)
        return found or _incise(scene, number, subject, subject.first, stop, "incise", relays)
    found = _main(scene, number, subject, start, relays)
    if words.mark(back) == "," and not _opens(words, cue, start):
        other = _inverted(scene, number, start, relays)
        doubtful = subject.speaker in {"place", "document", "thing"} or _loose(words, subject, back)
        found = other + found if doubtful else found + other
    elif not subject.speaks and words.pack.switch("inversion"):
        found = _inverted(scene, number, start, relays) + found
    return found


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
    first = next((i for i in range(subject.last - 2, subject.first, -1) if words.has(i, "det")), subject.first)
    return Phrase(first, subject.last, subject.speaker, first)


def _loose(words: Words, subject: Phrase, comma: int) -> bool:
    """Tell whether what stands between a subject and its verb's comma is neither apposition nor relative nor aside."""
    first = subject.last + 1
    return first < comma and not words.has(first, "rel") and words.skip(first, comma) < comma


def _trails(scene: Scene, cue: Cue, subject: Phrase, start: int) -> bool:
    """Tell whether only adverbials follow: "..., the minister said in a televised address to the nation"."""
    words, sentence = scene.words, scene.sentence
    before_it = subject.first - 1
    if before_it <= scene.first or not words.has(start, "prep") or words.has(start, "infinitive_marker"):
        return False
    if _opens(words, cue, start):
        return False
    quoted = words.quoted[before_it] >= 0 or words.quoted[before_it - 1] >= 0
    if not (quoted or (words.mark(before_it) == "," and before_it - scene.first > _LONG)):
        return False
    rest = range(start, sentence.last)
    if any(words.has(i, "comp") and not words.has(i, "rel") for i in rest):
        return False
    return quoted or not any(words.has(i, "aux") or i in words.verbs for i in rest)


def _past_relay(scene: Scene, start: int) -> int:
    """Skip an inserted relay: "Agentstvo reports, referencing satellite data, that ..."."""
    words = scene.words
    if words.mark(start) != "," or not any(c.first == start + 1 and c.kind == "relay" for c in scene.cues):
        return start
    stop = next((i for i in range(start + 1, scene.sentence.last) if words.mark(i) == ","), -1)
    return stop + 1 if stop > 0 and words.has(stop + 1, "comp") else start


def _unspoken(cue: Cue) -> bool:
    return cue.kind in {"silence", "omission"} or cue.act in {"decline", "omit"}


def _opens(words: Words, cue: Cue, index: int) -> bool:
    """Tell whether content begins at ``index`` beyond doubt: a complementiser, a quotation, an infinitive, a colon."""
    mark = words.mark(index)
    if words.has(index, "comp") or (mark and (mark in OPENING or mark == ":")) or _infinitive(words, index):
        return True
    return cue.takes("of") and _drop(words, cue, index) != index


# -- content beside the cue ---------------------------------------------------------------------------------------


def _inverted(scene: Scene, number: int, start: int, relays: tuple[Phrase, ...]) -> list[Proposal]:
    """Read "CONTENT, a déclaré SOURCE", "CONTENT, said SOURCE"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    source = right_phrase(words, start, sentence.last)
    if source is None or source.speaker not in _SPEAKERS or (cue.takes("object") and source.speaker == "pronoun"):
        return []
    stop, told = addressee(words, cue, source.last, sentence.last)
    if not closes(words, sentence, stop):
        return []
    return _incise(scene, number, source, cue.first, stop, "inverted", relays + told)


def _incise(
    scene: Scene, number: int, source: Phrase, left_end: int, right: int, frame: str, relays: tuple[Phrase, ...] = ()
) -> list[Proposal]:
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    end = words.skip_back(left_end, sentence.first)
    relative = words.has(end - 1, "rel") and not words.has(end - 1, "comp")
    left = before(words, sentence, end - relative)
    if left is not None and _points_back(words, left):
        left = scene.previous
    contents = stretches(left, None if relative else continues(scene, right, number))
    if left is None:
        return []
    refused = cue.force == "evidence" or not (source.speaks or cue.force == "strong")
    if cue.force == "weak" and not cue.takes("that"):
        refused = refused or not cue.takes("quote") or not any(words.quoted[i] >= 0 for i in range(*left))
    return [Proposal(cue, frame, source, contents, relays, refused=refused)]


def _points_back(words: Words, content: Stretch) -> bool:
    """Tell whether a content holds function words only: "C'est ce qu'a déclaré ...", "This was announced by ..."."""
    return all(words.classes[i] or words.tokens[i].kind == "mark" for i in range(*content))


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
    begin, shape = _shape(words, cue, start, sentence.last)
    if not shape and (cue.negated or cue.unable) and words.has(start, "of"):
        begin, shape = _past_of(words, start), "object"
    content = scene.rest(number, begin, clause=shape in {"that", "clause", "colon"}) if shape else None
    if content is not None and shape != "that":
        content = _without_channel(words, content)
    if content is not None and (cue.negated or cue.unable):
        content = trim(words, content[0], words.skip_back(content[1], content[0] + 1))
    if content is None:
        return []
    known = source is None or source.speaks or cue.force in {"strong", "addressee"}
    refused = not (known and _admits(words, cue, source, content, shape))
    missing = "" if source is not None else "ellipsis"
    return [Proposal(cue, f"main_{shape}", source, (content,), relays, missing, refused)]


def _without_channel(words: Words, content: Stretch) -> Stretch:
    """Cut the channel behind an object: "announced the evacuation on Telegram"; a clause may hold it as its own."""
    first, last = content
    start = words.asides_back.get(last)
    clause = any(words.has(i, "aux") or i in words.verbs for i in range(first, last))
    if clause or start is None or start <= first or not any(start < i < last for i in words.channels):
        return content
    return trim(words, first, start) or content


def _shape(words: Words, cue: Cue, start: int, end: int) -> tuple[int, str]:
    """Return where content begins after the verb and what shape it has; an empty shape if the verb takes none there."""
    if start >= end:
        return start, ""
    mark = words.mark(start)
    if mark == ":":
        return start + 1, "colon"
    while words.has(start, "neg") and not words.has(start, "det"):
        start += 1
    if words.has(start, "comp") and words.has(start, "sub") and not words.has(start, "conditional"):
        return start, "that"
    if words.has(start, "comp") and not words.has(start, "prep"):
        begin = start + 1 + (words.fold(start + 1) == "'")
        return begin, "that"
    if mark:
        return (start, "quote") if mark in OPENING else (start, "")
    dropped = _drop(words, cue, start)
    if dropped != start:
        return dropped, "of"
    begin = _past_of(words, start) if words.has(start, "of") and not words.has(start, "det") else start
    if words.has(start, "infinitive_marker") or _infinitive(words, begin):
        return begin, "infinitive"
    if words.has(start, "conditional") and (cue.without or cue.negated):
        return start + 1, "that"
    if words.has(start, "sub") or _adverbial(words, cue, start):
        comp = _complementiser(words, start, end) if cue.takes("that") else -1
        return (comp + 1 + (words.fold(comp + 1) == "'"), "that") if comp >= 0 else (start, "")
    if words.has(start, "as"):
        return start + 1, "as"
    return start, "clause" if cue.takes("that") and not words.pack.switch("complementiser_required") else "object"


def _complementiser(words: Words, start: int, end: int) -> int:
    """Return the complementiser behind an adverbial: "insisted in an interview that ...", or -1."""
    for i in range(start, min(end, start + _FAR)):
        if words.mark(i) or words.has(i, "aux") or i in words.verbs:
            return -1
        if words.has(i, "comp") and not words.has(i, "sub"):
            return i
    return -1


def _adverbial(words: Words, cue: Cue, index: int) -> bool:
    """Tell whether an adverbial follows where an object should; a clause after "said" may begin with one."""
    if not words.has(index, "prep") or words.has(index, "det") or cue.takes("at"):
        return False
    clause = cue.takes("that") and cue.force in {"strong", "addressee"}
    return not (clause and not words.pack.switch("complementiser_required"))


def _past_of(words: Words, index: int) -> int:
    """Return the index after "de", "d'", "of"."""
    return index + 1 + (words.fold(index + 1) == "'")


def _infinitive(words: Words, index: int) -> bool:
    """Tell whether an infinitive stands there, by its ending or as an auxiliary; a clitic may come first."""
    while words.has(index, "clitic") and not words.has(index, "det"):
        index += 1 + (words.fold(index + 1) == "'")
    if words.has(index, "inf"):
        return True
    if index >= len(words.tokens) or words.classes[index] or words.capital(index):
        return False
    fold, endings = words.fold(index), words.pack.setting("attribution", "infinitive_endings", ())
    return any(fold.endswith(e) and len(fold) > len(e) + 1 for e in endings)


def _drop(words: Words, cue: Cue, index: int) -> int:
    """Return the index after the preposition that the cue's object wants ("parle de"), or ``index``."""
    wanted = cue.entry.get("with")
    if not wanted:
        return index
    forms = wanted.split("|")
    if words.fold(index) in forms or ("of" in forms and words.has(index, "of")):
        if words.has(index, "det"):
            return index + 1
        return index + 1 + (words.fold(index + 1) == "'")
    return index


def _admits(words: Words, cue: Cue, source: Phrase | None, content: Stretch, shape: str) -> bool:
    """Tell whether a content of this shape may belong to this cue with this source."""
    if cue.negated or cue.unable:
        return True
    speaks = source is None or source.speaks
    if cue.force == "evidence":
        shows = source is not None and source.speaker in _SHOWING
        return (
            shows
            and shape in {"object", "clause", "that", "of", "quote"}
            and (shape == "that" or cue.takes("object") or cue.takes("of"))
        )
    if shape in {"that", "colon"}:
        return cue.takes("that") or cue.takes("quote")
    if shape == "quote":
        return cue.takes("quote") or cue.takes("object") and speaks
    if shape == "infinitive":
        return cue.takes("infinitive") or (cue.takes("person") and speaks)
    if shape in {"of", "as"}:
        return speaks
    if shape == "clause" and cue.force in {"strong", "addressee"}:
        return True
    return speaks and _object(words, cue, source, content, shape)


def _object(words: Words, cue: Cue, source: Phrase | None, content: Stretch, shape: str) -> bool:
    if cue.takes("person"):
        return source is not None
    if cue.takes("predicate"):
        return any(words.quoted[i] >= 0 for i in range(*content))
    if cue.takes("at") and not cue.takes("object") or cue.takes("number") or cue.takes("event"):
        return source is not None and eventful(words, *content)
    if cue.force == "weak":
        quoted = words.quoted[content[0]] >= 0
        return source is not None and (quoted or (cue.takes("object") and eventful(words, *content)))
    if cue.takes("object") or cue.takes("at"):
        return True
    return shape == "clause" and cue.takes("that") and source is not None


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
    begin = _drop(words, cue, start)
    content = None
    if begin != start or (cue.takes("object") and not closes(words, sentence, start)):
        if words.has(begin, "of") and not words.has(begin, "det") and begin == start:
            begin += 1 + (words.fold(begin + 1) == "'")
        elif words.has(begin, "comp"):
            begin += 1
        content = scene.rest(number, begin)
    if content is None:
        whole = trim(words, subject.first, sentence.last)
        content = scene.rest(number, subject.first) if whole else None
    return [Proposal(cue, "silence", subject, (content,))] if content else []


def _gerund(scene: Scene, number: int) -> list[Proposal]:
    """Read "adding that ...", "en invoquant ...", "sans mentionner ...": the subject is the sentence's."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    start, relays = addressee(words, cue, cue.last, sentence.last)
    own = None
    back = cue.first - 1
    if cue.form == "gerund" and back >= scene.first and not words.mark(back) and not words.has(back, "gerundial"):
        own = left_phrase(words, scene.first, cue.first)
        if own is None or not own.speaks:
            return []
    begin, shape = _shape(words, cue, start, sentence.last)
    if cue.without and shape in {"object", "clause"} and words.has(begin, "of") and not words.has(begin, "det"):
        begin += 1 + (words.fold(begin + 1) == "'")
    content = scene.rest(number, begin) if shape else None
    if content is None:
        if not cue.without:
            return []
        content = trim(words, cue.first, cue.last) or content
        return [Proposal(cue, "gerund", None, stretches(content), relays, "ellipsis")]
    refused = not cue.without and not _admits(words, cue, own, content, shape)
    return [Proposal(cue, "gerund", own, (content,), relays, "" if own else "ellipsis", refused)]


def _participle(scene: Scene, number: int) -> list[Proposal]:
    """Read a bare participle: "détonations repérées par les sismologues", or a second verb ("et parlé de ...")."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    index = words.skip(cue.last, sentence.last)
    if words.has(index, "by"):
        source = right_phrase(words, index + 1, sentence.last)
        if (
            source is None
            or not source.speaks
            or cue.force not in {"evidence", "strong", "plain"}
            or cue.act not in {"say", "claim", "confirm"}
        ):
            return []
        content = trim(words, _noun_before(words, sentence, cue.first), cue.first)
        return [Proposal(cue, "participle_by", source, (content,))] if content else []
    back = words.skip_back(cue.first, scene.first) - 1
    if words.has(back, "coord") and any(c.last <= cue.first and c.form == "finite" for c in scene.cues):
        return _main(scene, number, None, index)
    return []


def _noun_before(words: Words, sentence: Sentence, index: int) -> int:
    i = index
    while i > sentence.first and not words.mark(i - 1):
        i -= 1
        if words.has(i, "det") or words.has(i, "prep"):
            break
    return i


# -- passive and hearsay ------------------------------------------------------------------------------------------


def _passive(scene: Scene, number: int) -> list[Proposal]:
    """Read "an evacuation was ordered", "it was announced that", "ont été captées par les satellites"."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    index = words.skip(cue.last, sentence.last)
    left = trim(words, _clause_start(words, opening(words, sentence), cue.first), cue.first)
    if words.has(index, "by"):
        source = right_phrase(words, index + 1, sentence.last)
        if source is None or not source.speaks or left is None or cue.negated or cue.force == "weak":
            return []
        if _points_back(words, left):
            left = scene.previous
        return [Proposal(cue, "passive_by", source, (left,))] if left is not None else []
    if cue.unable and left is not None:
        return [Proposal(cue, "passive_unable", None, (left,), missing="nobody")]
    if cue.negated or left is None or any(words.has(i, "neg") for i in range(*left)):
        return []
    if words.has(index, "comp"):
        content = scene.rest(number, index + 1)
        return [Proposal(cue, "passive_that", None, (content,), missing="nobody")] if content else []
    right = scene.rest(number, index) if not closes(words, sentence, index) else None
    if cue.act == "expect" and words.has(index, "infinitive_marker"):
        return [Proposal(cue, "passive_to", None, stretches(left, right), missing="nobody")]
    if cue.act == "order":
        return [Proposal(cue, "passive_order", None, (left,), missing="nobody")]
    if cue.takes("hearsay") and eventful(words, *left):
        return [Proposal(cue, "passive_report", None, stretches(left, right), missing="nobody")]
    return []


def _clause_start(words: Words, first: int, end: int) -> int:
    for i in range(end - 1, first - 1, -1):
        if words.mark(i) in {",", ";", ":"} or words.has(i, "sub"):
            return i + 1
        if words.has(i, "coord") and any(words.has(j, "aux") or j in words.verbs for j in range(first, i)):
            return i + 1
    return first


def mood(scene: Scene) -> list[Proposal]:
    """Read a verb whose mood alone attributes ("aurait été détruit"), where nothing else in the sentence does."""
    words, sentence = scene.words, scene.sentence
    personal = any(words.has(i, "other") and words.has(i, "pron") for i in range(sentence.first, sentence.last))
    if personal or any(words.has(i, "conditional") for i in range(sentence.first, sentence.last)):
        return []
    traps = words.pack.words("unreal")
    for i in range(sentence.first, sentence.last):
        if not words.has(i, "cond") or words.has(i, "modal") or words.quoted[i] >= 0:
            continue
        last = i + 1
        while last < sentence.last and (words.has(last, "adv") or words.has(last, "been") or words.has(last, "neg")):
            last += 1
        if last >= sentence.last or words.classes[last] or words.mark(last) or words.fold(last) in traps:
            continue
        content = None if words.has(i - 1, "rel") else before(words, sentence, i)
        content = trim(words, content[0] if content else i, sentence.last)
        if content is None:
            continue
        entry = Entry(words.fold(last), "conditional", "cues", {"class": "mood", "act": "say"})
        cue = Cue(i, last, last + 1, entry, "finite", hearsay=True)
        return [Proposal(cue, "mood", None, (content,), missing="nobody")]
    return []
