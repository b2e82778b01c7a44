"""A measure over nights: what stands in a row, what must not be added, and how it is told, drawn and written."""

import csv
import io
import sys
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from selon.errors import OutputError
from selon.ledger import Figure
from selon.publishing.plots import bar, save_png, spark
from selon.publishing.series import HEAD, Tally, Window, cells, tallies
from selon.publishing.series_picks import picks
from selon.publishing.series_report import write_series
from selon.publishing.spreadsheets import write_csv
from selon.publishing.terminal import make_console
from selon.records import Check, Claim, Document, Folio, Part, Place, Quantity, Share, Span

LAND = Place(None, "Westmark", "XW", None, "country")
NIGHT = ("2024-09-17", "2024-09-18", "night")
SPAN = Span(0, 5, "drone")


def county(name):
    return Place(None, name, "XW", name, "admin1")


def exactly(value, **more):
    return Quantity(None, value, value, value, "exact", "drone", **more)


class Night:
    """Reports of a night, one claim each, and the figures that a ledger would give of them."""

    def __init__(self):
        self.folios = []
        self.figures = []

    def add(
        self, quantity, when=NIGHT, *, origin="Army", place=LAND, check=None, outlet="Gazette", side="XW", unit="drone"
    ):
        name = f"d{len(self.folios)}"
        claim = Claim(
            "c1", None, SPAN, "shot_down", True, "asserted", None, None, None, place, None, None, quantity, "x"
        )
        checks = (replace(check, claims=("c1",)),) if check else ()
        self.folios.append(
            Folio(Document(name, "drone", outlet=outlet, published="2024-09-19"), "en", (), (claim,), checks)
        )
        start, end, precision = when or (None, None, None)
        self.figures.append(
            Figure(
                f"{name}#c1", None, name, "2024-09-19T08:00", outlet, "en", "shot_down", unit, quantity.value, quantity.low,
                quantity.high, quantity.modifier, True, "asserted", None, None, "XW", None, "country", start, end, precision,
                "o1", origin, side,
            )
        )  # fmt: skip
        return self

    def rows(self, by="origin"):
        return tallies(self.figures, self.folios, by)


def sums(outcome, working):
    return Check("parts_sum", outcome, "because", (), (), "x", working)


WHOLE = exactly(
    54.0,
    parts=(
        Part(None, 27.0, None, None, county("North Oblast")),
        Part(None, 16.0, "at_least", None, Place(None, "Wick", "XW", "South Oblast", "settlement")),
        Part(None, 11.0, None, "the sea"),
        Part(None, None, None, None, county("East Oblast")),
        Part(None, 1.0, None, None, LAND),
        Part(None, 1.0),
    ),
)
BUSY = (
    Night()
    .add(WHOLE, check=sums("holds", "54 = 27 + 16 + 11"))
    .add(WHOLE, outlet="=Post", check=sums("fails", "54 ≠ 27 + 17 + 11 = 55"))
    .add(exactly(54.0), ("2024-09-18", "2024-09-18", "night"), outlet="Echo")
    .add(Quantity(None, 50.0, 50.0, None, "more_than", "drone"), origin="Navy", side=None)
    .add(exactly(60.0), origin="Other", outlet=None)
    .add(exactly(9.0), ("2024-09-18T00:00", "2024-09-18T06:00", "hour"), check=sums("open", "9 ≥ 4 + 2 = 6"))
    .add(exactly(3.0), ("2024-09-19", "2024-09-19", "day"), place=county("North Oblast"))
    .add(exactly(7.0), None, place=county("East Oblast"))
    .add(exactly(2.0, part_of="c9"), place=county("West Oblast"))
    .add(Quantity(None, None, None, None, "exact", "drone", share=Share(0.5)))
    .add(Quantity(None, None, 24.0, 99.0, "vague", "missile"), ("2024-10", "2024-10", "month"), unit="missile")
)


def find(rows, **wanted):
    return [row for row in rows if all(getattr(row, name) == value for name, value in wanted.items())]


