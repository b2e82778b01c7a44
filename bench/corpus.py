"""A synthetic corpus of any size, from the development gold: for measuring speed and growth, never quality.

``python -m bench.corpus N [--seed S] > corpus.jsonl`` writes N documents, a line of JSON each, as they are made. Each
synthetic *happening* takes some of the gold's documents on one event, in several languages, and gives all of them the
same other place (city and region swapped together, in the form that the text needs where we know it), the same other
day (a whole number of weeks away, so that weekdays stay right) and the same other figures (times one factor, so that
sums stay right). The same seed gives the same corpus, and a shorter one is the beginning of a longer one.

``PER_DAY`` documents are spread over each day, whatever N is: a bigger corpus covers more days, as a real one does.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import lru_cache, partial
from typing import Any

from bench.gold import Gold, find_gold
from selon import names
from selon.gazetteer.keys import sounds
from selon.gazetteer.unpack import unpacked
from selon.languages import pack as packs
from selon.text import fold

__all__ = ["PER_DAY", "corpus"]

PER_DAY = 10
FIRST_DAY = date(1995, 1, 2)
_SIZES = (1, 1, 2, 3, 4, 6, 9, 14)
_COUNTED = frozenset(("person", "child", "drone", "missile", "aircraft", "building", "house", "resident", "shell"))
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\d.,:/-])\d{1,4}(?![\d:/-]|[.,]\d)")
_NUMERIC_DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_RUSSIAN, _UKRAINIAN = re.compile("(.+)ская область$"), re.compile("(.+)ська область$")
_ADJECTIVE = re.compile("(?:ськ(?:а|у|ої|ій|ою|і|их)|ск(?:ая|ой|ую|ою|ий|ого|ому|им|их|ие))$")

Json = dict[str, Any]
#: A month's forms, each with the month's number and which of its forms it is.
_Months = Mapping[str, tuple[int, int]]


def _chance(*seed: object) -> random.Random:
    return random.Random("/".join(map(str, seed)))  # noqa: S311 - the same corpus from the same seed


# --- places -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Region:
    """A region: its name in English without ``Oblast``, the stems of its adjective, its cities."""

    name: str
    stems: tuple[str, str]
    cities: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def regions() -> Mapping[str, tuple[Region, ...]]:
    """Return, by country, the regions called after their own main city, each with its cities in both scripts."""
    with closing(sqlite3.connect(f"file:{unpacked()}?mode=ro", uri=True)) as table:
        found = table.execute(
            "SELECT id, name, country FROM place WHERE level = 1 AND name LIKE '% Oblast' ORDER BY name"
        )
        oblasts = {place: (name.removesuffix(" Oblast"), country) for place, name, country in found}
        cities = {
            place: (name, admin1)
            for place, name, admin1 in table.execute(
                "SELECT id, name, admin1 FROM place WHERE level = 3 AND population >= 1000 ORDER BY population DESC, id"
            )
            if admin1 in oblasts and _WORD.fullmatch(name)
        }
        keys: dict[int, list[str]] = defaultdict(list)
        for key, place in table.execute("SELECT key, place FROM name ORDER BY key"):
            if place in oblasts or place in cities:
                keys[place].append(key)
    inside: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for place, (name, admin1) in cities.items():
        if cyrillic := _in_cyrillic(name, keys[place]):
            inside[admin1].append((name, cyrillic))
    made: dict[str, list[Region]] = defaultdict(list)
    for place, (name, country) in oblasts.items():
        russian, ukrainian = (
            next((match[1] for key in keys[place] if (match := pattern.match(key))), None)
            for pattern in (_RUSSIAN, _UKRAINIAN)
        )
        if russian and ukrainian and any(city == name for city, _ in inside[place]):
            made[country].append(Region(name, (russian, ukrainian), tuple(inside[place])))
    return {country: tuple(held) for country, held in made.items()}


def _in_cyrillic(name: str, keys: Sequence[str]) -> str | None:
    """Return which of a settlement's names is its own in Cyrillic: the one that sounds like it."""
    own = sounds(name.lower())
    cyrillic = [key for key in keys if re.fullmatch("[а-щы-я]+(?<!ьк)(?<!ць)", key)]
    alike = max(
        cyrillic, key=lambda key: (SequenceMatcher(None, own, sounds(key)).ratio(), -len(key), key), default=None
    )
    return alike and alike.title()


