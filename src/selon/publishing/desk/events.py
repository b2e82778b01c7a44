"""Events weighed and laid out, each made once for a state of all that it rests on.

What comes in elsewhere in the ledger changes nothing of an event, and so nothing of what is kept of it
(``Ledger.footing``): a desk that is open while reports come in weighs only what they tell of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from selon.errors import UnknownError
from selon.ledger import Ledger
from selon.publishing.desk.asking import INSIDE, SECTIONS, EventAsked
from selon.publishing.desk.galleys import About, ColumnHead, Galley, Head, part_of, section_part
from selon.publishing.desk.keeping import Kept
from selon.publishing.desk.mapping import Where, where_of
from selon.publishing.desk.news import Item, told
from selon.publishing.desk.setting import set_event, unlay
from selon.publishing.event_outline import event_page
from selon.publishing.event_rows import EventPage, Related, Stated
from selon.publishing.event_sources import stated_within
from selon.publishing.event_status import Status
from selon.publishing.event_words import Desk
from selon.publishing.nearby import near
from selon.records.accounts import Account, Dossier, Summary
from selon.records.events import Event, split_ref
from selon.records.reviews import State
from selon.running import reviewing
from selon.running.accounts import account_of, dossier_of
from selon.running.programs import layer
from selon.running.summaries import kept_summary
from selon.weighing.summaries import summarise

__all__ = ["Laid", "Shown", "Weighed", "rows_of"]

_ACCOUNTS, _PAGES = 256, 64
#: What tells what an event rests on and what it comes to is small.
_SUMMARIES = 4_096
#: Breakdowns of so many of the events that the same reports tell of stand beside an event's own.
_BESIDE = 4
_SUM = "parts_sum"


@dataclass(frozen=True, slots=True)
class Laid:
    """An event's page whole, for what writes all of it; ``voices`` has the references of tellings with their origins.

    ``where`` are its places, ``mine`` tells which answer people go by (`picking.Mine`), by question.
    """

    page: EventPage
    voices: Mapping[str, str]
    where: Where
    mine: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of an event shows: its head, rows by section, and what names the state that all this is of.

    ``asked`` is how it is shown; ``about`` is the row that something is told inside of. ``related`` are other events
    that the same reports tell of, ``beside`` the breakdowns of some: a night's tally stands in the reports of one
    strike, and is yet no figure of it. ``new`` are the documents that came since the moment asked for, ``news`` what is
    new with them. ``fresh`` counts the documents that came since the reader's last look, where no moment is asked for.
    ``states`` tell how things stand that people reviewed, ``status`` whether the event still moves, ``mine`` which
    answer people go by (`picking.Mine`), by question.
    """

    event: Event
    head: Head
    asked: EventAsked
    rows: Mapping[str, tuple[Any, ...]]
    state: str = ""
    about: About | None = None
    related: tuple[Related, ...] = ()
    beside: tuple[tuple[Related, tuple[Stated, ...]], ...] = ()
    new: frozenset[str] = frozenset()
    news: tuple[Item, ...] = ()
    states: Mapping[str, State] = field(default_factory=dict)
    fresh: int = 0
    status: Status | None = None
    mine: Mapping[str, Any] = field(default_factory=dict)
    again: tuple[Any, ...] = ()

    @property
    def claims(self) -> frozenset[str]:
        """The references of the event's claims: its tellings have no other."""
        return frozenset(self.event.claims)

    @property
    def columns(self) -> tuple[ColumnHead, ...]:
        """What stands in the columns of its versions."""
        return dict(self.head.columns)[self.asked.columns]

    def size(self, section: str) -> int:
        """Return how many rows a section has in all."""
        return self.head.size(section_part(section, self.asked.columns))

    def sheets(self, section: str) -> int:
        """Return how many sheets a section has; of what is told inside a row, how many that has."""
        if self.about is not None and section == self.asked.part:
            return self.about.sheets
        return self.head.sheets(section_part(section, self.asked.columns))


@dataclass(frozen=True, slots=True)
class Whole:
    """How much there is in a ledger, and which languages, sides and kinds its events have, each with how many."""

    documents: int
    events: int
    choices: dict[str, dict[str, int]]


def _whole(ledger: Ledger) -> Whole:
    return Whole(*ledger.size(), {name: ledger.facets(name) for name in ("language", "side", "kind")})


class _KeptGalley:
    """A page as the ledger keeps it; its sheets are fetched as they are asked for."""

    def __init__(self, ledger: Ledger, event: str) -> None:
        self._ledger, self._event = ledger, event

    def rows(self, part: str, sheet: int = 0) -> tuple[Any, ...]:
        """Return the rows of one sheet; none where there is no such sheet."""
        found = self._ledger.sheets(self._event, [(part, sheet)]).get((part, sheet))
        return unlay(part, found) if found is not None else ()


