"""What must hold of whatever comes in as a page, a feed, an export or an archive. ``make fuzz`` asks it more often."""

import pytest
from hypothesis import HealthCheck, given, settings

from bench.hostile import FORMS, flaws, items_of

a_few = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("form", FORMS)
def test_no_bytes_break_a_format(form):
    @a_few
    @given(FORMS[form])
    def holds(data):
        assert flaws(items_of(data, form)) == []
        assert flaws(items_of(data, None)) == []

    holds()
