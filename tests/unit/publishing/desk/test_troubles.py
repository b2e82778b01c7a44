"""What a reader is told where something is wrong, is empty, or is shut: in their language, with a way on."""

import ast
import importlib
from importlib import resources
from pathlib import Path

import pytest

from selon.ledger import open_ledger
from selon.publishing import desk as package
from selon.publishing.desk.application import make_application
from selon.publishing.desk.preferring import chosen
from selon.publishing.desk.terms import terms
from selon.publishing.desk.translating import catalogue, languages
from selon.publishing.desk.troubles import TROUBLES, pattern_of
from tests.unit.ledger.keeping import NIGHT, keep
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in, post

OTHERS = languages()[1:]


@pytest.fixture(scope="module")
def see(tmp_path_factory):
    path = tmp_path_factory.mktemp("troubles") / "night.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, NIGHT)
    desk = make_application(str(path), TOKEN, [HOST])
    cookie = let_in(desk)
    return lambda address, **more: ask(desk, address, cookie=cookie, **more)


def said(told, module):
    """Return the words of an error as they would be raised, with something in the place of each name."""
    if isinstance(told, ast.Constant):
        return told.value
    pieces = []
    for part in told.values:
        value = part.value if isinstance(part, ast.Constant) else getattr(module, getattr(part.value, "id", ""), "name")
        pieces.append(str(value))
    return "".join(pieces)


def raised():
    for path in sorted(Path(package.__file__).parent.glob("*.py")):
        module = importlib.import_module(f"{package.__name__}.{path.stem}")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "AskedWrongError" and node.args:
                yield said(node.args[0], module)


def test_every_error_stands_in_the_catalogues():
    template = resources.files(package).joinpath("templates/trouble.html").read_text("utf-8")
    told = {words for _, words in TROUBLES.values()} | set(raised())
    assert len(told) > 20
    for words in told:
        pattern = pattern_of(words)[0]
        assert f'_("{pattern}"' in template, pattern
        for code in OTHERS:
            assert catalogue(code).gettext(pattern) != pattern


@pytest.mark.parametrize("code", OTHERS)
def test_what_cannot_be_asked_is_said_in_the_language(see, code):
    answer = see(f"/?since=yesterday&ui={code}")
    assert answer.status == 400
    assert "since" in answer.body
    assert "takes a day" not in answer.body
    listed = see(f"/series?by=nobody&ui={code}")
    assert "origin, region" in listed.body
    assert "takes one of" not in listed.body
    assert "takes one of: origin, region." in see(f"/series.json?by=nobody&ui={code}").json["error"]


def test_an_error_names_no_field_where_it_names_none():
    assert pattern_of("The form is too large.") == ("The form is too large.", "", "")


def test_an_empty_ledger_says_how_it_is_filled(tmp_path):
    path = tmp_path / "empty.selon"
    with open_ledger(path, create=True):
        pass
    desk = make_application(str(path), TOKEN, [HOST])
    cookie = let_in(desk)
    assert "selon add" in ask(desk, "/", cookie=cookie).body
    narrowed = ask(desk, "/?place=Atlantis", cookie=cookie).body
    assert "selon add" not in narrowed
    assert "No event meets these conditions." in narrowed
    assert '<a href="/">Show all</a>' in narrowed


def test_a_search_that_finds_nothing_leads_on(see):
    assert "the beginning of one with a star" in see("/search?q=zzzqqq").body
    narrowed = see("/search?q=zzzqqq&language=xx").body
    assert '<a href="/search?q=zzzqqq">search everywhere</a>' in narrowed


@pytest.mark.parametrize("code", languages())
def test_who_is_not_let_in_is_told_how_and_nothing_else(tmp_path, code):
    path = tmp_path / "night.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, NIGHT)
    desk = make_application(str(path), TOKEN, [HOST])
    answer = ask(desk, "/events/x", accept="text/html,*/*", accept_language=code)
    assert (answer.status, answer.headers["content-type"]) == (401, "text/html; charset=utf-8")
    assert f'<html lang="{code}"' in answer.body
    assert "selon desk" in answer.body
    assert "set-cookie" not in answer.headers
    assert ask(desk, "/", accept="application/json").headers["content-type"].startswith("text/plain")
    assert ask(desk, "/desk.css").status == 200
    assert [ask(desk, path).status for path in ("/desk.js", "/board.json", "/desk.css/..", "/settings")] == [401] * 4
    assert ask(desk, "/desk.css", host="evil.example").status == 400
    assert post(desk, "/desk.css", {}, origin=f"http://{HOST}").status == 401


@pytest.mark.parametrize("code", OTHERS)
def test_forms_name_the_codebooks_lists_in_the_language(see, code):
    body = see(f"/add?of=a1&ui={code}").body
    for english in ("asserted", "at least", "shot down", "security service", ">yes<", ">indirect<"):
        assert f">{english.strip('><')}</option>" not in body, english
    assert 'value="shot_down"' in body
    assert terms(code).choice("") == ""
    assert terms(code).choice("asserted") != "asserted"


def test_english_forms_have_the_lists_as_they_are(see):
    assert ">asserted</option>" in see("/add?of=a1").body


@pytest.mark.parametrize("code", OTHERS)
def test_days_of_tallies_are_said_in_the_language(code):
    say = terms(code).say
    for words in ("no date", "reported 14 Sep 2023", "night to 23 Oct 2024"):
        assert say(words) != words
        assert not {"date", "reported", "Sep", "night", "to"} & set(say(words).split()) - {"date"}


def test_the_name_of_reviews_is_kept_by_the_settings(see):
    kept = chosen({"who": " Ann  Бо "})["selon-who"]
    assert kept == "Ann%20%D0%91%D0%BE"
    assert 'value="Ann Бо"' in see("/settings", cookie_more=f"selon-who={kept}").body
    assert "selon-who" not in chosen({"ui": "xx"})
