"""Why an event is no more: what the audit chain says came just before it went."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from selon.ledger.chain import GONE

__all__ = ["Departure", "find_departure"]

#: What changes when what came in is settled, by the kind of its entry; and what comes in.
_SETTLED = frozenset({"event", "origin", "summary", "galley"})
_COMES = frozenset({"document", "superseded", "review"})


@dataclass(frozen=True, slots=True)
class Departure:
    """An event that went: its id, when (UTC), and what took it away: ``review`` or ``document``, and that one's id.

    The chain tells what came in at once, not which of it did what. So ``by`` is named where one thing alone can have
    done it, and is empty where there were several; ``cause`` too where these are of both sorts, or there is none.
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
            return Departure(event, last[1], *_cause(_takers(connection, last[0], last[1])))
    return None


def _cause(takers: list[tuple[str, str]]) -> tuple[str, str]:
    causes = {cause for cause, _ in takers}
    return (causes.pop() if len(causes) == 1 else "", takers[0][1] if len(takers) == 1 else "")


def _takers(connection: sqlite3.Connection, seq: int, seen: str) -> list[tuple[str, str]]:
    """Return the reviews and the newer versions of documents that came in with an entry of the chain, before it.

    A version that takes another's place stands right behind the entry that says so of the other.
    """
    entries = []
    query = "SELECT kind, subject, seen FROM audit WHERE seq < ? ORDER BY seq DESC"
    for kind, subject, at in connection.execute(query, (seq,)):
        if at != seen:
            break
        entries.append((kind, subject))
    found: list[tuple[str, str]] = []
    retired, settled, came = False, False, ""
    for kind, subject in reversed(entries):
        if kind in _SETTLED:
            settled, came = True, ""
        if kind not in _COMES:
            continue
        if settled:  # what comes now came in after what went before was settled
            found, settled = [], False
        if kind == "superseded":
            retired = subject != came  # one that comes too late is superseded itself, and takes no place
        elif kind == "review" or (kind == "document" and retired):
            found.append((kind, subject))
        if kind == "document":
            retired, came = False, subject
    return found
