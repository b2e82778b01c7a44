"""What one dispatch prints held against what others print of the same."""

import pytest

from selon.records.claims import Place, Share
from selon.records.events import Changed, Copy, Passage, Reason
from selon.records.text import Span
from tests.unit.weighing.tellings import COUNTRY, REGION, about, at_least, exact, part, span, tell, weigh

KURSK = Place(None, "Kursk Oblast", "RU", None, "admin1")
NAMES = ("Kursk Oblast", "Bryansk Oblast", "Tula Oblast")


def tally(total, values, doc, by="ministry", **more):
    parts = tuple(part(value, name) for value, name in zip(values, NAMES, strict=False))
    quantity = exact(total, "drone", parts=parts) if isinstance(total, int) else total
    text = f"{doc}: so many drones were downed"
    return tell("shot_down", text, doc=doc, by=by, quantity=quantity, figure="so many", place=COUNTRY, **more)


def checks(*tellings, **more):
    return weigh(*tellings, **more).checks


# --- copies -----------------------------------------------------------------------------------------------------------


def copied(outcome="copy", before="112", after="126"):
    first, second = f"{before} people were hurt", f"{after} people were hurt"
    changed = Changed(Passage("a", span(first, before)), Passage("b", span(second, after)))
    copy = Copy("a", "b", outcome, 0.9, True, (), (changed,), (Reason("copies@1", "Same words."),), "copies@1")
    return copy, first, second


@pytest.mark.parametrize(("outcome", "weighed"), [("copy", "fails"), ("suspect", "open")])
def test_a_copy_that_changed_the_figure(outcome, weighed):
    copy, first, second = copied(outcome)
    (moved,) = checks(
        tell("injured", first, quantity=exact(112), figure="112"),
        tell("injured", second, doc="b", quantity=exact(126), figure="126"),
        tell("fire", second, doc="b"),
        copies=(copy,),
    )
    assert (moved.check.rule, moved.check.outcome, moved.check.working) == ("copy_figure", weighed, "112 ≠ 126")
    assert moved.documents == ("a", "b")
    assert len(moved.check.claims) == 2
    assert [p.span.text for p in moved.reasons[0].passages] == ["112", "126"]
    assert moved.reasons[1].because == "Same words."


def test_a_changed_figure_that_is_none_of_the_events_is_left_alone():
    copy, first, _ = copied()
    assert checks(tell("fire", first), copies=(copy,)) == ()


def test_a_changed_part_is_a_changed_figure():
    copy, _, _ = copied(before="27", after="26")
    changed = Span(0, 2, "27")
    quantity = exact(54, "drone", parts=(part(27, "Kursk Oblast").__class__(changed, 27.0), part(27, "Tula Oblast")))
    (moved,) = checks(tell("shot_down", "27 people", quantity=quantity), copies=(copy,))
    assert moved.check.working == "27 ≠ 26"


# --- breakdowns -------------------------------------------------------------------------------------------------------


def test_the_same_breakdown_printed_with_a_slip():
    (moved,) = checks(tally(54, (27, 24, 3), "a"), tally(54, (27, 25, 3), "b"), tally(54, (27, 24, 3), "c"))
    assert (moved.check.rule, moved.check.outcome) == ("same_breakdown", "fails")
    assert moved.check.working == "27 + 25 + 3 = 55 ≠ 54; 27 + 24 + 3 = 54"
    assert moved.check.because == (
        "The same breakdown is printed with 24 as a part and with 25. With 24 the parts add up, with 25 they do not."
    )
    assert moved.documents == ("a", "b", "c")
    assert [p.span.text for p in moved.reasons[0].passages] == ["so many"] * 3


def test_the_same_parts_with_another_total():
    (moved, *_) = checks(tally(54, (27, 24, 3), "a"), tally(64, (27, 24, 3), "b"))
    assert "54 as a total" in moved.check.because
    assert moved.check.working == "27 + 24 + 3 = 54 ≠ 64; 27 + 24 + 3 = 54"


def test_two_slips_of_which_neither_adds_up_stay_open():
    (moved,) = checks(tally(54, (27, 25, 3), "a"), tally(54, (27, 26, 3), "b"))
    assert moved.check.outcome == "open"


