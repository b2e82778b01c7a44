"""Feeds, pages and a clock for the tests of watching. All texts are made up."""

import html
import json
import random
from datetime import UTC, datetime, timedelta

from selon.intake.connections import Caps
from selon.intake.feedlist import read_watchlist
from selon.intake.fetch import Fetcher
from selon.running.watching import Watcher
from tests.servers import Page

__all__ = ["DEPOT", "FEED", "FIFTEEN", "TWENTY", "Clock", "article", "item", "items", "listed", "rss", "watcher"]

#: A list with one feed; SITE stands for the server's address.
FEED = '[watch]\ndelay = "0s"\n[[feed]]\nurl = "SITE/rss"\n'
_DAY = "Wed, 18 Sep 2024 {:02}:00:00 GMT"
_TOLD = "Ukrainian drones hit a Russian arms depot in Toropets on Wednesday. The governor of Tver region, Igor Rudenya, said {}."


def item(number, told, hour=8, base="https://radionord.example"):
    """Return an entry of a feed: (title, address, date, text)."""
    return (f"Depot burns, {number}", f"{base}/{number}", _DAY.format(hour), told)


DEPOT = item(1, _TOLD.format("12 people were injured"))
TWENTY = item(2, _TOLD.format("20 people were injured"), 18)
FIFTEEN = item(
    3,
    "Ukrainian drones hit a Russian arms depot in Toropets. The Ukrainian president, Volodymyr Zelensky, said on Wednesday that "
    "15 people were injured in Toropets.",
    12,
)


def rss(*entries, etag="", title="Radio Nord", **more):
    """Return a page with a feed of these entries."""
    parts = "".join(
        f"<item><title>{html.escape(t)}</title><link>{u}</link><pubDate>{d}</pubDate>"
        f"<description>{html.escape(x)}</description></item>"
        for t, u, d, x in entries
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{parts}</channel></rss>'
    return Page(
        body.encode(), headers={"Content-Type": "application/rss+xml", **more.pop("headers", {})}, etag=etag, **more
    )


def article(told, title="Depot burns"):
    """Return a page with one article of two paragraphs."""
    first, _, rest = told.partition(". ")
    return Page.html(
        f"<html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{first}.</p><p>{rest}"
        " Nobody else spoke to reporters at the scene before noon, and the road to the town was closed.</p></article>"
        "</body></html>"
    )


def items(*found):
    """Return a page with a list of ninjs items."""
    return Page(json.dumps(list(found)).encode(), headers={"Content-Type": "application/json"})


def listed(folder, text, site):
    """Return the watchlist of a file in which SITE stands for the server's address."""
    path = folder / "feeds.toml"
    path.write_text(text.replace("SITE", site.url), "utf-8")
    return read_watchlist(path, None, (site.host,))


class Clock:
    """A clock that goes on only where somebody sleeps."""

    def __init__(self):
        self.time = datetime(2024, 9, 18, 20, 0, tzinfo=UTC)
        self.slept = []

    def now(self):
        return self.time

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)

    def on(self, **span):
        """Move on without a sleep."""
        self.time += timedelta(**span)


def watcher(ledger, watchlist, site, clock, *, seed=1, seconds=5.0, **more):
    """Return a watcher that may watch the test's server, with a clock and a chance that can be repeated."""
    fetcher = Fetcher(Caps(seconds=seconds), allow={site.host}, now=lambda: "2024-09-18T20:00:00+00:00")
    return Watcher(ledger, watchlist, fetcher, now=clock.now, sleep=clock.sleep, chance=random.Random(seed), **more)  # noqa: S311 - to be repeated
