"""Two events side by side, or two dispatches: what both speak of, how their answers stand, what only one has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from selon.publishing import wording
from selon.publishing.desk.asking import AskedWrongError
from selon.publishing.desk.news import document_of
from selon.publishing.desk.revisions import compare
from selon.publishing.event_rows import Asked, EventPage
from selon.publishing.quoting import Quoted
from selon.publishing.rows import KIND_ORDER, Words
from selon.publishing.spreadsheets import write_csv
from selon.records.accounts import Dossier
from selon.records.claims import Claim
from selon.records.events import Copy
from selon.records.folios import Folio
from selon.weighing.figures import figure_key, interval, meet
from selon.weighing.scopes import place_key

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

__all__ = [
    "Answered",
    "Beside",
    "Column",
    "Pair",
    "Report",
    "Said",
    "answered",
    "compare_documents",
    "compare_events",
    "event_column",
    "pair_asked",
    "pair_table",
    "reports_of",
]

_LONGEST = 300
#: Of the answers of one column to one question, so many are shown.
_ANSWERS = 6


@dataclass(frozen=True, slots=True)
class Report:
    """A report of an event, to be chosen: its id, who printed it, when."""

    id: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class Column:
    """One of the two: its id, what it is called, lines about it, the language of its title."""

    id: str
    title: str
    about: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in one column: in short, by whom, and the words with the dispatch that they stand in."""

    answer: str
    who: str
    words: Words | None
    document: str
    language: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What an event says of one thing that is asked: a kind of claim, what is counted or hit, the answers."""

    kind: str
    subject: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What is asked, how the two stand, and what each says.

    ``sign`` is ``=``, ``≈`` or ``≠`` of figures, ``¬`` where one denies; else nothing.
    """

    label: str
    sign: str
    first: tuple[Said, ...]
    second: tuple[Said, ...]

    @property
    def both(self) -> bool:
        """Whether both speak of it."""
        return bool(self.first and self.second)


@dataclass(frozen=True, slots=True)
class Beside:
    """Two things side by side: ``of`` is ``events`` or ``documents``; ``shared`` counts reports that tell of both.

    ``copies`` says in words whose text it is; ``pieces`` are the two texts, where one follows the other.
    """

    of: str
    columns: tuple[Column, Column]
    rows: tuple[Pair, ...]
    shared: int = 0
    copies: tuple[str, ...] = ()
    pieces: tuple[tuple[str, str], ...] = ()


def pair_asked(query: QueryParams) -> tuple[str, tuple[str, str]]:
    """Return what is to be compared, and the two names: ``events=A,B``, or the field twice. Raises AskedWrongError."""
    for of in ("events", "documents"):
        given = [value.strip() for value in query.getlist(of)]
        names = given[0].split(",", 1) if len(given) == 1 else given
        names = [name.strip() for name in names]
        if not given:
            continue
        if len(names) != 2 or not all(names) or names[0] == names[1] or max(map(len, names)) > _LONGEST:
            raise AskedWrongError(f"“{of}” takes two different ids, with a comma between.")
        return of, (names[0], names[1])
    raise AskedWrongError("“events” or “documents” takes two ids, with a comma between.")


def reports_of(dossier: Dossier) -> tuple[Report, ...]:
    """Return the reports of an event, the latest first."""
    found = {telling.document.id: telling.document for telling in dossier.tellings}
    ordered = sorted(found.values(), key=lambda document: document.id)
    ordered.sort(key=lambda document: document.came_out or "", reverse=True)
    return tuple(
        Report(
            document.id,
            wording.visible(document.outlet or document.id),
            wording.visible(wording.day((document.came_out or "")[:16])),
        )
        for document in ordered
    )


# --- two events -------------------------------------------------------------------------------------------------------


def compare_events(
    first: tuple[Column, Sequence[Answered]], second: tuple[Column, Sequence[Answered]], shared: int
) -> Beside:
    """Return two events side by side; ``shared`` counts the reports of both.

    They are two happenings, so answers that differ are no contradiction.
    """
    asked = [{(each.kind, each.subject): each.said for each in told} for _, told in (first, second)]
    rows = [
        Pair(_question(*key), "", asked[0].get(key, ()), asked[1].get(key, ()))
        for key in sorted({*asked[0], *asked[1]}, key=lambda key: (not all(key in a for a in asked), *_rank(*key)))
    ]
    return Beside("events", (first[0], second[0]), tuple(rows), shared=shared)


def answered(page: EventPage, tellings: AbstractSet[str]) -> tuple[Answered, ...]:
    """Return what an event says of each thing that is asked; ``tellings`` as ``document_of`` takes it."""
    found: dict[tuple[str, str], list[Asked]] = {}
    for asked in page.asked:
        found.setdefault((asked.question.kind, asked.question.subject or ""), []).append(asked)
    return tuple(Answered(*key, tuple(_answers(alike, tellings))) for key, alike in found.items())


def _rank(kind: str, subject: str) -> tuple[int, str, str]:
    return KIND_ORDER.get(kind, len(KIND_ORDER)), kind, subject


def _question(kind: str, subject: str) -> str:
    told = (kind.replace("_", " "), wording.units(subject) if subject else "")
    return wording.visible(", ".join(filter(None, told)))


def _answers(asked: Iterable[Asked], refs: AbstractSet[str]) -> Iterator[Said]:
    for each in asked:
        for answer in each.answers[:_ANSWERS]:
            evidence = answer.evidence[0] if answer.evidence else None
            who = ", ".join(holder.label for holder in answer.holders[:3])
            more = len(answer.holders) - 3
            yield Said(
                answer=answer.answer + (f" · {answer.mark}" if answer.mark else ""),
                who=who + (f" +{more}" if more > 0 else ""),
                words=evidence.words if evidence else None,
                document=document_of(evidence, refs) if evidence else "",
                language=evidence.language if evidence else "",
            )


