"""Numerals in a text: digits in every national style and number words composed freely, read by a pack's data.

A numeral is the number alone, with no bound, unit or noun: ``13.000``, ``2.5 million``, ``a hundred and thirty``,
``quatre-vingt-dix-sept``, ``une cinquantaine``, ``tens of thousands``. Times and figures are both built on it.

Which mark parts thousands and which decimals is decided by shape first (``1.234,5``; ``1.234.567``), then by the
pack (``[numbers] decimal``). A mark before exactly three digits parts thousands unless it is the pack's decimal
mark and a unit of measure or a multiplier follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from selon.languages.pack import Pack
from selon.records.text import Entry, Reading

__all__ = ["Numeral", "find_numerals"]

_DIGITS = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?![\d])|\d+(?:[.,]\d+)*")
#: More digits and marks than this are a telephone number, an account, noise: no figure of the news.
_LONGEST = 22
#: Number words piled up beyond this are no figure either.
_GREATEST = 1e18
_PLAIN = frozenset("0123456789.,'’ \u00a0\u202f\u2009\u2007\u2008\u200a")
_LETTERS = re.compile(r"[^\W\d_]+")
#: From here on a vague plural is what a figure is multiplied by (2.5 millions); dozens and hundreds are not.
_MULTIPLES = 1000
_ADDS, _MULTIPLIES = "cardinal", "multiplier"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in the text.

    ``form`` is ``digits``, ``word``, ``vague`` (``low``..``high`` hold it), ``fraction``, ``all``, ``negative``,
    ``ordinal``, ``same`` (the same number) or ``article``; ``modifier`` is ``about`` for round counts, else ``exact``;
    ``entry`` the pack's entry of a single word; ``name`` is True where the digits are part of a name, a type or a code
    and count nothing; ``scale`` is the thousand, million or more that its last word multiplies by (``2.5 million``),
    else 1.
    """

    start: int
    end: int
    value: float | None
    form: str
    modifier: str = "exact"
    low: float | None = None
    high: float | None = None
    entry: Entry | None = None
    name: bool = False
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    kind: str
    value: float
    entry: Entry | None = None
    name: bool = False


def find_numerals(reading: Reading, pack: Pack) -> tuple[Numeral, ...]:
    """Return the numerals of a text by start; they do not overlap. Words and digits are composed where they touch."""
    atoms = _atoms(reading, pack)
    gap = _gap_reader(reading.folded, pack)
    found: list[Numeral] = []
    index = 0
    while index < len(atoms):
        numeral, index = _compose(atoms, index, gap)
        if numeral is not None:
            found.append(numeral)
    return tuple(found)


def _atoms(reading: Reading, pack: Pack) -> list[_Atom]:
    atoms: list[_Atom] = []
    end = -1
    bounds = {hit.end + 1 for hit in reading.hits.get("modifiers", ()) if hit.entry.get("side") == "before"}
    for hit in reading.hits.get("numbers", ()):
        entry = hit.entry
        if hit.start < end or entry.row["class"] == "suffix" or (entry.tag == "bound" and hit.start not in bounds):
            continue
        end = hit.end
        stop = hit.start + _kept(entry)
        atoms.append(_Atom(hit.start, stop, entry.row["class"], float(entry.get("value") or 0), entry))
    atoms += _digits(reading, pack)
    atoms.sort(key=lambda atom: atom.start)
    return atoms


def _kept(entry: Entry) -> int:
    """Return how many code points of a form belong to the figure (``personne`` of ``personne n'``)."""
    words = entry.get("keep")
    return len(" ".join(entry.form.split(" ")[: int(words)])) if words else len(entry.form)


def _digits(reading: Reading, pack: Pack) -> list[_Atom]:
    text, folded = reading.text, reading.folded
    decimal = pack.setting("numbers", "decimal", ".")
    found: list[_Atom] = []
    end = -1
    for token in reading.tokens:
        match = _DIGITS.match(folded, token.start) if token.kind == "number" and token.start >= end else None
        if match is None:
            continue
        start, stop = match.span()
        if " " in match[0] and not _PLAIN.issuperset(text[start:stop]):
            stop = start + match[0].index(" ")
        atom = _digit_atom(folded, folded[start:stop], start, pack, decimal)
        end = atom.end
        found.append(atom)
    return found


def _digit_atom(folded: str, raw: str, start: int, pack: Pack, decimal: str) -> _Atom:
    stop = start + len(raw)
    letters = _LETTERS.match(folded, stop)
    glued = letters[0] if letters else ""
    following = glued or _next_word(folded, stop)
    value = _value(raw, decimal, lambda: _scales(pack, following))
    kind, entry, name = (
        "digits",
        None,
        value is None or _names(folded, start) or (raw[0] == "0" and raw.isdigit() and len(raw) > 1),
    )
    if glued and not name:
        suffix = pack.lookup("numbers", glued)
        if folded[stop + len(glued) : stop + len(glued) + 1].isdigit():
            name = True
        elif glued in pack.setting("numbers", "ordinal_suffixes", ()):
            kind, stop = "ordinal", letters.end() if letters else stop
        elif (
            suffix is not None
            and suffix.row["class"] == "suffix"
            and _takes_suffix(folded, start, stop + len(glued), suffix, pack)
        ):
            value, stop = (value or 0) * float(suffix.row["value"]), stop + len(glued)
        elif pack.lookup("units", glued) is None and not _unit_glued(folded, stop, pack):
            name = True
    return _Atom(start, stop, kind, value or 0.0, entry, name)


