"""Breakdowns, subsets and shares among figures."""

import pytest

import selon
from selon.claims.parts import group_amounts
from selon.claims.quantities import find_amounts
from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.reading import read
from selon.records import Document, Place, PlaceMention, Span
from tests.unit.claims.passages_parts import PASSAGES

TOWNS = {"Gaza City", "Rafah", "Khan Younis", "Gaza", "Khan Younès", "Idlib", "Idleb"}


def mention(text, words, form="name", admin1=None):
    start = text.index(words)
    span = Span(start, start + len(words), words)
    return PlaceMention(span, Place(span, words, "XX", admin1, "settlement" if words in TOWNS else "admin1"), form=form)


def grouped(language, text, places):
    pack = packs.load(language)
    reading = read(Document("d", text, language=language, published="2025-03-13"), pack)
    amounts = find_amounts(reading, pack, find_moments(reading, pack)[0])
    mentions = tuple(sorted(places, key=lambda m: m.span.start))
    return amounts, group_amounts(reading, pack, amounts, mentions)


@pytest.mark.parametrize(("language", "text", "places", "parts", "part_of"), PASSAGES)
def test_a_passage_gives_its_breakdowns_and_subsets(language, text, places, parts, part_of):
    amounts, grouping = grouped(language, text, [mention(text, words) for words in places])
    found = {
        amounts[i].span.text: tuple((p.value, p.place.name if p.place else None) for p in items)
        for i, items in grouping.parts.items()
    }
    assert found == parts
    assert {(amounts[i].span.text, amounts[j].span.text) for i, j in grouping.part_of.items()} == set(part_of)


def test_an_item_of_a_breakdown_is_consumed_and_carries_its_label():
    amounts, grouping = grouped("en", "Nine people died (four men and five children).", [])
    assert {amounts[i].span.text for i in grouping.consumed} == {"four", "five"}
    assert [part.label for part in grouping.parts[0]] == ["men", "children"]


def test_places_in_one_item_are_one_part_without_each():
    text = "Air defences downed 20 drones: 12 over Kursk and Lipetsk and eight over Tula."
    _, grouping = grouped("en", text, [mention(text, w) for w in ("Kursk", "Lipetsk", "Tula")])
    assert [(p.value, p.label) for p in grouping.parts[0]] == [(12, "Kursk and Lipetsk"), (8, "Tula")]
    assert grouping.parts[0][0].place.precision == "other"


def test_a_list_above_its_total_is_kept_so_that_the_slip_is_seen():
    text = (
        "They downed 54 drones. Of these 27 fell over Kursk, 17 over Bryansk, seven over Smolensk and four over Oryol."
    )
    _, grouping = grouped("en", text, [mention(text, w) for w in ("Kursk", "Bryansk", "Smolensk", "Oryol")])
    assert sum(p.value for p in grouping.parts[0]) == 55


def test_places_of_another_place_are_no_parts():
    text = "In Kursk 12 people died. In Bryansk five people died, and three in Oryol."
    _, grouping = grouped("en", text, [mention(text, w) for w in ("Kursk", "Bryansk", "Oryol")])
    assert grouping.parts == {}


def test_districts_of_the_total_s_region_are_parts():
    text = "Over Kursk 12 drones were downed: seven over Rylsk and five over Glushkovo."
    places = [
        mention(text, "Kursk"),
        mention(text, "Rylsk", admin1="Kursk"),
        mention(text, "Glushkovo", admin1="Kursk"),
    ]
    _, grouping = grouped("en", text, places)
    assert [p.value for p in grouping.parts[0]] == [7, 5]


def test_governments_and_adjectives_place_nothing():
    text = "They downed 12 drones, seven of Moscow and five of Kyiv."
    _, grouping = grouped("en", text, [mention(text, "Moscow", "metonym"), mention(text, "Kyiv", "metonym")])
    assert grouping.parts == {}


def test_single_ones_behind_a_colon():
    text = "Two people died: a man in Belgorod and a boy in Bryansk."
    _, grouping = grouped("en", text, [mention(text, w) for w in ("Belgorod", "Bryansk")])
    assert [(p.value, p.place.name) for p in grouping.parts[0]] == [(1, "Belgorod"), (1, "Bryansk")]


@pytest.mark.parametrize(
    "text",
    [
        "A child died. Five of them were hurt.",  # nothing that could hold five
        "Two children died. Five of the dead were soldiers.",  # two cannot hold five
        "Evacuees, including 11 children, have left.",  # no figure for the whole
        "Nine houses burned, including two cars.",  # cars are no houses
    ],
)
def test_a_subset_without_a_whole_hangs_on_nothing(text):
    assert grouped("en", text, [])[1].part_of == {}