# --- the gold, prepared -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Template:
    """A document of the gold with the places and figures in it that may be swapped."""

    document: Json
    places: Mapping[str, tuple[str, str]]
    figures: frozenset[int]


def templates(gold: Gold) -> tuple[tuple[Template, ...], ...]:
    """Return the gold's documents, those on one event together."""
    groups: dict[str, list[Template]] = defaultdict(list)
    for record in gold.records:
        events = Counter(claim["event"] for claim in record["claims"] if claim.get("event"))
        if events and record["document"]["published"]:
            event = min(events, key=lambda key: (-events[key], key))
            groups[event].append(Template(record["document"], _places(record), _figures(record)))
    return tuple(tuple(groups[event]) for event in sorted(groups))


def _places(record: Json) -> dict[str, tuple[str, str]]:
    """Return the key of each city and region to swap, with its country and the region's name."""
    found = {}
    for claim in record["claims"]:
        for place in (claim["place"], claim["to"]):
            if place and place["country"] in regions() and place["precision"] in ("settlement", "admin1"):
                region = (place["admin1"] or place["name"] or "").removesuffix(" Oblast")
                for name in {region, (place["name"] or "").removesuffix(" Oblast")} - {""}:
                    if _WORD.fullmatch(name):
                        found[names.key(name)] = (place["country"], region)
    return found


def _figures(record: Json) -> frozenset[int]:
    quantities = [claim["quantity"] for claim in record["claims"] if claim["quantity"]]
    counted = [quantity for quantity in quantities if quantity["unit"] in _COUNTED]
    values = [q["value"] for q in counted] + [part["value"] for q in counted for part in q["parts"]]
    return frozenset(int(value) for value in values if value and value == int(value) and value < 1000)


# --- making it another happening --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Change:
    """What is otherwise in one synthetic happening: how far the days move, the factor, which place stands for which."""

    days: int
    factor: int
    seed: str

    def text(self, text: str, template: Template) -> str:
        """Return a text of the template with other places, days and figures."""
        code = str(template.document["language"]).split("-")[0]
        text = self._dates(text, code, int(template.document["published"][:4]))
        text = _NUMBER.sub(lambda match: self._figure(match[0], template.figures), text)
        return _WORD.sub(lambda match: self._place(match[0], template.places), text)

    def _figure(self, digits: str, figures: frozenset[int]) -> str:
        return str(int(digits) * self.factor) if int(digits) in figures else digits

    def _place(self, word: str, places: Mapping[str, tuple[str, str]]) -> str:
        if not word[0].isupper():
            return word
        adjective = _ADJECTIVE.search(word)
        stems = (word[: adjective.start()], word[: adjective.start()] + "ск") if adjective else ()
        known = next((places[key] for key in map(names.key, stems) if key in places), None)
        if adjective and known:
            stem = self._region(*known).stems[adjective[0].startswith("сь")]
            return f"{stem.title()}{adjective[0]}"
        known = places.get(names.key(word))
        if known is None:
            return word
        region = self._region(*known)
        if names.key(word) == names.key(known[1]):
            city = next(pair for pair in region.cities if pair[0] == region.name)
        else:
            city = _chance(self.seed, names.key(word)).choice(region.cities)
        return city[1] if fold(word[0]) > "ʯ" else city[0]

    def _region(self, country: str, name: str) -> Region:
        shuffled = _shuffled(self.seed, country)
        return shuffled.get(name) or _chance(self.seed, country, name).choice(regions()[country])

    def _dates(self, text: str, code: str, year: int) -> str:
        text = _NUMERIC_DAY.sub(self._numeric, text)
        for pattern, months, groups in _day_patterns(code):
            text = pattern.sub(partial(self._written, months, groups, year), text)
        return text

    def _numeric(self, match: re.Match[str]) -> str:
        moved = self._moved(int(match[3]), int(match[2]), int(match[1]))
        return f"{moved:%d.%m.%Y}" if moved else match[0]

    def _moved(self, year: int, month: int, day: int) -> date | None:
        try:
            return date(year, month, day) + timedelta(days=self.days)
        except (ValueError, OverflowError):
            return None

    def _written(self, months: _Months, groups: tuple[int, int, int], year: int, match: re.Match[str]) -> str:
        """Return a written day, moved: the month in the same form, the year where there is one."""
        day, form, own_year = (match[group] for group in groups)
        number, index = months[fold(form)]
        moved = self._moved(int(own_year or year), number, int(day))
        if moved is None:
            return match[0]
        new = next(word for word, (month, at) in months.items() if month == moved.month and at in (index, 0))
        new = max((word for word, (month, at) in months.items() if (month, at) == (moved.month, index)), default=new)
        put = {day: str(moved.day), form: new.capitalize() if form[0].isupper() else new}
        if own_year:
            put[own_year] = str(moved.year)
        pieces, reached = [], match.start()
        for group in sorted((g for g in groups if match[g]), key=match.start):
            pieces += [match.string[reached : match.start(group)], put[match[group]]]
            reached = match.end(group)
        return "".join(pieces) + match.string[reached : match.end()]

    def published(self, written: str) -> str:
        """Return a time of publication, moved by the same days."""
        moved = self._moved(int(written[:4]), int(written[5:7]), int(written[8:10] or 1))
        return f"{moved or FIRST_DAY:%Y-%m-%d}"[: max(7, min(10, len(written)))] + written[10:]


