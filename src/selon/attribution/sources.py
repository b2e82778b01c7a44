"""Who a phrase names: canonical English name, role and organisation, kind, side, anonymous or not.

Method: the phrase's heads come from the pack with templates ("governor of {place}"); places and adjectives of
nationality inside the phrase fill them; a proper name beside a role is the person's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selon.attribution.heads import Phrase
from selon.attribution.names import romanise
from selon.attribution.persons import house_of, in_name, person_in
from selon.attribution.settings import Setting
from selon.attribution.words import Words
from selon.records.text import Hit

__all__ = ["Identity", "identify"]

_HOLE = re.compile(r"\{(\w+)\}")
_GENERIC = frozenset({"of", "other", "before", ""})
_THIRD = frozenset({"media", "witness", "social_media", "expert", "ngo", "international"})
_PERSONS = frozenset({"person", "source", "name"})
_AT_HOME = frozenset({"government", "justice", "military", "security_service"})
_ARMS = frozenset({"military", "security_service"})
_OF_PLACES = frozenset({"people", "institution", "person", "source"})
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Identity:
    """What a phrase says of its speaker.

    ``row`` is the head's row in the pack and ``topic`` the portfolio beside it: by these later mentions find the
    speaker again. ``person`` is the person's name as written; ``short`` tells that the phrase says nothing beyond its
    head, ``definite`` that it points back or at what everybody knows.
    """

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    kind: str = "other"
    side: str | None = None
    anonymous: bool = False
    number: str = ""
    gender: str = ""
    speaker: str = "none"
    row: Mapping[str, str] | None = None
    topic: str = ""
    person: str | None = None
    channel: str | None = None
    short: bool = True
    definite: bool = True
    named: bool = False
    stated: bool = False


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where a speaker belongs: country, most precise place in the phrase, whether the phrase says the country."""

    country: str | None
    place: str | None
    stated: bool


def identify(words: Words, phrase: Phrase, setting: Setting) -> Identity:
    """Return what the phrase alone says of the speaker; references to earlier speakers are resolved elsewhere."""
    heads = [words.heads[i] for i in sorted(words.heads) if phrase.first <= i < phrase.last]
    person = person_in(words, phrase, heads)
    main = words.heads.get(phrase.head)
    if main is None and person and phrase.speaker == "name":
        main = next(
            (
                h
                for h in heads
                if h.entry.get("class") in {"person", "people", "media"} or h.entry.get("kind") == "expert"
            ),
            None,
        )
    if main is None:
        return _unnamed(words, phrase, person, setting)
    if main.entry.table == "outlets":
        name = main.entry.get("name")
        return Identity(name, None, name, "media", number="s", speaker="media", row=main.entry.row, named=True)
    return _described(words, phrase, main, [h for h in heads if h is not main], person, setting)


def _described(
    words: Words, phrase: Phrase, main: Hit, others: list[Hit], person: str | None, setting: Setting
) -> Identity:
    entry, speaker = main.entry, main.entry.get("class")
    country, place = _where(words, phrase)
    indefinite = _indefinite(words, phrase)
    # The country that a text is about may be the adversary of a president whom it names without saying whose he is.
    abroad = person and "{country}" in entry.get("role")
    home = not abroad and any(map(_stays_home, [main, *others]))
    ground = _Ground(country or (_home(words, main, others, setting) if home else None), place, country is not None)
    holes = _holes(
        words, phrase, ground, _region(words, phrase, setting) if place is None and _wants_place(main) else place
    )
    organisation, outlet = _organisation(words, main, others, holes)
    holes |= {"organisation": organisation or "", "head": entry.form}
    own = _titled(words, phrase) if speaker == "media" else None
    name, organisation = _name(words, phrase, main, (own, outlet, person), organisation, holes, ground)
    if speaker == "institution" and person and (house := house_of(words, phrase, main)):
        speaker, name = "person", romanise(words.pack, person, ground.country)
        organisation = _fill(entry.get("organisation") or entry.get("name"), holes) or house
    if group := next((h for h in others if _is_group(h)), None):
        organisation = group.entry.get("organisation")
        name = name if speaker in _PERSONS else organisation
    kind = _kind(words, main, others, holes, known=ground.stated)
    return Identity(
        name=name,
        role=_fill(entry.get("role"), holes),
        organisation=organisation,
        kind=kind,
        side=_side(entry.get("side"), others, ground.country, kind, setting),
        anonymous=name is None and (speaker == "source" or (speaker == "person" and indefinite)),
        number=entry.get("number"),
        gender=entry.get("gender"),
        speaker=speaker,
        row=entry.row,
        topic=holes.get("portfolio", ""),
        person=person if speaker in _PERSONS or speaker == "people" else None,
        channel=entry.get("channel") or _channel(words, phrase, speaker),
        short=phrase.last - phrase.first <= _SHORT and not person and place is None and not others,
        definite=not indefinite and (words.has(phrase.first, "det") or not words.pack.switch("articles")),
        named=bool(own or outlet or entry.get("side")),
        stated=ground.stated,
    )


