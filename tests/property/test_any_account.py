"""What must hold of every account: it can be shown and written, whatever stands in it, and hides nothing."""

import io
import json
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from selon.publishing.event_outline import event_page
from selon.publishing.event_report import View, write_event
from selon.publishing.event_rows import Related
from selon.publishing.plain import event_json
from selon.publishing.terminal import make_console
from selon.publishing.wording import visible
from selon.weighing.picks import RULES
from tests.property.accounts import accounts

VIEWS = st.builds(View, st.booleans(), st.booleans(), st.booleans())
RULE = st.sampled_from(["", *RULES])
#: An account takes far longer to draw than to show: each is shown several ways.
WAYS = st.lists(st.tuples(st.integers(40, 200), VIEWS, RULE), min_size=4, max_size=4)


@given(accounts(), WAYS, RULE)
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
def test_a_page_keeps_its_width_and_hides_nothing_and_any_program_reads_the_json(made, ways, rule):
    account, dossier = made
    for width, view, picked in ways:
        shown = page_of(account, dossier, width, view, picked)
        assert max(map(cell_len, shown.splitlines())) <= width
        assert not re.search("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", shown)
    told = json.loads(json.dumps(event_json(account, dossier, rule), allow_nan=False))
    assert len(told["questions"]) == len(account.questions)
    assert len(told["tellings"]) == len(dossier.tellings)


def page_of(account, dossier, width, view, rule):
    stream = io.StringIO()
    related = (Related(account.event.id, visible(account.event.title), 1, ("1 ≠ 2",)),)
    page = event_page(account, dossier, related=related, rule=rule)
    write_event(page, make_console(stream, color="never", width=width), view)
    return stream.getvalue()
