"""The desk's catalogues: all strings are in each, what is compiled is what is written, and placeholders are kept."""

import re

import pytest

from docs.catalogues import catalogues, compiled, extracted, read
from selon.publishing.desk.translating import NAME, languages, named

PATHS = catalogues()
IDS = [path.parts[-3] for path in PATHS]
_HOLE = re.compile(r"%\(\w+\)s")


def test_every_catalogue_is_a_language_of_the_desk():
    assert set(IDS) == set(languages())
    assert all(named(code) != NAME for code in languages())


@pytest.mark.parametrize("path", PATHS, ids=IDS)
def test_every_string_of_the_templates_is_in_it(path):
    written = {message.id if isinstance(message.id, str) else message.id[0] for message in read(path)}
    wanted = {message.id if isinstance(message.id, str) else message.id[0] for message in extracted()}
    assert wanted - written == set(), "make catalogues brings them in"


@pytest.mark.parametrize("path", PATHS, ids=IDS)
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
