"""Which mentions could be one happening, before anything says that they are not: a relation of pairs, and its closure.

Two mentions are *tied* where one of these holds; each implies that they share a block, and none looks at a third:

* they share a night's tally, or what one site was built for;
* they name the same place and family, and the days that they may be about meet;
* they tell of a flood or storm in the same region, within ``WHILE`` days;
* they name the same place and a telling figure, within ``LATER`` days;
* they name the same place and a figure that would be known at any time, and one of them tells no usable day;
* they name towns of one name or region and a telling figure, and the days that they may be about meet or touch;
* one speaks of a region, the other of a place in it, on the same day and with a kind that opens a happening.

But for tallies, long periods and what tells no day, ties hold only within one era (``linking.blocks``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, view in enumerate(views):
        for group in _groups(view):
            groups[group].append(number)
    for (rule, _), numbers in sorted(groups.items()):
        if len(numbers) > 1:
            yield from _RULES[rule](views, numbers)


def _groups(view: View) -> Iterator[tuple[str, str]]:
    """Yield the rules that may tie a view, each with what it must share for that."""
    scene = view.mention.blocks[0]
    if not view.key:
        return
    if view.family == SITE or (view.family == AIR and view.days is not None) or (view.days is not None and view.loose):
        yield "all", scene
    elif view.days is not None and view.family != AIR:
        yield "meeting", f"{view.family}:{view.era}:{view.key}"
    for block in blocks_of(view.mention, "lasting"):
        yield "while", block
    for block in blocks_of(view.mention, "near"):
        yield "region", f"{view.era}:{block}"
    for block in blocks_of(view.mention, "fig"):
        if block.rpartition(":")[2] in view.telling:
            yield "figure", block
    for block in blocks_of(view.mention, "name"):
        yield "neighbours", block


def _all(views: Sequence[View], numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Tie all: they share a night, a site, a long period."""
    del views
    return ((numbers[0], number) for number in numbers[1:])


def _meeting(views: Sequence[View], numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Tie those whose days meet."""
    return _chained(views, numbers, 0)


def _while(views: Sequence[View], numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Tie what a flood's days tie."""
    return _chained(views, numbers, WHILE)


def _neighbours(views: Sequence[View], numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Tie what is told of towns of one name or region with the same figure at the same time."""
    return _chained(views, numbers, 1)


def _figure(views: Sequence[View], numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Tie what a telling figure ties: by days, and what tells no usable day with all."""
    lost = [number for number in numbers if views[number].era is None]
    if lost:
        return ((lost[0], number) for number in numbers if number != lost[0])
    return _chained(views, numbers, LATER)


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


def _in_region(views: Sequence[View], numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Tie what is said of a region with what is said of places in it, where both open in the same way."""
    wide = [number for number in numbers if not views[number].local]
    for kind in sorted({kind for number in wide for kind in views[number].opening}):
        first = next(number for number in wide if kind in views[number].opening)
        yield from ((first, number) for number in numbers if number != first and kind in views[number].opening)


#: How the views of a group are tied, by the rule that the group is for.
_RULES: Mapping[str, Callable[[Sequence[View], list[int]], Iterator[tuple[int, int]]]] = {
    "all": _all,
    "figure": _figure,
    "meeting": _meeting,
    "neighbours": _neighbours,
    "region": _in_region,
    "while": _while,
}
