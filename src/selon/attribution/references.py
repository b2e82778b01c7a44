"""Who "he", "the ministry", "cette source" are: the speakers met so far, and which of them a phrase takes up again.

A pronoun takes the most recent speaker that agrees with it in number and gender; a short definite phrase the most
recent one with the same head; a surname the person who bears it.
"""

from __future__ import annotations

from dataclasses import replace

from selon.attribution.phrases import Phrase, split
from selon.attribution.sources import Identity, identify
from selon.attribution.words import Words

__all__ = ["Memory"]


class Memory:
    """The speakers of a document in the order of their mention."""

    def __init__(self, words: Words) -> None:
        """Start with nobody."""
        self._words = words
        self._met: list[Identity] = []

    def resolve(self, phrase: Phrase) -> Identity:
        """Return who the phrase is, an earlier speaker where it points back, and remember it."""
        identity = self._pronoun(phrase) if phrase.speaker == "pronoun" else self._phrase(phrase)
        if identity.speaker != "none":
            self._met.append(identity)
        return identity

    def resolve_all(self, phrase: Phrase) -> list[tuple[Phrase, Identity]]:
        """Return the phrase with who it is; two phrases where it joins speakers of different kind or side."""
        members = split(self._words, phrase) if phrase.speaker != "pronoun" else (phrase,)
        if len(members) > 1:
            met = list(self._met)
            found = [(member, self.resolve(member)) for member in members]
            if len({(i.kind, i.side) for _, i in found}) > 1 or all(i.speaker == "place" for _, i in found):
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
        found = identify(self._words, phrase)
        for earlier in reversed(self._met):
            merged = _same(found, earlier)
            if merged is not None:
                return merged
        return found


def _agrees(identity: Identity, number: str, gender: str) -> bool:
    if identity.speaker in {"media", "thing"} and number == "s" and gender in {"m", "f"} and not identity.person:
        return identity.gender == gender
    if (
        number
        and identity.number
        and identity.number != number
        and not (number == "p" and identity.speaker == "institution")
    ):
        return False
    if gender == "n":
        return not identity.person
    if gender in {"m", "f"} and identity.gender and identity.gender in {"m", "f"}:
        return identity.gender == gender or (bool(identity.person))
    if gender in {"m", "f"} and not identity.gender:
        return identity.speaker in {"person", "source", "name"}
    return True


def _same(found: Identity, earlier: Identity) -> Identity | None:
    """Return the earlier speaker, with what the new mention adds, if the new mention means it; else None."""
    if found.person and earlier.person:
        a, b = found.person.split(), earlier.person.split()
        if a[-1] == b[-1]:
            return earlier if len(b) >= len(a) else replace(earlier, name=found.name, person=found.person)
        return None
    if found.speaker == "name" and not found.person:
        return earlier if found.name and found.name == earlier.name else None
    if found.speaker == "document" and found.bare and earlier.speaker != "none":
        return replace(earlier, channel=found.channel or earlier.channel)
    if found.side and earlier.side and found.side != earlier.side:
        return None
    if found.heads and earlier.heads and found.bare and found.heads[0] in earlier.heads[:1]:
        return earlier
    return None
