"""Who a phrase names: canonical English name, role and organisation, kind, side, anonymous or not.

Method: the phrase's heads come from the pack with templates ("governor of {place}"); places and adjectives of
nationality inside the phrase fill them; a proper name beside a role is the person's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selon.attribution.phrases import Phrase
from selon.attribution.words import Words
from selon.records.text import Hit

__all__ = ["Identity", "identify"]

_HOLE = re.compile(r"\{(\w+)\}")
_GENERIC = frozenset({"of", "other", ""})


@dataclass(frozen=True, slots=True)
class Identity:
    """What a phrase says of its speaker. ``lemma`` is the head's row, by which later mentions find it again."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    kind: str = "other"
    side: str | None = None
    anonymous: bool = False
    number: str = ""
    gender: str = ""
    speaker: str = "none"
    heads: tuple[str, ...] = ()
    person: str | None = None
    channel: str | None = None
    bare: bool = True


def identify(words: Words, phrase: Phrase) -> Identity:
    """Return what the phrase alone says of the speaker; references to earlier speakers are resolved elsewhere."""
    heads = [words.heads[i] for i in sorted(words.heads) if phrase.first <= i < phrase.last]
    country, place = _where(words, phrase)
    person = _person(words, phrase, heads)
    main = words.heads.get(phrase.head)
    if main is None and person and phrase.speaker == "name":
        main = next((h for h in heads if h.entry.get("class") not in {"topic", "thing", "document"}), None)
    if main is None:
        return _unnamed(words, phrase, country, person)
    if main.entry.table == "outlets":
        name = main.entry.get("name")
        return Identity(name, None, name, "media", None, number="s", speaker="media", heads=(name,), bare=True)
    return _described(words, phrase, main, heads, country, place, person)


def _described(
    words: Words,
    phrase: Phrase,
    main: Hit,
    heads: list[Hit],
    country: str | None,
    place: str | None,
    person: str | None,
) -> Identity:
    entry = main.entry
    others = [h for h in heads if h is not main]
    body = next((h for h in others if h.entry.get("class") in {"institution", "people", "media"}), None)
    holes = _holes(words, phrase, country, place)
    kind = _kind(words, main, others, holes)
    speaker = "media" if entry.table == "outlets" else entry.get("class")
    organisation = _fill(entry.get("organisation"), holes)
    if body is not None and (speaker in {"person", "source", "document", "thing"} or entry.get("kind") == "of"):
        organisation = _fill(body.entry.get("organisation") or body.entry.get("name"), holes) or organisation
    outlet = next((h.entry.get("name") for h in heads if h.entry.table == "outlets"), None)
    if outlet:
        organisation = outlet
    holes["organisation"] = organisation or ""
    holes["head"] = entry.form
    role = _fill(entry.get("role"), holes)
    name = _fill(entry.get("name"), holes)
    if speaker == "media" and outlet:
        name = outlet
    if speaker in {"institution", "people"} and name is None and organisation:
        name = organisation
    if speaker == "document":
        name = organisation
    if speaker in {"institution", "media"} and name is None:
        name = _own_words(words, phrase)
        organisation = organisation or name
    if speaker in {"person", "source"}:
        name = person
    indefinite = _indefinite(words, phrase)
    anonymous = name is None and (speaker == "source" or (speaker == "person" and indefinite and person is None))
    side = entry.get("side") or next((h.entry.get("side") for h in others if h.entry.get("side")), None) or country
    if kind in {"media", "witness", "social_media", "expert", "ngo", "international"}:
        side = None
    return Identity(
        name,
        role,
        organisation,
        kind,
        side or None,
        anonymous,
        entry.get("number"),
        entry.get("gender"),
        speaker,
        tuple(_key(h) for h in heads),
        person,
        _channel(words, phrase, speaker),
        phrase.last - phrase.first <= 4 and not person and not place,
    )


def _key(hit: Hit) -> str:
    """Return what heads of one kind share: their row's canonical name, role or kind, else the form."""
    row = hit.entry
    return row.get("role") or row.get("name") or row.get("organisation") or row.form


