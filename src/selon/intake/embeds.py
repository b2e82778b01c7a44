"""Posts that a page shows inside its article: taken out of the text, each a document in its own poster's voice.

A post is what the networks' own embed codes mark as one. Its poster's name and address stand after a dash at its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from selon.intake.markup import walk
from selon.intake.metadata import web_address

__all__ = ["Post", "shows_posts", "take_posts"]

_EMBEDS = (
    "blockquote.twitter-tweet, blockquote.twitter-video, blockquote.instagram-media, blockquote.tiktok-embed, "
    "blockquote.bluesky-embed, blockquote.mastodon-embed, blockquote.telegram-post, .telegram-embed, .embedded-post, "
    ".fb-post, .fb-video, .vk-post, [data-telegram-post], .tgme_widget_message, blockquote[cite*='t.me/'], "
    "blockquote[cite*='twitter.com/'], blockquote[cite*='x.com/'], blockquote[cite*='facebook.com/']"
)
#: What a page with a post in it has somewhere in its markup; a search in the text is quicker than one in the tree.
_HINTS = ("<blockquote", "embedded-post", "telegram-", "tgme_", "fb-", "vk-post")
_POSTER = re.compile(
    r"\s*[—–-]\s*(?P<name>[^()\n]{1,80}?)\s*(?:\((?P<handle>@[\w.@-]{2,60})\))?\s*(?P<date>[^()]{0,40})\Z"
)
_DATE = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Post:
    """A post as the page shows it: its words, who posted it, where, when (as written)."""

    text: str
    poster: str | None
    url: str | None
    published: str | None


def shows_posts(body: str) -> bool:
    """Tell whether there may be a post in a page's body, as its parser writes it out."""
    return any(hint in body for hint in _HINTS)


def take_posts(tree: Any) -> list[Post]:
    """Take the embedded posts out of a page's tree and return them, in order; empty frames are taken out silently."""
    found: list[Post] = []
    for node in tree.body.query_selector_all(_EMBEDS):
        if node.parent is None or node.closest("[data-selon-taken]") is not None:
            continue
        node.setattr("data-selon-taken", "")
        links = [link.getattr("href") for link in node.query_selector_all("a[href]")]
        dated = node.query_selector("time[datetime]")
        blocks = [block.text for block in walk(node.outer_html).blocks]
        poster, date = None, dated.getattr("datetime") if dated is not None else None
        if blocks and (match := _POSTER.match(blocks[-1])):
            poster = " ".join(filter(None, (match["name"], match["handle"] and f"({match['handle']})")))
            date = date or (match["date"] if _DATE.search(match["date"]) else None)
            blocks.pop()
        text = "\n\n".join(blocks).strip()
        addresses = map(web_address, (node.getattr("cite"), *reversed(links)))
        if text:
            found.append(Post(text, poster, next(filter(None, addresses), None), date))
    for node in tree.body.query_selector_all("[data-selon-taken]"):
        node.decompose()
    return found
