"""Profiles of the same speaker, under all names, languages and scripts, settled into origins.

Nothing is joined by likeness alone, and nothing that is joined can pull two speakers together who differ:

* bodies, groups and the nameless are one where their keys are equal (``selon.linking.speakers``);
* people of one surname key are gathered so that everybody agrees with everybody (``selon.linking.people``);
* an office named without its holder belongs to the one person who is known to hold it, and to none where two do;
* who speaks for a body (a spokesman, the head of a company) is that body's voice, unless he has spoken for two.

Each of these is decided among the profiles of one block alone. ``components`` says which profiles could have a part in
how a newcomer settles, so that a store that hands in whole components decides as if it held everything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from selon.linking.constraining import constrain
from selon.linking.descriptions import proper_name
from selon.linking.people import gather_people, may_agree, names_of
from selon.linking.speakers import speaks_for
from selon.records.events import Constraint, Link, Origin, Profile, Reason
from selon.text import content_id

__all__ = ["components", "settle_origins"]

BY = "linking.origins@1"


def settle_origins(profiles: Iterable[Profile], constraints: Iterable[Constraint] = ()) -> tuple[Origin, ...]:
    """Return the origins that the profiles settle into, by id; every profile is in exactly one.

    ``profiles`` must be closed: with a profile comes its whole component (``components``), and all that people said to
    be one with it or another (``constraints``), with theirs.
    """
    known = {profile.id: profile for profile in sorted(profiles, key=lambda profile: profile.id)}
    joined = _Joined(known)
    blocks = _by_block(known.values())
    people = _join_people(blocks, joined)
    for block, members in blocks.items():
        _JOINING[block[0]](block, members, people, joined)
    parts = _as_people_say(list(joined.parts()), known, tuple(constraints))
    return tuple(sorted((_origin(*part) for part in parts), key=lambda origin: origin.id))


_Parts = list[tuple[list[Profile], list[Link]]]


def _as_people_say(parts: _Parts, known: Mapping[str, Profile], constraints: tuple[Constraint, ...]) -> _Parts:
    """Return the speakers after what people said of them; a link between two that are apart now goes."""
    if not constraints:
        return parts
    links = [link for _, some in parts for link in some]
    made: _Parts = []
    for part in constrain([{profile.id for profile in members} for members, _ in parts], constraints):
        names = sorted(part.nodes)
        kept = [link for link in links if link.first in part.nodes and link.second in part.nodes]
        said = tuple(Reason("review", constraint.because) for constraint in part.said)
        if said:
            kept += [Link(names[0], name, 1.0, said, BY) for name in names[1:]]
        made.append(([known[name] for name in names], kept))
    return made


def components(profiles: Iterable[Profile]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the profiles that are tied to one another, directly or through others: a partition, sorted.

    Two are *tied* where one could have a part in how the other settles; whether they are is told from these two alone,
    and none are that share no block. An origin never reaches beyond its component, and a component's origins hang on
    its own profiles alone.
    """
    known = {profile.id: profile for profile in sorted(profiles, key=lambda profile: profile.id)}
    tied = _Joined(known)
    for block, members in _by_block(known.values()).items():
        if block[0] == "p":
            _tie_names(members, tied)
        elif block[0] not in "ou" or any(_is_open(profile, block) for profile in members):
            tied.join_all(members, "tied", "")
    return tuple(sorted(tuple(profile.id for profile in part) for part, _ in tied.parts()))


def _is_open(profile: Profile, block: str) -> bool:
    """Tell whether a profile may be joined to any of its block: an office without holder, a document without a day."""
    return profile.scope[:1] == "@" if block[0] == "u" else not profile.keys


def _tie_names(members: Iterable[Profile], tied: _Joined) -> None:
    """Tie people of one surname key whose names agree, or whose given names do."""
    by_name: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in members:
        by_name[names_of(profile)].append(profile)
    for alike in by_name.values():
        tied.join_all(alike, "tied", "")
    for (one, first), (other, second) in combinations(by_name.items(), 2):
        if may_agree(one, other):
            tied.join(first[0], second[0], "tied", "")


