"""Names of people across scripts, transliterations and cases: a key that proposes, and a judge that decides.

A token is spelt out in a small alphabet of sounds, in which the habits of several romanisations and the Cyrillic
letters meet: ``S`` is every hushing consonant (sh ch sch tch sz cz zh j, ж ч ш щ), ``s`` every hissing one (s c ts,
с ц; a key takes з for it too), ``x`` is kh and х, ``g`` is г. Vowels fall into five classes, and a glide before one is
dropped. A spelling that stands for two sounds (ch, c, h, j, rz, s and z in some romanisations) gives two readings.
Then each ending is taken off that a declension allows; this
leaves a stem with the declension's name: two tokens agree when they share a stem *and* a declension. So -ov, -enko and
-sky are parts of the stem and never lost, and Lis, Lisa and Lisenko stay three.

``key`` is the stem alone, of the usual reading: it files names under one head, and now and then two names under one
(Duda and Dud). ``same_person`` looks at all readings and at the declensions, and is meant to merge nobody who can be
told apart. It is not transitive: what an ambiguous spelling may be, two names that differ may be.

The tables are ours, written from general knowledge of the scripts; nothing asks which language a name is in.
``bench/names.md`` says how well this does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

__all__ = ["has_given_name", "key", "keys", "same_person", "surname_key"]

#: Letters whose mark changes the sound, before marks are dropped.
_MARKED = str.maketrans(
    {**dict.fromkeys("šžčćż", "S"), "ł": "l", "ß": "ss", "ø": "o", "ı": "i", "đ": "d", "æ": "e", "œ": "e", "ç": "s"}
)
_MARKS = re.compile(r"[\u0300-\u036f]|[^\w]|[_\d]")
#: A Cyrillic letter and its sound; a glide is ``i`` and falls before a vowel.
_LETTERS = (
    "аa бb вv гg ґg дd еe єe жS зz иi іi кk лl мm нn оo пp рr сs тt уu ўu фf хx цs чS шS щS ъ ыi ь эe юiu яia "
    "јi љl њn ћS ђd џS"
)
_CYRILLIC = {pair[0]: pair[1:] for pair in _LETTERS.split()}
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
#: A Latin spelling and the sounds that it may stand for, the usual first.
_SPELLINGS = {
    **dict.fromkeys(
        ["schtsch", "chtch", "shch", "szcz", "tsch", "dsch", "tch", "sch", "dzh", "sh", "zh", "sz", "cz", "dj"], ("S",)
    ),
    **dict.fromkeys(("ts", "tz", "ss"), ("s",)),
    "s": ("s",),
    "z": ("z",),
    "ch": ("S", "x"),
    "rz": ("S", "rs", "rz"),
    "kh": ("x",),
    "gh": ("g",),
    "h": ("g", "x"),
    "ck": ("k", "sk"),
    "c": ("k", "s"),
    "q": ("k",),
    "x": ("ks",),
    "w": ("v",),
    "ph": ("f",),
    "th": ("t",),
    "ou": ("u", "ou"),
    "y": ("i",),
    "j": ("i", "S"),
}
#: The same where the neighbours tell which of two is usual.
_NEAR = {
    "gu(?=[ei])": ("g",),
    "c(?=[eiy]|$)": ("s", "k"),
    "(?<=[^aeiouy])[iy]e": ("ie", "e"),
    "(?<=[^aeiouy])je": ("e", "Se"),
    "j(?=ou)|^j(?=[^aeiouy])": ("S", "i"),
    "ck(?=i)": ("sk", "k"),
    "rz$": ("rs", "S", "rz"),
    "j$": ("i",),
    "j(?=[iy])": ("S", "i"),
    "(?<=ou)j|(?<=[aeiouy])j(?=[^aeiouy])": ("S", "i"),
    "(?<=[oe])ff?$": ("v",),
}
_SPELLING = re.compile(
    "|".join(f"({near})" for near in _NEAR)
    + "|"
    + "|".join(sorted(_SPELLINGS, key=lambda spelling: (-len(spelling), spelling)))
    + "|."
)
_NEARLY = tuple(_NEAR.values())
#: What shows a romanisation that writes х as ch, ц as c and й as j, and what such a one means by them.
_EASTERN = re.compile("[wjS]|sz|cz|ck[ia]$")
_EASTERNLY = {"ch": ("x", "S"), "c": ("s", "k")}
#: What shows one that writes з as z, and с as s; without it, s may be з, and z may be ц.
_PLAIN = re.compile("v|kh|zh|ou|(?<!c)sh")
_HISSING = {"s": ("s", "z"), "z": ("z", "s")}
_SOFTENING = re.compile("[wS]|sz|cz|ck[ia]$")
_SOFTLY = {"j": ("i", "S"), "ie": ("e", "ie"), "ye": ("e", "ie")}
_MOST = 16
#: What is written more than one way, put one way: in this order.
_LEVEL = (
    (re.compile("dS"), "S"),
    (re.compile("ts"), "s"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("(?<=[^aeiou])io"), "e"),
    (re.compile("i+(?=[aou])|(?:^|(?<=[aeou]))i+(?=e)"), ""),
    (re.compile("(?<=S)o"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
)


class _Declension(NamedTuple):
    """What its stems end in, and its endings: in Latin script the nominative's, in Cyrillic those of all cases."""

    name: str
    stem: re.Pattern[str]
    latin: tuple[str, ...]
    cyrillic: tuple[str, ...]


