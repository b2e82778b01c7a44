"""How a process of Selon begins."""

import gc

import pytest

from selon.cli import main


@pytest.fixture
def _as_it_was():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("_as_it_was", "capsys")
def test_the_command_line_lets_the_collector_run_seldom():
    gc.set_threshold(700, 10, 10)
    assert main(["--version"]) == 0
    assert gc.get_threshold()[0] > 10_000
    assert gc.isenabled()
