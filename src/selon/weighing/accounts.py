"""One event weighed: what is asked of it, who answers how, and how many voices that makes."""

from __future__ import annotations

from selon.records.accounts import Account, Dossier
from selon.weighing.contrasts import contrast
from selon.weighing.corroboration import count_voices
from selon.weighing.crosschecks import check_across
from selon.weighing.questions import raise_questions
from selon.weighing.series import make_series
from selon.weighing.timelines import make_timeline
from selon.weighing.withdrawals import standing

__all__ = ["BY", "weigh_event"]

#: Which rules made an account, at which version.
BY = "accounts@2"


def weigh_event(dossier: Dossier) -> Account:
    """Return the account of one event. The order of the dossier's tellings changes nothing but their order in rows.

    What a withdrawn report tells is shown with a mark; it is neither counted nor held against what others say.
    """
    withdrawn = frozenset(name for name, _ in dossier.withdrawn)
    raised = contrast(raise_questions(dossier.event, dossier.tellings, withdrawn))
    questions = tuple(one.question for one in raised)
    return Account(
        dossier.event,
        count_voices(dossier),
        questions,
        make_series(dossier.tellings, withdrawn=withdrawn),
        check_across(standing(dossier), raised),
        make_timeline(dossier, raised),
        BY,
    )