class Weighed:
    """Accounts and pages of a ledger's events, each kept while what it rests on stays as it was."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._wholes = Kept(1)
        self._footings = Kept(_SUMMARIES)
        self._summaries = Kept(_SUMMARIES)
        self._accounts = Kept(_ACCOUNTS)
        self._pages = Kept(_PAGES)
        self._set = Kept(_PAGES)

    def whole(self, ledger: Ledger) -> Whole:
        """Return how much there is in the ledger now."""
        return self._wholes.get((ledger.head(),), lambda: _whole(ledger))

    def footing(self, ledger: Ledger, event: Event) -> str:
        """Return what tells whether all that an event rests on is as it was."""
        return self._footings.get((ledger.head(), event.id), lambda: ledger.footing(event.id))

    def account(self, ledger: Ledger, event: Event) -> tuple[Account, Dossier]:
        """Return an event's account, with the dossier that it was made from."""
        return self._accounts.get((self.footing(ledger, event), event.id), lambda: account_of(ledger, event))

    def summary(self, ledger: Ledger, event: Event) -> Summary:
        """Return what an event comes to in a line."""
        stands = self.footing(ledger, event)
        return self._summaries.get(
            (stands, event.id),
            lambda: kept_summary(ledger, event, stands) or summarise(*self.account(ledger, event)),
        )

    def page(self, ledger: Ledger, event: Event) -> EventPage:
        """Return an event's page."""
        page = self._pages.get(
            (self.footing(ledger, event), event.id), lambda: event_page(*self.account(ledger, event))
        )
        return replace(page, related=near(ledger, event, self.summary))

    def galley(self, ledger: Ledger, event: Event) -> Galley:
        """Return an event's page as it is set: as it was kept where that still holds, or set now."""
        stands = self.footing(ledger, event)
        if ledger.has_galley(event.id, layer(), stands):
            return _KeptGalley(ledger, event.id)
        return self._set.get((stands, event.id), lambda: set_event(*self.account(ledger, event)))

    def laid(self, ledger: Ledger, name: str) -> Laid:
        """Return the whole page of an event by its id, an alias or a beginning. Raises a LedgerError."""
        event = ledger.event(name, links=False)
        _, dossier = self.account(ledger, event)
        voices = {telling.ref: telling.origin for telling in dossier.tellings}
        return Laid(self.page(ledger, event), voices, where_of(dossier))

    def shown(self, ledger: Ledger, name: str, asked: EventAsked) -> Shown:
        """Return what a page of an event shows, by its id, an alias or a beginning, with what is new since a moment.

        Raises a LedgerError; UnknownError too where there is no such row, or no such sheet.
        """
        event = ledger.event(name, links=False)
        galley = self.galley(ledger, event)
        (head,) = galley.rows("head")
        rows, about = rows_of(galley, asked, ledger.path)
        related = near(ledger, event, self.summary) if asked.part in ("", "checks") else ()
        beside = self._beside(ledger, event, related)
        documents = frozenset(split_ref(claim)[0] for claim in event.claims)
        new = ledger.arrived(asked.since, event.id).get(event.id, frozenset()) if asked.since else frozenset()
        found = galley.rows("news") if new else ()
        return Shown(
            event=event,
            head=head,
            asked=asked,
            rows=rows,
            about=about,
            state=f"{self.footing(ledger, event)} {related} {beside} {sorted(new)}",
            related=related,
            beside=beside,
            new=new,
            news=tuple(told(found, new, head.title if new >= documents else None)) if new else (),
            states=reviewing.states(ledger, documents),
        )

    def _beside(
        self, ledger: Ledger, event: Event, related: Sequence[Related]
    ) -> tuple[tuple[Related, tuple[Stated, ...]], ...]:
        """Return the breakdowns of related events, as the reports of this one have them: no other is looked at."""
        documents = frozenset(split_ref(claim)[0] for claim in event.claims)
        found = []
        for one in related[:_BESIDE]:
            other = ledger.event(one.id, links=False)
            if self.summary(ledger, other).sums:
                shared = documents & {split_ref(claim)[0] for claim in other.claims}
                summing = ledger.checked(shared, _SUM)
                inside = tuple(claim for claim in other.claims if split_ref(claim)[0] in summing)
                dossier = dossier_of(ledger, replace(other, claims=inside))
                sums = tuple(row for row in stated_within(dossier, Desk(dossier)) if row.rule == _SUM)
                found += [(one, sums)] if sums else []
        return tuple(found)


def rows_of(galley: Galley, asked: EventAsked, place: str) -> tuple[dict[str, tuple[Any, ...]], About | None]:
    """Return the rows of the sections that are asked for, and the row that they are told inside of, if any.

    Raises UnknownError where there is no such row or sheet.
    """
    if not asked.part:
        return {name: galley.rows(section_part(name, asked.columns)) for name in SECTIONS}, None
    part = part_of(section_part(asked.part, asked.columns), asked.of)
    about = next(iter(galley.rows(part_of("about", part))), None) if asked.of else None
    rows = galley.rows(part, asked.sheet)
    if not rows:
        raise UnknownError("the page has no such part or sheet", place=place, remedy="go back to the event's page")
    return {**dict.fromkeys((*SECTIONS, *INSIDE), ()), asked.part: rows}, about
