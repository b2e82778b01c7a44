"""What came with an edit is dated by it wherever it is shown: reader, event page, tallies, status, search, exports."""

import csv
import io
import json

import pytest

from selon.intake.files import Intake
from selon.ledger import open_ledger
from selon.ledger.search import search
from selon.publishing.desk.application import make_application
from selon.publishing.event_outline import event_page
from selon.publishing.event_rows import EDITED, PUBLISHED
from selon.publishing.event_status import status_of
from selon.publishing.findings import write_findings
from selon.publishing.outline import outline
from selon.publishing.series import tallies
from selon.publishing.series_picks import picks
from selon.publishing.terminal import make_console
from selon.records.text import Document
from selon.running.accounts import account_of, dossier_of
from selon.running.ingest import ingest
from tests.unit.intake.incoming import parse
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in
from tests.unit.publishing.exports.handing import handed

TEXT = "{} drones were shot down over the Tver region this morning, the defence ministry in Moscow said."
CHAT = {
    "name": "Wire Channel",
    "type": "public_channel",
    "id": 77,
    "messages": [
        {
            "id": 5,
            "type": "message",
            "date": "2024-09-18T06:00:00",
            "date_unixtime": "1726639200",
            "edited": "2024-09-19T09:10:00",
            "edited_unixtime": "1726737000",
            "text": TEXT.format(54),
        }
    ],
}
BETWEEN = Document(
    "between", TEXT.format(36), published="2024-09-18T08:00:00+00:00", outlet="The Morning Paper", language="en"
)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    (message,) = parse(json.dumps(CHAT), "telegram")
    path = tmp_path_factory.mktemp("edited") / "l.selon"
    with open_ledger(path, create=True) as ledger:
        ingest(ledger, [message, BETWEEN])
    return path


@pytest.fixture
def ledger(file):
    with open_ledger(file) as opened:
        yield opened


def weighed(ledger):
    (event,) = (listing.event for listing in ledger.events(kind="shot_down"))
    return account_of(ledger, event)[0], dossier_of(ledger, event)


def test_the_day_in_the_words_is_read_against_the_publication(ledger):
    figures = {figure.document: figure for figure in ledger.figures("shot_down")}
    assert figures["telegram:77/5"].start[:10] == figures["between"].start[:10] == "2024-09-18"
    assert figures["telegram:77/5"].came_out == "2024-09-19T09:10:00+00:00"


def test_a_figure_moves_when_the_edit_was_made(ledger):
    account, dossier = weighed(ledger)
    (series,) = account.series
    assert [point.quantity.value for point in series.points] == [36, 54]
    page = event_page(account, dossier)
    marks = [(mark.when, mark.sign) for mark in page.timeline if mark.sign in (PUBLISHED, EDITED)]
    assert marks == [("18 Sep, 06:00", PUBLISHED), ("18 Sep, 08:00", PUBLISHED), ("19 Sep, 09:10", EDITED)]
    status = status_of(account, dossier, ledger.documents(limit=1)[0].came_out)
    assert (status.name, status.last) == ("developing", "2024-09-19T09:10:00+00:00")


def test_the_latest_report_is_the_one_that_was_edited_last(ledger):
    figures = ledger.figures("shot_down")
    rows = tallies(figures, ledger.folios(["telegram:77/5", "between"]))
    (picked,) = picks(rows, "latest-per-origin", {figure.ref: figure.came_out for figure in figures}).values()
    assert picked.figures == frozenset({"54:drone"})
    assert ledger.lately("shot_down", None, 1) == "2024-09-18T08:00:00"


def test_reader_and_search_say_when_it_was_edited(ledger):
    shown = outline(ledger.document("telegram:77/5"))
    assert shown.dated == "18 Sep 2024, 06:00, edited 19 Sep, 09:10"
    assert outline(ledger.document("between")).dated == "18 Sep 2024, 08:00"
    stream = io.StringIO()
    write_findings(search(ledger, "drone 54"), "drone 54", make_console(stream, width=120))
    assert "18 Sep 2024 · edited 19 Sep 2024, 09:10" in stream.getvalue()


def test_the_desk_says_so_in_the_readers_language(file):
    desk = make_application(str(file), TOKEN, [HOST])
    cookie = let_in(desk)
    reader = ask(desk, "/documents/telegram%3A77%2F5", cookie=cookie).body
    assert "18 Sep 2024, 06:00, edited 19 Sep, 09:10" in reader
    assert "modifié" in ask(desk, "/documents/telegram%3A77%2F5", cookie=cookie, accept_language="fr").body
    assert "edited 19 Sep 2024, 09:10" in ask(desk, "/search?q=drones", cookie=cookie).body


def test_board_and_event_page_agree_that_it_develops(file):
    with open_ledger(file) as ledger:
        (event,) = (listing.event.id for listing in ledger.events(kind="shot_down"))
    desk = make_application(str(file), TOKEN, [HOST])
    cookie = let_in(desk)
    assert ask(desk, f"/events/{event}.json", cookie=cookie).json["status"]["as_of"] == "2024-09-19T09:10:00+00:00"
    assert {row["status"] for row in ask(desk, "/board.json", cookie=cookie).json["events"]} == {"developing"}


def test_exports_say_when_a_version_was_made(file):
    rows = list(csv.DictReader(io.StringIO(handed(file, "csv").decode(), newline="")))
    assert {(row["document"], row["edited"]) for row in rows} == {
        ("telegram:77/5", "2024-09-19T09:10:00+00:00"),
        ("between", ""),
    }
    lines = [json.loads(line)["document"] for line in handed(file, "jsonl").decode().splitlines()]
    assert [line.get("edited") for line in lines] == [None, "2024-09-19T09:10:00+00:00"]
    assert '"dateModified": "2024-09-19T09:10:00+00:00"' in handed(file, "schema-org").decode()


def test_a_bundle_carries_it_to_another_ledger(file, tmp_path):
    bundle = tmp_path / "b.zip"
    bundle.write_bytes(handed(file, "bundle"))
    with open_ledger(tmp_path / "other", create=True) as ledger:
        ingest(ledger, Intake(io.BytesIO()).read([str(bundle)]))
        assert {held.id: held.edited for held in ledger.documents()} == {
            "telegram:77/5": "2024-09-19T09:10:00+00:00",
            "between": None,
        }
