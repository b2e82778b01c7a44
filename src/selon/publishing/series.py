"""One measure over nights: who gave which figure for which window and region, and what must not be added up.

A row is a figure of one origin for one window of time; the reports that print it stand together. Nothing is summed
here: windows may overlap, lists may be partial. Where two figures of one window differ, where windows overlap, and
where a breakdown does not come to its total, the row says so. No value is the best one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from selon.ledger import Figure
from selon.publishing import wording
from selon.publishing.event_rows import WITHDRAWN
from selon.records.claims import Claim, Part, Place, Quantity
from selon.records.events import split_ref
from selon.records.folios import Check, Folio
from selon.weighing.figures import interval, meet

__all__ = ["BY", "FLAGS", "HEAD", "Tally", "Window", "cells", "tallies"]

#: What rows can be told apart by.
BY = ("origin", "region")
#: What a row may be flagged with: the sign, and what it means.
FLAGS = {
    "differs": ("≠", "another figure stands for the same window"),
    "overlaps": ("∩", "its window overlaps another: never add them"),
    "fails": ("✗", "its breakdown does not add up"),
    "open": ("○", "its breakdown is partial"),
    "withdrawn": (WITHDRAWN, "its reports were withdrawn"),
}
#: What a window is known by; region, unit and origin of a row.
_Key = tuple[str, str]
_Group = tuple[str, str, str]


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """The time that a figure counts: ``start`` and ``end`` as ISO 8601, both empty where nothing is known.

    ``precision`` is a moment's, or ``published`` where the text gives no time and the day on which it came out stands.
    """

    start: str
    end: str
    precision: str

    @property
    def key(self) -> _Key:
        """The same for the same window: a night named by its last day is the night that ends then."""
        return (self.precision, self.end) if self.precision == "night" else (self.precision, f"{self.start}/{self.end}")

    def words(self) -> str:
        """Return the window as people write it."""
        if not self.start:
            return "no date"
        told = wording.stretch(self.start, self.end or self.start)
        if self.precision == "night":
            return f"night of {told}" if self.start != self.end else f"night to {told}"
        return f"reported {told}" if self.precision == "published" else told

    def bounds(self) -> tuple[datetime, datetime] | None:
        """Return begin and end in local time; None where it cannot be compared: a day of publication, one moment."""
        begin, end = _time(self.start), _time(self.end or self.start)
        if begin is None or end is None or self.precision == "published":
            return None
        if self.precision == "night":
            begin = (end - timedelta(days=1) if begin == end else begin).replace(hour=18)
            return begin, end.replace(hour=12)
        if "T" not in self.end:
            end += timedelta(days=1)
        return (begin, end) if begin < end else None


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure of one origin for one window and region, as so many reports print it.

    ``region`` is empty for a figure of a country or of no place. ``flags`` are keys of ``FLAGS``; ``sums`` are the
    breakdowns that reports hold against it; ``part`` tells an item of a breakdown; ``refs`` are the claims.
    """

    window: Window
    region: str
    quantity: Quantity
    unit: str
    origin: str
    side: str
    outlets: tuple[str, ...]
    refs: tuple[str, ...]
    flags: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    part: bool = False

    @property
    def figure(self) -> str:
        """The figure with its bounds, without its unit."""
        return wording.figure(self.quantity)

    @property
    def reports(self) -> int:
        """How many reports print it."""
        return len({split_ref(ref)[0] for ref in self.refs})

    @property
    def signs(self) -> str:
        """The signs of its flags."""
        return "".join(FLAGS[flag][0] for flag in self.flags)


