"""The counted noun of a figure: beside it, across adjectives, after ``of``, or carried over from an earlier figure."""

from __future__ import annotations

from selon.claims.phrases import Noun
from selon.claims.surroundings import PLACES, Surroundings
from selon.languages.numerals import Numeral
from selon.languages.pack import Pack
from selon.records.claims import Amount
from selon.records.text import Hit, Reading, Token

__all__ = ["Nouns"]

_REACH = 6
_LINKED = frozenset({"vague", "fraction", "all"})
_CRAFT = frozenset({"drone", "aircraft", "helicopter", "boat", "ship"})
_SHOTS = frozenset({"missile", "rocket", "bomb", "shell", "projectile"})
#: Units that are happenings: an elliptic figure seldom counts them.
_EVENTS = frozenset({"attack", "explosion", "fire", "incident", "clash", "earthquake", "flood", "storm", "alert"})
_MARKS = frozenset("-'’«»“”\"„")


class Nouns:
    """Finds counted nouns in one reading."""

    def __init__(self, reading: Reading, pack: Pack, around: Surroundings) -> None:
        """Take the pack's word lists: what ends a noun phrase, what stands for a noun."""
        self._reading = reading
        self._around = around
        self._stop = pack.words("noun_stop")
        self._pronouns = pack.words("noun_pronouns")
        self._further = pack.words("further")
        self._people = pack.words("people_pronouns")
        self._joining = pack.words("number_and")
        self._copulas = pack.words("copulas")
        self._determiners = pack.words("determiners")
        self._ofs = pack.words("number_of")
        self._plurals = tuple(pack.words("plural_endings"))
        self._known = self._stop | self._pronouns | self._further | self._ofs | self._copulas
        self._known |= pack.words("auxiliaries") | pack.words("distributive") | pack.words("manner")
        self._heads_last = bool(pack.switch("heads_last"))
        self._nouns_capitalised = bool(pack.switch("nouns_capitalised"))
        self._qualifiers = tuple(pack.words("qualifying_endings"))

    def after(self, numeral: Numeral, end: int, *, subset: bool) -> Noun | None:
        """Return what stands after a figure: its noun, a pronoun for it, or None."""
        tokens = self._reading.tokens
        first = self._reading.token_index(self._around.subset_after(end) if subset else end)
        sentence = self._reading.sentence_at(numeral.start)
        linked = subset or numeral.form in _LINKED or numeral.modifier == "about"
        further, pronoun = self._word_before(numeral.start) in self._further, tokens[first - 1].start >= end
        previous = tokens[first - 1].fold if pronoun else ""
        for index in range(first, min(first + _REACH, sentence.last)):
            token = tokens[index]
            hit = self._around.units.get(token.start)
            if hit is not None and self._countable(hit, first=index == first):
                return self._noun(hit, further=further, near=index == first, subset=subset)
            age = self._around.age_after(token.end) if token.kind == "number" else None
            if age is not None and numeral.form == "article":
                return self._aged(index, age) or Noun(self._reading.span(token.start, age.end), _by_age(token), further)
            further = further or token.fold in self._further
            pronoun = pronoun or token.fold in self._pronouns
            if token.fold in self._copulas and subset:
                return self._predicate(index, further=further) or Noun(None, None, further)
            if not self._passes(token, previous, numeral, linked=linked or index == first):
                break
            previous = token.fold
        return Noun(None, None, further) if further or pronoun else None

    def _passes(self, token: Token, previous: str, numeral: Numeral, *, linked: bool) -> bool:
        """Tell whether the noun may still come behind this word.

        It may behind an adjective, ``them``, ``of`` right behind the figure, and a determiner or number behind ``of``
        (97 of the 112 drones).
        """
        if token.fold in self._pronouns:
            return True
        if token.fold in self._ofs:
            return linked
        if token.fold in self._determiners and (previous in self._ofs or numeral.form == "all"):
            return True
        if token.kind == "number" and (previous in self._ofs or previous in self._determiners):
            return True
        return not self._ends_phrase(token)

    def _countable(self, hit: Hit, *, first: bool) -> bool:
        """Tell whether a unit is a counted noun here; the name of a people is one only right behind its figure."""
        kind = hit.entry.row["class"]
        return kind in {"count", "generic"} or (kind == "demonym" and first)

    def _aged(self, index: int, age: Hit) -> Noun | None:
        """Return the noun right behind an age (a 43-year-old man)."""
        following = self._reading.token_index(age.end)
        hit = self._around.units.get(self._reading.tokens[following].start) if following > index else None
        return (
            self._noun(hit, further=False, near=False)
            if hit is not None and hit.entry.row["class"] == "count"
            else None
        )

    def _ends_phrase(self, token: Token) -> bool:
        if self._nouns_capitalised and token.kind == "word" and self._reading.text[token.start].isupper():
            # a noun that counts nothing, unless it only begins a compound (S-300-Raketen) or qualifies (Moskauer)
            joined = self._reading.folded[token.end : token.end + 1] == "-"
            return not joined and not token.fold.endswith(self._qualifiers)
        if token.kind == "mark":
            return token.fold not in _MARKS
        if token.kind == "number":
            return self._around.age_after(token.end) is None
        return token.fold in self._stop

    def _predicate(self, index: int, *, further: bool) -> Noun | None:
        token = self._reading.tokens[index + 1] if index + 1 < len(self._reading.tokens) else None
        hit = self._around.units.get(token.start) if token else None
        if hit is None or hit.entry.row["class"] != "count":
            return None
        return self._noun(hit, further=further, near=False)

    def _noun(self, hit: Hit, *, further: bool, near: bool, subset: bool = False) -> Noun:
        while self._heads_last and not hit.entry.form.endswith(self._plurals):
            following = self._around.units.get(hit.end + 1)
            if following is None or following.entry.row["class"] != "count":
                break
            if self._reading.folded[hit.end] not in " -" or following.end <= hit.end:
                break
            hit = following
        if subset:
            index = self._reading.token_index(hit.end)
            told = self._predicate(index, further=further) if self._word_at(index) in self._copulas else None
            if told is not None:
                return told
        unit = hit.entry.row["unit"] if hit.entry.row["class"] != "generic" else self._antecedent(hit)
        return Noun(self._reading.span(hit.start, hit.end), unit, further, near)

    def _antecedent(self, generic: Hit) -> str:
        """Return what a word like ``engins`` stands for: the nearest craft or weapon named before it, else itself."""
        units = [h.entry.row["unit"] for h in self._around.counted if h.start < generic.start]
        for kinds in (_CRAFT, _SHOTS):
            found = next((unit for unit in reversed(units) if unit in kinds), None)
            if found is not None:
                return found
        return generic.entry.row["unit"]

    def _word_at(self, index: int) -> str:
        return self._reading.tokens[index].fold if index < len(self._reading.tokens) else ""

    def _word_before(self, start: int) -> str:
        index = self._reading.token_index(start)
        return self._reading.tokens[index - 1].fold if index else ""

    def carried(self, start: int, end: int, found: list[Amount], noun: Noun | None, *, beside: bool) -> str | None:
        """Return the unit that an elliptic figure takes over: of the nearest noun or figure before, else after it.

        ``beside``: words put the figure beside or under an earlier one (others, of them, none), whose unit it then has.
        """
        sentence = self._reading.sentence_at(start)
        before = self._word_before(start)
        if before in self._ofs and self._place_before(start):
            return "person"
        if before in self._people:
            return "person"
        if noun is None and not beside and self._counts_unknown(end):
            return None
        if not beside and self._befalls_people(start, end):
            return "person"
        wholes = [a for a in found if a.unit and not a.measure and a.form not in {"article", "ordinal"}]
        counted = [a for a in wholes if a.unit not in PLACES] or ([] if beside else wholes)
        last = next((a for a in reversed(counted) if not (beside and a.subset)), None)
        if beside and found and found[-1].measure and found[-1].span.start >= sentence.start:
            return found[-1].unit
        if beside and last is not None:
            return last.unit
        nearest = self._nearest(sentence.start, start) if not self._dashed(end) else None
        if last is not None and last.span.start >= max(sentence.start, nearest.start if nearest else 0):
            return last.unit
        if nearest is not None:
            return nearest.entry.row["unit"]
        return self._follows(end, sentence.end) or (last.unit if last is not None else None)

    def _befalls_people(self, start: int, end: int) -> bool:
        """Tell whether the verb beside an elliptic figure befalls people (killing eight, 87 were wounded)."""
        index = self._reading.token_index(start)
        left = self._reading.tokens[max(0, index - 2)].start
        if any(self._takes_people(hit) for hit in self._reading.hits_between("kinds", left, start)):
            return True
        after = self._reading.token_index(end)
        for token in self._reading.tokens[after : after + 3]:
            if token.kind != "word" or token.fold in self._joining:
                return False
            if any(self._takes_people(hit) for hit in self._around.kinds_at(token.start)):
                return True
        return False

    @staticmethod
    def _takes_people(hit: Hit) -> bool:
        return hit.entry.get("takes") == "person"

    def _dashed(self, end: int) -> bool:
        """Tell whether a dash stands for the noun and verb of the figure before (``6 — in Bryansk``)."""
        return self._reading.folded[end : end + 2] in {" –", " —"}

    def _counts_unknown(self, end: int) -> bool:
        """Tell whether a word follows that no table knows (``quatre Zodiac``, ``200 tents``): that is counted."""
        index = self._reading.token_index(end)
        if index >= len(self._reading.tokens) or self._reading.folded[end : self._reading.tokens[index].start] != " ":
            return False
        token = self._reading.tokens[index]
        if token.kind != "word" or token.start in self._around.units or self._around.happens(token.start):
            return False
        return token.fold not in self._known

    def _nearest(self, start: int, end: int) -> Hit | None:
        """Return a tally (the death toll) before the figure, else the nearest noun that is no place or event."""
        hits = [h for h in self._around.counted if start <= h.start and h.end <= end]
        hits = [h for h in hits if h.entry.row["unit"] not in PLACES]
        tallies = [h for h in hits if h.entry.row["class"] == "tally"]
        things = [h for h in hits if h.entry.row["unit"] not in _EVENTS]
        chosen = tallies or things or hits
        return chosen[-1] if chosen else None

    def _place_before(self, start: int) -> bool:
        """Tell whether the noun before ``of`` is a place (a town of 11,000)."""
        index = self._reading.token_index(start) - 2
        token = self._reading.tokens[index] if index >= 0 else None
        hit = self._around.units.get(token.start) if token is not None else None
        return hit is not None and hit.entry.row["unit"] in PLACES

    def _follows(self, end: int, stop: int) -> str | None:
        """Return the unit of a noun later in the clause: ``évalue à neuf le nombre total de morts``."""
        for token in self._reading.tokens_between(end, min(stop, end + 60)):
            if token.kind == "mark" and token.fold not in _MARKS:
                return None
            hit = self._around.units.get(token.start)
            if hit is not None and hit.entry.row["class"] == "count" and hit.entry.row["unit"] not in PLACES:
                return hit.entry.row["unit"]
        return None


def _by_age(token: Token) -> str:
    return "child" if int(token.fold) < 18 else "person"
