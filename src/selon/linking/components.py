"""Which mentions could be one happening, before anything says that they are not: a relation of pairs, and its closure.

Two mentions are *tied* where one of these holds; each implies that they share a block, and none looks at a third:

* they share a night's tally, or what one site was built for;
* they name the same place and family, and the days that they may be about meet;
* they tell of a flood or storm in the same region, within ``WHILE`` days;
* they name the same place and a telling figure, within ``LATER`` days, or one of them tells no usable time;
* one speaks of a region, the other of a place in it, on the same day and with a kind that opens a happening.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from selon.linking.blocks import blocks_of
from selon.linking.days import Days
from selon.linking.families import AIR, SITE
from selon.linking.views import View, make_view
from selon.records.events import Mention

__all__ = ["LATER", "WHILE", "components", "tied_views"]

#: A figure that few happenings share ties mentions of one place for so many days.
LATER = 45
#: A flood goes on for so many days.
WHILE = 14


def components(mentions: Iterable[Mention]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the mentions that are tied to one another, directly or through others: a partition, sorted.

    An event never reaches beyond its component, and a component's events hang on its own mentions alone.
    """
    return tuple(tuple(sorted(view.id for view in tied)) for tied in tied_views(mentions))


def tied_views(mentions: Iterable[Mention]) -> list[list[View]]:
    """Return the components as views, each by the order of publication, the whole by its first view's id."""
    views = sorted({mention.id: make_view(mention) for mention in mentions}.values(), key=attrgetter("order"))
    parent = list(range(len(views)))

    def find(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for first, second in _ties(views):
        one, other = find(first), find(second)
        if one != other:
            parent[max(one, other)] = min(one, other)
    grouped: dict[int, list[View]] = defaultdict(list)
    for number, view in enumerate(views):
        grouped[find(number)].append(view)
    return sorted(grouped.values(), key=lambda tied: min(view.id for view in tied))


def _ties(views: Sequence[View]) -> Iterator[tuple[int, int]]:
    """Yield enough tied pairs (by number) that their closure is that of all."""
    scenes: dict[str, list[int]] = defaultdict(list)
    figures: dict[str, list[int]] = defaultdict(list)
    regions: dict[str, list[int]] = defaultdict(list)
    lasting: dict[str, list[int]] = defaultdict(list)
    for number, view in enumerate(views):
        if view.key and view.days is not None and view.family != SITE and not (view.loose and view.family != AIR):
            scenes[f"{view.family}:{view.key}"].append(number)
        elif view.key and (view.loose or view.family == SITE):
            scenes[view.mention.blocks[0]].append(number)
        for sort, table in (("fig", figures), ("near", regions), ("lasting", lasting)):
            for block in blocks_of(view.mention, sort):
                table[block].append(number)
    for block in sorted(scenes):
        yield from _in_scene(views, scenes[block])
    for block in sorted(lasting):
        yield from _chained(views, [number for number in lasting[block] if not views[number].loose], WHILE)
    for block in sorted(figures):
        yield from _by_figure(views, figures[block], block)
    for block in sorted(regions):
        yield from _in_region(views, regions[block])


def _in_scene(views: Sequence[View], numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Tie those of one scene whose days meet."""
    sample = views[numbers[0]]
    if sample.family == SITE or sample.loose:
        yield from ((numbers[0], number) for number in numbers[1:])
        return
    if sample.family == AIR:
        by_night: dict[str, int] = {}
        for number in numbers:
            yield by_night.setdefault(views[number].mention.blocks[0], number), number
        return
    yield from _chained(views, numbers, 0)


def _chained(views: Sequence[View], numbers: list[int], most: int) -> Iterator[tuple[int, int]]:
    """Tie those whose days lie at most so many days apart, in one sweep over their beginnings."""
    spans = [(days, number) for number in numbers if (days := views[number].days) is not None]
    spans.sort(key=lambda span: (span[0].first, span[0].last, span[1]))
    latest: tuple[Days, int] | None = None
    for days, number in spans:
        if latest is not None and days.gap(latest[0]) <= most:
            yield latest[1], number
        if latest is None or days.last > latest[0].last:
            latest = (days, number)


def _by_figure(views: Sequence[View], numbers: list[int], block: str) -> Iterator[tuple[int, int]]:
    """Tie those that share a figure at a place: the telling ones by time, those without a usable time with all."""
    figure = block.split(":", 2)[2].rpartition(":")[2]
    lost = [number for number in numbers if views[number].days is None or views[number].loose]
    if lost:
        yield from ((lost[0], number) for number in numbers if number != lost[0])
    elif any(figure in views[number].telling for number in numbers):
        yield from _chained(views, numbers, LATER)


def _in_region(views: Sequence[View], numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Tie what is said of a region with what is said of places in it, where both open in the same way."""
    wide = [number for number in numbers if not views[number].local]
    for kind in sorted({kind for number in wide for kind in views[number].opening}):
        first = next(number for number in wide if kind in views[number].opening)
        yield from ((first, number) for number in numbers if number != first and kind in views[number].opening)
