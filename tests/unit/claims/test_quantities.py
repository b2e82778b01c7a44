"""What ``find_amounts`` takes for a figure, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.claims.quantities import find_amounts
from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.reading import read
from selon.records import Document
from tests.unit.claims.passages_amounts import PASSAGES
from tests.unit.claims.phrases_amounts import FIGURES, NO_FIGURES

THURSDAY = "2025-03-13"


def amounts_of(language, text, published=THURSDAY):
    pack = packs.load(language)
    reading = read(Document("d", text, language=language, published=published), pack)
    return find_amounts(reading, pack, find_moments(reading, pack)[0])


def marked(text):
    """Split a text at its marks: the plain text, and where the marked words lie."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    return text.replace("⟦", "").replace("⟧", ""), start, end


@pytest.mark.parametrize(("language", "text", "value", "low", "high", "modifier", "unit"), FIGURES)
def test_a_phrase_gives_its_figure(language, text, value, low, high, modifier, unit):
    plain, start, end = marked(text)
    found = [a for a in amounts_of(language, plain) if a.span.start < end and start < a.span.end]
    assert [a.span.text for a in found] == [plain[start:end]]
    figure = found[0]
    assert (figure.value, figure.low, figure.high, figure.modifier) == (value, low, high, modifier)
    if unit is not None:
        assert figure.unit == unit


@pytest.mark.parametrize(("language", "text"), NO_FIGURES)
def test_names_ages_and_dates_count_nothing(language, text):
    assert [a.span.text for a in amounts_of(language, text) if a.form != "article"] == []


def told(amount):
    if amount.share is not None:
        return amount.span.text, pytest.approx(amount.share)
    if amount.value is None:
        return amount.span.text, (amount.low, amount.high), amount.unit
    return amount.span.text, amount.value, amount.unit


#: Known gap: a ratio (two soldiers in three) is read as two figures.
RATIO = "Deux soldats sur trois"


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [pytest.param(*row, marks=[pytest.mark.xfail(reason="ratio")] if RATIO in row[1] else []) for row in PASSAGES],
)
def test_a_passage_gives_its_figures_and_no_others(language, text, figures):
    assert [told(a) for a in amounts_of(language, text) if a.form != "article"] == figures


@pytest.mark.parametrize(
    ("language", "text", "words", "unit"),
    [
        ("en", "Two soldiers and a child were killed.", "a", "child"),
        ("en", "The blast killed a 43-year-old man.", "a", "person"),
        ("en", "A 9-year-old died.", "A", "child"),
        ("en", "A 70-year-old died.", "A", "person"),
        ("fr", "Le tir a tué un homme.", "un", "person"),
        ("fr", "Deux drones sont tombés sur Koursk et un sur Briansk.", "un", "drone"),
    ],
)
def test_an_article_before_a_counted_noun_is_marked_as_such(language, text, words, unit):
    found = {(a.span.text, a.unit) for a in amounts_of(language, text) if a.form == "article"}
    assert (words, unit) in found


