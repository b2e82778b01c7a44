"""What can be made one or parted: an event with those near by, its reports, its origins with who printed them."""

from __future__ import annotations

from dataclasses import dataclass

from selon.ledger import Ledger
from selon.publishing import wording
from selon.publishing.desk.events import Weighed
from selon.publishing.event_rows import Related
from selon.publishing.event_words import Desk

__all__ = ["Arranged", "Report", "Voice", "arranged"]


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the event: its id, who printed it, its title, when."""

    id: str
    outlet: str
    title: str
    published: str


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin of the event: its id, what it is called, its side, the reports in which it speaks."""

    id: str
    label: str
    side: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """An event laid out to be merged or split."""

    id: str
    title: str
    related: tuple[Related, ...]
    reports: tuple[Report, ...]
    voices: tuple[Voice, ...]


def arranged(ledger: Ledger, weighed: Weighed, name: str) -> Arranged:
    """Return an event laid out. Raises UnknownError or another LedgerError."""
    event = ledger.event(name)
    _, dossier = weighed.account(ledger, event)
    page, desk = weighed.page(ledger, event), Desk(dossier)
    reports = {
        document.id: Report(
            document.id,
            desk.outlet(document.id),
            wording.visible(document.title or ""),
            wording.visible(wording.day(document.published or "")),
        )
        for document in desk.documents.values()
    }
    printed: dict[str, dict[str, Report]] = {}
    for telling in dossier.tellings:
        printed.setdefault(telling.origin, {})[telling.document.id] = reports[telling.document.id]
    voices = [
        Voice(origin, desk.label(origin), desk.side(origin), tuple(inside.values()))
        for origin, inside in printed.items()
        if origin in desk.origins
    ]
    voices.sort(key=lambda voice: (-len(voice.reports), voice.label, voice.id))
    ordered = sorted(reports.values(), key=lambda report: (report.outlet, report.id))
    return Arranged(event.id, page.title, page.related, tuple(ordered), tuple(voices))
