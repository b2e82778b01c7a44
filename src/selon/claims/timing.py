"""When a thing is said to have happened: a moment of its own sentence that is not the time of saying."""

from __future__ import annotations

from selon.claims.scene import Scene
from selon.records.attribution import Attribution
from selon.records.claims import Moment

__all__ = ["time_of"]

_REL_COST = 40
_LIMIT = 60
#: No word that leads the time of a count is longer, in characters.
_TALLY = 14


def time_of(scene: Scene, start: int, end: int) -> Moment | None:
    """Return the moment that dates what the words ``start:end`` name, or None.

    The nearest one of the sentence, moments of the same content first; one in a relative clause dates only that clause.
    """
    reading = scene.reading
    sentence = reading.sentence_at(start)
    own = scene.content_at(start)
    best: tuple[int, int, Moment] | None = None
    for moment in scene.moments_in(sentence.start, sentence.end):
        span = moment.span
        if span is None or _is_saying(scene, moment):
            continue
        other = scene.content_at(span.start)
        cost = 0 if (own and own[1].id) == (other and other[1].id) else 12 if other is None else 100
        cost += _distance(scene, start, end, span.start, span.end)
        if cost < _LIMIT and (best is None or cost < best[0]):
            best = (cost, span.start, moment)
    return best[2] if best else None


def _is_saying(scene: Scene, moment: Moment) -> bool:
    """Tell whether a moment is when somebody spoke; not where it stands in what was said, nor when a sensor saw."""
    span = moment.span
    if span is None or scene.content_at(span.start) is not None:
        return False
    if _of_a_tally(scene, span.start):
        return False
    if "comp" in scene.classes_at(scene.reading.token_index(span.start) - 1):
        return False
    return any(
        a.said is not None and a.said.span is not None and a.said.span.overlaps(span) and not _witnesses(a)
        for a in scene.attributions
    )


def _of_a_tally(scene: Scene, start: int) -> bool:
    """Tell whether a moment is when a count was taken: as of 3 March at 8 a.m."""
    index = scene.reading.token_index(start)
    lead = scene.reading.tokens[max(index - 2, 0)].start
    hits = (
        hit for hit in scene.reading.hits_between("signs", lead, start + _TALLY) if hit.entry.get("class") == "tally"
    )
    return any(hit.start == start or hit.end == start - 1 for hit in hits)


def _witnesses(says: Attribution) -> bool:
    """Tell whether the saying happens with the thing itself: the record of a sensor, not of a person; an order."""
    sensor = says.source.kind == "expert" and says.source.role is None
    return says.act == "order" or sensor or says.channel in ("satellite", "video")


def _distance(scene: Scene, start: int, end: int, left: int, right: int) -> int:
    reading = scene.reading
    first, last = reading.token_index(start), reading.token_index(end)
    other, until = reading.token_index(left), reading.token_index(right)
    low, high = (last, other) if other >= last else (until, first)
    gap = max(high - low, 0)
    relatives = sum(1 for i in range(low, high) if "rel" in scene.classes_at(i) and "comp" not in scene.classes_at(i))
    return gap + scene.breaks_between(low - 1, high) + relatives * _REL_COST
