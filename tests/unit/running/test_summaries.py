"""What events come to in a line: kept while it holds, never answered from when it does not."""

from dataclasses import replace

import pytest

from selon.ledger import open_ledger
from selon.records.text import Document
from selon.running import summaries
from selon.running.accounts import account_of
from selon.running.ingest import ingest
from selon.running.programs import weigher
from selon.running.reviewing import reject
from selon.running.summaries import keep_summaries, kept_summary, summary_of
from selon.weighing.summaries import summarise

OUTLETS = ("Gazette", "Herald", "Tribune", "Courier", "Post", "Mercury", "Echo", "Chronicle", "Observer")


def report(number, killed=3):
    text = (
        f"TVER, September 18 ({OUTLETS[number]}) - A drone strike on a depot in Toropets on September 18 killed "
        f"{killed} people, the governor of Tver region said, report number {number} says."
    )
    return Document(f"r{number}", text, None, OUTLETS[number], "en", "2024-09-18T08:00:00Z", f"Strike {number}")


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "night.selon", create=True) as found:
        ingest(found, [report(number) for number in range(8)])
        yield found


def biggest(ledger):
    return ledger.events(order="documents", limit=1)[0].event


def test_of_an_event_with_many_reports_a_summary_is_kept_and_it_is_the_accounts(ledger):
    event = biggest(ledger)
    kept = kept_summary(ledger, event)
    assert kept is not None
    assert kept == summarise(*account_of(ledger, event)) == summary_of(ledger, event)
    assert kept.outlets == 8
    assert ledger.verify().holds


def test_of_an_event_with_one_report_none_is_kept_and_it_is_weighed(tmp_path):
    with open_ledger(tmp_path / "night.selon", create=True) as found:
        ingest(found, [report(0)])
        event = biggest(found)
        assert kept_summary(found, event) is None
        assert summary_of(found, event).outlets == 1


def test_a_summary_holds_no_more_when_a_report_comes_in_and_is_made_anew(ledger):
    before = ledger.footing(biggest(ledger).id)
    ingest(ledger, [report(8, killed=5)])
    event = biggest(ledger)
    assert ledger.footing(event.id) != before
    assert kept_summary(ledger, event) == summarise(*account_of(ledger, event))
    assert kept_summary(ledger, event).outlets == 9
    assert ledger.verify().holds


def test_what_comes_in_elsewhere_leaves_it_as_it_was(ledger):
    event = biggest(ledger)
    before = ledger.footing(event.id)
    text = "MADRID, October 2 (Gazette) - A flood in Valencia killed 12 people, the mayor said."
    ingest(ledger, [Document("other", text, None, "Gazette", "en", "2024-10-02T08:00:00Z", "Flood")])
    assert ledger.footing(event.id) == before
    assert keep_summaries(ledger) == 0


def test_a_review_takes_the_ground_from_under_it(ledger):
    event = biggest(ledger)
    reject(ledger, event.claims[0], "Ada", reason="not what is said")
    now = biggest(ledger)
    assert kept_summary(ledger, now) is None
    assert summary_of(ledger, now) == summarise(*account_of(ledger, now))
    assert keep_summaries(ledger) == 1
    assert kept_summary(ledger, now) == summary_of(ledger, now)


def test_another_program_makes_its_own(ledger, monkeypatch):
    monkeypatch.setattr(summaries, "weigher", lambda: "another")
    assert kept_summary(ledger, biggest(ledger)) is None
    assert keep_summaries(ledger) == 1
    assert ledger.summary(biggest(ledger).id, "another") is not None
    assert ledger.summary(biggest(ledger).id, weigher()) is None


def test_many_are_weighed_in_workers(ledger, monkeypatch):
    monkeypatch.setattr(summaries, "LEAST", 1)
    monkeypatch.setattr(summaries, "_PORTION", 1)
    ingest(ledger, [report(8).__class__(f"x{n}", report(8).text.replace("Toropets", place), None, "Gazette", "en",
           "2024-09-18T08:00:00Z", place) for n, place in enumerate(("Valencia", "Lyon", "Kharkiv"))])  # fmt: skip
    with ledger.writing() as pen:
        names = [listing.event.id for listing in ledger.events(limit=None)]
        pen.summarise([(name, "old", summary_of(ledger, ledger.event(name))) for name in names], "old")
    assert keep_summaries(ledger, 2) == len(names) > 2
    assert all(kept_summary(ledger, ledger.event(name)) for name in names)


def test_a_summary_that_somebody_changed_is_found(ledger):
    ledger.connection.execute("PRAGMA query_only = OFF")
    ledger.connection.execute("UPDATE summaries SET payload = replace(payload, '\"outlets\":8', '\"outlets\":80')")
    verdict = ledger.verify()
    assert not verdict.holds
    assert verdict.subject.startswith("summary ")


def test_of_what_is_not_there_there_is_none(ledger):
    assert ledger.footing("event-none") == ""
    assert ledger.summary("event-none", weigher()) is None
    with ledger.writing() as pen:
        pen.summarise([("event-none", "x", summary_of(ledger, biggest(ledger)))], weigher())


def test_events_of_the_same_days_that_the_same_reports_tell_of_stand_beside_it(tmp_path):
    more = " Shelling on September 18 injured 2 people in Belgorod, the governor of Belgorod region said."
    built = " The depot in Toropets was built in 2015, the ministry said."
    told = [replace(report(n), text=report(n).text + (more if n else "") + built) for n in range(3)]
    with open_ledger(tmp_path / "night.selon", create=True) as found:
        ingest(found, told)
        event = biggest(found)
        ((name, title, shared),) = found.beside(event.id)
        assert (title.split(":")[0], shared) == ("Belgorod", 2)
        assert found.event(name).id != event.id
        assert found.beside("event-none") == ()


def test_a_fault_in_weighing_one_event_ends_no_ingest(tmp_path, monkeypatch):
    def fail(*_):
        raise ValueError

    monkeypatch.setattr(summaries, "account_of", fail)
    with open_ledger(tmp_path / "night.selon", create=True) as found:
        assert ingest(found, [report(number) for number in range(8)]).new == 8
        assert kept_summary(found, biggest(found)) is None
