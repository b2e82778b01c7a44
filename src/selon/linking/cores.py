"""Happenings while they are being put together: the day that mentions agree on, and who has joined."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from selon.linking.views import View
from selon.records.events import Reason

__all__ = ["Core", "Joined"]


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """A mention in a core: how well it suits (0 to 1), and why."""

    view: View
    score: float
    reasons: tuple[Reason, ...]


@dataclass(slots=True, eq=False)
class Core:
    """A happening being put together: the day that its mentions agree on, None where nobody tells one."""

    day: int | None
    members: list[Joined] = field(default_factory=list)
    figures: Counter[str] = field(default_factory=Counter)
    dated: set[str] = field(default_factory=set)
    opening: Counter[str] = field(default_factory=Counter)

    def add(self, joined: Joined) -> None:
        """Take a mention in."""
        self.members.append(joined)
        self.figures.update(joined.view.figures)
        self.opening.update(joined.view.opening)
        if joined.view.sure:
            self.dated.add(joined.view.mention.document)
