from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from selon.linking.copies import SUSPECT, blocks, compare, enough, find_copies, make_print
from selon.records.attribution import Attribution, Source
from selon.records.claims import Claim, Place, Quantity
from selon.records.events import Copy, Print
from selon.records.folios import Folio
from selon.records.text import Document, cut

BODY = (
    "A fire broke out before dawn in the fuel yard behind the old station and burned until noon. "
    "The mayor said that 54 people had been taken to the school on the hill while crews cooled the tanks. "
    "Two lines were closed and the bridge over the canal stayed shut to lorries for the rest of the day. "
    "Nobody could say how the blaze began, and the works refused to let reporters near the gate."
)


def folio(name, text=BODY, **known):
    document = Document(name, text, **{"language": "en", "published": "2024-05-02", "outlet": "A paper"} | known)
    return Folio(document, document.language or "und")


def counted(name, text, *figures, **known):
    """A folio with a claim for each (words, value) that stands in the text."""
    found = folio(name, text, **known)
    claims = []
    for index, (words, value) in enumerate(figures):
        span = cut(text, text.index(words), text.index(words) + len(words))
        quantity = Quantity(span, value, value, value, "exact", "person")
        claims.append(
            Claim(
                f"c{index}", None, span, "injured", True, "asserted", None, None, None, None, None, None, quantity, "t"
            )
        )
    return replace(found, claims=tuple(claims))


def compared(*folios):
    texts = {folio.document.id: folio.document.text for folio in folios}
    return compare(*map(make_print, folios), texts)


def test_a_text_printed_again_is_a_copy_with_the_words_that_both_have():
    found = compared(folio("a"), folio("b"))
    assert (found.outcome, found.containment, found.directed, found.changed) == ("copy", 1.0, False, ())
    ((mine, theirs),) = found.passages
    assert mine.span.text == theirs.span.text == BODY.rstrip(".")
    assert found.reasons[0].rule == "shared_words"
    assert found.reasons[0].passages == (mine, theirs)


def test_the_order_of_the_two_changes_nothing():
    one, other = folio("a"), folio("b", BODY[100:])
    assert compared(one, other) == compared(other, one)
    assert compared(one, one) is None


def test_a_few_shared_words_are_no_copy_and_a_tenth_makes_a_suspect():
    words = [f"word{n}" for n in "abcdefghijklmnopqrstuvwxyz"]
    far = " ".join(f"{word}{other}" for word in "klmnopqrst" for other in words)
    near = " ".join(f"{word}{other}" for word in "abcdefghij" for other in words)
    shared = " ".join(near.split()[:40])
    found = compared(folio("a", near), folio("b", f"{shared} {far}", outlet="Another"))
    assert found.outcome == "suspect"
    assert SUSPECT <= found.containment < 0.2
    assert compared(folio("a", near), folio("b", f"{' '.join(near.split()[:12])} {far}")) is None


def test_a_figure_given_otherwise_is_told_with_both_readings():
    other = BODY.replace("54", "55")
    found = compared(folio("a"), folio("b", other))
    assert [(c.before.span.text, c.after.span.text) for c in found.changed] == [("54", "55")]
    assert len(found.passages) == 1
    assert found.changed[0].after.span.start == other.index("55")


def test_figures_in_words_and_with_modifiers_are_told_where_a_claim_was_read():
    other = BODY.replace("that 54 people", "that at least sixty people")
    found = compared(counted("a", BODY, ("54", 54)), counted("b", other, ("at least sixty", 60)))
    assert [(c.before.span.text, c.after.span.text) for c in found.changed] == [("54", "at least sixty")]


def test_one_figure_written_two_ways_is_not_changed():
    long = BODY.replace("54", "12 500")
    for other in ("12,500", "12.500", "12\u202f500"):
        found = compared(counted("a", long, ("12 500", 12500)), folio("b", long.replace("12 500", other)))
        assert found.changed == ()
        assert len(found.passages) == 1
    half = compared(counted("a", long, ("12 500", 12500)), folio("b", long.replace("12 500", "12.5")))
    assert [c.after.span.text for c in half.changed] == ["12.5"]


