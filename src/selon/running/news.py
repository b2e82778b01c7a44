"""What is new since the last look: reports, figures that moved, sides that contradict, what was withdrawn.

An event that changed is weighed, and its questions are held against how they stood at the last look. It never says who
is right, nor that something is so: only that an answer is there now that was not there before, and who gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from selon.ledger import Ledger, Withdrawal
from selon.ledger.vigils import Arrival, Vigil
from selon.records.accounts import Account, Dossier, Question, Version
from selon.records.claims import Place
from selon.records.events import split_ref
from selon.running.accounts import account_of
from selon.text import content_id

__all__ = ["Given", "News", "State", "compare", "news_of_arrivals", "stand", "state_of"]

#: A question's answers to who gives them, and which two answers contrast: ``{"label", "answers", "contrasts"}`` by key.
State = Mapping[str, Any]
#: How two answers may stand to each other that is worth telling.
_CONTRASTS = ("differ", "denied")
#: Notes of a reading that are worth telling, and as what.
_TAKEN_BACK = ("withdrawal", "retracted")
_CORRECTED = ("correction",)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, with who first said it, for which sides they speak, and which outlets print it."""

    answer: str
    sources: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new.

    ``kind`` is ``report`` (a document that came; ``version`` if another version of it was there), ``moved`` (who gave
    a figure gives another now), ``differs`` (an answer that differs from those before, or denies them),
    ``contradiction`` (the same between two sides), ``corrected`` (a dispatch that says that it corrects itself) or
    ``withdrawn`` (by who published it). ``before`` and ``now`` are answers to the ``question``. ``words`` are the
    publisher's own. ``edited`` is when the document's version was made, where it is a later one.
    """

    id: str
    kind: str
    events: tuple[str, ...] = ()
    title: str = ""
    question: str = ""
    before: tuple[Given, ...] = ()
    now: tuple[Given, ...] = ()
    document: str = ""
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    headline: str | None = None
    words: str = ""
    version: bool = False
    edited: str | None = None


# --- what came --------------------------------------------------------------------------------------------------------


def news_of_arrivals(ledger: Ledger, after: int, withdrawn_after: int) -> tuple[News, ...]:
    """Return what there is to tell of the documents and withdrawals that came after these keys, in their order."""
    from selon.ledger.withdrawing import list_withdrawals  # noqa: PLC0415 - the facade does not tell after what

    vigil = Vigil(ledger.connection)
    arrivals = vigil.arrivals(after)
    taken_back = list_withdrawals(ledger.connection, after=withdrawn_after)
    told = [news for arrival in arrivals for news in _of_arrival(ledger, arrival)]
    return (*(_of_withdrawal(ledger, withdrawal) for withdrawal in taken_back), *told)


def _of_arrival(ledger: Ledger, arrival: Arrival) -> Iterator[News]:
    common = {
        "events": arrival.events,
        "document": arrival.id,
        "url": arrival.url,
        "outlet": arrival.outlet,
        "published": arrival.published,
        "edited": arrival.edited,
        "headline": arrival.title,
        "version": arrival.version,
    }
    folios = ledger.folios([arrival.id]) if arrival.current else ()
    for note in (note for folio in folios for note in folio.notes):
        kind = "withdrawn" if note.code in _TAKEN_BACK else "corrected" if note.code in _CORRECTED else ""
        if kind:
            yield _made(kind, arrival.digest, words=note.message, **common)
    yield _made("report", arrival.digest, **common)


def _of_withdrawal(ledger: Ledger, withdrawal: Withdrawal) -> News:
    held = next((v for v in ledger.versions(withdrawal.document) if v.digest == withdrawal.version), None)
    return _made(
        "withdrawn",
        withdrawal.version,
        document=withdrawal.document,
        url=held.url if held else None,
        outlet=held.outlet if held else None,
        published=withdrawal.published or None,
        headline=held.title if held else None,
        words=withdrawal.words,
    )


def _made(kind: str, about: str, **fields: Any) -> News:
    """Return news with an id made of what it is about and says: telling it twice is telling it once."""
    answers = [given.answer for name in ("before", "now") for given in fields.get(name, ())]
    return News(content_id("n", kind, about, fields.get("words", ""), *answers), kind, **fields)


# --- how an event stands ----------------------------------------------------------------------------------------------


def state_of(account: Account, dossier: Dossier) -> State:
    """Return how an event stands, as plain JSON: what is kept until the next look."""
    labels = {origin.id: origin.label or "nobody named" for origin in dossier.origins}
    outlets = {telling.document.id: telling.document.outlet or telling.document.id for telling in dossier.tellings}
    return {_key(question): _question(question, labels, outlets) for question in account.questions}


def _key(question: Question) -> str:
    """Return what names a question whatever its event is called."""
    return content_id("k", question.kind, question.subject, _where(question.place), *question.period, question.label)


def _where(place: Place | None) -> str:
    return (place.name or "") if place is not None else ""


def _question(question: Question, labels: Mapping[str, str], outlets: Mapping[str, str]) -> dict[str, Any]:
    answers = {
        version.answer: {
            "sources": sorted({labels.get(origin, origin) for origin in version.origins}),
            "sides": list(version.sides),
            "outlets": sorted({outlets.get(split_ref(ref)[0], "") for ref in version.tellings} - {""}),
            "first": version.first or "~",
        }
        for version in question.versions
    }
    by_id = {version.id: version for version in question.versions}
    pairs = [
        [*_ordered(by_id[relation.first], by_id[relation.second]), relation.outcome]
        for relation in question.relations
        if relation.outcome in (*_CONTRASTS, "updated")
    ]
    return {"label": question.label, "answers": answers, "pairs": sorted(pairs)}


def _ordered(first: Version, second: Version) -> tuple[str, str]:
    """Return two answers, the one that came first before the other."""
    pair = sorted((first, second), key=lambda version: (version.first or "~", version.answer))
    return pair[0].answer, pair[1].answer


# --- what changed -----------------------------------------------------------------------------------------------------


def stand(ledger: Ledger, event: str) -> tuple[str, State]:
    """Return the title of the event of an id, and how it stands now."""
    account, dossier = account_of(ledger, ledger.event(event))
    return account.event.title, state_of(account, dossier)


def compare(event: str, title: str, before: Iterable[State], now: State) -> tuple[News, ...]:
    """Return what changed in an event's answers; ``before`` are the states of all that the event has come from."""
    known: dict[str, set[str]] = {}
    pairs: dict[str, set[tuple[str, ...]]] = {}
    for state in before:
        for key, question in state.items():
            known.setdefault(key, set()).update(question["answers"])
            pairs.setdefault(key, set()).update(map(tuple, question["pairs"]))
    return tuple(
        news
        for key, question in sorted(now.items(), key=lambda item: (item[1]["label"], item[0]))
        for news in _changes(event, title, question, pairs.get(key, set()))
    )


