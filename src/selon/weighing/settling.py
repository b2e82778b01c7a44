"""Answers that leave something open, settled by what the others say: a window of time, an effect, a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from selon.weighing.asked import PEOPLE, Answer, Asked
from selon.weighing.scopes import WINDOWED, Window, overlap

__all__ = ["settle"]

_Scope = tuple[str, str | None, str]


def settle(answers: Iterable[Answer]) -> list[Answer]:
    """Return the answers of an event, what they leave open settled by one another; their order changes nothing."""
    return _with_references(_with_effects(_with_windows(_with_parts(_with_names(list(answers))))))


def _with_names(answers: Sequence[Answer]) -> list[Answer]:
    """Return the answers without words of which nobody makes sure that they are names, and without lone quotations.

    A word that may be a name is one if somebody is sure of it. A target that can only be quoted stands as a version if
    two dispatches have it in the same words; else it is what ``bare`` says, something that was hit.
    """
    sure = {(a.asked.kind, a.key) for a in answers if a.sure}
    documents: dict[tuple[str, str], set[str]] = defaultdict(set)
    for a in answers:
        documents[a.asked.kind, a.key].add(a.telling.document.id)
    kept = []
    for a in answers:
        twin = (a.asked.kind, a.key)
        if a.sure or twin in sure or (a.bare and len(documents[twin]) > 1):
            kept.append(a)
        elif a.bare:
            kept.append(replace(a, key=a.key[:1], words=a.bare, about="", sure=True))
    return kept


def _with_parts(answers: Sequence[Answer]) -> list[Answer]:
    """Return the answers, figures for people that can only be some of others told as such.

    Where one dispatch has two figures for one question from one origin, and the one is more than twice the other, the
    smaller is no toll: two died in hospital of the 24 who were killed.
    """
    most: dict[tuple[str, str, Asked], float] = {}
    for a in answers:
        if a.asked.kind in PEOPLE and a.bounds is not None and a.quantity is not None:
            beside = (a.telling.document.id, a.telling.origin, a.asked)
            most[beside] = max(most.get(beside, 0.0), a.bounds.low or 0.0)
    settled = []
    for a in answers:
        whole = most.get((a.telling.document.id, a.telling.origin, a.asked), 0.0)
        high = a.bounds.high if a.bounds is not None else None
        part = a.asked.kind in PEOPLE and high is not None and 0 < 2 * high < whole
        settled.append(replace(a, asked=replace(a.asked, subject=f"{a.asked.subject}, some")) if part else a)
    return settled


def _with_windows(answers: Iterable[Answer]) -> list[Answer]:
    """Return the answers, those that count within an unnamed window given the window that they can only mean.

    A figure that names no window takes that of an equal figure, else the one that most origins speak of. An origin's
    equal figure for two windows that overlap is one figure, told with more care or less.
    """
    everything = list(answers)
    windows: dict[_Scope, Counter[Window]] = defaultdict(Counter)
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


def _with_references(answers: Sequence[Answer]) -> list[Answer]:
    """Return the answers, distances from one point joined: of a border of Ukraine and of Ukraine itself."""
    subjects = {a.asked.subject for a in answers if a.asked.kind == "distance" and a.asked.subject}
    words = {subject: frozenset(subject.split()) for subject in sorted(subjects)}
    wider = {
        subject: next((other for other, own in words.items() if own < mine and len(own) > 1), subject)
        for subject, mine in words.items()
    }
    settled = []
    for a in answers:
        subject = wider.get(a.asked.subject or "") if a.asked.kind == "distance" else None
        settled.append(replace(a, asked=replace(a.asked, subject=subject)) if subject else a)
    return settled
