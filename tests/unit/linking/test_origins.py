"""Who is one speaker and who is not, across documents, languages and scripts."""

import pytest

from selon.linking.origins import settle_origins
from tests.unit.linking.sources import anonymous, body, described, dispatch, one, person, settled, source, speakers

GOVERNOR = ("governor of Orn Oblast", "Government of Orn Oblast")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (person("Ihor Lesnyk", *GOVERNOR), person("Игорь Лесник", *GOVERNOR)),
        (person("Ihor Lesnyk", *GOVERNOR), person("Igor Lesnik", "head of the region")),
        (person("Ihor Lesnyk", *GOVERNOR), person("Lesnyk", *GOVERNOR)),
        (person("Ihor Lesnyk", *GOVERNOR), person("I. Lesnyk", *GOVERNOR)),
        (person("Ihor Lesnyk", *GOVERNOR), source(None, *GOVERNOR, side="UA")),
        (person("Ihor Lesnyk", *GOVERNOR), source(None, "governor of Orn", "Government of Orn", side="UA")),
        (person("Ihor Lesnyk", *GOVERNOR), person("Ihor Lesnyk, the region's governor")),
        (person("Lesnyk", *GOVERNOR), person("Лесник", *GOVERNOR)),
        (person("Lesnyk", "deputy"), person("Лесник")),
        (body("Russian Ministry of Health"), body("Ministry of Health of Russia")),
        (body("Government of Orn Oblast"), body("Orn regional authorities", "Orn Regional Military Administration")),
        (body("City of Velm"), body("Velm City Council")),
        (body("Kremlin", "Presidential Administration of Russia"), body("press service of the Kremlin", "Presidential Administration of Russia")),
        (body("Investigative Committee", side="RU"), body("Investigative Committee of Russia", side=None)),
        (body("Volcano Watch", side=None, kind="expert"), body("the portal volcanowatch.example", side=None, kind="media")),
        (body("Ministry of Health of Ukraine"), person("Olha Prykhodko", "spokeswoman of the Ministry of Health of Ukraine", "Ministry of Health of Ukraine")),
        (body("Ministry of Health of Ukraine"), source(None, "spokesman", "Ministry of Health of Ukraine", side="UA")),
        (body("Velm Rail", kind="company"), person("Taras Hnat", "head of Velm Rail", "Velm Rail", kind="company")),
        (body("NordSeis", side=None, kind="expert"), person("Ida Holm", "seismologist", "NordSeis", None, "expert")),
        (body("AFP", side=None, kind="media"), source(None, "reporter of AFP", "AFP", "media")),
        (body("UKMTO", side="GB", kind="military"), body("UKMTO", side=None, kind="military")),
        (body("Front for Velm (FFV)", side=None, kind="armed_group"), body("FFV)", side=None, kind="armed_group")),
        (body("Israel Defense Forces", side="IL"), body("Israeli army", "Armed Forces of Israel", side="IL")),
        (body("City of Elazığ", side="TR"), body("City of Elazig", side="TR")),
        (source("Local residents", kind="witness"), source("residents", kind="witness")),
        (source("Local activists", kind="ngo"), source("local activists", kind="ngo")),
        (anonymous(), anonymous("sources", "Security Service of Ukraine")),
        (anonymous(), anonymous("official", kind="government")),
        (anonymous(side=None, organisation="Ukrainian intelligence"), anonymous()),
        (body("Russian authorities", side="RU"), body("Russia", "Government of Russia", side="RU")),
        (source("local residents", kind="witness"), source("residents", kind="witness")),
        (source("seismic stations", kind="expert"), source(None, "seismologists", kind="expert")),
        (source(kind="other"), source(kind="other")),
        (source("local authorities", None, "local authorities", side="UA"), body("Government of Orn Oblast")),
        (body("A. Bee; C. Dee", "Velm Union", None, "ngo"), body("Velm Union", None, None, "ngo")),
    ],
)  # fmt: skip
def test_one_speaker(first, second):
    assert one(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (person("Ihor Lesnyk", *GOVERNOR), person("Ihor Lesnychenko", *GOVERNOR)),
        (person("Ihor Lesnyk", *GOVERNOR), person("Anna Lesnyk", *GOVERNOR)),
        (person("Ihor Roudenia", *GOVERNOR), person("Ihor Roudenko", *GOVERNOR)),
        (person("Ihor Lesnyk"), person("Ihor Lesnyk", side="RU")),
        (person("Ihor Lesnyk", "mayor of Velm"), person("Ihor Lesnyk", "resident of Velm", None, None, "witness")),
        (person("Ihor Lesnyk", *GOVERNOR), person("Lesnyk", "mayor of Velm")),
        (person("Lesnyk", *GOVERNOR), person("Lesnyk", "mayor of Velm")),
        (person("Lesnyk"), person("Lesnyk", kind="military")),
        (source(None, *GOVERNOR, side="UA"), body("Government of Orn Oblast")),
        (person("Ihor Lesnyk", *GOVERNOR), body("Government of Orn Oblast")),
        (person("Ihor Lesnyk", *GOVERNOR), source(None, "deputy governor of Orn Oblast", side="UA")),
        (body("Government of Orn Oblast"), body("Government of Orn")),
        (body("Russian Ministry of Health"), body("Russian Ministry of Defence")),
        (body("police"), body("police", side="RU")),
        (body("City of Velm"), body("Velm City Military Administration")),
        (body("online.ua", side=None, kind="media"), body("t-online", side=None, kind="media")),
        (body("Volcano Watch", side=None, kind="expert"), body("Volcano Today", side=None, kind="expert")),
        (body("Government of Niger", side=None), body("Government of Nigeria", side=None)),
        (body("Operational Command South", "Armed Forces of Ukraine"), body("Armed Forces of Ukraine")),
        (person("Dmytro Kost", "prosecutor general of Ukraine", "Office of the Prosecutor General of Ukraine", kind="justice"), person("Olha Lys", "deputy prosecutor general of Ukraine", "Office of the Prosecutor General of Ukraine", kind="justice")),
        (person("Jan Roe", "secretary-general", "United Nations", None, "international"), body("United Nations", None, None, "international")),
        (anonymous(), anonymous(side="RU")),
        (anonymous(), anonymous(kind="military")),
        (anonymous(), source("Security Service of Ukraine", None, "Security Service of Ukraine", "security_service", "UA")),
        (body("Russian occupation authorities", side="RU"), body("Russian authorities", side="RU")),
        (body("Russian media", side=None, kind="media"), body("Russian state media", side=None, kind="media")),
        (source("112", kind="social_media"), source("videos on social media", kind="social_media")),
        (source("local authorities", None, "local authorities", side="UA"), body("Ukrainian authorities")),
    ],
)  # fmt: skip
def test_two_speakers(first, second):
    assert not one(first, second)


