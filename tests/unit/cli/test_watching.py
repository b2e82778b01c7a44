"""``selon watch`` against a server on this machine, and addresses given to ``selon read`` and ``selon add``."""

import json

import pytest

import selon.cli.watching
from selon.cli.main import main
from selon.errors import LockedError
from selon.intake.fetch import Fetcher
from selon.intake.files import fetcher_of
from selon.ledger import open_ledger
from tests.servers import Page, serve
from tests.unit.running.feeds import DEPOT, FIFTEEN, TWENTY, article, items, rss


@pytest.fixture
def site(monkeypatch, tmp_path):
    with serve() as found:
        monkeypatch.setattr(selon.cli.watching, "_LOCAL", (found.host,))
        monkeypatch.chdir(tmp_path)
        text = f'[watch]\ndelay = "0s"\nevery = "30s"\n[[feed]]\nurl = "{found.url}/rss"\n'
        (tmp_path / "feeds.toml").write_text(text, "utf-8")
        found.pages["/rss"] = rss(DEPOT)
        yield found


def forget(path):
    """Let everything be due."""
    with open_ledger(path, writing=True) as ledger, ledger.writing():
        ledger.connection.execute("UPDATE watched SET due = ''")


def watch(*more):
    return main(["watch", "feeds.toml", "--ledger", "night.selon", "--once", *more])


def test_one_look_tells_what_is_new_and_the_next_what_is_new_since(site, capsys):
    assert watch() == 0
    out, err = capsys.readouterr()
    assert "Radio Nord: Depot burns, 1" in out
    assert err == ""
    forget("night.selon")
    assert watch() == 0
    assert capsys.readouterr() == ("", "")
    site.pages["/rss"] = rss(DEPOT, TWENTY)
    forget("night.selon")
    assert watch("--width", "120") == 0
    out = capsys.readouterr().out
    assert out.index("moved") < out.index("new")
    assert "12 people" in out
    assert "20 people" in out


