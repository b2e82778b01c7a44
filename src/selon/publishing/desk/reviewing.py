"""Reviews made from pages: which form does what, and where it leads then. Every one is a row of the ledger's chain."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from selon.errors import FieldError
from selon.ledger import Ledger, open_ledger
from selon.publishing.desk.adding import add_sheet, write_added
from selon.publishing.desk.arranging import arranged
from selon.publishing.desk.asking import AskedWrongError
from selon.publishing.desk.events import Weighed
from selon.publishing.desk.forms import Fields, form_of, way_back
from selon.publishing.desk.picking import pick_sheet, write_pick
from selon.publishing.desk.preferring import KEPT
from selon.publishing.desk.rendering import document_address
from selon.publishing.desk.sheets import changes_of, past, review_address, sheet
from selon.records.events import split_ref
from selon.records.reviews import Review
from selon.running import reviewing

__all__ = ["ACTIONS", "Reviews"]

#: What the buttons of a sheet do, by name.
ACTIONS = {
    "accept": reviewing.accept,
    "reject": reviewing.reject,
    "unverifiable": reviewing.unverifiable,
    "second_look": reviewing.second_look,
}
_A_YEAR = 31_536_000
#: Draws a page: the request, the template, its values.
Page = Callable[..., Response]


class Reviews:
    """The addresses of reviews in one ledger's file."""

    def __init__(self, file: str, weighed: Weighed, page: Page) -> None:
        """Take the file's name, its events as they are kept, and what draws a page."""
        self._file = file
        self._weighed = weighed
        self._page = page

    def routes(self) -> list[Route]:
        """Return the addresses."""
        return [
            Route("/review", self.sheet),
            Route("/review", self.review, methods=["POST"]),
            Route("/add", self.adding),
            Route("/add", self.add, methods=["POST"]),
            Route("/pick", self.picking),
            Route("/pick", self.pick, methods=["POST"]),
            Route("/undo", self.undo, methods=["POST"]),
            Route("/history", self.history),
            Route("/arrange", self.arrange),
            Route("/merge", self.merge, methods=["POST"]),
            Route("/split", self.split, methods=["POST"]),
        ]

    def sheet(self, request: Request) -> Response:
        """Answer with the sheet of one claim, saying or check."""
        query = request.query_params
        ref = query.get("of", "")
        if not all(split_ref(ref)):
            raise AskedWrongError("“of” takes the reference of a claim, saying or check.")
        with open_ledger(self._file) as ledger:
            found = sheet(ledger, ref, query.get("bounds", ""))
        return self._page(request, "review.html", sheet=found, back=way_back(dict(query), ""))

    async def review(self, request: Request) -> Response:
        """Write what a sheet's form says, and lead back to where it was opened."""
        fields = await form_of(request)
        await run_in_threadpool(self._write, lambda ledger: _review(ledger, fields))
        back = way_back(fields, review_address(fields.get("of", "")))
        return _led(back, fields)

    def adding(self, request: Request) -> Response:
        """Answer with the form for what nobody read in a dispatch."""
        with open_ledger(self._file) as ledger:
            found = add_sheet(ledger, request.query_params.get("of", ""))
        return self._page(request, "add.html", sheet=found)

    async def add(self, request: Request) -> Response:
        """Put in what a form says, and lead to the dispatch; where a field is wrong, the form with what is wrong."""
        fields = await form_of(request)
        try:
            await run_in_threadpool(self._write, lambda ledger: write_added(ledger, fields))
        except FieldError as error:
            return await run_in_threadpool(self._not_added, request, fields, error)
        return _led(document_address(fields.get("of", "")), fields)

    def _not_added(self, request: Request, fields: Fields, error: FieldError) -> Response:
        with open_ledger(self._file) as ledger:
            found = add_sheet(ledger, fields.get("of", ""), fields, error)
        answer = self._page(request, "add.html", sheet=found)
        answer.status_code = 400
        return answer

    def picking(self, request: Request) -> Response:
        """Answer with the question that a claim answers, for one who goes by one of the answers."""
        query = request.query_params
        with open_ledger(self._file) as ledger:
            found = pick_sheet(ledger, self._weighed, query.get("of", ""))
        return self._page(request, "pick.html", sheet=found, back=way_back(dict(query), ""))

    async def pick(self, request: Request) -> Response:
        """Write which answer a person goes by, and lead back."""
        fields = await form_of(request)
        await run_in_threadpool(self._write, lambda ledger: write_pick(ledger, self._weighed, fields))
        return _led(way_back(fields), fields)

    async def undo(self, request: Request) -> Response:
        """Take back a review, and lead back."""
        fields = await form_of(request)
        name, who, reason = (fields.get(field, "") for field in ("review", "who", "reason"))
        await run_in_threadpool(self._write, lambda ledger: reviewing.undo(ledger, name, who, reason=reason))
        return _led(way_back(fields), fields)

    def history(self, request: Request) -> Response:
        """Answer with all reviews of a thing, a dispatch or an event, or of the whole ledger."""
        name = request.query_params.get("of", "")
        with open_ledger(self._file) as ledger:
            found = past(_concerned(ledger, name))
            head = ledger.head()
        return self._page(request, "history.html", past=found, of=name, head=head)

    def arrange(self, request: Request) -> Response:
        """Answer with an event laid out to be merged or split."""
        with open_ledger(self._file) as ledger:
            found = arranged(ledger, self._weighed, request.query_params.get("event", ""))
        return self._page(request, "arrange.html", arranged=found)

    async def merge(self, request: Request) -> Response:
        """Make events, or origins, one, and lead to what they are then."""
        fields = await form_of(request)
        names = tuple(name.strip() for name in fields.every("names") if name.strip())
        who, reason = fields.get("who", ""), fields.get("reason", "")
        await run_in_threadpool(self._write, lambda ledger: reviewing.merge(ledger, names, who, reason=reason))
        return _led(way_back(fields), fields)

    async def split(self, request: Request) -> Response:
        """Take reports out of an event, or out of an origin, and lead back."""
        fields = await form_of(request)
        name, parts = fields.get("name", ""), fields.every("parts")
        who, reason = fields.get("who", ""), fields.get("reason", "")
        await run_in_threadpool(self._write, lambda ledger: reviewing.split(ledger, name, parts, who, reason=reason))
        return _led(way_back(fields), fields)

    def _write(self, what: Callable[[Ledger], object]) -> None:
        with open_ledger(self._file, writing=True) as ledger:
            what(ledger)