def _declensions(*rows: tuple[str, str, str, str]) -> tuple[_Declension, ...]:
    return tuple(
        _Declension(name, re.compile(f"(?:{stem})$"), tuple(latin.split(",")), tuple(cyrillic.split(",")))
        for name, stem, latin, cyrillic in rows
    )


_DECLENSIONS = _declensions(
    ("consonant", "[^aeiou]", ",e", ",a,u,om,em,e,i,ovi,evi"),
    ("possessive", "[oe]v|in", ",e", ",a,u,im,e,i,ovi"),
    ("possessive, hers", "[oe]v|in", "a", "a,oi,u,ou,i"),
    ("in o", "[^aeiou]", "o", "o,a,u,om,ovi,i"),
    ("in o", "enk", "a", "a"),
    ("in a", "[^iaou]", "a", "a,i,e,u,oi,ei,ou,eu"),
    ("adjective", "[^aeiou]", "i,oi", "i,oi,ogo,omu,ego,emu"),
    ("adjective", "sk|[^aeiou]n", "i", "im,om"),
    ("adjective, hers", "sk|[^aeiou]n", "a", "a,oi,u,ou,i"),
)
#: As above, for given names too.
_OF_GIVEN_NAMES = _DECLENSIONS + _declensions(
    ("in a glide", "[a-zS]", "i", "i,a,u,em,iem,e"),
    ("in a", "[a-zS]", "a", "ieu,iei"),
)
_FLEETING = re.compile("(?<=[^aeiou])[eo](?=[sk]$)")
_FINAL = re.compile("[aeiou]+$")
_SHORTEST = 2

#: Given names that are one name in several languages.
_ONE_NAME = (
    "владимир володимир",
    "николай микола mykola nicolas",
    "алексей олексій oleksii",
    "александр олександр alexander alexandre alaksandr oleksandr olexander",
    "сергей сергій sergueï serge",
    "андрей андрій andriy",
    "дмитрий дмитро dmitri dmytro",
    "михаил михайло mikhaïl mykhailo",
    "евгений євген evgueni yevhen",
    "елена олена elena olena",
    "кирилл кирило kyrylo",
    "пётр петро piotr petro",
    "павел павло pavel pavlo",
    "даниил данило daniil danylo",
    "григорий григорій hryhorii",
    "василий василь vassili vasyl",
    "арсений арсен arsenii arseni",
    "филипп пилип pylyp philippe",
    "никита микита mykyta",
    "антон anton",
    "богдан bohdan",
    "ирина ірина",
    "екатерина катерина kateryna",
    "анна ганна hanna",
    "наталия наталья natalia",
)
#: Names of women that are written like a case of a man's name: never taken for the man.
_WOMEN = "александра антонина богдана валентина валерия валерія владислава евгения руслана станислава юлия ярослава"
#: Words of a name that tell nobody apart.
_PARTICLES = frozenset(
    word
    for words in ("al el bin ben ibn von van der den de du di da del la le", "аль эль ель бин ибн фон ван дер ден")
    for word in words.split()
)
_PATRONYMIC = re.compile(r"(?:[oe]viS|i[Ss]|[oe]vna|ivna)(?:a|u|em|e|i|oi|ou)?$")


@lru_cache(maxsize=65536)
def _sounds(token: str) -> tuple[str, ...]:
    """Return the readings of a token in the alphabet of sounds, the usual one first."""
    low = _MARKS.sub("", unicodedata.normalize("NFKD", token.lower().replace("ьо", "ё").translate(_MARKED)))
    if _is_cyrillic(low):
        read: tuple[str, ...] = ("".join(_CYRILLIC.get(letter, letter) for letter in low),)
    else:
        parts = [_read(m) for m in _SPELLING.finditer(low)]
        read = tuple("".join(choice) for choice, _ in zip(product(*parts), range(_MOST), strict=False))
    return tuple(dict.fromkeys(map(_levelled, read)))


def _read(spelling: re.Match[str]) -> tuple[str, ...]:
    letters, word = spelling[0], spelling.string
    if letters in _SOFTLY and _SOFTENING.search(word) and not word.startswith("j"):
        return _SOFTLY[letters]
    if spelling.lastindex:
        return _NEARLY[spelling.lastindex - 1]
    if letters in _HISSING and not _PLAIN.search(word):
        return _HISSING[letters]
    if letters in _EASTERNLY and _EASTERN.search(word):
        return _EASTERNLY[letters]
    return _SPELLINGS.get(letters, (letters,))


def _levelled(sounds: str) -> str:
    for pattern, put in _LEVEL:
        sounds = pattern.sub(put, sounds)
    return sounds


