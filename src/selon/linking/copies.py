"""Which dispatches are one text.

Whether two documents are copies depends on these two alone, never on what else is there: so the outcome is the same
in whatever order documents come, and a store that compares each newcomer with those that share enough shingles with it
(``enough``), or a block (``blocks``), finds exactly what ``find_copies`` finds among all of them.

The measure is *containment*: the share of the smaller document's shingles that stands in the other, for a copy is often
cut. Two tenths make a copy, one tenth a suspect: measured on pairs of independent dispatches on one event. Across
languages a pair is at most proposed, for reasons of another kind (``translations``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from selon.linking.passages import Aligned, Side, align
from selon.linking.prints import SHINGLE, make_print
from selon.linking.publication import days_apart, earlier
from selon.linking.translations import blocks, propose
from selon.names import keys as keys_of_name
from selon.records.events import Copy, Passage, Print, Reason

__all__ = ["blocks", "compare", "enough", "find_copies", "make_print"]

BY = "linking.copies@1"

#: Containment from which two documents are copies, or suspected.
COPY, SUSPECT = 0.2, 0.1
#: Fewer shared shingles are a phrase that anybody may use, unless they are all that both documents have.
FEWEST = 3
#: Days between two publications beyond which the same words are a form filled in again, not a copy.
WITHIN = 7

#: Passages quoted in a reason; figures that differ before a copy may be a form.
_PASSAGES, _OTHERWISE = 3, 2


def enough(shared: int, first: int, second: int) -> bool:
    """Tell whether two documents with that many shingles are worth comparing that share so many.

    This is all that ``compare`` asks of the shingles: every pair that it could call a copy passes, whatever else is in
    the store.
    """
    smaller = min(first, second)
    return smaller > 0 and shared >= SUSPECT * smaller and (shared >= FEWEST or shared == first == second)


def compare(first: Print, second: Print, texts: Mapping[str, str]) -> Copy | None:
    """Return how two documents copy one another, None if they do not. ``texts`` are both texts by document id.

    The order of the two changes nothing.
    """
    if first.document == second.document or (days_apart(first.published, second.published) or 0) > WITHIN:
        return None
    mine, theirs = _values(first), _values(second)
    one, other, direction = _directed(*sorted((first, second), key=lambda side: side.document))
    if not enough(len(mine & theirs), len(mine), len(theirs)):
        why = propose(one, other)
        return _made(one, other, "proposed", 0.0, why, direction) if why else None
    sides = Side.of(one, texts[one.document]), Side.of(other, texts[other.document])
    if one.outlet and one.outlet == other.outlet:
        mine, theirs = _unframed(*sides)
        if not enough(len(mine & theirs), len(mine), len(theirs)):
            return None
    return _worded(sides, len(mine & theirs), min(len(mine), len(theirs)), direction)


def _worded(sides: tuple[Side, Side], shared: int, smaller: int, direction: tuple[Reason, ...]) -> Copy:
    """Return the copy that two texts are which share so many of the smaller one's shingles."""
    one, other = (side.print for side in sides)
    runs = align(*sides)
    form = _is_form(runs, *sides)
    longest = sorted(runs, key=lambda run: (-run.same, run.first))[:_PASSAGES]
    why = (_shared(shared, smaller, [run.passages(*sides) for run in longest]), *form)
    return replace(
        _made(one, other, "copy", round(shared / smaller, 4), why, direction),
        outcome="copy" if shared >= COPY * smaller and not form else "suspect",
        passages=tuple(run.passages(*sides) for run in runs),
        changed=tuple(found for run in runs for found in run.changed(*sides)),
    )


def _unframed(one: Side, other: Side) -> tuple[frozenset[int], frozenset[int]]:
    """Return the shingles of two documents of one outlet, without what the outlet prints above or below everything.

    That is what both begin or end with, if it is less than half of the shorter one: more is a text printed again.
    """
    half = min(len(one.words), len(other.words)) / 2
    above = _alike_from_the_start(one.words, other.words)
    below = _alike_from_the_start(one.words[::-1], other.words[::-1])
    above, below = (length if length < half else 0 for length in (above, below))
    inside = (
        frozenset(value for value, at in side.print.shingles if at + SHINGLE > above and at < len(side.words) - below)
        for side in (one, other)
    )
    return next(inside), next(inside)


