"""What the pages show, fetched from a ledger and put in rows; nothing here knows of browsers.

An event's account is made once for each state of the ledger: the head of its chain names the state.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from selon.errors import UnknownError
from selon.ledger import Holding, Ledger, Listing, Withdrawal, open_ledger
from selon.ledger.search import Filters, Finding, Findings, search
from selon.publishing import wording
from selon.publishing.desk.asking import Asked
from selon.publishing.event_list import Listed, listed
from selon.publishing.event_outline import event_page
from selon.publishing.event_rows import EventPage
from selon.publishing.event_sources import failing
from selon.publishing.event_words import Desk
from selon.publishing.nearby import near
from selon.publishing.page import Article, make_article
from selon.publishing.plain import event_json, plain
from selon.records.folios import Folio
from selon.records.text import Span
from selon.running.accounts import account_of

__all__ = ["Board", "Found", "Piece", "Reader", "Row", "Shown", "Views"]

#: Pages and lines kept for the present state of a ledger.
_KEPT = 256
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """An event on the board: its line, how many reports are new, its sums that fail, when it was last told of."""

    listed: Listed
    new: int
    fails: tuple[str, ...]
    last: str

    @property
    def title(self) -> str:
        """What it is called, with nothing hidden in it."""
        return wording.visible(self.listed.title or "An event without a title")


@dataclass(frozen=True, slots=True)
class Board:
    """The events that meet what is asked; ``choices`` are the values that a filter may take, with their counts."""

    rows: tuple[Row, ...]
    more: bool
    choices: dict[str, dict[str, int]]
    documents: int
    events: int


@dataclass(frozen=True, slots=True)
class Shown:
    """An event's page, for which side each telling (by its reference) speaks, and the state of the ledger it is of."""

    page: EventPage
    sides: Mapping[str, str]
    state: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A dispatch laid out, all its versions, and what was withdrawn of it."""

    article: Article
    folio: Folio
    versions: tuple[Holding, ...]
    withdrawn: tuple[Withdrawal, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage, and whether they were meant."""

    words: str
    meant: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A dispatch found, with its passage in pieces."""

    finding: Finding
    pieces: tuple[Piece, ...]


class Views:
    """The views of one ledger's file. Safe to be asked by several threads: each question opens the file anew."""

    def __init__(self, file: str) -> None:
        """Take the file's name."""
        self._file = file
        self._kept: OrderedDict[tuple[str, ...], Any] = OrderedDict()
        self._lock = Lock()

    # --- the board ----------------------------------------------------------------------------------------------------

    def board(self, asked: Asked) -> Board:
        """Return the board. Raises a LedgerError."""
        with open_ledger(self._file) as ledger:
            found = ledger.events(
                place=asked.place or None,
                kind=asked.kind or None,
                side=asked.side or None,
                language=asked.language or None,
                arrived=asked.since or None,
                limit=asked.limit + 1,
                order=asked.order,
            )
            new = ledger.arrived(asked.since) if asked.since else {}
            head = ledger.head()
            rows = tuple(self._row(ledger, head, listing, new.get(listing.event.id, 0)) for listing in found)
            choices = {name: ledger.facets(name) for name in ("language", "side", "kind")}
            counts = ledger.counts()
        return Board(rows[: asked.limit], len(rows) > asked.limit, choices, counts.documents, counts.events)

    def _row(self, ledger: Ledger, head: str, listing: Listing, new: int) -> Row:
        key = ("row", head, listing.event.id)
        made = self._remembered(key)
        if made is None:
            account, dossier = account_of(ledger, listing.event)
            made = self._remember(key, (listed(listing, account), failing(account, dossier)))
        line, fails = made
        return Row(
            line, new, tuple(map(wording.visible, fails)), wording.visible(wording.day((listing.last or "")[:16]))
        )

    # --- an event -----------------------------------------------------------------------------------------------------

    def event(self, name: str) -> Shown:
        """Return the page of an event by its id, an alias or a beginning. Raises a LedgerError."""
        with open_ledger(self._file) as ledger:
            event = ledger.event(name)
            state = ledger.head()
            key = ("page", state, event.id)
            shown: Shown | None = self._remembered(key)
            if shown is None:
                account, dossier = account_of(ledger, event)
                desk = Desk(dossier)
                page = event_page(account, dossier, others=near(ledger, event))
                sides = {telling.ref: desk.side(telling.origin) for telling in dossier.tellings}
                shown = self._remember(key, Shown(page, sides, state))
        return shown

    def drawn(self, shown: Shown, draw: Callable[[], str]) -> str:
        """Return an event's page as it was drawn in this state of the ledger, or draw it."""
        key = ("drawn", shown.state, shown.page.account.event.id)
        return self._remembered(key) or str(self._remember(key, draw()))

    def event_plain(self, name: str) -> Any:
        """Return the same as plain JSON, with all that its references lead to."""
        with open_ledger(self._file) as ledger:
            return event_json(*account_of(ledger, ledger.event(name)))

    # --- a dispatch ---------------------------------------------------------------------------------------------------

    def reader(self, name: str, stretch: tuple[int, int] | None) -> Reader:
        """Return a dispatch, with a stretch of its words lit. Raises UnknownError or another LedgerError."""
        with open_ledger(self._file) as ledger:
            folio = ledger.document(name)
            versions = ledger.versions(folio.document.id)
            withdrawn = ledger.withdrawals([folio.document.id])
        text = folio.document.text
        chosen = None
        if stretch and stretch[1] <= len(text):
            chosen = Span(*stretch, text[slice(*stretch)])
        return Reader(make_article(1, folio, chosen), folio, versions, withdrawn)

    def holds(self, document: str) -> bool:
        """Tell whether there is a dispatch of exactly this id."""
        with open_ledger(self._file) as ledger:
            try:
                return ledger.document(document).document.id == document
            except UnknownError:
                return False

    def document_plain(self, name: str) -> Any:
        """Return a dispatch's folio as plain JSON."""
        with open_ledger(self._file) as ledger:
            return plain(ledger.document(name))

    # --- search -------------------------------------------------------------------------------------------------------

    def search(self, asked: Asked) -> tuple[Findings, tuple[Found, ...], dict[str, dict[str, int]]]:
        """Return the dispatches that answer, each with its passage in pieces, and the choices that filters have."""
        narrowed = {name: getattr(asked, name) or None for name in ("language", "place", "side", "kind")}
        with open_ledger(self._file) as ledger:
            findings = search(ledger, asked.q, Filters(**narrowed), asked.limit)
            choices = {name: ledger.facets(name) for name in ("language", "side", "kind")}
        return findings, tuple(Found(finding, tuple(_pieces(finding))) for finding in findings.found), choices

    # --- what is kept -------------------------------------------------------------------------------------------------

    def _remembered(self, key: tuple[str, ...]) -> Any:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _remember(self, key: tuple[str, ...], made: Any) -> Any:
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made


def _pieces(finding: Finding) -> Iterator[Piece]:
    """Yield the words of a passage on one line, those that were meant apart."""
    passage, reached = finding.passage, finding.passage.start
    for mark in finding.marks:
        if mark.start >= reached:
            yield Piece(_line(passage.text[reached - passage.start : mark.start - passage.start]), meant=False)
            yield Piece(_line(mark.text), meant=True)
            reached = mark.end
    yield Piece(_line(passage.text[reached - passage.start :]), meant=False)


def _line(words: str) -> str:
    return _BLANKS.sub(" ", wording.visible(_BLANKS.sub(" ", words)))
