"""Which reviews are in force, and in which order they are taken."""

from __future__ import annotations

from collections.abc import Iterable

from selon.records.reviews import Review
from selon.text import content_id

__all__ = ["in_force", "in_order", "review_id", "void"]


def review_id(review: Review) -> str:
    """Return the id of a review: made from all else that it says, so that no two are taken for one."""
    told = (review.at, review.number, review.who, review.action, review.subject.ref, review.head, review.reason)
    return content_id("r", *told, review.fields, review.fixed, review.seen, review.groups, review.undoes)


def in_order(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return reviews in the order in which they take effect, each once: by time, then number, then id."""
    once = {review.id: review for review in reviews}
    return tuple(sorted(once.values(), key=lambda review: (review.at, review.number, review.id)))


def void(reviews: Iterable[Review]) -> frozenset[str]:
    """Return the ids of the reviews that are taken back by an undo that is itself in force.

    An undo names an earlier review, so the last ones are decided first; what undoes nothing that is there does no harm.
    """
    back: set[str] = set()
    for review in reversed(in_order(reviews)):
        if review.undoes and review.id not in back:
            back.add(review.undoes)
    return frozenset(back)


def in_force(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return the reviews that stand, in their order, undoings left out."""
    ordered = in_order(reviews)
    back = void(ordered)
    return tuple(review for review in ordered if not review.undoes and review.id not in back)
