"""An event's account put in order for a reader: the head, the questions with their answers, the counts with reasons.

What is shown of a version is what weighing made of it; here it only gets its words, its holders and its place in the
order: first what differs, then what was updated, what several say, and what only one says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from selon.publishing import wording
from selon.publishing.event_courses import measures
from selon.publishing.event_rows import OTHERS, SIGNS, Answer, Asked, Counted, EventPage, Holder, Opened, Related
from selon.publishing.event_sources import copied, held, stated, timeline
from selon.publishing.event_words import Desk
from selon.records.accounts import Account, Count, Dossier, Question, Telling, Version
from selon.records.claims import Place
from selon.records.events import Event, Reason, split_ref
from selon.records.text import Document
from selon.weighing.picks import pick

__all__ = ["Named", "event_page", "stretch"]

#: What a language's code is called; the code itself where nobody knows.
Named = Callable[[str], str]
_COUNTS = {
    "reports": ("report", "reports"),
    "outlets": ("outlet", "outlets"),
    "texts": ("text", "texts"),
    "origins": ("origin", "origins"),
    "sides": ("side", "sides"),
}
_DAY = len("2024-09-18")
_RANK = {standing: place for place, standing in enumerate(SIGNS)}


def event_page(
    account: Account,
    dossier: Dossier,
    named: Named = str,
    *,
    related: tuple[Related, ...] = (),
    rule: str = "",
) -> EventPage:
    """Return an event in order. ``dossier`` is what the account was made from: it has the words and the names.

    ``related`` are other events that the same reports tell of. ``rule`` marks the answers that it picks: a reader's
    choice, never ours.
    """
    desk = Desk(dossier)
    event = account.event
    codes = {telling.document.language for telling in dossier.tellings if telling.document.language}
    return EventPage(
        account=account,
        title=wording.visible(event.title or "An event without a title"),
        place=wording.visible(_places(event.places)),
        dates=wording.visible(stretch(event)),
        languages=tuple(wording.visible(named(code)) for code in sorted(codes)),
        counts=tuple(_counted(count, desk) for count in account.counts),
        asked=_ordered(_asked(weight, question, desk, rule) for weight, question in enumerate(account.questions)),
        measures=measures(account.series, desk),
        checks=stated(account, dossier, desk),
        timeline=timeline(account, desk),
        sources=held(dossier, desk),
        copies=copied(dossier, desk),
        related=related,
        rule=rule,
    )


def stretch(event: Event) -> str:
    """Return the event's days in words: ``17–18 Sep 2024``; nothing where they are not known."""
    start, end = event.start, event.end
    if start and end:
        return wording.stretch(start, end)
    if start:
        return f"from {wording.day(start)}"
    return f"until {wording.day(end)}" if end else ""


def _places(places: tuple[Place, ...]) -> str:
    """Return the first place with its country, and how many more there are."""
    if not places:
        return ""
    first = places[0]
    land = wording.country(first.country) if first.country and first.precision != "country" else ""
    called = wording.place(first)
    told = called if not land or called == land or called.endswith(f", {land}") else f"{called}, {land}"
    more = len({wording.place(place) for place in places}) - 1
    return told + (f" and {more} more" if more else "")


# --- counts -----------------------------------------------------------------------------------------------------------


def _counted(count: Count, desk: Desk) -> Counted:
    one, many = _COUNTS.get(count.name, (count.name, count.name))
    amount = f"{count.low}" if count.low == count.high else f"{count.low}–{count.high}"
    words = wording.visible(f"{amount} {one if count.low == count.high == 1 else many}")
    return Counted(words, tuple(opened(reason, desk) for reason in count.reasons))


def opened(reason: Reason, desk: Desk) -> Opened:
    """Return a reason with the words behind it."""
    evidence = (desk.passage(passage) for passage in reason.passages)
    return Opened(
        wording.visible(reason.rule),
        wording.visible(wording.with_countries(reason.because)),
        tuple(e for e in evidence if e),
    )


