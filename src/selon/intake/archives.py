"""Archives to what lies in them: ZIP bundles and gzip. Members are read in memory, never written anywhere.

A member whose name is a path out of the archive, a link, a locked one and one that swells beyond the limits are refused
by name, and the others are read. Of a bundle that a ledger handed on (`bundles.py`) each part is held against its
digest.
"""

from __future__ import annotations

import gzip
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, cast

from selon.errors import ArchiveError, InputError
from selon.intake.bundles import MANIFEST, REVIEWS, Manifest, read_manifest
from selon.ports import Limits, Unit
from selon.records.text import Document

__all__ = ["GZIP", "ZIP", "Swelling", "refused_name"]

_OUTSIDE = re.compile(r"(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|[\x00-\x1f]|\\")
#: Below this a member is small, however well it is packed.
_SMALL = 1 << 20
#: All members of one archive together may have so many times what one may.
_TOGETHER = 100
_REMEDY = "unpack it with care, and hand the files in"
_ANEW = "fetch the bundle anew"


def refused_name(name: str) -> str:
    """Return why a member's name is refused, or an empty string.

    >>> refused_name("../../etc/cron.d/x")
    'its name leads out of the archive'
    >>> refused_name("a/b..c.html")
    ''
    """
    return "its name leads out of the archive" if _OUTSIDE.search(name) else ""


class Zip:
    """The format ``zip``: each member is read as a file of its name."""

    name = "zip"
    suffixes = (".zip",)
    plain = False

    def sniff(self, name: str, head: bytes) -> bool:
        """Tell by the first bytes; an office document, which is one too, is left to be refused."""
        if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return False
        office = b"word/" in head or b"[Content_Types].xml" in head or b"mimetypeapplication/vnd" in head
        return not office and not name.lower().endswith((".docx", ".epub"))

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield the members that are files, or the error of one that is refused."""
        stream: Any = unit.stream
        if not stream.seekable():
            stream = io.BytesIO(_bounded(stream, limits))
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
            raise ArchiveError(
                f"no whole ZIP archive: {problem}", place=unit.place, remedy="fetch it anew"
            ) from problem
        with archive:
            members = archive.infolist()
            if len(members) > limits.members:
                raise ArchiveError(f"there are {len(members):,} members in it", place=unit.place, remedy=_REMEDY)
            files = [m for m in members if not (m.is_dir() or m.filename.startswith("__MACOSX/"))]
            yield from _members(archive, files, unit, limits)


def _members(
    archive: zipfile.ZipFile, files: list[zipfile.ZipInfo], unit: Unit, limits: Limits
) -> Iterator[InputError | Unit]:
    """Yield each member, or why it is not read; of a bundle also what its manifest names and is not there."""
    left = limits.bytes * _TOGETHER
    manifest = _manifest(archive, files, unit, limits)
    for member in files:
        if manifest is not None and member.filename == MANIFEST:
            continue
        place = f"{unit.place}!{ascii(member.filename)[1:-1]}"[:400]
        data = _read(archive, member, limits, left)
        if (
            not isinstance(data, str)
            and manifest is not None
            and (reason := manifest.contradicts(member.filename, data))
        ):
            data = reason
        if isinstance(data, str):
            yield ArchiveError(data, place=place, remedy=_REMEDY)
            continue
        left -= len(data)
        if manifest is not None and member.filename == REVIEWS:
            continue
        yield Unit(io.BytesIO(data), member.filename.rpartition("/")[2], place, given=unit.given)
    for name in manifest.missing(member.filename for member in files) if manifest is not None else ():
        yield ArchiveError("the manifest names it, and it is not there", place=f"{unit.place}!{name}", remedy=_ANEW)


def _manifest(archive: zipfile.ZipFile, files: list[zipfile.ZipInfo], unit: Unit, limits: Limits) -> Manifest | None:
    """Return the manifest of a bundle; None for any other archive. Raises ArchiveError for a newer or broken one."""
    found = next((member for member in files if member.filename == MANIFEST), None)
    data = _read(archive, found, limits, limits.bytes) if found is not None else ""
    return read_manifest(data, place=f"{unit.place}!{MANIFEST}") if isinstance(data, bytes) else None


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits, left: int) -> bytes | str:
    """Return the bytes of a member, or why it is not read."""
    if reason := _refused(member, limits, left):
        return reason
    try:
        with archive.open(member) as packed:
            return packed.read(limits.bytes)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as problem:
        return f"damaged: {problem}"


def _refused(member: zipfile.ZipInfo, limits: Limits, left: int) -> str:
    if reason := refused_name(member.filename) or refused_name(getattr(member, "orig_filename", "")):
        return reason
    if member.flag_bits & 0x1:
        return "it is locked with a password"
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "it is a link or a device, no file"
    if member.file_size > limits.bytes:
        return f"unpacked it has {member.file_size:,} bytes; the limit is {limits.bytes:,}"
    if member.file_size > _SMALL and member.file_size > limits.ratio * max(1, member.compress_size):
        times = member.file_size // max(1, member.compress_size)
        return f"it swells {times:,} times when unpacked; the limit is {limits.ratio}"
    if member.file_size > left:
        return "the members before it have used up what one archive may unpack to"
    return ""


def _bounded(stream: Any, limits: Limits) -> bytes:
    data: bytes = stream.read(limits.bytes * 4 + 1)
    if len(data) > limits.bytes * 4:
        raise ArchiveError("too large an archive to come as a stream", remedy="save it as a file")
    return data


class Swelling(io.RawIOBase):
    """A packed stream, unpacked as it is read, up to so many times its size. Raises ArchiveError beyond."""

    def __init__(self, stream: Any, limits: Limits, place: str) -> None:
        """Take the packed stream."""
        self._packed = _Counted(stream)
        self._unpacked = gzip.GzipFile(fileobj=cast("Any", self._packed), mode="rb")
        self._limits = limits
        self._place = place
        self._count = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Unpack into the buffer and return how many bytes; 0 at the end."""
        try:
            data = self._unpacked.read(len(buffer))
        except (OSError, EOFError, zlib.error) as problem:
            raise ArchiveError(f"damaged or cut off: {problem}", place=self._place, remedy="fetch it anew") from problem
        self._count += len(data)
        if self._count > _SMALL and self._count > self._limits.ratio * max(1, self._packed.count):
            reason = f"it swells more than {self._limits.ratio} times when unpacked"
            raise ArchiveError(reason, place=self._place, remedy=_REMEDY)
        buffer[: len(data)] = data
        return len(data)


class _Counted:
    """A stream that counts what was read of it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._stream.read(size)
        self.count += len(data)
        return data


class Gzip:
    """The format ``gzip``: one packed file; a packed WARC is a format of its own."""

    name = "gzip"
    suffixes = (".gz",)
    plain = False

    def sniff(self, name: str, head: bytes) -> bool:
        """Tell by the first bytes, unless what is packed is a WARC."""
        from selon.intake.warc import is_packed_warc  # noqa: PLC0415 - the two formats share their first bytes

        return head.startswith(b"\x1f\x8b") and not is_packed_warc(name, head)

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield the one file in it, under its name without the suffix."""
        stream = io.BufferedReader(Swelling(unit.stream, limits, unit.place), 1 << 16)
        name = unit.name[: -len(".gz")] if unit.name.lower().endswith(".gz") else unit.name
        yield Unit(stream, name, unit.place, unit.url, unit.encoding, unit.retrieved, unit.given)


ZIP, GZIP = Zip(), Gzip()
