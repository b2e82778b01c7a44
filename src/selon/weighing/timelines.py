"""When things are said to have happened, and when what was published first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from selon.records.accounts import Dossier, Telling, Timed
from selon.weighing.moments import clock
from selon.weighing.questions import Raised
from selon.weighing.scopes import window_of
from selon.weighing.withdrawals import standing

__all__ = ["make_timeline"]

_FIRSTS = 3
_DAY = len("2024-09-18")
#: Kinds that do not happen at a time.
_TIMELESS = frozenset(
    {"distance", "population", "cost", "area", "amount", "magnitude", "stored", "unverified", "verified", "other"}
    | {"motive", "built", "duration"}
)
#: What was done to those counted, where the answer alone does not say.
_DONE = {
    "killed": "killed",
    "injured": "injured",
    "hospitalised": "in hospital",
    "missing": "missing",
    "evacuated": "evacuated",
    "displaced": "displaced",
    "shot_down": "shot down",
    "launched": "launched",
    "destroyed": "destroyed",
    "damaged": "damaged",
    "flood": "flooded",
    "responders": "at work",
}
_NOUNS = {
    "struck": "strike",
    "launched": "launch",
    "shot_down": "interception",
    "destroyed": "destruction",
    "damaged": "damage",
    "killed": "deaths",
    "injured": "injuries",
    "hospitalised": "people taken to hospital",
    "evacuated": "evacuation",
    "closed": "closure",
    "responders": "rescue work",
    "responsibility": "attack",
}


def make_timeline(dossier: Dossier, raised: Sequence[Raised]) -> tuple[Timed, ...]:
    """Return a line for each time at which something is said to have happened, and for each publication and withdrawal.

    What is said to have happened in withdrawn reports alone has no line.
    """
    told = standing(dossier).tellings
    lines = [*_happened(told), *_published(dossier.tellings, raised), *_withdrawn(dossier)]
    return tuple(sorted(lines, key=lambda line: (clock(line.at), line.what, line.words)))


def _happened(tellings: Sequence[Telling]) -> list[Timed]:
    at: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        start = window_of(telling.claim.time)[0]
        if start is not None and telling.claim.polarity and telling.claim.kind not in _TIMELESS:
            at[start].append(telling)
    lines = []
    for start, told in at.items():
        kinds = Counter(telling.claim.kind for telling in told)
        common = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
        words = ", ".join(_NOUNS.get(kind, kind.replace("_", " ")) for kind in common[:_FIRSTS])
        documents = len({telling.document.id for telling in told})
        reports = f"{documents} {'report' if documents == 1 else 'reports'}"
        lines.append(Timed(start, "happened", f"{words} ({reports})", tuple(sorted(t.ref for t in told))))
    return lines


def _in_short(raised: Raised, answer: str) -> str:
    """Return an answer as it can stand without its question."""
    if raised.asked.form == "choice":
        return f"{answer} as the cause" if raised.asked.kind == "cause" else f"{answer} as responsible"
    done = _DONE.get(raised.asked.kind, "") if raised.asked.form == "figure" else ""
    return f"{answer} {done}".strip()


def _published(tellings: Sequence[Telling], raised: Sequence[Raised]) -> list[Timed]:
    """Return a line for each dated document, with the weightiest answers that no document gave before it.

    An edited document has two, and what it was first with came out with the edit, for all that is known. Of one that is
    dated by its month alone nobody knows whether it was first with anything.
    """
    dated = {t.document.id for t in tellings if len(t.document.came_out or "") >= _DAY}
    answers: dict[str, list[str]] = defaultdict(list)
    for one in raised:
        for held in one.held:
            stand = (name for name in held.version.tellings if name not in held.version.withdrawn)
            told = (name.rpartition("#")[0] for name in stand)
            first = next((document for document in told if document in dated), None)
            if first is not None and one.asked.kind not in _TIMELESS and held.version.status != "unverified":
                answers[first].append(_in_short(one, held.version.answer))
    refs: dict[str, list[str]] = defaultdict(list)
    documents = {telling.document.id: telling.document for telling in tellings}
    for telling in tellings:
        refs[telling.document.id].append(telling.ref)
    lines = []
    for name, document in documents.items():
        outlet, inside = document.outlet or name, tuple(sorted(refs[name]))
        new = list(dict.fromkeys(answers[name]))[:_FIRSTS]
        words = f"{outlet}: first with {'; '.join(new)}" if new else outlet
        if document.edited:
            lines.append(Timed(document.edited, "edited", words, inside))
        if document.published:
            lines.append(Timed(document.published, "published", outlet if document.edited else words, inside))
    return lines


def _withdrawn(dossier: Dossier) -> list[Timed]:
    """Return a line for each report that was taken back at a known time."""
    refs: dict[str, list[str]] = defaultdict(list)
    outlets = {telling.document.id: telling.document.outlet or telling.document.id for telling in dossier.tellings}
    for telling in dossier.tellings:
        refs[telling.document.id].append(telling.ref)
    return [
        Timed(mark.published, "withdrawn", f"{outlets[name]}: {mark.words}", tuple(sorted(refs[name])))
        for name, mark in dossier.withdrawn
        if mark.published and name in outlets
    ]
