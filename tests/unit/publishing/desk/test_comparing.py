"""Two events or two dispatches side by side."""

import csv
import io
from dataclasses import replace

import pytest
from starlette.datastructures import QueryParams

from selon.ledger import open_ledger
from selon.publishing.desk.application import make_application
from selon.publishing.desk.asking import AskedWrongError
from selon.publishing.desk.comparing import (
    answered,
    compare_documents,
    compare_events,
    event_column,
    pair_asked,
    pair_table,
    reports_of,
)
from selon.publishing.event_outline import event_page
from tests.golden.hand_made_event import ACCOUNT, DOSSIER
from tests.unit.ledger.keeping import NIGHT, keep, longer, said_by
from tests.unit.linking.dispatches import folio
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in

EVIL = "<img src=x onerror=alert(2)>"
PAGE = event_page(ACCOUNT, DOSSIER)


@pytest.fixture(scope="module")
def see(tmp_path_factory):
    path = tmp_path_factory.mktemp("two") / "night.selon"
    odd = longer(said_by(folio("e,1", "2031-09-18", ["killed 3 @Velm"]), EVIL, outlet=EVIL))
    with open_ledger(path, create=True) as ledger:
        keep(ledger, (*NIGHT, replace(odd, document=replace(odd.document, title=EVIL))))
    desk = make_application(str(path), TOKEN, [HOST])
    cookie = let_in(desk)
    return lambda address: ask(desk, address, cookie=cookie)


# --- what an address asks for -----------------------------------------------------------------------------------------


def test_two_are_named_with_a_comma_between_or_by_the_field_twice():
    assert pair_asked(QueryParams("events=a,b")) == ("events", ("a", "b"))
    assert pair_asked(QueryParams("documents=a,1&documents=b")) == ("documents", ("a,1", "b"))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "events=a",
        "events=a,a",
        "events=a,",
        "documents=" + "<b>" * 200 + ",b",
        "documents=a&documents=b&documents=c",
    ],
)
def test_anything_else_is_refused_without_being_repeated(see, query):
    with pytest.raises(AskedWrongError):
        pair_asked(QueryParams(query))
    answer = see(f"/compare?{query}")
    assert answer.status == 400
    assert "<b>" not in answer.body


# --- two dispatches ---------------------------------------------------------------------------------------------------


def standing(first, second):
    beside = compare_documents(folio("a", "2031-09-18", first), folio("b", "2031-09-18", second))
    return {row.label: row.sign for row in beside.rows}


def test_figures_of_one_thing_are_held_against_each_other():
    found = standing(["killed 4 @Velm", "struck @Velm", "fire @Orn"], ["killed 4 @Velm", "struck @Velm"])
    assert found == {
        "struck · Velm, Orn Oblast": "", "killed, people · Velm, Orn Oblast": "=", "fire · Orn Oblast": "",
    }  # fmt: skip
    assert standing(["killed 4 @Velm"], ["killed 5 @Velm"]) == {"killed, people · Velm, Orn Oblast": "≠"}


def test_bounds_that_meet_can_stand_together_and_a_denial_is_one():
    first = folio("a", "2031-09-18", ["killed 4 @Velm", "struck @Velm"])
    second = folio("b", "2031-09-18", ["killed 2 @Velm", "struck @Velm"])
    killed, struck = second.claims
    bound = replace(killed, quantity=replace(killed.quantity, value=None, high=None, modifier="at_least"))
    other = replace(second, claims=(bound, replace(struck, polarity=False, certainty="hedged")))
    rows = compare_documents(first, other).rows
    assert [row.sign for row in rows] == ["¬", "≈"]
    assert [said.answer for said in rows[0].second] == ["no strike · hedged"]


def test_what_only_one_says_stands_last_and_leaves_the_other_blank():
    beside = compare_documents(
        folio("a", None, ["struck @Velm", "killed 4 @Velm"]), folio("b", None, ["killed 4 @Velm"])
    )
    assert [row.both for row in beside.rows] == [True, False]
    assert beside.rows[1].second == ()
    assert compare_documents(folio("a", None), folio("b", None)).rows == ()


def test_a_copy_is_said_to_be_one_and_its_text_is_held_against_the_other(see):
    page = see("/compare?documents=a3,a4").body
    assert "Wire" in page
    assert "a4 ← Wire: copy" in page
    assert 'class="diff"' in page
    assert 'class="diff"' not in see("/compare?documents=a1,b1").body


def test_a_page_of_two_dispatches_leads_to_their_words_and_escapes_everything(see):
    page = see("/compare?documents=e%2C1&documents=b1")
    assert page.status == 200
    assert EVIL not in page.body
    assert "&lt;img" in page.body
    assert "style=" not in page.body
    assert 'href="/documents/b1?at=' in page.body
    assert see("/compare?documents=a1,nothing").status == 404
    assert see("/compare.html?documents=a1,b1").status == 404


# --- two events -------------------------------------------------------------------------------------------------------


def told(page=PAGE, dossier=DOSSIER):
    return event_column(page), answered(page, {telling.ref for telling in dossier.tellings})


def test_two_events_are_no_contradiction():
    shared = len({claim.partition("#")[0] for claim in ACCOUNT.event.claims})
    beside = compare_events(told(), told(), shared)
    assert all(row.both and not row.sign for row in beside.rows)
    assert beside.shared == shared
    assert [column.title for column in beside.columns] == [PAGE.title] * 2


def test_an_event_beside_one_of_which_nothing_is_said():
    bare = event_page(
        replace(ACCOUNT, questions=(), event=replace(ACCOUNT.event, claims=())), replace(DOSSIER, tellings=())
    )
    beside = compare_events(told(), told(bare, replace(DOSSIER, tellings=())), 0)
    assert beside.shared == 0
    assert all(row.first and not row.second for row in beside.rows)
    rows = list(csv.DictReader(io.StringIO(pair_table(beside))))
    assert {row["column"] for row in rows} == {ACCOUNT.event.id}
    assert any(row["words"] for row in rows)


def test_many_holders_are_counted_and_an_answer_without_words_has_none():
    asked = PAGE.asked[0]
    answer = asked.answers[0]
    crowd = replace(answer, holders=answer.holders[:1] * 5, evidence=(), mark="hedged")
    page = replace(PAGE, asked=(replace(asked, answers=(crowd,)),))
    beside = compare_events(told(page), told(page), 1)
    (said,) = beside.rows[0].first
    assert said.who.endswith(" +2")
    assert said.words is None
    assert said.answer.endswith(" · hedged")
    assert next(csv.DictReader(io.StringIO(pair_table(beside))))["words"] == ""


def test_a_page_of_two_events(see):
    names = [row["listed"]["id"] for row in see("/board.json").json["events"][:2]]
    page = see(f"/compare?events={','.join(names)}")
    assert page.status == 200
    assert all(f'href="/events/{name}"' in page.body for name in names)
    told = see(f"/compare.json?events={','.join(names)}").json
    assert (told["of"], [column["id"] for column in told["columns"]]) == ("events", names)
    assert see(f"/compare.csv?events={','.join(names)}").body.startswith("question,standing,column")


def test_the_reports_of_an_event_can_be_chosen(see):
    reports = reports_of(DOSSIER)
    assert len({report.id for report in reports}) == len({t.document.id for t in DOSSIER.tellings})
    names = [row["listed"]["id"] for row in see("/board.json").json["events"]]
    page = see(f"/events/{names[0]}").body
    assert 'action="/compare"' in page