def _unit_glued(folded: str, stop: int, pack: Pack) -> bool:
    rest = folded[stop : stop + 8].split(" ", maxsplit=1)[0].rstrip(".,;:)")
    return pack.lookup("units", rest) is not None


def _takes_suffix(folded: str, start: int, stop: int, suffix: Entry, pack: Pack) -> bool:
    """Tell whether a letter scales the digits: one that is also a measure (m) does so only in a sum of money."""
    if pack.lookup("units", suffix.form) is None:
        return True
    before = folded[max(0, start - 3) : start].strip()
    entry = pack.lookup("units", before) or pack.lookup("units", before[-1:])
    after = pack.lookup("units", _next_word(folded, stop))
    return any(e is not None and e.row["class"] == "currency" for e in (entry, after))


def _next_word(folded: str, stop: int) -> str:
    match = re.compile(r"[ -]([^\W\d_]+)").match(folded, stop)
    return match[1] if match else ""


def _scales(pack: Pack, word: str) -> bool:
    number = pack.lookup("numbers", word)
    if number is not None and number.row["class"] in {_MULTIPLIES, "vague", "suffix"}:
        return True
    unit = pack.lookup("units", word)
    return unit is not None and unit.row["class"] in {"measure", "scale"}


def _names(folded: str, start: int) -> bool:
    """Digits right after a letter, after letters and a hyphen, or after a sign of numbering name a thing."""
    if not start:
        return False
    before = folded[start - 1]
    if before.isalpha() or before in "#@_№":
        return True
    return before == "-" and start > 1 and folded[start - 2].isalpha()


def _value(raw: str, decimal: str, scales: Callable[[], bool]) -> float | None:
    """Return what a run of digits is worth, None where it is a date, a version, a list, or longer than any figure.

    >>> [_value(raw, ",", lambda: False) for raw in ("13.000", "11,4", "1,300", "1.234,5", "1.2.3", "2'000")]
    [13000.0, 11.4, 1300.0, 1234.5, None, 2000.0]
    """
    bare = raw.replace(" ", "").replace("'", "")
    if len(bare) > _LONGEST:
        return None
    marks = [c for c in bare if c in ".,"]
    if not marks:
        return float(bare)
    groups = re.split("[.,]", bare)
    threes = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0"
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        return float("".join(groups[:-1]) + "." + groups[-1])
    if len(marks) > 1:
        return float("".join(groups)) if threes and len(set(marks)) == 1 else None
    if threes and bare == raw and not (marks[0] == decimal and scales()):
        return float("".join(groups))
    return float(groups[0] + "." + groups[1])


def _gap_reader(folded: str, pack: Pack) -> Callable[[int, int], str]:
    """Return a function that names what stands between two atoms: touch, and, of, or nothing that joins."""
    ands, ofs = pack.words("number_and"), pack.words("number_of")

    def read(left: int, right: int) -> str:
        if right - left > 8:
            return ""
        between = folded[left:right]
        if between in {"", " ", "-"}:
            return "touch"
        word = between.strip(" -")
        return "and" if word in ands else "of" if word in ofs else ""

    return read


def _compose(atoms: list[_Atom], index: int, gap: Callable[[int, int], str]) -> tuple[Numeral | None, int]:
    first = atoms[index]
    following = atoms[index + 1] if index + 1 < len(atoms) else None
    touching = gap(first.end, following.start) if following else ""
    if first.name:
        return Numeral(first.start, first.end, first.value, "digits", name=True), index + 1
    if first.kind in {"several", "article"} and following and touching in {"touch", "of"}:
        if following.kind in {"vague", _MULTIPLIES, "collective"}:
            if first.kind == "several":
                return _vague(atoms, index + 1, gap, first.start)
            numeral, index = _number(atoms, index + 1, gap)
            return replace(numeral, start=first.start), index
        if first.kind == "article" and following.kind == "fraction":
            return _fraction(following, first.start, 1.0), index + 2
    if first.kind == "several":
        return None, index + 1
    if first.kind in {"digits", _ADDS, _MULTIPLIES, "collective", "vague"}:
        if following and following.kind == "fraction" and touching == "touch" and following.value != 0.5:
            return _fraction(following, first.start, first.value), index + 2
        return _number(atoms, index, gap)
    if first.kind == "fraction":
        if following and following.kind in {"article", _MULTIPLIES} and touching in {"touch", "of"}:
            return _half_of(atoms, index, gap)
        return _fraction(first, first.start, 1.0), index + 1
    if first.kind == "half":
        return None, index + 1
    return Numeral(first.start, first.end, first.value, first.kind, entry=first.entry), index + 1


