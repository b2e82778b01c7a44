"""Kindred languages of one script are told apart by their letters, where a text is too short for its words to tell."""

import pytest

from selon.reading.language import choose_pack
from selon.records.text import Document


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("На складе вспыхнул огонь.", "ru"),
        ("Такие цифры привели в мэрии.", "ru"),
        ("Над містом збили сім дронів.", "uk"),
        ("За даними мерії, по складу влучили дві ракети.", "uk"),
        # a quotation in a kindred language, with its letters, does not turn the text
        (
            "Мер написав російською: «мы живы». Про це повідомили місцеві видання, які цитують його допис у мережі.",
            "uk",
        ),
    ],
)
def test_letters_tell_kindred_languages_apart(text, code):
    assert choose_pack(Document("d", text))[0] == code
