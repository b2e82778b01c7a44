"""The desk as an ASGI application: which address shows what, as a page or for programs, and what becomes of trouble."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from importlib import metadata
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request, cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from selon.errors import GoneError
from selon.ledger import open_ledger
from selon.publishing.desk import describing, tables
from selon.publishing.desk.asking import AskedWrongError, EventAsked, asked, event_asked, stretch_asked
from selon.publishing.desk.comparing import pair_asked, pair_table
from selon.publishing.desk.departed import departed
from selon.publishing.desk.exporting import exported, formats
from selon.publishing.desk.forms import form_of, way_back
from selon.publishing.desk.guard import FORM_TOKEN, Guard
from selon.publishing.desk.nights import nights_asked, nights_table
from selon.publishing.desk.preferring import KEPT, chosen, preferences
from selon.publishing.desk.rendering import lit, render, script, style
from selon.publishing.desk.reviewing import Reviews
from selon.publishing.desk.troubles import TROUBLES, pattern_of
from selon.publishing.desk.views import Views
from selon.publishing.plain import plain

__all__ = ["make_application"]

_JSON, _CSV = ".json", ".csv"
#: Of a dispatch's rows, more than this are not asked for.
_ROWS = 999
#: Answers longer than this are sent compressed.
_SMALL = 1_000
_A_YEAR = 31_536_000


def make_application(file: str, token: str, hosts: Iterable[str], now: Callable[[], datetime] | None = None) -> Guard:
    """Return the desk of a ledger's file, to be served under these hosts (name and port) to who bears the token.

    ``now`` tells the time: for the link that remembers this moment, and for reports that are dated later than today.
    """
    views = Views(file)
    desk = _Desk(views, now or (lambda: datetime.now(UTC)))
    routes = [
        Route("/", desk.board),
        Route("/board.{ending}", desk.board),
        Route("/handover.md", desk.handover),
        Route("/events/{name}", desk.event),
        Route("/documents/{name:path}", desk.document),
        Route("/search", desk.search),
        Route("/search.{ending}", desk.search),
        Route("/compare", desk.compare),
        Route("/compare.{ending}", desk.compare),
        Route("/series", desk.series),
        Route("/series.{ending}", desk.series),
        Route("/export", desk.export),
        Route("/settings", desk.settings),
        Route("/settings", desk.keep_settings, methods=["POST"]),
        Route("/looked", desk.keep_look, methods=["POST"]),
        *Reviews(file, views.weighed, _page).routes(),
        Route("/api", desk.programs),
        Route("/api.json", desk.described),
        Route("/desk.css", desk.style),
        Route("/desk.js", desk.script),
        Route("/lit/{statements:int}-{happenings:int}-{checks:int}.css", desk.lit),
    ]
    troubles: dict[Any, Callable[[Request, Exception], Response]] = {
        AskedWrongError: lambda request, problem: _trouble(request, 400, str(problem)),
        **{raised: _telling(*told) for raised, told in TROUBLES.items()},
        GoneError: desk.gone,
    }
    app = Starlette(routes=routes, exception_handlers=troubles)
    return Guard(GZipMiddleware(app, minimum_size=_SMALL, compresslevel=5), token, hosts, _door)


def _door(headers: Mapping[str, str]) -> str:
    """Return the page for who comes without the cookie: how to come in, and nothing of the ledger."""
    chosen_before = preferences(cookie_parser(headers.get("cookie", "")), {}, headers)
    return render("shut.html", chosen_before.ui, preferred=chosen_before)


class _Desk:
    """What answers each address. What is not a coroutine the server calls in threads."""

    def __init__(self, views: Views, now: Callable[[], datetime]) -> None:
        self._views = views
        self._now = now

    # --- the board ----------------------------------------------------------------------------------------------------

    def board(self, request: Request) -> Response:
        """Answer with the events that have something new, or all."""
        narrowed = asked(request.query_params)
        board = self._views.board(narrowed, _preferences(request).looked, self._today())
        if _ends(request, _JSON):
            return _json({"asked": narrowed, "more": board.more, "events": board.rows})
        if _ends(request, _CSV):
            return _csv(tables.board_table(board), "board")
        _only(request, "/")
        return _page(request, "board.html", asked=narrowed, board=board, choices=board.choices, formats=formats())

    def handover(self, request: Request) -> Response:
        """Answer with the hand-over of what the filter leaves."""
        body, _, _ = exported(self._views.file, "handover", asked(request.query_params))
        return Response(body, media_type="text/markdown")

    def export(self, request: Request) -> Response:
        """Answer with a file in one of the formats."""
        name = request.query_params.get("format", "")
        events = tuple(request.query_params.getlist("event"))
        body, suffix, is_text = exported(self._views.file, name, asked(request.query_params), events)
        kind = "text/plain" if is_text else "application/octet-stream"
        named = {"content-disposition": f'attachment; filename="selon-{name}{suffix}"'}
        return Response(body, media_type=kind, headers=named)

    async def keep_look(self, request: Request) -> Response:
        """Keep this moment as the reader's last look, and lead back."""
        fields = await form_of(request)
        moment = f"{self._now().astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
        return _kept({KEPT["looked"]: moment}, way_back(fields))

    # --- an event -----------------------------------------------------------------------------------------------------

    def event(self, request: Request) -> Response:
        """Answer with one event."""
        name, query = request.path_params["name"], request.query_params
        if name.endswith(_JSON):
            return _json(self._views.event_plain(name.removesuffix(_JSON), self._today()))
        if name.endswith(_CSV):
            table = query.get("table", next(iter(tables.EVENT_TABLES)))
            if table not in tables.EVENT_TABLES:
                raise AskedWrongError("“table” takes one of the parts of the page.")
            return _csv(tables.event_table(self._views.laid(name.removesuffix(_CSV)), table), table)
        view, preferred = event_asked(query), _preferences(request)
        shown = self._views.event(name, view, preferred.looked, self._today())
        looked = preferred.looked if shown.fresh else ""
        how = f"{view} {looked} {shown.status} {preferred.key} {request.url.query}"
        body = self._views.drawn(shown, how, lambda: self._event(request, shown, view))
        return Response(body, media_type="text/html")

    def _event(self, request: Request, shown: Any, view: EventAsked) -> str:
        return _drawn(
            request, "event.html", page=shown.head, shown=shown, rows=shown.rows, voices=shown.claims, by=view.columns,
            since=view.since, formats=formats(),
        )  # fmt: skip

    def gone(self, request: Request, _problem: Exception) -> Response:
        """Answer for an event that was there and is no more: what took it away, with the way to the history."""
        status, words = TROUBLES[GoneError]
        path, query = request.path_params.get("name", ""), request.query_params
        if path.endswith((_JSON, _CSV)):
            return _trouble(request, status, words)
        with open_ledger(self._views.file) as ledger:
            found = departed(ledger, path or query.get("of") or query.get("event", ""))
        return Response(_drawn(request, "gone.html", gone=found), status, media_type="text/html")

    def _today(self) -> str:
        return f"{self._now().astimezone(UTC):%Y-%m-%d}"

    # --- a dispatch, and search ---------------------------------------------------------------------------------------

    def document(self, request: Request) -> Response:
        """Answer with one dispatch."""
        name, query = request.path_params["name"], request.query_params
        if name.endswith(_JSON) and not self._views.holds(name):
            return _json(self._views.document_plain(name.removesuffix(_JSON)))
        if name.endswith(_CSV) and not self._views.holds(name):
            return _csv(tables.claims_table(self._views.folio(name.removesuffix(_CSV))), "claims")
        reader = self._views.reader(name, stretch_asked(query), query.get("with", ""))
        return _page(request, "reader.html", reader=reader, a=reader.article)

    def search(self, request: Request) -> Response:
        """Answer with the dispatches that have the words asked for."""
        narrowed = asked(request.query_params)
        findings, found, choices = self._views.search(narrowed)
        if _ends(request, _JSON):
            return _json({"asked": narrowed, "total": findings.total, "found": findings.found})
        if _ends(request, _CSV):
            return _csv(tables.found_table(found), "found")
        _only(request, "/search")
        return _page(request, "search.html", asked=narrowed, total=findings.total, found=found, choices=choices)

    def compare(self, request: Request) -> Response:
        """Answer with two events, or two dispatches, side by side."""
        beside = self._views.beside(*pair_asked(request.query_params))
        if _ends(request, _JSON):
            return _json(beside)
        if _ends(request, _CSV):
            return _csv(pair_table(beside), "compared")
        _only(request, "/compare")
        return _page(request, "compare.html", beside=beside, asked=request.url.query)

    def series(self, request: Request) -> Response:
        """Answer with a measure over nights."""
        shown = self._views.nights(nights_asked(request.query_params))
        if _ends(request, _JSON):
            rows = [{**plain(row), "picked": shown.is_picked(row)} for row in shown.rows]
            reasons = [picked.because for picked in shown.picked.values()]
            told = {"asked": shown.asked, "since": shown.since, "left_out": shown.left_out, "rows": rows}
            return _json({**told, "reasons": reasons})
        if _ends(request, _CSV):
            return _csv(nights_table(shown), "series")
        _only(request, "/series")
        return _page(request, "series.html", asked=shown.asked, shown=shown)

    # --- settings, programs, files ------------------------------------------------------------------------------------

    def settings(self, request: Request) -> Response:
        """Answer with the form of what a reader may choose for all pages."""
        return _page(request, "settings.html")

    async def keep_settings(self, request: Request) -> Response:
        """Keep what a reader chose, and lead back."""
        fields = await form_of(request)
        return _kept(await run_in_threadpool(chosen, fields), way_back(fields, "/settings"))

    def programs(self, request: Request) -> Response:
        """Answer with what programs can ask for."""
        return _page(request, "programs.html", addresses=describing.ADDRESSES)

    def described(self, _request: Request) -> Response:
        """Answer with the same as OpenAPI."""
        return _json(describing.described(metadata.version("selon")))

    def style(self, _request: Request) -> Response:
        """Answer with the style of all pages."""
        return Response(style(), media_type="text/css")

    def script(self, _request: Request) -> Response:
        """Answer with the script of all pages."""
        return Response(script(), media_type="text/javascript")

    def lit(self, request: Request) -> Response:
        """Answer with the style that lights up the words of a row, for so many rows."""
        counts = [min(_ROWS, request.path_params[name]) for name in ("statements", "happenings", "checks")]
        return Response(lit(*counts), media_type="text/css")


