"""Pages that are watched themselves: live blogs that grow, articles that their outlet takes back; and JSON Feeds."""

import json

from tests.servers import Page
from tests.unit.running.feeds import DEPOT, FEED, TWENTY, article

PAGE = '[watch]\ndelay = "0s"\n[[page]]\nurl = "SITE/live"\n'
FOLLOW = FEED + "follow = true\n"


def kinds(look):
    return sorted(item.kind for item in look.news)


def live(*told, etag=""):
    entries = "".join(
        f"<article id='e{number}'><time datetime='2024-09-18T{8 + number:02}:00:00Z'>{8 + number}:00</time>"
        f"<p>{text}</p></article>"
        for number, text in reversed(list(enumerate(told)))
    )
    lead = "<h1>Live: fire</h1><p>What we know of the fire at the depot in Toropets, as it comes in.</p>"
    return Page.html(
        f"<html lang='en'><head><title>Live: fire</title></head><body>{lead}<div class=liveblog>{entries}</div></body>",
        etag=etag,
    )


def test_a_live_blog_is_asked_for_again_and_only_what_is_new_in_it_is_added(watching, site, clock, ledger):
    site.pages["/live"] = live(DEPOT[3], "Smoke is seen over Toropets, residents said on Wednesday.", etag='"1"')
    watch = watching(PAGE)
    first = watch.look()
    assert first.report.new == 3
    clock.on(minutes=12)
    same = watch.look()
    assert (same.asked, same.unchanged, same.news) == (1, 1, ())
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    site.pages["/live"] = live(
        DEPOT[3], "Smoke is seen over Toropets, residents said on Wednesday.", TWENTY[3], etag='"2"'
    )
    clock.on(minutes=12)
    grown = watch.look()
    assert (grown.report.new, grown.report.versions) == (1, 0)
    assert kinds(grown) == ["moved", "report"]
    assert ledger.counts().documents == 4


def test_an_entry_that_is_mended_is_another_version_of_that_entry_alone(watching, site, clock, ledger):
    smoke = "Smoke is seen over Toropets, residents said on Wednesday."
    site.pages["/live"] = live(DEPOT[3], smoke)
    watch = watching(PAGE)
    watch.look()
    site.pages["/live"] = live(TWENTY[3], smoke)
    clock.on(minutes=12)
    look = watch.look()
    assert (look.report.new, look.report.versions) == (1, 1)
    assert (ledger.counts().documents, ledger.counts().versions) == (3, 4)


def test_a_page_that_says_that_it_is_retracted_marks_what_it_said(watching, site, clock, ledger):
    site.pages["/live"] = article(DEPOT[3])
    watch = watching(PAGE)
    watch.look()
    site.pages["/live"] = article(
        "This story has been withdrawn. The figures in it could not be borne out.", title="RETRACTED: Depot burns"
    )
    clock.on(minutes=12)
    look = watch.look()
    assert "withdrawn" in kinds(look)
    (mark,) = ledger.withdrawals()
    assert mark.code == "retracted"
    assert ledger.document(mark.document).claims
    assert (ledger.counts().documents, ledger.counts().versions) == (1, 1)
    clock.on(minutes=12)
    assert watch.look().news == ()


def test_a_page_is_left_alone_where_robots_ask_for_it(watching, site):
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /live", headers={"Content-Type": "text/plain"})
    site.pages["/live"] = article(DEPOT[3])
    look = watching(PAGE).look()
    assert [problem.code for problem in look.failures] == ["fetch"]
    assert site.paths() == ["/robots.txt"]


def json_feed(site, *entries):
    told = [
        {"id": str(number), "url": f"http://{site.host}/{number}", "title": title, "content_text": text}
        for number, (title, _, _, text) in enumerate(entries)
    ]
    data = {"version": "https://jsonfeed.org/version/1.1", "title": "Radio Nord", "items": told}
    return Page(json.dumps(data).encode(), headers={"Content-Type": "application/feed+json"}, etag=f'"{len(told)}"')


def test_a_json_feed_is_watched_and_followed_as_others_are(watching, site, clock, ledger):
    site.pages |= {"/rss": json_feed(site, DEPOT), "/0": article(DEPOT[3]), "/1": article(TWENTY[3])}
    watch = watching(FOLLOW)
    assert kinds(watch.look()) == ["report"]
    site.pages["/rss"] = json_feed(site, DEPOT, TWENTY)
    clock.on(minutes=12)
    assert "report" in kinds(watch.look())
    assert ledger.counts().documents == 2
    assert [path for path in site.paths() if path != "/robots.txt"] == ["/rss", "/0", "/rss", "/1"]


def dated(told, published, modified=""):
    """Return a page with one article that says when it appeared, and when it was changed."""
    page = article(told)
    meta = f"<meta property='article:published_time' content='{published}'>"
    meta += f"<meta property='article:modified_time' content='{modified}'>" if modified else ""
    return Page.html(page.body.decode().replace("</head>", f"{meta}</head>"))


def test_a_corrected_page_is_news_of_when_it_was_corrected(watching, site, clock, ledger):
    site.pages["/live"] = dated(DEPOT[3], "2024-09-18T06:00:00+00:00")
    watch = watching(PAGE)
    watch.look()
    site.pages["/live"] = dated(TWENTY[3], "2024-09-18T06:00:00+00:00", "2024-09-18T09:10:00+00:00")
    clock.on(minutes=12)
    (report,) = (item for item in watch.look().news if item.kind == "report")
    assert (report.version, report.published) == (True, "2024-09-18T06:00:00+00:00")
    assert report.edited == "2024-09-18T09:10:00+00:00"
    assert [held.edited for held in ledger.versions(report.document)] == [None, report.edited]


def test_a_feed_knows_when_its_page_was_corrected(watching, site, ledger):
    feed = json.loads(json_feed(site, DEPOT).body)
    feed["items"][0] |= {"date_published": "2024-09-18T06:00:00Z", "date_modified": "2024-09-18T09:10:00Z"}
    told = Page(json.dumps(feed).encode(), headers={"Content-Type": "application/feed+json"})
    site.pages |= {"/rss": told, "/0": article(DEPOT[3])}
    watching(FOLLOW).look()
    (held,) = ledger.documents()
    assert held.edited == "2024-09-18T09:10:00+00:00"
