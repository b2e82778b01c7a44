"""A pick is found again in a newer reading, or said to be made again; it never goes by an answer that nobody picked."""

from dataclasses import replace

import pytest

from selon.ledger import open_ledger
from selon.publishing.desk.application import make_application
from selon.publishing.event_outline import event_page
from selon.publishing.my_picks import MINE, marked, picked_plain, picks_among, picks_made, picks_of
from selon.records.claims import Place, Quantity
from selon.running import reviewing
from selon.running.accounts import account_of
from selon.running.keeping import prepare_folio, write_batch
from tests.unit.ledger.keeping import keep
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in
from tests.unit.running.test_reviews_reread import claim, reading, span

VELM = Place(span("Velm"), "Velm", "XX", None, "settlement", 50.0, 30.0, 7)


def hurt(name, value=5.0, document="d1", **more):
    """Return a reading with one claim: so many hurt."""
    figure = Quantity(span("Five"), value, value, value, "exact", "person")
    return reading(claim(name, "injured", "hurt", quantity=figure, place=VELM, **more), document=document)


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "night.selon", create=True) as opened:
        keep(opened, [hurt("c1"), hurt("k1", 9.0, "d2")])
        (listing,) = opened.events(limit=None)
        reviewing.pick(opened, listing.event.id, ["d1#c1"], "Ann", reason="the list of names")
        yield opened
        assert opened.verify().holds


def again(ledger, *folios):
    write_batch(ledger, [prepare_folio(made) for made in folios], (), again=True)
    (listing,) = ledger.events(limit=None)
    return listing.event


def test_a_pick_keeps_the_row_that_was_picked(ledger):
    (made,) = ledger.reviews()
    assert made.seen.claim.quantity.value == 5


def test_under_another_id_it_is_the_same_pick(ledger):
    event = again(ledger, hurt("n1"))
    (mine,), lost = picks_of(ledger, event)
    assert (mine.claims, mine.who, lost) == ({"d1#n1"}, "Ann", ())
    assert picks_among(ledger, ["d1#n1"]) == (mine,)
    assert picks_among(ledger, ["d2#k1"]) == ()
    assert [review.action for review in picks_made(ledger, ["d1#n1"])] == ["pick"]


@pytest.mark.parametrize("newer", [hurt("n1", 6.0), hurt("n1", means="bomb"), hurt("n1", polarity=False), reading()])
def test_another_answer_does_not_get_it_and_it_is_to_be_made_again(ledger, newer):
    event = again(ledger, newer)
    held, (lost,) = picks_of(ledger, event)
    assert (held, lost.claims, lost.reason) == ((), frozenset(), "the list of names")
    assert picks_made(ledger, ["d1#n1"]) == ()
    path = ledger.path
    desk = make_application(str(path), TOKEN, [HOST])
    cookie = let_in(desk)
    page = ask(desk, f"/events/{event.id}", cookie=cookie).body
    assert "it is to be picked again" in page
    assert "the list of names" in page
    told = ask(desk, f"/events/{event.id}.json", cookie=cookie).json
    assert told["my_picks"] == []
    assert [mine["who"] for mine in told["picks_to_make_again"]] == ["Ann"]
    reviewing.undo(ledger, lost.review, "Bo")
    assert picks_of(ledger, event) == ((), ())
    assert "picked again" not in ask(desk, f"/events/{event.id}", cookie=cookie).body


def test_a_pick_of_before_rows_were_kept_goes_along(ledger):
    (made,) = ledger.reviews()
    event = again(ledger, hurt("n1", 6.0))
    with open_ledger(f"{ledger.path}-2", create=True) as other:
        keep(other, [hurt("n1", 6.0), hurt("k1", 9.0, "d2")])
        old = replace(made, seen=None)
        reviewing.add_reviews(other, [replace(old, id=reviewing.review_id(old))])
        (mine,), lost = picks_of(other, other.event(event.id))
        assert (mine.claims, lost) == ({"d1#n1"}, ())


def test_a_pick_whose_document_is_elsewhere_is_of_no_claim(ledger, tmp_path):
    with open_ledger(tmp_path / "other.selon", create=True) as other:
        keep(other, [hurt("k1", 9.0, "d2")])
        reviewing.add_reviews(other, ledger.reviews())
        (listing,) = other.events(limit=None)
        held, (lost,) = picks_of(other, listing.event)
        assert (held, lost.claims) == ((), frozenset())


def test_an_undone_pick_and_the_undo_of_that_stand_in_its_history(ledger):
    (made,) = ledger.reviews()
    back = reviewing.undo(ledger, made.id, "Bo")
    reviewing.undo(ledger, back.id, "Ann")
    assert [review.action for review in picks_made(ledger, ["d1#c1"])] == ["pick", "undo", "undo"]
    (listing,) = ledger.events(limit=None)
    assert [mine.who for mine in picks_of(ledger, listing.event)[0]] == ["Ann"]


def test_what_people_picked_is_marked_on_a_page_and_told_to_programs(ledger):
    (listing,) = ledger.events(limit=None)
    page = event_page(*account_of(ledger, listing.event))
    held, _ = picks_of(ledger, listing.event)
    shown = marked(page, held)
    assert shown.rule == MINE
    assert {answer.answer for asked in shown.asked for answer in asked.answers if answer.picked} == {"5 people"}
    (because,) = {asked.picked for asked in shown.asked if asked.picked}
    assert because.startswith("Ann, 20")
    assert because.endswith(": the list of names")
    ((question, pick),) = picked_plain(page, held).items()
    assert (pick.rule, len(pick.versions)) == (MINE, 1)
    assert question in {asked.question.id for asked in page.asked}
    assert not any(asked.picked for asked in marked(page, ()).asked)
