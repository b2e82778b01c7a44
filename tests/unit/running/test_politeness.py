"""How long sites are left alone."""

import random
from datetime import UTC, datetime

import pytest

from selon.errors import FetchError
from selon.intake.addresses import take_apart
from selon.intake.connections import Answer
from selon.intake.fetch import Fetcher
from selon.ledger import open_ledger
from selon.ledger.vigils import Seen, Vigil
from selon.running.politeness import BusyError, Gate, backed_off, later, retry_after, stamp
from tests.unit.running.feeds import Clock

NOW = datetime(2024, 9, 18, 20, 0, 0, 500, tzinfo=UTC)


def test_times_are_kept_in_whole_seconds_and_never_too_early():
    assert stamp(NOW) == "2024-09-18T20:00:00Z"
    assert later(NOW, 0.2) == "2024-09-18T20:00:01Z"
    assert later(NOW, 60) == "2024-09-18T20:01:01Z"


def test_each_failure_doubles_the_wait_up_to_a_day():
    chance = random.Random(1)  # noqa: S311 - to be repeated
    waits = [backed_off(600, failures, chance) for failures in range(20)]
    assert all(300 * 2**n <= wait <= 600 * 2**n for n, wait in enumerate(waits[:8]))
    assert all(43200 <= wait <= 86400 for wait in waits[8:])
    assert 86400 <= backed_off(200_000, 3, chance) <= 200_000


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("", None),
        ("30", 30.0),
        (" 7 ", 7.0),
        ("99999999999999999999", 86400.0),
        ("Wed, 18 Sep 2024 20:05:00 GMT", 300.0),
        ("Wed, 18 Sep 2024 20:05:00 -0000", 300.0),
        ("Wed, 18 Sep 2024 19:05:00 GMT", 0.0),
        ("Wed, 18 Sep 2034 19:05:00 GMT", 86400.0),
        ("soon", None),
        ("-5", None),
        ("٣", None),
        ("Wed, 99 Sep 2024 19:05:00 GMT", None),
    ],
)
def test_what_an_answer_asks_to_wait(said, wait):
    found = retry_after(Answer("https://example.org/", 429, {"retry-after": said}, b""), NOW.replace(microsecond=0))
    assert found == wait


@pytest.fixture
def gate(tmp_path):
    clock = Clock()
    chance = random.Random(1)  # noqa: S311 - to be repeated
    with open_ledger(tmp_path / "x.selon", create=True) as ledger:
        made = Gate(ledger, Fetcher(), delay=2, now=clock.now, sleep=clock.sleep, chance=chance)
        yield made, ledger, clock


def test_a_site_is_waited_for_a_little_and_not_for_long(gate):
    made, ledger, clock = gate
    target = take_apart("https://example.org/a")
    with ledger.writing():
        Vigil(ledger.connection).remember([Seen("https://example.org/robots.txt", "robots", due="9999")])
    made(target)
    made(target)
    assert len(clock.slept) == 1
    assert 2 <= clock.slept[0] <= 4
    made.hold(target.site, 3600)
    with pytest.raises(BusyError) as caught:
        made(target)
    assert caught.value.until == "2024-09-18T21:00:04Z" or caught.value.until > "2024-09-18T21:00:00Z"
    made.hold(target.site, 1)
    with pytest.raises(BusyError):
        made(target)


def test_rules_that_were_had_before_hold_on_where_they_cannot_be_had(gate, monkeypatch):
    made, ledger, clock = gate

    def unreachable(_self, _url):
        raise FetchError("no connection", place="x")

    monkeypatch.setattr(Fetcher, "get", unreachable)
    target = take_apart("https://example.org/private")
    with pytest.raises(FetchError, match="no connection"):
        made(target)
    body = "User-agent: *\nDisallow: /private\n"
    with ledger.writing():
        Vigil(ledger.connection).remember([Seen("https://example.org/robots.txt", "robots", due="2024", body=body)])
    with pytest.raises(FetchError, match=r"robots\.txt"):
        made(target)
    assert Vigil(ledger.connection).seen("https://example.org/robots.txt").due > stamp(clock.now())
