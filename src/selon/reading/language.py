"""Which pack reads a document: the one that its language tag names, else the one whose function words fill the text."""

from __future__ import annotations

import re
from collections import Counter

from selon.languages import pack as packs
from selon.records.text import Document, Note
from selon.text import fold

__all__ = ["choose_pack"]

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
#: A text in a served language has at least this share of that language's function words. On the development gold the
#: shares are .229-.350 (fr) and .236-.380 (en) with the right pack, and at most .084 with a wrong one.
_ENOUGH = 0.16


def choose_pack(document: Document) -> tuple[str, tuple[Note, ...]]:
    """Return the code of the pack that reads the document, and a note where none serves its language."""
    served = packs.served()
    tag = (document.language or "").split("-")[0].lower()
    if tag in served:
        return tag, ()
    if tag:
        return packs.FALLBACK, (_unserved(tag, served),)
    words = Counter(_WORD.findall(fold(document.text[:4000])))
    total = sum(words.values())
    shares = (
        {code: sum(words[w] for w in packs.load(code).words("function")) / total for code in served} if total else {}
    )
    best = max(shares, key=lambda code: (shares[code], code), default=None)
    if best is None or shares[best] < _ENOUGH:
        return packs.FALLBACK, ((_unserved("unknown", served),) if total else ())
    return best, ()


def _unserved(tag: str, served: tuple[str, ...]) -> Note:
    return Note(
        "unserved_language",
        f"language {tag}: no pack serves it (there are {', '.join(served)}); read for figures and places only",
    )
