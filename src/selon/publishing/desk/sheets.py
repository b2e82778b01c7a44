"""What a person has before them who reviews one thing: its words, what was read in them, its fields, its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from selon.errors import UnknownError
from selon.ledger import Ledger
from selon.publishing import wording
from selon.records.attribution import Attribution
from selon.records.claims import Claim
from selon.records.events import split_ref
from selon.records.folios import Folio
from selon.records.reviews import Item, Review, State
from selon.records.text import Span
from selon.reviewing.anchoring import find_item
from selon.reviewing.correcting import correct
from selon.reviewing.fixing import move_bounds
from selon.reviewing.making import CHOICES
from selon.reviewing.standing import in_order
from selon.running import reviewing

__all__ = ["Field", "Moved", "Past", "Sheet", "changes_of", "past", "review_address", "sheet"]

_YES, _NO = "yes", "no"
#: What a claim's form has, and a saying's; a field without a closed list is typed.
_CLAIM = ("kind", "certainty", "polarity", "quantity.value", "quantity.modifier", "quantity.unit", "place", "time")
_SAYING = ("source.name", "source.role", "source.organisation", "source.kind", "source.side", "source.anonymous")
_HOW = ("act", "mode", "certainty", "channel")
_NUMBERS = frozenset({"quantity.value"})
_SWITCHES = frozenset({"polarity", "source.anonymous"})
#: How a bound can be moved: the name of the move, and by how many words left and right.
_MOVES = (("start-earlier", -1, 0), ("start-later", 1, 0), ("end-earlier", 0, -1), ("end-later", 0, 1))
_AROUND = 400


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: its name, its value in writing, and its closed list, if it has one."""

    name: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A span that can be moved: its words, and of each move the bounds that all spans then have (``12-48.60-70``)."""

    words: str
    moves: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Past:
    """A review as a row of the history: whether it is in force, and whether it can be taken back."""

    review: Review
    in_force: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One thing to review. ``pieces`` are its words with what stands around them, each with whether it is meant.

    ``after`` is the id of the last review that is known here; ``bounds`` those that the form will send, ``moved`` tells
    that they are not those of now. ``saying`` is the reference of the saying of a claim.
    """

    ref: str
    what: str
    document: str
    title: str
    state: State
    fields: tuple[Field, ...]
    pieces: tuple[tuple[str, bool], ...]
    spans: tuple[Moved, ...]
    bounds: str
    moved: bool
    past: tuple[Past, ...]
    after: str
    language: str
    saying: str = ""


def review_address(ref: str, back: str = "") -> str:
    """Return the address of a thing's sheet, from which a review leads back."""
    return "/review?" + urlencode({"of": ref, **({"back": back} if back else {})})


def sheet(ledger: Ledger, ref: str, bounds: str) -> Sheet:
    """Return the sheet of a claim, saying or check (``DOCUMENT#ITEM``), with its bounds as they were moved.

    Raises UnknownError or another LedgerError.
    """
    document, name = split_ref(ref)
    subject, machine = reviewing.subject_of(ledger, ref)
    folio = _as_reviewed(ledger, document)
    item = find_item(folio, name) or machine or Item()
    state = reviewing.states(ledger, [document]).get(subject.ref, State(subject.ref, subject.what, name))
    reviews = reviewing.reviews_of(ledger, subject.ref)
    text, now = folio.document.text, _spans(item)
    spans = _given(bounds, text) or now
    claim = item.claim
    return Sheet(
        ref=subject.ref,
        what=subject.what,
        document=document,
        title=wording.visible(folio.document.title or document),
        state=state,
        fields=tuple(_fields(item, folio)),
        pieces=tuple(_pieces(text, spans)),
        spans=tuple(_movable(text, spans)) if claim or item.attribution else (),
        bounds=_written(spans),
        moved=_written(spans) != _written(now),
        past=past(reviews),
        after=reviews[-1].id if reviews else "",
        language=folio.document.language or "",
        saying=f"{document}#{claim.attribution}" if claim and claim.attribution else "",
    )


def past(reviews: Iterable[Review]) -> tuple[Past, ...]:
    """Return reviews as a history, the last first."""
    ordered = in_order(tuple(reviews))
    void = reviewing.taken_back(ordered)
    return tuple(Past(review, review.id not in void) for review in reversed(ordered))


def _as_reviewed(ledger: Ledger, document: str) -> Folio:
    found = ledger.machine_folios([document])
    if not found:
        raise UnknownError("no such document", place=ledger.path, remedy="look with `selon search`")
    return correct(found[0], ledger.reviews([document]))


# --- words and bounds -------------------------------------------------------------------------------------------------


def _spans(item: Item) -> tuple[Span, ...]:
    if item.claim:
        return (item.claim.anchor,)
    if item.attribution:
        return item.attribution.content
    return item.check.spans if item.check else ()


def _written(spans: Iterable[Span]) -> str:
    return ".".join(f"{span.start}-{span.end}" for span in spans)


