"""A measure over nights as a page shows it: what an address asks for, and the rows, drawings and picks that answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from io import StringIO
from itertools import groupby
from urllib.parse import urlencode

from selon.ledger import Figure, Ledger
from selon.publishing import wording
from selon.publishing.desk.asking import KINDS, AskedWrongError
from selon.publishing.desk.keeping import Kept
from selon.publishing.desk.multiples import Multiples, multiples
from selon.publishing.desk.picking import nights_picked
from selon.publishing.my_picks import MINE, picks_among
from selon.publishing.rows import KIND_ORDER
from selon.publishing.series import BY, HEAD, Tally, cells, tallies
from selon.publishing.series_picks import Group, Picked, group_of, picks
from selon.publishing.spreadsheets import write_csv
from selon.records.events import split_ref
from selon.records.folios import Folio
from selon.weighing.figures import figure_key
from selon.weighing.picks import RULES

__all__ = ["EVERYTHING", "SCALES", "Measured", "Nights", "NightsAsked", "nights", "nights_asked", "nights_table"]

SCALES = ("one", "own")
#: What ``since`` takes for no bound.
EVERYTHING = "all"
#: Unless days are asked for, about so many reports are looked at; never more than the latest so many.
_LATELY, _REPORTS = 80, 400
#: What is shown where nothing is asked for.
_FIRST = frozenset({"shot_down", "killed"})
_LONGEST = 300
_UNIT = re.compile(r"[a-z][a-z0-9_]{0,40}\Z")
_SIDE = re.compile(r"[A-Za-z]{2,8}\Z", re.ASCII)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class NightsAsked:
    """What a page of tallies is to show; empty is as usual. ``rule`` picks of several figures, if the reader says."""

    measure: str = ""
    unit: str = ""
    by: str = BY[0]
    place: str = ""
    side: str = ""
    since: str = ""
    until: str = ""
    rule: str = ""
    scale: str = SCALES[0]

    def address(self, path: str, **changed: object) -> str:
        """Return the address of the view, some of it changed; what is as usual is left out."""
        usual = NightsAsked()
        values = {field.name: changed.get(field.name, getattr(self, field.name)) for field in fields(self)}
        told = [(name, str(value)) for name, value in values.items() if value != getattr(usual, name)]
        return path + (f"?{urlencode(told)}" if told else "")


@dataclass(frozen=True, slots=True)
class Measured:
    """A kind of claim that has figures, and its units."""

    kind: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nights:
    """The rows of a measure, drawn, with what a rule picks of them.

    ``since`` is the day from which on reports are looked at (empty: no bound but what is asked for); ``left_out``
    counts reports before the latest that are read for one page; ``words`` leads from a reference to where its figure
    stands (document, start, end).
    """

    asked: NightsAsked
    measures: tuple[Measured, ...]
    rows: tuple[Tally, ...]
    picked: Mapping[Group, Picked]
    drawn: tuple[Multiples, ...]
    since: str
    left_out: int
    words: Mapping[str, tuple[str, int, int]]

    def is_picked(self, row: Tally) -> bool:
        """Tell whether the reader's rule leaves this figure, where there are several."""
        found = self.picked.get(group_of(row))
        return found is not None and figure_key(row.quantity) in found.figures

    @property
    def windows(self) -> tuple[tuple[str, tuple[Tally, ...]], ...]:
        """The rows by their window, in words."""
        grouped = groupby(self.rows, key=lambda row: row.window.words())
        return tuple((words, tuple(alike)) for words, alike in grouped)

    @property
    def units(self) -> tuple[str, ...]:
        """The units of the measure that is shown."""
        return next((each.units for each in self.measures if each.kind == self.asked.measure), ())


def nights_asked(query: Mapping[str, str]) -> NightsAsked:
    """Return what an address asks for; fields that nobody knows are passed over. Raises AskedWrongError."""
    told = {field.name: query.get(field.name, "").strip() for field in fields(NightsAsked)}
    for name, value in told.items():
        if len(value) > _LONGEST:
            raise AskedWrongError(f"What stands in “{name}” is too long.")
    for name, choices in (("measure", KINDS), ("by", BY), ("rule", (*RULES, MINE)), ("scale", SCALES)):
        if told[name] and told[name] not in choices:
            raise AskedWrongError(f"“{name}” takes one of: {', '.join(choices)}.")
    if told["unit"] and not _UNIT.match(told["unit"]):
        raise AskedWrongError("“unit” takes a unit as the codebook writes it.")
    if told["side"] and not _SIDE.match(told["side"]):
        raise AskedWrongError("“side” takes a code of two letters or a little more.")
    for name in ("since", "until"):
        if told[name] and not _is_date(told[name]) and (name, told[name]) != ("since", EVERYTHING):
            raise AskedWrongError(f"“{name}” takes a day, a month or a year: 2024-09-18, 2024-09, 2024.")
    usual = NightsAsked()
    return NightsAsked(
        **{**told, "by": told["by"] or usual.by, "scale": told["scale"] or usual.scale, "side": told["side"].upper()}
    )


