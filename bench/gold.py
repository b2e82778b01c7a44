"""The development gold, where it is, and the shared scorer that lies beside it."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from selon.languages import pack as packs

__all__ = ["Gold", "event_of", "find_gold"]

ROOT = Path(__file__).resolve().parent.parent


class Gold:
    """A gold folder: ``dev.jsonl`` (one annotated document a line) and ``score.py``."""

    def __init__(self, folder: Path, documents: Path | None = None) -> None:
        """Read the folder's documents, or those of another file; those in a language that a pack serves."""
        self.folder = folder
        raw = (documents or folder / "dev.jsonl").read_bytes()
        self.digest = hashlib.sha256(raw).hexdigest()
        served = packs.served()
        lines = [json.loads(line) for line in raw.decode("utf-8").splitlines() if line.strip()]
        self.records: list[dict[str, Any]] = [r for r in lines if r["document"]["language"].split("-")[0] in served]

    def scorer(self) -> ModuleType:
        """Return the shared scorer as a module."""
        spec = importlib.util.spec_from_file_location("gold_score", self.folder / "score.py")
        assert spec is not None  # noqa: S101 - a path with .py always has one
        assert spec.loader is not None  # noqa: S101
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def scores(self, predicted: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, float]]:
        """Return measure to score, for each language and for all, from readings by document id."""
        scorer = self.scorer()
        tallies = {"all": scorer.Tally()}
        for record in self.records:
            document = record["document"]
            for group in ("all", document["language"].split("-")[0]):
                tally = tallies.setdefault(group, scorer.Tally())
                scorer.score(record, predicted.get(document["id"], {}), tally, [])
        flat = {group: _flat(*scorer.report(tally)) for group, tally in tallies.items()}
        for group, tally in tallies.items():
            if not tally["part.gold"]:
                flat[group].pop("part")
        return flat


def _flat(rows: Mapping[str, Sequence[float]], accuracies: Mapping[str, tuple[float, int]]) -> dict[str, float]:
    flat = {name: round(f1, 4) for name, (_, _, f1) in rows.items()}
    return flat | {name: round(value, 4) for name, (value, of) in accuracies.items() if of}


def event_of(record: Mapping[str, Any]) -> str:
    """Return the main event of a document (the commonest key of its claims, without the day): the unit left out."""
    keys = Counter(claim["event"][:-11] for claim in record["claims"] if claim.get("event"))
    return min(keys, key=lambda key: (-keys[key], key), default="")


def find_gold(documents: Path | None = None) -> Gold | None:
    """Return the gold of ``SELON_GOLD``, or of ``shared/gold`` beside this repository; None where there is none.

    ``documents`` is another annotated file to score with the scorer found there.
    """
    named = os.environ.get("SELON_GOLD")
    folder = Path(named) if named else ROOT.parent / "shared" / "gold"
    return Gold(folder, documents) if (folder / "dev.jsonl").is_file() and (folder / "score.py").is_file() else None
