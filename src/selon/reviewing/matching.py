"""Whether two rows of one text say the same: what a person put in, and what was read or put in there too."""

from __future__ import annotations

from collections.abc import Iterable

from selon.records.attribution import Attribution, Source
from selon.records.claims import Actor, Claim, Place, Quantity
from selon.records.text import Span
from selon.text import fold

__all__ = ["same_row"]

#: Two stretches are of one thing where they share this much of the shorter one.
_SAME = 0.5


def same_row(one: Attribution | Claim, other: Attribution | Claim) -> bool:
    """Tell whether two rows of one text are of one thing said, so that one of them is enough.

    Claims: of one kind, at the same words, and neither their figures nor, where one has none, their places nor those
    who act and are acted upon are others. Sayings: of the same words, and not of another source.
    """
    if isinstance(one, Claim) and isinstance(other, Claim):
        return one.kind == other.kind and _overlap((one.anchor,), (other.anchor,)) and _same_claim(one, other)
    if isinstance(one, Attribution) and isinstance(other, Attribution):
        return _overlap(one.content, other.content) and not _other_source(one.source, other.source)
    return False


def _overlap(one: Iterable[Span], other: Iterable[Span]) -> bool:
    first, second = tuple(one), tuple(other)
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)
    shorter = min(sum(span.end - span.start for span in spans) for spans in (first, second))
    return shared > 0 and shared >= _SAME * shorter


def _same_claim(one: Claim, other: Claim) -> bool:
    if one.quantity and other.quantity and not _same_figure(one.quantity, other.quantity):
        return False
    if one.place and other.place and _other_place(one.place, other.place):
        return False
    return not _other_actor(one.agent, other.agent) and not _other_actor(one.target, other.target)


def _same_figure(one: Quantity, other: Quantity) -> bool:
    if one.span and other.span:
        return _overlap((one.span,), (other.span,))
    return (one.value, one.low, one.high) == (other.value, other.low, other.high)


def _other_place(one: Place, other: Place) -> bool:
    if one.geonames_id and other.geonames_id:
        return one.geonames_id != other.geonames_id
    return _differ(one.name, other.name)


def _other_actor(one: Actor | None, other: Actor | None) -> bool:
    if one is None or other is None:
        return False
    if one.span and other.span:
        return not _overlap((one.span,), (other.span,))
    return _differ(one.name, other.name)


def _other_source(one: Source, other: Source) -> bool:
    if one.span and other.span:
        return not _overlap((one.span,), (other.span,))
    return _differ(one.name or one.organisation, other.name or other.organisation)


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other) and fold(one or "") != fold(other or "")
