"""Who may see the desk, and what a browser is told to keep to: asked of every request before anything else is done.

The desk listens on loopback alone, yet every page that a browser shows may send requests there, and a name in the DNS
may be made to point there. So a request must name one of our own hosts, come from no other site, and bear the cookie
that the first address, with its token, gave. A form must also come from one of our pages and bring a token back.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

__all__ = ["FORM_TOKEN", "HEADERS", "Guard"]

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
#: Draws the page for who has no cookie, from a request's headers.
Door = Callable[[MutableMapping[str, str]], str]

#: No script and no style but our own files, nothing from elsewhere, in no frame, forms only to ourselves.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'none'; script-src 'self'; connect-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
#: Where in a request's scope stands the token that every form of ours must bring back.
FORM_TOKEN = "selon.form"  # noqa: S105 - the name of a place
#: What every answer bears.
HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
_METHODS = ("GET", "HEAD", "POST")
_WRITES = ("POST",)
#: What anybody may have who names our host: the style of the page that says how to come in. It tells nothing.
_OPEN = ("/desk.css",)
_SHUT = "Open the desk with the address that `selon desk` printed; it lets you in."
#: From where a browser may say that a request comes; another site may lead here by a link, which then has no cookie.
_SITES = ("", "same-origin", "none")


class Guard:
    """An ASGI application around another: what may not pass is refused in a few plain words that repeat nothing."""

    def __init__(self, app: App, token: str, hosts: Iterable[str], door: Door | None = None) -> None:
        """Take the application, the token of the first address, and the hosts (with port) that are ours.

        ``door`` draws what a browser without the cookie is shown; without it that is one line.
        """
        self._app = app
        self._door = door
        self._token = token
        self._hosts = frozenset(hosts)
        self._session = secrets.token_urlsafe(32)
        self._form = secrets.token_urlsafe(24)
        port = next(iter(sorted(self._hosts)), "").rpartition(":")[2]
        # Cookies know no ports: without the port in its name one desk would turn out another's reader.
        self._cookie = f"selon-desk-{port}" if port.isdigit() else "selon-desk"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return  # neither web sockets nor a life span: nothing is sent, and the server closes
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await _tell(send, *refusal)
        elif self._known(headers):
            await self._app({**scope, FORM_TOKEN: self._form}, receive, _armed(send))
        elif self._bears_token(scope):
            await _tell(send, 303, "", ((b"location", _without_token(scope)), (b"set-cookie", self._given())))
        elif scope["path"] in _OPEN and scope["method"] not in _WRITES:
            await self._app(scope, receive, _armed(send))
        elif self._door and "text/html" in headers.get("accept", ""):
            await _tell(send, 401, self._door(headers), kind=b"text/html; charset=utf-8")
        else:
            await _tell(send, 401, _SHUT)

    def _refusal(self, scope: Scope, headers: MutableMapping[str, str]) -> tuple[int, str] | None:
        """Return status and words for what is refused whoever asks, None for what is not."""
        if headers.get("host", "") not in self._hosts:
            return 400, "This desk answers to its own address alone."
        if "origin" in headers and headers["origin"] not in {f"http://{host}" for host in self._hosts}:
            return 403, "This desk answers to its own pages alone."
        led = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        if headers.get("sec-fetch-site", "") not in _SITES and not led:
            return 403, "This desk answers to its own pages alone."
        if scope["method"] not in _METHODS:
            return 405, "This desk takes questions and forms alone."
        if scope["method"] in _WRITES and not self._own(headers):
            return 403, "This desk takes what its own pages send alone."
        return None

    def _own(self, headers: MutableMapping[str, str]) -> bool:
        """Tell whether a browser says that a form comes from one of our pages; silence is not believed."""
        return "origin" in headers or headers.get("sec-fetch-site", "") == "same-origin"

    def _known(self, headers: MutableMapping[str, str]) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return False
        return cookie is not None and secrets.compare_digest(cookie.value.encode(), self._session.encode())

    def _bears_token(self, scope: Scope) -> bool:
        given = dict(_asked(scope)).get("token", "")
        return secrets.compare_digest(given.encode("utf-8", "replace"), self._token.encode())

    def _given(self) -> bytes:
        return f"{self._cookie}={self._session}; HttpOnly; SameSite=Strict; Path=/".encode()


def _asked(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True, max_num_fields=None)


def _without_token(scope: Scope) -> bytes:
    """Return the address without its token, so that it stands in no history; it never leads to another host."""
    path = "/" + bytes(scope.get("raw_path") or b"/").decode("latin-1").lstrip("/\\")
    left = urlencode([(name, value) for name, value in _asked(scope) if name != "token"])
    return (path + (f"?{left}" if left else "")).encode("latin-1")


def _armed(send: Send) -> Send:
    """Return ``send`` with our headers on every answer, in the place of any of the same name."""
    ours = {name for name, _ in HEADERS}

    async def armed(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in ours]
            message = {**message, "headers": [*kept, *HEADERS]}
        await send(message)

    return armed


async def _tell(
    send: Send,
    status: int,
    words: str,
    headers: Iterable[tuple[bytes, bytes]] = (),
    kind: bytes = b"text/plain; charset=utf-8",
) -> None:
    body = f"{words}\n".encode() if words else b""
    size = (b"content-length", str(len(body)).encode())
    told = [(b"content-type", kind), size, *headers]
    await _armed(send)({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": body})
