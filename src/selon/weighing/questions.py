"""Tellings gathered into questions: what is asked, in which words, and which answers belong together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from selon.records.accounts import Question, Telling
from selon.records.claims import Place
from selon.records.events import Event
from selon.text import content_id
from selon.weighing.answers import PEOPLE, PEOPLE_UNITS, WEAPONS, Answer, Asked, answers_of
from selon.weighing.relations import Held, relate, stand
from selon.weighing.scopes import WINDOWED, Home, Window, home_of, overlap, place_key
from selon.weighing.versions import make_version
from selon.weighing.wording import plural

__all__ = ["Raised", "raise_questions"]


@dataclass(frozen=True, slots=True)
class Raised:
    """A question with the answers of each of its versions, in the versions' order."""

    asked: Asked
    question: Question
    held: tuple[Held, ...]


def raise_questions(event: Event, tellings: Sequence[Telling]) -> tuple[Raised, ...]:
    """Return the questions that an event's tellings answer, the weightiest first; the tellings' order is nothing."""
    ordered = sorted(tellings, key=lambda telling: telling.ref)
    home = home_of(event, ordered)
    known = {telling.ref: telling for telling in ordered}
    answers = [answer for telling in ordered for answer in answers_of(telling, home, known)]
    groups: dict[Asked, list[Answer]] = defaultdict(list)
    for answer in _with_effects(_with_windows(answers)):
        groups[answer.asked].append(answer)
    raised = [_raise(event.id, asked, group, home) for asked, group in groups.items()]
    return tuple(sorted(raised, key=_order))


def _by_weight(held: Held) -> tuple[bool, int, str, str]:
    """Return what orders versions: those with a figure or thing first, then by origins, then by first publication."""
    version, answer = held.version, held.answers[0]
    vague = answer.quantity is None and answer.key != "0:none" if answer.asked.form == "figure" else False
    return vague, -len(version.origins), version.first or "~", version.id


def _raise(event: str, asked: Asked, answers: Sequence[Answer], home: Home) -> Raised:
    name = content_id("q", event, asked.kind, asked.subject, asked.place, *asked.period, asked.form)
    by_key: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_key[answer.key].append(answer)
    held = [Held(make_version(name, key, group), tuple(group)) for key, group in sorted(by_key.items())]
    held.sort(key=_by_weight)
    relations = relate(asked, held)
    place = next((answer.place for answer in answers if answer.place is not None), None)
    about = _commonest_words(answers) if asked.kind == "distance" else ""
    unit = _commonest_unit(answers)
    question = Question(
        name,
        ask(asked, place, home, about, unit),
        asked.kind,
        about or asked.subject,
        replace(place, span=None) if place is not None else None,
        asked.period,
        tuple(h.version for h in held),
        relations,
        stand([h.version for h in held], relations),
    )
    return Raised(asked, question, tuple(held))


def _commonest_words(answers: Sequence[Answer]) -> str:
    """Return what most answers call the point that they measure from."""
    counted = Counter(answer.about for answer in answers)
    return min(counted, key=lambda words: (words.startswith("“"), -counted[words], len(words), words))


def _commonest_unit(answers: Sequence[Answer]) -> str:
    """Return the unit of most of the answers' figures."""
    counted = Counter(answer.quantity.unit for answer in answers if answer.quantity is not None)
    return min(counted, key=lambda unit: (-counted[unit], unit), default="")


# --- what belongs together --------------------------------------------------------------------------------------------


def _with_windows(answers: Iterable[Answer]) -> list[Answer]:
    """Return the answers, those that count within an unnamed window given the window that they can only mean.

    A figure that names no window takes that of an equal figure, else the one that most origins speak of. An origin's
    equal figure for two windows that overlap is one figure, told with more care or less.
    """
    everything = list(answers)
    windows: dict[tuple[str, str | None, str], Counter[Window]] = defaultdict(Counter)
    told: dict[tuple[str, str | None, str, str], Counter[Window]] = defaultdict(Counter)
    for a in everything:
        if a.asked.kind in WINDOWED and a.asked.form == "figure" and a.asked.period[0] is not None:
            scope = (a.asked.kind, a.asked.subject, a.asked.place)
            windows[scope][a.asked.period] += 1
            told[(*scope, a.key)][a.asked.period] += 1
    settled = []
    for a in everything:
        scope = (a.asked.kind, a.asked.subject, a.asked.place)
        equal = told.get((*scope, a.key))
        best = _commonest(equal) if equal else _commonest(windows[scope]) if windows.get(scope) else None
        if a.asked.kind not in WINDOWED or a.asked.form != "figure" or best is None:
            settled.append(a)
        elif a.asked.period[0] is None or (equal and overlap(a.asked.period, best)):
            settled.append(replace(a, asked=replace(a.asked, period=best)))
        else:
            settled.append(a)
    return settled


def _commonest(counted: Counter[Window]) -> Window:
    return min(counted, key=lambda window: (-counted[window], window[0] or "", window[1] or ""))


def _with_effects(answers: Iterable[Answer]) -> list[Answer]:
    """Return the answers, causes of what is not named joined to the effect that most causes are given for."""
    everything = list(answers)
    named = Counter(a.asked.subject for a in everything if a.asked.kind == "cause" and a.asked.subject)
    if not named:
        return everything
    most = min(named, key=lambda effect: (-named[effect], effect or ""))
    bare = [a.asked.kind == "cause" and not a.asked.subject for a in everything]
    return [
        replace(a, asked=replace(a.asked, subject=most)) if is_bare else a
        for a, is_bare in zip(everything, bare, strict=True)
    ]


# --- what comes first -------------------------------------------------------------------------------------------------

#: How much each kind weighs with a reader, against 1 for the others.
_WEIGHTS: Mapping[str, float] = {
    "killed": 3.0,
    "injured": 2.5,
    "hospitalised": 2.5,
    "missing": 2.5,
    "cause": 2.5,
    "responsibility": 2.5,
    "shot_down": 2.0,
    "launched": 2.0,
    "destroyed": 2.0,
    "damaged": 1.5,
    "evacuated": 1.5,
    "struck": 1.5,
    "distance": 0.15,
    "population": 0.15,
    "cost": 0.3,
    "area": 0.5,
    "amount": 0.5,
    "built": 0.15,
    "other": 0.1,
    "motive": 0.3,
    "verified": 0.3,
    "unverified": 0.3,
}
_STANDINGS = {"differ": 2.0, "denied": 2.0, "updated": 1.5, "compatible": 1.0, "agree": 1.0, "only": 0.7}


def _order(raised: Raised) -> tuple[float, str, str]:
    question = raised.question
    voices = len({origin for version in question.versions for origin in version.origins})
    part = 0.5 if question.subject and question.subject.endswith(", some") else 1.0
    weight = voices * _WEIGHTS.get(question.kind, 1.0) * _STANDINGS[question.standing] * part
    return (-round(weight, 6), question.label, question.id)


# --- in words ---------------------------------------------------------------------------------------------------------

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
    "responsibility": "Who did it?",
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
    done = _HOW_MANY.get(asked.kind, "were there" if asked.kind not in PEOPLE else asked.kind)
    if unit == "percent":
        return f"What share {_HOW_MANY.get(asked.kind, asked.kind).replace('were', 'was')}?"
    if asked.kind in ("explosion", "fire", "earthquake") and unit in (asked.kind, "tremor"):
        return f"How many {plural(unit)} were there?"
    return f"Of the {counted} who {done}: how many?" if more else f"How many {counted} {done}?"
