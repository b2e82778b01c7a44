"""Claims: anchors, figures, places, times, stance; any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon import read as reads
from selon.claims.features import TEMPLATES
from selon.weights.linear import Model
from tests.unit.claims.claiming import attribution, claims_of, made, shown
from tests.unit.claims.passages_claims import PASSAGES


@pytest.mark.parametrize(("language", "text", "sayings", "places", "claims"), PASSAGES)
def test_a_passage_gives_its_claims(language, text, sayings, places, claims):
    assert tuple(shown(claims_of(language, text, sayings, places))) == claims


def by_words(claims):
    return {claim.anchor.text: claim for claim in claims}


def test_a_claim_hangs_on_the_smallest_content_that_holds_it():
    text = "Officials said that residents told them that a shop had burned and a school was hit."
    sayings = ("say(Officials): residents…hit", "say(residents): a shop had burned")
    found = by_words(claims_of("en", text, sayings))
    assert {words: claim.attribution for words, claim in found.items()} == {"burned": "a1", "hit": "a0"}


def test_two_sayings_with_one_content_give_the_claim_twice():
    text = "Ukrainian officials and Russian media said a depot had burned."
    sayings = ("say(Ukrainian officials): a depot had burned", "say(Russian media): a depot had burned")
    claims = claims_of("en", text, sayings)
    assert sorted(claim.attribution for claim in claims) == ["a0", "a1"]
    assert len({claim.id for claim in claims}) == 2


def test_a_subset_names_its_whole_and_a_share_too():
    claims = claims_of(
        "en", "Air defences downed 54 drones, half of them over Sumy. Twelve people died, two of them children."
    )
    whole, half, dead, children = claims
    assert half.quantity.part_of == whole.id
    assert (half.quantity.share.value, half.quantity.share.of) == (0.5, whole.id)
    assert (children.quantity.unit, children.quantity.part_of) == ("child", dead.id)


def test_a_breakdown_lies_over_its_country_and_its_items_are_no_claims():
    text = "Air defences of Russia downed 9 drones: five were shot down over Kursk and four were intercepted over Tula."
    claims = claims_of("en", text, places=("c Russia", "r Kursk", "r Tula"))
    assert [(c.anchor.text, c.quantity.value, [p.value for p in c.quantity.parts]) for c in claims] == [
        ("downed", 9, [5, 4])
    ]


def test_an_army_speaks_for_its_country_and_a_governor_for_his_region():
    text = "Ukraine fights on. The army said it had downed 12 drones. The governor of Sumy said a school had burned."
    sayings = ("say(The army): it had downed 12 drones", "say(The governor of Sumy): a school had burned")
    found = by_words(claims_of("en", text, sayings, ("c Ukraine", "r Sumy")))
    assert found["downed"].place.name == "Ukraine"
    assert found["burned"].place.name == "Sumy"


def test_the_place_that_governs_is_named_early_often_or_in_the_title():
    text = "A depot burned. Officials in Lviv were silent. Residents of Sumy fled. Sumy is dark."
    assert (
        by_words(claims_of("en", text, places=("t Lviv", "t Sumy"), title="Fire in Sumy"))["burned"].place.name
        == "Sumy"
    )


def test_the_town_beside_its_region_is_the_finer_place():
    text = "A depot burned in Toropets, in the Tver region."
    assert claims_of("en", text, places=("t Toropets", "r Tver region"))[0].place.name == "Toropets"


def test_a_place_of_a_clock_or_of_an_actor_is_not_where():
    text = "A depot burned at 9:30 (8:30 in Paris). A dam was destroyed by Ukraine."
    assert [claim.place for claim in claims_of("en", text, places=("t Paris", "c Ukraine"))] == [None, None]


def test_the_time_of_saying_is_not_the_time_of_the_thing():
    text = "The governor said on Monday that a school had burned on Sunday."
    [claim] = claims_of("en", text, ("say(The governor): a school had burned on Sunday",))
    assert claim.time.span.text == "on Sunday"


def test_means_agent_and_target_come_from_the_words_beside():
    text = "Ukrainian forces attacked a large oil refinery with drones overnight."
    [claim] = claims_of("en", text, places=("c Ukrainian:adjective",))
    assert claim.means == "drone"
    assert (claim.agent.span.text, claim.agent.side) == ("Ukrainian forces", "UA")
    assert claim.target.span.text == "a large oil refinery"


@pytest.mark.parametrize(
    ("language", "text", "target"),
    [
        ("en", "Warehouses, a shop and some sheds were destroyed.", "Warehouses, a shop and some sheds"),
        ("en", "A warehouse and a shop were destroyed.", "A warehouse and a shop"),
        ("en", "The raid destroyed, late on Monday, a warehouse.", "a warehouse"),
        ("fr", "L'armée a détruit dans la nuit un dépôt de carburant.", "un dépôt de carburant"),
        ("fr", "Le dépôt a été « détruit » par des drones.", "Le dépôt"),
        ("fr", "Une frappe sur la gare a duré.", "la gare"),
        ("en", "Missiles hit the port of Odesa and a depot on Tuesday.", "the port of Odesa and a depot"),
    ],
)
def test_the_target_stands_where_the_frame_says(language, text, target):
    found = [c.target.span.text for c in claims_of(language, text) if c.target is not None]
    assert target in found


def test_what_was_hit_ends_with_the_name_that_it_has_behind_it():
    folio = reads("A drone attack on the town of Toropets set off a blast.", published="2024-09-18")
    assert [claim.target.span.text for claim in folio.claims if claim.target] == ["the town of Toropets"]


def test_the_agent_of_a_passive_follows_by():
    text = "The dam was destroyed by Russian troops."
    [claim] = claims_of("en", text, places=("c Russian:adjective",))
    assert claim.agent.span.text == "Russian troops"
    assert claim.target.span.text == "The dam"


def test_who_claims_an_attack_is_its_agent():
    text = "The army claimed responsibility for the raid."
    claim = claims_of("en", text, ("claim(The army): responsibility for the raid",))[0]
    assert (claim.kind, claim.agent.span.text) == ("responsibility", "The army")


def test_weights_may_keep_what_rules_drop_and_drop_what_they_keep():
    text = "A depot burned. The strike went on."
    card = {"task": "claims", "version": 7, "templates": list(TEMPLATES)}
    assert claims_of("en", text, model=Model(card, -9.0, {})) == ()
    [claim] = claims_of("en", text, model=Model(card, 9.0, {}))
    assert claim.by == "claims@7"
    with pytest.raises(ValueError, match="run make train"):
        claims_of("en", text, model=Model(card | {"templates": []}, 0.0, {}))


def test_no_text_gives_no_claims():
    assert claims_of("en", "") == ()
    assert claims_of("und", "12 km, 13 %") != ()


WORDS = [
    *[
        "killed",
        "12",
        "people",
        "and",
        "injured",
        "children",
        "nobody",
        "the",
        "a",
        "strike",
        "in",
        "Sumy",
        "by",
        "drones",
        "was",
        "been",
        "not",
        "half",
        "of",
        "them",
        "fire",
    ],
    *[
        "destroyed",
        ",",
        ".",
        ";",
        "(",
        ")",
        "“",
        "”",
        "km",
        "from",
        "3.2",
        "magnitude",
        "to",
        "evacuated",
        "evacuees",
        "said",
        "damage",
        "may",
        "have",
        "missiles",
        "over",
        "40",
    ],
    *[
        "détruit",
        "une",
        "frappe",
        "ont",
        "été",
        "tués",
        "dont",
        "enfants",
        "aucun",
        "blessé",
        "à",
        "la",
        "ronde",
        "dégâts",
        "il",
        "n'y",
        "a",
        "ni",
        "évacués",
        "vers",
        "keeps",
    ],
]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["en", "fr", "und"]),
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)),
    st.booleans(),
)
def test_any_text_gives_sorted_claims_that_point_at_their_words(language, text, said):
    sayings = (f"say: {text}",) if said and text.strip() and "…" not in text else ()
    claims = claims_of(language, text, sayings)
    assert claims == claims_of(language, text, sayings)
    assert [c.anchor.start for c in claims] == sorted(c.anchor.start for c in claims)
    assert len({c.id for c in claims}) == len(claims)
    for claim in claims:
        spans = [claim.anchor, claim.quantity and claim.quantity.span, claim.time and claim.time.span]
        spans += [actor.span for actor in (claim.agent, claim.target) if actor is not None]
        assert all(text[span.start : span.end] == span.text for span in spans if span is not None)
        assert claim.quantity is None or claim.quantity.part_of in {None, *(c.id for c in claims)}


@pytest.mark.parametrize(
    ("language", "text", "target"),
    [
        ("en", "Troops destroyed houses, two shops and a bridge, then left.", "shops"),
        ("en", "They destroyed warehouses, garages and workshops in Sumy.", "warehouses, garages and workshops"),
        ("en", "They destroyed warehouses, officials said.", "warehouses"),
        ("fr", "Les soldats ont détruit, lundi, un entrepôt.", "un entrepôt"),
    ],
)
def test_a_list_of_things_is_one_target_and_a_new_clause_ends_it(language, text, target):
    found = [c.target.span.text for c in claims_of(language, text) if c.kind == "destroyed" and c.target is not None]
    assert target in found


def test_what_a_sensor_saw_is_dated_by_when_it_saw_it():
    text = "On Monday the satellite saw a large fire near Sumy."
    said = attribution(text, "a large fire near Sumy", kind="expert", said="On Monday")
    [claim] = made("en", text, (said,))
    assert claim.time.span.text == "On Monday"
    spoken = attribution(text, "a large fire near Sumy", kind="government", said="On Monday")
    [claim] = made("en", text, (spoken,))
    assert claim.time is None


def test_a_claimed_deed_with_no_nation_named_is_the_claimants():
    text = "The brigade claimed the strike."
    said = attribution(text, "the strike", act="accuse", source="The brigade")
    assert [c.agent for c in made("en", text, (said,))] in ([], [None])


def test_the_whole_does_not_lie_where_only_its_part_does():
    text = "The raid went on near Poltava. Poltava is dark. Seven people were killed, two of them children in Sumy."
    dead, children = claims_of("en", text, places=("t Poltava", "t Sumy"))[-2:]
    assert (dead.place.name, children.place.name) == ("Poltava", "Sumy")


def test_shot_down_is_killed_where_it_befalls_people():
    assert shown(claims_of("fr", "Deux assaillants ont été abattus par un civil.")) == ["killed [abattus] Deux person"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The town vanished.", 0),
        ("Five people are missing.", 1),
        ("The plan was withdrawn.", 0),
        ("Fourteen wounded left; the wounded thanked them.", 1),
    ],
)
def test_words_of_people_need_people(text, count):
    assert len([c for c in claims_of("en", text) if c.kind in ("missing", "withdrawal", "injured")]) == count
