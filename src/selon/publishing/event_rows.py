"""What a reader is shown of an event, as frozen rows: questions with their answers, figures, checks, time, sources.

Whatever shows an event shows these rows, so that no two pages can tell different stories. Every row keeps the words
that it rests on. What somebody did not say is not there: it is blank, and never a denial.
"""

from __future__ import annotations

from dataclasses import dataclass

from selon.publishing.rows import Words
from selon.records.accounts import Account, Point, Question, Version

__all__ = [
    "EDITED",
    "GROUPS",
    "HAPPENED",
    "OTHERS",
    "PUBLISHED",
    "SIGNS",
    "WITHDRAWN",
    "Answer",
    "Asked",
    "Copied",
    "Counted",
    "Course",
    "EventPage",
    "Evidence",
    "Ground",
    "Held",
    "Holder",
    "Mark",
    "Measure",
    "Opened",
    "Related",
    "Stated",
    "Step",
]

#: Who speaks for no party.
OTHERS = "Third parties, media and witnesses"
#: The signs of the timeline.
HAPPENED, PUBLISHED, EDITED, WITHDRAWN = "●", "▲", "△", "⊘"
#: The sign of how a question stands, and what it means in a few words; what is most telling first.
SIGNS = {
    "differ": ("≠", "differ"),
    "denied": ("¬", "denied"),
    "updated": ("↻", "updated"),
    "agree": ("=", "agree"),
    "compatible": ("≈", "compatible"),
    "only": ("∅", "only one says"),
    "withdrawn": ("⊘", "withdrawn"),
}

