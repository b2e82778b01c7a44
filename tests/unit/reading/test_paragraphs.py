"""A line is a paragraph, unless the text is hard-wrapped: then a blank line ends one."""

import pytest

from selon.reading.paragraphs import find_paragraphs

WRAPPED = (
    "The river rose in the night and took the bridge with it, the mayor of\n"
    "the lower town said on Monday. Nobody was hurt, but two roads that lead\n"
    "to the hospital are closed, and the school stays shut until the water\n"
    "falls.\n"
    "\n"
    "A second wave is expected towards the evening, the service that watches\n"
    "the dams warned, and asked people to keep away from the banks.\n"
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", [""]),
        ("One.", ["One."]),
        ("One.\nTwo.\n", ["One.\n", "Two.\n"]),
        ("One.\n \n\n  Two.", ["One.\n \n\n  ", "Two."]),
        ("Title without a stop\nAnd text\nMore", ["Title without a stop\n", "And text\n", "More"]),
    ],
)
def test_lines_are_paragraphs(text, parts):
    assert [text[a:b] for a, b in find_paragraphs(text)] == parts


def test_wrapped_lines_are_joined():
    assert [WRAPPED[a:b].split(maxsplit=1)[0] for a, b in find_paragraphs(WRAPPED)] == ["The", "A"]


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED.replace("\n", " " * 40 + "x\n", 1),  # one line runs on
        "\n".join(["A short line"] * 6),
        "\n".join(["This line, long enough to look wrapped, is a sentence by itself."] * 6),
    ],
)
def test_what_only_looks_wrapped_is_not(text):
    assert len(find_paragraphs(text)) > 2
