"""Tables, opened with what their users open them with: csv, pandas, pyarrow."""

import csv
import io
import sys

import pandas as pd
import pytest
from pyarrow import parquet

from selon.errors import OutputError
from selon.publishing.exports.acled import scale
from selon.publishing.exports.claims import COLUMNS
from selon.publishing.exports.door import open_exporter
from tests.unit.publishing.exports.handing import handed, made
from tests.unit.weighing.tellings import TOWN, at_least, dossier, exact, tell

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(data, **more):
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), **more))


# --- claims -----------------------------------------------------------------------------------------------------------


def test_claims_are_rows_with_who_says_it_where_how_many_and_in_which_words(handed_ledger):
    rows = table(handed(handed_ledger, "csv"))
    assert list(rows[0]) == [column.name for column in COLUMNS]
    (killed,) = [row for row in rows if row["kind"] == "killed" and row["document"] == "post-2"]
    assert (killed["value"], killed["unit"], killed["modifier"]) == ("9", "person", "exact")
    assert (killed["place"], killed["country"], killed["place_precision"]) == ("Ostrov", "RU", "settlement")
    assert killed["source"] == "Mikhail Vedernikov"
    assert killed["figure_words"] in killed["sentence"]
    assert "Nine people were killed in a drone strike" in killed["sentence"]
    denied = next(row for row in rows if row["happened"] == "no")
    assert (denied["said"], denied["act"]) == ("denied", "deny")


def test_the_three_statuses_stand_apart(handed_ledger):
    rows = table(handed(handed_ledger, "csv"))
    assert {row["said"] for row in rows} == {"asserted", "denied"}
    assert {row["reviewed"] for row in rows} == {"unreviewed"}
    assert {row["concluded"] for row in rows} == {""}


@pytest.mark.parametrize("name", ["csv", "acled", "ged"])
def test_no_cell_is_a_formula_and_negative_numbers_stay_numbers(name):
    south = TOWN.__class__(None, "Lesna", "RU", "Orlov Oblast", "settlement", -0.00001, -61.5, 7)
    told = tell("killed", "9 died", figure="9", quantity=exact(9), place=south, outlet="-2+3")
    rows = table(made(name, dossier(told, places=(south,))))
    cells = [cell for row in rows for cell in row.values() if cell.startswith(FORMULA)]
    assert {float(cell) for cell in cells} == {-61.5, -0.00001}
    assert any("'-2+3" in row.get("outlet", row.get("source", row.get("source_office"))) for row in rows)


def test_pandas_reads_claims_with_figures_as_numbers(handed_ledger):
    frame = pd.read_csv(io.BytesIO(handed(handed_ledger, "csv")))
    assert frame["value"].dtype == frame["latitude"].dtype == "float64"
    toll = frame[(frame["kind"] == "killed") & (frame["place"] == "Ostrov")]
    assert set(toll["low"]) == {5, 9}
    assert frame["outlet"].str.startswith("'=cmd").any()


def test_a_vague_figure_has_bounds_and_no_value(handed_ledger):
    row = next(row for row in table(handed(handed_ledger, "csv")) if row["modifier"] == "vague")
    assert (row["value"], row["low"], row["high"], row["figure_words"]) == ("", "24", "99", "dozens")


def test_an_empty_selection_has_its_columns(handed_ledger):
    for name in ("csv", "acled", "ged"):
        lines = handed(handed_ledger, name, place="atlantis").decode().splitlines()
        assert lines == [",".join(column.name for column in open_exporter(name).columns)]


def test_a_report_that_was_taken_back_is_marked_and_its_toll_is_not_live():
    told = dossier(
        tell("killed", doc="a", by="x", quantity=exact(50)),
        tell("killed", doc="b", by="y", quantity=exact(9)),
        tell("killed", doc="c", by="x", quantity=exact(12), published="2030-05-02"),
    )
    rows = {row["document"]: row["withdrawn"] for row in table(made("csv", told, taken_back=("c",)))}
    assert rows == {"a": "", "b": "", "c": "canceled"}
    (row,) = table(made("ged", told, taken_back=("a",)))
    assert (row["low"], row["high"]) == ("9", "12")
    (row,) = table(made("ged", told, taken_back=("c",)))
    assert (row["low"], row["high"]) == ("9", "50")
    (row,) = table(made("acled", told, taken_back=("a", "b", "c")))
    assert row["fatalities"] == ""


# --- parquet ----------------------------------------------------------------------------------------------------------


def test_parquet_has_the_columns_of_the_table_with_types(handed_ledger):
    data = handed(handed_ledger, "parquet")
    found = parquet.read_table(io.BytesIO(data))
    assert found.column_names == [column.name for column in COLUMNS]
    assert found.num_rows == len(table(handed(handed_ledger, "csv")))
    assert {str(found.schema.field(name).type) for name in ("value", "latitude")} == {"double"}
    assert str(found.schema.field("begin").type) == "int64"
    assert found.column("concluded").null_count == found.num_rows
    frame = pd.read_parquet(io.BytesIO(data))
    assert set(frame.loc[frame["kind"] == "injured", "low"]) == {13.0, 17.0}
    assert data == handed(handed_ledger, "parquet")