@pytest.mark.parametrize(
    ("language", "text", "words", "shown"),
    [
        ("en", "Five people died, two of them children.", "two", "subset"),
        ("en", "Five people died, including two children.", "two", "subset"),
        ("en", "Five people died; 17 children were hurt, six boys among them.", "six", "subset"),
        ("en", "Of the 20 crew, 14 were saved.", "14", "subset"),
        ("en", "Five died and two others were hurt.", "two", "further"),
        ("en", "Another 30 people were hurt.", "30", "further"),
        ("en", "Five drones fell on Kursk and seven on Oryol.", "seven", "elliptic"),
        ("fr", "Cinq morts, dont deux enfants.", "deux", "subset"),
        ("fr", "Sur les 20 marins, 14 ont été sauvés.", "14", "subset"),
        ("fr", "Cinq morts et deux autres blessés.", "deux", "further"),
        ("fr", "Cinq drones sur Koursk, sept sur Oriol.", "sept", "elliptic"),
    ],
)
def test_words_beside_a_figure_say_how_it_hangs_together(language, text, words, shown):
    figure = next(a for a in amounts_of(language, text) if a.span.text == words)
    assert getattr(figure, shown)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Some 30m people live there.", 30),
        ("en", "It cost £30m.", 30_000_000),
        ("en", "It cost $2.5bn.", 2_500_000_000),
        ("en", "It cost 12k euros.", 12_000),
        ("en", "3.600 people fled.", 3600),
        ("en", "1.234.567 people fled.", 1_234_567),
        ("en", "1,234.5 tonnes burned.", 1234.5),
        ("en", "0.25 tonnes burned.", 0.25),
        ("fr", "1.234,5 tonnes ont brûlé.", 1234.5),
        ("fr", "2,345 millions d'euros.", 2_345_000),
        ("fr", "Un million et demi de personnes ont fui.", 1_500_000),
        ("fr", "Quatre-vingt-onze personnes ont fui.", 91),
        ("fr", "Deux heures et demie plus loin, 12 personnes.", 2.5),
        ("en", "One million two hundred thousand people fled.", 1_200_000),
        ("en", "Half a million people fled.", 500_000),
        ("en", "30 000 people fled.", 30_000),
        ("en", "30\n000 people fled.", 30),
    ],
)
def test_numerals_in_every_style(language, text, value):
    assert amounts_of(language, text)[0].value == value


@pytest.mark.parametrize(
    ("language", "text", "modifier"),
    [
        ("en", "Drones were seen over three regions.", "exact"),
        ("en", "Over 50 drones were seen.", "more_than"),
        ("en", "Over two hours the tremors went on.", "exact"),
        ("en", "It lasted over two hours.", "more_than"),
        ("en", "At least another 12 people died.", "at_least"),
        ("fr", "On compte 13 morts au moins.", "at_least"),
        ("fr", "Au moins une trentaine de morts.", "at_least"),
        ("fr", "Environ une centaine de morts.", "about"),
    ],
)
def test_bounds(language, text, modifier):
    assert amounts_of(language, text)[0].modifier == modifier


def test_a_change_is_two_figures_and_a_range_is_one():
    assert [a.value for a in amounts_of("en", "The toll rose from 20 to 25 dead.")] == [20, 25]
    assert [(a.low, a.high) for a in amounts_of("en", "From 20 to 25 people died.")] == [(20, 25)]
    assert [(a.low, a.high) for a in amounts_of("en", "Some 2 to 3 million people fled.")] == [(2e6, 3e6)]
    assert [a.value for a in amounts_of("en", "Groups of 25 to 20 people.")] == [25, 20]
    assert [(a.low, a.high) for a in amounts_of("en", "10-15 people died.")] == [(10, 15)]


def test_what_lies_in_a_moment_counts_nothing():
    assert amounts_of("en", "In the past 24 hours nothing fell.") == ()
    pack = packs.load("en")
    reading = read(Document("d", "In the past 24 hours nothing fell.", language="en"), pack)
    assert [a.unit for a in find_amounts(reading, pack)] == ["hour"]


@given(
    st.text(
        alphabet=st.sampled_from("12 0.,'-/()$€%\n un deux cents a hundred and half of million th km-old 9M:"),
        max_size=60,
    )
)
def test_no_text_makes_it_raise_and_spans_are_slices(text):
    for language in ("en", "fr", "und"):
        last = 0
        for amount in amounts_of(language, text):
            assert text[amount.span.start : amount.span.end] == amount.span.text
            assert amount.span.start >= last
            last = amount.span.end


