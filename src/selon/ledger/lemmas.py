"""Words as they are looked for: whatever its ending, a word is filed under one token.

A word that the dictionaries know goes under its lemma (simplemma); any other, above all a name, under the key of its
sound (``selon.names``), marked with ``~``: so *Торопца*, *Toropets* and *Toropez* are one token. A language that the
dictionaries do not serve has only the second. Dictionaries are loaded when a language first comes, in the form that
takes little memory; each word is looked up once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from selon.names import key as key_of_name
from selon.records.folios import Folio
from selon.text import fold

if TYPE_CHECKING:
    from simplemma.strategies import DefaultStrategy

__all__ = ["WORD", "Lemmas", "find_lemmas", "lemmas", "plain", "sound", "token_of"]

#: A word is a run of letters and digits: a hyphen or an apostrophe, in whatever character, parts two.
WORD = re.compile(r"[^\W_ʼʹ]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CACHED = 1 << 17
#: Dictionaries kept at once; twelve take some 110 MB. With simplemma's own eight, fewer than the languages of a night,
#: each would be read anew again and again, at .1 to 1.5 s a time.
_DICTIONARIES = 16
#: Words of more characters are no words: they are filed by their beginning.
_LONGEST = 60
#: A shorter key of a sound is shared by too many words.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Lemmas:
    """What search keeps of a document: the tokens of title and text with blanks between, and which form gave which.

    ``forms`` are the distinct words in lower case with the language that each was looked up in and the token that it
    came to.
    """

    title: str
    text: str
    forms: tuple[tuple[str, str, str], ...]


def find_lemmas(folio: Folio, parts: Iterable[tuple[str, str]] = ()) -> Lemmas:
    """Return what search keeps of a folio's document.

    ``parts`` are, of a text in several languages, each language with the text in which all that is in others is blank:
    every word is looked up in its own.
    """
    title = [(form, folio.language, token) for form, token in lemmas(folio.document.title or "", folio.language)]
    found = [
        (start, form, language, token)
        for language, text in parts or ((folio.language, folio.document.text),)
        for start, form, token in _words(text, language)
    ]
    told = [word for _, *word in sorted(found)]
    forms = {(form, language, token) for form, language, token in (*title, *told)}
    return Lemmas(" ".join(token for *_, token in title), " ".join(token for *_, token in told), tuple(sorted(forms)))


def lemmas(text: str, code: str) -> Iterator[tuple[str, str]]:
    """Return each word of a text in lower case with its token; ``code`` names the text's language.

    >>> [token for _, token in lemmas("Two of them 12", "no such language")]
    ['two', 'of', '~tem', '12']
    """
    return ((form, token) for _, form, token in _words(text, code))


def _words(text: str, code: str) -> Iterator[tuple[int, str, str]]:
    """Yield where each word of a text begins, the word in lower case, and its token."""
    for match in WORD.finditer(text):
        word = match[0][:_LONGEST]
        yield match.start(), word.lower(), token_of(word, code)


@lru_cache(maxsize=_CACHED)
def token_of(word: str, code: str) -> str:
    """Return the token that a word is filed under, written as it stands in the text."""
    if word.isdigit():
        return word
    lemma = _lemma(word, code)
    return plain(lemma) or sound(word) if lemma else sound(word)


def plain(word: str) -> str:
    """Return a lemma as a token: folded, letters and digits only."""
    return "".join(WORD.findall(fold(_SURROGATES.sub("", word))))


def sound(word: str) -> str:
    """Return the token of a word that no dictionary knows: the key of its sound, marked; of a short one, the word."""
    key = plain(key_of_name(word))
    return f"~{key}" if len(key) >= _SHORTEST else plain(word)


def _lemma(word: str, code: str) -> str | None:
    """Return what the dictionaries of a language say, None where they do not know the word or the language."""
    strategy, served = _dictionaries()
    return strategy.get_lemma(word, code) if code in served else None


@lru_cache(maxsize=1)
def _dictionaries() -> tuple[DefaultStrategy, frozenset[str]]:
    from simplemma.strategies import DefaultStrategy  # noqa: PLC0415 - loaded by those who need it
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES  # noqa: PLC0415 - as above
    from simplemma.strategies.dictionaries.stream_dictionary_factory import (  # noqa: PLC0415 - as above
        StreamDictionaryFactory,
    )

    return DefaultStrategy(dictionary_factory=StreamDictionaryFactory(_DICTIONARIES)), SUPPORTED_LANGUAGES
