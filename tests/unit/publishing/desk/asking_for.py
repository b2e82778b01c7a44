"""Asking the desk as a browser would, without a server between."""

import asyncio
import json
from dataclasses import dataclass
from urllib.parse import unquote, urlencode

HOST = "127.0.0.1:8470"
TOKEN = "the-first-address"  # noqa: S105 - opens nothing but these tests


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    body: str

    @property
    def json(self):
        return json.loads(self.body)


def ask(app, address, *, method="GET", raises=False, body=b"", cookie_more="", **headers):
    """Return the answer to one request; ``raises`` where the application raises after it has answered."""
    path, _, query = address.partition("?")
    given = {"host": HOST, **{name.replace("_", "-"): value for name, value in headers.items()}}
    if cookie_more:
        given["cookie"] = f"{given['cookie']}; {cookie_more}"
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items()],
        "server": ("127.0.0.1", 8470), "client": ("127.0.0.1", 1),
    }  # fmt: skip
    sent = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        sent.append(message)

    try:
        asyncio.run(app(scope, receive, send))
    except Exception:
        if not raises:
            raise
    head = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], head, b"".join(m.get("body", b"") for m in sent[1:]).decode())


def post(app, address, fields, *, more="", **headers):
    """Return the answer to a form; ``more`` are fields that are written already."""
    body = "&".join(filter(None, (urlencode(fields), more))).encode()
    kind = "application/x-www-form-urlencoded"
    return ask(app, address, method="POST", body=body, content_type=kind, **headers)


def let_in(app):
    """Return a cookie that the first address gives."""
    return ask(app, f"/?token={TOKEN}").headers["set-cookie"].partition(";")[0]
