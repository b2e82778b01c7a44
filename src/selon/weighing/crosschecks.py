"""Checks across documents: what one dispatch prints held against what others print of the same.

None says which is right: where one list of parts adds up and the other does not, it says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from selon.records.accounts import Dossier, Moved, Telling
from selon.records.events import Passage, Reason, ref
from selon.records.folios import Check
from selon.records.text import Span
from selon.weighing.asked import Answer
from selon.weighing.moments import as_of
from selon.weighing.questions import Raised
from selon.weighing.scopes import place_key
from selon.weighing.versions import published
from selon.weighing.wording import fraction_words, number_words

__all__ = ["BY", "check_across"]

BY = "crosschecks@1"


@dataclass(frozen=True, slots=True)
class _Breakdown:
    """One list of parts with its total, and the dispatches that print it so."""

    total: float | None
    parts: tuple[tuple[str, float], ...]
    answers: tuple[Answer, ...]

    @property
    def added(self) -> float:
        return sum(value for _, value in self.parts)

    @property
    def adds_up(self) -> bool:
        return self.total is not None and abs(self.added - self.total) < 1e-9


def check_across(dossier: Dossier, raised: Sequence[Raised]) -> tuple[Moved, ...]:
    """Return the checks across an event's documents, those that fail first."""
    found = [*_copies(dossier), *_subsets(raised)]
    figures = [answer for one in raised for held in one.held for answer in held.answers if answer.quantity is not None]
    shared = [answer for answer in figures if answer.quantity is not None and answer.quantity.share is not None]
    for one in raised:
        answers = [answer for held in one.held for answer in held.answers if answer.quantity is not None]
        lists = _breakdowns(answers)
        found += [*_slips(lists), *_totals(answers, lists), *_shares(shared, answers, lists)]
    found.sort(key=_order)
    once = {(moved.check.rule, moved.check.working): moved for moved in reversed(found)}
    return tuple(sorted(once.values(), key=_order))


def _order(moved: Moved) -> tuple[int, str, str, tuple[str, ...]]:
    return ("fails", "open", "holds").index(moved.check.outcome), moved.check.rule, moved.check.working, moved.documents


# --- copies -----------------------------------------------------------------------------------------------------------


def _copies(dossier: Dossier) -> Iterator[Moved]:
    """Yield a check for each figure of the event that a copy gives otherwise than the text that it copies."""
    figures: dict[str, list[Telling]] = defaultdict(list)
    for telling in dossier.tellings:
        figures[telling.document.id].append(telling)
    for copy in dossier.copies:
        for changed in copy.changed:
            before, after = changed.before, changed.after
            told = [*_at(figures, before), *_at(figures, after)]
            if not told:
                continue
            was, now = before.span.text, after.span.text
            because, working = f"One text, but where one has “{was}” the other has “{now}”.", f"{was} ≠ {now}"
            refs = tuple(sorted({telling.ref for telling in told}))
            outcome = "fails" if copy.outcome == "copy" else "open"
            check = Check("copy_figure", outcome, because, refs, (), BY, working)
            documents = (before.document, after.document)
            yield Moved(check, documents, (Reason(f"{BY} copy_figure", because, (before, after)), *copy.reasons))


def _at(figures: dict[str, list[Telling]], passage: Passage) -> list[Telling]:
    """Return the tellings whose figure stands in a passage."""
    found = []
    for telling in figures.get(passage.document, ()):
        quantity = telling.claim.quantity
        spans = [quantity.span, *(part.span for part in quantity.parts)] if quantity is not None else []
        if any(span is not None and span.overlaps(passage.span) for span in spans):
            found.append(telling)
    return found


# --- breakdowns -------------------------------------------------------------------------------------------------------


def _breakdowns(answers: Iterable[Answer]) -> list[_Breakdown]:
    """Return the different breakdowns among figures for one question, each with all that print it."""
    groups: dict[tuple[float | None, tuple[tuple[str, float], ...]], list[Answer]] = defaultdict(list)
    for answer in answers:
        quantity = answer.telling.claim.quantity
        if quantity is None or len(quantity.parts) < 2 or any(part.value is None for part in quantity.parts):
            continue
        parts = [(place_key(p.place) or (p.label or "").lower(), p.value or 0.0) for p in quantity.parts]
        groups[quantity.value, tuple(sorted(parts))].append(answer)
    made = [_Breakdown(total, parts, tuple(group)) for (total, parts), group in groups.items()]
    return sorted(made, key=lambda one: (not one.adds_up, -len(one.answers), one.parts, one.total or 0.0))


def _slips(lists: Sequence[_Breakdown]) -> Iterator[Moved]:
    """Yield a check where two breakdowns are the same but for one part, or but for their total."""
    for one, other in combinations(lists, 2):
        pair = _different(one, other)
        if pair is None:
            continue
        ours, theirs = (number_words(value) for value in pair)
        what = "part" if one.parts != other.parts else "total"
        because = f"The same breakdown is printed with {ours} as a {what} and with {theirs}."
        outcome = "open"
        if one.adds_up and not other.adds_up:
            outcome = "fails"
            because = f"{because} With {ours} the parts add up, with {theirs} they do not."
        yield _moved("same_breakdown", outcome, because, f"{_sum(other)}; {_sum(one)}", one.answers + other.answers)


