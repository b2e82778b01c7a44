"""What people say belongs together or apart, laid over what has settled.

Constraints come as data and are taken in their order, after everything else: the parts that hold most of each group of
a ``merge`` become one; of a ``split``, what goes out leaves the part that holds most of what stays, and is one of its
own. A constraint of which the groups are not there does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from selon.records.events import Constraint

__all__ = ["Parted", "constrain", "tied_by_people"]


@dataclass(slots=True, eq=False)
class Parted:
    """One part: the ids of its nodes, and what people said that made it so."""

    nodes: set[str]
    said: list[Constraint] = field(default_factory=list)


def constrain(parts: Iterable[AbstractSet[str]], constraints: Iterable[Constraint]) -> list[Parted]:
    """Return the parts (of a partition) after all constraints; those that none concerns are as they were."""
    found = [Parted(set(part)) for part in parts]
    home = {node: part for part in found for node in part.nodes}
    for constraint in constraints:
        if constraint.rule == "merge":
            _merge(constraint, home)
        else:
            _split(constraint, home)
    unique = {id(part): part for part in home.values()}
    return sorted(unique.values(), key=lambda part: min(part.nodes))


def _most(group: Iterable[str], home: dict[str, Parted]) -> Parted | None:
    """Return the part that holds most of a group, of several the first; None where no part holds any."""
    inside = sorted(node for node in group if node in home)
    parts = {id(home[node]): home[node] for node in inside}
    return min(
        parts.values(),
        key=lambda part: (-len(part.nodes.intersection(inside)), min(part.nodes)),
        default=None,
    )


def _merge(constraint: Constraint, home: dict[str, Parted]) -> None:
    found = [part for group in constraint.groups if (part := _most(group, home)) is not None]
    parts = list({id(part): part for part in found}.values())
    for other in parts[1:]:
        parts[0].nodes |= other.nodes
        parts[0].said += other.said
    if len(parts) > 1:
        parts[0].said.append(constraint)
        home.update(dict.fromkeys(parts[0].nodes, parts[0]))


def _split(constraint: Constraint, home: dict[str, Parted]) -> None:
    stays, goes = constraint.groups[0], {node for group in constraint.groups[1:] for node in group}
    part = _most(stays, home)
    leaving = part.nodes & goes - set(stays) if part is not None else set()
    if part is not None and leaving:
        part.nodes -= leaving
        part.said.append(constraint)
        home.update(dict.fromkeys(leaving, Parted(leaving, [constraint])))


def tied_by_people(constraints: Iterable[Constraint]) -> tuple[tuple[str, ...], ...]:
    """Return, of each constraint, all nodes: a store hands them in together, with all that is tied to them."""
    return tuple(tuple(sorted({node for group in c.groups for node in group})) for c in constraints)
