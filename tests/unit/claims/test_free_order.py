"""Figures of languages of free order, read by the whole corridor. Texts are our own."""

import pytest

from selon.pipeline import Weights, understand
from selon.records import Document
from selon.running.local import gazetteer

WEDNESDAY = "2024-09-18"


def claims_of(language, text):
    return understand(Document("d", text, language=language, published=WEDNESDAY), gazetteer(), Weights()).claims


def figures_of(language, text):
    return [
        (claim.kind, claim.quantity.value, [part.value for part in claim.quantity.parts])
        for claim in claims_of(language, text)
        if claim.quantity is not None
    ]


@pytest.mark.parametrize(
    ("text", "value", "parts"),
    [
        ("Сбиты 6 дронов: по два — над Тульской и Курской областями, по одному — над Брянской и Орловской.", 6, [2, 2, 1, 1]),
        ("Сбиты 9 дронов. Из них пять сбиты над Курской областью. Пять — над Курской областью, четыре — над Орловской.", 9, [5, 4]),
        ("Сбиты 9 дронов. Таковы данные военных. Пять уничтожены над Курской областью, четыре — над Орловской.", 9, [5, 4]),
        ("Сбиты 9 дронов. Ростовская область на первом месте: там сбиты 5 дронов. Ещё 4 дрона сбиты над Орловской областью.", 9, [5, 4]),
        ("Доставлены в больницы 9 раненых. Среди пострадавших — 2 ребёнка, 4 женщины и 3 мужчины.", 9, [2, 4, 3]),
    ],
)  # fmt: skip
def test_a_total_has_its_breakdown(text, value, parts):
    assert (float(value), [float(part) for part in parts]) in [(v, p) for _, v, p in figures_of("ru", text)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Погибли 12 взрослых.", ("killed", 12.0)),
        ("ru", "В больницы доставили 98 раненых.", ("hospitalised", 98.0)),
        ("ru", "Повреждено свыше сотни домов.", ("damaged", 100.0)),
        ("ru", "До границы 50 км.", ("distance", 50.0)),
        ("uk", "Три дрони збила ППО.", ("shot_down", 3.0)),
        ("uk", "До кордону приблизно 460 км.", ("distance", 460.0)),
    ],
)
def test_a_figure_hangs_on_its_word_on_either_side(language, text, expected):
    assert expected in [(kind, value) for kind, value, _ in figures_of(language, text)]


def test_hundreds_are_one_hundred_behind_a_bound_only():
    assert [v for _, v, _ in figures_of("ru", "Разрушены сотни домов.")] == [None]
    assert [v for _, v, _ in figures_of("ru", "Разрушены более сотни домов.")] == [100.0]


def test_what_a_figure_is_taken_from_is_no_claim():
    assert [value for _, value, _ in figures_of("uk", "Збито 68 зі 100 безпілотників.")] == [68.0]


def test_a_span_over_midnight_ended_on_the_day_of_the_dateline():
    (claim,) = claims_of("ru", "Налёт продолжался с 23:00 до 07:00.")
    assert (claim.time.start, claim.time.end) == ("2024-09-17T23:00", "2024-09-18T07:00")


def test_a_night_that_its_date_named_is_taken_up_again_as_that_date():
    first, second = claims_of("uk", "Вночі 18 вересня в Сумах сталася пожежа. Цієї ночі в Одесі збито дрон.")
    assert {(c.time.start, c.time.end) for c in (first, second)} == {("2024-09-18", "2024-09-18")}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Сообщений о жертвах не поступало.", ("killed", False, "unverified", None)),
        ("uk", "Повідомлень про поранених не надходило.", ("injured", False, "unverified", None)),
        ("ru", "Погибли семь спасателей.", ("killed", True, "asserted", 7)),
        ("pl", "W pożarze zginęło siedmiu strażaków.", ("killed", True, "asserted", 7)),
        ("fr", "Sept pompiers ont été tués.", ("killed", True, "asserted", 7)),
        ("ru", "Пожар тушили 120 спасателей.", ("responders", True, "asserted", 120)),
        ("ru", "Число погибших выросло до 23.", ("killed", True, "asserted", 23)),
    ],
)
def test_who_was_harmed_and_how_surely(language, text, expected):
    found = [
        (claim.kind, claim.polarity, claim.certainty, claim.quantity and claim.quantity.value)
        for claim in claims_of(language, text)
    ]
    assert expected in found


def test_what_a_figure_rose_to_is_no_upper_bound():
    (claim,) = claims_of("ru", "Число погибших выросло до 23.")
    assert (claim.quantity.span.text, claim.quantity.modifier) == ("23", "exact")


def test_years_right_behind_a_person_are_an_age():
    assert figures_of("uk", "Постраждали мати і дівчинка восьми років.") == []
    assert [kind for kind, _, _ in figures_of("uk", "Ремонт тривав вісім років.")] == ["duration"]
