"""Tellings gathered into questions: what is asked, in which words, and which answers belong together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from selon.records.accounts import Question, Telling
from selon.records.events import Event
from selon.text import content_id
from selon.weighing.answers import answers_of
from selon.weighing.asked import Answer, Asked
from selon.weighing.labels import ask
from selon.weighing.relations import Held, relate, stand
from selon.weighing.scopes import Home, home_of
from selon.weighing.settling import settle
from selon.weighing.tallies import NONE
from selon.weighing.versions import make_version

__all__ = ["Raised", "raise_questions"]


@dataclass(frozen=True, slots=True)
class Raised:
    """A question with the answers of each of its live versions, in the versions' order; none of withdrawn reports."""

    asked: Asked
    question: Question
    held: tuple[Held, ...]


def raise_questions(event: Event, tellings: Sequence[Telling], withdrawn: Collection[str] = ()) -> tuple[Raised, ...]:
    """Return the questions that an event's tellings answer, the weightiest first; the tellings' order is nothing.

    ``withdrawn`` are the ids of documents that were taken back: what they alone answer stands behind the rest.
    """
    ordered = sorted(tellings, key=lambda telling: telling.ref)
    home = home_of(event, ordered)
    known = {telling.ref: telling for telling in ordered}
    answers = [answer for telling in ordered for answer in answers_of(telling, home, known)]
    groups: dict[Asked, list[Answer]] = defaultdict(list)
    for answer in settle(answers):
        groups[answer.asked].append(answer)
    raised = [_raise(event.id, asked, group, home, withdrawn) for asked, group in groups.items()]
    return tuple(sorted(raised, key=_order))


def _by_weight(held: Held) -> tuple[bool, bool, int, int, str, str, str]:
    """Return what orders versions: live ones and those with a figure first, then by origins, reports, publication."""
    version, answer = held.version, held.answers[0]
    vague = answer.asked.form == "figure" and answer.quantity is None and answer.key != NONE
    first = version.first or "~"
    return not version.live, vague, -len(version.origins), -len(version.tellings), first, version.answer, version.id


def _raise(event: str, asked: Asked, answers: Sequence[Answer], home: Home, withdrawn: Collection[str] = ()) -> Raised:
    name = content_id("q", event, asked.kind, asked.subject, asked.place, *asked.period, asked.form)
    by_key: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_key[answer.key].append(answer)
    told = [Held(make_version(name, key, group, withdrawn), tuple(group)) for key, group in sorted(by_key.items())]
    told.sort(key=_by_weight)
    held = [
        Held(one.version, tuple(answer for answer in one.answers if answer.telling.document.id not in withdrawn))
        for one in told
        if one.version.live
    ]
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
        tuple(one.version for one in told),
        relations,
        stand([one.version for one in held], relations),
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
    "magnitude": 0.5,
    "earthquake": 0.7,
    "amount": 0.5,
    "built": 0.15,
    "other": 0.1,
    "motive": 0.3,
    "verified": 0.3,
    "unverified": 0.3,
}
_STANDINGS = {
    "differ": 2.0,
    "denied": 2.0,
    "updated": 1.5,
    "compatible": 1.0,
    "agree": 1.0,
    "only": 0.7,
    "withdrawn": 0.5,
}


def _order(raised: Raised) -> tuple[float, str, str]:
    question = raised.question
    voices = len({origin for version in question.versions for origin in version.origins})
    part = 0.5 if question.subject and question.subject.endswith(", some") else 1.0
    weight = voices * _WEIGHTS.get(question.kind, 1.0) * _STANDINGS[question.standing] * part
    return (-round(weight, 6), question.label, question.id)
