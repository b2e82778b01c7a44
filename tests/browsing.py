"""A desk that is served and a browser that looks at it, for tests of pages."""

import os
import shutil
import threading
import time
from contextlib import contextmanager

import uvicorn
from playwright import sync_api as playwright

from selon.cli.desk import listening
from selon.publishing.desk.application import make_application

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
#: Where the browser is needed nothing is skipped: a test that cannot start it fails.
MISSING = BROWSER is None and os.environ.get("SELON_BROWSER") != "needed"
WHY = "no Chromium here (on Debian: chromium)"
TOKEN = "the-first-address"  # noqa: S105 - opens nothing but these tests
#: Machines that run tests are slow now and then.
PATIENCE = 60_000


@contextmanager
def served(path):
    """Serve the desk of a ledger, and give its address without the token."""
    with listening(0) as taken:
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        settings = uvicorn.Config(
            make_application(str(path), TOKEN, [host]), log_level="error", lifespan="off", ws="none"
        )
        server = uvicorn.Server(settings)
        running = threading.Thread(target=server.run, kwargs={"sockets": [taken]})
        running.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://{host}"
        finally:
            server.should_exit = True
            running.join()


@contextmanager
def opened():
    """Start the browser."""
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def looking(browser, address, **settings):
    """Give a page that has been let in."""
    context = browser.new_context(**settings)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{address}/?token={TOKEN}")
    try:
        yield page
    finally:
        context.close()
