"""What a document is compared with others by: the words outside its quotations, hashed, and its telling marks.

Winnowing is after Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (SIGMOD
2003): of every four neighbouring shingles of eight words the one with the smallest hash is kept. Two texts that share
eleven words in a row therefore share a hash, wherever in either text these stand. Quotations are left out because
whoever was at the same press conference prints the same ones: they point at a common origin, not at a copy.
"""

from __future__ import annotations

import hashlib
import re
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from selon.names import keys as keys_of_name
from selon.records.claims import Place, Quantity
from selon.records.events import Print
from selon.records.folios import Folio
from selon.records.text import Document
from selon.text import fold

__all__ = ["SHINGLE", "WINDOW", "credited", "make_print", "unquoted", "winnow"]

#: Words in a shingle, and shingles in a window of which one is kept.
SHINGLE, WINDOW = 8, 4
#: A shorter quotation is a name or a word held at arm's length, no speech.
_SPEECH = 4

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*\Z")
#: What each shingle is hashed with: eight bytes of BLAKE2b.
_UNUSED = hashlib.blake2b(digest_size=8)
_PARAGRAPH = re.compile(r"[^\n]+")
#: Each opening mark with those that may close it. What is a closing mark in one language opens in another.
_CLOSING = {"«": "»", "»": "«", "„": '“”"', "“": "”", "”": "”", '"': '"', "「": "」", "『": "』"}
_MARK = re.compile(f"[{re.escape(''.join({*_CLOSING, *''.join(_CLOSING.values())}))}]")


def make_print(folio: Folio) -> Print:
    """Return what the folio's document is compared with others by. Offsets are code points of its text."""
    document = folio.document
    folded = fold(document.text)
    words = tuple(unquoted(folded, _spoken(folio)))
    return Print(
        document.id,
        document.language,
        document.published,
        document.outlet,
        winnow([folded[start:end] for start, end in words]),
        words,
        tuple(_figures(folio)),
        tuple(_rare(folio)),
        credited(document),
        tuple(_numerals(folio, folded, words)),
        document.edited,
    )


# --- words ------------------------------------------------------------------------------------------------------------


