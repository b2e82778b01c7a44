"""Claims one a row: who says it, what, where, when, how many, in which words. The table for a spreadsheet or pandas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from selon.ports import Column, Selection
from selon.publishing import wording
from selon.publishing.event_words import Desk
from selon.publishing.exports.statuses import STATUSES, statuses
from selon.publishing.exports.streams import write_table
from selon.publishing.rows import Words
from selon.records.accounts import Telling
from selon.records.attribution import Attribution, Source
from selon.records.claims import Claim, Moment, Place, Quantity
from selon.records.events import Event
from selon.records.text import Span

__all__ = ["COLUMNS", "CSV", "rows"]

_NO_PLACE, _NO_TIME = Place(None, None, precision=""), Moment(None, None, None, "")
_NO_FIGURE = Quantity(None, None, None, None, "", "")
_NOBODY = Attribution("", Source(None, kind=""), None, (), "", "", "", None, (), None, "")

Cell = str | float | int | bool | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A claim with what its cells are made of."""

    event: Event
    telling: Telling
    origin: str
    words: Words
    withdrawn: str

    @property
    def claim(self) -> Claim:
        return self.telling.claim

    @property
    def said(self) -> Attribution:
        return self.telling.attribution or _NOBODY

    @property
    def place(self) -> Place:
        return self.claim.place or _NO_PLACE

    @property
    def time(self) -> Moment:
        return self.claim.time or _NO_TIME

    @property
    def figures(self) -> Quantity:
        return self.claim.quantity or _NO_FIGURE


_Cell = Callable[[_Row], Cell]


def _one(name: str, says: str, cell: _Cell, *, number: bool = False) -> tuple[Column, _Cell]:
    return Column(name, says, number), cell


def _parts(row: _Row) -> str:
    return "; ".join(" ".join(filter(None, wording.part(part))) for part in row.figures.parts)


def _sentence(row: _Row) -> str:
    return f"{row.words.lead}{row.words.text}{row.words.trail}"


def _status(place: int) -> _Cell:
    return lambda row: statuses(row.claim.certainty, (row.telling,))[place]


