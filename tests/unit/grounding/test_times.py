"""What ``find_moments`` reads, against which day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.grounding.dates import Anchor, month_interval, plus, season_interval, year_interval
from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.reading import read
from selon.records import Document
from tests.unit.grounding.passages_moments import PASSAGES
from tests.unit.grounding.phrases_moments import MOMENTS, NO_MOMENTS

THURSDAY = "2025-03-13"


def moments_of(language, text, published=THURSDAY):
    pack = packs.load(language)
    return find_moments(read(Document("d", text, language=language, published=published), pack), pack)


def times(language, text, published=THURSDAY):
    return [(m.start, m.end, m.precision) for m in moments_of(language, text, published)[0]]


@pytest.mark.parametrize(("language", "published", "text", "start", "end", "precision"), MOMENTS)
def test_a_phrase_gives_its_time(language, published, text, start, end, precision):
    plain, at, to = text.replace("⟦", "").replace("⟧", ""), text.index("⟦"), text.index("⟧") - 1
    found, _ = moments_of(language, plain, published)
    assert [(m.start, m.end, m.precision) for m in found] == [(start, end, precision)]
    assert found[0].span.start < to
    assert at < found[0].span.end


@pytest.mark.parametrize(("language", "published", "text"), NO_MOMENTS)
def test_words_that_only_look_like_times(language, published, text):
    assert times(language, text, published) == []


@pytest.mark.parametrize(("language", "published", "text", "wanted"), PASSAGES)
def test_a_passage_gives_its_times_and_no_others(language, published, text, wanted):
    assert times(language, text, published) == [row[1:] for row in wanted]


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("en", "It fell on Wednesday. Overnight more came.", "2025-03-11", "2025-03-12"),
        ("en", "It fell on Wednesday. That night more came.", "2025-03-11", "2025-03-12"),
        ("en", "It fell on Wednesday. Crews worked all night.", "2025-03-12", "2025-03-13"),
        ("en", "It fell in 2011. Overnight more came.", "2025-03-12", "2025-03-13"),
        ("en", "More may come tonight.", "2025-03-13", "2025-03-14"),
        ("en", "More came last night.", "2025-03-12", "2025-03-13"),
        ("en", "It fell on 3 February 2023. Two days later more came.", "2023-02-05", "2023-02-05"),
        ("en", "It fell on Tuesday. The day before, more came.", "2025-03-10", "2025-03-10"),
        ("en", "It came a day after a raid.", "2025-03-12", "2025-03-12"),
        ("en", "It fell on Tuesday. Later more came.", "2025-03-11", "2025-03-11"),
        ("fr", "Le tir a eu lieu mardi, au lendemain d'un raid.", "2025-03-10", "2025-03-10"),
        ("fr", "Le tir a eu lieu mardi. Trois jours plus tôt, rien.", "2025-03-08", "2025-03-08"),
        ("fr", "Le tir a eu lieu mardi. Dans la soirée, rien.", "2025-03-11", "2025-03-11"),
    ],
)
def test_what_points_back_is_read_against_the_last_day_named(language, text, start, end):
    assert times(language, text)[-1][:2] == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("early this week", "2025-03-10", "2025-03-12"),
        ("late last week", "2025-03-07", "2025-03-09"),
        ("this month", "2025-03-01", "2025-03-31"),
        ("next year", "2026-01-01", "2026-12-31"),
        ("in the next 20 hours", "2025-03-13", "2025-03-14"),
        ("over the past two weeks", "2025-02-27", "2025-03-13"),
        ("in the last three months", "2024-12-12", "2025-03-13"),
        ("an hour ago", "2025-03-13", "2025-03-13"),
        ("weeks later", None, None),
        ("two hours ago", "2025-03-13", "2025-03-13"),
        ("30 hours ago", "2025-03-12", "2025-03-12"),
        ("two months ago", "2025-01-01", "2025-01-31"),
        ("two decades ago", "2005-01-01", "2005-12-31"),
        ("in the winter of 2022", "2022-12-01", "2023-02-28"),
        ("last summer", "2024-06-01", "2024-08-31"),
        ("from May to July 2023", "2023-05-01", "2023-07-31"),
        ("from November to January", "2024-11-01", "2025-01-31"),
        ("in late 2022", "2022-09-01", "2022-12-31"),
        ("since 2022-02-24", "2022-02-24", "2025-03-13"),
        ("on 24.02.2022", "2022-02-24", "2022-02-24"),
        ("on 02/24/2022", "2022-02-24", "2022-02-24"),
        ("on 3/2/22", "2022-02-03", "2022-02-03"),
        ("on March 20", "2025-03-20", "2025-03-20"),
        ("on 20 December", "2024-12-20", "2024-12-20"),
        ("last March", "2025-03-01", "2025-03-31"),
        ("next May", "2025-05-01", "2025-05-31"),
        ("on Wednesday at 10 p.m.", "2025-03-12T22:00", "2025-03-12T22:00"),
        ("at 12 a.m.", "2025-03-13T00:00", "2025-03-13T00:00"),
        ("at 5 o'clock in the afternoon", "2025-03-13T17:00", "2025-03-13T17:00"),
        ("at 1400 GMT", "2025-03-13T14:00", "2025-03-13T14:00"),
        ("from 20:00 to 23:00", "2025-03-13T20:00", "2025-03-13T23:00"),
        ("several days ago", None, None),
        ("at present", "2025-03-13", "2025-03-13"),
    ],
)
def test_english_expressions(text, start, end):
    found = times("en", f"It happened {text}.")
    assert [row[:2] for row in found[:1]] == [(start, end)]


@pytest.mark.parametrize("text", ["on 30 February", "on 31/04/2024", "le 30 février 2024", "on February 29, 2023"])
def test_an_impossible_date_is_noted_and_vague(text):
    language = "fr" if text.startswith("le") else "en"
    found, notes = moments_of(language, f"It broke {text}.")
    assert [(m.start, m.end, m.precision) for m in found] == [(None, None, "vague")]
    assert [n.code for n in notes] == ["impossible_date"]


def test_a_weekday_that_is_not_its_date_s_is_noted_and_the_date_believed():
    found, notes = moments_of("en", "It broke on Monday, 12 March 2025.")
    assert found[0].start == "2025-03-12"
    assert [(n.code, n.span.text) for n in notes] == [("weekday_mismatch", "on Monday, 12 March 2025")]


@pytest.mark.parametrize(
    ("published", "text", "start", "end"),
    [
        ("2024-09", "It fell on Wednesday.", None, None),
        ("2024-09", "It fell on 3 August.", "2024-08-03", "2024-08-03"),
        ("2024-09", "It fell on 3 December.", "2023-12-03", "2023-12-03"),
        ("2024-09", "It has burned since early August.", "2024-08-01", "2024-09-30"),
        ("2024", "It has burned since 2022.", "2022-01-01", "2024-12-31"),
        ("2024", "It fell in August.", "2024-08-01", "2024-08-31"),
        ("2024-09", "It fell on 24 February 2022. Overnight more came.", None, None),
        ("2024-09", "It fell on 24 September. Overnight more came.", "2024-09-23", "2024-09-24"),
        (None, "It fell last year, last week, two days ago and this summer.", None, None),
        (None, "It fell on 3 May 2023. The next day more came.", "2023-05-04", "2023-05-04"),
        (None, "It fell at 10 p.m., and in May.", None, None),
        (None, "It has burned since 2022.", "2022-01-01", "2022-12-31"),
        ("not a date", "It fell yesterday.", None, None),
    ],
)
def test_a_dateline_that_says_little(published, text, start, end):
    assert times("en", text, published)[-1][:2] == (start, end)


def test_a_conversion_in_brackets_says_nothing_new():
    found = times("fr", "Entre 22h mercredi (21h à Paris) et 0h45 (23h45 à Paris), rien.")
    assert found == [("2025-03-12T22:00", "2025-03-13T00:45", "minute")]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_do_not_raise(published):
    text = "Yesterday, tomorrow, last week, next year, overnight, on Tuesday, two years ago, in the past 400 months, last winter."
    assert moments_of("en", text, published)[1] == ()


WORDS = [
    "on",
    "in",
    "at",
    "the",
    "of",
    "from",
    "to",
    "between",
    "and",
    "since",
    "until",
    "3",
    "17",
    "2022",
    "5",
    "march",
    "may",
    "monday",
    "night",
    "overnight",
    "morning",
    "early",
    "last",
    "next",
    "ago",
    "days",
    "week",
    "year",
    "10:30",
    "a.m.",
    "later",
    "summer",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([THURSDAY, "2024-09", None]))
def test_words_of_time_in_any_order_never_raise(words, published):
    text = " ".join(words)
    last = 0
    for moment in moments_of("en", text, published)[0]:
        assert moment.span.start >= last
        last = moment.span.end
        assert text[moment.span.start : moment.span.end] == moment.span.text
        assert moment.start is None or moment.start[:10] <= moment.end[:10]


def test_anchors():
    assert Anchor.of("2024-13-01") == Anchor(None, None, 2024)
    assert Anchor.of(None).last is None
    assert Anchor.of("2024").last == date(2024, 12, 31)
    assert Anchor.of("2024-02").last == date(2024, 2, 29)
    assert Anchor.of("2024-02-03").last == date(2024, 2, 3)
    assert Anchor.of(None).weekday(3) is None
    assert Anchor.of(None).year_of(3) is None
    assert Anchor.of("2025-03-13").weekday(3) == date(2025, 3, 13)
    assert Anchor.of("2025-03-13").weekday(3, last=True) == date(2025, 3, 6)
    assert Anchor.of("2025-03-13").weekday(3, ahead=True) == date(2025, 3, 20)
    assert Anchor.of("2025-03-13").year_of(13) is None
    assert Anchor.of("2025-12-20").year_of(1, 10) == 2026
    assert Anchor.of("2025-03-13").year_of(2, ahead=True) == 2026


def test_intervals_outside_the_calendar_are_none():
    assert month_interval(2024, 13) is None
    assert year_interval(0) is None
    assert season_interval(9999, 12) is None
    assert plus(date.max, 1) is None
    assert plus(None, 1) is None


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("en", "from 28 to 30 March 2024", "2024-03-28", "2024-03-30"),
        ("en", "from March 3 to 5, 2024", "2024-03-03", "2024-03-05"),
        ("en", "from 28 February to 3 March 2024", "2024-02-28", "2024-03-03"),
        ("en", "from Friday to Tuesday", "2025-03-07", "2025-03-11"),
        ("en", "between 8 p.m. and 6 a.m.", "2025-03-13T20:00", "2025-03-14T06:00"),
        ("en", "from 2018 to 2014", None, None),
        ("en", "in the past 3 decades", "1995-03-13", "2025-03-13"),
        ("en", "starting on Saturday", "2025-03-15", "2025-03-15"),
        ("fr", "à partir de samedi", "2025-03-15", "2025-03-15"),
        ("fr", "dans la nuit de lundi 10 à mardi 11 mars", "2025-03-10", "2025-03-11"),
        ("fr", "cette nuit", "2025-03-12", "2025-03-13"),
        ("fr", "dans les années 60", "1960-01-01", "1969-12-31"),
        ("en", "on the night of today", "2025-03-12", "2025-03-13"),
        ("en", "in 1985", "1985-01-01", "1985-12-31"),
    ],
)
def test_more_stretches(language, text, start, end):
    found = times(language, f"So {text}.")
    assert [row[:2] for row in found[:1]] == ([(start, end)] if start else [])


@pytest.mark.parametrize("text", ["In 1500 people fled.", "The 25th hour.", "Years 1963 and 40s.", "It has 99:99."])
def test_numbers_that_are_no_times(text):
    assert [row for row in times("en", text) if row[0]] == []


def test_a_month_without_an_anchor_is_vague():
    assert times("en", "From May to July it rained.", None) == [(None, None, "vague")]
    assert times("en", "It rained in May.", None) == [(None, None, "vague")]


def test_a_night_left_open_in_a_new_paragraph_is_that_of_the_dateline():
    text = "Un minibus a été touché dimanche.\n\nPar ailleurs, 39 drones ont été abattus dans la nuit."
    found, _ = find_moments(read(Document("d", text, published="2025-07-07"), packs.load("fr")), packs.load("fr"))
    assert [(m.start, m.end) for m in found] == [("2025-07-06", "2025-07-06"), ("2025-07-06", "2025-07-07")]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("Am Sonntagmorgen brannte es.", "2025-03-09", "2025-03-09", "part_of_day"),
        ("In der Nacht zum 12. März brannte es.", "2025-03-11", "2025-03-12", "night"),
        ("In der Nacht auf Mittwoch brannte es.", "2025-03-11", "2025-03-12", "night"),
        ("Am Montag und Dienstag brannte es.", "2025-03-10", "2025-03-11", "day"),
        ("Gegen 20.30 Uhr brannte es.", "2025-03-13T20:30", "2025-03-13T20:30", "minute"),
    ],
)
def test_compound_weekdays_and_ordinals(text, start, end, precision):
    assert times("de", text) == [(start, end, precision)]
