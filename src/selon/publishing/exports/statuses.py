"""The three statuses that stand apart in every table: what is said, whether a person checked it, what is concluded.

The first is the source's own, the second and third are people's. No person has checked anything yet that a ledger
holds, so the second says so; the third is the analyst's to fill.
"""

from __future__ import annotations

from selon.ports import Column

__all__ = ["STATUSES", "UNREVIEWED", "statuses", "surest"]

UNREVIEWED = "unreviewed"
STATUSES = (
    Column("said", "how surely it is said, as the source puts it: `asserted`, `hedged`, `denied`, `unverified`"),
    Column("reviewed", "whether a person checked that we read it rightly: `unreviewed`"),
    Column("concluded", "what the analyst concludes: always empty here"),
)
_SUREST = ("asserted", "denied", "hedged", "unverified")


def statuses(said: str) -> tuple[str, str, str]:
    """Return the cells of the three columns."""
    return said, UNREVIEWED, ""


def surest(said: set[str]) -> str:
    """Return the surest of what is said.

    >>> surest({"hedged", "asserted"}), surest(set())
    ('asserted', '')
    """
    return next((status for status in _SUREST if status in said), "")
