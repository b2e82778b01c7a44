"""What nobody read, put in from a page: shown in the dispatch and its event, told of in the history, taken back."""

import pytest

from selon.ledger import open_ledger
from selon.publishing.desk.application import make_application
from tests.unit.ledger.keeping import NIGHT, keep
from tests.unit.linking.dispatches import folio
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in, post

FIRE = {
    "of": "a1",
    "who": "Ann Desk",
    "anchor": "killed",
    "kind": "fire",
    "quantity.value": "1,200",
    "quantity.unit": "house",
    "place": "Velm",
    "polarity": "yes",
    "saying.content": "killed 4",
    "saying.source.name": "Dee <b>Kern",
    "saying.source.kind": "justice",
    "saying.source.side": "xx",
}


class Desk:
    def __init__(self, file):
        self.file = file
        self.app = make_application(str(file), TOKEN, [HOST])
        self.cookie = let_in(self.app)
        self.token = self.see("/settings").body.partition('name="token" value="')[2].partition('"')[0]

    def see(self, address):
        return ask(self.app, address, cookie=self.cookie)

    def send(self, address, fields):
        told = {"token": self.token, **fields}
        return post(self.app, address, told, cookie=self.cookie, origin=f"http://{HOST}")

    def reviews(self):
        with open_ledger(self.file) as ledger:
            return ledger.reviews()


@pytest.fixture
def desk(tmp_path):
    path = tmp_path / "night.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, NIGHT)
    return Desk(path)


def test_a_claim_in_a_new_saying_is_put_in_seen_and_taken_back(desk):
    assert "/add?of=a1" in desk.see("/documents/a1").body
    assert "killed 4" in desk.see("/add?of=a1").body
    sent = desk.send("/add", FIRE)
    assert (sent.status, sent.headers["location"]) == (303, "/documents/a1")
    said, made = desk.reviews()
    claim = made.fixed.claim
    assert (claim.quantity.value, claim.place.name, claim.attribution) == (1200, "Velm", said.subject.item)
    page = desk.see("/documents/a1").body
    assert f"a1%23{made.subject.item}" in page
    assert "Dee &lt;b&gt;Kern" in page
    with open_ledger(desk.file) as ledger:
        event = next(each.event for each in ledger.events(limit=None) if made.subject.ref in each.event.claims)
    assert f"a1%23{made.subject.item}" in desk.see(f"/events/{event.id}").body
    past = desk.see("/history?of=a1").body
    assert "put in" in past
    assert made.id in past
    for review in (made, said):
        assert desk.send("/undo", {"review": review.id, "who": "Bo"}).status == 303
    assert "Dee &lt;b&gt;Kern" not in desk.see("/documents/a1").body


@pytest.mark.parametrize(
    ("changed", "name", "words"),
    [
        ({"anchor": "nothing such"}, "anchor", "do not stand in the text"),
        ({"kind": ""}, "kind", "must be told"),
        ({"quantity.unit": ""}, "quantity.unit", "needs its unit"),
        ({"quantity.value": "many"}, "quantity.value", "value that it cannot have"),
        ({"place": "Qqxxqq"}, "place", "Neither the gazetteer"),
        ({"time": "<i>soon"}, "time", "Write a time"),
        ({"saying.content": "nothing <i>such"}, "saying.content", "do not stand in the text"),
        ({"saying.content": "struck"}, "saying.content", "are not in what is said"),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_written_stays(desk, changed, name, words):
    sent = desk.send("/add", {**FIRE, **changed})
    assert sent.status == 400
    field = sent.body.partition(f'name="{name}"')[2].partition("</div>")[0]
    assert words in field
    assert 'aria-invalid="true"' in field
    assert "Dee &lt;b&gt;Kern" in sent.body
    assert "<i>" not in sent.body
    assert not desk.reviews()


def test_words_that_stand_twice_are_named_and_nothing_told_is_refused(tmp_path, desk):
    sent = desk.send("/add", {"of": "a1", "who": "Ann"})
    assert (sent.status, "must be told" in sent.body) == (400, True)
    assert desk.send("/add", {"of": "nothing", "who": "Ann"}).status == 404
    path = tmp_path / "twice.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, [folio("t1", "2031-09-15", ["fire @Velm", "fire @Velm", "killed 4"])])
    other = Desk(path)
    told = {"of": "t1", "who": "Ann", "anchor": "fire", "kind": "damaged"}
    assert "0:4, 6:10" in other.send("/add", told).body
    assert other.send("/add", {**told, "anchor": "6:10"}).status == 303
    again = other.send("/add", {**told, "anchor": "6:10"}).body
    assert "accept or fix that one" in again
