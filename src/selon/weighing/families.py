"""Things that are one in pairs, gathered: documents of one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

__all__ = ["Families"]


class Families:
    """Names, joined in pairs. A family's head is the first of its names in alphabetical order."""

    def __init__(self, names: Iterable[str]) -> None:
        """Begin with every name a family of its own."""
        self._head = {name: name for name in sorted(names)}

    def head(self, name: str) -> str:
        """Return the head of a name's family."""
        while self._head[name] != name:
            self._head[name] = self._head[self._head[name]]
            name = self._head[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Make the families of two names one."""
        low, high = sorted((self.head(one), self.head(other)))
        self._head[high] = low

    def joined(self, pairs: Iterable[tuple[str, str]]) -> Families:
        """Return these families with more pairs joined; a pair with a name that is not there is left out."""
        more = Families(self._head)
        for name in self._head:
            more.join(name, self.head(name))
        for one, other in pairs:
            if one in self._head and other in self._head:
                more.join(one, other)
        return more

    def groups(self) -> list[list[str]]:
        """Return the families, each in alphabetical order, by their heads."""
        together: dict[str, list[str]] = defaultdict(list)
        for name in self._head:
            together[self.head(name)].append(name)
        return [together[head] for head in sorted(together)]