def _preferences(request: Request) -> Any:
    return preferences(request.cookies, request.query_params, request.headers)


def _drawn(request: Request, template: str, **values: object) -> str:
    """Return a page with what every page has: the reader's choices, the token of forms, its own address."""
    query = request.url.query
    own = {"preferred": _preferences(request), "token": request.scope.get(FORM_TOKEN, "")}
    here = request.url.path + (f"?{query}" if query else "")
    return render(template, own["preferred"].ui, **own, address=here, **values)


def _page(request: Request, template: str, **values: object) -> Response:
    return Response(_drawn(request, template, **values), media_type="text/html")


def _ends(request: Request, ending: str) -> bool:
    return request.url.path.endswith(ending)


def _only(request: Request, path: str) -> None:
    """Raise HTTPException where an address has an ending that nothing is written with."""
    if request.url.path != path:
        raise HTTPException(404)


def _json(record: object, status: int = 200) -> Response:
    body = json.dumps(plain(record), ensure_ascii=False, indent=1).encode("utf-8", "replace")
    return Response(body, status, media_type="application/json")


def _csv(table: str, name: str) -> Response:
    named = {"content-disposition": f'inline; filename="selon-{name}.csv"'}
    return Response(table.encode("utf-8", "replace"), media_type="text/csv", headers=named)


def _kept(cookies: Mapping[str, str], back: str) -> Response:
    """Lead to an address of ours, with cookies that keep what was chosen."""
    answer = RedirectResponse(back, 303)
    for name, value in cookies.items():
        answer.set_cookie(name, value, max_age=_A_YEAR, httponly=True, samesite="strict")
    return answer


def _telling(status: int, words: str) -> Callable[[Request, Exception], Response]:
    """Return what answers with these words."""
    return lambda request, _: _trouble(request, status, words)


def _trouble(request: Request, status: int, words: str) -> Response:
    """Answer with what is wrong, in our own words alone."""
    if _ends(request, _JSON) or _ends(request, _CSV):
        return _json({"error": words}, status)
    pattern, field, listed = pattern_of(words)
    told = {"words": words, "status": status, "pattern": pattern, "field": field, "listed": listed}
    return Response(_drawn(request, "trouble.html", **told), status, media_type="text/html")
