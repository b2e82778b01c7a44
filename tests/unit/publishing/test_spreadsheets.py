"""CSV that no spreadsheet takes for a formula."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from selon.publishing.spreadsheets import guarded, write_csv

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def test_numbers_stay_numbers_and_words_stay_words():
    for cell in ("-12", "+3", "3.5", "-3,5", "", "≥ 13", "’tis", "a=b"):
        assert guarded(cell) == cell


def test_a_formula_is_text():
    for cell in ("=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-", "-1e9x"):
        assert guarded(cell) == f"'{cell}"


def test_a_table_has_a_head_and_blanks_for_what_is_not_known():
    stream = io.StringIO(newline="")
    assert write_csv(stream, ("a", "b"), [(1.0, None), (2.5, "x, y")]) == 2
    assert stream.getvalue() == 'a,b\r\n1,\r\n2.5,"x, y"\r\n'


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1))
def test_every_cell_comes_back_and_none_is_a_formula(cells):
    stream = io.StringIO(newline="")
    write_csv(stream, ["x"], [cells])
    (row,) = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))[1:] or [[""]]
    assert [cell.removeprefix("'") for cell in row] == [cell.removeprefix("'") for cell in cells]
    for cell in row:
        assert not cell.startswith(DANGEROUS) or cell.lstrip("+-").replace(".", "").replace(",", "").isdigit()