def test_a_withdrawn_report_has_a_row_of_its_own_that_nothing_is_held_against():
    night = Night().add(exactly(54.0)).add(exactly(54.0), outlet="Post").add(exactly(60.0), origin="Navy")
    alike = tallies(night.figures, night.folios)
    assert {row.figure: row.flags for row in alike} == {"54": ("differs",), "60": ("differs",)}
    rows = tallies(night.figures, night.folios, withdrawn={"d1", "d2"})
    assert [(row.figure, row.flags, row.reports) for row in rows] == [
        ("54", (), 1),
        ("54", ("withdrawn",), 1),
        ("60", ("withdrawn",), 1),
    ]
    assert rows[1].signs == "⊘"
    assert rows == tallies(night.figures[::-1], night.folios, withdrawn={"d1", "d2"})
    assert picks(rows, "lowest", {}) == {}


# --- rows -------------------------------------------------------------------------------------------------------------


def test_reports_of_one_figure_by_one_origin_are_one_row_whatever_day_names_the_night():
    (row,) = find(BUSY.rows(), origin="Army", figure="54")
    assert (row.reports, row.outlets) == (3, ("Gazette", "=Post", "Echo"))
    assert row.window.words() == "night of 17–18 Sep 2024"
    assert row.sums == ("54 = 27 + 16 + 11", "54 ≠ 27 + 17 + 11 = 55")


def test_figures_that_cannot_both_be_are_flagged_and_no_other():
    rows = BUSY.rows()
    assert "differs" in find(rows, figure="60")[0].flags
    assert "differs" in find(rows, origin="Army", figure="54")[0].flags
    assert find(rows, origin="Navy")[0].flags == ()  # more than 50 may be 54, and 60
    agreeing = (
        Night().add(exactly(54.0)).add(Quantity(None, 50.0, 50.0, None, "more_than", "drone"), origin="Navy").rows()
    )
    assert [row.flags for row in agreeing] == [(), ()]


def test_windows_that_overlap_are_flagged():
    rows = BUSY.rows()
    assert "overlaps" in find(rows, figure="9")[0].flags
    assert "overlaps" in find(rows, origin="Army", figure="54")[0].flags
    assert "overlaps" not in find(rows, figure="3")[0].flags
    assert "overlaps" not in find(rows, figure="60")[0].flags  # another origin's


def test_nights_that_follow_one_another_do_not_overlap():
    rows = Night().add(exactly(5.0)).add(exactly(6.0), ("2024-09-18", "2024-09-19", "night")).rows()
    assert [row.flags for row in rows] == [(), ()]
    rows = Night().add(exactly(5.0)).add(exactly(6.0), ("2024-09", "2024-09", "month")).rows()
    assert [row.flags for row in rows] == [(), ()]  # a month that is no date cannot be compared
    rows = (
        Night()
        .add(exactly(50.0), ("2024-09-01", "2024-09-30", "month"))
        .add(exactly(5.0))
        .add(exactly(6.0), ("2024-10-01", "2024-10-02", "night"))
        .rows()
    )
    assert [row.flags for row in rows] == [("overlaps",), ("overlaps",), ()]


def test_a_sum_that_fails_is_flagged_and_one_that_is_partial_too():
    rows = BUSY.rows()
    assert "fails" in find(rows, origin="Army", figure="54")[0].flags
    assert "open" in find(rows, figure="9")[0].flags
    assert "✗" in find(rows, origin="Army", figure="54")[0].signs


def test_shares_and_what_counts_some_of_another_are_left_out():
    assert find(BUSY.rows(), figure="2") == []
    assert len(BUSY.rows()) == 7


def test_by_region_the_items_of_breakdowns_have_rows_of_their_own():
    rows = BUSY.rows("region")
    parts = {(row.region, row.figure) for row in rows if row.part}
    assert {("North Oblast", "27"), ("South Oblast", "≥ 16"), ("the sea", "11"), ("West Oblast", "2")} <= parts
    assert ("Westmark", "1") in parts
    assert all(region for region, _ in parts)
    (north,) = find(rows, region="North Oblast", figure="27")
    assert (north.reports, north.flags, north.sums) == (2, (), ())


