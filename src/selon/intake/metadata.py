"""What a page says of itself: JSON-LD first, then meta tags, then ``<time>``, ``<h1>`` and the address.

Nothing is guessed: what a page does not say stays None. Of several JSON-LD objects the first that is an article counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import chain
from typing import Any
from urllib.parse import urljoin, urlsplit

from selon.intake.dates import iso_published
from selon.intake.markup import Written, first_of

__all__ = ["Metadata", "find_metadata", "host_of", "linked_data", "names_of", "web_address", "words"]

#: As many objects of a page's JSON-LD are looked at, and as many characters of one script are read.
_MOST, _LONGEST = 2_000, 4_000_000
_ARTICLE = re.compile(r"(?:Article|Posting|Report)\Z")
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_DATES = (
    *("article:published_time", "og:published_time", "article.published", "datepublished", "date", "pubdate"),
    *(
        "publishdate",
        "publish-date",
        "publish_date",
        "pub_date",
        "article_date_original",
        "publication_date",
        "parsely-pub-date",
        "dc.date",
        "dc.date.issued",
    ),
    *("dcterms.created", "dcterms.issued", "sailthru.date", "cxenseparse:recs:publishtime", "article:date"),
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod")
_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "copyright")
_AUTHORS = ("author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "article:author")
_LANGUAGES = ("language", "content-language", "og:locale", "dc.language", "inlanguage")
#: Where a page shows its time, the surest first; before each what the page then has somewhere in its markup.
_TIMES = (
    ("datePublished", "[itemprop~=datePublished]"),
    ("<time", "time[pubdate]"),
    ("<time", "article time[datetime]"),
    ("<time", "time[datetime]"),
    ("dc:date", "[property~='dc:date'][content]"),
    ("<abbr", "abbr.published[title]"),
    ("published", "span.published[title]"),
)
#: Tags that say something of the page, as a parser writes them out, and their attributes.
_META, _LINK, _ROOT = (re.compile(rf"<{tag} ([^>]*)>") for tag in ("meta", "link", "html"))
_ATTRIBUTE = re.compile(r'([^\s"=]+)="([^"]*)"')
#: What is no part of the page yet.
_TEMPLATE = re.compile(r"<template\b.*?</template>", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
#: A day in the path of an address: the outlet's own, and the last resort.
_DATED = re.compile(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|\Z)")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?\Z")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says: None, or nothing, where it does not."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    body: str | None = None
    walled: bool = False


def find_metadata(tree: Any, written: Written, url: str | None = None) -> Metadata:
    """Return what a page says of itself; ``url`` is where it was found: links are read against it.

    ``written`` is what the parser wrote out of the tree: the tree itself is searched only for what must stand there.
    """
    article = next((thing for thing in linked_data(written.linked) if _is_article(thing)), {})
    whole = _TEMPLATE.sub("", written.whole) if "<template" in written.whole else written.whole
    meta = _meta(whole)
    canonical = _canonical(whole, meta, article, url)
    outlet = words(_first(names_of(article.get("publisher")))) or _of(meta, _OUTLETS[:2]) or _of(meta, _OUTLETS[2:])
    title = words(article.get("headline")) or _of(meta, _TITLES) or _heading(tree)
    return Metadata(
        title=_without_outlet(title, outlet) or None,
        outlet=outlet or host_of(canonical or url),
        published=_date(
            chain((article.get("datePublished"),), _all(meta, _DATES), _times(tree, whole), _in_address(canonical))
        ),
        modified=_date(chain((article.get("dateModified"),), _all(meta, _MODIFIED))),
        url=canonical,
        language=_language(whole, meta, article),
        authors=_authors(article, meta),
        body=article.get("articleBody") if isinstance(article.get("articleBody"), str) else None,
        walled=str(article.get("isAccessibleForFree", "")).lower() == "false",
    )


def linked_data(scripts: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """Yield every object of a page's JSON-LD scripts, outer before inner; what is no JSON is passed over."""
    found: list[Any] = []
    for text in scripts:
        if len(text) > _LONGEST:
            continue
        try:
            found.append(json.loads(text.strip().removesuffix(";"), strict=False))
        except (ValueError, RecursionError):
            continue
    seen = 0
    while found and seen < _MOST:
        thing = found.pop(0)
        seen += 1
        if isinstance(thing, list):
            found[:0] = thing[:_MOST]
        elif isinstance(thing, dict):
            yield thing
            inner = (thing.get("@graph"), thing.get("mainEntity"), thing.get("mainEntityOfPage"))
            found.extend(value for value in inner if isinstance(value, list | dict))


