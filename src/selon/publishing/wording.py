"""How records are put into words for a reader: labels, figures with their bounds, places, times, sources.

Nothing here decides anything; the report and the page say the same because both say it from here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from selon.publishing.days import day, moment, stretch, with_days
from selon.records.attribution import Source
from selon.records.claims import Actor, Claim, Part, Place, Quantity
from selon.records.text import Span

__all__ = [
    "act",
    "actor",
    "channel",
    "counted",
    "country",
    "day",
    "figure",
    "kind",
    "means",
    "moment",
    "number",
    "part",
    "place",
    "relays",
    "share",
    "short_id",
    "source",
    "source_details",
    "source_in_short",
    "stretch",
    "units",
    "visible",
    "with_countries",
    "with_days",
]

#: What a source does, in the third person; ``say`` and ``claim`` differ as they do in the text.
_ACTS = {
    "say": "says",
    "claim": "claims",
    "confirm": "confirms",
    "deny": "denies",
    "order": "orders",
    "warn": "warns",
    "ask": "asks",
    "expect": "expects",
    "accuse": "accuses",
    "cannot_verify": "cannot verify",
    "decline": "does not comment on",
    "omit": "leaves out",
}
#: The same where what is left out or declined is not named, and the clause that says so stands for it.
_CLAUSES = {"decline": "does not comment:", "omit": "leaves something out:", "cannot_verify": "cannot verify:"}
_KINDS = {
    "shot_down": "shot down",
    "withdrawal": "withdrawal",
    "responsibility": "responsible",
    "unverified": "not verified",
    "other": "also",
}
_NOUNS = {
    "struck": "strike",
    "launched": "launch",
    "shelling": "shelling",
    "clash": "clash",
    "advance": "advance",
    "withdrawal": "withdrawal",
    "explosion": "explosion",
    "fire": "fire",
    "destroyed": "destruction",
    "damaged": "damage",
    "killed": "deaths",
    "injured": "injuries",
    "evacuated": "evacuation",
    "outage": "outage",
    "alert": "alert",
}
_MEANS = {"drone": "drones", "missile": "missiles", "bomb": "bombs", "mine": "mines", "other": ""}
_SOURCE_KINDS = {
    "security_service": "security service",
    "international": "international body",
    "armed_group": "armed group",
    "social_media": "social media",
    "ngo": "NGO",
    "other": "",
}
_CHANNELS = {
    "telegram": "on Telegram",
    "x": "on X",
    "facebook": "on Facebook",
    "website": "on its website",
    "press_release": "in a press release",
    "press_conference": "at a press conference",
    "television": "on television",
    "radio": "on the radio",
    "interview": "in an interview",
    "report": "in a report",
    "bulletin": "in a bulletin",
    "video": "in a video",
    "satellite": "by satellite",
    "other": "by another channel",
}
_MODIFIERS = {
    "at_least": "≥ ",
    "more_than": "> ",
    "at_most": "≤ ",
    "less_than": "< ",
    "about": "≈ ",
}
_BEFORE = {"usd": "US$", "eur": "€", "gbp": "£"}
_AFTER = {
    "percent": "%",
    "kilometre": "km",
    "metre": "m",
    "centimetre": "cm",
    "square_kilometre": "km²",
    "square_metre": "m²",
    "cubic_metre": "m³",
    "hectare": "ha",
    "tonne": "t",
    "kilotonne": "kt",
    "kilogram": "kg",
    "rub": "RUB",
    "uah": "UAH",
    "chf": "CHF",
    "pln": "PLN",
}
_PLURALS = {
    "person": "people",
    "child": "children",
    "man": "men",
    "woman": "women",
    "aircraft": "aircraft",
    "foot": "feet",
    "facility": "facilities",
    "richter": "on the Richter scale",
}
_HUGE = 1e15
_SHARES = {0.5: "half", 0.25: "a quarter", 0.75: "three quarters", 1.0: "all"}
_SHORT = 40
#: Words of an institution's name that a role leaves out.
_OFFICES = frozenset({"government", "administration", "office", "regional", "military", "presidential", "of", "the"})
#: Where a reason names a side by its code.
_SIDES = re.compile(r"\b(Speakers of|the named of) ([A-Z]{2})\b", re.ASCII)
#: Characters that would not be seen, or would turn what is seen; they are shown as their code.
_UNSEEN = {
    code: f"‹U+{code:04X}›"
    for code in (
        *range(9),
        *range(11, 32),
        *range(127, 160),
        0x61C,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    )
}
_UNSEEN.update({9: " ", 13: "", 0x85: " ", 0xFEFF: "‹U+FEFF›"})


def visible(text: str) -> str:
    r"""Return the text with control and direction characters shown as their code, so that it hides nothing.

    >>> visible("a\u202eb")
    'a‹U+202E›b'
    """
    return text.translate(_UNSEEN)


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    lines = resources.files("selon.publishing").joinpath("countries.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def country(code: str) -> str:
    """Return the short English name of an ISO 3166-1 code, or the code.

    >>> country("CI")
    'Côte d’Ivoire'
    """
    return _countries().get(code, code)


def with_countries(words: str) -> str:
    """Return words with the codes of sides in them as countries are called.

    >>> with_countries("Speakers of CI are heard in 1 document.")
    'Speakers of Côte d’Ivoire are heard in 1 document.'
    """
    return _SIDES.sub(lambda match: f"{match[1]} {country(match[2])}", words)


def act(code: str, *, clause: bool = False) -> str:
    """Return what a source does; ``clause`` where the content is no more than the clause that says so.

    >>> act("omit"), act("omit", clause=True), act("say")
    ('leaves out', 'leaves something out:', 'says')
    """
    return _CLAUSES.get(code, _ACTS.get(code, code)) if clause else _ACTS.get(code, code)


def kind(claim: Claim) -> str:
    """Return what a claim's kind is called; what is said not to have happened by its noun with ``no``, or ``not``."""
    label = _KINDS.get(claim.kind, claim.kind.replace("_", " "))
    if claim.polarity or (claim.quantity and claim.quantity.value == 0):
        return label
    return f"no {_NOUNS[claim.kind]}" if claim.kind in _NOUNS else f"not {label}"


