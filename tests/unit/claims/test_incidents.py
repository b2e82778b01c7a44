"""Claims about incidents of every kind, and what governs the place of those that name none."""

import pytest

import selon
from tests.unit.claims.claiming import claims_of, shown
from tests.unit.claims.passages_incidents import INCIDENTS


@pytest.mark.parametrize(("language", "text", "sayings", "places", "claims"), INCIDENTS)
def test_a_passage_gives_its_claims(language, text, sayings, places, claims):
    assert tuple(shown(claims_of(language, text, sayings, places))) == claims


def places_of(text, places, title=None):
    return [claim.place.name if claim.place else None for claim in claims_of("en", text, (), places, title=title)]


def test_the_settlement_of_the_opening_happening_governs_what_names_no_place():
    text = "A train derailed near Larkana. Six people died. The driver lives in Sukkur, his family in Sukkur too."
    assert places_of(text, ("t Larkana", "t Sukkur"))[:2] == ["Larkana", "Larkana"]


def test_a_region_in_the_title_governs_over_a_town_named_once():
    text = "Floods hit Aude on Monday. Residents left Trebes.\n\nTwo people died."
    assert places_of(text, ("d Aude", "t Trebes"), title="Floods in Aude")[-1] == "Aude"


def test_each_item_of_a_list_is_governed_by_its_own_place():
    text = (
        "• ALPHA: A depot burned in Sumy.\nTwo people died.\n\n• BETA: A depot burned in Pavlohrad. Nine people died."
    )
    assert places_of(text, ("t Sumy", "t Pavlohrad"))[-1] == "Pavlohrad"


def test_a_live_thread_is_a_list_of_items():
    text = "11:42 – A depot burned in Sumy.\n\n10:15 – A depot burned in Pavlohrad. Nine people died."
    assert places_of(text, ("t Sumy", "t Pavlohrad"))[-1] == "Pavlohrad"


def test_the_ends_of_a_stretch_are_not_where_it_happened():
    text = "A convoy was attacked between Kayes and Diema, in Sahelia."
    assert places_of(text, ("t Kayes", "t Diema", "r Sahelia")) == ["Sahelia"]


def test_where_a_traveller_was_bound_for_is_not_where_it_happened():
    text = "Six people were killed near Larkana on a bus bound for Sukkur."
    assert places_of(text, ("t Larkana", "t Sukkur"))[-1] == "Larkana"


@pytest.mark.parametrize("said", ["he told reporters in Sukkur", "he told reporters in Sukkur on Monday"])
def test_where_something_was_said_is_not_where_it_happened(said):
    folio = selon.read(f"A mine exploded near Larkana. Nine people died, {said}.", language="en")
    assert [claim.place.name for claim in folio.claims if claim.place] == ["Larkana", "Larkana"]


def test_what_was_said_about_a_place_happened_there():
    folio = selon.read("He told reporters: in Sukkur nine people died.", language="en")
    assert [claim.place.name for claim in folio.claims if claim.place] == ["Sukkur"]


def test_a_list_of_places_hands_none_on_to_the_next_sentence():
    text = "A quake hit Peru. Ten died in Alpha, nine in Beta and two in Gamma. It injured 40 people."
    assert places_of(text, ("d Peru", "d Alpha", "d Beta", "d Gamma"))[-1] == "Peru"


def test_the_dateline_governs_where_nothing_else_does():
    folio = selon.read("SUKKUR: Nine people died when a mine exploded.", language="en")
    assert {claim.place.name for claim in folio.claims if claim.place} == {"Sukkur"}
