"""The ledger's own words in the interface's language: kinds, units, questions, answers, figures, days, reasons.

Weighing writes short English from records alone, by a closed grammar (``phrases``); here it is read back by that
grammar and said in another language. Whatever is not of the grammar stays as it is: names, and above all the words of
dispatches, which nobody hands in here. The words are in the catalogues ``terms``, beside those of the pages:

* a thing that is counted has its forms under the context ``count``, and its plain plural as a word of its own;
* a language in which a thing has a gender names it under ``gender``, and has what was done to such things by that
  name: under ``done f`` to many, under ``one f`` to one;
* an entry of the codebook's closed lists stands under ``choice`` where its name in a form is no word of an account;
* countries stand under ``country``; all other places have their names from the gazetteer's shelf.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO

from selon.gazetteer.placenames import PlaceNames, place_names
from selon.publishing.desk.phrases import PATTERNS

__all__ = ["Terms", "terms"]

_DOMAIN = "terms.mo"
_CACHED = 1 << 14
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_ONE_DAY = rf"(?:\d{{1,2}}(?:–\d{{1,2}})? )?(?:{_MONTH})(?: \d{{4}})?(?:, \d\d:\d\d(?:–\d\d:\d\d)?)?"
_DAYS = re.compile(rf"{_ONE_DAY}(?: – {_ONE_DAY})?")
_A_MONTH = re.compile(rf"\b(?:{_MONTH})\b")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FIGURE = re.compile(rf"([≥>≤<≈] )?({_NUMBER.pattern})(–{_NUMBER.pattern})?(?: ([^\W\d][^\d,;()“]*|%))?")
_TITLE = re.compile(r"(?P<where>[^·]+?): (?P<kinds>[a-z ]+(?:, [a-z ]+)*)(?: · (?P<when>[^·]+))?")
_PLUS = re.compile(r"(.+) (\+\d+)")
_SCOPE = re.compile(r"(.+) \(([^()]+)\)")
_DOTS, _COMMAS = re.compile(" · "), re.compile(r", (?![^()]*\))")
_HOLDER = re.compile(r"%\((\w+)\)s")
_DONE = (
    "were killed|were injured|were taken to hospital|are missing|were detained|were rescued|were evacuated|"
    "were displaced|returned|were at work|were shot down|were launched|were hit|were destroyed|were damaged|"
    "were flooded|were closed|were cut off|are spoken of|were there|struck|taken to hospital|killed|injured|missing|"
    "detained|rescued|evacuated|displaced|at work|shot down|launched|hit|destroyed|damaged|flooded|closed|cut off|"
    "stored|captured|built"
)
#: What may stand where, by its name; any words where nothing is said.
_MAY_BE = {
    "day": rf"{_DAYS.pattern}",
    "done": _DONE,
    "one": "hit|destroyed|damaged|closed|captured|built|cut off|launched",
    "share": r"half|a third|two thirds|a quarter|three quarters|all|\d[\d.]* %",
    "count": r"(?:(?:at least|more than|at most|less than|about) )?\d.*?|some, no figure|none|none reported"
    r"|(?:half|a third|two thirds|a quarter|three quarters|all|\d[\d.]* %) of the .+?",
    "n": r"\d[^·]*?|(?:at least|more than|at most|less than|about) .+?",
    "m": r"\d[^·]*?|(?:at least|more than|at most|less than|about) .+?",
    "low": _NUMBER.pattern,
    "high": rf"{_NUMBER.pattern}(?: .+)?",
}
#: Endings of English plurals, and what stands there in the singular.
_ENDINGS = ((re.compile(r"ies\Z"), "y"), (re.compile(r"(?<=[sxh])es\Z"), ""), (re.compile(r"s\Z"), ""))
#: Parts of patterns that are places, each alone.
_PLACES = frozenset({"where", "there", "point", "places"})
#: How many are many: the form of a plural that stands without a number.
_MANY = 5


class Terms:
    """The words of one language. A language without a catalogue has the English ones, unchanged."""

    def __init__(self, catalogue: gettext.NullTranslations | None, names: PlaceNames | None = None) -> None:
        """Take the catalogue; None where the words are to stay as they are. ``names`` are those of places."""
        self.known = catalogue is not None
        self._names = names or PlaceNames({})
        self._catalogue = catalogue or gettext.NullTranslations()
        self._said: Callable[[str], str] = lru_cache(_CACHED)(self._say)

    def say(self, words: str) -> str:
        """Return a phrase of the ledger's own in the language, and anything else as it is.

        >>> Terms(None).say("54 drones")
        '54 drones'
        """
        return self._said(words) if self.known and words else words

    def choice(self, name: str) -> str:
        """Return what an entry of the codebook's closed lists is called in a form."""
        return (self._in(name, "choice") or self.say(name)) if name else name

    def phrase(self, pattern: str, **parts: str) -> str:
        """Return a pattern of the catalogue with its parts, which stay as they are."""
        return self._catalogue.gettext(pattern) % parts

    def country(self, name: str) -> str:
        """Return what a country is called, from its English name."""
        return self._in(name, "country") or name

    def place(self, words: str, country: str = "") -> str:
        """Return what a place is called, alone or with those that it lies in: ``Toropets, Tver Oblast, Russia``.

        ``country`` is the code of its country, where that is known: then no namesake elsewhere can be meant. A place
        without a name in the language keeps the one that it has.
        """
        if not self.known or not words:
            return words
        said = self._places(words, country)
        return said[:1].upper() + said[1:]

    def title(self, words: str, country: str = "") -> str:
        """Return an event's title, with its place in the country of that code."""
        title = _TITLE.fullmatch(words)
        if title is None or not self.known:
            return self.say(words)
        kinds = ", ".join(map(self.say, title["kinds"].split(", ")))
        when = f" · {self.say(title['when'])}" if title["when"] else ""
        return f"{self.place(title['where'], country)}: {kinds}{when}"

    def _places(self, words: str, country: str = "") -> str:
        return ", ".join(self._placed(piece, country) for piece in words.split(", "))

    def _placed(self, name: str, country: str) -> str:
        """Return what a place is called; a phrase of ours that stands where a place may stand as such a phrase."""
        return self._in(name, "country") or self._names.find(name, country) or self.say(name)

    # --- by the grammar -----------------------------------------------------------------------------------------------

    def _say(self, words: str) -> str:
        for attempt in (self._word, self._days, self._patterned, self._figure, self._pieces):
            if (found := attempt(words)) is not None:
                return found
        return words

    def _word(self, words: str) -> str | None:
        found = self._catalogue.gettext(words)
        return found if found != words else self._in(words, "country")

    def _in(self, words: str, context: str) -> str | None:
        """Return a word's translation in a context; None where it has none."""
        found = self._catalogue.pgettext(context, words)
        return found if found != words else None

    def _days(self, words: str) -> str | None:
        return _A_MONTH.sub(lambda match: self.say(match[0]), words) if _DAYS.fullmatch(words) else None

    def _figure(self, words: str) -> str | None:
        match = _FIGURE.fullmatch(words)
        if match is None:
            return None
        number = f"{match[1] or ''}{self._number(match[2])}"
        if match[3]:
            number += f"–{self._number(match[3][1:])}"
        if not match[4]:
            return number
        unit = self._unit(match[4], float((match[3] or match[2]).lstrip("–").replace(",", "")))
        return f"{number} {unit}" if unit != match[4] or " " not in unit else None

    def _number(self, digits: str) -> str:
        whole, point, rest = digits.partition(".")
        between, decimal = self.say("[between thousands]"), self.say("[decimal point]")
        return whole.replace(",", between) + (f"{decimal}{rest}" if point else "")

    def _unit(self, unit: str, number: float) -> str:
        """Return what is counted, in the form that goes with a number."""
        for one in _singulars(unit):
            found = self._catalogue.npgettext("count", one, f"{one}\n", int(number) if number % 1 == 0 else _MANY)
            if found not in (one, f"{one}\n"):
                return found
        return self.say(unit)

    def _patterned(self, words: str) -> str | None:
        for pattern, msgid in _patterns():
            match = pattern.fullmatch(words)
            if match and (said := self._filled(msgid, match.groupdict())) is not None:
                return said[:1].upper() + said[1:] if words[:1].isupper() else said
        return None

    def _filled(self, msgid: str, parts: Mapping[str, str]) -> str | None:
        """Return a pattern of the language with its parts said; None where it has none."""
        template = self._catalogue.gettext(msgid)
        if template == msgid:
            return None
        said = {name: self._part(name, value) for name, value in parts.items()}
        thing = parts.get("things") or parts.get("thing") or parts.get("count", "").rpartition(" ")[2]
        if "done" in parts:
            said["done"] = self._done(parts["done"], thing, many=True)
        if "one" in parts:
            said["one"] = self._done(parts["one"], thing, many=self._in(thing, "gender") is None)
        if "things" in parts:
            said["five"] = self._unit(parts["things"], _MANY)
        return template % said

    def _done(self, words: str, thing: str, *, many: bool) -> str:
        """Return what was done to a thing, or to many, as its gender asks; ``m`` where it has none."""
        genders = filter(None, (self._in(one, "gender") for one in _singulars(thing)))
        gender = next(genders, "m")
        contexts = (f"done {gender}", "done") if many else (f"one {gender}", "done")
        return next(filter(None, (self._in(words, context) for context in contexts)), None) or self.say(words)

    def _part(self, name: str, value: str) -> str:
        if name in ("list", "told"):
            between = "; " if name == "list" else ", "
            return between.join(map(self.say, value.split(between)))
        if name in _PLACES:
            return self._places(value)
        return self.say(value)

    def _pieces(self, words: str) -> str | None:
        """Return a title, what has a scope behind it in brackets, or a list, piece by piece."""
        if _TITLE.fullmatch(words):
            return self.title(words)
        if more := _PLUS.fullmatch(words):
            return f"{self.say(more[1])} {more[2]}"
        if scoped := _SCOPE.fullmatch(words):
            within = "" if scoped[1].endswith("?") else self._listed(scoped[2])
            within = within if within not in ("", scoped[2]) else self._places(scoped[2])
            return f"{self.say(scoped[1])} ({within})"
        return self._listed(words) if _DOTS.search(words) or _COMMAS.search(words) else None

    def _listed(self, words: str) -> str:
        for between, at in ((" · ", _DOTS), (", ", _COMMAS)):
            if len(pieces := at.split(words)) > 1:
                return between.join(map(self.say, pieces))
        return self.say(words)


@cache
def terms(code: str) -> Terms:
    """Return the words of an interface language; English ones where it has no catalogue of them."""
    file = resources.files("selon.publishing.desk").joinpath("translations", code, "LC_MESSAGES", _DOMAIN)
    if not file.is_file():
        return Terms(None)
    return Terms(gettext.GNUTranslations(BytesIO(file.read_bytes())), place_names(code))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(msgid), msgid) for msgid in PATTERNS)


def _pattern(msgid: str) -> re.Pattern[str]:
    """Return what reads a sentence of a pattern back into its parts."""
    parts = _HOLDER.split(msgid)
    read = [
        f"(?P<{part}>{_MAY_BE.get(part, '.+?')})" if number % 2 else re.escape(part)
        for number, part in enumerate(parts)
    ]
    return re.compile("".join(read), re.DOTALL)


def _singulars(plural: str) -> Iterator[str]:
    """Yield what a plural, or a singular, of our English may be the plural of."""
    irregular = {"people": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot"}
    yield irregular.get(plural, plural)
    yield from (f"{plural[: match.start()]}{one}" for ending, one in _ENDINGS if (match := ending.search(plural)))
