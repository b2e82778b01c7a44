"""A ledger opened, filled, asked: events by what they are found by, documents, figures, who says it."""

import json
import sqlite3
from dataclasses import replace

import pytest

from selon.errors import (
    LedgerError,
    RecordError,
    UnknownError,
)
from selon.ledger import Entry, facets, open_ledger
from selon.linking.events import event_id
from selon.pipeline import gather, keys
from selon.records import Note, Span
from selon.running.accounts import dossier_of
from selon.running.keeping import prepare_folio, write_batch
from tests.unit.ledger.keeping import NIGHT, gathered, keep, outcome, said_by
from tests.unit.linking.dispatches import folio


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    file = tmp_path_factory.mktemp("ledger") / "night.selon"
    with open_ledger(file, create=True) as made:
        keep(made, NIGHT, batch=3)
    return file


@pytest.fixture
def ledger(path):
    with open_ledger(path) as opened:
        yield opened


# --- events -----------------------------------------------------------------------------------------------------------


def test_the_ledger_holds_what_gather_comes_to(ledger):
    assert outcome(ledger)[:3] == gathered(NIGHT)
    assert len(outcome(ledger)[0]) > 3
    assert ledger.copies()
    assert any(len(origin.profiles) > 1 for origin in ledger.origins())


def test_events_come_latest_first_with_what_their_documents_come_to(ledger):
    listings = ledger.events()
    begins = [listing.event.start for listing in listings if listing.event.start]
    assert begins == sorted(begins, reverse=True)
    (first,) = [listing for listing in listings if "a1#c0" in listing.event.claims]
    assert first.documents == len({claim.partition("#")[0] for claim in first.event.claims}) >= 4
    assert (first.outlets, first.languages) == (("Mail", "Post", "Wire"), ("en",))
    assert first.claims == len(first.event.claims)
    assert (first.sides, first.first, first.last) == (("XX",), "2031-09", "2031-09-15T09:00:00")


@pytest.mark.parametrize(
    ("asked", "claim", "other"),
    [
        ({"since": "2031-09-18"}, "b1#c0", "a1#c0"),
        ({"until": "2031-09-15"}, "a1#c0", "b1#c0"),
        ({"since": "2031-09", "until": "2031-09"}, "b1#c0", "c2#c1"),
        ({"place": "tarsk"}, "c1#c0", "a1#c0"),
        ({"place": "Orn Oblast"}, "a1#c0", "none"),
        ({"kind": "killed"}, "b1#c0", "c1#c0"),
        ({"side": "yy"}, "b1#c0", "a1#c0"),
        ({"language": "fr-CH"}, "c2#c1", "b1#c0"),
    ],
)
def test_events_meet_every_condition(ledger, asked, claim, other):
    claims = [claim for listing in ledger.events(**asked) for claim in listing.event.claims]
    assert claim in claims
    assert other not in claims


def test_events_can_be_ordered_and_limited(ledger):
    by_documents = [listing.documents for listing in ledger.events(order="documents")]
    assert by_documents == sorted(by_documents, reverse=True)
    by_claims = [listing.claims for listing in ledger.events(order="claims", limit=2)]
    assert by_claims == sorted((listing.claims for listing in ledger.events()), reverse=True)[:2]


def test_what_many_events_bear_finds_the_same_events_in_the_same_order(ledger, monkeypatch):
    asked = [
        {"kind": "killed"},
        {"place": "Velm", "side": "XX"},
        {"language": "fr"},
        {"place": "nowhere", "kind": "fire"},
    ]
    orders = ("time", "documents", "claims")
    rare = [[listing.event.id for listing in ledger.events(order=order, **some)] for some in asked for order in orders]
    monkeypatch.setattr(facets, "_COMMON", 0)
    common = [
        [listing.event.id for listing in ledger.events(order=order, **some)] for some in asked for order in orders
    ]
    assert common == rare
    assert any(len(names) > 1 for names in rare)


def test_an_event_comes_without_its_links_where_none_are_asked_for(ledger):
    whole = next(listing.event for listing in ledger.events() if listing.event.links)
    assert ledger.event(whole.id) == whole
    assert ledger.event(whole.id, links=False) == replace(whole, links=())


def test_an_event_is_found_by_id_by_alias_and_by_a_beginning(ledger):
    for listing in ledger.events(limit=None):
        event = listing.event
        assert ledger.event(event.id) == event
        assert ledger.event(event.id[:-4]) == event
        assert all(ledger.event(event_id(mention)) == event for mention in event.mentions)
        assert ledger.event(event.id.partition("-")[2][:8]) == event


def test_a_beginning_that_fits_several_or_none_says_so(ledger):
    with pytest.raises(UnknownError, match=r"several events begin with 'event-'.*write more"):
        ledger.event("event-")
    with pytest.raises(UnknownError, match="no event 'event-zzz'"):
        ledger.event("event-zzz")
    with pytest.raises(UnknownError, match="no event ''"):
        ledger.event("")


