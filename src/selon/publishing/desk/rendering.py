"""Templates filled in: everything escaped, addresses made in one place, nothing drawn but what the rows say."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources
from itertools import groupby
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined

from selon.publishing import wording
from selon.publishing.desk.asking import KINDS, ORDERS
from selon.publishing.desk.galleys import ColumnHead, Said
from selon.publishing.desk.localised import localised
from selon.publishing.desk.news import document_of
from selon.publishing.desk.nights import EVERYTHING
from selon.publishing.desk.picking import pick_address
from selon.publishing.desk.preferring import THEMES
from selon.publishing.desk.sheets import review_address
from selon.publishing.desk.terms import terms
from selon.publishing.desk.translating import catalogue, languages, named
from selon.publishing.event_courses import MOVES
from selon.publishing.event_rows import GROUPS, OTHERS, SIGNS, Evidence, Mark
from selon.publishing.event_status import HOURS
from selon.publishing.my_picks import MINE
from selon.publishing.page import lit_rules, resource
from selon.publishing.series import FLAGS
from selon.weighing.picks import RULES

__all__ = ["document_address", "event_address", "lit", "outbound", "render", "script", "style"]

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


def words_address(evidence: Evidence, voices: AbstractSet[str]) -> str:
    """Return the address of words in their dispatch. ``voices`` knows which references are those of tellings."""
    document = document_of(evidence, voices)
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
    together: dict[tuple[str, str], list[str]] = {}
    for mark in marks:
        if mark.plain and (mark.when, mark.sign) in together:
            together[mark.when, mark.sign].append(mark.words)
            continue
        lines.append((mark, [mark.words]))
        if mark.plain:
            together[mark.when, mark.sign] = lines[-1][1]
    return lines


def by_answer(rows: Iterable[Said]) -> list[tuple[tuple[str, str], list[Said]]]:
    """Return tellings of one answer that stand one after another together, with the answer and how it is put."""
    return [(answer, list(same)) for answer, same in groupby(rows, key=lambda row: (row.answer, row.mark))]


def runs(columns: Iterable[ColumnHead]) -> list[tuple[str, int]]:
    """Return the sides of columns that stand side by side, with how many columns each has."""
    return [(side, len(list(same))) for side, same in groupby(columns, key=lambda column: column.side)]


def style() -> str:
    """Return the desk's style: that of the page that a reading is written as, and what the desk adds."""
    return resource("page.css") + _own("static/desk.css") + _own("static/charts.css")


def script() -> str:
    """Return the desk's script: keys, and nothing that a page could not do without."""
    return _own("static/desk.js")


def lit(statements: int, happenings: int, checks: int) -> str:
    """Return the style that lights up a row's words, for a dispatch with so many rows."""
    counts = {"s": statements, "h": happenings, "k": checks}
    keys = [f"{sort}{number}" for sort, count in counts.items() for number in range(1, min(count, _LIT) + 1)]
    return lit_rules("d1", keys)


def render(name: str, language: str, **values: object) -> str:
    """Return a page made from a template, with the interface in a language that has a catalogue."""
    words = terms(language)
    told = {key: localised(value, words) for key, value in values.items()} if words.known else values
    return _environment(language).get_template(name).render(**told) + "\n"


def _own(name: str) -> str:
    return resources.files("selon.publishing.desk").joinpath(*name.split("/")).read_text("utf-8")


def _load(name: str) -> str:
    """Return a template of ours, or the one that the desk has in common with the page of a reading."""
    return resource(name) if name == "article.html" else _own(f"templates/{name}")


#: What templates may name.
_NAMES: dict[str, object] = {
    "around": around,
    "by_answer": by_answer,
    "by_time": by_time,
    "document_address": document_address,
    "document_of": document_of,
    "event_address": event_address,
    "language_named": named,
    "outbound": outbound,
    "pick_address": pick_address,
    "review_address": review_address,
    "words_address": words_address,
    "EVERYTHING": EVERYTHING,
    "FLAGS": FLAGS,
    "GROUPS": GROUPS,
    "HOURS": HOURS,
    "KINDS": KINDS,
    "MOVES": MOVES,
    "ORDERS": ORDERS,
    "OTHERS": OTHERS,
    "RULES": (*RULES, MINE),
    "SIGNS": SIGNS,
    "THEMES": THEMES,
}


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FunctionLoader(_load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined] # by it
    environment.globals.update(_NAMES, interface_languages=languages())
    words = terms(language)
    environment.filters.update(
        choice=words.choice,
        country=lambda code: words.country(wording.country(code)),
        day=lambda moment: words.say(wording.day(moment)),
        land=words.country,
        runs=runs,
        placed=words.place,
        number=lambda value: words.say(wording.number(float(value))),
        said=words.say,
        short=wording.short_id,
        units=lambda unit: words.say(wording.units(unit)),
        visible=wording.visible,
    )
    return environment
