"""The bundle: another ledger takes it and comes to the same; a part that was changed is refused by name."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace

import pytest

from selon.errors import ArchiveError
from selon.intake.formats import read_unit
from selon.ledger import open_ledger
from selon.ports import Limits, Unit
from selon.publishing.exports import bundle
from selon.records.text import Document, Note
from tests.unit.publishing.exports.handing import documents, fill, handed

LATER = (
    "A drone strike hit a fuel depot in Ostrov, killing 11 people, the governor, Mikhail Vedernikov, said on Tuesday."
)


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    """A ledger in which one document has two versions, and one came with a note."""
    first, *others = documents()
    later = replace(first, text=LATER, published="2024-03-06")
    noted = {
        "document": {"id": "n", "text": "Two fires burned.", "outlet": "P"},
        "notes": [{"code": "walled", "message": "m"}],
    }
    found = [first, *others, later, *documents([noted])]
    return fill(tmp_path_factory.mktemp("versions") / "v.selon", found)


def taken(data):
    return [
        item for item in read_unit(Unit(io.BytesIO(data), "b.zip", "b.zip"), Limits()) if not hasattr(item, "number")
    ]


def rewritten(data, change):
    """Return a bundle whose members (name to bytes) were changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in change(members).items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_another_ledger_that_takes_it_comes_to_the_same(versions, tmp_path):
    data = handed(versions, "bundle")
    found = taken(data)
    assert all(isinstance(item, Document) for item in found)
    again = fill(tmp_path / "again.selon", found)
    assert handed(again, "jsonl") == handed(versions, "jsonl")
    with open_ledger(versions) as one, open_ledger(again) as other:
        held = [{(h.id, h.digest, h.current) for h in ledger.documents(versions=True)} for ledger in (one, other)]
        assert held[0] == held[1]
        assert len(held[0]) == 5
        assert [e.event.id for e in one.events()] == [e.event.id for e in other.events()]


def test_the_ledger_that_it_came_from_knows_all_of_it(versions):
    with open_ledger(versions) as ledger:
        before = ledger.head()
    fill(versions, taken(handed(versions, "bundle")))
    with open_ledger(versions) as ledger:
        assert ledger.head() == before


def test_the_manifest_has_the_head_of_the_chain_and_a_digest_for_each_part(versions, monkeypatch):
    monkeypatch.setattr(bundle, "_PART", 2000)
    data = handed(versions, "bundle", language="en")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        parts = {part["name"]: archive.read(part["name"]) for part in manifest["parts"]}
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    with open_ledger(versions) as ledger:
        assert (manifest["head"], manifest["entries"]) == (ledger.head(), ledger.counts().entries)
    assert manifest["asked"] == {"language": "en"}
    assert len(parts) > 1
    for part in manifest["parts"]:
        content = parts[part["name"]]
        assert part["sha256"] == hashlib.sha256(content).hexdigest()
        assert (part["bytes"], part["documents"]) == (len(content), content.count(b"\n"))
    assert len(taken(data)) == sum(part["documents"] for part in manifest["parts"])


def test_what_was_taken_back_is_marked_in_the_other_ledger_too(tmp_path):
    first, second, _ = documents()
    note = Note("canceled", "the agency has canceled this item: wrong town")
    cancels = replace(first, text="Canceled.", published="2024-03-06T09:00+03:00", notes=(note,))
    anew = replace(second, text=LATER, published="2024-03-07")
    also = replace(cancels, id=second.id, url=second.url)
    fill(tmp_path / "one.selon", [first, second, cancels, also])
    one = fill(tmp_path / "one.selon", [anew])
    found = taken(handed(one, "bundle"))
    other = fill(tmp_path / "other.selon", found)
    with open_ledger(one) as before, open_ledger(other) as after:
        marks = [
            [(m.document, m.version, m.code, m.words, m.published) for m in x.withdrawals()] for x in (before, after)
        ]
        assert {mark[0] for mark in marks[0]} == {first.id, second.id}
        assert marks[1] == [mark for mark in marks[0] if mark[0] == first.id]
        assert before.counts().versions == after.counts().versions == 3
    assert handed(other, "jsonl") == handed(one, "jsonl")


def test_the_same_ledger_makes_the_same_bytes(versions):
    assert handed(versions, "bundle") == handed(versions, "bundle")


def test_an_empty_bundle_is_one(versions):
    assert taken(handed(versions, "bundle", place="atlantis")) == []


def errors(found):
    return [(item.place.rpartition("!")[2], item.reason) for item in found if isinstance(item, ArchiveError)]


def test_a_part_that_was_changed_is_refused_and_named(versions, monkeypatch):
    monkeypatch.setattr(bundle, "_PART", 2000)
    data = rewritten(
        handed(versions, "bundle"), lambda m: {**m, "documents-0001.jsonl": m["documents-0001.jsonl"] + b" "}
    )
    found = taken(data)
    assert errors(found) == [("documents-0001.jsonl", "its bytes are not those of the manifest's digest")]
    assert [item for item in found if isinstance(item, Document)]


def test_a_part_that_is_missing_or_too_many_is_named(versions):
    data = rewritten(handed(versions, "bundle"), lambda m: {"x.txt": b"A fire.", "manifest.json": m["manifest.json"]})
    assert errors(taken(data)) == [
        ("x.txt", "the manifest does not name it"),
        ("documents-0001.jsonl", "the manifest names it, and it is not there"),
    ]


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ({"form": "selon-bundle", "version": 99, "parts": []}, "a bundle of a newer Selon than this one"),
        ({"form": "selon-bundle", "version": 1}, "the manifest does not name its parts"),
        ({"form": "selon-bundle", "version": 1, "parts": [1]}, "the manifest does not name its parts"),
    ],
)
def test_a_manifest_that_cannot_be_followed_is_named(versions, manifest, reason):
    data = rewritten(handed(versions, "bundle"), lambda m: {**m, "manifest.json": json.dumps(manifest).encode()})
    assert errors(taken(data)) == [("manifest.json", reason)]


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"manifest_version": 3}', b'{"text": "A fire."}'])
def test_an_archive_with_another_manifest_is_any_archive(content):
    data = rewritten(_zip(), lambda m: {**m, "manifest.json": content})
    assert [item.text for item in taken(data) if isinstance(item, Document) and "Two" in item.text] == ["Two fires."]


def _zip():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "Two fires.")
    return stream.getvalue()