def _kind(words: Words, main: Hit, others: list[Hit], holes: dict[str, str]) -> str:
    kind = main.entry.get("kind")
    if main.entry.get("organisation") == "{ministry}" and main.entry.get("class") == "institution":
        return holes.get("ministry_kind") or kind
    if kind in _GENERIC or (kind == "government" and main.entry.get("role") == "official"):
        for hit in others:
            other = hit.entry.get("kind")
            if hit.entry.table == "outlets":
                return "media"
            if hit.entry.get("organisation") == "{ministry}":
                return holes.get("ministry_kind") or other
            if other and other not in _GENERIC:
                return other
    return "other" if kind in _GENERIC else kind


def _holes(words: Words, phrase: Phrase, country: str | None, place: str | None) -> dict[str, str]:
    nation = words.pack.setting("nations", country or "", None)
    holes = {"country": nation[0] if nation else "", "demonym": nation[1] if nation else "", "place": place or ""}
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
        template = template.replace(f" of {{{hole}}}", f" of {value}" if value else "")
        template = template.replace(f"{{{hole}}}", value)
    return " ".join(template.split()) or None


def _where(words: Words, phrase: Phrase) -> tuple[str | None, str | None]:
    """Return the country that the phrase names and its most precise place below the country, in English."""
    country = place = None
    for i in range(phrase.first, phrase.last):
        mention = words.places.get(i)
        if mention is None:
            continue
        country = country or mention.place.country
        if mention.place.precision in {"settlement", "admin1", "admin2"} and mention.form == "name":
            place = place or mention.place.name
    if country is None:
        low, high = words.tokens[phrase.first].start, words.tokens[phrase.last - 1].end
        hit = next(iter(words.reading.hits_between("demonyms", low, high)), None)
        country = hit.entry.get("country") or None if hit else None
    return country, place


def _person(words: Words, phrase: Phrase, heads: list[Hit]) -> str | None:
    """Return the longest run of capitalised words that is no head, no place and no complement."""
    taken = {i for h in heads for i in range(words.index(h.start), words.index(h.end))}
    best: tuple[int, int] | None = None
    i = phrase.first
    while i < phrase.last:
        if not _named(words, i, taken):
            i += 1
            continue
        first = i
        while i < phrase.last and (
            _named(words, i, taken)
            or (words.fold(i) in {"-", "'"} and words.joined(i) and i + 1 < phrase.last and words.joined(i + 1))
        ):
            i += 1
        if words.has(first - 1, "prep") and first > phrase.first:
            continue
        if words.fold(i) == "'" or words.has(i, "of_s"):
            continue
        if best is None or i - first > best[1] - best[0]:
            best = (first, i)
    return words.span(*best).text if best else None


def _named(words: Words, index: int, taken: set[int]) -> bool:
    return words.capital(index) and index not in taken and not words.classes[index] and not _placed(words, index)


def _placed(words: Words, index: int) -> bool:
    return any(start <= index < words.place_ends[start] for start in words.places if start <= index)


def _unnamed(words: Words, phrase: Phrase, country: str | None, person: str | None) -> Identity:
    if phrase.speaker == "place":
        nation = words.pack.setting("nations", country or "", None)
        name = f"{nation[1]} authorities" if nation else words.span(phrase.first, phrase.last).text
        return Identity(name, None, name, "government", country, number="s", speaker="place", heads=("place",))
    if country is not None and phrase.last - phrase.first <= 3:
        nation = words.pack.setting("nations", country, None)
        name = f"{nation[1]} authorities" if nation else None
        return Identity(name, None, name, "government", country, number="s", speaker="place", heads=("place",))
    name = person or _own_words(words, phrase)
    return Identity(name, None, None, "other", None, number="s", speaker="name", heads=(), person=person)


def _own_words(words: Words, phrase: Phrase) -> str:
    first = phrase.first
    while first < phrase.last - 1 and (words.has(first, "det") or words.fold(first) == "'"):
        first += 1
    return words.span(first, phrase.last).text


def _indefinite(words: Words, phrase: Phrase) -> bool:
    forms = words.pack.words("indefinite")
    return any(words.fold(i) in forms for i in range(phrase.first, min(phrase.first + 2, phrase.last)))


def _channel(words: Words, phrase: Phrase, speaker: str) -> str | None:
    found = [words.channels[i][1] for i in range(phrase.first, phrase.last) if i in words.channels]
    if speaker in {"thing", "document", "people", "person"} and found:
        return found[0]
    return None
