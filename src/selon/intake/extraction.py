"""Blocks of a page to the text of its article: furniture left out, the box that holds the article chosen.

Three steps, all on `markup.Blocks`. (1) Boxes that say by tag, class or id that they are furniture (menus, related
links, newsletters, comments, captions) are marked, unless they hold nearly all of the text. (2) The box is chosen whose
running text outweighs what else it holds. (3) Its blocks are gone through one by one: lists of links, phrases of the
house (`furniture.tsv`) and what stands before the first and after the last sentence without being one are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from selon.intake.dates import iso_published
from selon.intake.markup import HEADINGS, Block, Blocks, Box
from selon.intake.wire import find_credits

__all__ = ["extract", "running", "tidy"]

_NAMES = re.compile(r'(?:^|\s)(?:class|id|role|itemprop|data-component|data-testid)="([^"]*)"')
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BOUND = r"(?:^|[\s_-])"
#: Names that are furniture wherever they stand.
_HARD = re.compile(
    r"sign-?up|related|recommend|outbrain|taboola|sharing|social|"
    r"breadcrumb|most-?(?:read|popular|viewed)|trending|read-?(?:also|next|more|too)|see-?also|more-?(?:stories|news|from|on)|"
    r"also-?(?:like|read)|lire-?aussi|a-lire|teaser|navigation|navbar|sidebar|complementary|caption|copyright|(?:media|image|photo|picture)[-_]*(?:desc|source|legend|info)|author-?(?:box|bio|card)|"
    r"donat|download-?app|site-?(?:header|footer)|page-?footer|skip-?link|dateline-?time|print-?only|visually-?hidden|sr-only|"
    rf"{_BOUND}(?:share|ads?|advert\w*|nav|menu|tags?|topics?|footer|byline|crumbs?|toolbar|tooltip|modal|popup|overlay|promo\w*|"
    r"sponsor\w*|kicker|rubric|eyebrow|credits?|keywords?)(?=$|[\s_-])",
    re.IGNORECASE,
)
#: Names of what may be longer than the article itself.
_WALLED = re.compile(r"comment(?!ary)|disqus|cookie|consent|gdpr|newsletter", re.IGNORECASE)
#: Names that furniture bears, and at times the article itself.
_SOFT = re.compile(
    rf"paywall|premium|subscri|banner|widget|gallery|slideshow|player|video|poll|login|metadata|"
    rf"{_BOUND}(?:meta|info|date|time|author|aside|box|extra|links?|list-links|embed)(?=$|[\s_-])",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"article-?_*(?:body|content|text)|story-?_*(?:body|content|text)|entry-content|post-?_*(?:body|content|text)|"
    r"content-?_*body|news-?_*(?:body|content|text)|texte?-article|text-body|body-?_*text|article__",
    re.IGNORECASE,
)
_STANDFIRST = re.compile(
    r"standfirst|chapo|lead|lede|intro|sub-?(?:title|head)|dek|summary|excerpt|sapo|abstract|deck|description|anons",
    re.IGNORECASE,
)
_FURNISHED = frozenset(("nav", "footer", "aside", "figure", "figcaption", "form", "fieldset", "address", "menu", "dl"))
#: Tags that tell something of a box without attributes.
_TOLD = _FURNISHED | {"header"}
_NEVER = frozenset(("html", "body", "main", "tbody"))
_SENTENCE_END = re.compile(r"[.!?…:][\"'»”’)\]]*$|[»”]$")
#: Letters that are a word, or half of one.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STRIPPED = " \t\n.,:;!?…»«\"'’“”→>›·|-–—()[]"
#: From so many characters a block is running text, whatever its end; of fewer if it ends as a sentence does.
_LONG, _SHORT = 90, 35
#: A block with a greater share of links is a list of links, and no part of an article.
_LINKS = 0.6
#: A standfirst is at least so long.
_LEAST = 20
#: A block with a greater share of links is no running text.
_LINKED = 0.4


def running(block: Block) -> bool:
    """Tell whether a block reads as running text: long enough, not made of links, no heading."""
    if block.tag in HEADINGS or (block.linked and block.density > _LINKED):
        return False
    size = len(block.text)
    if size < _LONG and not block.text.isascii():
        size += 2 * len(_DENSE.findall(block.text))
    return size >= _LONG or (size >= _SHORT and _SENTENCE_END.search(block.text) is not None)


def _may_run(block: Block) -> bool:
    """Tell whether a block may be the whole of a short text that ends as no sentence does."""
    return len(block.text) > _SHORT and block.tag not in HEADINGS and block.density <= _LINKED


def extract(blocks: Blocks, title: str | None = None) -> list[Block]:
    """Return the blocks of the article of that title, in order; an empty list where there is none."""
    reads, runs = running, [running(block) for block in blocks.blocks]
    if not any(runs):
        reads, runs = _may_run, [_may_run(block) for block in blocks.blocks]
    weights = [len(block.text) if runs[number] else 0 for number, block in enumerate(blocks.blocks)]
    furniture = _furniture(blocks, weights, title)
    kept = [(number, block) for number, block in enumerate(blocks.blocks) if block.box not in furniture]
    chosen = _choose(blocks, kept, weights)
    inside = kept if chosen < 0 else _inside(blocks, kept, chosen)
    if not any(weights[number] for number, _ in inside):
        return []
    lead = _standfirst(blocks, kept, inside[0][0], weights, title)
    return list(_cleaned(blocks, [block for _, block in (*lead, *inside)], reads))


def _inside(blocks: Blocks, kept: list[tuple[int, Block]], chosen: int) -> list[tuple[int, Block]]:
    """Return what lies in a box, or in boxes inside it."""
    boxes = {chosen}
    for number in range(chosen + 1, len(blocks.boxes)):
        if blocks.boxes[number].around in boxes:
            boxes.add(number)
    return [pair for pair in kept if pair[1].box in boxes]


#: Boxes of one site bear the same names page after page: what they say is worked out once.
_KEPT = 1 << 14


@lru_cache(maxsize=_KEPT)
def _names(attributes: str) -> str:
    """Return the class, id and role of a box, words apart: ``articleBody`` as ``article-Body``."""
    return _HUMP.sub("-", " ".join(_NAMES.findall(attributes))) if attributes else ""


def _furniture(blocks: Blocks, weights: list[int], title: str | None) -> set[int]:
    """Return the boxes that are furniture, with all in them; boxes of the same names are one thing, perhaps most."""
    held = _held(blocks, weights)
    total = sum(weights) or 1
    titles = (block for block in blocks.blocks if _is_title(block, title))
    with_title = {box for block in titles for box in blocks.above(block.box)}
    named = [_names(box.attributes) if box.attributes else "" for box in blocks.boxes]
    together: dict[str, int] = {}
    for number, names in enumerate(named):
        together[names] = together.get(names, 0) + held[number]
    found: set[int] = set()
    for number, (box, names) in enumerate(zip(blocks.boxes, named, strict=True)):
        if box.around in found:
            found.add(number)
        elif (box.attributes or box.tag in _TOLD) and box.tag not in _NEVER:
            share = (together[names] if names else held[number]) / total
            if _is_furniture(box, names, share, titled=number in with_title):
                found.add(number)
    return found


def _is_furniture(box: Box, names: str, share: float, *, titled: bool) -> bool:
    """Tell whether a box is furniture, by its tag and names; ``share`` is how much of the text boxes so named hold."""
    if 'hidden=""' in box.attributes or "display:none" in box.attributes.replace(" ", ""):
        return share < 0.5
    if box.tag in _FURNISHED or (box.tag == "header" and not titled):
        return share < 0.9
    kind = _kind_of(names) if names else ""
    if kind == "walled":
        return share < 0.9
    if kind == "hard":
        return share < 0.5 and not (titled and share > 0.1)
    return kind == "soft" and share < 0.3 and not titled


@lru_cache(maxsize=_KEPT)
def _kind_of(names: str) -> str:
    """Return what sort of furniture a box of these names may be, an empty string for none."""
    if _WALLED.search(names):
        return "walled"
    if _HARD.search(names):
        return "hard"
    return "soft" if _SOFT.search(names) else ""


def _held(blocks: Blocks, weights: Iterable[int]) -> list[int]:
    """Return how much each box holds, what lies in boxes inside it included."""
    held = [0] * len(blocks.boxes)
    boxes = blocks.boxes
    for block, weight in zip(blocks.blocks, weights, strict=True):
        if weight and block.box >= 0:
            held[block.box] += weight
    for number in range(len(held) - 1, 0, -1):
        if (weight := held[number]) and (around := boxes[number].around) >= 0:
            held[around] += weight
    return held


def _choose(blocks: Blocks, kept: list[tuple[int, Block]], weights: list[int]) -> int:
    """Return the box of the article, or -1 for all that is kept."""
    good = [0] * len(blocks.blocks)
    value = [0] * len(blocks.blocks)
    for number, block in kept:
        good[number] = weights[number]
        value[number] = weights[number] or -min(len(block.text), 60) - (20 if block.density > _LINKED else 0)
    held, worth = _held(blocks, good), _held(blocks, value)
    total = sum(good)
    if not total:
        return -1
    named = [
        number
        for number, box in enumerate(blocks.boxes)
        if held[number] > 0.5 * total and (names := _names(box.attributes)) and _BODY.search(names)
    ]
    if named:
        return min(named, key=lambda number: (-held[number], number))
    articles = [n for n, box in enumerate(blocks.boxes) if box.tag == "article" and held[n] > max(400, 0.15 * total)]
    outer = [
        n for n in articles if not any(blocks.boxes[a].tag == "article" for a in blocks.above(blocks.boxes[n].around))
    ]
    if len(outer) > 1:
        inside = [n for n in range(len(held)) if outer[0] in set(blocks.above(n))]
        return max(inside, key=lambda n: (worth[n], n))
    return len(worth) - 1 - worth[::-1].index(max(worth))  # of equals the last


def _standfirst(
    blocks: Blocks, kept: list[tuple[int, Block]], first: int, weights: list[int], title: str | None
) -> list[tuple[int, Block]]:
    """Return what stands between the headline and the article's box and is its opening: at most two blocks."""
    headline = max((n for n, block in enumerate(blocks.blocks[:first]) if _is_title(block, title)), default=-1)
    if headline < 0:
        return []
    between = [(n, block) for n, block in kept if headline < n < first]
    opening = [(n, block) for n, block in between if weights[n] or _is_standfirst(blocks, block)]
    return opening if len(opening) <= 2 else []


