"""The page of an event: what stands in its rows, at every width, and what never gets through."""

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from selon.publishing.event_outline import event_page, stretch
from selon.publishing.event_report import View, write_event
from selon.publishing.event_rows import OTHERS, Related
from selon.publishing.event_sources import stated
from selon.publishing.event_tables import by_day, in_short
from selon.publishing.event_words import Desk
from selon.publishing.terminal import make_console
from selon.records.accounts import Account, Dossier
from selon.records.folios import Check
from selon.weighing.summaries import summarise
from tests.golden.hand_made_event import ACCOUNT, DOSSIER, EVENT, TELLINGS, WICK

PAGE = event_page(ACCOUNT, DOSSIER, lambda code: code.upper())
EVERYTHING = View(whole=True, why=True, words=True)


def shown(view=None, page=PAGE, width=100, color="never"):
    stream = io.StringIO()
    write_event(page, make_console(stream, color=color, width=width), view)
    return stream.getvalue()


def question(number):
    return next(asked for asked in PAGE.asked if asked.weight == number)


# --- the rows ---------------------------------------------------------------------------------------------------------


def test_the_head_says_what_where_and_when():
    assert PAGE.title == "Lower Wick: explosion‹U+202E›, fire · 17–18 Sep 2024"
    assert PAGE.place == "Lower Wick, Wick County, XW and 1 more"
    assert PAGE.dates == "17–18 Sep 2024"
    assert PAGE.languages == ("DE", "EN", "FR")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-09-18", None, "from 18 Sep 2024"),
        (None, "2024-09-18", "until 18 Sep 2024"),
        (None, None, ""),
        ("2024-09-18", "2024-09-18", "18 Sep 2024"),
        ("whenever", "2024-09-18", "whenever – 2024-09-18"),
    ],
)
def test_days_may_be_open(start, end, words):
    assert stretch(replace(EVENT, start=start, end=end)) == words


def test_counts_are_numbers_or_intervals_with_their_reasons():
    assert [count.words for count in PAGE.counts] == [
        *("4 reports", "4 outlets", "3–4 texts", "3–5 origins", "2 sides", "1 flags"),
    ]
    (reason,) = PAGE.counts[2].reasons
    assert (reason.rule, reason.because) == ("copy", "Abendblatt follows Morning Gazette.")
    assert [evidence.where for evidence in reason.evidence] == ["⟨Abendblatt de ¶1⟩"]


def test_questions_stand_by_how_they_stand_then_by_weight():
    assert [(asked.sign, asked.label) for asked in PAGE.asked] == [
        ("≠", "How many people were injured? (17–18 Sep)"),
        ("¬", "What was destroyed?"),
        ("∅", "Was there a fire?"),
    ]
    assert question(0).reports == 3


def test_an_answer_knows_its_holders_its_days_and_its_words():
    at_least, eleven, seventeen = question(0).answers
    assert [(h.label, h.side, h.reports) for h in at_least.holders] == [("Ada Holm", "XW", 1)]
    assert (at_least.mark, seventeen.mark) == ("", "hedged")
    assert eleven.when == "19 Sep"
    assert [e.words.text for e in seventeen.evidence] == ["17"]
    destroyed = question(1).answers[0]
    assert destroyed.when == "19 Sep"  # a month beside a day says nothing more
    assert [h.label for h in destroyed.holders] == ["source (Eastmark security service, anon.)"]
    assert question(2).answers[0].when == ""


def test_the_outlets_own_voice_is_called_by_the_outlet_and_speaks_for_no_side():
    (holder,) = question(2).answers[0].holders
    assert (holder.label, holder.side) == ("note", OTHERS)


