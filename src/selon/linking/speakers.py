"""Keys of speakers: what an institution, an office or a nameless group is called, brought to words that meet.

The canonical forms are English, but one body still has several: ``Russian Ministry of Health`` and ``Ministry of
Health of Russia``, ``Government of Donetsk Oblast`` and ``Donetsk Regional Military Administration``. A key is the
set of the words that tell a body apart: countries and their adjectives as ISO 3166-1 codes (``@RU``), small words and
the words that every authority bears left out, plurals taken back. Two bodies have one key or they are two: nothing is
measured, so nothing chains.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from selon.languages import pack as packs
from selon.text import fold

__all__ = [
    "group_key",
    "institution_key",
    "is_collective",
    "is_whole_body",
    "names_body",
    "names_group",
    "nations_in",
    "office_key",
    "speaks_for",
]

_WORD = re.compile(r"[^\W_]+")
#: A site's address: its own name, and what stands behind the dot, which is part of the name but where it is a common
#: one behind a long name.
_DOMAIN = re.compile(r"\b(?:([\w-]{8,})\.(?:com|org|net|info|example)|([\w-]+\.[a-z]{2,8}))\b")
_CAPITALS = re.compile(r"([A-Z]{3,}[A-Z0-9]*)")
_IN_BRACKETS = re.compile(rf"\({_CAPITALS.pattern}\)")
_MARKS = re.compile(r"[\u0300-\u036f]")
#: Letters that have no mark to drop: the dotless i, the o with a stroke.
_PLAINER = {0x131: "i", 0xF8: "o"}
#: What an army is called beside army.
_ARMIES = (frozenset(["armed", "force"]), frozenset(["defence", "force"]))
_POSSESSIVE = re.compile(r"'s\b")
_ARTICLE = re.compile(r"^the\s+")
_SMALL = frozenset(re.findall(r"\w+", "of the for and in on at to a de la le"))
#: What every authority bears in its name, and so tells none apart.
_GOVERNING = frozenset(["government", "administration", "authority", "office", "service", "press", "statement"])
_LEVEL = {
    "defense": "defence",
    "center": "centre",
    "presidential": "president",
    "presidency": "president",
    "regional": "oblast",
    "region": "oblast",
    "mayor": "city",
    "municipal": "city",
    "deputies": "deputy",
}
#: Words that make a name a description, whose words may come in any order.
_PLAIN = frozenset(["city", "oblast", "council", "police", "ministry", "people"])
_DIVISIONS = frozenset(["oblast", "krai", "province", "governorate", "republic"])
#: Heads of a body, whatever the body calls them.
_HEADS = frozenset(["head", "chairman", "chairwoman", "chief", "leader", "director", "ceo"])
#: Offices that one person at a time holds, and what makes them such as many hold.
_SINGLE = frozenset(
    {
        *("governor", "city", "president", "minister", "premier", "chancellor", "king", "secretary", "prosecutor"),
        *("ambassador", "commander", "commissioner", "ombudsman", "speaker", "coordinator", "representative", "head"),
    }
)
_MANY = frozenset(["deputy", "vice", "former", "adviser", "advisor", "assistant", "aide", "acting"])
#: Who speaks in the name of a body and never in his own.
_SPOKEN = frozenset(["spokesman", "spokeswoman", "spokesperson", "representative", "press"])
#: Groups that nobody could count: whoever of them spoke.
_COLLECTIVE = frozenset(
    {
        *("authority", "official", "leader", "politician", "figure", "media"),
        *("resident", "witness", "eyewitness", "expert", "observer", "analyst", "monitor"),
        *("station", "sensor", "seismologist", "video", "image", "photo"),
        *("footage", "post", "channel", "report", "agency", "television"),
        *("member", "source", "diplomat", "military", "soldier", "rescuer"),
        *("doctor", "activist", "blogger", "user", "people"),
    }
)
#: What may open a sentence, and with it a group, in a capital.
_COMMON = frozenset(["local", "some", "several", "other", "many", "independent", "unnamed", "state"]) | _COLLECTIVE
#: Kinds for which a head speaks for the body as a spokesman does.
_BODIES = frozenset({"company", "media", "ngo"})
#: Kinds of whose groups it matters what they are (seismologists, satellites).
_TOPICAL = frozenset({"expert", "company", "ngo", "international"})
#: Letters by which a topic is known: seismic stations and seismologists.
_TOPIC = 5


@lru_cache(maxsize=1)
def _nations() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of every country and its adjective in English, and their codes."""
    codes: dict[str, str] = {}
    for code, names in packs.load(packs.FALLBACK).settings["nations"].items():
        for name in names:
            codes.setdefault(fold(name), code)
    longest = sorted(codes, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?:s|'s)?\b"), codes


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a canonical form, in the singular, and the codes of the countries that it names."""
    pattern, codes = _nations()
    found: set[str] = set()

    def take(match: re.Match[str]) -> str:
        found.add(codes[match[0].removesuffix("s").removesuffix("'")] if match[0] not in codes else codes[match[0]])
        return " "

    rest = _POSSESSIVE.sub("", pattern.sub(take, fold(text)))
    rest = _MARKS.sub("", unicodedata.normalize("NFKD", rest)).translate(_PLAINER)
    words = frozenset(_singular(word) for word in _WORD.findall(rest) if word not in _SMALL)
    army = next((names for names in _ARMIES if names <= words), frozenset())
    return (words - army) | {"army"} if army else words, frozenset(found)


def _singular(word: str) -> str:
    word = _LEVEL.get(word, word)
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word


def nations_in(text: str) -> frozenset[str]:
    """Return the codes of the countries that a canonical form names.

    >>> sorted(nations_in("Russian and Ukrainian media"))
    ['RU', 'UA']
    """
    return _read(text)[1]


def _key(words: frozenset[str], nations: frozenset[str], side: str | None) -> str:
    codes = nations or ({side} if side else frozenset())
    return "_".join([*sorted(words), *sorted(f"@{code}" for code in codes)])


def institution_key(text: str, side: str | None) -> str:
    """Return the key of an institution; its side stands in where the name has no country.

    >>> institution_key("Russian Ministry of Health", "RU") == institution_key("Ministry of Health of Russia", None)
    True
    >>> institution_key("Government of Donetsk Oblast", "UA")
    'donetsk_oblast_@UA'
    >>> institution_key("Donetsk Regional Military Administration", "UA")
    'donetsk_oblast_@UA'
    >>> institution_key("UKMTO", "GB") == institution_key("United Kingdom Maritime Trade Operations (UKMTO)", None)
    True
    >>> institution_key("Volcano Watch", None) == institution_key("the portal volcanowatch.example", None)
    True
    """
    brand = _acronym(text) or (_brand(text) if side is None else "")
    if brand:
        return brand
    words, nations = _read(text)
    kept = words - _GOVERNING
    if "city" in words:
        kept -= {"council", "hall"}
    elif "administration" in words:
        kept -= {"military"}
    return _key(kept, nations, side) or fold(text)


def _acronym(text: str) -> str:
    """Return the capitals that a body goes by, alone or in brackets behind its name, whatever its side; else empty."""
    found = _IN_BRACKETS.search(text) or _CAPITALS.fullmatch(text.strip("() "))
    return fold(found[1]) if found else ""


def _brand(text: str) -> str:
    """Return a proper name written as one word, or a domain's; empty for what is made of words with a meaning."""
    domain = _DOMAIN.search(fold(text))
    if domain:
        return domain[1] or domain[2]
    words, nations = _read(text)
    written = _WORD.findall(_ARTICLE.sub("", fold(text)))
    if nations or len(written) != len(words) or words & (_GOVERNING | _COLLECTIVE | _PLAIN):
        return ""
    return "".join(written)


def office_key(role: str, organisation: str | None, side: str | None) -> str:
    """Return the key of an office that one person at a time holds; empty where the role does not tell which.

    >>> office_key("governor of Tver Oblast", None, "RU"), office_key("governor of Tver", None, "RU")
    ('governor_tver_@RU', 'governor_tver_@RU')
    >>> office_key("head", "Ukrzaliznytsia", "UA") == office_key("chairman of Ukrzaliznytsia", None, "UA")
    True
    >>> office_key("mayor", None, "UA"), office_key("officer of the Armed Forces of Ukraine", None, "UA")
    ('', '')
    """
    words, nations = _read(role)
    where = _capitalised(role)
    if not where and not nations and organisation:
        more, nations = _read(organisation)
        words |= more - _GOVERNING
        where = True
    words = frozenset("head" if word in _HEADS else word for word in words)
    if not (where or nations) or not words & _SINGLE or words & _MANY:
        return ""
    return _key(words - _DIVISIONS, nations, side)


@lru_cache(maxsize=4096)
def _capitalised(text: str) -> bool:
    """Tell whether a canonical form has a name in it beside those of countries."""
    pattern, _ = _nations()
    folded = fold(text)
    covered = {at for match in pattern.finditer(folded) for at in range(*match.span())}
    return any(
        (match[0][0].isupper() or match[0].isdigit()) and len(match[0]) > 1 and match.start() not in covered
        for match in _WORD.finditer(text)
        if match.start() or _singular(fold(match[0])) not in _COMMON
    )


def is_collective(text: str) -> bool:
    """Tell whether a canonical form names a group of whom anybody may have spoken, and no body of its own.

    >>> is_collective("Russian authorities"), is_collective("Tver regional authorities"), is_collective("seismologists")
    (True, False, True)
    >>> is_collective("Ukrainian police")
    False
    """
    words, nations = _read(text)
    return not _capitalised(text) and (not nations or not words or bool(words & _COLLECTIVE) or words <= _GOVERNING)


def names_group(text: str) -> bool:
    """Tell whether a canonical form has a word for a group of people in it.

    >>> names_group("local residents"), names_group("ministry")
    (True, False)
    """
    return bool(_read(text)[0] & _COLLECTIVE)


def names_body(text: str) -> bool:
    """Tell whether a canonical form has a word of its own beside those for governments and groups.

    >>> names_body("police"), names_body("Russian authorities"), names_body("Russia")
    (True, False, False)
    """
    return bool(_read(text)[0] - _GOVERNING - _COLLECTIVE)


def is_whole_body(name: str, organisation: str) -> bool:
    """Tell whether ``name`` is the organisation itself or its mouthpiece, not a part of it that bears its own name.

    >>> is_whole_body("press service of the Kremlin", "Presidential Administration of Russia")
    True
    >>> is_whole_body("Operational Command South", "Armed Forces of Ukraine")
    False
    """
    if fold(name) == fold(organisation) or name[0].islower():
        return True
    capitals = [word for word in _WORD.findall(name) if word[0].isupper() and not nations_in(word)]
    return len(capitals) <= 1 or bool(_read(name)[0] & {"authority", "official"})


def speaks_for(role: str | None, kind: str) -> bool:
    """Tell whether somebody of this role speaks for the body that he belongs to, so that the body is the origin.

    >>> speaks_for("spokesman of the Security Service of Ukraine", "security_service"), speaks_for("governor", "")
    (True, False)
    """
    words = _read(role or "")[0]
    return bool(words & _SPOKEN) or (kind in _BODIES and bool(words & _HEADS) and "deputy" not in words)


def group_key(label: str, kind: str, side: str | None) -> str:
    """Return the key of a group without a name: its kind, its side, and what it is where that tells groups apart.

    >>> group_key("Russian authorities", "government", "RU") == group_key("Government of Russia", "government", None)
    True
    """
    words, nations = _read(label)
    told = words - _COLLECTIVE - _GOVERNING or (words if kind in _TOPICAL else frozenset())
    if kind == "witness":
        told = frozenset()
    return f"{kind}_{_key(frozenset(word[:_TOPIC] for word in told), nations, side)}"
