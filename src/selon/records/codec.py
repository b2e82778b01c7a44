"""Folios to the codebook's JSON and back, loss-free; every span is held against the text on the way out and in.

The shape is ``{"document", "attributions", "claims", "checks", "notes"}`` with the keys in the codebook's order. What
is whole is written as a whole number; ``parallel`` stands only where it is true; a check's working (its sum, written
out) opens its ``because``. Which pack read the text is not written: it is the document's language, or the
fallback where a note says that no pack serves it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from selon.errors import RecordError
from selon.records.decoding import decode, decode_document, decode_notes
from selon.records.encoding import encode, encode_document
from selon.records.folios import Folio

__all__ = ["decode", "decode_document", "decode_line", "decode_notes", "encode", "encode_document", "encode_line"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def encode_line(folio: Folio) -> str:
    """Return a folio as one line of JSON, without the line's end. Lone surrogates are escaped, all else is as it is."""
    line = json.dumps(encode(folio), ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def decode_line(line: str, *, place: str = "", claims: Collection[str] | None = None) -> Folio:
    """Return the folio of one line of JSON. Raises RecordError naming ``place`` (file and line).

    ``claims`` leaves these alone of the folio's claims (their ids), and what they rest on; see ``decoding.decode``.
    """
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise RecordError(f"no JSON: {problem}", place=place, remedy="one JSON object a line") from problem
    return decode(data, place=place, claims=claims)
