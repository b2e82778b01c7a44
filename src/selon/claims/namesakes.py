"""Numbers that count nothing: dates, ages, addresses, types, names that hold a number, the numbers of a list."""

from __future__ import annotations

import re

from selon.claims.surroundings import MEASURES, Surroundings
from selon.languages.numerals import Numeral
from selon.languages.pack import Pack
from selon.records.claims import Moment
from selon.records.text import Hit, Reading

__all__ = ["Namesakes"]

_PEOPLE = frozenset({"person", "child", "adult"})
_AGE = (0, 120)
_HYPHENED = re.compile(r"-[^\W\d_]")
_RUN = re.compile(r"\+?\d[\d ()-]{7,}\d")


class Namesakes:
    """Tells the numbers of one text that count from those that name."""

    def __init__(self, reading: Reading, pack: Pack, around: Surroundings, moments: tuple[Moment, ...]) -> None:
        """Index the names that hold numbers; ``moments`` are the times of the text, whose numbers count nothing."""
        self._reading, self._folded, self._around = reading, reading.folded, around
        self._ofs, self._bare_ages = pack.words("number_of"), bool(pack.switch("ages_bare"))
        names = reading.hits.get("names", ())
        self._name_ends = {h.end: h for h in reversed(names) if h.entry.get("class") in {"numbered", "age"}}
        self._addresses = {h.start for h in names if h.entry.get("class") in {"age_after", "address"}}
        self._name_spans = [(h.start, h.end) for h in names if h.entry.get("class") == "name"]
        self._name_spans += [(m.span.start, m.span.end) for m in moments if m.span is not None]
        self._name_spans += [m.span() for m in _RUN.finditer(reading.folded) if _is_telephone(m[0])]

    def masks(self, numeral: Numeral) -> bool:
        """Tell whether the numeral lies in a date, a name or a type, or is an age, an address or a list's number."""
        start, end = numeral.start, numeral.end
        if numeral.name or any(left < end and start < right for left, right in self._name_spans):
            return True
        if numeral.form in {"article", "negative", "all", "fraction", "vague"}:
            return False
        folded = self._folded
        if "/" in (folded[start - 1 : start], folded[end : end + 1]):
            return True
        if self._name_before(start) is not None or self._around.age_after(end) is not None:
            return True
        if self._around.skip(end, " ,") in self._addresses:
            return True
        if self._opens_list(numeral) or self._stands_in_commas(numeral) or self._hyphened(numeral):
            return True
        return self._is_age(numeral)

    def _is_age(self, numeral: Numeral) -> bool:
        """``un homme de 62 ans``, ``девочка восьми лет``: years that follow a person, behind ``of`` or bare."""
        unit = self._around.unit_after(numeral.end, linked=True)
        if unit is None or unit.entry.row["unit"] != "year":
            return False
        index = self._reading.token_index(numeral.start) - 1
        tokens = self._reading.tokens
        if index >= 0 and tokens[index].fold == "," and self._folded[unit.end : unit.end + 1] in {",", ")", ".", ";"}:
            return True
        if self._bare_ages and self._around.unit_ends.get(numeral.start - 1) is not None:
            return self._around.unit_ends[numeral.start - 1].entry.row["unit"] in _PEOPLE
        if index < 1 or tokens[index].fold not in self._ofs:
            return False
        hit = self._around.unit_ends.get(tokens[index].start - 1)
        return hit is not None and hit.entry.row["unit"] in _PEOPLE

    def _name_before(self, start: int) -> Hit | None:
        for at in (start, *(hit.start for hit in self._around.modifiers_before(start, transparent=True))):
            hit = self._name_ends.get(at) or self._name_ends.get(at - 1)
            if hit is not None and self._folded[hit.end : at] in {"", " ", "-"}:
                return hit
        return None

    def _opens_list(self, numeral: Numeral) -> bool:
        """``1. The mayor said``: the number of a paragraph."""
        opens = numeral.start == 0 or "\n" in self._reading.text[max(0, numeral.start - 2) : numeral.start]
        return opens and self._folded[numeral.end : numeral.end + 2] in {". ", ") "} and numeral.form == "digits"

    def _stands_in_commas(self, numeral: Numeral) -> bool:
        """``Ivan Petrov, 43, said``: an age after a name."""
        if numeral.form != "digits" or not _AGE[0] < (numeral.value or 0) < _AGE[1]:
            return False
        before, after = (
            self._folded[max(0, numeral.start - 2) : numeral.start],
            self._folded[numeral.end : numeral.end + 1],
        )
        if before != ", " or after not in {",", ")"}:
            return False
        token = self._reading.tokens[max(0, self._reading.token_index(numeral.start) - 2)]
        return token.kind == "word"

    def _hyphened(self, numeral: Numeral) -> bool:
        """``four-storey``, ``one-way``: a compound counts only if it measures (``15-kilometre``)."""
        end = numeral.end
        if _HYPHENED.match(self._folded, end) is None or numeral.form == "ordinal":
            return False
        if self._around.modifier_after(end) is not None:
            return False
        unit = self._around.units.get(end + 1)
        return unit is None or unit.entry.row["class"] not in MEASURES | {"scale"}


def _is_telephone(run: str) -> bool:
    groups = re.findall(r"\d+", run)
    return run.startswith("+") or (len(groups) >= 3 and not all(len(group) == 3 for group in groups[1:]))
