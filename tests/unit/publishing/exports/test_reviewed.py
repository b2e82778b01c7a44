"""What people reviewed, in every export; as gold; and in a bundle that another ledger takes."""

import csv
import hashlib
import io
import json
import zipfile

import pytest

from selon.cli import main
from selon.errors import ArchiveError, ReviewError
from selon.languages.examples import failures, parse_examples
from selon.ledger import open_ledger
from selon.ledger.payloads import dump, load
from selon.records.codec import decode_line
from selon.records.reviews import Review
from selon.running.bundled import reviews_of, take_reviews
from selon.running.local import understand_all
from selon.running.reviewing import accept, add_reviews, fix, reject, second_look, states, undo, unverifiable
from tests.unit.publishing.exports.handing import documents, fill, handed


@pytest.fixture
def path(tmp_path):
    return fill(tmp_path / "night.selon", documents())


@pytest.fixture
def ledger(path):
    with open_ledger(path, writing=True) as opened:
        yield opened


def rows(ledger, form="csv"):
    return list(csv.DictReader(io.StringIO(handed(ledger.path, form).decode(), newline="")))


def killed(ledger, document="post-1"):
    claims = ledger.machine_folios([document])[0].claims
    return next(f"{document}#{claim.id}" for claim in claims if claim.kind == "killed")


def test_the_tables_say_who_checked_what_and_what_is_concluded(ledger):
    name = killed(ledger)
    accept(ledger, name, "Ann")
    unverifiable(ledger, name, "Ann")
    told = {row["claim"]: (row["reviewed"], row["concluded"]) for row in rows(ledger)}
    assert told.pop(name) == ("accepted", "unverifiable")
    assert set(told.values()) == {("unreviewed", "")}
    incidents = rows(ledger, "acled")
    assert ("partly", "unverifiable") in {(row["reviewed"], row["concluded"]) for row in incidents}
    second_look(ledger, name, "Ann")
    assert name in {row["claim"] for row in rows(ledger) if row["reviewed"] == "second_look"}


def test_a_fixed_row_is_as_the_person_left_it_and_a_rejected_one_is_in_no_table(ledger):
    name = killed(ledger)
    fix(ledger, name, "Ann", {"quantity": 7})
    (row,) = (row for row in rows(ledger) if row["claim"] == name)
    assert (row["value"], row["reviewed"]) == ("7", "fixed")
    gone = reject(ledger, name, "Ann")
    assert name not in {row["claim"] for row in rows(ledger)}
    undo(ledger, gone.id, "Ann")
    assert name in {row["claim"] for row in rows(ledger)}


def test_lines_marks_and_pages_honour_it_too(ledger):
    name = killed(ledger)
    assert b"is unreviewed" in handed(ledger.path, "handover")
    for claim in ledger.folios(["post-1"])[0].claims:
        accept(ledger, f"post-1#{claim.id}", "Ann")
    line = json.loads(handed(ledger.path, "jsonl").splitlines()[0])
    assert {claim["reviewed"] for claim in line["claims"]} == {"accepted"}
    decode_line(json.dumps(line))
    assert b'"accepted"' in handed(ledger.path, "annotations")
    statuses = {c.get("creativeWorkStatus") for c in json.loads(handed(ledger.path, "schema-org"))["@graph"]}
    assert {"accepted", "partly"} & statuses
    assert b"stands as people put it" in handed(ledger.path, "handover")
    assert name


def test_gold_has_no_rows_but_those_that_people_checked(ledger):
    assert handed(ledger.path, "gold") == b""
    claims = ledger.machine_folios(["post-1"])[0].claims
    refs = [f"post-1#{claim.id}" for claim in claims]
    fix(ledger, refs[0], "Ann", {"kind": "struck"})
    reject(ledger, refs[1], "Ann")
    unverifiable(ledger, refs[2], "Ann")
    (line,) = map(json.loads, handed(ledger.path, "gold").splitlines())
    assert [(row["id"], row["reviewed"]) for row in line["claims"]] == [(claims[0].id, "fixed")]
    assert [row["reviewed"] for row in line["attributions"]] == ["unreviewed"]
    assert [row["id"] for row in line["rejected"]] == [claims[1].id]
    assert (line["complete"], line["notes"]) == (False, [])
    folio = decode_line(json.dumps(line))
    assert folio.claims[0].attribution == folio.attributions[0].id


def test_a_document_of_which_everything_is_reviewed_is_complete(ledger):
    folio = ledger.machine_folios(["post-3"])[0]
    for item in (*folio.attributions, *folio.claims):
        accept(ledger, f"post-3#{item.id}", "Ann")
    (line,) = map(json.loads, handed(ledger.path, "gold").splitlines())
    assert line["complete"]
    assert decode_line(json.dumps(line)).claims == folio.claims
    reject(ledger, f"post-3#{folio.claims[0].id}", "Ann")
    (line,) = map(json.loads, handed(ledger.path, "gold").splitlines())
    assert line["complete"]
    assert len(line["claims"]) == len(folio.claims) - 1