def _review(ledger: Ledger, fields: Fields) -> object:
    action, ref, who = fields.get("action", ""), fields.get("of", ""), fields.get("who", "")
    reason, after = fields.get("reason", ""), fields.get("after")
    if action in ACTIONS:
        return ACTIONS[action](ledger, ref, who, reason=reason, after=after)
    if action == "note":
        return reviewing.note(ledger, ref, who, reason=reason, after=after)
    if action == "fix":
        return reviewing.fix(ledger, ref, who, changes_of(ledger, ref, fields), reason=reason, after=after)
    raise AskedWrongError("“action” takes what the buttons of the sheet do.")


def _concerned(ledger: Ledger, name: str) -> tuple[Review, ...]:
    """Return all reviews that the history of a name tells of: of the whole ledger where there is no name."""
    if not name:
        return ledger.reviews()
    if split_ref(name)[0] or name.startswith(("o-", "r-")):
        return reviewing.reviews_of(ledger, name)
    if ledger.machine_folios([name]):
        return ledger.reviews([name])
    event = ledger.event(name)
    return ledger.reviews([event.id, *sorted({split_ref(claim)[0] for claim in event.claims})])


def _led(back: str, fields: Fields) -> Response:
    """Lead back, and keep the name that the person gave."""
    answer = RedirectResponse(back, 303)
    who = " ".join(fields.get("who", "").split())
    if who:
        answer.set_cookie(KEPT["who"], quote(who), max_age=_A_YEAR, httponly=True, samesite="strict")
    return answer
