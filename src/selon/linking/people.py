"""Which descriptions of people of one surname key are of one person.

Names alone do not settle it: a spelling may be two names, two people may share one. So people are *gathered*, and in a
gathering everybody agrees with everybody: by name, side and sphere. The fullest descriptions come first, and each
joins the first gathering that it agrees with; what comes of one gathering therefore does not depend on the others
being there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from selon.names import has_given_name, same_person
from selon.records.events import Profile

__all__ = ["gather_people", "may_agree", "names_of"]

#: A surname that stands in where given names alone are compared.
_ANYBODY = "Nemo"
#: Kinds among which one person may move and still be the same: those of public office, those of knowledge.
_OFFICIAL = ("government", "military", "security_service", "justice", "international", "armed_group")
_SPHERES = {**dict.fromkeys(_OFFICIAL, "office"), **dict.fromkeys(("expert", "ngo"), "knowledge")}


@dataclass(frozen=True, slots=True)
class _Face:
    """One way in which somebody is described, and the profiles that describe him so."""

    names: tuple[str, ...]
    side: str | None
    kind: str
    offices: frozenset[str]
    bodies: frozenset[str]
    profiles: tuple[Profile, ...]

    @property
    def full(self) -> bool:
        return has_given_name(self.names[0])


_Part = list[_Face]


def may_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two of one surname key, by their names, could have a part in how the other is gathered."""
    if _same_name(one, other):
        return True
    return has_given_name(one[0]) and has_given_name(other[0]) and _same_given_name(one, other)


def names_of(profile: Profile) -> tuple[str, ...]:
    """Return a person's names: as the text has it, where that is in another script, and the canonical one."""
    canonical = profile.name or ""
    return (profile.written, canonical) if profile.written else (canonical,)


def gather_people(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Return people of one surname key as gatherings, each of one person, in whatever order the profiles come.

    A surname alone belongs to the one gathering that it fits, and stands alone where it fits several.
    """
    faces = _faces(profiles)
    full = _gather(([face] for face in faces if face.full), _all(_agree))
    full = _gather(full, _hold_one_office)
    shorter: dict[int, _Part] = defaultdict(list)
    unknown: list[_Face] = []
    alone: list[_Part] = []
    for bare in (face for face in faces if not face.full):
        fits = [index for index, gathering in enumerate(full) if _belongs(bare, gathering)]
        if len(fits) == 1:
            shorter[fits[0]].append(bare)
        elif fits:
            alone.append([bare])
        else:
            unknown.append(bare)
    known = [gathering + shorter[index] for index, gathering in enumerate(full)]
    gatherings = [*known, *_gather(([bare] for bare in unknown), _all(_bare_agree)), *alone]
    return [list(chain.from_iterable(face.profiles for face in gathering)) for gathering in gatherings]


def _faces(profiles: Iterable[Profile]) -> list[_Face]:
    """Return the ways in which people are described, the fullest first."""
    alike: dict[tuple[bool, int, tuple[str, ...], str, str, tuple[str, ...]], list[Profile]] = defaultdict(list)
    for profile in sorted(profiles, key=lambda profile: profile.id):
        names = names_of(profile)
        rank = (profile.role is None, -len(profile.keys), names, profile.side or "", profile.kind, profile.blocks)
        alike[rank].append(profile)
    return [
        _Face(names, side or None, kind, _of(blocks, "o"), _of(blocks, "i"), tuple(members))
        for (_, _, names, side, kind, blocks), members in sorted(alike.items())
    ]


def _of(blocks: Sequence[str], letter: str) -> frozenset[str]:
    return frozenset(block for block in blocks if block[0] == letter)


def _gather(parts: Iterable[_Part], agree: Callable[[_Part, _Part], bool]) -> list[_Part]:
    """Return the parts, each joined to the first gathering that it agrees with."""
    gatherings: list[_Part] = []
    for part in parts:
        home = next((gathering for gathering in gatherings if agree(part, gathering)), None)
        if home is None:
            gatherings.append(list(part))
        else:
            home.extend(part)
    return gatherings


def _all(agree: Callable[[_Face, _Face], bool]) -> Callable[[_Part, _Part], bool]:
    """Return whether everybody of one part agrees with everybody of the other."""
    return lambda part, gathering: all(agree(one, other) for one in part for other in gathering)


def _agree(one: _Face, other: _Face) -> bool:
    """Tell whether two people are one: by name, and by nothing that speaks against it."""
    return _same_name(one.names, other.names) and _same_sphere(one, other)


def _same_sphere(one: _Face, other: _Face) -> bool:
    """Tell whether nothing but the names keeps two people apart; who changes his sphere must stay with a body."""
    if one.side and other.side and one.side != other.side:
        return False
    spheres = {_SPHERES.get(face.kind, face.kind) for face in (one, other)} - {"other"}
    return len(spheres) <= 1 or not one.bodies.isdisjoint(other.bodies)


def _hold_one_office(part: _Part, gathering: _Part) -> bool:
    """Tell whether two gatherings of one surname key are of one given name and share an office.

    A surname is now and then written as none of its spellings has it; but two of one given name, with surnames that
    sound alike, do not hold one office.
    """
    first, second = (frozenset(chain.from_iterable(face.offices for face in side)) for side in (part, gathering))
    return not first.isdisjoint(second) and _all(_same_but_for_surname)(part, gathering)


def _same_but_for_surname(one: _Face, other: _Face) -> bool:
    return _same_sphere(one, other) and _same_given_name(one.names, other.names)


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(same_person(name, another) for name in one for another in other)


def _same_given_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    first, second = (tuple(f"{name.split(maxsplit=1)[0]} {_ANYBODY}" for name in names) for names in (one, other))
    return _same_name(first, second)


def _belongs(bare: _Face, gathering: _Part) -> bool:
    """Tell whether a surname alone, or with an initial, can be somebody of a gathering; an office must be shared."""
    if not any(_agree(bare, face) for face in gathering):
        return False
    return not bare.offices or any(not bare.offices.isdisjoint(face.offices) for face in gathering)


def _bare_agree(one: _Face, other: _Face) -> bool:
    """Tell whether two surnames of whom no given name is known are one person: by office, or by side and kind."""
    if not _agree(one, other):
        return False
    if one.offices or other.offices:
        return not one.offices.isdisjoint(other.offices)
    return (one.side, one.kind) == (other.side, other.kind)