def _is_article(thing: Mapping[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def words(value: object) -> str:
    """Return a text with its entities read and its spaces made one, or an empty one for what is no text."""
    return " ".join(unescape(unescape(value)).split()) if isinstance(value, str) else ""


def names_of(value: object) -> Iterator[str]:
    """Yield the names in a JSON-LD value: a name, an object with one, or a list of either."""
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if text := words(one):
                yield text


def host_of(url: str | None) -> str | None:
    """Return the host of an address without ``www.``, or None."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def web_address(written: object, base: str | None = None) -> str | None:
    """Return the whole http(s) address that is written, read against ``base``; None for any other thing.

    >>> web_address("/a", "https://post.example/b"), web_address("javascript:x"), web_address("https://")
    ('https://post.example/a', None, None)
    """
    return _web_address(written, base or "") if isinstance(written, str) and written and not written.isspace() else None


@lru_cache(maxsize=256)
def _web_address(written: str, base: str) -> str | None:
    try:
        whole = urljoin(base, "".join(written.split()))
        return whole if urlsplit(whole).scheme in ("http", "https") and host_of(whole) else None
    except ValueError:
        return None


def _attributes(written: str) -> dict[str, str]:
    """Return the attributes of a tag by name, from what stands between its name and its end."""
    pairs = dict(_ATTRIBUTE.findall(written))
    return {name: unescape(value) for name, value in pairs.items()} if "&" in written else pairs


def _meta(whole: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for written in _META.findall(whole):
        has = _attributes(written)
        name = has.get("property") or has.get("name") or has.get("itemprop") or has.get("http-equiv")
        content = words(has.get("content"))
        if name and content:
            found.setdefault(name.lower(), []).append(content)
    return found


def _all(meta: Mapping[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _of(meta: Mapping[str, list[str]], names: Iterable[str]) -> str:
    return next(_all(meta, names), "")


def _first(names: Iterator[str]) -> str:
    return next(names, "")


def _date(written: Iterable[object]) -> str | None:
    for value in written:
        if isinstance(value, str) and (found := iso_published(_COMPACT.sub(r"\1-\2-\3", value.strip()))):
            return found
    return None


def _times(tree: Any, whole: str) -> Iterator[str]:
    for hint, selector in _TIMES:
        node = tree.document.query_selector(selector) if hint in whole else None
        if node is not None:
            yield node.getattr("datetime") or node.getattr("content") or node.getattr("title") or node.text.strip()


def _in_address(url: str | None) -> Iterator[str]:
    for match in _DATED.finditer(urlsplit(url or "").path):
        yield "-".join(match.groups())


def _heading(tree: Any) -> str:
    for tag in ("h1", "title"):
        node = first_of(tree.document, tag)
        if node is not None and (text := words(node.text)):
            return text
    return ""


def _without_outlet(title: str, outlet: str) -> str:
    """Take the outlet's name off the ends of a headline: ``Two hurt | Example Post``."""
    if not outlet or len(outlet) >= len(title):
        return title
    if title.casefold().endswith(outlet.casefold()):
        bare = title[: -len(outlet)].rstrip()
        if bare and bare[-1] in "|-–—·:":
            return bare[:-1].rstrip()
    if title.casefold().startswith(outlet.casefold()) and (bare := title[len(outlet) :].lstrip())[:1] == "|":
        return bare[1:].lstrip()
    return title


def _canonical(whole: str, meta: Mapping[str, list[str]], article: Mapping[str, Any], url: str | None) -> str | None:
    links = (_attributes(link) for link in _LINK.findall(whole) if "canonical" in link.lower())
    page = article.get("mainEntityOfPage")
    written = (
        next(
            (has["href"] for has in links if "href" in has and "canonical" in has.get("rel", "").lower().split()), None
        ),
        _of(meta, ("og:url",)),
        page.get("@id") if isinstance(page, dict) else page,
        article.get("url"),
    )
    return next((found for value in written if (found := web_address(value, url))), web_address(url))


def _language(whole: str, meta: Mapping[str, list[str]], article: Mapping[str, Any]) -> str | None:
    root = _ROOT.match(whole)
    tag = _attributes(root[1]).get("lang") if root is not None else None
    for value in (article.get("inLanguage"), tag, *_all(meta, _LANGUAGES)):
        if isinstance(value, str) and (match := _TAG.match(value.strip())):
            return "-".join(
                filter(None, (match[1].lower(), match[2] and match[2].title(), match[3] and match[3].upper()))
            )
    return None


def _authors(article: Mapping[str, Any], meta: Mapping[str, list[str]]) -> tuple[str, ...]:
    found = list(names_of(article.get("author"))) or list(_all(meta, _AUTHORS))
    people = dict.fromkeys(name for name in found if not name.startswith(("http:", "https:", "@")) and len(name) < 120)
    return tuple(people)[:20]
