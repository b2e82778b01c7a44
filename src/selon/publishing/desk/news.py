"""What is new about an event since a moment: told by the rows of its page that rest on reports which came since then.

Nothing is weighed here. A row is new where the words that it needs stand in a report that is: a figure that moved, an
answer that nobody had given before and that others contradict, a sum that fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from selon.publishing.event_courses import MOVES
from selon.publishing.event_rows import Asked, EventPage, Evidence, Measure, Stated
from selon.publishing.event_words import Desk
from selon.records.events import split_ref

__all__ = ["Item", "Possible", "document_of", "news", "possible", "told"]

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


@dataclass(frozen=True, slots=True)
class Possible:
    """What is new where a report is that it rests on (``documents``), or only where all are (``every``).

    ``evidence`` are the words in each of them; where all must be new, the first.
    """

    what: str
    words: str
    who: str
    evidence: tuple[Evidence, ...]
    documents: tuple[str, ...]
    every: bool = False


def document_of(evidence: Evidence, tellings: AbstractSet[str]) -> str:
    """Return the id of the document that words stand in; ``tellings`` are the references that are those of claims."""
    return split_ref(evidence.ref)[0] if evidence.ref in tellings else evidence.ref


def news(page: EventPage, desk: Desk, new: AbstractSet[str]) -> tuple[Item, ...]:
    """Return what is new where these documents are: the event itself, or its figures, answers and sums."""
    if not new:
        return ()
    everything = new >= set(desk.documents)
    return tuple(told(possible(page, desk.tellings.keys()), new, page.title if everything else None))


def told(found: Iterable[Possible], new: AbstractSet[str], title: str | None) -> Iterator[Item]:
    """Yield what is new of what can be; ``title`` is the event's where all of its reports are new."""
    if title is not None:
        yield Item("event", title)
    for each in found:
        if title is None or each.what == "fails":
            inside = [place for place, document in enumerate(each.documents) if document in new]
            if inside and not (each.every and len(inside) < len(each.documents)):
                yield Item(each.what, each.words, each.who, each.evidence[0 if each.every else inside[0]])


def possible(page: EventPage, tellings: AbstractSet[str]) -> Iterator[Possible]:
    """Yield what is new of an event where the reports that it rests on are; ``tellings`` as in ``document_of``."""
    yield from _moved(page.measures, tellings)
    yield from _contradicted(page.asked, tellings)
    yield from _failing(page.checks, tellings)


def _moved(measures: Iterable[Measure], tellings: AbstractSet[str]) -> Iterator[Possible]:
    """Yield the figures of one origin that are not its first, each with the one before."""
    for measure in measures:
        for course in measure.courses:
            for before, step in zip(course.steps, course.steps[1:], strict=False):
                if step.evidence is not None and MOVES.get(step.move, ("", ""))[0]:
                    what = "corrected" if step.move == "correction" else "moved"
                    named = " ".join(filter(None, (measure.label, measure.scope)))
                    words = f"{named}: {before.figure} → {step.figure}"
                    document = document_of(step.evidence, tellings)
                    who = ", ".join(course.labels[:_NAMED])
                    yield Possible(what, words, who, (step.evidence,), (document,))


def _contradicted(asked: Iterable[Asked], tellings: AbstractSet[str]) -> Iterator[Possible]:
    """Yield the answers to questions on which answers differ: new where they stand in new reports alone."""
    for row in asked:
        if row.standing not in _CONTRADICTED or len(row.answers) < 2:
            continue
        for answer in row.answers:
            if answer.evidence:
                who = ", ".join(holder.label for holder in answer.holders[:_NAMED])
                documents = tuple(dict.fromkeys(document_of(e, tellings) for e in answer.evidence))
                yield Possible(
                    "differ", f"{row.label} {answer.answer}", who, answer.evidence[:1], documents, every=True
                )


def _failing(checks: Iterable[Stated], tellings: AbstractSet[str]) -> Iterator[Possible]:
    for check in checks:
        if check.outcome == "fails" and check.evidence:
            first: dict[str, Evidence] = {}
            for each in check.evidence:
                first.setdefault(document_of(each, tellings), each)
            who = ", ".join(check.outlets[:_NAMED])
            yield Possible("fails", check.working, who, tuple(first.values()), tuple(first))
