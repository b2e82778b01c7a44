"""How each reviewed thing of a document stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from selon.records.claims import Claim
from selon.records.events import ref
from selon.records.folios import Folio
from selon.records.reviews import ATTRIBUTION_FIELDS, CLAIM_FIELDS, VERDICTS, Review, State
from selon.reviewing.gathering import About, columns_of, gather_reviews, verdict_of

__all__ = ["state_of", "states_of"]

#: What tells where a thing stands, and not what it says.
_WHERE = frozenset(("anchor", "content", "cue"))


def states_of(folio: Folio, reviews: Iterable[Review]) -> tuple[State, ...]:
    """Return how each thing of a document stands of which there are reviews in force.

    ``folio`` is the machine's own reading. What has no state is unreviewed.
    """
    return tuple(_state(folio, about) for about in gather_reviews(folio, reviews))


def _state(folio: Folio, about: About) -> State:
    return state_of(
        about.subject.what,
        ref(folio.document.id, about.item),
        about.item,
        about.reviews,
        disagrees=_disagrees(folio, about),
        attached=about.attached,
    )


def state_of(
    what: str, name: str, item: str, reviews: tuple[Review, ...], *, disagrees: tuple[str, ...], attached: str
) -> State:
    """Return the state after reviews of one thing, all in force and in their order."""
    verdict, last = verdict_of(reviews), reviews[-1]
    decided = [review.action for review in reviews if review.action in VERDICTS or review.action == "second_look"]
    ordered = ATTRIBUTION_FIELDS if what == "attribution" else CLAIM_FIELDS
    fixed = {name for review in reviews if review.action == "fix" for name in review.fields}
    return State(
        name,
        what,
        item,
        "second_look" if decided[-1:] == ["second_look"] else verdict,
        verdict,
        "unverifiable" if any(review.action == "unverifiable" for review in reviews) else "",
        tuple(review.reason for review in reviews if review.reason),
        tuple(column for column in ordered if column in fixed),
        last.who,
        last.at,
        last.id,
        disagrees,
        attached,
    )


def _disagrees(folio: Folio, about: About) -> tuple[str, ...]:
    """Return the fields in which the reading of now says neither what the person saw nor what the person said.

    Of what a person put in and a reading has too, only what was told of it is compared, and not where it stands.
    """
    now = about.now and (about.now.claim or about.now.attribution)
    seen, said, stated = about.seen(), about.said(), about.stated
    if not now or said is None:
        return ()
    if seen is None:
        told = [name for name in columns_of(said) if stated and name in stated and name not in _WHERE]
        differ = [name for name in told if _bare(getattr(now, name, None)) != _bare(getattr(said, name))]
    else:
        differ = [
            name
            for name in columns_of(said)
            if getattr(now, name, None) not in (getattr(seen, name), getattr(said, name))
        ]
    if isinstance(said, Claim) and said.attribution not in {None, *(saying.id for saying in folio.attributions)}:
        # The saying has another id now: whose word it is, its content tells.
        differ = [name for name in differ if name != "attribution"]
    return tuple(differ)


def _bare(value: Any) -> Any:
    """Return a value without the words that it stands in."""
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(_bare(getattr(value, column.name)) for column in fields(value) if column.name != "span")
    return value