def test_different_breakdowns_are_no_slip():
    assert checks(tally(54, (27, 24, 3), "a"), tally(54, (20, 31, 3), "b"), tally(54, (50, 4), "c")) == ()
    no_total = at_least(None, "drone", parts=(part(27, "Kursk Oblast"), part(24, "Tula Oblast")))
    assert checks(tally(no_total, (), "a"), tally(51, (27, 24), "b")) == ()


def test_a_total_that_anothers_parts_exceed():
    bound = at_least(50, "drone", parts=(part(27, "Kursk Oblast"), part(28, "Tula Oblast")))
    found = checks(tally(bound, (), "a"), tally(54, (), "b"), tally(54, (), "c", by="mayor"), tally(60, (), "d"))
    assert [(m.check.rule, m.check.working, m.documents) for m in found] == [
        ("parts_total", "28 + 27 = 55 ≠ 50; 54 drones", ("a", "b"))
    ]


def test_parts_that_add_up_to_another_total_are_another_version():
    assert checks(tally(54, (27, 24, 3), "a"), tally(50, (), "b")) == ()


def test_a_part_without_a_figure_and_one_part_alone_are_no_breakdown():
    assert checks(tally(54, (27, None), "a"), tally(54, (27,), "b"), tally(20, (), "a")) == ()


# --- shares and subsets -----------------------------------------------------------------------------------------------


def share(value, of="c1", doc="b"):
    return tell("shot_down", "half", doc=doc, quantity=exact(None, "drone", share=Share(value, of)), place=KURSK)


def test_a_share_that_another_dispatch_gives_in_numbers():
    (moved,) = checks(tally(54, (27, 24, 3), "a"), tally(54, (), "b", claim="c1"), share(0.5))
    assert (moved.check.rule, moved.check.outcome, moved.check.working) == ("share", "holds", "27 is half of 54")
    (wrong,) = checks(tally(54, (20, 31, 3), "a"), tally(54, (), "b", claim="c1"), share(0.5))
    assert (wrong.check.outcome, wrong.check.working) == ("fails", "20 is not half of 54")


@pytest.mark.parametrize(
    "telling",
    [
        share(1.0),
        share(0.5, "gone"),
        share(0.5, None),
        tell("shot_down", "half", doc="b", quantity=exact(None, "drone", share=Share(0.5, "c1")), place=REGION),
    ],
)
def test_shares_that_say_nothing_of_a_part(telling):
    assert checks(tally(54, (27, 24, 3), "a"), tally(54, (), "b", claim="c1"), telling) == ()


def test_a_share_of_another_total_or_of_none():
    assert checks(tally(54, (27, 24, 3), "a"), tally(40, (), "b", claim="c1"), share(0.5)) == ()
    bound = tally(at_least(None, "drone"), (), "b", claim="c1")
    assert checks(tally(54, (27, 24, 3), "a"), bound, share(0.5)) == ()


def test_children_of_one_dispatch_against_the_people_of_another():
    (moved,) = checks(
        tell("injured", quantity=exact(5, "child")),
        tell("injured", doc="b", quantity=exact(3)),
        tell("injured", doc="c", by="mayor", quantity=exact(2)),
        tell("injured", doc="d", by="mayor", quantity=at_least(1)),
    )
    assert (moved.check.rule, moved.check.working) == ("subset", "5 children > 3 people")


@pytest.mark.parametrize(
    "people",
    [
        tell("injured", doc="b", quantity=exact(3), published="2030-04-30"),
        tell("injured", doc="b", quantity=exact(0), polarity=False),
        tell("injured", quantity=exact(3)),
        tell("injured", doc="b", quantity=at_least(3)),
        tell("injured", doc="b", quantity=exact(3), place=REGION),
        tell("injured", doc="b", polarity=False, certainty="unverified"),
        tell("injured", doc="b", quantity=exact(None, share=Share(0.5))),
    ],
)
def test_people_that_children_may_well_exceed(people):
    assert checks(tell("injured", quantity=exact(5, "child")), people) == ()


def test_children_of_no_figure_exceed_nobody():
    children = tell("injured", doc="c", quantity=exact(None, "child", share=Share(0.5)))
    assert checks(children, tell("injured", quantity=about(3))) == ()
