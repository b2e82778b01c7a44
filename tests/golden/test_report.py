"""The report of a folio made by hand, as it must look: to change it, run with SELON_BLESS=1 and read the diff."""

import io
import os
from pathlib import Path

import pytest
from rich.cells import cell_len

from selon.publishing.report import make_console, write_report
from tests.golden.hand_made import FOLIO

HERE = Path(__file__).parent


@pytest.mark.parametrize("width", [60, 100])
def test_the_report_is_as_it_was(width):
    stream = io.StringIO()
    write_report([FOLIO], make_console(stream, color="never", width=width))
    golden = HERE / f"report-{width}.txt"
    if os.environ.get("SELON_BLESS"):
        golden.write_text(stream.getvalue(), "utf-8")
    assert stream.getvalue() == golden.read_text("utf-8")
    assert max(map(cell_len, stream.getvalue().splitlines())) == width
