"""How well copies are found: on copies made from the development gold, on its independent pairs, across languages.

``python -m bench.copies`` writes ``bench/copies.md``. The gold's texts are all re-worded, so that no two of them are
copies word for word: copies are *made*, in the ways in which desks make them (cut, re-ordered, other figures, further
paragraphs, single words put otherwise, all at once), and every pair of the gold in one language tests for false ones.
Across languages the gold's ``family`` says which documents come from one agency text. Readings are our own.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from bench.corpus import corpus
from bench.gold import ROOT, Gold, find_gold
from bench.linking import own_folios, records
from selon.linking.copies import WITHIN, compare, find_copies, make_print
from selon.linking.publication import days_apart
from selon.linking.translations import same_language
from selon.pipeline import shipped, understand
from selon.records.codec import decode_document
from selon.records.events import Copy
from selon.records.folios import Folio
from selon.running.local import gazetteer

__all__ = ["main"]

PAGE = ROOT / "bench" / "copies.md"
#: Documents with fewer words are short posts: no desk cuts them further.
_LONG = 80
_GROWTH = (500, 1000, 2000)

Making = Callable[[str, Folio, random.Random], str]


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in re.split(r"\n+", text) if paragraph.strip()]


def _cut(text: str, _folio: Folio, _chance: random.Random) -> str:
    """Keep the first half of the paragraphs."""
    kept = _paragraphs(text)
    return "\n\n".join(kept[: (len(kept) + 1) // 2])


def _reordered(text: str, _folio: Folio, chance: random.Random) -> str:
    kept = _paragraphs(text)
    chance.shuffle(kept)
    return "\n\n".join(kept)


def _figured(text: str, _folio: Folio, chance: random.Random) -> str:
    """Give one figure in digits otherwise, the first of two or three digits that is no hour, day or year."""
    found = list(re.finditer(r"(?<![\d.,:/-])\d{2,3}(?![\d:/-]|[.,]\d)", text))
    if not found:
        return text
    match = chance.choice(found)
    return f"{text[: match.start()]}{int(match[0]) + 1}{text[match.end() :]}"


def _padded(text: str, folio: Folio, _chance: random.Random) -> str:
    """Add as much again of another document (filled in by the caller as the folio)."""
    return f"{text}\n\n{folio.document.text}"


def _worded(text: str, _folio: Folio, chance: random.Random) -> str:
    """Drop one word in fifteen."""
    return re.sub(r"[^\W\d]+", lambda match: "" if chance.random() < 1 / 15 else match[0], text)


def _all(text: str, folio: Folio, chance: random.Random) -> str:
    return _padded(_figured(_reordered(_cut(text, folio, chance), folio, chance), folio, chance), folio, chance)


MAKINGS: dict[str, Making] = {
    "the first half": _cut,
    "paragraphs re-ordered": _reordered,
    "one figure changed": _figured,
    "as much again of another dispatch added": _padded,
    "one word in fifteen dropped": _worded,
    "half, re-ordered, one figure changed, others added": _all,
}


def made_copies(folios: Sequence[Folio]) -> Iterator[str]:
    """Yield rows: of copies made in each way how many are found, and of the changed figures how many are told."""
    weights, places = shipped(), gazetteer()
    long = [folio for folio in folios if len(make_print(folio).words) >= _LONG]
    yield "| a copy made so | pairs | copy | suspect | not found | changed figure told |"
    yield "|---|---|---|---|---|---|"
    for name, making in MAKINGS.items():
        outcomes: Counter[str] = Counter()
        told = changed = 0
        for at, folio in enumerate(long):
            chance = random.Random(f"{name}/{folio.document.id}")  # noqa: S311 - the same copies every time
            others = [other for other in long if other.language == folio.language and other is not folio]
            other = others[at % len(others)] if others else folio
            text = making(folio.document.text, other, chance)
            document = replace(folio.document, id=f"{folio.document.id}-copy", outlet="who copies", text=text)
            found = _compared(folio, understand(document, places, weights))
            outcomes[found.outcome if found else "none"] += 1
            if making is _figured and text != folio.document.text:
                changed += 1
                told += bool(found and len(found.changed) == 1)
        share = f"{told} of {changed}" if changed else ""
        yield f"| {name} | {len(long)} | {outcomes['copy']} | {outcomes['suspect']} | {outcomes['none']} | {share} |"


def _compared(first: Folio, second: Folio) -> Copy | None:
    texts = {folio.document.id: folio.document.text for folio in (first, second)}
    return compare(make_print(first), make_print(second), texts)


def false_copies(gold: Gold, folios: Sequence[Folio]) -> str:
    """Return how many pairs of the gold in one language, within the days of a copy, are called copies."""
    prints = [make_print(folio) for folio in folios]
    texts = {folio.document.id: folio.document.text for folio in folios}
    event = {line["document"]["id"]: Counter(c["event"] for c in line["claims"]) for line in records(gold)}
    pairs = [
        (one, other)
        for one, other in combinations(prints, 2)
        if same_language(one, other) and (days_apart(one.published, other.published) or 0) <= WITHIN
    ]
    on_one = [pair for pair in pairs if event[pair[0].document] & event[pair[1].document]]
    found: Counter[str] = Counter(copy.outcome for pair in pairs if (copy := compare(*pair, texts)))
    return (
        f"{len(pairs)} pairs of differently worded dispatches in one language within {WITHIN} days, {len(on_one)} of "
        f"them on a happening that both speak of: {found['copy']} copies, {found['suspect']} suspects."
    )


def proposals(gold: Gold, folios: Sequence[Folio]) -> Iterator[str]:
    """Yield what is proposed across languages, against the gold's families."""
    family = {line["document"]["id"]: line["family"] for line in records(gold)}
    texts = {folio.document.id: folio.document.text for folio in folios}
    prints = [make_print(folio) for folio in folios]
    pairs = [(one, other) for one, other in combinations(prints, 2) if not same_language(one, other)]
    wanted = {
        frozenset((one.document, other.document))
        for one, other in pairs
        if family[one.document] and family[one.document] == family[other.document]
    }
    found = [copy for copy in find_copies(prints, texts) if copy.outcome == "proposed"]
    right = [copy for copy in found if frozenset((copy.earlier, copy.later)) in wanted]
    yield (
        f"{len(pairs)} pairs across languages, {len(wanted)} of one family: {len(found)} proposed, {len(right)} of "
        f"them of one family (precision {len(right) / max(1, len(found)):.2f}, recall {len(right) / len(wanted):.2f})."
    )
    yield ""
    yield "| proposed | of one family | why |"
    yield "|---|---|---|"
    for copy in found:
        why = "; ".join(reason.because for reason in copy.reasons)
        yield f"| {copy.earlier}, {copy.later} | {'yes' if copy in right else 'no'} | {why} |"


