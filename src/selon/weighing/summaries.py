"""What an account comes to in a line: how many outlets and origins, how its questions stand, which sums fail."""

from __future__ import annotations

from collections import Counter

from selon.records.accounts import Account, Dossier, Summary

__all__ = ["summarise"]

_SUM = "parts_sum"


def summarise(account: Account, dossier: Dossier) -> Summary:
    """Return the summary of an account; ``dossier`` is what the account was made from."""
    counts = {count.name: (count.low, count.high) for count in account.counts}
    standings = Counter(question.standing for question in account.questions)
    checks = [*(check for _, check in dossier.checks), *(moved.check for moved in account.checks)]
    sums = [check for check in checks if check.rule == _SUM]
    failing = (check.working for check in sums if check.outcome == "fails")
    return Summary(
        outlets=counts["outlets"][1],
        origins=counts["origins"],
        standings=tuple(sorted(standings.items())),
        fails=tuple(dict.fromkeys(filter(None, failing))),
        sums=bool(sums),
    )
