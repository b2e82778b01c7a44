"""One scene cut by time: each period that its claims tell is a happening of its own, the news and what came before.

Most claims tell no time. They belong to the period that governs the scene, or to the one that the words just before
have brought up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from selon.linking.days import Days
from selon.linking.families import MEASURES, ONSET
from selon.linking.scenes import FRESH, LEAD, Told

__all__ = ["TIGHT", "Period", "periods_of"]

#: An interval of more days than this tells a period, not a happening's day.
TIGHT = 4
#: What is no beginning (evacuations, a fire still burning) may be dated so many days before or after the happening.
_RUN_UP, _AFTERMATH = 7, 21
#: Measurements say nothing of when the happening was; when a site was built is what a site's scene is cut by.
_UNDATING = MEASURES - {"built"}


@dataclass(slots=True, eq=False)
class Period:
    """A happening of a scene: its claims, and its days, None where nothing tells them.

    ``dated`` is False where the days are only some on which it went on: they bound when it happened.
    """

    days: Days | None
    dated: bool
    told: list[Told]


def periods_of(told: Sequence[Told], published: Days | None) -> list[Period]:
    """Return the happenings of a scene, by their first claim; every claim is in exactly one."""
    days_of = {t.number: t.days for t in told if t.days is not None and t.claim.kind not in _UNDATING}
    onset = {days for t in told if t.claim.kind in ONSET and (days := days_of.get(t.number))}
    begun = spans = _spans(onset)
    lead = {days for t in told[:LEAD] if (days := days_of.get(t.number))}
    ruling, bounding = _ruling(spans, lead, days_of, published), None
    if ruling is None:
        later = _spans({days for days in days_of.values() if not any(days.within(span) for span in begun)})
        ruling = bounding = _ruling(later, set(), days_of, published)
        spans = begun + later
    held: dict[Days | None, list[Told]] = defaultdict(list)
    before, where = None, ruling
    for t in told:
        days = days_of.get(t.number)
        if days is not None:
            where = _period_of(t, days, spans, ruling)
        elif not t.follows(before) or (t.claim.kind in ONSET and where not in begun):
            where = ruling
        held[where].append(t)
        before = t
    return [Period(days, days is not None and days != bounding, members) for days, members in held.items()]


def _spans(told: set[Days]) -> list[Days]:
    """Return the periods that intervals come to: few days that meet are one, long ones stay as they are."""
    spans: list[Days] = []
    for days in sorted(days for days in told if days.length <= TIGHT):
        if spans and spans[-1].meets(days):
            spans[-1] = spans[-1].hull(days)
        else:
            spans.append(days)
    return spans + sorted(days for days in told if days.length > TIGHT)


def _ruling(spans: Sequence[Days], lead: set[Days], days_of: dict[int, Days], published: Days | None) -> Days | None:
    """Return the period that governs a scene, None if that is the news of the day and tells no time.

    It is recent, or the document opens with it: ``lead`` are the days of its first claims.
    """
    weights = Counter(span for days in days_of.values() for span in spans if days.within(span))

    def governs(span: Days) -> bool:
        recent = span.length <= TIGHT and (published is None or span.gap(published) < FRESH)
        return recent or any(days.within(span) for days in lead)

    fresh = [span for span in spans if governs(span)]
    return max(fresh, key=lambda span: (span.length <= TIGHT, weights[span], span.last), default=None)


def _period_of(t: Told, days: Days, spans: Sequence[Days], ruling: Days | None) -> Days:
    """Return the period that a claim with a time belongs to."""
    fitting = [span for span in spans if days.within(span)]
    if fitting:
        return min(fitting, key=lambda span: (span.length, span))
    if ruling is not None and t.claim.kind not in ONSET and -_RUN_UP <= days.first - ruling.last <= _AFTERMATH:
        return ruling
    return days
