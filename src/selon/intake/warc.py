"""WARC, the web's archive, packed or not: each page in it is read as that page, under its own address.

FastWARC takes the archive apart. Responses with status 200 and resources are read if they are pages, feeds, JSON or
text; pictures, scripts and redirects are passed over. An archive that breaks off is read up to there.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any, cast

from selon.errors import ArchiveError, InputError, TooLongError
from selon.intake.metadata import web_address
from selon.ports import Limits, Unit
from selon.records.text import Document

__all__ = ["FORMAT", "Warc", "is_packed_warc"]

_READ = re.compile(r"(?:text/html|application/xhtml\+xml|text/plain|[a-z]+/(?:[a-z.-]+\+)?(?:xml|json))\b")
#: What a page is called whose address does not end as its kind does.
_SUFFIX = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_CODINGS = ("gzip", "x-gzip", "deflate", "br")


def is_packed_warc(name: str, head: bytes) -> bool:
    """Tell whether gzipped bytes begin a WARC: by the name, or by what the first of them unpack to."""
    if not head.startswith(b"\x1f\x8b"):
        return False
    if name.lower().endswith(".warc.gz"):
        return True
    try:
        return zlib.decompressobj(31).decompress(head, 16).startswith(b"WARC/1.")
    except zlib.error:
        return False


class Warc:
    """The format ``warc``."""

    name = "warc"
    suffixes = (".warc", ".warc.gz")
    plain = False

    def sniff(self, name: str, head: bytes) -> bool:
        """Tell by the first line, packed or not."""
        return head.startswith(b"WARC/1.") or is_packed_warc(name, head)

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield the pages in it, or the error of a record that is too long. Raises ArchiveError where it breaks off."""
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - loaded where a WARC is read

        kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
        place = unit.place
        count = 0
        try:
            for record in ArchiveIterator(cast("Any", Told(unit.stream)), record_types=kinds, parse_http=True):
                count += 1
                place = f"{unit.place}@{record.stream_pos}"
                found = _page(record, unit, place, limits)
                if found is not None:
                    yield found
        except (OSError, ValueError, RuntimeError, EOFError) as problem:
            reason = f"it breaks off, or is damaged, after {count} records: {problem}"
            raise ArchiveError(reason[:300], place=place, remedy="what came before is read; fetch it anew") from problem
        if not count:
            raise ArchiveError("no record of a page in it", place=unit.place, remedy="is it a whole WARC?")


class Told:
    """A stream that tells how far it was read, though it cannot be wound back: FastWARC asks for no more."""

    def __init__(self, stream: Any) -> None:
        """Take the stream at its start."""
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        data: bytes = self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        """Tell how many bytes were read."""
        return self._at


def _page(record: Any, unit: Unit, place: str, limits: Limits) -> Unit | InputError | None:
    """Return the page of a record, or None where it holds none."""
    headers = record.http_headers
    if headers is not None and headers.status_code != 200:
        return None
    kind = (record.http_content_type if headers is not None else record.headers.get("Content-Type")) or ""
    kind = kind.partition(";")[0].strip().lower()
    if not _READ.match(kind):
        return None
    data = record.reader.read(limits.bytes + 1)
    if len(data) < min(record.content_length, limits.bytes):
        raise ValueError(f"the record should have {record.content_length:,} bytes, and has {len(data):,}")
    if headers is not None and (coding := (headers.get("Content-Encoding") or "").strip().lower()) in _CODINGS:
        try:
            data = _inflated(data, coding, limits)
        except (zlib.error, ValueError, OSError) as problem:
            return ArchiveError(f"packed as {coding}, and damaged: {problem}"[:300], place=place)
    if len(data) > limits.bytes:
        return TooLongError(f"there are more than {limits.bytes:,} bytes in it", place=place, remedy="is it one page?")
    url = web_address((record.headers.get("WARC-Target-URI") or "").strip("<>"))
    date = record.record_date
    return Unit(
        io.BytesIO(data),
        _name(url or "", kind),
        place if not url else f"{place} {url}",
        url=url,
        encoding=record.http_charset if headers is not None else None,
        retrieved=date.isoformat() if date is not None else None,
        given=unit.given,
    )


def _name(url: str, kind: str) -> str:
    name = url.partition("?")[0].partition("#")[0].rpartition("/")[2][-80:]
    suffix = _SUFFIX.get(kind, "")
    return name if name.lower().endswith(suffix) else name + suffix


def _inflated(data: bytes, coding: str, limits: Limits) -> bytes:
    """Unpack a body, up to one byte more than is allowed."""
    if coding == "br":
        import brotli  # noqa: PLC0415 - comes with FastWARC; few pages need it

        unpacker, pieces, size = brotli.Decompressor(), [], 0
        for at in range(0, len(data), 1 << 12):
            pieces.append(unpacker.process(data[at : at + (1 << 12)]))
            size += len(pieces[-1])
            if size > limits.bytes:
                break
        return b"".join(pieces)
    window = 31 if coding.endswith("gzip") else 15
    try:
        return zlib.decompressobj(window).decompress(data, limits.bytes + 1)
    except zlib.error:
        if coding != "deflate":
            raise
        return zlib.decompressobj(-15).decompress(data, limits.bytes + 1)


FORMAT = Warc()
