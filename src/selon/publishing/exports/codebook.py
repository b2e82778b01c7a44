"""JSONL after the codebook: a document a line, with all that was read in it, and what the ledger ties it to."""

from __future__ import annotations

from typing import Any, BinaryIO

from selon.ports import Column, DocumentVersion, Selection
from selon.publishing.exports.streams import as_json, as_text
from selon.records.codec import encode
from selon.records.events import ref
from selon.reviewing.anchoring import check_id

__all__ = ["EXPORTER", "line_of"]


def line_of(version: DocumentVersion) -> dict[str, Any]:
    """Return a document's line: the codebook's, with ``origin`` on each attribution and ``event`` on each claim.

    ``reviewed`` and ``concluded`` stand on what people reviewed, ``recognised`` only where reading found a field of the
    document that nobody had handed in.
    """
    line = encode(version.folio)
    name = version.folio.document.id
    _mark(line, version)
    for attribution in line["attributions"]:
        attribution["origin"] = version.ties.origins.get(ref(name, attribution["id"]))
    for claim in line["claims"]:
        claim["event"] = version.ties.events.get(ref(name, claim["id"]))
    return {**line, "recognised": list(version.recognised)} if version.recognised else line


def _mark(line: dict[str, Any], version: DocumentVersion) -> None:
    """Mark the rows of a line that people reviewed."""
    name = version.folio.document.id
    rows = [(row, row["id"]) for table in ("attributions", "claims") for row in line[table]]
    rows += [(row, check_id(check)) for row, check in zip(line["checks"], version.folio.checks, strict=True)]
    for row, item in rows:
        if state := version.states.get(ref(name, item)):
            row["reviewed"] = state.reviewed
            row.update({"concluded": state.concluded} if state.concluded else {})


class _Codebook:
    """The format ``jsonl``."""

    name = "jsonl"
    suffix = ".jsonl"
    says = (
        "A document a line, as the [codebook](codebook.md) has it: what `selon read --format jsonl` writes, tied "
        "together. `selon add --jsonl` reads it anew. A filter chooses documents; each is whole."
    )
    columns = (
        Column("document", "the dispatch, with its text"),
        Column("attributions", "who says what; `origin` is equal for all that one speaker says, in any document"),
        Column("claims", "what is said to have happened; `event` is equal for all claims of one happening"),
        Column("checks", "sums, shares, distances and dates that were held against the dispatch"),
        Column("notes", "what was odd in the text"),
        Column("reviewed, concluded", "of what people reviewed: how it stands, and what the analyst concludes"),
        Column("recognised", "fields of the document that reading found, where nobody had handed them in"),
    )
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write a line for each current document, by id; return how many. Raises RecordError on a wrong span."""
        count = 0
        with as_text(stream) as text:
            for version in selection.documents():
                text.write(as_json(line_of(version)) + "\n")
                count += 1
        return count


EXPORTER = _Codebook()
