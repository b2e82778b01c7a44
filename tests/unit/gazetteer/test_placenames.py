"""What places are called in the languages of the interface."""

import json
import lzma
import sqlite3
import zipfile
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from selon.gazetteer import naming
from selon.gazetteer.lookup import open_places
from selon.gazetteer.naming import Place, told
from selon.gazetteer.placenames import PlaceNames, place_names

LANGUAGES = ["fr", "ru", "uk"]
CYRILLIC = {"ru", "uk"}
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def regions(country):
    table = open_places()
    rows = table._connection().execute("SELECT name FROM place WHERE country = ? AND level = 1", (country,))
    return [name for (name,) in rows]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("country", "least"), [("UA", 27), ("RU", 83), ("BY", 7)])
def test_every_region_of_the_war_has_a_name_in_each_language(language, country, least):
    names = place_names(language)
    found = {region: names.find(region, country) for region in regions(country)}
    assert len(found) >= least
    assert not [region for region, name in found.items() if not name]
    if language in CYRILLIC:
        assert not [name for name in found.values() if name.isascii()]


@pytest.mark.parametrize(
    ("english", "country", "french", "russian", "ukrainian"),
    [
        ("Toropets", "RU", "Toropets", "Торопец", "Торопець"),
        ("Tver Oblast", "RU", "oblast de Tver", "Тверская область", "Тверська область"),
        ("Kharkiv", "UA", "Kharkiv", "Харьков", "Харків"),
        ("Pokrovsk", "UA", "Pokrovsk", "Покровск", "Покровськ"),
        ("Gaza Strip", "PS", "bande de Gaza", "сектор Газа", "сектор Гази"),
        ("Aleppo", "SY", "Alep", "Халеб", "Халеб"),
    ],
)
def test_a_place_is_called_as_its_readers_call_it(english, country, french, russian, ukrainian):
    assert [place_names(code).find(english, country) for code in LANGUAGES] == [french, russian, ukrainian]
    assert [place_names(code).find(english) for code in LANGUAGES] == [french, russian, ukrainian]


def test_a_namesake_elsewhere_does_not_lend_its_name():
    names = PlaceNames({("RU", "Moscow"): "Moscou", ("", "Moscow"): "Moscou"})
    assert names.find("Moscow", "US") is None
    assert names.find("Moscow") == names.find("Moscow", "RU") == "Moscou"
    assert len(names) == 2


def test_a_language_without_a_column_has_no_names():
    assert len(place_names("xx")) == 0
    assert len(place_names("uk")) > 20_000


def test_of_places_of_one_name_that_are_called_differently_none_is_told():
    places = [
        Place("Ardov", "RU", 500, {"fr": "Ardove"}),
        Place("Ardov", "RU", 400, {"fr": "Ardoff"}),
        Place("Ardov", "UA", 450, {"fr": "Ardiv"}),
        Place("Velm", "RU", 900, {"fr": "Velme"}),
        Place("Velm", "UA", 10, {}),
        Place("Velm", "RU", 1000, {"fr": "gouvernorat de Velme"}, region=True),
    ]
    assert told(places, ["fr"]) == {
        ("UA", "Ardov"): {"fr": "Ardiv"},
        ("RU", "Velm"): {"fr": "Velme"},
        ("", "Velm"): {"fr": "Velme"},
    }


# --- the build, in a small world --------------------------------------------------------------------------------------


def sheet(path):
    """Write the register: one region with two settlements, and a head that is none."""
    rows = [["UA1", "", "", "", "", "O", "Херсонська"], ["UA1", "", "", "", "", "C", "Ардів"], ["UA1"]]
    rows += [["UA1", "", "", "", "", "M", "Нове"], ["UA2", "", "", "", "", "H", "Громада"]]
    texts = sorted({text for row in rows for text in row})
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    cells = "".join(
        "<row>" + "".join(f'<c t="s"><v>{texts.index(text)}</v></c>' for text in row) + "</row>" for row in rows
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{SHEET}">{strings}</sst>')
        book.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData></worksheet>'
        )