def test_a_figure_whose_document_or_claim_is_gone_is_passed_over():
    lost = [replace(figure, ref="gone#c1") for figure in BUSY.figures[:1]]
    unknown = [replace(figure, ref="d0#c9") for figure in BUSY.figures[:1]]
    assert tallies([*lost, *unknown], BUSY.folios) == ()


def test_without_a_time_the_day_of_publication_stands_and_says_so():
    (row,) = find(BUSY.rows(), figure="7")
    assert row.window == Window("2024-09-19", "2024-09-19", "published")
    assert row.window.words() == "reported 19 Sep 2024"
    assert row.window.bounds() is None
    assert Window("", "", "published").words() == "no date"


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (Window("2024-09-18", "2024-09-18", "night"), "night to 18 Sep 2024"),
        (Window("2024-09-18T20:00", "2024-09-18T23:00", "hour"), "18 Sep 2024, 20:00–23:00"),
        (Window("2024-09", "2024-09", "month"), "Sep 2024"),
    ],
)
def test_windows_in_words(window, words):
    assert window.words() == words


def test_one_moment_is_no_window():
    assert Window("2024-09-18T09:00", "2024-09-18T09:00", "minute").bounds() is None
    assert Window("2024-09-18", "2024-09-18", "day").bounds() is not None


@given(st.permutations(range(len(BUSY.figures))), st.sampled_from(["origin", "region"]))
def test_the_order_of_figures_changes_nothing(order, by):
    assert tallies([BUSY.figures[i] for i in order], BUSY.folios, by) == BUSY.rows(by)


# --- told -------------------------------------------------------------------------------------------------------------


def told(rows, by="origin", width=100, *, plot=True):
    stream = io.StringIO()
    write_series(rows, make_console(stream, color="never", width=width), title="shot down", by=by, plot=plot)
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("by", ["origin", "region"])
def test_no_line_is_wider_than_it_may_be(width, by):
    assert max(map(cell_len, told(BUSY.rows(by), by, width).splitlines())) == width


def test_rows_are_told_with_their_signs_and_what_these_mean():
    out = told(BUSY.rows(), plot=False)
    assert "54 ≠ 27 + 17 + 11 = 55" in out
    assert "∩ its window overlaps another: never add them" in out
    assert "A blank is not stated. Figures of different windows are not added, and none is the best one." in out
    assert "DRONES" in out
    assert "MISSILES" in out
    assert "3 reports: Gazette, =Post, Echo" in out


def test_regions_stand_below_the_window_that_they_belong_to():
    out = told(BUSY.rows("region"), "region", plot=False)
    assert "North\u00a027 · South\u00a0≥ 16 · the sea\u00a011" in out
    assert "East\u00a07" in out


def test_nothing_found_says_so():
    assert "No such figure is in the ledger for these conditions." in told(())


# --- drawn ------------------------------------------------------------------------------------------------------------


def tally(quantity, region=""):
    return Tally(Window("2024-09-17", "2024-09-18", "night"), region, quantity, "drone", "Army", "XW", ("G",), ("d#c",))


def test_a_bar_is_what_a_figure_allows():
    assert bar(tally(exactly(10.0)), 10.0, 4).plain == "████"
    assert bar(tally(exactly(5.0)), 10.0, 5).plain == "██▌"
    assert bar(tally(Quantity(None, 5.0, 5.0, None, "at_least", "drone")), 10.0, 4).plain == "██▶"
    assert bar(tally(Quantity(None, None, 5.0, 10.0, "range", "drone")), 10.0, 4).plain == "██░░"
    assert bar(tally(Quantity(None, 5.0, None, None, "about", "drone")), 10.0, 4).plain == "██"
    assert bar(tally(exactly(0.0)), 0.0, 4).plain == ""


def test_a_small_multiple_has_a_dot_where_a_region_is_not_named_and_a_nought_where_it_had_none():
    keys = [("night", "2024-09-17"), ("night", "2024-09-18"), ("night", "2024-09-19")]
    assert spark([tally(exactly(8.0))], keys, 8.0).plain == "·█·"
    assert spark([tally(exactly(0.0))], keys, 8.0).plain == "·0·"
    assert spark([tally(exactly(0.0))], keys, 0.0).plain == "·0·"


