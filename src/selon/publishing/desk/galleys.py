"""An event's page as it is set: rows with no more in each than a screen has room for, and how much more there is.

A *galley* is all of one event's page in *sheets*: so many rows of one part of it (the questions, the figures, the
timeline, what is told inside one row). A page shows the first sheet of each part; every other has an address. So a page
of an event of thousands of reports costs what one of a hundred does, and nothing of it is out of reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from selon.publishing.desk.charts import Chart, Track
from selon.publishing.desk.citing import Ways
from selon.publishing.desk.comparing import Answered, Column, Report
from selon.publishing.desk.mapping import Row as Placing
from selon.publishing.desk.mapping import Where
from selon.publishing.desk.news import Possible
from selon.publishing.event_rows import Copied, Evidence, Ground, Held, Holder, Mark, Opened, Stated, Step
from selon.publishing.event_status import Dates

__all__ = [
    "INSIDE",
    "KINDS",
    "PARTS",
    "About",
    "Cell",
    "ColumnHead",
    "CountRow",
    "FigureRow",
    "Figures",
    "Galley",
    "GroundRow",
    "Head",
    "Held",
    "Member",
    "QuestionRow",
    "Related",
    "Said",
    "SourceRow",
    "StatedRow",
    "kind_of",
    "part_of",
    "section_part",
]


@dataclass(frozen=True, slots=True)
class Cell:
    """An answer as one column gives it: who of the column holds it, and in which words.

    ``version`` is its id. ``held`` and ``told`` count all who hold it there and all their words.
    """

    answer: str
    mark: str
    when: str
    version: str
    holders: tuple[Holder, ...]
    held: int
    evidence: tuple[Evidence, ...]
    told: int


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question: its answers by column (``cells``), and how they stand to each other.

    ``place`` is its place in the account's order, ``ref`` the first claim that answers it, ``answers`` how many there
    are; ``given`` counts those of each column, ``related`` the relations.
    """

    id: str
    place: int
    label: str
    standing: str
    ref: str
    answers: int
    relations: tuple[tuple[str, str, str, str], ...]
    related: int
    cells: tuple[tuple[Cell, ...], ...]
    given: tuple[int, ...]

    @property
    def whole(self) -> bool:
        """Whether all that is told of it stands in the row."""
        told = all(len(some) == count for some, count in zip(self.cells, self.given, strict=True))
        words = (
            len(cell.evidence) == cell.told and len(cell.holders) == cell.held for some in self.cells for cell in some
        )
        return told and len(self.relations) == self.related and all(words)


@dataclass(frozen=True, slots=True)
class Said:
    """One telling of a question: the answer, how it is put, who holds it, the words."""

    answer: str
    mark: str
    who: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Related:
    """How two answers of a question stand to each other, and why."""

    first: str
    outcome: str
    second: str
    because: str


