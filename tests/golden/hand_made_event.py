"""An event made by hand, with one of everything that its page can show; texts, places and people are invented."""

from __future__ import annotations

from selon.records import Attribution, Check, Claim, Document, Folio, Part, Place, Quantity, Source, Span
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

BY = "hand 1"
WICK = Place(None, "Lower Wick", "XW", "Wick County", "settlement", 56.5, 31.6, 1)
NORTH = Place(None, "North Wick Oblast", "XW", "North Wick Oblast", "admin1")
GAZETTE = Document(
    "gazette",
    "At least 13 people were injured, Governor Ada Holm said on Telegram. No depot burned, she said.\n\n"
    "The army said it shot down 54 drones: 27 over North Wick and 27 elsewhere.",
    "https://example.org/1",
    "Morning Gazette",
    "en",
    "2024-09-18T07:00+02:00",
    "Thirteen hurt in Lower Wick",
)
BLATT = Document(
    "blatt",
    "Laut Gouverneurin Holm wurden 11 Menschen verletzt. Ein Depot ist laut einer Quelle zerstört. "
    "Die Armee meldete 55 abgeschossene Drohnen.",
    None,
    "Abendblatt",
    "de",
    "2024-09-19",
    "Weniger Verletzte",
    ("ONE",),
)
ECHO = Document(
    "echo",
    "Selon une source à Eastmark relayée par ONE, le dépôt a été dét\x1b[31mruit\u202e et 17 personnes blessées.",
    None,
    "L'\x1b]0;Écho\u2066",
    "fr",
    "2024-09",
    "Le dépôt\u202e détruit",
)
NOTE = Document("note", "A fire burned in Lower Wick, residents said.", None, None, None, None, None)
HOLM = Source(None, "Ada Holm", "governor of Lower Wick", "Government of Lower Wick", "government", "XW")
SPY = Source(None, None, "source", "Eastmark security service", "security_service", "XE", True)
ARMY = Source(None, "Westmark army", None, "Westmark army", "military", "XW")
ONE = Source(None, "ONE", None, "ONE", "media")


def span(document: Document, words: str) -> Span:
    """Return the first occurrence of the words."""
    start = document.text.index(words)
    return Span(start, start + len(words), words)


def said(document: Document, number: int, source: Source, cue: str, **more) -> Attribution:
    """Return an attribution; what is said does not matter to the page."""
    fields = {"mode": "indirect", "act": "say", "certainty": "asserted", "channel": None, "via": (), "said": None}
    return Attribution(f"a{number}", source, span(document, cue), (), by=BY, **{**fields, **more})


def claim(document: Document, number: int, by: int | None, words: str, kind: str, **more) -> Claim:
    """Return a claim."""
    fields = {
        "polarity": True, "certainty": "asserted", "agent": None, "target": None, "means": None, "place": WICK,
        "to": None, "time": None, "quantity": None, **more,
    }  # fmt: skip
    return Claim(f"c{number}", f"a{by}" if by else None, span(document, words), kind, by=BY, **fields)


def exactly(document: Document, words: str, value: float, unit: str, **more) -> Quantity:
    """Return an exact figure."""
    return Quantity(span(document, words), value, value, value, "exact", unit, **more)


PARTS = (
    Part(span(GAZETTE, "27 over"), 27.0, None, None, NORTH),
    Part(span(GAZETTE, "27 elsewhere"), 27.0, None, "elsewhere"),
)
SUM = Check("parts_sum", "holds", "the parts come to the total.", ("c3",), (span(GAZETTE, "54"),), BY, "54 = 27 + 27")
FOLIOS = (
    Folio(
        GAZETTE,
        "en",
        (said(GAZETTE, 1, HOLM, "said", channel="telegram"), said(GAZETTE, 2, ARMY, "said it")),
        (
            claim(GAZETTE, 1, 1, "injured", "injured", quantity=Quantity(span(GAZETTE, "At least 13"), 13.0, 13.0, None, "at_least", "person")),
            claim(GAZETTE, 2, 1, "No depot", "destroyed", polarity=False, certainty="denied"),
            claim(GAZETTE, 3, 2, "shot down", "shot_down", quantity=exactly(GAZETTE, "54", 54.0, "drone", parts=PARTS)),
        ),
        (SUM,),
    ),
    Folio(
        BLATT,
        "de",
        (said(BLATT, 1, HOLM, "Laut"), said(BLATT, 2, SPY, "laut", via=(ONE,)), said(BLATT, 3, ARMY, "meldete")),
        (
            claim(BLATT, 1, 1, "verletzt", "injured", quantity=exactly(BLATT, "11", 11.0, "person")),
            claim(BLATT, 2, 2, "zerstört", "destroyed"),
            claim(BLATT, 3, 3, "abgeschossene", "shot_down", quantity=exactly(BLATT, "55", 55.0, "drone")),
        ),
    ),
    Folio(
        ECHO,
        "fr",
        (said(ECHO, 1, SPY, "Selon", via=(ONE,)),),
        (
            claim(ECHO, 1, 1, "dét\x1b[31mruit\u202e", "destroyed"),
            claim(ECHO, 2, 1, "blessées", "injured", quantity=exactly(ECHO, "17", 17.0, "person")),
        ),
    ),
    Folio(NOTE, "en", (), (claim(NOTE, 1, None, "fire", "fire"),)),
)  # fmt: skip
ORIGINS = (
    Origin("o-army", "Westmark army", ("p3",), None, "Westmark army", "military", "XW", False, (), BY),
    Origin("o-holm", "Ada Holm", ("p1",), HOLM.role, HOLM.organisation, "government", "XW", False, (), BY),
    Origin("o-spy", "source", ("p2",), "source", SPY.organisation, "security_service", "XE", True, (), BY),
)
_WHO = {
    "gazette#c1": "o-holm", "gazette#c2": "o-holm", "gazette#c3": "o-army", "blatt#c1": "o-holm", "blatt#c2": "o-spy",
    "blatt#c3": "o-army", "echo#c1": "o-spy", "echo#c2": "o-spy", "note#c1": "note",
}  # fmt: skip
_SIDES = {"o-holm": "XW", "o-army": "XW", "o-spy": "XE"}
TELLINGS = tuple(
    Telling(
        name := ref(folio.document.id, each.id),
        folio.document,
        each,
        next((a for a in folio.attributions if a.id == each.attribution), None),
        _WHO[name],
        _SIDES.get(_WHO[name]),
    )
    for folio in FOLIOS
    for each in folio.claims
)
EVENT = Event(
    "event-00c0ffee00c0ffee",
    "Lower Wick: explosion\u202e, fire · 17–18 Sep 2024",
    ("m1", "m2"),
    tuple(t.ref for t in TELLINGS),
    (WICK, NORTH),
    "2024-09-17",
    "2024-09-18",
    ("destroyed", "injured"),
    (),
    BY,
)
CHANGED = Changed(Passage("gazette", span(GAZETTE, "54")), Passage("blatt", span(BLATT, "55")))
COPIES = (
    Copy("gazette", "blatt", "copy", 0.42, True, (), (CHANGED,), (), BY),
    Copy("echo", "gazette", "proposed", 0.1, False, (), (), (), BY),
)
DOSSIER = Dossier(EVENT, TELLINGS, ORIGINS, COPIES, (("gazette", SUM),))


