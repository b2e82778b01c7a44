"""How well Selon reads incidents that its rules were not written on: those of ``bench/invented``.

``python -m bench.elsewhere`` prints a table for each set and writes them to ``bench/elsewhere.md``: the open documents,
whose errors have been read and mended, and the kept ones, whose errors nobody reads. It needs the scorer of the gold.
"""

from __future__ import annotations

import sys

from bench.gold import ROOT, find_gold
from bench.quality import predict, table
from selon.pipeline import shipped

__all__ = ["main"]

INVENTED = ROOT / "bench" / "invented"
_SETS = (
    ("open", "Read by the makers of the rules, error by error, after their first reading"),
    ("open-2", "Read by the makers of the rules, error by error, after their first reading"),
    ("open-3", "Written before their first reading; half of them read error by error, half only scored until mended"),
    ("kept", "Never read by the makers of the rules"),
    ("kept-2", "Never read by the makers of the rules"),
    ("kept-3", "Never read by the makers of the rules"),
)


def main() -> int:
    """Score the sets, print and write the tables."""
    page = ["# Incidents that the rules were not written on", ""]
    page += ["Made-up dispatches, annotated by hand (`bench/invented`), read with the shipped weights.", ""]
    page += ["Written by `make elsewhere`.", ""]
    for name, said in _SETS:
        if not (INVENTED / f"{name}.jsonl").is_file():
            continue
        gold = find_gold(INVENTED / f"{name}.jsonl")
        if gold is None:
            print("no scorer here: name the gold's folder in SELON_GOLD. Nothing was measured.")
            return 0
        scores = gold.scores(predict(gold.records, shipped()))
        page += [f"## {name}: {len(gold.records)} documents", "", f"{said}.", "", table(scores), ""]
    print("\n".join(page))
    (ROOT / "bench" / "elsewhere.md").write_text("\n".join(page), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
