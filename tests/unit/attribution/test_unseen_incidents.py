"""Constructions and speakers of incidents that no rule was made for: one sentence or two for each general rule."""

import pytest

from tests.unit.attribution.test_sayings import rows, sayings_of

SAYINGS = {
    ("en", "The army blamed the rebels for the fire, a charge that the rebels denied."): (
        ("The army", "blamed", "accuse", ("the rebels for the fire",)),
        ("the rebels", "denied", "deny", ("a charge",)),
    ),
    ("fr", "La police accuse les rebelles d'avoir brûlé le port, ce que les rebelles démentent."): (
        ("La police", "accuse", "accuse", ("les rebelles d'avoir brûlé le port",)),
        ("les rebelles", "démentent", "deny", ("les rebelles d'avoir brûlé le port",)),
    ),
    ("fr", "Le préfet évoque douze morts, un chiffre que le maire conteste."): (
        ("Le préfet", "évoque", "say", ("douze morts",)),
        ("le maire", "conteste", "deny", ("un chiffre",)),
    ),
    ("en", "Asked about the victims, the army declined to comment."): (
        ("the army", "declined to comment", "decline", ("the victims",)),
    ),
    ("fr", "Interrogé sur les victimes, le ministre a refusé de commenter."): (
        ("le ministre", "a refusé de commenter", "decline", ("les victimes",)),
    ),
    ("en", "The operator did not answer calls."): (
        ("The operator", "did not answer calls", "decline", ("The operator did not answer calls",)),
    ),
    ("en", "The gunmen are said to be holding nine hostages."): (
        (None, "are said", "say", ("The gunmen", "to be holding nine hostages")),
    ),
    ("en", "Two bridges were ordered closed until Monday."): (
        (None, "were ordered", "order", ("Two bridges were ordered closed until Monday",)),
    ),
    ("fr", "Deux ponts sont coupés : c'est ce qu'a fait savoir la préfecture."): (
        ("la préfecture", "a fait savoir", "say", ("Deux ponts sont coupés",)),
    ),
    ("fr", "Les autorités leur demandent de garder les fenêtres closes."): (
        ("Les autorités", "leur demandent", "ask", ("garder les fenêtres closes",)),
    ),
    ("fr", "Neuf corps ont été retrouvés, a-t-on appris mardi auprès de la mairie."): (
        ("la mairie", "a-t-on appris", "say", ("Neuf corps ont été retrouvés",)),
    ),
    ("en", '"It was dark," said Ann Lee, a weaver.'): (("Ann Lee, a weaver", "said", "say", ('"It was dark,"',)),),
    ("en", "Neither account could be independently verified."): (
        (None, "could be independently verified", "cannot_verify", ("Neither account",)),
    ),
    ("en", "No group claimed the attack."): (),
    ("en", '"The mayor ordered the evacuation of two streets," the police said.'): (
        ("the police", "said", "say", ('"The mayor ordered the evacuation of two streets,"',)),
        ("The mayor", "ordered", "order", ("the evacuation of two streets",)),
    ),
    ("en", '"We were ordered to leave," a resident said.'): (
        ("a resident", "said", "say", ('"We were ordered to leave,"',)),
    ),
    ("en", "A driver, who was hurt, told reporters that the road had given way."): (
        ("A driver, who was hurt", "told", "say", ("the road had given way",)),
    ),
    ("fr", "Deux morts sont à déplorer, précise cette dernière."): (
        ("cette dernière", "précise", "say", ("Deux morts sont à déplorer",)),
    ),
    ("en", "The mayor was quoted by local media as saying that two people had died."): (
        ("The mayor", "quoted by", "say", ("two people had died",)),
    ),
    ("en", "The bridge is ready, an engineer was quoted as saying by Interfax."): (
        ("an engineer", "was quoted", "say", ("The bridge is ready",)),
    ),
    ("en", "The mayor was quoted in a leaflet."): (),
    ("fr", "Selon la mairie, qui a envoyé deux équipes, neuf maisons ont brûlé."): (
        ("la mairie, qui a envoyé deux équipes", "Selon", "say", ("neuf maisons ont brûlé",)),
    ),
    ("fr", "Un feu a pris dans une usine, comme le montrent des vidéos."): (
        ("des vidéos", "le montrent", "say", ("Un feu a pris dans une usine",)),
    ),
    ("en", "The ministry told the operator to keep its boats in port."): (
        ("The ministry", "told", "order", ("the operator to keep its boats in port",)),
    ),
    ("en", "The man told reporters a rocket fell near to the house."): (
        ("The man", "told", "say", ("a rocket fell near to the house",)),
    ),
    (
        "en",
        "An official, speaking on condition of anonymity because he was not cleared to speak, said flights had stopped.",
    ): (("An official", "said", "say", ("flights had stopped",)),),
    ("fr", "Le syndicat des cheminots dénonce une décision « absurde »."): (
        ("Le syndicat des cheminots", "dénonce", "accuse", ("une décision « absurde »",)),
    ),
    ("fr", "Deux cents mineurs auraient péri dans une galerie, ce que la société dément."): (
        (None, "auraient péri", "say", ("Deux cents mineurs auraient péri dans une galerie",)),
        ("la société", "dément", "deny", ("Deux cents mineurs auraient péri dans une galerie",)),
    ),
    ("fr", "L'organisation, qui avait envoyé deux équipes, recense plus de 80 blessés."): (
        ("L'organisation, qui avait envoyé deux équipes", "recense", "say", ("plus de 80 blessés",)),
    ),
}


