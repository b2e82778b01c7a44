import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.errors import LedgerError
from selon.ledger import open_ledger
from selon.ledger.indexing import STATEMENTS, write
from selon.ledger.search import Filters, Findings, search
from selon.records.text import Document
from selon.running.ingest import ingest

NIGHT = Document(
    "en_night",
    "Drones struck a fuel depot near Toropets in Russia on Wednesday. The governor of Tver, Igor Rudenya, said that "
    "54 people were evacuated to a school.",
    outlet="The Morning Paper",
    language="en",
    published="2024-09-18",
    title="Fire at a depot",
)
NUIT = Document(
    "fr_nuit",
    "Un dépôt de carburant a été détruit à Toropets. Les habitants ont été évacués, selon le gouverneur Igor Roudenia.",
    outlet="Le Matin",
    language="fr-CH",
    published="2024-09-19",
    title="Un incendie",
)
NICH = Document(
    "uk_nich",
    "Безпілотники влучили у склад пального. Про це повідомив губернатор Ігор Руденя.",
    outlet="Ранок",
    language="uk",
    published="2024-09-20",
)
FLOOD = Document(
    "en_flood", "The river rose and houses were flooded.", language="en", title="Depot spared by the river"
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("search") / "some.selon"
    with open_ledger(path, create=True) as made:
        ingest(made, [NIGHT, NUIT, NICH, FLOOD])
    with open_ledger(path) as opened:
        yield opened


def found(ledger, typed, **filters):
    return [finding.document.id for finding in search(ledger, typed, Filters(**filters)).found]


def test_the_words_that_answer_are_marked_in_whatever_form_they_stand(ledger):
    def marked(typed):
        return [mark.text for finding in search(ledger, typed).found for mark in finding.marks]

    assert marked("strikes") == ["struck"]
    assert marked("évacué") == ["évacués"]
    assert marked("evacu*") == ["evacuated"]
    assert marked('"igor rudenya" strike') == ["struck", "Igor Rudenya"]


def test_any_inflected_form_finds_the_others(ledger):
    assert found(ledger, "strikes") == ["en_night"]
    assert found(ledger, "détruisent") == ["fr_nuit"]
    assert found(ledger, "безпілотником") == ["uk_nich"]
    assert found(ledger, "house") == ["en_flood"]


def test_a_name_is_found_in_every_spelling_and_script(ledger):
    for spelling in ("Rudenya", "roudenia", "Руденю", "Rudenia"):
        assert sorted(found(ledger, spelling)) == ["en_night", "fr_nuit", "uk_nich"]


def test_a_word_in_the_title_counts_more(ledger):
    assert set(found(ledger, "depot")) == {"en_night", "en_flood"}
    assert found(ledger, "depots river") == ["en_flood"]


def test_all_words_alternatives_phrases_beginnings_and_what_is_left_out(ledger):
    assert found(ledger, "depot evacuate") == ["en_night"]
    assert sorted(found(ledger, "school OR habitant")) == ["en_night", "fr_nuit"]
    assert found(ledger, '"fuel depots"') == ["en_night"]
    assert found(ledger, '"depots fuel"') == []
    assert found(ledger, "evacu*") == ["en_night"]
    assert sorted(found(ledger, "Topor* OR Torop* -school")) == ["fr_nuit"]
    assert found(ledger, "depot -river") == ["en_night"]


def test_what_asks_for_nothing_finds_nothing(ledger):
    assert search(ledger, "-depot") == search(ledger, ' " ') == Findings(0, ())
    assert found(ledger, "zzzz") == []


def test_filters_narrow_what_is_found(ledger):
    anyone = "Rudenya"
    assert found(ledger, anyone, language="fr") == found(ledger, anyone, language="fr-CH") == ["fr_nuit"]
    assert found(ledger, anyone, outlet="le matin") == ["fr_nuit"]
    assert found(ledger, anyone, since="2024-09-19", until="2024-09-19") == ["fr_nuit"]
    assert "en_night" in found(ledger, anyone, side="ru")
    assert found(ledger, anyone, side="FR") == []
    assert "en_night" in found(ledger, anyone, kind="evacuated")
    assert found(ledger, anyone, kind="earthquake") == []
    assert "en_night" in found(ledger, anyone, place="toropets")
    assert "en_night" in found(ledger, anyone, place="Tver")
    assert found(ledger, anyone, place="Kursk") == []
    assert found(ledger, "river", since="2024") == found(ledger, "river", until="2024") == []


def test_a_finding_shows_the_passage_with_what_was_meant(ledger):
    findings = search(ledger, "evacuation Rudenya OR evacuate", limit=1)
    (best,) = findings.found
    assert findings.total >= 1
    assert NIGHT.text[best.passage.start : best.passage.end] == best.passage.text
    assert {mark.text for mark in best.marks} >= {"evacuated"}
    assert best.score > 0
    assert best.document.outlet == "The Morning Paper"
    assert best.events
    assert all(name and title for name, title in best.events)


def test_a_paragraph_in_another_language_is_found_by_that_ones_words(tmp_path):
    first = "Пожежа почалася на складі після атаки безпілотників, повідомив губернатор області, і її ще не загасили."
    other = "Les habitants ont été évacués dans la nuit, et deux maisons ont été détruites par les débris des drones."
    mixed = Document("mixed", f"{first}\n\n{other}\n\n{first}", published="2024-09-18")
    with open_ledger(tmp_path / "m.selon", create=True) as ledger:
        ingest(ledger, [mixed])
        (finding,) = search(ledger, "détruire maison").found
        assert [mark.text for mark in finding.marks] == ["maisons", "détruites"]
        assert found(ledger, "безпілотник") == found(ledger, '"deux maisons"') == ["mixed"]
        (line,) = ledger.connection.execute("SELECT DISTINCT language FROM search_forms WHERE form = 'maisons'")
        assert line == ("fr",)


def test_a_document_is_found_by_the_language_of_any_paragraph(tmp_path):
    first = "Пожежа почалася на складі після атаки безпілотників, повідомив губернатор області, і її ще не загасили."
    other = (
        "Deux personnes ont été tuées à Toropets dans la nuit, et deux maisons ont été détruites, selon le gouverneur."
    )
    mixed = Document("mixed", f"{first}\n\n{other}\n\n{first}", published="2024-09-18")
    with open_ledger(tmp_path / "m.selon", create=True) as ledger:
        ingest(ledger, [mixed, NUIT, NICH])
        assert found(ledger, "безпілотник", language="fr") == ["mixed"]
        assert sorted(found(ledger, "безпілотник", language="uk")) == ["mixed", "uk_nich"]
        assert found(ledger, "безпілотник", language="en") == []
        assert [held.id for held in ledger.documents(language="fr")] == ["fr_nuit", "mixed"]
        assert [held.id for held in ledger.documents(language="uk")] == ["uk_nich", "mixed"]
        (listing,) = (listing for listing in ledger.events(kind="killed"))
        assert set(listing.languages) >= {"fr", "uk"}
        assert listing in ledger.events(language="fr")
        plan = ledger.connection.execute(
            "EXPLAIN QUERY PLAN SELECT o.document FROM other_languages o WHERE o.language = 'fr'"
        ).fetchall()
        assert "PRIMARY KEY (language=?)" in plan[0][3]


def test_only_the_newest_version_is_found(tmp_path):
    with open_ledger(tmp_path / "v.selon", create=True) as ledger:
        ingest(ledger, [NIGHT])
        ingest(ledger, [replace(NIGHT, text="A tower burned.", published="2024-09-19")])
        assert found(ledger, "governor") == []
        assert found(ledger, "towers") == ["en_night"]


def test_a_document_without_lemmas_is_not_indexed():
    class Bare:
        extra = None

    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in STATEMENTS:
            connection.execute(statement)
        write(connection, [(1, Bare())])
        assert connection.execute("SELECT count(*) FROM search_words").fetchone() == (0,)


def test_a_failing_file_is_a_ledger_error(ledger, monkeypatch):
    class Broken:
        def execute(self, *_):
            raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(type(ledger), "connection", property(lambda _: Broken()))
    with pytest.raises(LedgerError):
        search(ledger, "depot")


@given(st.text(alphabet=st.sampled_from('depot fuel Я*"«»-|+&()~:^{}\\\x00\ud800 ORANDNEAR'), max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_nothing_that_is_typed_raises(ledger, typed):
    assert search(ledger, typed).total >= 0
    assert search(ledger, f'"{typed}" {typed}*').total >= 0


def test_a_long_phrase_keeps_to_so_many_choices(ledger):
    assert found(ledger, '"drones struck a fuel depot near Toropets in Russia on Wednesday"') == ["en_night"]
