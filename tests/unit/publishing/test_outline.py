"""A folio in reading order: sides, silences, scenes, figures; and every row with its words."""

from dataclasses import replace

from selon.publishing.outline import outline
from selon.records import Document, Folio, Place, Source
from tests.golden import hand_made

SHOWN = outline(hand_made.FOLIO, "English")


def test_statements_are_numbered_as_they_stand_in_the_text():
    starts = [s.attribution.content[0].start for s in SHOWN.statements]
    assert starts == sorted(starts)
    assert [s.number for s in SHOWN.statements] == list(range(1, 12))


def test_sides_come_as_they_first_speak_then_third_parties_then_nobody():
    assert [side.name for side in SHOWN.sides] == ["XW", "XE", "Third parties, media and witnesses", "No source named"]


def test_one_source_stands_once_with_all_that_it_says():
    voices = [(voice.label, len(voice.statements)) for voice in SHOWN.sides[0].voices]
    assert voices == [("source, Westmark security service", 1), ("Ada Holm", 2), ("Westmark army", 2)]
    assert SHOWN.sides[0].voices[0].anonymous


def test_what_is_not_said_stands_apart():
    assert [(s.voice, s.does) for s in SHOWN.silences] == [
        ("Ada Holm", "leaves out"),
        ("spokesman, Eastmark Ministry of Defence", "does not comment on"),
        ("Morning Gazette", "cannot verify"),
    ]


def test_marks_are_words():
    marks = {s.number: s.marks for s in SHOWN.statements if s.marks}
    assert marks == {5: ("against doubt",), 9: ("hedged",)}


def test_where_most_happened_comes_first_and_what_has_no_place_last():
    assert SHOWN.scenes[0].place == "Lower Wick, Wick County"
    assert SHOWN.scenes[-1].place == "No place given"


def test_measures_stand_under_the_figures_alone():
    assert "distance" not in {h.kind for scene in SHOWN.scenes for h in scene.happenings}
    assert "distance" in {h.kind for h in SHOWN.figures}


def test_claims_that_say_the_same_stand_in_one_row_with_all_who_say_it():
    twice = replace(hand_made.CLAIMS[1], id="c99", attribution="a10")
    shown = outline(replace(hand_made.FOLIO, claims=(*hand_made.CLAIMS, twice)))
    row = next(h for h in shown.happenings if h.amount == "≥ 13 people")
    assert [who.number for who in row.who] == [2, 10]
    assert len(row.words) == 2


def test_another_figure_is_another_row():
    other = replace(hand_made.CLAIMS[1], id="c99", place=Place(None, "Upper Wick"))
    shown = outline(replace(hand_made.FOLIO, claims=(*hand_made.CLAIMS, other)))
    assert len(shown.happenings) == len(SHOWN.happenings) + 1


def test_rows_have_letters_that_go_on_after_z():
    letters = {row.number: row.letter for row in SHOWN.happenings}
    assert letters[1] == "a"
    row = SHOWN.happenings[0]
    assert [replace(row, number=n).letter for n in (26, 27, 52, 53, 703)] == ["z", "aa", "az", "ba", "aaa"]


def test_words_stand_in_their_sentence_and_paragraph():
    row = next(h for h in SHOWN.happenings if h.kind == "no strike")
    (words,) = row.words
    assert words.lead + words.text + words.trail == "The Eastmark ministry of defence denied any attack."
    assert words.where == "¶3 514–520"


def test_a_share_of_a_known_whole_is_a_share_of_it():
    row = next(h for h in SHOWN.happenings if h.amount == "half")
    assert "of 54 drones" in row.about


def test_a_document_without_title_outlet_or_date_is_headed_by_its_first_words():
    shown = outline(
        Folio(Document("d", "one two three four five six seven eight nine ten eleven twelve thirteen"), "und")
    )
    assert shown.title == "one two three four five six seven eight nine ten eleven twelve …"
    assert (shown.imprint, shown.published, shown.language) == ("", "", "")
    assert outline(Folio(Document("d", ""), "und")).title == "d"
    assert outline(Folio(Document("d", "x", credits=("AFP",)), "und")).imprint == "AFP"
    assert outline(Folio(Document("d", "x", outlet="A (AFP)", credits=("AFP",)), "und")).imprint == "A (AFP)"


def test_counts_are_told_in_one_line():
    assert SHOWN.counts == "11 statements by 8 sources · 12 claims · 7 figures · 4 checks: 1 fails, 2 hold, 1 open"
    assert (
        outline(Folio(Document("d", "x"), "und")).counts
        == "0 statements by 0 sources · 0 claims · 0 figures · 0 checks"
    )


def test_a_source_of_which_only_the_kind_is_known_is_a_third_party():
    witness = replace(hand_made.ATTRIBUTIONS[8], source=Source(None, kind="witness"))
    shown = outline(replace(hand_made.FOLIO, attributions=(witness,), claims=()))
    assert [side.name for side in shown.sides] == ["Third parties, media and witnesses"]


def test_an_attribution_without_content_or_cue_still_has_its_row():
    bare = replace(hand_made.ATTRIBUTIONS[0], content=(), cue=None)
    (statement,) = outline(replace(hand_made.FOLIO, attributions=(bare,), claims=())).statements
    assert (statement.text, statement.where) == ("", "")
    several = replace(hand_made.ATTRIBUTIONS[0], content=hand_made.ATTRIBUTIONS[0].content * 2)
    (statement,) = outline(replace(hand_made.FOLIO, attributions=(several,), claims=())).statements
    assert statement.where.endswith(" +1")


def test_where_nothing_is_named_the_clause_stands_for_what_is_left_out():
    declined = hand_made.ATTRIBUTIONS[7]
    clause = replace(declined, content=(hand_made.span("Its spokesman declined to comment on the fire"),))
    (statement,) = outline(replace(hand_made.FOLIO, attributions=(clause,), claims=())).silences
    assert (statement.does, statement.how) == ("does not comment:", ())
