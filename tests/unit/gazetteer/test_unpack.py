"""Unpacking the table once."""

import lzma
import os

import pytest

from selon.gazetteer import unpack
from selon.gazetteer.unpack import unpacked


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "places.sqlite.xz"
    path.write_bytes(lzma.compress(b"table" * 1000))
    return path


def test_the_table_is_unpacked_once(archive, tmp_path):
    cache = tmp_path / "deep" / "cache"
    first = unpacked(archive, cache)
    assert first.read_bytes() == b"table" * 1000
    os.utime(first, (1, 1))
    assert unpacked(archive, cache) == first
    assert first.stat().st_mtime == 1
    assert [p.name for p in cache.iterdir()] == [first.name]


def test_another_archive_gets_another_file(archive, tmp_path):
    first = unpacked(archive, tmp_path / "cache")
    archive.write_bytes(lzma.compress(b"other" * 1000))
    assert unpacked(archive, tmp_path / "cache") != first


def test_an_empty_leftover_is_replaced(archive, tmp_path):
    first = unpacked(archive, tmp_path / "cache")
    first.write_bytes(b"")
    assert unpacked(archive, tmp_path / "cache").read_bytes() == b"table" * 1000


def test_a_cache_that_cannot_be_written_gives_way_to_the_temporary_folder(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(unpack.tempfile, "gettempdir", lambda: str(tmp_path / "tmp"))
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    path = unpacked(archive, blocked / "cache")
    assert path.parent.parent == tmp_path / "tmp"
    assert unpacked(archive, blocked / "cache") == path


def test_a_broken_archive_leaves_no_half_file(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(unpack.tempfile, "gettempdir", lambda: str(tmp_path / "tmp"))
    archive.write_bytes(archive.read_bytes()[:-40])
    with pytest.raises((EOFError, lzma.LZMAError)):
        unpacked(archive, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []
