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

slow = settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
VIEWS = st.builds(View, st.booleans(), st.booleans(), st.booleans())


@given(accounts(), st.integers(40, 200), VIEWS, st.sampled_from(["", *RULES]))
@slow
def test_a_page_is_never_wider_than_it_may_be_and_hides_nothing(made, width, view, rule):
    account, dossier = made
    stream = io.StringIO()
    page = event_page(
        account, dossier, related=(Related(account.event.id, visible(account.event.title), 1, ("1 ≠ 2",)),), rule=rule
    )
    write_event(page, make_console(stream, color="never", width=width), view)
    shown = stream.getvalue()
    assert max(map(cell_len, shown.splitlines())) <= width
    assert not re.search("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", shown)


@given(accounts(), st.sampled_from(["", *RULES]))
@slow
def test_an_account_is_written_as_json_that_any_program_reads(made, rule):
    account, dossier = made
    told = json.loads(json.dumps(event_json(account, dossier, rule), allow_nan=False))
    assert len(told["questions"]) == len(account.questions)
    assert len(told["tellings"]) == len(dossier.tellings)