@pytest.fixture
def world(tmp_path):
    names = {
        "fr": {"2": "Velme", "RU.77": "Région"},
        "ru": {"2": "Вельм", "1": "Старое"},
        "uk": {"2": "Velm’", "1": "Ардив"},
    }
    for code, labels in names.items():
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        catalogue = Catalog(locale=code)
        for name, label in labels.items():
            catalogue.add(name, label)
        stream = BytesIO()
        write_mo(stream, catalogue)
        (folder / "geonames.mo").write_bytes(stream.getvalue())
    cities = [(1, "UA", "08", ["Ардів", "Старе", "Нове"]), (2, "RU", "77", []), (3, "UA", "08", ["Нове"])]
    told_of = {
        str(i): {"geonameid": i, "countrycode": c, "admin1code": a, "alternatenames": n, "name": "Ardiv"}
        for i, c, a, n in cities
    }
    (tmp_path / "cities500.json").write_text(json.dumps(told_of), "utf-8")
    (tmp_path / "admin1CodesASCII.txt").write_text("UA.08\tKherson\tKherson\t80\nRU.77\tTver\tTver\t81\n", "utf-8")
    (tmp_path / "subdivisions").mkdir()
    for code, name in [("fr", "Oblast de Kherson"), ("uk", "Херсонська область")]:
        text = f'<ldml><subdivision type="ua65">{name}</subdivision></ldml>'
        (tmp_path / "subdivisions" / f"{code}.xml").write_text(text, "utf-8")
    sheet(tmp_path / "register.xlsx")
    gazetteer = sqlite3.connect(tmp_path / "places.sqlite")
    gazetteer.execute("CREATE TABLE place (id, name, country, level, population, geonames)")
    rows = [
        (1, "Ardiv", "UA", 3, 9, 1),
        (2, "Velm", "RU", 3, 9, 2),
        (3, "Nowe", "UA", 3, 9, 3),
        (4, "Kherson Oblast", "UA", 1, 9, 80),
    ]
    rows += [(5, "Tver Oblast", "RU", 1, 9, 81), (6, "Ukraine", "UA", 0, 9, 90)]
    gazetteer.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)", rows)
    gazetteer.commit()
    gazetteer.close()
    return tmp_path


def test_names_come_from_labels_regions_the_register_and_our_own_table(world, monkeypatch, capsys):
    monkeypatch.setattr(naming, "unpacked", lambda: world / "places.sqlite")
    where = [part for name in ("labels", "cities", "geonames", "cldr") for part in (f"--{name}", str(world))]
    target = world / "names.xz"
    arguments = [*where, "--register", str(world / "register.xlsx"), "--target", str(target)]
    assert naming.main(arguments) == 0
    assert json.loads(capsys.readouterr().out)["bytes"] == target.stat().st_size
    head, *rows = (line.split("\t") for line in lzma.decompress(target.read_bytes()).decode().splitlines())
    assert head == ["country", "name", *LANGUAGES]
    found = {(row[0], row[1]): row[2:] for row in rows}
    assert found["UA", "Ardiv"] == ["", "", "Ардів"]  # the old name in Russian is none of what it is called now
    assert found["RU", "Velm"] == found["", "Velm"] == ["Velme", "Вельм", ""]  # not Ukrainian, though labelled so
    assert found["UA", "Nowe"] == ["", "", "Нове"]
    assert found["UA", "Kherson Oblast"] == ["oblast de Kherson", "", "Херсонська область"]
    assert found["RU", "Tver Oblast"] == ["Région", "", ""]
    assert found["", "Black Sea"] == ["mer Noire", "Чёрное море", "Чорне море"]
    assert ("UA", "Ukraine") not in found
    assert naming.main(arguments) == 0
