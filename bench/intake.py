"""How fast a web archive becomes claims: ``python -m bench.intake`` writes ``bench/intake.md``.

WARCs of 2,000 pages are made from the sites of `bench.pages` and the texts of the development gold (or, without it,
the articles of `bench.pages`), packed as crawlers pack. Ours: taken apart and parsed in a process of its own, read into
folios here. Stock: what one would put together from well-known parts (warcio, trafilatura, py3langid, datasketch, a
blank spaCy pipeline with a sentencizer), which ends with sentences and near copies, and knows no claims; measured where
these are installed. Times are of the processor, all processes together, in one run on one machine.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from bench.gold import ROOT, find_gold
from bench.pages import HERE, articles, render
from selon.errors import InputError
from selon.intake.files import Intake
from selon.running.local import gazetteer, try_all

__all__ = ["main", "make_archive", "ours", "stock"]

#: In so many archives the pages come.
_PARTS = 5
_RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-10-01T00:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:{number:032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
    "Content-Length: {length}\r\n\r\n"
)
_HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


#: What pages of news carry besides what their skeletons show: some hundred links, styles and scripts, 40 KB in all.
_WEIGHT = (
    "<style>" + "".join(f".c{n}{{margin:{n}px;color:#{n:03x}}}" for n in range(400)) + "</style><nav class='mega'><ul>"
    + "".join(f"<li><a href='/section/{n}'>Section number {n}</a></li>" for n in range(120)) + "</ul></nav><script>"
    + "".join(f"window.q.push(['slot-{n}',{{size:[300,{n}]}}]);" for n in range(500)) + "</script>"
).encode()  # fmt: skip


def texts() -> list[dict[str, Any]]:
    """Return what the pages print, in the shape of the articles of `bench.pages`."""
    gold = find_gold()
    if gold is None:
        return list(articles().values())
    found = []
    for record in gold.records:
        document = record["document"]
        lines = [line for line in document["text"].split("\n") if line.strip()]
        fields = {"author": "", "day": document["published"], "iso": document["published"], "lead": ""}
        fields |= {
            "lang": document["language"],
            "outlet": document["outlet"] or "Post",
            "title": document["title"] or "News",
        }
        found.append({**fields, "id": document["id"], "p": lines})
    return found


def make_archive(file: Path, number: int, first: int = 0) -> int:
    """Write a WARC of so many pages, from the ``first`` on, and return how many bytes the pages have."""
    sites = [path.read_text("utf-8").split("\n", 1)[1] for path in sorted((HERE / "sites").glob("*.html"))]
    size = 0
    with file.open("wb") as stream:
        for count, (site, text) in enumerate(
            islice(zip(cycle(sites), cycle(texts()), strict=False), first, first + number), first
        ):
            page = render(f"{count}", site, {**text, "iso": text["iso"] or "2024-10-01"})
            body = _HTTP + page.data.replace(b"</body>", _WEIGHT + b"</body>").replace(b"</BODY>", _WEIGHT + b"</BODY>")
            size += len(body)
            head = _RECORD.format(url=f"https://site.example/{count}", number=count, length=len(body))
            stream.write(gzip.compress(head.encode() + body + b"\r\n\r\n", 6))
    return size


def ours(file: Path) -> dict[str, Any]:
    """Read the archive into folios; return how many there are, their claims, and the errors."""
    folios = claims = errors = 0

    def documents() -> Iterator[Any]:
        nonlocal errors
        for item in Intake(io.BytesIO()).read([str(file)]):
            if isinstance(item, InputError):
                errors += 1
            else:
                yield item

    for folio in try_all(documents()):
        folios += 1
        claims += len(getattr(folio, "claims", ()))
    return {"documents": folios, "claims": claims, "errors": errors}


def parsing(file: Path) -> dict[str, Any]:
    """Take the archive apart and parse its pages, without reading them."""
    found = list(Intake(io.BytesIO()).read([str(file)]))
    return {"documents": sum(not isinstance(item, InputError) for item in found)}


def stock(file: Path) -> dict[str, Any]:
    """Do with the stock parts what they can do: text, language, near copies, sentences."""
    import py3langid  # noqa: PLC0415 - what is measured
    import spacy  # noqa: PLC0415 - as above
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - as above
    from trafilatura import bare_extraction  # noqa: PLC0415 - as above
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - as above

    pipelines: dict[str, Any] = {}
    index = MinHashLSH(threshold=0.5, num_perm=128)
    count = sentences = copies = 0
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response":
                continue
            page = bare_extraction(record.content_stream().read(), with_metadata=True)
            text = page.text if page is not None else ""
            if not text:
                continue
            language, _ = py3langid.classify(text)
            if language not in pipelines:
                pipelines[language] = spacy.blank(language)
                pipelines[language].add_pipe("sentencizer")
            document = pipelines[language](text)
            sentences += sum(1 for _ in document.sents)
            words = [token.lower_ for token in document if token.is_alpha]
            hashed = MinHash(num_perm=128)
            hashed.update_batch([" ".join(words[n : n + 8]).encode() for n in range(max(1, len(words) - 7))])
            copies += bool(index.query(hashed))
            index.insert(str(count), hashed)
            count += 1
    return {"documents": count, "sentences": sentences, "near copies": copies}


def timed(way: Callable[[Path], dict[str, Any]], file: Path) -> dict[str, Any]:
    """Return what a way found, and the seconds of the processor and of the clock that it took."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    before = [resource.getrusage(kind) for kind in kinds]
    clock = time.perf_counter()
    found = way(file)
    clock = time.perf_counter() - clock
    after = [resource.getrusage(kind) for kind in kinds]
    spent = sum(a.ru_utime + a.ru_stime - b.ru_utime - b.ru_stime for a, b in zip(after, before, strict=True))
    return {**found, "cpu_seconds": round(spent, 2), "wall_seconds": round(clock, 2)}


