"""Watching a real server on this machine: what is asked, what is kept, what is told."""

from selon.ledger.vigils import Vigil
from tests.servers import Page
from tests.unit.running.feeds import DEPOT, FEED, FIFTEEN, TWENTY, article, item, items, rss

FOLLOW = FEED + "follow = true\n"
PAGE = '[watch]\ndelay = "0s"\n[[page]]\nurl = "SITE/live"\n'
NINJS = '[watch]\ndelay = "0s"\n[[feed]]\nurl = "SITE/wire"\nas = "ninjs"\n'


def kinds(look):
    return sorted(item.kind for item in look.news)


# --- feeds ------------------------------------------------------------------------------------------------------------


def test_a_feed_is_added_and_told_once(watching, site, clock, ledger):
    site.pages["/rss"] = rss(DEPOT, etag='"1"')
    watch = watching(FEED)
    look = watch.look()
    assert (look.number, look.asked, look.report.new) == (1, 1, 1)
    (news,) = look.news
    assert (news.kind, news.outlet, news.headline) == ("report", "Radio Nord", "Depot burns, 1")
    assert news.events
    assert watch.look().asked == 0
    clock.on(minutes=12)
    look = watch.look()
    assert (look.asked, look.unchanged, look.news) == (1, 1, ())
    assert site.paths() == ["/robots.txt", "/rss", "/rss"]
    assert site.asked[2][1]["If-None-Match"] == '"1"'
    assert ledger.verify().holds


def test_what_was_last_modified_then_is_asked_for_since_then(watching, site, clock):
    when = "Wed, 18 Sep 2024 08:00:00 GMT"
    site.pages["/rss"] = rss(DEPOT, headers={"Last-Modified": when})
    watch = watching(FEED)
    watch.look()
    clock.on(minutes=12)
    watch.look()
    assert site.asked[2][1]["If-Modified-Since"] == when


def test_a_figure_that_moved_and_sides_that_contradict_are_told(watching, site, clock):
    site.pages["/rss"] = rss(DEPOT)
    watch = watching(FEED)
    watch.look()
    site.pages["/rss"] = rss(DEPOT, TWENTY)
    clock.on(minutes=12)
    look = watch.look()
    assert kinds(look) == ["moved", "report"]
    (moved,) = (item for item in look.news if item.kind == "moved")
    assert [given.answer for given in moved.before] == ["12 people"]
    assert [given.answer for given in moved.now] == ["20 people"]
    assert moved.now[0].outlets == ("Radio Nord",)
    site.pages["/rss"] = rss(DEPOT, TWENTY, FIFTEEN)
    clock.on(minutes=12)
    look = watch.look()
    assert kinds(look) == ["contradiction", "report"]
    (differ,) = (item for item in look.news if item.kind == "contradiction")
    assert {given.answer for given in (*differ.before, *differ.now)} == {"12 people", "15 people", "20 people"}
    clock.on(minutes=12)
    assert watch.look().news == ()


def test_what_stood_in_the_ledger_before_is_no_news(watching, site, ledger):
    from selon.intake.documents import make_document  # noqa: PLC0415 - one test's
    from selon.running.ingest import ingest  # noqa: PLC0415 - as above

    ingest(ledger, [make_document(DEPOT[3], outlet="Radio Nord", published="2024-09-18T08:00", url=DEPOT[1])])
    site.pages["/rss"] = rss(TWENTY)
    look = watching(FEED).look()
    assert kinds(look) == ["moved", "report"]


def test_a_feed_that_is_a_page_is_an_error_and_is_left_alone(watching, site, clock, ledger):
    site.pages["/rss"] = article(DEPOT[3])
    watch = watching(FEED)
    look = watch.look()
    assert [problem.code for problem in look.failures] == ["bad_markup"]
    assert (look.news, ledger.counts().documents, len(ledger.failures())) == ((), 0, 1)
    clock.on(minutes=4)
    assert watch.look().asked == 0
    clock.on(minutes=8)
    assert watch.look().asked == 1
    assert len(ledger.failures()) == 1