def test_the_sides_agree_differ_or_speak_alone():
    assert [(ground.sign, ground.words, ground.labels) for ground in PAGE.grounds] == [
        ("≠", "they differ", ("How many people were injured? (17–18 Sep)", "What was destroyed?")),
    ]
    destroyed = ACCOUNT.questions[1]
    same = replace(destroyed.versions[0], origins=("o-spy", "o-holm"))
    agreed = replace(destroyed, standing="agree", versions=(same,), label="Agreed?")
    apart = replace(destroyed, standing="compatible", label="Apart?")
    alone = replace(destroyed, standing="only", versions=destroyed.versions[:1], label="Alone?")
    page = event_page(replace(ACCOUNT, questions=(alone, apart, agreed, ACCOUNT.questions[2])), DOSSIER)
    assert [(ground.sign, ground.words, ground.labels) for ground in page.grounds] == [
        ("=", "they share an answer", ("Agreed?",)),
        ("≈", "each says its own, and both can stand", ("Apart?",)),
        ("∅", "of the sides only XE says", ("Alone?",)),
    ]
    assert "=  they share an answer: Agreed?" in shown(page=page, width=60)
    lonely = event_page(replace(ACCOUNT, questions=(alone, ACCOUNT.questions[2])), DOSSIER)
    assert lonely.grounds == ()  # one party and one bystander: no two sides
    assert "BY SIDE" not in shown(page=lonely)
    many = tuple(replace(agreed, id=f"q{n}", label=f"Agreed {n}?") for n in range(8))
    assert "Agreed 4? +3" in shown(page=event_page(replace(ACCOUNT, questions=many), DOSSIER))


def test_figures_that_only_repeat_are_one_step():
    injured = PAGE.measures[1]
    assert (injured.label, injured.scope, injured.most) == ("injured", "people", 17.0)
    steps = next(course for course in injured.courses if course.labels == ("Ada Holm",)).steps
    assert [(step.figure, step.move, step.times, step.when) for step in steps] == [
        ("≥ 13", "first", 2, "18 Sep, 07:00"),
        ("11", "correction", 1, "19 Sep"),
    ]


def test_origins_that_give_the_same_one_figure_stand_together():
    twin = replace(ACCOUNT.series[1], origin="o-army")
    (measure,) = event_page(replace(ACCOUNT, series=(ACCOUNT.series[1], twin)), DOSSIER).measures
    assert [course.labels for course in measure.courses] == [
        ("source (Eastmark security service, anon.)",),
        ("Westmark army",),
    ]
    spy = replace(ACCOUNT.series[1], origin="o-elsewhere")
    third = replace(ACCOUNT.series[1], origin="o-nowhere")
    (measure,) = event_page(replace(ACCOUNT, series=(third, spy)), DOSSIER).measures
    assert [course.labels for course in measure.courses] == [("o-elsewhere", "o-nowhere")]
    assert not measure.moves


def test_those_whom_nobody_named_need_not_be_one_and_have_no_course():
    nobody = replace(DOSSIER.origins[1], label="nobody named", speaker="nobody")
    dossier = replace(DOSSIER, origins=(DOSSIER.origins[0], nobody, DOSSIER.origins[2]))
    injured = event_page(ACCOUNT, dossier).measures[1]
    assert [course.steps[0].figure for course in injured.courses if course.labels[0] == "nobody named"] == [
        "≥ 13",
        "11",
    ]
    assert all(step.move == "first" for course in injured.courses for step in course.steps)


def test_a_series_of_nothing_is_no_course():
    (measure,) = event_page(replace(ACCOUNT, series=(replace(ACCOUNT.series[0], points=()),)), DOSSIER).measures
    assert (measure.courses, measure.most) == ((), 0.0)


def test_checks_that_dispatches_share_are_one_row_and_what_fails_comes_first():
    rows = PAGE.checks
    assert [(row.sign, row.working, row.across) for row in rows] == [
        ("✗", "55 ≠ 27 + 27 = 54", True),
        ("✓", "54 = 27 + 27", False),
    ]
    assert rows[0].outlets == ("Morning Gazette", "Abendblatt")
    both = replace(DOSSIER, checks=(*DOSSIER.checks, ("blatt", DOSSIER.checks[0][1])))
    shared = stated(ACCOUNT, both, Desk(both))[1]
    assert shared.outlets == ("Morning Gazette", "Abendblatt")


