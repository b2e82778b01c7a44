"""Where what reviews speak of is in the reading of now: rows that were read, and rows that people put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.folios import Folio
from selon.records.reviews import Review, Subject
from selon.records.shifting import shift
from selon.records.text import Span
from selon.reviewing.anchoring import attach, find_item, find_words, layer_of
from selon.reviewing.matching import same_row

__all__ = ["Attached", "attach_all", "fits"]

ADDING = "add"


@dataclass(frozen=True, slots=True)
class Attached:
    """``names`` leads from ids of then to those of now, ``moves`` says how far each subject's words have moved.

    ``alone`` are the additions that stand by themselves: their words are there, and no reading has them.
    """

    names: Mapping[str, str]
    moves: Mapping[Subject, int]
    alone: frozenset[str]


def attach_all(folio: Folio, reviews: Sequence[Review]) -> Attached:
    """Return where the things are now that reviews of a document, all in force and in their order, speak of.

    An addition that the reading of now has too, or that somebody added before, is that one: it is never doubled.
    """
    added = {review.subject.item for review in reviews if review.action == ADDING}
    ids = {name for review in reviews if find_item(folio, name := review.subject.item)}
    names: dict[str, str] = {}
    moves: dict[Subject, int] = {}
    for subject in dict.fromkeys(review.subject for review in reviews):
        if subject.item in added:
            moves[subject] = _moved(subject, folio) or 0
        elif place := attach(subject, folio, ids):
            names[subject.item], moves[subject] = place
    alone = _place_additions(folio, reviews, names)
    return Attached(names, moves, alone)


def _moved(subject: Subject, folio: Folio) -> int | None:
    """Return how far the words of an addition have moved, None where the text has them no more, or more than once."""
    anchor, text = subject.anchor, folio.document.text
    if anchor is None:
        return None
    return 0 if anchor.layer == layer_of(text) else find_words(anchor, text)


def _place_additions(folio: Folio, reviews: Sequence[Review], names: dict[str, str]) -> frozenset[str]:
    """Lead each addition to the row that says the same, or to itself; return those that stand by themselves."""
    rows: tuple[Attribution | Claim, ...] = (*folio.attributions, *folio.claims)
    told: dict[str, list[Attribution | Claim]] = {}
    alone: set[str] = set()
    for review in reviews:
        item = review.subject.item
        row = placed(review, folio) if review.action == ADDING else None
        if row is None or item in names:
            continue
        read = (other.id for other in rows if same_row(row, other) and _agree(row, told.get(other.id, ())))
        put = (name for name in alone if _agree(row, told[name]))
        names[item] = next(read, None) or min(put, default=item)
        if names[item] == item:
            alone.add(item)
        told.setdefault(names[item], []).append(row)
    return frozenset(alone)


def _agree(row: Attribution | Claim, others: Sequence[Attribution | Claim]) -> bool:
    return all(same_row(row, other) for other in others)


def placed(review: Review, folio: Folio) -> Attribution | Claim | None:
    """Return the row of an addition in the text of now, None where its words are not all there."""
    told = (review.fixed.claim or review.fixed.attribution) if review.fixed else None
    moved = _moved(review.subject, folio)
    if told is None or moved is None:
        return None
    row = shift(told, moved)
    return row if fits(row, folio.document.text) else None


def fits(value: Any, text: str) -> bool:
    """Tell whether every span in a value has the text's own words."""
    if isinstance(value, Span):
        return 0 <= value.start <= value.end <= len(text) and text[value.start : value.end] == value.text
    if isinstance(value, tuple):
        return all(fits(item, text) for item in value)
    if is_dataclass(value):
        return all(fits(getattr(value, column.name), text) for column in fields(value))
    return True
