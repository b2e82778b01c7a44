"""Servers that would do harm, and how soon they are stopped."""

import gzip
import socket
import threading
import time

import pytest

from selon.errors import FetchError
from selon.intake.connections import Caps, Deadline
from selon.intake.fetch import Fetcher
from selon.intake.inflating import Inflater
from tests.servers import Page, serve
from tests.unit.intake.fetching import fetching


@pytest.fixture
def site():
    with serve() as found:
        yield found


def problem_of(site, path="/x", **caps):
    with pytest.raises(FetchError) as caught:
        fetching(site, **caps).get(site.url + path)
    return str(caught.value)


def test_a_bomb_is_stopped_long_before_it_is_unpacked(site):
    site.pages["/x"] = Page.packed(bytes(80 << 20))
    began = time.perf_counter()
    assert "swells" in problem_of(site)
    assert time.perf_counter() - began < 2


def test_a_bomb_that_swells_slowly_meets_the_limit_of_bytes(site):
    site.pages["/x"] = Page.packed(bytes(range(256)) * 20_000)
    assert "unpacked it has more than 1,000,000 bytes" in problem_of(site, bytes=1_000_000)


def test_more_bytes_than_allowed(site):
    site.pages["/x"] = Page(b"x" * 2_000)
    assert "more than 1,000 bytes" in problem_of(site, bytes=1_000)


def test_a_body_without_end(site):
    site.pages["/x"] = Page(endless=b"x" * 65536)
    assert "more than 1,000,000 bytes" in problem_of(site, bytes=1_000_000)


def test_headers_without_end(site):
    site.pages["/x"] = Page(raw=b"HTTP/1.1 200 OK\r\n" + b"X-Y: z\r\n" * 100_000)
    assert "no answer as HTTP asks" in problem_of(site)


def test_hints_without_end(site):
    site.pages["/x"] = Page(raw=b"HTTP/1.1 103 Early Hints\r\n\r\n" * 5_000)
    assert "without end" in problem_of(site, bytes=10_000)


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"])
def test_a_slow_loris_is_cut_off_at_the_deadline(site, beginning):
    site.pages["/x"] = Page(raw=beginning, drip=b"X-Slow: drip drip drip drip drip")
    began = time.perf_counter()
    assert "more than 0.3 seconds" in problem_of(site, seconds=0.3)
    assert time.perf_counter() - began < 1.5


def test_slow_redirects_share_one_deadline(site):
    def slow(_):
        time.sleep(0.15)
        return Page(status=302, headers={"Location": "/x"})

    site.pages["/x"] = slow
    assert "more than 0.4 seconds" in problem_of(site, seconds=0.4)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nbroken off", "no answer as HTTP asks"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "no answer as HTTP asks"),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "no answer as HTTP asks"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde", "no answer as HTTP asks"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx", "packed as 'br'"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: 1\r\n\r\nx", "packed as"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\njunk", "damaged packing"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 4\r\n\r\njunk",
            "damaged packing|breaks off",
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n" + gzip.compress(b"x" * 99)[:9],
            "breaks off",
        ),
    ],
)
def test_what_is_no_whole_answer_is_an_error(site, raw, said):
    site.pages["/x"] = Page(raw=raw)
    with pytest.raises(FetchError, match=said):
        fetching(site).get(f"{site.url}/x")


def test_a_server_that_hangs_up():
    with socket.create_server(("127.0.0.1", 0)) as rude:
        host = f"127.0.0.1:{rude.getsockname()[1]}"

        def hang_up():
            connection, _ = rude.accept()
            connection.recv(1000)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            connection.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(FetchError, match=r"broke|no answer"):
            Fetcher(Caps(seconds=5), allow={host}).post(f"http://{host}/", b"x" * 3_000_000)
        thread.join()


def test_an_empty_packed_body_is_empty():
    inflater = Inflater("gzip", most=10, ratio=10, place="x")
    assert inflater.end() == b""


def test_a_deadline_ends():
    deadline = Deadline(0.0, "x")
    with pytest.raises(FetchError, match="more than 0 seconds"):
        deadline.left()