def _given(bounds: str, text: str) -> tuple[Span, ...]:
    """Return the spans that bounds name, none where they are not all of the text."""
    found = []
    for part in bounds.split(".")[:20]:
        start, _, end = part.partition("-")
        if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal() and len(part) < 20):
            return ()
        low, high = int(start), int(end)
        if not low < high <= len(text):
            return ()
        found.append(Span(low, high, text[low:high]))
    return tuple(found)


def _movable(text: str, spans: tuple[Span, ...]) -> Iterator[Moved]:
    for number, span in enumerate(spans):
        moves = []
        for name, left, right in _MOVES:
            other = move_bounds(text, span, left=left, right=right)
            moves.append((name, _written((*spans[:number], other, *spans[number + 1 :]))))
        yield Moved(wording.visible(" ".join(span.text.split())), tuple(moves))


def _pieces(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[str, bool]]:
    """Yield the words with what stands around them, as far as the line goes."""
    if not spans:
        return
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    reached = max(text.rfind("\n", 0, first) + 1, first - _AROUND)
    line = text.find("\n", last)
    end = min(line if line >= 0 else len(text), last + _AROUND)
    for span in sorted(spans, key=lambda each: each.start):
        if span.start >= reached:
            yield wording.visible(text[reached : span.start]), False
            yield wording.visible(text[span.start : span.end]), True
            reached = span.end
    yield wording.visible(text[reached:end]), False


# --- fields -----------------------------------------------------------------------------------------------------------


def _fields(item: Item, folio: Folio) -> Iterator[Field]:
    values = _values(item)
    names = _CLAIM if item.claim else (*_SAYING, *_HOW) if item.attribution else ()
    for name in names:
        choices = (_YES, _NO) if name in _SWITCHES else CHOICES.get(name, ())
        yield Field(name, values[name], tuple((choice, choice.replace("_", " ")) for choice in choices))
    if item.claim:
        sayings = tuple((saying.id, _saying(saying)) for saying in folio.attributions)
        yield Field("attribution", item.claim.attribution or "", (("", ""), *sayings))


def _saying(saying: Attribution) -> str:
    words = " ".join(saying.content[0].text.split()) if saying.content else ""
    return wording.visible(f"{wording.source_in_short(saying.source)}: {words[:60]}")


def _values(item: Item) -> dict[str, str]:
    """Return the fields of a claim or saying in writing, as the form has them."""
    if item.claim:
        return _of_claim(item.claim)
    return _of_saying(item.attribution) if item.attribution else {}


def _of_claim(claim: Claim) -> dict[str, str]:
    quantity, time = claim.quantity, claim.time
    when = "/".join(dict.fromkeys(filter(None, (time.start, time.end)))) if time else ""
    value = quantity.value if quantity else None
    return {
        "kind": claim.kind,
        "certainty": claim.certainty,
        "polarity": _YES if claim.polarity else _NO,
        "quantity.value": "" if value is None else f"{value:g}" if value != int(value) else str(int(value)),
        "quantity.modifier": quantity.modifier if quantity else "",
        "quantity.unit": quantity.unit if quantity else "",
        "place": (claim.place.name or "") if claim.place else "",
        "time": f"{when} {time.precision}" if time and when else "",
        "attribution": claim.attribution or "",
    }


def _of_saying(saying: Attribution) -> dict[str, str]:
    source = saying.source
    return {
        "source.name": source.name or "",
        "source.role": source.role or "",
        "source.organisation": source.organisation or "",
        "source.kind": source.kind or "",
        "source.side": source.side or "",
        "source.anonymous": _YES if source.anonymous else _NO,
        "act": saying.act,
        "mode": saying.mode,
        "certainty": saying.certainty,
        "channel": saying.channel or "",
    }


def changes_of(ledger: Ledger, ref: str, form: Mapping[str, str]) -> dict[str, object]:
    """Return the fields of a form that say something else than the thing says now, as `reviewing.fix` takes them.

    A figure that cannot be one is left as it was written: the fix says what is wrong with it.
    """
    document, name = split_ref(ref)
    folio = _as_reviewed(ledger, document)
    item = find_item(folio, name) or Item()
    changed: dict[str, object] = {}
    for field, value in _values(item).items():
        written = form.get(field, value).strip()
        if written != value:
            changed[field] = _meant(field, written)
    spans = _given(form.get("bounds", ""), folio.document.text)
    if spans and spans != _spans(item):
        bounds = [[span.start, span.end] for span in spans]
        changed["anchor" if item.claim else "content"] = bounds[0] if item.claim else bounds
    return changed


def _meant(field: str, written: str) -> object:
    if field in _SWITCHES:
        return written == _YES
    if not written:
        return None
    if field in _NUMBERS:
        try:
            return float(written.replace(",", "").replace("\u202f", "").replace(" ", ""))
        except ValueError:
            return written
    return written.upper() if field == "source.side" else written
