"""How fast a web archive becomes claims: ``python -m bench.intake`` writes ``bench/intake.md``.

WARCs of 2,000 pages are made from the sites of `bench.pages` and the texts of the development gold (or, without it,
the articles of `bench.pages`), packed as crawlers pack. Four ways, each over the same archives in turn:

- *into claims*: taken apart and parsed in a process of its own, read into folios here;
- *the same steps*: as far as the stock parts go, and no further: text, language, sentences and tokens, near copies;
- *parsing alone*: text and metadata;
- *stock*: what one would put together from well-known parts (warcio, trafilatura, py3langid, datasketch, a blank spaCy
  pipeline with a sentencizer), in one process, where these are installed. It knows no claims. Once as it comes, and
  once with trafilatura's ``fast``, which its documentation names for speed: without what it falls back on.

Every way tries a few pages before it is measured, so that nothing is loaded on the clock, nor the process started that
parses: they serve a whole run, of however many archives. Two things are told of each way: the time of the processor,
all processes together, which is what a page costs; and the time of the clock, which is what somebody waits. Ours are
several processes that work at once, those that parse and the one that goes on with what they hand over; the stock parts
are one.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from bench.gold import ROOT, find_gold
from bench.pages import HERE, articles, render
from selon.errors import InputError
from selon.intake.files import Intake
from selon.languages import pack as packs
from selon.linking.copies import enough
from selon.linking.prints import unquoted, winnow
from selon.ports import Unit
from selon.reading.language import choose_pack
from selon.reading.paragraphs import find_paragraphs
from selon.reading.quotations import find_quotations
from selon.reading.segmentation import find_sentences, find_tokens, stops_of
from selon.records.text import Document
from selon.running.local import gazetteer, try_all
from selon.running.workers import seek_circles_seldom
from selon.text import fold

__all__ = ["main", "make_archive", "ours", "stock"]

#: In so many archives the pages come.
_PARTS = 5
#: So many pages are tried before the clock starts: all sites and languages are among them.
_WARM = 120
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


@cache
def intake() -> Intake:
    """Return the intake that serves the whole run, with its process."""
    return Intake(io.BytesIO())


def documents(file: Path) -> Iterator[Document | InputError]:
    """Yield what an archive holds, as a run over several does: the process that parses stays for the next."""
    with file.open("rb") as stream:
        yield from intake().take(Unit(stream, file.name, str(file)), path=str(file))


def ours(file: Path) -> dict[str, Any]:
    """Read the archive into folios; return how many there are, their claims, and the errors."""
    folios = claims = errors = 0

    def readable() -> Iterator[Any]:
        nonlocal errors
        for item in documents(file):
            if isinstance(item, InputError):
                errors += 1
            else:
                yield item

    for folio in try_all(readable()):
        folios += 1
        claims += len(getattr(folio, "claims", ()))
    return {"documents": folios, "claims": claims, "errors": errors}


def parsing(file: Path) -> dict[str, Any]:
    """Take the archive apart and parse its pages, without reading them."""
    found = list(documents(file))
    return {"documents": sum(not isinstance(item, InputError) for item in found)}


def same_steps(file: Path) -> dict[str, Any]:
    """Do what the stock parts do with parts of ours: text, language, sentences and tokens, near copies."""
    held: dict[int, list[int]] = {}
    sizes: list[int] = []
    sentences = copies = 0
    for item in documents(file):
        if isinstance(item, InputError):
            continue
        pack = packs.load(choose_pack(item)[0])
        folded = fold(item.text)
        paragraphs = find_paragraphs(item.text)
        tokens = find_tokens(folded)
        quotations, _ = find_quotations(item.text, pack.setting("quotes", "pairs", ()), paragraphs)
        sentences += len(find_sentences(item.text, tokens, quotations, paragraphs, stops_of(pack)))
        shingles = {value for value, _ in winnow([folded[start:end] for start, end in unquoted(folded, ())])}
        shared = Counter(other for value in shingles for other in held.get(value, ()))
        copies += any(enough(count, len(shingles), sizes[other]) for other, count in shared.items())
        for value in shingles:
            held.setdefault(value, []).append(len(sizes))
        sizes.append(len(shingles))
    return {"documents": len(sizes), "sentences": sentences, "near copies": copies}


@cache
def pipeline(language: str) -> Any:
    """Return a blank spaCy pipeline that parts sentences."""
    import spacy  # noqa: PLC0415 - what is measured

    made = spacy.blank(language)
    made.add_pipe("sentencizer")
    return made


def stock(file: Path, *, fast: bool = False) -> dict[str, Any]:
    """Do with the stock parts what they can do: text, language, near copies, sentences."""
    import py3langid  # noqa: PLC0415 - what is measured
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - as above
    from trafilatura import bare_extraction  # noqa: PLC0415 - as above
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - as above

    index = MinHashLSH(threshold=0.5, num_perm=128)
    count = sentences = copies = 0
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response":
                continue
            page = bare_extraction(record.content_stream().read(), with_metadata=True, fast=fast)
            text = page.text if page is not None else ""
            if not text:
                continue
            language, _ = py3langid.classify(text)
            document = pipeline(language)(text)
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
    before, clock = spent(), time.perf_counter()
    found = way(file)
    clock = time.perf_counter() - clock
    return {**found, "cpu_seconds": round(spent() - before, 2), "wall_seconds": round(clock, 2)}


def spent() -> float:
    """Return the seconds of the processor that this process took, with its children, those that still run too."""
    total = 0.0
    for kind in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(kind)
        total += used.ru_utime + used.ru_stime
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(fields[1]) == os.getpid():
                total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def summed(rows: list[dict[str, Any]], number: int) -> dict[str, Any]:
    """Return the sums of a way's rows, and the pages a second of one core: of all, and of the quickest row."""
    total = {key: round(sum(row[key] for row in rows), 2) for key in rows[0]}
    rates = {}
    for name, seconds in (("", "cpu_seconds"), ("clock_", "wall_seconds")):
        best = min(row[seconds] for row in rows)
        rates[f"{name}rate"] = round(number / total[seconds], 1)
        rates[f"best_{name}rate"] = round(number / len(rows) / best, 1)
    return {**total, **rates}