def tallies(
    figures: Iterable[Figure], folios: Iterable[Folio], by: str = "origin", withdrawn: Collection[str] = ()
) -> tuple[Tally, ...]:
    """Return the rows of a measure by window, region, origin, then figure. ``folios`` hold the figures' documents.

    ``by`` ``region`` also lists the items of breakdowns by place, each as a figure of its region, and figures that
    count some of another in a region of their own; else a figure that only counts some of another is left out, as are
    shares. ``withdrawn`` are ids of documents that were taken back: their
    figures are rows of their own, which nothing is held against. The order of what is handed in changes nothing.
    """
    read = {folio.document.id: folio for folio in folios}
    rows: dict[object, Tally] = {}
    for figure in sorted(figures, key=lambda figure: (figure.came_out or "9", figure.ref)):
        back = figure.document in withdrawn
        for made in _rows(figure, read, by):
            row = replace(made, flags=(*made.flags, "withdrawn")) if back else made
            key = (row.window.key, row.region, row.unit, row.origin, row.figure, back)
            rows[key] = _joined(rows[key], row) if key in rows else row
    flagged = _flagged(list(rows.values()))
    return tuple(
        sorted(flagged, key=lambda t: (t.window.end[:10], t.window.key, t.region, t.origin, t.figure, t.flags))
    )


#: The columns of the table that ``cells`` fills: codes and numbers, for programs and spreadsheets.
HEAD = (
    *("start", "end", "precision", "region", "part", "figure", "value", "low", "high", "modifier", "unit"),
    *("origin", "side", "reports", "outlets", "flags", "sums", "claims"),
)


def cells(row: Tally) -> tuple[object, ...]:
    """Return a row of the table; several things in one cell are set apart by ``; ``."""
    quantity, window = row.quantity, row.window
    return (
        *(window.start, window.end, window.precision, row.region, "yes" if row.part else "no", row.figure),
        *(quantity.value, quantity.low, quantity.high, quantity.modifier, row.unit),
        *(row.origin, row.side, row.reports, "; ".join(row.outlets), "; ".join(row.flags)),
        *("; ".join(row.sums), "; ".join(row.refs)),
    )


def _joined(one: Tally, other: Tally) -> Tally:
    return replace(
        one,
        window=min(one.window, other.window),
        outlets=tuple(dict.fromkeys((*one.outlets, *other.outlets))),
        refs=tuple(dict.fromkeys((*one.refs, *other.refs))),
        flags=tuple(flag for flag in FLAGS if flag in one.flags + other.flags),
        sums=tuple(sorted({*one.sums, *other.sums})),
        part=one.part and other.part,
    )


def _rows(figure: Figure, read: Mapping[str, Folio], by: str) -> Iterator[Tally]:
    document, name = split_ref(figure.ref)
    folio = read.get(document)
    claim = next((c for c in folio.claims if c.id == name), None) if folio else None
    if folio is None or claim is None or claim.quantity is None:
        return
    quantity = claim.quantity
    if quantity.value is None and quantity.low is None and quantity.high is None:
        return
    region = _region(claim.place)
    if quantity.part_of and (by != "region" or not _elsewhere(claim, folio)):
        return
    check = _sum_of(claim, folio.checks)
    whole = Tally(
        window=_window(figure),
        region=region,
        quantity=replace(quantity, span=None, parts=(), part_of=None),
        unit=figure.unit,
        origin=wording.visible(figure.label or figure.outlet or document),
        side=figure.side or "",
        outlets=(wording.visible(figure.outlet or document),),
        refs=(figure.ref,),
        flags=(check.outcome,) if check and check.outcome in FLAGS else (),
        sums=(wording.visible(check.working),) if check else (),
        part=bool(quantity.part_of),
    )
    yield whole
    if by == "region":
        yield from (_part(whole, part, name) for part, name in _regional(claim.place, quantity.parts))


def _elsewhere(claim: Claim, folio: Folio) -> bool:
    """Tell whether a figure that counts some of another does so for a region: its own, and not the whole's."""
    part_of = claim.quantity.part_of if claim.quantity else None
    region = _region(claim.place)
    whole = next((other for other in folio.claims if other.id == part_of), None)
    return bool(region) and (whole is None or region != _region(whole.place))