@dataclass(frozen=True, slots=True)
class About:
    """What a row is called that something is told inside of, and more about it; ``rows`` in so many ``sheets``."""

    what: str
    label: str
    more: str
    rows: int
    sheets: int


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The figures that an origin gave, or origins that gave the same one: ``named`` and ``given`` count both.

    ``track`` draws them on a scale.
    """

    labels: tuple[str, ...]
    named: int
    side: str
    steps: tuple[Step, ...]
    given: int
    track: Track | None = None

    @property
    def whole(self) -> bool:
        """Whether all its figures and all who gave them stand in the row."""
        return len(self.labels) == self.named and len(self.steps) == self.given


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted, for one place, and who gave which figures; ``given`` counts the courses.

    ``place`` is its place among the measures, ``ref`` a claim of it whose question has several answers. ``names`` are
    those of the lines of the ``chart``.
    """

    place: int
    label: str
    scope: str
    most: float
    ref: str
    courses: tuple[FigureRow, ...]
    given: int
    chart: Chart | None = None
    names: tuple[tuple[str, ...], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all its figures stand in the row."""
        return len(self.courses) == self.given and all(course.whole for course in self.courses)


@dataclass(frozen=True, slots=True)
class StatedRow:
    """A check: its place among them, and how many outlets and words it concerns in all."""

    place: int
    check: Stated
    outlets: int
    told: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An origin, and through how many outlets and relays it is heard in all."""

    held: Held
    outlets: int
    relays: int


@dataclass(frozen=True, slots=True)
class CountRow:
    """One of the five counts; ``given`` counts its reasons."""

    name: str
    low: int
    high: int
    reasons: tuple[Opened, ...]
    given: int


@dataclass(frozen=True, slots=True)
class GroundRow:
    """What the sides stand alike on; ``given`` counts the questions."""

    ground: Ground
    given: int


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A column of the versions: its side, its origin's name (empty: the whole side; None: all others), how many."""

    side: str
    label: str | None
    origins: int


@dataclass(frozen=True, slots=True)
class Member:
    """An answer (``version``) of a question, by their ids, and which of the event's claims give it, by their places."""

    question: str
    version: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What a page of an event needs whichever part it shows. ``home`` is the country of the event's place.

    ``sizes`` tells of each part how many rows and sheets there are, ``standings`` how many questions stand how.
    """

    id: str
    title: str
    place: str
    dates: str
    home: str
    languages: tuple[str, ...]
    counts: tuple[CountRow, ...]
    grounds: tuple[GroundRow, ...]
    columns: tuple[tuple[str, tuple[ColumnHead, ...]], ...]
    sizes: tuple[tuple[str, int, int], ...]
    standings: tuple[tuple[str, int], ...]
    where: Where
    ways: Ways | None
    moments: Dates

    def size(self, part: str) -> int:
        """Return how many rows a part has."""
        return next((rows for name, rows, _ in self.sizes if name == part), 0)

    def standing(self, name: str) -> int:
        """Return how many questions stand so."""
        return next((count for standing, count in self.standings if standing == name), 0)

    def sheets(self, part: str) -> int:
        """Return how many sheets a part has."""
        return next((sheets for name, _, sheets in self.sizes if name == part), 0)


#: The parts of a page, and what their rows are.
PARTS: dict[str, type[Any]] = {
    "sides": QuestionRow,
    "sides-alone": QuestionRow,
    "origins": QuestionRow,
    "origins-alone": QuestionRow,
    "figures": Figures,
    "checks": StatedRow,
    "timeline": Mark,
    "places": Placing,
    "sources": SourceRow,
    "copies": Copied,
    "reports": Report,
}
#: What is told inside a row: of a question, a measure, a check.
INSIDE: dict[str, type[Any]] = {"said": Said, "related": Related, "courses": FigureRow, "words": Evidence}
#: What no page shows as it is: the head, what can be new, which claims give which answer.
KINDS: dict[str, type[Any]] = {
    **PARTS,
    **INSIDE,
    "about": About,
    "answered": Answered,
    "column": Column,
    "head": Head,
    "news": Possible,
    "members": Member,
}


def kind_of(part: str) -> type[Any]:
    """Return what the rows of a part are, by its name (``figures``, ``said/3``)."""
    return KINDS[part.partition("/")[0]]


def part_of(name: str, of: str = "") -> str:
    """Return the name of a part, or of what is told inside the row that has a place (``of``)."""
    return f"{name}/{of}" if of else name


#: Under which name a section of the page that depends on what stands in the columns has its rows.
_BY_COLUMNS = {"versions": "{}", "alone": "{}-alone"}


def section_part(section: str, by: str) -> str:
    """Return the part that a section of the page has its rows in.

    >>> section_part("alone", "origins"), section_part("figures", "origins")
    ('origins-alone', 'figures')
    """
    return _BY_COLUMNS.get(section, section).format(by)


class Galley(Protocol):
    """Where the sheets of an event's page are."""

    def rows(self, part: str, sheet: int = 0) -> tuple[Any, ...]:
        """Return the rows of one sheet; none where there is no such sheet."""
        ...
