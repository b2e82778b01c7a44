"""Who reports another's words from a sentence further on: "The mayor ordered X. This is what the agency writes"."""

from __future__ import annotations

from dataclasses import replace

from selon.records.attribution import Attribution
from selon.records.text import Reading, Span

__all__ = ["pass_on"]

#: What is pointed back to is another's saying where that fills so much of it.
_FILLED = 0.6


def pass_on(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """Make a cue that points back to sentences, each somebody's saying, the relay of those sayings."""
    kept = list(found)
    for outer in found:
        inner = _told(reading, outer, kept)
        if not inner:
            continue
        kept.remove(outer)
        for attribution in inner:
            relayed = replace(attribution, via=(outer.source, *attribution.via))
            kept[kept.index(attribution)] = relayed
    return kept


def _told(reading: Reading, outer: Attribution, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions that fill what ``outer`` points back to; empty where any part is its own."""
    if outer.cue is None or outer.source.span is None:
        return []
    own = reading.sentence_at(outer.cue.start).index
    inner: list[Attribution] = []
    for span in outer.content:
        if reading.sentence_at(span.start).index >= own:
            return []
        filling = [a for a in found if a is not outer and _fills(a, span) and _differs(a, outer)]
        if not filling:
            return []
        inner += filling
    return inner


def _fills(attribution: Attribution, span: Span) -> bool:
    if attribution.cue is None or attribution.source.span is None:
        return False
    spans = (attribution.source.span, attribution.cue, *attribution.content)
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    return span.start <= first and last <= span.end and last - first >= _FILLED * (span.end - span.start)


def _differs(one: Attribution, other: Attribution) -> bool:
    """Tell whether two speakers are not one and the same."""
    named = one.source.name or one.source.role
    return not named or named != (other.source.name or other.source.role)
