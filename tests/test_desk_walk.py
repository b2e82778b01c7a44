"""A day at the desk in a real browser, and what every page must hold: nothing for axe, nothing that moves, few bytes."""

import csv
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import axe_playwright_python
import pytest

from selon.ledger import open_ledger
from selon.publishing.desk.application import make_application
from selon.running.ingest import ingest
from selon.samples import corpus
from tests.browsing import MISSING, TOKEN, WHY, looking, opened, served
from tests.unit.publishing.desk.asking_for import HOST, ask, let_in

pytestmark = pytest.mark.skipif(MISSING, reason=WHY)
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: A dispatch in which sources speak, and kinds are claimed, several times.
STEPPED = "en_keyt"
#: What a page may weigh, as it is transferred, in bytes, and how long the server may take, in seconds.
HEAVIEST, SLOWEST = 150_000, 0.1
SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifted += entry.value; })
  .observe({type: 'layout-shift', buffered: true});
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("walk") / "samples.selon"
    with open_ledger(path, create=True) as opened_ledger:
        ingest(opened_ledger, corpus())
    return path


@pytest.fixture(scope="module")
def address(ledger):
    with served(ledger) as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    with opened() as found:
        yield found


def event_of(address, page, words, most="documents"):
    """Return the address of the event of most reports whose title begins with these words."""
    rows = page.context.request.get(f"{address}/board.json?order={most}&limit=200").json()["events"]
    return "/events/" + next(row["listed"]["id"] for row in rows if row["listed"]["title"].startswith(words))


def pages_of(address, page):
    """Return the addresses of one page of every sort."""
    event = event_of(address, page, "Toropets")
    told = page.context.request.get(f"{address}{event}.json").json()["questions"]
    several = next(question for question in told if len(question["versions"]) > 1)["versions"][0]["tellings"][0]
    sheet = page.context.request.get(f"{address}/documents/en_pratidintime.json").json()["attributions"][0]["id"]
    return [
        "/add?of=en_pratidintime",
        "/", "/?since=2020-01-01", event, f"{event}?columns=origins", "/documents/en_pratidintime?at=30-90#chosen",
        "/search?q=depot", f"/review?of=en_pratidintime%23{sheet}", f"/arrange?event={event.rpartition('/')[2]}",
        f"/pick?of={quote(several, safe='')}",
        "/series?measure=shot_down&unit=drone&by=region&rule=lowest", "/compare?documents=en_keyt&documents=de_zdf",
        "/history", "/settings", "/api", "/nothing-here",
    ]  # fmt: skip


def test_a_day_at_the_desk(browser, address, tmp_path):
    with looking(browser, address) as page:
        event = open_the_event(page, address)
        see_the_sums_and_open_their_words(page)
        row = fix_a_source_by_keyboard(page, address)
        undo_it(page, row)
        merge_two_events(page, event)
        see_the_audit_row(page)
        export_and_load_again(page, event, tmp_path / "acled.csv")


def open_the_event(page, address):
    page.goto(f"{address}/?order=documents")
    page.locator(".board th a", has_text="Toropets").first.click()
    page.locator("#versions").wait_for()
    return page.url


def see_the_sums_and_open_their_words(page):
    """The tally of the night holds in one outlet and fails in another; its words are a click away."""
    checks = page.locator("#checks")
    holds = checks.locator("li", has=page.locator(".holds"), has_text="54 = 27 + 16 + 7 + 3 + 1")
    fails = checks.locator("li", has=page.locator(".fails"), has_text="54 ≠ 27 + 17 + 7 + 3 + 1 = 55")
    assert holds.count() == 1
    assert fails.count() == 1
    fails.locator("summary").click()
    fails.locator("a[data-open]").first.click()
    page.locator("#chosen").first.wait_for()
    assert "54" in page.locator("#chosen").first.inner_text()


