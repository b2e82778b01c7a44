"""Who first said what is told of one event, as an interval: how many origins there are at least, and at most.

* The named count one each, whoever carried them; relays do not count.
* The anonymous of one side may all be one person, or as many as there are first reporters: the innermost relay, else
  the agency credited, else the outlet, copies of one text taken together.
* A group (``Russian authorities``) may be one of the named of its side, or others.
* Where nobody is named at all, or only ``media``, it may be anybody who is counted already, or one voice for each first
  reporter.
* A document's own voice retells, unless it says that it saw, or could not verify, for itself: that is an attribution
  to the outlet or agency, and counts as any other. A document that names nobody for the event may rest on others or
  stand alone: it counts at the high end, and at the low end only where nobody else speaks. A copy's own voice is its
  original's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from selon.records.accounts import Dossier, Telling
from selon.records.events import Origin, Passage, Reason
from selon.records.text import Document
from selon.text import fold
from selon.weighing.families import Families

__all__ = ["Voices", "find_voices", "passage", "printed"]

_BRACKETED = re.compile(r"\s*\([^)]*\)\s*$")


_Key = TypeVar("_Key", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class Voices:
    """How many origins there are at least and at most, and why."""

    low: int
    high: int
    reasons: tuple[Reason, ...]


def passage(telling: Telling) -> Passage:
    """Return the words by which a telling names its source, else those of the claim."""
    said = telling.attribution
    span = (said.source.span or said.cue) if said else None
    return Passage(telling.document.id, span or telling.claim.anchor)


def find_voices(dossier: Dossier, texts: Families) -> Voices:
    """Return how many origins an event has; ``texts`` are its documents, those of one text together."""
    kinds: dict[str, list[Telling]] = defaultdict(list)
    origins = {origin.id: origin for origin in dossier.origins}
    for telling in dossier.tellings:
        kinds[_kind(telling, origins.get(telling.origin))].append(telling)
    reporters = _Reporters(dossier.tellings, texts)
    parts = [
        _named(kinds["named"], origins),
        _anonymous(kinds["anonymous"], origins, reporters),
        _groups(kinds["group"], origins, {telling.side for telling in kinds["named"] if telling.side}),
        _unnamed(kinds["nobody"], reporters),
        _own(kinds["own"], dossier.tellings, texts),
    ]
    low = sum(part.low for part in parts)
    return Voices(
        low or (1 if dossier.tellings else 0),
        sum(part.high for part in parts),
        tuple(reason for part in parts for reason in part.reasons),
    )


class _Reporters:
    """Who was the first to report what a nameless source said, as far as the chain tells."""

    def __init__(self, tellings: Iterable[Telling], texts: Families) -> None:
        """Note the earliest document of each text: its outlet reports for all of them."""
        self._texts = texts
        self._first: dict[str, Document] = {}
        for telling in tellings:
            self._first.setdefault(texts.head(telling.document.id), telling.document)

    def name(self, telling: Telling) -> str:
        """Return the innermost relay, else the agency credited, else the outlet that has the text first."""
        relays = telling.attribution.via if telling.attribution else ()
        named = [name for relay in relays for name in [relay.name or relay.organisation] if name]
        if named:
            return named[-1]
        document = self._first[self._texts.head(telling.document.id)]
        return document.credits[-1] if document.credits else printed(document)

    def key(self, telling: Telling) -> str:
        """Return what is the same for all spellings of that name."""
        return fold(self.name(telling))


def printed(document: Document) -> str:
    """Return who prints a document, without an agency in brackets; its id if nobody says."""
    return _BRACKETED.sub("", document.outlet or "") or document.id


def _kind(telling: Telling, origin: Origin | None) -> str:
    """Tell how a telling counts: named, anonymous, group, nobody, own."""
    if telling.attribution is None:
        return "own"
    source = telling.attribution.source
    if origin is None:
        told = source.name or source.role or source.organisation
        return "anonymous" if source.anonymous else "named" if told else "nobody"
    return "nobody" if origin.speaker == "group" and origin.kind == "media" else origin.speaker


def _named(tellings: Iterable[Telling], origins: Mapping[str, Origin]) -> Voices:
    heard = _by(tellings, lambda telling: telling.origin)
    reasons = [
        Reason("origin", f"{_label(origins.get(name))} speaks in {_documents(told)}.", _passages(told))
        for name, told in sorted(heard.items())
    ]
    return Voices(len(heard), len(heard), tuple(reasons))


def _anonymous(tellings: Sequence[Telling], origins: Mapping[str, Origin], reporters: _Reporters) -> Voices:
    """Count the anonymous: at least one for each side, and who is of no side may be of any."""
    heard = _by(tellings, lambda telling: (telling.origin, reporters.key(telling)))
    sides = {telling.side for telling in tellings}
    low = len(sides - {None} or sides)
    reasons = [
        Reason("origin-anonymous", _reported(told[0], origins.get(told[0].origin), reporters), _passages(told))
        for _, told in sorted(heard.items())
    ]
    if len(heard) > low:
        because = f"The anonymous of one side may be one person: between {low} and {len(heard)} of them speak."
        reasons.append(Reason("anonymous-open", because))
    return Voices(low, len(heard), tuple(reasons))


def _reported(telling: Telling, origin: Origin | None, reporters: _Reporters) -> str:
    who = (origin.organisation or origin.side) if origin else None
    source = f"An anonymous source ({who})" if who else "An anonymous source"
    return f"{source}, first reported by {reporters.name(telling)}."


def _groups(tellings: Iterable[Telling], origins: Mapping[str, Origin], sides: set[str]) -> Voices:
    """Count groups: of a side for which somebody named speaks too, the group may be him."""
    heard = _by(tellings, lambda telling: telling.origin)
    reasons: list[Reason] = []
    apart: set[str] = set()
    for name, told in sorted(heard.items()):
        side = told[0].side
        because = f"{_label(origins.get(name))} speak in {_documents(told)}"
        if side in sides:
            because += f", and may be one of the named of {side}"
        else:
            apart.add(side or name)
        reasons.append(Reason("origin-group", f"{because}.", _passages(told)))
    return Voices(len(apart), len(heard), tuple(reasons))


def _unnamed(tellings: Sequence[Telling], reporters: _Reporters) -> Voices:
    """Count where nobody is named: nobody new at least, at most one voice for each first reporter."""
    heard = _by(tellings, reporters.key)
    reasons = [
        Reason(
            "origin-unnamed",
            f"{reporters.name(told[0])} names nobody: it may be somebody counted already.",
            _passages(told),
        )
        for _, told in sorted(heard.items())
    ]
    return Voices(0, len(heard), tuple(reasons))


def _own(tellings: Iterable[Telling], everything: Iterable[Telling], texts: Families) -> Voices:
    """Count the own voices of documents that name nobody for the event; a copy's is its original's."""
    attributing = {texts.head(telling.document.id) for telling in everything if telling.attribution is not None}
    heard = _by(tellings, lambda telling: (telling.origin, texts.head(telling.document.id)))
    alone = {key: told for key, told in heard.items() if key[1] not in attributing}
    voices = _by((telling for told in alone.values() for telling in told), lambda telling: telling.origin)
    reasons = [
        Reason(
            "origin-own",
            f"{printed(told[0].document)} names nobody: it may stand alone, or rest on others.",
            _passages(told),
        )
        for _, told in sorted(voices.items())
    ]
    return Voices(0, len(voices), tuple(reasons))


# --- what tellings are counted by -------------------------------------------------------------------------------------


def _by(tellings: Iterable[Telling], key: Callable[[Telling], _Key]) -> dict[_Key, list[Telling]]:
    """Return the tellings under each key, in their order."""
    heard: dict[_Key, list[Telling]] = defaultdict(list)
    for telling in tellings:
        heard[key(telling)].append(telling)
    return heard


def _passages(tellings: Iterable[Telling]) -> tuple[Passage, ...]:
    """Return the words of each document's first telling."""
    first: dict[str, Telling] = {}
    for telling in tellings:
        first.setdefault(telling.document.id, telling)
    return tuple(passage(first[name]) for name in sorted(first))


def _documents(tellings: Iterable[Telling]) -> str:
    number = len({telling.document.id for telling in tellings})
    return "1 document" if number == 1 else f"{number} documents"


def _label(origin: Origin | None) -> str:
    return origin.label if origin else "A source"
