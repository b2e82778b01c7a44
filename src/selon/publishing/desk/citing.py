"""Who cites whom and who copies whom, as a drawing: lanes of origins, relays and outlets, with lines between.

An origin is who first said something, an outlet who prints it; a relay passes it on. A line is as thick as there are
reports that go its way; a dashed one leads from a text to its copy. Where there are too many, the least are left to the
table beside the drawing, which has them all.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from selon.publishing import wording
from selon.publishing.event_rows import OTHERS
from selon.publishing.event_words import Desk
from selon.records.accounts import Dossier, Telling

__all__ = ["Knot", "Way", "Ways", "ways_of"]

#: The drawing's size across, where the lanes stand, the height of a line of words, all in its own units.
_WIDTH, _STEP, _TOP = 860.0, 24.0, 44.0
_LANES = (270.0, 440.0, 575.0)
_BOW = 800.0
#: So many in each lane at most.
_MOST = (12, 7, 14)
#: Characters of a label that there is room for.
_ROOM = (36, 20, 28)
_CHARACTER = 6.4
_HEAD = 18.0
#: Who said it, who passed it on last (empty: nobody), who printed it.
_Chain = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Knot:
    """Who stands in a lane: where, the words, clipped where they are long, the whole of them, reports, side."""

    x: float
    y: float
    words: str
    whole: str
    reports: int
    side: str


@dataclass(frozen=True, slots=True)
class Way:
    """A line between two who stand in lanes: its path, how thick it is, for how many reports, in words from and to."""

    path: str
    thick: float
    reports: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The drawing: where the lanes stand, who stands in them, the lines and the bows.

    ``sides`` are the heads above origins of one side; ``left_out`` counts who is not drawn in each lane.
    """

    width: float
    height: float
    lanes: tuple[float, ...]
    origins: tuple[Knot, ...]
    relays: tuple[Knot, ...]
    outlets: tuple[Knot, ...]
    sides: tuple[tuple[float, str], ...]
    ways: tuple[Way, ...]
    copies: tuple[Way, ...]
    left_out: tuple[int, int, int]


def ways_of(dossier: Dossier) -> Ways | None:
    """Return who cites and copies whom in an event's reports; None where a drawing would show one line at most."""
    desk = Desk(dossier)
    chains: dict[_Chain, set[str]] = {}
    for telling in dossier.tellings:
        chain = _chain(telling, desk)
        if chain[0] != chain[2]:  # what an outlet says in its own voice is no citation
            chains.setdefault(chain, set()).add(telling.document.id)
    if len(chains) < 2:
        return None
    copies = _copies(dossier, desk)
    reports = [_reports(chains, lane) for lane in range(3)]
    sides = {name: desk.side(telling.origin) for telling in dossier.tellings for name in [desk.label(telling.origin)]}
    heard = Counter[str]()
    for name, count in reports[0].items():
        heard[sides[name]] += count
    chosen = _chosen(chains, reports, {name for pair in copies for name in pair})
    origins = sorted(chosen[0], key=lambda n: (sides[n] == OTHERS, -heard[sides[n]], sides[n], -reports[0][n], n))
    ys, heads = _origin_places(origins, sides)
    lanes: list[dict[str, float]] = [ys, {}, {}]
    _settle(lanes, chosen, chains)
    height = max((y for lane in lanes for y in lane.values()), default=0.0) + _STEP
    left = [len(counts) - len(names) for counts, names in zip(reports, chosen, strict=True)]
    knots = [_knots(lane, place, reports[place], sides) for place, lane in enumerate(lanes)]
    return Ways(
        *(_WIDTH if copies else _BOW, height, _LANES, knots[0], knots[1], knots[2], heads),
        ways=tuple(_lines(chains, lanes)),
        copies=tuple(_bows(copies, lanes[2])),
        left_out=(left[0], left[1], left[2]),
    )


def _chain(telling: Telling, desk: Desk) -> _Chain:
    """Return who said it, the last who passed it on (empty: nobody did), who printed it."""
    via = telling.attribution.via if telling.attribution else ()
    relay = wording.visible(wording.source(via[-1])) if via else ""
    return desk.label(telling.origin), relay, desk.outlet(telling.document.id)


def _copies(dossier: Dossier, desk: Desk) -> dict[tuple[str, str], int]:
    """Return how many texts of one outlet are copies of another's; what is only suspected is not drawn."""
    found = Counter[tuple[str, str]]()
    for copy in dossier.copies:
        pair = (desk.outlet(copy.earlier), desk.outlet(copy.later))
        if copy.outcome == "copy" and pair[0] != pair[1]:
            found[pair] += 1
    return dict(found)


def _reports(chains: Mapping[_Chain, set[str]], lane: int) -> dict[str, int]:
    found: dict[str, set[str]] = {}
    for chain, documents in chains.items():
        if chain[lane]:
            found.setdefault(chain[lane], set()).update(documents)
    return {name: len(documents) for name, documents in found.items()}


