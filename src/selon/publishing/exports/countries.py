"""The other codes of a country: three letters and its number (ISO 3166-1), and its part of the web."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

__all__ = ["in_zone", "letters", "number"]


@lru_cache(maxsize=1)
def _codes() -> dict[str, tuple[str, int, str]]:
    table = resources.files("selon.publishing.exports").joinpath("countries.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith(("#", "alpha2")))
    return {two: (three, int(digits), zone) for two, three, digits, zone in rows}


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    return {zone: two for two, (_, _, zone) in sorted(_codes().items(), reverse=True) if zone}


def letters(code: str | None) -> str:
    """Return the three letters of a country's two.

    >>> letters("RU"), letters(None), letters("XX")
    ('RUS', '', '')
    """
    return _codes()[code][0] if code in _codes() else ""


def number(code: str | None) -> int | None:
    """Return a country's number.

    >>> number("UA"), number("XX")
    (804, None)
    """
    return _codes()[code][1] if code in _codes() else None


def in_zone(host: str) -> str | None:
    """Return the country in whose part of the web a host is; None where it is in none.

    >>> in_zone("example.ua"), in_zone("example.com")
    ('UA', None)
    """
    return _zones().get(host.rpartition(".")[2].lower())
