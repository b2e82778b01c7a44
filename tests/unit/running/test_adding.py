"""What nobody read is put in by a person: anchored, held to the codebook, never doubled, and taken back by undo."""

import pickle
from dataclasses import replace

import pytest

from selon.errors import FieldError, RecordError, ReviewError, UnknownError
from selon.ledger import open_ledger
from selon.ports import DocumentVersion
from selon.publishing.exports.gold import gold_line
from selon.records.claims import Actor, Place, Quantity
from selon.records.events import Ties
from selon.reviewing.correcting import correct
from selon.reviewing.matching import same_row
from selon.reviewing.states import states_of
from selon.running import reviewing
from selon.running.keeping import prepare_folio, write_batch
from selon.running.reviewing import add, fix, queue, reject, second_look, states, undo
from tests.unit.ledger.keeping import keep
from tests.unit.running.test_reviews_reread import FOLIO, HURT, TEXT, claim, mayor, reading, span

BARE = reading()
FIVE = {"anchor": "hurt", "kind": "injured", "quantity": 5, "quantity.unit": "person", "quantity.span": "Five"}
MAYOR = {
    "content": "Five people were hurt in Velm",
    "source.span": "the mayor",
    "source.kind": "government",
    "cue": "said",
}


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as opened:
        keep(opened, [BARE])
        yield opened
        assert opened.verify().holds


def test_a_claim_in_a_new_saying_is_put_in_shown_and_taken_back(ledger):
    before = ledger.folios(["d1"])
    said, made = add(ledger, "d1", "Ann", {**FIVE, "place": "Velm"}, MAYOR, reason="missed")
    (folio,) = ledger.folios(["d1"])
    (row,), (saying,) = folio.claims, folio.attributions
    assert (row.id, row.kind, row.by, row.quantity.high, row.attribution) == (
        made.subject.item, "injured", "person", 5, saying.id,
    )  # fmt: skip
    assert (saying.source.span.text, saying.cue.text, saying.by) == ("the mayor", "said", "person")
    assert (made.action, made.seen, made.subject.anchor.words) == ("add", None, "hurt")
    assert states(ledger, ["d1"])[made.subject.ref].reviewed == "added"
    assert any(made.subject.ref in listing.event.claims for listing in ledger.events(limit=None))
    assert ledger.machine_folios(["d1"]) == before
    assert queue(ledger) == ()
    undo(ledger, said.id, "Bo")
    assert ledger.folios(["d1"]) == before
    assert [waiting.why for waiting in queue(ledger)] == ["lost"]
    undo(ledger, made.id, "Bo")
    assert queue(ledger) == ()


def test_what_was_put_in_is_reviewed_like_anything_else(ledger):
    (made,) = add(ledger, "d1", "Ann", FIVE)
    name = made.subject.ref
    fix(ledger, name[: len(name) - 4], "Bo", {"kind": "killed"})
    assert [(row.kind, row.quantity.value) for row in ledger.folios(["d1"])[0].claims] == [("killed", 5)]
    second_look(ledger, name, "Bo")
    assert [waiting.why for waiting in queue(ledger)] == ["second_look"]
    reject(ledger, name, "Bo")
    assert ledger.folios(["d1"])[0].claims == ()
    undo(ledger, ledger.reviews()[-1].id, "Bo")
    undo(ledger, made.id, "Ann")
    assert ledger.folios(["d1"])[0].claims == ()


def test_a_reading_that_finds_it_too_is_that_one_and_the_persons_word_stands(ledger):
    (made,) = add(ledger, "d1", "Ann", FIVE)
    figure = Quantity(span("Five"), 6.0, 6.0, 6.0, "exact", "person")
    found = replace(HURT, id="n1", attribution=None, quantity=figure, means="bomb")
    write_batch(ledger, [prepare_folio(reading(found))], (), again=True)
    (row,) = ledger.folios(["d1"])[0].claims
    assert (row.id, row.quantity.value, row.means, row.by) == ("n1", 5, "bomb", "review")
    state = states(ledger, ["d1"])["d1#n1"]
    assert (state.reviewed, state.attached, state.disagrees) == ("added", "moved", ("quantity",))
    reviewing.accept(ledger, "d1#n1", "Bo")
    assert [row.quantity.value for row in ledger.folios(["d1"])[0].claims] == [5]
    undo(ledger, made.id, "Ann")
    assert [row.quantity.value for row in ledger.folios(["d1"])[0].claims] == [6]


def test_two_who_put_in_the_same_put_in_one(ledger, tmp_path):
    add(ledger, "d1", "Ann", FIVE)
    with open_ledger(tmp_path / "other", create=True) as other:
        keep(other, [BARE])
        add(other, "d1", "Bo", {**FIVE, "quantity": 5, "means": "bomb"})
        reviewing.add_reviews(ledger, other.reviews())
    (row,) = ledger.folios(["d1"])[0].claims
    assert row.means == "bomb"


def test_in_another_version_it_goes_with_its_words_or_is_lost(ledger):
    add(ledger, "d1", "Ann", FIVE)
    reviews = ledger.reviews()
    longer = "A blast shook the town on Monday. " * 3 + "\n\n"
    moved = reading(text=longer + TEXT + " It was the third night of fires in a row, a resident of the town added.")
    (row,) = correct(moved, reviews).claims
    assert row.anchor.start == len(longer) + TEXT.index("hurt")
    changed = reading(text=longer + TEXT.replace("Five", "Nine"))
    assert correct(changed, reviews).claims == ()
    assert [state.attached for state in states_of(changed, reviews)] == ["lost"]
    nowhere = replace(reviews[0].subject, anchor=None)
    assert correct(moved, [replace(reviews[0], subject=nowhere)]).claims == ()