def growth(gold: Gold) -> Iterator[str]:
    """Yield how long prints and copies take as the synthetic corpus grows."""
    weights, places = shipped(), gazetteer()
    documents = [decode_document(line) for line in corpus(_GROWTH[-1], gold=gold)]
    folios = [understand(document, places, weights) for document in documents]
    texts = {folio.document.id: folio.document.text for folio in folios}
    yield "| documents | prints, seconds | copies, seconds | copies found |"
    yield "|---|---|---|---|"
    for count in _GROWTH:
        begun = time.perf_counter()
        prints = [make_print(folio) for folio in folios[:count]]
        printed = time.perf_counter()
        found = find_copies(prints, texts)
        yield f"| {count} | {printed - begun:.2f} | {time.perf_counter() - printed:.2f} | {len(found)} |"


def main() -> int:
    """Measure, print and write the page."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    gold = find_gold()
    if gold is None:
        print("no gold here: name its folder in SELON_GOLD. Nothing was measured.")
        return 0
    folios = own_folios(records(gold))
    page = [
        "# Copies",
        "",
        (
            f"Development gold, {len(folios)} documents (SHA-256 `{gold.digest[:16]}…`), read by us. Written by "
            "`python -m bench.copies`."
        ),
        "",
        f"## Copies made from documents of {_LONG} words and more",
        "",
        *made_copies(folios),
        "",
        "## False copies",
        "",
        false_copies(gold, folios),
        "",
        "## Across languages",
        "",
        *proposals(gold, folios),
        "",
        "## Growth, on the synthetic corpus",
        "",
        *growth(gold),
        "",
    ]
    print("\n".join(page))
    PAGE.write_text("\n".join(page), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
