"""What a withdrawn report tells stays in sight, is marked, and counts nowhere."""

from dataclasses import replace

from selon.records.accounts import Withdrawn
from selon.weighing.accounts import weigh_event
from tests.unit.weighing.tellings import COUNTRY, dossier, exact, only, tell

MARK = Withdrawn("canceled", "the agency has canceled this item: wrong town", "2030-05-02T09:00:00")


def without(*tellings, back, **more):
    made = dossier(*tellings, **more)
    return weigh_event(replace(made, withdrawn=tuple((name, MARK) for name in back)))


def counts(account):
    return {count.name: (count.low, count.high) for count in account.counts}


def two(**more):
    return (
        tell("killed", "four died", doc="a", by="governor", side="RU", quantity=exact(4), **more),
        tell("killed", "nine died", doc="b", by="mayor", side="UA", quantity=exact(9), **more),
    )


def test_the_five_counts_leave_it_out_and_say_why():
    whole, less = without(*two(), back=()), without(*two(), back=("b",))
    assert counts(whole) == dict.fromkeys(counts(whole), (2, 2))
    assert counts(less) == dict.fromkeys(counts(whole), (1, 1))
    reports = next(count for count in less.counts if count.name == "reports")
    (reason,) = [reason for reason in reports.reasons if reason.rule == "report-withdrawn"]
    assert reason.because == (
        "The b Post withdrew its report, which counts nowhere: the agency has canceled this item: wrong town"
    )
    assert [passage.document for passage in reason.passages] == ["b"]


def test_an_answer_that_rests_on_it_alone_is_marked_stands_last_and_contradicts_nobody():
    assert only(without(*two(), back=())).standing == "differ"
    asked = only(without(*two(), back=("b",)))
    assert (asked.standing, asked.relations) == ("only", ())
    kept, gone = asked.versions
    assert (kept.answer, kept.live, kept.withdrawn) == ("4 people", True, ())
    assert (gone.answer, gone.live, gone.withdrawn) == ("9 people", False, gone.tellings)
    assert (gone.origins, gone.sides) == (("o-mayor",), ("UA",))


def test_an_answer_that_others_give_too_is_held_by_the_others():
    told = (*two()[:1], tell("killed", doc="b", by="mayor", side="UA", quantity=exact(4), certainty="hedged"))
    (version,) = only(without(*told, back=("a",))).versions
    assert version.live
    assert (version.origins, version.sides, version.status) == (("o-mayor",), ("UA",), "hedged")
    assert len(version.tellings) == 2
    assert version.withdrawn == tuple(ref for ref in version.tellings if ref.startswith("a#"))


def test_where_all_is_withdrawn_nobody_is_counted_and_all_is_shown():
    account = without(*two(), back=("a", "b"))
    assert set(counts(account).values()) == {(0, 0)}
    asked = only(account)
    assert asked.standing == "withdrawn"
    assert [version.live for version in asked.versions] == [False, False]
    assert account.checks == ()


def test_a_question_of_withdrawn_reports_stands_behind_one_that_somebody_answers():
    told = (
        tell("injured", doc="a", by="governor", quantity=exact(4)),
        tell("killed", doc="b", by="mayor", quantity=exact(9)),
    )
    assert [asked.kind for asked in without(*told, back=()).questions] == ["killed", "injured"]
    assert [asked.kind for asked in without(*told, back=("b",)).questions] == ["injured", "killed"]


def test_a_withdrawn_figure_moves_nothing_in_its_series():
    told = [
        tell("killed", doc=name, by="governor", quantity=exact(value), published=f"2030-05-0{day}")
        for day, name, value in ((1, "a", 4), (2, "b", 40), (3, "c", 6))
    ]
    (series,) = without(*told, back=("b",)).series
    assert [(point.quantity.value, point.move) for point in series.points] == [
        (4, "first"),
        (40, "withdrawn"),
        (6, "rise"),
    ]


def test_the_timeline_tells_of_the_withdrawal_and_credits_it_with_no_first():
    account = without(*two(), back=("b",))
    lines = [(line.what, line.words) for line in account.timeline]
    assert ("withdrawn", "The b Post: the agency has canceled this item: wrong town") in lines
    assert ("published", "The a Post: first with 4 people killed") in lines
    assert ("published", "The b Post") in lines


def test_a_figure_of_another_place_is_not_contrasted_with_a_withdrawn_one():
    told = (
        tell("killed", doc="a", by="governor", quantity=exact(4)),
        tell("killed", doc="b", by="mayor", quantity=exact(4), place=COUNTRY),
    )
    assert any(asked.relations for asked in without(*told, back=()).questions)
    assert not any(asked.relations for asked in without(*told, back=("b",)).questions)


def test_a_mark_on_what_is_not_in_the_event_changes_nothing():
    told = two()
    assert without(*told, back=("elsewhere",)) == without(*told, back=())
