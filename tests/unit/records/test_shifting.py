"""Records move with the stretch that they stand in."""

from selon.records.attribution import Source
from selon.records.folios import Check
from selon.records.shifting import shift
from selon.records.text import Note, Span

CHECK = Check("sum", "holds", "because", ("c1",), (Span(1, 2, "a"), Span(3, 4, "b")), "test")


def test_every_span_moves_and_nothing_else():
    moved = shift(CHECK, 10)
    assert moved.spans == (Span(11, 12, "a"), Span(13, 14, "b"))
    assert (moved.rule, moved.claims, moved.because) == ("sum", ("c1",), "because")


def test_records_inside_records_move():
    assert shift((Source(Span(0, 1, "x")), Note("n", "m", Span(2, 3, "y"))), 5) == (
        Source(Span(5, 6, "x")),
        Note("n", "m", Span(7, 8, "y")),
    )


def test_a_record_without_spans_stays():
    source = Source(None, "Army")
    assert shift(source, 5) == source


def test_no_distance_is_no_change():
    assert shift(CHECK, 0) is CHECK
