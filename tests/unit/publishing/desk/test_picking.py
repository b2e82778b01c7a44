"""Picks made from pages: a person, an answer and a reason, shown where the question is, and taken back."""

from urllib.parse import quote

import pytest

from selon.ledger import open_ledger
from selon.publishing.desk.application import make_application
from selon.publishing.desk.picking import picks_among
from tests.unit.ledger.keeping import keep, said_by
from tests.unit.linking.dispatches import folio
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in, post

TOLLS = (
    said_by(folio("a1", "2031-09-15", ["struck @Velm =15", "killed 4 @Velm =15"]), "Ann Orlova", outlet="Post"),
    said_by(folio("a2", "2031-09-15", ["struck @Velm =15", "killed 6 @Velm =15"]), "Bo Kern", side="YY", outlet="Mail"),
    said_by(folio("a3", "2031-09-15", ["struck @Velm =15", "killed 9 @Velm =15"]), "Cy Dorn", side="YY", outlet="Wire"),
)
WHY = "<b>the list of names</b>"


class Desk:
    def __init__(self, file):
        self.file = file
        self.app = make_application(str(file), TOKEN, [HOST])
        self.cookie = let_in(self.app)
        self.token = self.see("/settings").body.partition('name="token" value="')[2].partition('"')[0]
        self.event = self.see("/board.json?order=documents").json["events"][0]["listed"]["id"]
        self.told = self.see(f"/events/{self.event}.json").json
        self.question = next(q for q in self.told["questions"] if q["kind"] == "killed")

    def see(self, address):
        return ask(self.app, address, cookie=self.cookie)

    def send(self, address, **fields):
        origin = f"http://{HOST}"
        return post(self.app, address, {"token": self.token, **fields}, cookie=self.cookie, origin=origin)

    def version(self, answer):
        return next(v for v in self.question["versions"] if answer in v["answer"])

    def pick(self, answer, who="Ann Desk", reason=WHY, **more):
        version = self.version(answer)
        return self.send("/pick", of=version["tellings"][0], answer=version["id"], who=who, reason=reason, **more)


@pytest.fixture
def desk(tmp_path):
    path = tmp_path / "tolls.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, TOLLS)
    return Desk(path)


def test_the_sheet_has_the_answers_and_nothing_is_picked_before(desk):
    page = desk.see(f"/events/{desk.event}").body
    assert "/pick?of=" in page
    assert "▸" not in page
    ref = desk.question["versions"][0]["tellings"][0]
    sheet = desk.see(f"/pick?of={quote(ref, safe='')}&back=/series")
    assert sheet.status == 200
    assert sheet.body.count('type="radio"') == 3
    assert 'href="/series"' in sheet.body
    assert "checked" not in sheet.body


def test_a_pick_is_shown_with_who_and_why_and_taken_back(desk):
    answer = desk.pick("6", back=f"/events/{desk.event}#figures")
    assert (answer.status, answer.headers["location"]) == (303, f"/events/{desk.event}#figures")
    page = desk.see(f"/events/{desk.event}").body
    assert "▸ <bdi>Ann Desk</bdi>" in page
    assert "&lt;b&gt;the list of names&lt;/b&gt;" in page
    assert WHY not in page
    assert '<span class="pick" title="picked">▸</span> <a data-open' in page
    (told,) = desk.see(f"/events/{desk.event}.json").json["my_picks"]
    assert (told["who"], told["reason"], told["claims"]) == ("Ann Desk", WHY, desk.version("6")["tellings"])
    rows = desk.see(f"/events/{desk.event}.csv?table=versions").body.splitlines()
    assert [row for row in rows if "Ann Desk" in row] == [row for row in rows if "6 people" in row]
    assert desk.send("/undo", review=told["review"], who="Ben").status == 303
    assert "▸" not in desk.see(f"/events/{desk.event}").body
    assert desk.see(f"/events/{desk.event}.json").json["my_picks"] == []


def test_of_several_the_last_holds_and_undo_leaves_the_one_before(desk):
    desk.pick("6")
    desk.pick("9", who="Ben", reason="a later count")
    page = desk.see(f"/events/{desk.event}").body
    assert "▸ <bdi>Ben</bdi>" in page
    assert "▸ <bdi>Ann Desk</bdi>" not in page
    picks = desk.see(f"/events/{desk.event}.json").json["my_picks"]
    desk.send("/undo", review=picks[-1]["review"], who="Ben")
    assert "▸ <bdi>Ann Desk</bdi>" in desk.see(f"/events/{desk.event}").body
    sheet = desk.see(f"/pick?of={quote(desk.version('4')['tellings'][0], safe='')}").body
    assert sheet.count(" checked") == 1
    assert "taken back" in sheet


def test_tallies_mark_picks_where_the_reader_names_the_rule(desk):
    assert "/pick?of=" in desk.see("/series?measure=killed&since=all").body
    desk.pick("6")
    told = desk.see("/series.json?measure=killed&since=all&rule=mine").json
    assert [row["quantity"]["value"] for row in told["rows"] if row["picked"]] == [6]
    assert WHY in told["reasons"][0]
    assert not any(row["picked"] for row in desk.see("/series.json?measure=killed&since=all").json["rows"])
    assert "picked mine" in desk.see("/series.csv?measure=killed&since=all&rule=mine").body
    assert "what people picked, and why" in desk.see("/series?measure=killed&since=all&rule=mine").body


def test_what_is_no_answer_is_not_picked(desk):
    ref = desk.question["versions"][0]["tellings"][0]
    version = desk.question["versions"][0]["id"]
    assert desk.send("/pick", of=ref, answer="none", who="Ann", reason="x").status == 400
    assert desk.send("/pick", of=ref, answer=version, who="Ann", reason=" ").status == 400
    assert desk.send("/pick", of=ref, answer=version, who="", reason="x").status == 400
    assert desk.send("/pick", of="a1#none", answer=version, who="Ann", reason="x").status == 404
    assert desk.see("/pick").status == 404
    with open_ledger(desk.file) as ledger:
        assert ledger.reviews() == ()
        assert picks_among(ledger, [ref]) == ()
