"""Whole pages in the languages of the interface: the desk's strings and the ledger's own words, and no others."""

import re

import pytest

from docs.catalogues import FOLDER, read
from selon.ledger import open_ledger
from selon.publishing.desk.application import make_application
from selon.publishing.desk.translating import languages
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
