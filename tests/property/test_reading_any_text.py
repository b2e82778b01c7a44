"""What must hold of every text: it is read, its spans are its slices, and it stands for itself."""

import dataclasses
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.languages import pack as packs
from selon.pipeline import Weights, shipped, understand
from selon.reading import read
from selon.records.codec import decode, decode_line, encode, encode_line
from selon.records.text import Document, Span
from selon.running.local import gazetteer
from tests.property.strategies import TEXTS, documents

slow = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def spans_of(record: object) -> Iterator[Span]:
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_of(item)
    elif dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            yield from spans_of(getattr(record, field.name))


@given(TEXTS, st.sampled_from([*packs.served(), packs.FALLBACK]))
@slow
def test_every_token_lies_in_one_sentence_and_every_hit_is_a_form(text, code):
    reading = read(Document("d", text), packs.load(code))
    assert len(reading.folded) == len(text)
    covered = [index for sentence in reading.sentences for index in range(sentence.first, sentence.last)]
    assert covered == list(range(len(reading.tokens)))
    assert all(a.end <= b.start for a, b in zip(reading.sentences, reading.sentences[1:], strict=False))
    assert all(a.end <= b.start for a, b in zip(reading.quotations, reading.quotations[1:], strict=False))
    for hits in reading.hits.values():
        assert all(reading.folded[hit.start : hit.end] == hit.entry.form for hit in hits)


@given(documents(), st.sampled_from([Weights(), shipped()]))
@slow
def test_any_text_is_understood_and_every_span_is_its_slice(document, weights):
    folio = understand(document, gazetteer(), weights)
    for span in spans_of(folio):
        assert document.text[span.start : span.end] == span.text
    attributions = {attribution.id for attribution in folio.attributions}
    claims = {claim.id for claim in folio.claims}
    assert len(attributions) == len(folio.attributions)
    assert len(claims) == len(folio.claims)
    for claim in folio.claims:
        assert claim.attribution is None or claim.attribution in attributions
        if claim.quantity is not None and claim.quantity.part_of is not None:
            assert claim.quantity.part_of in claims
    for check in folio.checks:
        assert set(check.claims) <= claims
    assert all(attribution.content for attribution in folio.attributions)


@given(st.lists(documents(), min_size=1, max_size=4), st.randoms(use_true_random=False))
@slow
def test_the_order_of_documents_never_matters(several, random):
    shuffled = several[:]
    random.shuffle(shuffled)
    places = gazetteer()
    first = {document: encode_line(understand(document, places)) for document in several}
    assert all(encode_line(understand(document, places)) == first[document] for document in shuffled)


@given(documents())
@slow
def test_a_folio_survives_its_writing(document):
    folio = understand(document, gazetteer())
    assert encode(decode(encode(folio))) == encode(folio)
    assert encode_line(decode_line(encode_line(folio))) == encode_line(folio)
