"""Web pages to documents: the article's text, what the page says of itself, a ticker's entries, the posts it shows."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from selon.errors import ExtractEmptyError, InputError, MarkupError
from selon.intake.dates import iso_published
from selon.intake.documents import addressed, make_document, with_given
from selon.intake.embeds import Post, shows_posts, take_posts
from selon.intake.encodings import refuse_binary
from selon.intake.extraction import extract
from selon.intake.markup import Blocks, Written, parse_markup, text_of, walk_bare, write_out
from selon.intake.metadata import Metadata, find_metadata
from selon.intake.notices import find_notices
from selon.intake.streams import read_all, too_long
from selon.intake.tickers import Entry, names_ticker, take_entries
from selon.intake.wire import agencies_of, find_credits, find_date
from selon.ports import Limits, Unit
from selon.records.text import Document, Note
from selon.text import content_id

__all__ = ["FORMAT", "Pages", "agreed_language", "decode_page"]

_START = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
#: As many bytes of a page are searched for what it says of its encoding.
_HEAD = 4096
#: What browsers read where a page says so: nobody means the narrower of the two.
_REAL = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
#: Text of so many characters is enough to tell a language; of a shorter one the page's word is taken.
_ENOUGH = 200
#: The detector's measure of distance: above it the detector is no better than the page's own word.
_FAR = 1000
#: So many headlines of so many characters, links for the most part, make a front page of the page at a site's root.
_HEADLINES, _HEADLINE, _LINKED = 10, 25, 0.6
#: JSON-LD's text is taken where the page shows less than this share of it.
_SHOWN = 0.4


class Pages:
    """The format ``html``: a page, whole."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")
    plain = False

    def sniff(self, name: str, head: bytes) -> bool:
        """Tell by the document type, the root or the suffix."""
        return name.lower().endswith(self.suffixes) or _START.match(head.removeprefix(codecs.BOM_UTF8)) is not None

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield the page's article, or its ticker's entries, then the posts that it shows.

        A page with nothing to read on it is an ExtractEmptyError.
        """
        data = read_all(unit, limits)
        refuse_binary(data, unit.place)
        raw = hashlib.sha256(data).hexdigest()
        text, notes = decode_page(data, unit.encoding)
        if text.lstrip()[:1] in ("{", "["):
            raise MarkupError("this is JSON, no web page", place=unit.place, remedy="name its format with --as")
        tree = parse_markup(text)
        written = write_out(tree)
        if written is None:
            raise ExtractEmptyError("a page without a body", place=unit.place)
        posts = take_posts(tree) if (embeds := shows_posts(written.body)) else []
        entries = take_entries(tree, written) if (ticks := names_ticker(written)) else []
        if embeds or ticks:  # the times of what was taken out are not the page's own
            written = write_out(tree) or written
        page = find_metadata(tree, written, unit.url)
        yield from _checked(_documents(written, page, entries, posts, notes, raw), unit, limits)


def _checked(found: Iterator[Document], unit: Unit, limits: Limits) -> Iterator[Document | InputError]:
    count = 0
    for document in found:
        count += 1
        if len(document.text) > limits.characters:
            yield too_long(len(document.text), limits.characters, unit.place)
        else:
            yield with_given(document, unit.given)
    if not count:
        reason = "a web page with no text of a dispatch on it"
        remedy = "a wall, a list of links, or a page that scripts fill: save what a reader sees"
        raise ExtractEmptyError(reason, place=unit.place, remedy=remedy)


def _documents(
    written: Written, page: Metadata, entries: list[Entry], posts: list[Post], notes: tuple[Note, ...], raw: str
) -> Iterator[Document]:
    blocks = walk_bare(written.body)
    if not entries and not posts and _is_front(page, blocks):
        return
    text = "\n\n".join(block.text for block in extract(blocks, page.title))
    if page.body and not entries and len(text) < _SHOWN * len(page.body):
        text = text_of(page.body)
        notes = (*notes, Note("text_from_metadata", "the page shows less than its metadata hold; their text is read"))
    if posts:
        notes = (*notes, Note("embedded_posts", f"{len(posts)} posts shown in it are documents of their own"))
    if entries:
        notes = (*notes, Note("live_ticker", f"a ticker of {len(entries)} entries, each a document of its own"))
    if page.walled:
        notes = (*notes, Note("walled", "the page says that not all of it is free to read: the text may be cut"))
    if text:
        yield _article(text, page, notes, raw)
    for entry in entries:
        yield _entry_document(entry, page, notes if not text else (), raw)
    for post in posts:
        yield _post_document(post, page, raw)


def _is_front(page: Metadata, blocks: Blocks) -> bool:
    """Tell whether a page is the front of a site, which shows the beginnings of many dispatches."""
    linked = sum(block.density > _LINKED and len(block.text) > _HEADLINE for block in blocks.blocks)
    return page.body is None and page.url is not None and urlsplit(page.url).path in ("", "/") and linked >= _HEADLINES


def _article(text: str, page: Metadata, notes: tuple[Note, ...], raw: str) -> Document:
    language, language_notes = agreed_language(page.language, text)
    return make_document(
        text,
        identifier=addressed(text, page.url),
        url=page.url,
        outlet=page.outlet,
        language=language,
        published=page.published or find_date(text),
        title=page.title,
        credits=tuple(
            dict.fromkeys((*(name for who in page.authors for name in agencies_of(who)), *find_credits(text)))
        ),
        authors=page.authors,
        notes=(*notes, *language_notes, *find_notices(text, page.title)),
        edited=page.modified,
        raw=raw,
    )


def _entry_document(entry: Entry, page: Metadata, notes: tuple[Note, ...], raw: str) -> Document:
    fragment = entry.fragment or content_id("entry", entry.published, entry.title or entry.text)
    address = f"{page.url.partition('#')[0]}#{fragment}" if page.url else None
    whole = _article(
        entry.text, replace(page, url=address, modified=None, published=entry.published or page.published), (), raw
    )
    note = Note("ticker_entry", f"an entry of the ticker {page.title or page.url or 'on this page'!r}")
    return replace(whole, title=entry.title, notes=(*notes, note, *whole.notes))


def _post_document(post: Post, page: Metadata, raw: str) -> Document:
    where = page.url or page.title or "a page"
    return make_document(
        post.text,
        identifier=addressed(post.text, post.url),
        url=post.url,
        outlet=post.poster,
        published=post.published and iso_published(post.published),
        notes=(Note("embedded_post", f"a post as shown in {where}; when it was posted may be missing"),),
        raw=raw,
    )


def decode_page(data: bytes, declared: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """Return the text of a page's bytes: by its mark, what carried it says, what it says, or its look; never raises.

    A note where what was declared does not hold and the encoding was guessed, and where bytes were lost.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), ()
    meta = _META.search(data, 0, _HEAD)
    named = [name for name in (declared, meta and meta[1].decode("ascii")) if name]
    for name in (*named, "utf-8"):
        try:
            return data.decode(_REAL.get(name.lower(), name)), ()
        except (UnicodeDecodeError, LookupError, TypeError, ValueError):
            continue
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415 - loaded where a page needs it

    guessed = detect_encoding(data) or "utf-8"
    try:
        text = data.decode(guessed, "replace")
    except (LookupError, TypeError, ValueError):
        guessed, text = "utf-8", data.decode("utf-8", "replace")
    said = ", ".join(dict.fromkeys((*named, "utf-8")))
    return text, (Note("guessed_encoding", f"no valid {said}; read as {guessed}, what is no character replaced"),)


def agreed_language(declared: str | None, text: str) -> tuple[str | None, tuple[Note, ...]]:
    """Return the language that a page declares, unless its text is plainly in another; then None and a note."""
    if not declared or len(text) < _ENOUGH:
        return declared, ()
    from resiliparse.parse.lang import detect_fast, supported_langs  # noqa: PLC0415 - as above

    code = declared.partition("-")[0]
    found, distance = detect_fast(text)
    if found == code or distance > _FAR or code not in supported_langs():
        return declared, ()
    return None, (Note("language_differs", f"the page says {declared}, its text looks like {found}: recognised anew"),)


FORMAT = Pages()
