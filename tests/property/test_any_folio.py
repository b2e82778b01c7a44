"""What must hold of every folio: it survives its writing, and it can be shown, whatever stands in it."""

import io
import json
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from selon.publishing.marks import paragraphs
from selon.publishing.outline import outline
from selon.publishing.page import write_page
from selon.publishing.report import make_console, write_report
from selon.publishing.wording import visible
from selon.records.codec import decode, decode_line, encode, encode_line
from tests.property.folios import folios

slow = settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@given(folios())
@slow
def test_a_folio_survives_its_writing_loss_free(folio):
    assert decode(encode(folio)) == folio
    assert decode_line(encode_line(folio)) == folio
    assert json.loads(encode_line(folio)) == encode(folio)


@given(folios(), st.integers(40, 200))
@slow
def test_a_report_is_never_wider_than_it_may_be_and_hides_nothing(folio, width):
    stream = io.StringIO()
    assert write_report([folio], make_console(stream, color="never", width=width)) == 1
    shown = stream.getvalue()
    assert max(map(cell_len, shown.splitlines())) <= width
    assert "\x1b" not in shown
    assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", shown)


@given(folios())
@slow
def test_a_page_shows_the_text_once_and_lets_nothing_out_of_it(folio):
    segments = ["".join(s.text for s in line) for line in paragraphs(outline(folio))]
    lines = [line for line in re.findall(r"[^\n]+", folio.document.text) if line.strip()]
    assert segments == [visible(line) for line in lines]
    stream = io.StringIO()
    assert write_page([folio], stream) == 1
    page = stream.getvalue()
    assert "<script" not in page.lower()
    assert len(re.findall(r"<(?:article|/article)\b", page)) == 2
