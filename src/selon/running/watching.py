"""Watching feeds and pages: one look after another, each of them polite, and none lost when the program is.

A look asks for what is due, adds what came to the ledger, follows feeds to their articles, and then tells what is new.
Whatever is decided is written down before the next thing is done, in an order in which nothing can be lost: documents
first, then that they were taken; articles that a feed leads to are written down before they are fetched. So a look
that was killed is made up for by the next.
"""

from __future__ import annotations

import io
import json
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice, zip_longest

from selon.errors import FetchError, InputError
from selon.intake.addresses import take_apart
from selon.intake.connections import Answer
from selon.intake.documents import accept
from selon.intake.feedlist import Watched, Watchlist
from selon.intake.fetch import Fetcher, unit_of
from selon.intake.files import Intake
from selon.intake.formats import find_format, headed
from selon.ledger import Ledger
from selon.ledger.vigils import Seen, Vigil
from selon.ports import Limits, Unit
from selon.records.codec import decode_document, encode_document
from selon.records.text import Document
from selon.running.ingest import Report, ingest
from selon.running.news import News, compare, news_of_arrivals, stand
from selon.running.politeness import BusyError, ForbiddenError, Gate, backed_off, later, retry_after, stamp
from selon.running.summaries import Lay
from selon.text import content_id

__all__ = ["Look", "Watcher"]

#: A feed or page that is due within this share of its span is taken along where one look is all there is.
_SLACK = 0.15
#: How far the time of the next look is drawn around its span.
_JITTER = 0.1
#: An article that fails so often is given up: then what the feed says of it is all there is.
_TRIES = 4
_AGAIN = 300
#: So many articles are fetched before they are added together.
_PORTION = 8
#: Events older than so many days are not looked at before the first look: what changes in them is not told.
_BASELINE_DAYS = 45
_NEVER = "9999"
_CODES = (429, 503)
_GONE = (404, 410)
#: What is read by these is no feed.
_NO_FEEDS = ("html", "text")


@dataclass(frozen=True, slots=True)
class Look:
    """What one look came to: how many addresses were asked, how many were not changed, what was added, what is new."""

    number: int
    asked: int
    unchanged: int
    report: Report
    news: tuple[News, ...]
    failures: tuple[InputError, ...]


class RefusedError(FetchError):
    """An answer that is none; ``wait`` is how long to leave the address alone, in seconds, if it said so."""

    def __init__(self, reason: str, *, place: str, remedy: str, wait: float | None = None) -> None:
        """Take what is wrong, where, what to do, and how long to wait."""
        super().__init__(reason, place=place, remedy=remedy)
        self.wait = wait


