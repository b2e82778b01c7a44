"""Any folio that fits the codebook: every record, every optional field, spans that are slices of its text."""

from __future__ import annotations

from hypothesis import strategies as st

from selon.records import (
    Actor,
    Attribution,
    Check,
    Claim,
    Document,
    Folio,
    Moment,
    Note,
    Part,
    Place,
    Quantity,
    Share,
    Source,
    Span,
)
from tests.property.strategies import ANYTHING

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
MAYBE = st.none() | WORDS
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**9), 10**9).map(float)
TAGS = st.sampled_from(["fr", "en", "en-GB", "tlh", "UK"])


def spans(text):
    """Return a strategy of slices of the text, empty ones too."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    return ends.map(lambda pair: Span(pair[0], pair[1], text[pair[0] : pair[1]]))


def sources(text):
    """Return a strategy of sources in the text."""
    return st.builds(
        Source, st.none() | spans(text), MAYBE, MAYBE, MAYBE, WORDS, MAYBE, st.booleans(), parallel=st.booleans()
    )


def moments(text):
    """Return a strategy of times in the text."""
    return st.builds(Moment, st.none() | spans(text), MAYBE, MAYBE, WORDS)


def places(text):
    """Return a strategy of places in the text."""
    return st.builds(
        Place, st.none() | spans(text), MAYBE, MAYBE, MAYBE, WORDS, NUMBERS, NUMBERS, st.none() | st.integers(0, 10**8)
    )


def quantities(text):
    """Return a strategy of figures in the text, with breakdowns and shares."""
    parts = st.builds(Part, st.none() | spans(text), NUMBERS, MAYBE, MAYBE, st.none() | places(text))
    shares = st.builds(Share, st.floats(0, 1), MAYBE)
    return st.builds(
        Quantity,
        st.none() | spans(text),
        NUMBERS,
        NUMBERS,
        NUMBERS,
        WORDS,
        WORDS,
        MAYBE,
        st.lists(parts, max_size=3).map(tuple),
        st.none() | shares,
    )


def attributions(text):
    """Return a strategy of sayings in the text."""
    return st.builds(
        Attribution,
        WORDS,
        sources(text),
        st.none() | spans(text),
        st.lists(spans(text), max_size=3).map(tuple),
        WORDS,
        WORDS,
        WORDS,
        MAYBE,
        st.lists(sources(text), max_size=2).map(tuple),
        st.none() | moments(text),
        st.text(max_size=5),
    )


def claims(text):
    """Return a strategy of claims in the text."""
    actors = st.none() | st.builds(Actor, st.none() | spans(text), MAYBE, MAYBE)
    where = st.none() | places(text)
    return st.builds(
        Claim,
        WORDS,
        MAYBE,
        spans(text),
        WORDS,
        st.booleans(),
        WORDS,
        actors,
        actors,
        MAYBE,
        where,
        where,
        st.none() | moments(text),
        st.none() | quantities(text),
        st.text(max_size=5),
    )


@st.composite
def folios(draw):
    """Return a folio; its language follows from the document's, as it does after every reading."""
    text = draw(ANYTHING)
    tag = draw(st.none() | TAGS)
    notes = draw(st.lists(st.builds(Note, WORDS, WORDS, st.none() | spans(text)), max_size=2).map(tuple))
    unserved = tag is not None and draw(st.booleans())
    notes += (Note("unserved_language", "no pack"),) if unserved else ()
    checks = st.builds(
        Check,
        WORDS,
        WORDS,
        WORDS,
        st.lists(WORDS, max_size=2).map(tuple),
        st.lists(spans(text), max_size=2).map(tuple),
        st.text(max_size=5),
        st.text(max_size=5),
    )
    return Folio(
        Document(
            draw(WORDS),
            text,
            draw(MAYBE),
            draw(MAYBE),
            tag,
            draw(MAYBE),
            draw(MAYBE),
            draw(st.lists(WORDS, max_size=2).map(tuple)),
        ),
        "und" if tag is None or unserved else tag.split("-")[0].lower(),
        draw(st.lists(attributions(text), max_size=2).map(tuple)),
        draw(st.lists(claims(text), max_size=2).map(tuple)),
        draw(st.lists(checks, max_size=2).map(tuple)),
        notes,
    )
