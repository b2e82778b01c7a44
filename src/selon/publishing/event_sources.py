"""Checks, time and sources of an event: which sums hold, what was said when, who printed whom, who copied whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from selon.publishing import wording
from selon.publishing.event_rows import (
    EDITED,
    HAPPENED,
    OTHERS,
    PUBLISHED,
    WITHDRAWN,
    Copied,
    Evidence,
    Held,
    Mark,
    Stated,
)
from selon.publishing.event_words import Desk
from selon.records.accounts import Account, Dossier, Moved, Telling, Timed
from selon.records.attribution import Source
from selon.records.events import Copy, Origin, Passage, split_ref
from selon.records.folios import Check

__all__ = ["copied", "held", "stated", "stated_within", "timeline"]

_SIGNS = {"fails": "✗", "open": "○", "holds": "✓"}
_RANK = {outcome: place for place, outcome in enumerate(_SIGNS)}
#: Sums first: they are what a desk looks for.
_SUM = "parts_sum"
_RULES = {rule: place for place, rule in enumerate((_SUM, "share", "subset"))}
_COPIES = {"copy": "follows", "suspect": "perhaps follows", "proposed": "perhaps translates"}
_TEXTS = {"copy": "has the text of", "suspect": "shares words with", "proposed": "perhaps has the text of"}


# --- checks -----------------------------------------------------------------------------------------------------------


def stated(account: Account, dossier: Dossier, desk: Desk) -> tuple[Stated, ...]:
    """Return the checks, what fails first; those that dispatches share stand in one row."""
    return _worst_first([*_across(account.checks, desk), *_within(dossier.checks, desk)])


def stated_within(dossier: Dossier, desk: Desk) -> tuple[Stated, ...]:
    """Return the checks that each report's own figures got, in the same order."""
    return _worst_first(_within(dossier.checks, desk))


def _worst_first(rows: Iterable[Stated]) -> tuple[Stated, ...]:
    return tuple(
        sorted(
            rows,
            key=lambda s: (
                _RANK.get(s.outcome, len(_RANK)),
                not s.across,
                _RULES.get(s.rule, len(_RULES)),
                -len(s.outlets),
                -len(s.working),
                s.because,
                s.working,
            ),
        )
    )


def _across(moved: Iterable[Moved], desk: Desk) -> Iterator[Stated]:
    for each in moved:
        passages = [passage for reason in each.reasons for passage in reason.passages]
        yield _stated(each.check, each.documents, passages, desk, across=True)


def _within(checks: Iterable[tuple[str, Check]], desk: Desk) -> Iterator[Stated]:
    alike: dict[tuple[str, str, str], list[tuple[str, Check]]] = {}
    for document, check in checks:
        key = (check.rule, check.outcome, check.working or check.because)
        alike.setdefault(key, []).append((document, check))
    for same in alike.values():
        passages = [Passage(document, check.spans[0]) for document, check in same if check.spans]
        yield _stated(same[0][1], [document for document, _ in same], passages, desk, across=False)


def _stated(check: Check, documents: Iterable[str], passages: Iterable[Passage], desk: Desk, *, across: bool) -> Stated:
    evidence = (desk.passage(passage) for passage in passages)
    return Stated(
        outcome=wording.visible(check.outcome),
        sign=_SIGNS.get(check.outcome, "·"),
        working=wording.visible(check.working or check.rule.replace("_", " ")),
        because=wording.visible(check.because),
        outlets=tuple(dict.fromkeys(desk.outlet(document) for document in documents)),
        across=across,
        evidence=tuple(_once(e for e in evidence if e)),
        rule=check.rule,
    )


def _once(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield what stands in a sentence that nothing before stands in."""
    seen: set[tuple[str, int]] = set()
    for each in evidence:
        key = (each.ref, each.words.span.start - len(each.words.before))
        if key not in seen:
            seen.add(key)
            yield each


# --- time -------------------------------------------------------------------------------------------------------------

_PRINTED = ("published", "edited")
_TIMES = {"happened": HAPPENED, "published": PUBLISHED, "edited": EDITED, "withdrawn": WITHDRAWN}


def timeline(account: Account, desk: Desk) -> tuple[Mark, ...]:
    """Return the timeline in the account's order; what happened and what was published have each their sign."""
    return tuple(_mark(timed, desk) for timed in account.timeline)


def _mark(timed: Timed, desk: Desk) -> Mark:
    reports = len({split_ref(name)[0] or name for name in timed.refs})
    when = wording.visible(wording.day(timed.at, desk.year))
    words = wording.visible(timed.words)
    plain = timed.what in _PRINTED and words in {desk.outlet(split_ref(name)[0]) for name in timed.refs}
    return Mark(when, _TIMES.get(timed.what, "·"), words, reports, plain)


# --- sources ----------------------------------------------------------------------------------------------------------


def held(dossier: Dossier, desk: Desk) -> tuple[Held, ...]:
    """Return the origins, by side, those that most reports rest on first; with the outlets and relays between."""
    by_origin: dict[str, list[Telling]] = {}
    for telling in dossier.tellings:
        by_origin.setdefault(telling.origin, []).append(telling)
    rows = [_held(origin, tellings, desk) for origin, tellings in by_origin.items()]
    heard = Counter[str]()
    for row in rows:
        heard[row.side] += row.reports
    return tuple(
        sorted(rows, key=lambda row: (row.side == OTHERS, -heard[row.side], row.side, -row.reports, row.label))
    )


def _held(origin: str, tellings: list[Telling], desk: Desk) -> Held:
    printed = Counter({telling.document.id: 1 for telling in tellings})
    relays: dict[str, set[str]] = {}
    for telling in tellings:
        for relay in telling.attribution.via if telling.attribution else ():
            relays.setdefault(wording.visible(wording.source(relay)), set()).add(telling.document.id)
    found = desk.origins.get(origin)
    return Held(
        label=desk.label(origin),
        details=tuple(map(wording.visible, _details(found))) if found else (),
        side=desk.side(origin),
        reports=len(printed),
        outlets=tuple(dict.fromkeys(desk.outlet(document) for document in printed)),
        relays=tuple(sorted(((name, len(inside)) for name, inside in relays.items()), key=lambda r: (-r[1], r[0]))),
    )


def _details(origin: Origin) -> tuple[str, ...]:
    as_source = Source(None, origin.label, origin.role, origin.organisation, origin.kind, origin.side)
    details = wording.source_details(as_source)
    return tuple(d for d in details if not origin.anonymous or d != origin.organisation)


def copied(dossier: Dossier, desk: Desk) -> tuple[Copied, ...]:
    """Return which reports are one text, those that change a figure first."""
    rows = [_copied(copy, desk) for copy in dossier.copies]
    return tuple(sorted(rows, key=lambda row: (not row.changed, row.earlier, row.later)))


def _copied(copy: Copy, desk: Desk) -> Copied:
    words = _COPIES if copy.directed else _TEXTS
    return Copied(
        later=desk.outlet(copy.later),
        earlier=desk.outlet(copy.earlier),
        how=wording.visible(words.get(copy.outcome, copy.outcome)),
        share="" if copy.outcome == "proposed" else f"{copy.containment:.0%}".replace("%", " %"),
        changed=tuple((_words(c.before), _words(c.after)) for c in copy.changed),
    )


def _words(passage: Passage) -> str:
    return wording.visible(" ".join(passage.span.text.split()))
