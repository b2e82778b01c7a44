"""Fetching, from a real server on this machine: what comes in, and what is stopped at the door."""

import gzip
import io
import socket
import ssl
import threading
import time
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest

from selon.errors import AddressError, FetchError, InputError
from selon.intake.connections import Answer, Caps, Wire, resolve_host
from selon.intake.fetch import Fetcher, named_by, unit_of
from selon.intake.files import Intake, fetcher_of, limits_of
from selon.records.text import Document
from selon.settings import load
from tests.servers import Page, serve
from tests.unit.intake.fetching import STORY, fetching

TLS = Path(__file__).parent / "tls"


@pytest.fixture
def site():
    with serve() as found:
        yield found


def problem_of(site, path="/x", **caps):
    with pytest.raises(FetchError) as caught:
        fetching(site, **caps).get(site.url + path)
    return str(caught.value)


# --- what comes in ----------------------------------------------------------------------------------------------------


def test_a_page_comes_with_what_its_header_says(site):
    site.pages["/story?a=b"] = Page.html(STORY, etag='"1"')
    answer = fetching(site).get(f"{site.url}/story?a=b#part")
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, STORY.encode(), '"1"')
    (path, headers, body) = site.asked[0]
    assert (path, body) == ("/story?a=b", b"")
    assert headers["Host"] == site.host
    assert headers["User-Agent"] == "Selon (+desk@example.org)"
    assert "Cookie" not in headers
    assert "Authorization" not in headers


def test_what_has_not_changed_is_not_sent_again(site):
    site.pages["/x"] = Page.html(STORY, etag='"1"')
    answer = fetching(site).get(f"{site.url}/x", {"If-None-Match": '"1"'})
    assert (answer.status, answer.body) == (304, b"")


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(STORY.encode())),
        ("x-gzip", gzip.compress(STORY[:99].encode()) + gzip.compress(STORY[99:].encode())),
        ("gzip", gzip.compress(STORY.encode()) + b"and more"),
        ("deflate", zlib.compress(STORY.encode())),
        ("Deflate", zlib.compress(STORY.encode())[2:-4]),
        ("identity", STORY.encode()),
    ],
)
def test_packed_pages_are_unpacked(site, coding, body):
    site.pages["/x"] = Page(body, headers={"Content-Encoding": coding})
    assert fetching(site).get(f"{site.url}/x").body.decode() == STORY


def test_chunks_and_an_answer_that_ends_with_the_connection(site):
    site.pages["/x"] = Page(
        raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nTwo\r\n5\r\n hurt\r\n0\r\n\r\n"
    )
    site.pages["/y"] = Page(raw=b"HTTP/1.0 200 OK\r\n\r\nTwo hurt")
    site.pages["/z"] = Page(raw=b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nTwo")
    assert fetching(site).get(f"{site.url}/x").body == b"Two hurt"
    assert fetching(site).get(f"{site.url}/y").body == b"Two hurt"
    assert fetching(site).get(f"{site.url}/z").body == b"Two"


def test_redirects_are_followed_and_the_last_address_is_the_pages(site):
    site.pages["/a"] = Page(status=301, headers={"Location": "/b"})
    site.pages["/b"] = Page(status=302, headers={"Location": f"{site.url}/story"})
    site.pages["/story"] = Page.html(STORY)
    hops = []
    answer = fetching(site).get(f"{site.url}/a", before=lambda target: hops.append(target.path))
    assert answer.url == f"{site.url}/story"
    assert hops == ["/a", "/b", "/story"]
    for place in ("/\u0436", "/\xe9"):
        name = place.encode("latin-1" if place < "/\u0100" else "utf-8").decode("latin-1")
        site.pages["/d"] = Page(status=302, headers={"Location": name})
        assert fetching(site).get(f"{site.url}/d").url == site.url + quote(place)
    site.pages["/c"] = Page(b"nowhere", status=302)
    assert fetching(site).get(f"{site.url}/c").status == 302


def test_waiting_out_of_politeness_takes_no_time_off(site):
    site.pages["/story"] = Page.html(STORY)
    assert fetching(site, seconds=0.2).get(f"{site.url}/story", before=lambda _: time.sleep(0.25)).status == 200


def test_json_is_posted_and_no_redirect_followed(site):
    site.pages["/hook"] = Page(status=204)
    assert fetching(site).post(f"{site.url}/hook", b'{"a": 1}').status == 204
    path, headers, body = site.asked[0]
    assert (path, body, headers["Content-Type"]) == ("/hook", b'{"a": 1}', "application/json; charset=utf-8")
    site.pages["/hook"] = Page(status=307, headers={"Location": "/other"})
    assert fetching(site).post(f"{site.url}/hook", b"{}").status == 307
    assert site.paths() == ["/hook", "/hook"]


# --- what leads elsewhere ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "//127.0.0.1:1/",
        "http://localhost/",
        "file:///etc/passwd",
        "http://a:b@example.org/",
        "http://[",
    ],
)
def test_no_redirect_leads_to_a_private_address(site, location):
    site.pages["/x"] = Page(status=302, headers={"Location": location})
    with pytest.raises(AddressError) as caught:
        fetching(site).get(f"{site.url}/x")
    assert "leads on" in caught.value.reason
    assert caught.value.place == f"{site.url}/x"
    assert site.paths() == ["/x"]


