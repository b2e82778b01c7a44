"""How long the desk's pages take on the server, over a large synthetic ledger.

``python -m bench.desk`` makes a synthetic corpus (``bench.corpus``), adds it to a new ledger, and asks the desk for its
pages as a browser would, without a network between: each page the first time in a state of the ledger, when its events
have yet to be weighed, and again. Pages of each sort were asked for before, so that the program itself is loaded.
``--ledger FILE`` takes a ledger that is there. It writes ``bench/desk.md``.

Time on the clock depends on what else the machine does; the time of the process's cores hardly does, so both are given.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from bench.gold import ROOT
from selon.ledger import open_ledger
from selon.publishing.desk.application import make_application
from selon.publishing.desk.setting import lay
from selon.records.codec import decode_document
from selon.records.text import Document
from selon.running.ingest import ingest
from selon.running.workers import seek_circles_seldom

__all__ = ["main"]

_HOST, _TOKEN = "127.0.0.1:8470", "bench"
_EACH = 40
_WORDS = ("depot", "fire", "drones shot down", "Kursk", "загинули", "evacuation")
_BOARDS = (
    *("", "?order=documents", "?order=claims", "?kind=killed", "?kind=struck", "?kind=shot_down", "?kind=evacuated"),
    *("?language=fr", "?language=en", "?language=ru", "?side=RU", "?side=UA"),
)
#: Asked before anything is measured, so that templates are compiled and modules loaded, as in a desk that is open.
_BEFORE = ("/?kind=destroyed", "/search?q=nothing", "/series?measure=destroyed", "/series?measure=destroyed&by=region")
_MEASURES = ("killed", "injured", "shot_down", "struck", "evacuated", "launched")


@dataclass(frozen=True, slots=True)
class _Answer:
    seconds: float
    cores: float
    size: int


class _Browser:
    """Asks the desk, with the cookie that its first address gives."""

    def __init__(self, file: Path) -> None:
        self._app = make_application(str(file), _TOKEN, [_HOST])
        self._loop = asyncio.new_event_loop()
        self._cookie = b""
        _, headers, _ = self._loop.run_until_complete(self._send(f"/?token={_TOKEN}"))
        self._cookie = headers[b"set-cookie"].partition(b";")[0]

    async def _send(self, address: str) -> tuple[int, dict[bytes, bytes], bytes]:
        path, _, query = address.partition("?")
        headers = [(b"host", _HOST.encode()), (b"cookie", self._cookie), (b"accept-encoding", b"gzip")]
        scope: MutableMapping[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": headers,
            "server": ("127.0.0.1", 8470),
            "client": ("127.0.0.1", 1),
        }
        sent: list[MutableMapping[str, Any]] = []

        async def receive() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: MutableMapping[str, Any]) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        return sent[0]["status"], dict(sent[0]["headers"]), b"".join(m.get("body", b"") for m in sent[1:])

    def ask(self, address: str) -> _Answer:
        """Ask for an address. Raises RuntimeError where it is not answered."""
        begin, cores = time.perf_counter(), time.process_time()
        status, _, body = self._loop.run_until_complete(self._send(address))
        found = _Answer(time.perf_counter() - begin, time.process_time() - cores, len(body))
        if status != 200:
            raise RuntimeError(f"{address}: {status}")
        return found


def _documents(path: Path) -> Iterator[Document]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield decode_document(json.loads(line))


def _fill(file: Path, count: int, processes: int) -> None:
    """Make a ledger of so many synthetic documents."""
    corpus = file.with_suffix(".jsonl")
    with corpus.open("w", encoding="utf-8") as stream:
        subprocess.run([sys.executable, "-m", "bench.corpus", str(count)], check=True, stdout=stream, cwd=ROOT)
    with open_ledger(file, create=True) as ledger:
        ingest(ledger, _documents(corpus), processes, None, lay=lay)


def _addresses(file: Path) -> dict[str, list[str]]:
    """Return what is asked for, by the name of the page; the same for the same ledger."""
    chance = random.Random(0)  # noqa: S311 - the same ones each time
    with open_ledger(file) as ledger:
        events = [listing.event.id for listing in ledger.events(limit=None)]
        large = [listing.event.id for listing in ledger.events(order="documents", limit=10)]
        documents = [quote(held.id, safe="") for held in ledger.documents(limit=5_000)]
        measures = [kind for kind in dict.fromkeys(kind for kind, _ in ledger.measures()) if kind in _MEASURES]
    chosen = chance.sample(events, min(_EACH, len(events)))
    return {
        "the board": [f"/{narrowed}" for narrowed in _BOARDS],
        "an event at random": [f"/events/{name}" for name in chosen],
        "the ten largest events": [f"/events/{name}" for name in large],
        "a dispatch": [f"/documents/{name}" for name in chance.sample(documents, min(_EACH, len(documents)))],
        "a search": [f"/search?q={quote(words)}" for words in _WORDS],
        "tallies by origin": [f"/series?measure={kind}" for kind in measures],
        "tallies by region": [f"/series?measure={kind}&by=region" for kind in measures],
        "two events side by side": [
            f"/compare?events={a},{b}" for a, b in zip(chosen[::2], chosen[1::2], strict=False)
        ],
    }


def _others(file: Path, asked: set[str]) -> list[str]:
    """Return an event, a dispatch and a comparison that are not asked for afterwards."""
    with open_ledger(file) as ledger:
        events = [listing.event.id for listing in ledger.events(limit=200)]
        documents = [quote(held.id, safe="") for held in ledger.documents(limit=200)]
    free = [name for name in events if f"/events/{name}" not in asked][:2]
    dispatch = next(name for name in documents if f"/documents/{name}" not in asked)
    return [f"/events/{free[0]}", f"/documents/{dispatch}", f"/compare?events={','.join(free)}"]


def _p95(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def _row(name: str, first: list[_Answer], again: list[_Answer]) -> str:
    cells = []
    for answers in (first, again):
        clock, cores = [a.seconds for a in answers], [a.cores for a in answers]
        cells += [
            f"{1000 * sorted(clock)[len(clock) // 2]:.0f} ms",
            f"{1000 * _p95(clock):.0f} ms",
            f"{1000 * _p95(cores):.0f} ms",
        ]
    return f"| {name} | {len(first)} | {' | '.join(cells)} | {max(a.size for a in first) / 1000:.0f} kB |\n"


def _table(file: Path) -> str:
    browser = _Browser(file)
    asked = _addresses(file)
    for address in (*_BEFORE, *_others(file, {address for some in asked.values() for address in some})):
        browser.ask(address)
    rows, all_first, all_again = [], [], []
    for name, addresses in asked.items():
        first = [browser.ask(address) for address in addresses]
        again = [browser.ask(address) for address in addresses]
        rows.append(_row(name, first, again))
        all_first += first
        all_again += again
    rows.append(_row("all of these", all_first, all_again))
    head = (
        "| page | asked | first: median | 95 % | cores, 95 % | again: median | 95 % | cores, 95 % | largest, gzip |\n"
    )
    return head + "|---|---|---|---|---|---|---|---|---|\n" + "".join(rows)


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--ledger", type=Path, help="a ledger that is there")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    arguments = parser.parse_args()
    seek_circles_seldom()  # as the command line does
    with tempfile.TemporaryDirectory() as folder:
        file = arguments.ledger or Path(folder) / "l.selon"
        if not arguments.ledger:
            _fill(file, arguments.documents, arguments.processes)
        with open_ledger(file) as ledger:
            counts = ledger.counts()
        table = _table(file)
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    page = (
        "# The desk's pages on the server\n\nHow long a page takes without a network between: the first time in a "
        "state of the ledger, when its events have yet to be weighed, and again; the desk had shown other pages of "
        "each sort before. The clock "
        "depends on what else the machine does, the time of the process's cores hardly does. "
        f"{counts.documents:,} synthetic documents (`bench/corpus.py`), {counts.claims:,} claims, {counts.events:,} "
        f"events. Machine: {machine}. Written by `make deskspeed`.\n\n{table}"
    )
    print(page)
    if not arguments.dry:
        (ROOT / "bench" / "desk.md").write_text(page, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
