"""The page of tallies: what its address may ask for, and what answers."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from selon.ledger import open_ledger
from selon.publishing.desk import nights as desk_nights
from selon.publishing.desk.application import make_application
from selon.publishing.desk.asking import AskedWrongError
from selon.publishing.desk.nights import NightsAsked, nights_asked
from selon.publishing.series import HEAD
from tests.unit.ledger.keeping import NIGHT, keep, said_by
from tests.unit.linking.dispatches import folio
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in

EVIL = "<img src=x onerror=alert(2)>"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("nights") / "night.selon"
    more = (
        said_by(folio("e0", "2031-09-19", ["shot_down 5 drone @Tarsk =n18"]), "Ann Orlova", outlet="Mail"),
        said_by(folio("e1", "2031-09-19", ["shot_down 9 drone @Tarsk =n18"]), EVIL, outlet=EVIL),
        said_by(folio("e2", "2031-09-20", ["shot_down 9 drone @Tarsk =n18"]), "Bo Kern", side="YY", outlet="Post"),
    )
    with open_ledger(path, create=True) as ledger:
        keep(ledger, (*NIGHT, *more))
    return str(path)


@pytest.fixture(scope="module")
def see(file):
    desk = make_application(file, TOKEN, [HOST], lambda: datetime(2031, 9, 20, tzinfo=UTC))
    cookie = let_in(desk)
    return lambda address: ask(desk, address, cookie=cookie)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    path = tmp_path_factory.mktemp("nothing") / "empty.selon"
    with open_ledger(path, create=True):
        pass
    desk = make_application(str(path), TOKEN, [HOST], lambda: datetime(2031, 9, 20, tzinfo=UTC))
    return lambda address: ask(desk, address, cookie=let_in(desk))


def test_the_measure_of_most_figures_stands_there_unless_one_is_asked_for(see):
    page = see("/series")
    assert page.status == 200
    assert "Tallies: shot down" in page.body
    assert see("/series.json").json["asked"]["measure"] == "shot_down"


def test_rows_lead_to_their_words_and_figures_that_differ_are_flagged(see):
    page = see("/series?measure=shot_down&unit=drone").body
    assert "another figure stands for the same window" in page
    rows = see("/series.json?measure=shot_down&unit=drone").json["rows"]
    assert sorted(row["quantity"]["value"] for row in rows) == [5.0, 5.0, 9.0, 9.0]
    assert [row["window"]["precision"] for row in rows if not row["flags"]] == ["published"]
    assert 'href="/documents/c1?at=' in page
    assert "<svg" in page
    assert EVIL not in page
    assert "style=" not in page


def test_nothing_is_picked_unless_the_reader_names_a_rule(see):
    assert "▸" not in see("/series?measure=shot_down").body
    assert not any(row["picked"] for row in see("/series.json?measure=shot_down").json["rows"])
    page = see("/series?measure=shot_down&rule=majority-of-origins")
    assert "It is your choice" in page.body
    told = see("/series.json?measure=shot_down&rule=majority-of-origins").json
    assert [row["quantity"]["value"] for row in told["rows"] if row["picked"]] == [9.0, 9.0]
    assert "2 of 3 origins" in told["reasons"][0]


def test_the_table_is_that_of_the_command_with_what_is_picked(see):
    body = see("/series.csv?measure=shot_down&rule=lowest").body
    rows = list(csv.DictReader(io.StringIO(body)))
    assert list(rows[0]) == [*HEAD, "picked lowest"]
    assert [row["picked lowest"] for row in rows if row["figure"] == "5"] == ["yes", "no"]


def test_conditions_narrow_and_stand_in_every_address_of_the_page(see):
    page = see("/series?measure=shot_down&by=region&side=yy&place=tarsk&since=2031-09&until=2031&scale=own").body
    assert '<option value="region" selected>' in page
    assert (
        'href="/series.csv?measure=shot_down&amp;by=region&amp;place=tarsk&amp;side=YY&amp;since=2031-09&amp;until=2031&amp;scale=own"'
        in page
    )
    assert "B. Kern" in page
    assert "Orlova" not in page
    assert "No such figure is in the ledger" in see("/series?measure=shot_down&until=2001").body
    assert '<option value="tank" selected>' in see("/series?measure=shot_down&unit=tank").body
    assert '<option value="flood" selected>' in see("/series?measure=flood").body


def test_the_latest_reports_are_shown_and_the_rest_on_asking(monkeypatch, file):
    monkeypatch.setattr(desk_nights, "_LATELY", 1)
    desk = make_application(file, TOKEN, [HOST])
    cookie = let_in(desk)
    page = ask(desk, "/series?measure=killed", cookie=cookie).body
    assert "Show all days" in page
    assert "since=all" in page
    assert ask(desk, "/series.json?measure=killed&since=all", cookie=cookie).json["since"] == ""
    monkeypatch.setattr(desk_nights, "_REPORTS", 1)
    told = ask(desk, "/series.json?measure=killed&since=2030", cookie=cookie).json
    assert (len(told["rows"]), told["left_out"]) == (1, 2)


def test_an_empty_ledger_has_an_empty_page(empty):
    assert "No such figure" in empty("/series").body
    assert empty("/series.json").json["rows"] == []
    assert empty("/series.html").status == 404


@pytest.mark.parametrize(
    "query",
    ["measure=<b>", "unit=<b>", "by=<b>", "side=<b>", "since=2031-13", "since=2031-02-30", "until=all", "until=x", "rule=best", "scale=x", "place=" + "<b>" * 200],
)  # fmt: skip
def test_what_cannot_be_asked_is_said_without_being_repeated(see, query):
    answer = see(f"/series?{query}")
    assert answer.status == 400
    assert "<b>" not in answer.body
    assert query.partition("=")[0] in answer.body
    with pytest.raises(AskedWrongError):
        nights_asked(dict([query.split("=")]))


def test_an_address_says_no_more_than_it_must():
    assert NightsAsked().address("/series") == "/series"
    assert nights_asked({"by": "", "other": "x"}) == NightsAsked()
    assert NightsAsked(measure="killed").address("/series", rule="lowest") == "/series?measure=killed&rule=lowest"


def test_by_region_a_figure_that_counts_some_of_another_is_held_against_that_one_whatever_is_asked_for(tmp_path):
    made = folio("f0", "2031-09-19", ["killed 9 @Velm", "killed 3 child @Velm", "killed 2 child @Kesh"])
    whole, *some = made.claims
    some = [replace(claim, quantity=replace(claim.quantity, part_of=whole.id)) for claim in some]
    with open_ledger(tmp_path / "some.selon", create=True) as ledger:
        keep(ledger, [replace(made, claims=(whole, *some))])
    desk = make_application(str(tmp_path / "some.selon"), TOKEN, [HOST], lambda: datetime(2031, 9, 20, tzinfo=UTC))
    cookie = let_in(desk)
    for asked in ("", "&unit=child"):
        rows = list(
            csv.DictReader(io.StringIO(ask(desk, f"/series.csv?measure=killed&by=region{asked}", cookie=cookie).body))
        )
        assert [row["region"] for row in rows if row["part"] == "yes"] == ["Far Land"]
