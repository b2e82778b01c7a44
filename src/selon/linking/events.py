"""Mentions of the same happening, across documents, outlets and languages, settled into events."""

from __future__ import annotations

from collections.abc import Iterable

from selon.records.events import Event, Mention

__all__ = ["event_id", "settle_events"]


def event_id(mention: str) -> str:
    """Return the id that an event has whose first mention is this one; of any other mention of it, an alias."""
    return mention


def settle_events(mentions: Iterable[Mention]) -> tuple[Event, ...]:
    """Return the events that the mentions settle into, by id; every mention is in exactly one.

    ``mentions`` must be closed: with a mention come all that it shares a block with and could be linked to.
    """
    del mentions
    return ()
