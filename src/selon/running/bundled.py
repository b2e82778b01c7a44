"""Reviews out of a bundle that another ledger handed on, into this one, behind the documents that they speak of."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from selon.errors import ArchiveError
from selon.intake.bundles import MANIFEST, REVIEWS, read_manifest
from selon.ledger import Ledger
from selon.ledger.payloads import load
from selon.records.reviews import Review
from selon.running.reviewing import add_reviews

__all__ = ["reviews_of", "take_reviews"]

#: The most that reviews of a bundle may have, unpacked, in bytes.
_MOST = 256 << 20


def take_reviews(ledger: Ledger, paths: Iterable[str | os.PathLike[str]]) -> int:
    """Take the reviews of the bundles among these files, and return how many are new.

    Raises ArchiveError for reviews that are not those of the manifest, ReviewError for one that its id belies.
    """
    return sum(add_reviews(ledger, found) for path in paths if (found := reviews_of(path)))


def reviews_of(path: str | os.PathLike[str]) -> tuple[Review, ...]:
    """Return the reviews of a bundle; none where the file is no bundle, or has none. Raises ArchiveError."""
    place = f"{os.fspath(path)}!{REVIEWS}"
    if not Path(path).is_file() or not zipfile.is_zipfile(path):
        return ()
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if not {MANIFEST, REVIEWS} <= names or archive.getinfo(REVIEWS).file_size > _MOST:
                return ()
            manifest = read_manifest(archive.read(MANIFEST), place=place)
            data = archive.read(REVIEWS)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError) as problem:
        raise ArchiveError(f"damaged: {problem}", place=place, remedy="fetch the bundle anew") from problem
    if manifest is None:
        return ()
    if reason := manifest.contradicts(REVIEWS, data):
        raise ArchiveError(reason, place=place, remedy="fetch the bundle anew")
    try:
        return tuple(load(Review, line.decode()) for line in data.splitlines())
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise ArchiveError("a line that is no review", place=place, remedy="fetch the bundle anew") from problem
