"""What the pages' commands read again and again is read once: their samples are the same, and reading is a function."""

from functools import cache

import pytest

from selon.pipeline import understand
from selon.running.local import gazetteer


@cache
def _understood(document):
    return understand(document, gazetteer())


@pytest.fixture(autouse=True)
def _read_once(monkeypatch):
    monkeypatch.setattr("selon.running.ingest.understand", lambda document, _: _understood(document))
