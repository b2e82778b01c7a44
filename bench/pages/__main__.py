"""Measure what is found of the pages' texts: ``python -m bench.pages`` writes ``bench/pages.md``.

Token F1: the words that the gold and what was found share, with their numbers. Ours is `selon.intake.pages`,
resiliparse its own extraction of main content, trafilatura its default without comments, measured where it is there.
"""

from __future__ import annotations

import argparse
import io
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench.pages import Page, pages
from selon.errors import InputError
from selon.intake.pages import FORMAT, decode_page
from selon.ports import Limits, Unit
from selon.records.text import Document

__all__ = ["main", "ours", "score"]

TABLE = Path(__file__).resolve().parent.parent / "pages.md"
_WORD = re.compile(r"\w+")


def ours(page: Page) -> str:
    """Return what Selon takes for the article of a page."""
    try:
        found = list(FORMAT.parse(Unit(io.BytesIO(page.data), "page.html", page.name), Limits()))
    except InputError:
        return ""
    return "\n\n".join(d.text for d in found if isinstance(d, Document) and not _apart(d))


def _apart(document: Document) -> bool:
    return any(note.code == "embedded_post" for note in document.notes)


def resiliparse(page: Page) -> str:
    """Return what Resiliparse's own heuristics take for it."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - what is measured

    return extract_plain_text(decode_page(page.data)[0], main_content=True, alt_texts=False)


def trafilatura(page: Page) -> str:
    """Return what trafilatura takes for it."""
    from trafilatura import extract  # noqa: PLC0415 - what is measured

    return extract(page.data, include_comments=False) or ""


def score(found: str, gold: str) -> float:
    """Return the token F1 of two texts."""
    one, other = Counter(_WORD.findall(found)), Counter(_WORD.findall(gold))
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def measured(found: list[Page]) -> dict[str, tuple[list[float], float]]:
    """Return each way's scores, page by page, and its milliseconds a page."""
    ways: dict[str, Callable[[Page], str]] = {"ours": ours, "resiliparse": resiliparse, "trafilatura": trafilatura}
    table = {}
    for name, way in ways.items():
        try:
            way(found[0])
        except ImportError:
            continue
        start = time.process_time()
        texts = [way(page) for page in found]
        spent = 1000 * (time.process_time() - start) / len(found)
        table[name] = ([score(text, page.text) for text, page in zip(texts, found, strict=True)], spent)
    return table


def page_of(found: list[Page], table: dict[str, tuple[list[float], float]]) -> str:
    """Return the table in Markdown."""
    names = list(table)
    rows = [
        f"| {page.name} | {page.article['lang']} | " + " | ".join(f"{table[n][0][number]:.3f}" for n in names) + " |"
        for number, page in enumerate(found)
    ]
    means = " | ".join(f"**{statistics.mean(table[n][0]):.3f}**" for n in names)
    worst = " | ".join(f"{min(table[n][0]):.3f}" for n in names)
    spent = " | ".join(f"{table[n][1]:.1f}" for n in names)
    return (
        "# Text of pages\n\nToken F1 of what is found against what was written, on 44 pages in the styles of 25 sites "
        "(`bench/pages/`).\nWritten by `python -m bench.pages`. The pages are ours as the rules are, so that ours is "
        "flattered: ADR 11 has figures on pages of others.\n\n"
        f"| page | language | {' | '.join(names)} |\n|---|---|{'---|' * len(names)}\n"
        + "\n".join(rows)
        + f"\n| mean | | {means} |\n| worst | | {worst} |\n| ms a page | | {spent} |\n"
    )


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    arguments = parser.parse_args()
    found = list(pages())
    page = page_of(found, measured(found))
    print(page)
    if not arguments.dry:
        TABLE.write_text(page, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
