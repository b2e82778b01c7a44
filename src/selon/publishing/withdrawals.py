"""What was withdrawn of the reports of an event: by whom, when, and with which words; the claims themselves stay."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group
from rich.text import Text

from selon.ledger import Withdrawal
from selon.publishing import wording
from selon.publishing.terminal import head, print_block
from selon.records.accounts import Dossier

__all__ = ["write_withdrawals"]


def write_withdrawals(found: Sequence[Withdrawal], dossier: Dossier, console: Console) -> None:
    """Print the marks of an event's reports, if there are any; ``dossier`` has the reports."""
    if not found:
        return
    documents = {telling.document.id: telling.document for telling in dossier.tellings}
    lines = []
    for mark in found:
        document = documents.get(mark.document)
        outlet, title = (document.outlet, document.title) if document else (None, None)
        line = Text(wording.visible(outlet or mark.document), "voice")
        line.append(wording.visible(f": {title}" if title else ""))
        lines += [line, Text(f"  {wording.visible(mark.words)}"), Text(f"  {_when(mark)}", "faint")]
    print_block(Group(head("Withdrawn by who published it"), "", *lines), console)


def _when(mark: Withdrawal) -> str:
    told = wording.visible(mark.published) if mark.published else "time not known"
    return f"{told}; what it said is still shown above"