def event_column(page: EventPage) -> Column:
    """Return the column of an event."""
    counts = " · ".join(count.words for count in page.counts)
    return Column(page.account.event.id, page.title, tuple(filter(None, (page.place, page.dates, counts))))


# --- two dispatches ---------------------------------------------------------------------------------------------------


def compare_documents(first: Folio, second: Folio, copies: Sequence[Copy] = ()) -> Beside:
    """Return two dispatches side by side, claim by claim; ``copies`` are those that both take part in."""
    folios = (first, second)
    claims = [_by_key(folio) for folio in folios]
    rows = []
    for key in sorted(
        {*claims[0], *claims[1]}, key=lambda key: (not all(key in c for c in claims), *_rank(*key[:2]), key[2])
    ):
        there = [claims[n].get(key, []) for n in (0, 1)]
        told = [tuple(_said(folios[n], there[n])) for n in (0, 1)]
        rows.append(Pair(_about(there[0] or there[1]), _standing(*there), told[0], told[1]))
    same = [copy for copy in copies if copy.outcome == "copy"]
    pieces = compare(first, second).pieces if same else ()
    return Beside(
        "documents", (_document_column(first), _document_column(second)), tuple(rows),
        copies=tuple(_copied(copies, folios)), pieces=pieces,
    )  # fmt: skip


def _by_key(folio: Folio) -> dict[tuple[str, str, str], list[Claim]]:
    found: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in folio.claims:
        subject = claim.quantity.unit if claim.quantity else ""
        found.setdefault((claim.kind, subject, place_key(claim.place)), []).append(claim)
    return found


def _about(claims: Sequence[Claim]) -> str:
    claim = claims[0]
    told = (_question(claim.kind, claim.quantity.unit if claim.quantity else ""), wording.place(claim.place))
    return wording.visible(" · ".join(filter(None, told)))


def _said(folio: Folio, claims: Iterable[Claim]) -> Iterator[Said]:
    quoted = Quoted(folio.document.text)
    sayings = {saying.id: saying for saying in folio.attributions}
    seen = set()
    for claim in claims:
        saying = sayings.get(claim.attribution or "")
        answer = wording.figure(claim.quantity) if claim.quantity else wording.kind(claim)
        marks = [
            answer,
            *(["denied"] if claim.quantity and not claim.polarity else []),
            *([] if claim.certainty == "asserted" else [claim.certainty]),
        ]
        span = claim.quantity.span if claim.quantity and claim.quantity.span else claim.anchor
        if (span.start, answer) not in seen:
            seen.add((span.start, answer))
            yield Said(
                answer=wording.visible(" · ".join(dict.fromkeys(marks))),
                who=wording.visible(wording.source_in_short(saying.source)) if saying else "",
                words=quoted.words(span),
                document=folio.document.id,
                language=wording.visible(folio.document.language or ""),
            )


def _standing(first: Sequence[Claim], second: Sequence[Claim]) -> str:
    """Return how what two dispatches say of one thing stands; nothing where only one speaks of it."""
    if not first or not second:
        return ""
    if {claim.polarity for claim in first} != {claim.polarity for claim in second}:
        return "¬"
    figures = [[claim.quantity for claim in claims if claim.quantity] for claims in (first, second)]
    if not figures[0] or not figures[1]:
        return ""  # of words without figures nobody can say so simply that they are the same
    if {figure_key(figure) for figure in figures[0]} & {figure_key(figure) for figure in figures[1]}:
        return "="
    bounds = [[found for figure in some if (found := interval(figure))] for some in figures]
    agree = any(meet(one, other) for one in bounds[0] for other in bounds[1])
    return "≈" if agree else "≠"


def _document_column(folio: Folio) -> Column:
    document = folio.document
    about = (document.outlet or "", wording.day((document.came_out or "")[:16]), document.language or "")
    return Column(
        document.id,
        wording.visible(document.title or document.id),
        tuple(wording.visible(each) for each in about if each),
        wording.visible(document.language or ""),
    )


def _copied(copies: Iterable[Copy], folios: Sequence[Folio]) -> Iterator[str]:
    """Yield in words whose text it is: who follows whom, and how much of it."""
    outlets = {folio.document.id: wording.visible(folio.document.outlet or folio.document.id) for folio in folios}
    for copy in copies:
        if {copy.earlier, copy.later} <= outlets.keys():
            yield f"{outlets[copy.later]} ← {outlets[copy.earlier]}: {copy.outcome}, {copy.containment:.0%}"


_HEAD = ("question", "standing", "column", "answer", "who", "words", "document", "start", "end")


def pair_table(beside: Beside) -> str:
    """Return the comparison as CSV, an answer a line; ``column`` is the id of the event or dispatch."""
    stream = StringIO()
    write_csv(stream, _HEAD, _cells(beside))
    return stream.getvalue()


def _cells(beside: Beside) -> Iterator[tuple[object, ...]]:
    for row in beside.rows:
        for column, told in zip(beside.columns, (row.first, row.second), strict=True):
            for said in told:
                words = (
                    (said.words.text, said.document, said.words.span.start, said.words.span.end)
                    if said.words
                    else ("", said.document, "", "")
                )
                yield (row.label, row.sign, column.id, said.answer, said.who, *words)
