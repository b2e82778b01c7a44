"""Happenings of two places that are one: a flood that runs on, a town taken for its namesake or its neighbour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from selon.geodesy import kilometres
from selon.linking.components import LATER, WHILE
from selon.linking.cores import Core, Joined
from selon.linking.families import HAPPENING, namesake_key
from selon.linking.views import View
from selon.records.events import Reason

__all__ = ["join_neighbours", "run_together"]

#: Towns that lie no farther apart, in kilometres, are side by side.
_BESIDE = 15.0


def run_together(cores: Iterable[Core]) -> None:
    """Make one of the floods and storms that a region tells of within ``WHILE`` days, for ``LATER`` days at most."""
    flood: tuple[int, int, Core] | None = None
    for first, last, core in _lasting(cores):
        if flood is None or first - flood[1] > WHILE or last - flood[0] > LATER:
            flood = (first, last, core)
            continue
        _pour(core, flood[2], Reason("same-flood", f"both tell of a flood or storm in a region within {WHILE} days"))
        flood = (flood[0], max(flood[1], last), flood[2])


def _lasting(cores: Iterable[Core]) -> list[tuple[int, int, Core]]:
    """Return the cores of which half the mentions tell a lasting hazard, by their first and last day, with these."""
    found = []
    for core in cores:
        days = [joined.view.days for joined in core.members if joined.view.days and not joined.view.loose]
        if days and 2 * sum(joined.view.lasting for joined in core.members) >= len(core.members):
            first = core.day if core.day is not None else min(span.first for span in days)
            found.append((first, max(span.last for span in days), core))
    return sorted(found, key=lambda span: (span[0], span[1], span[2].members[0].view.order))


def _pour(core: Core, into: Core, because: Reason) -> None:
    """Move all members of a core into another."""
    for joined in core.members:
        into.add(Joined(joined.view, joined.score, (*joined.reasons, because)))
    core.members.clear()


def join_neighbours(cores: Iterable[Core]) -> None:
    """Make one of what is told of two towns of one name or side by side, on one day and with a telling figure.

    Half the villages of a country share their name with another; where a dispatch does not say which it means, the
    reading can only guess. And of an airfield one dispatch names the village beside it, another the town.
    """
    towns = [core for core in cores if core.members and _town(core).local and _town(core).family == HAPPENING]
    if len({_town(core).key for core in towns}) < 2:
        return
    telling: dict[str, list[Core]] = defaultdict(list)
    for core in sorted(towns, key=lambda core: (-len(core.members), _town(core).order)):
        figures = sorted({figure for joined in core.members for figure in joined.view.telling})
        into = next((other for f in figures for other in telling[f] if _are_neighbours(core, other)), None)
        if into is not None:
            _pour(core, into, Reason("same-place", "towns of one name or side by side, one day and one figure"))
        for figure in figures:
            telling[figure].append(into or core)


def _town(core: Core) -> View:
    return core.members[0].view


def _are_neighbours(core: Core, other: Core) -> bool:
    """Tell whether two cores are of one day and of two places that may be one, and no document tells them apart."""
    days, others = _days(core), _days(other)
    if days is None or others is None or max(days[0], others[0]) - min(days[1], others[1]) > 1:
        return False
    place, town = _town(core).mention.places[0], _town(other).mention.places[0]
    if _town(core).key == _town(other).key or core.dated & other.dated:
        return False
    if namesake_key(place) == namesake_key(town):
        return True
    if place.lat is None or place.lon is None or town.lat is None or town.lon is None:
        return False
    return kilometres(place.lat, place.lon, town.lat, town.lon) <= _BESIDE


def _days(core: Core) -> tuple[int, int] | None:
    """Return the first and last day that a core may be of."""
    if core.day is not None:
        return core.day, core.day
    days = [joined.view.days for joined in core.members if joined.view.days and not joined.view.loose]
    return (min(span.first for span in days), max(span.last for span in days)) if days else None