def version(name: str, answer: str, origins: tuple[str, ...], tellings: tuple[str, ...], **more) -> Version:
    """Return a version."""
    sides = tuple(dict.fromkeys(_SIDES[o] for o in origins if o in _SIDES))
    fields = {"quantity": None, "polarity": True, "status": "asserted", "first": "2024-09-18", "last": "2024-09-19"}
    return Version(name, answer, origins=origins, sides=sides, tellings=tellings, **{**fields, **more})


REASON = Reason(
    "interval",
    "17 and 11 have nothing in common.",
    (Passage("echo", span(ECHO, "17")), Passage("gone", span(ECHO, "17"))),
)
QUESTIONS = (
    Question(
        "q1", "How many people were injured? (2024-09-17 to 2024-09-18)", "injured", "person", WICK, (None, None),
        (
            version("v1", "at least 13", ("o-holm",), ("gazette#c1",)),
            version("v2", "11", ("o-holm",), ("blatt#c1",)),
            version("v3", "17", ("o-spy",), ("echo#c2", "lost#c1"), status="hedged"),
        ),
        (Relation("v3", "v2", "differ", None, REASON), Relation("v1", "vx", "not_comparable", "place", REASON)),
        "differ",
    ),
    Question(
        "q2", "What was destroyed?", "destroyed", None, WICK, (None, None),
        (
            version("v4", "depot destroyed", ("o-spy",), ("blatt#c2", "echo#c1")),
            version("v5", "no depot destroyed", ("o-holm",), ("gazette#c2",), status="denied", polarity=False),
        ),
        (), "denied",
    ),
    Question("q3", "Was there a fire?", "fire", None, WICK, (None, None), (version("v6", "fire", ("note",), ("note#c1",), first=None, last=None),), (), "only"),
)  # fmt: skip


def point(name: str, at: str | None, move: str) -> Point:
    """Return a point of a series, with the quantity of the telling."""
    told = next(t for t in TELLINGS if t.ref == name)
    return Point(at, told.claim.quantity, name, (None, None), move)


SERIES = (
    Series("injured", "person", None, WICK, "o-holm", (point("gazette#c1", "2024-09-18T07:00", "first"), point("gazette#c1", "2024-09-18", "repeat"), point("blatt#c1", "2024-09-19", "correction"))),
    Series("injured", "person", None, WICK, "o-spy", (point("echo#c2", "2024-09", "first"),)),
    Series("shot_down", "drone", "drones of Eastmark", NORTH, "o-army", (point("gazette#c3", "2024-09-18", "first"), point("blatt#c3", None, "overlap"))),
)  # fmt: skip
ACROSS = Check("parts_sum", "fails", "the parts come to 54.", (), (), BY, "55 ≠ 27 + 27 = 54")
ACCOUNT = Account(
    EVENT,
    (
        Count("reports", 4, 4, (Reason("address", "No two have one address."),)),
        Count("outlets", 4, 4, ()),
        Count("texts", 3, 4, (Reason("copy", "Abendblatt follows Morning Gazette.", (CHANGED.after,)),)),
        Count("origins", 3, 5, ()),
        Count("sides", 2, 2, ()),
        Count("flags", 1, 1, ()),
    ),
    QUESTIONS,
    SERIES,
    (Moved(ACROSS, ("gazette", "blatt"), (Reason("changed", "The copy gives 55.", (CHANGED.before, CHANGED.after)),)),),
    (
        Timed("2024-09-17", "happened", "explosion, fire", ("gazette#c1", "blatt#c1")),
        Timed("2024-09-18T07:00+02:00", "published", "Morning Gazette: first with 54", ("gazette#c1",)),
        Timed("2024-09-18T09:00+02:00", "published", "Morning Gazette", ("gazette#c1", "gazette#c2")),
        Timed("2024-09-18T10:00+02:00", "published", "Abendblatt", ("blatt#c2",)),
        Timed("2024-09-19", "published", "Abendblatt: Weniger\u202e", ("blatt#c1",)),
        Timed("2024-09-20", "foreseen", "a visit", ()),
    ),
    BY,
)
