"""Where reviewed things stand in a text, and how they are found again when a newer reading gives them other ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.folios import Check, Folio
from selon.records.reviews import Anchor, Item, Subject
from selon.records.text import Span
from selon.text import content_id

__all__ = ["attach", "check_id", "find_item", "find_words", "item_of", "layer_of", "make_subject", "subjects_of"]

#: So many characters before and after tell a passage from others with the same words.
_AROUND = 48
#: Two contents are of one saying where they share this much of what the two cover together.
_SAME = 0.5


def layer_of(text: str) -> str:
    """Return the digest (sha-256, hex) of a text: what offsets are counted in."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def check_id(check: Check) -> str:
    """Return the id of a check, which has none of its own: from its rule, its working and where it stands."""
    return content_id("k", check.rule, check.working, *((span.start, span.end) for span in check.spans))


def subjects_of(folio: Folio) -> Iterator[Subject]:
    """Yield all that can be reviewed in a folio."""
    text = folio.document.text
    layer = layer_of(text)
    for name, item in _items(folio):
        yield _subject(folio, name, item, text, layer)


def make_subject(folio: Folio, item: str, version: str = "") -> Subject | None:
    """Return the subject for an item of a folio, by its id; None where there is no such item."""
    found = find_item(folio, item)
    if found is None:
        return None
    text = folio.document.text
    return replace(_subject(folio, item, found, text, layer_of(text)), version=version)


def find_item(folio: Folio, item: str) -> Item | None:
    """Return the attribution, claim or check of this id, None where there is none."""
    return next((found for name, found in _items(folio) if name == item), None)


def item_of(record: Attribution | Claim | Check) -> Item:
    """Return a record as an item."""
    if isinstance(record, Attribution):
        return Item(attribution=record)
    return Item(claim=record) if isinstance(record, Claim) else Item(check=record)


def _items(folio: Folio) -> Iterator[tuple[str, Item]]:
    for attribution in folio.attributions:
        yield attribution.id, Item(attribution=attribution)
    for claim in folio.claims:
        yield claim.id, Item(claim=claim)
    for check in folio.checks:
        yield check_id(check), Item(check=check)


def _subject(folio: Folio, name: str, item: Item, text: str, layer: str) -> Subject:
    what, kind, spans = _told(item)
    start = min((span.start for span in spans), default=0)
    end = max((span.end for span in spans), default=0)
    around = text[max(0, start - _AROUND) : end + _AROUND]
    return Subject(what, name, folio.document.id, "", Anchor(layer, start, end, kind, text[start:end], around))


def _told(item: Item) -> tuple[str, str, tuple[Span, ...]]:
    """Return what an item is, its kind, and the spans that bound it."""
    if item.claim:
        return "claim", item.claim.kind, (item.claim.anchor,)
    if item.attribution:
        spans = item.attribution.content or ((item.attribution.cue,) if item.attribution.cue else ())
        return "attribution", item.attribution.act, spans
    assert item.check is not None  # noqa: S101 - an item has one of the three
    return "check", item.check.rule, item.check.spans


def attach(subject: Subject, folio: Folio, taken: Iterable[str] = ()) -> tuple[str, int] | None:
    """Return the id of the item in a folio that a subject means, and how far its text has moved; None where none is.

    In the same text: the item of the same id; else the one of the same sort and kind at the same place (a claim's
    anchor that overlaps, a content of which half is shared), if there is one such and no more. In another version of
    the text: the one of the same sort and kind whose words, and those before and after, are the same, if one alone is.
    ``taken`` are items that other subjects have by their ids.
    """
    anchor = subject.anchor
    if anchor is None:
        return None
    others = frozenset(taken)
    found = [
        s for s in subjects_of(folio) if s.what == subject.what and (s.item not in others or s.item == subject.item)
    ]
    if any(other.anchor and other.anchor.layer == anchor.layer for other in found):
        if any(other.item == subject.item for other in found):
            return subject.item, 0
        return _nearest(anchor, found)
    alike = [
        (other.item, other.anchor.start - anchor.start)
        for other in found
        if other.anchor and (other.anchor.kind, other.anchor.around) == (anchor.kind, anchor.around)
    ]
    return alike[0] if len(alike) == 1 else None


def find_words(anchor: Anchor, text: str) -> int | None:
    """Return how far the words of an anchor have moved in another text.

    None where they, with the words around them, are not there, or stand there more than once.
    """
    start = text.find(anchor.around) if anchor.words else -1
    if start < 0 or text.find(anchor.around, start + 1) >= 0:
        return None
    return start + min(_AROUND, anchor.start) - anchor.start


def _nearest(anchor: Anchor, found: Iterable[Subject]) -> tuple[str, int] | None:
    """Return the one item of the same kind that lies where the anchor does."""
    scored = [(_shared(anchor, s.anchor), s.item) for s in found if s.anchor and s.anchor.kind == anchor.kind]
    exact = [item for share, item in scored if share == 1.0]
    near = exact or [item for share, item in scored if share >= _SAME]
    return (near[0], 0) if len(near) == 1 else None


def _shared(one: Anchor, other: Anchor) -> float:
    """Return how much of what two stretches cover together both cover, from 0 to 1."""
    both = min(one.end, other.end) - max(one.start, other.start)
    whole = max(one.end, other.end) - min(one.start, other.start)
    return max(0.0, both / whole) if whole else 1.0
