from hypothesis import given
from hypothesis import strategies as st
from simplemma.strategies.dictionaries import stream_dictionary_factory

from selon.ledger.lemmas import Lemmas, _dictionaries, _lemma, find_lemmas, lemmas, plain, sound, token_of
from selon.records.folios import Folio
from selon.records.text import Document


def tokens(text, code):
    return [token for _, token in lemmas(text, code)]


def test_inflected_forms_are_one_token():
    assert {token_of(word, "en") for word in ("strike", "strikes", "struck", "striking")} == {"strike"}
    assert {token_of(word, "fr") for word in ("détruit", "détruite", "détruisent")} == {"détruire"}
    assert {token_of(word, "uk") for word in ("безпілотник", "безпілотників", "Безпілотники")} == {"безпілотник"}


def test_names_that_no_dictionary_knows_are_one_token_in_every_spelling_and_script():
    forms = [("Toropets", "en"), ("Toropets", "fr"), ("Топорець", "uk"), ("Торопца", "und"), ("Торопце", "xx")]
    assert {token_of(word, code) for word, code in forms if word != "Топорець"} == {"~torops"}
    assert token_of("Rudenya", "en") == token_of("Roudenia", "fr") == token_of("Руденю", "uk") == "~ruden"


def test_figures_and_short_unknown_words_stay_as_they_are():
    assert tokens("54 x9 Zz", "und") == ["54", "x9", "zz"]
    assert sound("...") == ""


def test_a_hyphen_or_an_apostrophe_parts_two_words():
    assert [form for form, _ in lemmas("L'eau, Tochka-U", "fr")] == ["l", "eau", "tochka", "u"]
    assert [tokens(f"п{mark}ять", "uk") for mark in "'’ʼ"] == [tokens("п ять", "uk")] * 3
    assert plain("aujourd'hui") == "aujourdhui"


def test_a_very_long_word_is_filed_by_its_beginning():
    ((form, token),) = lemmas("ы" * 500, "und")
    assert len(form) == 60
    assert token


def test_a_document_gives_its_tokens_in_order_and_each_form_once():
    found = find_lemmas(Folio(Document("d", "Two strikes struck.", title="Strikes"), "en"))
    forms = (("strikes", "en", "strike"), ("struck", "en", "strike"), ("two", "en", "two"))
    assert found == Lemmas("strike", "two strike strike", forms)
    parts = (("en", "struck         fire"), ("fr", "       maisons     "))
    mixed = find_lemmas(Folio(Document("d", "struck maisons fire"), "en"), parts)
    assert (mixed.text, mixed.forms[1]) == ("strike maison fire", ("maisons", "fr", "maison"))
    assert find_lemmas(Folio(Document("d", ""), "und")) == Lemmas("", "", ())


@given(st.text(max_size=80), st.sampled_from(["en", "und", "no such language"]))
def test_every_word_gives_one_token_without_a_blank(text, code):
    for form, token in lemmas(text, code):
        assert form
        assert token
        assert not set(token.lstrip("~")) & set(" \t\n\"'~")


def test_a_dictionary_is_read_once_though_more_languages_come_than_the_library_keeps(monkeypatch):
    read, codes = [], ["cs", "de", "en", "es", "fr", "it", "nl", "pl", "ro", "ru", "sv", "uk"]
    monkeypatch.setattr(stream_dictionary_factory, "StreamMap", lambda code: read.append(code) or {})
    _dictionaries.cache_clear()
    try:
        for turn in range(3):
            for code in codes:
                _lemma(f"qqq{turn}", code)
    finally:
        _dictionaries.cache_clear()
    assert sorted(read) == codes