class Watcher:
    """Watches a list.

    ``now``, ``sleep`` and ``chance`` are clock and chance: given from outside, they make a look repeatable.
    """

    def __init__(
        self,
        ledger: Ledger,
        watchlist: Watchlist,
        fetcher: Fetcher,
        *,
        limits: Limits | None = None,
        processes: int = 1,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
        chance: random.Random | None = None,
        notified: bool = False,
        lay: Lay | None = None,
    ) -> None:
        """Take the ledger, the list and what fetches; ``notified`` if news is to be kept until a webhook took it.

        ``lay`` sets the pages of large events.
        """
        self._lay = lay
        self._ledger, self._list, self._fetcher = ledger, watchlist, fetcher
        self._vigil = Vigil(ledger.connection)
        self._limits, self._processes, self._notified = limits or Limits(), processes, notified
        self._now, self._sleep = now, sleep
        self._chance = chance or random.Random()  # noqa: S311 - spreads requests, keeps no secret
        self._gate = Gate(ledger, fetcher, delay=watchlist.delay, now=now, sleep=sleep, chance=self._chance)
        #: What is watched itself is no article of a feed.
        self._urls = frozenset(watched.url for watched in watchlist.watched)
        self._asked = self._unchanged = 0
        self._report = Report()
        self._failures: list[InputError] = []

    # --- looks --------------------------------------------------------------------------------------------------------

    def look(self, *, slack: bool = False) -> Look:
        """Ask for all that is due, and return what came of it. ``slack`` takes along what is nearly due.

        Raises a LedgerError where the ledger cannot be written; what was added before is in it.
        """
        self._asked = self._unchanged = 0
        self._report, self._failures = Report(), []
        self._begin()
        intake = Intake(io.BytesIO(), limits=self._limits)
        try:
            for watched in self._due(slack=slack):
                self._poll(intake, watched)
            self._follow(intake)
        finally:
            intake.close()
        number, news = self._tell()
        return Look(number, self._asked, self._unchanged, self._report, news, tuple(self._failures))

    def pause(self, seconds: float) -> None:
        """Sleep so long: where somebody else writes to the ledger."""
        self._sleep(seconds)

    def wait(self) -> None:
        """Sleep until the next thing is due."""
        dues = [seen.due for watched in self._list.watched if (seen := self._vigil.seen(watched.url)) and seen.due]
        dues += [seen.due for kind in ("article", "webhook") for seen in self._pending(kind, _NEVER)]
        if len(dues) < len(self._list.watched):
            return
        left = (datetime.fromisoformat(min(dues)) - self._now()).total_seconds()
        self._sleep(max(1.0, left))

    def _pending(self, kind: str, until: str) -> list[Seen]:
        """Return what is due of a kind, as far as the list still asks for it."""
        wanted = {watched.url for watched in self._list.watched if watched.follow}
        wanted |= {self._list.notify.url} if self._notified and self._list.notify else set()
        return [seen for seen in self._vigil.pending(kind, until) if (seen.feed or seen.url) in wanted]

    def _begin(self) -> None:
        """Write down how everything stands before the first look of all."""
        if self._vigil.last() is not None:
            return
        since = (self._now() - timedelta(days=_BASELINE_DAYS)).date().isoformat()
        states = []
        for listing in self._ledger.events(since=since, limit=None):
            name = listing.event.id
            _, state = stand(self._ledger, name)
            states.append((name, self._vigil.digest(name), state))
        with self._ledger.writing():
            self._vigil.keep(states)
            self._vigil.end(0, stamp(self._now()), self._vigil.reach())

    def _due(self, *, slack: bool) -> Iterator[Watched]:
        for watched in self._list.watched:
            seen = self._vigil.seen(watched.url)
            early = watched.every * _SLACK if slack else 0.0
            if seen is None or not seen.due or seen.due <= later(self._now(), early):
                yield watched

    # --- feeds and pages ----------------------------------------------------------------------------------------------

    def _poll(self, intake: Intake, watched: Watched) -> None:
        """Ask for a feed or page, add what it has, and write down when it is due again."""
        seen = self._vigil.seen(watched.url) or Seen(watched.url, watched.kind)
        try:
            answer = self._get(seen)
            if answer.status == 304:
                self._unchanged += 1
                self._remember(self._next(seen, watched.every))
                return
            unit = unit_of(answer, watched.url, stamp(self._now()), given=watched.given)
            found = list(intake.take(unit, watched.form or _form(watched, unit)))
            _refuse_empty(found)
        except BusyError as problem:
            self._remember(replace(seen, due=problem.until))
            return
        except InputError as problem:
            self._fail(seen, watched.every, problem)
            return
        articles = self._articles(watched, found) if watched.follow else []
        taken = self._urls.union(article.url for article in articles)
        self._add(item for item in found if isinstance(item, InputError) or not watched.follow or item.url not in taken)
        self._remember(self._next(_marked(seen, answer), watched.every), *articles)

    def _get(self, seen: Seen) -> Answer:
        """Return the answer of an address, 200 or 304. Raises InputError for any other."""
        self._asked += 1
        conditions = {"If-None-Match": seen.etag, "If-Modified-Since": seen.modified}
        answer = self._fetcher.get(
            seen.url, {name: value for name, value in conditions.items() if value}, before=self._gate
        )
        if answer.status in (200, 304):
            return answer
        wait = retry_after(answer, self._now())
        if answer.status in _CODES:
            span = wait if wait is not None else backed_off(_AGAIN, seen.failures, self._chance)
            self._gate.hold(take_apart(answer.url, self._fetcher.allow).site, span)
        gone = "; take it off the list" if answer.status in _GONE else ""
        raise RefusedError(
            f"the answer is {answer.status}", place=seen.url, remedy=f"it is tried again{gone}", wait=wait
        )

    def _fail(self, seen: Seen, every: float, problem: InputError) -> None:
        """Write down that an address failed; it is left alone for longer each time."""
        self._failures.append(problem)
        self._add([problem])
        wait = getattr(problem, "wait", None) or 0.0
        span = max(wait, backed_off(every, seen.failures, self._chance))
        now = self._now()
        self._remember(replace(seen, looked=stamp(now), due=later(now, span), failures=seen.failures + 1))

    def _next(self, seen: Seen, every: float) -> Seen:
        """Return what is remembered of an address that answered."""
        now = self._now()
        span = every * self._chance.uniform(1.0 - _JITTER, 1.0 + _JITTER)
        return replace(seen, looked=stamp(now), due=later(now, span), failures=0)

    def _remember(self, *things: Seen) -> None:
        with self._ledger.writing():
            self._vigil.remember(things)

    def _add(self, found: Iterable[Document | InputError]) -> None:
        """Add documents and failures to the ledger."""
        items = list(found)
        if not items:
            return
        report = ingest(self._ledger, items, self._processes, lay=self._lay)
        self._failures += [item for item in items if isinstance(item, InputError) and item not in self._failures]
        self._report = Report(
            self._report.new + report.new,
            self._report.known + report.known,
            self._report.versions + report.versions,
            self._report.failures + report.failures,
            self._report.withdrawn + report.withdrawn,
        )

    # --- articles -----------------------------------------------------------------------------------------------------

    def _articles(self, watched: Watched, found: Sequence[Document | InputError]) -> list[Seen]:
        """Return the articles that a feed leads to: those that are new or have changed are due, the others stay."""
        articles = {}
        for entry in found:
            if isinstance(entry, InputError) or not entry.url or entry.url in articles or entry.url in self._urls:
                continue
            digest = content_id("e", entry.title, entry.text, entry.published)
            seen = self._vigil.seen(entry.url) or Seen(entry.url, "article", watched.url)
            if seen.digest != digest:
                body = json.dumps({"entry": encode_document(entry), "given": dict(watched.given)}, ensure_ascii=False)
                seen = replace(seen, feed=watched.url, digest=digest, due=stamp(self._now()), failures=0, body=body)
            articles[entry.url] = seen
        return list(articles.values())

    def _follow(self, intake: Intake) -> None:
        """Fetch the articles that are due, site by site in turn, and add them."""
        due = self._pending("article", stamp(self._now()))
        waiting = iter(_in_turn(due)[: self._list.articles])
        while portion := list(islice(waiting, _PORTION)):
            fetched = [self._article(intake, seen) for seen in portion]
            self._add(item for documents, _ in fetched for item in documents)
            self._remember(*(seen for _, seen in fetched))

    def _article(self, intake: Intake, seen: Seen) -> tuple[list[Document | InputError], Seen]:
        """Return what an article's page has, and what is to be remembered of it.

        Where it cannot be had after some tries, or its site asks not to, what the feed says of it is taken instead.
        """
        kept = json.loads(seen.body)
        entry = decode_document(kept["entry"], place=seen.url)
        now = stamp(self._now())
        try:
            answer = self._get(seen)
            unit = unit_of(answer, seen.url, now, given=kept["given"])
            found = [] if answer.status == 304 else list(intake.take(unit))
        except BusyError as problem:
            return [], replace(seen, due=problem.until)
        except InputError as problem:
            self._failures.append(problem)
            if (
                isinstance(problem, ForbiddenError)
                or not isinstance(problem, FetchError)
                or seen.failures + 1 >= _TRIES
            ):
                return [problem, entry], replace(seen, due="", looked=now, body="")
            wait = getattr(problem, "wait", None) or backed_off(_AGAIN, seen.failures, self._chance)
            return [problem], replace(seen, looked=now, due=later(self._now(), wait), failures=seen.failures + 1)
        done = replace(_marked(seen, answer), looked=now, due="", failures=0, body="")
        if answer.status != 304 and not any(isinstance(item, Document) for item in found):
            found.append(entry)
        return list(_completed(found, entry)), done

    # --- news ---------------------------------------------------------------------------------------------------------

    def _tell(self) -> tuple[int, tuple[News, ...]]:
        """Find what is new since the last look, keep it with how everything stands now, and return it."""
        last = self._vigil.last() or (0, 0, 0)
        reach = self._vigil.reach()
        if reach == last[1:]:
            return last[0], ()
        news = list(news_of_arrivals(self._ledger, last[1], last[2]))
        states = []
        for touched in self._vigil.touched(last[1]):
            title, state = stand(self._ledger, touched.id)
            if touched.fresh or touched.before:
                news += compare(touched.id, title, touched.before, state)
            states.append((touched.id, touched.digest, state))
        with self._ledger.writing():
            number = last[0] + 1
            self._vigil.announce(number, [(item.id, asdict(item), self._done(item)) for item in news])
            self._vigil.keep(states)
            self._vigil.end(number, stamp(self._now()), reach)
        return number, tuple(news)

    def _done(self, item: News) -> bool:
        """Tell whether nobody waits for it."""
        return not self._notified or self._list.notify is None or item.kind not in self._list.notify.kinds