@pytest.mark.parametrize(("language", "text"), list(SAYINGS))
def test_a_construction_gives_its_sayings(language, text):
    assert sorted(rows(sayings_of(language, text)), key=str) == sorted(SAYINGS[language, text], key=str)


@pytest.mark.parametrize(
    ("language", "text", "kind", "side"),
    [
        ("en", "Fire broke out in Lyon. The disaster management agency said two people died.", "government", "FR"),
        ("en", "The road gave way in Lyon, a police inspector said.", "justice", "FR"),
        ("en", "The road gave way in Lyon, a monk said.", "witness", None),
        ("en", "A road in Lyon gave way, according to the weather service.", "expert", None),
        ("en", "A road in Lyon gave way, WFP said.", "international", None),
        ("fr", "Une route s'est effondrée à Lyon, d'après une source policière.", "justice", "FR"),
        ("fr", "Une route s'est effondrée à Lyon, signale le PAM.", "international", None),
        ("fr", "Une route s'est effondrée à Lyon, selon l'assureur.", "company", None),
        ("en", "The army shelled Beirut. Hezbollah said nobody was hurt.", "armed_group", None),
        ("en", "Nine people died in France, the interior ministry said.", "government", "FR"),
        ("en", "A spokesman for the rebels said the road near Lyon was mined.", "armed_group", None),
    ],
)
def test_a_speaker_has_the_kind_and_side_of_its_class(language, text, kind, side):
    source = sayings_of(language, text)[-1].source
    assert (source.kind, source.side) == (kind, side)


def test_a_bare_spokesman_belongs_to_the_body_that_spoke_last():
    source = sayings_of("en", "Police in Lyon confirmed two deaths. A spokesman said a man was held.")[-1].source
    assert (source.kind, source.side, source.role) == ("justice", "FR", "spokesman")


def test_a_pronoun_may_mean_those_who_acted():
    text = "The army said a bridge near Aden was hit. The rebels attacked two ships. They say a third has sunk."
    assert sayings_of("en", text)[-1].source.kind == "armed_group"


def test_an_order_told_in_a_quotation_is_passed_on_by_who_is_quoted():
    order = sayings_of("en", '"The mayor ordered the evacuation of two streets," the police said.')[-1]
    assert [relay.span.text for relay in order.via] == ["the police"]


def test_the_region_named_last_is_the_governors():
    text = "Two villages in Tver region burned. In Belgorod, nobody was hurt. The governor said the fire was out."
    assert sayings_of("en", text)[-1].source.role == "governor of Belgorod Oblast"
