"""Whose word each saying of a document rests on.

Of every attribution the *terminal* source is taken, whoever speaks innermost; who carried it stands in ``via``. What a
document says in its own voice is its outlet's, or that of the agency credited with it. A document introduces a speaker
once in full (``Igor Rudenya, governor of the Tver region``) and then calls him by his office or surname alone: such a
description is read as the full one of the same document.

A profile's ``blocks`` say what it can be found by: ``p`` the key of a person's surname, ``o`` an office, ``i`` an
institution, ``g`` a group, ``a`` somebody anonymous, ``n`` nobody at all. The last three have no name to go by across
the years: their ``scope`` is the week of the news that the document brings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from selon.linking.newsdays import news_week
from selon.linking.speakers import (
    group_key,
    institution_key,
    is_collective,
    is_whole_body,
    nations_in,
    office_key,
    speaks_for,
)
from selon.names import has_given_name, keys, same_person, surname_key
from selon.records.attribution import Attribution, Source
from selon.records.events import Citation, Passage, Profile, Reason, ref
from selon.records.folios import Folio
from selon.records.text import Document
from selon.text import content_id

__all__ = ["find_citations"]

_PERSON = re.compile(r"[^\W\d_][^,;:(]*")
_BRACKETED = re.compile(r"\s*\([^)]*\)\s*$")
#: Kinds whose names are those of bodies unless a role stands beside them.
_BODIES = frozenset({"media", "company", "social_media", "expert", "ngo", "international", "armed_group"})
#: Who may stand behind the word of an anonymous source, where it is told apart.
_FAMILIES = {"security_service": "state", "government": "state", "other": "state"}
_COMMON = 3


def find_citations(folio: Folio) -> tuple[tuple[Profile, ...], tuple[Citation, ...]]:
    """Return the sources that a document describes, by id, and for each attribution (and its own voice) which it is.

    One citation has the document's id alone as its item: that of its own voice.
    """
    document, week = folio.document, news_week(folio)
    sources = [attribution.source for attribution in folio.attributions]
    fuller = _fuller(sources)
    made: dict[str, Profile] = {}

    def note(source: Source, channel: str | None = None) -> str:
        profile = _profile(source, channel, week)
        made[profile.id] = profile
        return profile.id

    citations = [_own_voice(document, note(_maker(document)), [note(relay) for relay in _relays(document)])]
    for attribution in folio.attributions:
        source = fuller.get(attribution.source, attribution.source)
        citations.append(
            Citation(
                ref(document.id, attribution.id),
                note(source, attribution.channel),
                tuple(note(relay) for relay in attribution.via),
                tuple(_reasons(document, attribution, source)),
            )
        )
    return tuple(sorted(made.values(), key=lambda profile: profile.id)), tuple(citations)


# --- a document's own voice -------------------------------------------------------------------------------------------


def _maker(document: Document) -> Source:
    """Return who answers for what a document says itself: the last agency credited, else the outlet."""
    name = document.credits[-1] if document.credits else _BRACKETED.sub("", document.outlet or "") or document.id
    return Source(None, name, None, name, "media")


def _relays(document: Document) -> Iterable[Source]:
    """Return who carried an agency's dispatch, nearest to the reader first: the outlet, the agencies between."""
    if document.credits:
        outlet = _BRACKETED.sub("", document.outlet or "")
        for name in dict.fromkeys([outlet, *document.credits[:-1]]):
            if name and name != document.credits[-1]:
                yield Source(None, name, None, name, "media")


def _own_voice(document: Document, profile: str, via: Sequence[str]) -> Citation:
    if document.credits:
        reason = Reason("credited-maker", f"The dispatch is credited to {document.credits[-1]}.")
    else:
        reason = Reason("own-voice", "Nobody else is named: the outlet answers for it.")
    return Citation(document.id, profile, tuple(via), (reason,))


# --- one speaker of one document under several descriptions -----------------------------------------------------------


def _fuller(sources: Sequence[Source]) -> Mapping[Source, Source]:
    """Return for each short description of somebody the full one of the same document, where only one fits."""
    people = [source for source in dict.fromkeys(sources) if _is_person(source) and source.name]
    full = [person for person in people if has_given_name(person.name or "")]
    found = {}
    for source in dict.fromkeys(sources):
        fits = [person for person in full if person != source and _may_be(source, person)]
        best = max(fits, key=lambda person: (_told(person), person.name or "", person.role or ""), default=None)
        if best is not None and all(same_person(best.name or "", person.name or "") for person in fits):
            found[source] = best
    return found


def _told(source: Source) -> int:
    return sum(value is not None for value in (source.role, source.organisation, source.side))


