"""What stands beside a numeral: bounds, measures, currencies, words of subsets and lists."""

from __future__ import annotations

from collections.abc import Iterable

from selon.claims.phrases import Noun
from selon.languages.numerals import Numeral
from selon.languages.pack import Pack
from selon.records.text import Hit, Reading

__all__ = ["MEASURES", "PLACES", "Surroundings"]

#: Classes of units that measure, against those that count.
MEASURES = frozenset({"measure", "time", "currency", "currency_million", "currency_billion", "percent"})
#: Units that are places: a figure of them is seldom meant by an elliptic one.
PLACES = frozenset({"region", "settlement", "road"})
#: How many words a second length may stand behind the first, and how near its direction, in characters.
_ASIDE = 8
_NEAR = 16
_YEARS = (1900, 2100)
#: No tremor on record reached this magnitude.
_STRONGEST = 10
_DASHES = frozenset("–—")


def _longest_by_start(hits: Iterable[Hit]) -> dict[int, Hit]:
    found: dict[int, Hit] = {}
    for hit in hits:
        found.setdefault(hit.start, hit)
    return found


def _outermost(hits: Iterable[Hit]) -> list[Hit]:
    """Drop the hits that start inside another one."""
    found: list[Hit] = []
    end = -1
    for hit in hits:
        if hit.start >= end:
            found.append(hit)
            end = hit.end
    return found


