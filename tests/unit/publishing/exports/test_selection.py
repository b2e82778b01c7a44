"""What a filter leaves: events as `selon events` chooses them, and of their claims those that were asked for."""

import csv
import io

from selon.ledger import open_ledger
from selon.publishing.exports.selection import LedgerSelection, Wanted
from tests.unit.publishing.exports.handing import handed


def rows(path, **wanted):
    return list(csv.DictReader(io.StringIO(handed(path, "csv", **wanted).decode(), newline="")))


def ids(path, **wanted):
    with open_ledger(path) as ledger:
        return [account.event.id for account, _ in LedgerSelection(ledger, Wanted(**wanted)).events()]


def test_days_and_places_choose_whole_events(handed_ledger):
    whole = rows(handed_ledger)
    ostrov = rows(handed_ledger, place="Ostrov")
    assert ostrov == [row for row in whole if row["event_title"].startswith("Ostrov")]
    assert rows(handed_ledger, since="2024-03", until="2024-03-05") == whole
    assert rows(handed_ledger, until="2023") == []


def test_a_kind_a_side_and_a_language_choose_claims_too(handed_ledger):
    whole = rows(handed_ledger)
    assert rows(handed_ledger, kind="injured") == [row for row in whole if row["kind"] == "injured"]
    assert rows(handed_ledger, language="fr") == [row for row in whole if row["language"] == "fr"]
    sided = rows(handed_ledger, side="RU")
    assert sided
    assert {row["source_side"] for row in sided} == {"RU"}


def test_counts_are_of_what_is_handed_on(handed_ledger):
    with open_ledger(handed_ledger) as ledger:
        found = {
            language: [a for a, _ in LedgerSelection(ledger, Wanted(place="Ostrov", language=language)).events()]
            for language in (None, "fr")
        }
    (whole,), (french,) = found[None], found["fr"]
    assert [account.counts[0].high for account in (whole, french)] == [3, 1]
    assert set(french.event.claims) < set(whole.event.claims)
    toll = list(csv.DictReader(io.StringIO(handed(handed_ledger, "acled", language="fr").decode(), newline="")))
    assert [(row["fatalities"], row["injured"], row["hospitalised"]) for row in toll] == [("9", "17", "")]


def test_events_can_be_named_and_narrowed(handed_ledger):
    first, second = ids(handed_ledger)
    assert ids(handed_ledger, names=(second, first, second)) == [first, second]
    assert ids(handed_ledger, names=(first,)) == [first]
    assert ids(handed_ledger, names=(first, second), place="velikiye luki") in ([first], [second])


def test_an_event_of_which_nothing_is_left_is_not_there(handed_ledger):
    with open_ledger(handed_ledger) as ledger:
        luki = next(e.event.id for e in ledger.events() if "Luki" in e.event.title)
    assert ids(handed_ledger, names=(luki,), language="fr") == []
    assert ids(handed_ledger, names=(luki,), language="en") == [luki]
    assert rows(handed_ledger, names=(luki,), language="en") == rows(handed_ledger, names=(luki,))
    assert rows(handed_ledger, kind="hospitalised", language="fr") == []


def test_what_was_asked_for_is_told():
    assert Wanted().asked == {}
    assert Wanted(("e1", "e2"), kind="fire").asked == {"event": "e1 e2", "kind": "fire"}
    assert not Wanted(("e1",), since="2024").narrows
