"""A folio as people have put it: their verdicts over the machine's reading, which itself stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.folios import Folio
from selon.records.reviews import Review
from selon.reviewing.anchoring import check_id
from selon.reviewing.gathering import About, columns_of, gather_reviews
from selon.reviewing.reattaching import fits

__all__ = ["BY", "correct", "rejected_checks", "row_of"]

#: What stands in ``by`` of a row that people fixed.
BY = "review"

R = TypeVar("R", Attribution, Claim)


def correct(folio: Folio, reviews: Iterable[Review]) -> Folio:
    """Return a folio with all reviews of it that are in force; the very same folio where none changes a row.

    Accepted and fixed rows are as people left them, whatever a newer reading says; rejected ones leave, with what was
    read inside a rejected saying. A row that the reading of now no longer has is put back where its text is the same.
    What people put in stands as long as its words and its saying are there; a reading that has it too is that one.
    Checks are as they were, but for rejected ones: who holds figures against figures does that anew.
    """
    told = {about.item: about for about in gather_reviews(folio, reviews)}
    if not told:
        return folio
    attributions = _rows(folio, folio.attributions, told, Attribution)
    speakers = {attribution.id for attribution in attributions}
    gone = {a.id for a in folio.attributions} - speakers
    claims = [claim for claim in _rows(folio, folio.claims, told, Claim) if claim.attribution not in gone]
    heard = [claim for found in claims if (claim := _spoken(found, attributions, speakers))]
    kept = {claim.id for claim in heard}
    checks = tuple(check for check in folio.checks if _verdict(told, check_id(check)) != "rejected")
    made = replace(
        folio,
        attributions=tuple(attributions),
        claims=tuple(_untied(claim, kept) for claim in heard),
        checks=tuple(check for check in checks if kept.issuperset(check.claims)),
    )
    return folio if made == folio else made


def rejected_checks(folio: Folio, reviews: Iterable[Review]) -> frozenset[str]:
    """Return the ids of the checks that people rejected."""
    told = gather_reviews(folio, reviews)
    return frozenset(a.item for a in told if a.subject.what == "check" and a.verdict == "rejected")


def _verdict(told: Mapping[str, About], item: str) -> str:
    return told[item].verdict if item in told else "unreviewed"


def _rows(folio: Folio, rows: Iterable[R], told: Mapping[str, About], kind: type[R]) -> list[R]:
    """Return the rows of one sort as people left them, in the order of the text."""
    known = {row.id for row in rows}
    kept = [made for row in rows if (made := _row(folio, row, told.get(row.id))) is not None]
    lost = [about for about in told.values() if about.now is None and about.item not in known]
    found = (row_of(about, folio.document.text) for about in lost)
    back = [row for row in found if isinstance(row, kind)]
    return _by_place(kept + back) if back else kept


def _by_place(rows: list[R]) -> list[R]:
    """Return rows in the order of the text."""
    return sorted(rows, key=_start)


def _start(row: Attribution | Claim) -> int:
    if isinstance(row, Claim):
        return row.anchor.start
    return min((span.start for span in row.content), default=row.cue.start if row.cue else 0)


def _row(folio: Folio, row: R, about: About | None) -> R | None:
    """Return a row as people left it, None where they rejected it."""
    if about is None:
        return row
    if about.verdict == "rejected":
        return None
    made = row_of(about, folio.document.text)
    return made if isinstance(made, type(row)) else row


def row_of(about: About, text: str) -> Claim | Attribution | None:
    """Return the row of a thing that was accepted, fixed or put in, None where it was not, or does not fit the text.

    Of a text that has changed, what does not fit is taken from the reading of now.
    """
    said = about.said() if about.verdict in {"accepted", "fixed", "added"} else None
    if said is None or (about.now is None and not about.here):
        return None
    if about.now is None:
        return said if fits(said, text) else None
    now = about.now.claim or about.now.attribution
    if now is None or columns_of(now) != columns_of(said):
        return None
    stated = about.stated
    told = {name: getattr(said, name) for name in columns_of(said) if stated is None or name in stated}
    by = BY if any(review.action in {"fix", "add"} for review in about.reviews) else now.by
    return replace(now, by=by, **{name: value for name, value in told.items() if fits(value, text)})


def _spoken(claim: Claim, attributions: Iterable[Attribution], speakers: set[str]) -> Claim | None:
    """Return a claim with the saying that it stands in; None where its own is not there, and none has its words."""
    if claim.attribution is None or claim.attribution in speakers:
        return claim
    inside = [a.id for a in attributions if any(span.contains(claim.anchor) for span in a.content)]
    return replace(claim, attribution=inside[0]) if inside else None


def _untied(claim: Claim, kept: set[str]) -> Claim:
    """Return a claim without ties to claims that are no longer there."""
    quantity = claim.quantity
    if quantity is None:
        return claim
    if quantity.part_of is not None and quantity.part_of not in kept:
        quantity = replace(quantity, part_of=None)
    if quantity.share is not None and quantity.share.of is not None and quantity.share.of not in kept:
        quantity = replace(quantity, share=replace(quantity.share, of=None))
    return claim if quantity is claim.quantity else replace(claim, quantity=quantity)
