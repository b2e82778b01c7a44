"""Documents that mix languages: each paragraph in its own, and no flip for a quotation, a name or a short line."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.languages import pack as packs
from selon.pipeline import understand
from selon.reading.language import choose_pack
from selon.reading.mixtures import part_languages
from selon.records.text import Document, Span
from selon.running.local import gazetteer

EN = "Two people were killed and five were injured in a strike on the town of Lyman, the governor of the region said."
UK = "Двоє людей загинули, ще п'ятеро дістали поранень унаслідок удару по місту Лиман, повідомив голова області."
RU = "Два человека погибли и ещё пять были ранены в результате удара по городу Лиман, сообщил губернатор области."
FR = "Deux personnes ont été tuées et cinq autres blessées dans une frappe sur la ville de Lyman, selon le gouverneur."
DE = "Zwei Menschen wurden bei einem Angriff auf die Stadt Lyman getötet und fünf verletzt, teilte der Gouverneur mit."
BY_CODE = {"en": EN, "uk": UK, "ru": RU, "fr": FR, "de": DE}


def parts(*paragraphs, main="en", language=None):
    document = Document("d", "\n\n".join(paragraphs), language=language)
    found, notes, _ = part_languages(document, main)
    for _, part in found:
        assert len(part.text) == len(document.text)
    return {code: [line.strip() for line in part.text.split("\n") if line.strip()] for code, part in found}, notes


@pytest.mark.parametrize("other", ["uk", "ru", "fr", "de"])
@pytest.mark.parametrize("main", ["en", "uk", "ru", "fr", "de"])
def test_a_paragraph_in_another_language_is_parted(main, other):
    if main == other:
        return
    found, (note,) = parts(BY_CODE[main], BY_CODE[other], BY_CODE[main], main=main)
    assert found == {main: [BY_CODE[main]] * 2, other: [BY_CODE[other]]}
    document = Document("d", "\n\n".join([BY_CODE[main], BY_CODE[other], BY_CODE[main]]))
    (inset,) = part_languages(document, main)[2]
    assert (inset.language, document.text[inset.start : inset.end].strip()) == (other, BY_CODE[other])
    assert note.code == "mixed_languages"
    assert note.span.text == BY_CODE[other]


def test_three_languages_are_three_parts():
    found, _ = parts(EN, UK, FR, EN, UK)
    assert list(found) == ["en", "uk", "fr"]


def test_a_document_in_one_language_is_itself():
    document = Document("d", f"{EN}\n\n{EN}")
    assert part_languages(document, "en") == ((("en", document),), (), ())


@pytest.mark.parametrize(
    "paragraph",
    [
        f"“{FR}”",
        f"« {FR} », a écrit le gouverneur.",
        f"The post read: „{DE}“",
        "Serhiy Kuzan, Olena Zelenska, Andriy Yermak, Oleksandr Syrskyi, Rustem Umerov, Vadym Skibitskyi",
        "Les Échos, Le Monde, La Croix, Libération, Le Parisien, L'Équipe, Der Spiegel, Die Zeit, Die Welt",
        "Read more: Les Échos",
        "https://t.me/s/example_channel/12345",
        "12:30  14:45  18:00  21:15",
        "Лиман",
        "Photo: Генеральний штаб ЗСУ",
        "",
    ],
)
def test_what_tells_no_language_changes_none(paragraph):
    found, notes = parts(EN, paragraph, EN)
    assert (list(found), notes) == (["en"], ())


@pytest.mark.parametrize(
    "paragraph",
    ["«Так, ми бачили вибух і пожежу», — сказала вона по телефону журналистам в понедельник вечером.", RU],
)
def test_a_word_of_a_kindred_language_is_no_paragraph_of_it(paragraph):
    found, _ = parts(RU, paragraph, RU, main="ru")
    assert list(found) == ["ru"]


def test_a_short_line_goes_with_the_paragraphs_around_it():
    found, _ = parts(EN, EN, UK, "Джерело: ДСНС", UK, main="en")
    assert found["uk"] == [UK, "Джерело: ДСНС", UK]
    found, _ = parts(EN, UK, "Джерело: ДСНС")
    assert found["uk"] == [UK, "Джерело: ДСНС"]
    found, _ = parts(EN, "Lyman", UK)
    assert found["en"] == [EN, "Lyman"]


def test_where_no_pack_serves_the_whole_the_commonest_is_the_main_one():
    found, _ = parts(UK, FR, UK, main=packs.FALLBACK)
    assert list(found) == ["uk", "fr"]
    found, _ = parts(UK, FR, UK, main=packs.FALLBACK, language="tlh")
    assert list(found) == [packs.FALLBACK, "uk", "fr"]
    found, notes = parts("qapla 54", "nuqneH 13", main=packs.FALLBACK)
    assert (list(found), notes) == ([packs.FALLBACK], ())


# --- the whole corridor -----------------------------------------------------------------------------------------------


def spans_of(record):
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_of(item)
    elif dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            yield from spans_of(getattr(record, field.name))


def told(folio):
    return [(claim.kind, claim.quantity.value) for claim in folio.claims if claim.quantity is not None]


@pytest.mark.parametrize("order", [(EN, UK, FR, RU), (RU, UK, EN), (FR, EN), (UK, RU)])
def test_every_paragraph_is_read_as_it_would_be_alone_and_spans_point_into_the_whole(order):
    text = "\n\n".join(order)
    folio = understand(Document("d", text, published="2024-09-18"), gazetteer())
    assert told(folio) == [("killed", 2.0), ("injured", 5.0)] * len(order)
    assert len(folio.attributions) >= len(order)
    assert all(text[span.start : span.end] == span.text for span in spans_of(folio))
    ids = [record.id for record in (*folio.attributions, *folio.claims)]
    assert len(ids) == len(set(ids))
    assert "mixed_languages" in [note.code for note in folio.notes]
    assert "unserved_language" not in [note.code for note in folio.notes]
    assert {claim.attribution for claim in folio.claims} <= {said.id for said in folio.attributions}
    assert [claim.anchor.start for claim in folio.claims] == sorted(claim.anchor.start for claim in folio.claims)


def test_what_is_said_in_one_paragraph_governs_the_next_of_its_language():
    alone = understand(Document("d", f"{EN}\n\nHe said that three houses were destroyed.", language="en"), gazetteer())
    mixed = understand(
        Document("d", f"{EN}\n\n{UK}\n\nHe said that three houses were destroyed.", language="en"), gazetteer()
    )
    who = [said.source.role for said in alone.attributions][-1]
    assert who
    assert [said.source.role for said in mixed.attributions][-1] == who


def test_a_long_mixed_document_is_read_in_stretches():
    text = "\n\n".join([EN, UK] * 120)
    folio = understand(Document("d", text, language="en", published="2024-09-18"), gazetteer())
    assert {"mixed_languages", "read_in_stretches"} <= {note.code for note in folio.notes}
    assert all(text[span.start : span.end] == span.text for span in spans_of(folio))
    assert len(told(folio)) == 480
    ids = [record.id for record in (*folio.attributions, *folio.claims)]
    assert len(ids) == len(set(ids))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([EN, UK, RU, FR, DE, "Лиман", "«", f"“{FR}", "\x00", "", "12 34"]), max_size=8),
    st.sampled_from(["\n", "\n\n", " \n\t\n"]),
    st.sampled_from([None, "en", "uk", "xx"]),
)
def test_whatever_is_mixed_every_paragraph_is_read_once_and_every_span_holds(pieces, between, language):
    document = Document("d", between.join(pieces), language=language)
    main = choose_pack(document)[0]
    found, _, _ = part_languages(document, main)
    for at, letter in enumerate(document.text):
        kept = [part.text[at] for _, part in found]
        assert all(one in (letter, " ", "\n") for one in kept)
        assert letter.isspace() or kept.count(letter) == 1
    folio = understand(document, gazetteer())
    assert all(document.text[span.start : span.end] == span.text for span in spans_of(folio))
