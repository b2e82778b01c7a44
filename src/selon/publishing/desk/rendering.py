"""Templates filled in: everything escaped, addresses made in one place, nothing drawn but what the rows say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined

from selon.publishing import wording
from selon.publishing.desk.asking import KINDS, ORDERS
from selon.publishing.desk.charts import chart_of, track_of
from selon.publishing.event_courses import MOVES
from selon.publishing.event_rows import GROUPS, OTHERS, SIGNS, Answer, Asked, Evidence, Mark
from selon.publishing.page import lit_rules, resource
from selon.records.events import split_ref

__all__ = ["document_address", "event_address", "lit", "outbound", "render", "style"]

#: Rows beyond this many do not light up when they are pointed at: browsers try every rule on every move.
_LIT = 150
#: Characters of a sentence on each side of the words that are meant.
_AROUND = 64


def document_address(name: str) -> str:
    """Return the address of a dispatch's page."""
    return f"/documents/{quote(name, safe='')}"


def event_address(name: str) -> str:
    """Return the address of an event's page."""
    return f"/events/{quote(name, safe='')}"


def words_address(evidence: Evidence, sides: Mapping[str, str]) -> str:
    """Return the address of words in their dispatch. ``sides`` knows which references are those of tellings."""
    document = split_ref(evidence.ref)[0] if evidence.ref in sides else evidence.ref
    span = evidence.words.span
    return f"{document_address(document)}?at={span.start}-{span.end}#chosen"


def outbound(url: str | None) -> str:
    """Return an address of the web, for a link that leads there; nothing for any other (scripts, files, mail)."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return (url or "") if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def around(evidence: Evidence) -> tuple[str, str]:
    """Return what stands before and after words in their sentence, cut between words where it is long."""
    lead, trail = evidence.words.lead, evidence.words.trail
    if len(lead) > _AROUND:
        lead = "… " + lead[-_AROUND:].partition(" ")[2]
    if len(trail) > _AROUND:
        trail = trail[:_AROUND].rpartition(" ")[0] + " …"
    return lead, trail


def by_time(marks: Iterable[Mark]) -> list[tuple[Mark, list[str]]]:
    """Return the lines of a timeline; reports that were first with nothing stand together, by when they appeared."""
    lines: list[tuple[Mark, list[str]]] = []
    together: dict[str, list[str]] = {}
    for mark in marks:
        if mark.plain and mark.when in together:
            together[mark.when].append(mark.words)
            continue
        lines.append((mark, [mark.words]))
        if mark.plain:
            together[mark.when] = lines[-1][1]
    return lines


def answers_of(asked: Asked, side: str) -> list[Answer]:
    """Return the answers that a side gives to a question."""
    return [answer for answer in asked.answers if side in answer.sides]


def evidence_of(answer: Answer, side: str, sides: Mapping[str, str]) -> list[Evidence]:
    """Return the words in which one side gives an answer."""
    return [evidence for evidence in answer.evidence if sides.get(evidence.ref, OTHERS) == side]


def style() -> str:
    """Return the desk's style: that of the page that a reading is written as, and what the desk adds."""
    return resource("page.css") + _own("desk.css")


def lit(statements: int, happenings: int, checks: int) -> str:
    """Return the style that lights up a row's words, for a dispatch with so many rows."""
    counts = {"s": statements, "h": happenings, "k": checks}
    keys = [f"{sort}{number}" for sort, count in counts.items() for number in range(1, min(count, _LIT) + 1)]
    return lit_rules("d1", keys)


def render(name: str, **values: object) -> str:
    """Return a page made from a template."""
    return _environment().get_template(name).render(**values) + "\n"


def _own(name: str) -> str:
    return resources.files("selon.publishing.desk").joinpath("templates", name).read_text("utf-8")


def _load(name: str) -> str:
    """Return a template of ours, or the one that the desk has in common with the page of a reading."""
    return resource(name) if name == "article.html" else _own(name)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        answers_of=answers_of,
        around=around,
        by_time=by_time,
        chart_of=chart_of,
        document_address=document_address,
        event_address=event_address,
        evidence_of=evidence_of,
        outbound=outbound,
        track_of=track_of,
        words_address=words_address,
        GROUPS=GROUPS,
        KINDS=KINDS,
        MOVES=MOVES,
        MOVE_SIGNS={move: sign for move, (sign, _) in MOVES.items()},
        ORDERS=ORDERS,
        OTHERS=OTHERS,
        SIGNS=SIGNS,
    )
    environment.filters.update(
        country=wording.country,
        day=wording.day,
        number=lambda value: wording.number(float(value)),
        short=wording.short_id,
        visible=wording.visible,
    )
    return environment
