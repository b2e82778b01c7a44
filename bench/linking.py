"""How well dispatches are tied together: claims into events, attributions into origins, against the development gold.

``python -m bench.linking`` scores both twice: *by id*, with the gold's own readings, so that only the linking is
measured; and *end to end*, with our own readings (shipped weights) of the same documents, where a claim that we did
not read is a cluster of its own and costs recall. B-cubed precision, recall and F1 (Bagga and Baldwin 1998), each item
weighing the same, by the gold's own scorer. One happening fills two fifths of the gold, so the table also says what is
reached without any document that speaks of it, and what two lazy answers would reach. What our reading missed bounds
what linking can reach: one row counts only what was read, another says what faultless linking of that would score.

Dispatches of ``bench/invented/kept-3.jsonl``, which nobody here has read, are tied together too: their rows have no
floors, and their clusters and errors are never listed.

``--errors N`` lists the N biggest clusters that mix gold clusters, and the N gold clusters most torn apart.
``--update`` raises the floors in ``bench/linking.json`` to what is reached; ``--lower`` lets them fall too.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from types import ModuleType
from typing import Any

from bench.gold import ROOT, Gold, find_gold
from bench.quality import floors_broken
from bench.quality import table as in_columns
from selon.pipeline import Gathered, gather, shipped, understand
from selon.records.codec import decode, decode_document, encode
from selon.records.events import ref
from selon.records.folios import Folio
from selon.running.local import gazetteer

__all__ = ["Tied", "gold_folios", "main", "measure", "own_folios", "tie"]

FLOORS = ROOT / "bench" / "linking.json"
PAGE = ROOT / "bench" / "linking.md"
KEPT = ROOT / "bench" / "invented" / "kept-3.jsonl"

Json = Mapping[str, Any]
Item = tuple[str, str]
Clusters = dict[Item, Hashable]
Scores = dict[str, dict[str, float]]


def records(gold: Gold) -> list[dict[str, Any]]:
    """Return every line of the gold, those in a language that no pack serves among them."""
    raw = (gold.folder / "dev.jsonl").read_text("utf-8")
    return [json.loads(line) for line in raw.splitlines() if line.strip()]


def scorer(gold: Gold) -> ModuleType:
    """Return the gold's scorer of events and origins as a module."""
    spec = importlib.util.spec_from_file_location("gold_score_events", gold.folder / "score_events.py")
    assert spec is not None  # noqa: S101 - a path with .py always has one
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_folios(lines: Iterable[Json]) -> list[Folio]:
    """Return the gold's own readings as folios."""
    return [decode({"checks": [], "notes": [], **line}) for line in lines]


def own_folios(lines: Iterable[Json]) -> list[Folio]:
    """Return our readings of the gold's documents, with the shipped weights."""
    weights, places = shipped(), gazetteer()
    return [understand(decode_document(line["document"]), places, weights) for line in lines]


def tie(gathered: Gathered) -> list[dict[str, Any]]:
    """Return each folio as the codebook's JSON, with ``claims[].event`` and ``attributions[].origin`` filled in."""
    event = {claim: found.id for found in gathered.events for claim in found.claims}
    by_profile = {profile: origin.id for origin in gathered.origins for profile in origin.profiles}
    origin = {cited.item: by_profile.get(cited.profile) for made in gathered.pointed for cited in made.citations}
    lines = []
    for folio in gathered.folios:
        line, document = encode(folio), folio.document.id
        line["claims"] = [{**claim, "event": event.get(ref(document, claim["id"]))} for claim in line["claims"]]
        line["attributions"] = [{**a, "origin": origin.get(ref(document, a["id"]))} for a in line["attributions"]]
        lines.append(line)
    return lines


