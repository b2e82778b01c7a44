"""Persons' names as English newspapers spell them, from the spelling of another language's newspapers.

Only names of the countries that the pack's romanisation names are touched; the rules are the pack's: given names as a
table, the rest as ordered replacements (regular expressions on the lower-case word).
"""

from __future__ import annotations

import re
from functools import lru_cache

from selon.languages.pack import Pack

__all__ = ["romanise"]


def romanise(pack: Pack, name: str, country: str | None) -> str:
    """Return the name in English spelling; unchanged where the pack has no rules for names of that country."""
    if country not in pack.setting("romanisation", "countries", ()):
        return name
    given = pack.setting("romanisation", "given", {})
    rules = _rules(tuple(map(tuple, pack.setting("romanisation", "rules", ()))))
    return " ".join(given.get(word.lower(), None) or _respell(word, rules) for word in name.split())


@lru_cache(maxsize=8)
def _rules(pairs: tuple[tuple[str, ...], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


def _respell(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    low = word.lower()
    for pattern, replacement in rules:
        low = pattern.sub(replacement, low)
    return low[:1].upper() + low[1:] if low != word.lower() else word