def test_of_checks_of_one_rule_that_hold_the_first_stands_for_all():
    far = Check("distance", "holds", "400 km is right.", (), (), "x", "400 km")
    more = replace(DOSSIER, checks=tuple(("gazette", replace(far, working=f"{n} km")) for n in (380, 390, 400)))
    page = event_page(replace(ACCOUNT, checks=()), more)
    assert [row.alike for row in in_short(page.checks)] == [3]
    assert "and 2 more like it" in shown(page=page)
    assert shown(View(whole=True), page=page).count("✓ holds") == 3


def test_reports_of_a_day_that_are_first_with_nothing_are_one_line():
    assert [(mark.when, mark.words, mark.reports) for mark in by_day(PAGE.timeline)] == [
        ("17 Sep", "explosion, fire", 2),
        ("18 Sep, 07:00", "Morning Gazette: first with 54", 1),
        ("18 Sep", "Morning Gazette, Abendblatt", 2),
        ("19 Sep", "Abendblatt: Weniger‹U+202E›", 1),
        ("20 Sep", "a visit", 0),
    ]
    assert "Morning Gazette, Abendblatt · 2 reports" in shown()
    assert "Morning Gazette, Abendblatt" not in shown(View(whole=True)).split("TIMELINE")[1].split("SOURCES")[0]


def test_other_events_that_the_same_reports_tell_of_are_named():
    related = (Related("event-1", "Storm‹U+202E›", 2, ("55 ≠ 54‹U+202E›",)), Related("event-2", "Flood", 1))
    page = event_page(ACCOUNT, DOSSIER, related=related)
    assert "Storm‹U+202E› · 2 of these reports · ✗ 55 ≠ 54‹U+202E›" in shown(page=page)
    many = event_page(ACCOUNT, DOSSIER, related=tuple(Related(f"event-{n}", "Flood", 1) for n in range(9)))
    assert "… and 3 more events: --all shows them" in shown(page=many)


def test_the_sums_that_fail_are_those_of_breakdowns_within_reports_and_across():
    wrong = replace(DOSSIER.checks[0][1], outcome="fails", working="54 ≠ 27 + 28 = 55")
    far = Check("distance", "fails", "no", (), (), "x", "400 km")
    checks = (("gazette", wrong), ("blatt", wrong), ("blatt", far), ("note", replace(wrong, working="")))
    assert summarise(ACCOUNT, replace(DOSSIER, checks=checks)).fails == ("54 ≠ 27 + 28 = 55", "55 ≠ 27 + 27 = 54")


def test_a_rule_marks_what_it_leaves_only_when_a_reader_names_it():
    assert "▸" not in shown(EVERYTHING)
    page = event_page(ACCOUNT, DOSSIER, rule="majority-of-origins")
    assert [answer.picked for answer in page.asked[0].answers] == [False, False, False]
    out = shown(page=page)
    assert "▸ picked by the rule majority-of-origins: what it leaves, not what is right" in out
    assert "  ▸ fire " in out


def test_many_reasons_are_counted_unless_all_are_asked_for():
    reasons = tuple(replace(ACCOUNT.counts[2].reasons[0], because=f"Reason {n}.") for n in range(10))
    wordy = replace(ACCOUNT.counts[2].reasons[0], passages=ACCOUNT.counts[2].reasons[0].passages * 4)
    page = event_page(replace(ACCOUNT, counts=(replace(ACCOUNT.counts[2], reasons=(wordy, *reasons)),)), DOSSIER)
    assert "… and 3 more reasons: --all shows them" in shown(View(why=True), page=page)
    assert "copy +2" in shown(View(why=True), page=page)
    assert "Reason 9." in shown(View(why=True, whole=True), page=page)
    assert "copy +2" not in shown(View(why=True, words=True), page=page)


