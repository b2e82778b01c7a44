"""A newer reading never wins over a person silently; and reviews survive a kill and two people at once."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest

from selon.errors import SelonError
from selon.ledger import open_ledger
from selon.pipeline import review as lay_over
from selon.records import Attribution, Claim, Source, Span
from selon.records.folios import Check, Folio
from selon.records.reviews import Review, Subject
from selon.records.text import Document
from selon.reviewing.anchoring import attach, check_id, find_item, item_of, make_subject
from selon.reviewing.correcting import correct
from selon.reviewing.joining import meant
from selon.reviewing.states import states_of
from selon.running.keeping import prepare_folio, settle_rest, write_batch
from selon.running.local import understand_all
from selon.running.reviewing import accept, fix, queue, reject, states
from tests.unit.ledger.keeping import NIGHT, keep

TEXT = "Five people were hurt in Velm, the mayor said. Two houses burned. Nobody knows why."


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words), words)


def claim(name, kind, words, text=TEXT, attribution=None, **more):
    made = Claim(name, attribution, span(words, text), kind, True, "asserted", *[None] * 7, "hand")
    return replace(made, **more)


def reading(*claims, text=TEXT, attributions=(), checks=(), document="d1"):
    return Folio(Document(document, text, language="en", published="2031-09-15"), "en", attributions, claims, checks)


def mayor(name="a1", words="Five people were hurt in Velm", text=TEXT):
    source = Source(span("the mayor", text), None, "mayor", None, "government")
    content = (span(words, text),)
    return Attribution(name, source, span("said", text), content, "indirect", "say", "asserted", None, (), None, "hand")


HURT = claim("c1", "injured", "hurt", attribution="a1")
BURNED = claim("c2", "fire", "burned")
FOLIO = reading(HURT, BURNED, attributions=(mayor(),))


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "l", create=True) as opened:
        keep(opened, [FOLIO])
        yield opened
        assert opened.verify().holds


def state(folio, reviews):
    return {found.item: found for found in states_of(folio, reviews)}


def test_a_row_is_found_again_under_another_id_and_disagreement_is_shown_and_not_applied(ledger):
    accept(ledger, "d1#c1", "Ann")
    fix(ledger, "d1#c2", "Ann", {"kind": "damaged"})
    again = reading(replace(HURT, id="n1", certainty="hedged"), replace(BURNED, id="n2"), attributions=(mayor("s1"),))
    again = replace(again, claims=tuple(replace(c, attribution=c.attribution and "s1") for c in again.claims))
    found = state(again, ledger.reviews())
    assert (found["n1"].attached, found["n1"].reviewed) == ("moved", "accepted")
    assert found["n1"].disagrees == ("certainty",)
    assert (found["n2"].attached, found["n2"].disagrees) == ("moved", ())
    now = correct(again, ledger.reviews())
    assert [(c.id, c.kind, c.certainty) for c in now.claims] == [
        ("n1", "injured", "asserted"),
        ("n2", "damaged", "asserted"),
    ]


def test_a_reading_that_has_come_to_agree_does_not_disagree(ledger):
    fix(ledger, "d1#c2", "Ann", {"kind": "damaged"})
    again = reading(HURT, replace(BURNED, kind="damaged"), attributions=(mayor(),))
    assert state(again, ledger.reviews())["c2"].disagrees == ()


def test_a_row_that_is_read_no_more_stays_as_the_person_left_it(ledger):
    accept(ledger, "d1#c1", "Ann")
    accept(ledger, "d1#a1", "Ann")
    reject(ledger, "d1#c2", "Ann")
    empty = reading()
    found = state(empty, ledger.reviews())
    assert {found[name].attached for name in ("c1", "c2", "a1")} == {"lost"}
    now = correct(empty, ledger.reviews())
    assert (now.claims, now.attributions) == ((HURT,), (mayor(),))
    alone = correct(empty, [r for r in ledger.reviews() if r.subject.item == "c1"])
    assert alone.claims == ()
    elsewhere = reading(attributions=(mayor("s9"),))
    assert correct(elsewhere, ledger.reviews()[:1]).claims == (replace(HURT, attribution="s9"),)


def test_two_things_that_could_be_meant_are_none(ledger):
    accept(ledger, "d1#c1", "Ann")
    twice = reading(replace(HURT, id="n1"), replace(HURT, id="n2"), attributions=(mayor(),))
    assert state(twice, ledger.reviews())["c1"].attached == "lost"


def test_in_another_text_the_same_words_with_the_same_around_them_are_meant(ledger):
    accept(ledger, "d1#c1", "Ann")
    fix(ledger, "d1#c2", "Ann", {"kind": "damaged"})
    longer = "A blast shook the town of Velm on Monday night, and another came at dawn. " + TEXT
    tail = longer + " It was the third night of fires there."
    around = reading(claim("n1", "injured", "hurt", tail), claim("n2", "fire", "burned", tail), text=tail)
    assert state(around, ledger.reviews())["c1"].attached == "lost"
    subject = ledger.reviews()[1].subject
    assert attach(replace(subject, anchor=replace(subject.anchor, around="none")), around) is None
    far = "x " * 60
    one, other = far + TEXT + far, far + far + TEXT + far
    first = reading(claim("m1", "fire", "burned", one), text=one)
    second = reading(claim("m2", "fire", "burned", other), text=other)
    assert attach(make_subject(first, "m1"), second) == ("m2", len(far))
    assert correct(around, ledger.reviews()) == around


def test_what_has_no_anchor_or_no_document_is_attached_to_nothing():
    assert attach(Subject("claim", "c1", "d1"), FOLIO) is None
    assert make_subject(FOLIO, "nothing") is None
    assert meant(Subject("claim", "c1", "d1"), None) is None
    assert meant(Subject("attribution", "", "d1"), FOLIO) == "d1"
    assert meant(Subject("claim", "c9", "d1"), FOLIO) is None
    assert meant(make_subject(FOLIO, "c1"), reading(replace(HURT, id="n1"))) == "d1#n1"
    check = Check("weekday", "holds", "", (), (), "hand")
    assert find_item(reading(checks=(check,)), check_id(check)) == item_of(check)
    assert (item_of(HURT).claim, item_of(mayor()).attribution) == (HURT, mayor())


def test_a_rejected_saying_takes_along_what_was_read_in_it_and_checks_follow():
    check = Check("subset", "holds", "", ("c1",), (span("hurt"),), "hand")
    other = Check("weekday", "holds", "", (), (span("why"),), "hand")
    folio = reading(HURT, BURNED, attributions=(mayor(),), checks=(check, other))
    subject = make_subject(folio, "a1")
    made = Review("r-1", "2031", 1, "Ann", "reject", subject, "")
    now = lay_over(folio, [made])
    assert (now.claims, now.checks) == ((BURNED,), (other,))
    no_check = replace(made, id="r-2", subject=make_subject(folio, check_id(check)))
    assert lay_over(folio, [no_check]).checks == (other,)


def test_a_ledger_read_again_keeps_what_people_said(ledger):
    accept(ledger, "d1#c1", "Ann")
    fix(ledger, "d1#c2", "Ann", {"kind": "damaged"})
    again = reading(replace(HURT, certainty="hedged"), replace(BURNED, certainty="hedged"), attributions=(mayor(),))
    write_batch(ledger, [prepare_folio(again)], (), again=True)
    settle_rest(ledger)
    assert ledger.machine_folios(["d1"])[0].claims[0].certainty == "hedged"
    assert [(c.kind, c.certainty) for c in ledger.folios(["d1"])[0].claims] == [
        ("injured", "asserted"),
        ("damaged", "asserted"),
    ]
    assert states(ledger, ["d1"])["d1#c1"].disagrees == ("certainty",)
    assert {(waiting.ref, waiting.why) for waiting in queue(ledger)} == {
        ("d1#c1", "disagrees"),
        ("d1#c2", "disagrees"),
    }
    write_batch(ledger, [prepare_folio(replace(again, claims=()))], (), again=True)
    assert {(waiting.ref, waiting.why) for waiting in queue(ledger)} >= {("d1#c1", "lost"), ("d1#c2", "lost")}
    assert len(ledger.folios(["d1"])[0].claims) == 2


_KILLED = """
import sys
from selon.ledger import open_ledger
from selon.running.reviewing import accept, fix, undo
with open_ledger(sys.argv[1], writing=True) as ledger:
    names = [f"{name}#c1" for name in ("a1", "a2", "b1", "b2")]
    accept(ledger, names[0], "Ann")
    print("ready", flush=True)
    for turn in range(100_000):
        made = fix(ledger, names[turn % 4], "Ann", {"quantity.value": turn % 50 + 1})
        undo(ledger, made.id, "Ann")
