"""Finding what may be a name of a place: capital words that the gazetteer knows, and what touches them.

Nothing is decided here. A ``Spot`` holds the name's tokens, every place that bears it, and what its neighbours say.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace

from selon.grounding.place_words import PlaceWords
from selon.ports import Candidate, Gazetteer
from selon.records.text import Reading

__all__ = ["TOWN", "Spot", "find_spots"]

#: A name of a place has at most so many words.
_LONGEST = 5
#: Tables of a pack whose forms are nouns.
_NOUNS = ("kinds", "units", "means", "sources", "channels")
#: Heads and kinds of places that adjectives in small letters go with, and how many inhabitants make a town.
_REGIONS = frozenset({"admin1", "admin2"})
TOWN = 10_000
#: So many times the inhabitants speak for a name in one of its cases, where the same letters name a smaller place.
_FAR_BIGGER = 10
_WHOLE = frozenset({"country", "other"})
_JOINTS = frozenset("-'")
_SPACES = frozenset((" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"))


@dataclass(slots=True)
class Spot:
    """A name in the tokens ``first:last`` that the gazetteer knows, with what stands beside it.

    ``partial``: capital words that nobody knows, or another name, touch it (Vladimir in Vladimir Poutine).
    ``titled``: a title stands before it. ``opens``: it opens a sentence. ``preposition``: the role of the
    preposition before it (in, of, by), or empty. ``head``: the precision that a head word gives it; ``left``
    and ``right``: the tokens of name and head together; ``office``: an office gives it, not a head word;
    ``announced``: a head word further back does. ``sounded``: found by sound alone. ``shape``: the name as the
    text has it. ``beside``: the larger place after a comma (Toropets, dans la région de Tver), and of that the
    smaller one; ``inside``: a preposition says that it lies there; ``touching``: nothing parts the two (Торопец
    Тверской области). ``listed``: its neighbours in a list. ``articled``: an article stands right before it,
    where nouns are written like names and towns take none. ``borne``: a building, ship or brigade bears it (la
    maternité Al-Amal, шахта «Северная»). ``adjective``: it is one, in small letters; ``inflected``: it stands
    in another case than the gazetteer's, and ``bases`` are what it may be in the first case.
    """

    first: int
    last: int
    shape: str
    candidates: tuple[Candidate, ...]
    sounded: bool = False
    partial: bool = False
    titled: bool = False
    opens: bool = False
    preposition: str = ""
    possessive: bool = False
    head: str = ""
    plural: bool = False
    office: bool = False
    announced: bool = False
    articled: bool = False
    borne: bool = False
    adjective: bool = False
    inflected: bool = False
    bases: tuple[str, ...] = ()
    beside: Spot | None = None
    inside: bool = False
    touching: bool = False
    listed: list[Spot] = field(default_factory=list)
    left: int = 0
    right: int = 0


def find_spots(
    reading: Reading, words: PlaceWords, gazetteer: Gazetteer, taken: frozenset[int]
) -> tuple[list[Spot], set[int]]:
    """Return the spots of a text by start, not overlapping, and the capital words that nobody knows.

    ``taken`` holds the tokens that are spoken for.
    """
    spots: list[Spot] = []
    unknown: set[int] = set()
    nouns = _nouns(reading) if words.nouns_capitalised else frozenset()
    openings = {sentence.first for sentence in reading.sentences}
    index, count = 0, len(reading.tokens)
    while index < count:
        if index in taken or not _capital(reading, index):
            spot = _adjective(reading, words, gazetteer, index) if words.adjectival and index not in taken else None
            if spot is not None:
                spots.append(spot)
            index += 1
            continue
        spot = _longest(reading, words, gazetteer, index, taken)
        if spot is None:
            if index not in nouns and not _known(reading, words, index):
                unknown.add(index)
            index += 1
            continue
        spot.opens = index in openings
        spots.append(spot)
        index = spot.last
    for spot in spots:
        spot.partial = _touches(reading, spot.first - 1, spot.first, unknown) or _touches(
            reading, spot.last - 1, spot.last, unknown
        )
    for before, after in itertools.pairwise(spots):
        if before.last == after.first and _gap(reading, before.last - 1) in _SPACES:
            before.partial = after.partial = True
    return spots, unknown


def _adjective(reading: Reading, words: PlaceWords, gazetteer: Gazetteer, index: int) -> Spot | None:
    """Return the spot of an adjective of a place in small letters, where the head or office of a region stands by it.

    Any adjective may look like one, so its place is at least a town of some size.
    """
    token = reading.tokens[index]
    if token.kind != "word" or not token.fold.endswith(words.adjectival):
        return None
    beside = words.before(reading, index, "head") or words.after(reading, index + 1, "head")
    beside = beside or words.after(reading, index + 1, "office")
    if beside is None or beside.entry.get("name") not in _REGIONS:
        return None
    found = [c for form in words.base_forms(token.fold) for c in gazetteer.find(form)]
    places = tuple(c for c in found if c.place.precision in _REGIONS or c.population >= TOWN)
    if not places:
        return None
    return Spot(index, index + 1, token.fold, places, adjective=True, left=index, right=index + 1)


def _capital(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.kind == "word" and not reading.text[token.start].islower()


def _gap(reading: Reading, index: int) -> str:
    """Return what lies between a token and the next."""
    return reading.text[reading.tokens[index].end : reading.tokens[index + 1].start]


def _nouns(reading: Reading) -> frozenset[int]:
    """Return the tokens of nouns that the pack knows: where all nouns have a capital, they are no names of people."""
    hits = [hit for table in _NOUNS for hit in reading.hits.get(table, ())]
    return frozenset(i for hit in hits for i in range(reading.token_index(hit.start), reading.token_index(hit.end)))


def _touches(reading: Reading, left: int, right: int, unknown: set[int]) -> bool:
    """Tell whether two neighbours belong together and one of them is unknown, also over a hyphen."""
    if left < 0 or right >= len(reading.tokens) or _gap(reading, left) not in _SPACES | {""}:
        return False
    if left in unknown or right in unknown:
        return True
    mark = left if reading.tokens[left].fold == "-" else right if reading.tokens[right].fold == "-" else None
    return mark is not None and bool({mark - 1, mark + 1} & unknown) and not _gap(reading, mark - 1)


def _known(reading: Reading, words: PlaceWords, index: int) -> bool:
    fold = reading.tokens[index].fold
    return len(fold) == 1 or fold in words.roles


def _longest(
    reading: Reading, words: PlaceWords, gazetteer: Gazetteer, index: int, taken: frozenset[int]
) -> Spot | None:
    start = reading.tokens[index].start
    for end in reversed(_ends(reading, words, index, taken)):
        if end == index + 1 and _known(reading, words, index) and not _headed(reading, words, index):
            return None
        if _goes_on(reading, words, end, 1) or _goes_on(reading, words, index - 1, -1):
            continue
        stop = reading.tokens[end - 1].end
        candidates, inflected = _look_up(reading.folded[start:stop], words, gazetteer)
        head = words.after(reading, end, "head") if candidates else None
        if head is not None and head.entry.get("name") in _REGIONS:
            whole = gazetteer.find(reading.folded[start : reading.tokens[head.last - 1].end])
            candidates = tuple({(c.place.geonames_id, c.place.name): c for c in (*candidates, *whole)}.values())
        if candidates:
            shape = reading.text[start:stop]
            bases = tuple(words.base_forms(reading.folded[start:stop])) if inflected else ()
            return Spot(index, end, shape, candidates, inflected=inflected, bases=bases, left=index, right=end)
    return None


def _headed(reading: Reading, words: PlaceWords, index: int) -> bool:
    """Tell whether a word for a kind of place is the name of another: la province du Lac, the Lake region."""
    if set(words.roles.get(reading.tokens[index].fold, ())) != {"head"}:
        return False
    link = words.before(reading, index, "link")
    return link is not None and words.before(reading, link.first, "head") is not None


def _goes_on(reading: Reading, words: PlaceWords, index: int, step: int) -> bool:
    """Tell whether a name goes on over a hyphen and a small word (Sainte-Marie-aux-Mines) from a token, that way."""
    if not (0 <= index < len(reading.tokens) and 0 <= index + 2 * step < len(reading.tokens)):
        return False
    hyphen, small, other = (reading.tokens[index + n * step].fold for n in range(3))
    return hyphen == other == "-" and words.plays(small, "particle")


def _look_up(name: str, words: PlaceWords, gazetteer: Gazetteer) -> tuple[tuple[Candidate, ...], bool]:
    """Return the places of a name as it stands, else of the first form that it may be inflected from, and if it is.

    What stands so may be a case of a far bigger place's name too (в Орлі: in Oryol, or in Orly, a suburb of Paris).
    """
    found = gazetteer.find(name) or _compound(name, words, gazetteer)
    if not words.endings:
        return found, False
    bases = (places for form in words.base_forms(name) if form != name and (places := gazetteer.find(form)))
    based = next(bases, ())
    if not found:
        return based, True
    if any(place.primary or place.place.precision in _WHOLE for place in found):
        return found, False
    largest = max(place.population for place in found)
    far_bigger = [place for place in based if place.population >= max(TOWN, _FAR_BIGGER * largest)]
    return (*found, *far_bigger), False


def _compound(name: str, words: PlaceWords, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the part of a country that one word names with the country: Nordsyrien, Südlibanons."""
    for own, english in words.compounds:
        rest = name.removeprefix(own)
        if rest != name:
            forms = (rest, *words.base_forms(rest))
            found = [c for form in forms for c in gazetteer.find(form) if c.place.precision == "country"]
            return tuple(_part(candidate, english) for candidate in found[:1])
    return ()


