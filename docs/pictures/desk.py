"""Make the desk's pictures: ``make screenshots``. Needs Chromium, and the samples that ship; writes ``desk-*.png``."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from selon.ledger import open_ledger
from selon.running.ingest import ingest
from selon.samples import corpus
from tests.browsing import TOKEN, served

HERE = Path(__file__).parent
DISPATCH = "en_pratidintime"
_HIGH = 1000


def main() -> int:
    """Write the pictures."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        print("no Chromium: install it (on Debian: chromium) or say with CHROMIUM where it is", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "samples.selon"
        with open_ledger(file, create=True) as ledger:
            ingest(ledger, corpus())
            (first,) = ledger.events(limit=1, order="documents")
        with served(file) as address:
            take(browser, address, first.event.id)
    return 0


def take(browser: str, address: str, event: str) -> None:
    """Take the four pictures: the board, an event in the dark, a dispatch, an event on a phone."""
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        pictures = (
            ("board", "/?order=documents", 1280, "light"),
            ("event", f"/events/{event}", 1280, "dark"),
            ("reader", f"/documents/{DISPATCH}", 1280, "light"),
            ("phone", f"/events/{event}#checks", 390, "light"),
        )
        for name, path, width, scheme in pictures:
            context = opened.new_context(viewport={"width": width, "height": _HIGH}, reduced_motion="reduce")
            page: Page = context.new_page()
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.goto(f"{address}/?token={TOKEN}")
            page.goto(address + path)
            page.screenshot(path=HERE / f"desk-{name}.png")
            context.close()
        opened.close()


if __name__ == "__main__":
    sys.exit(main())
