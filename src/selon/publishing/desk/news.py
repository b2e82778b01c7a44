"""What is new about an event since a moment: told by the rows of its page that rest on reports which came since then.

Nothing is weighed here. A row is new where the words that it needs stand in a report that is: a figure that moved, an
answer that nobody had given before and that others contradict, a sum that fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from selon.publishing.event_courses import MOVES
from selon.publishing.event_rows import Asked, EventPage, Evidence, Measure, Stated
from selon.publishing.event_words import Desk
from selon.records.events import split_ref

__all__ = ["Item", "document_of", "news"]

_CONTRADICTED = ("differ", "denied")
#: So many names stand with a figure.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is new: which of `asking.NEWS`, in words, who says it, and the words behind it."""

    what: str
    words: str
    who: str = ""
    evidence: Evidence | None = None


def document_of(evidence: Evidence, tellings: AbstractSet[str]) -> str:
    """Return the id of the document that words stand in; ``tellings`` are the references that are those of claims."""
    return split_ref(evidence.ref)[0] if evidence.ref in tellings else evidence.ref


def news(page: EventPage, desk: Desk, new: AbstractSet[str]) -> tuple[Item, ...]:
    """Return what is new where these documents are: the event itself, or its figures, answers and sums."""
    if not new:
        return ()
    if new >= set(desk.documents):
        return (Item("event", page.title), *_failing(page.checks, _inside(desk, new)))
    inside = _inside(desk, new)
    return (*_moved(page.measures, inside), *_contradicted(page.asked, inside), *_failing(page.checks, inside))


def _inside(desk: Desk, new: AbstractSet[str]) -> Callable[[Evidence | None], bool]:
    def inside(evidence: Evidence | None) -> bool:
        return evidence is not None and document_of(evidence, desk.tellings.keys()) in new

    return inside


def _moved(measures: Iterable[Measure], inside: Callable[[Evidence | None], bool]) -> Iterator[Item]:
    """Yield the figures of one origin that are not its first, each with the one before."""
    for measure in measures:
        for course in measure.courses:
            for before, step in zip(course.steps, course.steps[1:], strict=False):
                if inside(step.evidence) and MOVES.get(step.move, ("", ""))[0]:
                    what = "corrected" if step.move == "correction" else "moved"
                    told = " ".join(filter(None, (measure.label, measure.scope)))
                    words = f"{told}: {before.figure} → {step.figure}"
                    yield Item(what, words, ", ".join(course.labels[:_NAMED]), step.evidence)


def _contradicted(asked: Iterable[Asked], inside: Callable[[Evidence | None], bool]) -> Iterator[Item]:
    """Yield the answers that stand in new reports alone, to questions on which answers differ."""
    for row in asked:
        if row.standing not in _CONTRADICTED or len(row.answers) < 2:
            continue
        for answer in row.answers:
            if answer.evidence and all(map(inside, answer.evidence)):
                who = ", ".join(holder.label for holder in answer.holders[:_NAMED])
                yield Item("differ", f"{row.label} {answer.answer}", who, answer.evidence[0])


def _failing(checks: Iterable[Stated], inside: Callable[[Evidence | None], bool]) -> Iterator[Item]:
    for check in checks:
        if check.outcome == "fails":
            found = next((evidence for evidence in check.evidence if inside(evidence)), None)
            if found:
                yield Item("fails", check.working, ", ".join(check.outlets[:_NAMED]), found)