def _may_be(source: Source, person: Source) -> bool:
    """Tell whether ``source`` can be a shorter description of ``person``."""
    if source.anonymous or (source.side and person.side and source.side != person.side):
        return False
    if not _is_person(source):
        office = _office(source) if source.name is None else ""
        return bool(office) and office == _office(person)
    if not same_person(source.name or "", person.name or "") or _told(source) > _told(person):
        return False
    return not has_given_name(source.name or "") or _told(source) < _told(person)


def _is_person(source: Source) -> bool:
    """Tell whether a source has the name of one person."""
    name = source.name
    if not name or ";" in name or source.anonymous or not surname_key(name):
        return False
    if source.role is not None:
        return name != source.organisation
    if source.organisation is not None or source.kind in _BODIES:
        return False
    words = _clean(name).split()
    return 1 < len(words) <= _COMMON and all(word[0].isupper() for word in words) and not nations_in(name)


def _clean(name: str) -> str:
    """Return a person's name without what is hung on it behind a comma."""
    match = _PERSON.search(name)
    return match[0].strip() if match else name


def _office(source: Source) -> str:
    if not source.role or speaks_for(source.role, source.kind):
        return ""
    return office_key(source.role, source.organisation, source.side)


# --- profiles ---------------------------------------------------------------------------------------------------------


def _profile(source: Source, channel: str | None, week: str) -> Profile:
    """Return a source as it is compared with those of other documents."""
    person = _is_person(source)
    if person:
        source = replace(source, name=_clean(source.name or ""))
    blocks = _blocks(source, week, person=person)
    scope = week if blocks[0][0] in "gan" else ""
    facts = (source.name, source.role, source.organisation, source.kind, source.side, source.anonymous)
    return Profile(
        content_id("p", *facts, channel, *blocks),
        blocks,
        *facts,
        keys=keys(source.name or "") if person else (),
        channel=channel,
        scope=scope,
    )


def _blocks(source: Source, week: str, *, person: bool) -> tuple[str, ...]:
    """Return what a source is found by; the first block tells what it is."""
    if person:
        return tuple(_blocks_of_person(source))
    if source.anonymous:
        return (f"a:{_anonymous_key(source)}:{week}",)
    label = source.name or source.role or source.organisation
    if label is None:
        return (f"n:{source.kind}:{week}",)
    if source.name is None and source.role and not speaks_for(source.role, source.kind):
        office = _office(source)
        if office:
            return (f"o:{office}",)
        if source.kind == "media" and source.organisation:
            return (f"i:{institution_key(source.organisation, source.side)}",)
        return (f"g:{group_key(source.organisation or source.role, source.kind, source.side)}:{week}",)
    body = _body(source)
    if is_collective(body) or is_collective(label):
        return (f"g:{group_key(label, source.kind, source.side)}:{week}",)
    return (f"i:{institution_key(body, source.side)}",)


def _body(source: Source) -> str:
    """Return the name of the body that a source without a person's name is or speaks for."""
    name, organisation = source.name, source.organisation
    if name and organisation and not is_whole_body(name, organisation) and ";" not in name:
        return name
    return organisation or name or source.role or ""


def _blocks_of_person(source: Source) -> Iterable[str]:
    yield f"p:{surname_key(source.name or '')}"
    office = _office(source)
    if office:
        yield f"o:{office}"
    organisation = source.organisation
    if organisation and (speaks_for(source.role, source.kind) or source.kind in _BODIES):
        yield f"i:{institution_key(organisation, source.side)}"


def _anonymous_key(source: Source) -> str:
    nations = nations_in(f"{source.organisation or ''} {source.role or ''}")
    side = source.side or min(nations, default="")
    return f"{_FAMILIES.get(source.kind, source.kind)}_{side}"


# --- reasons ----------------------------------------------------------------------------------------------------------


def _reasons(document: Document, attribution: Attribution, source: Source) -> Iterable[Reason]:
    spans = [span for span in (attribution.source.span, attribution.cue) if span is not None]
    passages = tuple(Passage(document.id, span) for span in spans)
    yield Reason("terminal-source", f"{_called(source)} speaks innermost.", passages)
    if source != attribution.source:
        because = f"The document names this speaker in full elsewhere: {_called(source)}."
        yield Reason("same-document", because, passages)
    for relay in attribution.via:
        carried = (Passage(document.id, relay.span),) if relay.span else ()
        yield Reason("relay", f"{_called(relay)} only carries it.", carried)


def _called(source: Source) -> str:
    named = chain([source.name], [source.role], [source.organisation])
    return next((word for word in named if word), "an unnamed source")
