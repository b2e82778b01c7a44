"""Each view as a table for a spreadsheet: the same rows, one thing a line, cells that no spreadsheet runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from selon.publishing import wording
from selon.publishing.desk.board import Board
from selon.publishing.desk.board import Row as Listed
from selon.publishing.desk.events import Laid
from selon.publishing.desk.news import document_of
from selon.publishing.desk.views import Found
from selon.publishing.event_rows import OTHERS, EventPage, Evidence
from selon.publishing.spreadsheets import write_csv
from selon.records.folios import Folio

__all__ = ["EVENT_TABLES", "board_table", "claims_table", "event_table", "found_table"]

Row = Sequence[object]
_BOARD = (
    "event", "title", "start", "end", "reports", "outlets", "origins_low", "origins_high", "differ", "denied",
    "updated", "sums_that_fail", "languages", "sides", "new_reports", "news", "status",
)  # fmt: skip
_VERSIONS = (
    "question", "standing", "answer", "status", "side", "origin", "reports", "printed", "outlet", "language", "words",
    "document", "start", "end", "picked_by", "picked_because",
)  # fmt: skip
_FIGURES = (
    "measure", "scope", "side", "origins", "as_of", "figure", "value", "low", "high", "unit", "move", "times",
    "outlet", "words", "document", "start", "end",
)  # fmt: skip
_CHECKS = ("outcome", "rule", "working", "because", "across_reports", "outlets")
_TIMELINE = ("when", "what", "words", "reports")
_PLACES = ("place", "precision", "country", "lat", "lon", "reports")
_SOURCES = ("side", "source", "details", "reports", "outlets", "through")
_FOUND = ("document", "title", "outlet", "published", "language", "score", "passage", "start", "end", "events")
_CLAIMS = (
    "claim", "kind", "polarity", "certainty", "value", "low", "high", "unit", "place", "country", "from", "to",
    "attribution", "words", "start", "end",
)  # fmt: skip


def _written(head: Sequence[str], rows: Iterable[Row]) -> str:
    stream = StringIO()
    write_csv(stream, head, rows)
    return stream.getvalue()


def board_table(board: Board) -> str:
    """Return the board, an event a line."""
    return _written(_BOARD, (_event(row) for row in board.rows))


def _event(row: Listed) -> Row:
    line = row.listed
    counts = (line.standings.get(name, 0) for name in ("differ", "denied", "updated"))
    news = "; ".join(": ".join(filter(None, (item.what, item.words))) for item in row.news)
    return (
        line.id, row.title, line.start, line.end, line.reports, line.outlets, *line.origins, *counts,
        "; ".join(row.fails), " ".join(line.languages), " ".join(line.sides), row.new, news, row.status,
    )  # fmt: skip


def event_table(shown: Laid, table: str) -> str:
    """Return one part of an event's page (`EVENT_TABLES`)."""
    head, rows = EVENT_TABLES[table]
    return _written(head, rows(shown))


def _words(evidence: Evidence | None, shown: Laid) -> tuple[object, ...]:
    if evidence is None:
        return ("", "", "", "")
    span = evidence.words.span
    return (evidence.words.text, document_of(evidence, shown.voices.keys()), span.start, span.end)


def _versions(shown: Laid) -> Iterator[Row]:
    for asked in shown.page.asked:
        pick = shown.mine.get(asked.question.id)
        for answer in asked.answers:
            picked = (pick.who, pick.reason) if pick and answer.version.id in pick.versions else ("", "")
            for holder in answer.holders:
                mine = next((e for e in answer.evidence if shown.voices.get(e.ref) == holder.origin), None)
                side = "" if holder.side == OTHERS else holder.side
                told = (asked.label, asked.standing, answer.answer, answer.version.status, side, holder.label)
                printed = (mine.outlet, mine.language) if mine else ("", "")
                yield (
                    *told,
                    holder.reports,
                    answer.when,
                    *printed,
                    *_words(mine, shown),
                    *map(wording.visible, picked),
                )


def _figures(shown: Laid) -> Iterator[Row]:
    for measure in shown.page.measures:
        for course in measure.courses:
            for step in course.steps:
                quantity = step.point.quantity
                side = "" if course.side == OTHERS else course.side
                told = (measure.label, measure.scope, side, "; ".join(course.labels), step.point.at, step.figure)
                numbers = (quantity.value, quantity.low, quantity.high, quantity.unit, step.move, step.times)
                yield (*told, *numbers, step.evidence.outlet if step.evidence else "", *_words(step.evidence, shown))


def _checks(shown: Laid) -> Iterator[Row]:
    for check in shown.page.checks:
        across = "yes" if check.across else "no"
        yield (check.outcome, check.rule, check.working, check.because, across, "; ".join(check.outlets))


def _timeline(shown: Laid) -> Iterator[Row]:
    yield from ((timed.at, timed.what, timed.words, len(timed.refs)) for timed in shown.page.account.timeline)


def _sources(shown: Laid) -> Iterator[Row]:
    page: EventPage = shown.page
    for held in page.sources:
        relays = "; ".join(f"{name} ({count})" for name, count in held.relays)
        side = "" if held.side == OTHERS else held.side
        yield (side, held.label, "; ".join(held.details), held.reports, "; ".join(held.outlets), relays)


def _places(shown: Laid) -> Iterator[Row]:
    yield from ((r.name, r.precision, r.country, r.lat, r.lon, r.reports) for r in shown.where.rows)


#: The parts of an event's page that are tables: their columns and what writes them.
EVENT_TABLES = {
    "versions": (_VERSIONS, _versions),
    "figures": (_FIGURES, _figures),
    "checks": (_CHECKS, _checks),
    "timeline": (_TIMELINE, _timeline),
    "places": (_PLACES, _places),
    "sources": (_SOURCES, _sources),
}


def found_table(found: Iterable[Found]) -> str:
    """Return what a search found, a dispatch a line."""
    return _written(_FOUND, map(_found, found))


def _found(found: Found) -> Row:
    held, passage = found.finding.document, found.finding.passage
    words = "".join(piece.words for piece in found.pieces)
    events = " ".join(name for name, _ in found.finding.events)
    told = (held.id, held.title, held.outlet, held.published, held.language, round(found.finding.score, 4))
    return (*told, words, passage.start, passage.end, events)


def claims_table(folio: Folio) -> str:
    """Return the claims of a dispatch, one a line."""
    return _written(_CLAIMS, _claims(folio))


def _claims(folio: Folio) -> Iterator[Row]:
    for claim in folio.claims:
        quantity, where, when = claim.quantity, claim.place, claim.time
        numbers = (quantity.value, quantity.low, quantity.high, quantity.unit) if quantity else ("", "", "", "")
        span = quantity.span if quantity and quantity.span else claim.anchor
        yield (
            claim.id, claim.kind, "yes" if claim.polarity else "no", claim.certainty, *numbers, wording.place(where),
            where.country if where else "", when.start if when else "", when.end if when else "",
            claim.attribution, " ".join(span.text.split()), span.start, span.end,
        )  # fmt: skip
