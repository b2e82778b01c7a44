"""Places that no list knows: the village of Zike, in Yocalla, northern Peru.

A name is taken for one where a word for a kind of place stands before it, or a preposition before and a known place
behind it. It bears the name that the text gives it, and lies in the country, and region, of the place beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.grounding.place_choice import Context, misplaced
from selon.grounding.place_extents import Found
from selon.grounding.place_names import Spot
from selon.grounding.place_words import Phrase, PlaceWords
from selon.ports import Candidate
from selon.records.claims import Place
from selon.records.text import Reading

__all__ = ["find_unlisted", "moved"]

#: A name has at most so many words, each of them or all together so many letters.
_LONGEST = 4
_LETTERS = 3
#: Between a name and the known place behind it stand at most so many tokens.
_GAP = 6
#: A town of so many people is known under its other names too.
_CITY = 100_000
#: A country that makes up less of what a text says of countries is hardly named.
_SHARE = 0.34
_TIES = ("in", "link", "article", "compass", "quarter", "side", "head")


def _unlisted(words: PlaceWords, shape: str, beside: Place | None, country: str | None) -> Candidate:
    """Return a settlement of that name, beside or in a known place, or somewhere in a country."""
    name = words.romanised(shape)
    if beside is None or not beside.country:
        return Candidate(Place(None, name, country, None, "settlement"))
    return Candidate(Place(None, name, beside.country, beside.admin1, "settlement"))


def find_unlisted(
    reading: Reading, words: PlaceWords, unknown: set[int], found: Sequence[Found], context: Context
) -> list[Found]:
    """Return the mentions of places that no list knows, by start; ``unknown`` are capital words."""
    taken = {index for item in found for index in range(item.first, item.last)}
    country = context.countries.most_common(1)[0][0] if context.countries else None
    new: list[Found] = []
    for first, last in _runs(reading, unknown - taken):
        shape = reading.text[reading.tokens[first].start : reading.tokens[last - 1].end]
        behind = _behind(reading, words, last, found)
        led = not words.nouns_capitalised and behind is not None and words.before(reading, first, "in") is not None
        named = led or _headed(reading, words, first) is not None or _listed(reading, words, first, (*found, *new))
        if named and not shape.isupper():
            near = behind or _behind_head(reading, found, last)
            new.append(Found(first, last, (_unlisted(words, shape, near, country),)))
    return new


def _listed(reading: Reading, words: PlaceWords, first: int, found: Sequence[Found]) -> bool:
    """Tell whether a name goes on a list of towns: the villages of Jos and Kimakpa."""
    before = max((item for item in found if item.last <= first), key=lambda item: item.last, default=None)
    if before is None or not _goes_on(reading, words, before.last, first):
        return False
    head = _headed(reading, words, before.first)
    return head is not None and head.entry.get("number") == "p"


def _runs(reading: Reading, unknown: set[int]) -> list[tuple[int, int]]:
    """Return the stretches of unknown words, tied by spaces or hyphens, that are long enough to be names."""
    runs: list[tuple[int, int]] = []
    at = -1
    for index in sorted(unknown):
        if index < at:
            continue
        at = index + 1
        while at < len(reading.tokens) and at - index < 2 * _LONGEST:
            tied = reading.tokens[at - 1].end == reading.tokens[at].start
            if at in unknown and reading.tokens[at].start == reading.tokens[at - 1].end + 1:
                at += 1
            elif tied and reading.tokens[at].fold == "-" and at + 1 in unknown:
                at += 2
            else:
                break
        if reading.tokens[at - 1].end - reading.tokens[index].start >= _LETTERS:
            runs.append((index, at))
    return runs


def _headed(reading: Reading, words: PlaceWords, first: int) -> Phrase | None:
    """Return the word for a town or village right before a name, or behind a link."""
    link = words.before(reading, first, "link")
    head = words.before(reading, link.first, "head") if link else words.before(reading, first, "head")
    return head if head is not None and head.entry.get("name") == "settlement" else None


def _goes_on(reading: Reading, words: PlaceWords, last: int, first: int) -> bool:
    """Tell whether a name goes on a list: only commas, joining words, articles and links lie between."""
    between = reading.tokens[last:first]
    small = ("and", "article", "link", "in")
    return bool(between) and all(t.fold == "," or any(words.plays(t.fold, role) for role in small) for t in between)


def _behind(reading: Reading, words: PlaceWords, last: int, found: Sequence[Found]) -> Place | None:
    """Return the known place that a comma ties to a name: in Yocalla, near Potosí."""
    after = next((item for item in found if item.first >= last), None)
    if after is None or after.form != "name" or not 0 < after.first - last <= _GAP or reading.tokens[last].fold != ",":
        return None
    at = last + 1
    alone = at == after.first and after.candidates[0].place.precision == "settlement"
    while at < after.first:
        small = next((phrase for role in _TIES if (phrase := words.after(reading, at, role))), None)
        if small is None:
            return None
        at = small.last
    return None if alone else after.candidates[0].place


def _behind_head(reading: Reading, found: Sequence[Found], last: int) -> Place | None:
    """Return the region that follows a name at once or with small words: the village of Zike in Plateau state."""
    after = next((item for item in found if item.first >= last), None)
    if after is None or after.first - last > _GAP // 2 or after.form != "name":
        return None
    same = reading.sentence_at(reading.tokens[last - 1].start) == reading.sentence_at(reading.tokens[after.first].start)
    place = after.candidates[0].place
    return place if same and place.precision != "settlement" else None


def moved(words: PlaceWords, spot: Spot, best: Candidate, beside: Place | None, context: Context) -> Candidate | None:
    """Return a place that no list knows for a name whose namesakes all lie elsewhere than the text says, else None.

    ``beside`` is the larger place that stands beside the name. Small towns of countries that the text hardly names lie
    elsewhere too, where a word says that the name is a town's.
    """
    larger = beside if beside is not None and beside.country and beside.precision != "settlement" else None
    if best.place.precision != "settlement":
        return None
    foreign = bool(context.countries) and not best.primary and context.share(best.place.country) < _SHARE
    if foreign and spot.head == "settlement" and not spot.office and best.population < _CITY:
        return _unlisted(words, spot.shape, larger, context.countries.most_common(1)[0][0])
    if larger is None or not misplaced(spot, best) or not (spot.head == "settlement" or spot.preposition):
        return None
    return _unlisted(words, spot.shape, larger, larger.country)
