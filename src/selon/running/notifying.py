"""News for a webhook: posted as JSON, kept until it was taken, tried again later where it was not."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from selon.errors import FetchError, InputError
from selon.intake.feedlist import Notify
from selon.intake.fetch import Fetcher
from selon.ledger import Ledger
from selon.ledger.vigils import Seen, Vigil
from selon.running.politeness import backed_off, later, retry_after, stamp

__all__ = ["deliver"]

#: So many pieces of news go in one message, and after so many seconds it is tried again.
_MOST, _AGAIN = 50, 60


def deliver(
    ledger: Ledger, notify: Notify, fetcher: Fetcher, *, now: Callable[[], datetime], chance: random.Random
) -> tuple[int, InputError | None]:
    """Post what is not told yet, and return how much was taken, and why no more was, if so.

    A message is ``{"news": [{"look": 3, "id": …, "kind": "moved", …}, …]}`` and counts as taken by an answer from 200
    to 299. What was sent and not marked, because the program was killed in between, is sent again: ``id`` tells.
    """
    vigil = Vigil(ledger.connection)
    seen = vigil.seen(notify.url) or Seen(notify.url, "webhook")
    if seen.due > stamp(now()):
        return 0, None
    count = 0
    while some := vigil.untold(_MOST):
        message = {"news": [{"look": look, **payload} for _, look, payload in some]}
        wait: float | None = None
        try:
            answer = fetcher.post(notify.url, json.dumps(message, ensure_ascii=False).encode("utf-8", "replace"))
            wait = retry_after(answer, now())
            if not 200 <= answer.status < 300:
                raise FetchError(f"the webhook answers {answer.status}", place=notify.url, remedy="it is tried again")
        except InputError as problem:
            due = later(now(), max(wait or 0.0, backed_off(_AGAIN, seen.failures, chance)))
            with ledger.writing():
                vigil.remember([replace(seen, looked=stamp(now()), due=due, failures=seen.failures + 1)])
            return count, problem
        seen = replace(seen, looked=stamp(now()), due="", failures=0)
        with ledger.writing():
            vigil.told([name for name, _, _ in some])
            vigil.remember([seen])
        count += len(some)
    return count, None
