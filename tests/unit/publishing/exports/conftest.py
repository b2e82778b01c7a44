"""The ledger that the exports of this folder are made from."""

import pytest

from tests.unit.publishing.exports.handing import documents, fill


@pytest.fixture(scope="session")
def handed_ledger(tmp_path_factory):
    """The file of a ledger of three invented dispatches."""
    return fill(tmp_path_factory.mktemp("handed") / "ostrov.selon", documents())
