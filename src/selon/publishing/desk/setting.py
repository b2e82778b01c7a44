"""Setting an event's page: from its account all the rows that the page can show, in sheets of a size (``galleys``)."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import GenericAlias
from typing import Any, TypeVar, cast

from selon.ledger.payloads import dump, load
from selon.publishing.desk.asking import COLUMNS
from selon.publishing.desk.charts import chart_of, courses_drawn, track_of
from selon.publishing.desk.citing import ways_of
from selon.publishing.desk.columns import Column, cells, columns
from selon.publishing.desk.comparing import answered, event_column, reports_of
from selon.publishing.desk.galleys import (
    About,
    Cell,
    ColumnHead,
    CountRow,
    FigureRow,
    Figures,
    GroundRow,
    Head,
    Member,
    QuestionRow,
    Related,
    Said,
    SourceRow,
    StatedRow,
    kind_of,
    part_of,
    section_part,
)
from selon.publishing.desk.mapping import where_of
from selon.publishing.desk.news import Possible, possible
from selon.publishing.event_courses import MOVES
from selon.publishing.event_outline import event_page
from selon.publishing.event_rows import Asked, Course, EventPage, Evidence, Held, Measure, Opened, Stated
from selon.publishing.event_status import dates_of
from selon.records.accounts import Account, Dossier

__all__ = ["Set", "lay", "members_of", "set_event", "unlay"]

T = TypeVar("T")
_Parts = dict[str, list[tuple[Any, ...]]]

#: Rows of a sheet, and how heavy they may be together: a page of all first sheets is drawn in some 50 ms.
_ROWS = {"versions": 40, "alone": 30, "figures": 24, "checks": 30, "timeline": 100, "places": 40, "copies": 40}
_OTHERS = 60
_HEAVY = 140
#: What is shown of one row: answers of a column, words of an answer, who holds it, relations, courses and their figures
#: and labels, words of a check, outlets, relays, labels of a ground, reasons of a count and their words.
_ANSWERS, _WORDS, _HOLDERS, _RELATIONS, _COURSES, _STEPS = 6, 6, 4, 8, 12, 12
_NAMED, _BEHIND, _OUTLETS, _RELAYS, _LABELS, _REASONS, _OPENED = 4, 5, 6, 6, 6, 12, 2
#: Characters of a sentence that can be shown on each side of the words that are meant, and some more.
_AROUND = 240
_SIGNS = {move: sign for move, (sign, _) in MOVES.items()}


@dataclass(frozen=True, slots=True)
class Set:
    """A galley as it was just set: each part's sheets, by its name."""

    parts: dict[str, tuple[tuple[Any, ...], ...]]

    def rows(self, part: str, sheet: int = 0) -> tuple[Any, ...]:
        """Return the rows of one sheet; none where there is no such sheet."""
        found = self.parts.get(part, ())
        return found[sheet] if 0 <= sheet < len(found) else ()


def set_event(account: Account, dossier: Dossier) -> Set:
    """Return an event's page, set. ``dossier`` is what the account was made from."""
    page = event_page(account, dossier)
    voices = {telling.ref: telling.origin for telling in dossier.tellings}
    beside = {by: columns(page, by) for by in COLUMNS}
    where = where_of(dossier)
    parts = _versions(page, beside, voices)
    several = {ref for a in page.asked if len(a.answers) > 1 for v in a.question.versions for ref in v.tellings}
    parts["figures"] = _sheets([_figures(n, m, several) for n, m in enumerate(page.measures)], "figures", _figured)
    parts["checks"] = _sheets([_stated(n, check) for n, check in enumerate(page.checks)], "checks", _behind)
    parts["timeline"] = _sheets(page.timeline, "timeline")
    parts["places"] = _sheets(where.rows, "places")
    parts["sources"] = _sheets([_source(held) for held in page.sources], "sources")
    parts["copies"] = _sheets(page.copies, "copies")
    parts["reports"] = _sheets(reports_of(dossier), "reports")
    head = Head(
        id=account.event.id,
        title=page.title,
        place=page.place,
        dates=page.dates,
        home=next((place.country or "" for place in account.event.places), ""),
        languages=page.languages,
        counts=tuple(_counts(page)),
        grounds=tuple(_grounds(page)),
        columns=tuple((by, tuple(ColumnHead(c.side, c.label, len(c.origins)) for c in beside[by])) for by in COLUMNS),
        sizes=tuple((name, sum(map(len, sheets)), len(sheets)) for name, sheets in parts.items()),
        standings=tuple(sorted(Counter(asked.standing for asked in page.asked).items())),
        where=replace(where, rows=()),
        ways=ways_of(dossier),
        moments=dates_of(account, dossier),
    )
    for name, rows, label, more in _inside(page, voices, parts):
        parts[name] = _sheets(rows, "inside")
        about = About(name.partition("/")[0], label, more, len(rows), len(parts[name]))
        parts[part_of("about", name)] = [(about,)]
    parts |= {"column": [(event_column(page),)], "answered": [answered(page, voices.keys())]}
    parts |= {"head": [(head,)], "news": [tuple(_news(page, voices))], "members": [tuple(members_of(page))]}
    return Set({name: tuple(sheets) for name, sheets in parts.items() if sheets})


