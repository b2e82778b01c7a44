"""A pack check finds what is wrong in a pack, by file and line, and says what the pack covers."""

import json

import pytest

from selon.errors import PackError
from selon.languages import checks, inventory
from selon.languages import pack as packs
from selon.languages.checks import Finding, check
from selon.languages.pack import served
from selon.records.folios import Folio

INVENTORY = """
[settings.pack]
name = "its name"
[settings.words]
function = "common words"
[settings.nations]
"*" = "an adjective"
[tags]
past = "simple past"
[tables.cues]
says = "words that attribute"
required = true
[tables.cues.columns]
act = { says = "the act", values = ["say", "deny", "warn"], cover = true }
takes = { says = "its content", values = ["that", "quote"], several = "," }
weight = { says = "a number", format = "number" }
side = { says = "a country", format = "country" }
[tables.kinds]
says = "happenings"
homographs = true
[tables.kinds.columns]
kind = { says = "the kind", format = "word" }
"""
PACK = 'name = "Test"\n'


@pytest.fixture
def lay(tmp_path, monkeypatch):
    """Return a function that lays a pack on a shelf with a small inventory, and checks it."""
    (tmp_path / "inventory.toml").write_text(INVENTORY, "utf-8")
    for module in (checks, inventory):
        monkeypatch.setattr(module.resources, "files", lambda _: tmp_path)
    for cached in (inventory.load_inventory, served, packs._settings, packs._own_settings):
        cached.cache_clear()

    def lay_and_check(code="xx", read=None, pack_toml=PACK, **files):
        folder = tmp_path / code
        folder.mkdir()
        for name, text in (files | {"pack_toml": pack_toml}).items():
            (folder / name.replace("_", ".")).write_text(text, "utf-8")
        return check(code, read)

    yield lay_and_check
    for cached in (inventory.load_inventory, served, packs._settings, packs._own_settings):
        cached.cache_clear()


def found(report):
    return [str(finding) for finding in report.findings]


def test_a_sound_pack(lay):
    report = lay(
        cues_tsv="form\tact\ttakes\tweight\tside\nsaid|says\tsay\tthat,quote\t.5\tUA\ndenied\tdeny\n",
        kinds_tsv="form\tkind\nfire\tfire\nfire\texplosion\n",
        pack_toml=PACK + '[words]\nfunction = ["the"]\n[nations]\nUA = "Ukrainian"\n',
    )
    assert report.sound
    assert report.forms == {"cues": 3, "kinds": 1}
    assert report.without == {"cues.act": ("warn",)}
    assert report.examples == (0, 0)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "xx/cues.tsv: this table must be there"),
        ({"hues_tsv": "form\n"}, "xx/hues.tsv:1: no such table in the inventory"),
        ({"cues_tsv": "form\tlemma\nsaid\tsay\n"}, "xx/cues.tsv:2: no such column in the inventory: lemma"),
        ({"cues_tsv": "form\tact\nsaid\tsya\n"}, "xx/cues.tsv:2: act cannot be 'sya'; it is one of: say, deny, warn"),
        (
            {"cues_tsv": "form\ttakes\nsaid\tthat,what\n"},
            "xx/cues.tsv:2: takes cannot be 'what'; it is one of: that, quote",
        ),
        (
            {"cues_tsv": "form\tweight\nsaid\theavy\n"},
            "xx/cues.tsv:2: weight cannot be 'heavy'; it is one of: a number",
        ),
        (
            {"cues_tsv": "form\tside\nsaid\tukr\n"},
            "xx/cues.tsv:2: side cannot be 'ukr'; it is one of: an ISO 3166-1 code",
        ),
        ({"cues_tsv": "form\tact\nsaid\tsay\nsaid\tdeny\n"}, "xx/cues.tsv:3: said stands in line 2 otherwise"),
        ({"cues_tsv": "form\tact\nsaid\tsay\nsaid\tsay\n"}, "xx/cues.tsv:3: said stands in line 2 too"),
        (
            {"cues_tsv": "form\na|b|c|d|e|f\nf|e|d|c|b|a\n"},
            "xx/cues.tsv:3: a, b, c, d, e … stands in line 2 too",
        ),
        ({"cues_tsv": "form\n(said)\n"}, "xx/cues.tsv:2: an empty form in '(said)'"),
        ({"cues_tsv": "form\nsa~ay\n"}, "xx/cues.tsv:2: no paradigm 'ay' for 'sa~ay'"),
        ({"cues_tsv": "word\n"}, "xx/cues.tsv:1: the first column must be 'form', not 'word'"),
        ({"paradigms_tsv": "form\n"}, "xx/paradigms.tsv:1: the first column must be 'paradigm', not 'form'"),
        (
            {"paradigms_tsv": "paradigm\tsuffix\ttag\ned\t-ed\tpsat\n"},
            "xx/paradigms.tsv: no such tag in the inventory: psat",
        ),
        ({"pack_toml": "name = \n"}, "xx/pack.toml: "),
        ({"pack_toml": ""}, "xx/pack.toml: name must be there: its name"),
        ({"pack_toml": PACK + "size = 1\n"}, "xx/pack.toml: no such setting in the inventory: size"),
        ({"pack_toml": PACK + "[words]\nodd = []\n"}, "xx/pack.toml: no such setting in the inventory: words.odd"),
        ({"pack_toml": PACK + "[odd]\nx = 1\n"}, "xx/pack.toml: no such setting in the inventory: odd.x"),
        ({"examples_jsonl": "not json\n"}, "xx/examples.jsonl:1: no example: "),
    ],
)
def test_what_is_wrong_is_found_by_file_and_line(lay, files, message):
    report = lay(read=lambda document: Folio(document, "xx"), **files)
    assert not report.sound
    assert any(finding.startswith(message) for finding in found(report)), found(report)


def test_the_fallback_needs_no_table(lay):
    assert lay(code="und").sound


def test_a_missing_pack_is_an_error(lay):
    lay()
    with pytest.raises(PackError, match="no language pack 'yy'; there are"):
        check("yy")


def test_examples_are_read_and_counted(lay):
    lines = [{"text": "Quiet.", "claims": []}, {"text": "Not quiet.", "attributions": [{"act": "say"}]}]
    report = lay(
        read=lambda document: Folio(document, "xx"),
        cues_tsv="form\n",
        examples_jsonl="\n".join(map(json.dumps, lines)) + "\n\n",
    )
    assert report.examples == (1, 2)
    assert [finding.place for finding in report.findings] == ["xx/examples.jsonl:2"] * 2


def test_a_finding_is_one_line():
    assert str(Finding("a.tsv:1", "wrong")) == "a.tsv:1: wrong"
