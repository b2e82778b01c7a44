"""What a source is called in a text: a person, an office, a body, a group, somebody anonymous, nobody.

This is told from the fields of a source alone, whose canonical forms are English; what no pack knew stands there as the
text has it, in any language and case.
"""

from __future__ import annotations

from selon.linking.speakers import is_whole_body, names_group, nations_in, office_key, speaks_for
from selon.names import surname_key
from selon.records.attribution import Source

__all__ = [
    "BODIES",
    "STAFFED",
    "body_of",
    "called",
    "clean",
    "is_person",
    "is_shorthand",
    "label_of",
    "office_of",
    "proper_name",
]

#: Kinds whose names are those of bodies unless a role stands beside them.
BODIES = frozenset({"media", "company", "social_media", "expert", "ngo", "international", "armed_group"})
#: Kinds whose bodies speak through whoever works for them.
STAFFED = frozenset({"company", "media", "expert", "ngo"})
#: Kinds of whom a text gives a surname alone.
_OFFICIAL = frozenset({"government", "military", "security_service", "justice"})
#: More words than that are no person's name, unless a role stands beside it.
_MOST_NAMES = 3
_SEVERAL = ";"
#: Words of a common noun that takes a body up again.
_SHORT = 2


def is_person(source: Source) -> bool:
    """Tell whether a source has the name of one person."""
    name = source.name
    if not name or _SEVERAL in name or source.anonymous or not surname_key(clean(name)):
        return False
    if source.role is not None:
        return name != source.organisation
    if source.organisation is not None or source.kind in BODIES:
        return False
    words = clean(name).split()
    fewest = 1 if source.kind in _OFFICIAL else 2
    return fewest <= len(words) <= _MOST_NAMES and all(word[0].isupper() for word in words) and not nations_in(name)


def clean(name: str) -> str:
    """Return a person's name without what is hung on it behind a comma.

    >>> clean("Jane Roe, of the institute (Oslo)")
    'Jane Roe'
    """
    return name.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].strip()


def label_of(source: Source) -> str | None:
    """Return what a source is called: by name, role or organisation; None if nobody is named."""
    return source.name or source.role or source.organisation


def called(source: Source) -> str:
    """Return what a source is called, in words."""
    return label_of(source) or "an unnamed source"


def office_of(source: Source) -> str:
    """Return the key of the office that a source is named by; empty where there is none, or it only lends its voice."""
    if not source.role or speaks_for(source.role, source.kind):
        return ""
    return office_key(source.role, source.organisation, source.side)


def body_of(source: Source) -> str:
    """Return the name of the body that a source without a person's name is or speaks for."""
    name, organisation = source.name, source.organisation
    if name and organisation and _SEVERAL not in name and not is_whole_body(name, organisation):
        return proper_name(name)
    return proper_name(organisation or name or source.role or "")


def proper_name(name: str) -> str:
    """Return a body's name from its first capital on, where a common noun was taken along (``the service Foo``)."""
    words = name.split()
    capital = next((at for at, word in enumerate(words) if word[0].isupper()), 0)
    return " ".join(words[capital:])


def is_shorthand(source: Source) -> bool:
    """Tell whether a source is a body called by a common noun only (``the ministry``), of which a text named which."""
    name = source.name or ""
    if not name or source.role or source.anonymous or source.organisation not in (None, name):
        return False
    return len(name.split()) <= _SHORT and name == name.lower() and not nations_in(name) and not names_group(name)
