"""What people reviewed, as gold: documents with rows that they accepted, fixed or put in, in the codebook's shape.

It is what a pack is improved by, and held against. Only what a person checked is in it: of a rejected row the place
alone, so that nobody takes silence about it for an oversight. A claim whose saying nobody checked has that saying
beside it, marked as unreviewed: without it nobody could tell whose claim it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from selon.languages.examples import make_example
from selon.ports import Column, DocumentVersion, Selection
from selon.publishing.exports.codebook import line_of
from selon.publishing.exports.streams import as_json, as_text
from selon.records.events import ref
from selon.records.folios import Folio
from selon.records.reviews import UNREVIEWED, VERDICTS
from selon.reviewing.anchoring import check_id, subjects_of

__all__ = ["EXAMPLES", "EXPORTER", "gold_line"]

Json = dict[str, Any]

_CHECKED = frozenset((VERDICTS["accept"], VERDICTS["fix"], VERDICTS["add"]))


def gold_line(version: DocumentVersion) -> Json | None:
    """Return the line of a document of which people accepted, fixed or rejected something; None for any other.

    ``complete`` tells whether every saying and claim that the machine read was reviewed: only such a document can be
    scored as a whole.
    """
    verdicts = {name: state.verdict for name, state in version.states.items() if state.verdict != UNREVIEWED}
    if not verdicts:
        return None
    name = version.folio.document.id
    line = line_of(version)
    claims = [row for row in line["claims"] if verdicts.get(ref(name, row["id"])) in _CHECKED]
    inside = {row["id"] for row in claims}
    says = {row["attribution"] for row in claims}
    sayings = [r for r in line["attributions"] if verdicts.get(ref(name, r["id"])) in _CHECKED or r["id"] in says]
    ids = map(check_id, version.folio.checks)
    checks = [row for row, item in zip(line["checks"], ids, strict=True) if verdicts.get(ref(name, item)) in _CHECKED]
    machine = version.machine or version.folio
    read = [*(saying.id for saying in machine.attributions), *(claim.id for claim in machine.claims)]
    return {
        "document": line["document"],
        "attributions": [{"reviewed": UNREVIEWED, **row} for row in sayings],
        "claims": [_untied(row, inside) for row in claims],
        "checks": [{**row, "claims": [claim for claim in row["claims"] if claim in inside]} for row in checks],
        "notes": [],
        "rejected": list(_rejected(machine, verdicts)),
        "complete": all(ref(name, item) in verdicts for item in read),
    }


def _untied(row: Json, inside: Iterable[str]) -> Json:
    """Return a claim's row without ties to claims that nobody checked."""
    quantity = row["quantity"]
    if quantity is None:
        return row
    known = frozenset(inside)
    share = quantity["share"]
    if share is not None and share["of"] not in known:
        share = {**share, "of": None}
    part_of = quantity["part_of"] if quantity["part_of"] in known else None
    return {**row, "quantity": {**quantity, "part_of": part_of, "share": share}}


def _rejected(machine: Folio, verdicts: dict[str, str]) -> Iterator[Json]:
    for subject in subjects_of(machine):
        if verdicts.get(subject.ref) == VERDICTS["reject"] and (anchor := subject.anchor):
            span = {"start": anchor.start, "end": anchor.end, "text": anchor.words}
            yield {"id": subject.item, "what": subject.what, "kind": anchor.kind, "span": span}


class _Gold:
    """The format ``gold``."""

    name = "gold"
    suffix = ".jsonl"
    says = (
        "What people reviewed, as gold: a document a line after the [codebook](codebook.md), with no rows but those "
        "that they accepted, fixed or put in, as they left them. It is what your own pack is improved by."
    )
    columns = (
        Column("document", "the dispatch, with its text"),
        Column("attributions", "sayings that were reviewed, and, marked `unreviewed`, those that reviewed claims need"),
        Column("claims", "claims that were reviewed; `reviewed` is `accepted`, `fixed`, `added` or `second_look`"),
        Column("checks", "checks that were reviewed"),
        Column("notes", "always empty"),
        Column("rejected", "what was read there and is not said: `id`, `what`, `kind`, `span`"),
        Column("complete", "whether every saying and claim that was read in the document was reviewed"),
    )
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write a line for each document of which something was reviewed, by id; return how many."""
        lines = map(gold_line, selection.documents())
        return _write(stream, (line for line in lines if line is not None))


class _Examples:
    """The format ``examples``."""

    name = "examples"
    suffix = ".jsonl"
    says = (
        "What people reviewed, as examples of a language pack: lines for its `examples.jsonl`, which `selon pack "
        "check` holds a reading against. Name one language with `--language`."
    )
    columns = (
        Column("text, published, outlet, credits", "the dispatch"),
        Column("attributions", "sayings that were reviewed, in the short form of a pack's examples"),
        Column("claims", "claims that were reviewed, in the same form"),
        Column("open", "that more may be read in it: where not everything was reviewed"),
    )
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write a line for each document of which something was accepted or fixed, by id; return how many."""
        examples = map(_example, selection.documents())
        return _write(stream, (example for example in examples if example is not None))


def _example(version: DocumentVersion) -> Json | None:
    """Return a document as a pack's example; None where nothing in it was accepted or fixed."""
    line = gold_line(version)
    rows = [*line["attributions"], *line["claims"]] if line else []
    checked = {row["id"] for row in rows if row["reviewed"] != UNREVIEWED}
    return make_example(version.folio, checked, whole=line["complete"]) if line and checked else None


def _write(stream: BinaryIO, lines: Iterable[Json]) -> int:
    """Write lines of JSON; return how many."""
    count = 0
    with as_text(stream) as text:
        for count, line in enumerate(lines, 1):  # noqa: B007 - counted as they are written
            text.write(as_json(line) + "\n")
    return count


EXPORTER, EXAMPLES = _Gold(), _Examples()