"""


def test_a_kill_amid_a_review_leaves_a_ledger_that_holds(tmp_path):
    path = tmp_path / "l"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, NIGHT)
    for wait in (0.05, 0.2, 0.4):
        process = subprocess.Popen([sys.executable, "-c", _KILLED, str(path)], stdout=subprocess.PIPE)
        assert process.stdout.readline() == b"ready\n"
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with open_ledger(path) as ledger:
            assert ledger.verify().holds
            made = ledger.reviews()
            assert [review.number for review in made] == [*range(1, len(made) + 1)]
    assert made


def test_two_people_at_once_take_turns(tmp_path):
    path = tmp_path / "l"
    with open_ledger(path, create=True) as ledger:
        keep(ledger, NIGHT)
    problems = []

    def work(who, documents):
        try:
            with open_ledger(path, writing=True) as mine:
                for name in documents:
                    accept(mine, f"{name}#c0", who)
                    fix(mine, f"{name}#c0", who, {"certainty": "hedged"})
        except SelonError as problem:
            problems.append(problem)

    people = [threading.Thread(target=work, args=args) for args in (("Ann", ("a1", "b1")), ("Bo", ("a1", "b2")))]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert not problems
    with open_ledger(path) as ledger:
        assert len(ledger.reviews()) == 8
        assert {name: found.reviewed for name, found in states(ledger, ["a1", "b1", "b2"]).items()} == dict.fromkeys(
            ("a1#c0", "b1#c0", "b2#c0"), "fixed"
        )
        assert ledger.verify().holds


def test_checks_on_a_figure_that_was_put_right_are_made_anew(tmp_path):
    text = "Air defence shot down 54 drones overnight: 27 over Kursk Region, 16 over Bryansk Region and 10 over Oryol Region."
    document = Document("d9", text, language="en", published="2031-09-15")
    folio = next(understand_all([document]))
    (check,) = (check for check in folio.checks if check.rule == "parts_sum")
    with open_ledger(tmp_path / "l", create=True) as ledger:
        keep(ledger, [folio])
        fix(ledger, f"d9#{check.claims[0]}", "Ann", {"quantity.value": 53})
        (anew,) = (found for found in ledger.folios(["d9"])[0].checks if found.rule == "parts_sum")
        assert (anew.outcome, anew.working.partition(" ")[0]) == ("holds", "53")
        assert check.outcome != "holds"
        reject(ledger, f"d9#{check.claims[0]}", "Ann")
        assert not [found for found in ledger.folios(["d9"])[0].checks if found.rule == "parts_sum"]
        assert ledger.verify().holds
