"""A page to blocks: its stretches of text in reading order, each with how much of it is links and the boxes around it.

A parser makes the tree; its clean serialisation (every tag closed, every ``<`` and ``>`` escaped that is no tag's) is
then walked once, without recursion, which takes a fifth of the time that the nodes' own doors take, and nesting costs
no stack. What no reader sees (scripts, comments, templates) is passed over. White space is collapsed as a browser does;
``<br>`` is a line end, two in a row end a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Any

__all__ = [
    "HEADINGS",
    "Block",
    "Blocks",
    "Box",
    "Written",
    "first_of",
    "parse_markup",
    "text_of",
    "walk",
    "walk_bare",
    "write_out",
]

#: A tag longer than this is no markup that a person or a program wrote for reading: 40,000 attributes take a parser
#: seconds. Left out before parsing; what stands between the tags stays.
_LONGEST_TAG = 32_768
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{_LONGEST_TAG},}}>?")
_SURROGATE = re.compile("[\ud800-\udfff]")

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: Tags, as they stand in a pattern: words of the markup's own, of no language.
_BLOCK = re.compile(
    r"h[1-6]|address|article|aside|blockquote|body|center|d[dlt]|details|div|fieldset|fig(?:caption|ure)|footer|form|"
    r"header|hgroup|hr|html|li|main|nav|[ou]l|p|pre|section|summary|table|tbody|t[dhr]|tfoot|thead|amp-story-page"
)
_UNSEEN = re.compile(
    r"noscript|template|svg|math|object|canvas|select|button|textarea|audio|video|map|datalist|dialog|head|title"
)
#: What a tag is: whether it closes, its name, its attributes, the text behind it; or a text before any tag.
_TOKEN = re.compile(r"<(/?)([a-zA-Z][^\s>/]*)([^>]*)>([^<]*)|([^<]+)")
#: Tags that are neither blocks nor unseen, and count.
_KINDS = {"br": "break", "a": "link", "hr": "rule", "": ""}
#: So many tags' names are remembered.
_KEPT = 1 << 12
#: Content that is no markup: a comment, what stands raw between two tags.
_RAW = re.compile(r"<(?:!--|(script|style|iframe|noembed|noframes|xmp)(?=[\s>/])([^>]*)>)")
_LINKED_DATA = re.compile(r'(?:^|\s)type="application/ld\+json"', re.IGNORECASE)
#: Menus, which no article stands in.
_MENU = re.compile(r"<nav[\s>]")
#: White space that is not one plain space already.
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029](?:[ \t\n\r\f\v\u00a0\u2028\u2029]+|(?<! ))")
_LINE_END = re.compile(r" *\n *")


@dataclass(slots=True)
class Block:
    """A stretch of text that a browser would set apart: its words, the tag that holds it, its box, its linked part."""

    text: str
    tag: str
    box: int
    linked: int

    @property
    def density(self) -> float:
        """The share of the text that is links, from 0 to 1."""
        return self.linked / len(self.text)


@dataclass(slots=True)
class Box:
    """An element that holds blocks: its tag, its attributes as written, the box around it (-1: none)."""

    tag: str
    attributes: str
    around: int


@dataclass(slots=True)
class Blocks:
    """The blocks of a page in reading order, and the boxes that hold them in the order in which these open."""

    blocks: list[Block] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    def above(self, box: int) -> Iterator[int]:
        """Yield a box and all around it, from the inside."""
        while box >= 0:
            yield box
            box = self.boxes[box].around


@dataclass(frozen=True, slots=True)
class Written:
    """A page as its parser writes it out: every tag closed, every ``<`` and ``>`` escaped that is no tag's.

    ``whole`` begins with the root's tag, ``body`` is its end from the body's tag on; what stands raw in them is left
    out. ``linked`` has the JSON-LD that stood there, as written.
    """

    whole: str
    body: str
    linked: tuple[str, ...]


def parse_markup(text: str) -> Any:
    """Return the tree (Resiliparse's ``HTMLTree``) of a page; tags of an absurd length are left out."""
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415 - loaded where a page is parsed

    kept = _LONG_TAG.sub(" ", text) if _may_have_long_tag(text) else text
    try:
        return HTMLTree.parse(kept)
    except UnicodeEncodeError:  # half a character, escaped in JSON: the parser takes whole ones alone
        return HTMLTree.parse(_SURROGATE.sub("\ufffd", kept))


def _may_have_long_tag(text: str) -> bool:
    """Tell whether some stretch is without ``<`` and ``>`` that any tag too long would hold whole."""
    half = _LONGEST_TAG // 2
    return any(
        text.find(">", at, at + half) < 0 and text.find("<", at, at + half) < 0
        for at in range(0, len(text) - half + 1, half)
    )


def first_of(node: Any, tag: str) -> Any:
    """Return the first element of a tag in a node, or None: by the parser's list of tags, which needs no selector."""
    return next(iter(node.get_elements_by_tag_name(tag)), None)


def write_out(tree: Any) -> Written | None:
    """Return a page as its tree is now; None for one without a body."""
    root = first_of(tree.document, "html")
    whole, linked = _without_raw(root.outer_html) if root is not None else ("", ())
    at = whole.find("<body")
    return Written(whole, whole[at:], linked) if at >= 0 else None


def walk(html: str) -> Blocks:
    """Return the blocks of a parser's serialisation, in reading order."""
    return walk_bare(_without_raw(html)[0])


def walk_bare(html: str) -> Blocks:
    """Return the blocks of a serialisation in which nothing stands raw (`Written.body`), in reading order.

    Inline text is gathered up to the next bound of a block. One loop, since no other is gone through as often.
    """
    found = Blocks()
    boxes = found.boxes
    pieces: list[str] = []
    box, linked, ends, links = -1, 0, 0, 0
    unseen, depth = "", 0  # the tag whose content no reader sees, and how deep in tags of its name we are
    for end, tag, attributes, behind, alone in _TOKEN.findall(_without_menus(html)):
        kind, bound, opened = kind_of(tag), False, box
        if kind == "break":
            ends += not end
            bound = ends > 1
            if not (end or bound or unseen) and pieces:
                pieces.append("\n")
        elif unseen:
            if tag == unseen:
                depth += -1 if end else 1
                unseen = unseen if depth else ""
        elif kind == "link":
            links = max(0, links - 1) if end else links + 1
        elif kind == "unseen":
            unseen, depth = ("", 0) if end else (tag, 1)
        elif kind and (not end or box >= 0):
            bound, box = True, boxes[box].around if end else box if kind == "rule" else len(boxes)
        if bound:
            if pieces:
                _end_block(found, pieces, opened, linked)
                pieces, linked = [], 0
            ends = 0
        if box > opened and not end:
            boxes.append(Box(tag, attributes, opened))
        text = behind or alone
        if not text or unseen or (not pieces and text.isspace()):
            continue
        text = _SPACE.sub(" ", unescape(text) if "&" in text else text)
        if not text.isspace():
            ends = 0
            linked += len(text.strip()) if links else 0
        pieces.append(text)
    _end_block(found, pieces, box, linked)
    return found


def _end_block(found: Blocks, pieces: list[str], box: int, linked: int) -> None:
    text = "".join(pieces)
    text = (_LINE_END.sub("\n", text) if "\n" in text else text).replace("  ", " ").strip()
    if text:
        found.blocks.append(Block(text, found.boxes[box].tag if box >= 0 else "", box, min(linked, len(text))))


def _without_raw(html: str) -> tuple[str, tuple[str, ...]]:
    """Return a serialisation without what stands raw in it, and the JSON-LD that stood there."""
    kept: list[str] = []
    linked: list[str] = []
    at = 0
    while match := _RAW.search(html, at):
        kept.append(html[at : match.start()])
        end = f"</{match[1]}>" if match[1] else "-->"
        stop = html.find(end, match.end())
        if match[1] == "script" and _LINKED_DATA.search(match[2]):
            linked.append(html[match.end() : stop if stop >= 0 else len(html)])
        at = stop + len(end) if stop >= 0 else len(html)
    kept.append(html[at:])
    return "".join(kept), tuple(linked)


def _without_menus(html: str) -> str:
    kept: list[str] = []
    at = 0
    while match := _MENU.search(html, at):
        kept.append(html[at : match.start()])
        stop = html.find("</nav>", match.end())
        at = stop + len("</nav>") if stop >= 0 else len(html)
    kept.append(html[at:])
    return "".join(kept)


@lru_cache(maxsize=_KEPT)
def kind_of(tag: str) -> str:
    """Return what an element does to the text around it; an empty string where it does nothing."""
    if tag in _KINDS:
        return _KINDS[tag]
    return "block" if _BLOCK.fullmatch(tag) else "unseen" if _UNSEEN.fullmatch(tag) else ""


def text_of(markup: str) -> str:
    r"""Return the text of HTML that is all content (a feed's entry, a dispatch's body), a blank line between blocks.

    >>> text_of("<p>One &amp; two.</p><ul><li>three</li></ul>four<br>five")
    'One & two.\n\nthree\n\nfour\nfive'
    """
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    body = parse_markup(f"<body>{markup}</body>").body
    return "\n\n".join(block.text for block in walk(body.outer_html).blocks)
