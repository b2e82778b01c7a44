"""What is asked of a document's rows: people's reading of it, where they have put it otherwise than the machine."""

from __future__ import annotations

__all__ = ["as_put"]


def as_put(question: str) -> str:
    """Return an SQL condition on a document ``d``: of people's rows where these have any, else of the machine's.

    ``question`` is a condition in which ``{told}`` stands where the name of a table of rows begins (``attributions``,
    ``claims``, ``checks``).

    >>> as_put("EXISTS (SELECT 1 FROM {told}claims c WHERE c.document = d.key)").count("reviewed_claims")
    1
    """
    put = "EXISTS (SELECT 1 FROM readings x WHERE x.document = d.key)"
    return f"CASE WHEN {put} THEN {question.format(told='reviewed_')} ELSE {question.format(told='')} END"