def test_redirects_without_end_are_ended(site):
    site.pages["/x"] = Page(status=302, headers={"Location": "/x"})
    assert "more than 5 redirects" in problem_of(site)
    assert len(site.asked) == 6


def test_nothing_local_is_fetched_unless_it_is_allowed(site):
    site.pages["/x"] = Page.html(STORY)
    with pytest.raises(AddressError):
        Fetcher().get(f"{site.url}/x")
    with pytest.raises(AddressError):
        Fetcher().post(f"{site.url}/x", b"{}")
    assert site.asked == []


class Names:
    """A resolver that answers each time with the next of its answers."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    def __call__(self, host):
        self.asked.append(host)
        return self.answers.pop(0)


@pytest.mark.parametrize(
    "numbers",
    [
        ["127.0.0.1"],
        ["93.184.215.14", "127.0.0.1"],
        ["93.184.215.14", "::1"],
        ["::ffff:10.0.0.1"],
        ["fe80::1%eth0"],
        ["169.254.169.254"],
    ],
)
def test_a_name_is_refused_if_any_of_its_addresses_is(numbers):
    with pytest.raises(AddressError, match=r"news\.example"):
        Fetcher(wire=Wire(Names(numbers))).get("http://news.example/")


def test_a_name_is_asked_for_once_and_its_number_is_the_one_connected_to(site, monkeypatch):
    """The answer changes between judging and connecting: the second one is never asked for."""
    names = Names(["93.184.215.14"], ["127.0.0.1"])
    reached = []

    def connect(address, *_):
        reached.append(address)
        return real(("127.0.0.1", int(site.host.split(":")[1])))

    real = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", connect)
    site.pages["/x"] = Page(status=302, headers={"Location": "http://news.example/y"})
    fetcher = Fetcher(wire=Wire(names))
    with pytest.raises(AddressError, match=r"leads on|this machine"):
        fetcher.get("http://news.example/x")
    assert reached == [("93.184.215.14", 80)]
    assert names.asked == ["news.example", "news.example"]
    assert site.asked[0][1]["Host"] == "news.example"


def test_an_allowed_name_is_not_let_through_to_a_clouds_secrets():
    fetcher = Fetcher(wire=Wire(Names(["169.254.169.254"])), allow={"hooks.lan:80"})
    with pytest.raises(AddressError, match="metadata"):
        fetcher.post("http://hooks.lan/", b"{}")


def test_names_that_nobody_knows():
    def unknown(_):
        raise socket.gaierror(-2, "Name or service not known")

    def odd(_):
        raise UnicodeError("label too long")

    for resolve in (unknown, odd, lambda _: []):
        with pytest.raises(FetchError, match="no such host"):
            Fetcher(wire=Wire(resolve)).get("http://news.example/")


def test_a_resolver_that_does_not_answer_is_not_waited_for():
    never = threading.Event()
    with pytest.raises(FetchError, match=r"more than 0\.1 seconds"):
        Fetcher(Caps(seconds=0.1), wire=Wire(lambda _: never.wait(5) and [])).get("http://news.example/")
    never.set()


def test_the_system_resolves():
    assert "127.0.0.1" in resolve_host("127.0.0.1")


def test_the_next_address_is_tried_where_one_is_closed(site):
    port = int(site.host.split(":")[1])
    site.pages["/x"] = Page.html(STORY)
    fetcher = Fetcher(Caps(seconds=5), wire=Wire(Names(["127.0.0.2", "127.0.0.1"])), allow={f"news.lan:{port}"})
    assert fetcher.get(f"http://news.lan:{port}/x").status == 200
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))
    nobody = closed.getsockname()[1]
    closed.close()
    fetcher = Fetcher(Caps(seconds=5), allow={f"127.0.0.1:{nobody}"})
    with pytest.raises(FetchError, match="no connection: connection refused"):
        fetcher.get(f"http://127.0.0.1:{nobody}/")


def test_no_proxy_is_taken_from_the_environment(site, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    site.pages["/x"] = Page.html(STORY)
    assert fetching(site).get(f"{site.url}/x").status == 200


# --- TLS --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def secure():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "news.example.pem", TLS / "news.example.key")
    with serve(context) as found:
        found.pages["/x"] = Page.html(STORY)
        yield found


def trusting(*, trusted=True):
    return ssl.create_default_context(cafile=TLS / "news.example.pem") if trusted else None


def test_the_certificate_is_held_against_the_name_not_the_number(secure):
    port = secure.host.split(":")[1]
    wire = Wire(lambda _: ["127.0.0.1"], trusting())
    answer = Fetcher(wire=wire, allow={f"news.example:{port}"}).get(f"https://news.example:{port}/x")
    assert answer.status == 200
    with pytest.raises(FetchError, match="to be trusted"):
        Fetcher(wire=wire, allow={f"other.example:{port}"}).get(f"https://other.example:{port}/x")


def test_a_certificate_that_nobody_vouches_for_is_refused(secure):
    port = secure.host.split(":")[1]
    wire = Wire(lambda _: ["127.0.0.1"], trusting(trusted=False))
    with pytest.raises(FetchError, match=r"self.signed"):
        Fetcher(wire=wire, allow={f"news.example:{port}"}).get(f"https://news.example:{port}/x")


def test_a_server_that_never_shakes_hands_is_not_waited_for():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        host = f"127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(FetchError, match=r"more than 0\.2 seconds"):
            Fetcher(Caps(seconds=0.2), allow={host}).get(f"https://{host}/")


# --- through the door of formats --------------------------------------------------------------------------------------


def taken(site, *names, **options):
    intake = Intake(io.BytesIO(), fetcher=lambda: fetching(site), **options)
    return list(intake.read(names))


def test_a_page_is_read_from_its_address(site):
    site.pages["/story"] = Page.html(STORY)
    (document,) = taken(site, f"{site.url}/story")
    assert isinstance(document, Document)
    assert "Two people were injured" in document.text
    assert document.url == f"{site.url}/story"
    (document,) = taken(site, f"{site.url}/story", given={"outlet": "Radio Nord"})
    assert document.outlet == "Radio Nord"


def test_the_header_says_which_format_and_encoding(site):
    text = "Three people were injured, the governor said on Wednesday.\n\n«Le feu est éteint»"
    site.pages["/a.html"] = Page(text.encode("cp1252"), headers={"Content-Type": "text/plain; charset=windows-1252"})
    (document,) = taken(site, f"{site.url}/a.html", encoding=None)
    assert document.text == text
    site.pages["/b.txt"] = Page(STORY.encode(), headers={"Content-Type": "text/html; charset=nonsense"})
    (document,) = taken(site, f"{site.url}/b.txt")
    assert "<p>" not in document.text
    site.pages["/c"] = Page(text.encode("cp1252"), headers={"Content-Type": "text/plain; charset=utf-8"})
    (document,) = taken(site, f"{site.url}/c")
    assert document.text == text


def test_a_wrong_type_does_not_hide_a_feed(site):
    feed = (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Radio Nord</title><item><title>Fire</title>"
        "<link>https://radionord.example/1</link><description>Two people were hurt.</description></item></channel></rss>"
    )
    for kind in ("text/html", "text/plain", "application/octet-stream", "application/rss+xml"):
        site.pages["/feed"] = Page(feed.encode(), headers={"Content-Type": kind})
        (document,) = taken(site, f"{site.url}/feed")
        assert document.outlet == "Radio Nord"


def test_what_cannot_be_fetched_is_an_error_and_the_rest_goes_on(site):
    site.pages["/story"] = Page.html(STORY)
    site.pages["/picture"] = Page(b"\x89PNG", headers={"Content-Type": "image/png"})
    site.pages["/empty"] = Page.html("")
    names = ("/missing", "/picture", "/empty", "/story")
    found = taken(site, *(site.url + name for name in names), "http://10.0.0.1/", "http://127.0.0.1/")
    assert [getattr(item, "code", None) for item in found] == [
        *("fetch", "fetch", "extract_empty", None, "address", "address")
    ]
    assert "404" in str(found[0])
    assert all(item.place for item in found if isinstance(item, InputError))


def test_without_more_said_an_intake_fetches_public_addresses_alone():
    (problem,) = Intake(io.BytesIO()).read(["http://127.0.0.1/"])
    assert problem.code == "address"


def test_settings_become_limits():
    settings = load({"fetch_seconds": 3, "fetch_megabytes": 2}, {})
    fetcher = fetcher_of(settings, allow=["127.0.0.1:1"])
    assert (fetcher.caps.seconds, fetcher.caps.bytes) == (3, 2 << 20)
    assert fetcher.allow == {"127.0.0.1:1"}
    assert limits_of(settings).seconds == settings.parse_seconds


@pytest.mark.parametrize(
    ("url", "said", "name"),
    [
        ("https://example.org/crawl.WARC.GZ?x=y.txt", "", "fetched.warc.gz"),
        ("https://example.org/story", "Application/JSON ; charset=utf-8", "fetched.json"),
        ("https://example.org/story.txt", "text/plain", "fetched"),
    ],
)
def test_what_a_format_is_told_by(url, said, name):
    assert named_by(url, said) == name


def test_an_answer_without_a_type():
    unit = unit_of(Answer("https://example.org/x", 200, {}, b"Two hurt."), "x", "2024-09-18")
    assert (unit.encoding, unit.name, unit.retrieved) == (None, "fetched", "2024-09-18")
