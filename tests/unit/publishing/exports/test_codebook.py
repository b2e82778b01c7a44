"""JSONL after the codebook: the library reads it back; origins and events are equal where they are one."""

import json

from selon.ledger import open_ledger
from selon.records.codec import decode_line
from tests.unit.publishing.exports.handing import documents, fill, handed


def lines(data):
    return data.decode().splitlines()


def test_a_line_is_a_reading_that_the_library_reads_back(handed_ledger):
    found = [decode_line(line) for line in lines(handed(handed_ledger, "jsonl"))]
    assert [folio.document.id for folio in found] == ["post-1", "post-2", "post-3"]
    with open_ledger(handed_ledger) as ledger:
        assert tuple(found) == ledger.folios(["post-1", "post-2", "post-3"])


def test_one_speaker_has_one_origin_and_one_happening_one_event(handed_ledger):
    found = [json.loads(line) for line in lines(handed(handed_ledger, "jsonl"))]
    governors = {
        said["origin"]
        for line in found
        for said in line["attributions"]
        if said["source"]["name"] == "Mikhail Vedernikov"
    }
    events = {claim["event"] for line in found for claim in line["claims"] if claim["place"]["name"] == "Ostrov"}
    assert len(governors) == len(events) == 1
    assert None not in governors | events


def test_what_reading_recognised_is_named(handed_ledger):
    found = {line["document"]["id"]: line for line in map(json.loads, lines(handed(handed_ledger, "jsonl")))}
    assert found["post-2"]["document"]["language"] == "en"
    assert found["post-2"]["recognised"] == ["language"]
    assert "recognised" not in found["post-1"]


def test_a_filter_chooses_documents_and_leaves_them_whole(handed_ledger):
    whole = lines(handed(handed_ledger, "jsonl"))
    assert lines(handed(handed_ledger, "jsonl", language="fr")) == whole[2:]
    assert lines(handed(handed_ledger, "jsonl", place="velikiye luki")) == whole[:1]
    assert lines(handed(handed_ledger, "jsonl", kind="injured")) == [whole[0], whole[2]]
    assert lines(handed(handed_ledger, "jsonl", place="atlantis")) == []


def test_what_is_exported_can_be_added_and_comes_to_the_same(handed_ledger, tmp_path):
    data = handed(handed_ledger, "jsonl")
    again = fill(tmp_path / "again.selon", documents(map(json.loads, lines(data))))
    assert handed(again, "jsonl") == data


def test_notes_on_how_a_document_came_are_kept_and_those_of_reading_made_anew(tmp_path):
    line = {
        "document": {"id": "d", "text": "“Two people died on 32 March, he said.", "language": "en"},
        "notes": [
            {"code": "canceled", "message": "the agency has canceled this item", "span": None},
            {"code": "unclosed_quotation", "message": "an older rule's words", "span": None},
            {"code": "impossible_date", "message": "an older rule's", "span": {"start": 0, "end": 1, "text": "“"}},
        ],
    }
    (document,) = documents([line])
    assert [note.code for note in document.notes] == ["canceled"]
    kept = handed(fill(tmp_path / "n.selon", [document]), "jsonl")
    codes = [note["code"] for note in json.loads(kept)["notes"]]
    assert codes.count("canceled") == codes.count("unclosed_quotation") == 1


def test_notes_and_names_that_are_none_of_ours_are_passed_over():
    line = {"document": {"id": "d", "text": "Two fires.", "language": "en"}, "notes": ["odd"], "recognised": "language"}
    (document,) = documents([line])
    assert (document.notes, document.language) == ((), "en")
