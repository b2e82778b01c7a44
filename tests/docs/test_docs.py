"""The documents do not lie: generated pages are those of the code, links lead somewhere, commands run."""

import importlib.util
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

import selon
from selon.cli.main import main
from selon.languages.inventory import load_inventory
from tests.unit.intake.incoming import OTHER, SENTENCE, article, bundle, html, packed, record

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(p for pattern in ("*.md", "docs/**/*.md", "training/*.md", "bench/*.md") for p in ROOT.glob(pattern))
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)


def generated():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(generated().PAGES))
def test_the_generated_reference_is_that_of_the_code(name):
    page = (ROOT / "docs" / "reference" / name).read_text("utf-8")
    assert page == generated().PAGES[name](), "run make docs"


@pytest.mark.parametrize("page", generated().outputs.pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_outputs_that_are_shown_are_those_of_the_program(page):
    text = page.read_text("utf-8")
    assert text == generated().outputs.with_outputs(text), "run make docs"


def test_the_readme_states_the_figures_that_were_measured():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme == generated().with_figures(readme), "run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    dead = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert dead == []


def test_every_table_is_documented():
    page = (ROOT / "docs" / "reference" / "packs.md").read_text("utf-8")
    assert [name for name in load_inventory().tables if f"## `{name}`" not in page] == []


def targets():
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_target_that_is_named_exists(page):
    named = set(re.findall(r"`make ([a-z]+)", page.read_text("utf-8"))) | set(
        re.findall(r"^\$ make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
    )
    assert named <= targets()


def commands():
    """Yield every `selon` command that a page shows after a prompt."""
    for page in PAGES:
        for line in COMMAND.findall(page.read_text("utf-8")):
            command = line.split("#")[0].strip().removeprefix(".venv/bin/")
            if command.startswith("selon "):
                yield pytest.param(command, id=f"{page.relative_to(ROOT)}: {command}")


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """The samples that ship, as a file and in a ledger."""
    folder = tmp_path_factory.mktemp("samples")
    assert main(["demo", "--documents", str(folder / "samples.jsonl")]) == 0
    ledger = str(folder / "night.selon")
    assert main(["add", "--jsonl", str(folder / "samples.jsonl"), "--ledger", ledger]) == 0
    assert main(["export", "--ledger", ledger, "--format", "bundle", "-o", str(folder / "night.zip")]) == 0
    return folder


@pytest.fixture
def desk(samples, tmp_path, monkeypatch):
    """A folder with the files that the pages speak of."""
    for name in ("samples.jsonl", "night.selon", "night.zip"):
        shutil.copy(samples / name, tmp_path / name)
    shutil.copy(samples / "night.selon", tmp_path / "demo.selon")
    text = "outlet: Radio Nord\npublished: 2024-09-18\n\nThree people were injured, the governor said on Wednesday.\n"
    (tmp_path / "a-folder").mkdir()
    for name in ("dispatch.txt", "depot.txt", "a-folder/one.txt"):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "documents.jsonl").write_text(json.dumps({"id": "d", "text": "Two fires."}) + "\n", "utf-8")
    write_formats(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_formats(folder):
    """Write a file of each format that a page speaks of."""
    page = html(article(SENTENCE, OTHER)).encode()
    item = {"uri": "urn:x", "pubstatus": "usable", "body_text": SENTENCE}
    message = {"id": 1, "type": "message", "date_unixtime": "1726646340", "text": SENTENCE}
    files = {
        "page.html": page,
        "saved-pages/one.html": page,
        "crawl.warc.gz": packed(record("https://a.example/1", page)),
        "feed.xml": f"<rss><channel><item><description>{SENTENCE}</description></item></channel></rss>".encode(),
        "wire.ninjs": json.dumps(item).encode(),
        "result.json": json.dumps({"type": "public_channel", "id": 1, "messages": [message]}).encode(),
        "bundle.zip": bundle(("page.html", page)),
    }
    (folder / "saved-pages").mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


@pytest.mark.parametrize("command", list(commands()))
def test_every_command_that_is_shown_runs(command, desk, capsys, monkeypatch):
    if " uk" in command:
        pytest.skip("the page tells how to make that pack")
    arguments = shlex.split(command.split(">")[0])[1:]
    if arguments[0] == "demo":
        (desk / "demo.selon").unlink()
    if arguments[0] == "desk":  # it serves until it is told to end, and another may have its port
        monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
        arguments += ["--port", "0"]
    assert main(arguments) == 0
    assert capsys.readouterr().out or {"-o", "--csv", "--documents"} & set(arguments)


def test_the_console_script_is_the_one_that_is_installed():
    assert '[project.scripts]\nselon = "selon.cli:main"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_changelog_knows_the_version():
    assert f"## [{selon.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_citation_and_the_project_have_the_version_of_the_package():
    assert f"version: {selon.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f'version = "{selon.__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")
