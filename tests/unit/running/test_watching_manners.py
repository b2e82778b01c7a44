"""Watching is polite: sites say who may come, how often, and when to stay away."""

import pytest

from selon.ledger.vigils import Vigil
from tests.servers import Page
from tests.unit.running.feeds import DEPOT, FEED, TWENTY, article, item, rss


def test_a_site_that_forbids_it_is_not_visited(watching, site, clock):
    site.pages["/robots.txt"] = Page(b"User-agent: selon\nDisallow: /\n")
    site.pages["/rss"] = rss(DEPOT)
    watch = watching(FEED)
    (problem,) = watch.look().failures
    assert "robots.txt" in problem.reason
    clock.on(hours=1)
    watch.look()
    assert site.paths() == ["/robots.txt"]
    clock.on(hours=24)
    watch.look()
    assert site.paths() == ["/robots.txt"] * 2


def test_a_site_whose_rules_cannot_be_had_is_not_visited(watching, site, clock):
    site.pages["/robots.txt"] = Page(b"down", 503)
    site.pages["/rss"] = rss(DEPOT)
    watch = watching(FEED)
    (problem,) = watch.look().failures
    assert "503" in problem.reason
    assert site.paths() == ["/robots.txt"]
    site.pages["/robots.txt"] = Page(b"")
    clock.on(hours=1)
    assert watch.look().report.new == 1
    site.pages["/robots.txt"] = Page(b"down", 503)
    site.pages["/rss"] = rss(DEPOT, TWENTY)
    clock.on(hours=25)
    assert watch.look().report.new == 1


@pytest.mark.parametrize("said", ["120", "Wed, 18 Sep 2024 20:02:00 GMT"])
def test_a_busy_site_is_left_alone_as_long_as_it_says(watching, site, clock, said):
    site.pages["/rss"] = Page(b"", 429, {"Retry-After": said})
    site.pages["/two"] = rss(DEPOT)
    watch = watching(FEED + '[[feed]]\nurl = "SITE/two"\n')
    look = watch.look()
    assert "429" in look.failures[0].reason
    assert site.paths() == ["/robots.txt", "/rss"]
    clock.on(seconds=90)
    watch.look()
    assert site.paths() == ["/robots.txt", "/rss"]
    clock.on(seconds=40)
    watch.look()
    assert "/two" in site.paths()


def test_failures_are_backed_off_from(watching, site, clock, ledger):
    site.pages["/rss"] = Page(b"down", 500)
    watch = watching(FEED)
    vigil, spans = Vigil(ledger.connection), []
    for _ in range(10):
        watch.look()
        seen = vigil.seen(f"{site.url}/rss")
        spans.append((clock.time, seen.due, seen.failures))
        watch.wait()
    waits = clock.slept
    assert waits[0] < 601
    assert waits == sorted(waits) or max(waits) > 8 * waits[0]
    assert max(waits) <= 24 * 3600 + 1
    site.pages["/rss"] = rss(DEPOT)
    watch.look()
    assert vigil.seen(f"{site.url}/rss").failures == 0


def test_a_page_that_is_gone_is_said_to_be(watching):
    (problem,) = watching(FEED).look().failures
    assert "404" in problem.reason
    assert "take it off the list" in problem.remedy


def test_requests_to_one_site_are_spread(watching, site, clock):
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 7\n")
    site.pages["/rss"] = rss(DEPOT)
    watching(FEED + '[[feed]]\nurl = "SITE/two"\n').look()
    assert len(clock.slept) == 1
    assert 7 <= clock.slept[0] <= 12


def test_the_time_of_the_next_look_is_drawn(watching, site, clock):
    site.pages["/rss"] = rss(DEPOT)
    watch = watching(FEED)
    watch.look()
    watch.wait()
    watch.look()
    watch.wait()
    assert all(539 <= slept <= 661 for slept in clock.slept)
    assert clock.slept[0] != clock.slept[1]


def test_a_single_look_takes_along_what_is_nearly_due(watching, site, clock):
    site.pages["/rss"] = rss(DEPOT)
    watch = watching(FEED)
    watch.look(slack=True)
    clock.on(minutes=9, seconds=30)
    assert watch.look(slack=True).asked == 1


def test_something_never_looked_at_is_not_waited_for(watching, clock):
    watching(FEED).wait()
    assert clock.slept == []


def test_an_article_waits_where_its_site_asks_for_it(watching, site, clock, ledger):
    site.pages["/rss"] = rss(*(item(n, "Short.", base=site.url) for n in (4, 5)))
    site.pages["/4"] = Page(b"", 429, {"Retry-After": "300"})
    site.pages["/5"] = article(TWENTY[3])
    watch = watching(FEED + "follow = true\n")
    watch.look()
    assert "/5" not in site.paths()
    site.pages["/4"] = article(DEPOT[3])
    clock.on(seconds=302)
    assert watch.look().report.new == 2
    assert ledger.counts().documents == 2
