"""Questions in plain English: what is asked, and where and when if not at the event's own place and time."""

from __future__ import annotations

from selon.records.claims import Place
from selon.weighing.asked import PEOPLE_UNITS, WEAPONS, Asked
from selon.weighing.scopes import Home, place_key
from selon.weighing.wording import plural

__all__ = ["ask"]

_HOW_MANY = {
    "killed": "were killed",
    "injured": "were injured",
    "hospitalised": "were taken to hospital",
    "missing": "are missing",
    "detained": "were detained",
    "rescued": "were rescued",
    "evacuated": "were evacuated",
    "displaced": "were displaced",
    "returned": "returned",
    "responders": "were at work",
    "shot_down": "were shot down",
    "launched": "were launched",
    "struck": "were hit",
    "destroyed": "were destroyed",
    "damaged": "were damaged",
    "flood": "were flooded",
    "closed": "were closed",
    "outage": "were cut off",
    "other": "are spoken of",
}
_MEASURED = {
    "magnitude": "What magnitude?",
    "area": "How large, in {units}?",
    "population": "How many people live there?",
    "cost": "What did it cost, in {units}?",
    "duration": "How long?",
    "amount": "How much, in {units}?",
    "stored": "How much was stored, in {units}?",
}
_FACTS = {
    "struck": "What was hit?",
    "destroyed": "What was destroyed?",
    "damaged": "What was damaged?",
    "closed": "What was closed?",
    "captured": "What was captured?",
    "built": "What was built?",
    "stored": "What was stored?",
    "outage": "What was cut off?",
    "launched": "What was launched?",
    "shot_down": "Was anything shot down?",
    "fire": "Was there a fire?",
    "explosion": "Was there an explosion?",
    "earthquake": "Was there an earthquake?",
    "flood": "Was there a flood?",
    "evacuated": "Was there an evacuation?",
    "displaced": "Were people displaced?",
    "returned": "Did people return?",
    "responders": "Who was at work?",
    "other": "What else is said?",
    "motive": "With what aim?",
    "verified": "What has been verified?",
    "unverified": "What could not be verified?",
    "responsibility": "Who is said to have done it?",
    "alert": "Was there an alert?",
    "storm": "Was there a storm?",
    "accident": "Was there an accident?",
    "shelling": "Was there shelling?",
    "clash": "Was there fighting?",
    "advance": "Did anybody advance?",
    "withdrawal": "Did anybody withdraw?",
    "detained": "Was anybody detained?",
    "rescued": "Was anybody rescued?",
    "magnitude": "What magnitude?",
    "area": "How large?",
    "distance": "How far is it?",
    "population": "How many people live there?",
    "cost": "What did it cost?",
    "duration": "How long?",
    "amount": "How much?",
}


def ask(asked: Asked, place: Place | None, home: Home, about: str = "", unit: str = "") -> str:
    """Return a question in plain English; place and period only where they are not the event's own.

    ``about`` is the point that a distance is measured from, ``unit`` what most of its figures are in.
    """
    words = _words(asked, about, unit)
    scope = []
    if place is not None and asked.place != place_key(home.place):
        scope.append(place.name or (place.span.text if place.span is not None else ""))
    if asked.period[0] is not None:
        start, end = asked.period[0], asked.period[1] or asked.period[0]
        scope.append(start if start == end else f"{start} to {end}")
    held = ", ".join(filter(None, scope))
    return f"{words} ({held})" if held else words


def _words(asked: Asked, about: str, unit: str) -> str:
    subject = asked.subject or ""
    of, _, more = subject.partition(", ")
    unit = unit or of
    if asked.kind == "cause":
        return f"What caused the {subject}?" if subject else "What was the cause?"
    if asked.form != "figure":
        return _FACTS.get(asked.kind, f"What of {asked.kind.replace('_', ' ')}?")
    if asked.kind == "distance":
        return f"How far is it from {about}?" if about else "How far is it?"
    if asked.kind == "amount" and unit in PEOPLE_UNITS:
        return f"How many {plural(unit)}?"
    if asked.kind in _MEASURED:
        return _MEASURED[asked.kind].format(units=plural(unit) if asked.kind != "cost" else unit.upper())
    counted = plural(unit)
    if asked.kind == "struck" and unit in WEAPONS:
        return f"How many {counted} struck?"
    done = _HOW_MANY.get(asked.kind, "were there")
    if unit == "percent":
        return f"What share was {done.partition(' ')[2]}?"
    if asked.kind in ("explosion", "fire", "earthquake") and unit in (asked.kind, "tremor"):
        return f"How many {plural(unit)} were there?"
    who = "who" if unit in PEOPLE_UNITS else "that"
    return f"Of the {counted} {who} {done}: how many?" if more else f"How many {counted} {done}?"
