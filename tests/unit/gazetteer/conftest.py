"""A world of a few places, written as the sources write it."""

import json

import pytest

from selon.gazetteer import build as building
from selon.gazetteer.build import Inputs, build

CITIES = [
    # id, name, lat, lon, country, population, admin1, alternate names
    (1, "Ardov", 50.0, 30.0, "UA", 200_000, "08", ["Ardow", "Ардов", "ARD", "a er duo fu", "آردوف", "Ard"]),
    (2, "Ardov", 56.0, 60.0, "RU", 9_000, "77", ["Ardova Sloboda With Many More Words"]),
    (3, "Bielsk", 50.5, 30.5, "UA", 800, "08", ["Byelsk"]),
    (4, "Al Hasra", 33.0, 36.0, "SY", 40_000, "13", []),
    (5, "Kapital", 55.0, 37.0, "RU", 5_000_000, "48", ["Capitale"]),
    (6, "Nowhere", 10.0, 10.0, "SY", 0, "99", []),
    (7, "Åsk", 60.0, 10.0, "RU", 0, "48", []),
]
COUNTRIES = [("RU", "Russia", 900, "Kapital", 100), ("SY", "Syria", 901, "", 20), ("UA", "Ukraine", 902, "Ardov", 40)]
COUNTRIES += [("AN", "Antilles", 903, "", 0)]
ADMIN1 = [
    ("UA.08", "Ardov", 80),
    ("RU.77", "Tver Oblast", 81),
    ("RU.48", "Moscow", 82),
    ("SY.13", "Rif", 83),
    ("SY.14", "Northern", 84),
]
ADMIN2 = [("UA.08.1", "Bielsk Rayon", 90), ("RU.77.2", "Ardovskiy Rayon", 91), ("SY.13.3", "Gora", 92)]
CLDR = {
    "en": {
        "ua65": "Khersonshchyna",
        "rutve": "Tver",
        "syrd": "Rif Dimashq",
        "sydi": "\N{NO-BREAK SPACE}",
        "syxx": "Gorah",
    },
    "fr": {"ua65": "Oblast de Kherson", "rutve": "oblast de Tver", "syrd": "gouvernorat de Rif"},
}


@pytest.fixture(scope="session")
def sources(tmp_path_factory):
    """Return the folders of a small world's sources."""
    root = tmp_path_factory.mktemp("sources")
    cities = {
        str(i): {
            "geonameid": i, "name": name, "latitude": lat, "longitude": lon, "countrycode": country,
            "population": people, "admin1code": admin1, "alternatenames": others,
        }
        for i, name, lat, lon, country, people, admin1, others in CITIES
    }  # fmt: skip
    countries = {
        code: {"geonameid": i, "name": name, "capital": capital, "population": people}
        for code, name, i, capital, people in COUNTRIES
    }
    (root / "cities500.json").write_text(json.dumps(cities), "utf-8")
    (root / "countries.json").write_text(json.dumps(countries), "utf-8")
    for name, rows in (("admin1CodesASCII.txt", ADMIN1), ("admin2Codes.txt", ADMIN2)):
        (root / name).write_text("".join(f"{code}\t{n}\t{n}\t{i}\n" for code, n, i in rows), "utf-8")
    (root / "subdivisions").mkdir()
    for locale, names in CLDR.items():
        body = "".join(f'<subdivision type="{code}">{name}</subdivision>' for code, name in names.items())
        (root / "subdivisions" / f"{locale}.xml").write_text(f"<ldml>{body}</ldml>", "utf-8")
    return Inputs(root, root, root)


@pytest.fixture(scope="session")
def built(sources, tmp_path_factory):
    """Return the small world's archive and the figures of its build."""
    target = tmp_path_factory.mktemp("built") / "places.sqlite.xz"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "_territories", lambda _: [{"RU": "Russia"}, {"RU": "Russie", "UA": "Ukraine"}])
        figures = build(sources, target)
    return target, figures
