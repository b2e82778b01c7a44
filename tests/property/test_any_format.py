"""What must hold of whatever comes in as a page, a feed, an export or an archive. ``make fuzz`` asks it more often."""

import pytest
from hypothesis import HealthCheck, given, settings

from bench.hostile import FORMS, LIMITS, flaws, items_of
from selon.errors import MarkupError
from selon.records.text import Document, Note, Span

a_few = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("form", FORMS)
def test_no_bytes_break_a_format(form):
    @a_few
    @given(FORMS[form])
    def holds(data):
        assert flaws(items_of(data, form)) == []
        assert flaws(items_of(data, None)) == []

    holds()


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (MarkupError("it cannot be parsed: KeyError: 'x'", place="here"), "KeyError: 'x'"),
        (MarkupError("broken", place=""), "without place"),
        (Document("d", " "), "empty"),
        (Document("d", "x" * (LIMITS.characters + 1)), "too long"),
        (Document("", "x"), "no id"),
        (Document("d", "\ud800"), "surrogate"),
        (Document("d", "ab", notes=(Note("x", "x", Span(0, 1, "b")),)), "points elsewhere"),
        (Document("d", "ab", authors=["A"]), "changes on its way"),
    ],
)
def test_that_check_sees_what_is_wrong(item, said):
    (flaw,) = flaws([item])
    assert said in flaw


def test_that_check_lets_be_what_is_well():
    fine = Document("d", "Two hurt.", notes=(Note("x", "x", Span(0, 3, "Two")),))
    assert flaws([fine, MarkupError("broken XML", place="here")]) == []