def means(code: str) -> str:
    """Return the means of an attack in the plural; nothing for ``other``."""
    return _MEANS.get(code, code.replace("_", " "))


# --- figures --------------------------------------------------------------------------------------------------------


def number(value: float) -> str:
    """Return a number with commas between thousands.

    >>> number(3600.0), number(2.5)
    ('3,600', '2.5')
    """
    if abs(value) >= _HUGE:
        return f"{value:g}"
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def figure(quantity: Quantity) -> str:
    """Return a quantity's interval: ``54``, ``≥ 13``, ``≈ 400``, ``2.5–2.8``, ``24–99``; a share as a fraction."""
    if quantity.modifier == "range" or (
        quantity.value is None and quantity.low is not None and quantity.high is not None
    ):
        return f"{_end(quantity.low)}–{_end(quantity.high)}"
    known = next((v for v in (quantity.value, quantity.low, quantity.high) if v is not None), None)
    if known is None:
        return share(quantity.share.value) if quantity.share else "?"
    return _MODIFIERS.get(quantity.modifier, "") + number(known)


def share(value: float) -> str:
    """Return a fraction in words where it has any, else in per cent.

    >>> share(0.5), share(0.3)
    ('half', '30 %')
    """
    third = {1: "a third", 2: "two thirds"}.get(round(value * 3)) if abs(value * 3 - round(value * 3)) < 0.02 else None
    return _SHARES.get(value) or third or f"{number(round(value * 100, 1))} %"


def _end(value: float | None) -> str:
    return "…" if value is None else number(value)


