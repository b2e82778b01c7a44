"""Plain text to a document: front matter in both forms, the headline, and what the command line says."""

import pytest

from selon.intake.text import parse_text

BODY = "Two people were wounded, the governor said.\n\nThe town lies near the border."


@pytest.mark.parametrize(
    "front",
    [
        "---\noutlet: Example Post\npublished: 2024-09-18\ncredits: [AFP, Reuters]\nurl: https://example.org/1\n---\n",
        "outlet: Example Post\npublished: 2024-09-18\ncredits: AFP, Reuters\nurl: https://example.org/1\n\n",
        "Source: Example Post\nDate : 18.09.2024\nCREDITS: 'AFP', \"Reuters\"\nLink: https://example.org/1\n",
        "---\nsource: 'Example Post'\ndate: 2024-09-18\ncredits:\n - AFP\n - Reuters\nurl: https://example.org/1\n...\n",
    ],
)
def test_front_matter_is_read_in_either_form(front):
    document = parse_text(front + BODY)
    assert document.text == BODY
    assert (document.outlet, document.published) == ("Example Post", "2024-09-18")
    assert (document.credits, document.url) == (("AFP", "Reuters"), "https://example.org/1")
    assert document.notes == ()


def test_id_title_and_language_can_be_said():
    document = parse_text(f"id: d7\ntitle: Wounded in a town\nlang: en-GB\n{BODY}")
    assert (document.id, document.title, document.language) == ("d7", "Wounded in a town", "en-GB")


def test_a_key_that_is_none_is_noted_and_passed_over():
    document = parse_text(f"---\nauthor: A. Writer\noutlet: X\nnonsense\n---\n{BODY}")
    assert document.outlet == "X"
    assert [note.code for note in document.notes] == ["front_matter"]
    assert "author: A. Writer; nonsense" in document.notes[0].message


def test_front_matter_that_never_ends_is_text():
    document = parse_text(f"---\noutlet: X\n{BODY}")
    assert document.text.startswith("---\noutlet: X")
    assert [note.code for note in document.notes] == ["front_matter"]


def test_a_text_that_only_looks_like_front_matter_is_text():
    text = "Toropets: two people were wounded\n\nThe governor said so."
    assert parse_text(text).text == text


def test_what_the_user_says_wins_and_what_he_does_not_say_does_not():
    document = parse_text(f"outlet: X\npublished: 2024-09-18\n{BODY}", given={"outlet": "Y", "published": ""})
    assert (document.outlet, document.published) == ("Y", "2024-09-18")


def test_line_ends_are_made_one_and_a_mark_at_the_start_goes():
    assert parse_text("\ufeffa\r\nb\rc").text == "a\nb\nc"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Wounded in a small town\n\nTwo people were wounded.", "Wounded in a small town"),
        ("Two people were wounded.\n\nThe governor said so.", None),
        ("Wounded in a small town\nTwo people were wounded.", None),
        ("Wounded twice\n\nTwo people were wounded.", None),
        ("word " * 40 + "\n\nTwo people were wounded.", None),
        ("Wounded in a small town", None),
        ("2024-09-18 in a small town\n\nTwo people were wounded.", None),
    ],
)
def test_a_first_line_that_looks_like_a_headline_is_the_title_and_stays_in_the_text(text, title):
    document = parse_text(text)
    assert document.title == title
    assert document.text == text.strip()


def test_agencies_and_date_are_taken_from_the_text_where_nobody_says_them():
    document = parse_text("2024-09-18 MOSCOU\n\nDeux drones ont été abattus. (AFP)")
    assert (document.published, document.credits) == ("2024-09-18", ("AFP",))


def test_an_impossible_date_is_a_note():
    document = parse_text(f"published: 2024-02-30\n{BODY}")
    assert document.published is None
    assert [note.code for note in document.notes] == ["impossible_date"]


@pytest.mark.parametrize("text", ["", "\n\n", "---\n---\n", "outlet: X\n"])
def test_nothing_is_an_empty_document(text):
    assert parse_text(text).text == ""