def fix_a_source_by_keyboard(page, address):
    keys = page.keyboard
    page.goto(f"{address}/documents/en_pratidintime")
    keys.press("j")
    row = page.evaluate("document.activeElement.id")
    keys.press("r")
    page.locator(".sheet").wait_for()
    page.wait_for_load_state()
    keys.press("f")
    assert page.evaluate("document.activeElement.name") == "source.name"
    keys.press("Control+a")
    keys.type("an unnamed official")
    page.locator("input[name=who]").first.focus()
    keys.type("Ann Desk")
    page.locator("button[value=fix]").focus()
    keys.press("Enter")
    page.locator(f"#{row} .tag.fixed").wait_for()
    page.wait_for_load_state()
    assert page.evaluate("document.activeElement.id") == row
    assert "an unnamed official" in page.locator("article").inner_text()
    return row


def undo_it(page, row):
    page.locator(f"#{row}").focus()
    page.keyboard.press("r")
    page.locator(".history li").first.wait_for()
    page.wait_for_load_state()
    page.keyboard.press("z")
    page.locator(".history li.void").wait_for()
    page.wait_for_load_state()
    page.keyboard.press("b")
    page.locator("article").wait_for()
    assert page.locator(".tag.fixed").count() == 0
    assert "an unnamed official" not in page.locator("article").inner_text()


def merge_two_events(page, event):
    page.goto(event)
    other = page.locator("#related a").first.inner_text()
    page.keyboard.press("m")
    page.locator("#merge").wait_for()
    page.wait_for_load_state()
    page.keyboard.press("m")
    page.keyboard.press("Space")
    page.locator("#merge input[name=who]").focus()
    assert page.locator("#merge input[name=who]").input_value() == "Ann Desk"
    page.keyboard.press("Enter")
    page.locator("#versions").wait_for()
    page.wait_for_load_state()
    assert other not in page.locator("#related a").all_inner_texts()


def see_the_audit_row(page):
    page.keyboard.press("h")
    audit = page.locator(".history li").first
    audit.wait_for()
    assert "merged" in audit.inner_text()
    assert "Ann Desk" in audit.inner_text()
    assert "r-" in audit.locator("code").first.inner_text()


def export_and_load_again(page, event, path):
    page.goto(event)
    page.keyboard.press("e")
    page.locator(".export select[name=format]").select_option("acled")
    with page.expect_download() as waiting:
        page.locator("form[action='/export'] button").click()
    waiting.value.save_as(path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows
    assert {"event_id_cnty", "event_date", "event_type", "fatalities"} <= set(rows[0])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, address, scheme):
    with looking(browser, address, color_scheme=scheme, bypass_csp=True) as page:
        for path in pages_of(address, page):
            if scheme == "dark" and path.endswith("columns=origins"):
                continue  # the same colours as by side, and the heaviest page there is
            page.goto(address + path)
            page.evaluate(AXE)
            found = page.evaluate(
                "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false})", RULES
            )["violations"]
            assert [(path, v["id"], v["nodes"][0]["html"][:200]) for v in found] == []


@pytest.mark.parametrize("width", [390, 1600])
def test_nothing_moves_and_little_is_sent(browser, address, width):
    with looking(browser, address, viewport={"width": width, "height": 900}) as page:
        page.add_init_script(SHIFTS)
        paths = pages_of(address, page)
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        sent = []
        wire.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
        for path in paths:
            sent.clear()
            page.goto(address + path, wait_until="networkidle")
            assert page.evaluate("window.shifted") < 0.001, path
            assert 0 < sum(sent) < HEAVIEST, (path, sum(sent))
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_an_event_is_drawn_at_once(ledger):
    """The browser's own loop runs in this thread, so the desk is asked in another."""
    with ThreadPoolExecutor(1) as elsewhere:
        taken = elsewhere.submit(drawn_again, str(ledger)).result()
    assert sorted(taken)[18] < SLOWEST


def drawn_again(ledger):
    """Return the processor's seconds for each of twenty drawings of the largest event."""
    desk = make_application(ledger, TOKEN, [HOST])
    cookie = let_in(desk)
    board = ask(desk, "/board.json?order=documents&limit=200", cookie=cookie).json["events"]
    event = next(row["listed"]["id"] for row in board if row["listed"]["title"].startswith("Toropets"))
    assert ask(desk, f"/events/{event}", cookie=cookie).status == 200
    taken = []
    for number in range(20):
        begun = time.thread_time()
        ask(desk, f"/events/{event}?look={number}", cookie=cookie)
        taken.append(time.thread_time() - begun)
    return taken


def test_keys_can_be_switched_off(browser, address):
    with looking(browser, address) as page:
        page.keyboard.press("?")
        page.locator("dialog[open]").wait_for()
        page.keyboard.press("Escape")
        page.goto(f"{address}/settings")
        page.locator("input[name=keys]").uncheck()
        page.locator("input[name=theme][value=dark]").check()
        page.locator(".settings button").click()
        page.locator("html[data-keys=off][data-theme=dark]").wait_for(state="attached")
        page.goto(f"{address}/")
        page.keyboard.press("j")
        page.keyboard.press("?")
        assert page.evaluate("document.activeElement.tagName") == "BODY"
        assert page.locator("dialog").count() == 0


#: The keys at an event's foot, and what then has the focus or is there.
AT_AN_EVENT = {
    "r": "form[action='/review']",
    "o": "#chosen",
    "c": ".export[open] select:focus",
    "p": "form[action='/pick'] input[name=reason]",
    "m": "#merge",
    "s": "#split",
    "e": ".export[open] select[name=format]:focus",
    "h": ".history, main .soft",
}


@pytest.mark.parametrize("key", AT_AN_EVENT)
def test_each_key_of_an_event_works_and_is_listed(browser, address, key):
    with looking(browser, address) as page:
        page.goto(address + event_of(address, page, "Toropets"))
        assert key in page.locator("dialog kbd").all_text_contents()
        before = page.url
        page.keyboard.press("j")
        page.keyboard.press(key)
        if key not in "ce":
            page.wait_for_url(lambda url: url != before)
        page.locator(AT_AN_EVENT[key]).first.wait_for()


def test_keys_of_an_event_can_be_switched_off(browser, address):
    with looking(browser, address) as page:
        event = address + event_of(address, page, "Toropets")
        page.goto(f"{address}/settings")
        page.locator("input[name=keys]").uncheck()
        page.locator(".settings button").click()
        page.locator("html[data-keys=off]").wait_for(state="attached")
        page.goto(event)
        for key in ("j", *AT_AN_EVENT):
            page.keyboard.press(key)
        assert page.url == event
        assert page.locator(".export[open]").count() == 0
        assert page.evaluate("document.activeElement.tagName") == "BODY"


@pytest.mark.parametrize("scripts", [False, True])
def test_links_and_keys_lead_from_one_occurrence_to_the_next(browser, address, scripts):
    with looking(browser, address, java_script_enabled=scripts) as page:
        page.goto(f"{address}/documents/{STEPPED}")
        page.locator(".rows .steps a[data-key=n]").first.click()
        page.locator(".label:target + .steps").wait_for()
        at = page.url
        here = page.locator(".label:target + .steps")
        assert here.inner_text().strip("‹› ").startswith("2/")
        if scripts:
            page.keyboard.press("Shift+N")
        else:
            here.locator("a[data-key=N]").focus()
            page.keyboard.press("Enter")
        page.wait_for_url(lambda url: url != at)
        assert page.locator(".label:target + .steps").inner_text().strip("‹› ").startswith("1/")
        assert page.locator(".text .steps:visible").count() == 1


def test_what_came_since_a_look_is_marked(browser, address):
    with looking(browser, address, java_script_enabled=False) as page:
        page.locator(".look button").click()
        page.get_by_text("since your last look").wait_for()
        page.goto(f"{address}/?since=2020-01-01")
        page.locator(".what.event").first.wait_for()