def _chosen(
    chains: Mapping[_Chain, set[str]], reports: Sequence[Mapping[str, int]], copying: set[str]
) -> tuple[list[str], list[str], list[str]]:
    """Return who is drawn in each lane: those of most reports; outlets that copy first; relays between those drawn."""
    origins = sorted(reports[0], key=lambda name: (-reports[0][name], name))[: _MOST[0]]
    outlets = sorted(reports[2], key=lambda name: (name not in copying, -reports[2][name], name))[: _MOST[2]]
    between = {chain: told for chain, told in chains.items() if chain[0] in origins and chain[2] in outlets}
    relayed = _reports(between, 1)
    return origins, sorted(relayed, key=lambda name: (-relayed[name], name))[: _MOST[1]], outlets


def _origin_places(
    origins: Sequence[str], sides: Mapping[str, str]
) -> tuple[dict[str, float], tuple[tuple[float, str], ...]]:
    """Return how high each origin stands, and the heads of sides above the first of each."""
    ys: dict[str, float] = {}
    heads: list[tuple[float, str]] = []
    y, before = _TOP, ""
    for name in origins:
        if sides[name] != before:
            y += _HEAD if heads else 0.0
            heads.append((y, sides[name]))
            y += _HEAD
            before = sides[name]
        ys[name] = y
        y += _STEP
    return ys, tuple(heads)


def _settle(lanes: list[dict[str, float]], chosen: Sequence[Sequence[str]], chains: Iterable[_Chain]) -> None:
    """Put relays, then outlets, at the mean height of those whom they are tied to, so that few lines cross."""
    height = max(lanes[0].values(), default=_TOP)
    for lane in (1, 2):
        heights = {}
        for name in chosen[lane]:
            beside = [lanes[k][c[k]] for c in chains if c[lane] == name for k in range(lane) if c[k] in lanes[k]]
            heights[name] = sum(beside) / len(beside) if beside else height
        ordered = sorted(chosen[lane], key=lambda name: (heights[name], name))
        first = _TOP + _HEAD
        step = max(_STEP * (1.5 if lane == 1 else 1.0), (height - first) / max(1, len(ordered) - 1))
        lanes[lane].update((name, round(first + place * min(step, 2 * _STEP), 1)) for place, name in enumerate(ordered))


def _knots(
    lane: Mapping[str, float], place: int, reports: Mapping[str, int], sides: Mapping[str, str]
) -> tuple[Knot, ...]:
    room = _ROOM[place]
    return tuple(
        Knot(
            _LANES[place], y, name if len(name) <= room else name[: room - 1].rstrip() + "…", name, reports[name],
            sides.get(name, OTHERS) if place == 0 else "",
        )
        for name, y in lane.items()
    )  # fmt: skip


def _lines(chains: Mapping[_Chain, set[str]], lanes: Sequence[Mapping[str, float]]) -> list[Way]:
    """Return a line for each step of a chain; chains that share a step share its line."""
    steps: dict[tuple[int, str, int, str], set[str]] = {}
    for (origin, relay, outlet), documents in chains.items():
        stops = [(0, origin), *([(1, relay)] if relay in lanes[1] else []), (2, outlet)]
        for (one, name), (two, other) in pairwise(stops):
            if name in lanes[one] and other in lanes[two]:
                steps.setdefault((one, name, two, other), set()).update(documents)
    return [
        Way(
            _curve((_LANES[one], lanes[one][name]), (_LANES[two], lanes[two][other])),
            round(min(5.0, 0.8 + 0.7 * math.sqrt(len(documents) - 1)), 1), len(documents), name, other,
        )
        for (one, name, two, other), documents in sorted(steps.items())
    ]  # fmt: skip


def _curve(begin: tuple[float, float], end: tuple[float, float]) -> str:
    middle = (begin[0] + end[0]) / 2
    return f"M{begin[0] + 5:g} {begin[1]:g}C{middle:g} {begin[1]:g} {middle:g} {end[1]:g} {end[0] - 5:g} {end[1]:g}"


def _bows(copies: Mapping[tuple[str, str], int], outlets: Mapping[str, float]) -> list[Way]:
    """Return a bow for each pair of outlets of which one has the other's text, to the right of their names."""
    found = []
    for (before, after), count in sorted(copies.items()):
        if before in outlets and after in outlets:
            one, two = outlets[before], outlets[after]
            out = _BOW + min(50.0, 8 + abs(two - one) * 0.25)
            found.append(
                Way(
                    f"M{_BOW:g} {one:g}C{out:g} {one:g} {out:g} {two:g} {_BOW + 3:g} {two:g}", 1.2, count, before, after
                )
            )
    return found
