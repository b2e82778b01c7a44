"""What people say belongs together or apart, as constraints on what linking settles."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from selon.records.events import Constraint, ref
from selon.records.folios import Folio
from selon.records.reviews import Review, Subject
from selon.reviewing.anchoring import attach, find_item
from selon.reviewing.standing import in_force

__all__ = ["JOINING", "joinings", "make_constraints", "meant"]

#: The actions that join or part.
JOINING = ("merge", "split")
_SAYS = {"merge": "a person holds these to be one", "split": "a person holds this to be another"}


def joinings(reviews: Iterable[Review], what: str) -> tuple[Review, ...]:
    """Return the merges and splits of events, or of origins, that are in force, in their order."""
    return tuple(r for r in in_force(reviews) if r.action in JOINING and r.subject.what == what)


def meant(subject: Subject, folio: Folio | None) -> str | None:
    """Return the reference of the claim or attribution that a member of a group is now; None where it is no more.

    ``folio`` is the machine's reading of its document. A document's own voice is meant by the document's id alone.
    """
    if folio is None or not subject.item:
        return subject.document if folio is not None else None
    if find_item(folio, subject.item) is not None:
        return ref(folio.document.id, subject.item)
    found = attach(subject, folio)
    return ref(folio.document.id, found[0]) if found else None


def make_constraints(
    reviews: Iterable[Review], what: str, node_of: Callable[[Subject], str | None]
) -> tuple[Constraint, ...]:
    """Return the constraints on events or origins; ``node_of`` gives the mention or profile that a member is in now.

    What says nothing any more, because too little of it is there, is left out.
    """
    made = []
    for review in joinings(reviews, what):
        nodes = (tuple(sorted({node for s in group if (node := node_of(s))})) for group in review.groups)
        groups = tuple(group for group in nodes if group)
        if len(groups) > 1:
            because = f"{_SAYS[review.action]} ({review.id})" + (f": {review.reason}" if review.reason else "")
            made.append(Constraint(review.action, groups, because))
    return tuple(made)