def _fraction(atom: _Atom, start: int, times: float) -> Numeral:
    return Numeral(start, atom.end, times * atom.value, "fraction", entry=atom.entry)


def _half_of(atoms: list[_Atom], index: int, gap: Callable[[int, int], str]) -> tuple[Numeral | None, int]:
    """Half a million, half a dozen: the fraction multiplies; half a town stays a fraction."""
    step = 2 if atoms[index + 1].kind == "article" else 1
    target = atoms[index + step] if index + step < len(atoms) else None
    if (
        target
        and target.kind in {_MULTIPLIES, "collective"}
        and gap(atoms[index + step - 1].end, target.start) == "touch"
    ):
        value = atoms[index].value * target.value
        return Numeral(atoms[index].start, target.end, value, "word"), index + step + 1
    return _fraction(atoms[index], atoms[index].start, 1.0), index + 1


def _vague(atoms: list[_Atom], index: int, gap: Callable[[int, int], str], start: int) -> tuple[Numeral, int]:
    base, scale, at = atoms[index].value, 1.0, index + 1
    while at < len(atoms) and atoms[at].kind in {"vague", _MULTIPLIES} and atoms[at].value >= 1000:
        if not gap(atoms[at - 1].end, atoms[at].start) or atoms[at - 1].value >= atoms[at].value:
            break
        scale *= atoms[at].value
        at += 1
    low, high = _spread(base, scale)
    return Numeral(start, atoms[at - 1].end, None, "vague", "vague", low, high), at


def _number(atoms: list[_Atom], index: int, gap: Callable[[int, int], str]) -> tuple[Numeral, int]:
    first = atoms[index]
    if first.kind == "vague":
        return _vague(atoms, index, gap, first.start)
    total, last, modifier, at = 0.0, 0.0, "exact", index
    current: float | None = None
    while at < len(atoms):
        atom = atoms[at]
        link = "touch" if at == index else gap(atoms[at - 1].end, atom.start)
        if not link or atom.name:
            break
        if atom.kind == "half":
            if current is None:
                total += last / 2
            else:
                current += 0.5
        elif atom.kind in {"digits", _ADDS} or (atom.kind == "article" and link == "and" and _ends_in_tens(current)):
            if link == "of" or not _adds(atom, current, last, link, first=at == index):
                break
            current = (current or 0) + atom.value
        elif atom.kind in {_MULTIPLIES, "vague", "collective"}:
            if atom.kind == "vague" and atom.value < _MULTIPLES and first.kind == "digits":
                break
            if link == "and" or (link == "of" and atoms[at - 1].kind != "collective"):
                break
            if atom.kind == "collective" and atom.entry is not None and current is None:
                modifier = atom.entry.get("modifier") or modifier
            grown = _multiply(total, current, atom.value)
            if grown[0] > _GREATEST:
                break
            total, current, last = grown
        else:
            break
        at += 1
    form = "digits" if first.kind == "digits" else "word"
    entry = first.entry if at == index + 1 else None
    scale = last if last >= 1000 and current is None else 1.0
    value = total + (current or 0)
    return Numeral(first.start, atoms[at - 1].end, value, form, modifier, entry=entry, scale=scale), at


def _ends_in_tens(current: float | None) -> bool:
    """Tell whether ``et un`` may follow: twenty, thirty ... sixty."""
    return current is not None and current >= 20 and current % 10 == 0 and current % 100 <= 70


def _adds(atom: _Atom, current: float | None, last: float, link: str, *, first: bool) -> bool:
    if first:
        return True
    if atom.kind == "digits":
        return False
    value = atom.value
    if current is None:
        return value < last
    slot = 10 if value < 10 else 100 if value < 100 and (value >= 20 or current % 100 == 0) else 20
    if value >= 100:
        slot = 1000
    fits = current >= slot and current % slot == 0 and (slot != 20 or current % 100 in {60, 80})
    return fits and (link == "touch" or current % 100 == 0 or value in {1, 11})


def _multiply(total: float, current: float | None, by: float) -> tuple[float, float | None, float]:
    """Return total, current and the last multiplier; a hundred stays open for what a thousand multiplies."""
    if by < 1000:
        return total, (current if current is not None else 1) * by, by
    if current is None and total:
        return total * by, None, by
    return total + (current if current is not None else 1) * by, None, by


def _spread(base: float, scale: float) -> tuple[float, float]:
    """Return the interval of a vague plural: dozens 24-99, hundreds 200-999, tens of thousands 20000-99999.

    >>> _spread(12, 1), _spread(100, 1), _spread(10, 1000)
    ((24, 99), (200, 999), (20000, 99999))
    """
    if base < 100:
        return (24 if base < 20 and scale == 1 else 2 * base) * scale, 100 * scale - 1
    return 2 * base * scale, 10 * base * scale - 1