def test_figures_at_both_ends_of_the_text_are_aligned():
    text = f"54 hurt. {BODY} In all 31"
    found = compared(folio("a", text), folio("b", text.replace("54 hurt", "55 hurt").replace("all 31", "all 30")))
    assert {(c.before.span.text, c.after.span.text) for c in found.changed} == {("54", "55"), ("31", "30")}


def test_a_breakdown_whose_figures_all_change_is_a_form_and_only_suspected():
    form = (
        "During the night the watch put out {} fires in the districts of the town. Of these {} were in the northern "
        "district by the river, {} in the southern one and {} at the port, the service wrote in its morning bulletin, "
        "which appears every day on the board at the town hall and on the channel of the mayor."
    )
    nights = [[19, 8, 7, 4], [23, 11, 7, 5]]
    made = [counted(n, form.format(*f), *((str(v), v) for v in f)) for n, f in zip("ab", nights, strict=True)]
    found = compared(*made)
    assert found.outcome == "suspect"
    assert [reason.rule for reason in found.reasons] == ["shared_words", "form"]
    assert len(found.changed) == 3
    again = compared(made[0], counted("c", form.format(19, 8, 7, 5), ("19", 19), ("8", 8), ("7", 7), ("5", 5)))
    assert again.outcome == "copy"


def test_the_same_words_weeks_apart_are_no_copy():
    assert compared(folio("a"), folio("b", published="2024-05-09")).outcome == "copy"
    assert compared(folio("a"), folio("b", published="2024-05-10")) is None
    assert compared(folio("a"), folio("b", published=None)).outcome == "copy"


def test_quotations_are_left_out_whatever_their_marks():
    speech = "we shall not leave this town before the last of the tanks is cold and every child is home again"
    texts = [
        f"The mayor spoke at noon. “{speech},” he said to those who had waited since the early morning.",
        f"Reporters heard the head of the town in the square: «{speech}», and then he left without another word.",
    ]
    assert compared(folio("a", texts[0]), folio("b", texts[1])) is None
    plain = [text.translate({ord(mark): None for mark in "“”«»"}) for text in texts]
    assert compared(folio("a", plain[0]), folio("b", plain[1])).outcome == "copy"


def test_the_earlier_of_two_is_the_one_published_first():
    found = compared(folio("a", published="2024-05-03"), folio("b", published="2024-05-02"))
    assert (found.earlier, found.later, found.directed) == ("b", "a", True)
    assert found.reasons[-1].rule == "published_first"


def test_an_agencys_own_dispatch_precedes_the_one_that_credits_it():
    found = compared(folio("a", credits=("ТАСС",)), folio("b", outlet="TASS"))
    assert (found.earlier, found.later, found.reasons[-1].rule) == ("b", "a", "agency_first")


def test_who_names_the_agency_precedes_who_does_not():
    found = compared(folio("a"), folio("b", credits=("AFP",)))
    assert (found.earlier, found.later, found.reasons[-1].rule) == ("b", "a", "credited_first")
    both = compared(folio("a", credits=("AFP",)), folio("b", credits=("AFP",)))
    assert (both.earlier, both.directed) == ("a", False)


def test_one_short_text_twice_is_one_report_but_a_shared_phrase_is_not():
    assert compared(folio("a", "Two killed at the port"), folio("b", "two killed at the PORT!")).outcome == "copy"
    assert compared(folio("a", "Two killed at the port"), folio("b", BODY + " Two killed at the port")) is None
    assert compared(folio("a", ""), folio("b", "")) is None