def _is_title(block: Block, title: str | None) -> bool:
    """Tell whether a block is the headline: the page's first heading, or one with the words that the page says."""
    return block.tag == "h1" or (
        title is not None and block.tag in HEADINGS and title.casefold() in block.text.casefold()
    )


def _is_standfirst(blocks: Blocks, block: Block) -> bool:
    """Tell whether a short block opens an article: a sentence, or something named so, that is no link."""
    if block.density > _LINKED or len(block.text) < _LEAST:
        return False
    near = list(blocks.above(block.box))[:2]
    named = any(_STANDFIRST.search(_names(blocks.boxes[box].attributes)) for box in near)
    return (
        named
        if len(block.text) < _SHORT
        else named or (block.tag in HEADINGS and _SENTENCE_END.search(block.text) is not None)
    )


def _cleaned(blocks: Blocks, found: list[Block], reads: Callable[[Block], bool]) -> Iterator[Block]:
    """Yield the blocks of an article without the house's phrases, lists of links, and ends that are no text."""
    kept: list[Block] = []
    closed: set[int] = set()
    seen: set[str] = set()
    for block in found:
        if (
            block.tag == "h1"
            or block.text in seen
            or (closed and any(box in closed for box in blocks.above(block.box)))
        ):
            continue
        kind = _phrase(block)
        if kind == "after" and (block.tag in HEADINGS or block.density > 0.5 or len(block.text) < 40):
            around = blocks.boxes[block.box].around if block.box >= 0 else -1
            if around >= 0:
                closed.add(around)
            continue
        if kind or (block.density > _LINKS and not find_credits(block.text)):
            continue
        if len(block.text) > 40:
            seen.add(block.text)
        kept.append(block)
    sentences = [n for n, block in enumerate(kept) if reads(block)]
    if not sentences:
        return
    start, stop = sentences[0], sentences[-1] + 1
    opening = [block for block in kept[:start] if _is_standfirst(blocks, block) or find_credits(block.text)]
    while stop < len(kept) and _closes(kept[stop]):
        stop += 1
    article = [*opening[-2:], *kept[start:stop]]
    while article[-1].tag in HEADINGS:
        article.pop()
    yield from article


