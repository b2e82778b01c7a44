from datetime import date

from selon.linking.publication import days_apart, earlier, published_days


def test_a_year_a_month_and_a_day_are_stretches_of_days():
    assert published_days("2024") == (date(2024, 1, 1), date(2024, 12, 31))
    assert published_days("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert published_days("2024-02-03T10:00+02:00") == (date(2024, 2, 3), date(2024, 2, 3))
    assert [published_days(odd) for odd in (None, "", "2024-13", "2024-02-30", "soon", "1-2-3-4")] == [None] * 6


def test_the_least_distance_counts():
    assert days_apart("2024-02-03", "2024-02-10") == days_apart("2024-02-10", "2024-02-03") == 7
    assert days_apart("2024-02", "2024-02-10") == 0
    assert days_apart("2024-02", None) is None


def test_times_with_a_zone_are_compared_to_the_minute_others_by_the_day():
    assert earlier("2024-02-03T10:00+02:00", "2024-02-03T09:00+00:00") == -1
    assert earlier("2024-02-03T10:00+02:00", "2024-02-03T08:00+00:00") == 0
    assert earlier("2024-02-04", "2024-02-03T09:00+00:00") == 1
    assert earlier("2024-02-03T10:00", "2024-02-03T09:00") == 0
    assert earlier("2024-02-03T25:00", "2024-02-04") == -1
    assert earlier("2024-02", "2024-02-09") == 0
    assert earlier(None, "2024-02-09") == 0
