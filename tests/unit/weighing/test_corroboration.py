"""The five counts of an event: how many voices there really are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.records import Source
from selon.weighing.corroboration import count_voices
from tests.unit.weighing.voiced import copy, document, dossier, origin, telling

GOVERNOR = origin("Ihor Lesnyk", side="UA")
MINISTRY = origin("Ministry of Health", side="UA")
ENEMY = origin("Ministry of Defence", "military", "RU")
WATCH = origin("Volcano Watch", "expert")
SECRET = origin("source", "security_service", "UA", "anonymous", "Security Service")
OFFICIALS = origin("Ukrainian officials", side="UA", speaker="group")
MEDIA = origin("media", "media", speaker="group")
RESIDENTS = origin("local residents", "witness", speaker="group")
NOBODY = origin("nobody named", "other", speaker="nobody")
ALL = (GOVERNOR, MINISTRY, ENEMY, WATCH, SECRET, OFFICIALS, MEDIA, RESIDENTS, NOBODY)


def counted(*tellings, copies=(), origins=ALL):
    """Return name to (low, high)."""
    return {c.name: (c.low, c.high) for c in count_voices(dossier(*tellings, copies=copies, origins=origins))}


def reasons(name, *tellings, copies=()):
    counts = {c.name: c for c in count_voices(dossier(*tellings, copies=copies, origins=ALL))}
    return [reason.because for reason in counts[name].reasons]


def prints(name, outlet=None, **facts):
    return document(name, outlet=outlet or f"Outlet {name}", **facts)


ONE, TWO, THREE = prints("d1"), prints("d2"), prints("d3")


def test_an_event_without_tellings_has_no_voices():
    assert counted() == {"reports": (0, 0), "outlets": (0, 0), "texts": (0, 0), "origins": (0, 0), "sides": (0, 0)}


def test_three_outlets_that_quote_one_governor_are_one_voice():
    found = counted(*(telling(each, GOVERNOR) for each in (ONE, TWO, THREE)))
    assert found == {"reports": (3, 3), "outlets": (3, 3), "texts": (3, 3), "origins": (1, 1), "sides": (1, 1)}


# --- reports, outlets, texts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ({"url": "https://www.orn.example/a/"}, {"url": "http://orn.example/a#top"}, 1),
        ({"url": "https://orn.example/a?page=1"}, {"url": "https://orn.example/a?page=2"}, 2),
        ({"text": "One  and the same.\n"}, {"text": "one and the same."}, 1),
        ({"url": "https://orn.example/"}, {"url": "https://orn.example/"}, 2),
        ({}, {}, 2),
    ],
)
def test_one_address_or_the_same_words_are_one_report(first, second, number):
    told = [telling(prints("d1", **first), GOVERNOR), telling(prints("d2", **second), GOVERNOR)]
    assert counted(*told)["reports"] == counted(*told)["texts"] == (number, number)
    assert len(reasons("reports", *told)) == number


def test_an_outlet_is_one_whatever_agency_stands_beside_it():
    told = [telling(prints("d1", "Orn Herald (AFP)")), telling(prints("d2", "orn herald"))]
    assert counted(*told)["outlets"] == (1, 1)
    assert reasons("outlets", *told) == ["Orn Herald prints it."]


def test_an_address_stands_for_an_outlet_that_nobody_names():
    assert counted(telling(document("d1", url="https://orn.example/a")))["outlets"] == (1, 1)
    assert reasons("outlets", telling(document("d1", url="https://orn.example/a"))) == ["orn.example prints it."]


def test_documents_without_outlet_widen_the_count():
    assert counted(telling(ONE), telling(document("d8")), telling(document("d9")))["outlets"] == (1, 3)
    assert counted(telling(document("d8")), telling(document("d9")))["outlets"] == (1, 2)


def test_copies_are_one_text_and_suspected_ones_widen_the_count():
    told = [telling(each, GOVERNOR) for each in (ONE, TWO, THREE)]
    copies = [copy("d1", "d2"), copy("d2", "d3", "suspect"), copy("d1", "d9")]
    assert counted(*told, copies=copies)["texts"] == (1, 2)
    assert counted(*told, copies=[copy("d1", "d3", "proposed")])["texts"] == (2, 3)
    because = reasons("texts", *told, copies=copies)
    assert because[0] == "d1 and d2 are one text: 50 % of the shorter one's unquoted words stand in the other."
    assert "may be one text" in because[-1]


# --- origins ----------------------------------------------------------------------------------------------------------


def test_organs_of_one_side_stay_apart_but_are_one_side():
    found = counted(telling(ONE, GOVERNOR), telling(TWO, MINISTRY), telling(TWO, ENEMY), telling(THREE, WATCH))
    assert (found["origins"], found["sides"]) == ((4, 4), (2, 2))


def test_relays_do_not_count():
    found = counted(telling(ONE, GOVERNOR, ["Reuters"]), telling(TWO, GOVERNOR, ["TASS", "RIA"]))
    assert found["origins"] == (1, 1)


def test_the_anonymous_are_one_at_least_and_one_for_each_first_reporter_at_most():
    told = [
        telling(ONE, SECRET, ["Orn Herald", "AFP"]),
        telling(TWO, SECRET, ["afp"]),
        telling(prints("d4", made_by=("ATS", "Reuters")), SECRET),
        telling(THREE, SECRET),
    ]
    assert counted(*told)["origins"] == (1, 3)
    assert reasons("origins", *told) == [
        "An anonymous source (Security Service), first reported by AFP.",
        "An anonymous source (Security Service), first reported by Outlet d3.",
        "An anonymous source (Security Service), first reported by Reuters.",
        "The anonymous of one side may be one person: between 1 and 3 of them speak.",
    ]


def test_copies_of_one_text_report_the_anonymous_once_and_the_earliest_first():
    late = prints("d0", published="2031-09-19")
    told = [telling(late, SECRET), telling(ONE, SECRET)]
    assert counted(*told)["origins"] == (1, 2)
    assert counted(*told, copies=[copy("d1", "d0")])["origins"] == (1, 1)
    assert "Outlet d1" in reasons("origins", *told, copies=[copy("d1", "d0")])[0]


def test_the_anonymous_of_two_sides_are_two_and_of_no_side_perhaps_one_of_them():
    enemy = origin("official", "military", "RU", "anonymous")
    stranger = origin("sources", "other", None, "anonymous")
    told = [telling(ONE, SECRET), telling(ONE, enemy), telling(ONE, stranger)]
    origins = (SECRET, enemy, stranger)
    assert counted(*told, origins=origins)["origins"] == (2, 3)
    assert counted(telling(ONE, stranger), origins=origins)["origins"] == (1, 1)


def test_a_group_may_be_one_of_the_named_of_its_side():
    assert counted(telling(ONE, OFFICIALS), telling(TWO, GOVERNOR))["origins"] == (1, 2)
    assert counted(telling(ONE, OFFICIALS), telling(TWO, ENEMY))["origins"] == (2, 2)
    assert counted(telling(ONE, RESIDENTS), telling(TWO, GOVERNOR))["origins"] == (2, 2)
    assert "may be one of the named of UA" in reasons("origins", telling(ONE, OFFICIALS), telling(TWO, GOVERNOR))[1]


def test_where_nobody_is_named_it_may_be_anybody_who_is_counted_already():
    assert counted(telling(ONE, NOBODY), telling(TWO, MEDIA), telling(THREE, GOVERNOR))["origins"] == (1, 3)
    assert counted(telling(ONE, NOBODY), telling(TWO, NOBODY))["origins"] == (1, 2)


def test_an_own_voice_that_retells_is_no_origin():
    assert counted(telling(ONE, GOVERNOR), telling(ONE))["origins"] == (1, 1)


def test_a_document_that_names_nobody_may_rest_on_others_or_stand_alone():
    assert counted(telling(ONE, GOVERNOR), telling(TWO))["origins"] == (1, 2)
    assert counted(telling(ONE), telling(TWO))["origins"] == (1, 2)
    assert counted(telling(ONE))["origins"] == (1, 1)


def test_a_copys_own_voice_is_its_originals():
    assert counted(telling(ONE, GOVERNOR), telling(TWO), copies=[copy("d1", "d2")])["origins"] == (1, 1)


def test_what_an_outlet_saw_for_itself_counts_as_any_origin():
    herald = origin("Orn Herald", "media")
    assert counted(telling(ONE, GOVERNOR), telling(TWO, herald), origins=(GOVERNOR, herald))["origins"] == (2, 2)


@pytest.mark.parametrize(
    ("source", "counts"),
    [
        (Source(None, None, "source", anonymous=True), (1, 2)),
        (Source(None, "Somebody"), (2, 2)),
        (Source(None), (1, 2)),
    ],
)
def test_an_origin_that_is_not_at_hand_is_judged_by_its_source(source, counts):
    told = [telling(prints("d1", "A"), source=source), telling(prints("d2", "B"), source=source)]
    assert counted(*told, origins=())["origins"] == counts


def test_each_count_opens_to_words_of_its_documents():
    counts = count_voices(dossier(telling(ONE, GOVERNOR), telling(ONE), telling(TWO, ENEMY), origins=ALL))
    assert [count.name for count in counts] == ["reports", "outlets", "texts", "origins", "sides"]
    for count in counts:
        for reason in count.reasons:
            assert all(passage.span.text == "Blast" for passage in reason.passages)
    assert [len(reason.passages) for count in counts for reason in count.reasons] == [1, 1, 1, 1, 1, 1, 1, 1]


# --- whatever comes ---------------------------------------------------------------------------------------------------

_documents = st.builds(
    lambda n, outlet, url, day, makers: document(
        f"d{n}", outlet=outlet, url=url, published=day, made_by=makers, text=f"{n % 3}" if n > 4 else None
    ),
    st.integers(0, 7),
    st.sampled_from([None, "Herald", "Herald (AFP)", "Post"]),
    st.sampled_from([None, "https://a.example/1", "http://www.a.example/1/"]),
    st.sampled_from([None, "2031-09-18", "2031-09-19"]),
    st.sampled_from([(), ("AFP",)]),
)
_library = st.lists(_documents, max_size=6, unique_by=lambda each: each.id)


@st.composite
def _dossiers(draw):
    library = draw(_library)
    told = [
        telling(each, draw(st.none() | st.sampled_from(ALL)), draw(st.sampled_from([(), ("AFP",), ("Post", "TASS")])))
        for each in library
        for _ in range(draw(st.integers(1, 3)))
    ]
    names = [each.id for each in library]
    pairs = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=3)) if names else []
    copies = [copy(*pair, draw(st.sampled_from(["copy", "suspect", "proposed"]))) for pair in pairs]
    return told, copies


@given(_dossiers(), st.randoms(use_true_random=False))
def test_the_counts_fit_together_and_no_order_changes_them(made, chance):
    told, copies = made
    counts = count_voices(dossier(*told, copies=copies, origins=ALL))
    low, high = ({count.name: getattr(count, end) for count in counts} for end in ("low", "high"))
    assert all(low[name] <= high[name] for name in low)
    assert low["texts"] <= high["texts"] <= low["reports"] == high["reports"] <= len({t.document.id for t in told})
    assert low["origins"] >= bool(told)
    chance.shuffle(told)
    chance.shuffle(copies)
    assert count_voices(dossier(*told, copies=copies, origins=ALL)) == counts
