"""The different answers to one question, each with those who give it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from selon.records.accounts import Telling, Version
from selon.records.claims import Quantity
from selon.text import content_id
from selon.weighing.asked import Answer

__all__ = ["make_version", "published"]

#: From the surest down.
_STATUSES = ("asserted", "denied", "hedged", "unverified")


def make_version(question: str, key: str, answers: Sequence[Answer], withdrawn: Collection[str] = ()) -> Version:
    """Return the version that some answers to a question make; they have one key, and at least one is given.

    ``withdrawn`` are ids of documents that were taken back: of others the version is made as far as there are any.
    """
    everything = sorted(answers, key=lambda answer: (published(answer.telling), answer.telling.ref))
    back = {answer.telling.ref for answer in everything if answer.telling.document.id in withdrawn}
    ordered = [answer for answer in everything if answer.telling.ref not in back] or everything
    words = Counter(answer.words for answer in ordered)
    chosen = min(words, key=lambda text: (text.startswith("“"), -words[text], len(text), text))
    shown = next(answer for answer in ordered if answer.words == chosen)
    certainties = {answer.telling.claim.certainty for answer in ordered}
    dates = [answer.telling.document.came_out for answer in ordered if answer.telling.document.came_out]
    return Version(
        content_id("v", question, key),
        chosen,
        _shared(shown.quantity),
        shown.polarity,
        next((status for status in _STATUSES if status in certainties), "asserted"),
        tuple(dict.fromkeys(answer.telling.origin for answer in ordered)),
        tuple(sorted({answer.telling.side for answer in ordered if answer.telling.side})),
        tuple(dict.fromkeys(answer.telling.ref for answer in everything)),
        min(dates, default=None),
        max(dates, default=None),
        tuple(dict.fromkeys(answer.telling.ref for answer in everything if answer.telling.ref in back)),
    )


def published(telling: Telling) -> str:
    """Return when a telling's document came out, for sorting; what has no date comes last."""
    return telling.document.came_out or "~"


def _shared(quantity: Quantity | None) -> Quantity | None:
    """Return a figure without what belongs to one document only: its words, its whole, its breakdown."""
    if quantity is None:
        return None
    share = replace(quantity.share, of=None) if quantity.share is not None else None
    return replace(quantity, span=None, part_of=None, parts=(), share=share)
