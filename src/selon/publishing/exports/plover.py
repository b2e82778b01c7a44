"""PLOVER's records as JSONL: one for each claim of an act of force or control, with the fields of its manual.

PLOVER has actors act on others, and drops statements. So most kinds of claims have no record, and who says it, which
PLOVER has no field for, stands in fields of our own. The text of a document is left out, as the manual asks of those
who do not own it; offsets and citation lead to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from selon.ports import Column, Selection
from selon.publishing import wording
from selon.publishing.event_words import Desk
from selon.publishing.exports.countries import letters
from selon.publishing.exports.statuses import STATUSES, statuses
from selon.publishing.exports.streams import as_json, as_text
from selon.records.accounts import Telling
from selon.records.claims import Actor, Claim, Place
from selon.records.events import Event

__all__ = ["EXPORTER"]

_COLUMNS = (
    Column("id", "the claim's reference"),
    Column("date", "its day; else the event's, else that of publication; null where none is known"),
    Column("enddate", "its last day"),
    Column(
        "source", "who acts, in a list: three letters of the side (`code`) and the words; empty where nobody is named"
    ),
    Column("recipient", "whom it is done to, likewise"),
    Column("event", "PLOVER's category, in a list: `ASSAULT`, `COERCE`, `RETREAT`, `ACCUSE`"),
    Column("mode", "its mode, in a list"),
    Column("context", "`negation` where it is said not to have happened, `future` where it is ordered or expected"),
    Column(
        "event_loc", "the place: `name`, `country code`, `cc3`, `geonameid`, a settlement's `latitude`, `longitude`"
    ),
    Column("event_text", "the words that name it, in a list"),
    Column("dead", "the figure of those killed, as it is said", number=True),
    Column("injured", "the figure of those injured; those in hospital are not among them", number=True),
    Column("link", "the id of the event: the same for all records of one happening"),
    Column("text_info", "where the words stand: `start`, `end` in code points"),
    Column("cite_info", "the document: `citation`, `url`, `title`, `language`, `publication`"),
    Column("coder", "which rule or weights read it"),
    Column("said_by", "ours: who says it, and the id of who first said it"),
    *STATUSES,
)
_ASSAULT = frozenset(
    {"struck", "launched", "shelling", "clash", "advance", "captured", "shot_down", "killed", "injured"}
    | {"destroyed", "damaged"}
)
_OTHERS = {"detained": ("COERCE", "arrest"), "withdrawal": ("RETREAT", "withdraw")}
_MODES = {
    "drone": "heavy-weapons",
    "missile": "heavy-weapons",
    "artillery": "heavy-weapons",
    "bomb": "heavy-weapons",
    "mine": "explosives",
    "small_arms": "firearms",
}
_BY_KIND = {"shelling": "heavy-weapons", "shot_down": "heavy-weapons", "destroyed": "destroy", "damaged": "destroy"}
_FUTURE = frozenset({"order", "expect", "ask", "warn"})


def _category(telling: Telling) -> tuple[str, str] | None:
    """Return the category and mode of a claim; None where PLOVER has none."""
    claim = telling.claim
    if claim.kind == "responsibility":
        accused = telling.attribution is not None and telling.attribution.act == "accuse" and claim.agent is not None
        return ("ACCUSE", "") if accused else None
    if claim.kind in _ASSAULT:
        return "ASSAULT", _MODES.get(claim.means or "", _BY_KIND.get(claim.kind, ""))
    return _OTHERS.get(claim.kind)


def _record(event: Event, telling: Telling, desk: Desk, category: str, mode: str) -> dict[str, Any]:
    claim, document, said = telling.claim, telling.document, telling.attribution
    time = claim.time
    start = (time.start if time else None) or event.start or event.end or document.published
    end = time.end if time and time.start else None
    context = [] if claim.polarity else ["negation"]
    context += ["future"] if said is not None and said.act in _FUTURE else []
    speaker = [{"code": letters(said.source.side), "actor_text": wording.source(said.source)}] if said else []
    accuses = category == "ACCUSE"
    agent, target = _actor(claim.agent), _actor(claim.target)
    return {
        "id": telling.ref,
        "date": start[:10] if start else None,
        **({"enddate": end[:10]} if end else {}),
        "source": speaker if accuses else agent,
        "recipient": agent if accuses else target,
        "event": [category],
        "mode": [mode] if mode else [],
        "context": context,
        **({"event_loc": _location(claim.place)} if claim.place else {}),
        "event_text": [claim.anchor.text],
        **_size(claim),
        "link": event.id,
        "text_info": {"start": claim.anchor.start, "end": claim.anchor.end},
        "cite_info": {
            "citation": document.id,
            "url": document.url,
            "title": document.title,
            "language": document.language,
            "publication": document.outlet,
        },
        "coder": claim.by,
        "said_by": {"source": desk.label(telling.origin), "origin": telling.origin},
        **dict(zip((column.name for column in STATUSES), statuses(claim.certainty, (telling,)), strict=True)),
    }


def _actor(actor: Actor | None) -> list[dict[str, str]]:
    return [{"code": letters(actor.side), "actor_text": wording.actor(actor)}] if actor else []


def _location(place: Place) -> dict[str, Any]:
    point = {"latitude": place.lat, "longitude": place.lon} if place.precision == "settlement" else {}
    return {
        "name": place.name or (place.span.text if place.span else ""),
        "country code": place.country,
        "cc3": letters(place.country),
        "geonameid": place.geonames_id,
        **point,
    }


def _size(claim: Claim) -> dict[str, float]:
    name = {"killed": "dead", "injured": "injured"}.get(claim.kind)
    value = claim.quantity.value if claim.quantity else None
    return {name: value} if name and value is not None else {}


def _records(selection: Selection) -> Iterator[dict[str, Any]]:
    for account, dossier in selection.events():
        desk = Desk(dossier)
        for telling in dossier.tellings:
            if found := _category(telling):
                yield _record(account.event, telling, desk, *found)


class _Plover:
    """The format ``plover``."""

    name = "plover"
    suffix = ".jsonl"
    says = (
        "A record a line with the field names of the PLOVER manual, for each claim of force, arrest, withdrawal or "
        "accusation. PLOVER has no statements; who says it stands in `said_by`."
    )
    columns = _COLUMNS
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write the records; return how many."""
        count = 0
        with as_text(stream) as text:
            for record in _records(selection):
                text.write(as_json(record) + "\n")
                count += 1
        return count


EXPORTER = _Plover()
