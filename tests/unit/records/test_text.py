"""Spans and readings: offsets count code points, and a span's text is the text's slice."""

import dataclasses

import pytest

from selon.records.text import Document, Entry, Hit, Quotation, Reading, Sentence, Span, Token, cut

TEXT = "Two fires. « One » dead."


def reading(**changes):
    hits = {
        "kinds": (Hit(4, 9, Entry("fires", "", "kinds", {"kind": "fire"})), Hit(4, 8, Entry("fire", "", "kinds", {})))
    }
    tokens = (
        Token(0, 3, "two", "word"),
        Token(4, 9, "fires", "word"),
        Token(9, 10, ".", "mark"),
        Token(11, 12, "«", "mark"),
    )
    fields = {
        "document": Document("d", TEXT),
        "language": "xx",
        "folded": TEXT.lower(),
        "tokens": tokens,
        "sentences": (Sentence(0, 0, 0, 10, 0, 3), Sentence(1, 0, 11, 24, 3, 4)),
        "quotations": (Quotation(11, 18),),
        "hits": hits,
        "token_starts": tuple(t.start for t in tokens),
        "sentence_starts": (0, 11),
        "hit_starts": {name: tuple(h.start for h in found) for name, found in hits.items()},
    }
    return Reading(**fields | changes)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "contains"),
    [
        ((0, 5), (4, 9), True, False),
        ((0, 5), (5, 9), False, False),
        ((0, 9), (2, 9), True, True),
        ((2, 9), (0, 9), True, False),
    ],
)
def test_spans_overlap_by_a_code_point_and_contain_by_both_ends(one, other, overlaps, contains):
    a, b = Span(*one, ""), Span(*other, "")
    assert a.overlaps(b) is b.overlaps(a) is overlaps
    assert a.contains(b) is contains


def test_cut_leaves_white_space_outside():
    assert cut("  \u00a0a b\n ", 0, 8) == Span(3, 6, "a b")
    assert cut("   ", 0, 3) == Span(3, 3, "")


def test_records_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(0, 1, "a").start = 5


def test_an_entry_gives_its_columns_and_empty_for_others():
    entry = Entry("fires", "", "kinds", {"kind": "fire"})
    assert (entry.get("kind"), entry.get("means")) == ("fire", "")


def test_a_reading_cuts_spans_from_its_text():
    assert reading().text is reading().document.text
    assert reading().span(3, 9) == Span(4, 9, "fires")


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (9, 0), (10, 0), (11, 1), (24, 1), (99, 1), (-1, 0)])
def test_the_sentence_at_an_offset_is_the_last_that_starts_before_it(offset, index):
    assert reading().sentence_at(offset).index == index


def test_tokens_are_found_by_offset():
    assert reading().token_index(4) == 1
    assert reading().token_index(5) == 2
    assert [t.fold for t in reading().tokens_between(4, 11)] == ["fires", "."]


def test_hits_between_start_and_end_inside():
    assert [h.end for h in reading().hits_between("kinds", 0, 24)] == [9, 8]
    assert [h.end for h in reading().hits_between("kinds", 0, 8)] == [8]
    assert reading().hits_between("kinds", 5, 24) == ()
    assert reading().hits_between("cues", 0, 24) == ()


@pytest.mark.parametrize(("offset", "inside"), [(10, False), (11, True), (17, True), (18, False)])
def test_the_quotation_at_an_offset_includes_its_marks(offset, inside):
    found = reading().quotation_at(offset)
    assert (found is not None) is inside
    assert reading(quotations=()).quotation_at(offset) is None
