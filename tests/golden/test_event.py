"""The page of the event that most samples tell of, as it must look: to change it, run with SELON_BLESS=1 and read the diff."""

import io
import os
from pathlib import Path

import pytest
from rich.cells import cell_len

from selon.pipeline import gather, weigh
from selon.publishing.event_outline import event_page
from selon.publishing.event_report import View, write_event
from selon.publishing.terminal import make_console
from selon.running.local import understand_all
from selon.samples import corpus
from tests.golden.hand_made_event import ACCOUNT, DOSSIER

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def page():
    """The page of the event with most mentions."""
    gathered = gather(understand_all(corpus()))
    dossier = gathered.dossier(max(gathered.events, key=lambda event: (len(event.mentions), event.id)))
    return event_page(weigh(dossier), dossier)


def held(name, page, width, view):
    stream = io.StringIO()
    write_event(page, make_console(stream, color="never", width=width), view)
    golden = HERE / name
    if os.environ.get("SELON_BLESS"):
        golden.write_text(stream.getvalue(), "utf-8")
    assert stream.getvalue() == golden.read_text("utf-8")
    assert max(map(cell_len, stream.getvalue().splitlines())) == width


def test_the_page_of_the_samples_is_as_it_was(page):
    held("event-100.txt", page, 100, View())


@pytest.mark.parametrize("width", [60, 100])
def test_the_page_of_an_event_made_by_hand_is_as_it_was(width):
    held(f"hand-made-event-{width}.txt", event_page(ACCOUNT, DOSSIER), width, View(whole=True, why=True, words=True))
