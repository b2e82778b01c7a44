"""The table on this machine: the shipped archive unpacked once, into the user's cache."""

from __future__ import annotations

import contextlib
import hashlib
import lzma
import os
import tempfile
from importlib import resources
from pathlib import Path

from platformdirs import user_cache_path

__all__ = ["unpacked"]

_CHUNK = 1 << 20


def unpacked(archive: Path | None = None, cache: Path | None = None) -> Path:
    """Return the path of the unpacked table, unpacking it first if this archive never was.

    The file is named by the archive's digest, written beside its place and moved there at once, so that processes that
    start together never see half a file. Where the cache cannot be written, the system's temporary folder serves.
    Raises FileNotFoundError without an archive, OSError where neither folder can be written.
    """
    packed = archive or Path(str(resources.files("selon.gazetteer").joinpath("places.sqlite.xz")))
    name = f"places-{_digest(packed)}.sqlite"
    folders = [cache or user_cache_path("selon"), Path(tempfile.gettempdir()) / f"selon-{_user()}"]
    for folder in folders:
        if _whole(folder / name):
            return folder / name
    for folder in folders[:-1]:
        with contextlib.suppress(OSError):
            return _unpack(packed, folder / name)
    return _unpack(packed, folders[-1] / name)


def _whole(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0


def _digest(packed: Path) -> str:
    """Return a digest of the archive's size and ends: xz closes with an index and checks, which tell builds apart."""
    size = packed.stat().st_size
    with packed.open("rb") as file:
        head = file.read(4096)
        file.seek(max(0, size - 65536))
        tail = file.read()
    return hashlib.blake2b(head + tail + str(size).encode(), digest_size=10).hexdigest()


def _unpack(packed: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=target.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as out, lzma.open(packed) as source:
            while chunk := source.read(_CHUNK):
                out.write(chunk)
        Path(part).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(part).unlink()
        raise
    return target
