"""What the words beside a name say about it: preposition, title, head word before or after, heads shared by a list."""

from __future__ import annotations

import itertools

from selon.grounding.place_names import TOWN, Spot
from selon.grounding.place_words import Phrase, PlaceWords
from selon.records.text import Reading, Token

__all__ = ["mark_neighbours"]

#: Between a head and its name stand at most so many other words (la région *russe frontalière* de Koursk).
_FILLERS = 2
#: Heads that belong to the span of a mention, with their article.
_REGIONS = frozenset({"admin1", "admin2"})
_WIDE = frozenset({"admin1", "admin2", "country"})
#: What no filler is: prepositions, conjunctions, verbs of being.
_BREAKS = frozenset({"in", "of", "by", "and", "verb"})
#: Between two names of one list stand at most so many tokens.
_LIST_GAP = 9
#: Between a place and the larger one beside it (, dans le nord de l') at most so many.
_BESIDE_GAP = 6
#: So many names with figures after "five regions" are those regions.
_ANNOUNCED = 2
#: Between a figure and the name that it counts for stand fewer tokens (trois au-dessus de Briansk).
_COUNTED_GAP = 6
#: So many names of regions, or beside figures, in one sentence are a tally.
_TALLY = 3
#: Marks that open and close quoted names, and how far behind a name its closing mark may stand.
_OPENING = frozenset("«\"“„‘'")
_CLOSING = frozenset("»\"”“’'")
_QUOTED = 3
_LIST_MARKS = frozenset(",()'")
_LIST_WORDS = frozenset({"and", "link", "article"})


def mark_neighbours(reading: Reading, words: PlaceWords, spots: list[Spot], demonyms: frozenset[int]) -> None:
    """Write into each spot what stands beside it. ``demonyms`` are the tokens of adjectives of countries."""
    for spot in spots:
        _mark_right(reading, words, spot)
        _mark_left(reading, words, spot, demonyms)
    _share_forward(reading, words, spots)
    _share_backward(reading, words, spots)
    _announce(reading, words, spots)
    _level(reading, spots)
    _pair(reading, words, spots)


def _announce(reading: Reading, words: PlaceWords, spots: list[Spot]) -> None:
    """Make regions of the names that follow an announcement: drones over five regions: 27 over Kursk, 16 over Bryansk.

    The announcement is a plural head that no name has taken; the names stand in its sentence or the next one, two of
    them at least beside a figure in digits.
    """
    spans = [(spot.left, max(spot.right, spot.last)) for spot in spots if spot.head]
    openers = words.openers.get("head", frozenset())
    for index in [i for i, token in enumerate(reading.tokens) if token.fold in openers]:
        head = words.after(reading, index, "head")
        if head is None or head.entry.get("number") != "p" or head.entry.get("name") != "admin1":
            continue
        if any(first <= index < last for first, last in spans):
            continue
        sentence = reading.sentence_at(reading.tokens[index].start)
        following = reading.sentences[sentence.index : sentence.index + 2]
        named = [spot for spot in spots if index < spot.first < following[-1].last and not spot.head]
        counted = [spot for spot in named if _counted(reading, spot)]
        if len(counted) >= _ANNOUNCED:
            for spot in named[named.index(counted[0]) :]:
                spot.head, spot.announced = "admin1", True


def _level(reading: Reading, spots: list[Spot]) -> None:
    """Make regions of bare names in a tally that names one region as such: 17 over the Oryol region, eight over Kursk.

    Three such names stand in one sentence at least, two of them right beside figures, in digits or words.
    """
    for _, group in itertools.groupby(spots, lambda spot: reading.sentence_at(reading.tokens[spot.first].start).index):
        named = list(group)
        counted = [spot for spot in named if _counted(reading, spot)]
        headed = [spot for spot in named if spot.head == "admin1"]
        if headed and len(counted) >= _ANNOUNCED and len({*map(id, counted), *map(id, headed)}) >= _TALLY:
            for spot in counted:
                if not spot.head:
                    spot.head, spot.announced = "admin1", True


def _counted(reading: Reading, spot: Spot) -> bool:
    """Tell whether a figure stands right before a name (16 über Brjansk) or in brackets behind it."""
    tokens = reading.tokens
    left = min(spot.first, spot.left)
    before = tokens[max(0, left - _COUNTED_GAP) : left]
    behind = tokens[spot.last : spot.last + 2]
    if any(t.kind == "number" for t in before) or [t.kind for t in behind] == ["mark", "number"]:
        return True
    words = reading.hits_between("numbers", before[0].start, before[-1].end) if before else ()
    return any(hit.entry.get("class") == "cardinal" for hit in words)