def _telling(name, language, **known):
    """A folio with two measurements, a place and five speakers, in some language."""
    text = f"{name} " * 12
    span = cut(text, 0, len(name))
    place = Place(span, "Toropets", "RU", "Tver Oblast", "settlement", 56.5, 31.6, 482042)
    claims = tuple(
        Claim(
            f"c{index}", None, span, kind, True, "asserted", None, None, None, place, None, None,
            Quantity(span, value, value, value, "exact", unit), "t",
        )
        for index, (kind, value, unit) in enumerate((("distance", 380.0, "kilometre"), ("area", 6.0, "kilometre")))
    )  # fmt: skip
    speakers = ("Mayor of A", "Ministry B", "Service C", "Expert D", "Agency E")
    said = tuple(
        Attribution(
            f"a{index}", Source(None, who, None, None, "government"), None, (cut(text, index, index + 3),),
            "indirect", "say", "asserted", None, (), None, "t",
        )
        for index, who in enumerate(speakers)
    )  # fmt: skip
    return replace(folio(name, text, language=language, **known), claims=claims, attributions=said)


def test_across_languages_a_pair_is_proposed_for_what_its_makers_chose():
    found = compared(_telling("alpha", "en"), _telling("beta", "fr"))
    assert (found.outcome, found.containment, found.passages, found.changed) == ("proposed", 0.0, (), ())
    assert [reason.rule for reason in found.reasons] == ["same_measures", "same_order"]


def test_nothing_is_proposed_in_one_language_or_far_apart_or_undated():
    assert compared(_telling("alpha", "en"), _telling("beta", "en-GB")) is None
    assert compared(_telling("alpha", "en"), _telling("beta", "fr", published="2024-05-04")) is None
    assert compared(_telling("alpha", "en"), _telling("beta", "fr", published=None)) is None
    assert compared(_telling("alpha", "en"), _telling("beta", None)) is None


def test_a_shared_agency_makes_up_for_measurements():
    one, other = (_telling(n, lang, credits=("AFP",)) for n, lang in (("alpha", "en"), ("beta", "fr")))
    other = replace(other, claims=other.claims[:1])
    assert [reason.rule for reason in compared(one, other).reasons] == ["same_agency", "same_measures", "same_order"]
    bare = replace(other, document=replace(other.document, credits=()))
    assert compared(one, bare) is None


def test_what_everybody_reports_is_not_enough():
    one, other = (
        replace(counted(n, f"{n} 40 and 30 " * 3, ("40", 40), ("30", 30), language=lang), attributions=())
        for n, lang in (("alpha", "en"), ("beta", "fr"))
    )
    assert compared(one, other) is None


PARTS = st.lists(st.sampled_from(BODY.split(". ")), min_size=1, max_size=4).map(". ".join)
CORPORA = st.lists(
    st.tuples(PARTS, st.sampled_from(["2024-05-02", "2024-05-06", "2024-05-20", "2024-05", None, "nonsense"])),
    min_size=2,
    max_size=6,
)


