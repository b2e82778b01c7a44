"""The pen: what can be done to a ledger inside one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from selon.errors import SelonError
from selon.ledger import comparing, reviewing, settling, withdrawing
from selon.ledger.chain import Chain
from selon.ledger.galleys import Sheets, write_galleys
from selon.ledger.holdings import Added, Entry
from selon.ledger.overlaying import lay_over
from selon.ledger.rows import Prepared
from selon.ledger.settling import MENTIONS, PROFILES, Tied
from selon.ledger.summaries import write_summaries
from selon.ledger.withdrawing import Speaks
from selon.ledger.writing import Arrivals, Writer, add, fail
from selon.records.accounts import Summary, Withdrawn
from selon.records.events import Copy, Event, Mention, Origin, Print, Profile
from selon.records.reviews import Review

__all__ = ["Pen"]


class Pen:
    """Adds documents, hands out the closed sets that they belong to, and takes what these settle into.

    A batch is ``add``, then for copies ``sharing``, ``prints``, ``texts`` and ``copy``, then ``mentions`` and
    ``profiles`` (the closed sets) and ``settle``.
    """

    def __init__(self, connection: sqlite3.Connection, chain: Chain) -> None:
        """Take a connection with an open transaction, and its chain."""
        self._connection = connection
        self._chain = chain
        self._arrivals = Arrivals()

    def add(
        self,
        batch: Iterable[Entry | Prepared],
        alias: Callable[[str], str] = str,
        writers: Sequence[Writer] = (),
        *,
        again: bool = False,
    ) -> Added:
        """Write the documents that are not there yet; ``again`` also other readings of those that are.

        ``alias`` gives the id that the event of a mention would have, were it the first one.
        """
        return add(self._connection, self._chain, batch, self._arrivals, alias, writers, again=again)

    def fail(self, problems: Iterable[SelonError]) -> int:
        """Keep inputs that failed, each once, and return how many were not there yet."""
        return fail(self._connection, self._chain, problems)

    def is_unseen(self, prepared: Prepared) -> bool:
        """Tell whether no version of this document is there, but for items that withdraw it."""
        return withdrawing.is_unseen(self._connection, prepared)

    def withdraw(self, prepared: Prepared, code: str, words: str, speaks: Speaks, *, titled: bool = False) -> int:
        """Mark what an item withdraws, and return how many marks are new; see ``withdrawing``."""
        mark = Withdrawn(code, words, prepared.document[12])
        return withdrawing.withdraw(self._connection, self._chain, prepared, mark, speaks, titled=titled)

    def withdraw_itself(self, prepared: Prepared, code: str, words: str) -> int:
        """Mark an item, before it is added, that withdraws what is not there; return how many marks are new."""
        mark = Withdrawn(code, words, prepared.document[12])
        return int(withdrawing.mark_itself(self._connection, self._chain, prepared, mark))

    def marked_before(self, documents: Iterable[str], names: Speaks, titled: Speaks) -> int:
        """Mark those of these documents that were withdrawn before they came; return how many marks are new."""
        return withdrawing.marked_before(self._connection, self._chain, documents, names, titled)

    @property
    def seen(self) -> str:
        """The time of this transaction (UTC, ISO 8601)."""
        return self._chain.seen

    def review(self, review: Review) -> bool:
        """Write a review, once, and return whether it was not there yet; what it changes is not done here."""
        return reviewing.write_review(self._connection, self._chain, review)

    def lay_over(self, prepared: Prepared, alias: Callable[[str], str], *, changed: bool) -> None:
        """Put another reading of a current document in the place of the one compared with others."""
        lay_over(self._connection, self._chain, self._arrivals, alias, prepared, changed=changed)

    def disturb(self, mentions: Sequence[str], profiles: Sequence[str]) -> None:
        """Have the components of these nodes (ids) settled anew."""
        self._arrivals.mention_components |= settling.components_of(self._connection, MENTIONS, mentions)
        self._arrivals.profile_components |= settling.components_of(self._connection, PROFILES, profiles)

    def mentions(
        self, tied: Tied[Mention], bound: Iterable[Sequence[str]] = (), *, everything: bool = False
    ) -> tuple[Mention, ...]:
        """Return the closed set of mentions that is to be settled now; see ``settling.closure``."""
        new, lost = self._arrivals.mentions, self._arrivals.mention_components
        return settling.closure(self._connection, MENTIONS, new, lost, tied, bound=bound, everything=everything)

    def profiles(
        self, tied: Tied[Profile], bound: Iterable[Sequence[str]] = (), *, everything: bool = False
    ) -> tuple[Profile, ...]:
        """Return the closed set of profiles that is to be settled now."""
        new, lost = self._arrivals.profiles, self._arrivals.profile_components
        return settling.closure(self._connection, PROFILES, new, lost, tied, bound=bound, everything=everything)

    def settle(self, events: Iterable[Event], origins: Iterable[Origin]) -> None:
        """Put the events and origins of the closed sets where their members' old ones stood."""
        settling.settle_events(self._connection, self._chain, events, self._arrivals.events)
        settling.settle_origins(self._connection, self._chain, origins, self._arrivals.origins)

    def summarise(self, made: Iterable[tuple[str, str, Summary]], by: str) -> None:
        """Keep summaries of events: an event's id, the footing that it was made on (``Ledger.footing``), and it."""
        write_summaries(self._connection, self._chain, made, by)

    def keep_galleys(self, made: Iterable[tuple[str, str, Sheets]], by: str) -> None:
        """Keep pages of events as they were set: an event's id, the footing that it was made on, its sheets, if any."""
        write_galleys(self._connection, self._chain, made, by)

    def sharing(self, worth: Callable[[int, int, int], bool]) -> tuple[tuple[Print, Print], ...]:
        """Return the pairs of prints that are to be compared, at least one of each added.

        ``worth`` tells that, from how many shingles two documents share, and how many each has.
        """
        return comparing.sharing(self._connection, self._arrivals.prints, worth)

    def texts(self, documents: Iterable[str]) -> dict[str, str]:
        """Return the texts of documents, by id, those that were added among them."""
        came = self._arrivals.texts
        return came | comparing.texts(self._connection, set(documents) - set(came))

    def copy(self, copies: Iterable[Copy]) -> None:
        """Keep copies."""
        comparing.write_copies(self._connection, self._chain, copies)
