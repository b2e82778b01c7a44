"""Measure the keys of names on bench/names.tsv, and on the names of the development gold, and write bench/names.md."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from bench.gold import find_gold
from selon.names import keys, same_person

__all__ = ["main", "pairs", "people"]

LIST = Path(__file__).with_suffix(".tsv")
PAGE = Path(__file__).with_suffix(".md")
#: What each list gave when it was first run, before the rules were changed for it.
FIRST = {"": (".948 of 1151", "3 of 458"), ", later": (".990 of 478", "1 of 229")}
_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*\.?")


def pairs(relation: str, rows: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each two forms on a row of ``relation``: ``same`` or ``different``, or either ``, later``."""
    for row in rows:
        kind, *forms = row.split("\t")
        if kind == relation:
            yield from combinations(forms, 2)


def _row(title: str, mark: str, rows: Sequence[str]) -> str:
    same, different = list(pairs("same" + mark, rows)), list(pairs("different" + mark, rows))
    found = sum(same_person(*pair) for pair in same) / len(same)
    keyed = sum(keys(one)[-1] == keys(other)[-1] for one, other in same) / len(same)
    merged = sum(same_person(*pair) for pair in different)
    met = sum(keys(one) == keys(other) for one, other in different)
    first, falsely = FIRST[mark]
    return (
        f"| {title} | {first} | {falsely} | {found:.3f} of {len(same)} | {merged} of {len(different)} |"
        f" {keyed:.3f} | {met} |"
    )


def people(lines: Sequence[str]) -> Mapping[str, set[tuple[str, str, str]]]:
    """Return the named people of a gold file: canonical name to (document, language, words of the source span)."""
    found: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for record in map(json.loads, lines):
        document = record["document"]
        for attribution in record["attributions"]:
            for source in (attribution["source"], *(attribution["via"] or ())):
                name = source["name"] if source else None
                if not name or not source["span"] or not source["role"] or source["anonymous"]:
                    continue
                words = name.split()
                if 2 <= len(words) <= 3 and all(word[0].isupper() and word.isalpha() for word in words):
                    found[name].add((document["id"], document["language"], source["span"]["text"]))
    return found


def _windows(text: str) -> list[str]:
    """Return the runs of one to three capitalised words in a source span."""
    words = [match[0] for match in _WORD.finditer(text)]
    runs = (words[start : start + size] for size in (1, 2, 3) for start in range(len(words) - size + 1))
    return [" ".join(run) for run in runs if all(word[0].isupper() for word in run)]


def _gold(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the page that tell of the development gold: sums only."""
    named = people(lines)
    runs = {name: {(where, run) for where, _, text in spans for run in _windows(text)} for name, spans in named.items()}
    forms = {name: {run for _, run in found if same_person(name, run)} for name, found in runs.items()}
    documents = {(name, where) for name, found in runs.items() for where, run in found if run in forms[name]}
    tongues = {
        name: {tongue for _, tongue, text in spans if forms[name] & {*_windows(text)}} for name, spans in named.items()
    }
    surnames = {(name, run.split()[-1]) for name, found in forms.items() for run in found}
    keyed = sum(keys(run)[-1] == keys(name)[-1] for name, run in surnames)
    twice = {
        run
        for name, found in forms.items()
        for run in found
        for other in forms
        if other != name and same_person(other, run)
    }
    apart = list(combinations(sorted(named), 2))
    yield from (
        f"- {len(named)} canonical names of people. {sum(map(bool, forms.values()))} have a form in a source span that",
        f"  agrees with them, in {len(documents)} pairs of name and document;",
        f"  {sum(len(found) > 1 for found in tongues.values())} in more than one language.",
        f"- {keyed} of {len(surnames)} distinct surname forms that agree have the key of their canonical surname.",
        f"- {sum(same_person(*pair) for pair in apart)} of {len(apart)} pairs of different canonical names are merged;",
        f"  {sum(keys(one)[-1] == keys(other)[-1] for one, other in apart)} share the key of the surname,",
        f"  {len(twice)} bare surname fits two people: who is meant is for the document to say.",
    )


def page(rows: Sequence[str], gold: Sequence[str]) -> str:
    """Return the table and its reading as Markdown; without gold, the last part is left out."""
    lines = [
        "# Names across scripts",
        "",
        "Made by `python -m bench.names` from `bench/names.tsv`: forms of names in French, English, German, Polish,",
        "Czech, Russian and Ukrainian spellings and cases. Every two forms on a row are a pair.",
        "",
        "| list | recall, first run | false merges, first run | recall | false merges | same key | keys met |",
        "|---|---|---|---|---|---|---|",
        _row("written before the rules", "", rows),
        _row("written after them, rules then mended once", ", later", rows),
        "",
        "Recall: `same_person` says yes to a pair of one person. Same key: their surnames share a `key`. Keys met:",
        "pairs of different people whose words all have the same keys, which `same_person` tells apart. Missed are:",
        "sounds that no romanisation keeps (Biden, Trump, Leyen), given names outside the table (Recep, Benyamin), and",
        "cases of a man's name that are a woman's name (Валерия), which are refused on purpose.",
        "",
    ]
    if gold:
        lines += ["## On the development gold, all languages", "", *_gold(gold), ""]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page; return 1 if two different people were merged."""
    parser = argparse.ArgumentParser(prog="python -m bench.names", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print the pairs of one person that are missed")
    options = parser.parse_args(arguments)
    rows = LIST.read_text("utf-8").splitlines()
    gold = find_gold()
    lines = (gold.folder / "dev.jsonl").read_text("utf-8").splitlines() if gold else []
    if gold:
        PAGE.write_text(page(rows, lines), "utf-8")
    print(page(rows, lines))
    false = [pair for mark in FIRST for pair in pairs("different" + mark, rows) if same_person(*pair)]
    missed = [pair for mark in FIRST for pair in pairs("same" + mark, rows) if not same_person(*pair)]
    for one, other in (*false, *(missed if options.misses else ())):
        print(f"{one} | {other}")
    return int(bool(false))


if __name__ == "__main__":
    sys.exit(main())
