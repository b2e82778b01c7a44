"""The chain over very many rows: written and held against them within a budget of time."""

import time

from selon.errors import LedgerError
from selon.ledger import open_ledger
from selon.running.keeping import write_batch

ROWS = 20_000
#: Seconds of this process for writing and for verifying, others at work on the machine.
BUDGET = 20.0


def test_twenty_thousand_entries_are_written_and_verified_in_seconds(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as ledger:
        begun = time.process_time()
        write_batch(ledger, [], [LedgerError(f"torn {number}", place="b.txt") for number in range(ROWS)])
        written = time.process_time()
        verdict = ledger.verify()
        done = time.process_time()
    assert (verdict.holds, verdict.entries) == (True, ROWS)
    assert written - begun < BUDGET
    assert done - written < BUDGET
