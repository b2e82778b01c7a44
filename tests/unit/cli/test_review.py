"""Reviews on the command line, from a ledger of an invented night."""

import json
import os

import pytest

from selon.cli import main
from selon.ledger import open_ledger
from selon.running.reviewing import states
from tests.unit.ledger.keeping import NIGHT, keep


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("SELON_")]:
        monkeypatch.delenv(name)
    path = tmp_path / "night.selon"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, NIGHT)
    monkeypatch.setenv("SELON_LEDGER", str(path))
    return path


def run(capfd, *arguments):
    code = main(["review", *arguments])
    out, err = capfd.readouterr()
    return code, out, err


def claim(file, document="a1", number=1):
    with open_ledger(file) as ledger:
        return f"{document}#{ledger.machine_folios([document])[0].claims[number].id}"


def how(file, name):
    with open_ledger(file) as ledger:
        return states(ledger, [name.partition("#")[0]])[name]


def test_each_verdict_is_written_with_the_name_of_who_gave_it(file, capfd):
    name = claim(file)
    for action, state in (("accept", "accepted"), ("reject", "rejected"), ("second-look", "second_look")):
        code, out, _ = run(capfd, action, name, "--by", "Ann", "--reason", "so it is")
        assert (code, out.split("  ")[1]) == (0, f"{action.replace('-', ' ')} {name}\n")
        assert (how(file, name).reviewed, how(file, name).who) == (state, "Ann")
    assert run(capfd, "unverifiable", name, "--by", "Ann")[0] == 0
    assert run(capfd, "note", name, "--by", "Ann", "--reason", "ask the desk")[0] == 0
    assert how(file, name).concluded == "unverifiable"


def test_the_name_comes_from_the_settings_and_must_be_there(file, capfd, monkeypatch):
    name = claim(file)
    code, _, err = run(capfd, "accept", name)
    assert code == 9
    assert "--by NAME" in err
    (file.parent / "selon.toml").write_text('by = "Bo Kern"\n', "utf-8")
    assert run(capfd, "accept", name)[0] == 0
    assert how(file, name).who == "Bo Kern"
    monkeypatch.setenv("SELON_BY", "Cy")
    run(capfd, "accept", name)
    assert how(file, name).who == "Cy"


def test_a_fix_takes_fields_with_their_values(file, capfd):
    name = claim(file)
    code, out, _ = run(
        capfd, "fix", name, "--set", "kind=injured", "--set", "quantity.value=5", "--set", "place=null", "--by", "Ann",
        "--json",
    )  # fmt: skip
    made = json.loads(out)
    assert (code, made["fields"], made["fixed"]["claim"]["kind"]) == (0, ["kind", "place", "quantity"], "injured")
    with open_ledger(file) as ledger:
        now = next(c for c in ledger.folios(["a1"])[0].claims if name.endswith(c.id))
    assert (now.kind, now.place, now.quantity.value, now.by) == ("injured", None, 5, "review")
    code, _, err = run(capfd, "fix", name, "--set", "kind", "--by", "Ann")
    assert (code, "FIELD=VALUE" in err) == (2, True)
    code, _, err = run(capfd, "fix", name, "--set", "kind=party", "--by", "Ann")
    assert (code, "give one of launched" in err) == (4, True)


def test_undo_and_history(file, capfd):
    name = claim(file)
    made = json.loads(run(capfd, "reject", name, "--by", "Ann", "--json", "--reason", "a typo\u202e")[1])
    run(capfd, "undo", made["id"], "--by", "Bo")
    code, out, _ = run(capfd, "history", name)
    first, second = out.splitlines()
    assert code == 0
    assert first.endswith("(taken back)")
    assert "\u202e" not in out
    assert f"undo {made['id']}" in second
    told = [json.loads(line) for line in run(capfd, "history", name, "--json")[1].splitlines()]
    assert [(review["action"], review["in_force"]) for review in told] == [("reject", False), ("undo", True)]
    code, _, err = run(capfd, "undo", made["id"], "--by", "Bo")
    assert (code, "taken back already" in err) == (9, True)


