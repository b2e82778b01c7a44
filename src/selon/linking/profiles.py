"""Whose word each saying of a document rests on.

Of every attribution the *terminal* source is taken, whoever speaks innermost; who carried it stands in ``via``. What a
document says in its own voice is its outlet's, or that of the agency credited with it. A document introduces a speaker
once in full (``Igor Rudenya, governor of the Tver region``) and then calls him by his office or surname alone: such a
description is read as the full one of the same document.

A profile's ``blocks`` say what it can be found by: ``p`` the key of a person's surname, ``o`` an office, ``i`` an
institution, ``g`` a group, ``a`` somebody anonymous, ``n`` nobody at all. The last three have no name to go by across
the years: their ``scope`` is the week of the news that the document brings. Where the document tells no day it is the
region and the month, if that is known; ``u`` is where such a one meets those of the days of that month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from selon.linking.descriptions import BODIES, STAFFED, body_of, called, clean, is_person, label_of, office_of
from selon.linking.introductions import introduced
from selon.linking.newsdays import News, news_of
from selon.linking.speakers import (
    group_key,
    institution_key,
    is_collective,
    names_body,
    names_group,
    nations_in,
    speaks_for,
)
from selon.linking.spellings import spellings
from selon.names import keys, surname_key
from selon.records.attribution import Attribution, Source
from selon.records.events import Citation, Passage, Profile, Reason, ref
from selon.records.folios import Folio
from selon.records.text import Document
from selon.text import content_id

__all__ = ["find_citations"]

_BRACKETED = re.compile(r"\s*\([^)]*\)\s*$")
#: Who may stand behind the word of an anonymous source, where it is told apart.
_FAMILIES = {"security_service": "state", "government": "state", "other": "state"}
#: The authorities of wherever the news are from.
_LOCAL = "local authorities"
#: Kinds of whom a name in small letters is a name.
_NAMED_KINDS = BODIES - {"armed_group"}
#: First letters of the blocks of those who have no name to go by.
_NAMELESS = frozenset("gan")


def find_citations(folio: Folio) -> tuple[tuple[Profile, ...], tuple[Citation, ...]]:
    """Return the sources that a document describes, by id, and for each attribution (and its own voice) which it is.

    One citation has the document's id alone as its item: that of its own voice.
    """
    document, news = folio.document, news_of(folio)
    written = spellings(attribution.source for attribution in folio.attributions)
    canonical = {words: name for name, words in written.items()}
    described = [_described(attribution.source, written) for attribution in folio.attributions]
    fuller = introduced(described)
    made: dict[str, Profile] = {}

    def note(source: Source, channel: str | None = None) -> str:
        profile = _profile(source, channel, news, canonical)
        made[profile.id] = profile
        return profile.id

    citations = [_own_voice(document, note(_maker(document)), [note(relay) for relay in _relays(document)])]
    for attribution, source in zip(folio.attributions, described, strict=True):
        full = fuller.get(source, source)
        citations.append(
            Citation(
                ref(document.id, attribution.id),
                note(full, attribution.channel),
                tuple(note(relay) for relay in attribution.via),
                tuple(_reasons(document, attribution, source, full)),
            )
        )
    return tuple(sorted(made.values(), key=lambda profile: profile.id)), tuple(citations)


def _described(source: Source, written: Mapping[str, str]) -> Source:
    """Return how a source is described, wherever it stands, a person's name as the text writes it."""
    name = written.get(source.name or "", source.name) if is_person(source) else source.name
    return replace(source, span=None, name=name, parallel=False)


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


# --- profiles ---------------------------------------------------------------------------------------------------------


def _profile(source: Source, channel: str | None, news: News, canonical: Mapping[str, str]) -> Profile:
    """Return a source as it is compared with those of other documents; ``canonical`` names by how the text has them."""
    person = is_person(source)
    if person:
        source = replace(source, name=clean(source.name or ""))
    elif news.region and label_of(source) == _LOCAL:
        source = replace(source, organisation=f"Government of {news.region}")
    blocks = tuple(_blocks_of_person(source) if person else _blocks(source, news))
    name = canonical.get(source.name or "", source.name)
    written = (source.name or "") if name != source.name else ""
    facts = (name, source.role, source.organisation, source.kind, source.side, source.anonymous)
    return Profile(
        content_id("p", *facts, channel, written, *blocks),
        blocks,
        *facts,
        keys=keys(source.name or "") if person else (),
        channel=channel,
        scope=news.scope if blocks[0][0] in _NAMELESS else "",
        written=written,
    )


def _blocks(source: Source, news: News) -> Iterable[str]:
    """Yield what a source without a person's name is found by; the first letter tells what the source is."""
    token = _token(source)
    if token[0] in _NAMELESS:
        yield f"{token}:{news.scope}"
        if news.region and news.month:
            yield f"u:{token}@{news.region} {news.month}"
    else:
        yield token


def _token(source: Source) -> str:
    """Return the letter of what a source is, and its key."""
    label = label_of(source)
    if source.anonymous:
        return f"a:{_anonymous_key(source)}"
    if label is None:
        return f"n:{group_key('', source.kind, source.side)}"
    if source.name is None and source.role:
        if _lends_voice(source):
            return f"i:{institution_key(body_of(source), source.side)}"
        office = office_of(source)
        return f"o:{office}" if office else f"g:{group_key(body_of(source), source.kind, source.side)}"
    if _is_group(source):
        return f"g:{group_key(label, source.kind, source.side)}"
    return f"i:{institution_key(body_of(source), source.side)}"


def _lends_voice(source: Source) -> bool:
    """Tell whether somebody named by his role speaks for the body named beside it: its spokesman, its reporter."""
    if source.organisation is None:
        return False
    return source.kind == "media" or speaks_for(source.role, source.kind)


def _is_group(source: Source) -> bool:
    """Tell whether a source is a group; a proper name in small letters (``onvista``) is a body's of certain kinds."""
    body, label = body_of(source), label_of(source) or ""
    if source.kind in _NAMED_KINDS:
        return names_group(label) and is_collective(label)
    if is_collective(body):
        return True
    return (
        is_collective(label)
        and label != _LOCAL
        and not (names_body(label) and source.organisation not in (None, label))
    )


def _blocks_of_person(source: Source) -> Iterable[str]:
    yield f"p:{surname_key(source.name or '')}"
    office = office_of(source)
    if office:
        yield f"o:{office}"
    organisation = source.organisation
    if organisation and (speaks_for(source.role, source.kind) or source.kind in STAFFED):
        yield f"i:{institution_key(organisation, source.side)}"


def _anonymous_key(source: Source) -> str:
    nations = nations_in(f"{source.organisation or ''} {source.role or ''}")
    side = source.side or min(nations, default="")
    return f"{_FAMILIES.get(source.kind, source.kind)}_{side}"


# --- reasons ----------------------------------------------------------------------------------------------------------


def _reasons(document: Document, attribution: Attribution, source: Source, full: Source) -> Iterable[Reason]:
    spans = [span for span in (attribution.source.span, attribution.cue) if span is not None]
    passages = tuple(Passage(document.id, span) for span in spans)
    yield Reason("terminal-source", f"{called(source)} speaks innermost.", passages)
    if full != source:
        because = f"The document names this speaker in full elsewhere: {called(full)}."
        yield Reason("same-document", because, passages)
    for relay in attribution.via:
        carried = (Passage(document.id, relay.span),) if relay.span else ()
        yield Reason("relay", f"{called(relay)} only carries it.", carried)
