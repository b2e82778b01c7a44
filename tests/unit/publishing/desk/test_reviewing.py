"""Reviews from pages: what a form does to the ledger, what it may not do, and how a thing looks before and after."""

from urllib.parse import quote, urlencode

import pytest

from selon.errors import UnknownError
from selon.ledger import open_ledger
from selon.publishing.desk import sheets
from selon.publishing.desk.application import make_application
from selon.publishing.desk.forms import way_back
from selon.publishing.desk.preferring import KEPT, named
from selon.running import reviewing
from tests.unit.ledger.keeping import NIGHT, keep
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, let_in, post
from tests.unit.publishing.desk.asking_for import ask as ask_once

ORIGIN = f"http://{HOST}"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "night.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, NIGHT)
    return path


@pytest.fixture
def desk(file):
    return make_application(str(file), TOKEN, [HOST])


@pytest.fixture
def cookie(desk):
    return let_in(desk)


@pytest.fixture
def see(desk, cookie):
    return lambda address, **more: ask_once(desk, address, cookie=cookie, **more)


@pytest.fixture
def send(desk, cookie, see):
    token = see("/settings").body.partition('name="token" value="')[2].partition('"')[0]
    return lambda address, fields, token=token, **more: post(
        desk, address, {"token": token, **fields}, cookie=cookie, **{"origin": ORIGIN, **more}
    )


def a_claim(see):
    return f"a1#{see('/documents/a1.json').json['claims'][0]['id']}"


def test_a_sheet_has_words_fields_and_a_history(see):
    page = see(f"/review?of={quote(a_claim(see), safe='')}")
    assert page.status == 200
    for words in ("A claim as it was read", "<mark>", "start a word earlier", 'name="quantity.value"', "Nobody has"):
        assert words in page.body


@pytest.mark.parametrize("of", ["", "a1", "a1%23nothing", "nothing%23c1", "%23"])
def test_what_is_no_thing_has_no_sheet(see, of):
    assert see(f"/review?of={of}").status in {400, 404}


@pytest.mark.parametrize("action", ["accept", "reject", "unverifiable", "second_look", "note"])
def test_a_button_writes_a_review_and_undo_takes_it_back(file, see, send, action):
    ref = a_claim(see)
    fields = {
        "of": ref,
        "who": "Ann  Desk",
        "action": action,
        "reason": "seen",
        "after": "",
        "back": "/documents/a1#d1-h1",
    }
    answer = send("/review", fields)
    assert (answer.status, answer.headers["location"]) == (303, "/documents/a1#d1-h1")
    with open_ledger(file) as ledger:
        (review,) = ledger.reviews([ref])
    assert (review.action, review.who, review.reason) == (action, "Ann Desk", "seen")
    assert review.id in see(f"/history?of={quote(ref, safe='')}").body
    assert review.id in see("/history?of=a1").body
    assert review.id in see("/history").body
    assert send("/undo", {"review": review.id, "who": "Ann", "back": "/history"}).status == 303
    assert "taken back" in see("/history").body
    assert send("/undo", {"review": review.id, "who": "Ann", "back": "/history"}).status == 400


def test_a_fix_changes_the_fields_that_differ_alone(file, see, send):
    ref = a_claim(see)
    with open_ledger(file) as ledger:
        found = sheets.sheet(ledger, ref, "")
    fields = {field.name: field.value for field in found.fields}
    same = {"of": ref, "who": "Ann", "action": "fix", "after": "", **fields, "bounds": found.bounds}
    assert send("/review", same).status == 400
    assert send("/review", {**same, "kind": "fire"}).status == 303
    with open_ledger(file) as ledger:
        (review,) = ledger.reviews([ref])
        assert review.fields == ("kind",)
        assert reviewing.states(ledger, ["a1"])[ref].reviewed == "fixed"
    assert "fixed" in see("/documents/a1").body
    assert send("/review", {**same, "kind": "<b>", "after": review.id}).status == 400


def test_bounds_move_by_word(file, see, send):
    ref = a_claim(see)
    with open_ledger(file) as ledger:
        found = sheets.sheet(ledger, ref, "")
        moves = dict(found.spans[0].moves)
        moved = sheets.sheet(ledger, ref, moves["end-later"])
        assert moved.moved
        assert not sheets.sheet(ledger, ref, "9-3").moved
        assert not sheets.sheet(ledger, ref, "a-b").moved
        assert not sheets.sheet(ledger, ref, "1-99999999").moved
    assert "moved" in see(f"/review?of={quote(ref, safe='')}&bounds={moved.bounds}").body
    assert (
        send("/review", {"of": ref, "who": "Ann", "action": "fix", "after": "", "bounds": moved.bounds}).status == 303
    )
    with open_ledger(file) as ledger:
        assert ledger.reviews([ref])[0].fields == ("anchor",)