@given(
    st.lists(
        st.sampled_from(["million", "hundred", "two", "and a half", "thousands", "of", "12", "-", "to", "half", "a"]),
        max_size=14,
    )
)
def test_number_words_in_any_order_stay_finite(words):
    for amount in amounts_of("en", " ".join(words)):
        for value in (amount.value, amount.low, amount.high):
            assert value is None or 0 <= value < 1e40


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("en", "A second earthquake measuring 5.6 shook the area.", "richter"),
        ("fr", "Le séisme, mesuré à 2,7, a été ressenti.", "richter"),
        ("en", "He is sending 200 tents.", "tent"),
        ("fr", "Il envoie quatre Zodiac.", "boat"),
        ("en", "A town of 11,000 was emptied.", "person"),
        ("fr", "Le média évalue à neuf le nombre total de morts.", "person"),
        ("en", "Twelve of the 25 regions were hit.", "region"),
        ("en", "They sent 5 ballistic and 3 cruise missiles.", "missile"),
        ("en", "Two police cars burned.", "vehicle"),
        ("fr", "Dix-huit engins ont été détruits.", "device"),
        ("fr", "Un missile est tombé; cinq engins ont été détruits.", "missile"),
        ("fr", "Douze Français ont fui.", "person"),
        ("en", "They burned ten hectares more than the 750 others.", "hectare"),
        ("en", "It is half a mile away.", "mile"),
        ("fr", "Une demi-heure plus loin.", "hour"),
        ("en", "It is 500km away.", "kilometre"),
        ("en", "It is 500xyz away, 12 people say.", "person"),
        ("en", "It measures 12.", None),
        ("en", "They counted 20,000.", None),
        ("en", "Winds reached 130 mph.", "mile_per_hour"),
        ("en", "Half of a million people fled.", "person"),
    ],
)
def test_what_a_figure_counts(language, text, unit):
    assert next(a for a in amounts_of(language, text) if a.form != "article").unit == unit or unit in {
        a.unit for a in amounts_of(language, text) if a.form != "article"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Troops of 57 Division advanced.",
        "Ivan Petrov, 43, was released.",
        "He is aged about 30.",
        "The 1985 quake was worse.",
        "1. The mayor spoke.",
        "The union resolve 2022 drills ended.",
        "It happened 9/11 and 24/7.",
        "Reported at version 1.2.3 of the map.",
        "Room 09 is empty.",
    ],
)
def test_more_numbers_that_count_nothing(text):
    assert [a.span.text for a in amounts_of("en", text) if a.form != "article"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They were 2,000 in 1985 people say.", "2,000"),
        ("Some 2000 people fled.", "Some 2000"),
        ("2000 soldiers fled.", "2000"),
    ],
)
def test_four_digits_beside_a_noun_are_no_year(text, words):
    assert words in [a.span.text for a in amounts_of("en", text)]


def test_lists_of_subsets_and_wholes_named_first():
    found = {
        a.span.text: a.subset
        for a in amounts_of(
            "en",
            "Of the dead, 17 were children. They had 40 men, including two doctors and three guards, and 12 tanks.",
        )
    }
    assert found == {"17": True, "40": False, "two": True, "three": True, "12": False}
    assert not amounts_of("fr", "Sur les réseaux sociaux, il a évoqué cinq morts.")[0].subset


def test_ratios_of_a_fraction_and_a_count():
    shares = [a.share for a in amounts_of("en", "One half of them left; three quarters stayed; 2/3 fled.") if a.share]
    assert shares == [0.5, 0.75]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Six drones fell here and the same number of drones there.", [6, 6]),
        ("fr", "Il y a six blessés; on compte le même nombre de morts.", [6, 6]),
        ("en", "It is the same number.", []),
    ],
)
def test_the_same_number_is_that_of_the_last_count(language, text, values):
    assert [a.value for a in amounts_of(language, text)] == values


def test_all_of_a_manner_of_speaking_is_no_figure():
    assert amounts_of("en", "They will use all means.") == ()
    assert [a.share for a in amounts_of("en", "All passengers survived.")] == [1.0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He opened fire in a market, killing eight and wounding 14."),
        ("en", "After the raid on the depot 87 were wounded."),
        ("fr", "Le tir sur le marché en a blessé 12."),
    ],
)
def test_a_verb_that_befalls_people_makes_a_bare_figure_people(language, text):
    assert {a.unit for a in amounts_of(language, text) if a.form != "article"} == {"person"}