def _is_group(hit: Hit) -> bool:
    """Tell whether a head is an armed group with a name of its own: its staff and spokesmen are its own."""
    return hit.entry.get("kind") == "armed_group" and bool(hit.entry.get("organisation"))


def _region(words: Words, phrase: Phrase, setting: Setting) -> str | None:
    """Return the region that the sentence names, else the one where most of it happens."""
    sentence = words.reading.sentence_at(words.tokens[phrase.first].start)
    named = [
        mention.place.name
        for start, mention in words.places.items()
        if sentence.first <= start < sentence.last and mention.place.precision == "admin1" and mention.form == "name"
    ]
    if named and len(set(named)) == 1:
        return named[0]
    return setting.region if named or not setting.region else _region_before(words, sentence.first) or setting.region


def _region_before(words: Words, index: int) -> str | None:
    """Return the region named last before a token, as a region or as where a named town lies."""
    for start in sorted((i for i in words.places if i < index), reverse=True):
        place = words.places[start].place
        if words.places[start].form == "name" and place.precision in {"admin1", "settlement", "admin2"}:
            return place.name if place.precision == "admin1" else place.admin1
    return None


def _wants_place(main: Hit) -> bool:
    return "{place}" in main.entry.get("role") + main.entry.get("organisation")


def _name(
    words: Words,
    phrase: Phrase,
    main: Hit,
    names: tuple[str | None, str | None, str | None],
    organisation: str | None,
    holes: dict[str, str],
    ground: _Ground,
) -> tuple[str | None, str | None]:
    """Return name and organisation; ``names`` are a medium's own title, an outlet in the phrase, a person."""
    entry, (title, outlet, person) = main.entry, names
    speaker = entry.get("class")
    if speaker in _PERSONS:
        return romanise(words.pack, person, ground.country) if person else None, organisation
    name = _fill(entry.get("name"), holes)
    if entry.get("regional") and ground.place and ground.stated:
        short = _short(ground.place)
        template = entry.get("regional") if short != ground.place else entry.get("regional").replace(" regional", "")
        regional = _fill(template, holes | {"place": short})
        return regional, f"Government of {ground.place}"
    if speaker not in {"institution", "media", "document", "people"}:
        return name, organisation
    name = (outlet if speaker == "media" else None) or title or name or organisation
    if name is None and speaker in {"institution", "media"}:
        name = _own_words(words, phrase)
    return name, organisation or (name if speaker != "people" else None)


def _stays_home(main: Hit) -> bool:
    """Tell whether a head without nationality belongs to where things happen: authorities, police, a governor."""
    return main.entry.get("kind") in _AT_HOME and main.entry.get("class") in _OF_PLACES


def _home(words: Words, main: Hit, others: list[Hit], setting: Setting) -> str | None:
    """Return the country of a head without nationality: where it happens, but of an army or a service the press's own.

    These strike abroad, so where it happens does not tell whose they are; a pack says whose its press means (``home``).
    """
    arms = any(hit.entry.get("kind") in _ARMS for hit in (main, *others))
    own: str | None = words.pack.setting("attribution", "home", None) if arms else None
    return own or setting.country


def _organisation(words: Words, main: Hit, others: list[Hit], holes: dict[str, str]) -> tuple[str | None, str | None]:
    """Return the organisation that the phrase names, and the outlet if it is one."""
    outlet = next((h.entry.get("name") for h in others if h.entry.table == "outlets"), None)
    if outlet:
        return outlet, outlet
    own = _fill(main.entry.get("organisation"), holes)
    if main.entry.get("class") in {"person", "source", "document", "thing"} or main.entry.get("kind") == "of":
        for hit in _outer(words, others):
            media = hit.entry.get("class") == "media" and main.entry.get("class") != "institution"
            if hit.entry.get("class") in {"institution", "people"} or media:
                found = _fill(hit.entry.get("organisation") or hit.entry.get("name"), holes)
                if found:
                    return found, None
    return own, None


def _outer(words: Words, others: list[Hit]) -> list[Hit]:
    """Return the heads that govern their neighbours, before those that only modify them."""
    if not words.pack.switch("heads_last"):
        return others
    gap = 1 + 3 * _SHORT
    following: list[Hit | None] = [*others[1:], None]
    last = [h for h, n in zip(others, following[: len(others)], strict=True) if n is None or n.start - h.end > gap]
    return last + [h for h in others if h not in last]


def _kind(words: Words, main: Hit, others: list[Hit], holes: dict[str, str], *, known: bool) -> str:
    entry = main.entry
    kind = entry.get("kind")
    rebels = any(h.entry.get("kind") == "armed_group" for h in others)
    if any(_is_group(h) for h in others) or (rebels and entry.get("class") in {"person", "source"}):
        return "armed_group"
    if entry.get("name") == "{ministry}":
        return holes.get("ministry_kind") or kind
    if kind == "agency":
        outlets = any(h.entry.table == "outlets" for h in others)
        return "media" if outlets or (not known and not others) else "government"
    if kind in _GENERIC or (kind == "government" and "official" in entry.get("role") + entry.get("name")):
        for hit in _outer(words, others):
            if hit.entry.table == "outlets":
                return "media"
            if hit.entry.get("name") == "{ministry}":
                return holes.get("ministry_kind") or hit.entry.get("kind")
            if hit.entry.get("kind") == "agency":
                return "government"
            if hit.entry.get("kind") not in _GENERIC:
                return hit.entry.get("kind")
        if kind == "of" and (known or holes.get("ministry_kind")):
            return "government"
    return "other" if kind in _GENERIC else kind


