"""The account of one event: what all dispatches say of it, question by question, and never which of them is right.

A *telling* is one claim of one document with who said it. Tellings that answer the same *question* (a kind, about one
population, place and period) and say the same are one *version*; between versions stand *relations*. Figures over time
form a *series* per origin. The *counts* say how many voices there really are.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.records.attribution import Attribution
from selon.records.claims import Claim, Place, Quantity
from selon.records.events import Copy, Event, Origin, Reason
from selon.records.folios import Check
from selon.records.reviews import UNREVIEWED
from selon.records.text import Document

__all__ = [
    "Account",
    "Count",
    "Dossier",
    "Moved",
    "Point",
    "Question",
    "Relation",
    "Series",
    "Summary",
    "Telling",
    "Timed",
    "Version",
    "Withdrawn",
]


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as one document has it. ``origin`` is the id of who first said it, ``side`` that origin's side.

    ``reviewed`` tells whether a person checked our reading of it, ``concluded`` what the analyst concludes (``State``).
    ``other_language`` is that of the paragraph that the claim stands in, where that is not the document's.
    """

    ref: str
    document: Document
    claim: Claim
    attribution: Attribution | None
    origin: str
    side: str | None
    reviewed: str = UNREVIEWED
    concluded: str = ""
    other_language: str | None = None

    @property
    def language(self) -> str | None:
        """The language of the paragraph that the claim stands in."""
        return self.other_language or self.document.language


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """That who published a document took its current version back: by which code, in which words, when.

    ``code`` is ``canceled``, ``withheld`` or ``retracted``; ``published`` is empty where it is not known.
    """

    code: str
    words: str
    published: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that weighing needs of one event. ``tellings`` in the order in which they came out, then document and text.

    ``checks`` are those that each document's own figures got, by document id; ``withdrawn`` says which documents were
    taken back, by their ids.
    """

    event: Event
    tellings: tuple[Telling, ...]
    origins: tuple[Origin, ...]
    copies: tuple[Copy, ...] = ()
    checks: tuple[tuple[str, Check], ...] = ()
    withdrawn: tuple[tuple[str, Withdrawn], ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its reasons: ``low`` and ``high`` differ where it cannot be told apart.

    ``name`` is one of reports, outlets, texts, origins, sides.
    """

    name: str
    low: int
    high: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One answer to a question: what is said, in neutral words, and by whom.

    ``answer`` is in English, short, built from the record alone (``54 drones``, ``destroyed``, ``not destroyed``).
    ``quantity`` is the figure that all its tellings share. ``status`` is ``asserted``, ``hedged``, ``denied`` or
    ``unverified``, the surest that any of its origins puts it. ``first`` and ``last`` are when its tellings came out.
    ``withdrawn`` are those of its tellings whose reports were taken back: they hold it no longer, so that ``origins``,
    ``sides``, ``status`` and times are those of the others. Where there are no others it rests on them alone, and is
    not ``live``.
    """

    id: str
    answer: str
    quantity: Quantity | None
    polarity: bool
    status: str
    origins: tuple[str, ...]
    sides: tuple[str, ...]
    tellings: tuple[str, ...]
    first: str | None
    last: str | None
    withdrawn: tuple[str, ...] = ()

    @property
    def live(self) -> bool:
        """Whether anybody still stands by it: a report that has it was not taken back."""
        return len(self.withdrawn) < len(self.tellings)


@dataclass(frozen=True, slots=True)
class Relation:
    """How two versions stand to each other, by their ids.

    ``outcome`` is ``same``, ``compatible``, ``updated``, ``differ``, ``denied`` or ``not_comparable``; of the last,
    ``key`` names what keeps them apart (population, place, period, unit).
    """

    first: str
    second: str
    outcome: str
    key: str | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class Question:
    """What an event raises: how many were injured, what burned, who did it.

    ``standing`` is ``agree`` (several origins, one answer), ``differ``, ``denied``, ``updated``, ``only`` (one origin
    alone speaks of it), ``compatible``, ``withdrawn`` (all reports that answer it were taken back). ``subject`` is what
    is counted or hit, ``place`` and ``period`` the scope. Versions that rest on withdrawn reports alone have no
    relations.
    """

    id: str
    label: str
    kind: str
    subject: str | None
    place: Place | None
    period: tuple[str | None, str | None]
    versions: tuple[Version, ...]
    relations: tuple[Relation, ...]
    standing: str


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series: as of when (publication, or the hour that a tally names), said where.

    ``move`` is ``first``, ``repeat``, ``rise``, ``correction`` (a fall), ``overlap`` (its window overlaps the one
    before, so the two are never added), ``widened`` (bounds moved, the value did not contradict them) or ``withdrawn``
    (its report was taken back: it moves nothing).
    """

    at: str | None
    quantity: Quantity
    ref: str
    window: tuple[str | None, str | None]
    move: str


@dataclass(frozen=True, slots=True)
class Series:
    """One measure by one origin over time, for one place and subject."""

    kind: str
    unit: str
    subject: str | None
    place: Place | None
    origin: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A check across documents, and the documents concerned."""

    check: Check
    documents: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Timed:
    """A line of the timeline.

    ``what`` is ``happened``, ``published``, ``edited`` or ``withdrawn``, ``at`` a day or a time in ISO 8601.
    """

    at: str
    what: str
    words: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One event weighed: counts, questions with their versions, series, checks across documents, timeline."""

    event: Event
    counts: tuple[Count, ...]
    questions: tuple[Question, ...]
    series: tuple[Series, ...]
    checks: tuple[Moved, ...]
    timeline: tuple[Timed, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What an account comes to in a line of a list.

    ``outlets`` and ``origins`` count them (origins from, to); ``standings`` says how many of the questions stand how,
    by name; ``fails`` are the breakdowns that fail, within reports and across them, written out, each once; ``sums``
    tells whether any breakdown is checked at all. ``moved`` and ``told`` are the newest moments (as written, the newest
    first) at which something new came, an answer, a figure of an origin or a withdrawal, and at which reports came out.
    """

    outlets: int
    origins: tuple[int, int]
    standings: tuple[tuple[str, int], ...] = ()
    fails: tuple[str, ...] = ()
    sums: bool = False
    moved: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