class Tied:
    """What was tied together, laid beside the gold: for events and origins, the gold's clusters and ours by item."""

    def __init__(self, gold: Iterable[Json], tied: Iterable[Json], score: ModuleType, *, ids: bool) -> None:
        """Pair the items of each document, by their ids or, as the scorer of readings does, by their words."""
        self.gold: dict[str, Clusters] = {"events": {}, "origins": {}}
        self.found: dict[str, Clusters] = {"events": {}, "origins": {}}
        ours = {line["document"]["id"]: line for line in tied}
        for line in gold:
            name = line["document"]["id"]
            other = ours.get(name, {"claims": [], "attributions": []})
            claims = score.by_id(line["claims"], other["claims"]) if ids else score.claim_pairs(line, other)
            says = (
                score.by_id(line["attributions"], other["attributions"])
                if ids
                else score.attribution_pairs(line, other)
            )
            keys = line.get("origins") or {}
            self.gold["events"] |= {(name, c["id"]): c["event"] for c in line["claims"] if c.get("event")}
            self.gold["origins"] |= {(name, a["id"]): keys[a["id"]] for a in line["attributions"] if keys.get(a["id"])}
            self.found["events"] |= {(name, a["id"]): b["event"] for a, b in claims if b.get("event") is not None}
            self.found["origins"] |= {(name, a["id"]): b["origin"] for a, b in says if b.get("origin") is not None}


def measure(tied: Tied, score: ModuleType) -> Scores:
    """Return rows of scores: all items, all but the documents of the biggest event, and what lazy answers reach."""
    biggest = _biggest(tied.gold["events"].values())
    crowded = {document for (document, _), event in tied.gold["events"].items() if event == biggest}
    rows: Scores = {}
    for what, gold in tied.gold.items():
        found = tied.found[what]
        rest = {item: cluster for item, cluster in gold.items() if item[0] not in crowded}
        rows[what] = _scores(score.bcubed(gold, found))
        rows[f"{what}, biggest left out"] = _scores(score.bcubed(rest, {i: c for i, c in found.items() if i in rest}))
        read = {item: cluster for item, cluster in gold.items() if item in found}
        rows[f"{what}, of what was read"] = _scores(score.bcubed(read, found))
        rows[f"{what}, if linked without fault"] = _scores(score.bcubed(gold, read))
        rows[f"{what}, all in one"] = _scores(score.bcubed(gold, dict.fromkeys(gold, "one")))
        rows[f"{what}, one a document"] = _scores(score.bcubed(gold, {item: item[0] for item in gold}))
    return rows


