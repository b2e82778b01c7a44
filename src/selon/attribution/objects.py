"""What a verb's content looks like: a clause, a quotation, an infinitive, an object, and whether the verb takes it."""

from __future__ import annotations

from selon.attribution.contents import eventful, trim
from selon.attribution.cues import Cue
from selon.attribution.frames import Stretch
from selon.attribution.heads import Phrase
from selon.attribution.words import OPENING, Words

__all__ = ["admits", "drop", "opens", "past_of", "shape_of", "without_channel"]

_SHOWING = frozenset({"thing", "media", "people", "institution", "document", "name", "person"})
_FAR = 14


def shape_of(words: Words, cue: Cue, start: int, end: int) -> tuple[int, str]:
    """Return where content begins after the verb and what shape it has; an empty shape if the verb takes none there."""
    if start >= end:
        return start, ""
    mark = words.mark(start)
    if mark == ":":
        return start + 1, "colon"
    while words.has(start, "neg") and not words.has(start, "det"):
        start += 1
    if words.has(start, "question"):
        return start, "that"
    if words.has(start, "comp") and not words.has(start, "prep"):
        begin = start + 1 + (words.fold(start + 1) == "'")
        return begin, "that"
    if mark:
        return (start, "quote") if mark in OPENING else (start, "")
    dropped = drop(words, cue, start)
    if dropped != start:
        return dropped, "of"
    begin = past_of(words, start) if words.has(start, "of") and not words.has(start, "det") else start
    if words.has(start, "infinitive_marker") or _infinitive(words, begin):
        return begin, "infinitive"
    if words.has(start, "conditional") and (cue.without or cue.negated):
        return start + 1, "that"
    dated = words.has(start, "prep") or words.tokens[start].kind == "number"
    comp = _complementiser(words, start, end) if dated and cue.takes("that") else -1
    if comp >= 0:
        return comp + 1 + (words.fold(comp + 1) == "'"), "that"
    if words.has(start, "sub") or _adverbial(words, cue, start):
        return start, ""
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


def past_of(words: Words, index: int) -> int:
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


def drop(words: Words, cue: Cue, index: int) -> int:
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


def opens(words: Words, cue: Cue, index: int) -> bool:
    """Tell whether content begins at ``index`` beyond doubt: a complementiser, a quotation, an infinitive, a colon."""
    mark = words.mark(index)
    if words.has(index, "comp") or (mark and (mark in OPENING or mark == ":")) or _infinitive(words, index):
        return True
    return cue.takes("of") and drop(words, cue, index) != index


def admits(words: Words, cue: Cue, source: Phrase | None, content: Stretch, shape: str) -> bool:
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
        return cue.takes("quote") or (cue.takes("object") and speaks)
    if shape == "infinitive":
        return cue.takes("infinitive") or (cue.takes("person") and speaks)
    if shape in {"of", "as"}:
        return speaks
    if shape == "clause" and cue.force in {"strong", "addressee"}:
        return True
    return speaks and _object(words, cue, content, shape)


def _object(words: Words, cue: Cue, content: Stretch, shape: str) -> bool:
    if cue.takes("person"):
        return True
    if cue.takes("predicate"):
        return any(words.quoted[i] >= 0 for i in range(*content))
    if (cue.takes("at") and not cue.takes("object")) or cue.takes("number") or cue.takes("event"):
        return eventful(words, *content)
    if cue.force == "weak":
        quoted = words.quoted[content[0]] >= 0
        return quoted or (cue.takes("object") and eventful(words, *content))
    if cue.takes("object") or cue.takes("at"):
        return True
    return shape == "clause" and cue.takes("that")


def without_channel(words: Words, content: Stretch) -> Stretch:
    """Cut the channel behind an object: "announced the evacuation on Telegram"; a clause may hold it as its own."""
    first, last = content
    start = words.asides_back.get(last)
    clause = any(words.has(i, "aux") or i in words.verbs for i in range(first, last))
    if clause or start is None or start <= first or not any(start < i < last for i in words.channels):
        return content
    return trim(words, first, start) or content