@pytest.mark.usefixtures("site")
def test_news_as_json(capsys):
    assert watch("--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert (found["look"], found["kind"], found["url"]) == (1, "report", DEPOT[1])


def test_news_is_posted_where_it_is_asked_for(site, capsys):
    site.pages["/hook"] = Page(status=204)
    with open("feeds.toml", "a", encoding="utf-8") as feeds:  # noqa: PTH123 - in the working folder
        feeds.write(f'[notify]\nallow = ["{site.host}"]\n')
    assert watch("--notify", f"{site.url}/hook") == 0
    site.pages["/rss"] = rss(DEPOT, TWENTY)
    forget("night.selon")
    assert watch("--notify", f"{site.url}/hook") == 0
    bodies = [json.loads(body) for path, _, body in site.asked if path == "/hook"]
    assert [item["kind"] for body in bodies for item in body["news"]] == ["moved"]
    site.pages["/hook"] = Page(status=500)
    site.pages["/rss"] = rss(
        DEPOT, TWENTY, (*TWENTY[:1], "https://radionord.example/4", TWENTY[2], TWENTY[3].replace("20", "25"))
    )
    forget("night.selon")
    assert watch("--notify", f"{site.url}/hook") == 3
    assert "the webhook answers 500" in capsys.readouterr().err


def test_sides_that_contradict_and_reports_that_are_withdrawn_are_posted(site):
    wire = {
        "uri": "urn:agency:1",
        "pubstatus": "usable",
        "versioncreated": "2024-09-18T12:00:00Z",
        "headline": FIFTEEN[0],
        "infosource": [{"name": "Example Agency"}],
        "body_text": FIFTEEN[3],
    }
    site.pages |= {"/hook": Page(status=200), "/wire": items()}
    with open("feeds.toml", "a", encoding="utf-8") as feeds:  # noqa: PTH123 - in the working folder
        feeds.write(f'[[feed]]\nurl = "{site.url}/wire"\nas = "ninjs"\n[notify]\nallow = ["{site.host}"]\n')
    site.pages["/wire"] = items({**wire, "uri": "urn:agency:0", "body_text": "Nothing happened in Brod on Monday."})
    assert watch("--notify", f"{site.url}/hook") == 0
    site.pages["/wire"] = items(wire)
    forget("night.selon")
    assert watch("--notify", f"{site.url}/hook") == 0
    site.pages["/wire"] = items({**wire, "pubstatus": "canceled", "versioncreated": "2024-09-18T13:00:00Z"})
    forget("night.selon")
    assert watch("--notify", f"{site.url}/hook") == 0
    forget("night.selon")
    assert watch("--notify", f"{site.url}/hook") == 0
    told = [item for path, _, body in site.asked if path == "/hook" for item in json.loads(body)["news"]]
    assert [item["kind"] for item in told] == ["contradiction", "withdrawn"]
    assert {given["answer"] for given in (*told[0]["before"], *told[0]["now"])} == {"12 people", "15 people"}
    assert {tuple(given["sides"]) for given in (*told[0]["before"], *told[0]["now"])} == {("RU",), ("UA",)}
    assert (told[1]["document"], told[1]["outlet"]) == ("urn:agency:1", "Example Agency")


def test_what_fails_is_named_and_gives_the_exit_code(site, capsys):
    del site.pages["/rss"]
    assert watch() == 3
    assert "404" in capsys.readouterr().err
    assert main(["errors", "--ledger", "night.selon"]) == 0
    assert "404" in capsys.readouterr().out


def test_a_list_that_is_none(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert watch() == 7
    assert "feeds.toml" in capsys.readouterr().err
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "http://127.0.0.1/rss"\n', "utf-8")
    assert watch() == 7
    assert "this machine" in capsys.readouterr().err


@pytest.mark.usefixtures("site")
def test_it_goes_on_until_it_is_interrupted(monkeypatch, capsys):
    waited = []

    def wait(watcher):
        waited.append(watcher)
        if len(waited) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("selon.running.watching.Watcher.wait", wait)
    assert main(["watch", "feeds.toml", "--ledger", "night.selon"]) == 130
    out, err = capsys.readouterr()
    assert out.count("Depot burns, 1") == 1
    assert "goes on where it was" in err


@pytest.mark.usefixtures("site")
def test_a_ledger_that_another_writes_to_is_tried_again(monkeypatch, capsys):
    paused = []

    def locked(_watcher, **_):
        if len(paused) == 2:
            raise KeyboardInterrupt
        raise LockedError("another process is writing to it", place="night.selon")

    monkeypatch.setattr("selon.running.watching.Watcher.look", locked)
    monkeypatch.setattr("selon.running.watching.Watcher.pause", lambda _watcher, seconds: paused.append(seconds))
    assert main(["watch", "feeds.toml", "--ledger", "night.selon"]) == 130
    assert paused == [30.0, 30.0]
    paused.clear()
    assert watch() == 9
    assert "another process" in capsys.readouterr().err


@pytest.mark.usefixtures("site")
def test_who_looks_on_sees_that_a_look_is_over(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert watch() == 0
    assert "1 asked, 0 of them unchanged, 1 new documents" in capsys.readouterr().err


def test_addresses_are_read_and_added(site, monkeypatch, capsys):
    site.pages["/story"] = article(DEPOT[3])

    def local(settings):
        return Fetcher(fetcher_of(settings).caps, allow={site.host})

    monkeypatch.setattr("selon.cli.reading.fetcher_of", local)
    assert main(["read", f"{site.url}/story", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["url"] == f"{site.url}/story"
    monkeypatch.setattr("selon.intake.files.fetcher_of", local)
    assert main(["add", f"{site.url}/story", f"{site.url}/none", "--ledger", "x.selon"]) == 3
    out, err = capsys.readouterr()
    assert out.startswith("1 new, 1 not read")
    assert "404" in err


def test_nothing_that_a_user_gives_opens_the_door_to_this_machine(site, capsys):
    site.pages["/story"] = article(DEPOT[3])
    assert main(["read", f"{site.url}/story"]) == 3
    assert "only 80 and 443" in capsys.readouterr().err
    assert site.asked == []
