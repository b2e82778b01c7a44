"""Who "he", "the ministry", "cette source" are: the speakers met so far, and which of them a phrase takes up again.

A pronoun takes the most recent speaker that agrees with it in number and gender; a short definite phrase the most
recent one with the same head, or at least of the same kind; a surname the person who bears it.
"""

from __future__ import annotations

from dataclasses import replace

from selon.attribution.heads import Phrase
from selon.attribution.members import split
from selon.attribution.settings import Setting
from selon.attribution.sources import Identity, identify
from selon.attribution.words import Words

__all__ = ["Memory"]

_SHORT = 4
_BODIES = frozenset({"institution", "people", "place"})


class Memory:
    """The speakers of a document in the order of their mention."""

    def __init__(self, words: Words, setting: Setting) -> None:
        """Start with nobody."""
        self._words = words
        self._setting = setting
        self._met: list[Identity] = []

    def resolve(self, phrase: Phrase) -> Identity:
        """Return who the phrase is, an earlier speaker where it points back, and remember it."""
        identity = self._pronoun(phrase) if phrase.speaker == "pronoun" else self._phrase(phrase)
        if identity.speaker not in {"none", "pronoun"}:
            self._met.append(identity)
        return identity

    def note(self, phrase: Phrase | None) -> None:
        """Remember who acts in a sentence without saying anything: a pronoun after it may mean that party."""
        if phrase is None or phrase.last - phrase.first > _SHORT:
            return
        head = self._words.heads.get(phrase.head)
        acting = phrase.speaker == "people" and head is not None and head.entry.get("kind") != "witness"
        if acting or phrase.speaker in {"place", "institution"}:
            self.resolve(phrase)

    def resolve_all(self, phrase: Phrase) -> list[tuple[Phrase, Identity]]:
        """Return the phrase with who it is; two phrases where it joins speakers of different kind or side."""
        members = split(self._words, phrase) if phrase.speaker != "pronoun" else (phrase,)
        if len(members) > 1:
            met = list(self._met)
            found = [(member, self.resolve(member)) for member in members]
            kinds, sides = {i.kind for _, i in found}, {i.side for _, i in found if i.side}
            if len(kinds) > 1 or len(sides) > 1:
                return found
            self._met = met
        return [(phrase, self.resolve(phrase))]

    def _pronoun(self, phrase: Phrase) -> Identity:
        number, gender = self._words.features.get(phrase.first, ("", ""))
        for identity in reversed(self._met):
            if _agrees(identity, number, gender):
                return identity
        return self._met[-1] if self._met else Identity(speaker="pronoun")

    def _phrase(self, phrase: Phrase) -> Identity:
        known = self._surname(phrase)
        if known is not None:
            return known
        found = identify(self._words, phrase, self._setting)
        for same in (_same_person, _same_head, _same_kind):
            for earlier in reversed(self._met):
                merged = same(found, earlier)
                if merged is not None:
                    return merged
        if found.speaker in {"source", "document"} and found.short and found.definite and self._met:
            return replace(self._met[-1], channel=found.channel or self._met[-1].channel)
        if found.row is not None and found.row.get("kind") == "before":
            return self._counterpart(found)
        if found.row is not None and found.row.get("kind") == "of" and found.kind == "other":
            return self._staff(found)
        return found

    def _staff(self, found: Identity) -> Identity:
        """Return "a spokesman", "its director" as one of the body that spoke or acted last."""
        if found.speaker != "person" or found.organisation or found.stated:
            return found
        bodies = (i for i in reversed(self._met) if i.speaker in _BODIES and not i.person and i.kind != "witness")
        body = next(bodies, None)
        if body is None or body.kind == "media":
            return found
        return replace(found, kind=body.kind, side=body.side, organisation=body.organisation)

    def _surname(self, phrase: Phrase) -> Identity | None:
        """Return the person met before whose surname is all that the phrase says, even where a town bears it too."""
        if phrase.last - phrase.first != 1:
            return None
        name = self._words.span(phrase.first, phrase.last).text
        return next((i for i in reversed(self._met) if i.person and i.person.split()[-1] == name), None)

    def _counterpart(self, found: Identity) -> Identity:
        """Return "his counterpart": the kind of whoever spoke last."""
        last = next((i for i in reversed(self._met) if i.person), None)
        return replace(found, kind=last.kind, side=found.side or last.side) if last else found


def _agrees(identity: Identity, number: str, gender: str) -> bool:
    """Tell whether a pronoun may mean the speaker."""
    plural = identity.number == "p" or (identity.speaker == "people" and not identity.person)
    if number == "p":
        return plural or (identity.speaker == "institution" and identity.number != "s")
    if plural and identity.speaker != "institution" and not identity.person:
        return False
    if identity.speaker == "place":
        return True
    if gender == "n":
        return not identity.person and identity.speaker != "person"
    if identity.person or identity.speaker in {"person", "name"}:
        return identity.gender in {"", gender} or bool(identity.person)
    return identity.gender in {"m", "f"} and identity.gender == gender


def _same_person(found: Identity, earlier: Identity) -> Identity | None:
    if not (found.person and earlier.person):
        return None
    a, b = found.person.split(), earlier.person.split()
    if a[-1] != b[-1]:
        return None
    if len(b) >= len(a):
        return replace(earlier, channel=found.channel)
    return replace(earlier, name=found.name, person=found.person, anonymous=False, channel=found.channel)


def _same_head(found: Identity, earlier: Identity) -> Identity | None:
    if found.person or not found.definite or found.row is None or earlier.row is not found.row:
        return None
    if found.topic and earlier.topic and found.topic != earlier.topic:
        return None
    if found.stated and found.side != earlier.side:
        return None
    if not found.short or found.named:
        return None
    return replace(earlier, channel=found.channel or earlier.channel)


def _same_kind(found: Identity, earlier: Identity) -> Identity | None:
    """Take up "the agency", "the group", "the service" by kind, where nothing else is known of it."""
    if (
        not (found.short and found.definite)
        or found.named
        or found.person
        or found.speaker not in {"media", "institution"}
    ):
        return None
    bare = found.speaker == "media" or found.kind in {"other", "expert", "company", "ngo", "armed_group"}
    if not bare or (found.row is not None and found.row.get("name") and found.speaker != "media"):
        return None
    if earlier.kind == found.kind or (found.kind == "other" and earlier.speaker == "institution"):
        return earlier if found.row is None or not found.row.get("organisation") or found.speaker == "media" else None
    return None
