"""The whole way from an archive into a ledger, killed in the middle of a transaction and begun again."""

import json
import os
import signal

import pytest

from selon.cli.main import main
from selon.ledger import open_ledger
from selon.ledger.pen import Pen
from selon.running import ingest
from tests.unit.intake.incoming import article, bundle, html, packed, record
from tests.unit.ledger.keeping import outcome

TOLD = "Drones hit a depot in Toropets on 18 September 2024. {} people were injured, the governor of Tver region said."


def page(number):
    return html(article(TOLD.format(number + 2), "The road to the town was closed until the evening.")).encode()


def archive(path):
    """Write a bundle: a WARC of pages, something broken, an agency's item and its withdrawal."""
    wire = {"uri": "urn:agency:1", "versioncreated": "2024-09-18T08:00:00Z", "body_text": TOLD.format(9)}
    kill = {**wire, "pubstatus": "canceled", "versioncreated": "2024-09-18T09:00:00Z", "body_text": ""}
    members = (
        ("a.warc.gz", packed(*(record(f"https://a.example/{number}", page(number)) for number in range(5)))),
        ("b.html", b"<html></html>"),
        ("c.ninjs", json.dumps([wire, {**kill, "ednote": "Withdrawn."}]).encode()),
        ("d.html", page(7)),
    )
    path.write_bytes(bundle(*members))
    return str(path)


def add_in_child(source, ledger, strike):
    """Add in a process of its own that kills itself in its n-th transaction; return the signal that ended it."""
    child = os.fork()
    if child == 0:
        try:
            settle, left = Pen.settle, [strike]

            def killing(*arguments):
                settle(*arguments)
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

            Pen.settle, ingest._WHILE = killing, 0.0
            main(["add", source, "--ledger", ledger])
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def found(path):
    with open_ledger(path) as ledger:
        assert ledger.verify().holds
        marks = [(mark.document, mark.code, mark.words) for mark in ledger.withdrawals()]
        return outcome(ledger), marks, [(row.place, row.code) for row in ledger.failures()]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_archive_that_is_added_killed_and_added_again_comes_to_the_same_ledger(tmp_path):
    source = archive(tmp_path / "night.zip")
    assert main(["add", source, "--ledger", str(tmp_path / "whole")]) == 3
    wanted = found(tmp_path / "whole")
    assert len(wanted[1]) == 1
    path = tmp_path / "killed"
    for strike in (1, 3, 2):
        assert add_in_child(source, str(path), strike) == -signal.SIGKILL
        with open_ledger(path) as ledger:
            assert ledger.verify().holds
    assert main(["add", source, "--ledger", str(path)]) == 3
    assert found(path) == wanted