def _side(own: str, others: list[Hit], country: str | None, kind: str, setting: Setting) -> str | None:
    if kind in _THIRD:
        return None
    side = own or next((h.entry.get("side") for h in others if h.entry.get("side")), "")
    if not side and not (kind == "armed_group" or any(h.entry.get("kind") == "armed_group" for h in others)):
        side = country or ""
    return side if side and setting.takes_part(side) else None


def _holes(words: Words, phrase: Phrase, ground: _Ground, place: str | None) -> dict[str, str]:
    nation = words.pack.setting("nations", ground.country or "", None)
    holes = {"country": nation[0] if nation else "", "demonym": nation[1] if nation else "", "place": place or ""}
    holes["town"] = ground.place or ""
    low, high = words.tokens[phrase.first].start, words.tokens[phrase.last - 1].end
    topic = next(iter(words.reading.hits_between("portfolios", low, high)), None)
    if topic is not None:
        holes["portfolio"] = topic.entry.get("portfolio")
        holes["ministry"] = f"{holes['demonym']} {topic.entry.get('ministry')}".strip()
        holes["ministry_kind"] = topic.entry.get("kind")
    holes["army"] = f"Armed Forces of {holes['country']}" if nation else ""
    return holes


def _fill(template: str, holes: dict[str, str]) -> str | None:
    """Return the template with its holes filled; " of {hole}" falls away where nothing fills it."""
    if not template:
        return None
    for hole in _HOLE.findall(template):
        value = holes.get(hole, "")
        if not value and template.endswith(f" of {{{hole}}}") and template[0].isupper():
            return None
        template = template.replace(f" of {{{hole}}}", f" of {value}" if value else "")
        template = template.replace(f"{{{hole}}}", value)
    return " ".join(template.split()) or None


def _short(place: str) -> str:
    """Return a division's name without the word for the division: Tver Oblast, Tver."""
    head, _, tail = place.rpartition(" ")
    return head if head and tail in {"Oblast", "Krai", "Republic", "Region", "Province", "Governorate"} else place


def _where(words: Words, phrase: Phrase) -> tuple[str | None, str | None]:
    """Return the country that the phrase names and its most precise place below the country, in English."""
    country = place = None
    for i in range(phrase.first, phrase.last):
        mention = words.places.get(i)
        if mention is None or in_name(words, i):
            continue
        country = country or mention.place.country
        if mention.place.precision in {"settlement", "admin1", "admin2"} and mention.form == "name":
            place = place or mention.place.name
    return country, place


def _unnamed(words: Words, phrase: Phrase, person: str | None, setting: Setting) -> Identity:
    country, _ = _where(words, phrase)
    if country is not None and not person and (phrase.speaker == "place" or phrase.last - phrase.first <= _SHORT - 1):
        nation = words.pack.setting("nations", country, None)
        name = f"{nation[1]} authorities" if nation else words.span(phrase.first, phrase.last).text
        mention = words.places.get(phrase.head)
        if mention is not None and mention.place.precision == "admin1" and mention.place.name:
            name = f"{_short(mention.place.name)} regional authorities"
        side = country if setting.takes_part(country) else None
        return Identity(name, None, name, "government", side, number="s", gender="n", speaker="place")
    name = romanise(words.pack, person, country) if person else _own_words(words, phrase)
    return Identity(name, number="s", speaker="name", person=person)


def _own_words(words: Words, phrase: Phrase) -> str:
    first = phrase.first
    while first < phrase.last - 1 and (words.has(first, "det") or words.fold(first) == "'"):
        first += 1
    return words.span(first, phrase.last).text


def _titled(words: Words, phrase: Phrase) -> str | None:
    """Return a medium's own name, from its first capital on: "National News Agency", "the newspaper Al-Akhbar"."""
    named = [
        i
        for i in range(phrase.first + 1, phrase.last)
        if words.capital(i) and not words.placed[i] and not words.classes[i] and words.mark(i - 1) != "("
    ]
    heads = {i for f in words.heads if phrase.first <= f < phrase.last for i in range(f, words.head_ends[f])}
    return words.span(named[0], named[-1] + 1).text if set(named) - heads else None


def _indefinite(words: Words, phrase: Phrase) -> bool:
    forms = words.pack.words("indefinite")
    return any(words.fold(i) in forms for i in range(phrase.first, min(phrase.first + 2, phrase.last)))


def _channel(words: Words, phrase: Phrase, speaker: str) -> str | None:
    if speaker not in {"thing", "document", "people", "person"}:
        return None
    return next((words.channels[i][1] for i in range(phrase.first, phrase.last) if i in words.channels), None)