def test_parquet_without_pyarrow_says_what_to_install(handed_ledger, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match="needs pyarrow") as told:
        handed(handed_ledger, "parquet")
    assert told.value.remedy == "pip install 'selon[parquet]'"


# --- acled and ged ----------------------------------------------------------------------------------------------------


def test_an_event_is_a_row_as_acled_has_it(handed_ledger):
    frame = pd.read_csv(io.BytesIO(handed(handed_ledger, "acled")), parse_dates=["event_date"])
    row = frame[frame["location"] == "Ostrov"].iloc[0]
    assert str(row["event_date"].date()) == "2024-03-04"
    assert (row["time_precision"], row["geo_precision"], row["iso"]) == (1, 1, 643)
    assert (row["fatalities"], row["injured"], row["hospitalised"]) == (9, 17, 5)
    assert row["reports"] == 3
    assert row["source"].startswith("'=cmd") or "=cmd" in row["source"]
    assert "How many people were killed? 9 people" in row["notes"]
    assert frame[["event_type", "actor1", "actor2"]].isna().all(axis=None)


def test_an_event_is_a_row_as_ucdp_has_it(handed_ledger):
    rows = {row["where_coordinates"]: row for row in table(handed(handed_ledger, "ged"))}
    ostrov = rows["Ostrov"]
    assert (ostrov["low"], ostrov["best"], ostrov["high"], ostrov["best_rule"]) == ("9", "9", "9", "agreed")
    assert (ostrov["where_prec"], ostrov["date_prec"]) == ("1", "2")
    assert (ostrov["date_start"], ostrov["date_end"]) == ("2024-03-04", "2024-03-05")
    assert ostrov["number_of_sources"] == "3"
    assert "Le Matin, 2024-03-05" in ostrov["source_article"]
    assert "Mikhail Vedernikov" in ostrov["source_original"]
    assert int(ostrov["independent_origins_low"]) <= int(ostrov["independent_origins_high"])
    assert ostrov["geom_wkt"].startswith("POINT (28.")
    assert rows["Velikiye Luki"]["low"] == "2"
    assert {ostrov[name] for name in ("type_of_violence", "side_a", "deaths_civilians", "concluded")} == {""}


def test_what_is_killed_elsewhere_is_no_toll_of_this_row(handed_ledger):
    rows = {row["location"]: row for row in table(handed(handed_ledger, "acled"))}
    assert (rows["Ostrov"]["fatalities"], rows["Velikiye Luki"]["fatalities"]) == ("9", "2")


def test_a_rule_that_is_named_picks_the_best_figure():
    told = dossier(
        tell("killed", doc="a", by="x", quantity=exact(9)),
        tell("killed", doc="b", by="y", quantity=at_least(12)),
    )
    (open_row,) = table(made("ged", told))
    (picked,) = table(made("ged", told, rule="lowest"))
    (undecided,) = table(made("ged", told, rule="majority-of-origins"))
    assert (open_row["low"], open_row["best"], open_row["high"], open_row["best_rule"]) == ("9", "", "12", "")
    assert (picked["best"], picked["best_rule"]) == ("9", "lowest")
    assert (undecided["best"], undecided["best_rule"]) == ("", "")


@pytest.mark.parametrize(
    ("urls", "country", "told"),
    [
        ({"https://t.me/channel/1", "https://www.example.ru/2"}, "RU", "New media-National"),
        ({"https://example.co.uk/a"}, "GB", "National"),
        ({"https://example.com/a", "https://news.example.fr/b"}, "RU", "International"),
        ({"https://x.com/a", "https://m.facebook.com/b"}, None, "New media"),
        ({"https://netflix.com/a"}, "RU", ""),
        ({"no address", "https://example.org"}, None, ""),
    ],
)
def test_the_scale_of_sources_is_what_addresses_tell(urls, country, told):
    assert scale(urls, country) == told


# --- mentions ---------------------------------------------------------------------------------------------------------


def test_pandas_reads_mentions_in_gdelts_order(handed_ledger):
    data = handed(handed_ledger, "mentions")
    frame = pd.read_csv(io.BytesIO(data), sep="\t", quoting=csv.QUOTE_NONE, dtype={"MentionTimeDate": str})
    assert list(frame)[:5] == ["GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName"]
    assert len(frame) == 4
    first = frame[frame["MentionIdentifier"].str.startswith("https://post")].iloc[0]
    assert (first["MentionTimeDate"], first["MentionType"], first["SentenceID"]) == ("20240305051000", 1, 1)
    assert first["MentionSourceName"] == "post.example.ru"
    cited = frame[frame["MentionType"] == 2].iloc[0]
    assert cited["MentionIdentifier"] == "Morning <b>Gazette</b>: post-2"
    assert frame.groupby("GlobalEventID")["EventTimeDate"].nunique().max() == 1
    assert frame["Confidence"].isna().all()


def test_mentions_of_a_report_without_a_day_or_an_outlet():
    told = dossier(tell("fire", "Fire!", doc="a", published=None, outlet="=x\ty\n"))
    row = table(made("mentions", told), delimiter="\t")[0]
    assert (row["EventTimeDate"], row["MentionTimeDate"], row["Actor1CharOffset"]) == ("", "", "-1")
    assert (row["MentionSourceName"], row["MentionDocLen"]) == ("'=x y", "5")