def _marked(seen: Seen, answer: Answer) -> Seen:
    """Return what is remembered of an address with the marks of its answer."""
    if answer.status == 304:
        return seen
    return replace(seen, etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified"))


def _form(watched: Watched, unit: Unit) -> str | None:
    """Return the format to read by; a page that stands for a feed is read as one, and refused as such."""
    head, _ = headed(unit)
    return "feed" if watched.kind == "feed" and find_format(unit.name, head).name in _NO_FEEDS else None


def _refuse_empty(found: Sequence[Document | InputError]) -> None:
    """Raise the first error where nothing was read at all."""
    if found and not any(isinstance(item, Document) for item in found):
        raise next(item for item in found if isinstance(item, InputError))


def _in_turn(articles: Sequence[Seen]) -> list[Seen]:
    """Return articles so that no site is asked twice while others wait."""
    queues: dict[str, list[Seen]] = {}
    for seen in articles:
        queues.setdefault(seen.url.split("/", 3)[2], []).append(seen)
    return [seen for row in zip_longest(*queues.values()) for seen in row if seen is not None]


def _completed(found: Sequence[Document | InputError], entry: Document) -> Iterator[Document | InputError]:
    """Yield what a page has; the feed knows when it came out and what it is called, should the page not say it."""
    first = True
    for item in found:
        if isinstance(item, Document) and first:
            first = False
            yield accept(
                replace(
                    item,
                    published=item.published or entry.published,
                    title=item.title or entry.title,
                    edited=item.edited or entry.edited,
                )
            )
        else:
            yield item
