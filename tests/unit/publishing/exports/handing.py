"""A ledger of three invented dispatches, hostile where a feed could be, and a selection of events made by hand."""

import io
import json
from pathlib import Path

from selon.intake.jsonl import parse_lines
from selon.ledger import open_ledger
from selon.ports import DocumentVersion
from selon.publishing.exports.door import export
from selon.publishing.exports.selection import LedgerSelection, Wanted
from selon.records.accounts import Withdrawn
from selon.records.events import Ties
from selon.running.ingest import ingest
from selon.weighing.accounts import weigh_event

LINES = (
    {
        "id": "post-1",
        "outlet": "=cmd|' /C calc'!A0",
        "url": "https://post.example.ru/a?b=1",
        "language": "en",
        "published": "2024-03-05T08:10+03:00",
        "title": "@SUM(1+1) Strike on\tOstrov",
        "text": (
            "A drone strike hit a fuel depot in Ostrov in the night of 4 to 5 March, killing at least five people, the "
            "governor of Pskov region, Mikhail Vedernikov, said on Telegram. At least 13 people were injured and five "
            "were taken to hospital, and dozens of residents were evacuated, he said.\n\nIn Velikiye Luki two people were killed, the health ministry said. "
            '"We saw fire everywhere," a resident told reporters.'
        ),
    },
    {
        "id": "post-2",
        "outlet": "Morning <b>Gazette</b>",
        "published": "2024-03-05T12:00+03:00",
        "title": "[click](javascript:alert(1)) Ostrov",
        "credits": ["ONE"],
        "text": (
            "🔥 Nine people were killed in a drone strike on a fuel depot in Ostrov on Tuesday, the governor, Mikhail "
            "Vedernikov, said. Ukraine's military denied that it had attacked the town."
        ),
    },
    {
        "id": "post-3",
        "outlet": "Le Matin",
        "url": "https://lematin.example.fr/1",
        "language": "fr",
        "published": "2024-03-05",
        "text": (
            "Une frappe de drone a touché un dépôt de carburant à Ostrov mardi. Selon le gouverneur Mikhaïl Vedernikov, "
            "neuf personnes ont été tuées et 17 blessées."
        ),
    },
)


def documents(lines=LINES):
    return list(parse_lines([json.dumps(line).encode() for line in lines], place="x", limit=10_000, given={}))


def fill(path: Path, found) -> str:
    with open_ledger(path, create=True) as ledger:
        ingest(ledger, found, words=False)
    return str(path)


def handed(path, name, rule="", **wanted) -> bytes:
    """Return what a ledger is exported as, in the format of this name."""
    stream = io.BytesIO()
    with open_ledger(path) as ledger:
        export(name, LedgerSelection(ledger, Wanted(**wanted), rule), stream)
    assert not stream.closed
    return stream.getvalue()


class Made:
    """A selection of dossiers made by hand."""

    def __init__(self, *dossiers, rule="", folios=(), taken_back=()):
        self.dossiers, self.rule, self.folios, self.taken_back = dossiers, rule, folios, taken_back
        self.asked = {}

    def events(self):
        return ((weigh_event(dossier), dossier) for dossier in self.dossiers)

    def documents(self, *, versions=False):
        assert versions in (True, False)
        return (DocumentVersion(folio, Ties()) for folio in self.folios)

    def reviews(self, documents=None):
        del documents
        return ()

    def withdrawn(self, documents):
        return {name: Withdrawn("canceled", "taken back", "") for name in documents if name in self.taken_back}

    def head(self):
        return "00" * 32, 7


def made(name, *dossiers, **more) -> bytes:
    stream = io.BytesIO()
    export(name, Made(*dossiers, **more), stream)
    return stream.getvalue()