def summed(rows: list[dict[str, Any]], number: int) -> dict[str, Any]:
    """Return the sums of a way's rows, and the pages a second of one core: of all, and of the quickest row."""
    total = {key: round(sum(row[key] for row in rows), 2) for key in rows[0]}
    best = min(row["cpu_seconds"] for row in rows)
    rates = {"rate": round(number / total["cpu_seconds"], 1), "best_rate": round(number / len(rows) / best, 1)}
    return {**total, **rates}


def page_of(number: int, size: int, table: dict[str, dict[str, Any]]) -> str:
    """Return the table in Markdown."""
    told = ("cpu_seconds", "wall_seconds", "rate", "best_rate")
    rows = "\n".join(
        f"| {name} | {row['rate']:.0f} | {row['best_rate']:.0f} | {row['cpu_seconds']:.1f} | {row['wall_seconds']:.1f} "
        "| " + ", ".join(f"{value:,.0f} {key}" for key, value in row.items() if key not in told) + " |"
        for name, row in table.items()
    )
    ratio = ""
    if "stock" in table:
        whole, parse = (table[name]["rate"] / table["stock"]["rate"] for name in ("into claims", "parsing alone"))
        ratio = f"\nAgainst the stock parts: {whole:.1f} times as fast into claims, {parse:.1f} for parsing alone.\n"
    head = ("", "pages a second of one core", "of the best WARC", "processor, s", "clock, s", "found")
    return (
        f"# A web archive into claims\n\n{number:,} pages, {size / number / 1024:.1f} KB each on average, in {_PARTS} "
        "packed WARCs, which the ways take in turn.\nWritten by `python -m bench.intake`; other work on the machine "
        "makes all of it slower, so the best WARC is nearest the truth.\n\n"
        f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n{rows}\n{ratio}"
    )


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    arguments = parser.parse_args()
    gazetteer()
    ways = {"into claims": ours, "parsing alone": parsing, "stock": stock}
    rows: dict[str, list[dict[str, Any]]] = {}
    size, part = 0, arguments.pages // _PARTS
    with tempfile.TemporaryDirectory() as folder:
        for number in range(_PARTS):
            file = Path(folder) / f"{number}.warc.gz"
            size += make_archive(file, part, number * part)
            for name, way in ways.items():
                try:
                    rows.setdefault(name, []).append(timed(way, file))
                except ImportError as problem:
                    print(f"{name} not measured: {problem}", file=sys.stderr)
    table = {name: summed(found, part * _PARTS) for name, found in rows.items() if found}
    page = page_of(part * _PARTS, size, table)
    print(page)
    if not arguments.dry:
        (ROOT / "bench" / "intake.md").write_text(page, "utf-8")
        (ROOT / "bench" / "intake.json").write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
