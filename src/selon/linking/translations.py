"""Which dispatches may be one text in two languages: proposals only, for no word of theirs is the same.

What everybody reports of an event (the toll, the drones) ties no two texts: every independent dispatch gives it too.
What ties them is what their makers *chose*: the same agency credited on the same day; the same measurements of the
setting (how far from which border, how many inhabitants, how wide), more so where the number is not round; the same
speakers in the same order. Each counts points; a pair with ``ENOUGH`` is proposed. Measured on the development gold,
where few pairs of one family are (the decision on copies says how few): precision was looked at first.

A pair is compared only if it shares a block (``blocks``), and both days of publication are known, at most one apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from selon.linking.publication import days_apart, published_days
from selon.records.events import Print, Reason

__all__ = ["blocks", "propose", "same_language"]

#: Points from which a pair is proposed.
ENOUGH = 2.5
#: A shared agency; a shared measurement, and how much more if it is no round number; other shared figures, together;
#: speakers in the same order.
_CREDIT, _MEASURE, _UNEVEN, _FIGURES, _ORDER = 1.5, 1.0, 0.5, 0.5, 1.0
#: Without a shared agency: measurements that must be shared, and the share of the figures that must.
_MEASURES, _COVERED = 2, 0.75
#: Speakers in the same order: how many, and which share of the longer list.
_SPEAKERS, _IN_ORDER = 4, 0.4
_MEASUREMENTS = frozenset(("distance", "area", "population", "magnitude", "cost", "duration"))
_WITHIN = 1


def same_language(first: Print, second: Print) -> bool:
    """Tell whether two documents are in one language, as far as both are known."""
    return _language(first) == _language(second)


def _language(side: Print) -> str:
    return (side.language or "").split("-")[0].lower()


def blocks(side: Print) -> tuple[str, ...]:
    """Return the tokens of which two documents share at least one if ``propose`` could propose them.

    An agency credited, or two measurements, each with the day of publication and the one after it: documents at most a
    day apart share one of these. A document whose day is not known has none.
    """
    days = published_days(side.published)
    if days is None or days[0] != days[1]:
        return ()
    pairs = ["+".join(pair) for pair in combinations(sorted(_measured(side)), 2)]
    telling = [f"credit/{name}" for name in side.credits] + [f"measured/{pair}" for pair in pairs]
    dated = [(days[0] + timedelta(days=after)).isoformat() for after in range(_WITHIN + 1)]
    return tuple(sorted(f"{token}/{day}" for token in telling for day in dated))


def propose(first: Print, second: Print) -> tuple[Reason, ...]:
    """Return why two documents in two languages may be one text; nothing where too little speaks for it."""
    apart = days_apart(first.published, second.published)
    if apart is None or apart > _WITHIN or not (_placed(first) & _placed(second)):
        return ()
    if same_language(first, second) or not (_language(first) and _language(second)):
        return ()
    found = list(_points(first, second))
    return tuple(reason for _, reason in found) if sum(points for points, _ in found) >= ENOUGH else ()


def _points(first: Print, second: Print) -> Iterator[tuple[float, Reason]]:
    makers = frozenset(first.credits) & frozenset(second.credits)
    mine, theirs = _figures(first), _figures(second)
    shared = mine & theirs
    measured = sorted(shared & _measured(first))
    if not makers and (len(measured) < _MEASURES or len(shared) < _COVERED * min(len(mine), len(theirs))):
        return
    if makers:
        yield _CREDIT, Reason("same_agency", "both name the same agency as maker, at most a day apart")
    if measured:
        uneven = sum(len(figure.partition("/")[0].replace(".", "").strip("0")) > 1 for figure in measured)
        yield _MEASURE * len(measured) + _UNEVEN * uneven, Reason("same_measures", f"both give {_listed(measured)}")
    counted = sorted(shared - _measured(first))
    if counted:
        yield _FIGURES, Reason("same_figures", f"both give {_listed(counted)}")
    ours, others = _speakers(first), _speakers(second)
    run = _in_order(ours, others)
    if run >= _SPEAKERS and run >= _IN_ORDER * max(len(ours), len(others)):
        because = f"{run} of {len(ours)} and {len(others)} sayings come from the same speakers in the same order"
        yield _ORDER, Reason("same_order", because)


def _listed(figures: Sequence[str]) -> str:
    return ", ".join("{} {} ({})".format(*figure.split("/")) for figure in figures)


def _figures(side: Print) -> frozenset[str]:
    return frozenset(token[2:] for token in side.rare if token.startswith("f:") and not token.startswith("f:0/"))


def _measured(side: Print) -> frozenset[str]:
    return frozenset(figure for figure in _figures(side) if figure.rpartition("/")[2] in _MEASUREMENTS)


def _placed(side: Print) -> frozenset[str]:
    return frozenset(token for token in side.rare if token.startswith("p:"))


def _speakers(side: Print) -> list[str]:
    return [token[2:].rpartition("/")[0] for token in side.rare if token.startswith("s:")]


def _in_order(ours: Sequence[str], others: Sequence[str]) -> int:
    """Return the length of the longest common subsequence."""
    best = [0] * (len(others) + 1)
    for one in ours:
        before = 0
        for at, other in enumerate(others, start=1):
            here = best[at]
            best[at] = before + 1 if one == other else max(here, best[at - 1])
            before = here
    return best[-1]