def test_what_has_no_date_is_in_no_small_multiple():
    undated = replace(tally(exactly(8.0), "North"), window=Window("", "", "published"))
    assert "by region" not in told((undated,), "region")
    assert "by region" in told((tally(exactly(8.0), "North"),), "region")


class Axes:
    def __init__(self, log):
        self.log = log
        self.spines = dict.fromkeys(("top", "right"), self)

    def __getattr__(self, name):
        return lambda *given, **more: self.log.append((name, given, more))


class Sheet:
    log = ()
    fails = False

    def __init__(self, **_):
        type(self).log = []

    def add_subplot(self, *_, **__):
        return Axes(self.log)

    def supxlabel(self, words, **_):
        self.log.append(("supxlabel", (words,), {}))

    def suptitle(self, title):
        self.log.append(("suptitle", (title,), {}))

    def savefig(self, target, **_):
        if self.fails:
            raise PermissionError(13, "Permission denied")
        target.write_bytes(b"\x89PNG")


@pytest.fixture
def matplotlib(monkeypatch):
    package, figure = ModuleType("matplotlib"), ModuleType("matplotlib.figure")
    figure.Figure = Sheet
    monkeypatch.setitem(sys.modules, "matplotlib", package)
    monkeypatch.setitem(sys.modules, "matplotlib.figure", figure)
    monkeypatch.setattr(Sheet, "fails", False)


@pytest.mark.usefixtures("matplotlib")
def test_a_picture_has_a_panel_for_the_whole_and_one_for_each_region(tmp_path):
    rows = tuple(row for row in BUSY.rows("region") if row.unit == "drone")
    save_png(rows, tmp_path / "a.png", title="shot down")
    titles = [given[0] for name, given, _ in Sheet.log if name == "set_title"]
    assert titles[0] == "as a whole"
    assert titles[1:] == ["North", "South", "the sea", "East", "West", "Westmark"]
    assert len([1 for name, *_ in Sheet.log if name == "bar"]) == len(rows)
    assert (tmp_path / "a.png").read_bytes() == b"\x89PNG"
    save_png((), tmp_path / "b.png", title="nothing")
    save_png((tally(exactly(8.0), "North"),), tmp_path / "c.png", title="one region")
    assert [given[0] for name, given, _ in Sheet.log if name == "set_title"] == ["as a whole", "North"]


@pytest.mark.usefixtures("matplotlib")
def test_a_picture_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(Sheet, "fails", True)
    with pytest.raises(OutputError, match=r"a\.png: cannot be written: permission denied"):
        save_png((tally(exactly(1.0)),), tmp_path / "a.png", title="x")


def test_without_matplotlib_the_remedy_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(OutputError, match=r"needs matplotlib, which is not installed; pip install 'selon\[plot\]'"):
        save_png((), tmp_path / "a.png", title="x")


def test_matplotlib_itself_draws_where_it_is_there(tmp_path):
    pytest.importorskip("matplotlib")
    save_png(BUSY.rows("region"), tmp_path / "a.png", title="shot down")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


# --- written ----------------------------------------------------------------------------------------------------------


def test_the_table_has_codes_and_numbers_and_no_formula():
    stream = io.StringIO(newline="")
    write_csv(stream, HEAD, map(cells, BUSY.rows("region")))
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    (whole,) = [row for row in rows if row["figure"] == "54"]
    assert (whole["start"], whole["end"], whole["value"], whole["part"]) == ("2024-09-17", "2024-09-18", "54", "no")
    assert whole["outlets"] == "Gazette; =Post; Echo"
    assert whole["claims"] == "d0#c1; d1#c1; d2#c1"
    (south,) = [row for row in rows if row["region"] == "South Oblast"]
    assert (south["modifier"], south["part"]) == ("at_least", "yes")
    (navy,) = [row for row in rows if row["origin"] == "Navy"]
    assert (navy["low"], navy["high"], navy["side"]) == ("50", "", "")
