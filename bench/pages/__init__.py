"""Pages of news written for this measure: 25 sites' ways of marking up an article, 18 articles in nine languages.

``sites/*.html`` are skeletons in the styles of real sites (walls, related links, newsletters, comments, captions, AMP,
tables); their first line names the articles that they print and the encoding. ``{{title}}`` is a field of the article,
``{{p2-3|<p>$</p>}}`` its paragraphs two to three, each so wrapped, ``{{lead|…}}`` its standfirst, ``{{say|…}}`` words
of the site's own that belong to the text. What these three print is the text to be found, and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any

__all__ = ["Page", "articles", "pages", "render"]

HERE = Path(__file__).parent
_HEAD = re.compile(r"<!-- articles: (.*?); encoding: (.*?) -->\n")
_TOKEN = re.compile(r"\{\{(title|outlet|author|iso|day|url|lang|text|lead|say|p)(\d*)(-?)(\d*)(?:\|(.*?))?\}\}")
_TAG = re.compile(r"<[^>]*>")
#: What a wrapper prints around a paragraph that is no text of the article: times, links, buttons.
_AROUND = re.compile(r"<(time|a|button|span)\b[^>]*>.*?</\1>")
#: A paragraph that is a question as short as this is printed as a heading.
_QUESTION = 40


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it would come over the wire, and the text that is to be found on it."""

    name: str
    data: bytes
    text: str
    article: dict[str, Any]


def articles() -> dict[str, dict[str, Any]]:
    """Return the articles by their ids."""
    lines = (HERE / "articles.jsonl").read_text("utf-8").splitlines()
    return {article["id"]: article for article in map(json.loads, lines)}


def pages() -> Iterator[Page]:
    """Yield the 44 pages of the gold."""
    known = articles()
    for file in sorted((HERE / "sites").glob("*.html")):
        head, template = file.read_text("utf-8").split("\n", 1)
        match = _HEAD.match(head + "\n")
        assert match is not None, file.name  # noqa: S101 - the gold is ours
        for name in match[1].split():
            yield render(f"{file.stem}/{name}", template, known[name], match[2])


def render(name: str, template: str, article: dict[str, Any], encoding: str = "utf-8") -> Page:
    """Return the page that a skeleton makes of an article."""
    found: list[str] = []

    def fill(match: re.Match[str]) -> str:
        what, first, to, last, wrapper = match.groups()
        if what == "say":
            found.append(wrapper)
            return str(wrapper)
        if what in ("lead", "p"):
            lines = [article["lead"]] if what == "lead" else _paragraphs(article["p"], first, to, last)
            printed = [_wrapped(wrapper, line) for line in lines if line]
            found.extend(printed)
            return "\n".join(printed)
        if what == "text":
            found.extend(escape(line) for line in article["p"])
            return json.dumps("\n".join(article["p"]), ensure_ascii=False)[1:-1]
        value = f"https://site.example/{name}" if what == "url" else article[what]
        return escape(value or "")

    html = _TOKEN.sub(fill, template)
    text = "\n\n".join(" ".join(unescape(_TAG.sub(" ", _AROUND.sub(" ", line))).split()) for line in found)
    return Page(name, html.encode(encoding, "xmlcharrefreplace"), text, article)


def _paragraphs(lines: list[str], first: str, to: str, last: str) -> list[str]:
    return lines[int(first) - 1 : int(last) if last else None if to else int(first)]


def _wrapped(wrapper: str, line: str) -> str:
    if line.endswith("?") and len(line) <= _QUESTION:
        return f"<h2>{escape(line)}</h2>"
    return wrapper.replace("$", escape(line))
