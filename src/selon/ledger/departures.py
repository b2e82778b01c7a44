"""Why an event is no more: what the audit chain says came just before it went."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from selon.ledger.chain import GONE

__all__ = ["Departure", "find_departure"]

#: What can take an event away, by the kind of its entry.
_CAUSES = ("review", "document")


@dataclass(frozen=True, slots=True)
class Departure:
    """An event that went: its id, when (UTC), and what took it away: ``review`` or ``document``, and that one's id.

    ``cause`` and ``by`` are empty where the chain has neither before it.
    """

    event: str
    at: str
    cause: str = ""
    by: str = ""


def find_departure(connection: sqlite3.Connection, name: str) -> Departure | None:
    """Return how the event of an id, or of any id that it ever had, went; None where it is there, or never was."""
    led: list[str] = []
    while name and name not in led:
        led.append(name)
        row = connection.execute("SELECT event FROM aliases WHERE alias = ?", (name,)).fetchone()
        name = row[0] if row else ""
    for event in reversed(led):
        last = connection.execute(
            "SELECT seq, seen, digest FROM audit WHERE kind = 'event' AND subject = ? ORDER BY seq DESC LIMIT 1",
            (event,),
        ).fetchone()
        if last and last[2] == GONE:
            cause = connection.execute(
                "SELECT kind, subject FROM audit WHERE seq < ? AND kind IN (?, ?) ORDER BY seq DESC LIMIT 1",
                (last[0], *_CAUSES),
            ).fetchone()
            return Departure(event, last[1], *(cause or ()))
    return None
