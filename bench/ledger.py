"""How fast a ledger fills and answers, and whether that stays so as it grows.

``python -m bench.ledger`` makes a synthetic corpus (``bench.corpus``), adds its first tenth to a new ledger, then the
rest, with everything that ``selon add`` does: reading, copies, events, origins, search, audit chain. Then it asks for
events, in this process and as whole commands, and verifies. It writes ``bench/ledger.md`` and ``bench/ledger.json``.

Time on the clock depends on what else the machine does; the time of its cores hardly does, so growth is given in both.
Linear is at most eleven times the first tenth's time for all.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bench.gold import ROOT
from selon.ledger import Ledger, open_ledger
from selon.publishing.desk.setting import lay
from selon.records.codec import decode_document
from selon.records.text import Document
from selon.running.accounts import account_of
from selon.running.ingest import ingest

__all__ = ["main"]

_ASKED, _STARTS = 60, 7
_OFTEN = 2_000

Json = dict[str, Any]


class _Clock:
    """Seconds on the clock, and of the cores: of this process, and of its workers that have ended."""

    def __init__(self) -> None:
        self.start = self._now()

    def _now(self) -> tuple[float, float, float]:
        workers = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.perf_counter(), time.process_time(), workers.ru_utime + workers.ru_stime

    def told(self) -> dict[str, float]:
        """Return what has passed."""
        clock, writer, workers = (now - then for now, then in zip(self._now(), self.start, strict=True))
        return {"seconds": clock, "writer_cpu": writer, "workers_cpu": workers}


def _documents(path: Path) -> Iterator[Document]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield decode_document(json.loads(line))


def _make_corpus(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as stream:
        subprocess.run([sys.executable, "-m", "bench.corpus", str(count)], check=True, stdout=stream, cwd=ROOT)


def _fill(ledger: Ledger, documents: Iterator[Document], processes: int) -> dict[str, float]:
    """Add documents and return the time that it took, telling on stderr how far it is."""
    clock, before = _Clock(), [0, 0.0]

    def progress(done: int) -> None:
        if done - before[0] >= _OFTEN:
            told = clock.told()
            each = 1000 * (told["writer_cpu"] - before[1]) / (done - before[0])
            print(f"{done} in {told['seconds']:.0f} s; writer {each:.2f} ms each", file=sys.stderr, flush=True)
            before[:] = [done, told["writer_cpu"]]

    ingest(ledger, documents, processes, progress, lay=lay)
    return clock.told()


def _milliseconds(ask: Callable[[Any], object], over: list[Any]) -> dict[str, float]:
    """Return how long each answer takes on the clock, and of the cores: of this process and of what it starts."""
    taken, cores = [], []
    for one in over:
        clock = _Clock()
        ask(one)
        told = clock.told()
        taken.append(1000 * told["seconds"])
        cores.append(1000 * (told["writer_cpu"] + told["workers_cpu"]))
    taken.sort()
    cores.sort()
    p95 = int(0.95 * (len(taken) - 1))
    return {
        "median": statistics.median(taken),
        "p95": taken[p95],
        "most": taken[-1],
        "cores": statistics.median(cores),
        "cores_p95": cores[p95],
    }


def _ask(path: Path) -> Json:
    """Return how long events take to be found and weighed: some at random, and those with most documents."""
    with open_ledger(path) as ledger:
        names = [listing.event.id for listing in ledger.events(limit=None)]
        found = ledger.events(order="documents", limit=10)
        chosen = random.Random(0).sample(names, min(_ASKED, len(names)))  # noqa: S311 - the same ones each time

        def account(name: str) -> object:
            return account_of(ledger, ledger.event(name))

        account(chosen[0])
        asked: Json = {
            "event": _milliseconds(account, chosen),
            "largest": _milliseconds(account, [listing.event.id for listing in found]),
            "reports of the largest": [listing.documents for listing in found],
            "list": _milliseconds(lambda _: ledger.events(limit=50), list(range(5))),
            "words": _milliseconds(ledger.find_events, ["fire", "drone strike", "Kursk"]),
        }
    return asked | _commands(path, chosen[1])


def _commands(path: Path, event: str) -> Json:
    """Return how long whole commands take, started as an installed package is: its modules compiled before."""
    program = str(Path(sys.executable).parent / "selon")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(path.parent / "compiled")

    def call(arguments: list[str]) -> None:
        command = [program, *arguments, "--ledger", str(path)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)

    call(["event", event])
    return {
        "selon event": _milliseconds(call, [["event", event]] * _STARTS),
        "selon verify": _milliseconds(call, [["verify"]]),
    }


def _answers(asked: Json) -> str:
    return "".join(
        f"| {name} | {asked[key]['median']:.0f} ms | {asked[key]['p95']:.0f} ms | {asked[key]['cores']:.0f} ms | "
        f"{asked[key]['cores_p95']:.0f} ms |\n"
        for key, name in (
            ("event", f"an event found and weighed ({_ASKED} at random)"),
            ("largest", "the ten with most documents"),
            ("list", "the latest 50 events listed"),
            ("words", "events found by words"),
            ("selon event", "`selon event ID`, the whole command"),
            ("selon verify", "`selon verify`, the whole command"),
        )
    )


def _page(figures: Json) -> str:
    first, whole, asked, counts = (figures[key] for key in ("first", "all", "asked", "counts"))
    number, tenth = figures["documents"], figures["first_documents"]

    def row(name: str, count: int, spent: dict[str, float]) -> str:
        cpu = spent["writer_cpu"] + spent["workers_cpu"]
        each = [1000 * spent[key] / count for key in ("writer_cpu", "workers_cpu")]
        return (
            f"| {name} | {spent['seconds']:.0f} s | {count / spent['seconds']:.0f} | {cpu:.0f} s | "
            f"{each[0]:.1f} ms | {each[1]:.1f} ms |\n"
        )

    cpu = [spent["writer_cpu"] + spent["workers_cpu"] for spent in (first, whole)]
    reports = asked["reports of the largest"]
    return (
        f"# The ledger's speed\n\nSynthetic documents (`bench/corpus.py`), {figures['processes']} worker processes. "
        f"Machine: {figures['machine']}. Written by `make ledger`.\n\n"
        "| documents | clock | a second | all cores | writer, each | workers, each |\n|---|---|---|---|---|---|\n"
        + row(f"the first {tenth:,}", tenth, first)
        + row(f"all {number:,}", number, whole)
        + f"\nTwo cores that do nothing else add **{2 * number / cpu[1]:.0f} a second** (the first {tenth:,}: "
        f"{2 * tenth / cpu[0]:.0f}).\n"
        + f"\nAll took **{whole['seconds'] / first['seconds']:.1f} times** the clock of the first tenth, and "
        f"**{cpu[1] / cpu[0]:.1f} times** the time of its cores (linear: at most 11).\n\n"
        f"The file has {figures['megabytes']:,.0f} MB: {counts['claims']:,} claims, {counts['events']:,} events, "
        f"{counts['origins']:,} origins, {counts['copies']:,} copies, {counts['entries']:,} entries of the chain.\n\n"
        "| asked of all | median | 95 % | of the cores, median | 95 % |\n|---|---|---|---|---|\n"
        + _answers(asked)
        + f"\nThe ten have {reports[-1]:,} to {reports[0]:,} reports.\n"
    )


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    arguments = parser.parse_args()
    tenth = arguments.documents // 10
    with tempfile.TemporaryDirectory() as folder:
        corpus, file = Path(folder) / "corpus.jsonl", Path(folder) / "l.selon"
        _make_corpus(corpus, arguments.documents)
        documents = _documents(corpus)
        with open_ledger(file, create=True) as ledger:
            first = _fill(ledger, islice(documents, tenth), arguments.processes)
            rest = _fill(ledger, documents, arguments.processes)
            counts = ledger.counts()
        figures = {
            "machine": f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
            "documents": arguments.documents,
            "first_documents": tenth,
            "processes": arguments.processes,
            "first": first,
            "all": {key: first[key] + rest[key] for key in first},
            "megabytes": file.stat().st_size / 2**20,
            "counts": {name: getattr(counts, name) for name in counts.__slots__},
            "asked": _ask(file),
        }
    page = _page(figures)
    print(page)
    if not arguments.dry:
        (ROOT / "bench" / "ledger.md").write_text(page, "utf-8")
        (ROOT / "bench" / "ledger.json").write_text(json.dumps(_rounded(figures), indent=1) + "\n", "utf-8")
    return 0


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return round(value, 3) if isinstance(value, float) else value


if __name__ == "__main__":
    sys.exit(main())