def unquoted(folded: str, spoken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the words of a folded text that stand neither between quotation marks nor in the stretches ``spoken``."""
    silent = _merged([*_marked(folded), *spoken])
    if not silent:
        yield from [match.span() for match in _WORD.finditer(folded)]
        return
    starts = [start for start, _ in silent]
    for match in _WORD.finditer(folded):
        index = bisect_left(starts, match.end()) - 1
        if index < 0 or silent[index][1] <= match.start():
            yield match.span()


def _spoken(folio: Folio) -> Iterator[tuple[int, int]]:
    """Yield what the reading took for direct speech, whatever its marks."""
    for attribution in folio.attributions:
        if attribution.mode == "direct":
            for span in attribution.content:
                yield span.start, span.end


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """Yield the speeches between quotation marks, each paragraph for itself.

    A speech that no mark closes counts only if it opens its paragraph: so are speeches of several paragraphs printed.
    """
    for paragraph in _PARAGRAPH.finditer(text):
        opened, closers = -1, ""
        for match in _MARK.finditer(text, *paragraph.span()):
            if opened < 0:
                if match[0] in _CLOSING:
                    opened, closers = match.start(), _CLOSING[match[0]]
            elif match[0] in closers:
                if _is_speech(text, opened, match.end()):
                    yield opened, match.end()
                opened = -1
        if opened >= 0 and not text[paragraph.start() : opened].strip() and _is_speech(text, opened, paragraph.end()):
            yield opened, paragraph.end()


def _is_speech(text: str, start: int, end: int) -> bool:
    return sum(1 for _ in zip(range(_SPEECH), _WORD.finditer(text, start, end), strict=False)) >= _SPEECH


def _merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches in order, those that touch put together."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


# --- shingles ---------------------------------------------------------------------------------------------------------


def winnow(words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the winnowed shingles of some folded words: (signed 64-bit hash, index of the first word), in order.

    A text shorter than a shingle is one shingle. The hash is BLAKE2b's, the same on every machine.

    >>> winnow([])
    ()
    >>> winnow("a b c d e f g h".split()) == winnow("a b c d e f g h i".split())[:1]
    True
    """
    if not words:
        return ()
    hashes = _hashes(words)
    window = min(WINDOW, len(hashes))
    least = map(min, *(hashes[at:] for at in range(window))) if window > 1 else iter(hashes)
    last = {value: at for at, value in enumerate(hashes)}
    if len(last) == len(hashes):
        return tuple([(value, last[value]) for value, _ in groupby(least)])
    # Shingles that come twice: of equal ones in a window the last is kept.
    kept = (max(p for p in range(at, at + window) if hashes[p] == value) for at, value in enumerate(least))
    return tuple([(hashes[at], at) for at, _ in groupby(kept)])


def _hashes(words: Sequence[str]) -> tuple[int, ...]:
    """Return the hash of each shingle: of its words in UTF-8 with a space between, a stretch of the whole in bytes."""
    coded = [word.encode("utf-8", "surrogatepass") for word in words]
    text = b" ".join(coded)
    ends = list(accumulate([len(word) + 1 for word in coded]))
    digests: list[bytes] = []
    for start, end in zip((0, *ends), ends[SHINGLE - 1 :] or ends[-1:], strict=False):
        hashed = _UNUSED.copy()  # half the time of making one
        hashed.update(text[start : end - 1])
        digests.append(hashed.digest())
    return struct.unpack(f">{len(digests)}q", b"".join(digests))


# --- figures, names, credits ------------------------------------------------------------------------------------------


def credited(document: Document) -> tuple[str, ...]:
    """Return the keys of the agencies named as the document's makers, the same in every script, in order."""
    return tuple(sorted({key for name in document.credits if (key := ".".join(keys_of_name(name)))}))


def _quantities(folio: Folio) -> Iterator[Quantity]:
    return (claim.quantity for claim in folio.claims if claim.quantity)


def _token(value: float | None, low: float | None, high: float | None) -> str:
    """Return a figure with the interval that it allows as a short token: ``54``, ``13..``, ``24..99``."""
    if value is not None and value == low == high:
        return _number(value)
    bounds = "..".join("" if bound is None else _number(bound) for bound in (low, high))
    return bounds if bounds != ".." else f"~{_number(value)}" if value is not None else ""


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _figures(folio: Folio) -> list[str]:
    """Return the document's figures with what they count, each once, in order: ``54/drone``."""
    found = {f"{token}/{q.unit}" for q in _quantities(folio) if (token := _token(q.value, q.low, q.high))}
    parts = {f"{_number(p.value)}/{q.unit}" for q in _quantities(folio) for p in q.parts if p.value is not None}
    return sorted(found | parts)


def _numerals(folio: Folio, folded: str, words: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield the figures among the words: index of the first word, of the word after the last, and the figure's token.

    They are those that the reading gave to a claim, with modifier (``at least 13``), and else every number in digits.
    """
    starts = [start for start, _ in words]
    read: dict[int, tuple[int, str]] = {}
    for quantity in _quantities(folio):
        token = _token(quantity.value, quantity.low, quantity.high)
        spans = [(quantity.span, token)] + [
            (part.span, f"{_number(part.value)}") for part in quantity.parts if part.value is not None
        ]
        for span, figure in spans:
            if span and figure:
                first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
                if first < last:
                    read[first] = max(read.get(first, (0, "")), (last, figure))
    reached = 0
    for at, (start, end) in enumerate(words):
        if at < reached:
            continue
        if at in read:
            reached, figure = read[at]
            yield at, reached, figure
        elif _DIGITS.match(folded, start, end):
            yield at, at + 1, folded[start:end]


def _rare(folio: Folio) -> list[str]:
    """Return what tells the document from others in any language, in the order of the text.

    ``s:`` who speaks, ``f:`` a figure with what it counts, ``p:`` a place, each with the key that it has everywhere.
    """
    found: list[tuple[int, int, str]] = []
    for attribution in folio.attributions:
        source = attribution.source
        name = source.name or source.organisation
        at = min((span.start for span in attribution.content), default=0)
        speaker = ".".join(keys_of_name(name)) if name else f"{source.kind}/{source.side or ''}"
        found.append((at, 0, f"s:{speaker}/{attribution.act}"))
    for claim in folio.claims:
        quantity = claim.quantity
        if quantity and quantity.value is not None:
            at = quantity.span.start if quantity.span else claim.anchor.start
            found.append((at, 1, f"f:{_number(quantity.value)}/{quantity.unit}/{claim.kind}"))
        if claim.place and (key := _place(claim.place)):
            found.append((claim.anchor.start, 2, f"p:{key}"))
    return [token for _, _, token in sorted(set(found))]


def _place(place: Place) -> str:
    return str(place.geonames_id) if place.geonames_id else f"{place.name}/{place.country or ''}" if place.name else ""
