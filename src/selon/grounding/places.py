"""Names of places in a text, and what they point at.

The words of the language come from its pack: ``places.tsv`` (names that the gazetteer lacks, seats of power that stand
for governments, places taken up again), ``demonyms.tsv`` and ``place_words.tsv``; all other names from the gazetteer. A
name is first only a spot with candidates; what the text makes plain (countries, regions, sure names) then decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from selon.grounding.place_choice import ENOUGH, Context, Ranked, misplaced, rank, speaks_for
from selon.grounding.place_control import mark_control
from selon.grounding.place_datelines import dateline_end
from selon.grounding.place_extents import Found, resume, widen
from selon.grounding.place_heads import mark_neighbours
from selon.grounding.place_names import Spot, find_spots
from selon.grounding.place_stretches import mark_stretches
from selon.grounding.place_unlisted import find_unlisted, moved
from selon.grounding.place_words import PlaceWords, compile_words
from selon.languages.pack import Pack
from selon.ports import Candidate, Gazetteer
from selon.records.claims import Place, PlaceMention
from selon.records.text import Hit, Reading
from selon.text import fold

__all__ = ["find_places"]

#: So many candidates stay on record.
_KEPT = 5
#: A name that is sought by sound has at most so many tokens, or a few more over a hyphen.
_LONGEST_SOUND = 5
#: A name that is sought by sound has at least so many letters.
_SHORTEST_SOUND = 4
#: What a sure place in the same list adds for its neighbour.
_COMPANY = 1.5
#: What every name gets where the pack knows no prepositions that could vouch for it.
_NO_PREPOSITIONS = 0.8
#: Uses of a listed form that are read last, after the names.
_LATER = frozenset({"anaphor", "area", "bank", "capital"})


def find_places(reading: Reading, pack: Pack, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Return the mentions of places by start; mentions do not overlap.

    Besides ``name``, ``adjective`` and ``metonym`` a mention's form may be ``anaphor``: the region, ce pays.
    """
    words = compile_words(pack)
    listed = _listed(reading, words, gazetteer)
    demonyms = frozenset(i for f in listed if f.form == "adjective" for i in range(f.first, f.last))
    taken = frozenset(i for f in listed for i in range(f.first, f.last)) | _names_of_media(reading)
    spots, unknown = find_spots(reading, words, gazetteer, taken)
    spots.extend(_spots_by_sound(reading, words, gazetteer, unknown))
    spots.sort(key=lambda spot: spot.first)
    mark_neighbours(reading, words, spots, demonyms)
    context = Context(lower=frozenset(_lower_words(reading)), unled=0.0 if "in" in words.closers else _NO_PREPOSITIONS)
    _fill(context, reading, listed, spots, unknown, gazetteer)
    named = _decide(reading, spots, context, gazetteer, words)
    found = sorted([*listed, *named], key=lambda f: (f.first, -f.last))
    unknown = unknown | {i for spot in spots if spot.partial for i in range(spot.first, spot.last)}
    found = sorted([*found, *find_unlisted(reading, words, unknown, found, context)], key=lambda f: (f.first, -f.last))
    written = dateline_end(reading)
    for item in found:
        item.dateline = item.last < written
        widen(reading, words, item)
    whole = _with_resumed(reading, words, mark_stretches(reading, words, found), gazetteer)
    return _finish(reading, mark_control(reading, words, pack.settings.get("nations", {}), whole))


def _with_resumed(reading: Reading, words: PlaceWords, found: list[Found], gazetteer: Gazetteer) -> list[Found]:
    """Put the places taken up again, and the stretches of land that the pack lists, among the others."""
    hits = [hit for hit in reading.hits.get("places", ()) if hit.entry.get("use") in _LATER]
    whole: list[Found] = []
    at = 0
    for hit in hits:
        while at < len(found) and reading.tokens[found[at].first].start < hit.start:
            whole.append(found[at])
            at += 1
        if at < len(found) and reading.tokens[found[at].first].start < hit.end:
            continue
        if not whole or reading.tokens[whole[-1].last - 1].end <= hit.start:
            resumed = resume(reading, words, hit, whole, found[at] if at < len(found) else None, gazetteer)
            if resumed is not None:
                whole.append(resumed)
    return [*whole, *found[at:]]


def _names_of_media(reading: Reading) -> frozenset[int]:
    """Return the tokens of names of outlets and agencies (Ria Novosti, The Kyiv Independent)."""
    hits = reading.hits.get("outlets", ())
    return frozenset(i for hit in hits for i in range(reading.token_index(hit.start), reading.token_index(hit.end)))