def _versions(page: EventPage, beside: Mapping[str, Sequence[Column]], voices: Mapping[str, str]) -> _Parts:
    """Return the questions that several answer, and those that one alone does, for each choice of columns."""
    parts: _Parts = {}
    for by in COLUMNS:
        rows = [_question(asked, beside[by], voices) for asked in page.asked]
        several, alone = ([row for row in rows if (row.standing == "only") is only] for only in (False, True))
        parts[section_part("versions", by)] = _sheets(several, "versions", _told)
        parts[section_part("alone", by)] = _sheets(alone, "alone", _told)
    return parts


def _sheets(rows: Sequence[T], part: str, weight: Callable[[T], int] = lambda _row: 1) -> list[tuple[T, ...]]:
    """Return rows in sheets: no more in one than there is room for, and always one at least."""
    most, heavy = _ROWS.get(part, _OTHERS), _HEAVY
    found: list[tuple[T, ...]] = []
    some: list[T] = []
    load = 0
    for row in rows:
        weighs = weight(row)
        if some and (len(some) >= most or load + weighs > heavy):
            found.append(tuple(some))
            some, load = [], 0
        some.append(row)
        load += weighs
    return [*found, tuple(some)] if some else found


# --- questions --------------------------------------------------------------------------------------------------------


def _question(asked: Asked, beside: Sequence[Column], voices: Mapping[str, str]) -> QuestionRow:
    found = [cells(asked, column, voices) for column in beside]
    question = asked.question
    return QuestionRow(
        id=question.id,
        place=asked.weight,
        label=asked.label,
        standing=asked.standing,
        ref=next((ref for version in question.versions for ref in version.tellings), ""),
        answers=len(asked.answers),
        relations=asked.relations[:_RELATIONS],
        related=len(asked.relations),
        cells=tuple(tuple(_cell(cell) for cell in some[:_ANSWERS]) for some in found),
        given=tuple(map(len, found)),
    )


def _cell(cell: Any) -> Cell:
    answer = cell.answer
    return Cell(
        answer=answer.answer,
        mark=answer.mark,
        when=answer.when,
        version=answer.version.id,
        holders=cell.holders[:_HOLDERS],
        held=len(cell.holders),
        evidence=tuple(map(_short, cell.evidence[:_WORDS])),
        told=len(cell.evidence),
    )


def _told(row: QuestionRow) -> int:
    return len(row.relations) // 2 + sum(1 + len(cell.evidence) for some in row.cells for cell in some)


def _short(evidence: Evidence) -> Evidence:
    """Return words without what of their sentence no page shows."""
    words = evidence.words
    if len(words.before) <= _AROUND and len(words.after) <= _AROUND:
        return evidence
    return replace(evidence, words=replace(words, before=words.before[-_AROUND:], after=words.after[:_AROUND]))


# --- figures, checks, sources, counts ---------------------------------------------------------------------------------


def _figures(place: int, measure: Measure, several: set[str]) -> Figures:
    refs = (step.point.ref for course in measure.courses for step in course.steps)
    return Figures(
        place=place,
        label=measure.label,
        scope=measure.scope,
        most=measure.most,
        ref=next((ref for ref in refs if ref in several), ""),
        courses=tuple(_course(course, measure, _NAMED) for course in measure.courses[:_COURSES]),
        given=len(measure.courses),
        chart=chart_of(measure, _SIGNS),
        names=tuple(course.labels for course in courses_drawn(measure)),
    )


def _course(course: Course, measure: Measure, named: int | None = None) -> FigureRow:
    steps = tuple(replace(step, evidence=step.evidence and _short(step.evidence)) for step in course.steps[:_STEPS])
    return FigureRow(
        labels=course.labels[:named],
        named=len(course.labels),
        side=course.side,
        steps=steps,
        given=len(course.steps),
        track=track_of(course, measure.most) if measure.moves else None,
    )


def _figured(row: Figures) -> int:
    return sum(1 + len(course.steps) for course in row.courses)


