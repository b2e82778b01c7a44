"""How sites are visited: their rules are asked first, and they are left alone between two requests, or when they ask.

Chance comes in from outside, so that a look can be repeated.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from selon.errors import FetchError, InputError
from selon.intake.addresses import Target
from selon.intake.connections import Answer
from selon.intake.fetch import AGENT, Fetcher
from selon.intake.robots import Rules, rules_of
from selon.ledger import Ledger
from selon.ledger.vigils import Seen, Vigil

__all__ = ["BusyError", "ForbiddenError", "Gate", "backed_off", "later", "retry_after", "stamp"]

#: A site is waited for so long, in seconds, within one look; who has to wait longer comes back in another.
_PATIENCE = 60.0
#: Rules are asked for anew after so long; a site whose rules cannot be had is asked again after so long.
_RULES_HOLD, _RULES_AGAIN = 24 * 3600, 1800
#: The longest that a site is left alone for its failures or at its own request, in seconds.
_LONGEST = 24 * 3600


class BusyError(InputError):
    """A site wants to be left alone until ``until`` (ISO 8601, UTC)."""

    code = "later"

    def __init__(self, until: str, place: str) -> None:
        """Take until when, and what was to be fetched."""
        super().__init__(f"the site is left alone until {until}", place=place)
        self.until = until


class ForbiddenError(FetchError):
    """The site's robots.txt asks programs not to fetch this address."""


def stamp(moment: datetime) -> str:
    """Return a time as it is kept: UTC, in whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def later(now: datetime, seconds: float) -> str:
    """Return the time so many seconds on, rounded up."""
    return stamp(now + timedelta(seconds=seconds, microseconds=999_999))


def backed_off(every: float, failures: int, chance: random.Random) -> float:
    """Return after how many seconds to try again what has failed so many times in a row: twice as long each time.

    The length is drawn from its upper half, so that those who failed together do not come back together.
    """
    longest = min(every * 2.0 ** min(failures, 12), float(max(_LONGEST, every)))
    return longest * chance.uniform(0.5, 1.0)


def retry_after(answer: Answer, now: datetime) -> float | None:
    """Return the seconds that an answer asks to wait for, at most a day; None where it does not say."""
    said = answer.headers.get("retry-after", "").strip()
    if not said:
        return None
    if said.isdecimal() and said.isascii():
        return float(min(int(said[:9]), _LONGEST))
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), float(_LONGEST))


class Gate:
    """Lets requests through, one site at a time; call it with each hop before it is asked for.

    Until when a site is to be left alone stands in the ledger, so that a new start forgets nothing.
    """

    def __init__(
        self,
        ledger: Ledger,
        fetcher: Fetcher,
        *,
        delay: float,
        now: Callable[[], datetime],
        sleep: Callable[[float], None],
        chance: random.Random,
    ) -> None:
        """Take what remembers, what fetches, the seconds between two requests to a site, and clock and chance."""
        self._ledger, self._fetcher, self._delay = ledger, fetcher, delay
        self._vigil = Vigil(ledger.connection)
        self._now, self._sleep, self._chance = now, sleep, chance
        self._rules: dict[str, Rules] = {}

    def __call__(self, target: Target) -> None:
        """Wait until the site may be asked. Raises BusyError where that is too long, ForbiddenError by its rules."""
        rules = self._rules_of(target)
        if not rules.allow(target.url, AGENT):
            raise ForbiddenError(
                "robots.txt asks programs to leave it alone", place=target.url, remedy="read it by hand"
            )
        self._wait(target, max(self._delay, rules.delay(AGENT)))

    def hold(self, url_site: str, seconds: float) -> str:
        """Leave a site alone for so long, and return until when."""
        until = later(self._now(), seconds)
        with self._ledger.writing():
            self._vigil.hold(url_site, max(until, self._vigil.free(url_site)))
        return until

    def _wait(self, target: Target, delay: float) -> None:
        now = self._now()
        free = self._vigil.free(target.site)
        if free > stamp(now):
            wait = (datetime.fromisoformat(free) - now).total_seconds()
            if wait > _PATIENCE:
                raise BusyError(free, target.url)
            self._sleep(wait)
            now = self._now()
        if delay:
            with self._ledger.writing():
                self._vigil.hold(target.site, later(now, delay * self._chance.uniform(1.0, 1.5)))

    def _rules_of(self, target: Target) -> Rules:
        url = f"{target.site}/robots.txt"
        known = self._vigil.seen(url)
        if known is None or known.due <= stamp(self._now()):
            self._rules.pop(url, None)
            known = self._asked(url, target, known)
        if url not in self._rules:
            self._rules[url] = Rules(known.body)
        return self._rules[url]

    def _asked(self, url: str, target: Target, known: Seen | None) -> Seen:
        """Ask a site for its rules, and keep them; where they cannot be had, those that were had before hold on.

        Raises BusyError, and FetchError where there were none: a site whose rules are not known is not visited.
        """
        self._wait(target, self._delay)
        try:
            answer = self._fetcher.get(url)
            rules = rules_of(answer.status, answer.body)
            if rules is None:
                raise FetchError(f"the answer is {answer.status}", place=url, remedy="the site is asked again later")
        except InputError:
            if known is None:
                raise
            rules = None
        now = self._now()
        if rules is None and known is not None:
            kept = replace(known, looked=stamp(now), due=later(now, _RULES_AGAIN))
        else:
            kept = Seen(url, "robots", looked=stamp(now), due=later(now, _RULES_HOLD), body=rules or "")
        with self._ledger.writing():
            self._vigil.remember([kept])
        return kept
