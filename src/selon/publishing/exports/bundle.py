"""A ledger's documents as one ZIP file that another ledger takes: readings in parts, and a manifest.

The manifest names every part with its digest, and the head of the audit chain that the documents come from: whoever
publishes that head can later be shown to have handed on no more and no less. The same ledger always makes the same
bytes (with the same zlib): parts have no time of their own, and nothing of the machine is in them.

`selon add BUNDLE.zip` holds each part against its digest, and reads the documents anew.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version as version_of
from typing import BinaryIO

from selon.ledger.payloads import dump
from selon.ports import Column, DocumentVersion, Selection
from selon.publishing.exports.codebook import line_of
from selon.publishing.exports.streams import as_json
from selon.records.accounts import Withdrawn

__all__ = ["EXPORTER"]

#: What a manifest is known by: intake looks for it.
_FORM, _MANIFEST = "selon-bundle", "manifest.json"
_VERSION = 1
#: A part is closed once it has so many bytes: every reader's limits allow that.
_PART = 4 << 20
#: The time that every part bears: a ZIP file cannot be without, and the earliest is the plainest.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FILE = 0o100644 << 16
#: Notices that documents were taken back: marks for the other ledger, and no documents.
_TAKEN_BACK = "withdrawals.jsonl"
#: What people made of the documents: reviews as the ledger keeps them, for the other ledger.
_REVIEWS = "reviews.jsonl"
_COLUMNS = (
    Column(
        "manifest.json",
        "`form`, `version`, `selon`; `head`, `entries`: of the audit chain; `asked`: the filter; `parts`",
    ),
    Column("parts", "of each: `name`, `sha256`, `bytes`, `documents`"),
    Column(
        "documents-0001.jsonl …", "documents as `jsonl` has them, older versions too; with `current` false where newer"
    ),
    Column(_REVIEWS, "where people reviewed any of them: every review, as it stands in the audit chain"),
    Column(
        _TAKEN_BACK, "where any of them was taken back by who published it: a notice that marks it in the other ledger"
    ),
)


def _lines(versions: Iterable[DocumentVersion], held: set[str]) -> Iterator[bytes]:
    """Yield a line for each version, and keep the documents' ids."""
    for version in versions:
        held.add(version.folio.document.id)
        line = line_of(version)
        line = line if version.current else {**line, "current": False}
        yield as_json(line).encode("utf-8", "backslashreplace") + b"\n"


def _notice(document: str, mark: Withdrawn) -> bytes:
    """Return the line of an item that takes a document back: known by the document's id, it is added to no ledger."""
    item = {"id": document, "published": mark.published or None, "text": mark.words}
    return (
        as_json({"document": item, "notes": [{"code": mark.code, "message": mark.words, "span": None}]}).encode()
        + b"\n"
    )


def _parts(lines: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """Yield lines in parts of about one size, each with how many there are in it."""
    held: list[bytes] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= _PART:
            yield b"".join(held), len(held)
            held, size = [], 0
    if held:
        yield b"".join(held), len(held)


class _Bundle:
    """The format ``bundle``."""

    name = "bundle"
    suffix = ".zip"
    says = (
        "A ZIP file that another Selon takes with `selon add`: documents with their readings, older versions too, and "
        "a manifest with the digest of every part and the head of the audit chain. A filter chooses documents."
    )
    columns = _COLUMNS
    text = False

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write the archive part by part; return how many documents are in it, each version counted."""
        head, entries = selection.head()
        parts: list[dict[str, object]] = []
        held: set[str] = set()
        count = 0
        with zipfile.ZipFile(stream, "w") as archive:
            for data, documents in _parts(_lines(selection.documents(versions=True), held)):
                parts.append(_put(archive, f"documents-{len(parts) + 1:04}.jsonl", data, documents))
                count += documents
            if notices := [_notice(name, mark) for name, mark in sorted(selection.withdrawn(held).items())]:
                parts.append(_put(archive, _TAKEN_BACK, b"".join(notices), len(notices)))
            if reviews := [f"{dump(review)}\n".encode() for review in selection.reviews(held)]:
                parts.append(_put(archive, _REVIEWS, b"".join(reviews), 0))
            manifest = {
                "form": _FORM,
                "version": _VERSION,
                "selon": version_of("selon"),
                "head": head,
                "entries": entries,
                "asked": dict(selection.asked),
                "parts": parts,
            }
            _put(archive, _MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n", 0)
        return count


def _put(archive: zipfile.ZipFile, name: str, data: bytes, documents: int) -> dict[str, object]:
    """Write a member, and return what the manifest says of it."""
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, 3, _FILE
    archive.writestr(member, data, compresslevel=6)
    return {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "documents": documents}


EXPORTER = _Bundle()