_TABLE: tuple[tuple[Column, _Cell], ...] = (
    _one("claim", "the claim's reference: document, `#`, claim", lambda r: r.telling.ref),
    _one("event", "the id of its event", lambda r: r.event.id),
    _one("event_title", "the event's title", lambda r: r.event.title),
    _one("kind", "what is said to have happened or measured: the codebook's kinds", lambda r: r.claim.kind),
    _one("happened", "`yes`, or `no` where it is said not to have happened", lambda r: _yes(r.claim.polarity)),
    *((column, _status(place)) for place, column in enumerate(STATUSES)),
    _one("value", "the figure as it is said", lambda r: r.figures.value, number=True),
    _one("low", "the least that it allows; empty where open", lambda r: r.figures.low, number=True),
    _one("high", "the most that it allows; empty where open", lambda r: r.figures.high, number=True),
    _one("modifier", "how the figure is bounded: `exact`, `at_least`, `about` …", lambda r: r.figures.modifier),
    _one("unit", "what is counted", lambda r: r.figures.unit),
    _one("part_of", "the claim in the same document of whose figure this one counts some", lambda r: r.figures.part_of),
    _one("parts", "the breakdown of the figure", _parts),
    _one("agent", "who acts, as the text or English has it", lambda r: wording.actor(r.claim.agent)),
    _one("agent_side", "the party that acts (ISO 3166-1)", lambda r: r.claim.agent.side if r.claim.agent else None),
    _one("target", "who or what it is done to", lambda r: wording.actor(r.claim.target)),
    _one("target_side", "the party of the target", lambda r: r.claim.target.side if r.claim.target else None),
    _one("means", "the means of an attack", lambda r: r.claim.means),
    _one("place", "where, as GeoNames spells it; never finer than the settlement", lambda r: r.place.name),
    _one("admin1", "the first-order division", lambda r: r.place.admin1),
    _one("country", "the country (ISO 3166-1)", lambda r: r.place.country),
    _one("place_precision", "`settlement`, `admin2`, `admin1`, `country`, `other`", lambda r: r.place.precision),
    _one("latitude", "degrees north (WGS 84), of a settlement alone", lambda r: _degrees(r.place, "lat"), number=True),
    _one("longitude", "degrees east (WGS 84), of a settlement alone", lambda r: _degrees(r.place, "lon"), number=True),
    _one("geonames_id", "the place's number in GeoNames", lambda r: r.place.geonames_id, number=True),
    _one("to", "where to, of people moved", lambda r: r.claim.to.name if r.claim.to else None),
    _one("start", "when it began, local time (ISO 8601)", lambda r: r.time.start),
    _one("end", "when it ended; a day is meant whole", lambda r: r.time.end),
    _one("time_precision", "`minute` … `night`, `day` … `vague`", lambda r: r.time.precision),
    _one("source", "who says it; empty for the document's own voice", lambda r: _source(r.telling)),
    _one("source_role", "the office of the source", lambda r: r.said.source.role),
    _one("source_organisation", "the body that the source speaks for", lambda r: r.said.source.organisation),
    _one("source_kind", "the codebook's kind of source", lambda r: r.said.source.kind),
    _one("source_side", "the party that the source speaks for (ISO 3166-1)", lambda r: r.said.source.side),
    _one("anonymous", "`yes` where the source is not named on purpose", lambda r: _yes(r.said.source.anonymous)),
    _one("via", "who passed it on, nearest to the outlet first", lambda r: "; ".join(map(wording.source, r.said.via))),
    _one("act", "what the source does: `say`, `deny`, `cannot_verify` …", lambda r: r.said.act),
    _one("channel", "through what the source speaks", lambda r: r.said.channel),
    _one("cue", "the words that attribute it", lambda r: _words(r.said.cue)),
    _one("origin", "the id of who first said it, the same in every document", lambda r: r.telling.origin),
    _one("origin_label", "what that origin is called", lambda r: r.origin),
    _one("document", "the document's id", lambda r: r.telling.document.id),
    _one("outlet", "who printed it", lambda r: r.telling.document.outlet),
    _one("url", "its address", lambda r: r.telling.document.url),
    _one("language", "its language (BCP 47)", lambda r: r.telling.document.language),
    _one("published", "when it came out (ISO 8601)", lambda r: r.telling.document.published),
    _one("edited", "when this version of it was made, where it is a later one", lambda r: r.telling.document.edited),
    _one(
        "withdrawn",
        "`canceled`, `withheld` or `retracted` where who published the document took it back",
        lambda r: r.withdrawn,
    ),
    _one("words", "the words that name the happening", lambda r: r.claim.anchor.text),
    _one("figure_words", "the words of the figure", lambda r: _words(r.figures.span)),
    _one("sentence", "the sentence that they stand in", _sentence),
    _one("begin", "where the words begin in the text, in code points", lambda r: r.claim.anchor.start, number=True),
    _one("finish", "where they end, exclusive", lambda r: r.claim.anchor.end, number=True),
    _one("by", "which rule or weights read it, at which version", lambda r: r.claim.by),
)
COLUMNS = tuple(column for column, _ in _TABLE)


def rows(selection: Selection) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each claim: by event, then as published, then as in the text."""
    for account, dossier in selection.events():
        desk = Desk(dossier)
        withdrawn = selection.withdrawn({telling.document.id for telling in dossier.tellings})
        for telling in dossier.tellings:
            evidence = desk.evidence(telling)
            code = withdrawn[telling.document.id].code if telling.document.id in withdrawn else ""
            row = _Row(account.event, telling, desk.label(telling.origin), evidence.words, code)
            yield tuple(cell(row) for _, cell in _TABLE)


def _words(span: Span | None) -> str:
    return span.text if span else ""


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _degrees(place: Place, which: str) -> float | None:
    found: float | None = getattr(place, which) if place.precision == "settlement" else None
    return found


def _source(telling: Telling) -> str:
    return wording.source(telling.attribution.source) if telling.attribution else ""


class _Claims:
    """The format ``csv``."""

    name = "csv"
    suffix = ".csv"
    says = (
        "A claim a row, as CSV in UTF-8, for spreadsheets and pandas. A cell that a spreadsheet would run as a formula "
        "begins with an apostrophe; numbers, negative ones too, stay numbers. An empty cell is not stated."
    )
    columns = COLUMNS
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write the table; return how many rows."""
        return write_table(stream, COLUMNS, rows(selection))


CSV = _Claims()
