"""What a dispatch says of itself: that it corrects, updates or withdraws; a sentence that only sounds so is left alone."""

import pytest

from selon.intake.notices import find_notices


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CORRECTION: an earlier version named another town.\n\nTwo were hurt.", "correction"),
        ("UPDATE 2-Two hurt in fire\n\nTwo were hurt.", "update"),
        ("Two were hurt.\n\n(Mis à jour à 14h10)", "update"),
        ("Two were hurt.\n\nEditor’s note - the name of the town was mended.", "correction"),
        ("Two were hurt.\n\nThis article has been updated with words from the ministry.", "update"),
        ("ИСПРАВЛЕНО: название города\n\nПострадали двое.", "correction"),
        ("ОНОВЛЕНО 12:30\n\nПостраждали двоє.", "update"),
        ("Berichtigung\n\nIn einer früheren Fassung stand ein anderer Ort.", "correction"),
        ("MANDATORY KILL - do not print.\n\nTwo were hurt.", "retracted"),
        ("Kill: the fire in Brod\n\nTwo were hurt.", "withdrawal"),
        ("Retraction: the fire in Brod\n\nTwo were hurt.", "retracted"),
        ("DÉPÊCHE ANNULÉE\n\nDeux blessés.", "retracted"),
        ("ANNULE ET REMPLACE : la dépêche de 8h\n\nDeux blessés.", "correction"),
        ("СООБЩЕНИЕ ОТОЗВАНО\n\nПострадали двое.", "retracted"),
        ("* Corrected version *\n\nTwo were hurt.", ""),
        ("Corrected figures were published by the governor.\n\nTwo were hurt.", ""),
        ("Updated rules were announced.", ""),
        ("Corrections officers were among the wounded, the governor said.", ""),
        ("", ""),
    ],
)
def test_notices_are_found_where_they_plainly_stand(text, kind):
    notes = find_notices(text)
    assert [note.code for note in notes] == ([kind] if kind else [])
    for note in notes:
        assert text[note.span.start : note.span.end] == note.span.text


def test_a_headline_says_it_too_and_once_is_enough():
    (note,) = find_notices("Update: two were hurt.", "UPDATE 1-Two hurt")
    assert (note.code, note.span) == ("update", None)
    assert find_notices("Two were hurt.", "Two hurt") == ()


def test_the_middle_of_a_long_text_is_not_searched():
    lines = [f"Line {number} of a long text." for number in range(20)]
    lines[10] = "Correction: a word in the middle"
    assert find_notices("\n".join(lines)) == ()
