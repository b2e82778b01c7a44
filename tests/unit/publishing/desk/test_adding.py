"""What nobody read, put in from a page: shown in the dispatch and its event, told of in the history, taken back."""

from dataclasses import replace

import pytest

from selon.ledger import open_ledger
from selon.publishing.desk.application import make_application
from selon.running.keeping import prepare_folio, write_batch
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


ALERT = {"of": "d1", "who": "Ann Desk", "anchor": "1200", "kind": "built", "time": "2020"}


def test_an_event_of_an_addition_alone_says_who_took_it_away(desk):
    assert desk.send("/add", ALERT).status == 303
    (made,) = desk.reviews()
    with open_ledger(desk.file) as ledger:
        event = next(each.event for each in ledger.events(limit=None) if made.subject.ref in each.event.claims)
    assert event.claims == (made.subject.ref,)
    assert desk.see(f"/events/{event.id}").status == 200
    assert desk.send("/undo", {"review": made.id, "who": "Bo <b>", "reason": "of another day"}).status == 303
    gone = desk.see(f"/events/{event.id}")
    assert gone.status == 410
    assert "Bo &lt;b&gt;" in gone.body
    assert f'href="/history?of={made.id}"' in gone.body
    assert 'href="/documents/d1"' in gone.body
    assert desk.see(f"/events/{event.id}.json").status == 410
    for address in (f"/history?of={event.id}", f"/arrange?event={event.id}"):
        assert desk.see(address).status == 410
    (_, back) = desk.reviews()
    assert "Put it back" in desk.see(f"/history?of={made.id}").body
    assert desk.send("/undo", {"review": back.id, "who": "Ann"}).status == 303
    assert desk.see(f"/events/{event.id}").status == 200


def test_an_event_that_a_newer_version_took_away_leads_to_the_dispatch(desk):
    with open_ledger(desk.file) as ledger:
        event = next(each.event for each in ledger.events(limit=None) if "d2#c1" in each.event.claims)
    with open_ledger(desk.file, writing=True) as ledger:
        keep(ledger, [folio("d2", "2031-10", ["alert @Kesh"])])
    gone = desk.see(f"/events/{event.id}")
    assert gone.status == 410
    assert "A newer version of a dispatch" in gone.body
    assert 'href="/documents/d2"' in gone.body


def test_of_several_newer_versions_the_page_names_none(desk):
    with open_ledger(desk.file) as ledger:
        event = next(each.event for each in ledger.events(limit=None) if "d2#c1" in each.event.claims)
    with open_ledger(desk.file, writing=True) as ledger:
        keep(ledger, [folio("d2", "2031-10", ["alert @Kesh"]), folio("d1", "2031-10", ["evacuated 1300 @Lost"])])
    gone = desk.see(f"/events/{event.id}")
    assert gone.status == 410
    assert "A newer version of a dispatch" in gone.body
    assert 'href="/documents/' not in gone.body


def test_a_row_that_a_reading_has_too_tells_who_put_it_in(desk):
    assert desk.send("/add", FIRE).status == 303
    _, made = desk.reviews()
    with open_ledger(desk.file) as ledger:
        (machine,) = ledger.machine_folios(["a1"])
        shown = next(row for row in ledger.folios(["a1"])[0].claims if row.id == made.subject.item)
    with open_ledger(desk.file, writing=True) as ledger:
        read = replace(machine, claims=(*machine.claims, replace(shown, id="n9", attribution="a1", by="rules")))
        write_batch(ledger, [prepare_folio(read)], (), again=True)
    page = desk.see("/review?of=a1%23n9").body
    assert made.id in page
    assert "put in" in page
    assert made.id in desk.see("/history?of=a1%23n9").body
    assert made.id in desk.see(f"/review?of=a1%23{made.subject.item}").body
    assert "/review?of=a1%23n9" in desk.see("/documents/a1").body
    after = page.partition('name="after" value="')[2].partition('"')[0]
    assert after == made.id
    told = {"of": "a1#n9", "action": "accept", "who": "Bo"}
    assert desk.send("/review", {**told, "after": ""}).status == 409
    assert desk.send("/review", {**told, "after": after}).status == 303
    assert desk.reviews()[-1].subject.item == "n9"


def test_actors_means_a_goal_a_channel_and_relays_are_told(desk):
    told = {
        **FIRE, "agent.name": "a drone crew", "target.span": "struck", "means": "drone", "to": "Velm",
        "saying.channel": "telegram", "saying.via": "struck; Night Wire",
    }  # fmt: skip
    assert "<details><summary>Who did it" in desk.see("/add?of=a1").body
    assert desk.send("/add", told).status == 303
    said, made = desk.reviews()
    claim, saying = made.fixed.claim, said.fixed.attribution
    assert (claim.agent.name, claim.target.span.text, claim.means, claim.to.name) == (
        "a drone crew", "struck", "drone", "Velm",
    )  # fmt: skip
    assert saying.channel == "telegram"
    assert [(each.name, each.kind, each.span and each.span.text) for each in saying.via] == [
        ("struck", "media", "struck"),
        ("Night Wire", "media", None),
    ]


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"target.span": "nothing such"}, "target.span"),
        ({"means": "magic"}, "means"),
        ({"to": "Qqxxqq"}, "to"),
        ({"saying.channel": "smoke"}, "saying.channel"),
    ],
    ids=str,
)
def test_what_is_wrong_in_the_rarer_fields_is_said_there_and_unfolded(desk, changed, name):
    sent = desk.send("/add", {**FIRE, **changed})
    assert sent.status == 400
    field = sent.body.partition(f'name="{name}"')[2].partition("</div>")[0]
    assert 'role="alert"' in field
    assert name.startswith("saying.") or "<details open><summary>Who did it" in sent.body
    assert not desk.reviews()
