"""The desk's pages: what stands on them, what leads where, and that no text of a dispatch ever becomes markup."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from selon.errors import LockedError
from selon.ledger import Ledger, Withdrawal, open_ledger
from selon.publishing.desk import views as desk_views
from selon.publishing.desk.application import make_application
from selon.publishing.desk.asking import EventAsked
from selon.publishing.desk.events import Shown, rows_of
from selon.publishing.desk.keeping import Kept
from selon.publishing.desk.preferring import Preferences
from selon.publishing.desk.rendering import around, by_time, document_address, lit, outbound, render
from selon.publishing.desk.setting import set_event
from selon.publishing.desk.translating import languages
from selon.publishing.event_rows import Evidence, Mark, Related
from selon.publishing.event_status import Status
from selon.publishing.rows import Words
from selon.publishing.wording import visible
from selon.records import Note, Span
from tests.golden.hand_made_event import ACCOUNT, DOSSIER
from tests.unit.ledger.keeping import NIGHT, keep, said_by
from tests.unit.linking.dispatches import folio
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>&lt;\u202e{{ 7*7 }}"
LANGUAGE = languages()[0]
#: The one script that every page has.
OURS = '<script src="/desk.js" defer></script>'
#: How the title of the event of most reports begins.
STRIKE = "Velm: strike, fire"
#: An id that is all that an address could trip over.
ODD = "odd/../id?#%2F&\"'<b>.json"


def hostile(name, url="javascript:alert(3)"):
    made = said_by(folio(name, "2031-09-15", ["struck @Velm =15", "killed 4 @Velm"]), EVIL, outlet=EVIL, url=url)
    text = f"{made.document.text}\n\n{EVIL}"
    return replace(
        made,
        document=replace(made.document, title=EVIL, text=text, credits=(EVIL,)),
        notes=(Note("odd", EVIL, Span(0, 1, text[0])),),
    )


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "night.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, (*NIGHT, hostile("evil"), hostile(ODD, "https://example.org/a?b=<c>")))
    return str(path)


@pytest.fixture(scope="module")
def desk(file):
    return make_application(file, TOKEN, [HOST], lambda: datetime(2031, 9, 20, 6, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def see(desk):
    cookie = let_in(desk)
    return lambda address, **more: ask(desk, address, cookie=cookie, **more)


def event_of(see, words):
    return next(row["listed"]["id"] for row in see("/board.json").json["events"] if words in row["listed"]["title"])


# --- the board --------------------------------------------------------------------------------------------------------


def test_the_board_lists_events_and_leads_to_them(see):
    page = see("/")
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    for row in see("/board.json").json["events"]:
        assert f'href="/events/{row["listed"]["id"]}"' in page.body


def test_filters_narrow_the_board_and_stand_in_its_address(see):
    everything = len(see("/board.json").json["events"])
    for query in ("language=fr", "side=yy", "kind=evacuated", "place=orn", "since=2999-01-01"):
        assert len(see(f"/board.json?{query}").json["events"]) < everything, query
    page = see("/?side=YY&kind=killed&limit=1").body
    assert '<option value="YY" selected>' in page
    assert '<option value="killed" selected>' in page
    assert 'href="/board.json?side=YY&amp;kind=killed&amp;limit=1"' in page
    assert "No event meets these conditions." in see("/?place=nowhere-at-all").body
    assert '<option value="ZZ" selected>' in see("/?side=ZZ").body


def test_more_is_shown_when_asked_for(see):
    assert 'href="/?limit=31"' in see("/?limit=1").body
    assert see("/board.json?limit=1").json["more"] is True
    assert "Show more" not in see("/?limit=200").body


def test_what_came_since_then_is_marked(see):
    page = see("/?since=2020-01-01T00:00Z")
    assert "New since 1 Jan 2020, 00:00 UTC" in page.body
    assert 'data-label="new"' in page.body
    rows = see("/board.json?since=2020-01-01").json["events"]
    assert all(row["new"] >= 1 for row in rows)
    assert see("/board.json").json["events"][0]["new"] == 0


@pytest.mark.parametrize(
    "query",
    [
        "since=<b>yesterday</b>", "since=2031-13-01", "since=2031-02-30", "since=20310201", "language=<b>", "side=a/b",
        "kind=<b>", "order=<b>", "limit=0", "limit=201", "limit=x", "limit=%C2%B2", "place=" + "<b>" * 200,
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said_without_being_repeated(see, query):
    for address in (f"/?{query}", f"/board.json?{query}"):
        answer = see(address)
        assert answer.status == 400
        assert "<b>" not in answer.body
        assert query.partition("=")[0] in answer.body


# --- an event ---------------------------------------------------------------------------------------------------------


def test_an_event_shows_what_its_outline_has(see):
    name = event_of(see, STRIKE)
    page = see(f"/events/{name}").body
    for words in ("Versions", "Figures", "Timeline", "Sources", "why?", "Orlova"):
        assert words in page
    assert see(f"/events/{name}").body == page
    assert see(f"/events/{name[:14]}").status == 200
    assert see(f"/events/{name}.json").json["event"]["id"] == name


def test_every_quotation_leads_to_its_words(see):
    page = see(f"/events/{event_of(see, STRIKE)}").body
    links = set(re.findall(r'href="(/documents/[^"]+)#chosen"', page))
    assert len(links) > 3
    for link in links:
        assert see(link.replace("&amp;", "&")).body.count('id="chosen"') == 1


def drawn(account=ACCOUNT, dossier=DOSSIER, **more):
    asked = EventAsked()
    galley = set_event(account, dossier)
    rows, _ = rows_of(galley, asked, "here")
    claims = frozenset(telling.ref for telling in dossier.tellings)
    shown = Shown(account.event, galley.rows("head")[0], asked, rows, **more)
    return render(
        "event.html", LANGUAGE, page=shown.head, shown=shown, rows=rows, voices=claims, by="sides", since="",
        formats=("acled",), preferred=Preferences(LANGUAGE), token=TOKEN, address="/",
    )  # fmt: skip


def test_an_event_of_one_of_everything():
    page = drawn(related=(Related("event-other", visible(EVIL), 1, ("3 ≠ 1 + 1",)),))
    for words in (
        "Where they differ",
        "What is denied",
        "What only one says",
        "Reports of one text",
        "step",
        "✗ fails",
    ):
        assert words in page
    assert "Other events that these reports tell of" in page
    assert "<script" not in page.replace(OURS, "")
    assert "style=" not in page
    assert "\u202e" not in page


def test_an_event_of_nothing():
    bare = replace(ACCOUNT, counts=(), questions=(), series=(), checks=(), timeline=())
    page = drawn(bare, replace(DOSSIER, tellings=(), origins=(), copies=(), checks=()))
    assert "No question is answered by these reports." in page


def evidence(before, after):
    return Evidence("d#c1", Words(Span(9, 12, "fire"), before, after, 1), "Post", "", "")


def test_long_sentences_are_cut_between_words():
    lead, trail = around(evidence("word " * 40, " word" * 40))
    assert lead.startswith("… word")
    assert trail.endswith("word …")
    assert around(evidence("A ", " b.")) == ("A ", " b.")


def test_reports_that_say_nothing_first_stand_together_by_day():
    marks = [Mark("1 Sep", "▲", name, 1, plain=True) for name in ("Post", "Mail")]
    marks += [Mark("1 Sep", "●", "fire", 2), Mark("2 Sep", "▲", "Wire", 1, plain=True)]
    assert [words for _, words in by_time(marks)] == [["Post", "Mail"], ["fire"], ["Wire"]]


# --- a dispatch -------------------------------------------------------------------------------------------------------


def test_a_dispatch_is_its_text_with_marks(see):
    page = see("/documents/a1").body
    assert re.search(r'<a class="claim h1[^"]*" href="#d1-h1">', page)
    assert '<link rel="stylesheet" href="/lit/' in page
    assert see("/documents/a1.json").json["document"]["id"] == "a1"
    assert 'id="chosen"' not in page


@pytest.mark.parametrize("at", ["", "0-0", "5-3", "0-99999999", "a-b", "-1-4", "1-" + "9" * 40])
def test_a_stretch_that_is_none_lights_nothing(see, at):
    assert 'id="chosen"' not in see(f"/documents/a1?at={at}").body


def test_offsets_are_code_points(tmp_path):
    path = tmp_path / "fire.selon"
    made = folio("f", "2031-09-15", ["struck @Velm"])
    text = "🔥 Топорець 🇺🇦 54 дрони\n" + made.document.text
    moved = replace(made, document=replace(made.document, text=text), attributions=(), claims=())
    with open_ledger(path, create=True) as ledger:
        keep(ledger, [moved])
    desk = make_application(str(path), TOKEN, [HOST])
    page = ask(desk, "/documents/f?at=14-16", cookie=let_in(desk)).body
    assert '<span class="chosen" id="chosen">54</span>' in page


def test_any_id_has_an_address(see):
    page = see(document_address(ODD))
    assert page.status == 200
    assert 'rel="noreferrer noopener" href="https://example.org/a?b=&lt;c&gt;"' in page.body
    assert see(f"{document_address(ODD)}.json").json["document"]["id"] == ODD


def test_versions_and_withdrawals_are_told(monkeypatch, tmp_path):
    path = tmp_path / "two.selon"
    made = NIGHT[0]
    with open_ledger(path, create=True) as ledger:
        keep(ledger, [made])
        keep(ledger, [replace(made, document=replace(made.document, title="Another"))])
        first = ledger.versions("a1")[0].digest
    mark = Withdrawal("a1", first, "canceled", EVIL, "2031-09-16", "2031-09-16")
    monkeypatch.setattr(Ledger, "withdrawals", lambda *_: (mark,))
    desk = make_application(str(path), TOKEN, [HOST])
    page = ask(desk, "/documents/a1", cookie=let_in(desk)).body
    assert "Withdrawn by its publisher" in page
    assert f'href="/documents/{first}"' in page
    assert "<script" not in page.replace(OURS, "")
    assert ask(desk, f"/documents/{first}", cookie=let_in(desk)).status == 200


# --- search -----------------------------------------------------------------------------------------------------------


def test_search_shows_passages_with_what_was_meant(see):
    page = see("/search?q=killed&limit=1").body
    assert "<mark>killed</mark>" in page
    assert "Show more" in page
    found = see("/search.json?q=killed&language=en").json
    assert found["total"] == len(found["found"]) > 2
    assert "No dispatch answers." in see("/search?q=nothing-like-it").body
    assert "Any form of a word" in see("/search").body


def test_what_was_typed_comes_back_as_text_alone(see):
    page = see("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22onfocus=x").body
    assert "<script" not in page.replace(OURS, "")
    assert 'value="&lt;script&gt;alert(1)&lt;/script&gt;&#34;onfocus=x"' in page


# --- what must never be -----------------------------------------------------------------------------------------------


def test_no_text_becomes_markup_anywhere(see):
    names = [row["listed"]["id"] for row in see("/board.json").json["events"]]
    pages = ["/", "/?since=2020-01-01", "/search?q=alert", "/documents/evil", document_address(ODD)]
    for address in (*pages, *(f"/events/{name}" for name in names)):
        body = see(address).body.replace(OURS, "")
        assert not re.search(r"<(script|img|iframe|object|embed|style|base|meta http)", body), address
        assert not re.search(r'\son\w+=|\sstyle=|href="(?!/|#|https?:)', re.sub(r">[^<]*<", "><", body)), address
        assert "javascript:" not in re.sub(r">[^<]*<", "><", body)
        assert "\u202e" not in body
        assert "{{ 7*7 }}" in body or "49" not in body or address


def test_pages_load_nothing_but_our_own(see):
    for address in ("/", "/search?q=Velm", "/documents/evil", "/nope"):
        for style, other in re.findall(r"<link[^>]*href=\"([^\"]*)\"| src=\"([^\"]*)\"", see(address).body):
            assert style.startswith(("/desk.css", "/lit/")) or other == "/desk.js"


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://example.org/", True), ("HTTP://example.org", True), ("javascript:alert(1)", False), (None, False),
        ("data:text/html,x", False), ("//example.org", False), ("https:///x", False), ("http://[", False), ("", False),
    ],
)  # fmt: skip
def test_only_the_web_is_led_to(url, leads):
    assert bool(outbound(url)) is leads


@pytest.mark.parametrize(
    "address", ["/nope<b>", "/events/none<b>", "/documents/none<b>", "/events/none.json", "/lit/a-b-c.css"]
)
def test_what_is_not_there_is_said_without_being_repeated(see, address):
    answer = see(address)
    assert answer.status == 404
    assert "none" not in answer.body
    assert "&lt;b" not in answer.body
    assert "<b>" not in answer.body


def test_a_ledger_in_trouble_is_said_without_its_place(see, monkeypatch):
    def locked(*_args, **_options):
        raise LockedError("another process is writing to it", place="/home/ann/secret.selon")

    monkeypatch.setattr(desk_views, "open_ledger", locked)
    answer = see("/board.json")
    assert (answer.status, answer.json) == (503, {"error": "The ledger cannot be read just now."})


def test_a_fault_of_ours_tells_nothing(see, monkeypatch):
    def fails(*_args, **_options):
        raise RuntimeError("secret")

    monkeypatch.setattr(desk_views, "open_ledger", fails)
    answer = see("/", raises=True)
    assert answer.status == 500
    assert "secret" not in answer.body
    assert "content-security-policy" in answer.headers


def test_styles(see):
    style = see("/desk.css")
    assert style.headers["content-type"] == "text/css; charset=utf-8"
    assert "url(" not in style.body
    assert "@import" not in style.body
    assert see("/lit/2-1-0.css").body.count("{") == 3
    assert lit(99999, 0, 0).count("{") == 150


def test_only_so_much_is_kept():
    kept, made = Kept(2), []
    for key in ("a", "b", "a", "c", "a", "b"):
        assert kept.get((key,), lambda key=key: made.append(key) or key) == key
    assert made == ["a", "b", "c", "b"]


def test_an_event_without_new_reports_says_since_when():
    quiet = Status("quiet", "2031-09-19", "2031-09-15")
    body = drawn(status=quiet)
    assert "Status: <b>no new reports</b> since 15 Sep 2031" in body
