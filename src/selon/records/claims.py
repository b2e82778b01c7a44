"""What is said to have happened: claims, with their figures, places and times."""

from __future__ import annotations

from dataclasses import dataclass

from selon.records.text import Span

__all__ = ["Actor", "Amount", "Claim", "Moment", "Part", "Place", "PlaceMention", "Quantity", "Share"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the text names, never finer than the settlement.

    ``name`` in English as GeoNames spells it, ``country`` ISO 3166-1, ``admin1`` the English name of the first-order
    division, ``precision`` one of settlement, admin2, admin1, country, other; ``lat``, ``lon`` in degrees (WGS 84).
    """

    span: Span | None
    name: str | None
    country: str | None = None
    admin1: str | None = None
    precision: str = "other"
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place, what they most probably point at, and what else they might.

    ``form`` is ``name`` (Toropets, the Tver region), ``adjective`` (Russian, ukrainiens: a country or region as an
    attribute of something else) or ``metonym`` (Kyiv, Moscow said to act or speak). ``candidates`` come best first;
    ``ambiguous`` is True where context does not decide between them. ``dateline``: it stands in one, as
    where the report was written.
    """

    span: Span
    place: Place
    candidates: tuple[Place, ...] = ()
    ambiguous: bool = False
    form: str = "name"
    dateline: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A time: local ISO 8601 dates or date-times, the end inclusive for dates; both None where the text is vague.

    ``precision`` is one of minute, hour, part_of_day, night, day, week, month, year, season, vague.
    """

    span: Span | None
    start: str | None
    end: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as it stands in the text, before anybody has said what it counts.

    ``span`` holds modifier, numeral and measure unit; ``noun`` the counted noun if one stands beside it, ``unit``
    that noun's codebook unit (``person``, ``drone``) or the measure's (``kilometre``); ``form`` is ``digits``,
    ``word``, ``fraction``, ``all``, ``vague``, ``negative`` (nobody, aucun), ``ordinal`` or ``article`` (a drone: a
    figure only where the claim counts it). ``share`` is set for fractions and for "all" (1.0), whose value and bounds
    are None. ``subset`` is True where words make it a part of another figure (dont, of them), ``further`` where they
    put it beside one (two others), ``elliptic`` where the noun is carried over, so that ``unit`` is that of an
    earlier figure or noun; ``measure`` where the unit is one of measure, money or time.
    """

    span: Span
    value: float | None
    low: float | None
    high: float | None
    modifier: str
    unit: str | None = None
    noun: Span | None = None
    form: str = "digits"
    share: float | None = None
    subset: bool = False
    measure: bool = False
    further: bool = False
    elliptic: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a breakdown: ``16`` of 54 drones, over Bryansk Oblast."""

    span: Span | None
    value: float | None
    modifier: str | None = None
    label: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction of a whole: half (0.5) of claim ``of``."""

    value: float
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with the interval it allows (None = open) and, where given, its breakdown and its whole."""

    span: Span | None
    value: float | None
    low: float | None
    high: float | None
    modifier: str
    unit: str
    part_of: str | None = None
    parts: tuple[Part, ...] = ()
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or is acted upon: the words, the canonical English name, the side."""

    span: Span | None
    name: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said to have happened, or measured.

    ``attribution`` is the id of the saying that it belongs to, None for the outlet's own voice.
    """

    id: str
    attribution: str | None
    anchor: Span
    kind: str
    polarity: bool
    certainty: str
    agent: Actor | None
    target: Actor | None
    means: str | None
    place: Place | None
    to: Place | None
    time: Moment | None
    quantity: Quantity | None
    by: str