class Surroundings:
    """The pack's modifiers, units and names of one text, by where they start and end."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        """Index the hits of one reading."""
        self._reading = reading
        self._folded = reading.folded
        self._pack = pack
        self._ofs = pack.words("number_of")
        self.joins_units = bool(pack.switch("numbers_joined"))
        units = _outermost(reading.hits.get("units", ()))
        self.counted = [hit for hit in units if hit.entry.row["class"] in {"count", "tally"}]
        self.units = _longest_by_start(units)
        self._times = {hit.entry.row["unit"] for hit in units if hit.entry.row["class"] == "time"}
        self.unit_ends = {hit.end: hit for hit in reversed(units)}
        modifiers = reading.hits.get("modifiers", ())
        self._before = {h.end: h for h in reversed(modifiers) if h.entry.get("side") in {"before", "both"}}
        self._after = _longest_by_start(h for h in modifiers if h.entry.get("side") in {"after", "both"})
        self._joins = [h for h in modifiers if h.entry.get("side") == "join"]
        self._joiners = {h.start: h for h in self._joins}
        subsets = reading.hits.get("subsets", ())
        self._subset_ends = {h.end: h for h in reversed(subsets) if h.entry.get("side") == "before"}
        self._subset_starts = _longest_by_start(h for h in subsets if h.entry.get("side") == "after")
        self._whole_ends = {h.end for h in subsets if h.entry.get("side") == "whole"}
        self._ages = {h.start: h for h in reading.hits.get("names", ()) if h.entry.get("class") == "age_after"}
        self._kinds: dict[int, list[Hit]] = {}
        for hit in reading.hits.get("kinds", ()):
            self._kinds.setdefault(hit.start, []).append(hit)
        self._happenings = {h.start for table in ("kinds", "times") for h in reading.hits.get(table, ())}
        self._halves = {h.start: h for h in reading.hits.get("numbers", ()) if h.entry.row["class"] == "half"}

    def age_after(self, end: int) -> Hit | None:
        """Return the words that make a number an age (-year-old), right after it."""
        for at in (end, end + 1):
            hit = self._ages.get(at)
            if hit is not None and self._folded[end:at] in {"", " ", "-"}:
                return hit
        return None

    def looks_like_year(self, numeral: Numeral) -> bool:
        """Four plain digits between 1900 and 2100."""
        value = numeral.value or 0
        return numeral.form == "digits" and numeral.end - numeral.start == 4 and _YEARS[0] <= value <= _YEARS[1]

    def led_as_year(self, start: int) -> bool:
        """Tell whether the word before makes four digits a year (in 2018, the 2010 census)."""
        index = self._reading.token_index(start)
        return bool(index) and self._reading.tokens[index - 1].fold in self._pack.words("year_lead")

    def whole_follows(self, end: int) -> bool:
        """Tell whether a determiner follows, so that a fraction has its whole (half the town)."""
        index = self._reading.token_index(end)
        tokens = self._reading.tokens
        return index < len(tokens) and tokens[index].fold in self._pack.words("determiners")

    def goes_on_list(self, start: int, end: int) -> bool:
        """Tell whether an article goes on a list of figures with no noun of its own (``two over A and one over B``)."""
        index = self._reading.token_index(end)
        tokens = self._reading.tokens
        joined = tokens[self._reading.token_index(start) - 1].fold if start else ""
        leads = self._pack.words("number_and") | self._pack.words("distributive") | {",", "(", ";", ":"}
        if joined not in leads or index >= len(tokens):
            return False
        return tokens[index].fold in self._pack.words("noun_stop") or tokens[index].fold == ")"

    def kinds_at(self, start: int) -> list[Hit]:
        """Return the words for happenings that start here."""
        return self._kinds.get(start, [])

    def happens(self, start: int) -> bool:
        """Tell whether the word that starts here names a happening or a time: no noun that is counted."""
        return start in self._happenings

    def verb_follows(self, end: int) -> bool:
        """Tell whether an auxiliary or a form of to be follows (all were killed)."""
        index = self._reading.token_index(end)
        tokens = self._reading.tokens
        verbs = self._pack.words("copulas") | self._pack.words("auxiliaries")
        return index < len(tokens) and tokens[index].fold in verbs

    def pronoun_one(self, numeral: Numeral, end: int, noun: Noun | None, unit: str | None) -> bool:
        """Tell whether ``one`` is a pronoun: nothing counted beside it, and no earlier figure that it goes on."""
        if numeral.value != 1 or numeral.form != "word":
            return False
        if noun is not None and noun.span is not None and not self.of_follows(end):
            return False
        index = self._reading.token_index(end)
        tokens, stops = self._reading.tokens, self._pack.words("noun_stop")
        follows = index < len(tokens) and (tokens[index].fold in stops or tokens[index].fold in _DASHES)
        return unit is None or not follows or self.of_follows(end)

    # bounds

    def modifiers_before(self, start: int, *, transparent: bool = False) -> list[Hit]:
        """Return the bounds and approximations before a figure, nearest first.

        Words that only stress (just, another) are stepped over, or returned too if they are asked for.
        """
        found: list[Hit] = []
        at = start
        for _ in range(3):
            hit = self._before.get(at) or (self._before.get(at - 1) if self._folded[at - 1 : at] == " " else None)
            if hit is None or hit.entry.row["class"] in {"between", "from"}:
                break
            if transparent or hit.entry.row["class"] != "exact":
                found.append(hit)
            at = hit.start
        return found

    def modifier_after(self, end: int) -> Hit | None:
        """Return the bound right after a figure (``100 or more``)."""
        hit = self._after.get(end)
        if hit is None and self._folded[end : end + 1] == " ":
            hit = self._after.get(end + 1)
        return hit

    def locative(self, hit: Hit, unit: str | None, *, measure: bool) -> bool:
        """Tell whether ``over`` or ``under`` means a place, or a stretch of time at a sentence's head, not a bound."""
        if unit in PLACES:
            return True
        return measure and hit.start - self._reading.sentence_at(hit.start).start <= 1 and unit in self._times

    def range_start(self, first: Numeral, second: Numeral) -> int | None:
        """Return where the range begins if the two numerals are its ends, else None."""
        if first.form not in {"digits", "word"} or second.form not in {"digits", "word"}:
            return None
        left, right = first.end, second.start
        if right - left > 16:
            return None
        currency = self.currency_before(right)
        right = currency.start if currency is not None else right
        before = self.currency_before(first.start)
        opening = self._opening(before.start if before is not None else first.start)
        between = self._folded[left:right]
        if between in {"-", "–", " - ", " – "}:
            both = first.form == second.form == "digits"
            return opening.start if opening else (first.start if both else None)
        unit = self._unit_between(left, right)
        hit = self._joiners.get(self.skip(unit, " "))
        if hit is None or self.skip(hit.end, " ") != right:
            return None
        kind = hit.entry.row["class"]
        if kind == "and" and (opening is None or opening.entry.row["class"] != "between"):
            return None
        if opening is not None and opening.entry.row["class"] == "from" and self.changes(opening.start):
            return None
        if opening is None or (opening.entry.get("flag") == "case" and not self._opens_clause(opening.start)):
            return first.start
        return opening.start

    def _opens_clause(self, start: int) -> bool:
        sentence = self._reading.sentence_at(start)
        return start <= sentence.start + 1 or self._folded[:start].rstrip()[-1:] in set(',;:—–(«"')

    def _opening(self, start: int) -> Hit | None:
        hit = self._before.get(start) or (
            self._before.get(start - 1) if self._folded[start - 1 : start] == " " else None
        )
        return hit if hit is not None and hit.entry.row["class"] in {"between", "from"} else None

    def _unit_between(self, left: int, right: int) -> int:
        hit = self.unit_after(left)
        return hit.end if hit is not None and hit.end < right and hit.entry.row["class"] in MEASURES else left

    def changes(self, at: int) -> bool:
        """Tell whether a word of change stands shortly before an offset: what follows is reached (rose to 23)."""
        words = self._pack.words("change")
        index = self._reading.token_index(at)
        return any(token.fold in words for token in self._reading.tokens[max(0, index - 4) : index])

    # units

    def unit_after(self, end: int, *, linked: bool = False) -> Hit | None:
        """Return the unit right after a figure; ``linked`` lets a preposition stand between (millions of dollars)."""
        folded = self._folded
        hit = self.units.get(end)
        if hit is None and folded[end : end + 1] in {" ", "-"}:
            hit = self.units.get(end + 1)
        if hit is None and folded[end : end + 1].isalpha():
            hit = self._glued(end)
        if hit is not None and folded[hit.end : hit.end + 1] == "-" and folded[hit.end + 1 : hit.end + 2].isdigit():
            return None
        if hit is None and linked:
            at = self._after_of(end)
            hit = self.units.get(at) if at is not None else None
        return hit

    def _glued(self, end: int) -> Hit | None:
        """``500km``: no word boundary, so the automaton is blind to it."""
        for length in range(min(6, len(self._folded) - end), 0, -1):
            if self._folded[end + length : end + length + 1].isalnum():
                continue
            entry = self._pack.lookup("units", self._folded[end : end + length])
            if entry is not None:
                return Hit(end, end + length, entry)
        return None

    def _after_of(self, end: int) -> int | None:
        for word in self._ofs:
            if self._folded.startswith(" " + word, end):
                at = end + 1 + len(word)
                if word.endswith("'") or self._folded[at : at + 1] == " ":
                    return self.skip(at, " ")
        return None

    def of_follows(self, end: int) -> bool:
        """Tell whether ``of`` stands right after."""
        return self._after_of(end) is not None

    def currency_before(self, start: int) -> Hit | None:
        """Return the currency's sign right before a figure."""
        hit = self.unit_ends.get(start) or (
            self.unit_ends.get(start - 1) if self._folded[start - 1 : start] == " " else None
        )
        return (
            hit if hit is not None and hit.entry.row["class"] == "currency" and not hit.entry.form.isalpha() else None
        )

    def half_at(self, end: int) -> int | None:
        """Return the end of ``and a half`` after a measure."""
        hit = self._halves.get(end + 1)
        return hit.end if hit is not None else None

    def scale(self, start: int, end: int) -> str | None:
        """Return the unit of a scale that stands beside the figure (magnitude 2.8, 5.1 on the Richter scale)."""
        hit = self.unit_ends.get(start) or self.unit_ends.get(start - 1)
        if hit is not None and hit.entry.row["class"] == "scale":
            return hit.entry.row["unit"]
        index = self._reading.token_index(end)
        for token in self._reading.tokens[index : index + 3]:
            hit = self.units.get(token.start)
            if hit is not None and hit.entry.row["class"] == "scale":
                return hit.entry.row["unit"]
        return None

    def shaken(self, start: int, value: float | None) -> str | None:
        """Return the unit of a small decimal figure in a clause about a tremor (``un séisme mesuré à 2,7``)."""
        if value is None or value >= _STRONGEST or value == int(value):
            return None
        sentence = self._reading.sentence_at(start)
        for hit in self._reading.hits_between("units", sentence.start, start):
            if hit.entry.row["unit"] in {"earthquake", "richter"}:
                return "richter"
        return None

    # subsets

    def leads_whole(self, start: int) -> bool:
        """Tell whether the words before make the figure the whole of the next one (``of the 150 passengers, 120``)."""
        return any(at in self._whole_ends for at in (start, start - 1))

    def opens_with_whole(self, start: int, before: int) -> bool:
        """Tell whether a sentence opens with its whole and a comma: ``of the dead, 17 were children``."""
        opening = next((end for end in range(start, min(start + 16, before)) if end in self._whole_ends), None)
        if opening is None or not self._folded[:before].rstrip().endswith(","):
            return False
        hit = self.units.get(opening + 1)
        return hit is not None and self._folded[hit.end] == ","

    def joined_closely(self, left: int, right: int) -> bool:
        """Tell whether only a comma or a joining word stands between two figures of a list."""
        between = self._folded[left:right]
        word = between.strip(" ")
        return word == "," or (word in self._pack.words("number_and") and "," not in between)

    def goes_on_length(self, left: int, start: int, end: int) -> bool:
        """Tell whether a bare figure goes on with the length before: 380 km from Moscow and 500 from Kyiv."""
        words = self._folded[left:start].split()
        joined = len(words) <= _ASIDE and not self._pack.words("number_and").isdisjoint(words)
        toward = self._reading.hits_between("directions", end, end + _NEAR)
        signs = self._reading.hits_between("signs", end, end + 2)
        away = any(hit.entry.get("class") == "origin" for hit in signs)
        return joined and (away or self.of_follows(end) or bool(toward))

    def article_after(self, end: int) -> int:
        """Return the end of an article right behind, else ``end``."""
        index = self._reading.token_index(end)
        token = self._reading.tokens[index] if index < len(self._reading.tokens) else None
        entry = self._pack.lookup("numbers", token.fold) if token is not None else None
        return token.end if token is not None and entry is not None and entry.row["class"] == "article" else end

    def subset_after(self, end: int) -> int:
        """Return where the words right behind a figure that make it a part end (of them), else ``end`` itself."""
        hit = self._subset_starts.get(end + 1)
        return hit.end if hit is not None else end

    def subset(self, start: int, end: int) -> bool:
        """Tell whether words before or after make the figure a part of an earlier one."""
        if any(at in self._subset_ends for at in (start, start - 1, start - 2)):
            return True
        return self._subset_starts.get(end + 1) is not None

    def skip(self, at: int, marks: str) -> int:
        """Return the first offset from ``at`` on that holds none of the marks."""
        while at < len(self._folded) and self._folded[at] in marks:
            at += 1
        return at
