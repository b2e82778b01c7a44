"""Pages, feeds and exports in a ledger: known again, kept as versions, failures as rows, and the chain holds."""

import json

import pytest

from tests.unit.cli.test_reading import run
from tests.unit.intake.incoming import OTHER, SENTENCE, article, bundle, html, packed, record


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def add(capfd, *files):
    code, out, err = run(capfd, "add", *files, "--ledger", "x.selon", "--json")
    return code, json.loads(out), err


def page(text, banner="Buy now"):
    return html(article(text), '<link rel="canonical" href="https://a.example/1">').replace(
        "</body>", f"<aside>{banner}</aside></body>"
    )


def test_a_page_with_another_banner_is_known_and_one_with_another_text_a_version(capfd, tmp_path):
    file = tmp_path / "a.html"
    counts = []
    for text, banner in ((SENTENCE, "one"), (SENTENCE, "two"), (OTHER, "two")):
        file.write_text(page(text, banner), "utf-8")
        _, told, _ = add(capfd, "a.html")
        counts.append((told["new"], told["known"], told["versions"]))
    assert counts == [(1, 0, 0), (0, 1, 0), (1, 0, 1)]
    (tmp_path / "c.warc.gz").write_bytes(packed(record("https://a.example/1", page(OTHER).encode())))
    assert add(capfd, "c.warc.gz")[1]["known"] == 1
    assert run(capfd, "verify", "--ledger", "x.selon")[0] == 0


def test_an_edited_message_is_a_version_of_the_first(capfd, tmp_path):
    for text, edited in ((SENTENCE, {}), (OTHER, {"edited_unixtime": "1726650000"})):
        message = {"id": 1, "type": "message", "date_unixtime": "1726646340", "text": text, **edited}
        chat = {"name": "Governor", "type": "public_channel", "id": 7, "messages": [message]}
        (tmp_path / "result.json").write_text(json.dumps(chat), "utf-8")
        _, told, _ = add(capfd, "result.json")
    assert (told["new"], told["versions"]) == (1, 1)


def test_entries_of_a_ticker_are_no_versions_of_each_other(capfd, tmp_path):
    entries = "".join(
        f'<div><time datetime="2024-09-18T0{n}:00:00Z">x</time><p>{text}</p></div>'
        for n, text in enumerate((SENTENCE, OTHER))
    )
    head = '<link rel="canonical" href="https://a.example/live">'
    (tmp_path / "live.html").write_text(html(f'<div class="liveblog">{entries}</div>', head), "utf-8")
    assert add(capfd, "live.html")[1]["versions"] == 0


def test_what_is_refused_is_a_row_of_its_own(capfd, tmp_path):
    (tmp_path / "b.zip").write_bytes(bundle(("../x.txt", SENTENCE), ("empty.html", "<p></p>"), ("ok.txt", OTHER)))
    code, told, _ = add(capfd, "b.zip")
    assert (code, told["new"]) == (3, 1)
    assert [failure["code"] for failure in told["failures"]] == ["bad_archive", "extract_empty"]
    _, out, _ = run(capfd, "errors", "--ledger", "x.selon")
    assert "b.zip!empty.html" in out
