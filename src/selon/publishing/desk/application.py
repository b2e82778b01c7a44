"""The desk as an ASGI application: which address shows what, as a page or as JSON, and what becomes of trouble."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from selon.errors import LedgerError, UnknownError
from selon.publishing.desk.asking import AskedWrongError, asked, stretch_asked
from selon.publishing.desk.guard import Guard
from selon.publishing.desk.rendering import lit, render, style
from selon.publishing.desk.views import Views
from selon.publishing.plain import plain

__all__ = ["make_application"]

_JSON = ".json"
#: Of a dispatch's rows, more than this are not asked for.
_ROWS = 999


def make_application(file: str, token: str, hosts: Iterable[str], now: Callable[[], datetime] | None = None) -> Guard:
    """Return the desk of a ledger's file, to be served under these hosts (name and port) to who bears the token.

    ``now`` tells the time: only for the link that remembers this moment.
    """
    desk = _Desk(Views(file), now or (lambda: datetime.now(UTC)))
    routes = [
        Route("/", desk.board),
        Route("/board.json", desk.board),
        Route("/events/{name}", desk.event),
        Route("/documents/{name:path}", desk.document),
        Route("/search", desk.search),
        Route("/search.json", desk.search),
        Route("/desk.css", desk.style),
        Route("/lit/{statements:int}-{happenings:int}-{checks:int}.css", desk.lit),
    ]
    troubles: dict[Any, Callable[[Request, Exception], Response]] = {
        AskedWrongError: lambda request, problem: _trouble(request, 400, str(problem)),
        UnknownError: lambda request, _: _trouble(request, 404, "There is nothing of this name in the ledger."),
        LedgerError: lambda request, _: _trouble(request, 503, "The ledger cannot be read just now."),
        HTTPException: lambda request, _: _trouble(request, 404, "There is no such page."),
        Exception: lambda request, _: _trouble(request, 500, "Something went wrong in Selon itself; please report it."),
    }
    return Guard(Starlette(routes=routes, exception_handlers=troubles), token, hosts)


class _Desk:
    """What answers each address. The methods are not coroutines: the server calls them in threads."""

    def __init__(self, views: Views, now: Callable[[], datetime]) -> None:
        self._views = views
        self._now = now

    def board(self, request: Request) -> Response:
        """Answer with the events that have something new, or all."""
        narrowed = asked(request.query_params)
        board = self._views.board(narrowed)
        if request.url.path.endswith(_JSON):
            return _json({"asked": narrowed, "more": board.more, "events": board.rows})
        moment = f"{self._now().astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
        return _page("board.html", asked=narrowed, board=board, choices=board.choices, moment=moment)

    def event(self, request: Request) -> Response:
        """Answer with one event."""
        name = request.path_params["name"]
        if name.endswith(_JSON):
            return _json(self._views.event_plain(name.removesuffix(_JSON)))
        shown = self._views.event(name)
        body = self._views.drawn(shown, lambda: render("event.html", page=shown.page, sides=shown.sides))
        return Response(body, media_type="text/html")

    def document(self, request: Request) -> Response:
        """Answer with one dispatch."""
        name = request.path_params["name"]
        if name.endswith(_JSON) and not self._views.holds(name):
            return _json(self._views.document_plain(name.removesuffix(_JSON)))
        reader = self._views.reader(name, stretch_asked(request.query_params))
        return _page("reader.html", reader=reader, a=reader.article)

    def search(self, request: Request) -> Response:
        """Answer with the dispatches that have the words asked for."""
        narrowed = asked(request.query_params)
        findings, found, choices = self._views.search(narrowed)
        if request.url.path.endswith(_JSON):
            return _json({"asked": narrowed, "total": findings.total, "found": findings.found})
        return _page("search.html", asked=narrowed, total=findings.total, found=found, choices=choices)

    def style(self, _request: Request) -> Response:
        """Answer with the style of all pages."""
        return Response(style(), media_type="text/css")

    def lit(self, request: Request) -> Response:
        """Answer with the style that lights up the words of a row, for so many rows."""
        counts = [min(_ROWS, request.path_params[name]) for name in ("statements", "happenings", "checks")]
        return Response(lit(*counts), media_type="text/css")


def _page(template: str, **values: object) -> Response:
    return Response(render(template, **values), media_type="text/html")


def _json(record: object, status: int = 200) -> Response:
    body = json.dumps(plain(record), ensure_ascii=False, indent=1).encode("utf-8", "replace")
    return Response(body, status, media_type="application/json")


def _trouble(request: Request, status: int, words: str) -> Response:
    """Answer with what is wrong, in our own words alone."""
    if request.url.path.endswith(_JSON):
        return _json({"error": words}, status)
    return Response(render("trouble.html", words=words, status=status), status, media_type="text/html")
