"""Stretches of land that a text names by way of another place: the south of Ukraine, the east bank of the Dnipro.

Also the territory of a country named by its adjective (le territoire russe), stretches that the pack lists (the
occupied territories), and places taken up again (the region, ce pays).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from selon.grounding.place_words import Phrase, PlaceWords
from selon.ports import Candidate, Gazetteer
from selon.records.claims import Place
from selon.records.text import Hit, Reading

__all__ = ["Found", "resume", "widen"]

#: What being the region named last weighs, in mentions.
_LATEST = 1.5
#: What a country that only describes (Russian forces) or acts (Kyiv said) counts for "the country", in mentions.
_ACTING = {"adjective": 0.5, "metonym": 0.75}
_WIDER = frozenset({"country", "admin1", "admin2"})
_LAND = frozenset({"country", "admin1", "other"})


@dataclass(slots=True)
class Found:
    """A mention in the making: the tokens of its span, its candidates best first, its form, if a dateline holds it."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]
    form: str = "name"
    ambiguous: bool = False
    by_adjective: bool = False
    dateline: bool = False


def widen(reading: Reading, words: PlaceWords, found: Found) -> None:
    """Make a mention the stretch of land that the words around it speak of, if they do."""
    place = found.candidates[0].place
    owned = words.after(reading, found.last, "possessive")
    coast = words.after(reading, owned.last, "bank") if owned else None
    if coast is not None and place.precision in _LAND:
        _stretch(reading, words, found, Phrase(found.first, coast.last, coast.entry), _bank_name(coast, place))
        found.last = coast.last
        return
    if found.form == "adjective":
        _widen_adjective(reading, words, found)
        return
    link = words.before(reading, found.first, "link")
    bank = words.before(reading, link.first if link else found.first, "bank")
    if bank is not None:
        _stretch(reading, words, found, bank, _bank_name(bank, place))
        return
    if place.precision not in _LAND or (place.precision == "other" and place.lat is None):
        return
    compass = _compass(reading, words, found.first)
    if compass is None:
        compass = words.before(reading, found.first, "quarter")
    if compass is None and place.precision == "country":
        compass = words.before(reading, found.first, "side")
    if compass is not None:
        _stretch(reading, words, found, compass, f"{compass.entry.get('name')} {place.name}")


def _bank_name(bank: Phrase, place: Place) -> str:
    """Return the English name of a bank or coast: of the Dnipro, of Ecuador."""
    article = "the " if place.precision == "other" else ""
    return f"{bank.entry.get('name')} of {article}{place.name}"


def _compass(reading: Reading, words: PlaceWords, index: int) -> Phrase | None:
    """Return the point of the compass that is said of the name: southern Ukraine, le sud de l'Ukraine.

    Not in "400 km au nord de l'Ukraine": after a measure it is a direction.
    """
    at = index
    article = words.before(reading, at, "article")
    link = words.before(reading, at, "link") or (words.before(reading, article.first, "link") if article else None)
    if link is None:
        return None
    compass = words.before(reading, link.first, "compass")
    if compass is None:
        return None
    if (
        link is not None
        and not words.before(reading, compass.first, "article")
        and not _follows_small(reading, words, compass)
    ):
        return None
    lead = compass.first - 1
    while lead >= 0 and reading.tokens[lead].kind == "word" and _small(reading.tokens[lead].fold, words):
        lead -= 1
    if lead >= 1 and reading.tokens[lead - 1].kind == "number":
        return None
    return compass


def _follows_small(reading: Reading, words: PlaceWords, compass: Phrase) -> bool:
    return compass.first > 0 and _small(reading.tokens[compass.first - 1].fold, words)


def _small(fold: str, words: PlaceWords) -> bool:
    roles = words.roles.get(fold, {})
    return "article" in roles or "link" in roles or "in" in roles


def _stretch(reading: Reading, words: PlaceWords, found: Found, lead: Phrase, name: str) -> None:
    inner = found.candidates[0]
    place = replace(inner.place, name=name, precision="other", lat=None, lon=None, geonames_id=None)
    article = words.before(reading, lead.first, "article")
    found.first = article.first if article else lead.first
    found.candidates = (replace(inner, place=place), *found.candidates)
    found.form = "name"


def _widen_adjective(reading: Reading, words: PlaceWords, found: Found) -> None:
    """Take the territory of a country for the country: le territoire russe, Ukrainian soil."""
    before = words.before(reading, found.first, "head")
    after = words.after(reading, found.last, "head")
    for head in (before, after):
        if head is not None and head.entry.get("name") == "country":
            first = min(head.first, found.first)
            article = words.before(reading, first, "article")
            found.first, found.last = article.first if article else first, max(head.last, found.last)
            found.form, found.by_adjective = "name", True
            return


