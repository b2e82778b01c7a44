"""Any account of any event: versions, series, checks and timeline over tellings of any folios, with loose ends."""

from __future__ import annotations

from hypothesis import strategies as st

from selon.records import Check
from selon.records.accounts import (
    Account,
    Count,
    Dossier,
    Moved,
    Point,
    Question,
    Relation,
    Series,
    Telling,
    Timed,
    Version,
)
from selon.records.events import Changed, Copy, Event, Origin, Passage, Reason, ref
from tests.property.folios import MAYBE, WORDS, folios, places, quantities, spans

TIMES = st.none() | WORDS | st.sampled_from(["2024-09", "2024-09-18", "2024-09-18T07:00+02:00", "2024-09-19"])
COUNTS = st.integers(0, 10**6)


@st.composite
def accounts(draw):
    """Return an account with the dossier that it could be of."""
    read = draw(st.lists(folios(), min_size=1, max_size=3, unique_by=lambda folio: folio.document.id))
    names = [ref(folio.document.id, claim.id) for folio in read for claim in folio.claims]
    refs = st.sampled_from(names) | WORDS if names else WORDS
    speakers = draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
    documents = st.sampled_from([folio.document.id for folio in read]) | WORDS
    text = read[0].document.text
    passages = st.builds(Passage, st.just(read[0].document.id), spans(text)) | st.builds(
        Passage, WORDS, spans("elsewhere")
    )
    reasons = st.builds(Reason, WORDS, WORDS, st.lists(passages, max_size=3).map(tuple))
    event = Event(
        *(
            draw(WORDS),
            draw(st.text(max_size=20)),
            (),
            tuple(names),
            draw(st.lists(places(text), max_size=3).map(tuple)),
        ),
        *(draw(TIMES), draw(TIMES), (), (), "x"),
    )
    return (
        Account(
            event,
            tuple(draw(st.lists(st.builds(Count, WORDS, COUNTS, COUNTS, _few(reasons)), max_size=3))),
            tuple(draw(st.lists(_questions(text, refs, speakers, reasons), max_size=3))),
            tuple(draw(st.lists(_series(text, refs, speakers), max_size=3))),
            tuple(draw(st.lists(st.builds(Moved, _checks(text), _few(documents), _few(reasons)), max_size=2))),
            tuple(draw(st.lists(st.builds(Timed, WORDS, _moments(), WORDS, _few(refs)), max_size=3))),
            "x",
        ),
        _dossier(draw, event, read, speakers, passages),
    )


def _few(items):
    return st.lists(items, max_size=3).map(tuple)


def _moments():
    return st.sampled_from(["happened", "published", "else"])


def _checks(text):
    return st.builds(
        Check, WORDS, st.sampled_from(["holds", "fails", "open"]) | WORDS, WORDS, st.just(()), _few(spans(text)), WORDS, WORDS
    )  # fmt: skip


def _questions(text, refs, speakers, reasons):
    versions = st.builds(
        Version,
        *(WORDS, WORDS, st.none() | quantities(text), st.booleans(), WORDS, _few(st.sampled_from(speakers) | WORDS)),
        *(_few(WORDS), _few(refs), TIMES, TIMES),
    )
    relations = st.builds(Relation, WORDS, WORDS, WORDS, MAYBE, reasons)
    standings = st.sampled_from(["differ", "denied", "updated", "agree", "compatible", "only"]) | WORDS
    return st.builds(
        Question,
        *(WORDS, WORDS, WORDS, MAYBE, st.none() | places(text), st.tuples(TIMES, TIMES), _few(versions)),
        *(_few(relations), standings),
    )


def _series(text, refs, speakers):
    moves = st.sampled_from(["first", "repeat", "rise", "correction", "overlap", "widened"]) | WORDS
    points = st.builds(Point, TIMES, quantities(text), refs, st.tuples(TIMES, TIMES), moves)
    return st.builds(
        Series, WORDS, WORDS, MAYBE, st.none() | places(text), st.sampled_from(speakers) | WORDS, _few(points)
    )


def _dossier(draw, event, read, speakers, passages):
    tellings = tuple(
        Telling(
            ref(folio.document.id, claim.id),
            folio.document,
            claim,
            draw(st.none() | st.sampled_from(folio.attributions)) if folio.attributions else None,
            draw(st.sampled_from(speakers) | WORDS),
            None,
        )
        for folio in read
        for claim in folio.claims
    )
    origins = tuple(
        Origin(name, draw(st.text(max_size=9)), (), draw(MAYBE), draw(MAYBE), draw(WORDS), draw(MAYBE), draw(st.booleans()), (), "x")
        for name in speakers
    )  # fmt: skip
    changed = st.builds(Changed, passages, passages)
    copies = st.builds(
        Copy, WORDS, WORDS, WORDS, st.floats(0, 1), st.booleans(), st.just(()), _few(changed), st.just(()), st.just("x")
    )
    checks = tuple((folio.document.id, check) for folio in read for check in folio.checks)
    return Dossier(event, tellings, origins, tuple(draw(st.lists(copies, max_size=2))), checks)
