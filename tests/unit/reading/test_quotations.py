"""Quotation marks are paired by style and place; what has no partner is a note and spoils nothing else."""

import pytest

from selon.reading.paragraphs import find_paragraphs
from selon.reading.quotations import find_quotations

ANY = (("«", "»"), ("“", "”"), ("„", "“"), ('"', '"'), ("‘", "’"), ("'", "'"))


def found(text, pairs=ANY):
    quotations, notes = find_quotations(text, pairs, find_paragraphs(text))
    return [text[q.start : q.end] + ("" if q.closed else " …") for q in quotations], [n.code for n in notes]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no”, she said «yes».", ["“no”", "«yes»"]),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ('A "b" c "d".', ['"b"', '"d"']),
        ('Il parle d\'"horreur" et d\'" effroi " encore.', ['"horreur"', '" effroi "']),
        ("«outer “inner” outer»", ["«outer “inner” outer»"]),
        ("“outer ‘inner’ outer”", ["“outer ‘inner’ outer”"]),
        ("‘Don’t move,’ the boys’ coach said.", ["‘Don’t move,’"]),
        ("'It was John's,' he said.", ["'It was John's,'"]),
        ("The '90s, rock 'n' roll", []),
        ("the soldiers' and the nurses' tents", []),
        ("l’été d’Élise", []),
        ("no marks at all", []),
    ],
)
def test_pairs(text, quoted):
    assert found(text) == (quoted, [])


@pytest.mark.parametrize(
    ("text", "quoted", "notes"),
    [
        ("«Open. And on", ["«Open. And on …"], ["unclosed_quotation"]),
        ("Stray» mark", [], ["unopened_quotation"]),
        ('A 5" pipe and "this".', ['"this"'], ["unopened_quotation"]),
        ('"We left, he said. "They came," she said.', ['"They came,"'], ["unclosed_quotation"]),
        ("«a\nb» «c»", ["«a …", "«c»"], ["unclosed_quotation", "unopened_quotation"]),
        ("‘never closed, “but this is”", ["“but this is”"], []),
        ("«" * 6, ["«««««« …"], ["unclosed_quotation"]),
    ],
)
def test_what_has_no_partner_is_noted(text, quoted, notes):
    assert found(text) == (quoted, notes)


def test_speech_that_goes_on_in_the_next_paragraph_is_no_slip():
    text = "“One.\n\n“Two.\n\n“Three,” he said."
    assert found(text) == (["“One. …", "“Two. …", "“Three,”"], [])


def test_without_pairs_there_is_nothing_to_find():
    assert found("«a»", ()) == ([], [])


def test_a_note_points_at_the_mark():
    text = "Some words «" + "x" * 60
    _, notes = find_quotations(text, ANY, find_paragraphs(text))
    assert notes[0].span.start == 11
    assert len(notes[0].span.text) == 40