def resume(
    reading: Reading,
    words: PlaceWords,
    hit: Hit,
    before: Sequence[Found],
    after: Found | None,
    gazetteer: Gazetteer,
) -> Found | None:
    """Return the mention for words that take up an earlier place (la région, this country), or that name a stretch.

    ``before`` are the mentions up to here. None where nothing earlier is of that kind, or where the words go on to a
    name (la région de Tver); but cette ville de l'Etat de Borno, with the larger place ``after``, is a town.
    """
    first, last = reading.token_index(hit.start), reading.token_index(hit.end)
    use, wanted = hit.entry.get("use"), hit.entry.get("precision")
    if wanted == "settlement" and after is not None and after.first == last and after.form == "name":
        return None  # города Шебекино, die Stadt Steyr: the name itself follows
    link = words.after(reading, last, "link")
    if use == "area":
        country = next((f.candidates[0].place.country for f in reversed(before)), None)
        return Found(first, last, (Candidate(Place(None, hit.entry.get("place"), country)),))
    held = wanted == "settlement" and after is not None and after.candidates[0].place.precision in _WIDER
    larger = held and link is not None and after is not None and after.first in (link.first, link.last)
    if link is not None and not larger and words.after(reading, link.last, "compass") is None:
        return None
    if use == "capital":
        seat = next((f for f in reversed(before) if f.candidates[0].capital and f.form == "name"), None)
        return Found(first, last, seat.candidates, "anaphor", seat.ambiguous) if seat else None
    if use == "bank":
        return _bank(first, last, hit.entry.get("place"), before)
    if wanted == "admin1":
        region = _region(before)
        return Found(first, last, (region,), "anaphor") if region else None
    fitting = [found for found in reversed(before) if found.candidates[0].place.precision == wanted]
    fitting = [found for found in fitting if not found.dateline] or fitting
    named = [found for found in fitting if found.form != "adjective" and not found.by_adjective]
    if wanted == "country" and not any(found.form != "metonym" for found in named):
        return _country(first, last, before, gazetteer)
    named = named or fitting
    if wanted == "settlement" and named:
        named = [_town(reading, first, [found for found in named if not found.candidates[0].capital] or named)]
    return Found(first, last, named[0].candidates, "anaphor", named[0].ambiguous) if named else None


def _country(first: int, last: int, before: Sequence[Found], gazetteer: Gazetteer) -> Found | None:
    """Return "the country" where none is named but as acting: that of most places before, of equals the first."""
    counts: dict[str, float] = defaultdict(float)
    for found in before:
        country = found.candidates[0].place.country
        if country and not found.dateline:
            counts[country] += _ACTING.get(found.form, 1.0)
    if not counts:
        return None
    code = max(counts, key=lambda country: counts[country])
    places = tuple(c for c in gazetteer.find(f"iso {code.lower()}") if c.place.precision == "country")
    return Found(first, last, places, "anaphor") if places else None


def _town(reading: Reading, first: int, named: Sequence[Found]) -> Found:
    """Return the town that "the town" at a token is, of the towns named before, last first.

    The last one in its paragraph; where the paragraph names none, the one named most often, and the first of those.
    """
    paragraph = reading.sentence_at(reading.tokens[first].start).paragraph
    if reading.sentence_at(reading.tokens[named[0].first].start).paragraph == paragraph:
        return named[0]
    counts = Counter(found.candidates[0].place.name for found in named)
    return max(reversed(named), key=lambda found: counts[found.candidates[0].place.name])


def _bank(first: int, last: int, name: str, before: Sequence[Found]) -> Found | None:
    """Return a bank of the river last named, where the words name none."""
    rivers = (f.candidates[0] for f in reversed(before) if f.candidates[0].place.precision == "other")
    river = next((r for r in rivers if r.place.geonames_id is None and r.place.lat is not None), None)
    if river is None:
        return None
    place = replace(river.place, name=f"{name} of the {river.place.name}", lat=None, lon=None)
    return Found(first, last, (replace(river, place=place),))


def _region(before: Sequence[Found]) -> Candidate | None:
    """Return the region that "the region" most probably is: named often, itself or by its towns, or named last."""
    counts: Counter[tuple[str | None, str | None]] = Counter()
    known: dict[tuple[str | None, str | None], Candidate] = {}
    latest = None
    for found in before:
        place = found.candidates[0].place
        if not place.admin1 or found.form in ("adjective", "metonym") or found.candidates[0].capital:
            continue
        key = (place.country, place.admin1)
        counts[key] += 1
        if place.precision == "admin1":
            known[key], latest = found.candidates[0], key
    if not counts:
        return None
    best = max(counts, key=lambda key: counts[key] + (_LATEST if key == latest else 0))
    country, name = best
    return known.get(best) or Candidate(Place(None, name, country, name, "admin1"))
