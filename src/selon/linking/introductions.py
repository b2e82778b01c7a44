"""Speakers whom a document introduces once in full, and then calls by less.

``Igor Rudenya, governor of the Tver region`` is ``the governor`` and ``Rudenya`` further on; ``the Ministry of
Defence`` is ``the ministry``. A short description is read as the full one of the same document where only one fits;
across documents it would say too little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from selon.linking.descriptions import body_of, clean, is_person, is_shorthand, label_of, office_of
from selon.linking.speakers import institution_key, is_collective
from selon.names import has_given_name, same_person, surname_key
from selon.records.attribution import Source

__all__ = ["introduced"]

_OFFICIAL = frozenset({"government", "military", "security_service", "justice", "other"})


def introduced(sources: Iterable[Source]) -> Mapping[Source, Source]:
    """Return for each short description in a document the full one that it stands for; the others are not in it.

    ``sources`` without their spans: what counts is how somebody is described, not where.
    """
    distinct = tuple(dict.fromkeys(sources))
    full: dict[str, list[Source]] = defaultdict(list)
    for person in distinct:
        if is_person(person) and has_given_name(_name(person)):
            full[surname_key(_name(person))].append(person)
            full[office_of(person)].append(person)
    bodies = {institution_key(body_of(each), each.side): each for each in reversed(distinct) if _is_named_body(each)}
    found = {}
    for source in distinct:
        head = office_of(source) if source.name is None else surname_key(_name(source))
        longer = _person(source, full.get(head, ())) or _body(source, bodies.values())
        if longer is not None:
            found[source] = longer
    return found


def _person(source: Source, full: Iterable[Source]) -> Source | None:
    """Return the one person in full whom a surname, a name without office or an office means."""
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
        return bool(office_of(source))
    if source.organisation == source.name or _told(source) > _told(person):
        return False
    shorter = _told(source) < _told(person) or not has_given_name(_name(source))
    return shorter and same_person(_name(source), _name(person))


def _body(source: Source, bodies: Iterable[Source]) -> Source | None:
    """Return the one body that a common noun (the ministry) means: of its side, if it has one."""
    if not is_shorthand(source) or source.kind not in _OFFICIAL:
        return None
    fits = [body for body in bodies if source.side is None or source.side == body.side]
    return fits[0] if len(fits) == 1 else None


def _is_named_body(source: Source) -> bool:
    label = label_of(source)
    if source.anonymous or source.name is None or source.role is not None or source.kind not in _OFFICIAL:
        return False
    return source.side is not None and not is_shorthand(source) and not is_collective(label or "")