def _by_block(profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
    """Return the profiles under each of their blocks, in their order; the blocks in alphabetical order."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for block in profile.blocks:
            blocks[block].append(profile)
    return dict(sorted(blocks.items()))


class _Joined:
    """Which profiles are one, as links are found; a link between two that are one already is not needed."""

    def __init__(self, known: Mapping[str, Profile]) -> None:
        self._known = known
        self._head = {name: name for name in known}
        self._links: dict[str, list[Link]] = defaultdict(list)

    def head(self, name: str) -> str:
        while self._head[name] != name:
            self._head[name] = self._head[self._head[name]]
            name = self._head[name]
        return name

    def join(self, one: Profile, other: Profile, rule: str, because: str) -> None:
        """Hold two profiles to be one, for a reason."""
        first, second = sorted((one.id, other.id))
        low, high = sorted((self.head(first), self.head(second)))
        if low != high:
            self._head[high] = low
            self._links[low] += [Link(first, second, 1.0, (Reason(rule, because),), BY), *self._links.pop(high, [])]

    def join_all(self, members: Sequence[Profile], rule: str, because: str) -> None:
        for other in members[1:]:
            self.join(members[0], other, rule, because)

    def parts(self) -> Iterable[tuple[list[Profile], list[Link]]]:
        """Yield the profiles that are one, and the links between them."""
        together: dict[str, list[Profile]] = defaultdict(list)
        for name, profile in self._known.items():
            together[self.head(name)].append(profile)
        for head, members in together.items():
            yield members, self._links[head]


# --- people -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _People:
    """Each person's profile id to the id of his gathering, and the one body that a gathering speaks for, if one."""

    home: Mapping[str, str]
    voice: Mapping[str, str]


def _join_people(blocks: Mapping[str, Sequence[Profile]], joined: _Joined) -> _People:
    """Gather the people of each surname key; return which gathering each profile is in."""
    home: dict[str, str] = {}
    voice: dict[str, str] = {}
    for block, members in blocks.items():
        if block[0] == "p":
            for gathering in gather_people(members):
                joined.join_all(gathering, "same-name", _named_alike(gathering))
                home |= {profile.id: gathering[0].id for profile in gathering}
                bodies = {body for profile in gathering for body in profile.blocks if body[0] == "i"}
                if len(bodies) == 1:
                    voice[gathering[0].id] = bodies.pop()
    return _People(home, voice)


def _named_alike(gathering: Sequence[Profile]) -> str:
    names = sorted({profile.name or "" for profile in gathering})
    return f"One person by name, side and sphere: {', '.join(names)}."


# --- offices, bodies, the nameless ------------------------------------------------------------------------------------


def _join_office(block: str, members: Sequence[Profile], people: _People, joined: _Joined) -> None:
    """Join an office named without its holder to the one person who is known to hold it."""
    unnamed = [profile for profile in members if profile.id not in people.home]
    holders = {people.home[profile.id]: profile for profile in reversed(members) if profile.id in people.home}
    office = block[2:].replace("_", " ")
    joined.join_all(unnamed, "same-office", f"One office, named without its holder: {office}.")
    if unnamed and len(holders) == 1:
        holder = next(iter(holders.values()))
        joined.join(unnamed[0], holder, "office-holder", f"Only {holder.name} is known to hold this office: {office}.")


def _join_body(block: str, members: Sequence[Profile], people: _People, joined: _Joined) -> None:
    """Join a body's names with each other, and with those who speak for it."""
    named = [profile for profile in members if profile.id not in people.home]
    body = block[2:].replace("_", " ")
    joined.join_all(named, "same-body", f"One body under its names: {body}.")
    persons = [profile for profile in members if profile.id in people.home]
    alone = len({people.home[profile.id] for profile in persons}) == 1 and bool(named)
    voices = [p for p in persons if people.voice.get(people.home[p.id]) == block]
    voices = [p for p in voices if alone or speaks_for(p.role, p.kind)]
    for voice in voices:
        because = f"{voice.name} speaks for this body: {body}."
        joined.join((named or voices)[0], voice, "spokesman", because)


def _join_nameless(block: str, members: Sequence[Profile], people: _People, joined: _Joined) -> None:
    """Join what is said by a group, by somebody anonymous or by nobody named, in one week."""
    del people
    what = {"g": "One group", "a": "Anonymous sources of one side", "n": "Nobody is named"}[block[0]]
    joined.join_all(members, "same-week", f"{what}, in the news of one week: {members[0].scope}.")


def _join_undated(block: str, members: Sequence[Profile], people: _People, joined: _Joined) -> None:
    """Join the nameless of undated documents to those of the week in which the region has such news, if it is one."""
    del block, people
    undated = [profile for profile in members if profile.scope[0] == "@"]
    weeks = {profile.scope: profile for profile in reversed(members) if profile.scope[0] != "@"}
    if undated and len(weeks) == 1:
        week, dated = next(iter(weeks.items()))
        joined.join(undated[0], dated, "only-week", f"Without a date, but of a region that only has news of {week}.")


def _join_nobody(block: str, members: Sequence[Profile], people: _People, joined: _Joined) -> None:
    """People are gathered beforehand."""
    del block, members, people, joined


_JOINING = {
    "p": _join_nobody,
    "o": _join_office,
    "i": _join_body,
    "g": _join_nameless,
    "a": _join_nameless,
    "n": _join_nameless,
    "u": _join_undated,
}


#: What the first block of the nameless says that they are.
_SPEAKERS = {"g": "group", "a": "anonymous", "n": "nobody"}

# --- origins ----------------------------------------------------------------------------------------------------------


def _origin(members: Sequence[Profile], links: Sequence[Link]) -> Origin:
    """Return the origin of profiles that are one; its id is that of its first profile, in the order of ids."""
    first = min(members, key=lambda profile: profile.id)
    ranked = [p for p in members if p.blocks[0][0] == "i"] or [p for p in members if p.name] or list(members)
    role = _commonest(p.role for p in ranked)
    organisation = _commonest(p.organisation for p in ranked)
    plain = [profile for profile in ranked if not profile.written] or ranked
    label = _commonest(map(_label, plain)) or role or organisation or "nobody named"
    return Origin(
        content_id("o", first.id),
        label,
        tuple(sorted(profile.id for profile in members)),
        role,
        organisation,
        _commonest(p.kind for p in ranked if p.kind != "other") or "other",
        _commonest(p.side for p in ranked),
        first.anonymous,
        tuple(sorted(links, key=lambda link: (link.first, link.second))),
        BY,
        _SPEAKERS.get(first.blocks[0][0], "named"),
    )


def _label(profile: Profile) -> str | None:
    """Return a name; where it begins with a common noun, that of the body (``experts of the institute``) or its own."""
    name, organisation = profile.name, profile.organisation
    if not name or not name[0].islower():
        return name.rstrip(")") if name and "(" not in name else name
    return organisation if organisation and organisation != name else proper_name(name)


def _commonest(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], len(value), value), default=None)
