"""Whether an event still moves: by the dates of its reports, at the ledger's own time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.publishing.event_status import DEVELOPING, HOURS, QUIET, REPORTED, name_of, status_of
from selon.records.accounts import Withdrawn
from selon.weighing.accounts import weigh_event
from selon.weighing.summaries import summarise
from tests.unit.weighing.tellings import dossier, exact, tell

NOON = "2030-05-03T12:00+00:00"


def toll(value, published, *, doc=None, by="governor"):
    return tell("killed", quantity=exact(value), doc=doc or f"{by} {published}", by=by, published=published)


def stands(*tellings, as_of=NOON, withdrawn=()):
    made = replace(dossier(*tellings), withdrawn=tuple((document, mark) for document, mark in withdrawn))
    account = weigh_event(made)
    found = status_of(account, made, as_of)
    assert name_of(summarise(account, made), as_of) == found.name, "a list says another thing than the page"
    return found


def test_a_new_answer_within_the_hours_is_a_development():
    found = stands(toll(4, "2030-05-01"), toll(5, "2030-05-03T09:00+00:00", by="mayor"))
    assert (found.name, found.reports, found.answers, found.figures) == (DEVELOPING, 1, 1, 0)
    assert (found.as_of, found.last) == (NOON, "2030-05-03T09:00+00:00")


def test_a_figure_that_moved_is_one_even_where_others_had_given_the_answer():
    found = stands(toll(4, "2030-05-01"), toll(5, "2030-05-01", by="mayor"), toll(5, "2030-05-03T09:00+00:00"))
    assert (found.name, found.answers, found.figures) == (DEVELOPING, 0, 1)


def test_what_is_told_again_is_still_reported():
    found = stands(toll(4, "2030-05-01"), toll(4, "2030-05-03T09:00+00:00"))
    assert (found.name, found.reports, found.answers, found.figures) == (REPORTED, 1, 0, 0)


def test_what_was_told_before_is_quiet():
    found = stands(toll(4, "2030-05-01"), toll(5, "2030-05-02T11:59+00:00"))
    assert (found.name, found.reports, found.answers) == (QUIET, 0, 0)
    assert found.last == "2030-05-02T11:59+00:00"


def test_a_withdrawal_is_a_development_and_its_report_none():
    late = toll(5, "2030-05-03T09:00+00:00", doc="back")
    mark = Withdrawn("canceled", "taken back", "2030-05-03T10:00+00:00")
    found = stands(toll(4, "2030-05-01"), late, withdrawn=[("back", mark)])
    assert (found.name, found.reports, found.answers, found.figures, found.withdrawn) == (DEVELOPING, 0, 0, 0, 1)
    assert found.last == "2030-05-01"


@pytest.mark.parametrize(
    ("published", "as_of", "name"),
    [
        ("2030-05-02", NOON, DEVELOPING),
        ("2030-05-01", NOON, QUIET),
        ("2030-05", NOON, DEVELOPING),
        ("2030-04", NOON, QUIET),
        ("2030", NOON, DEVELOPING),
        ("2030-12", "2031-01-01", DEVELOPING),
        ("2030-05-03T14:30+03:00", NOON, DEVELOPING),
        ("2030-05-03T12:00", NOON, DEVELOPING),
        ("2030-05-03T12:01", NOON, QUIET),
        ("2030-05-02T12:00", "2030-05-03", DEVELOPING),
        ("2030-05-02", "2030-05-03", DEVELOPING),
        ("2030-05-01", "2030-05-03", QUIET),
        ("some day", NOON, QUIET),
        ("9999-12", "9999-12-05", QUIET),
        (None, NOON, QUIET),
        ("2030-05-03", "", QUIET),
        ("2030-05-03", None, QUIET),
    ],
)
def test_a_date_counts_for_all_of_what_it_names(published, as_of, name):
    assert stands(toll(4, published), as_of=as_of).name == name


@given(st.permutations([toll(4, "2030-05-01"), toll(5, "2030-05-03T09:00"), toll(5, "2030-05-03", by="mayor")]))
def test_the_order_of_reports_does_not_matter(tellings):
    assert stands(*tellings) == stands(
        toll(4, "2030-05-01"), toll(5, "2030-05-03T09:00"), toll(5, "2030-05-03", by="mayor")
    )


def test_the_hours_are_a_day():
    assert HOURS == 24
