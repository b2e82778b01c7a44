"""Sentences end where a reader would end them."""

import pytest

from selon.reading.paragraphs import find_paragraphs
from selon.reading.quotations import find_quotations
from selon.reading.segmentation import Stops, find_sentences, find_tokens
from selon.text import fold

STOPS = Stops(
    abbreviations=frozenset({"mr", "gen", "mme"}),
    numbered=frozenset({"no", "oct"}),
    closing=frozenset({"etc", "j.-c"}),
    function=frozenset({"the", "le"}),
)


def split(text, stops=STOPS):
    paragraphs = find_paragraphs(text)
    quotations, _ = find_quotations(text, [("«", "»"), ('"', '"'), ("“", "”")], paragraphs)
    return [text[s.start : s.end] for s in find_sentences(text, find_tokens(fold(text)), quotations, paragraphs, stops)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It burned.", "It fell!", "Why?", "Then…", "Then...", "So."],
        ["Mr. Smith and Gen. Jones met.", "They talked."],
        ["J. R. Smith came.", "S. Lavrov left."],
        ["He took No. 5 on Oct. 7.", "He said no.", "Then he left in oct.", "Yes."],
        ["It cost 3.5 million.", "It had cost 13.000.", "In 2022.", "Then peace."],
        ["The U.S. Army came from the U.S.", "The end."],
        ["Shells, mines, etc. were there.", "Shells, mines, etc.", "The end."],
        ["« Il est parti. Vite ! », a dit M. Le Roux.", "« Oui. »", "Il part."],
        ["“We left. We ran.”", "They hid."],
        ["(He laughed.)", "She left [sic].", "He stayed."],
        ["Он ушёл.", "Она — нет."],
        ["行った。", "帰った。"],
        ["He left... and came back.", "End."],
        ["«Non.", "Oui."],  # never closed: a quotation that has no end hides no sentence
    ],
)
def test_sentences(sentences):
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        (" \n ", []),
        ("1. First item\n2. Second. More", ["1. First item", "2. Second.", "More"]),
        ("Title\nText one. Text two", ["Title", "Text one.", "Text two"]),
        ("He went to Mr.", ["He went to Mr."]),
        ("The U.S.", ["The U.S."]),
        (". . Mr", [".", ".", "Mr"]),
        (")). Yes", [")).", "Yes"]),
    ],
)
def test_edges(text, sentences):
    assert split(text) == sentences


def test_ordinals_are_a_switch_of_the_language():
    text = "Am 18. September war es so. Das war 2022. Danach nicht."
    assert split(text)[0] == "Am 18."
    assert split(text, Stops(ordinals=True)) == ["Am 18. September war es so.", "Das war 2022.", "Danach nicht."]


def test_paragraphs_are_numbered_and_empty_ones_are_not_counted():
    text = "One. Two.\n\n \nThree."
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, find_tokens(fold(text)), (), paragraphs, STOPS)
    assert [(s.index, s.paragraph) for s in sentences] == [(0, 0), (1, 0), (2, 1)]


def test_tokens_are_words_numbers_and_marks():
    tokens = find_tokens(fold("L'été, 13.000 km² _ e\u0301t"))
    assert [t.fold for t in tokens] == ["l", "'", "été", ",", "13", ".", "000", "km²", "_", "e\u0301t"]
    assert {t.fold: t.kind for t in tokens}["13"] == "number"


def test_a_text_without_stops_is_cut():
    sentences = split("word " * 1000)
    assert [len(s.split()) for s in sentences] == [250, 250, 250, 250]