def _listed(reading: Reading, words: PlaceWords, gazetteer: Gazetteer) -> list[Found]:
    """Return the mentions that the pack itself names: adjectives, seats of power, abbreviations, exonyms."""
    found: list[Found] = []
    end = 0
    hits = [*reading.hits.get("demonyms", ()), *reading.hits.get("places", ())]
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start < end or not _well_written(reading, hit, words):
            continue
        candidates = _candidates(hit, gazetteer)
        if hit.entry.get("use") in _LATER or not candidates:
            continue
        first, last = reading.token_index(hit.start), reading.token_index(hit.end)
        preposition = next((role for role in ("in", "by", "of") if _led(reading, words, first, role)), "")
        found.append(Found(first, last, candidates, _listed_form(hit, words, preposition, candidates[0])))
        end = hit.end
    return found


def _led(reading: Reading, words: PlaceWords, index: int, role: str) -> bool:
    article = words.before(reading, index, "article")
    return bool(words.before(reading, index, role) or (article and words.before(reading, article.first, role)))


def _listed_form(hit: Hit, words: PlaceWords, preposition: str, best: Candidate) -> str:
    if hit.entry.table == "demonyms":
        return "adjective"
    if hit.entry.get("use") == "metonym":
        return "name" if preposition == "in" else "metonym"
    acts = best.place.precision == "country" or best.capital
    return "metonym" if acts and words.prepositions and preposition in ("", "by") else "name"


def _well_written(reading: Reading, hit: Hit, words: PlaceWords) -> bool:
    """Hold a hit's letters against how such a word is written: a name with a capital, a short form in capitals."""
    shape = reading.text[hit.start : hit.end]
    if hit.entry.table == "demonyms":
        return not (words.demonyms_capitalised and shape[0].islower())
    if hit.entry.get("use") in _LATER:
        return True
    if len(shape.replace(".", "")) <= 3 and hit.entry.get("precision") != "settlement":
        return shape.upper() == shape
    return any(not c.islower() for c in shape if c.isalpha())