def _pair(reading: Reading, words: PlaceWords, spots: list[Spot]) -> None:
    """Tie a name to the larger place that follows it after a comma or bracket, and names of one list to each other."""
    for before, after in itertools.pairwise(spots):
        between = reading.tokens[max(before.last, before.right) : min(after.first, after.left)]
        if not between and after.head in _REGIONS and after.right > after.last and not after.office:
            before.beside, after.beside = after, before
            before.touching = after.touching = True
        folds = [token.fold for token in between]
        if folds[:1] in ([","], ["("]) and len(folds) <= _BESIDE_GAP and all(_leads(fold, words) for fold in folds[1:]):
            before.beside, after.beside = after, before
            before.inside = any(words.plays(fold, "in") for fold in folds)
        if 0 < len(folds) <= _BESIDE_GAP and all(fold in _LIST_MARKS or _joins(fold, words) for fold in folds):
            before.listed.append(after)
            after.listed.append(before)


def _leads(fold: str, words: PlaceWords) -> bool:
    roles = words.roles.get(fold, {}).keys()
    return bool(roles & {"in", "article", "link", "compass"})


def _joins(fold: str, words: PlaceWords) -> bool:
    return bool(words.roles.get(fold, {}).keys() & {"and", "in", "link", "article"})


def _mark_right(reading: Reading, words: PlaceWords, spot: Spot) -> None:
    spot.possessive = words.after(reading, spot.last, "possessive") is not None
    if not _apart(reading, spot.last):
        head = words.after(reading, spot.last, "head")
        if head is not None and not spot.head:
            _take(spot, head)
            spot.right = spot.last if head.entry.get("name") == "settlement" else head.last


def _apart(reading: Reading, index: int) -> bool:
    """Tell whether more than a space lies before a token."""
    if index >= len(reading.tokens) or index == 0:
        return True
    return reading.text[reading.tokens[index - 1].end : reading.tokens[index].start].strip(" \u00a0\u202f") != ""


def _take(spot: Spot, head: Phrase) -> None:
    spot.head = head.entry.get("name")
    spot.plural = head.entry.get("number") == "p"


def _mark_left(reading: Reading, words: PlaceWords, spot: Spot, demonyms: frozenset[int]) -> None:
    if words.before(reading, spot.first, "echo") is not None:
        spot.head, spot.preposition = "echo", "in"
        return
    head = None if spot.head else _head_before(reading, words, spot.first, demonyms)
    if head is not None:
        _take(spot, head)
    elif not spot.head:
        _mark_office(reading, words, spot)
        spot.titled = not spot.office and _titled(reading, words, spot)
    spot.articled = words.nouns_capitalised and head is None and _takes_article(reading, words, spot.first)
    spot.borne = head is None and not spot.office and _is_borne(reading, words, spot)
    wide = spot.head in _WIDE and not spot.office
    at = head.first if head is not None else _skip_adjectives(reading, words, spot.first, demonyms)
    article = words.before(reading, at, "article")
    if wide and head is not None:
        spot.left = head.first
    if wide and article is not None and (spot.left != spot.first or at == spot.first or spot.right > spot.last):
        spot.left = article.first
    lead = article.first if article is not None else at
    spot.preposition = _preposition(reading, words, (lead, at, spot.first) if head is None else (lead, at))


def _is_borne(reading: Reading, words: PlaceWords, spot: Spot) -> bool:
    """Tell whether a building, ship or unit right before a name bears it; an inflected name may be where it stands."""
    if _is_quoted(reading, spot):
        return words.before(reading, spot.first - 1, "facility") is not None
    if spot.inflected or _apart(reading, spot.first):
        return False
    return words.before(reading, spot.first, "facility") is not None


def _is_quoted(reading: Reading, spot: Spot) -> bool:
    """Tell whether quotation marks stand around a name and a number or word of it at most."""
    tokens = reading.tokens
    if not spot.first or tokens[spot.first - 1].fold not in _OPENING:
        return False
    return any(token.fold in _CLOSING for token in tokens[spot.last : spot.last + _QUOTED])


def _takes_article(reading: Reading, words: PlaceWords, index: int) -> bool:
    if words.qualifiers and reading.tokens[index].fold.endswith(words.qualifiers):
        return False
    return any(words.before(reading, index, role) is not None for role in ("article", "contraction"))


