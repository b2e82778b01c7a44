"""Short neutral titles for events: place, kinds, days. Never who did it, never how sure it is."""

from __future__ import annotations

from collections import Counter

from selon.linking.days import published_days
from selon.records.claims import Place

__all__ = ["make_title"]

#: How each kind is called in a title, the weightiest first; measurements and words about words give none.
_KINDS = {
    "struck": "strike",
    "shelling": "shelling",
    "explosion": "explosion",
    "fire": "fire",
    "earthquake": "earthquake",
    "flood": "flood",
    "storm": "storm",
    "accident": "accident",
    "shot_down": "air defence",
    "clash": "fighting",
    "advance": "advance",
    "withdrawal": "withdrawal",
    "captured": "capture",
    "destroyed": "destruction",
    "killed": "deaths",
    "injured": "injuries",
    "evacuated": "evacuation",
    "damaged": "damage",
    "launched": "launch",
    "missing": "missing people",
    "hospitalised": "injuries",
    "displaced": "displacement",
    "returned": "return",
    "rescued": "rescue",
    "detained": "detention",
    "closed": "closure",
    "outage": "outage",
    "alert": "alert",
    "responders": "rescue",
    "built": "construction",
    "stored": "storage",
}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MOST = 3


def make_title(place: Place | None, kinds: Counter[str], start: str | None, end: str | None) -> str:
    """Return a title such as ``Velm: strike, fire, evacuation · 17–18 Sep 2024``.

    ``kinds`` say how often each kind is told; the three commonest that have a name stand in a fixed order.
    """
    where = place.name if place and place.name else "Place unknown"
    order = list(_KINDS)
    told = sorted((kind for kind in kinds if kind in _KINDS), key=lambda kind: (-kinds[kind], order.index(kind)))
    names = dict.fromkeys(_KINDS[kind] for kind in told)
    chosen = sorted(list(names)[:_MOST], key=list(_KINDS.values()).index)
    when = _when(start, end)
    return f"{where}: {', '.join(chosen) or 'statements'}" + (f" · {when}" if when else "")


def _when(start: str | None, end: str | None) -> str:
    """Return days in words.

    >>> _when("2024-09-17", "2024-09-18"), _when(None, "2024-09-18"), _when("2024-09-30", "2024-10-01")
    ('17–18 Sep 2024', 'by 18 Sep 2024', '30 Sep – 1 Oct 2024')
    """
    first, last = _split(start), _split(end)
    if last is None:
        return ""
    if first is None:
        return f"by {_words(last)}"
    if first == last:
        return _words(last)
    if first[:2] == last[:2]:
        return f"{first[2]}–{_words(last)}"
    if first[0] == last[0]:
        return f"{first[2]} {_MONTHS[first[1] - 1]} – {_words(last)}"
    return f"{_words(first)} – {_words(last)}"


def _split(day: str | None) -> tuple[int, int, int] | None:
    if published_days(day) is None or day is None:
        return None
    year, month, number = day[:10].split("-")
    return int(year), int(month), int(number)


def _words(day: tuple[int, int, int]) -> str:
    return f"{day[2]} {_MONTHS[day[1] - 1]} {day[0]}"