def test_sources_stand_by_side_with_who_printed_and_who_passed_on():
    rows = {row.label: row for row in PAGE.sources}
    spy = rows["source (Eastmark security service, anon.)"]
    assert (spy.reports, spy.relays) == (2, (("ONE", 2),))
    assert [row.side for row in PAGE.sources] == ["XW", "XW", "XE", OTHERS]
    assert rows["Ada Holm"].details[0] == "governor of Lower Wick"


def test_copies_tell_who_follows_whom_and_what_was_changed():
    first, second = PAGE.copies
    assert (first.later, first.how, first.earlier, first.share) == ("Abendblatt", "follows", "Morning Gazette", "42 %")
    assert first.changed == (("54", "55"),)
    assert second.how == "perhaps has the text of"


# --- in the terminal --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("view", [View(), EVERYTHING])
def test_no_line_is_wider_than_it_may_be(width, view):
    lines = shown(view, width=width).splitlines()
    assert max(map(cell_len, lines)) == width
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("view", [View(), EVERYTHING])
def test_nothing_hidden_gets_through(view):
    assert not set("\x1b\x07\u202e\u2066") & set(shown(view, width=140))


def test_every_section_is_there():
    heads = re.findall(r"^([A-Z][A-Z ():,?]+) ─+$", shown(EVERYTHING), re.MULTILINE)
    assert heads == [
        "WHY THESE COUNTS",
        "BY SIDE (BLANK: NOT STATED, NEVER DENIED)",
        "VERSIONS",
        "FIGURES AND THEIR COURSE",
        "DO THEY ADD UP?",
        "TIMELINE",
        "SOURCES",
        "WHOSE TEXT IT IS",
    ]


def test_reasons_open_when_they_are_asked_for():
    assert "--all shows everything · --why the reasons · --words every report's words" in shown()
    assert "Abendblatt follows Morning Gazette.  copy" not in shown()
    opened = shown(View(why=True))
    assert "--all shows everything · --words every report's words" in opened
    assert "--words" not in shown(EVERYTHING)
    assert "· Abendblatt follows Morning Gazette.  copy" in opened
    assert "↳ 17 · differ · 11 · 17 and 11 have nothing in common." in opened
    assert "not comparable (place)" in opened


def test_one_telling_stands_for_a_version_unless_all_words_are_asked_for():
    echo = "⟨L'‹U+001B›]0;Écho‹U+2066› fr ¶1⟩"
    destroyed = shown(width=140).split("¬ What is denied")[1].split("∅ What only one says")[0]
    assert "Ein Depot ist laut einer Quelle zerstört." in destroyed  # it has a day, the other only a month
    assert echo not in destroyed
    assert echo in shown(View(words=True), width=140).split("¬ What is denied")[1].split("∅ What only one says")[0]


def test_a_side_that_does_not_say_is_blank_and_does_not_deny():
    alone = replace(ACCOUNT.questions[0], versions=ACCOUNT.questions[0].versions[:2])
    page = event_page(replace(ACCOUNT, questions=(alone, ACCOUNT.questions[1])), DOSSIER)
    glance = shown(page=page).split("BY SIDE")[1].split("VERSIONS")[0]
    assert "of the sides only XW says: How many people were injured?" in glance
    assert "at least 13" not in glance
    rows = [line for line in glance.splitlines() if "depot destroyed" in line]
    assert rows == ["¬ What was destroyed?    no depot destroyed ·     depot destroyed"]
    assert glance.count("denied") == 1  # by the one who denies; the third column stays blank


def test_the_sides_stand_side_by_side_only_where_there_is_room():
    assert "XE" in shown(width=80).split("BY SIDE")[1].split("VERSIONS")[0]
    assert "XE" not in shown(width=70).split("BY SIDE")[1].split("VERSIONS")[0]