def _titled(reading: Reading, words: PlaceWords, spot: Spot) -> bool:
    return not spot.opens and not _apart(reading, spot.first) and bool(words.before(reading, spot.first, "title"))


def _preposition(reading: Reading, words: PlaceWords, places: tuple[int, ...]) -> str:
    """Return the role of the preposition that ends before one of these tokens, the surest first."""
    for role in ("in", "by", "of"):
        if any(words.before(reading, index, role) for index in places):
            return role
    return ""


def _mark_office(reading: Reading, words: PlaceWords, spot: Spot) -> None:
    """Let an office say what its name is of: the governor of Belgorod governs the region, its mayor the city.

    Where names are inflected, one before an office must be an adjective, else it is a place beside a speaker; one
    right behind it in another case is what it governs (мэр Курска), not who holds it (мэр Иванов).
    """
    link = words.before(reading, spot.first, "link")
    office = words.before(reading, link.first, "office") if link else None
    if office is None and spot.inflected and any(c.population >= TOWN for c in spot.candidates):
        office = None if _apart(reading, spot.first) else words.before(reading, spot.first, "office")
    adjectival = not words.adjectival or reading.tokens[spot.last - 1].fold.endswith(words.adjectival)
    if office is None and adjectival and not _apart(reading, spot.last):
        office = words.after(reading, spot.last, "office")
    if office is not None:
        spot.head = office.entry.get("name")
        spot.office = True


def _skip_adjectives(reading: Reading, words: PlaceWords, index: int, demonyms: frozenset[int]) -> int:
    """Step left over demonyms and compass words (the southern Kherson region)."""
    while index and (index - 1 in demonyms or words.plays(reading.tokens[index - 1].fold, "compass")):
        index -= 1
    return index


def _head_before(reading: Reading, words: PlaceWords, index: int, demonyms: frozenset[int]) -> Phrase | None:
    """Return the head before a name, also over a country's adjective (regiunea rusă Tver) or behind a link."""
    link = words.before(reading, index, "link")
    if link is None and not _apart(reading, index):
        at = index - (index - 1 in demonyms)
        return None if _apart(reading, at) else words.before(reading, at, "head")
    if link is None:
        return None
    at = link.first
    sentence = reading.sentence_at(reading.tokens[index].start)
    for _ in range(_FILLERS):
        if at <= sentence.first:
            return None
        head = words.before(reading, at, "head")
        if head is not None:
            return head
        token = reading.tokens[at - 1]
        if token.kind != "word" or words.roles.get(token.fold, {}).keys() & _BREAKS:
            return None
        at -= 1
    return words.before(reading, at, "head")


def _share_forward(reading: Reading, words: PlaceWords, spots: list[Spot]) -> None:
    """Hand a plural head, or the last head to an echo (celle de), on to the names that follow."""
    last_head = ""
    for before, spot in zip([None, *spots], spots, strict=False):
        if spot.head == "echo":
            spot.head = last_head or "admin1"
        elif before is not None and before.plural and not spot.head and _in_one_list(reading, words, before, spot):
            spot.head, spot.plural = before.head, True
            spot.preposition = spot.preposition or before.preposition
        if spot.head:
            last_head = spot.head


def _share_backward(reading: Reading, words: PlaceWords, spots: list[Spot]) -> None:
    """Hand a plural head that closes a list (the Moscow and Tula regions) back to the names before it."""
    for spot, after in zip(reversed(spots[:-1]), reversed(spots[1:]), strict=True):
        closes = (after.plural and after.right > after.last) or (
            after.plural and after.head and after.left == after.first
        )
        if closes and not spot.head and _in_one_list(reading, words, spot, after):
            spot.head, spot.plural = after.head, True
            if not spot.preposition:
                after.preposition = after.preposition or "in"
                spot.preposition = after.preposition


def _in_one_list(reading: Reading, words: PlaceWords, before: Spot, after: Spot) -> bool:
    """Tell whether only separators, figures, prepositions and small words stand between two names."""
    between = reading.tokens[max(before.last, before.right) : after.first]
    if len(between) > _LIST_GAP or not between:
        return False
    return all(_separates(reading, token, words) for token in between)


def _separates(reading: Reading, token: Token, words: PlaceWords) -> bool:
    """Tell whether a token may stand between two names of a list; a capital word is a name that nobody knows."""
    if token.kind == "number" or token.fold in _LIST_MARKS:
        return True
    if token.kind == "word" and not reading.text[token.start].islower():
        return True
    return bool(words.roles.get(token.fold, {}).keys() & _LIST_WORDS)