_RATES = {
    "rate": "pages a second of one core",
    "best_rate": "of the best WARC",
    "clock_rate": "pages a second on the clock",
    "best_clock_rate": "of the best WARC, on the clock",
}
_HEAD = """# A web archive into claims

{number:,} pages, {size:.1f} KB each on average, in {parts} packed WARCs, which the ways take in turn, on {cores} cores.
Written by `python -m bench.intake`. The processor's time is that of all processes of a way together. Ours are several
at work at once, one that takes the documents and on each other core one that parses (four at most); the stock parts are
one process, on one core. Other work on the machine makes all of it slower, the clock most of all, so the best WARC is
nearest the truth{busy}.

"""


def page_of(number: int, size: int, table: dict[str, dict[str, Any]]) -> str:
    """Return the tables in Markdown."""
    known = ("cpu_seconds", "wall_seconds", *_RATES)
    rows = [("", "processes", *_RATES.values(), "processor, s", "clock, s", "found")]
    for name, row in table.items():
        rates = [f"{row[rate]:.0f}" for rate in _RATES]
        found = ", ".join(f"{value:,.0f} {key}" for key, value in row.items() if key not in known)
        rows.append((name, *_processes(name), *rates, f"{row['cpu_seconds']:.1f}", f"{row['wall_seconds']:.1f}", found))
    against = [name for name in table if name.startswith("stock")]
    times = [("times as many pages a second as", *_RATES.values())]
    for other in against:
        for name in (name for name in table if name not in against):
            ratios = [f"{table[name][rate] / table[other][rate]:.1f}" for rate in _RATES]
            times.append((f"{other}: {name}", *ratios))
    head = _HEAD.format(number=number, size=size / number / 1024, parts=_PARTS, cores=os.cpu_count(), busy=_busy())
    return head + _drawn(rows) + "\n" + _drawn(times)


def _processes(name: str) -> tuple[str]:
    return ("1" if name.startswith("stock") else f"{1 + intake().parsers}",)


def _busy() -> str:
    """Return how many processes wanted to run in the last minutes, this bench's among them, where the system tells."""
    with suppress(OSError, AttributeError):
        return f" (in the last 15 minutes {os.getloadavg()[2]:.1f} processes wanted to run, these among them)"
    return ""


def _drawn(rows: list[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join((lines[0], f"|{'---|' * len(rows[0])}", *lines[1:], ""))


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    arguments = parser.parse_args()
    seek_circles_seldom()  # as the command line does, for all ways
    gazetteer()
    ways = {"into claims": ours, "the same steps": same_steps, "parsing alone": parsing, "stock": stock}
    ways["stock, fast"] = partial(stock, fast=True)
    rows: dict[str, list[dict[str, Any]]] = {}
    size, part = 0, arguments.pages // _PARTS
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder) / "warm.warc.gz"
        make_archive(warm, _WARM)
        for name, way in list(ways.items()):
            try:
                way(warm)
            except ImportError as problem:
                print(f"{name} not measured: {problem}", file=sys.stderr)
                del ways[name]
        for number in range(_PARTS):
            file = Path(folder) / f"{number}.warc.gz"
            size += make_archive(file, part, number * part)
            for name, way in ways.items():
                rows.setdefault(name, []).append(timed(way, file))
    table = {name: summed(found, part * _PARTS) for name, found in rows.items() if found}
    page = page_of(part * _PARTS, size, table)
    print(page)
    if not arguments.dry:
        (ROOT / "bench" / "intake.md").write_text(page, "utf-8")
        (ROOT / "bench" / "intake.json").write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
