from hypothesis import given
from hypothesis import strategies as st

from selon.ledger.asked import Query, Term, parse


def words(typed):
    return [[" ".join(term.words) + "*" * term.prefix for term in group] for group in parse(typed).groups]


def test_words_side_by_side_must_all_be_there():
    assert words("drones  depot fire") == [["drones", "depot", "fire"]]
    assert words("drones AND depot + fire & smoke") == [["drones", "depot", "fire", "smoke"]]
    assert words("fire fire") == [["fire"]]


def test_or_parts_alternatives_and_stray_ones_part_nothing():
    assert words("drones depot OR fire | smoke") == [["drones", "depot"], ["fire"], ["smoke"]]
    assert words("OR fire OR OR smoke OR") == [["fire"], ["smoke"]]
    assert words("or and not") == [["or", "and", "not"]]


def test_phrases_in_the_marks_of_any_language_closed_or_not():
    assert words('"fuel depot" «склад топлива» „altes Haus“ “last one') == [
        ["fuel depot", "склад топлива", "altes Haus", "last one"]
    ]
    assert words('fire""smoke') == [["fire", "smoke"]]


def test_a_word_with_a_mark_inside_is_a_phrase():
    assert words("Tochka-U 20:30 l'eau") == [["Tochka U", "20 30", "l eau"]]


def test_what_is_left_out_is_left_out_of_every_alternative():
    query = parse('drones -Kursk OR fire NOT "old town" -−smoke !ash')
    assert [[term.words[0] for term in group] for group in query.groups] == [["drones"], ["fire"]]
    assert [term.words for term in query.without] == [("Kursk",), ("old", "town"), ("smoke",), ("ash",)]
    assert query.terms == (Term(("drones",)), Term(("fire",)))
    assert parse("- fire").without == ()


def test_a_star_asks_for_a_beginning():
    assert words('evacu* "fuel dep*" * **') == [["evacu*", "fuel dep*"]]


def test_what_asks_for_nothing_finds_nothing():
    for nothing in ("", "   ", '"', '""', "-fire", "NOT", "AND", "…", "()", "* OR *"):
        assert parse(nothing).groups == ()


def test_what_is_pasted_in_is_cut():
    assert sum(len(term.words) for term in parse(" ".join(map(str, range(500)))).terms) == 64


@given(st.text(alphabet=st.sampled_from('ab Я*"«»“”„-−!|+&()~:^{}\\\x00\ud800ORANDNT'), max_size=40))
def test_nothing_that_is_typed_raises(typed):
    query = parse(typed)
    assert isinstance(query, Query)
    assert all(word.isalnum() for term in (*query.terms, *query.without) for word in term.words)
