"""The head of an event: whether it still moves, and what is new since the reader's last look."""

from datetime import UTC, datetime

import pytest

from selon.ledger import open_ledger
from selon.publishing.desk.application import make_application
from selon.publishing.desk.preferring import KEPT
from tests.unit.ledger.keeping import NIGHT, keep
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("head") / "night.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, NIGHT)
    return str(path)


def event(file, day, *, query="", ending="", looked=""):
    """Return the page of the event of most reports, as it is on a day."""
    desk = make_application(file, TOKEN, [HOST], lambda: datetime.fromisoformat(day).replace(tzinfo=UTC))
    cookie = let_in(desk)
    rows = ask(desk, "/board.json?order=documents", cookie=cookie).json["events"]
    name = rows[0]["listed"]["id"]
    more = f"{KEPT['looked']}={looked}" if looked else ""
    return ask(desk, f"/events/{name}{ending}{query}", cookie=cookie, cookie_more=more)


def test_on_the_day_of_its_reports_an_event_develops(file):
    page = event(file, "2031-09-15").body
    assert "Status: <b>developing</b>" in page
    assert "24 hours up to this ledger's newest report (15 Sep 2031, 09:00):" in page
    assert event(file, "2031-09-15", ending=".json").json["status"]["name"] == "developing"


def test_an_event_that_was_told_of_again_is_not_quiet(file):
    told = event(file, "2031-10-01", ending=".json").json["status"]
    assert (told["name"], told["as_of"][:10], told["reports"]) == ("developing", "2031-09-19", 1)


def test_reports_of_the_future_do_not_tell_what_time_it_is(file):
    page = event(file, "2026-01-01").body
    assert "No report of this ledger has a date up to today." in page


def test_what_came_since_the_last_look_is_a_link_away(file):
    page = event(file, "2031-10-01", looked="2020-01-01T10:00:00").body
    assert 'since=2020-01-01T10%3A00%3A00">5 new reports since your last look</a>' in page
    assert "since your last look" not in event(file, "2031-10-01").body
    assert "since your last look" not in event(file, "2031-10-01", looked="2999-01-01").body
    marked = event(file, "2031-10-01", looked="2020-01-01T10:00:00", query="?since=2020-01-01").body
    assert "since your last look" not in marked
    assert '<b class="new">5 new reports</b>' in marked
    origins = event(file, "2031-10-01", looked="2020-01-01", query="?columns=origins").body
    assert "?columns=origins&amp;since=2020-01-01" in origins


@pytest.mark.parametrize("day", ["2031-09-15", "2031-09-18", "2031-10-01", "2026-01-01"])
def test_the_board_says_of_each_event_what_its_page_says(file, day):
    desk = make_application(file, TOKEN, [HOST], lambda: datetime.fromisoformat(day).replace(tzinfo=UTC))
    cookie = let_in(desk)
    rows = ask(desk, "/board.json", cookie=cookie).json["events"]
    told = {
        row["listed"]["id"]: ask(desk, f"/events/{row['listed']['id']}.json", cookie=cookie).json["status"]["name"]
        for row in rows
    }
    assert {row["listed"]["id"]: row["status"] for row in rows} == told
    page = ask(desk, "/", cookie=cookie).body
    assert page.count('class="status developing"') == sum(name == "developing" for name in told.values())
    assert 'class="status quiet"' not in page
    assert "status" in ask(desk, "/board.csv", cookie=cookie).body.partition("\n")[0]


def test_the_board_says_how_many_reports_came_since_the_last_look(file):
    desk = make_application(file, TOKEN, [HOST])
    cookie = let_in(desk)
    looked = f"{KEPT['looked']}=2020-01-01T10:00:00"
    page = ask(desk, "/?order=documents", cookie=cookie, cookie_more=looked).body
    assert '?since=2020-01-01T10%3A00%3A00">5 new</a>' in page
    assert " new</a>" not in ask(desk, "/", cookie=cookie).body
    assert " new</a>" not in ask(desk, "/?since=2020-01-01", cookie=cookie, cookie_more=looked).body