def _stated(place: int, check: Stated) -> StatedRow:
    shown = replace(check, outlets=check.outlets[:_OUTLETS], evidence=tuple(map(_short, check.evidence[:_BEHIND])))
    return StatedRow(place, shown, len(check.outlets), len(check.evidence))


def _behind(row: StatedRow) -> int:
    return 1 + len(row.check.evidence)


def _source(held: Held) -> SourceRow:
    shown = replace(held, outlets=held.outlets[:_OUTLETS], relays=held.relays[:_RELAYS])
    return SourceRow(shown, len(held.outlets), len(held.relays))


def _counts(page: EventPage) -> Iterator[CountRow]:
    for count, told in zip(page.account.counts, page.counts, strict=True):
        reasons = tuple(map(_reason, told.reasons[:_REASONS]))
        yield CountRow(count.name, count.low, count.high, reasons, len(told.reasons))


def _reason(reason: Opened) -> Opened:
    return replace(reason, evidence=tuple(map(_short, reason.evidence[:_OPENED])))


def _grounds(page: EventPage) -> Iterator[GroundRow]:
    for ground in page.grounds:
        yield GroundRow(replace(ground, labels=ground.labels[:_LABELS]), len(ground.labels))


# --- inside a row -----------------------------------------------------------------------------------------------------


def _inside(page: EventPage, voices: Mapping[str, str], parts: _Parts) -> Iterator[tuple[str, Sequence[Any], str, str]]:
    """Yield all that is told inside each row that has not all of it, part by part."""
    names = [section_part(section, by) for section in ("versions", "alone") for by in COLUMNS]
    clipped = {row.place for name in names for sheet in parts[name] for row in sheet if not row.whole}
    for asked in page.asked:
        if asked.weight in clipped:
            of, related = str(asked.weight), tuple(Related(*relation) for relation in asked.relations)
            yield part_of("said", of), tuple(_said(asked, voices)), asked.label, ""
            if len(related) > _RELATIONS:
                yield part_of("related", of), related, asked.label, ""
    for sheet in parts["figures"]:
        for figures in sheet:
            if not figures.whole:
                measure = page.measures[figures.place]
                yield part_of("courses", str(figures.place)), tuple(_steps(measure)), measure.label, measure.scope
    for sheet in parts["checks"]:
        for row in sheet:
            if row.told > len(row.check.evidence):
                check = page.checks[row.place]
                words = tuple(map(_short, check.evidence))
                yield part_of("words", str(row.place)), words, check.working, check.because


def _said(asked: Asked, voices: Mapping[str, str]) -> Iterator[Said]:
    """Yield every telling of a question with who holds the answer there."""
    for answer in asked.answers:
        names = {holder.origin: holder.label for holder in answer.holders}
        for evidence in answer.evidence:
            yield Said(answer.answer, answer.mark, names.get(voices.get(evidence.ref, ""), ""), _short(evidence))


def _steps(measure: Measure) -> Iterator[FigureRow]:
    """Yield the courses of a measure, those of many figures in pieces."""
    for course in measure.courses:
        for start in range(0, len(course.steps), _STEPS):
            steps = course.steps[start : start + _STEPS]
            yield _course(Course(course.labels, course.side, steps), measure)


# --- what no page shows as it is --------------------------------------------------------------------------------------


def _news(page: EventPage, voices: Mapping[str, str]) -> Iterator[Possible]:
    for each in possible(page, voices.keys()):
        yield replace(each, evidence=tuple(map(_short, each.evidence)))


def members_of(page: EventPage) -> Iterator[Member]:
    """Yield which claims give which answer to each question."""
    places = {ref: place for place, ref in enumerate(page.account.event.claims)}
    for asked in page.asked:
        for version in asked.question.versions:
            yield Member(asked.question.id, version.id, tuple(places[ref] for ref in version.tellings if ref in places))


# --- as a ledger keeps it ---------------------------------------------------------------------------------------------


def lay(account: Account, dossier: Dossier) -> dict[tuple[str, int], bytes]:
    """Return an event's page as a ledger keeps it: each sheet by part and number, as JSON, compressed."""
    made = set_event(account, dossier)
    return {
        (part, number): zlib.compress(dump(sheet).encode("utf-8", "surrogatepass"))
        for part, sheets in made.parts.items()
        for number, sheet in enumerate(sheets)
    }


def unlay(part: str, payload: bytes) -> tuple[Any, ...]:
    """Return the rows of a sheet that ``lay`` made."""
    kind = GenericAlias(tuple, (kind_of(part), ...))
    rows: tuple[Any, ...] = load(cast(Any, kind), zlib.decompress(payload).decode("utf-8", "surrogatepass"))
    return rows