#: How questions that stand so are headed, in the order in which they are read.
GROUPS = {
    "differ": "Where they differ",
    "denied": "What is denied",
    "updated": "What was updated",
    "agree": "What several say",
    "compatible": "Answers that can stand together",
    "only": "What only one says",
    "withdrawn": "What rests on withdrawn reports alone",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one telling, their language, and where and when they were printed."""

    ref: str
    words: Words
    outlet: str
    language: str
    published: str

    @property
    def where(self) -> str:
        """Outlet, language and paragraph: ``⟨Example Post en ¶2⟩``."""
        return f"⟨{' '.join(filter(None, (self.outlet, self.language, f'¶{self.words.paragraph}')))}⟩"


@dataclass(frozen=True, slots=True)
class Opened:
    """A reason, opened: the rule, one sentence, and the words behind it."""

    rule: str
    because: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """One of the five counts: ``3–4 origins``, with its reasons."""

    words: str
    reasons: tuple[Opened, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """An origin that holds a version: what it is called, its side, in how many reports it does so."""

    origin: str
    label: str
    side: str
    reports: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One version as a row: the answer, a mark on how surely it is put, who holds it, when printed, the words.

    ``picked`` tells that a rule which the reader named leaves it; it says nothing of which answer is right.
    """

    version: Version
    answer: str
    mark: str
    holders: tuple[Holder, ...]
    when: str
    reports: int
    evidence: tuple[Evidence, ...]
    picked: bool = False

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that hold it, each once, in the order of the holders."""
        return tuple(dict.fromkeys(holder.side for holder in self.holders))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a row: what is asked, how it stands, the answers, and how they stand together.

    ``weight`` is its place in the account's order: the weightiest has 0. ``picked`` is why a rule picks as it does.
    """

    question: Question
    weight: int
    label: str
    standing: str
    answers: tuple[Answer, ...]
    relations: tuple[tuple[str, str, str, str], ...]
    picked: str = ""

    @property
    def sign(self) -> str:
        """The sign of how it stands."""
        return SIGNS.get(self.standing, ("·", ""))[0]

    @property
    def reports(self) -> int:
        """How many reports answer it, one counted once for each answer."""
        return sum(answer.reports for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Step:
    """A figure of a series: when, how much, what became of it, in how many reports in a row, the words."""

    when: str
    figure: str
    move: str
    times: int
    evidence: Evidence | None
    point: Point


@dataclass(frozen=True, slots=True)
class Course:
    """The figures that one origin gave, in their order; origins that gave the same one figure stand together."""

    labels: tuple[str, ...]
    side: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, for one place: the courses of all who gave a figure, and the largest number for their scale."""

    kind: str
    label: str
    scope: str
    courses: tuple[Course, ...]
    most: float

    @property
    def moves(self) -> bool:
        """Whether more than one figure was given."""
        return len({step.figure for course in self.courses for step in course.steps}) > 1


@dataclass(frozen=True, slots=True)
class Stated:
    """A check, within dispatches or across them: outcome and sign, the working, why, and which outlets it concerns.

    ``alike`` tells for how many checks it stands.
    """

    outcome: str
    sign: str
    working: str
    because: str
    outlets: tuple[str, ...]
    across: bool
    evidence: tuple[Evidence, ...]
    rule: str = ""
    alike: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the timeline: when, whether something happened (``●``), was published (``▲``) or edited (``△``), what.

    ``plain`` tells that a report was published, or edited, that was first with nothing.
    """

    when: str
    sign: str
    words: str
    reports: int
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """Another event that some of the same reports tell of: its id, its title, how many of them, its sums that fail."""

    id: str
    title: str
    shared: int
    fails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """An origin: what it is called, what else is known of it, its side, who printed it, through whom."""

    label: str
    details: tuple[str, ...]
    side: str
    reports: int
    outlets: tuple[str, ...]
    relays: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """Two reports of one text: the later one, the earlier one, how much of it, and figures that were changed."""

    later: str
    earlier: str
    how: str
    share: str
    changed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Questions on which the sides stand alike: the sign, what it means, the questions, the weightiest first."""

    sign: str
    words: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event in reading order. ``rule`` is the one that the reader named to pick answers by, if any."""

    account: Account
    title: str
    place: str
    dates: str
    languages: tuple[str, ...]
    counts: tuple[Counted, ...]
    asked: tuple[Asked, ...]
    measures: tuple[Measure, ...]
    checks: tuple[Stated, ...]
    timeline: tuple[Mark, ...]
    sources: tuple[Held, ...]
    copies: tuple[Copied, ...]
    related: tuple[Related, ...] = ()
    rule: str = ""

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that say anything, those with most to say first, those who speak for none last."""
        told: dict[str, int] = {}
        for asked in self.asked:
            for answer in asked.answers:
                for holder in answer.holders:
                    told[holder.side] = told.get(holder.side, 0) + holder.reports
        return tuple(sorted(told, key=lambda side: (side == OTHERS, -told[side], side)))

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What the sides agree on, where they differ, what can stand together, what one of them alone speaks of.

        Those who speak for no side do not count here; where fewer than two sides speak there is nothing to compare.
        """
        parties = [side for side in self.sides if side != OTHERS]
        if len(parties) < 2:
            return ()
        found: dict[tuple[str, str], list[str]] = {}
        for asked in sorted(self.asked, key=lambda a: a.weight):
            spoken = [side for side in parties if any(side in answer.sides for answer in asked.answers)]
            if spoken:
                found.setdefault(_stand(asked, spoken), []).append(asked.label)
        order = [sign for sign, _ in SIGNS.values()]
        ranked = sorted(found, key=lambda key: (order.index(key[0]), key[1]))
        return tuple(Ground(sign, words, tuple(found[sign, words])) for sign, words in ranked)


def _stand(asked: Asked, spoken: list[str]) -> tuple[str, str]:
    """Return how the sides that answer a question stand to each other: a sign and what it means."""
    if len(spoken) == 1:
        return SIGNS["only"][0], f"of the sides only {spoken[0]} says"
    if asked.standing in ("differ", "denied"):
        return SIGNS["differ"][0], "they differ"
    if any(len(set(answer.sides) & set(spoken)) > 1 for answer in asked.answers):
        return SIGNS["agree"][0], "they share an answer"
    return SIGNS["compatible"][0], "each says its own, and both can stand"
