"""Documents that mix languages: which paragraphs are in another language than the document as a whole.

A live page, a bilingual bulletin or a digest has paragraphs in several languages. Each language's paragraphs are read
together with its own pack, in a copy of the document whose other paragraphs are blank, so that every offset stays one
in the whole text, and what is said in one paragraph still governs the next of its language.

A paragraph is held to be in the document's language unless it plainly is not: what stands in quotation marks is left
out of account (a quoted sentence is no change of language), a list of names has too few function words to tell, and a
short line goes with the paragraphs around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

from selon.languages import pack as packs
from selon.reading.language import COVERED, WORD, by_letters, coverage
from selon.reading.paragraphs import find_paragraphs
from selon.records.folios import Inset
from selon.records.text import Document, Note, Span
from selon.text import fold

__all__ = ["MIXED", "part_languages"]

#: The note of a document whose paragraphs are in several languages.
MIXED = "mixed_languages"

#: A paragraph with this share of the main language's function words is in it. On the development gold, of paragraphs
#: of eight words or more outside quotation marks, 99 in 100 have more.
_OWN = 0.1
#: Fewer words than this tell no language, nor do fewer different function words.
_FEW, _FEW_COMMON = 8, 3
#: Another language must have this share of function words, and so many times the main one's. With these figures no
#: paragraph of 868 (the packs' examples, the development gold, invented dispatches; eight words or more) is taken for
#: one in another language.
_ENOUGH, _CLEARLY = 0.12, 2.0
#: Where no function words tell, the forms of no more languages than this are tried, which takes their whole packs.
_TRIED = 3
#: So many letters that only a kindred language has, and none that only the main one has, rule the main one out.
_LETTERS = 4
_QUOTED = re.compile(r"«[^«»]*»|“[^“”„]*”|„[^“”„]*[“”]|\"[^\"\n]*\"|‹[^‹›]*›|「[^「」]*」")
_VISIBLE = re.compile(r"[^\n]")


#: Documents by the code of the pack that reads them, a note, and what is not in the first's language.
_Parted = tuple[tuple[tuple[str, Document], ...], tuple[Note, ...], tuple[Inset, ...]]


def part_languages(document: Document, main: str) -> _Parted:
    """Return (pack's code, document) pairs, the ``main`` language's first; a note and insets if there are several.

    In each of the documents the paragraphs of the others are blank. Where all is in one language the document itself is
    returned. Where no pack serves the document as a whole, and nobody names its language, the one of most paragraphs is
    the main one. Never raises.
    """
    paragraphs = find_paragraphs(document.text)
    if len(paragraphs) < 2:
        return ((main, document),), (), ()
    found = [_language(document.text[start:end], main) for start, end in paragraphs]
    if main == packs.FALLBACK and not document.language:
        main = _commonest(found, main)
    told = _settled(found, main)
    others = tuple(dict.fromkeys(code for code in told if code != main))
    if not others:
        return ((main, document),), (), ()
    parts = tuple(
        (code, replace(document, text=_blanked(document.text, paragraphs, told, code), notes=()))
        for code in (main, *others)
    )
    first = next(number for number, code in enumerate(told) if code != main)
    start, end = paragraphs[first]
    text = document.text[start:end].rstrip()
    note = Note(
        MIXED,
        f"{sum(code != main for code in told)} of {len(told)} paragraphs are in {', '.join(others)}, the others in "
        f"{main}: each is read in its own language",
        Span(start, start + len(text), text),
    )
    insets = tuple(_insets(paragraphs, told, main))
    return ((main, replace(parts[0][1], notes=document.notes)), *parts[1:]), (note,), insets


def _insets(paragraphs: Sequence[tuple[int, int]], told: Sequence[str], main: str) -> Iterator[Inset]:
    """Yield the paragraphs that are not in the main language, those in a row together."""
    for code, together in groupby(zip(told, paragraphs, strict=True), key=itemgetter(0)):
        if code != main:
            bounds = [paragraph for _, paragraph in together]
            yield Inset(bounds[0][0], bounds[-1][1], code)


def _commonest(told: Sequence[str | None], main: str) -> str:
    counted = Counter(code for code in told if code is not None and code != main)
    return min(counted, key=lambda code: (-counted[code], code), default=main)


def _language(text: str, main: str) -> str | None:
    """Return the code of the pack whose language a paragraph is in, None where there is too little to tell by.

    Function words count in small letters alone: in a name (``Le Monde``) and in capitals they tell nothing.
    """
    bare = _QUOTED.sub(" ", text)
    folded = fold(bare)
    if _plainly(folded, main):
        return main
    found = [(match[0], bare[match.start()].islower()) for match in WORD.finditer(folded)]
    if len(found) < _FEW:
        return None
    words = Counter(word for word, small in found if small)
    ours = _common(words, main) / len(found)
    possible = _possible(folded, main)
    others = [code for code in possible if code != main]
    best = max(others, key=lambda code: (_common(words, code), code), default=None)
    theirs = _common(words, best) / len(found) if best is not None else 0.0
    if theirs >= _ENOUGH and _different(words, best) >= _FEW_COMMON:
        return best if main not in possible or theirs >= _CLEARLY * ours else main
    if main not in possible and len(others) <= _TRIED:
        covered = {code: coverage(folded, packs.load(code)) for code in others}
        best = max(covered, key=lambda code: (covered[code], code), default=None)
        return best if best is not None and covered[best] >= COVERED else None
    return main if ours > theirs else None


def _plainly(folded: str, main: str) -> bool:
    """Tell, at little cost, that a paragraph is in the main language."""
    words = WORD.findall(folded)
    if len(words) < _FEW:
        return False
    kindred = _kindred(main)
    common = packs.function_words(main)
    return sum(word in common for word in words) >= _OWN * len(words) and (
        kindred is None or len(kindred.findall(folded)) < _LETTERS
    )


@cache
def _kindred(main: str) -> re.Pattern[str] | None:
    """Return what finds letters that set other languages apart from the main one, if that has any kin."""
    ours = packs.listed_words(main, "letters")
    letters = {letter for code in packs.served() for letter in packs.listed_words(code, "letters")} - ours
    return re.compile("|".join(map(re.escape, sorted(letters)))) if ours and letters else None


def _common(words: Counter[str], code: str) -> int:
    """Return how many of some words are the function words of a language."""
    known = packs.function_words(code)
    return sum(count for word, count in words.items() if word in known)


def _different(words: Counter[str], code: str | None) -> int:
    """Return how many different function words of a language there are among some words."""
    return len(packs.function_words(code) & words.keys()) if code is not None else 0


def _possible(folded: str, main: str) -> tuple[str, ...]:
    """Return the packs whose language the script and the letters do not rule out."""
    script = _script(Counter(folded))
    served = tuple(code for code in packs.served() if _own_script(code) == script)
    possible = by_letters(folded, served)
    if main in served and main not in possible:
        telling = max(sum(map(folded.count, packs.listed_words(code, "letters"))) for code in possible)
        return possible if telling >= _LETTERS else served
    return possible


def _script(letters: Mapping[str, int]) -> str:
    """Return the script of most letters, as Unicode's names begin (``LATIN``)."""
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        scripts[_script_of(letter)] += count
    del scripts[""]
    return min(scripts, key=lambda name: (-scripts[name], name), default="")


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""


@cache
def _own_script(code: str) -> str:
    """Return the script of a pack's function words."""
    return _script(Counter("".join(packs.function_words(code))))


def _settled(told: Sequence[str | None], main: str) -> list[str]:
    """Return a language for each paragraph: what is too short to tell goes with its neighbours if they agree."""
    settled: list[str] = []
    before: str | None = None
    after: list[str | None] = []
    for code in reversed(told):
        after.append(after[-1] if code is None and after else code)
    for code, following in zip(told, reversed(after), strict=True):
        before = code or before
        near = {name for name in (before, following) if name is not None}
        settled.append(code or (near.pop() if len(near) == 1 else main))
    return settled


def _blanked(text: str, paragraphs: Sequence[tuple[int, int]], told: Sequence[str], code: str) -> str:
    """Return the text with the paragraphs that are not in a language blank: as long as before, lines kept."""
    return "".join(
        text[start:end] if told[number] == code else _VISIBLE.sub(" ", text[start:end])
        for number, (start, end) in enumerate(paragraphs)
    )
