"""The ledger's own words in the languages that have a catalogue, and only its own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.publishing import wording
from selon.publishing.desk.localised import localised
from selon.publishing.desk.news import Item
from selon.publishing.desk.phrases import PATTERNS
from selon.publishing.desk.terms import terms
from selon.publishing.event_rows import Evidence, Mark, Stated, Step
from selon.publishing.rows import Words
from selon.records.text import Span

NARROW, FIXED = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("words", "french", "ukrainian", "russian"),
    [
        ("54 drones", "54 drones", "54 дрони", "54 беспилотника"),
        ("1 person", "1 personne", "1 людина", "1 человек"),
        ("at least 13 people", "au moins 13 personnes", "щонайменше 13 людей", "не менее 13 человек"),
        ("2.8", "2,8", "2,8", "2,8"),
        ("≈ 3,600", f"≈ 3{NARROW}600", f"≈ 3{FIXED}600", f"≈ 3{FIXED}600"),
        ("17–18 Sep 2024", "17–18 sept. 2024", "17–18 вер. 2024", "17–18 сент. 2024"),
        ("depot destroyed", f"dépôt{FIXED}détruit", "склад: знищено", "склад: уничтожено"),
        ("school closed", f"école{FIXED}fermée", "школа: закрито", "школа: закрыто"),
        (
            "How many people were killed? (Kursk Oblast, 5 Oct)",
            f"Personnes tuées{FIXED}: combien{NARROW}? (oblast de Koursk, 5 oct.)",
            "Скільки людей загинуло? (Курська область, 5 жовт.)",
            "Сколько человек погибло? (Курская область, 5 окт.)",
        ),
        (
            "Velm: strike, fire · by 18 Sep 2024",
            "Velm: frappe, incendie · avant le 18 sept. 2024",
            "Velm: удар, пожежа · до 18 вер. 2024",
            "Velm: удар, пожар · до 18 сент. 2024",
        ),
        ("people · Russia", "personnes · Russie", "люди · Росія", "люди · Россия"),
        (
            "source (Velm services, anon.), nobody named +2",
            "source (Velm services, anonyme), personne de nommé +2",
            "джерело (Velm services, анонімно), нікого не названо +2",
            "источник (Velm services, анонимно), никто не назван +2",
        ),
        ("44–48 texts · 1 side", "44–48 textes · 1 camp", "44–48 текстів · 1 сторона", "44–48 текстов · 1 сторона"),
        ("none injured", f"blessés{FIXED}: aucun", "жодного: поранено", "ни одного: ранено"),
    ],
)
def test_what_weighing_says_is_said_in_each_language(words, french, ukrainian, russian):
    assert [terms(code).say(words) for code in ("fr", "uk", "ru")] == [french, ukrainian, russian]


@pytest.mark.parametrize(
    "words", ["", "Kyiv Post", "“Unverified”", "Zapadnaya Dvina", "a man nobody knows", "3 widgets of note", "12 (?)"]
)
def test_what_is_not_the_ledgers_own_stays(words):
    assert terms("fr").say(words) == words


def test_a_language_without_a_catalogue_has_the_english_words():
    assert not terms("en").known
    assert terms("en").say("54 drones") == "54 drones"
    assert terms("en").country("Ukraine") == "Ukraine"
    assert terms("uk").country("Ukraine") == "Україна"
    assert terms("uk").country("Atlantis") == "Atlantis"


@given(st.text(max_size=60) | st.sampled_from(PATTERNS))
def test_nothing_that_is_handed_in_raises(words):
    assert isinstance(terms("fr").say(words), str)


def evidence(text):
    return Evidence("d:1", Words(Span(0, len(text), text), "", "", 1), "Fire", "en", "2024-09-18")


def test_words_of_dispatches_and_outlets_are_never_said_anew():
    quoted = evidence("destroyed")
    step = Step("18 Sep", "54", "first", 1, quoted, None)
    assert localised(step, terms("fr")) == replace(step, when="18 sept.")
    plain = Mark("18 Sep", "▲", "Fire", 1, plain=True)
    assert localised(plain, terms("fr")).words == "Fire"
    check = Stated("holds", "✓", "2 = 1 + 1", "The parts add up to the total of 2.", ("Fire",), False, (quoted,))
    said = localised(check, terms("fr"))
    assert said.because == "La somme des parties donne le total, 2."
    assert (said.outlets, said.evidence, said.working) == (check.outlets, check.evidence, check.working)


@pytest.mark.parametrize(
    ("what", "words", "said"),
    [
        ("moved", "shot down drones: 54 → 1,200", f"abattus drones: 54 → 1{NARROW}200"),
        ("moved", "killed people: 2 → 3", "tués personnes: 2 → 3"),
        (
            "differ",
            "What caused the fire? drone attack",
            f"Quelle est la cause de l’incendie{NARROW}? attaque de drones",
        ),
        ("fails", "54 ≠ 27 + 28", "54 ≠ 27 + 28"),
    ],
)
def test_news_is_said_piece_by_piece(what, words, said):
    assert localised(Item(what, words), terms("fr")).words == said


@pytest.mark.parametrize(
    ("words", "country", "french", "ukrainian", "russian"),
    [
        ("Toropets", "RU", "Toropets", "Торопець", "Торопец"),
        (
            "Toropets, Tver Oblast, Russia", "RU", "Toropets, oblast de Tver, Russie",
            "Торопець, Тверська область, Росія", "Торопец, Тверская область, Россия",
        ),
        ("Tver Oblast", "", "Oblast de Tver", "Тверська область", "Тверская область"),
        ("Velm", "RU", "Velm", "Velm", "Velm"),
        ("", "", "", "", ""),
    ],
)  # fmt: skip
def test_a_place_has_its_name_in_each_language_and_no_made_up_one(words, country, french, ukrainian, russian):
    assert [terms(code).place(words, country) for code in ("fr", "uk", "ru")] == [french, ukrainian, russian]
    assert terms("en").place(words, country) == words


def test_a_title_names_its_place_and_one_that_is_no_title_is_said_as_it_is():
    title = "Tver Oblast: explosion, fire · 18 Sep 2024"
    assert terms("fr").title(title, "RU").startswith("Oblast de Tver: explosion, incendie · 18 sept. 2024")
    assert terms("uk").say("Toropets: fire").startswith("Торопець: ")
    assert terms("fr").title("An old mill") == "An old mill"
    assert terms("en").title(title, "RU") == title


def test_an_outlet_that_is_called_like_a_town_keeps_its_name():
    assert terms("ru").say("Mir") == "Mir"


def test_every_country_has_a_name_in_each_language():
    codes = [code for code in wording._countries() if len(code) == 2 and code != "CQ"]  # Sark is none of ISO 3166-1
    assert len(codes) > 240
    english = {code: wording.country(code) for code in codes}
    for language in ("uk", "ru"):
        assert not [name for name in english.values() if terms(language).country(name).isascii()]
    assert terms("fr").country("Germany") == "Allemagne"
    assert sum(terms("fr").country(name) != name for name in english.values()) > 140