def test_a_feed_that_is_plain_words_or_nothing_is_an_error(watching, site):
    site.pages["/rss"] = Page(b"nothing to see", headers={"Content-Type": "text/plain"})
    assert [problem.code for problem in watching(FEED).look().failures] == ["bad_markup"]


def test_an_entry_that_cannot_be_read_does_not_keep_the_others(watching, site):
    site.pages["/rss"] = rss(("", "https://radionord.example/0", "", ""), DEPOT)
    look = watching(FEED).look()
    assert (look.report.new, [problem.code for problem in look.failures]) == (1, ["extract_empty"])


# --- pages ------------------------------------------------------------------------------------------------------------


def test_a_page_that_changes_is_another_version(watching, site, clock, ledger):
    site.pages["/live"] = article(DEPOT[3])
    watch = watching(PAGE)
    assert kinds(watch.look()) == ["report"]
    site.pages["/live"] = article(TWENTY[3])
    clock.on(minutes=12)
    look = watch.look()
    (report,) = (item for item in look.news if item.kind == "report")
    assert report.version
    assert (ledger.counts().documents, ledger.counts().versions) == (1, 2)


def test_a_correction_is_told(watching, site):
    site.pages["/rss"] = rss(("CORRECTION: depot fire", "https://radionord.example/9", "", f"CORRECTION: {DEPOT[3]}"))
    look = watching(FEED).look()
    assert kinds(look) == ["corrected", "report"]


# --- what is taken back -----------------------------------------------------------------------------------------------


def wire(status, version, text=DEPOT[3], **more):
    return {
        "uri": "urn:agency:1",
        "pubstatus": status,
        "version": str(version),
        "versioncreated": f"2024-09-18T0{version}:00:00Z",
        "headline": "Depot burns",
        "infosource": [{"name": "Example Agency"}],
        **({"body_text": text} if text else {}),
        **more,
    }


def test_what_an_agency_withdraws_is_marked_and_stays(watching, site, clock, ledger):
    site.pages["/wire"] = items(wire("usable", 1))
    watch = watching(NINJS)
    watch.look()
    before = ledger.counts()
    site.pages["/wire"] = items(wire("canceled", 2, "", ednote="Withdrawn: the source takes it back."))
    clock.on(minutes=12)
    look = watch.look()
    assert kinds(look) == ["withdrawn"]
    (news,) = look.news
    assert "takes it back" in news.words
    assert news.document == "urn:agency:1"
    assert ledger.counts().claims == before.claims > 0
    assert ledger.counts().documents == 1
    (mark,) = ledger.withdrawals(["urn:agency:1"])
    assert (mark.code, mark.published) == ("canceled", "2024-09-18T02:00:00")
    assert ledger.document("urn:agency:1").claims
    clock.on(minutes=12)
    assert watch.look().news == ()
    assert len(ledger.withdrawals()) == 1
    assert ledger.verify().holds


# --- articles ---------------------------------------------------------------------------------------------------------


def test_articles_are_followed_once_and_the_entry_is_not_added_beside_them(watching, site, clock, ledger):
    short = ("Depot burns", f"{site.url}/a1", DEPOT[2], "A depot burns.")
    site.pages["/rss"] = rss(short, ("No address", "", DEPOT[2], "Smoke was seen over the town."))
    site.pages["/a1"] = article(DEPOT[3])
    watch = watching(FOLLOW)
    look = watch.look()
    assert look.report.new == 2
    folio = next(f for f in ledger.folios(d.id for d in ledger.documents()) if f.document.url == f"{site.url}/a1")
    assert "Rudenya" in folio.document.text
    assert folio.document.published == "2024-09-18T08:00+00:00"
    clock.on(minutes=12)
    watch.look()
    assert site.paths().count("/a1") == 1
    site.pages["/rss"] = rss(("Depot burns", f"{site.url}/a1", TWENTY[2], "Twenty hurt."))
    site.pages["/a1"] = article(TWENTY[3])
    clock.on(minutes=12)
    assert watch.look().report.versions == 1
    assert site.paths().count("/a1") == 2


