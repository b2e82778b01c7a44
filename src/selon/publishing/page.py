"""Folios as one self-contained HTML page: the text marked, and beside it the same sections as in the report.

No script, no outside resource: a strict policy in the page forbids both, and names its one style by its hash. What
comes from a text is escaped and set apart from the page's direction of writing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import TextIO

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from selon.languages import pack as packs
from selon.publishing.marks import Segment, languages, paragraphs
from selon.publishing.occurrences import Occurrence, occurrences
from selon.publishing.outline import outline
from selon.publishing.rows import Outline
from selon.records.folios import Folio
from selon.records.text import Span

__all__ = ["Article", "lit", "lit_rules", "make_article", "page", "resource", "write_page"]

#: Beyond this many dispatches a page does without the rules that light up words when their row is pointed at: browsers
#: try every rule on every move.
_LIT = 12
#: A row that is pointed at or led to lights up its words; a label that is led to lights up its words too.
_LIT_RULE = (
    "#{article}:has(:is(#{article}-{key}:hover,#{article}-{key}:target,#{article}-t-{key}:target)) .text .{key}"
    "{{background:var(--lit)}}\n"
)


@dataclass(frozen=True, slots=True)
class Article:
    """One dispatch of a page; ``key`` stands before every anchor of it.

    ``steps`` tell of each row which row is the previous and the next of its source, or of its kind; ``languages`` of
    each paragraph in which language it is, where that is not the dispatch's.
    """

    key: str
    outline: Outline
    paragraphs: tuple[tuple[Segment, ...], ...]
    language: str
    steps: Mapping[str, Occurrence] = field(default_factory=dict)
    languages: tuple[str, ...] = ()


def write_page(folios: Iterable[Folio], stream: TextIO) -> int:
    """Write one page with all folios, and return how many there were."""
    articles = [make_article(number, folio) for number, folio in enumerate(folios, 1)]
    stream.write(page(articles))
    return len(articles)


def page(articles: list[Article]) -> str:
    """Return the page of the articles."""
    environment = Environment(
        loader=FunctionLoader(resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined] # the extension's; as written
    environment.filters["said"] = str  # the words stay as they are; the desk says them in the interface's language
    template = environment.get_template("page.html")
    style = resource("page.css") + "".join(lit(article) for article in articles if len(articles) <= _LIT)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return template.render(articles=articles, style=Markup(style), digest=digest) + "\n"  # noqa: S704 - our own style


def resource(name: str) -> str:
    """Return one of our own files: a template, a style."""
    return resources.files("selon.publishing").joinpath(name).read_text("utf-8")


def make_article(number: int, folio: Folio, chosen: Span | None = None) -> Article:
    """Return a folio laid out for a page, as its dispatch of that number."""
    served = folio.language in packs.served()
    shown = outline(folio, packs.native_name(folio.language) if served else "")
    return Article(
        f"d{number}",
        shown,
        tuple(paragraphs(shown, chosen)),
        folio.document.language or "",
        occurrences(shown),
        languages(folio),
    )


def lit(article: Article) -> str:
    """Return the rules that light up a row's words when the row is pointed at or led to, and its row from the words."""
    keys = [f"s{s.number}" for s in article.outline.statements] + [h.key for h in article.outline.happenings]
    keys += [f"k{number}" for number in range(1, len(article.outline.checks) + 1)]
    return lit_rules(article.key, keys)


def lit_rules(article: str, keys: Iterable[str]) -> str:
    """Return the same rules for the rows of these keys."""
    return "".join(_LIT_RULE.format(article=article, key=key) for key in keys)
