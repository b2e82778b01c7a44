"""What a site asks of programs that visit it: its robots.txt, after RFC 9309 (read by Protego)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["Rules", "rules_of"]

#: More of the file is not read (RFC 9309, 2.5).
_MOST = 512_000
#: A site that asks for more than this between two requests, in seconds, gets it from the delay between two looks.
_LONGEST = 120.0


class Rules:
    """The rules of one site."""

    def __init__(self, text: str) -> None:
        """Take the file's text."""
        from protego import Protego  # noqa: PLC0415 - only watching needs it

        self._rules: Protego = Protego.parse(text)

    def allow(self, url: str, agent: str) -> bool:
        """Tell whether a program of this name may fetch an address."""
        return bool(self._rules.can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """Return how many seconds it is to wait between two requests."""
        return min(float(self._rules.crawl_delay(agent) or 0.0), _LONGEST)


def rules_of(status: int, body: bytes) -> str | None:
    """Return the rules that an answer means: where there is no such file all may come; None for "ask later"."""
    if status == 200:
        return body[:_MOST].decode("utf-8", "replace")
    if status == 429 or status >= 500:
        return None
    return ""
