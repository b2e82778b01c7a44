"""The words of a text with what the pack's grammar says of each: determiner, pronoun, auxiliary, clause opener.

Everything here is addressed by token index, so that the frames can walk from word to word. An *aside* is a stretch
that may stand between subject, verb and object and says nothing of who speaks or what is said: adverbs, times,
channels ("on Telegram", "dans la soirée").
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.languages.pack import Pack
from selon.records.claims import Moment, PlaceMention
from selon.records.text import Hit, Reading, Span, Token

__all__ = ["Words", "gather"]

#: Marks that end a stretch of words; apostrophes, hyphens, slashes, per cent signs and their like do not.
BREAKS = frozenset(",;:.!?…–—()[]«»“”\"„'‘|/".replace("'", "").replace("/", ""))
OPENING = frozenset('«“„(["‘')
DASHES = frozenset("–—")
_NEAR = 9
_ABBREVIATED = 4
_CLASSES: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The tokens of a reading, each with its grammatical classes.

    ``classes[i]`` are the classes of token ``i`` (empty for words of content), ``quoted[i]`` the index of the outermost
    quotation that holds it or -1, ``heads`` the source heads by first token, ``asides`` the stretches that may be
    skipped, by first token, and ``asides_back`` the same by the token after their last. ``bracket`` tells that the
    finite verb stands second and the rest of it last; ``common`` are the capital words that are nouns, in a language
    that writes all nouns so.
    """

    reading: Reading
    pack: Pack
    tokens: tuple[Token, ...]
    marks: tuple[str, ...]
    classes: tuple[tuple[str, ...], ...]
    features: dict[int, tuple[str, str]]
    quoted: tuple[int, ...]
    heads: dict[int, Hit]
    head_ends: dict[int, int]
    asides: dict[int, int]
    asides_back: dict[int, int]
    channels: dict[int, tuple[int, str]]
    places: dict[int, PlaceMention]
    place_ends: dict[int, int]
    placed: tuple[bool, ...]
    moments: tuple[Moment, ...]
    verbs: frozenset[int] = frozenset()
    clause_commas: bool = False
    starts: frozenset[int] = frozenset()
    openings: tuple[int, ...] = ()
    openers: frozenset[int] = frozenset()
    pasts: frozenset[int] = frozenset()
    bracket: bool = False
    common: frozenset[int] = frozenset()

    def has(self, index: int, name: str) -> bool:
        """Tell whether the token at ``index`` is of a grammatical class."""
        return 0 <= index < len(self.tokens) and name in self.classes[index]

    def mark(self, index: int) -> str:
        """Return the token's character if it is a mark that ends a stretch of words, else an empty string."""
        return self.marks[index] if 0 <= index < len(self.marks) else ""

    def capital(self, index: int) -> bool:
        """Tell whether the token is a word that begins with a capital letter."""
        token = self.tokens[index]
        return token.kind == "word" and self.reading.text[token.start].isupper()

    def fold(self, index: int) -> str:
        """Return the folded form of the token at ``index``, or an empty string outside the text."""
        return self.tokens[index].fold if 0 <= index < len(self.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens ``first:last``."""
        return self.reading.span(self.tokens[first].start, self.tokens[last - 1].end)

    def joined(self, index: int) -> bool:
        """Tell whether the token stands directly against the one before it."""
        return index > 0 and self.tokens[index].start == self.tokens[index - 1].end

    def index(self, offset: int) -> int:
        """Return the index of the first token that starts at or after a character offset."""
        return self.reading.token_index(offset)

    def skip(self, index: int, end: int) -> int:
        """Return the index after the asides that stand from ``index`` on, bracketing commas included."""
        while index < end:
            stop = self.asides.get(index)
            if stop is not None and stop <= end:
                index = stop
                continue
            if self.mark(index) == ",":
                inner = self._run(index + 1, end)
                while inner < end and self.has(inner, "strong"):
                    inner = self._run(inner + 1, end)
                if inner > index + 1 and self.mark(inner) == ",":
                    index = inner + 1
                    continue
                if self.clause_commas and index + 1 < end and self.has(index + 1, "comp"):
                    return index + 1
            break
        return index

    def skip_back(self, index: int, first: int) -> int:
        """Return the index where the asides that end before ``index`` begin, bracketing commas included."""
        while index > first:
            start = self.asides_back.get(index)
            if start is not None and start >= first:
                index = start
                continue
            if self.mark(index - 1) == ",":
                inner = index - 1
                while inner > first:
                    start = self.asides_back.get(inner, inner - 1 if self.has(inner - 1, "strong") else inner)
                    if start == inner or start < first:
                        break
                    inner = start
                if inner < index - 1 and self.mark(inner - 1) == ",":
                    index = inner - 1
                    continue
            break
        return index

    def _run(self, index: int, end: int) -> int:
        while index < end and (stop := self.asides.get(index)) is not None and stop <= end:
            index = stop
        return index


def gather(reading: Reading, pack: Pack, places: tuple[PlaceMention, ...], moments: tuple[Moment, ...]) -> Words:
    """Return the words of a reading with their classes, source heads, asides, channels and places."""
    tokens = reading.tokens
    classes: list[tuple[str, ...]] = [_CLASSES] * len(tokens)
    features: dict[int, tuple[str, str]] = {}
    asides: dict[int, int] = {}
    _grammar(reading, classes, features, asides)
    _anonymity(reading, asides)
    heads = _heads(reading)
    for first, hit in heads.items():
        for i in range(first, reading.token_index(hit.end)):
            if hit.entry.get("name").isupper() or "coord" in classes[i]:
                classes[i] = _CLASSES
    _times(reading, classes, asides, moments)
    channels = _channels(reading, classes, asides, tails=not pack.switch("nouns_capitalised"))
    found = {reading.token_index(p.span.start): p for p in places}
    ends = {i: reading.token_index(p.span.end) for i, p in found.items()}
    return Words(
        reading=reading,
        pack=pack,
        tokens=tokens,
        marks=_marks(reading),
        classes=tuple(classes),
        features=features,
        quoted=_quoted(reading),
        heads=heads,
        head_ends={i: reading.token_index(h.end) for i, h in heads.items()},
        asides=asides,
        asides_back=_reversed(asides),
        channels=channels,
        openers=_openers(reading),
        pasts=frozenset(
            reading.token_index(h.start) for h in reading.hits.get("cues", ()) if h.entry.tag in {"past", "participle"}
        ),
        places=found,
        place_ends=ends,
        placed=_placed(len(tokens), ends),
        moments=moments,
        bracket=bool(pack.switch("verb_bracket")),
        common=_common(reading) if pack.switch("nouns_capitalised") else frozenset(),
        clause_commas=bool(pack.switch("clause_commas")),
    )


def _quoted(reading: Reading) -> tuple[int, ...]:
    """Return for each token the index of the quotation that holds it, or -1."""
    found = [-1] * len(reading.tokens)
    for number, quotation in enumerate(reading.quotations):
        for i in range(reading.token_index(quotation.start), reading.token_index(quotation.end)):
            found[i] = number
    return tuple(found)


def _reversed(asides: dict[int, int]) -> dict[int, int]:
    """Return the asides by the token after their last; where several end together, the longest."""
    back: dict[int, int] = {}
    for start, stop in asides.items():
        back[stop] = min(start, back.get(stop, start))
    return back


def _common(reading: Reading) -> frozenset[int]:
    """Return the tokens of nouns that the pack knows: happenings, what is counted, channels."""
    hits = [hit for table in ("kinds", "units", "channels", "portfolios") for hit in reading.hits.get(table, ())]
    return frozenset(i for hit in hits for i in range(reading.token_index(hit.start), reading.token_index(hit.end)))


def _openers(reading: Reading) -> frozenset[int]:
    """Return the last tokens of prepositions and relays of source: what follows them is a source's phrase."""
    hits = reading.hits.get("cues", ())
    return frozenset(reading.token_index(h.end) - 1 for h in hits if h.entry.get("class") in {"preposition", "relay"})


def _placed(count: int, ends: dict[int, int]) -> tuple[bool, ...]:
    inside = [False] * count
    for first, last in ends.items():
        for i in range(first, min(last, count)):
            inside[i] = True
    return tuple(inside)


def _marks(reading: Reading) -> tuple[str, ...]:
    """Return each token's break mark, or an empty string; a full stop that ends a sentence is always one."""
    ends = {sentence.last - 1 for sentence in reading.sentences}
    found = []
    for i, token in enumerate(reading.tokens):
        breaks = token.kind == "mark" and token.fold in BREAKS
        inner = breaks and token.fold in ".,:" and i not in ends and _inner(reading, i)
        found.append(token.fold if breaks and not inner else "")
    return tuple(found)


def _inner(reading: Reading, index: int) -> bool:
    """Tell whether a full stop, comma or colon belongs to a word or figure: 3.600, 22:00, M. Gladkov, Censor.NET."""
    tokens, text = reading.tokens, reading.text
    if index < 1 or index + 1 >= len(tokens):
        return False
    before, mark, after = tokens[index - 1], tokens[index], tokens[index + 1]
    if before.kind == "mark" or after.kind == "mark":
        return False
    if before.end == mark.start and after.start == mark.end:
        return True
    short = before.end - before.start <= _ABBREVIATED and before.kind == "word" and after.kind == "word"
    return mark.fold == "." and short and text[before.start].isupper() and text[after.start].isupper()


def _grammar(
    reading: Reading,
    classes: list[tuple[str, ...]],
    features: dict[int, tuple[str, str]],
    asides: dict[int, int],
) -> None:
    covered, begin = 0, -1
    for hit in reading.hits.get("grammar", ()):
        if hit.start < covered and not (hit.start == begin and hit.end == covered):
            continue
        begin, covered = hit.start, hit.end
        first, last = reading.token_index(hit.start), reading.token_index(hit.end)
        names = tuple(hit.entry.get("class").split())
        for i in range(first, last):
            classes[i] = classes[i] + names
        if "pron" in names or "det" in names:
            features[first] = (hit.entry.get("number"), hit.entry.get("gender"))
        if "adv" in names:
            asides[first] = max(asides.get(first, 0), last)


def _anonymity(reading: Reading, asides: dict[int, int]) -> None:
    """Take "who asked not to be named" for an aside."""
    for hit in reading.hits.get("cues", ()):
        if hit.entry.get("act") == "anonymity":
            first = reading.token_index(hit.start)
            asides[first] = max(asides.get(first, 0), reading.token_index(hit.end))


def _heads(reading: Reading) -> dict[int, Hit]:
    """Return the source heads by first token; where forms overlap, the longest that starts first."""
    found: dict[int, Hit] = {}
    covered = 0
    hits = sorted(
        reading.hits.get("sources", ()) + reading.hits.get("outlets", ()), key=lambda hit: (hit.start, -hit.end)
    )
    for hit in hits:
        if hit.start < covered:
            continue
        if not _spelt(reading, hit):
            continue
        covered = hit.end
        found[reading.token_index(hit.start)] = hit
    return found


def _spelt(reading: Reading, hit: Hit) -> bool:
    """Tell whether an outlet or an abbreviation is written with its capitals: "WHO" is one, "who" is none."""
    name = hit.entry.get("name")
    written = reading.text[hit.start : hit.end]
    if hit.entry.table == "outlets":
        part = reading.text[hit.end : hit.end + 1] == "-"
        shouted = not name.isupper() or len(written) >= _ABBREVIATED or written.isupper()
        return not part and shouted and (written[0].isupper() or written == name or written.startswith("l'"))
    if name.isupper() and len(hit.entry.form) <= _ABBREVIATED:
        return written.isupper()
    return True


def _times(
    reading: Reading, classes: list[tuple[str, ...]], asides: dict[int, int], moments: tuple[Moment, ...]
) -> None:
    tokens = reading.tokens
    for moment in moments:
        if moment.span is not None:
            first, last = reading.token_index(moment.span.start), reading.token_index(moment.span.end)
            for i in range(first, last):
                classes[i] = (*classes[i], "time")
    i = 0
    while i < len(tokens):
        if not _timely(tokens[i], classes[i]):
            i += 1
            continue
        first = i
        while i < len(tokens) and (_timely(tokens[i], classes[i]) or tokens[i].kind == "number"):
            i += 1
        while first > 0 and (tokens[first - 1].kind == "number" or {"prep", "det"} & set(classes[first - 1])):
            first -= 1
            if "prep" in classes[first] and "of" not in classes[first]:
                break
        if not (i + 1 < len(tokens) and tokens[i].fold == "'" and "of_s" in classes[i + 1]):
            asides[first] = max(asides.get(first, 0), i)


def _timely(token: Token, names: tuple[str, ...]) -> bool:
    if "time" in names:
        return True
    return token.kind == "number" and len(token.fold) == 4 and token.fold[:2] in {"19", "20"}


def _channels(
    reading: Reading, classes: list[tuple[str, ...]], asides: dict[int, int], *, tails: bool
) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for hit in reading.hits.get("channels", ()):
        word, last = reading.token_index(hit.start), reading.token_index(hit.end)
        name = hit.entry.get("channel")
        first = word
        for i in range(word - 1, max(-1, word - _NEAR), -1):
            names = classes[i]
            token = reading.tokens[i]
            if "prep" in names and ("of" not in names or "to" in names):
                first = i
                break
            if (token.kind == "mark" and token.fold in BREAKS) or "coord" in names or "aux" in names:
                break
        if word not in found or last > found[word][0]:
            found[word] = (last, name)
        if first < word and not {"by", "of"} & set(classes[first]):
            last = _tail(reading, classes, last) if tails else last
            asides[first] = max(asides.get(first, 0), last)
            _chain(classes, asides, first, last)
    return found


def _tail(reading: Reading, classes: list[tuple[str, ...]], last: int) -> int:
    """Return the end of a compound that the channel's name begins: "the Telegram messaging app"."""
    stop = last
    while stop < min(len(reading.tokens), last + 3):
        token = reading.tokens[stop]
        if token.kind != "word" or classes[stop] or reading.text[token.start].isupper():
            break
        stop += 1
    closed = stop >= len(reading.tokens) or reading.tokens[stop].kind == "mark"
    return stop if closed else last


def _chain(classes: list[tuple[str, ...]], asides: dict[int, int], first: int, last: int) -> None:
    """Join "in an update" and "posted on X" into one aside: one word of content stands between the two."""
    for start, stop in list(asides.items()):
        if stop + 1 == first and start < first and not classes[stop]:
            asides[start] = last
