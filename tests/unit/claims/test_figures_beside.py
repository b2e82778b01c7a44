"""Figures that count nothing, that stand beside others than those they count, and lengths that lead nowhere by name."""

import pytest

from tests.unit.claims.claiming import claims_of, shown

PASSAGES = (
    # a name in quotation marks, a difference and an age are no counts
    ("ru", "Об этом рассказал телеканалу «Кузбасс 1» инженер.", ()),
    ("ru", "На шахте «Северная-2» погиб рабочий.", ("killed [погиб]",)),
    ("uk", "Убито 37 працівників - на 9 більше, ніж торік.", ("killed [Убито] 37 person",)),
    ("en", "Thirty people died, 9 more than in 2024.", ("killed [died] Thirty person ^in 2024",)),
    ("uk", "Загинув шахтар, йому було 52 роки.", ("killed [Загинув]",)),
    ("ru", "Выводы ждут через 15 дней.", ()),
    ("en", "More than 30 people died.", ("killed [died] More than 30 person",)),
    ("ru", "«Погибли 12 человек», - сказал он.", ("killed [Погибли] 12 person",)),
    # lengths
    (
        "de",
        "Der Brand brach in 300 Metern Tiefe aus.",
        ("fire [Brand]", "distance [300 Metern Tiefe] 300 Metern metre"),
    ),
    ("ru", "Пожар в 400 метрах от берега.", ("fire [Пожар]", "distance [400 метрах] 400 метрах metre")),
    # a surface that words of extent lead is not counted by the fire
    (
        "uk",
        "Пожежу площею 350 квадратних метрів загасили.",
        ("fire [Пожежу]", "area [350 квадратних метрів] 350 квадратних метрів square_metre"),
    ),
    # subsets
    (
        "ru",
        "Домой вернулись 14 человек, среди которых шестеро жителей области.",
        ("returned [вернулись] 14 person", "returned [жителей] шестеро person"),
    ),
    # who does, and who is harmed
    ("ru", "Спасатели подняли на поверхность троих.", ()),
    ("ru", "Работают 34 спасателя.", ("responders [спасателя] 34 person",)),
    ("en", "Two hostages were killed.", ("killed [killed] Two person",)),
    # a clash of vehicles is an accident
    (
        "de",
        "Bei einem Zusammenstoss zweier Züge starben drei Menschen.",
        ("accident [Zusammenstoss] zweier train", "killed [starben] drei person"),
    ),
    (
        "de",
        "Es kam zu einem Zusammenstoß zwischen einem Polizeifahrzeug und einem Lieferwagen.",
        ("accident [Zusammenstoß]",),
    ),
    (
        "de",
        "Zehn Menschen wurden bei einem Zusammenstoß zwischen Demonstranten und Polizisten verletzt.",
        ("clash [Zusammenstoß]", "injured [verletzt] Zehn person"),
    ),
    # things that no table names
    ("ru", "Повреждены два портовых крана.", ("damaged [Повреждены] два thing",)),
)


@pytest.mark.parametrize(("language", "text", "claims"), PASSAGES)
def test_a_figure_counts_what_it_stands_with(language, text, claims):
    assert tuple(shown(claims_of(language, text))) == claims
