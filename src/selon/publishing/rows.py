"""What a reader is shown of a folio, as frozen rows: statements by side and source, happenings by place, figures."""

from __future__ import annotations

from dataclasses import dataclass

from selon.publishing import wording
from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.folios import Check, Folio
from selon.records.text import Span

__all__ = [
    "KIND_ORDER",
    "MEASURES",
    "SILENT",
    "Checked",
    "Happening",
    "Outline",
    "Remark",
    "Scene",
    "Side",
    "Statement",
    "Voice",
    "Who",
    "Words",
]

#: What a source does not say: shown apart from what it says.
SILENT = frozenset({"omit", "decline", "cannot_verify"})
#: Kinds that only measure: their rows stand under the figures alone.
MEASURES = frozenset({"magnitude", "area", "distance", "population", "cost", "duration", "amount"})
#: Kinds in the order in which a reader wants them: attack, effect, people, the rest.
_KINDS = (
    "struck",
    "launched",
    "shot_down",
    "shelling",
    "clash",
    "advance",
    "withdrawal",
    "captured",
    "explosion",
    "fire",
    "destroyed",
    "damaged",
    "killed",
    "injured",
    "hospitalised",
    "missing",
    "rescued",
    "detained",
    "evacuated",
    "displaced",
    "returned",
    "responders",
    "closed",
    "outage",
    "alert",
    "earthquake",
    "flood",
    "storm",
    "accident",
    "responsibility",
    "cause",
    "motive",
    "stored",
    "built",
    "verified",
    "unverified",
    "other",
)
#: The place of each kind in that order.
KIND_ORDER = {kind: place for place, kind in enumerate(_KINDS)}


@dataclass(frozen=True, slots=True)
class Words:
    """The words behind a row: the span, the sentence around it, the paragraph (from 1) that holds it."""

    span: Span
    before: str
    after: str
    paragraph: int

    @property
    def text(self) -> str:
        """The words in one line, with nothing hidden in them."""
        return wording.visible(" ".join(self.span.text.split()))

    @property
    def lead(self) -> str:
        """What stands before the words in their sentence, in one line."""
        return wording.visible(" ".join(self.before.split()) + (" " if self.before[-1:].isspace() else ""))

    @property
    def trail(self) -> str:
        """What stands after the words in their sentence, in one line."""
        return wording.visible((" " if self.after[:1].isspace() else "") + " ".join(self.after.split()))

    @property
    def where(self) -> str:
        """The place in the text: ``¶4 412–498``, in code points from 0, end exclusive."""
        return f"¶{self.paragraph} {self.span.start}–{self.span.end}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One saying: its number in the order of the text, what the source does, what, how, and marks on it."""

    number: int
    attribution: Attribution
    does: str
    voice: str
    content: tuple[Words, ...]
    how: tuple[str, ...]
    marks: tuple[str, ...]

    @property
    def where(self) -> str:
        """The place of the content in the text; of several spans the first, and how many more."""
        more = len(self.content) - 1
        return self.content[0].where + (f" +{more}" if more else "") if self.content else ""

    @property
    def text(self) -> str:
        """The content in one line; what was cut out between its spans shows as ``[…]``."""
        return wording.visible(" […] ".join(" ".join(words.span.text.split()) for words in self.content))


@dataclass(frozen=True, slots=True)
class Voice:
    """One source and all that it says."""

    label: str
    details: tuple[str, ...]
    anonymous: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The sources that speak for one party; None of them for a party in the last one."""

    name: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """Who answers for a claim: a statement's number and its source in short, or the outlet itself (number 0)."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing said to have happened or measured, by one or more; claims that say the same stand in one row.

    ``number`` counts the rows of a folio by where they first stand in the text.
    """

    number: int
    claims: tuple[Claim, ...]
    kind: str
    amount: str
    about: tuple[str, ...]
    where: str
    when: str
    who: tuple[Who, ...]
    marks: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    words: tuple[Words, ...]

    @property
    def measures(self) -> bool:
        """Whether it only measures: then its one row stands under the figures."""
        return self.claims[0].kind in MEASURES

    @property
    def key(self) -> str:
        """The row's name in a page."""
        return f"h{self.number}"

    @property
    def letter(self) -> str:
        """The row's sign in the text: a to z, then aa, ab and so on; statements have numbers."""
        left, letters = self.number, ""
        while left:
            left, rest = divmod(left - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters


@dataclass(frozen=True, slots=True)
class Scene:
    """A place, and what is said to have happened there."""

    place: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A check: its number, its outcome with a sign, the sum written out, and why."""

    number: int
    check: Check
    outcome: str
    sign: str
    working: str
    because: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A note on the text, and where in the text it stands."""

    message: str
    where: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A folio in reading order."""

    folio: Folio
    title: str
    imprint: str
    published: str
    language: str
    sides: tuple[Side, ...]
    silences: tuple[Statement, ...]
    happenings: tuple[Happening, ...]
    scenes: tuple[Scene, ...]
    checks: tuple[Checked, ...]
    remarks: tuple[Remark, ...]
    edited: str = ""

    @property
    def dated(self) -> str:
        """When it was published and, where this is a later version, edited."""
        return ", ".join(filter(None, (self.published, self.edited and f"edited {self.edited}")))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in the order of the text."""
        spoken = (s for side in self.sides for voice in side.voices for s in voice.statements)
        return tuple(sorted((*spoken, *self.silences), key=lambda s: s.number))

    @property
    def figures(self) -> tuple[Happening, ...]:
        """What happened, or was measured, with a figure."""
        return tuple(h for h in self.happenings if h.claims[0].quantity)

    @property
    def counts(self) -> str:
        """How much there is of everything, in one line."""
        voices = {s.voice for s in self.statements}
        outcomes = [row.outcome for row in self.checks]
        known = {outcome: outcomes.count(outcome) for outcome in ("fails", "holds", "open") if outcome in outcomes}
        several = ", ".join(f"{n} {outcome if n == 1 else _THEY.get(outcome, outcome)}" for outcome, n in known.items())
        told = several if len(outcomes) > 1 else "".join(outcomes)
        return " · ".join(
            (
                f"{_many(len(self.statements), 'statement')} by {_many(len(voices), 'source')}",
                _many(len(self.folio.claims), "claim"),
                _many(sum(1 for c in self.folio.claims if c.quantity), "figure"),
                _many(len(outcomes), "check") + (f": {told}" if told else ""),
            )
        )


_THEY = {"fails": "fail", "holds": "hold"}


def _many(count: int, what: str) -> str:
    return f"{count} {what}" + ("" if count == 1 else "s")
