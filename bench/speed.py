"""How fast Selon reads: texts a second on one core, where the time goes, and what a whole cold process takes.

``python -m bench.speed`` reads the gold's documents (or the shipped samples) over and over up to 2,000 texts in one
process, then starts ``selon read FILE`` a few times and takes the median. It writes ``bench/speed.md`` and
``bench/speed.json``. Times are of the machine that runs it: compare them with others of the same machine only.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.gold import ROOT, find_gold
from selon import pipeline
from selon.records.codec import decode_document
from selon.records.text import Document
from selon.running.local import gazetteer
from selon.running.workers import seek_circles_seldom

__all__ = ["cold_start", "main", "rooms", "texts_per_second"]

_ROOMS = ("choose_pack", "read", "find_places", "find_moments", "attribute", "make_claims", "check_claims")
_STARTS = 7
#: Other work on the machine only ever slows a pass down, so that the fastest is the nearest to the truth.
_PASSES = 3


def documents(number: int) -> tuple[str, list[Document]]:
    """Return what is read, in words, and that many documents."""
    gold = find_gold()
    if gold is not None:
        name, found = "the development gold", [decode_document(record["document"]) for record in gold.records]
    else:
        from selon.samples import samples  # noqa: PLC0415 - where there is no gold

        name, found = "the shipped samples", list(samples())
    mean = sum(len(document.text) for document in found) / len(found)
    repeated = (found * (number // len(found) + 1))[:number]
    return f"{name} ({len(found)} texts of {mean:.0f} characters on average) repeated to {number} texts", repeated


def texts_per_second(texts: Sequence[Document]) -> float:
    """Return how many texts a core reads in a second of its own time, in the best of some passes."""
    places = gazetteer()
    for document in texts[:50]:
        pipeline.understand(document, places)
    passes = []
    for _ in range(_PASSES):
        start = time.process_time()
        for document in texts:
            pipeline.understand(document, places)
        passes.append(time.process_time() - start)
    return len(texts) / min(passes)


@contextmanager
def _timed(spent: dict[str, float]) -> Iterator[None]:
    """Measure each room while the corridor is walked."""
    kept = {name: getattr(pipeline, name) for name in _ROOMS}

    def timed(name: str, room: Callable[..., Any]) -> Callable[..., Any]:
        def walk(*arguments: Any) -> Any:
            start = time.perf_counter()
            try:
                return room(*arguments)
            finally:
                spent[name] += time.perf_counter() - start

        return walk

    try:
        for name, room in kept.items():
            setattr(pipeline, name, timed(name, room))
        yield
    finally:
        for name, room in kept.items():
            setattr(pipeline, name, room)


def rooms(texts: Sequence[Document]) -> dict[str, float]:
    """Return the milliseconds that each room takes for a text, on average."""
    places = gazetteer()
    spent: dict[str, float] = defaultdict(float)
    with _timed(spent):
        for document in texts:
            pipeline.understand(document, places)
    return {name: 1000 * spent[name] / len(texts) for name in _ROOMS}


def cold_start(document: Document) -> dict[str, float]:
    """Return seconds (median) and megabytes (peak resident) of ``selon read FILE`` as a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dispatch.txt"
        file.write_text(document.text, "utf-8")
        command = [str(Path(sys.executable).parent / "selon"), "read", str(file)]
        seconds = []
        for _ in range(_STARTS + 1):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    kilo = 1024 if sys.platform != "darwin" else 1024 * 1024
    return {"seconds": statistics.median(seconds[1:]), "first_seconds": seconds[0], "megabytes": peak / kilo}


def _page(name: str, figures: dict[str, Any]) -> str:
    shares = "\n".join(f"| {room} | {spent:.2f} |" for room, spent in figures["rooms_ms"].items())
    cold = figures["cold_start"]
    return (
        f"# Speed\n\nRead: {name}. Machine: {figures['machine']}. Written by `make speed`.\n\n"
        f"- **{figures['texts_per_second']:.0f} texts a second** of one core's time, everything loaded "
        f"(best of {_PASSES} passes)\n"
        f"- **{cold['seconds']:.2f} s** and **{cold['megabytes']:.0f} MB** at most for `selon read FILE` as a whole "
        f"process (median of {_STARTS}; the first took {cold['first_seconds']:.2f} s)\n\n"
        f"| room | ms a text |\n|---|---|\n{shares}\n"
    )


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    arguments = parser.parse_args()
    seek_circles_seldom()  # as the command line does
    name, texts = documents(arguments.texts)
    figures = {
        "machine": f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        "texts_per_second": round(texts_per_second(texts), 1),
        "rooms_ms": {room: round(spent, 3) for room, spent in rooms(texts[:300]).items()},
        "cold_start": {key: round(value, 3) for key, value in cold_start(texts[0]).items()},
    }
    page = _page(name, figures)
    print(page)
    if not arguments.dry:
        (ROOT / "bench" / "speed.md").write_text(page, "utf-8")
        (ROOT / "bench" / "speed.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