def test_events_are_found_by_words(ledger):
    assert {listing.event.places[0].name for listing in ledger.find_events("Tarsk struck")} == {"Tarsk"}
    assert ledger.find_events("Tarsk earthquake") == ()
    assert ledger.find_events(" ") == ()


# --- what a dossier is made of ----------------------------------------------------------------------------------------


def test_folios_come_back_as_they_were(ledger):
    assert ledger.folios(["a1", "c2", "none"]) == (NIGHT[0], NIGHT[7])
    assert ledger.document("d2") == NIGHT[9]


def test_citations_and_origins_tell_who_speaks(ledger):
    citations = {citation.item: citation.profile for citation in ledger.citations(["a1", "a2", "c2"])}
    assert {"a1#a1", "a2#a1", "c2"} <= set(citations)
    origins = ledger.origins(documents=["a1", "b1"])
    assert {citations["a1#a1"]} <= {profile for origin in origins for profile in origin.profiles}
    assert ledger.origins([origins[0].id]) == origins[:1]
    assert ledger.origins([]) == ()


def test_copies_are_found_from_either_end(ledger):
    (copy,) = ledger.copies()
    assert {copy.earlier, copy.later} == {"a3", "a4"}
    assert ledger.copies(["a3"]) == ledger.copies(["a4"]) == ledger.copies(["a3", "a4"]) == (copy,)
    assert ledger.copies(["a1"]) == ()


# --- figures and documents --------------------------------------------------------------------------------------------


def test_measures_are_kinds_and_units_that_have_figures_and_lately_is_when_few_have(ledger):
    found = ledger.measures()
    assert found == tuple(sorted(found))
    assert ("shot_down", "drone") in found
    assert ledger.lately("killed", "person", 1) == ledger.lately("killed", None, 1) != ""
    assert ledger.lately("killed", "person") == ledger.lately("killed", "drone", 0) == ""


def test_figures_say_what_a_series_needs(ledger):
    (first, second, third) = ledger.figures("killed")
    assert [first.ref, second.ref, third.ref] == ["a1#c1", "b1#c1", "b2#c1"]
    assert (first.value, first.low, first.high, first.modifier, first.unit) == (4.0, 4.0, 4.0, "exact", "person")
    assert (first.place, first.admin1, first.country, first.precision) == ("Velm", "Orn Oblast", "XX", "settlement")
    assert (first.polarity, first.certainty, first.outlet, first.language) == (True, "asserted", "Post", "en")
    assert (first.side, second.side) == ("XX", "YY")
    assert ledger.event(first.event).id == first.event
    assert first.origin in {origin.id for origin in ledger.origins(documents=["a1"])}
    assert (first.start, first.published) == (None, "2031-09-15")


@pytest.mark.parametrize(
    ("asked", "refs"),
    [
        ({"unit": "drone"}, []),
        ({"since": "2031-09-16"}, ["b1#c1", "b2#c1"]),
        ({"until": "2031-09-16"}, ["a1#c1"]),
        ({"place": "velm", "side": "YY"}, ["b1#c1", "b2#c1"]),
        ({"place": "Orn Oblast", "until": "2031-09"}, ["a1#c1", "b1#c1", "b2#c1"]),
        ({"place": "Tarsk"}, []),
    ],
)
def test_figures_meet_every_condition(ledger, asked, refs):
    assert [figure.ref for figure in ledger.figures("killed", **asked)] == refs


def test_figures_of_one_event_or_origin(ledger):
    figure = ledger.figures("killed")[1]
    assert [found.ref for found in ledger.figures("killed", event=figure.event)] == ["b1#c1", "b2#c1"]
    assert "b1#c1" in [found.ref for found in ledger.figures("killed", origin=figure.origin)]
    assert ledger.figures("killed", origin="none") == ()


def test_the_documents_own_voice_has_an_origin_too(ledger):
    (figure,) = ledger.figures("evacuated")
    assert figure.origin is not None


def test_documents_are_listed_latest_first(ledger):
    listed = ledger.documents()
    assert [held.id for held in listed][:2] == ["c2", "b1"]
    assert len(listed) == len(NIGHT)
    assert all(held.current and held.seen.endswith("Z") for held in listed)
    assert [held.id for held in ledger.documents(outlet="Post")] == ["b1", "a1"]
    assert [held.id for held in ledger.documents(language="fr")] == ["c2"]
    assert [held.id for held in ledger.documents(since="2031-09-16", limit=2)] == ["c2", "b1"]
    assert [held.id for held in ledger.documents(until="2031-09-15")] == ["a4", "a3", "a1", "a2", "d2"]


