"""Which reports were taken back, in memory and in a ledger alike, whatever the order."""

from dataclasses import replace
from itertools import permutations

import pytest

from selon import pipeline
from selon.intake.documents import make_document
from selon.ledger import open_ledger
from selon.linking.withdrawals import names, take_back, titled_alike
from selon.records.folios import Folio
from selon.records.text import Note
from selon.running.accounts import account_of
from selon.running.ingest import ingest
from selon.running.local import gazetteer

TEXT = "{} people were injured in a fire at a depot in Toropets, the governor said on 18 September 2024."
FIRST = make_document(
    TEXT.format("Two"),
    identifier="urn:1",
    outlet="Example Agency",
    title="Depot burns",
    published="2024-09-18T08:00:00+02:00",
)
OTHER = make_document(
    TEXT.format("Five"), identifier="urn:2", outlet="Other Post", published="2024-09-18T09:00:00+02:00"
)
CANCEL = replace(
    FIRST,
    text="The agency takes the item back.",
    published="2024-09-18T10:00:00+02:00",
    notes=(Note("canceled", "the agency has canceled this item"),),
)
KILL = make_document(
    "MANDATORY KILL\n\nThe story is wrong and must not be printed.",
    identifier="urn:9",
    outlet="Example Agency",
    title="MANDATORY KILL - Depot burns",
    published="2024-09-18T11:00:00+02:00",
    notes=(Note("retracted", "the dispatch says so"),),
)


def gathered(*documents):
    found = pipeline.gather(pipeline.understand(document, gazetteer()) for document in documents)
    return [pipeline.weigh(found.dossier(event)) for event in sorted(found.events, key=lambda event: event.id)]


def kept(path, *documents):
    with open_ledger(path, create=True) as ledger:
        for document in documents:
            ingest(ledger, [document], words=False)
        assert ledger.verify().holds
        events = sorted((listing.event for listing in ledger.events(limit=None)), key=lambda event: event.id)
        return [account_of(ledger, event)[0] for event in events]


@pytest.mark.parametrize("documents", [(FIRST, OTHER, CANCEL), (FIRST, OTHER, KILL), (OTHER, CANCEL), (OTHER, KILL)])
def test_memory_and_ledger_come_to_the_same_in_every_order(tmp_path, documents):
    wanted = gathered(*documents)
    for number, order in enumerate(permutations(documents)):
        assert gathered(*order) == wanted
        assert kept(tmp_path / f"{number}.selon", *order) == wanted


@pytest.mark.parametrize("notice", [CANCEL, KILL])
def test_an_answer_that_rests_on_the_withdrawn_report_says_so(notice):
    accounts = gathered(FIRST, OTHER, notice)
    account, asked = next((a, asked) for a in accounts for asked in a.questions if asked.kind == "injured")
    assert {version.answer: version.live for version in asked.versions} == {"2 people": False, "5 people": True}
    assert (account.counts[0].low, account.counts[0].high) == (1, 1)


MENDED = replace(FIRST, text=TEXT.format("Three"), published="2024-09-18T09:00:00+02:00")
AGAIN = replace(FIRST, text=TEXT.format("Four"), published="2024-09-18T11:00:00+02:00")


@pytest.mark.parametrize("documents", [(FIRST, MENDED, CANCEL), (FIRST, CANCEL, AGAIN), (MENDED, CANCEL, OTHER)])
def test_versions_before_and_after_a_notice_come_to_the_same_in_every_order(tmp_path, documents):
    found = [kept(tmp_path / f"{n}.selon", *order) for n, order in enumerate(permutations(documents))]
    assert all(one == found[0] for one in found)
    (asked,) = (asked for account in found[0] for asked in account.questions if asked.kind == "injured")
    newest = [version.live for version in asked.versions if version.answer in ("3 people", "4 people")]
    assert newest == [AGAIN in documents]


def folio(document):
    return Folio(document, "en", notes=document.notes)


def test_what_came_out_after_the_notice_is_not_meant():
    later = replace(FIRST, published="2024-09-19")
    notice = replace(CANCEL, url="https://agency.example/1")
    kept, marks = take_back([folio(replace(later, id="urn:3", url=notice.url)), folio(notice)])
    assert [(len(kept), name) for name, _ in marks] == [(2, "urn:1")]


def test_nothing_is_taken_back_without_a_notice():
    assert take_back([folio(FIRST), folio(OTHER)]) == ((folio(FIRST), folio(OTHER)), ())


@pytest.mark.parametrize(
    ("ours", "theirs", "alike"),
    [
        ("MANDATORY KILL - Depot burns", "Depot burns", True),
        ("Retraction: Depot burns", "depot burns", True),
        ("Depot burns", "Depot burns", True),
        ("MANDATORY KILL", "Depot burns", False),
        ("Retraction: Depot burns", None, False),
        (None, "Depot burns", False),
    ],
)
def test_a_headline_is_compared_without_the_words_of_the_notice(ours, theirs, alike):
    assert titled_alike(replace(KILL, title=ours), replace(FIRST, title=theirs)) is alike
    assert not titled_alike(replace(KILL, title=ours, outlet="Other Post"), replace(FIRST, title=theirs))
    assert not titled_alike(replace(KILL, title=ours, outlet=None), replace(FIRST, title=theirs, outlet=None))


def test_of_several_marks_the_last_is_told():
    again = replace(CANCEL, published="2024-09-18T12:00:00+02:00", notes=(Note("withheld", "again"),))
    (_, marks) = take_back([folio(FIRST), folio(again), folio(CANCEL)])
    assert [(name, mark.code, mark.published) for name, mark in marks] == [("urn:1", "withheld", "2024-09-18T10:00:00")]


def test_a_version_that_was_made_after_the_notice_is_not_meant(tmp_path):
    mended = replace(FIRST, edited="2024-09-18T12:00:00+02:00", text=TEXT.format("Four"))
    notice = replace(CANCEL, published=FIRST.published, edited=CANCEL.published)
    assert names(notice, FIRST)
    assert not names(notice, mended)
    for number, order in enumerate(permutations((FIRST, notice, mended))):
        (account,) = kept(tmp_path / f"{number}.selon", *order)
        assert [asked.standing for asked in account.questions if asked.kind == "injured"] == ["only"]
