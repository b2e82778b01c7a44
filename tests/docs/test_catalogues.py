"""The desk's catalogues: all strings are in each, what is compiled is what is written, and placeholders are kept."""

import re

import pytest

from docs.catalogues import catalogues, compiled, extracted, read
from selon.publishing.desk.phrases import PATTERNS
from selon.publishing.desk.translating import NAME, languages, named
from selon.publishing.rows import KIND_ORDER, MEASURES

PATHS, TERMS = catalogues(), catalogues("terms")
IDS = [path.parts[-3] for path in PATHS]
ALL = [*PATHS, *TERMS]
_HOLE = re.compile(r"%\(\w+\)s")


def test_every_catalogue_is_a_language_of_the_desk():
    assert set(IDS) == set(languages())
    assert all(named(code) != NAME for code in languages())


@pytest.mark.parametrize("path", PATHS, ids=IDS)
def test_every_string_of_the_templates_is_in_it(path):
    written = {message.id if isinstance(message.id, str) else message.id[0] for message in read(path)}
    wanted = {message.id if isinstance(message.id, str) else message.id[0] for message in extracted()}
    assert wanted - written == set(), "make catalogues brings them in"


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parts[-3]} {path.stem}")
def test_what_is_compiled_is_what_is_written(path):
    assert path.with_suffix(".mo").read_bytes() == compiled(path), "make catalogues compiles them"


@pytest.mark.parametrize("path", PATHS, ids=IDS)
def test_placeholders_are_those_of_the_templates(path):
    for message in read(path):
        ids = (message.id,) if isinstance(message.id, str) else message.id
        told = (message.string,) if isinstance(message.string, str) else message.string
        holes = set(_HOLE.findall(" ".join(ids)))
        for string in filter(None, told) if message.id else ():
            assert set(_HOLE.findall(string)) <= holes, string
            assert "<" not in string


# --- the ledger's own words -------------------------------------------------------------------------------------------

WORDS = {path.parts[-3]: read(path) for path in TERMS}


def _without_genders(catalogue):
    """The words of a catalogue; what a gender asks for is each language's own affair."""
    return {
        (message.context, message.id if isinstance(message.id, str) else message.id[0])
        for message in catalogue
        if message.id and message.context in (None, "count", "country", "done")
    }


@pytest.mark.parametrize("code", WORDS)
def test_every_word_is_in_every_catalogue_of_terms(code):
    assert all(_without_genders(WORDS[code]) == _without_genders(other) for other in WORDS.values())


@pytest.mark.parametrize("code", WORDS)
def test_every_pattern_is_said_in_every_language_with_its_own_parts(code):
    said = {message.id: message.string for message in WORDS[code] if message.id}
    for pattern in PATTERNS:
        holes = set(_HOLE.findall(pattern)) | ({"%(five)s"} if "%(things)s" in pattern else set())
        assert said[pattern] != pattern, pattern
        assert set(_HOLE.findall(said[pattern])) <= holes, pattern


@pytest.mark.parametrize("code", WORDS)
def test_every_kind_and_every_common_unit_has_its_words(code):
    known = {message.id for message in WORDS[code] if message.context is None}
    counted = {message.id[0] for message in WORDS[code] if message.context == "count"}
    kinds = {kind.replace("_", " ") for kind in KIND_ORDER.keys() | MEASURES} - {"unverified", "other"}
    assert kinds <= known
    assert {"person", "child", "drone", "missile", "house", "building", "vehicle", "kilometre", "tonne"} <= counted


@pytest.mark.parametrize("path", PATHS, ids=IDS)
def test_every_string_is_said_in_every_language_but_that_of_the_templates(path):
    if path.parts[-3] == languages()[0]:
        return
    strings = {message.id: message.string for message in read(path) if message.id}
    missing = [key for key, said in strings.items() if not (all(said) if isinstance(said, tuple) else said)]
    assert missing == [], "translate them, then make catalogues"
