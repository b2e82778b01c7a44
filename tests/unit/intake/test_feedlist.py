"""The list of what to watch: what may stand in it, and what is said where something may not."""

from pathlib import Path

import pytest

from selon.errors import SettingError
from selon.intake.feedlist import Notify, Watched, read_watchlist

FULL = """
[watch]
every = "15m"
delay = "3s"
contact = "desk@example.org"
articles = 5

[notify]
url = "https://example.org/hook"
kinds = ["moved", "report"]

[[page]]
url = "https://example.org/live"

[[feed]]
url = "https://example.org/rss"
follow = true
every = "1h"
as = "feed"
outlet = " Example Post "
language = "zz"
"""


def read(tmp_path, text, *more):
    path = tmp_path / "feeds.toml"
    path.write_text(text, "utf-8")
    return read_watchlist(path, *more)


def test_all_that_may_stand_there(tmp_path):
    found = read(tmp_path, FULL)
    given = {"outlet": "Example Post", "language": "zz"}
    assert found.watched == (
        Watched("https://example.org/rss", "feed", 3600, follow=True, form="feed", given=given),
        Watched("https://example.org/live", "page", 900),
    )
    assert found.notify == Notify("https://example.org/hook", ("moved", "report"))
    assert (found.delay, found.contact, found.articles) == (3, "desk@example.org", 5)


def test_little_is_enough(tmp_path):
    found = read(tmp_path, '[[feed]]\nurl = "https://example.org/rss"')
    assert found.watched == (Watched("https://example.org/rss", "feed", 600),)
    assert (found.notify, found.delay, found.contact) == (None, 2, "")


def test_a_webhook_may_be_named_elsewhere(tmp_path):
    text = '[[feed]]\nurl = "https://example.org/rss"'
    found = read(tmp_path, text, "https://example.org/other")
    assert found.notify == Notify("https://example.org/other")
    assert found.notify.kinds == ("withdrawn", "contradiction", "moved")


def test_a_local_webhook_has_to_be_allowed_in_the_file(tmp_path):
    text = '[[feed]]\nurl = "https://example.org/rss"\n[notify]\n'
    with pytest.raises(SettingError, match="webhook") as caught:
        read(tmp_path, text + 'url = "http://hooks.newsroom.lan:8080/x"')
    assert "allow" in caught.value.remedy
    with pytest.raises(SettingError, match="webhook"):
        read(tmp_path, text, "http://127.0.0.1:8080/x")
    allowed = 'url = "http://hooks.newsroom.lan:8080/x"\nallow = ["hooks.newsroom.lan:8080"]'
    assert read(tmp_path, text + allowed).notify.allow == ("hooks.newsroom.lan:8080",)


def test_what_a_webhook_is_allowed_no_feed_is(tmp_path):
    text = '[notify]\nallow = ["10.0.0.1:80"]\n[[feed]]\nurl = "http://10.0.0.1/rss"'
    with pytest.raises(SettingError, match="private"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no feed and no page"),
        ("[[feed]]", "url"),
        ("feed = 3", "feed is 3"),
        ("feed = [3]", "feed is"),
        ("watch = 3", "watch is 3"),
        ('[[feed]]\nurl = "http://127.0.0.1/"', "this machine"),
        ('[[feed]]\nurl = "example.org"', "only http"),
        ("[[feed]]\nurl = 7", "url is 7"),
        ('[[feed]]\nurl = "https://example.org/"\nevery = "often"', "every is 'often'"),
        ('[[feed]]\nurl = "https://example.org/"\nevery = "1s"', "every is '1s'"),
        ('[[feed]]\nurl = "https://example.org/"\nevery = 5', "every is 5"),
        ('[[feed]]\nurl = "https://example.org/"\nfollow = 1', "follow is 1"),
        ('[[feed]]\nurl = "https://example.org/"\nas = "pdf"', "as is 'pdf'"),
        ('[[feed]]\nurl = "https://example.org/"\noutlet = "a\\nb"', "outlet is"),
        ('[[feed]]\nurl = "https://example.org/"\nfolow = true', "no 'folow'"),
        ('[[page]]\nurl = "https://example.org/"\nfollow = true', "no 'follow'"),
        ('[[feed]]\nurl = "https://example.org/"\n[[page]]\nurl = "https://example.org/"', "twice"),
        ('[[feed]]\nurl = "https://example.org/"\n[watch]\narticles = -1', "articles is -1"),
        ('[[feed]]\nurl = "https://example.org/"\n[watch]\narticles = true', "articles is True"),
        ('[[feed]]\nurl = "https://example.org/"\n[watch]\nspeed = 1', "no 'speed'"),
        ('[[feed]]\nurl = "https://example.org/"\n[notify]\nkinds = ["gossip"]', "kinds is 'gossip'"),
        ('[[feed]]\nurl = "https://example.org/"\n[notify]\nkinds = [1]', "kinds is"),
        ('[[feed]]\nurl = "https://example.org/"\n[notify]\nallow = ["hooks.lan"]', "allow is 'hooks.lan'"),
        ('[[feed]]\nurl = "https://example.org/"\n[other]', "no 'other'"),
        ("[[feed]", "cannot be read"),
    ],
)
def test_what_may_not_stand_there_is_said(tmp_path, text, said):
    with pytest.raises(SettingError, match=r".*feeds\.toml") as caught:
        read(tmp_path, text)
    assert said in str(caught.value)
    assert caught.value.remedy


def test_no_file(tmp_path):
    with pytest.raises(SettingError, match="cannot be read: No such file"):
        read_watchlist(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(SettingError, match="cannot be read"):
        read_watchlist(tmp_path / "bad.toml")


def test_the_example_in_the_documents_is_a_list():
    found = read_watchlist(Path(__file__).resolve().parents[3] / "docs" / "how-to" / "feeds.toml")
    assert [entry.every for entry in found.watched] == [300, 600, 600, 120]
    assert found.notify.allow == ("hooks.newsroom.lan:8080",)
