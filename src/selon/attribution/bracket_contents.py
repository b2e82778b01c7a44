"""What is said, in languages with a verb bracket: a clause behind a comma or colon, a quotation, an object.

No complementiser is needed; a verb's second part ("teilte ... mit"), who is spoken to and who is cited stand between.
"""

from __future__ import annotations

from selon.attribution.bracket_sources import dative
from selon.attribution.clauses import clause, drops, relative
from selon.attribution.contents import closes, trim
from selon.attribution.cues import Cue
from selon.attribution.frames import Scene, Stretch, stretches
from selon.attribution.heads import Phrase
from selon.attribution.phrases import right_phrase
from selon.attribution.words import Words
from selon.records.text import Sentence

__all__ = ["around_particle", "breaks_off", "content_from", "goes_on", "past_listeners", "pointed", "rest"]


def rest(scene: Scene, number: int, start: int) -> Stretch | None:
    """Return the content from token ``start`` on: to the next construction or the sentence's end."""
    words, sentence = scene.words, scene.sentence
    stops = [e.at for e in scene.edges_but(number) if e.at > start and words.quoted[e.at] < 0]
    end = min(stops, default=sentence.last)
    for i in range(start + 2, end):
        closed = words.quoted[i] < 0 and words.mark(i) == ","
        if closed and relative(words, i + 1, end) and not _comma_from(words, i + 1, end):
            end = i
            break
    cue = scene.cues[number]
    if cue.tail is not None and cue.tail[1] >= end - 1 and cue.tail[0] >= start and drops(words, cue):
        end = cue.tail[0]
    return trim(words, start, end)


def _comma_from(words: Words, start: int, end: int) -> bool:
    return any(words.quoted[i] < 0 and words.mark(i) == "," for i in range(start, end - 1))


def goes_on(scene: Scene, number: int, index: int) -> Stretch | None:
    """Return the content that goes on after an incise; a relative or background clause does not."""
    words, sentence = scene.words, scene.sentence
    if words.mark(index) not in {",", ":"} or index + 1 >= sentence.last:
        return None
    start = index + 1
    if any(e.at == index for e in scene.edges_but(number)) or relative(words, start, sentence.last):
        return None
    if words.mark(index) == "," and (words.has(start, "sub") or words.has(start, "coord")):
        return None
    return rest(scene, number, start)


def around_particle(words: Words, cue: Cue, content: Stretch) -> tuple[Stretch, ...]:
    """Cut the verb's second part out of a content that it stands in: "warf X vor, den Damm gesprengt zu haben"."""
    if cue.tail is None or not drops(words, cue) or not content[0] < cue.tail[0] < content[1]:
        return (content,)
    return stretches(trim(words, content[0], cue.tail[0]), trim(words, cue.tail[1], content[1]))


def pointed(scene: Scene, content: Stretch) -> Stretch:
    """Return the sentence before where the content is only a word that points back to it ("Das teilte X mit")."""
    words = scene.words
    inner = [i for i in range(*content) if words.tokens[i].kind != "mark" and words.fold(i) not in _particles(words)]
    if len(inner) != 1 or not words.has(inner[0], "back") or scene.previous is None:
        return content
    return scene.previous


def _particles(words: Words) -> frozenset[str]:
    return words.pack.words("particles")


def content_from(scene: Scene, number: int, index: int) -> tuple[str, Stretch | None] | None:
    """Return shape and stretch of the content that begins at ``index``, the verb's second part skipped."""
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    if cue.tail is not None and cue.tail[0] == index and drops(words, cue):
        index = words.skip(cue.tail[1], sentence.last)
    while words.has(index, "clitic") or (words.has(index, "neg") and not words.has(index, "det")):
        index = words.skip(index + 1, sentence.last)
    forms = cue.entry.get("with").split("|") if cue.entry.get("with") else []
    if words.fold(index) in forms:
        index += 1
        if cue.tail is not None and cue.tail[0] == index and drops(words, cue):
            index = cue.tail[1]
        if words.mark(index) not in {",", ":"}:
            return "of", _object(scene, number, index)
    if index >= sentence.last:
        return None
    mark = words.mark(index)
    if words.quoted[index] >= 0:
        return "quote", rest(scene, number, index)
    if mark == ":":
        return "colon", rest(scene, number, index + 1)
    if mark == ",":
        return _behind_comma(scene, number, index)
    if mark:
        return None
    led = _led(words, cue, index, clause(words, sentence, index)[1])
    if led >= 0:
        return "of", _object(scene, number, led + 1)
    if cue.takes("of") and not (cue.takes("object") or cue.takes("person")):
        return None
    if words.has(index, "as"):
        index += 1
    return "object", _object(scene, number, index)