# --- questions and versions -------------------------------------------------------------------------------------------


def _ordered(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Return questions by how they stand, in each group in the account's order."""
    return tuple(sorted(asked, key=lambda a: (_RANK.get(a.standing, len(_RANK)), a.weight)))


def _asked(weight: int, question: Question, desk: Desk, rule: str) -> Asked:
    chosen = pick(question, rule, tuple(desk.tellings.values())) if rule else None
    picked = chosen.versions if chosen else ()
    answers = [replace(_answer(version, desk), picked=version.id in picked) for version in question.versions]
    known = {answer.version.id: answer.answer for answer in answers}
    relations = tuple(
        (
            known.get(relation.first, "?"),
            wording.visible(relation.outcome.replace("_", " ") + (f" ({relation.key})" if relation.key else "")),
            known.get(relation.second, "?"),
            wording.visible(wording.with_days(relation.reason.because, desk.year)),
        )
        for relation in question.relations
    )
    return Asked(
        question=question,
        weight=weight,
        label=wording.visible(wording.with_days(question.label, desk.year)),
        standing=wording.visible(question.standing),
        answers=tuple(answers),
        relations=relations,
        picked=wording.visible(wording.with_days(chosen.reason.because, desk.year)) if chosen else "",
    )


def _answer(version: Version, desk: Desk) -> Answer:
    tellings = [desk.tellings[name] for name in version.tellings if name in desk.tellings]
    return Answer(
        version=version,
        answer=wording.visible(wording.with_days(version.answer, desk.year)),
        mark=wording.visible(_marked(version)),
        holders=_holders(version, tellings, desk),
        when=_printed(tellings, desk.year),
        reports=len({telling.document.id for telling in tellings}),
        evidence=tuple(desk.evidence(telling) for telling in _opening_first(tellings)),
    )


def _marked(version: Version) -> str:
    """Return how an answer is put, where not plainly, and how many of its reports were withdrawn."""
    reports, back = (len({split_ref(name)[0] for name in refs}) for refs in (version.tellings, version.withdrawn))
    status = "" if version.status == "asserted" else version.status
    if not version.live:
        return " · ".join(filter(None, (status, "withdrawn")))
    return " · ".join(filter(None, (status, f"{back} of {reports} reports withdrawn" if back else "")))


def _printed(tellings: Iterable[Telling], year: str) -> str:
    """Return from when to when it was printed, by days where any are known."""
    known = sorted(telling.document.came_out[:10] for telling in tellings if telling.document.came_out)
    days = [each for each in known if len(each) == _DAY] or known
    return wording.visible(wording.stretch(days[0], days[-1], year)) if days else ""


def _opening_first(tellings: list[Telling]) -> list[Telling]:
    """Return tellings in the order in which they are worth opening: those that name a source, then as published.

    Of what is dated by the month alone nobody knows when it came; it stands last.
    """
    return sorted(tellings, key=lambda t: (t.attribution is None, _known(t.document), t.document.id, t.claim.id))


def _known(document: Document) -> str:
    known = document.came_out or ""
    return known if len(known) >= _DAY else "9"


def _holders(version: Version, tellings: Iterable[Telling], desk: Desk) -> tuple[Holder, ...]:
    """Return who holds a version, those whom most reports have first."""
    reports: dict[str, set[str]] = {origin: set() for origin in version.origins}
    for telling in tellings:
        reports.setdefault(telling.origin, set()).add(telling.document.id)
    return tuple(
        Holder(origin, desk.label(origin), desk.side(origin), len(inside))
        for origin, inside in sorted(reports.items(), key=lambda item: _precedence(item, desk))
    )


def _precedence(item: tuple[str, set[str]], desk: Desk) -> tuple[bool, int, str]:
    origin, inside = item
    return (desk.side(origin) == OTHERS, -len(inside), desk.label(origin))