def test_a_surname_that_fits_two_belongs_to_neither():
    first, second = person("Ihor Lesnyk", "mayor of Velm"), person("Anna Lesnyk", "mayor of Tarsk")
    found = speakers(dispatch("d1", first), dispatch("d2", second), dispatch("d3", person("Lesnyk")))
    assert len({found[f"{name}#a0"].id for name in ("d1", "d2", "d3")}) == 3


def test_an_office_that_two_have_held_belongs_to_neither():
    first, second = person("Ihor Lesnyk", *GOVERNOR), person("Anna Kost", *GOVERNOR)
    office = source(None, *GOVERNOR, side="UA")
    found = speakers(dispatch("d1", first), dispatch("d2", second), dispatch("d3", office), dispatch("d4", office))
    assert len({found[f"{name}#a0"].id for name in ("d1", "d2", "d3")}) == 3
    assert found["d3#a0"] == found["d4#a0"]
    assert found["d3#a0"].label == GOVERNOR[0]


def test_two_spellings_of_one_offices_holder_are_one_though_no_romanisation_has_them():
    known, odd = person("Igor Rudenya", *GOVERNOR), person("Igor Rudenj", *GOVERNOR)
    elsewhere = person("Igor Rudenya", "governor of Velm Oblast", "Government of Velm Oblast")
    assert one(known, odd)
    assert one(known, odd, elsewhere)
    assert not one(odd, elsewhere)
    assert not one(known, person("Oleh Rudenj", *GOVERNOR))


def test_a_spokesman_of_two_bodies_is_neither_and_joins_them_not():
    first, second = "Ministry of Health of Ukraine", "Ministry of Energy of Ukraine"
    found = speakers(
        dispatch("d1", body(first)),
        dispatch("d2", body(second)),
        dispatch("d3", person("Olha Lys", f"spokeswoman of {first}", first)),
        dispatch("d4", person("Olha Lys", f"spokeswoman of {second}", second)),
    )
    assert found["d3#a0"] == found["d4#a0"]
    assert len({found[f"{name}#a0"].id for name in ("d1", "d2", "d3")}) == 3


def test_two_experts_of_one_institute_stay_two_and_the_institute_a_third():
    institute = "Institute of Tides"
    found = speakers(
        dispatch("d1", body(institute, None, None, "expert")),
        dispatch("d2", person("Ida Holm", "geologist", institute, None, "expert")),
        dispatch("d3", person("Jon Berg", "engineer", institute, None, "expert")),
    )
    assert len({found[f"{name}#a0"].id for name in ("d1", "d2", "d3")}) == 3