def _is_date(value: str) -> bool:
    if not _DATE.match(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def nights(ledger: Ledger, asked: NightsAsked, kept: Kept) -> Nights:
    """Return a measure over nights: the first that there is where none is asked for. Raises a LedgerError."""
    head = ledger.head()
    measures = kept.get((head, "measures"), lambda: _measures(ledger))
    if not asked.measure and measures:
        asked = NightsAsked(**{**_values(asked), "measure": measures[0].kind})
    return kept.get((head, "nights", asked.address("")), lambda: _made(ledger, asked, measures))


def _values(asked: NightsAsked) -> dict[str, str]:
    return {field.name: getattr(asked, field.name) for field in fields(asked)}


def _measures(ledger: Ledger) -> tuple[Measured, ...]:
    found: dict[str, list[str]] = {}
    for kind, unit in ledger.measures():
        found.setdefault(kind, []).append(unit)
    ordered = sorted(found, key=lambda kind: (kind not in _FIRST, KIND_ORDER.get(kind, len(KIND_ORDER)), kind))
    return tuple(Measured(kind, tuple(found[kind])) for kind in ordered)


def _made(ledger: Ledger, asked: NightsAsked, measures: tuple[Measured, ...]) -> Nights:
    since = "" if asked.since == EVERYTHING else asked.since
    lately = "" if asked.since or asked.until else ledger.lately(asked.measure, asked.unit or None, _LATELY)
    figures = ledger.figures(
        asked.measure,
        unit=asked.unit or None,
        since=since or None,
        until=asked.until or None,
        place=asked.place or None,
        side=asked.side or None,
        published=lately or None,
    )
    documents = sorted({(figure.came_out or "", figure.document) for figure in figures}, reverse=True)
    shown = {document for _, document in documents[:_REPORTS]}
    kept = [figure for figure in figures if figure.document in shown]
    folios = _read(ledger, [figure.ref for figure in kept], asked.by)
    rows = tallies(kept, folios, asked.by, ledger.withdrawn(shown))
    published = {figure.ref: figure.came_out or "" for figure in kept}
    picked = _picked(ledger, rows, asked.rule, published)
    made = Nights(asked, measures, rows, picked, (), lately[:10], len(documents) - len(shown), _words(kept, folios))
    chosen = frozenset(row for row in rows if made.is_picked(row))
    drawn = multiples(rows, asked.by, chosen, shared=asked.scale == SCALES[0])
    return Nights(asked, measures, rows, picked, drawn, made.since, made.left_out, made.words)


def _read(ledger: Ledger, refs: list[str], by: str) -> tuple[Folio, ...]:
    """Return the folios of figures, with these claims; by region also with those that they count some of."""
    folios = ledger.folios_around(refs)
    if by == BY[0]:
        return folios
    wholes = {
        f"{folio.document.id}#{claim.quantity.part_of}"
        for folio in folios
        for claim in folio.claims
        if claim.quantity and claim.quantity.part_of
    }
    return folios if wholes.issubset(refs) else ledger.folios_around({*refs, *wholes})


def _picked(ledger: Ledger, rows: tuple[Tally, ...], rule: str, published: Mapping[str, str]) -> Mapping[Group, Picked]:
    if rule == MINE:
        return nights_picked(rows, picks_among(ledger, (ref for row in rows for ref in row.refs)))
    return picks(rows, rule, published) if rule else {}


def _words(figures: list[Figure], folios: tuple[Folio, ...]) -> dict[str, tuple[str, int, int]]:
    wanted = {figure.ref for figure in figures}
    found = {}
    for folio in folios:
        for claim in folio.claims:
            ref = f"{folio.document.id}#{claim.id}"
            span = claim.quantity.span if claim.quantity and claim.quantity.span else claim.anchor
            if ref in wanted:
                found[ref] = (split_ref(ref)[0], span.start, span.end)
    return found


def nights_table(shown: Nights) -> str:
    """Return the rows as CSV: those of ``selon series``, and whether the reader's rule leaves each."""
    stream = StringIO()
    rows = ((*cells(row), "yes" if shown.is_picked(row) else "no") for row in shown.rows)
    write_csv(stream, (*HEAD, wording.visible(f"picked {shown.asked.rule}".strip())), rows)
    return stream.getvalue()
