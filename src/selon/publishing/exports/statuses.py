"""The three statuses that stand apart in every table: what is said, whether a person checked it, what is concluded.

The first is the source's own, the second and third are people's (``selon review``): nobody has checked what is
``unreviewed``, and the third is empty where no analyst concluded anything. What people rejected is in no table.
"""

from __future__ import annotations

from collections.abc import Iterable

from selon.ports import Column
from selon.records.accounts import Telling
from selon.records.reviews import UNREVIEWED

__all__ = ["STATUSES", "UNREVIEWED", "checked", "statuses", "surest"]

STATUSES = (
    Column("said", "how surely it is said, as the source puts it: `asserted`, `hedged`, `denied`, `unverified`"),
    Column(
        "reviewed",
        "whether a person checked that we read it rightly: `unreviewed`, `accepted`, `fixed`, "
        "`added` (a person put in what nobody read), `second_look`; of "
        "several claims `reviewed` where all were, in different ways, and `partly` where some were",
    ),
    Column("concluded", "what the analyst concludes: `unverifiable`, of several claims where one is; else empty"),
)
_SUREST = ("asserted", "denied", "hedged", "unverified")


def statuses(said: str, told: Iterable[Telling]) -> tuple[str, str, str]:
    """Return the cells of the three columns for what these claims tell."""
    return said, *checked(told)


def checked(told: Iterable[Telling]) -> tuple[str, str]:
    """Return whether people checked these claims, and what the analyst concludes of them."""
    claims = list(told)
    found = {telling.reviewed for telling in claims}
    concluded = next((telling.concluded for telling in claims if telling.concluded), "")
    if len(found) > 1:
        return ("partly" if UNREVIEWED in found else "reviewed"), concluded
    return next(iter(found), UNREVIEWED), concluded


def surest(said: set[str]) -> str:
    """Return the surest of what is said.

    >>> surest({"hedged", "asserted"}), surest(set())
    ('asserted', '')
    """
    return next((status for status in _SUREST if status in said), "")