def _alike_from_the_start(words: Sequence[str], others: Sequence[str]) -> int:
    pairs = enumerate(zip(words, others, strict=False))
    return next((at for at, (word, other) in pairs if word != other), min(len(words), len(others)))


def _is_form(runs: Iterable[Aligned], one: Side, other: Side) -> tuple[Reason, ...]:
    """Return why two texts may be a form filled in twice: most figures in what they share are not the same.

    So are the bulletins of two nights: who changes a figure of a text that he copies changes one or two. Only figures
    that a claim was read from count here, no hour and no day.
    """
    figures = changed = 0
    for run in runs:
        figures += min(run.figured(k, side) for k, side in enumerate((one, other)))
        changed += run.figured_otherwise(one, other)
    if changed < _OTHERWISE or 2 * changed <= figures:
        return ()
    because = f"{changed} of the {figures} figures in the shared passages differ: perhaps a form filled in again"
    return (Reason("form", because),)


def _made(
    one: Print, other: Print, outcome: str, containment: float, why: tuple[Reason, ...], direction: tuple[Reason, ...]
) -> Copy:
    reasons = (*why, *direction)
    return Copy(one.document, other.document, outcome, containment, bool(direction), (), (), reasons, BY)


def _values(side: Print) -> frozenset[int]:
    return frozenset(value for value, _ in side.shingles)


def _shared(shared: int, smaller: int, longest: list[tuple[Passage, Passage]]) -> Reason:
    because = f"{shared} of the shorter document's {smaller} groups of eight unquoted words stand in the other too"
    return Reason("shared_words", because, tuple(passage for pair in longest for passage in pair))


def _directed(one: Print, other: Print) -> tuple[Print, Print, tuple[Reason, ...]]:
    """Return the two with the one that the other follows first, and why; no reason where that cannot be told.

    Time decides (what was edited later may have got the words then), then whose own dispatch an agency's is, then who
    names the agency that both may have had it from.
    """
    for before, after in ((one, other), (other, one)):
        if earlier(before.edited or before.published, after.published) < 0:
            reason = Reason("published_first", f"{before.document} was published before {after.document}")
            return before, after, (reason,)
    for before, after in ((one, other), (other, one)):
        if _is_maker(before, after) and not _is_maker(after, before):
            because = f"{after.document} credits the agency whose own dispatch {before.document} is"
            return before, after, (Reason("agency_first", because),)
    for before, after in ((one, other), (other, one)):
        if before.credits and not after.credits:
            because = f"{before.document} names the agency that made it, {after.document} names none"
            return before, after, (Reason("credited_first", because),)
    return one, other, ()


def _is_maker(before: Print, after: Print) -> bool:
    """Tell whether the one is printed by an agency that the other credits."""
    return bool(before.outlet) and ".".join(keys_of_name(before.outlet or "")) in after.credits


def find_copies(prints: Sequence[Print], texts: Mapping[str, str]) -> tuple[Copy, ...]:
    """Return every copy among the documents, through an inverted index; the order of ``prints`` changes nothing."""
    ordered = sorted({side.document: side for side in prints}.values(), key=lambda side: side.document)
    found = (compare(ordered[first], ordered[second], texts) for first, second in _candidates(ordered))
    return tuple(sorted(filter(None, found), key=lambda copy: (copy.earlier, copy.later)))


def _candidates(prints: Sequence[Print]) -> Iterable[tuple[int, int]]:
    """Yield the pairs that share enough shingles or a block, each once."""
    holders: dict[int | str, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for index, side in enumerate(prints):
        values, tokens = _values(side), blocks(side)
        sizes.append(len(values))
        shared: Counter[int] = Counter()
        for value in values:
            shared.update(holders[value])
        worth = {other for other, count in shared.items() if enough(count, sizes[other], len(values))}
        worth.update(other for token in tokens for other in holders[token])
        yield from ((other, index) for other in sorted(worth))
        held: tuple[int | str, ...] = (*values, *tokens)
        for key in held:
            holders[key].append(index)