def test_two_spokesmen_are_one_voice_even_where_the_body_itself_is_not_named():
    ministry = "Ministry of Health of Ukraine"
    assert one(*(person(name, f"spokesman of {ministry}", ministry) for name in ("Jon Berg", "Ida Holm")))
    assert not one(*(person(name, "geologist", "Institute", None, "expert") for name in ("Jon Berg", "Ida Holm")))


def test_the_nameless_of_another_week_are_others_and_those_of_the_same_week_are_one():
    now, later = dispatch("d1", anonymous()), dispatch("d2", anonymous(), day="2031-09-20")
    next_week = dispatch("d3", anonymous(), day="2031-09-25")
    found = speakers(now, later, next_week)
    assert found["d1#a0"] == found["d2#a0"] != found["d3#a0"]


def test_a_document_that_tells_but_a_month_goes_with_the_one_week_in_which_its_region_has_such_news():
    month = {"day": None, "published": "2031-09"}
    dated, vague = dispatch("d1", anonymous()), dispatch("d2", anonymous(), **month)
    others = [
        dispatch("d3", anonymous(), region="Velm Oblast", **month),
        dispatch("d4", anonymous(), region=None, **month),
        dispatch("d5", anonymous(), day=None),
        dispatch("d6", anonymous(), day=None, published="2031-10"),
    ]
    found = speakers(dated, vague, *others)
    assert found["d1#a0"] == found["d2#a0"]
    assert len({found[f"d{n}#a0"].id for n in (1, 3, 4, 5, 6)}) == 5
    other_week = dispatch("d7", anonymous(), day="2031-09-25")
    found = speakers(dated, vague, other_week)
    assert len({found[f"d{n}#a0"].id for n in (1, 2, 7)}) == 3


def test_an_origin_says_who_it_is():
    found = speakers(
        dispatch("d1", person("Ihor Lesnyk", *GOVERNOR)),
        dispatch("d2", source(None, *GOVERNOR, side="UA")),
        dispatch("d3", anonymous()),
        dispatch("d4", body("Ukrainian authorities")),
        dispatch("d5", source(kind="other")),
    )
    governor = found["d2#a0"]
    assert (governor.label, governor.role, governor.organisation) == ("Ihor Lesnyk", *GOVERNOR)
    assert (governor.kind, governor.side, governor.speaker, governor.by) == (
        "government",
        "UA",
        "named",
        "linking.origins@1",
    )
    assert [found[f"d{n}#a0"].speaker for n in (3, 4, 5)] == ["anonymous", "group", "nobody"]
    assert found["d3#a0"].anonymous
    assert found["d5#a0"].label == "nobody named"


def test_a_body_and_its_spokesman_go_by_the_bodys_name():
    ministry = "Ministry of Health of Ukraine"
    found = settled(
        dispatch("d1", body(ministry)), dispatch("d2", person("Olha Lys", f"spokeswoman of {ministry}", ministry))
    )
    assert found["d2#a0"] == ministry


def test_a_label_begins_with_a_name_and_ends_with_one():
    names = ["the service Volcano Watch", "the service of volcanoes", "FFV)", "Front (FFV)"]
    bodies = [source(name, None, None, "expert") for name in names]
    labels = ["Volcano Watch", "the service of volcanoes", "FFV", "Front (FFV)"]
    assert [settled(dispatch("d1", each))["d1#a0"] for each in bodies] == labels
    described = source("experts of the Tidal Institute", None, "Tidal Institute", "expert")
    assert settled(dispatch("d1", described))["d1#a0"] == "Tidal Institute"


def test_every_link_has_a_reason_and_all_links_hold_an_origin_together():
    folios = [
        dispatch("d1", person("Ihor Lesnyk", *GOVERNOR)),
        dispatch("d2", person("Игорь Лесник", *GOVERNOR)),
        dispatch("d3", source(None, *GOVERNOR, side="UA")),
        dispatch("d4", source(None, *GOVERNOR, side="UA"), channel="telegram"),
    ]
    origin = speakers(*folios)["d4#a0"]
    assert len(origin.profiles) == 4
    assert len(origin.links) == 3
    assert {reason.rule for link in origin.links for reason in link.reasons} == {
        "same-name",
        "same-office",
        "office-holder",
    }
    assert all(link.first < link.second and link.reasons[0].because.endswith(".") for link in origin.links)
    assert [(link.first, link.second) for link in origin.links] == sorted(
        (link.first, link.second) for link in origin.links
    )


def test_every_profile_is_in_one_origin():
    profiles = described([dispatch("d1", anonymous(), body("Russian authorities")), dispatch("d2")])
    origins = settle_origins(profiles.values())
    assert sorted(name for origin in origins for name in origin.profiles) == sorted(profiles)
    assert settle_origins(()) == ()
