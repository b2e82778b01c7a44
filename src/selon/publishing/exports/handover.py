"""The hand-over of a shift, as Markdown: what differs, which sums fail, which figures moved, event by event.

What a dispatch says is never Markdown here: every sign that could be one is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from selon.ports import Column, Selection
from selon.publishing.event_courses import MOVES
from selon.publishing.event_outline import event_page
from selon.publishing.event_rows import Answer, Asked, EventPage
from selon.publishing.exports.streams import as_text
from selon.records.accounts import Dossier

__all__ = ["EXPORTER", "escaped"]

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_TELLING = ("differ", "denied", "updated")
#: Of holders, and of reports' words, so many are named.
_NAMED = 3
#: And so many answers to one question.
_ANSWERS = 8
_COLUMNS = (
    Column("head", "the filter, the head of the audit chain, and whether people have reviewed anything"),
    Column("event", "title, id, days, counts and languages"),
    Column(
        "open questions", "those on which answers differ, are denied or were updated, each answer with who gives it"
    ),
    Column("sums", "breakdowns that fail, with the sum"),
    Column("figures that moved", "by origin: rises, corrections, bounds that moved"),
    Column("withdrawn reports", "those that who published them took back, in their words"),
)


def escaped(text: str) -> str:
    r"""Return text in one line, of which nothing is Markdown or HTML.

    >>> escaped("[a](b) <i>")
    '\\[a\\](b) \\<i\\>'
    """
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _head(page: EventPage) -> str:
    """Return an event's title, id, place and counts in one line."""
    counts = " · ".join(count.words for count in page.counts)
    told = (page.place, counts, ", ".join(page.languages))
    return " · ".join((f"`{page.account.event.id}`", *(escaped(part) for part in told if part)))


def _sections(page: EventPage, withdrawn: Iterable[str]) -> list[str]:
    """Return the lines of an event's sections; none where nothing is open. ``withdrawn`` are lines on reports."""
    fails = (f"{check.working}: {check.because}" for check in page.checks if check.outcome == "fails")
    named = (
        ("Answers that do not agree", _open(page.asked)),
        ("Sums that fail", fails),
        ("Figures that moved", _moved(page)),
        ("Reports that were withdrawn", withdrawn),
    )
    return [line for name, lines in named for line in _section(name, lines)]


def _section(name: str, lines: Iterable[str]) -> Iterator[str]:
    found = [f"- {escaped(line)}" for line in lines]
    if found:
        yield from (f"**{name}**", "", *found, "")


def _open(asked: Iterable[Asked]) -> Iterator[str]:
    for row in asked:
        if row.standing in _TELLING:
            more = f"; and {len(row.answers) - _ANSWERS} more answers" if len(row.answers) > _ANSWERS else ""
            yield f"{row.label} ({row.standing}) {'; '.join(map(_answer, row.answers[:_ANSWERS]))}{more}"


def _answer(answer: Answer) -> str:
    names = [holder.label for holder in answer.holders]
    more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
    words = next(iter(answer.evidence), None)
    where = f" {words.where} “{words.words.text}”" if words else ""
    return f"{answer.answer}{f' ({answer.mark})' if answer.mark else ''}: {', '.join(names[:_NAMED])}{more}{where}"


def _moved(page: EventPage) -> Iterator[str]:
    for measure in page.measures:
        for course in measure.courses:
            if any(MOVES.get(step.move, ("", ""))[1] for step in course.steps):
                steps = " → ".join(f"{step.figure}{_sign(step.move)} ({step.when})" for step in course.steps)
                yield f"{measure.label}, {measure.scope}, {', '.join(course.labels[:_NAMED])}: {steps}"


def _withdrawn(dossier: Dossier, selection: Selection) -> list[str]:
    """Return a line for each report that who published it took back."""
    outlets = {telling.document.id: telling.document.outlet for telling in dossier.tellings}
    return [f"{outlets[name] or name}: {mark.words}" for name, mark in selection.withdrawn(outlets).items()]


def _sign(move: str) -> str:
    _, word = MOVES.get(move, ("", ""))
    return f" {word}" if word else ""


def _reviewed(selection: Selection) -> str:
    return "stands as people put it where they reviewed it" if selection.reviews() else "is unreviewed"


class _Handover:
    """The format ``handover``."""

    name = "handover"
    suffix = ".md"
    says = (
        "What a shift leaves to the next, as Markdown: of each event what its sources do not agree on, which sums "
        "fail, which figures moved, with the words. It says nothing of who is right."
    )
    columns = _COLUMNS
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write the events; return how many. Those with nothing open stand in one list at the end."""
        head, entries = selection.head()
        asked = ", ".join(f"{name} {escaped(value)}" for name, value in selection.asked.items())
        quiet: list[str] = []
        count = 0
        with as_text(stream) as text:
            text.write(
                "# Hand-over\n\n"
                f"{f'Only: {asked}. ' if asked else ''}Ledger at entry {entries}, head `{head}`.\n\n"
                f"Everything here was read by machine and {_reviewed(selection)}; "
                "no answer is preferred to another.\n\n"
            )
            for account, dossier in selection.events():
                page = event_page(account, dossier)
                count += 1
                if sections := _sections(page, _withdrawn(dossier, selection)):
                    text.writelines(f"{line}\n" for line in (f"## {escaped(page.title)}", "", _head(page), ""))
                    text.writelines(f"{line}\n" for line in sections)
                else:
                    quiet.append(f"- {escaped(page.title)} · {_head(page)}\n")
            if quiet:
                text.writelines(("## Nothing open\n\n", *quiet))
        return count


EXPORTER = _Handover()
