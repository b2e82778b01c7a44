"""Web pages, feeds and archives on the command line: recognised, or named with --as; limits kept."""

import json

import pytest

from tests.unit.cli.test_reading import run
from tests.unit.intake.incoming import OTHER, SENTENCE, article, html, packed, record

PAGE = html(article(SENTENCE, OTHER))


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def documents(out):
    return [json.loads(line)["document"] for line in out.splitlines()]


def test_formats_are_recognised(capfd, tmp_path):
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "crawl").write_bytes(packed(record("https://a.example/1", PAGE.encode())))
    code, out, err = run(capfd, "read", "page.html", "crawl", "--format", "jsonl", "--outlet", "Mine")
    assert (code, err) == (0, "")
    assert [(d["url"], d["outlet"], d["text"]) for d in documents(out)] == [
        (None, "Mine", f"{SENTENCE}\n\n{OTHER}"),
        ("https://a.example/1", "Mine", f"{SENTENCE}\n\n{OTHER}"),
    ]


def test_a_format_can_be_named(capfd, tmp_path):
    (tmp_path / "page.dat").write_text(f"<p>{SENTENCE}</p>", "utf-8")
    code, out, _ = run(capfd, "read", "page.dat", "--as", "html", "--format", "jsonl")
    assert (code, documents(out)[0]["text"]) == (0, SENTENCE)
    code, _, err = run(capfd, "read", "page.dat", "--as", "odd")
    assert code == 2
    assert "warc" in err


def test_a_page_without_a_text_is_named_and_the_others_are_read(capfd, tmp_path):
    (tmp_path / "a.html").write_text("<html></html>", "utf-8")
    (tmp_path / "b.html").write_text(PAGE, "utf-8")
    code, out, err = run(capfd, "read", "a.html", "b.html", "--format", "jsonl")
    assert code == 3
    assert len(documents(out)) == 1
    assert "a.html: a web page with no text" in err


def test_the_limits_are_settings(capfd, tmp_path):
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    code, _, err = run(capfd, "read", "a.html", "--parse-megabytes", "1")
    assert code == 2
    assert "parse-megabytes" in err
    assert run(capfd, "read", "a.html", "--parse-seconds", "30", "--parse-megabytes", "800")[0] == 0


def test_a_page_can_be_added_to_a_ledger(capfd, tmp_path):
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    code, out, _ = run(capfd, "add", "a.html", "--as", "html", "--ledger", "x.selon")
    assert code == 0
    assert "1 new" in out
