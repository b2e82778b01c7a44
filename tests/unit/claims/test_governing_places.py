"""Where claims are placed in short dispatches of our own: the place that is told, not one that only says where it lies."""

import pytest

import selon


def placed(language, text, title=None):
    """Return the names of the places of a text's claims, in order."""
    folio = selon.read(text, language=language, title=title)
    return [claim.place.name for claim in folio.claims if claim.place]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Gunmen raided Cabaret, north of Port-au-Prince, killing nine people.", {"Cabaret"}),
        ("en", "Gunmen raided Cabaret, some 35 km north of Port-au-Prince, killing nine people.", {"Cabaret"}),
        ("fr", "Une frappe a visé Khiam, près de Marjayoun, tuant neuf personnes.", {"Khiam"}),
        ("en", "Gunmen raided Larkana and Sukkur, killing nine people.", {"Larkana", "Sukkur"}),
        ("de", "Beim Beschuss des Bahnhofs von Kramatorsk in der Ostukraine starben neun Menschen.", {"Kramatorsk"}),
        ("ru", "В Казахстане погибли девять человек, сообщили в Астане.", {"Kazakhstan"}),
        ("en", "An earthquake was reported in Larkana.", {"Larkana"}),
    ],
)
def test_a_place_that_only_says_where_another_lies_is_not_where_it_happened(language, text, names):
    assert set(placed(language, text)) <= names | {f"{a} and {b}" for a in names for b in names}
    assert placed(language, text)


def test_the_only_town_of_a_text_governs_over_its_region():
    text = "A drone hit a depot in the Tver region.\n\nTwo people died.\n\nToropets has 11,000 inhabitants."
    assert placed("en", text)[1] == "Toropets"


@pytest.mark.parametrize("end", ["Sukkur has 11,000 inhabitants.", "Toropets and Zapadnaya Dvina lie in the north."])
def test_a_town_elsewhere_or_one_of_several_does_not(end):
    text = f"A drone hit a depot in the Tver region.\n\nTwo people died.\n\n{end}"
    assert placed("en", text)[1] == "Tver Oblast"


def test_what_is_told_of_the_whole_country_is_placed_there():
    text = "A quake hit Meiktila, in Myanmar, killing two people.\n\nAcross the country, 40 houses were damaged."
    assert placed("en", text)[-1] == "Myanmar"