def test_the_list_has_what_waits(file, capfd):
    assert run(capfd, "list") == (0, "", "")
    name = claim(file)
    run(capfd, "second-look", name, "--by", "Ann")
    assert run(capfd, "list")[1].startswith(f"{name}  second look  killed: ")
    with open_ledger(file) as ledger:
        event = next(listing.event for listing in ledger.events(limit=None) if name in listing.event.claims)
    lines = [json.loads(line) for line in run(capfd, "list", event.id, "--json")[1].splitlines()]
    assert {line["ref"] for line in lines if line["what"] == "claim"} == set(event.claims)
    assert {line["why"] for line in lines} == {"second_look", "unreviewed"}
    run(capfd, "accept", *event.claims, "--by", "Ann")
    assert run(capfd, "list", event.id)[1] == ""
    run(capfd, "second-look", event.id, "--by", "Ann", "--reason", "two raids?")
    assert "second look  event: two raids?" in run(capfd, "list")[1]


def test_events_are_merged_split_and_picked_from(file, capfd):
    with open_ledger(file) as ledger:
        one, other = [listing.event for listing in ledger.events(place="Velm", kind="struck")][:2]
    assert run(capfd, "merge", one.id, other.id, "--by", "Ann", "--reason", "one raid")[0] == 0
    with open_ledger(file) as ledger:
        both = ledger.event(one.id)
        assert both == ledger.event(other.id)
        assert set(both.claims) == {*one.claims, *other.claims}
        assert "a person holds these to be one" in str(both.links)
    assert run(capfd, "split", both.id, one.claims[0].partition("#")[0], "--by", "Ann")[0] == 0
    with open_ledger(file) as ledger:
        assert ledger.event(one.id) != ledger.event(other.id)
    code, _, err = run(capfd, "split", other.id, "nothing", "--by", "Ann")
    assert (code, "is not in it" in err) == (9, True)
    with open_ledger(file) as ledger:
        held = ledger.event(other.id).claims[0]
    assert run(capfd, "pick", other.id, held, "--by", "Ann", "--reason", "the latest count")[0] == 0
    assert run(capfd, "pick", other.id, held, "--by", "Ann")[0] == 9
    assert run(capfd, "pick", other.id, "a1#c9", "--by", "Ann", "--reason", "so")[0] == 9
    assert run(capfd, "merge", other.id, "--by", "Ann")[0] == 9
    assert run(capfd, "merge", other.id, held, "--by", "Ann")[0] == 9
    assert run(capfd, "split", held, held, "--by", "Ann")[0] == 9


def test_origins_are_merged_and_split(file, capfd):
    with open_ledger(file) as ledger:
        kern, orlova = (next(o for o in ledger.origins() if name in o.label) for name in ("Kern", "Orlova"))
        said = ledger.said_by(kern.id)[0][2]
    assert run(capfd, "merge", kern.id, orlova.id, "--by", "Ann")[0] == 0
    with open_ledger(file) as ledger:
        one = next(o for o in ledger.origins() if set(kern.profiles) <= set(o.profiles))
        assert set(orlova.profiles) <= set(one.profiles)
        assert ledger.verify().holds
    assert run(capfd, "split", one.id, said, "--by", "Ann")[0] == 0
    with open_ledger(file) as ledger:
        assert not any(set(kern.profiles) | set(orlova.profiles) <= set(o.profiles) for o in ledger.origins())


def test_the_beginning_of_an_item_is_enough(file, capfd):
    assert run(capfd, "accept", claim(file), "--by", "Ann")[0] == 0
    code, _, err = run(capfd, "accept", "a1#c", "--by", "Ann")
    assert (code, "no claim, attribution or check" in err) == (9, True)


def test_a_claim_and_a_saying_that_nobody_read_are_put_in(file, capfd):
    told = ("--set", "anchor=killed", "--set", "kind=fire", "--set", "quantity=3", "--set", "quantity.unit=house")
    saying = ("--saying", "content=killed 4", "--saying", "source.name=Dee Kern", "--saying", "source.kind=justice")
    code, out, _ = run(capfd, "add", "a1", *told, *saying, "--by", "Ann", "--json")
    said, made = (json.loads(line) for line in out.splitlines())
    assert (code, made["action"], made["fixed"]["claim"]["attribution"]) == (0, "add", said["subject"]["item"])
    name = f"a1#{made['subject']['item']}"
    assert how(file, name).reviewed == "added"
    code, _, err = run(capfd, "add", "a1", *told, "--by", "Ann")
    assert (code, "says the same there" in err) == (4, True)
    assert run(capfd, "undo", made["id"], "--by", "Ann")[0] == 0
    code, _, err = run(capfd, "add", "a1", "--by", "Ann")
    assert (code, "nothing to put in" in err) == (9, True)