def test_a_saying_can_be_put_right(file, see, send):
    saying = see("/documents/a1.json").json["attributions"][0]["id"]
    ref = f"a1#{saying}"
    assert send(
        "/review", {"of": ref, "who": "Ann", "action": "fix", "after": "", "source.anonymous": "yes", "source.side": "yy"}
    ).status == 303  # fmt: skip
    with open_ledger(file) as ledger:
        assert ledger.reviews([ref])[0].fields == ("source",)
    assert see(f"/review?of={quote(ref, safe='')}").body.count("A saying as it was read") == 1


def test_who_comes_second_is_told(see, send):
    fields = {"of": a_claim(see), "who": "Ann", "action": "accept", "after": ""}
    assert send("/review", fields).status == 303
    answer = send("/review", {**fields, "who": "Ben"})
    assert answer.status == 409
    assert "Ann" not in answer.body


def test_what_is_rejected_is_shown_apart(see, send):
    ref = a_claim(see)
    assert send("/review", {"of": ref, "who": "Ann", "action": "reject", "after": ""}).status == 303
    assert "Rejected readings" in see("/documents/a1").body


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"token": "wrong"}, 403), ({"token": ""}, 403), ({"who": ""}, 400), ({"who": "x" * 101}, 400),
        ({"action": "destroy"}, 400), ({"of": "a1#none"}, 404), ({"action": "note", "reason": " "}, 400),
    ],
)  # fmt: skip
def test_a_form_that_is_wrong_writes_nothing(file, see, send, fields, status):
    usual = {"of": a_claim(see), "who": "Ann", "action": "accept", "after": ""}
    assert send("/review", {**usual, **fields}).status == status
    with open_ledger(file) as ledger:
        assert ledger.reviews() == ()


def test_a_form_from_elsewhere_is_refused(send, see):
    fields = {"of": a_claim(see), "who": "Ann", "action": "accept", "after": ""}
    for origin in ("http://evil.example", "null"):
        assert send("/review", fields, origin=origin).status == 403


def test_a_form_that_is_none_is_refused(desk, cookie):
    for body in (b"\xff\xfe=1", b"a=" + b"x" * 200_000, b"&".join(b"a=1" for _ in range(3000))):
        assert ask_once(desk, "/review", method="POST", body=body, cookie=cookie, origin=ORIGIN).status == 400


def test_events_are_merged_and_split(file, see, send):
    with open_ledger(file) as ledger:
        first, second = (listing.event.id for listing in ledger.events(order="documents", limit=2))
        documents = sorted({claim.partition("#")[0] for claim in ledger.event(first).claims})
    assert see(f"/arrange?event={first}").body.count('name="parts"') >= len(documents)
    assert see("/arrange?event=none").status == 404
    assert send("/merge", {"names": second, "who": "Ann", "back": "/"}).status == 400
    body = urlencode([("names", first), ("names", second), ("names", "")])
    answer = send("/merge", {"who": "Ann", "back": "/history"}, more=body)
    assert answer.status == 303
    with open_ledger(file) as ledger:
        assert ledger.event(first).id == ledger.event(second).id
        review = ledger.reviews()[-1].id
    assert "merged" in see(f"/history?of={first}").body
    assert send("/undo", {"review": review, "who": "Ann"}).headers["location"] == "/"
    with open_ledger(file) as ledger:
        assert ledger.event(first).id != ledger.event(second).id
    answer = send("/split", {"name": first, "who": "Ann", "parts": documents[0], "back": "/history"})
    assert answer.status == 303
    assert "split" in see("/history").body


def test_settings_are_kept(see, send):
    answer = send("/settings", {"ui": "xx", "theme": "dark", "back": "//evil.example"})
    assert (answer.status, answer.headers["location"]) == (303, "/settings")
    page = see("/settings", cookie_more=f"{KEPT['theme']}=dark; {KEPT['keys']}=off").body
    assert 'data-theme="dark"' in page
    assert 'data-keys="off"' in page
    assert send("/looked", {"back": "/?side=YY"}).headers["location"] == "/?side=YY"


@pytest.mark.parametrize("back", ["//x", "https://x", "/\\x", "x", "/a\r\nb", "", "/é"])
def test_a_form_leads_back_to_our_own_pages_alone(back):
    assert way_back({"back": back}, "/usual") == "/usual"


def test_a_name_is_kept_as_it_is_written():
    assert named(quote("Олена Desk")) == "Олена Desk"
    assert named("%00") == ""


def test_no_document_no_sheet(file):
    with open_ledger(file) as ledger, pytest.raises(UnknownError):
        sheets.changes_of(ledger, "none#c1", {})
