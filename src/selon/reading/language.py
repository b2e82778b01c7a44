"""Which pack reads a document: the one that its language tag names, else the one whose words fill the text.

Languages of one script that name the letters that set them apart (``letters`` in their settings) are told by these
before all: a short sentence has such a letter more often than it has a function word. Then function words are counted,
which needs no more of a pack than its settings. A text with too few of them, as one short sentence has, goes to the
pack whose forms, of all tables, cover most of its letters.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from selon.languages import pack as packs
from selon.records.text import Document, Note
from selon.text import fold

__all__ = ["COVERED", "WORD", "by_letters", "choose_pack", "coverage"]

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
#: So much of a text tells its language, in code points.
_SAMPLE = 4000
#: A text in a served language has at least this share of that language's function words. On the development gold the
#: shares are .229-.350 (fr) and .236-.380 (en) with the right pack, and at most .084 with a wrong one.
_ENOUGH = 0.16
#: The forms of the right pack cover at least this share of the letters. Of single sentences of the development gold,
#: 98 in 100 have .52 or more with the right pack; of sentences in languages not served, 98 in 100 have .25 or less.
COVERED = 0.35


def choose_pack(document: Document) -> tuple[str, tuple[Note, ...]]:
    """Return the code of the pack that reads the document, and a note where none serves its language."""
    served = packs.served()
    tag = (document.language or "").split("-")[0].lower()
    if tag in served:
        return tag, ()
    if tag:
        return packs.FALLBACK, (_unserved(tag, served),)
    sample = fold(document.text[:_SAMPLE])
    words = Counter(WORD.findall(sample))
    if not words:
        return packs.FALLBACK, ()
    possible = by_letters(sample, served)
    known, total = _listed(possible).intersection(words), words.total()
    shares = {
        code: sum([words[word] for word in packs.function_words(code).intersection(known)]) / total for code in possible
    }
    enough = _ENOUGH
    if max(shares.values(), default=0.0) < enough:
        shares, enough = {code: coverage(sample, packs.load(code)) for code in possible}, COVERED
    best = max(shares, key=lambda code: (shares[code], code), default=None)
    if best is None or shares[best] < enough:
        return packs.FALLBACK, (_unserved("unknown", served),)
    return best, ()


@lru_cache(maxsize=64)
def _listed(codes: tuple[str, ...]) -> frozenset[str]:
    """Return the function words of several languages: few words of a text are one in any of them."""
    return frozenset().union(*map(packs.function_words, codes))


def by_letters(folded: str, served: tuple[str, ...]) -> tuple[str, ...]:
    """Return the packs whose language the letters do not rule out: of those told by letters the one that has most.

    Another stays possible where it has a third as many: a text may quote at length in a kindred language.
    """
    found = {
        code: sum(map(folded.count, letters)) for code in served if (letters := packs.listed_words(code, "letters"))
    }
    most = max(found.values(), default=0)
    return tuple(code for code in served if 3 * found.get(code, most) >= most)


def coverage(folded: str, pack: packs.Pack) -> float:
    """Return the share of a text's letters that forms of the pack cover, those of the fallback left out."""
    common, listed = packs.load(packs.FALLBACK), pack.words("function")
    ours = {span for word, span in _words(folded) if word in listed}
    for table, hits in pack.scan(folded).items():
        ours |= {(hit.start, hit.end) for hit in hits if common.lookup(table, hit.entry.form) is None}
    covered = reached = 0
    for start, end in sorted(ours):
        covered += sum(map(str.isalpha, folded[max(start, reached) : end]))
        reached = max(reached, end)
    return covered / max(1, sum(map(str.isalpha, folded)))


@lru_cache(maxsize=1)
def _words(folded: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """Return the words of a text, each with where it stands: the same for every pack that is tried on it."""
    return tuple((match[0], match.span()) for match in WORD.finditer(folded))


def _unserved(tag: str, served: tuple[str, ...]) -> Note:
    return Note(
        "unserved_language",
        f"language {tag}: no pack serves it (there are {', '.join(served)}); read for figures and places only",
    )