def _different(one: _Breakdown, other: _Breakdown) -> tuple[float, float] | None:
    """Return the two figures that alone tell two breakdowns apart, None where more does."""
    if len(one.parts) != len(other.parts):
        return None
    ours, theirs = [p for p in one.parts if p not in other.parts], [p for p in other.parts if p not in one.parts]
    if not ours and not theirs and one.total is not None and other.total is not None:
        return one.total, other.total
    if len(ours) == len(theirs) == 1 and ours[0][0] == theirs[0][0] and one.total == other.total:
        return ours[0][1], theirs[0][1]
    return None


def _sum(one: _Breakdown) -> str:
    """Return a breakdown's sum as a desk editor would write it, the greatest part first."""
    parts = " + ".join(number_words(value) for value in sorted((value for _, value in one.parts), reverse=True))
    total = number_words(one.total) if one.total is not None else "?"
    return f"{parts} = {number_words(one.added)}" + ("" if one.adds_up else f" ≠ {total}")


def _totals(answers: Sequence[Answer], lists: Sequence[_Breakdown]) -> Iterator[Moved]:
    """Yield a check where the parts that one dispatch lists exceed the total that another has from the same origin.

    Parts that add up to a total of their own are another figure, no contradiction: the versions show it.
    """
    for one in lists:
        for answer in answers:
            high = answer.bounds.high if answer.bounds is not None else None
            if high is None or one.added <= high or answer.telling.claim.quantity is None:
                continue
            lister = next((a for a in one.answers if a.telling.origin == answer.telling.origin), None)
            if lister is None or lister.telling.document.id == answer.telling.document.id:
                continue
            if one.adds_up or one.total == high:
                continue
            because = f"The parts add up to {number_words(one.added)}; the other dispatch gives {answer.words} in all."
            working = f"{_sum(one)}; {answer.words}"
            yield _moved("parts_total", "fails", because, working, (lister, answer))


# --- shares and subsets -----------------------------------------------------------------------------------------------


def _shares(shared: Sequence[Answer], answers: Sequence[Answer], lists: Sequence[_Breakdown]) -> Iterator[Moved]:
    """Yield a check where one dispatch gives a share of a total and another the part itself: 27 is half of 54."""
    totals = {answer.telling.ref: answer.quantity for answer in answers}
    for answer in shared if lists else ():
        share = answer.quantity.share if answer.quantity is not None else None
        whole = totals.get(ref(answer.telling.document.id, share.of or "")) if share is not None else None
        if share is None or whole is None or whole.value is None or share.value >= 1:
            continue
        for one in lists:
            part = dict(one.parts).get(place_key(answer.telling.claim.place))
            if part is None or one.total != whole.value:
                continue
            held = abs(part - share.value * whole.value) < 1
            words = f"{fraction_words(share.value)} of {number_words(whole.value)}"
            because = f"One dispatch says {words}, another gives {number_words(part)} for them."
            working = f"{number_words(part)} is {'' if held else 'not '}{words}"
            yield _moved("share", "holds" if held else "fails", because, working, (answer, *one.answers[:1]))


def _subsets(raised: Sequence[Raised]) -> Iterator[Moved]:
    """Yield a check where an origin's figure for children exceeds all that it gives for people, then or later."""
    people = {(r.asked.kind, r.asked.place, r.asked.period): r for r in raised if r.asked.subject == "person"}
    for one in raised:
        whole = people.get((one.asked.kind, one.asked.place, one.asked.period))
        if one.asked.subject != "child" or whole is None:
            continue
        for part in (a for held in one.held for a in held.answers):
            told = [a for held in whole.held for a in held.answers if a.telling.origin == part.telling.origin]
            total = max(told, key=lambda a: (_most(a), a.telling.ref), default=None)
            low = part.bounds.low if part.bounds is not None else None
            if total is None or low is None or part.telling.document.id == total.telling.document.id:
                continue
            if low > _most(total) > 0 and as_of(part.telling) <= as_of(total.telling):
                because = f"{part.words} are more than the {total.words} that they are part of."
                yield _moved("subset", "fails", because, f"{part.words} > {total.words}", (part, total))


def _most(answer: Answer) -> float:
    """Return the most that an answer allows; what gives no figure allows any."""
    high = answer.bounds.high if answer.bounds is not None else None
    return high if high is not None else float("inf")


def _moved(rule: str, outcome: str, because: str, working: str, answers: Sequence[Answer]) -> Moved:
    ordered = sorted(answers, key=lambda answer: (published(answer.telling), answer.telling.ref))
    documents = tuple(dict.fromkeys(answer.telling.document.id for answer in ordered))
    passages = tuple(Passage(a.telling.document.id, span) for a in ordered for span in _spans(a.telling))
    check = Check(rule, outcome, because, tuple(answer.telling.ref for answer in ordered), (), BY, working)
    return Moved(check, documents, (Reason(f"{BY} {rule}", because, passages),))


def _spans(telling: Telling) -> tuple[Span, ...]:
    """Return the words of a telling's figure and of its parts."""
    quantity = telling.claim.quantity
    spans = [quantity.span, *(part.span for part in quantity.parts)] if quantity is not None else []
    return tuple(span for span in spans if span is not None) or (telling.claim.anchor,)
