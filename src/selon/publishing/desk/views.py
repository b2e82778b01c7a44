"""What the pages show, fetched from a ledger and put in rows; nothing here knows of browsers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from selon.errors import UnknownError
from selon.ledger import Holding, Ledger, Withdrawal, open_ledger
from selon.ledger.search import Filters, Finding, Findings, search
from selon.publishing import wording
from selon.publishing.desk.asking import Asked, EventAsked
from selon.publishing.desk.board import Board, board
from selon.publishing.desk.comparing import Beside, compare_documents, compare_events
from selon.publishing.desk.events import Laid, Shown, Weighed
from selon.publishing.desk.keeping import Kept
from selon.publishing.desk.nights import Nights, NightsAsked, nights
from selon.publishing.desk.picking import by_members
from selon.publishing.desk.revisions import Compared, compare
from selon.publishing.event_status import status_at, status_of
from selon.publishing.my_picks import by_question, picks_of
from selon.publishing.page import Article, make_article
from selon.publishing.plain import event_json, plain
from selon.publishing.rows import Happening
from selon.records.events import split_ref
from selon.records.folios import Folio
from selon.records.reviews import State
from selon.records.text import Span
from selon.running import reviewing
from selon.running.accounts import account_of

__all__ = ["Found", "Piece", "Reader", "Views"]

#: Pages kept as they were drawn.
_DRAWN = 48
#: Measures over nights kept as they were worked out.
_NIGHTS = 24
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Reader:
    """A dispatch laid out, the events it tells of, its versions, withdrawals and reviews, and another version."""

    article: Article
    folio: Folio
    digest: str
    events: tuple[tuple[str, str], ...]
    versions: tuple[Holding, ...]
    withdrawn: tuple[Withdrawal, ...]
    other: Holding | None = None
    compared: Compared | None = None
    states: Mapping[str, State] = field(default_factory=dict)

    @property
    def rejected(self) -> tuple[State, ...]:
        """What people say was not read rightly: it stands in no row."""
        return tuple(state for _, state in sorted(self.states.items()) if state.verdict == "rejected")

    @property
    def rows(self) -> tuple[Happening, ...]:
        """What is claimed, in the order of the text."""
        return tuple(sorted(self.article.outline.happenings, key=lambda row: row.number))


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
        self.file = file
        self.weighed = Weighed()
        self._drawn = Kept(_DRAWN)
        self._nights = Kept(_NIGHTS)

    def board(self, asked: Asked, looked: str, today: str = "") -> Board:
        """Return the board. Raises a LedgerError."""
        with open_ledger(self.file) as ledger:
            return board(ledger, self.weighed, asked, looked, today)

    # --- an event -----------------------------------------------------------------------------------------------------

    def event(self, name: str, asked: EventAsked, looked: str = "", today: str = "") -> Shown:
        """Return what a page of an event shows, by its id, an alias or a beginning. Raises a LedgerError.

        ``looked`` is when the reader last looked; reports dated later than ``today`` do not tell how the event stands.
        """
        with open_ledger(self.file) as ledger:
            shown = self.weighed.shown(ledger, name, asked)
            event = shown.event.id
            fresh = ledger.arrived(looked, event).get(event, frozenset()) if looked and not asked.since else frozenset()
            picks, again = picks_of(ledger, shown.event)
            members = self.weighed.galley(ledger, shown.event).rows("members") if picks else ()
            mine = by_members(members, shown.event.claims, picks)
            status = status_at(shown.head.moments, _newest(ledger, today))
            return replace(shown, fresh=len(fresh), status=status, mine=mine, again=again)

    def laid(self, name: str) -> Laid:
        """Return the whole page of an event, by its id, an alias or a beginning. Raises a LedgerError."""
        with open_ledger(self.file) as ledger:
            laid = self.weighed.laid(ledger, name)
            picks, _ = picks_of(ledger, laid.page.account.event)
            return replace(laid, mine=by_question(laid.page, picks))

    def drawn(self, shown: Shown, how: str, draw: Callable[[], str]) -> str:
        """Return an event's page as it was drawn in this way in this state of the ledger, or draw it."""
        return self._drawn.get((shown.state, shown.head.id, f"{how} {shown.mine} {shown.again}"), draw)

    def event_plain(self, name: str, today: str = "") -> Any:
        """Return the same as plain JSON, with all that its references lead to."""
        with open_ledger(self.file) as ledger:
            event = ledger.event(name)
            account, dossier = account_of(ledger, event, links=True)
            status = plain(status_of(account, dossier, _newest(ledger, today)))
            picks, again = map(plain, picks_of(ledger, event))
            return {**event_json(account, dossier), "status": status, "my_picks": picks, "picks_to_make_again": again}

    # --- side by side -------------------------------------------------------------------------------------------------

    def beside(self, of: str, names: tuple[str, str]) -> Beside:
        """Return two events or two dispatches side by side. Raises a LedgerError."""
        with open_ledger(self.file) as ledger:
            if of == "documents":
                first, second = (ledger.document(name) for name in names)
                return compare_documents(
                    first, second, ledger.copies([first.document.id, second.document.id], among=True)
                )
            events = [ledger.event(name, links=False) for name in names]
            galleys = [self.weighed.galley(ledger, event) for event in events]
            told = [(galley.rows("column")[0], galley.rows("answered")) for galley in galleys]
        inside = [{split_ref(claim)[0] for claim in event.claims} for event in events]
        return compare_events(told[0], told[1], len(inside[0] & inside[1]))

    # --- a measure over nights ----------------------------------------------------------------------------------------

    def nights(self, asked: NightsAsked) -> Nights:
        """Return a measure over nights. Raises a LedgerError."""
        with open_ledger(self.file) as ledger:
            return nights(ledger, asked, self._nights)

    # --- a dispatch ---------------------------------------------------------------------------------------------------

    def reader(self, name: str, stretch: tuple[int, int] | None, other: str = "") -> Reader:
        """Return a dispatch, with a stretch of its words lit, held against another version where one is named.

        Raises UnknownError or another LedgerError.
        """
        with open_ledger(self.file) as ledger:
            folio = ledger.document(name)
            versions = ledger.versions(folio.document.id)
            withdrawn = ledger.withdrawals([folio.document.id])
            beside = next((held for held in versions if held.digest == other), None)
            compared = compare(ledger.document(beside.digest), folio) if beside else None
            states = reviewing.states(ledger, [folio.document.id])
            ties = ledger.ties([folio.document.id])
            ids = dict.fromkeys(ties.events[ref] for ref in sorted(ties.events))
            events = tuple((event, wording.visible(ledger.event(event, links=False).title)) for event in ids)
        current = next((held.digest for held in versions if held.current), "")
        version = (held.digest for held in versions if name != held.id and held.digest.startswith(name))
        digest = next(version, current)
        text = folio.document.text
        chosen = None
        if stretch and stretch[1] <= len(text):
            chosen = Span(*stretch, text[slice(*stretch)])
        article = make_article(1, folio, chosen)
        return Reader(article, folio, digest, events, versions, withdrawn, beside, compared, states)

    def holds(self, document: str) -> bool:
        """Tell whether there is a dispatch of exactly this id."""
        with open_ledger(self.file) as ledger:
            try:
                return ledger.document(document).document.id == document
            except UnknownError:
                return False

    def document_plain(self, name: str) -> Any:
        """Return a dispatch's folio as plain JSON."""
        with open_ledger(self.file) as ledger:
            return plain(ledger.document(name))

    def folio(self, name: str) -> Folio:
        """Return a dispatch's folio."""
        with open_ledger(self.file) as ledger:
            return ledger.document(name)

    # --- search -------------------------------------------------------------------------------------------------------

    def search(self, asked: Asked) -> tuple[Findings, tuple[Found, ...], dict[str, dict[str, int]]]:
        """Return the dispatches that answer, each with its passage in pieces, and the choices that filters have."""
        narrowed = {name: getattr(asked, name) or None for name in ("language", "place", "side", "kind")}
        with open_ledger(self.file) as ledger:
            findings = search(ledger, asked.q, Filters(**narrowed), asked.limit)
            choices = self.weighed.whole(ledger).choices
        return findings, tuple(Found(finding, tuple(_pieces(finding))) for finding in findings.found), choices


def _newest(ledger: Ledger, today: str) -> str | None:
    """Return when the ledger's newest report appeared, those dated later than today aside."""
    newest = ledger.documents(until=today or None, limit=1)
    return newest[0].came_out if newest else None


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