def _part(whole: Tally, part: Part, region: str) -> Tally:
    value = part.value
    given = Quantity(None, value, value, value, part.modifier or "exact", whole.unit)
    return replace(whole, region=region, quantity=given, flags=(), sums=(), part=True)


def _regional(whole: Place | None, parts: Iterable[Part]) -> Iterator[tuple[Part, str]]:
    """Yield the items of a breakdown that count a region, with its name.

    A list whose items lie in different places is one by place, and what a label alone names in it (the sea) is a place
    too. Where one item alone has a place, it stands alone. Any other list breaks a figure down by something else
    (adults and children), wherever it happened. What lies in the whole's own region is no other region.
    """
    items = tuple(parts)
    places = [part.place for part in items if part.place is not None]
    apart = len({(place.name, place.admin1, place.country) for place in places}) > 1
    for part in items:
        if part.value is None or not (apart or (part.place and len(places) == 1)):
            continue
        label = part.label or (wording.place(part.place) if part.place else "")
        region = _region(part.place) or wording.visible(label)
        if region and region != _region(whole):
            yield part, region


def _region(place: Place | None) -> str:
    """Return the first-order division that a place lies in; nothing for a country or no place."""
    if place is None or place.precision == "country":
        return ""
    return wording.visible(place.admin1 or place.name or "")


def _sum_of(claim: Claim, checks: Iterable[Check]) -> Check | None:
    """Return the check of a claim's breakdown."""
    return next((check for check in checks if check.rule == "parts_sum" and claim.id in check.claims), None)


def _window(figure: Figure) -> Window:
    if figure.start:
        return Window(figure.start, figure.end or figure.start, figure.time_precision or "day")
    came_out = (figure.came_out or "")[:10]
    return Window(came_out, came_out, "published")


def _time(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso).replace(tzinfo=None)
    except ValueError:
        return None


# --- what must not be added -------------------------------------------------------------------------------------------


def _flagged(rows: list[Tally]) -> list[Tally]:
    """Return rows with their flags: other figures for the same window, windows that overlap."""
    alike: dict[object, list[Tally]] = {}
    standing = [row for row in rows if "withdrawn" not in row.flags]
    for row in standing:
        alike.setdefault((row.window.key, row.region, row.unit), []).append(row)
    crossing = _crossing(standing)
    found = [row for row in rows if "withdrawn" in row.flags]
    for row in standing:
        more = {"differs"} if _contradicted(row, alike[row.window.key, row.region, row.unit]) else set()
        more |= {"overlaps"} if (row.window.key, (row.region, row.unit, row.origin)) in crossing else set()
        found.append(replace(row, flags=tuple(flag for flag in FLAGS if flag in {*row.flags, *more})))
    return found


def _contradicted(row: Tally, alike: Iterable[Tally]) -> bool:
    """Tell whether another figure for the same window has no value in common; a day of publication is no window."""
    own = interval(row.quantity)
    if own is None or row.window.precision == "published":
        return False
    others = (interval(other.quantity) for other in alike)
    return any(other is not None and meet(own, other) is False for other in others)


def _crossing(rows: Iterable[Tally]) -> set[tuple[_Key, _Group]]:
    """Return the windows of one region, unit and origin that overlap another of theirs."""
    spans: dict[_Group, dict[_Key, tuple[datetime, datetime]]] = {}
    for row in rows:
        bounds = row.window.bounds()
        if bounds is not None:
            spans.setdefault((row.region, row.unit, row.origin), {})[row.window.key] = bounds
    found: set[tuple[_Key, _Group]] = set()
    for group, windows in spans.items():
        ordered = sorted((begin, end, key) for key, (begin, end) in windows.items())
        latest, holder = ordered[0][1], ordered[0][2]
        for begin, end, key in ordered[1:]:
            if begin < latest:
                found |= {(holder, group), (key, group)}
            if end > latest:
                latest, holder = end, key
    return found