def _scores(triple: tuple[float, float, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in zip(("P", "R", "F1"), triple, strict=True)}


def _biggest(clusters: Iterable[Hashable]) -> Hashable:
    counted = Counter(clusters)
    return min(counted, key=lambda cluster: (-counted[cluster], str(cluster)), default=None)


def by_cluster(tied: Tied, what: str, most: int) -> list[str]:
    """Return a line for each of the gold's biggest clusters: its items, and the precision and recall of those."""
    gold, found = tied.gold[what], tied.found[what]
    ours = {item: found.get(item, ("alone", item)) for item in gold}
    together = Counter((gold[item], ours[item]) for item in gold)
    sizes, held = Counter(gold.values()), Counter(ours.values())
    lines = ["| cluster | items | P | R |", "|---|---|---|---|"]
    for cluster, size in sorted(sizes.items(), key=lambda pair: (-pair[1], str(pair[0])))[:most]:
        mine = [item for item in gold if gold[item] == cluster]
        precision = sum(together[cluster, ours[item]] / held[ours[item]] for item in mine) / size
        recall = sum(together[cluster, ours[item]] / size for item in mine) / size
        lines.append(f"| {cluster} | {size} | {precision:.3f} | {recall:.3f} |")
    return lines


def errors(tied: Tied, what: str, most: int) -> list[str]:
    """Return which of our clusters mix the gold's, and which of the gold's are torn apart, the worst first."""
    gold, found = tied.gold[what], tied.found[what]
    mixed: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    torn: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    for item, cluster in gold.items():
        ours = found.get(item, "(not read)")
        mixed[ours][cluster] += 1
        torn[cluster][ours] += 1
    lines = []
    for label, table in (("mixed", mixed), ("torn", torn)):
        worst = sorted(table.items(), key=lambda pair: (-sum(pair[1].values()) + max(pair[1].values()), str(pair[0])))
        for cluster, parts in worst[:most]:
            if len(parts) > 1:
                lines.append(f"{label} {cluster}: " + ", ".join(f"{part} {n}" for part, n in parts.most_common(12)))
    return lines


def main() -> int:
    """Score, print the tables, write them; return 1 if a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, help="list the worst clusters")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached")
    parser.add_argument("--lower", action="store_true", help="with --update: let floors fall as well")
    arguments = parser.parse_args()
    gold = find_gold()
    if gold is None:
        print(
            "no gold here: name its folder in SELON_GOLD (dev.jsonl, score.py, score_events.py). Nothing was measured."
        )
        return 0
    lines, score = records(gold), scorer(gold)
    scores: Scores = {}
    page = _opening(gold, lines)
    for way, folios, ids in (("by id", gold_folios(lines), True), ("end to end", own_folios(lines), False)):
        tied = Tied(lines, tie(gather(folios)), score, ids=ids)
        rows = measure(tied, score)
        scores |= {f"{what}, {way}": row for what, row in rows.items() if what in tied.gold}
        page += [f"## {way.capitalize()}", "", _table(rows), ""]
        for what in tied.gold:
            page += [f"The gold's biggest {what}:", "", *by_cluster(tied, what, 20), ""]
            if arguments.errors:
                print(f"--- {what}, {way}", *errors(tied, what, arguments.errors), sep="\n")
    page += _kept(score)
    print("\n".join(page))
    PAGE.write_text("\n".join(page), "utf-8")
    if arguments.update:
        _raise_floors(scores, gold.digest, lower=arguments.lower)
    broken = floors_broken(scores, json.loads(FLOORS.read_text("utf-8")), gold.digest) if FLOORS.is_file() else []
    print("\n".join(broken))
    return bool(broken)


def _kept(score: ModuleType) -> list[str]:
    """Return the section on the kept dispatches: the same rows, and nothing that shows their errors."""
    lines = [json.loads(line) for line in KEPT.read_text("utf-8").splitlines() if line.strip()]
    said = f"{len(lines)} made-up dispatches (`{KEPT.relative_to(ROOT)}`), never read by the makers of the rules."
    page = ["## Kept", "", said, ""]
    for way, folios, ids in (("by id", gold_folios(lines), True), ("end to end", own_folios(lines), False)):
        rows = measure(Tied(lines, tie(gather(folios)), score, ids=ids), score)
        page += [f"{way.capitalize()}:", "", _table(rows), ""]
    return page


def _opening(gold: Gold, lines: list[dict[str, Any]]) -> list[str]:
    said = (
        f"The development gold, {len(lines)} documents (SHA-256 `{gold.digest[:16]}…`): claims gathered into events, "
        "attributions into origins. B-cubed, each item weighing the same. Written by `make linking`."
    )
    return ["# Linking", "", said, ""]


def _table(rows: Scores) -> str:
    turned: Scores = {}
    for name, row in rows.items():
        for column, value in row.items():
            turned.setdefault(column, {})[name] = value
    return in_columns(turned)


def _raise_floors(scores: Scores, digest: str, *, lower: bool) -> None:
    old: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    same = old.get("gold_sha256", digest) == digest
    if not same and not lower:
        sys.exit("the floors were set on another gold: --lower sets them anew on this one")
    kept = old.get("floors", {}) if same and not lower else {}
    floors = {group: {"F1": max(row["F1"], kept.get(group, {}).get("F1", 0.0))} for group, row in scores.items()}
    FLOORS.write_text(json.dumps({"gold_sha256": digest, "floors": floors}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
