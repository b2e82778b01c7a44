from hypothesis import given
from hypothesis import strategies as st

from selon.ledger.lemmas import WORD
from selon.ledger.passages import Found, choose_passage


def chosen(text, *wanted, prefix=False):
    words = [match.span() for match in WORD.finditer(text)]
    tokens = [frozenset((text[start:end].lower(),)) for start, end in words]
    terms = [Found(tuple((word,) for word in term.split()), prefix) for term in wanted]
    return choose_passage(text, words, tokens, terms)


LONG = "lorem ipsum " * 60


def test_the_passage_has_the_most_different_terms():
    text = f"{LONG}fire fire fire {LONG}fire and smoke {LONG}"
    passage, marks = chosen(text, "fire", "smoke")
    assert [mark.text for mark in marks] == ["fire", "smoke"]
    assert text[passage.start : passage.end] == passage.text
    assert 150 < len(passage.text) <= 220
    assert not passage.text.startswith(("orem", "psum"))
    assert passage.text.split()[-1] in {"lorem", "ipsum"}


def test_a_phrase_is_marked_whole_and_only_where_its_words_follow_one_another():
    passage, marks = chosen("the depot burned and the fuel depot burned", "fuel depot")
    assert [mark.text for mark in marks] == ["fuel depot"]
    assert marks[0].start == 25
    assert passage.text == "the depot burned and the fuel depot burned"
    assert chosen("the fuel", "fuel depot")[1] == ()
    assert chosen("fuel fuel", "fuel depot")[1] == ()


def test_a_beginning_is_marked_in_all_its_words():
    assert [mark.text for mark in chosen("evacuated, evacuees; vacuum", "evacu", prefix=True)[1]] == [
        "evacuated",
        "evacuees",
    ]


def test_without_a_word_that_was_meant_the_passage_is_the_beginning():
    passage, marks = chosen(LONG, "fire")
    assert (passage.start, marks) == (0, ())
    assert passage.text.endswith(("lorem", "ipsum"))
    assert chosen("", "fire")[0].text == ""


def test_a_text_that_is_one_long_word_or_none_is_cut():
    assert len(chosen("x" * 1000, "y")[0].text) == 220
    assert len(chosen("." * 1000, "y")[0].text) == 220
    assert len(chosen("a " + "x" * 1000, "y")[0].text) == 1


@given(st.lists(st.sampled_from(["fire", "smoke", "a", "\n", "🔥", "й̆", "x" * 90]), max_size=80).map(" ".join))
def test_spans_are_those_of_the_text(text):
    passage, marks = chosen(text, "fire", "a smoke")
    assert text[passage.start : passage.end] == passage.text
    for mark in marks:
        assert text[mark.start : mark.end] == mark.text
        assert passage.start <= mark.start < mark.end <= passage.end
