"""One event weighed: what is asked of it, who answers how, and how many voices that makes."""

from __future__ import annotations

from selon.records.accounts import Account, Dossier
from selon.weighing.corroboration import count_voices
from selon.weighing.questions import raise_questions

__all__ = ["BY", "weigh_event"]

#: Which rules made an account, at which version.
BY = "accounts@1"


def weigh_event(dossier: Dossier) -> Account:
    """Return the account of one event. The order of the dossier's tellings changes nothing but their order in rows."""
    raised = raise_questions(dossier.event, dossier.tellings)
    questions = tuple(one.question for one in raised)
    return Account(dossier.event, count_voices(dossier), questions, (), (), (), BY)
