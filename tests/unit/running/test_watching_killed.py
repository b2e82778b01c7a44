"""Watching that is killed and started again comes to the same ledger."""

import os
import signal

import pytest

from selon.ledger import open_ledger
from selon.ledger.vigils import Vigil
from tests.unit.running.feeds import DEPOT, FEED, FIFTEEN, TWENTY, Clock, article, item, listed, rss, watcher


def looks_of(folder, site, strike):
    """Look twice in a process of its own that kills itself at a write of what it remembers; return how it ended."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    left = strike

    def killing(function):
        def called(*arguments, **more):
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **more)

        return called

    try:
        Vigil.remember, Vigil.announce = killing(Vigil.remember), killing(Vigil.announce)
        clock = Clock()
        with open_ledger(folder / "night.selon", create=True) as ledger:
            watch = watcher(ledger, listed(folder, KILLED, site), site, clock)
            for _ in range(2):
                watch.look()
                clock.on(minutes=12)
        os._exit(0)
    finally:
        os._exit(1)


def state(path):
    """Return all that a ledger has come to, without what depends on when it was done."""
    with open_ledger(path) as ledger:
        assert ledger.verify().holds
        rows = ledger.connection.execute("SELECT id FROM news ORDER BY id").fetchall()
        seen = ledger.connection.execute(
            "SELECT url, kind, digest, failures, body FROM watched ORDER BY url"
        ).fetchall()
        documents = {d.digest for d in ledger.documents(versions=True)}
        events = sorted(listing.event.id for listing in ledger.events(limit=None))
        return documents, events, sorted(o.id for o in ledger.origins()), rows, seen, len(ledger.failures())


KILLED = FEED + '[[feed]]\nurl = "SITE/follow"\nfollow = true\n[[feed]]\nurl = "SITE/gone"\n'


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_killed_anywhere_and_started_again_it_comes_to_the_same(site, tmp_path):
    """Killed at some write of what it remembers, and once at that of the news."""
    site.pages["/rss"] = rss(DEPOT, etag='"1"')
    site.pages["/follow"] = rss(item(4, "Short.", base=site.url), item(5, "Short too.", base=site.url))
    site.pages["/4"], site.pages["/5"] = article(TWENTY[3]), article(FIFTEEN[3])
    (tmp_path / "whole").mkdir()
    assert looks_of(tmp_path / "whole", site, 0) == 0
    wanted = state(tmp_path / "whole" / "night.selon")
    assert len(wanted[0]) == 3
    assert wanted[3]
    for strike in (2, 3, 5, 6):
        folder = tmp_path / f"killed-{strike}"
        folder.mkdir()
        assert os.WTERMSIG(looks_of(folder, site, strike)) == signal.SIGKILL
        assert looks_of(folder, site, 0) == 0
        assert state(folder / "night.selon") == wanted
