"""Which dispatches are one text.

Whether two documents are copies depends on these two alone, never on what else is there: so the outcome is the same
in whatever order documents come, and a store that compares each newcomer with those that share enough shingles with it
(``enough``) finds exactly what ``find_copies`` finds among all of them.

The measure is *containment*: the share of the smaller document's shingles that stands in the other, for a copy is often
cut. Two tenths make a copy, one tenth a suspect: measured on pairs of independent dispatches on one event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from selon import names
from selon.linking.passages import Side, align
from selon.linking.prints import make_print
from selon.linking.publication import days_apart, earlier
from selon.records.events import Copy, Passage, Print, Reason

__all__ = ["compare", "enough", "find_copies", "make_print"]

BY = "linking.copies@1"

#: Containment from which two documents are copies, or suspected.
COPY, SUSPECT = 0.2, 0.1
#: Fewer shared shingles are a phrase that anybody may use, unless they are all that both documents have.
FEWEST = 3
#: Days between two publications beyond which the same words are a form filled in again, not a copy.
WITHIN = 7

_PASSAGES = 3


def enough(shared: int, first: int, second: int) -> bool:
    """Tell whether two documents with that many shingles are worth comparing that share so many.

    This is all that ``compare`` asks of the shingles: every pair that it could call a copy passes, whatever else is in
    the store.
    """
    smaller = min(first, second)
    return smaller > 0 and shared >= SUSPECT * smaller and (shared >= FEWEST or shared == first == second)


def compare(first: Print, second: Print, texts: Mapping[str, str]) -> Copy | None:
    """Return how two documents copy one another, None if they do not. ``texts`` are both texts by document id."""
    mine, theirs = (frozenset(value for value, _ in side.shingles) for side in (first, second))
    shared = len(mine & theirs)
    apart = days_apart(first.published, second.published)
    if first.document == second.document or not enough(shared, len(mine), len(theirs)):
        return None
    if apart is not None and apart > WITHIN:
        return None
    one, other, reasons = _directed(*sorted((first, second), key=lambda side: side.document))
    sides = Side.of(one, texts[one.document]), Side.of(other, texts[other.document])
    runs = align(*sides)
    passages = tuple(run.passages(*sides) for run in runs)
    containment = shared / min(len(mine), len(theirs))
    outcome = "copy" if containment >= COPY else "suspect"
    longest = sorted(runs, key=lambda run: (-run.same, run.first))[:_PASSAGES]
    return Copy(
        one.document,
        other.document,
        outcome,
        round(containment, 4),
        bool(reasons),
        passages,
        tuple(changed for run in runs for changed in run.changed(*sides)),
        (_shared(shared, min(len(mine), len(theirs)), [run.passages(*sides) for run in longest]), *reasons),
        BY,
    )


def _shared(shared: int, smaller: int, longest: list[tuple[Passage, Passage]]) -> Reason:
    because = f"{shared} of the shorter document's {smaller} groups of eight unquoted words stand in the other too"
    return Reason("shared_words", because, tuple(passage for pair in longest for passage in pair))


def _directed(one: Print, other: Print) -> tuple[Print, Print, tuple[Reason, ...]]:
    """Return the two with the one that the other follows first, and why; no reason where that cannot be told.

    Time decides, then whose own dispatch an agency's is, then who names the agency that both may have had it from.
    """
    came = earlier(one.published, other.published)
    if came:
        before, after = (one, other) if came < 0 else (other, one)
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
    return bool(before.outlet) and ".".join(names.keys(before.outlet or "")) in after.credits


def find_copies(prints: Sequence[Print], texts: Mapping[str, str]) -> tuple[Copy, ...]:
    """Return every copy among the documents, through an inverted index; the order of ``prints`` changes nothing."""
    ordered = sorted({side.document: side for side in prints}.values(), key=lambda side: side.document)
    found = (compare(ordered[first], ordered[second], texts) for first, second in _candidates(ordered))
    return tuple(sorted(filter(None, found), key=lambda copy: (copy.earlier, copy.later)))


def _candidates(prints: Sequence[Print]) -> Iterable[tuple[int, int]]:
    """Yield the pairs that share enough shingles, each once."""
    holders: dict[int, list[int]] = defaultdict(list)
    sizes = []
    for index, side in enumerate(prints):
        values = {value for value, _ in side.shingles}
        sizes.append(len(values))
        shared: Counter[int] = Counter()
        for value in values:
            shared.update(holders[value])
            holders[value].append(index)
        for other, count in sorted(shared.items()):
            if enough(count, sizes[other], sizes[index]):
                yield other, index
