"""One answer by a rule that a reader names, and never otherwise."""

import pytest

from selon.records.claims import Share
from selon.weighing.picks import RULES, pick
from tests.unit.weighing.tellings import at_least, between, exact, only, tell, weigh


def tolls(*rows):
    tellings = [
        tell(
            "killed", doc=f"d{n}", by=by, quantity=exact(v) if isinstance(v, int) else v, published=f"2030-05-{day:02d}"
        )
        for n, (v, by, day) in enumerate(rows)
    ]
    return only(weigh(*tellings)), tellings


def picked(asked, found):
    names = {version.id: version.answer for version in asked.versions}
    return [names[version] for version in found.versions]


def test_the_lowest_by_the_least_that_each_allows():
    asked, _ = tolls((24, "a", 1), (at_least(20), "b", 1), (between(18, 30), "c", 2))
    found = pick(asked, "lowest")
    assert picked(asked, found) == ["18 to 30 people"]
    assert found.rule == "lowest"
    assert found.reason.because == "18 to 30 people is the lowest of 3 figures, by the least that each allows."


def test_the_lowest_leaves_out_what_nobody_asserts_and_bounds_from_above_count_by_their_end():
    killed = weigh(
        tell("killed", quantity=exact(9)),
        tell("killed", doc="b", quantity=exact(5), certainty="unverified"),
        tell("killed", doc="c", by="c", quantity=exact(None, share=Share(0.5))),
        tell("killed", doc="d", by="d"),
        tell("killed", doc="e", by="e", quantity=exact(None).__class__(None, 7.0, None, 7.0, "at_most", "person")),
    )
    asked = only(killed)
    assert picked(asked, pick(asked, "lowest")) == ["at most 7 people"]


def test_nothing_is_lowest_where_there_is_no_figure():
    asked = only(weigh(tell("fire")))
    assert pick(asked, "lowest").versions == ()


def test_more_than_half_of_the_origins():
    asked, _ = tolls((24, "a", 1), (24, "b", 1), (22, "c", 1))
    found = pick(asked, "majority-of-origins")
    assert picked(asked, found) == ["24 people"]
    assert found.reason.because == "24 people: 2 of 3 origins"
    tied, _ = tolls((24, "a", 1), (22, "c", 1))
    none = pick(tied, "majority-of-origins")
    assert none.versions == ()
    assert none.reason.because == "No version is given by more than half of 2 origins."


def test_the_latest_of_each_origin_by_its_own_tellings():
    asked, tellings = tolls((18, "a", 1), (24, "a", 2), (18, "b", 3), (99, "c", 1))
    assert sorted(picked(asked, pick(asked, "latest-per-origin", tellings))) == ["18 people", "24 people", "99 people"]
    quit_early, told = tolls((18, "a", 1), (24, "a", 2), (24, "b", 1))
    assert picked(quit_early, pick(quit_early, "latest-per-origin", told)) == ["24 people"]


def test_an_earlier_version_of_an_origin_is_left_whatever_its_weight():
    asked, tellings = tolls((24, "a", 2), (24, "b", 2), (18, "a", 1))
    assert picked(asked, pick(asked, "latest-per-origin", tellings)) == ["24 people"]


def test_without_tellings_the_last_publication_decides():
    asked, _ = tolls((18, "a", 1), (24, "a", 2))
    assert picked(asked, pick(asked, "latest-per-origin")) == ["24 people"]
    undated = only(weigh(tell("killed", quantity=exact(3), published=None)))
    assert picked(undated, pick(undated, "latest-per-origin")) == ["3 people"]


def test_a_rule_that_is_not_there():
    assert RULES == ("lowest", "majority-of-origins", "latest-per-origin")
    with pytest.raises(ValueError, match="no rule 'truest'"):
        pick(only(weigh(tell("fire"))), "truest")
