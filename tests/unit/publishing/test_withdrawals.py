"""How what was withdrawn is shown."""

import io

from selon.ledger import Withdrawal
from selon.publishing.terminal import make_console
from selon.publishing.withdrawals import write_withdrawals
from tests.golden.hand_made_event import DOSSIER


def shown(*marks):
    stream = io.StringIO()
    write_withdrawals(marks, DOSSIER, make_console(stream, color="never", width=80))
    return stream.getvalue()


def test_nothing_withdrawn_is_nothing_said():
    assert shown() == ""


def test_by_whom_when_and_with_which_words():
    document = DOSSIER.tellings[0].document
    out = shown(
        Withdrawal(document.id, "v", "canceled", "taken\x1b back", "2024-09-18T10:00:00", "2024-09-19"),
        Withdrawal("gone", "v", "withheld", "held back", "", "2024-09-19"),
    )
    assert document.outlet in out
    assert "2024-09-18T10:00:00; what it said" in out
    assert "gone\n  held back\n  time not known" in out
    assert "\x1b" not in out