def test_what_matters_most_is_shown_and_the_rest_is_counted():
    many = tuple(replace(ACCOUNT.questions[2], id=f"q{n}", label=f"Question {n}?") for n in range(20))
    page = event_page(replace(ACCOUNT, questions=many), DOSSIER)
    assert "… and 8 more questions: --all shows them" in shown(page=page)
    assert "Question 19?" in shown(View(whole=True), page=page)
    answers = tuple(replace(ACCOUNT.questions[2].versions[0], id=f"v{n}", answer=f"answer {n}") for n in range(5))
    page = event_page(replace(ACCOUNT, questions=(replace(many[0], versions=answers, standing="torn"),)), DOSSIER)
    assert "… and 1 more answer: --all shows them" in shown(page=page)
    assert "· torn" in shown(page=page)


def test_many_answers_of_one_side_are_counted_at_a_glance():
    versions = tuple(replace(ACCOUNT.questions[1].versions[0], id=f"v{n}", answer=f"answer {n}") for n in range(5))
    torn = replace(ACCOUNT.questions[1], versions=(*versions, ACCOUNT.questions[1].versions[1]))
    assert "+2" in shown(page=event_page(replace(ACCOUNT, questions=(torn,)), DOSSIER)).split("VERSIONS")[0]


def test_many_holders_and_outlets_are_counted():
    origins = tuple(replace(DOSSIER.origins[0], id=f"o{n}", label=f"Army {n}") for n in range(5))
    tellings = tuple(
        replace(
            telling, ref=f"{n}", origin=f"o{n}", document=replace(telling.document, id=f"d{n}", outlet=f"Paper {n}")
        )
        for n, telling in enumerate([TELLINGS[0]] * 5)
    )
    one = replace(ACCOUNT.questions[0].versions[0], origins=tuple(f"o{n}" for n in range(5)), tellings=tuple("01234"))
    check = DOSSIER.checks[0][1]
    dossier = Dossier(EVENT, tellings, origins, (), tuple((f"d{n}", check) for n in range(5)))
    page = event_page(replace(ACCOUNT, questions=(replace(ACCOUNT.questions[0], versions=(one,)),)), dossier)
    out = shown(page=page)
    assert "XW: Army 0, Army 1, Army 2 +2 · 5 reports · 18 Sep" in out
    assert "Paper 0, Paper 1, Paper 2 +2" in out


def test_origins_of_one_name_are_counted():
    twins = tuple(replace(DOSSIER.origins[0], id=f"o{n}", label="nobody named") for n in range(3))
    one = replace(ACCOUNT.questions[0].versions[0], origins=("o0", "o1", "o2"), tellings=())
    page = event_page(
        replace(ACCOUNT, questions=(replace(ACCOUNT.questions[0], versions=(one,)),)), replace(DOSSIER, origins=twins)
    )
    assert "XW: nobody named ×3 · 0 reports" in shown(page=page)


def test_an_event_of_nothing_says_so():
    bare = replace(EVENT, title="", places=(), start=None, end=None)
    out = shown(page=event_page(Account(bare, (), (), (), (), (), "x"), Dossier(bare, (), ())))
    assert "An event without a title" in out
    assert "Nothing is claimed of this event." in out
    assert "VERSIONS" not in out


def test_a_country_is_not_said_twice():
    land = replace(WICK, name="Westmark", admin1=None, precision="country", country="XW")
    page = event_page(replace(ACCOUNT, event=replace(EVENT, places=(land,))), DOSSIER)
    assert page.place == "Westmark"
    town = replace(WICK, name="Wick", admin1=None, precision="settlement", country="FR")
    page = event_page(replace(ACCOUNT, event=replace(EVENT, places=(town,))), DOSSIER)
    assert page.place == "Wick, France"


def test_colour_says_nothing_that_words_do_not():
    coloured = shown(EVERYTHING, color="always")
    assert "\x1b[" in coloured
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == shown(EVERYTHING).splitlines()