def _candidates(hit: Hit, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    name, country, precision = hit.entry.get("place"), hit.entry.get("country"), hit.entry.get("precision")
    if not name:
        return tuple(c for c in gazetteer.find(f"iso {country.lower()}") if c.place.precision == "country")
    found = gazetteer.find(fold(name))
    fitting = [c for c in found if country in ("", c.place.country) and precision in ("", c.place.precision)]
    return tuple(sorted(fitting, key=lambda c: -c.population)[:1])


def _spots_by_sound(reading: Reading, words: PlaceWords, gazetteer: Gazetteer, unknown: set[int]) -> Iterable[Spot]:
    """Yield spots for capital words that no name is spelt like, where what stands beside them vouches for a place."""
    tokens = reading.tokens
    for index in sorted(unknown):
        if index - 1 in unknown or (index and tokens[index - 1].fold == "-" and _joined(reading, index - 2)):
            continue
        last = index + 1
        while last < len(tokens) and last - index < _LONGEST_SOUND:
            if _joined(reading, last - 1) and tokens[last + 1].kind == "word":
                last += 2
            elif last in unknown and tokens[last].start == tokens[last - 1].end + 1:
                last += 1
            else:
                break
        for first, end in ((index, last), (last - 1, last)) if last - index > 1 else ((index, last),):
            spot = _spot_by_sound(reading, words, gazetteer, first, end)
            if spot is not None:
                yield spot
                break


def _spot_by_sound(reading: Reading, words: PlaceWords, gazetteer: Gazetteer, first: int, last: int) -> Spot | None:
    """Return the spot of the words ``first:last`` where what stands beside them vouches for a place."""
    headed = words.before(reading, first, "head")
    vouched = (
        words.before(reading, first, "in")
        or words.before(reading, first, "link")
        or headed
        or words.after(reading, last, "head")
    )
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    if not vouched or end - start < _SHORTEST_SOUND:
        return None
    candidates = _alike(reading.folded[start:end], words, gazetteer)
    if not candidates:
        return None
    return Spot(first, last, reading.text[start:end], candidates, sounded=True, left=first, right=last)


def _joined(reading: Reading, index: int) -> bool:
    """Tell whether a hyphen ties a token to the one after the hyphen."""
    tokens = reading.tokens
    return (
        0 <= index < len(tokens) - 2
        and tokens[index + 1].fold == "-"
        and tokens[index].end == tokens[index + 1].start
        and tokens[index + 1].end == tokens[index + 2].start
    )


def _alike(name: str, words: PlaceWords, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    forms = (name, *words.base_forms(name)) if words.endings else (name,)
    spelt = words.respelt(name)
    respelt = gazetteer.find(spelt) if spelt != name else ()
    return respelt or next((places for form in forms if (places := gazetteer.alike(form))), ())


def _fill(
    context: Context,
    reading: Reading,
    listed: Iterable[Found],
    spots: list[Spot],
    unknown: set[int],
    gazetteer: Gazetteer,
) -> None:
    """Read what the text makes plain, in two rounds: what the first one settles helps the second."""
    for found in listed:
        country = found.candidates[0].place.country
        if country:
            context.countries[country] += 1
    for spot in spots:
        country = next((c.place.country for c in spot.candidates if c.place.precision == "country"), None)
        if country and not spot.head:
            context.countries[country] += 2
        if (spot.partial and not spot.preposition) or spot.titled:
            context.people.update(reading.tokens[i].fold for i in range(spot.first, spot.last))
    context.people.update(reading.tokens[i].fold for i in unknown if i + 1 in unknown or i - 1 in unknown)
    for spot in (*spots, *spots):
        word = _word(spot)
        ranked = rank(spot, context, gazetteer) if not context.sure[word] else None
        if ranked and speaks_for(spot, ranked, context, word) >= ENOUGH + 1 and not ranked.ambiguous:
            _learn(context, spot, ranked.candidates[0].place)


def _learn(context: Context, spot: Spot, place: Place) -> None:
    context.sure[_word(spot)] += 1
    if place.country and place.precision != "country":
        context.countries[place.country] += 1
    if place.precision == "admin1":
        context.regions.add((place.country, place.name))
    elif place.precision == "settlement" and place.lat is not None and place.lon is not None:
        context.points.append((place.lat, place.lon))


def _lower_words(reading: Reading) -> Iterable[str]:
    text = reading.text
    return (token.fold for token in reading.tokens if token.kind == "word" and text[token.start].islower())


def _word(spot: Spot) -> str:
    return fold(spot.shape)


def _decide(
    reading: Reading, spots: list[Spot], context: Context, gazetteer: Gazetteer, words: PlaceWords
) -> list[Found]:
    found: list[Found] = []
    judged = [(spot, rank(spot, context, gazetteer)) for spot in spots]
    sure = {id(spot) for spot, ranked in judged if speaks_for(spot, ranked, context, _word(spot)) >= ENOUGH}
    for spot, ranked in judged:
        if id(spot) not in sure:
            company = sum(id(other) in sure for other in spot.listed)
            if not company or speaks_for(spot, ranked, context, _word(spot)) + _COMPANY < ENOUGH:
                continue
        best = ranked.candidates[0]
        new = moved(words, spot, best, _larger(spot, judged), context)
        candidates = (new, *ranked.candidates) if new else ranked.candidates
        ambiguous = new is None and (ranked.ambiguous or misplaced(spot, best))
        found.append(Found(spot.left, spot.right, candidates, _form(reading, spot, candidates[0], words), ambiguous))
    return found


def _larger(spot: Spot, judged: list[tuple[Spot, Ranked]]) -> Place | None:
    """Return what the place beside a spot means most probably."""
    return next((ranked.candidates[0].place for other, ranked in judged if other is spot.beside), None)


def _form(reading: Reading, spot: Spot, best: Candidate, words: PlaceWords) -> str:
    """Say whether a country or its capital stands for itself, for those who govern it, or as an attribute."""
    governs = best.place.precision == "country" or best.capital
    if _leads_participle(reading, spot.last) or (governs and spot.possessive and not best.capital):
        return "adjective"
    if not governs or not words.prepositions or spot.head:
        return "name"
    if spot.preposition in ("", "by") or (best.capital and spot.possessive) or _owned(reading, words, spot, best):
        return "metonym"
    return "name"


def _leads_participle(reading: Reading, index: int) -> bool:
    """Tell whether the name is the first half of a compound: Moscow-held, Kyiv-controlled."""
    return _joined(reading, index - 1) and reading.text[reading.tokens[index + 1].start].islower()


def _owned(reading: Reading, words: PlaceWords, spot: Spot, best: Candidate) -> bool:
    """Tell whether a capital owns forces, services, officials: they are its government's (les services de Kiev)."""
    link = words.before(reading, spot.first, "link")
    if link is None or not best.capital:
        return False
    end = reading.tokens[link.first - 1].end if link.first else 0
    return any(hit.end == end for hit in reading.hits_between("sources", max(0, end - 40), end))


def _finish(reading: Reading, found: list[Found]) -> tuple[PlaceMention, ...]:
    mentions: list[PlaceMention] = []
    end = -1
    for item in found:
        if item.first < end:
            continue
        end = item.last
        span = reading.span(reading.tokens[item.first].start, reading.tokens[item.last - 1].end)
        places = tuple(replace(c.place, span=span) for c in item.candidates[:_KEPT])
        mentions.append(PlaceMention(span, places[0], places, item.ambiguous, item.form, item.dateline))
    return tuple(mentions)
