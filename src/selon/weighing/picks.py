"""One answer out of many by a rule that a reader names. Nothing is ever picked unless somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selon.records.accounts import Question, Telling, Version
from selon.records.events import Reason
from selon.weighing.figures import interval
from selon.weighing.moments import as_of, clock

__all__ = ["RULES", "Pick", "pick"]

#: The rules that a reader may name.
RULES = ("lowest", "majority-of-origins", "latest-per-origin")
_BY = "picks@1"


@dataclass(frozen=True, slots=True)
class Pick:
    """What a named rule leaves of a question: ids of versions, and why these. It says nothing of which is right."""

    rule: str
    versions: tuple[str, ...]
    reason: Reason


def pick(question: Question, rule: str, tellings: Sequence[Telling] = ()) -> Pick:
    """Return the versions that a rule leaves of a question; none where the rule cannot tell.

    ``tellings`` are the event's: with them ``latest-per-origin`` knows when each origin said what; without, it goes by
    each version's last publication. Raises ValueError for a rule that is not in ``RULES``.
    """
    if rule == "lowest":
        return _lowest(question)
    if rule == "majority-of-origins":
        return _majority(question)
    if rule == "latest-per-origin":
        return _latest(question, tellings)
    raise ValueError(f"no rule {rule!r}: there are {', '.join(RULES)}")


def _picked(rule: str, versions: Sequence[Version], because: str) -> Pick:
    return Pick(rule, tuple(version.id for version in versions), Reason(f"{_BY} {rule}", because))


def _lowest(question: Question) -> Pick:
    """Return the figure that is lowest where it starts; what nobody asserts or hedges is left out."""
    live = [(low, version) for version in question.versions if (low := _least(version)) is not None]
    if not live:
        return _picked("lowest", (), "No version gives a figure.")
    least = min(low for low, _ in live)
    chosen = [version for low, version in live if low == least]
    because = f"{chosen[0].answer} is the lowest of {len(live)} figures, by the least that each allows."
    return _picked("lowest", chosen, because)


def _least(version: Version) -> float | None:
    known = interval(version.quantity) if version.quantity is not None else None
    if known is None or version.status in ("denied", "unverified"):
        return None
    return known.low if known.low is not None else known.high


def _majority(question: Question) -> Pick:
    """Return the version that more than half of a question's origins give."""
    origins = {origin for version in question.versions for origin in version.origins}
    chosen = [version for version in question.versions if 2 * len(version.origins) > len(origins)]
    if not chosen:
        return _picked("majority-of-origins", (), f"No version is given by more than half of {len(origins)} origins.")
    held = "; ".join(f"{version.answer}: {len(version.origins)} of {len(origins)} origins" for version in chosen)
    return _picked("majority-of-origins", chosen, held)


def _latest(question: Question, tellings: Sequence[Telling]) -> Pick:
    """Return each origin's latest version."""
    told = {telling.ref: telling for telling in tellings}
    last: dict[str, tuple[str, Version]] = {}
    for version in question.versions:
        for origin in version.origins:
            own = [as_of(told[r]) for r in version.tellings if r in told and told[r].origin == origin]
            when = max(own, default=clock(version.last) if version.last else "")
            if origin not in last or when > last[origin][0]:
                last[origin] = (when, version)
    kept = {version.id for _, version in last.values()}
    chosen = [version for version in question.versions if version.id in kept]
    because = f"The latest that each of {len(last)} origins gives, where {len(question.versions)} versions are given."
    return _picked("latest-per-origin", chosen, because)
