"""What people make of what was read: reviews, what they point at, and how each thing stands for them.

A review is one action of one person at one time. It is never changed and never taken away; what takes it back is
another review. Three things are kept apart: what the outlet or its source says (a claim's own certainty), whether a
person checked that we read it rightly (``State.reviewed``), and what the analyst concludes (``State.concluded``).
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.folios import Check

__all__ = [
    "ACTIONS",
    "ADDED",
    "ATTRIBUTION_FIELDS",
    "CLAIM_FIELDS",
    "UNREVIEWED",
    "VERDICTS",
    "Anchor",
    "Item",
    "Review",
    "State",
    "Subject",
]

#: What can be done, each with what it does.
ACTIONS = {
    "accept": "our reading of it is right",
    "fix": "it is read rightly with these fields changed",
    "reject": "it is not what the words say; it leaves the account and stays visible",
    "add": "the words say this too, and nobody read it",
    "unverifiable": "the analyst concludes that it cannot be verified",
    "second_look": "somebody else should look at it",
    "note": "the analyst's words on it",
    "pick": "the analyst goes by this answer, and says why; nothing else changes",
    "merge": "these events, or origins, are one",
    "split": "these mentions, or profiles, are not of this event or origin",
    "undo": "an earlier review is taken back, an undo too",
}
#: The actions that say whether our reading is right, and how a thing stands after each.
VERDICTS = {"accept": "accepted", "fix": "fixed", "reject": "rejected", "add": "added"}
#: What stands in ``by`` of a row that a person put in, and that no reading has.
ADDED = "person"
UNREVIEWED = "unreviewed"
#: What of a claim and of an attribution can be fixed, in the codebook's order.
CLAIM_FIELDS = (
    *("attribution", "anchor", "kind", "polarity", "certainty", "agent", "target", "means", "place", "to", "time"),
    "quantity",
)
ATTRIBUTION_FIELDS = ("source", "cue", "content", "mode", "act", "certainty", "channel", "via", "said")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in a text a thing stands, so that it is found again when a newer reading gives it another id.

    ``layer`` is the digest of the text; ``start`` and ``end`` bound a claim's anchor, an attribution's content, a
    check's spans, in code points; ``kind`` is the claim's kind, the attribution's act or the check's rule; ``words``
    stand between the bounds, ``around`` also some before and after them.
    """

    layer: str
    start: int
    end: int
    kind: str
    words: str = ""
    around: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a review points at.

    ``what`` is ``claim``, ``attribution``, ``check``, ``event`` or ``origin``. The first three have a ``document``
    (its id, and in ``version`` the digest of the version that the person had before them), an ``item`` (its id within)
    and an ``anchor``; of events and origins ``item`` is the id. A document's own voice is an attribution without item.
    """

    what: str
    item: str
    document: str = ""
    version: str = ""
    anchor: Anchor | None = None

    @property
    def ref(self) -> str:
        """The name that people and commands use: a reference, or the id of an event or origin."""
        return f"{self.document}#{self.item}" if self.document and self.item else self.document or self.item


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a folio: exactly one of the three is there."""

    attribution: Attribution | None = None
    claim: Claim | None = None
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One action of one person.

    ``at`` is when (UTC, ISO 8601), ``who`` the name that the person gave, ``number`` counts the reviews of the ledger
    that it was made in; ``head`` is the audit chain's head just before: all that was known then. ``seen`` is the
    machine's own row as it was then, None of what it did not read; of a pick the first of its claims. ``fields`` name
    what a fix changes, or what is told of a row that is put in; ``fixed`` is the row as the person leaves it.

    Of ``merge``, ``groups`` are the members of each event or origin that is one with the others: of each mention its
    first claim, of each profile an attribution. Of ``split``, the first group is what stays, the second what goes out.
    Of ``pick`` it is the one group of claims that give the answer. ``reason`` is the person's own words. ``undoes`` is
    the id of the review that is taken back.
    """

    id: str
    at: str
    number: int
    who: str
    action: str
    subject: Subject
    head: str
    reason: str = ""
    fields: tuple[str, ...] = ()
    fixed: Item | None = None
    seen: Item | None = None
    groups: tuple[tuple[Subject, ...], ...] = ()
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """How one thing stands after all reviews of it that are in force.

    ``reviewed`` is ``unreviewed``, ``accepted``, ``fixed``, ``rejected``, ``added`` or ``second_look``; ``verdict`` is
    the same without ``second_look``: what its row follows. ``concluded`` is what the analyst concludes
    (``unverifiable``, or empty), ``notes`` the reasons and notes that were given. ``fields`` are those that people
    fixed. ``who``, ``at`` and ``last`` (its id) tell of the last review in force.

    ``disagrees`` names the fields in which the reading of now says something else than it said to the person, and else
    than the person said: it is shown, and never applied. ``attached`` is ``same`` where the item has its old id,
    ``moved`` where it was found again by its words, ``lost`` where the reading of now has nothing there: an accepted or
    fixed row then stands by itself. What a person put in is lost only where its words, or its saying, are no longer
    there. ``item`` is the id that it has now.
    """

    ref: str
    what: str
    item: str
    reviewed: str = UNREVIEWED
    verdict: str = UNREVIEWED
    concluded: str = ""
    notes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    who: str = ""
    at: str = ""
    last: str = ""
    disagrees: tuple[str, ...] = ()
    attached: str = "same"
