"""Whose word each saying of a document rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.linking.introductions import introduced
from selon.linking.profiles import find_citations
from selon.linking.speakers import group_key, institution_key, office_key
from selon.records import Attribution, Document, Folio, Moment, Source, Span
from tests.unit.linking.sources import anonymous, body, dispatch, person, settled, source

GOVERNOR = ("governor of Orn Oblast", "Government of Orn Oblast")


def _cited(folio):
    profiles, citations = find_citations(folio)
    by_id = {profile.id: profile for profile in profiles}
    return {
        cited.item: (by_id[cited.profile], [by_id[name].name for name in cited.via], cited.reasons)
        for cited in citations
    }


# --- the terminal source and its relays -------------------------------------------------------------------------------


def test_whoever_speaks_innermost_is_the_source_and_the_others_carry_it():
    relays = (body("RIA Novosti", side=None, kind="media"), body("Reuters", side=None, kind="media"))
    cited = _cited(dispatch("d1", person("Ihor Lesnyk", *GOVERNOR), via=relays))
    profile, via, reasons = cited["d1#a0"]
    assert (profile.name, profile.role, profile.organisation) == ("Ihor Lesnyk", *GOVERNOR)
    assert via == ["RIA Novosti", "Reuters"]
    assert [reason.rule for reason in reasons] == ["terminal-source", "relay", "relay"]
    assert reasons[0].passages[0].span.text == "Blast"


def test_a_relay_that_stands_in_the_text_is_shown():
    span = Span(0, 5, "Blast")
    relay = Source(span, "Reuters", None, "Reuters", "media")
    reasons = _cited(dispatch("d1", anonymous(), via=(relay,)))["d1#a0"][2]
    assert [passage.span for passage in reasons[1].passages] == [span]


def test_the_channel_stays_with_the_profile_and_the_speaker_is_the_same():
    by_post = dispatch("d1", person("Ihor Lesnyk", *GOVERNOR), channel="telegram")
    assert _cited(by_post)["d1#a0"][0].channel == "telegram"
    assert settled(by_post, dispatch("d2", person("Ihor Lesnyk", *GOVERNOR)))["d1#a0"] == "Ihor Lesnyk"


def test_profiles_come_once_and_by_id():
    profiles, citations = find_citations(dispatch("d1", body("NASA", side=None), body("NASA", side=None)))
    assert [profile.id for profile in profiles] == sorted({profile.id for profile in profiles})
    assert [cited.item for cited in citations] == ["d1", "d1#a0", "d1#a1"]
    assert citations[1].profile == citations[2].profile


# --- a document's own voice -------------------------------------------------------------------------------------------


def test_the_outlet_answers_for_what_a_document_says_itself():
    profile, via, reasons = _cited(dispatch("d1", outlet="The Orn Herald (AFP)"))["d1"]
    assert (profile.name, profile.kind, via, reasons[0].rule) == ("The Orn Herald", "media", [], "own-voice")


def test_an_agency_credited_is_the_maker_and_the_outlet_carries_it():
    profile, via, reasons = _cited(dispatch("d1", outlet="Orn Herald", credits=("ATS", "AFP")))["d1"]
    assert (profile.name, via, reasons[0].rule) == ("AFP", ["Orn Herald", "ATS"], "credited-maker")
    assert _cited(dispatch("d1", outlet="AFP", credits=("AFP",)))["d1"][1] == []
    assert _cited(dispatch("d1", outlet=None, credits=("AFP",)))["d1"][1] == []


def test_a_document_of_which_nobody_knows_the_outlet_speaks_for_itself():
    assert _cited(dispatch("d1", outlet=None))["d1"][0].name == "d1"


def test_an_outlet_and_the_same_outlet_cited_are_one():
    cited = source("onvista", None, "onvista", "media")
    assert settled(dispatch("d1", outlet="onvista"), dispatch("d2", cited))["d2#a0"] == "onvista"
    found = {find_citations(dispatch(name, outlet="onvista"))[1][0].profile for name in ("d1", "d2")}
    assert len(found) == 1


# --- what a source is found by ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("described", "blocks"),
    [
        (person("Ihor Lesnyk", *GOVERNOR), ("p:lesnik", "o:governor_orn_@UA")),
        (person("Ihor Lesnyk, governor (since 2030)"), ("p:lesnik",)),
        (person("Lesnyk"), ("p:lesnik",)),
        (person("Ida Holm", "seismologist", "NordSeis", None, "expert"), ("p:golm", "i:nordseis")),
        (person("Jan Roe", "secretary-general", "United Nations", None, "international"), ("p:roe", "o:general_nation_secretary_united")),
        (source(None, *GOVERNOR, side="UA"), ("o:governor_orn_@UA",)),
        (source(None, "spokesman", "Kremlin", side="RU"), ("i:kremlin_@RU",)),
        (source(None, "correspondent", "Orn Herald", "media"), ("i:ornherald",)),
        (source(None, "correspondents", None, "media"), ("g:media_corre:2031-W38", "u:g:media_corre@Orn Oblast 2031-09")),
        (body("Ukrainian police"), ("i:police_@UA",)),
        (source(None, None, "NASA", "expert"), ("i:nasa",)),
        (body("Russian authorities", side="RU"), ("g:government_@RU:2031-W38", "u:g:government_@RU@Orn Oblast 2031-09")),
        (source("local authorities", side="UA"), ("i:oblast_orn_@UA",)),
        (anonymous(kind="military"), ("a:military_UA:2031-W38", "u:a:military_UA@Orn Oblast 2031-09")),
        (source(kind="other"), ("n:other_:2031-W38", "u:n:other_@Orn Oblast 2031-09")),
        (source("..."), ("g:government_:2031-W38", "u:g:government_@Orn Oblast 2031-09")),
    ],
)  # fmt: skip
def test_blocks_tell_what_a_source_is(described, blocks):
    found = _cited(dispatch("d1", described))["d1#a0"][0].blocks
    assert found == blocks


def test_only_the_nameless_are_of_a_week():
    folio = dispatch("d1", anonymous(), body("NASA", side=None, kind="expert"))
    cited = _cited(folio)
    assert (cited["d1#a0"][0].scope, cited["d1#a1"][0].scope) == ("2031-W38", "")


def test_local_authorities_of_no_known_region_are_a_group():
    cited = _cited(dispatch("d1", source("local authorities", side="UA"), region=None))
    assert cited["d1#a0"][0].blocks == ("g:government_local_@UA:2031-W38",)


# --- when the news are of ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "published", "scope"),
    [
        ("2031-09-18", "2031-09-24", "2031-W38"),
        ("2031-09-18", "2031-10-18", "2031-W42"),
        ("2031-09-18", None, "2031-W38"),
        ("2031-09-18", "2031-09", "2031-W38"),
        ("2031-08-18", "2031-09", "@Orn Oblast 2031-09"),
        ("2031-13-45", "2031-09-18T07:23:00+03:00", "2031-W38"),
        (None, "sometime", "@Orn Oblast"),
        (None, "2031-13", "@Orn Oblast"),
    ],
)
def test_the_week_of_the_happening_is_taken_and_else_that_of_publication(day, published, scope):
    assert _cited(dispatch("d1", anonymous(), day=day, published=published))["d1#a0"][0].scope == scope


def test_a_month_or_a_year_is_no_day():
    folio = dispatch("d1", anonymous(), published=None)
    vague = Moment(None, "2031-01-01", "2031-12-31", "year")
    claim = folio.claims[0]
    made = type(claim)(**{name: getattr(claim, name) for name in claim.__slots__} | {"time": vague})
    assert _cited(Folio(folio.document, "en", folio.attributions, (made,)))["d1#a0"][0].scope == "@Orn Oblast"


def test_without_date_and_place_the_nameless_stay_with_their_document():
    cited = _cited(dispatch("d1", anonymous(), day=None, region=None))
    assert cited["d1#a0"][0].blocks == ("a:state_UA:#d1",)


# --- short descriptions of one document -------------------------------------------------------------------------------

LESNYK = person("Ihor Lesnyk", *GOVERNOR)


@pytest.mark.parametrize(
    "short",
    [
        person("Lesnyk", "governor"),
        person("Лесник"),
        person("Lesnyk", kind="other"),
        person("Ihor Lesnyk", side=None),
        source(None, "governor of Orn", side="UA"),
    ],
)
def test_a_short_description_is_read_as_the_full_one(short):
    assert introduced([LESNYK, short, LESNYK]) == {short: LESNYK}
    cited = _cited(dispatch("d1", short, LESNYK))
    assert cited["d1#a0"][0] == cited["d1#a1"][0]
    assert [reason.rule for reason in cited["d1#a0"][2]] == ["terminal-source", "same-document"]


@pytest.mark.parametrize(
    "other",
    [
        person("Lesnyk", side="RU"),
        person("Kost", "governor"),
        anonymous("governor of Orn", kind="government"),
        source(None, "mayor of Velm", side="UA"),
        source(None, "official", side="UA"),
        person("Ihor Lesnyk", "mayor of Velm", "City of Velm"),
        body("Lesnyk"),
        body("Government of Orn Oblast"),
    ],
)
def test_what_is_no_shorter_description_stays(other):
    assert introduced([LESNYK, other]) == {}


def test_a_surname_of_two_people_of_the_document_stays():
    sister = person("Anna Lesnyk", "mayor of Velm")
    assert introduced([LESNYK, sister, person("Lesnyk")]) == {}


MINISTRY = body("Ukrainian Ministry of Health")


def test_a_common_noun_means_the_one_body_of_its_side():
    short = body("міністерство")
    assert introduced([MINISTRY, short]) == {short: MINISTRY}
    sideless = body("відомство", side=None)
    assert introduced([sideless, MINISTRY]) == {sideless: MINISTRY}


@pytest.mark.parametrize(
    "others",
    [
        [MINISTRY, body("Ukrainian Ministry of Defence", kind="military")],
        [body("Russian Ministry of Health", side="RU")],
        [
            body("Ukrainian Ministry of Health", kind="military"),
            body("NordSeis", kind="expert"),
            body("Ukrainian police"),
        ],
        [body("Ukrainian authorities"), LESNYK, anonymous(), body("служба")],
        [],
    ],
)
def test_a_common_noun_that_fits_none_or_two_stays(others):
    short = body("міністерство")
    assert short not in introduced([*others, short])


def test_a_common_noun_of_a_company_or_of_a_group_stays():
    company, residents = body("підприємство", kind="company"), body("local residents")
    parties = body("parties to the conflict", side=None, kind="other")
    assert introduced([MINISTRY, company, residents, parties]) == {}


# --- keys, and text that is odd ---------------------------------------------------------------------------------------


def test_an_empty_word_has_a_key_too():
    assert institution_key("—", None) == "—"
    assert office_key("—", None, None) == ""
    assert group_key("", "other", None) == "other_"


_WORDS = st.text(max_size=12) | st.sampled_from(["Ihor Lesnyk", "governor of Orn", "Russian authorities", "the press", "A;B", ","])  # fmt: skip
_SOURCES = st.builds(
    Source,
    st.none(),
    st.none() | _WORDS,
    st.none() | _WORDS,
    st.none() | _WORDS,
    st.sampled_from(["government", "media", "expert", "other", "witness"]),
    st.sampled_from([None, "UA"]),
    st.booleans(),
)


@given(st.lists(_SOURCES, max_size=4), _SOURCES, st.none() | _WORDS, st.none() | _WORDS)
def test_whatever_stands_in_a_source_it_is_cited(sources, relay, outlet, published):
    said = tuple(
        Attribution(f"a{n}", each, None, (), "indirect", "say", "asserted", None, (relay,), None, "hand")
        for n, each in enumerate(sources)
    )
    folio = Folio(Document("d", "", outlet=outlet, published=published), "und", said)
    profiles, citations = find_citations(folio)
    assert [cited.item for cited in citations] == ["d", *(f"d#a{n}" for n in range(len(sources)))]
    assert {cited.profile for cited in citations} <= {profile.id for profile in profiles}
    assert all(profile.blocks for profile in profiles)


# --- names as the text has them ---------------------------------------------------------------------------------------


def _written(words, name, role="mayor of Velm"):
    return Source(Span(0, len(words), words), name, role, "City of Velm", "government", "UA")


@pytest.mark.parametrize(
    ("words", "name", "written"),
    [
        ("мера Ігоря Лісника", "Ihorya Lisnyka", "Ігоря Лісника"),
        ("мера Велма Ігоря Лісника", "Ihorya Lisnyka", "Ігоря Лісника"),
        ("мэр Игорь Лисник", "Ihor Lisnyk", "Игорь Лисник"),
        ("the mayor, Ihor Lisnyk", "Ihor Lisnyk", ""),
        ("Мер Лісник", "Ihor Lisnyk", ""),
        ("мера", "Ihor Lisnyk", ""),
    ],
)
def test_a_name_in_cyrillic_is_compared_as_the_text_has_it(words, name, written):
    profile = _cited(dispatch("d1", _written(words, name)))["d1#a0"][0]
    assert (profile.name, profile.written) == (name, written)


def test_a_case_that_the_canonical_name_kept_does_not_make_another_person():
    told = _written("мера Ігоря Лісника", "Ihorya Lisnyka")
    assert settled(dispatch("d1", told), dispatch("d2", person("Ihor Lisnyk", "mayor")))["d1#a0"] == "Ihor Lisnyk"


def test_the_canonical_name_helps_where_the_words_could_be_a_womans():
    told = _written("мэра Александра Лисника", "Alexander Lisnyk")
    assert settled(dispatch("d1", told), dispatch("d2", person("Alexander Lisnyk")))["d1#a0"] == "Alexander Lisnyk"


def test_a_case_meets_the_surname_alone_of_the_same_document():
    told = _written("мера Ігоря Лісника", "Ihorya Lisnyka")
    cited = _cited(dispatch("d1", told, _written("Лісник", "Lisnyk", None)))
    assert cited["d1#a0"][0] == cited["d1#a1"][0]
