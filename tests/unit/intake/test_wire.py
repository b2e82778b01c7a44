"""Agencies and a date, where they plainly stand in a dispatch, and nowhere else."""

import pytest

from selon.intake.wire import agencies_of, find_credits, find_date


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("MOSCOU (Reuters) - Deux drones ont été abattus.", ("Reuters",)),
        ("KYIV, Ukraine (AP) — Two people were hurt.", ("AP",)),
        ("KIEV, 18 sept 2024 (AFP) - Deux personnes ont été blessées.", ("AFP",)),
        ("(Reuters) - Deux drones ont été abattus.", ("Reuters",)),
        ("Deux drones ont été abattus.\n\nATS", ("ATS",)),
        ("Deux drones ont été abattus.\n(ats, afp)\n", ("ATS", "AFP")),
        ("Deux drones ont été abattus. (AFP/Reuters)", ("AFP", "Reuters")),
        ("Deux drones ont été abattus (avec AFP).", ("AFP",)),
        ("Une image d'archive du dépôt. ATS\n\nDeux drones ont été abattus.", ("ATS",)),
        ("Keystone-ATS\n\nDeux drones ont été abattus.", ("ATS",)),
        ("МОСКВА (ТАСС) - Сбиты два беспилотника.", ("TASS",)),
        ("МОСКВА, 18 сентября. /ТАСС/. Сбиты два беспилотника.", ("TASS",)),
        ("MOSCOW, September 18. /TASS/. Two drones were shot down.", ("TASS",)),
        ("КИЕВ, 18 сен — РИА Новости. Сбиты два беспилотника.", ("RIA Novosti",)),
        ("Zwei Drohnen wurden abgeschossen.\n\nQuelle: dpa/AFP", ("dpa", "AFP")),
        ("Zwei Drohnen wurden abgeschossen.\n\nFoto: dpa", ()),
        ("Two people were hurt and/or AFP/ they said.", ()),
        ("Two people were hurt, AFP reported.", ()),
        ("AFP said two people were hurt.\n\nThe town lies near the border.", ()),
        ("The agency (AFP) said two people were hurt.", ()),
        ("Deux drones ont été abattus, selon l'AFP", ()),
        ("", ()),
    ],
)
def test_credits_are_found_where_an_agency_signs(text, agencies):
    assert find_credits(text) == agencies


@pytest.mark.parametrize(
    ("maker", "agencies"),
    [
        ("France 24 avec AFP", ("AFP",)),
        ("Redaktion, dpa/AP", ("dpa", "AP")),
        ("(Reuters)", ("Reuters",)),
        ("AFP", ("AFP",)),
        ("Ann Example", ()),
        ("AFP Example", ()),
        ("Kapa", ()),
        ("", ()),
    ],
)
def test_a_makers_name_may_end_with_an_agency(maker, agencies):
    assert agencies_of(maker) == agencies


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (" date 2024-09 Depuis février", "2024-09"),
        ("2024-09-18 07:59 Drones were shot down.", "2024-09-18T07:59"),
        ("2024-09-18T07:59 Drones were shot down.", "2024-09-18T07:59"),
        ("Publié 2024-09-18, Kiev", "2024-09-18"),
        ("2024-02-30 Drones were shot down.", None),
        ("Drones were shot down on 2024-09-18.", None),
        ("", None),
    ],
)
def test_a_date_is_found_at_the_very_start(text, date):
    assert find_date(text) == date
