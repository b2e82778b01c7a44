"""How checks write numbers and fractions: plain English, no more digits than needed."""

from __future__ import annotations

__all__ = ["BY", "fraction_words", "number_words", "plural"]

#: Which rules made a check, at which version.
BY = "checks@1"

_FRACTIONS = (
    (1 / 2, "half"),
    (1 / 3, "a third"),
    (2 / 3, "two thirds"),
    (1 / 4, "a quarter"),
    (3 / 4, "three quarters"),
)
_PLURALS = {
    "person": "people",
    "child": "children",
    "man": "men",
    "woman": "women",
    "foot": "feet",
    "aircraft": "aircraft",
    "percent": "%",
    "richter": "on the Richter scale",
}


def number_words(value: float) -> str:
    """Return a number with thousands parted by commas and no needless decimals.

    >>> number_words(54.0), number_words(1450), number_words(2.75)
    ('54', '1,450', '2.75')
    """
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def fraction_words(share: float) -> str:
    """Return a share in words.

    >>> fraction_words(0.5), fraction_words(0.32)
    ('half', '32 %')
    """
    for value, words in _FRACTIONS:
        if abs(share - value) < 1e-3:
            return words
    return f"{number_words(round(share * 100, 2))} %"


def plural(unit: str) -> str:
    """Return the plural of a codebook unit, as people write it.

    >>> plural("person"), plural("facility"), plural("square_kilometre"), plural("bus")
    ('people', 'facilities', 'square kilometres', 'buses')
    """
    if unit in _PLURALS:
        return _PLURALS[unit]
    word = unit.replace("_", " ")
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        word = f"{word[:-1]}ie"
    elif word.endswith(("s", "x", "ch", "sh")):
        word += "e"
    return f"{word}s"
