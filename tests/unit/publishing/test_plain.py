"""Records as JSON: whole, with their spans, without the texts that they point into."""

import io
import json

from selon.publishing.plain import event_json, plain, write_json, write_lines
from selon.records import Span
from tests.golden.hand_made_event import ACCOUNT, DOSSIER


def test_every_field_is_there_by_its_name():
    assert plain(Span(0, 3, "abc")) == {"start": 0, "end": 3, "text": "abc"}
    assert plain({"a": frozenset({"y", "x"}), 1: {"b"}}) == {"a": ["x", "y"], "1": ["b"]}
    assert plain(1e300) == 1e300
    assert plain((float("inf"), float("nan"))) == [None, None]  # JSON knows neither
    assert json.dumps(plain([54.0, 2.5, None, True])) == "[54, 2.5, null, true]"


def test_an_event_carries_what_its_references_lead_to():
    told = json.loads(json.dumps(event_json(ACCOUNT, DOSSIER), ensure_ascii=False))
    refs = {telling["ref"] for telling in told["tellings"]}
    held = {name for question in told["questions"] for version in question["versions"] for name in version["tellings"]}
    assert held - {"lost#c1"} <= refs
    assert {telling["document"] for telling in told["tellings"]} == {document["id"] for document in told["documents"]}
    assert all("text" not in document for document in told["documents"])
    anchor = told["tellings"][0]["claim"]["anchor"]
    assert (anchor["text"], anchor["end"] - anchor["start"]) == ("injured", 7)
    assert told["document_checks"][0]["document"] == "gazette"
    assert told["counts"][0]["name"] == "reports"


def test_json_is_one_record_or_one_a_line():
    stream = io.StringIO()
    write_json(Span(0, 1, "é"), stream)
    write_lines([Span(0, 1, "a"), Span(1, 2, "b")], stream)
    assert "é" in stream.getvalue()
    assert [json.loads(line)["text"] for line in stream.getvalue().splitlines()[-2:]] == ["a", "b"]
