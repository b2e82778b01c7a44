"""The reviews of one document, gathered by what they are about in the reading of now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.folios import Folio
from selon.records.reviews import ATTRIBUTION_FIELDS, CLAIM_FIELDS, VERDICTS, Item, Review, Subject
from selon.records.shifting import shift
from selon.reviewing.anchoring import find_item, layer_of
from selon.reviewing.reattaching import ADDING, Attached, attach_all
from selon.reviewing.standing import in_force

__all__ = ["About", "columns_of", "gather_reviews", "verdict_of"]

R = TypeVar("R", Attribution, Claim)

#: What is reviewed inside a document.
_INSIDE = frozenset(("claim", "attribution", "check"))


@dataclass(frozen=True, slots=True)
class About:
    """All reviews in force of one thing. ``item`` is its id now, ``now`` the machine's row now, None where it is lost.

    ``moved`` is by how many code points its words stand further on than they stood; ``here`` tells whether its text is
    the document's of now. ``names`` leads from ids of then to ids of now, ``moves`` has ``moved`` for each subject.
    ``alone`` tells that a person put it in, its words are there, and the reading of now has it not.
    """

    item: str
    subject: Subject
    now: Item | None
    moved: int
    here: bool
    reviews: tuple[Review, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    moves: Mapping[Subject, int] = field(default_factory=dict)
    alone: bool = False

    @property
    def attached(self) -> str:
        """How it was found: see ``State.attached``."""
        if self.now is None and not self.alone:
            return "lost"
        return "same" if self.item == self.subject.item and not self.moved else "moved"

    @property
    def verdict(self) -> str:
        """The last verdict in force."""
        return verdict_of(self.reviews)

    @property
    def stated(self) -> frozenset[str] | None:
        """The fields that people stand by; None for all, where somebody had the machine's own row before them."""
        if self.seen() is not None:
            return None
        return frozenset(name for review in self.reviews for name in review.fields)

    def seen(self) -> Claim | Attribution | None:
        """Return the machine's row as the last who gave a verdict saw it, in the offsets and ids of now."""
        told = [review for review in self.reviews if review.action in VERDICTS and review.seen]
        return self._row(told[-1], told[-1].seen) if told else None

    def said(self) -> Claim | Attribution | None:
        """Return the row as people left it: what the last of them saw, with all that was fixed; None for a check.

        What people put in is as they did, with all that was fixed; where a reading has it too, what they told of it.
        What does not fit the text of now is as the reading of now has it.
        """
        row = self.seen()
        for review in self.reviews:
            told = self._row(review, review.fixed)
            if told is None or review.action not in {"fix", ADDING}:
                continue
            if row is not None:
                row = replace(row, **{name: getattr(told, name) for name in review.fields if hasattr(row, name)})
            elif review.action == ADDING:
                row = told
        return row

    def _row(self, review: Review, item: Item | None) -> Claim | Attribution | None:
        row = item and (item.claim or item.attribution)
        if not row:
            return None
        row = shift(row, self.moves.get(review.subject, self.moved))
        return _renamed(row, self.item, self.names) if isinstance(row, Claim) else replace(row, id=self.item)


def _renamed(claim: Claim, item: str, names: Mapping[str, str]) -> Claim:
    """Return a claim under its id of now, and so with the ids that it leads to."""
    quantity = claim.quantity
    if quantity is not None:
        share = quantity.share
        if share is not None and share.of is not None:
            share = replace(share, of=names.get(share.of, share.of))
        part_of = quantity.part_of and names.get(quantity.part_of, quantity.part_of)
        quantity = replace(quantity, part_of=part_of, share=share)
    says = claim.attribution and names.get(claim.attribution, claim.attribution)
    return replace(claim, id=item, attribution=says, quantity=quantity)


def verdict_of(reviews: Iterable[Review]) -> str:
    """Return how a thing stands after the last verdict among reviews in force."""
    told = [VERDICTS[review.action] for review in reviews if review.action in VERDICTS]
    return told[-1] if told else "unreviewed"


def gather_reviews(folio: Folio, reviews: Iterable[Review]) -> tuple[About, ...]:
    """Return what the reviews in force of a document come to, thing by thing, in the order of the first of each.

    ``folio`` is the machine's reading of now. Reviews of other documents, events and origins are passed over.
    """
    mine = [r for r in in_force(reviews) if r.subject.what in _INSIDE and r.subject.document == folio.document.id]
    if not mine:
        return ()
    layer = layer_of(folio.document.text)
    found = attach_all(folio, mine)
    grouped: dict[str, list[Review]] = defaultdict(list)
    for review in mine:
        grouped[found.names.get(review.subject.item, review.subject.item)].append(review)
    return tuple(_about(folio, item, some, found, layer) for item, some in grouped.items())


def _about(folio: Folio, item: str, reviews: Sequence[Review], found: Attached, layer: str) -> About:
    subject = reviews[-1].subject
    alone = item in found.alone
    here = alone or (subject.anchor is not None and subject.anchor.layer == layer)
    now = find_item(folio, item) if subject.item in found.names and not alone else None
    moved = found.moves.get(subject, 0)
    return About(item, subject, now, moved, here, tuple(reviews), found.names, found.moves, alone)


def columns_of(row: Claim | Attribution) -> tuple[str, ...]:
    """Return the names of what can be fixed of a row."""
    return CLAIM_FIELDS if isinstance(row, Claim) else ATTRIBUTION_FIELDS
