"""Bytes as they come in, made in code, and short ways to parse them here (not in a process of their own)."""

import gzip
import io
import zipfile

from selon.intake.formats import Begun, read_unit
from selon.ports import Limits, Unit

SENTENCE = "Two people were wounded in a fire at a depot on Wednesday, the governor said."
OTHER = "Three drones were shot down over the region, the ministry of defence reported."


def html(body, head="", lang="en"):
    """Return a whole page with that body."""
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def article(*paragraphs, title="Fire at a depot"):
    """Return the body of a plain article."""
    return f"<article><h1>{title}</h1>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</article>"


def parse(data, form=None, name="", limits=None, **more):
    """Return the documents and errors that bytes hold."""
    data = data.encode() if isinstance(data, str) else data
    unit = Unit(io.BytesIO(data), name, "here", **more)
    return [item for item in read_unit(unit, limits or Limits(), form) if not isinstance(item, Begun)]


def texts(found):
    """Return texts, and the codes of errors."""
    return [item.text if hasattr(item, "text") else item.code for item in found]


def codes(document):
    """Return the codes of a document's notes."""
    return [note.code for note in document.notes]


def record(url, body, *, kind="text/html; charset=utf-8", status="200 OK", more="", of="response"):
    """Return one record of a WARC."""
    if of == "response":
        body = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
        kind = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {of}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-09-18T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def packed(*records):
    """Return a WARC that is packed record by record."""
    return b"".join(gzip.compress(one) for one in records)


def bundle(*members, method=zipfile.ZIP_DEFLATED):
    """Return a ZIP of (name or ZipInfo, data) pairs."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()