def tidy(blocks: Blocks) -> Iterator[Block]:
    """Yield the blocks of what is all content (a ticker's entry), its furniture, phrases and names of days left out."""
    furniture = _furniture(blocks, [len(block.text) for block in blocks.blocks], None)
    for block in blocks.blocks:
        kept = not _phrase(block) and block.density <= _LINKS and not iso_published(block.text)
        if kept and block.box not in furniture:
            yield block


def _opens(block: Block) -> bool:
    """Tell whether a short block before the first sentence belongs to the text: a sentence, or a dateline's line."""
    return _SENTENCE_END.search(block.text) is not None or bool(find_credits(block.text))


def _closes(block: Block) -> bool:
    """Tell whether a short block after the last sentence belongs to the text: a sentence, a credit, a bracket."""
    return _opens(block) or (block.text[0] in "([" and block.text[-1] in ")]")


def _phrase(block: Block) -> str:
    """Return what kind of furniture a block's words are, or an empty string."""
    if len(block.text) > 240:
        return ""
    words = " ".join(block.text.casefold().replace("’", "'").split())
    kinds = _phrases()
    bare = words.strip(_STRIPPED)
    if kind := kinds.get(bare, ""):
        return "after" if kind == "after" else "line"
    return "start" if words.startswith(_starts()) else ""


@cache
def _phrases() -> dict[str, str]:
    rows = files("selon.intake").joinpath("furniture.tsv").read_text("utf-8").splitlines()
    pairs = [row.split("\t") for row in rows if row and not row.startswith("#")][1:]
    return {phrase: kind for kind, phrase in pairs}


@cache
def _starts() -> tuple[str, ...]:
    return tuple(phrase for phrase, kind in _phrases().items() if kind == "start")