@lru_cache(maxsize=64)
def _shuffled(seed: str, country: str) -> Mapping[str, Region]:
    """Return which region of a country stands for which: no two for one."""
    held = regions()[country]
    return dict(zip((region.name for region in held), _chance(seed, country).sample(held, len(held)), strict=True))


@lru_cache(maxsize=32)
def _day_patterns(code: str) -> tuple[tuple[re.Pattern[str], _Months, tuple[int, int, int]], ...]:
    """Return how a language writes a day: patterns, its months' forms with their number, the groups of each pattern."""
    months: dict[str, tuple[int, int]] = {}
    seen: Counter[int] = Counter()
    for entry in packs.load(code).table("times"):
        if entry.get("class") == "month" and entry.form not in months:
            number = int(entry.get("value"))
            months[entry.form] = (number, seen[number])
            seen[number] += 1
    if not months:
        return ()
    words = "|".join(sorted(map(re.escape, months), key=lambda word: (-len(word), word)))
    tail = r"(?!\w)(?:,? (\d{4}))?"
    before = re.compile(rf"\b(\d{{1,2}})(?:\.|er|re|-го|-го|º)?\s(?:de )?({words}){tail}", re.IGNORECASE)
    after = re.compile(rf"\b({words})\s(\d{{1,2}})(?:st|nd|rd|th)?{tail}", re.IGNORECASE)
    return ((before, months, (1, 2, 3)), (after, months, (2, 1, 3)))


def corpus(count: int, seed: int = 0, gold: Gold | None = None) -> Iterator[Json]:
    """Yield that many documents (codebook keys), those of one happening one after the other."""
    gold = gold or find_gold()
    if gold is None:
        raise FileNotFoundError("no gold here: name its folder in SELON_GOLD")
    groups = templates(gold)
    weights = [len(group) ** 0.5 for group in groups]
    made = happening = 0
    while made < count:
        chance = _chance(seed, happening)
        group = chance.choices(groups, weights)[0]
        chosen = chance.sample(group, min(len(group), chance.choice(_SIZES)))
        day = FIRST_DAY + timedelta(days=made // PER_DAY)
        weeks = (day - date.fromisoformat(str(chosen[0].document["published"])[:7] + "-15")).days // 7
        change = Change(7 * weeks, chance.randint(1, 5), f"{seed}/{happening}")
        for template in chosen[: count - made]:
            yield _document(template, change, f"{seed}-{happening}")
            made += 1
        happening += 1


def _document(template: Template, change: Change, happening: str) -> Json:
    document = template.document
    name = f"synthetic-{happening}-{document['id']}"
    return document | {
        "id": name,
        "url": f"https://example.org/{name}",
        "published": change.published(document["published"]),
        "title": document["title"] and change.text(document["title"], template),
        "text": change.text(document["text"], template),
    }


def main() -> int:
    """Write the corpus to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many documents")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    for document in corpus(arguments.count, arguments.seed):
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
