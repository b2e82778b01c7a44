"""The reviews of one document, gathered by what they are about in the reading of now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.folios import Folio
from selon.records.reviews import ATTRIBUTION_FIELDS, CLAIM_FIELDS, VERDICTS, Item, Review, Subject
from selon.records.shifting import shift
from selon.records.text import Span
from selon.reviewing.anchoring import attach, find_item, layer_of
from selon.reviewing.standing import in_force

__all__ = ["About", "fits", "gather_reviews", "verdict_of"]

R = TypeVar("R", Attribution, Claim)

#: What is reviewed inside a document.
_INSIDE = frozenset(("claim", "attribution", "check"))


@dataclass(frozen=True, slots=True)
class About:
    """All reviews in force of one thing. ``item`` is its id now, ``now`` the machine's row now, None where it is lost.

    ``moved`` is by how many code points its words stand further on than they stood; ``here`` tells whether its text is
    the document's of now. ``names`` leads from ids of then to ids of now.
    """

    item: str
    subject: Subject
    now: Item | None
    moved: int
    here: bool
    reviews: tuple[Review, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def attached(self) -> str:
        """How it was found: see ``State.attached``."""
        if self.now is None:
            return "lost"
        return "same" if self.item == self.subject.item and not self.moved else "moved"

    @property
    def verdict(self) -> str:
        """The last verdict in force."""
        return verdict_of(self.reviews)

    def seen(self) -> Claim | Attribution | None:
        """Return the machine's row as the last who gave a verdict saw it, in the offsets and ids of now."""
        told = [review.seen for review in self.reviews if review.action in VERDICTS and review.seen]
        return self._row(told[-1]) if told else None

    def said(self) -> Claim | Attribution | None:
        """Return the row as people left it: what the last of them saw, with all that was fixed; None for a check.

        What does not fit the text of now is as the reading of now has it.
        """
        row = self.seen()
        if row is None:
            return None
        for review in self.reviews:
            fixed = self._row(review.fixed) if review.fixed and review.action == "fix" else None
            if fixed is not None:
                row = replace(row, **{name: getattr(fixed, name) for name in review.fields})
        return row

    def _row(self, item: Item) -> Claim | Attribution | None:
        row = item.claim or item.attribution
        if row is None:
            return None
        row = shift(row, self.moved)
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
    ids = {name for review in mine if find_item(folio, name := review.subject.item)}
    subjects = {review.subject.item: review.subject for review in mine}
    found = {name: attach(subject, folio, ids) for name, subject in subjects.items()}
    names = {name: place[0] for name, place in found.items() if place}
    grouped: dict[str, list[Review]] = defaultdict(list)
    for review in mine:
        grouped[names.get(review.subject.item, review.subject.item)].append(review)
    return tuple(_about(folio, item, some, found, names, layer) for item, some in grouped.items())


def _about(
    folio: Folio,
    item: str,
    reviews: Sequence[Review],
    found: Mapping[str, tuple[str, int] | None],
    names: Mapping[str, str],
    layer: str,
) -> About:
    subject = reviews[-1].subject
    place = found[subject.item]
    here = subject.anchor is not None and subject.anchor.layer == layer
    now = find_item(folio, item) if place else None
    return About(item, subject, now, place[1] if place else 0, here, tuple(reviews), names)


def fits(value: Any, text: str) -> bool:
    """Tell whether every span in a value has the text's own words."""
    if isinstance(value, Span):
        return 0 <= value.start <= value.end <= len(text) and text[value.start : value.end] == value.text
    if isinstance(value, tuple):
        return all(fits(item, text) for item in value)
    if is_dataclass(value):
        return all(fits(getattr(value, column.name), text) for column in fields(value))
    return True


def columns_of(row: Claim | Attribution) -> tuple[str, ...]:
    """Return the names of what can be fixed of a row."""
    return CLAIM_FIELDS if isinstance(row, Claim) else ATTRIBUTION_FIELDS
