"""When a dispatch was published, from the ways in which people write it."""

import pytest

from selon.intake.dates import iso_published


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-09-18", "2024-09-18"),
        ("2024-9-8", "2024-09-08"),
        ("2024/09/18", "2024-09-18"),
        ("2024.09.18 7:59", "2024-09-18T07:59"),
        ("18.09.2024", "2024-09-18"),
        ("8.9.2024, 07h59", "2024-09-08T07:59"),
        ("18/09/2024", "2024-09-18"),
        ("05/05/2024", "2024-05-05"),
        ("2024-09", "2024-09"),
        ("2024-09-18T07:59:30Z", "2024-09-18T07:59:30+00:00"),
        ("2024-09-18T07:59:30.123+02:00", "2024-09-18T07:59:30+02:00"),
        ("2024-09-18 07:59 +0200", "2024-09-18T07:59+02:00"),
        ("2024-09-18 07:59 +02", "2024-09-18T07:59+02:00"),
        ("2024-09-18 07:59 GMT", "2024-09-18T07:59+00:00"),
        ("Wed, 18 Sep 2024 07:59:00 +0200", "2024-09-18T07:59+02:00"),
        ("  2024-09-18\n", "2024-09-18"),
    ],
)
def test_what_is_a_date_becomes_iso(written, iso):
    assert iso_published(written) == iso
    assert iso_published(iso) == iso


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "2024",
        "2024-13",
        "2024-02-30",
        "31.11.2024",
        "05/06/2024",
        "05-06-2024",
        "2024-09-18 25:00",
        "2024-09-18 07:61",
        "2024-09-18 07:59:61",
        "2024-09-18 in the morning",
        "Wed, 48 Sep 2024",
        "Wed, nonsense",
    ],
)
def test_what_is_none_or_ambiguous_is_none(written):
    assert iso_published(written) is None