def test_a_document_is_found_by_the_beginning_of_its_digest(ledger):
    held = ledger.documents()[0]
    assert ledger.document(held.digest[:8]).document.id == held.id
    with pytest.raises(UnknownError, match="no document 'nowhere'"):
        ledger.document("nowhere")
    with pytest.raises(UnknownError, match="no document"):
        ledger.versions("nowhere")


def test_counts_say_how_much_there_is(ledger):
    counts = ledger.counts()
    assert (counts.documents, counts.versions, counts.copies, counts.failures) == (10, 10, 1, 0)
    assert counts.events == len(ledger.events(limit=None))
    assert counts.entries > 20


# --- adding -----------------------------------------------------------------------------------------------------------


def test_adding_the_same_again_changes_nothing(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as ledger:
        keep(ledger, NIGHT)
        before = outcome(ledger), ledger.head(), ledger.counts()
        added = write_batch(ledger, [prepare_folio(made) for made in NIGHT], ())
        assert (added.new, added.known) == ((), tuple(made.document.id for made in NIGHT))
        keep(ledger, NIGHT)
        assert (outcome(ledger), ledger.head(), ledger.counts()) == before


def test_an_entry_is_prepared_when_it_is_added(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as ledger, ledger.writing() as pen:
        assert pen.add([Entry(NIGHT[0], keys(NIGHT[0]))]).new == ("a1",)


def test_a_transaction_that_fails_leaves_nothing(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as ledger:
        keep(ledger, NIGHT[:2])
        before = ledger.head()
        broken = replace(NIGHT[4], notes=(Note("odd", "odd", Span(0, 1, "not there")),))
        with pytest.raises(RecordError), ledger.writing() as pen:
            pen.add([prepare_folio(NIGHT[3]), Entry(broken, keys(NIGHT[4]))])
        assert (ledger.head(), len(ledger.documents())) == (before, 2)


def test_failures_are_kept_once(tmp_path):
    problems = [LedgerError("torn", place="a\udc80.txt", remedy="glue"), LedgerError("torn", place="b.txt")]
    with open_ledger(tmp_path / "l", create=True) as ledger:
        write_batch(ledger, [], problems)
        write_batch(ledger, [], problems)
        write_batch(ledger, [], [])
        assert [(f.place, f.code, f.reason, f.remedy) for f in ledger.failures()] == [
            ("a\\udc80.txt", "ledger", "torn", "glue"),
            ("b.txt", "ledger", "torn", ""),
        ]
        assert ledger.verify().holds


def test_odd_words_are_kept(tmp_path):
    odd = said_by(folio("odd \x1f id", "2031-09-15", ["struck @Velm"]), "N\n'a;--", outlet="😀")
    odd = replace(odd, language="und", document=replace(odd.document, language=None))
    with open_ledger(tmp_path / "l", create=True) as ledger:
        keep(ledger, [odd])
        assert ledger.document("odd \x1f id") == odd
        assert ledger.verify().holds


def test_what_came_cannot_be_changed_in_place(path):
    with open_ledger(path, writing=True) as ledger:
        for statement in (
            "UPDATE audit SET subject = ''",
            "DELETE FROM audit",
            "DELETE FROM documents",
            "UPDATE documents SET published = NULL",
            "UPDATE folios SET line = ''",
            "DELETE FROM claims",
            "UPDATE claims SET value = 5",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                ledger.connection.execute(statement)


def test_a_payload_is_json_for_anybody(path):
    with open_ledger(path) as ledger:
        (payload,) = ledger.connection.execute("SELECT payload FROM events LIMIT 1").fetchone()
    assert {"id", "title", "mentions", "claims"} <= set(json.loads(payload))
    assert Span(0, 1, "a") != json.loads(payload)


def test_an_events_dossier_is_the_references_though_less_is_read_of_it(ledger):
    reference = gather(NIGHT)
    for event in reference.events:
        assert dossier_of(ledger, event, links=True) == reference.dossier(event)
        assert [origin.links for origin in dossier_of(ledger, event).origins] == [
            () for _ in reference.dossier(event).origins
        ]


def test_folios_around_claims_have_these_and_what_they_rest_on(ledger):
    (whole,) = ledger.folios(["a1"])
    wanted = whole.claims[1]
    (found,) = ledger.folios_around([f"a1#{wanted.id}", "nowhere#c1"])
    assert (found.claims, found.document, len(whole.claims)) == ((wanted,), whole.document, 2)
    assert [said.id for said in found.attributions] == [wanted.attribution]
    assert ledger.folios_around(["a1#none"])[0].attributions == ()


def test_copies_among_documents_have_both_ends_there(ledger):
    (copy,) = ledger.copies()
    assert ledger.copies([copy.later]) == ledger.copies([copy.earlier, copy.later], among=True) == (copy,)
    assert ledger.copies([copy.later], among=True) == ledger.copies([copy.earlier], among=True) == ()
