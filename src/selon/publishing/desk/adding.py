"""The form for what nobody read in a dispatch: a claim, a saying, or both, with what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from selon.errors import FieldError
from selon.ledger import Ledger
from selon.publishing import wording
from selon.records.attribution import Attribution
from selon.records.folios import Folio
from selon.reviewing.making import BLANKS, CHOICES, words_in
from selon.running import reviewing

__all__ = ["AddSheet", "Entry", "add_address", "add_sheet", "write_added"]

_CLAIM = (
    *("anchor", "kind", "quantity.span", "quantity.value", "quantity.modifier", "quantity.unit", "place", "time"),
    *("polarity", "certainty", "attribution"),
)
#: Of a claim what is told more rarely; it stands folded up.
_RARER = ("agent.span", "agent.name", "target.span", "target.name", "means", "to")
_SAYING = (
    *("content", "cue", "source.span", "source.name", "source.kind", "source.side", "act", "mode", "certainty"),
    *("channel", "via"),
)
#: Before the name of a saying's field, which a claim may have too.
_OF_SAYING = "saying."
_YES, _NO = "yes", "no"
#: What a relay is that is told by its name alone.
_RELAYS = "media"
#: So many places of the same words are named.
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of the form: its name, its value as it was written, its closed list, and what is wrong with it, if any.

    ``places`` are where its words stand, where they stand more than once, as bounds that can be written instead.
    """

    name: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    wrong: str = ""
    places: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The field's name without that of what it belongs to."""
        return self.name.removeprefix(_OF_SAYING)


@dataclass(frozen=True, slots=True)
class AddSheet:
    """The form with its dispatch; ``wrong`` says why nothing was written, where no one field is wrong."""

    document: str
    title: str
    language: str
    text: str
    claim: tuple[Entry, ...]
    rarer: tuple[Entry, ...]
    saying: tuple[Entry, ...]
    reason: str = ""
    wrong: str = ""


def add_address(document: str) -> str:
    """Return the address of the form for a dispatch (its id)."""
    return "/add?" + urlencode({"of": document})


def add_sheet(
    ledger: Ledger, document: str, given: Mapping[str, str] | None = None, error: FieldError | None = None
) -> AddSheet:
    """Return the form for a dispatch, with what was ``given`` and the ``error`` that it made. Raises UnknownError."""
    folio = ledger.document(document)
    told = given or {}
    wrong = _named(error.field) if error else ""
    claim, rarer, saying = (
        tuple(_entry(name, told, folio, error if name == wrong else None) for name in names)
        for names in (_CLAIM, _RARER, [_OF_SAYING + name for name in _SAYING])
    )
    known = {entry.name for entry in (*claim, *rarer, *saying)}
    return AddSheet(
        document=folio.document.id,
        title=wording.visible(folio.document.title or folio.document.id),
        language=folio.document.language or "",
        text=wording.visible(folio.document.text),
        claim=claim,
        rarer=rarer,
        saying=saying,
        reason=told.get("reason", ""),
        wrong=error.why if error and wrong not in known else "",
    )


def _named(field: str) -> str:
    """Return the form's name of a field of a claim, or of a saying, that is wrong."""
    name = "quantity.value" if field == "quantity" else field
    return _OF_SAYING + name if name in _SAYING and name not in _CLAIM else name


def _entry(name: str, told: Mapping[str, str], folio: Folio, error: FieldError | None) -> Entry:
    value = told.get(name, "")
    starts = words_in(folio.document.text, value.strip()) if error and error.why == "many" else ()
    places = tuple(f"{start}:{start + len(value.strip())}" for start in starts[:_NAMED])
    return Entry(name, value, tuple(_choices(name, folio)), error.why if error else "", places)


def _choices(name: str, folio: Folio) -> Iterator[tuple[str, str]]:
    field = name.removeprefix(_OF_SAYING)
    if field == "attribution":
        yield "", ""
        yield from ((saying.id, _in_short(saying)) for saying in folio.attributions)
    listed = (_YES, _NO) if field == "polarity" else CHOICES.get(field, ())
    if listed:
        yield "", ""
        yield from ((choice, choice.replace("_", " ")) for choice in listed if choice)


def _in_short(saying: Attribution) -> str:
    words = " ".join(saying.content[0].text.split()) if saying.content else ""
    return wording.visible(f"{wording.source_in_short(saying.source)}: {words[:60]}")


def write_added(ledger: Ledger, form: Mapping[str, str]) -> None:
    """Put in what a form says. Raises FieldError, UnknownError, ReviewError."""
    claim = _meant({name: form.get(name, "") for name in (*_CLAIM, *_RARER)})
    saying = _meant({name: form.get(_OF_SAYING + name, "") for name in _SAYING})
    if not claim and not saying:
        raise FieldError("nothing is told").of("anchor", "missing")
    document, who = form.get("of", ""), form.get("who", "")
    if "via" in saying:
        saying["via"] = _relays(str(saying["via"]), ledger.document(document).document.text)
    reviewing.add(ledger, document, who, claim, saying, reason=form.get("reason", ""))


def _meant(written: Mapping[str, str]) -> dict[str, object]:
    """Return the fields that something is written in, as `reviewing.add` takes them."""
    return {name: _value(name, value.strip()) for name, value in written.items() if value.strip()}


def _relays(written: str, text: str) -> list[dict[str, object]]:
    """Return who passed a saying on, nearest to the outlet first, from names with semicolons between.

    A name that stands in the text is bound to its words there, the first of them.
    """
    relays = []
    for name in filter(None, map(str.strip, written.split(";"))):
        starts = words_in(text, name)
        span = {"start": starts[0], "end": starts[0] + len(name), "text": name} if starts else None
        relays.append({**BLANKS["source"], "span": span, "name": name, "kind": _RELAYS})
    return relays


def _value(name: str, value: str) -> object:
    if name == "polarity":
        return value == _YES
    if name == "quantity.value":
        try:
            return float(value.replace(",", "").replace("\u202f", "").replace(" ", ""))
        except ValueError:
            return value
    return value.upper() if name == "source.side" else value