def _changes(event: str, title: str, question: Mapping[str, Any], known: set[tuple[str, ...]]) -> Iterator[News]:
    """Yield what is new in one question: one piece of news of a kind, with all the answers that it is about."""
    found: dict[str, list[tuple[str, str]]] = {}
    answers = question["answers"]
    for first, second, outcome in map(tuple, question["pairs"]):
        if (first, second, outcome) not in known:
            kind = "moved" if outcome == "updated" else _contrast(answers[first], answers[second])
            found.setdefault(kind, []).append((first, second))
    for kind, told in sorted(found.items()):
        earlier = dict.fromkeys(first for first, _ in told)
        later = dict.fromkeys(second for _, second in told)
        yield _made(
            kind,
            f"{event} {question['label']}",
            events=(event,),
            title=title,
            question=question["label"],
            before=tuple(_given(name, answers) for name in earlier if name not in later),
            now=tuple(_given(name, answers) for name in later),
        )


def _contrast(first: Mapping[str, Any], second: Mapping[str, Any]) -> str:
    """Return whether two answers that contrast are those of two sides, or merely two answers."""
    one, other = set(first["sides"]), set(second["sides"])
    return "contradiction" if one and other and not one & other else "differs"


def _given(answer: str, answers: Mapping[str, Any]) -> Given:
    held = answers[answer]
    return Given(answer, tuple(held["sources"]), tuple(held["sides"]), tuple(held["outlets"]))
