"""Which reports who published them took back: told by the items that say so, and whatever the order they came in.

An item that an agency cancels or withholds, and a dispatch that says of itself that it retracts, speak of one with the
same id or address that came out no later; where there is none, of those of the same outlet under the same headline. It
never deletes: what it speaks of stays, and is marked. An item that speaks of nothing known is marked itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from selon.linking.publication import earlier
from selon.records.accounts import Withdrawn
from selon.records.folios import Folio
from selon.records.text import Document, Note
from selon.text import fold, instant_of

__all__ = ["WITHDRAWN", "names", "notice_of", "take_back", "titled_alike"]

#: Notes of an item by which who published it takes a report back.
WITHDRAWN = ("canceled", "withheld", "retracted")
#: What stands before a headline that is taken back (``MANDATORY KILL - …``), and is no part of it.
_BEFORE = re.compile(r"^[^:|–—-]{0,40}\s*[:|–—-]+\s*")


def notice_of(notes: Iterable[Note]) -> Note | None:
    """Return the note by which an item takes a report back, None where it takes back none."""
    return next((note for note in notes if note.code in WITHDRAWN), None)


def names(notice: Document, document: Document) -> bool:
    """Tell whether a notice speaks of a document by its id or address; of one that came out later it does not."""
    same = document.id == notice.id or (notice.url is not None and document.url == notice.url)
    return same and earlier(document.came_out, notice.came_out) <= 0


def titled_alike(notice: Document, document: Document) -> bool:
    """Tell whether a notice speaks of a document by outlet and headline, what says that it is a notice left out."""
    if not notice.outlet or notice.outlet != document.outlet or not notice.title or not document.title:
        return False
    ours, theirs = fold(notice.title).strip(), fold(document.title).strip()
    alike = theirs in (ours, _BEFORE.sub("", ours, count=1))
    return alike and document.id != notice.id and earlier(document.came_out, notice.came_out) <= 0


def take_back(folios: Sequence[Folio]) -> tuple[tuple[Folio, ...], tuple[tuple[str, Withdrawn], ...]]:
    """Return the folios without the notices whose report is among them, and which documents were taken back, by id."""
    notices = [(folio, note) for folio in folios if (note := notice_of(folio.notes))]
    if not notices:
        return tuple(folios), ()
    reports = [folio for folio in folios if notice_of(folio.notes) is None]
    alone: list[Folio] = []
    marks: dict[str, list[Withdrawn]] = {}
    for folio, note in notices:
        mark = Withdrawn(note.code, note.message, instant_of(folio.document.came_out))
        meant = [report.document.id for report in reports if names(folio.document, report.document)]
        if not meant:
            alone.append(folio)
            alike = [report.document.id for report in reports if titled_alike(folio.document, report.document)]
            meant = [folio.document.id, *alike]
        for name in meant:
            marks.setdefault(name, []).append(mark)
    latest = {
        name: max(found, key=lambda mark: (mark.published, mark.code, mark.words)) for name, found in marks.items()
    }
    return (*reports, *alone), tuple(sorted(latest.items(), key=lambda pair: pair[0]))
