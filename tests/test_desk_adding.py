"""What nobody read, put in at the desk in a real browser without scripts: seen in its event, told of, taken back."""

from contextlib import contextmanager

import pytest

from selon.ledger import open_ledger
from tests.browsing import MISSING, PATIENCE, TOKEN, WHY, opened, served
from tests.unit.ledger.keeping import NIGHT, keep

pytestmark = pytest.mark.skipif(MISSING, reason=WHY)


@contextmanager
def a_night(tmp_path):
    """Give a ledger's file, the address of its desk, and a page without scripts that was let in."""
    path = tmp_path / "night.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, NIGHT)
    with served(path) as address, opened() as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{address}/?token={TOKEN}")
        yield path, address, page


def test_a_claim_is_put_in_seen_in_the_event_and_the_audit_row_and_taken_back(tmp_path):
    with a_night(tmp_path) as (path, address, page):
        page.goto(f"{address}/documents/a1")
        page.locator("a[href='/add?of=a1']").click(timeout=PATIENCE)
        page.locator("[name=anchor]").fill("nowhere")
        page.locator("[name=kind]").select_option("fire")
        page.locator("[name=place]").fill("Velm")
        page.locator("[name=who]").fill("Ann Desk")
        page.locator(".signed button").click()
        page.locator("[name=anchor][aria-invalid=true]").wait_for(timeout=PATIENCE)
        assert page.locator("#wrong").count() == 1
        assert page.locator("[name=place]").input_value() == "Velm"
        page.locator("[name=anchor]").fill("killed")
        page.locator("[name=who]").fill("Ann Desk")
        page.locator(".signed button").click()
        page.wait_for_url(f"{address}/documents/a1", timeout=PATIENCE)
        assert page.locator(".tag.reviewed.added").count()
        with open_ledger(path) as ledger:
            (made,) = ledger.reviews()
            event = next(each.event for each in ledger.events(limit=None) if made.subject.ref in each.event.claims)
        page.goto(f"{address}/events/{event.id}")
        assert page.locator(".tag.reviewed.added").count()
        page.goto(f"{address}/history?of=a1")
        row = page.locator(f"li[id='{made.id}']")
        assert "Ann Desk" in row.inner_text()
        row.locator("summary").click()
        row.locator("[name=who]").fill("Bo Desk")
        row.locator("button").click()
        page.locator("li.void").wait_for(timeout=PATIENCE)
        page.goto(f"{address}/documents/a1")
        assert page.locator(".tag.reviewed.added").count() == 0


def test_an_event_that_went_with_its_addition_says_so_and_is_put_back(tmp_path):
    with a_night(tmp_path) as (path, address, page):
        page.goto(f"{address}/add?of=d1")
        for field, words in (("anchor", "1200"), ("time", "2020"), ("who", "Ann Desk")):
            page.locator(f"[name={field}]").fill(words)
        page.locator("[name=kind]").select_option("built")
        page.locator(".signed button").click()
        page.wait_for_url(f"{address}/documents/d1", timeout=PATIENCE)
        with open_ledger(path) as ledger:
            (made,) = ledger.reviews()
            (event,) = (e.event for e in ledger.events(limit=None) if e.event.claims == (made.subject.ref,))
        page.goto(f"{address}/history?of={made.id}")
        page.locator("li form > button").click()
        page.locator("li.void").wait_for(timeout=PATIENCE)
        assert page.goto(f"{address}/events/{event.id}").status == 410
        assert "Ann Desk" in page.locator("main").inner_text()
        page.locator("main .links a").first.click()
        page.locator("li:not(.void) form > button").click()
        page.locator("li.void").wait_for(timeout=PATIENCE)
        assert page.goto(f"{address}/events/{event.id}").status == 200
