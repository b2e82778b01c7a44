"""What a word for many is made of: tens of ten, dozens of twelve, hundreds of a hundred, as the language's pack says.

The codebook gives tens and dozens one interval; whoever codes conservatively tells them apart.
"""

from __future__ import annotations

from selon.languages import pack as packs
from selon.records.accounts import Telling
from selon.text import fold

__all__ = ["base_of"]

_TABLE, _CLASS, _VAGUE = "numbers", "class", "vague"


def base_of(telling: Telling) -> float | None:
    """Return the number that a telling's vague word is a plural of; None where it is no such word, or not alone."""
    quantity = telling.claim.quantity
    code = (telling.language or "").split("-")[0].lower()
    if quantity is None or quantity.span is None or quantity.modifier != _VAGUE or code not in packs.served():
        return None
    entry = packs.load(code).lookup(_TABLE, fold(quantity.span.text))
    return float(entry.get("value")) if entry is not None and entry.get(_CLASS) == _VAGUE else None