def _part(candidate: Candidate, english: str) -> Candidate:
    name = f"{english} {candidate.place.name}"
    place = replace(candidate.place, name=name, precision="other", lat=None, lon=None, geonames_id=None)
    return replace(candidate, place=place)


def _ends(reading: Reading, words: PlaceWords, index: int, taken: frozenset[int]) -> list[int]:
    """Return where a name that starts at a token may end, nearest first.

    A name goes on over hyphens and apostrophes, over a space to a capital word, and over one small word that a
    capital word follows, after a space or a hyphen (Deir al-Balah).
    """
    ends = [index + 1]
    count, names, end = len(reading.tokens), 1, index + 1
    while end < count and names < _LONGEST and end not in taken:
        token, gap = reading.tokens[end], _gap(reading, end - 1)
        if token.fold in _JOINTS and not gap and end + 1 < count and not _gap(reading, end):
            if reading.tokens[end + 1].kind != "word":
                break
            end += 2
            ends.append(end)
        elif token.kind == "word" and gap in _SPACES:
            step = _step(reading, words, end)
            if not step:
                break
            end += step
            ends.append(end)
        else:
            break
        names += 1
    return ends


def _step(reading: Reading, words: PlaceWords, index: int) -> int:
    """Return how many tokens lead to the next capital word, small words counted; 0 where none follows."""
    for width in (0, 1):
        at = index + width
        if at >= len(reading.tokens) or (width and _gap(reading, at - 1) not in _SPACES):
            return 0
        if _capital(reading, at):
            return width + 1
        if _led_by_article(reading, words, at):
            return 3
        if not _small(reading.tokens[at].fold, words):
            return 0
    return 0


def _led_by_article(reading: Reading, words: PlaceWords, index: int) -> bool:
    """Tell whether a particle ties itself to the next capital word with a hyphen: Deir *al-B*alah."""
    if not words.plays(reading.tokens[index].fold, "particle"):
        return False
    tokens = reading.tokens
    tied = index + 2 < len(tokens) and tokens[index + 1].fold == "-" and not _gap(reading, index)
    return tied and not _gap(reading, index + 1) and _capital(reading, index + 2)


def _small(fold: str, words: PlaceWords) -> bool:
    roles = words.roles.get(fold, {})
    return "link" in roles or "article" in roles or "particle" in roles
