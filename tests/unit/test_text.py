"""Folding keeps offsets; ids depend on content alone."""

import pytest

from selon.text import content_id, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’État", "l'état"),
        ("non\u2010combattant", "non-combattant"),
        ("3\u202f600\u00a0km", "3 600 km"),
        ("a\r\nb\tc", "a  b c"),
        ("ТВЕРЬ", "тверь"),
        ("dʼune ‘main’", "d'une 'main'"),
    ],
)
def test_fold_has_one_case_apostrophe_hyphen_and_space(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["İstanbul", "ẞtraße", "ΑΣ", "ǅ", "\ud800x", "🔥 Топорець 🇺🇦 54"])
def test_fold_keeps_the_length(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_ids_tell_parts_apart():
    assert content_id("c", "ab", "c") != content_id("c", "a", "bc")
    assert content_id("c", 1, None) == content_id("c", "1", "None")
    assert content_id("a", "x").startswith("a-")
    assert content_id("a", "\ud800") != content_id("a", "\ud801")
