"""Which report mentions which event, in the shape of GDELT's table of mentions: tabs, its columns in its order."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urlsplit

from selon.ports import Column, Selection
from selon.publishing.exports.statuses import STATUSES, statuses
from selon.publishing.exports.streams import as_text
from selon.publishing.quoting import Quoted
from selon.publishing.spreadsheets import guarded
from selon.records.accounts import Account, Dossier, Telling
from selon.records.claims import Actor
from selon.records.text import Document
from selon.text import instant_of

__all__ = ["EXPORTER"]

_COLUMNS = (
    Column("GlobalEventID", "the event's id; a word, where GDELT has a number"),
    Column("EventTimeDate", "when the first report of it came out (UTC, YYYYMMDDHHMMSS; what is not known is 0)"),
    Column("MentionTimeDate", "when this report came out, likewise"),
    Column("MentionType", "1: it has an address; 2: a citation only", number=True),
    Column("MentionSourceName", "the host of its address; else the outlet"),
    Column("MentionIdentifier", "its address; else outlet and id"),
    Column("SentenceID", "in which sentence it first speaks of the event, from 1", number=True),
    Column("Actor1CharOffset", "where who acts stands, in code points; -1 where nobody is named", number=True),
    Column("Actor2CharOffset", "where whom it is done to stands, likewise", number=True),
    Column("ActionCharOffset", "where the words stand that name the happening", number=True),
    Column("InRawText", "1: always read from the text itself", number=True),
    Column("Confidence", "left empty: we have no such number"),
    Column("MentionDocLen", "the length of the text in code points", number=True),
    Column("MentionDocTone", "left empty: we judge no tone"),
    Column("MentionDocTranslationInfo", "left empty: texts are read in their own language"),
    Column("Extras", "left empty"),
    Column("Language", "ours: the document's language (BCP 47)"),
    Column("Claims", "ours: how many claims it makes of the event", number=True),
    *STATUSES,
)


def _stamp(came_out: str | None) -> str:
    """Return the time at which a version came out in UTC as digits.

    >>> _stamp("2024-09-18T07:59+02:00"), _stamp("2024-09-18"), _stamp(None)
    ('20240918055900', '20240918000000', '')
    """
    digits = "".join(sign for sign in instant_of(came_out) if sign.isdigit())
    return digits.ljust(14, "0") if digits else ""


def _rows(account: Account, dossier: Dossier) -> Iterator[tuple[object, ...]]:
    reports: dict[str, list[Telling]] = {}
    for telling in dossier.tellings:
        reports.setdefault(telling.document.id, []).append(telling)
    stamps = [stamp for told in reports.values() if (stamp := _stamp(told[0].document.came_out))]
    for told in reports.values():
        first = min(told, key=lambda telling: (telling.claim.anchor.start, telling.ref))
        yield _row(account.event.id, min(stamps, default=""), first, len(told))


def _row(event: str, earliest: str, telling: Telling, claims: int) -> tuple[object, ...]:
    document, claim = telling.document, telling.claim
    sentence = bisect_right(Quoted(document.text).breaks, claim.anchor.start)
    return (
        *(event, earliest, _stamp(document.came_out), 1 if document.url else 2, *_named(document), sentence),
        *(_offset(claim.agent), _offset(claim.target), claim.anchor.start, 1, "", len(document.text), "", "", ""),
        *(document.language, claims, *statuses(claim.certainty, (telling,))),
    )


def _named(document: Document) -> tuple[str, str]:
    outlet = document.outlet or document.id
    if not document.url:
        return outlet, f"{outlet}: {document.id}"
    return (urlsplit(document.url).hostname or outlet).removeprefix("www."), document.url


def _offset(actor: Actor | None) -> int:
    return actor.span.start if actor and actor.span else -1


class _Mentions:
    """The format ``mentions``."""

    name = "mentions"
    suffix = ".tsv"
    says = (
        "Which report mentions which event: a row for each, with the columns of GDELT 2.0's table of mentions in its "
        "order, set apart by tabs, and ours behind them. Unlike GDELT's files it begins with the columns' names."
    )
    columns = _COLUMNS
    text = True

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write the table; return how many rows."""
        count = 0
        with as_text(stream) as text:
            writer = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
            writer.writerow(column.name for column in _COLUMNS)
            for account, dossier in selection.events():
                for row in _rows(account, dossier):
                    writer.writerow([_cell(value) for value in row])
                    count += 1
        return count


def _cell(value: object) -> str:
    """Return a cell in one line without tabs; a word is guarded against formulas."""
    if value is None:
        return ""
    return guarded(" ".join(value.split())) if isinstance(value, str) else str(value)


EXPORTER = _Mentions()
