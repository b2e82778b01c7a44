"""Who gets in, who does not, and what every answer tells a browser."""

import asyncio

import pytest

from selon.publishing.desk.guard import HEADERS, Guard
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in


async def inside(_scope, _receive, send):
    headers = [(b"content-type", b"text/html"), (b"Cache-Control", b"public")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"inside"})


@pytest.fixture
def guard():
    return Guard(inside, TOKEN, [HOST])


def test_the_first_address_gives_a_cookie_and_leads_on_without_its_token(guard):
    answer = ask(guard, f"/search?q=a%26b&token={TOKEN}")
    assert (answer.status, answer.headers["location"]) == (303, "/search?q=a%26b")
    given = answer.headers["set-cookie"]
    assert given.startswith("selon-desk-8470=")
    assert given.endswith("; HttpOnly; SameSite=Strict; Path=/")
    assert TOKEN not in given
    assert ask(guard, "/", cookie=given.partition(";")[0]).body == "inside"


def test_it_never_leads_to_another_host(guard):
    for path in ("//elsewhere.example/", "/\\elsewhere.example", "///x"):
        assert not ask(guard, f"{path}?token={TOKEN}").headers["location"].startswith(("//", "/\\"))


@pytest.mark.parametrize("address", ["/", "/?token=", "/?token=wrong", "/?token=%ff", "/?q=" + TOKEN])
def test_without_the_token_nothing_is_shown(guard, address):
    answer = ask(guard, address)
    assert answer.status == 401
    assert "set-cookie" not in answer.headers
    assert "inside" not in answer.body


@pytest.mark.parametrize("cookie", ["selon-desk-8470=wrong", "selon-desk-8470=", "other=1", "\xe9=;;[", "a b=c", ""])
def test_another_cookie_is_none(guard, cookie):
    assert ask(guard, "/", cookie=cookie).status == 401


def test_two_desks_know_each_others_cookies_apart(guard):
    assert ask(guard, "/", cookie=let_in(Guard(inside, TOKEN, [HOST]))).status == 401
    assert Guard(inside, TOKEN, ["localhost"])._cookie == "selon-desk"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:8471", "", "127.0.0.1:8470.evil.example"])
def test_a_name_that_is_not_ours_is_refused_whoever_asks(guard, host):
    answer = ask(guard, f"/?token={TOKEN}", host=host, cookie=let_in(guard))
    assert answer.status == 400
    assert not host or host not in answer.body


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors", "sec_fetch_dest": "image"},
        {"sec_fetch_site": "same-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "iframe"},
    ],
)
def test_what_another_site_sends_is_refused(guard, headers):
    assert ask(guard, "/", cookie=let_in(guard), **headers).status == 403


def test_a_link_on_another_site_may_lead_here(guard):
    led = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}
    assert ask(guard, f"/?token={TOKEN}", **led).status == 303
    assert ask(guard, "/", cookie=let_in(guard), origin=f"http://{HOST}", sec_fetch_site="same-origin").status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_sent(guard, method):
    assert ask(guard, "/", method=method, cookie=let_in(guard)).status == 405


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({}, False), ({"origin": f"http://{HOST}"}, True), ({"origin": "http://evil.example"}, False),
        ({"origin": "null"}, False), ({"sec_fetch_site": "same-origin"}, True), ({"sec_fetch_site": "none"}, False),
        ({"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}, False),
    ],
)  # fmt: skip
def test_a_form_must_come_from_one_of_our_pages(guard, headers, passes):
    answer = ask(guard, "/", method="POST", cookie=let_in(guard), **headers)
    assert (answer.status != 403) is passes


def test_every_answer_is_armed(guard):
    for answer in (ask(guard, "/"), ask(guard, "/", cookie=let_in(guard)), ask(guard, "/", host="x")):
        for name, value in HEADERS:
            assert answer.headers[name.decode()] == value.decode()
        assert answer.headers["cache-control"] == "no-store"
        assert "Cache-Control" not in answer.headers
    policy = dict(HEADERS)[b"content-security-policy"].decode()
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; style-src 'self';")


def test_what_is_no_request_is_left_alone(guard):
    sent = []
    asyncio.run(guard({"type": "websocket", "headers": []}, None, sent.append))
    assert sent == []