def test_an_article_that_fails_is_tried_again_and_then_the_entry_is_taken(watching, site, clock, ledger):
    site.pages["/rss"] = rss(("Depot burns", f"{site.url}/a1", DEPOT[2], DEPOT[3]), etag='"1"')
    site.pages["/a1"] = Page(b"busy", 500)
    watch = watching(FOLLOW)
    assert watch.look().report.new == 0
    for _ in range(3):
        assert ledger.counts().documents == 0
        clock.on(hours=2)
        look = watch.look()
    assert site.paths().count("/a1") == 4
    assert look.report.new == 1
    clock.on(hours=9)
    watch.look()
    assert site.paths().count("/a1") == 4


def test_an_article_whose_page_says_nothing_is_taken_from_its_feed(watching, site):
    site.pages["/rss"] = rss(("Depot burns", f"{site.url}/a1", DEPOT[2], DEPOT[3]))
    site.pages["/a1"] = Page.html("<html><body><p></p></body></html>")
    look = watching(FOLLOW).look()
    assert look.report.new == 1
    assert [problem.code for problem in look.failures] == ["extract_empty"]


def test_an_article_that_its_site_keeps_from_programs_is_taken_from_its_feed(watching, site):
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /private/\n")
    site.pages["/rss"] = rss(("Depot burns", f"{site.url}/private/a1", DEPOT[2], DEPOT[3]))
    look = watching(FOLLOW).look()
    assert look.report.new == 1
    assert "robots.txt" in str(look.failures[0])
    assert "/private/a1" not in site.paths()


def test_an_article_on_a_private_address_is_not_followed(watching, site):
    site.pages["/rss"] = rss(("Depot burns", "http://169.254.169.254/latest", DEPOT[2], DEPOT[3]))
    look = watching(FOLLOW).look()
    assert [problem.code for problem in look.failures] == ["address"]
    assert look.report.new == 1


def test_only_so_many_articles_are_followed_in_one_look(watching, site, clock):
    site.pages["/rss"] = rss(*(item(n, f"Fire number {n} burned a shed.", base=site.url) for n in range(1, 13)))
    for n in range(1, 13):
        site.pages[f"/{n}"] = article(f"A shed burned in Toropets. It was fire number {n}, the mayor said.")
    watch = watching(FOLLOW.replace("[watch]", "[watch]\narticles = 9"))
    assert watch.look().report.new == 9
    watch.wait()
    assert clock.slept == [1.0]
    assert watch.look().report.new == 3


def test_an_article_that_is_watched_as_a_page_is_not_followed_too(watching, site, ledger):
    site.pages["/live"] = article(DEPOT[3])
    site.pages["/rss"] = rss(("Depot burns", f"{site.url}/live", DEPOT[2], "Short."))
    watch = watching('[watch]\ndelay = "0s"\n[[page]]\nurl = "SITE/live"\n[[feed]]\nurl = "SITE/rss"\nfollow = true\n')
    watch.look()
    watch.look()
    assert site.paths().count("/live") == 1
    (document,) = ledger.documents(versions=True)
    assert document.title == "Depot burns"


def test_a_pause_is_a_sleep(watching, clock):
    watching(FEED).pause(30)
    assert clock.slept == [30]


def test_news_of_kinds_that_no_webhook_asks_for_is_told_at_once(watching, site, ledger):
    site.pages["/rss"] = rss(DEPOT, FIFTEEN)
    watching(FEED + '[notify]\nurl = "https://example.org/hook"\n', notified=True).look()
    kept = [payload["kind"] for _, _, payload in Vigil(ledger.connection).untold(9)]
    assert kept == ["contradiction"]
