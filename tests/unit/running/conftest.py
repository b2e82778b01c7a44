"""What the tests of watching share: a server, a clock, a ledger, and what watches."""

import pytest

from selon.ledger import open_ledger
from tests.servers import serve
from tests.unit.running.feeds import Clock, listed, watcher


@pytest.fixture
def site():
    with serve() as found:
        yield found


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "night.selon", create=True) as found:
        yield found


@pytest.fixture
def watching(ledger, site, clock, tmp_path):
    def make(text, **more):
        return watcher(ledger, listed(tmp_path, text, site), site, clock, **more)

    return make
