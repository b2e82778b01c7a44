"""Accusations whose deed no word of the pack names: X blamed Y, X accused Y of stealing grain.

Whoever accuses says something of somebody, whatever the deed. Where no candidate stands in what is said, the saying
itself makes a claim: of responsibility where only a party is named, of kind ``other`` where a deed is, whose words no
table has.
"""

from __future__ import annotations

from selon.claims.drafting import Draft
from selon.claims.scene import Scene
from selon.records.attribution import Attribution
from selon.records.text import Span

__all__ = ["draft_accusations"]

#: What only names a party is at most so many words long.
_PARTY = 6
#: What leads a deed behind who is accused; where order is free, any preposition (accused him in the theft).
_LEADS = frozenset({"of", "to", "sub"})
_LEADS_FREELY = _LEADS | {"prep"}


def draft_accusations(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return a draft for each accusation that holds none of ``drafts``, anchored at its deed, or at who is accused."""
    found = []
    for says in scene.attributions:
        if says.act != "accuse" or not says.content:
            continue
        if any(span.start <= draft.start < span.end for span in says.content for draft in drafts):
            continue
        accused = _accused(scene, says)
        if accused is not None:
            found.append(accused)
    return found


def _accused(scene: Scene, says: Attribution) -> Draft | None:
    """Return the claim of an accusation, None where its words only take up a manner (their "inhuman" methods)."""
    first, last = says.content[0], says.content[-1]
    reading = scene.reading
    index = reading.token_index(first.start)
    quoted = reading.quotation_at(reading.tokens[min(index + 1, len(reading.tokens) - 1)].start)
    if quoted is not None and first.start <= quoted.start:
        return Draft(quoted.start, min(quoted.end, first.end), "responsibility", None)
    if "poss" in scene.classes_at(index):
        return None
    deed = _deed(scene, last)
    if not _names_party(scene, first.start, deed.start if deed is not None and first is last else first.end):
        return None
    if deed is not None:
        taken_up = scene.classes_at(reading.token_index(deed.start)) & {"clitic", "pron"}
        return Draft(deed.start, deed.end, "responsibility" if taken_up else "other", None)
    behind = says.cue is None or says.cue.start < first.start
    return Draft(first.start, first.end, "responsibility", None) if behind and _is_party(scene, first) else None


def _deed(scene: Scene, content: Span) -> Span | None:
    """Return what somebody is accused of: the words behind the first preposition or mark after a party."""
    reading = scene.reading
    free = scene.pack.switch("free_order")
    first, last = reading.token_index(content.start), reading.token_index(content.end)
    for index in range(first + 1, last - 1):
        classes = scene.classes_at(index)
        opens = classes & (_LEADS_FREELY if free else _LEADS) or scene.fold_at(index) == ","
        if opens and not _in_place(scene, index):
            return reading.span(reading.tokens[index + 1].start, content.end)
    return None


def _in_place(scene: Scene, index: int) -> bool:
    """Tell whether a preposition leads a place or a party's own name, no deed: the rebels of M23."""
    after = scene.reading.tokens[index + 1].start
    return any(place.span.start <= after < place.span.end for place in scene.places_in(after - 1, after + 1))


def _names_party(scene: Scene, start: int, end: int) -> bool:
    """Tell whether somebody who can act is named: an office, a force, a group, a country or its capital."""
    hits = scene.reading.hits_between
    return bool(scene.places_in(start, end)) or any(hits(table, start, end) for table in ("sources", "portfolios"))


def _is_party(scene: Scene, content: Span) -> bool:
    reading = scene.reading
    return 0 < reading.token_index(content.end) - reading.token_index(content.start) <= _PARTY
