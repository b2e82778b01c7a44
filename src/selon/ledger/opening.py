"""Opening the ledger's file, and what the database's troubles mean to its user."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from json import JSONDecodeError
from pathlib import Path

from selon.errors import (
    BrokenError,
    FullError,
    LedgerError,
    LockedError,
    NewerLedgerError,
    NoLedgerError,
    ReadOnlyError,
)

__all__ = ["MARK", "VERSION", "connect", "told"]

#: What the file's header says of whose it is (``application_id``): the letters SELN.
MARK = 0x53454C4E
#: The number of the last migration. A test holds it against the migrations, which are not loaded to read.
VERSION = 11
#: KiB of pages kept in memory while writing (a negative number is KiB), and when reading.
_WRITER_CACHE, _READER_CACHE = -256_000, -64_000
#: Pages in the write-ahead log before they go into the file: many are written several times before that.
_PAGES = 16_000
_MEMORY_MAP = 1 << 30

_TROUBLES: dict[int, tuple[type[LedgerError], str, str]] = {
    sqlite3.SQLITE_BUSY: (LockedError, "another process is writing to it", "wait for it to end, or give it more time"),
    sqlite3.SQLITE_LOCKED: (LockedError, "another process is writing to it", "wait for it to end"),
    sqlite3.SQLITE_READONLY: (ReadOnlyError, "cannot be written", "copy it to a place where you may write"),
    sqlite3.SQLITE_PERM: (ReadOnlyError, "no permission", "copy it to a place where you may write"),
    sqlite3.SQLITE_CANTOPEN: (ReadOnlyError, "cannot be opened here", "is it a file, in a folder you may write in?"),
    sqlite3.SQLITE_FULL: (FullError, "the disk is full; all that was committed is safe", "make room and add again"),
    sqlite3.SQLITE_NOTADB: (NoLedgerError, "not a ledger", "name a file that `selon add` made"),
    sqlite3.SQLITE_CORRUPT: (BrokenError, "the file is damaged", "take the last copy, and add the documents again"),
    sqlite3.SQLITE_IOERR: (LedgerError, "the disk fails", "all that was committed should be safe; look at the disk"),
}


#: What the database says, without a number, of a text in it that is none.
_NO_TEXT = "Could not decode to UTF-8"


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn the database's errors into ours, with the file's name and what to do.

    So are those of what lies in it: bytes that do not unpack, and whatever goes wrong over rows of a file that does not
    hold. What goes wrong over one that does is not the file's fault, and stays as it is.
    """
    try:
        yield
    except sqlite3.Error as problem:
        known = _TROUBLES.get(getattr(problem, "sqlite_errorcode", 0) & 0xFF)
        if known is None and str(problem).startswith(_NO_TEXT):
            known = _TROUBLES[sqlite3.SQLITE_CORRUPT]
        kind, reason, remedy = known or (LedgerError, f"the database says: {problem}", "please report it")
        raise kind(reason, place=path, remedy=remedy) from problem
    except UnicodeEncodeError as problem:
        raise LedgerError("what is asked for is no text", place=path, remedy="write it in UTF-8") from problem
    except (zlib.error, UnicodeDecodeError, JSONDecodeError) as problem:
        raise _broken(path) from problem
    except (TypeError, LookupError, ValueError, AttributeError) as problem:
        if _holds(path):
            raise
        raise _broken(path) from problem


def _broken(path: str) -> LedgerError:
    kind, reason, remedy = _TROUBLES[sqlite3.SQLITE_CORRUPT]
    return kind(reason, place=path, remedy=remedy)


def _holds(path: str) -> bool:
    """Tell whether the file's own rows and indexes are as the database left them."""
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def connect(path: str | os.PathLike[str], *, create: bool, writing: bool, wait: float) -> sqlite3.Connection:
    """Return a connection in autocommit mode to the ledger in a file, its shape up to date.

    ``wait`` is how many seconds another writer is waited for. Raises a LedgerError.
    """
    place = os.fspath(path)
    file = Path(place)
    if not create and not file.is_file():
        raise NoLedgerError("no such ledger", place=place, remedy="make one with `selon add SOURCES… --ledger FILE`")
    if create and not file.parent.is_dir():
        raise NoLedgerError("no such folder", place=str(file.parent), remedy="make the folder first")
    with told(place):
        if create or writing:
            return _writer(place, wait)
        connection = _reader(place, file, wait)
        if connection.execute("PRAGMA user_version").fetchone()[0] < VERSION:
            connection.close()
            _writer(place, wait).close()
            connection = _reader(place, file, wait)
        return connection


def _writer(place: str, wait: float) -> sqlite3.Connection:
    connection = sqlite3.connect(place, timeout=wait, isolation_level=None)
    try:
        empty = connection.execute("PRAGMA schema_version").fetchone()[0] == 0
        if not empty:
            _recognise(connection, place)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = {_WRITER_CACHE}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES}")
        if connection.execute("PRAGMA user_version").fetchone()[0] < VERSION:
            from selon.ledger.migrations import migrate  # noqa: PLC0415 - SQLAlchemy, only where it is needed

            connection.execute(f"PRAGMA application_id = {MARK}")
            migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _reader(place: str, file: Path, wait: float) -> sqlite3.Connection:
    """Open for reading alone; on a medium that cannot be written, as a file that nobody else changes."""
    address = file.absolute().as_uri()
    try:
        return _opened(f"{address}?mode=ro", place, wait)
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
    return _opened(f"{address}?mode=ro&immutable=1", place, wait)


def _opened(address: str, place: str, wait: float) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None)
    try:
        _recognise(connection, place)
        connection.execute(f"PRAGMA cache_size = {_READER_CACHE}")
        connection.execute(f"PRAGMA mmap_size = {_MEMORY_MAP}")
    except BaseException:
        connection.close()
        raise
    return connection


def _recognise(connection: sqlite3.Connection, place: str) -> None:
    """Raise where the file is no ledger, or one of a newer Selon."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != MARK:
        raise NoLedgerError("a database, but not a ledger", place=place, remedy="name a file that `selon add` made")
    if (version := connection.execute("PRAGMA user_version").fetchone()[0]) > VERSION:
        raise NewerLedgerError(
            f"made by a newer Selon: its shape has number {version}, this one knows up to {VERSION}",
            place=place,
            remedy="install the newer Selon",
        )
