"""The desk in a real browser, where one is at hand: hostile texts stay texts, and pages fit from a phone to a wide screen."""

import pytest

from selon.ledger import open_ledger
from tests.browsing import MISSING, PATIENCE, TOKEN, WHY, opened, served
from tests.unit.ledger.keeping import NIGHT, keep
from tests.unit.publishing.desk import test_pages as pages

pytestmark = pytest.mark.skipif(MISSING, reason=WHY)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "night.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, (*NIGHT, pages.hostile("evil"), pages.hostile(pages.ODD, "https://example.org/")))
    with served(path) as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    with opened() as found:
        yield found


def paths(page):
    """Return the addresses of the board, of all events on it, of a search, of two dispatches and of what is reviewed in them."""
    events = page.eval_on_selector_all(".board th a", "links => links.map(link => link.getAttribute('href'))")
    claims = page.context.request.get(page.url + "documents/evil.json").json()["claims"]
    sheets = [f"/review?of=evil%23{claim['id']}" for claim in claims]
    sheets += [f"/arrange?event={event.rpartition('/')[2]}" for event in events[:2]]
    return [
        "/",
        "/?since=2020-01-01",
        *events,
        "/search?q=alert",
        "/documents/evil",
        pages.document_address(pages.ODD),
        "/settings",
        "/history",
        "/series?measure=killed",
        "/series?measure=killed&by=region&rule=lowest",
        "/compare?documents=a1,evil",
        *sheets,
    ]


def test_hostile_texts_stay_texts_and_nothing_is_loaded_from_elsewhere(browser, address):
    context = browser.new_context()
    page = context.new_page()
    wrong, asked = [], []
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda problem: wrong.append(str(problem)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/?token={TOKEN}")
    assert page.url == f"{address}/"
    for path in paths(page):
        page.goto(address + path)
        assert page.locator("main script, main img, main iframe, [onerror], [style]").count() == 0
        hrefs = page.eval_on_selector_all("a", "links => links.map(link => link.protocol)")
        assert set(hrefs) <= {"http:", "https:"}
    assert wrong == []
    assert all(url.startswith(address) for url in asked)
    assert page.evaluate("document.cookie") == ""
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1024, "dark"), (1600, "light")])
def test_pages_fit_and_work_without_scripts(browser, address, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{address}/?token={TOKEN}")
    pages = ("/", "/search?q=killed", "/documents/a1", "/series?measure=killed", "/compare?documents=a1,b1")
    for path in (*pages, "/?ui=fr", "/?ui=uk", "/documents/a1?ui=ru"):
        page.goto(address + path)
        box = page.locator("main").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    page.goto(address)
    page.locator(".board th a").first.click()
    page.locator("#versions").wait_for(timeout=PATIENCE)
    page.locator("#versions .evidence a:visible").first.click(timeout=PATIENCE)
    page.locator("#chosen").wait_for(timeout=PATIENCE)
    page.wait_for_load_state()  # what is led to takes the focus when all is there
    page.locator("input[name=q]").fill("killed")
    page.locator("input[name=q]").press("Enter")
    page.locator("mark").first.wait_for(timeout=PATIENCE)
    context.close()


def test_what_is_printed_fits_a_sheet_and_has_no_forms(browser, address):
    context = browser.new_context(viewport={"width": 720, "height": 1000})
    page = context.new_page()
    page.goto(f"{address}/?token={TOKEN}")
    page.emulate_media(media="print")
    events = page.eval_on_selector_all(".board th a", "links => links.map(link => link.getAttribute('href'))")
    for path in ("/", *events[:2], "/documents/a1", "/series?measure=killed", "/history"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.locator("button:visible, input:visible, select:visible").count() == 0, path
    context.close()


def test_who_has_not_the_address_sees_nothing(browser, address):
    context = browser.new_context()
    page = context.new_page()
    assert page.goto(f"{address}/").status == 401
    assert page.locator("h1").inner_text() == "This desk is shut"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
    context.close()
