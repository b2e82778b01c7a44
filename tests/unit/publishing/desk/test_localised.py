"""Whole pages in the languages of the interface: the desk's strings and the ledger's own words, and no others."""

import re
from dataclasses import replace

import pytest

from docs.catalogues import FOLDER, read
from selon.ledger import open_ledger
from selon.publishing.desk import mapping
from selon.publishing.desk.application import make_application
from selon.publishing.desk.comparing import Pair
from selon.publishing.desk.localised import localised
from selon.publishing.desk.terms import terms
from selon.publishing.desk.translating import languages
from selon.publishing.maps.drawing import Placed, draw_map
from selon.publishing.rows import Happening
from selon.records.claims import Actor, Claim, Part, Place, Quantity
from selon.records.text import Span
from tests.unit.ledger.keeping import NIGHT, keep
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in

LATER = "2031-09-15T00:00:00"
OTHERS = languages()[1:]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "night.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, NIGHT)
        events = [listing.event.id for listing in ledger.events()]
        document = next(iter(ledger.documents())).id
    app = make_application(str(path), TOKEN, [HOST])
    pages = {
        "board": "/?",
        "new": f"/?since={LATER}&",
        "event": f"/events/{events[0]}?",
        "event by origin": f"/events/{events[0]}?columns=origins&",
        "events": f"/compare?events={events[0]},{events[-1]}&",
        "tallies": "/series?",
        "dispatch": f"/documents/{document}?",
        "search": "/search?q=fire&",
        "settings": "/settings?",
        "history": "/history?",
    }
    return app, let_in(app), pages


def shown(desk, page, language):
    app, cookie, pages = desk
    answer = ask(app, f"{pages[page]}ui={language}", cookie=cookie)
    assert answer.status == 200
    return answer.body


def test_english_french_russian_and_ukrainian_are_there():
    assert len(languages()) >= 4


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "page", ["board", "new", "event", "event by origin", "events", "tallies", "dispatch", "search"]
)
def test_a_page_has_no_string_of_the_templates_left_in_english(desk, page, language):
    body = shown(desk, page, language)
    assert f'<html lang="{language}"' in body
    told = {found.id: found.string for found in read(FOLDER / language / "LC_MESSAGES" / "desk.po") if found.id}
    strings = {
        each for each, said in told.items() if isinstance(each, str) and said not in ("", each) and "%" not in each
    }
    assert len(strings) > 100
    assert [each for each in strings if re.search(rf">\s*{re.escape(each)}\s*<", body)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_the_ledger_says_is_in_the_language_and_what_dispatches_say_is_not(desk, language):
    english, body = shown(desk, "event", languages()[0]), shown(desk, "event", language)
    quoted = re.compile(r'<q class="quote".*?</q>', re.DOTALL)
    assert quoted.findall(body) == quoted.findall(english)
    questions = re.compile(r'<th scope="row"><bdi>(.*?)</bdi>')
    asked = questions.findall(english)
    assert asked
    assert not set(questions.findall(body)) & {each for each in asked if each.endswith("?")}


@pytest.mark.parametrize("page", ["settings", "history"])
def test_pages_without_rows_are_in_the_language_too(desk, page):
    assert all(f'<html lang="{code}"' in shown(desk, page, code) for code in languages())


def test_an_events_places_and_its_map_have_the_names_of_the_language():
    tver = Placed("Toropets", "settlement", 56.5, 31.6, 3, own=True)
    rows = (
        mapping.Row(1, "Toropets, Tver Oblast", "settlement", "Russia", 3, True, 56.5, 31.6, "RU"),
        mapping.Row(0, "Velm", "settlement", "", 1, False, None, None),
    )
    where = mapping.Where(rows, draw_map([tver]), ((tver, "RU"),))
    french, ukrainian = (localised(where, terms(code)) for code in ("fr", "uk"))
    assert [row.name for row in french.rows] == ["Toropets, oblast de Tver", "Velm"]
    assert french.rows[0].country == "Russie"
    assert [row.name for row in ukrainian.rows] == ["Торопець, Тверська область", "Velm"]
    assert ukrainian.map.dots[0].label.words == "Торопець"
    assert {land.label.words for land in ukrainian.map.countries} <= {"РОСІЯ", "БІЛОРУСЬ", "ЛАТВІЯ", "ЕСТОНІЯ", "ЛИТВА"}
    assert "Moscow" not in {town.label.words for town in ukrainian.map.towns}
    assert localised(mapping.Where(rows, None), terms("fr")).map is None


def test_a_breakdown_names_its_places_and_leaves_a_dispatchs_words():
    place = Place(None, "Tver Oblast", "RU", "Tver Oblast", "admin1", None, None, None)
    parts = (Part(None, 3.0, None, None, place), Part(None, 2.0, None, "the old mill", None))
    quantity = Quantity(Span(0, 1, "5"), 5.0, 5.0, 5.0, "exact", "drone", None, parts, None)
    nothing = (None,) * 6
    claim = Claim("c1", None, Span(0, 1, "5"), "shot_down", True, "asserted", *nothing, quantity, "rules")
    row = Happening(
        1,
        (claim,),
        "shot down",
        "5 drones",
        (),
        "Tver Oblast",
        "",
        (),
        (),
        (("3", "Tver Oblast"), ("2", "the old mill")),
        (),
    )
    shown = localised(row, terms("fr"))
    assert shown.parts == (("3", "Oblast de Tver"), ("2", "the old mill"))
    assert shown.where == "Oblast de Tver"


@pytest.mark.parametrize("code", OTHERS)
def test_means_goals_and_who_acts_are_said_and_words_of_the_dispatch_are_not(code):
    words = terms(code)
    place = Place(None, "Toropets", "RU", None, "settlement", 56.5, 31.6, 482042)
    agent = Actor(None, "a crew from the coast", None)
    span = Span(0, 4, "fire")
    claim = Claim(
        "c1", None, span, "evacuated", True, "asserted", agent, None, "drone", None, place, None, None, "hand"
    )
    about = ("a target", "by a crew from the coast", "to Toropets", "drones")
    row = Happening(1, (claim,), "evacuated", "", about, "", "", (), (), (), ())
    told = localised(row, words).about
    assert told[0] == "a target"
    assert "a crew from the coast" in told[1]
    assert not told[1].startswith("by ")
    assert "Toropets" not in told[2] or code == "fr"
    assert not told[2].startswith("to ")
    assert told[3] == words.say("drones")
    bare = replace(claim, agent=None, means=None, to=None)
    assert localised(replace(row, claims=(bare,)), words).about == about


@pytest.mark.parametrize("code", OTHERS)
def test_scopes_in_brackets_are_places_where_they_are_no_phrase(code):
    words = terms(code)
    assert words.say("fire (Tver Oblast)").endswith(f"({words.place('Tver Oblast')})") or code == "fr"
    assert "Tver Oblast" not in words.say("fire (Tver Oblast)")
    pair = Pair("struck · Toropets, Tver Oblast", "", (), ())
    assert "Tver Oblast" not in localised(pair, words).label
    assert localised(Pair("struck", "", (), ()), words).label == words.say("struck")
