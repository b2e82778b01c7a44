"""How the mentions of one component fall into happenings: peaks in time, and who joins which.

Chains are what spoils linking: a strike on Monday, an undated report, a strike on Thursday. So nothing is joined pair
by pair. For each place the *days* that most dated mentions agree on become the cores of happenings, the likeliest
first; then every other mention joins the one core that suits it best, or none. A mention never joins a core that holds
a dated one of its own document: the document has told the two apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from selon.linking.blocks import LOOKING_BACK
from selon.linking.components import LATER
from selon.linking.cores import Core, Joined
from selon.linking.days import Days, iso
from selon.linking.families import AIR, SITE
from selon.linking.merging import join_neighbours, run_together
from selon.linking.peaks import peaks, whole_nights
from selon.linking.views import View
from selon.records.events import Reason

__all__ = ["find_cores"]

#: Two undated mentions may be one happening if their documents came within so many days.
_SAME_NEWS = 2
#: Below this a mention joins no core.
_LEAST = 0.5


def find_cores(views: Sequence[View]) -> list[Core]:
    """Return the happenings of one component; every view is in exactly one. The order of ``views`` changes nothing."""
    scenes: dict[tuple[str, str], list[View]] = defaultdict(list)
    for view in sorted(views, key=lambda view: view.order):
        scenes[view.family, view.key].append(view)
    cores: list[Core] = []
    near: dict[str, list[Core]] = defaultdict(list)
    for (family, key), members in sorted(scenes.items(), key=lambda scene: (not scene[1][0].local, scene[0])):
        if not key:
            cores += [_alone(view) for view in members]
        elif family == AIR:
            cores += _by_night(members)
        elif family == SITE:
            cores += _by_year(members)
        else:
            found = _at_place(members if members[0].local else _into_region(members, near))
            cores += found
            near[members[0].area or key] += found
    for area in sorted(near):
        run_together(near[area])
    join_neighbours(cores)
    return [core for core in cores if core.members]


def _alone(view: View) -> Core:
    return _core(view.days.last if view.sure and view.days else None, [Joined(view, 1.0, ())])


def _core(day: int | None, members: Iterable[Joined]) -> Core:
    core = Core(day)
    for joined in members:
        core.add(joined)
    return core


def _by_night(views: Sequence[View]) -> list[Core]:
    """Gather tallies: those of one country and one day, however the night is counted."""
    nights: dict[str, list[View]] = defaultdict(list)
    for view in views:
        nights[view.mention.blocks[0] if view.days else view.id].append(view)
    because = Reason("same-night", "both count what air defence shot down over one country in the night to one day")
    return [
        _core(members[0].days.last if members[0].days else None, [Joined(view, 0.9, (because,)) for view in members])
        for _, members in sorted(nights.items())
    ]


def _by_year(views: Sequence[View]) -> list[Core]:
    """Gather what one site was built for: by the year told, those without one with the most."""
    years: dict[str, list[View]] = defaultdict(list)
    for view in views:
        if view.mention.start:
            years[view.mention.start[:4]].append(view)
    most = max(sorted(years), key=lambda year: len(years[year]), default="")
    for view in views:
        if not view.mention.start:
            years[most].append(view)
    because = Reason("same-site", "both tell what was built at one place, and no other year")
    return [_core(None, [Joined(view, 0.8, (because,)) for view in members]) for _, members in sorted(years.items())]


# --- one place --------------------------------------------------------------------------------------------------------


def _at_place(views: Sequence[View]) -> list[Core]:
    """Gather the mentions of one place."""
    sure = [view for view in views if view.sure]
    cores = [Core(day) for day in whole_nights(sure, peaks([view.days for view in sure if view.days]))]
    days = [core.day for core in cores if core.day is not None]
    undecided = [view for view in sure if not _sole(view, cores, days)]
    left = [view for view in undecided if not _join(view, _near(view, cores, days))]
    soft = [view for view in views if not view.sure and view.days and not view.loose]
    left += [view for view in soft if not _join(view, _near(view, cores, days))]
    cores += _of_undated(left)
    lost = [view for view in views if not view.sure and (view.days is None or view.loose)]
    alike: dict[Days | str, list[View]] = defaultdict(list)
    for view in lost:
        if not _join(view, cores):
            alike[view.days or view.id].append(view)
    because = Reason("same-period", "both tell the same long period at one place")
    cores += [
        _core(None, [Joined(v, 0.6, (because,)) for v in members]) for _, members in sorted(alike.items(), key=str)
    ]
    return [core for core in cores if core.members]


def _sole(view: View, cores: Sequence[Core], days: Sequence[int]) -> bool:
    """Let a dated view into the one core whose day it covers; not if it covers none, or several."""
    assert view.days is not None  # noqa: S101 - a dated view has days
    covered = cores[bisect_left(days, view.days.first) : bisect_right(days, view.days.last)]
    if len(covered) != 1:
        return False
    covered[0].add(_joined(view, covered[0]))
    return True


def _of_undated(views: Sequence[View]) -> list[Core]:
    """Gather mentions that tell no day by the days on which their documents came."""
    spans = {
        view.id: Days(max(view.days.first, view.days.last - _SAME_NEWS), view.days.last) for view in views if view.days
    }
    found = peaks(list(spans.values()))
    cores = {peak: Core(None) for peak in found}
    for view in views:
        span = spans[view.id]
        peak = max((peak for peak in found if span.first <= peak <= span.last), default=None)
        because = Reason("same-news", "both tell of one place on days of publication that lie close together")
        core = cores[peak] if peak is not None else cores.setdefault(span.last, Core(None))
        core.add(Joined(view, 0.6, (because,)))
    return list(cores.values())


# --- who joins which --------------------------------------------------------------------------------------------------


def _join(view: View, cores: Sequence[Core]) -> bool:
    """Let a view join the core that suits it best, if any does."""
    suited = [(score, len(core.members), core) for core in cores if (score := _suits(view, core)) >= _LEAST]
    if not suited:
        return False
    _, _, best = max(suited, key=lambda found: found[:2])
    best.add(_joined(view, best))
    return True


def _near(view: View, cores: Sequence[Core], days: Sequence[int]) -> Sequence[Core]:
    """Return the cores, sorted by their ``days``, that a view can belong to by its own."""
    assert view.days is not None  # noqa: S101 - asked only of views with days
    back = LATER + LOOKING_BACK if view.telling else 1
    return cores[bisect_left(days, view.days.first - back) : bisect_right(days, view.days.last + 1)]


def _suits(view: View, core: Core) -> float:
    """Return how well a view suits a core: by time, then by figures shared; below ``_LEAST`` not at all."""
    if view.mention.document in core.dated:
        return 0.0
    shared = sum(figure in core.figures for figure in view.figures)
    telling = sum(figure in core.figures for figure in view.telling)
    bonus = min(2, telling) + 0.25 * min(3, shared)
    if view.days is None or view.loose or core.day is None:
        inside = view.days is None or core.day is None or view.days.first <= core.day <= view.days.last
        return bonus if inside and any(figure in core.figures for figure in view.known) else 0.0
    if view.sure or view.bound is None:
        off = max(0, view.days.first - core.day, core.day - view.days.last)
        return 3.0 + bonus if not off else 2.0 + bonus if off == 1 and view.sure else 0.0
    gap = max(0, view.bound.first - core.day)
    if core.day <= view.bound.last and gap <= (LOOKING_BACK if view.local else 1):
        return 2.0 - 0.4 * gap + bonus
    if telling and 0 < gap <= LATER:
        return 0.5 + bonus
    return 0.0


def _joined(view: View, core: Core) -> Joined:
    """Return a view with the reasons for which it belongs to a core."""
    reasons = []
    soon = view.bound is None or (core.day is not None and view.bound.first - core.day <= LOOKING_BACK)
    if core.day is not None and view.days is not None and soon:
        told = "the text tells" if view.mention.dated else "the text came out on or soon after"
        reasons.append(Reason("same-day", f"{told} {iso(core.day)}, the day of the happening there"))
    shared = sorted(figure for figure in view.telling if figure in core.figures)
    if shared:
        reasons.append(Reason("same-figure", f"shared figures that few happenings would have: {', '.join(shared)}"))
    score = min(1.0, round(_suits(view, core) / 5, 3))
    return Joined(view, score, tuple(reasons))


def _into_region(views: Sequence[View], near: dict[str, list[Core]]) -> list[View]:
    """Let what is said of a region join the one happening in it on its days; return those that found none."""
    left = []
    for view in views:
        fitting = [
            core
            for core in near.get(view.area or "", ())
            if view.days is not None
            and not view.loose
            and core.day is not None
            and view.days.first <= core.day <= view.days.last
            and not view.opening.isdisjoint(core.opening)
            and view.mention.document not in core.dated
        ]
        if len(fitting) > 1:
            fitting = [core for core in fitting if any(figure in core.figures for figure in view.telling)]
        if len(fitting) == 1:
            fitting[0].add(_joined(view, fitting[0]))
        else:
            left.append(view)
    return left