def counted(quantity: Quantity) -> str:
    """Return the interval with its unit: ``≥ 13 people``, ``≈ 400 km``, ``US$30,000,000``."""
    amount = figure(quantity)
    unit = quantity.unit
    if unit in _BEFORE:
        mark = next((m for m in _MODIFIERS.values() if amount.startswith(m)), "")
        return f"{mark}{_BEFORE[unit]}{amount.removeprefix(mark)}"
    if quantity.share and quantity.value is None:
        return f"{amount} of the {_plural(unit)}"
    return f"{amount} {_AFTER.get(unit) or (unit.replace('_', ' ') if amount == '1' else _plural(unit))}"


def units(unit: str) -> str:
    """Return what is counted or measured, in the plural.

    >>> units("person"), units("drone"), units("kilometre")
    ('people', 'drones', 'km')
    """
    return _AFTER.get(unit) or (unit.upper() if unit in _BEFORE else _plural(unit))


def short_id(event: str) -> str:
    """Return the beginning of an event's id that is enough to name it, without the word that all ids begin with.

    >>> short_id("event-0123456789abcdef")
    '01234567'
    """
    return event.rpartition("-")[2][:8]


def _plural(unit: str) -> str:
    if unit in _PLURALS:
        return _PLURALS[unit]
    word = unit.replace("_", " ")
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def part(item: Part) -> tuple[str, str]:
    """Return one item of a breakdown: its figure, and what or where it is."""
    amount = "?" if item.value is None else _MODIFIERS.get(item.modifier or "", "") + number(item.value)
    return amount, place(item.place, short=True) if item.place else item.label or ""


# --- places --------------------------------------------------------------------------------------------------------


def place(where: Place | None, *, short: bool = False) -> str:
    """Return a place's name, with the division or country that it lies in."""
    if where is None:
        return ""
    name = where.name or (where.span.text if where.span else "")
    around = where.admin1 or (country(where.country) if where.country and where.precision != "country" else "")
    return name if short or not around or around == name or where.precision != "settlement" else f"{name}, {around}"


# --- who ------------------------------------------------------------------------------------------------------------


def actor(who: Actor | None) -> str:
    """Return who acts or is acted upon: the canonical name, else the text's words."""
    return "" if who is None else who.name or _words(who.span)


def source(who: Source) -> str:
    """Return what a source is called: its name; the anonymous by role and house; else the text's words."""
    if who.name:
        return who.name
    house = who.organisation or ""
    if who.role:
        return f"{who.role}, {house}" if house else who.role
    return house or _words(who.span) or "nobody named"


def source_in_short(who: Source) -> str:
    """Return a source's label for a narrow column: a person's last name; the anonymous marked as such."""
    if who.name and who.role and " " in who.name:
        return who.name.rpartition(" ")[2]
    if who.anonymous and who.organisation:
        return _clipped(who.organisation, _SHORT) + " (anon.)"
    return _clipped(source(who), _SHORT) + (" (anon.)" if who.anonymous else "")


def _clipped(label: str, room: int) -> str:
    return label if len(label) <= room else label[: room - 1].rstrip(" ,") + "…"


def source_details(who: Source) -> tuple[str, ...]:
    """Return what else is known of a source: role, house unless the role tells it, kind."""
    named = source(who)
    house = who.organisation or ""
    if who.role and set(house.casefold().split()) - _OFFICES <= set(who.role.casefold().split()):
        house = ""
    details = [who.role or "", house, _SOURCE_KINDS.get(who.kind, who.kind)]
    return tuple(dict.fromkeys(d for d in details if d and d not in named))


def channel(code: str) -> str:
    """Return a channel with its preposition."""
    return _CHANNELS.get(code, code)


def relays(via: tuple[Source, ...]) -> str:
    """Return the chain of relays from the outlet inwards: ``via A, citing B``; those side by side joined by ``and``."""
    words = ""
    for index, relay in enumerate(via):
        if index == 0:
            words = f"via {source(relay)}"
        else:
            side_by_side = relay.parallel and via[index - 1].parallel
            words += f"{' and ' if side_by_side else ', citing '}{source(relay)}"
    return words


def _words(span: Span | None) -> str:
    return " ".join(span.text.split()) if span else ""