@given(CORPORA, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_all_pairs_are_found_in_whatever_order_and_nothing_else(corpus, chance):
    folios = [folio(f"d{index}", text, published=published) for index, (text, published) in enumerate(corpus)]
    folios += [_telling("alpha", "en"), _telling("beta", "fr")]
    texts = {found.document.id: found.document.text for found in folios}
    prints = [make_print(found) for found in folios]
    one_by_one = {copy for pair in combinations(prints, 2) if (copy := compare(*pair, texts))}
    shuffled = list(prints)
    chance.shuffle(shuffled)
    found = find_copies(shuffled + shuffled[:1], texts)
    assert set(found) == one_by_one
    assert found == find_copies(prints, texts)
    for copy in found:
        _is_sound(copy, texts)


def _is_sound(copy: Copy, texts):
    for pair in copy.passages:
        for passage, document in zip(pair, (copy.earlier, copy.later), strict=True):
            assert passage.document == document
            assert texts[document][passage.span.start : passage.span.end] == passage.span.text
    for one, other in combinations(copy.passages, 2):
        assert all(one[k].span.end <= other[k].span.start or other[k].span.end <= one[k].span.start for k in (0, 1))


@given(CORPORA)
@settings(max_examples=40)
def test_a_store_that_looks_up_shingles_and_blocks_misses_no_copy(corpus):
    folios = [folio(f"d{index}", text, published=published) for index, (text, published) in enumerate(corpus)]
    folios += [_telling("alpha", "en"), _telling("beta", "fr")]
    texts = {found.document.id: found.document.text for found in folios}
    for one, other in combinations(map(make_print, folios), 2):
        mine, theirs = ({value for value, _ in side.shingles} for side in (one, other))
        looked_up = enough(len(mine & theirs), len(mine), len(theirs)) or set(blocks(one)) & set(blocks(other))
        assert looked_up or compare(one, other, texts) is None


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_is_too_odd(first, second):
    one, other = make_print(folio("a", first)), make_print(folio("b", second))
    assert isinstance(one, Print)
    assert all(-(2**63) <= value < 2**63 for value, _ in one.shingles)
    assert all(0 <= at < len(one.words) for _, at in one.shingles)
    compare(one, other, {"a": first, "b": second})


def test_a_shared_agency_with_speakers_and_tolls_is_proposed():
    one, other = (_telling(n, lang, credits=("AFP",)) for n, lang in (("alpha", "en"), ("beta", "fr")))
    one, other = (replace(f, claims=tuple(replace(c, kind="injured") for c in f.claims)) for f in (one, other))
    assert [reason.rule for reason in compared(one, other).reasons] == ["same_agency", "same_figures", "same_order"]
    quiet = replace(other, attributions=other.attributions[:3])
    assert compared(one, quiet) is None


def test_a_refrain_does_not_keep_the_rest_from_being_aligned():
    refrain = "all quiet on the river tonight says the watch. "
    texts = [f"{refrain * 12}{BODY}", f"{BODY} {refrain * 12}"]
    found = compared(folio("a", texts[0]), folio("b", texts[1]))
    assert found.outcome == "copy"
    assert any(BODY.rstrip(".") in one.span.text for one, _ in found.passages)


FOOT = (
    " Follow us in the network of your choice and write to the desk if you have seen something that we should know of. "
    "All rights are kept by the paper and nothing may be printed again without a word from its owner."
)


def test_what_an_outlet_prints_under_everything_makes_no_copy():
    other = " ".join(f"{word}{n}" for n, word in enumerate(BODY.split()))
    assert compared(folio("a", BODY + FOOT), folio("b", other + FOOT)) is None
    assert compared(folio("a", FOOT + BODY), folio("b", FOOT + other)) is None
    assert compared(folio("a", BODY + FOOT), folio("b", other + FOOT, outlet="Another")).outcome == "copy"
    assert compared(folio("a", BODY + FOOT), folio("b", other + FOOT, outlet=None)).outcome == "copy"


def test_an_outlet_that_prints_its_text_again_with_more_has_a_copy():
    more = "By the evening the fire was out and the lines were open, and the families had gone home on foot."
    assert compared(folio("a", BODY + FOOT), folio("b", f"{BODY} {more} {FOOT}")).outcome == "copy"
    assert compared(folio("a", BODY + FOOT), folio("b", f"{more} {BODY} {FOOT}")).outcome == "copy"
    assert compared(folio("a", BODY + FOOT), folio("b", BODY + FOOT)).containment == 1.0


def test_a_text_that_is_all_refrain_is_aligned_too():
    refrain = "all quiet on the river tonight says the watch. " * 30
    found = compared(folio("a", refrain), folio("b", refrain))
    assert found.outcome == "copy"
    assert found.passages[0][0].span.text == refrain.strip().rstrip(".")


def test_what_was_edited_may_have_got_the_words_with_the_edit():
    first = folio("b", published="2024-05-02T08:00:00+00:00", edited="2024-05-02T12:00:00+00:00")
    assert compared(first, folio("a", published="2024-05-02T13:00:00+00:00")).earlier == "b"
    assert compared(first, folio("c", published="2024-05-02T07:00:00+00:00")).earlier == "c"
    assert not compared(first, folio("a", published="2024-05-02T09:00:00+00:00")).directed