def test_a_bundle_carries_reviews_to_another_ledger(ledger, tmp_path, capfd, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = killed(ledger)
    fix(ledger, name, "Ann", {"quantity": 7}, reason="a misprint")
    gone = accept(ledger, killed(ledger, "post-2"), "Bo")
    undo(ledger, gone.id, "Ann")
    (tmp_path / "handed.zip").write_bytes(handed(ledger.path, "bundle"))
    assert main(["add", "handed.zip", "--ledger", "other.selon"]) == 0
    assert "3 reviews" in capfd.readouterr().err
    with open_ledger("other.selon") as other:
        assert other.reviews() == ledger.reviews()
        assert other.folios(["post-1", "post-2"]) == ledger.folios(["post-1", "post-2"])
        assert states(other, ["post-1"]) == states(ledger, ["post-1"])
        assert other.verify().holds
    assert main(["add", "handed.zip", "--ledger", "other.selon"]) == 0
    assert "reviews" not in capfd.readouterr().err


def changed(path, data):
    """Write a bundle whose reviews are other bytes than its manifest says."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, content in (members | {"reviews.jsonl": data}).items():
            new.writestr(name, content)


def test_reviews_that_are_not_those_of_the_manifest_are_refused(ledger, tmp_path):
    accept(ledger, killed(ledger), "Ann")
    bundle = tmp_path / "b.zip"
    bundle.write_bytes(handed(ledger.path, "bundle"))
    (review,) = reviews_of(bundle)
    changed(bundle, b"{}")
    with pytest.raises(ArchiveError, match="digest"):
        take_reviews(ledger, [bundle])
    (tmp_path / "c.zip").write_bytes(b"nothing")
    assert reviews_of(tmp_path / "c.zip") == reviews_of(tmp_path / "none.zip") == ()
    forged = load(Review, dump(review).replace('"Ann"', '"Eve"'))
    with pytest.raises(ReviewError, match="its id"):
        add_reviews(ledger, [forged])


def test_examples_of_a_pack_are_made_of_reviews_and_show_what_it_reads_wrongly(ledger):
    folio = ledger.machine_folios(["post-1"])[0]
    assert handed(ledger.path, "examples") == b""
    for item in (*folio.attributions, *folio.claims[1:]):
        accept(ledger, f"post-1#{item.id}", "Ann")

    def wrong():
        lines = handed(ledger.path, "examples").decode()
        (example,) = parse_examples(lines, "en", "examples.jsonl")
        assert example.document.text == folio.document.text
        return example.open, list(failures(example, next(understand_all([example.document]))))

    assert wrong() == (("attributions", "claims"), [])
    accept(ledger, f"post-1#{folio.claims[0].id}", "Ann")
    assert wrong() == ((), [])
    fix(ledger, killed(ledger), "Ann", {"quantity": 7})
    ((failure, *_),) = (wrong()[1],)
    assert '"value": 7' in failure
    reject(ledger, killed(ledger), "Ann")
    assert f"{len(folio.claims) - 1} expected, {len(folio.claims)} found" in wrong()[1][0]


def test_what_was_only_rejected_is_no_example(ledger):
    reject(ledger, killed(ledger), "Ann")
    assert handed(ledger.path, "examples") == b""
    assert handed(ledger.path, "gold") != b""


def made(path, data, manifest=None):
    """Write an archive with reviews in it, and a manifest that names them."""
    part = {"name": "reviews.jsonl", "sha256": hashlib.sha256(data).hexdigest()}
    told = {"form": "selon-bundle", "version": 1, "parts": [part]} if manifest is None else manifest
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("reviews.jsonl", data)
        archive.writestr("manifest.json", json.dumps(told))
    return path


def test_what_is_no_review_or_no_bundle_is_told_or_passed_over(tmp_path):
    for number, line in enumerate((b"{", b"[]", b'{"id": 1}', b"\xff")):
        with pytest.raises(ArchiveError, match="no review"):
            reviews_of(made(tmp_path / f"{number}.zip", line))
    assert reviews_of(made(tmp_path / "other.zip", b"{}", {"form": "another"})) == ()
    with zipfile.ZipFile(tmp_path / "plain.zip", "w") as archive:
        archive.writestr("reviews.jsonl", b"{}")
    assert reviews_of(tmp_path / "plain.zip") == ()
    broken = made(tmp_path / "broken.zip", b"x" * 100)
    broken.write_bytes(broken.read_bytes().replace(b"x" * 90, b"y" * 90))
    with pytest.raises(ArchiveError, match="damaged"):
        reviews_of(broken)
