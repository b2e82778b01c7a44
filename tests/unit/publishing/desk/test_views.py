"""What stands beside the pages: tables, exports, hand-over, the description for programs; news, columns, revisions, languages."""

import csv
import io
from dataclasses import replace

import pytest

from selon.ledger import open_ledger
from selon.publishing.desk.application import make_application
from selon.publishing.desk.columns import cells, columns
from selon.publishing.desk.describing import ADDRESSES
from selon.publishing.desk.events import Weighed
from selon.publishing.desk.news import news
from selon.publishing.desk.revisions import compare
from selon.publishing.desk.tables import EVENT_TABLES
from selon.publishing.desk.translating import languages, preferred
from selon.publishing.event_outline import event_page
from selon.publishing.event_words import Desk
from tests.golden.hand_made_event import ACCOUNT, DOSSIER
from tests.unit.ledger.keeping import NIGHT, keep
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("views") / "night.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, NIGHT)
    return path


@pytest.fixture(scope="module")
def see(file):
    desk = make_application(str(file), TOKEN, [HOST])
    cookie = let_in(desk)
    return lambda address, **more: ask(desk, address, cookie=cookie, **more)


def event(see):
    return see("/board.json?order=documents").json["events"][0]["listed"]["id"]


def rows(answer):
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.body, newline="")))


def test_each_view_has_a_table_with_the_same_rows(see):
    assert len(rows(see("/board.csv"))) == len(see("/board.json").json["events"])
    assert len(rows(see("/search.csv?q=killed"))) == len(see("/search.json?q=killed").json["found"])
    assert len(rows(see("/documents/a1.csv"))) == len(see("/documents/a1.json").json["claims"])
    for table in EVENT_TABLES:
        found = rows(see(f"/events/{event(see)}.csv?table={table}"))
        assert table == "checks" or found, table
    assert see(f"/events/{event(see)}.csv?table=none").status == 400


def test_words_in_a_table_stand_in_their_document(see):
    for row in rows(see(f"/events/{event(see)}.csv")):
        text = see(f"/documents/{row['document']}.json").json["document"]["text"]
        assert text[int(row["start"]) : int(row["end"])].split() == row["words"].split()


def test_the_hand_over_and_exports_follow_the_filter(see):
    assert see("/handover.md").body.startswith("# Hand-over")
    assert "Only: since" not in see("/handover.md?since=2999-01-01").body
    for name in ("acled", "jsonl", "csv"):
        answer = see(f"/export?format={name}&event={event(see)}")
        assert answer.status == 200
        assert "attachment" in answer.headers["content-disposition"]
    assert see("/export?format=<b>").status == 400
    assert see("/export?format=acled&event=none").status == 404


def test_programs_are_told_what_there_is(see):
    told = see("/api.json").json
    assert told["openapi"].startswith("3.1")
    assert set(told["paths"]) == {address.path for address in ADDRESSES}
    page = see("/api").body
    assert all(address.path in page for address in ADDRESSES)


@pytest.mark.parametrize("address", ["/board.xml", "/search.xml", "/events/x/y"])
def test_endings_that_nothing_has(see, address):
    assert see(address).status == 404


def test_columns_by_origin_hold_what_those_by_side_hold(file):
    with open_ledger(file) as ledger:
        (first,) = ledger.events(limit=1, order="documents")
        shown = Weighed().laid(ledger, first.event.id)
    for by in ("sides", "origins"):
        beside = columns(shown.page, by)
        for asked in shown.page.asked:
            held = [h for column in beside for cell in cells(asked, column, shown.voices) for h in cell.holders]
            assert sorted(h.origin for h in held) == sorted(h.origin for a in asked.answers for h in a.holders)
    assert len(columns(shown.page, "origins")) <= 8


def test_columns_are_asked_for_by_name(see):
    assert 'scope="colgroup"' in see(f"/events/{event(see)}?columns=origins").body
    assert see(f"/events/{event(see)}?columns=<b>").status == 400


def test_what_is_new_rests_on_what_came():
    page, desk = event_page(ACCOUNT, DOSSIER), Desk(DOSSIER)
    everything = set(desk.documents)
    assert news(page, desk, set()) == ()
    assert news(page, desk, everything)[0].what == "event"
    told = {item.what for document in everything for item in news(page, desk, {document})}
    assert "differ" in told or "moved" in told or "corrected" in told


def test_news_narrow_the_board(see):
    everything = see("/board.json?since=2020-01-01").json["events"]
    new = see("/board.json?since=2020-01-01&news=event").json["events"]
    assert len(new) == len(everything)
    assert see("/board.json?since=2020-01-01&news=withdrawn").json["events"] == []
    assert see("/board.json?since=2020-01-01&news=none").status == 400
    assert 'class="what event"' in see("/?since=2020-01-01").body
    assert "new report" in see(f"/events/{event(see)}?since=2020-01-01").body


def test_versions_are_held_against_each_other():
    made = NIGHT[0]
    gone = replace(made, claims=made.claims[1:], document=replace(made.document, text=made.document.text + " More."))
    told = compare(made, gone)
    assert {row.what for row in told.claims} <= {"kept", "gone", "changed", "new"}
    assert [row.what for row in told.claims].count("kept") == len(made.claims) - 1
    assert "".join(words for what, words in told.pieces if what != "new") == made.document.text
    assert "".join(words for what, words in told.pieces if what != "gone") == gone.document.text
    assert {row.what for row in compare(made, made).claims} <= {"kept"}
    other = replace(made, claims=tuple(replace(claim, certainty="hedged", quantity=None) for claim in made.claims))
    assert "gone" not in {row.what for row in compare(made, other).claims}
    assert [row.what for row in compare(gone, made).claims].count("new") == 1


def test_two_versions_on_a_page(tmp_path):
    path = tmp_path / "two.selon"
    made = NIGHT[0]
    with open_ledger(path, create=True) as ledger:
        keep(ledger, [made])
        keep(ledger, [replace(made, document=replace(made.document, text=made.document.text + " More."))])
        first = ledger.versions("a1")[0].digest
    desk = make_application(str(path), TOKEN, [HOST])
    cookie = let_in(desk)
    assert "compare" in ask(desk, "/documents/a1", cookie=cookie).body
    page = ask(desk, f"/documents/a1?with={first}", cookie=cookie).body
    assert "<ins>" in page
    assert "Held against the version" in page


def test_the_language_is_asked_for_kept_or_accepted():
    first, *others = languages()
    assert preferred("", "", "") == first
    assert preferred("xx", "<b>", "xx;q=1, *;q=0.1, ;;q, y;q=z") == first
    for code in others:
        assert preferred(code, first, first) == code
        assert preferred("", code, first) == code
        assert preferred("", "", f"xx, {first};q=0.3, {code.upper()}-AB;q=0.8, {first};q=..") == code


def test_every_language_draws_every_page(see):
    for code in languages():
        for address in (
            "/",
            f"/events/{event(see)}",
            "/documents/a1",
            "/search?q=killed",
            "/settings",
            "/api",
            "/none",
        ):
            body = see(f"{address}{'&' if '?' in address else '?'}ui={code}").body
            assert f'<html lang="{code}"' in body


def test_long_answers_are_sent_compressed(file):
    desk = make_application(str(file), TOKEN, [HOST])
    with pytest.raises(UnicodeDecodeError):  # the tests' own asking reads plain text alone
        ask(desk, "/", cookie=let_in(desk), accept_encoding="gzip")