def _declined(sounds: str, declensions: tuple[_Declension, ...], *, cyrillic: bool) -> Iterator[tuple[str, str]]:
    """Yield the stems that one reading can have, each with the name of its declension."""
    for declension in declensions:
        for ending in declension.cyrillic if cyrillic else declension.latin:
            stem = sounds.removesuffix(ending) if sounds.endswith(ending) else ""
            if len(stem) >= _SHORTEST and declension.stem.search(stem):
                yield _FLEETING.sub("", stem), declension.name


def _is_cyrillic(token: str) -> bool:
    return _CYRILLIC_LETTER.search(token) is not None


@lru_cache(maxsize=65536)
def _stems(token: str, *, given: bool = False) -> frozenset[tuple[str, str]]:
    """Return the stems of all readings with their declensions; the whole token is a stem too, without one."""
    declensions, cyrillic = _OF_GIVEN_NAMES if given else _DECLENSIONS, _is_cyrillic(token)
    found = set()
    for sounds in filter(None, _sounds(token)):
        found |= {(sounds, ""), *_declined(sounds, declensions, cyrillic=cyrillic)}
    return frozenset(found)


@lru_cache(maxsize=65536)
def key(token: str) -> str:
    """Return the key of one word of a name: its stem in sounds, the same for each spelling and case.

    >>> key("Roudenia"), key("Rudenja"), key("Рудени"), key("Roudenko"), key("Starovoït"), key("Starovoytov")
    ('ruden', 'ruden', 'ruden', 'rudenk', 'starovoit', 'starovoitov')
    """
    usual = _sounds(token)[0].replace("z", "s")
    stems = {stem for stem, _ in _declined(usual, _DECLENSIONS, cyrillic=_is_cyrillic(token))} | {_FINAL.sub("", usual)}
    return min((stem for stem in stems if len(stem) >= _SHORTEST), key=lambda stem: (len(stem), stem), default=usual)


def _words(name: str) -> Iterator[str]:
    for word in re.split(r"[\s.\u00a0-]+", name):
        if word and word.lower() not in _PARTICLES:
            yield word


def keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name's words, particles left out, in their order.

    >>> keys("Владимира Путина") == keys("Vladimir Poutine")
    True
    """
    return tuple(map(key, _words(name)))


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[tuple[str, ...], str]:
    """Return given names and surname; a name that ends in a patronymic begins with the surname."""
    words = tuple(_words(name))
    if len(words) > 2 and _PATRONYMIC.search(_sounds(words[-1])[0]):
        return words[1:], words[0]
    return words[:-1], words[-1] if words else ""


def surname_key(name: str) -> str:
    """Return the key of a name's surname, under which it is filed; empty where there is none.

    Coarser than ``key``: a Ukrainian and a Russian spelling of one name often differ by a glide alone.

    >>> surname_key("Igor Roudenia") == surname_key("Руденя Игорь Михайлович") == "ruden"
    True
    """
    surname = _parts(name)[1]
    return key(surname).replace("ie", "e") if surname else ""


def has_given_name(name: str) -> bool:
    """Tell whether a name has a given name, not just an initial, beside the surname.

    >>> has_given_name("Igor Roudenia"), has_given_name("I. Roudenia"), has_given_name("Roudenia")
    (True, False, False)
    """
    given = _parts(name)[0]
    return bool(given) and len(given[0]) > 1


_SAME_NAME = {
    stem: group[0] for group in map(str.split, _ONE_NAME) for form in group for stem in _stems(form, given=True)
}
_HER_CASES = re.compile("[иіїыеуює]$|[оеіє][йю]$")
_WOMENS = frozenset(_sounds(name)[0] for name in _WOMEN.split())


def _given_agree(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return not _initials(one).isdisjoint(_initials(other))
    if _womans(one, other) or _womans(other, one):
        return False
    if not _stems(one, given=True).isdisjoint(_stems(other, given=True)):
        return True
    return not _names(one).isdisjoint(_names(other))


def _womans(one: str, other: str) -> bool:
    """Return whether the first is a woman's name and the second no case of it."""
    hers = not _WOMENS.isdisjoint(_sounds(one)) and _WOMENS.isdisjoint(_sounds(other))
    return hers and not _HER_CASES.search(other.lower())


def _names(token: str) -> set[str]:
    return {_SAME_NAME[stem] for stem in _stems(token, given=True) if stem in _SAME_NAME}


def _initials(name: str) -> set[str]:
    return {sounds[0] for form in (name, *_names(name)) for sounds in _sounds(form) if sounds}


def same_person(one: str, other: str) -> bool:
    """Return whether two forms may name one person: surnames agree, and given names agree or are missing or initials.

    >>> same_person("Igor Roudenia", "Рудени"), same_person("V. Poutine", "Владимира Путина")
    (True, True)
    >>> same_person("Анна Гладкова", "Вячеслав Гладков"), same_person("Roudenia", "Roudenko")
    (False, False)
    """
    given, surname = _parts(one)
    others, family = _parts(other)
    if _stems(surname).isdisjoint(_stems(family)):
        return False
    return not given or not others or _given_agree(given[0], others[0])