@pytest.mark.parametrize(
    ("told", "field", "why"),
    [
        ({"kind": "fire"}, "anchor", "missing"),
        ({"anchor": "hurt"}, "kind", "missing"),
        ({"anchor": "hur", "kind": "fire"}, "anchor", "words"),
        ({"anchor": {"start": 0, "end": 4, "text": "Nine"}, "kind": "fire"}, "anchor", "words"),
        ({"anchor": {"start": 0, "text": 4}, "kind": "fire"}, "anchor", "words"),
        ({"anchor": "hurt", "kind": "party"}, "kind", "choice"),
        ({"anchor": "hurt", "kind": "fire", "quantity": 5}, "quantity.unit", "unit"),
        ({"anchor": "hurt", "kind": "fire", "quantity.unit": "person"}, "quantity.value", "missing"),
        ({"anchor": "hurt", "kind": "fire", "quantity": "five", "quantity.unit": "person"}, "quantity.value", "shape"),
        ({"anchor": "hurt", "kind": "fire", "quantity.colour": 5}, "quantity.colour", "field"),
        ({"anchor": "hurt", "kind": "fire", "time": "yesterday"}, "time", "time"),
        ({"anchor": "hurt", "kind": "fire", "time": "2031-13-40"}, "time", "time"),
        ({"anchor": "hurt", "kind": "fire", "time": "2031-09-15/2031-09-14"}, "time", "time"),
        ({"anchor": "hurt", "kind": "fire", "place": "Qqxxqq"}, "place", "place"),
        ({"anchor": "hurt", "kind": "fire", "attribution": "a9"}, "attribution", "saying"),
        ({"anchor": "hurt", "kind": "fire", "polarity": "no"}, "polarity", "shape"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_with_the_field(ledger, told, field, why):
    with pytest.raises(FieldError) as caught:
        add(ledger, "d1", "Ann", told)
    assert (caught.value.field, caught.value.why) == (field, why)
    back = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert (back.field, back.why, str(back)) == (field, why, str(caught.value))
    assert not ledger.reviews()


def test_words_that_stand_more_than_once_are_told_by_bounds(tmp_path):
    twice = reading(text="Two houses burned. A barn burned.", document="d2")
    with open_ledger(tmp_path / "l", create=True) as ledger:
        keep(ledger, [twice])
        with pytest.raises(FieldError, match="11:17 or 26:32"):
            add(ledger, "d2", "Ann", {"anchor": "burned", "kind": "fire"})
        exact = {"start": 26, "end": 32, "text": "burned"}
        (made,) = add(ledger, "d2", "Ann", {"anchor": exact, "kind": "fire", "target.span": "A barn"})
        assert made.fixed.claim.target.span.text == "A barn"


def test_what_is_there_already_or_makes_no_sense_is_told(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as ledger:
        keep(ledger, [FOLIO])
        with pytest.raises(FieldError, match="c1 says the same"):
            add(ledger, "d1", "Ann", {"anchor": "hurt", "kind": "injured"})
        with pytest.raises(FieldError, match="a1 says the same"):
            add(ledger, "d1", "Ann", saying=MAYOR)
        with pytest.raises(FieldError, match="not in what is said") as caught:
            add(ledger, "d1", "Ann", {"anchor": "burned", "kind": "destroyed"}, {"content": "Nobody knows why"})
        assert caught.value.field == "content"
        with pytest.raises(ReviewError, match="nothing to put in"):
            add(ledger, "d1", "Ann")
        with pytest.raises(UnknownError):
            add(ledger, "d9", "Ann", FIVE)
        with pytest.raises(RecordError, match="give one of government"):
            add(ledger, "d1", "Ann", saying={"content": "Nobody knows why", "via": [{"kind": "party"}]})
        assert not ledger.reviews()
        (made,) = add(ledger, "d1", "Ann", saying={"content": "Nobody knows why", "act": "deny"})
        assert made.fixed.attribution.certainty == "denied"
        (made,) = add(ledger, "d1", "Ann", {"anchor": "knows", "kind": "other", "attribution": made.subject.item})
        assert (made.fixed.claim.certainty, made.fixed.claim.polarity) == ("denied", False)


def test_gold_has_what_was_put_in(ledger):
    add(ledger, "d1", "Ann", FIVE, MAYOR)
    (folio,) = ledger.folios(["d1"])
    version = DocumentVersion(folio, Ties(), states=states(ledger, ["d1"]), machine=BARE)
    line = gold_line(version)
    assert [(row["reviewed"], row["by"]) for row in (*line["claims"], *line["attributions"])] == [
        ("added", "person")
    ] * 2


def test_rows_are_the_same_unless_figures_places_people_or_sources_are_others():
    place = Place(None, "Velm", geonames_id=7)
    one = replace(HURT, place=place, target=Actor(None, "a school"))
    assert same_row(one, replace(one, id="x"))
    assert not same_row(one, replace(one, place=replace(place, geonames_id=8)))
    assert not same_row(one, replace(one, place=Place(None, "Orn")))
    assert not same_row(one, replace(one, target=Actor(None, "a barn")))
    assert same_row(one, replace(one, target=Actor(span("hurt"))))
    assert not same_row(replace(one, target=Actor(span("Velm"))), replace(one, target=Actor(span("hurt"))))
    four, five = (replace(one, quantity=Quantity(None, n, n, n, "exact", "person")) for n in (4.0, 5.0))
    assert not same_row(four, five)
    assert not same_row(one, mayor())
    assert not same_row(one, claim("c9", "fire", "hurt"))
    saying = mayor()
    assert not same_row(saying, replace(saying, source=replace(saying.source, span=span("Nobody"))))
    assert not same_row(replace(saying, content=()), saying)