def test_a_subset_finds_its_whole_some_sentences_back():
    text = "The attack hurt 108 people. Smoke rose. Two schools were hit. Doctors say that 17 of the wounded may die."
    amounts, grouping = grouped("en", text, [])
    last = max(grouping.part_of)
    assert amounts[grouping.part_of[last]].value == 108


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They moved 3,000 people, including 1,000 residents and 2,000 tourists.", [1000, 2000]),
        ("Among 183 people were 70 men. The 183 people include 70 men, 58 women and 50 children.", [70, 58, 50]),
        ("They moved 3,000 people, including 100 residents and 200 tourists.", None),
        ("They moved 300 people, including 200 men, 200 women and 200 children.", None),
        ("They moved 300 people, including 200 men, 100 cars.", None),
    ],
)
def test_subsets_in_one_list(text, parts):
    _, grouping = grouped("en", text, [])
    found = [[p.value for p in items] for items in grouping.parts.values()]
    assert found == ([parts] if parts else [])


def test_the_subsets_of_a_short_list_hang_on_one_whole():
    amounts, grouping = grouped("en", "They moved 3,000 people, including 100 residents and 200 tourists.", [])
    assert {amounts[i].span.text: amounts[j].span.text for i, j in grouping.part_of.items()} == {
        "100": "3,000",
        "200": "3,000",
    }


@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        ("en", "They downed 97 of the 112 drones.", ("97", "112")),
        ("en", "They downed 23 drones out of the 31 launched.", ("23", "31")),
        ("fr", "Ils ont abattu 24 des 32 drones.", ("24", "32")),
        ("fr", "Ils ont abattu 23 drones sur les 31 lancés.", ("23", "31")),
        ("en", "They downed 97 of the 12 drones.", None),
        ("en", "They lost 2 km of the 12 km road.", None),
    ],
)
def test_a_whole_may_follow_its_part(language, text, pair):
    amounts, grouping = grouped(language, text, [])
    assert {(amounts[i].span.text, amounts[j].span.text) for i, j in grouping.part_of.items()} == (
        {pair} if pair else set()
    )


def test_a_total_that_names_where_most_of_it_was_keeps_its_list():
    text = "They downed 27 drones, mostly over Kursk. Over Kursk 18 were downed, and two over Belgorod."
    kursk = text.index("Kursk", text.index("Over"))
    span = Span(kursk, kursk + 5, "Kursk")
    again = PlaceMention(span, Place(span, "Kursk", "XX", None, "admin1"), form="anaphor")
    _, grouping = grouped("en", text, [mention(text, "Kursk"), again, mention(text, "Belgorod")])
    assert [(p.value, p.label) for p in grouping.parts[0]] == [(18, "Kursk"), (2, "Belgorod")]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died (two men).",
        "Nine people and two dogs died (two men and three women).",
        "Nine people died (20 men and 30 women).",
        "Three people died: a man in Kursk.",
        "Five people died, and 25 more later. Two men and 23 others were hurt.",
    ],
)
def test_what_is_no_breakdown(text):
    assert grouped("en", text, [])[1].parts == {}


def test_an_exact_sum_far_behind_is_no_breakdown():
    far = "It rained. " * 4
    assert grouped("en", f"Nine people died. {far}Four people were hurt and five others.", [])[1].parts == {}


def test_a_list_stops_at_another_total_and_at_a_sentence_without_items():
    text = "They downed 12 drones. Over Kursk 5 drones fell and over Oryol 4. It rained. It snowed. Over Tula 3 fell."
    _, grouping = grouped("en", text, [mention(text, w) for w in ("Kursk", "Oryol", "Tula")])
    assert [p.value for p in grouping.parts[0]] == [5, 4]
    text = "They downed 12 drones. Over Kursk 5 drones fell and over Oryol 40, over Tula 3."
    _, grouping = grouped("en", text, [mention(text, w) for w in ("Kursk", "Oryol", "Tula")])
    assert 0 not in grouping.parts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "They downed 54 drones: 27 over Kursk region, 17 over Bryansk, seven over Smolensk, three over Belgorod "
            "and one over Oryol.",
        ),
        (
            "fr",
            "L'armée a abattu 54 drones: 27 dans la région de Koursk, 17 dans celle de Briansk, 7 à Smolensk, "
            "3 à Belgorod et 1 à Orel.",
        ),
    ],
)
def test_a_list_that_reaches_its_total_before_its_end_is_read_to_its_end(language, text):
    (folio,) = [selon.read(text, language=language)]
    (check,) = [check for check in folio.checks if check.rule == "parts_sum"]
    assert (check.outcome, check.working) == ("fails", "54 ≠ 27 + 17 + 7 + 3 + 1 = 55")


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("en", "Ten people were hurt: six miners and four drivers.", ["miners", "drivers"]),
        ("en", "Nine people died. Six were sailors, two were cooks and one was a guide.", [None, None, None]),
        ("en", "Nine people died. Six were sailors and three were cooks.", []),
        ("en", "The crew had eight dead: five guards, two nurses and a soldier.", ["guards", "nurses", "soldier"]),
        ("en", "Four coaches burned and 20 people were hurt. 12 went home, five stayed and three left.", [None] * 3),
        ("en", "They lost 9 drones, among them 6; 3 more, 2 and 1 came back.", []),
    ],
)
def test_figures_that_add_up_exactly_are_items_whatever_they_seem_to_count(language, text, labels):
    _, grouping = grouped(language, text, [])
    assert [part.label for items in grouping.parts.values() for part in items] == labels
