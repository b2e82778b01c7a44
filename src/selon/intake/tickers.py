"""Live tickers split into their entries, each with its own time: a ticker is many dispatches on one page.

A page is a ticker if its JSON-LD says so (``LiveBlogPosting``) or a box's name does. Its entries are found in the page,
by the ``<time>`` that each holds; where the page shows none, they are taken from the JSON-LD.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from selon.intake.dates import iso_published
from selon.intake.extraction import tidy
from selon.intake.markup import HEADINGS, Written, first_of, text_of, walk
from selon.intake.metadata import linked_data, words

__all__ = ["Entry", "names_ticker", "take_entries"]

_TICKERS = ", ".join(
    f"[{attribute}*='{name}' i]"
    for attribute in ("class", "id")
    for name in (
        "liveblog",
        "live-blog",
        "live-feed",
        "livefeed",
        "live-ticker",
        "liveticker",
        "live-post",
        "live-updates",
    )
)
#: In the name of a box, or in microdata: only then the tree is searched, which takes longer.
_NAMED = re.compile(rb'(?:class|id|itemprop|type)="[^"]{0,300}?live-?(?:blog|feed|ticker|post|updates)')
_POSTING = "LiveBlogPosting"
_MARKED = "[itemprop~='liveBlogUpdate'], [itemtype$='LiveBlogPosting'] [itemtype$='BlogPosting']"
#: Fewer times than these on a page are no ticker's.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a ticker: its words, headline, time in ISO 8601, and the end of its address."""

    text: str
    title: str | None
    published: str | None
    fragment: str | None


def names_ticker(page: Written) -> bool:
    """Tell whether a page may be a ticker, by the names of its boxes or its JSON-LD."""
    # In small letters by bytes: of text in other alphabets than Latin that takes a tenth of the time.
    body = page.body.encode("utf-8", "surrogatepass").lower()
    return (b"live" in body and _NAMED.search(body) is not None) or any(_POSTING in script for script in page.linked)


def take_entries(tree: Any, page: Written) -> list[Entry]:
    """Take a ticker's entries out of a page's tree and return them as they stand there; of other pages none.

    ``page`` is what the parser wrote out of the tree.
    """
    posting = next((thing for thing in linked_data(page.linked) if thing.get("@type") == _POSTING), None)
    nodes = tree.body.query_selector_all(_MARKED)
    if not nodes:
        nodes = list(_by_time(tree, whole_page=posting is not None))
    found = [entry for node in nodes if (entry := _entry(node)) is not None]
    if len(found) >= _LEAST:
        for node in nodes:
            node.decompose()
        return _apart(found)
    return list(_from_linked_data(posting)) if posting is not None else []


def _apart(entries: list[Entry]) -> list[Entry]:
    """Leave out the ends of addresses that several entries share."""
    count = Counter(entry.fragment for entry in entries)
    return [entry if count[entry.fragment] == 1 else replace(entry, fragment=None) for entry in entries]


def _by_time(tree: Any, *, whole_page: bool) -> Iterator[Any]:
    """Yield the widest elements that hold a time and no second one, where there are several."""
    tickers = tree.body.query_selector_all(_TICKERS)
    if not tickers and not whole_page:
        return
    holder = max(tickers, key=lambda node: len(node.get_elements_by_tag_name("time")), default=tree.body)
    times = holder.get_elements_by_tag_name("time")
    if len(times) < _LEAST:
        return
    for time in times:
        node, around = time, time.parent
        while around is not None and around != holder and len(around.get_elements_by_tag_name("time")) == 1:
            node, around = around, around.parent
        if node != time:
            yield node


def _entry(node: Any) -> Entry | None:
    time = first_of(node, "time")
    moment = (time.getattr("datetime") or time.text) if time is not None else ""
    fragment = node.id or None
    if time is not None:
        time.decompose()
    blocks = list(tidy(walk(node.outer_html)))
    title = next((block.text for block in blocks if block.tag in HEADINGS), None)
    text = "\n\n".join(block.text for block in blocks if block.tag not in HEADINGS)
    return Entry(text, title, iso_published(moment.strip()), fragment) if len(text.split()) > 1 else None


def _from_linked_data(posting: Mapping[str, Any]) -> Iterator[Entry]:
    updates = posting.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, dict) and isinstance(update.get("articleBody"), str):
            text = text_of(update["articleBody"])
            date = update.get("datePublished")
            published = iso_published(date) if isinstance(date, str) else None
            address = str(update.get("url") or "").partition("#")[2]
            if text:
                yield Entry(text, words(update.get("headline")) or None, published, address or None)
