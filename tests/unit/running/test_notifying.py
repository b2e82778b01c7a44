"""News posted to a webhook: taken once, kept until then."""

import json
import random

import pytest

from selon.intake.connections import Caps
from selon.intake.feedlist import Notify
from selon.intake.fetch import Fetcher
from selon.ledger import open_ledger
from selon.ledger.vigils import Vigil
from selon.running.notifying import deliver
from tests.servers import Page, serve
from tests.unit.running.feeds import Clock


@pytest.fixture
def post(tmp_path):
    """Return what delivers 60 pieces of news, the server, and the clock."""
    clock = Clock()
    chance = random.Random(1)  # noqa: S311 - to be repeated
    with serve() as site, open_ledger(tmp_path / "x.selon", create=True) as ledger:
        with ledger.writing():
            vigil = Vigil(ledger.connection)
            vigil.announce(1, [("told", {"id": "told"}, True)])
            vigil.announce(2, [(f"n{n}", {"id": f"n{n}", "kind": "moved"}, False) for n in range(60)])
        fetcher = Fetcher(Caps(seconds=5), allow={site.host})

        def again():
            return deliver(ledger, Notify(f"{site.url}/hook"), fetcher, now=clock.now, chance=chance)

        yield again, site, clock


def posted(site):
    return [item["id"] for _, _, body in site.asked for item in json.loads(body)["news"]]


def test_everything_is_posted_in_order_and_once(post):
    again, site, _ = post
    site.pages["/hook"] = Page(status=204)
    assert again() == (60, None)
    assert posted(site) == [f"n{n}" for n in range(60)]
    assert json.loads(site.asked[0][2])["news"][0] == {"look": 2, "id": "n0", "kind": "moved"}
    assert again() == (0, None)
    assert len(site.asked) == 2


def test_what_is_not_taken_is_kept_and_tried_again_later(post):
    again, site, clock = post
    count, problem = again()
    assert (count, problem.code) == (0, "fetch")
    assert "404" in problem.reason
    site.pages["/hook"] = Page(status=200)
    assert again() == (0, None)
    assert len(site.asked) == 1
    clock.on(minutes=3)
    assert again() == (60, None)


def test_it_waits_as_long_as_the_webhook_says(post):
    again, site, clock = post
    site.pages["/hook"] = Page(status=429, headers={"Retry-After": "600"})
    again()
    clock.on(minutes=9)
    again()
    assert len(site.asked) == 1
    clock.on(minutes=2)
    again()
    assert len(site.asked) == 2


def test_a_webhook_that_leads_elsewhere_is_not_followed(post):
    again, site, _ = post
    site.pages["/hook"] = Page(status=307, headers={"Location": "http://169.254.169.254/"})
    _, problem = again()
    assert "307" in problem.reason


def test_a_webhook_that_is_not_allowed_is_not_asked(post, tmp_path):
    _, site, clock = post
    with open_ledger(tmp_path / "x.selon", writing=True) as ledger:
        chance = random.Random(1)  # noqa: S311 - to be repeated
        _, problem = deliver(ledger, Notify(f"{site.url}/hook"), Fetcher(), now=clock.now, chance=chance)
    assert problem.code == "address"
    assert site.asked == []
