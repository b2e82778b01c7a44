"""A language is a folder of data: how its files become forms that are found in a text."""

import pytest

from selon.languages import pack as packs
from selon.languages.pack import PackError, expand, load, read_table, served

PARADIGMS = {"er": (("e", "present"), ("é", "participle")), "s": (("", ""), ("s", "plural"))}


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """Return a function that lays a pack on an empty shelf."""

    def lay(code, **files):
        folder = tmp_path / code
        folder.mkdir(exist_ok=True)
        for name, text in ({"pack_toml": 'name = "Test"\n'} | files).items():
            (folder / name.replace("_", ".")).write_text(text, "utf-8")

    monkeypatch.setattr(packs.resources, "files", lambda _: tmp_path)
    for cached in (load, served, packs._settings, packs._own_settings):
        cached.cache_clear()
    yield lay
    for cached in (load, served, packs._settings, packs._own_settings):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("cell", "forms"),
    [
        ("said", [("said", "")]),
        ("a dit|ont dit:past", [("a dit", ""), ("ont dit", "past")]),
        ("(la) source (même)", [("la source même", ""), ("la source", ""), ("source même", ""), ("source", "")]),
        ("déclar~er", [("déclare", "present"), ("déclaré", "participle")]),
        ("a déclar~er:past", [("a déclare", "past"), ("a déclaré", "past")]),
        (
            "drone~s aérien~s",
            [
                ("drone aérien", ""),
                ("drone aériens", "plural"),
                ("drones aérien", "plural"),
                ("drones aériens", "plural"),
            ],
        ),
        ("10:30", [("10:30", "")]),
        (":tag", [(":tag", "")]),
    ],
)
def test_one_cell_stands_for_many_forms(cell, forms):
    assert list(expand(cell, PARADIGMS)) == forms


def test_a_missing_paradigm_is_named():
    with pytest.raises(PackError, match=r"no paradigm .ir. for .fin~ir.; add it to paradigms.tsv"):
        list(expand("fin~ir", PARADIGMS))


def test_a_table_has_a_header_comments_and_missing_cells():
    text = "# why\nform\tkind\tmeans\n\nfire\tfire\n# more\nblast\texplosion\tbomb\n"
    assert list(read_table(text, "x")) == [
        (4, {"form": "fire", "kind": "fire", "means": ""}),
        (6, {"form": "blast", "kind": "explosion", "means": "bomb"}),
    ]


def test_a_table_says_where_it_is_wrong():
    with pytest.raises(PackError, match=r"x:1: the first column must be 'form', not 'word'"):
        list(read_table("word\tkind\n", "x"))
    with pytest.raises(PackError, match=r"x:2: 3 cells under 2 columns"):
        list(read_table("form\tkind\na\tb\tc\n", "x"))


def test_a_pack_finds_its_forms_at_word_boundaries(shelf):
    shelf("xx", kinds_tsv="form\tkind\nfire\tfire\nfire alarm\talert\nÉté\tseason\n°c\tunit\n")
    pack = load("xx")
    hits = pack.scan("l'été: fires, a fire alarm; 5°c, fire_x")
    assert [(h.start, h.end, h.entry.get("kind")) for h in hits["kinds"]] == [
        (2, 5, "season"),
        (16, 26, "alert"),
        (16, 20, "fire"),
        (29, 31, "unit"),
    ]


def test_offsets_count_code_points(shelf):
    shelf("xx", kinds_tsv="form\tkind\nfire\tfire\n")
    assert [h.start for h in load("xx").scan("🔥🇺🇦 fire")["kinds"]] == [4]


def test_a_table_that_is_only_looked_up_is_not_sought(shelf):
    shelf("xx", pack_toml='name = "x"\n[tables]\nunscanned = ["names"]\n', names_tsv="form\tkind\nfire\tfire\n")
    assert load("xx").scan("fire") == {}
    assert load("xx").lookup("names", "fire").get("kind") == "fire"


def test_a_pack_without_tables_finds_nothing(shelf):
    shelf("xx")
    assert load("xx").scan("anything") == {}


