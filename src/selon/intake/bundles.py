"""The manifest of a bundle that another ledger handed on: which parts it has, and the digest of each.

A bundle is a ZIP archive with ``manifest.json`` in it, whose ``form`` is ``selon-bundle``; its parts are JSONL after
the codebook. A part whose bytes are not the manifest's is refused by name, and the others are read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selon.errors import ArchiveError

__all__ = ["MANIFEST", "REVIEWS", "Manifest", "read_manifest"]

MANIFEST = "manifest.json"
#: The part with what people made of the documents: no dispatches.
REVIEWS = "reviews.jsonl"
_FORM, _VERSION = "selon-bundle", 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """The digests (SHA-256, hex) of a bundle's parts, by their names."""

    digests: Mapping[str, str]

    def contradicts(self, name: str, data: bytes) -> str:
        """Return why a part is not the one that was handed on, or an empty string."""
        wanted = self.digests.get(name)
        if wanted is None:
            return "the manifest does not name it"
        return "" if hashlib.sha256(data).hexdigest() == wanted else "its bytes are not those of the manifest's digest"

    def missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the parts that are not among these, in the manifest's order."""
        there = set(names)
        return tuple(name for name in self.digests if name not in there)


def read_manifest(data: bytes, *, place: str) -> Manifest | None:
    """Return a bundle's manifest; None where the bytes are no manifest of ours.

    Raises ArchiveError, naming ``place``, for one of a newer form, or that does not say what its parts are.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("form") != _FORM:
        return None
    if found.get("version") != _VERSION:
        raise ArchiveError("a bundle of a newer Selon than this one", place=place, remedy="bring Selon up to date")
    try:
        return Manifest({str(part["name"]): str(part["sha256"]) for part in found["parts"]})
    except (KeyError, TypeError) as problem:
        raise ArchiveError("the manifest does not name its parts", place=place, remedy="fetch it anew") from problem
