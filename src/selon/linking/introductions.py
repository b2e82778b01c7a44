"""Speakers whom a document introduces once in full, and then calls by less.

``Igor Rudenya, governor of the Tver region`` is ``the governor`` and ``Rudenya`` further on; ``the Ministry of
Defence`` is ``the ministry``. A short description is read as the full one of the same document where only one fits;
across documents it would say too little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selon.linking.descriptions import body_of, clean, is_person, is_shorthand, label_of, office_of
from selon.linking.speakers import institution_key, is_collective
from selon.names import has_given_name, same_person
from selon.records.attribution import Source

__all__ = ["introduced"]

_OFFICIAL = frozenset({"government", "military", "security_service", "justice", "other"})


def introduced(sources: Sequence[Source]) -> Mapping[Source, Source]:
    """Return for each short description in a document the full one that it stands for; the others are not in it.

    ``sources`` in the order of the text.
    """
    distinct = tuple(dict.fromkeys(sources))
    found = {}
    for source in distinct:
        full = _person(source, distinct) or _body(source, distinct)
        if full is not None and full != source:
            found[source] = full
    return found


def _person(source: Source, sources: Sequence[Source]) -> Source | None:
    """Return the one person in full whom a surname, a name without office or an office means."""
    full = [other for other in sources if is_person(other) and has_given_name(_name(other))]
    fits = [person for person in full if person != source and _may_be(source, person)]
    if not fits or not all(same_person(_name(fits[0]), _name(person)) for person in fits):
        return None
    return max(fits, key=lambda person: (_told(person), _name(person), person.role or ""))


def _name(source: Source) -> str:
    return clean(source.name or "")


def _told(source: Source) -> int:
    return sum(value is not None for value in (source.role, source.organisation, source.side))


def _may_be(source: Source, person: Source) -> bool:
    """Tell whether ``source`` can be a shorter description of ``person``."""
    if source.anonymous or (source.side and person.side and source.side != person.side):
        return False
    if source.name is None:
        office = office_of(source)
        return bool(office) and office == office_of(person)
    if source.organisation == source.name or _told(source) > _told(person):
        return False
    shorter = _told(source) < _told(person) or not has_given_name(_name(source))
    return shorter and same_person(_name(source), _name(person))


def _body(source: Source, sources: Sequence[Source]) -> Source | None:
    """Return the one body that a common noun (the ministry) means: of its side, if it has one."""
    if not is_shorthand(source) or source.kind not in _OFFICIAL:
        return None
    bodies = {
        institution_key(body_of(other), other.side): other
        for other in reversed(sources)
        if _is_named_body(other) and (source.side is None or source.side == other.side)
    }
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def _is_named_body(source: Source) -> bool:
    label = label_of(source)
    if source.anonymous or source.name is None or source.role is not None or source.kind not in _OFFICIAL:
        return False
    return source.side is not None and not is_shorthand(source) and not is_collective(label or "")
