"""Mentions of the same happening, across documents, outlets and languages, settled into events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from selon.linking.components import components, tied_views
from selon.linking.constraining import constrain
from selon.linking.cores import Core, Joined
from selon.linking.days import iso, published_days
from selon.linking.families import place_key
from selon.linking.settling import find_cores
from selon.linking.titles import make_title
from selon.records.claims import Place
from selon.records.events import Constraint, Event, Link, Mention, Reason
from selon.text import content_id

__all__ = ["BY", "components", "event_id", "settle_events"]

#: What made the links: this rule, at this version.
BY = "linking.events/1"
#: A day is one of an event's if this share of its dated mentions tell it: one slip widens no event.
_AGREED = 0.15


def event_id(mention: str) -> str:
    """Return the id that an event has whose first mention is this one; of any other mention of it, an alias."""
    return content_id("event", mention)


def settle_events(mentions: Iterable[Mention], constraints: Iterable[Constraint] = ()) -> tuple[Event, ...]:
    """Return the events that the mentions settle into, by id; every mention is in exactly one.

    ``constraints`` are what people say of mentions; those of a constraint belong to one closed set, with all others of
    their components.

    ``mentions`` must be closed: whole components (``components``), none of them in part. Whether two mentions are tied
    hangs on those two alone, tied mentions share a block, and a component's events hang on its own mentions alone. So
    a store keeps the component of each mention; for newcomers it fetches every mention that shares a block with one of
    them, and the whole components of those. What is settled of that is exactly what all mentions together would give;
    the events of the fetched components are replaced by it. More whole components than that do no harm.
    """
    cores = [core for tied in tied_views(mentions) for core in find_cores(tied)]
    events = [_make_event(core) for core in _as_people_say(cores, tuple(constraints))]
    return tuple(sorted(events, key=lambda event: event.id))


def _as_people_say(cores: list[Core], constraints: tuple[Constraint, ...]) -> list[Core]:
    """Return the happenings after what people said of them."""
    if not constraints:
        return cores
    home = {joined.view.id: (core, joined) for core in cores for joined in core.members}
    made = []
    for part in constrain([{joined.view.id for joined in core.members} for core in cores], constraints):
        found = [home[name] for name in sorted(part.nodes)]
        biggest = max(found, key=lambda pair: (len(pair[0].members), pair[1].view.id))[0]
        if not part.said:
            made.append(biggest)
            continue
        said = tuple(Reason("review", constraint.because) for constraint in part.said)
        core = Core(biggest.day)
        for _, joined in found:
            core.add(Joined(joined.view, joined.score, (*joined.reasons, *said)))
        made.append(core)
    return made


def _make_event(core: Core) -> Event:
    members = sorted(core.members, key=lambda joined: joined.view.order)
    mentions = [joined.view.mention for joined in members]
    places = _places(mentions)
    start, end = _time(core, members)
    kinds = Counter(kind for mention in mentions for kind in mention.kinds)
    return Event(
        event_id(mentions[0].id),
        make_title(places[0] if places else None, kinds, start, end),
        tuple(mention.id for mention in mentions),
        tuple(claim for mention in mentions for claim in mention.claims),
        places,
        start,
        end,
        tuple(sorted(kinds)),
        tuple(_link(members[0].view.id, joined) for joined in members[1:]),
        BY,
    )


def _link(first: str, joined: Joined) -> Link:
    one, other = sorted((first, joined.view.id))
    return Link(one, other, joined.score, joined.reasons, BY)


def _time(core: Core, members: list[Joined]) -> tuple[str | None, str | None]:
    """Return the days of an event: those that its dated mentions tell, else nothing later than its first report."""
    told = [joined.view.days for joined in members if joined.view.sure and joined.view.days]
    if told:
        agreed = Counter(day for days in told for day in range(days.first, days.last + 1))
        least = min(_AGREED * len(told), max(agreed.values()))
        days_agreed = [day for day, number in agreed.items() if number >= least]
        return iso(min(days_agreed)), iso(max(days_agreed))
    mentions = [joined.view.mention for joined in members]
    dated = [mention for mention in mentions if mention.start and mention.end]
    if dated:
        return min(m.start for m in dated if m.start), max(m.end for m in dated if m.end)
    if core.day is not None:
        return iso(core.day), iso(core.day)
    reported = [days.last for mention in mentions if (days := published_days(mention.published))]
    return None, iso(min(reported)) if reported else None


def _places(mentions: list[Mention]) -> tuple[Place, ...]:
    """Return the places of an event, each once: those that most mentions name first of all, then by how many do."""
    firsts: Counter[str] = Counter()
    named: Counter[str] = Counter()
    place: dict[str, Place] = {}
    for mention in mentions:
        for rank, found in enumerate(mention.places):
            key = place_key(found) or ""
            named[key] += 1
            firsts[key] += rank == 0
            place.setdefault(key, found)
    return tuple(place[key] for key in sorted(place, key=lambda key: (-firsts[key], -named[key], key)))
