"""When things are said to have happened, and who was first with what."""

from dataclasses import replace

from selon.records.claims import Moment
from tests.unit.weighing.tellings import DAY, NIGHT, actor, exact, tell, weigh


def test_what_happened_and_what_was_published_in_one_line_of_time():
    four = Moment(None, "2030-05-01T04:00", "2030-05-01T04:00", "hour")
    text = "Northland"
    account = weigh(
        tell("struck", text, time=NIGHT, outlet="The Lesna Post", agent=actor(text, text, text, "NN")),
        tell("fire", time=NIGHT, doc="b", published="2030-05-01T07:00:00+03:00", means="debris"),
        tell("explosion", time=four, doc="b", published="2030-05-01T07:00:00+03:00"),
        tell("killed", doc="c", quantity=exact(3), time=DAY, published="2030-05-02", by="c"),
        tell("distance", doc="c", quantity=exact(9, "kilometre"), time=DAY, published="2030-05-02"),
        tell("fire", doc="d", polarity=False, time=DAY, published=None),
        tell("fire", doc="e", published="2030-05-03", outlet="Late News"),
    )
    assert [(line.at, line.what, line.words) for line in account.timeline] == [
        ("2030-04-30", "happened", "fire, strike (2 reports)"),
        ("2030-05-01", "happened", "deaths (1 report)"),
        ("2030-05-01", "published", "The Lesna Post: first with Northland as responsible; hit"),
        ("2030-05-01T04:00", "happened", "explosion (1 report)"),
        ("2030-05-01T07:00:00+03:00", "published", "The b Post: first with debris as the cause; fire; explosion"),
        ("2030-05-02", "published", "The c Post: first with 3 people killed"),
        ("2030-05-03", "published", "Late News"),
    ]


def test_what_is_dated_by_its_month_alone_is_first_with_nothing():
    account = weigh(
        tell("fire", doc="a", published="2030-05"),
        tell("fire", doc="b", published="2030-05-02"),
        tell("explosion", doc="a", published="2030-05"),
    )
    assert [line.words for line in account.timeline] == ["The a Post", "The b Post: first with fire"]


def test_an_outlet_without_a_name_goes_by_its_document():
    bare = tell("fire")
    unnamed = type(bare.document)("a", bare.document.text, published="2030-05-01")
    (line,) = weigh(type(bare)(bare.ref, unnamed, bare.claim, bare.attribution, bare.origin, None)).timeline
    assert line.words == "a: first with fire"


def test_an_edited_report_came_out_twice_and_was_first_with_what_the_edit_says():
    edited = tell("killed", doc="m", quantity=exact(6), published="2030-05-01T06:00:00+00:00")
    edited = replace(edited, document=replace(edited.document, edited="2030-05-01T09:10:00+00:00"))
    account = weigh(edited, tell("killed", doc="o", quantity=exact(5), published="2030-05-01T08:00:00+00:00"))
    assert [(line.at[11:16], line.what, line.words) for line in account.timeline] == [
        ("06:00", "published", "The m Post"),
        ("08:00", "published", "The o Post: first with 5 people killed"),
        ("09:10", "edited", "The m Post: first with 6 people killed"),
    ]
    (series,) = account.series
    assert [(point.at[11:16], point.quantity.value, point.move) for point in series.points] == [
        ("08:00", 5, "first"),
        ("09:10", 6, "rise"),
    ]
    (asked,) = (q for q in account.questions if q.kind == "killed")
    assert {version.answer: version.first for version in asked.versions} == {
        "5 people": "2030-05-01T08:00:00+00:00",
        "6 people": "2030-05-01T09:10:00+00:00",
    }