def test_a_pack_extends_others_and_wins_over_them(shelf):
    shelf(
        "und",
        pack_toml='name = "base"\n[switches]\na = 1\nb = 1\n[words]\nf = ["x"]\n',
        units_tsv="form\tunit\nkm\tkilometre\nm\tmetre\n",
    )
    shelf("xx", pack_toml='name = "Own"\nextends = ["und"]\n[switches]\nb = 2\n', units_tsv="form\tunit\nm\tmillion\n")
    pack = load("xx")
    assert pack.settings["name"] == "Own"
    assert (pack.switch("a"), pack.switch("b"), pack.switch("c"), pack.switch("c", 9)) == (1, 2, False, 9)
    assert pack.setting("switches", "a") == 1
    assert pack.setting("nothing", "a", "default") == "default"
    assert pack.words("f") == {"x"}
    assert pack.words("g") == frozenset()
    assert [entry.form for entry in pack.table("units")] == ["km", "m", "m"]
    assert pack.table("cues") == ()
    assert pack.lookup("units", "m").get("unit") == "million"
    assert pack.lookup("units", "km").get("unit") == "kilometre"
    assert pack.lookup("units", "mile") is None


def test_paradigms_give_forms_their_tags(shelf):
    shelf(
        "xx",
        paradigms_tsv="paradigm\tsuffix\ttag\ner\t-e\tpresent\ner\t-é\tparticiple\n",
        cues_tsv="form\tact\ndéclar~er\tsay\n",
    )
    assert [(e.form, e.tag, e.get("act")) for e in load("xx").table("cues")] == [
        ("déclare", "present", "say"),
        ("déclaré", "participle", "say"),
    ]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"pack_toml": "name = \n"}, "xx/pack.toml: "),
        ({"cues_tsv": "form\na~b\n"}, r"xx/cues.tsv:2: no paradigm 'b'"),
        ({"cues_tsv": "word\n"}, r"xx/cues.tsv:1: the first column"),
        ({"paradigms_tsv": "form\n"}, r"xx/paradigms.tsv:1: the first column must be 'paradigm'"),
    ],
)
def test_a_malformed_file_is_named_with_its_line(shelf, files, message):
    shelf("xx", **files)
    with pytest.raises(PackError, match=message):
        load("xx")


def test_a_missing_pack_is_an_error_that_says_what_there_is(shelf):
    shelf("xx")
    shelf("und")
    assert served() == ("xx",)
    with pytest.raises(PackError, match="no language pack 'yy'; there are xx"):
        load("yy")


def test_the_shipped_shelf_serves_languages_and_every_pack_loads():
    assert served()
    for code in (*served(), packs.FALLBACK):
        assert load(code).settings["name"]


def test_a_starred_form_may_end_a_longer_word_and_the_whole_word_is_found(shelf):
    shelf(
        "xx",
        kinds_tsv="form\tkind\n*angriff\tstruck\n*griff\tgrip\nbrand\tfire\n",
        units_tsv="form\tunit\n*angriff\tattack\n",
    )
    hits = load("xx").scan("angriff, drohnenangriff, angriffe, waldbrand, zangriff")
    assert [(h.start, h.end, h.entry.get("kind")) for h in hits["kinds"]] == [
        (0, 7, "struck"),
        (9, 23, "struck"),
        (46, 54, "grip"),
    ]
    assert [h.start for h in hits["units"]] == [0, 9]


def test_a_compound_that_is_a_form_itself_is_only_that(shelf):
    shelf("xx", kinds_tsv="form\tkind\n*schlag\tstruck\nvorschlag\tnone\n")
    assert [h.entry.get("kind") for h in load("xx").scan("der vorschlag")["kinds"]] == ["none"]


def test_a_compound_needs_a_capital_where_nouns_have_one(shelf):
    toml = 'name = "x"\n[switches]\nnouns_capitalised = true\n'
    shelf("xx", pack_toml=toml, kinds_tsv="form\tkind\n*amt\toffice\n")
    assert load("xx").scan("insgesamt", "insgesamt") == {}
    assert len(load("xx").scan("landesamt", "Landesamt")["kinds"]) == 1
