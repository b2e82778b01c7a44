import hashlib
import itertools

from hypothesis import given
from hypothesis import strategies as st

from selon.linking.prints import SHINGLE, WINDOW, credited, make_print, unquoted, winnow
from selon.records.attribution import Attribution, Source
from selon.records.claims import Claim, Part, Place, Quantity
from selon.records.folios import Folio
from selon.records.text import Document, cut

WORDS = st.lists(
    st.sampled_from(["the", "a", "fire", "town", "was", "by", "night", "and", "crews", "said"]), max_size=40
)


def words(text, spoken=()):
    return [text[start:end] for start, end in unquoted(text, spoken)]


@given(WORDS, WORDS, WORDS)
def test_what_two_texts_share_over_eleven_words_shares_a_hash(shared, before, after):
    run = [f"w{n}" for n in range(SHINGLE + WINDOW - 1)]
    hashes = {value for value, _ in winnow(shared + run)}
    assert hashes & {value for value, _ in winnow(before + run + after)}


@given(WORDS)
def test_each_window_keeps_one_and_indexes_rise(found):
    kept = [at for _, at in winnow(found)]
    assert kept == sorted(set(kept))
    assert all(later - sooner <= WINDOW for sooner, later in itertools.pairwise(kept))


def one_by_one(found):
    """Return what winnowing is, word for word: of each window the least hash, of equal ones the last."""
    shingles = [" ".join(found[at : at + SHINGLE]) for at in range(max(1, len(found) - SHINGLE + 1))] if found else []
    digests = [hashlib.blake2b(shingle.encode("utf-8"), digest_size=8).digest() for shingle in shingles]
    hashes = [int.from_bytes(digest, "big", signed=True) for digest in digests]
    width = min(WINDOW, len(hashes))
    windows = [range(at, at + width) for at in range(len(hashes) - width + 1)] if hashes else []
    kept = dict.fromkeys(min(window, key=lambda at: (hashes[at], -at)) for window in windows)
    return tuple((hashes[at], at) for at in kept)


@given(st.one_of(WORDS, st.lists(st.sampled_from(["a", "б"]), max_size=30)))
def test_winnowing_is_as_defined(found):
    assert winnow(found) == one_by_one(found)


def test_a_hash_is_the_same_on_every_machine():
    assert winnow(["one", "two", "three", "four", "five", "six", "seven", "eight"]) == ((-3158981961060963292, 0),)


def test_speeches_are_left_out_and_words_at_arms_length_kept():
    assert words("he said «we are going home now» and left") == ["he", "said", "and", "left"]
    assert words("the «Kalibr» hit a “so called” depot") == ["the", "Kalibr", "hit", "a", "so", "called", "depot"]
    assert words("er sagte „das ist nicht unser Krieg“ und ging") == ["er", "sagte", "und", "ging"]
    assert words('"a b c d" x') == ["x"]
    assert words("a ” b c d e ” f") == ["a", "f"]


def test_an_unclosed_mark_takes_its_paragraph_only_where_it_opens_it():
    assert words("«we will all stay here\nsaid he") == ["said", "he"]
    assert words("he said «we will all stay here\nand left") == [
        "he",
        "said",
        "we",
        "will",
        "all",
        "stay",
        "here",
        "and",
        "left",
    ]
    assert words("a » b") == ["a", "b"]


def test_direct_speech_that_the_reading_found_is_left_out_whatever_its_marks():
    text = "'We go now to the hills', he said to them"
    assert words(text, [(0, text.index(", he"))]) == ["he", "said", "to", "them"]


def test_a_print_says_which_of_its_words_are_figures_and_what_they_are():
    text = "At least 13 hurt, dont 2 enfants et 30 %, le 18 mai 2024"
    span, two = cut(text, 0, 11), cut(text, text.index("2 enf"), text.index("2 enf") + 1)
    quantity = Quantity(span, 13, 13, None, "at_least", "person", parts=(Part(two, 2, None, "child"), Part(None, None)))
    place = Place(None, "Bryansk", "RU")
    claims = (
        Claim("c", None, span, "injured", True, "asserted", None, None, None, place, None, None, quantity, "t"),
        Claim("d", None, span, "injured", True, "asserted", None, None, None, Place(None, None), None, None,
              Quantity(None, None, 24, 99, "vague", "person"), "t"),
        Claim("e", None, span, "distance", True, "asserted", None, None, None, None, None, None,
              Quantity(None, 2.5, None, None, "about", "kilometre"), "t"),
        Claim("f", None, span, "closed", True, "asserted", None, None, None, None, None, None, None, "t"),
    )  # fmt: skip
    said = (
        Attribution("a", Source(None, "Igor Rudenya"), None, (span,), "direct", "say", "asserted", None, (), None, "t"),
        Attribution("b", Source(None, kind="witness"), None, (), "indirect", "say", "asserted", None, (), None, "t"),
    )
    made = make_print(Folio(Document("d", text, credits=("TASS", "ТАСС", "")), "fr", said, claims))
    assert made.figures == ("13../person", "2/person", "24..99/person", "~2.5/kilometre")
    assert made.rare == (
        "s:igor.ruden/say", "s:witness//say", "f:13/person/injured", "f:2.5/kilometre/distance", "p:Bryansk/RU",
    )  # fmt: skip
    assert made.credits == ("tas",)
    assert [made.words[first] for first, _, _ in made.numerals] == [
        (text.index(w), text.index(w) + len(w)) for w in ("2", "30", "18", "2024")
    ]


def test_a_figure_in_a_modified_phrase_is_one_figure():
    text = "In all at least 13 hurt"
    span = cut(text, 7, 18)
    claim = Claim("c", None, span, "injured", True, "asserted", None, None, None, None, None, None,
                  Quantity(span, 13, 13, None, "at_least", "person"), "t")  # fmt: skip
    made = make_print(Folio(Document("d", text), "en", (), (claim,)))
    assert made.numerals == ((2, 5, "13.."),)


def test_credits_are_one_in_every_script():
    assert credited(Document("d", "", credits=("AFP", "ATS", "afp"))) == ("afp", "as")


def test_speech_found_by_its_marks_and_by_the_reading_is_left_out_once():
    text = "«we are going home now» he said"
    assert words(text, [(1, 10), (0, 22)]) == ["he", "said"]


def test_marks_of_another_kind_inside_a_speech_do_not_end_it():
    assert words("«we are “going home” now, all» he said") == ["he", "said"]
    assert words("a ) b » c ” d") == ["a", "b", "c", "d"]
    assert words("a 」 b") == ["a", "b"]
