"""What a rule that the reader names leaves of the figures for one window and region. Without one nothing is picked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selon.publishing.series import Tally
from selon.records.accounts import Question, Version
from selon.weighing.figures import figure_key
from selon.weighing.picks import pick

__all__ = ["Group", "Picked", "group_of", "picks"]

#: The window, region and unit that figures stand for together.
Group = tuple[tuple[str, str], str, str]


@dataclass(frozen=True, slots=True)
class Picked:
    """The figures (``figure_key``) that a rule leaves of a group, and why these."""

    figures: frozenset[str]
    because: str


def group_of(row: Tally) -> Group:
    """Return what a row's figure stands for."""
    return row.window.key, row.region, row.unit


def picks(rows: Iterable[Tally], rule: str, published: Mapping[str, str]) -> dict[Group, Picked]:
    """Return what a rule of ``weighing.picks.RULES`` leaves of each group in which figures differ.

    ``published`` knows by reference when each report appeared. A day of publication is no window: nothing is picked of
    what has no other, nor of what was withdrawn. Raises ValueError for another rule.
    """
    groups: dict[Group, list[Tally]] = {}
    for row in rows:
        if row.window.precision != "published" and "withdrawn" not in row.flags:
            groups.setdefault(group_of(row), []).append(row)
    found = {}
    for group, alike in groups.items():
        question = _question(alike, published)
        if len(question.versions) > 1:
            picked = pick(question, rule)
            found[group] = Picked(frozenset(picked.versions), picked.reason.because)
    return found


def _question(rows: Iterable[Tally], published: Mapping[str, str]) -> Question:
    """Return the figures of one window and region as the versions of a question."""
    same: dict[str, list[Tally]] = {}
    for row in rows:
        same.setdefault(figure_key(row.quantity), []).append(row)
    versions = tuple(_version(key, alike, published) for key, alike in sorted(same.items()))
    return Question("", "", "", None, None, (None, None), versions, (), "differ")


def _version(key: str, rows: list[Tally], published: Mapping[str, str]) -> Version:
    refs = tuple(ref for row in rows for ref in row.refs)
    times = sorted(filter(None, (published.get(ref, "") for ref in refs)))
    return Version(
        id=key,
        answer=rows[0].figure,
        quantity=rows[0].quantity,
        polarity=True,
        status="asserted",
        origins=tuple(sorted({row.origin for row in rows})),
        sides=tuple(sorted({row.side for row in rows if row.side})),
        tellings=refs,
        first=times[0] if times else None,
        last=times[-1] if times else None,
    )