def _led(words: Words, cue: Cue, index: int, last: int) -> int:
    """Return the word that leads to what is spoken of, behind who is spoken to ("warnte sie vor ..."); else -1."""
    if not cue.takes("of") or cue.takes("object") or cue.takes("person"):
        return -1
    forms = cue.entry.get("with").split("|")
    return next((i for i in range(index, last) if words.fold(i) in forms), -1)


def _object(scene: Scene, number: int, index: int) -> Stretch | None:
    """Return a content that is no clause of its own: it ends at a semicolon."""
    words = scene.words
    found = rest(scene, number, index)
    stop = next((i for i in range(*found) if words.mark(i) == ";" and words.quoted[i] < 0), -1) if found else -1
    return trim(words, found[0], stop) if found and stop >= 0 else found


def _behind_comma(scene: Scene, number: int, index: int) -> tuple[str, Stretch | None] | None:
    words, sentence, cue = scene.words, scene.sentence, scene.cues[number]
    start = index + 1
    if any(e.at == index for e in scene.edges_but(number)):
        return None
    if words.has(start, "comp"):
        return "that", rest(scene, number, start if words.has(start, "sub") else start + 1)
    if words.has(start, "like"):
        return "that", rest(scene, number, start)
    if words.has(start, "sub") or (words.has(start, "coord") and not words.has(start, "neg")):
        return None
    if not (cue.takes("that") or cue.takes("quote") or cue.takes("infinitive")):
        return None
    if relative(words, start, sentence.last) and not any(words.has(i, "mood") for i in range(start, sentence.last)):
        return None
    _, last = clause(words, sentence, start)
    if words.has(last - 2, "infinitive_marker"):
        return "infinitive", trim(words, start, last)
    return "clause", rest(scene, number, start)


def _name_end(words: Words, start: int) -> int:
    """Return where a name in quotation marks ends, with what a hyphen ties to it ("der „Bild“-Zeitung")."""
    last = next((i for i in range(start, len(words.tokens)) if words.quoted[i] != words.quoted[start]), start)
    while words.fold(last) == "-" and words.joined(last):
        last += 2
    return last


def past_listeners(scene: Scene, number: int, index: int) -> tuple[int, tuple[Phrase, ...]]:
    """Skip who is spoken to ("schilderte dem Portal, ...") and a relay ("schrieb unter Berufung auf X, ...")."""
    words, sentence = scene.words, scene.sentence
    relays: list[Phrase] = []
    for other, cue in enumerate(scene.cues):
        if other != number and cue.kind == "relay" and cue.first == index:
            cited = right_phrase(words, cue.last, sentence.last)
            index = words.skip(cited.last, sentence.last) if cited is not None else index
    if words.has(index, "of") and words.fold(index) not in scene.cues[number].entry.get("with").split("|"):
        asked = right_phrase(words, index + (not words.has(index, "det")), sentence.last)
        if asked is not None and asked.speaker == "media":
            relays, index = [*relays, asked], words.skip(asked.last, sentence.last)
    start = index + 1 if words.has(index, "opposite") else index
    if words.has(start, "dative") and start + 1 < sentence.last and words.quoted[start + 1] >= 0:
        return words.skip(_name_end(words, start + 1), sentence.last), ()
    phrase = right_phrase(words, start, sentence.last)
    addressed = phrase is not None and phrase.speaks and (start > index or dative(words, phrase))
    if phrase is not None and addressed and (phrase.speaker == "media" or words.mark(phrase.last)):
        relays += [phrase] if phrase.speaker == "media" else []
        index = words.skip(phrase.last, sentence.last)
    if words.has(index, "listener"):
        index = words.skip(index + 1, sentence.last)
    return index, tuple(relays)


def breaks_off(words: Words, sentence: Sentence, index: int) -> bool:
    """Tell whether nothing but a further adverbial follows in the clause: "sagte X vor dem Rat"."""
    if closes(words, sentence, index) or words.has(index, "coord"):
        return True
    _, last = clause(words, sentence, index)
    return words.has(index, "prep") and not any(words.has(i, "aux") or i in words.verbs for i in range(index, last))
