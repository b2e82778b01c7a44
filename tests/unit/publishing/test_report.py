"""The report: its console, its short form, and what it does with a folio that holds nothing."""

import io
import re

from selon.publishing.jsonl import write_jsonl
from selon.publishing.report import make_console, write_demo, write_report
from selon.records import Document, Folio
from selon.records.codec import decode_line
from tests.golden.hand_made import FOLIO

EMPTY = Folio(Document("d", "Nothing much."), "und")


def report(*folios, **options):
    stream = io.StringIO()
    assert write_report(folios, make_console(stream, **options)) == len(folios)
    return stream.getvalue()


def test_a_folio_of_nothing_says_so():
    shown = report(EMPTY)
    assert "Nothing was found that is said or claimed in this text." in shown
    assert "no outlet · no date · language unknown" in shown
    assert "WHO SAYS WHAT" not in shown


def test_reports_follow_each_other():
    shown = report(FOLIO, EMPTY)
    assert shown.count("━" * 100) == 2


def test_no_line_ends_in_blanks_when_there_is_no_terminal():
    assert all(line == line.rstrip() for line in report(FOLIO).splitlines())


def test_colour_says_nothing_that_words_do_not():
    plain = report(FOLIO, color="never", width=100)
    coloured = report(FOLIO, color="always", width=100)
    assert "\x1b[" in coloured
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


def test_a_width_that_is_too_small_for_anything_is_widened():
    assert max(map(len, report(EMPTY, width=3).splitlines())) == 40


def test_the_demonstration_shows_one_in_full_and_of_the_others_what_does_not_add_up():
    stream = io.StringIO()
    write_demo([EMPTY, FOLIO], make_console(stream))
    shown = stream.getvalue()
    assert "THE OTHER SAMPLES, IN SHORT" in shown
    assert "✗ fails  400 km north-west of Elderburg" in shown
    assert "WHO SAYS WHAT" not in shown
    stream = io.StringIO()
    write_demo([EMPTY], make_console(stream))
    assert "IN SHORT" not in stream.getvalue()


def test_jsonl_is_a_folio_a_line():
    stream = io.StringIO()
    assert write_jsonl([FOLIO, EMPTY], stream) == 2
    assert [decode_line(line) for line in stream.getvalue().splitlines()] == [FOLIO, EMPTY]
