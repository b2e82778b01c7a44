"""A folio made by hand, with one of everything that a reader can be shown; text and people are invented."""

from __future__ import annotations

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

TEXT = """\
Drones struck the port of Lower Wick on Tuesday night, a source in the Westmark security service told the Morning Gazette.

The governor of Lower Wick, Ada Holm, said on Telegram that at least 13 people had been injured, 3 of them children, \
but did not mention a depot. "It burned until dawn", she said. The army claimed to have shot down 54 drones: 27 over \
North Wick, 16 over South Wick, 7 over East Wick and 3 over West Wick. Half of them fell in the sea, it added.

The Eastmark ministry of defence denied any attack. Its spokesman declined to comment on the fire. The agency ONE, \
citing the radio TWO, said hundreds had fled. 東京の新聞 said up to 40 houses burned.

The fire may have been caused by debris. The town lies about 400 km north-west of Elder\u202eburg\u202c. \
The Gazette could not verify the reports.
"""
BY = "hand 1"
NIGHT = ("2024-09-17", "2024-09-18", "night")
WICK = Place(None, "Lower Wick", "XW", "Wick County", "settlement", 56.5, 31.6, 1)


def span(words: str, within: str = "") -> Span:
    """Return the first occurrence of the words, or the one inside ``within``."""
    start = TEXT.index(within) + within.index(words) if within else TEXT.index(words)
    return Span(start, start + len(words), words)


def county(name: str) -> Place:
    """Return a first-order division."""
    return Place(span(name), name, "XW", name, "admin1")


def said(number: int, source: Source, cue: str, *content: str, act: str = "say", **more) -> Attribution:
    """Return an attribution."""
    fields = {"mode": "indirect", "certainty": "asserted", "channel": None, "via": (), "said": None, **more}
    return Attribution(f"a{number}", source, span(cue), tuple(map(span, content)), act=act, by=BY, **fields)


def claim(number: int, by: int | None, anchor: str, kind: str, **more) -> Claim:
    """Return a claim."""
    fields = {
        "polarity": True, "certainty": "asserted", "agent": None, "target": None, "means": None, "place": WICK,
        "to": None, "time": None, "quantity": None, **more,
    }  # fmt: skip
    return Claim(f"c{number}", None if by is None else f"a{by}", span(anchor), kind, by=BY, **fields)


SERVICE = Source(
    span("a source in the Westmark security service"),
    None,
    "source",
    "Westmark security service",
    "security_service",
    "XW",
    True,
)
HOLM = Source(
    span("The governor of Lower Wick, Ada Holm"),
    "Ada Holm",
    "governor of Lower Wick",
    "Government of Lower Wick",
    "government",
    "XW",
)
SHE = Source(span("she"), HOLM.name, HOLM.role, HOLM.organisation, HOLM.kind, HOLM.side)
ARMY = Source(span("The army"), "Westmark army", None, "Westmark army", "military", "XW")
IT = Source(span("it", ", it added"), ARMY.name, None, ARMY.organisation, ARMY.kind, ARMY.side)
MINISTRY = Source(
    span("The Eastmark ministry of defence"),
    "Eastmark Ministry of Defence",
    None,
    "Eastmark Ministry of Defence",
    "military",
    "XE",
)
SPOKESMAN = Source(span("Its spokesman"), None, "spokesman", "Eastmark Ministry of Defence", "military", "XE")
ONE = Source(span("The agency ONE"), "ONE", None, "ONE", "media")
TWO = Source(span("the radio TWO"), "TWO", None, "TWO", "media")
PAPER = Source(span("東京の新聞"), "東京の新聞", None, "東京の新聞", "media")
GAZETTE = Source(span("The Gazette"), "Morning Gazette", None, "Morning Gazette", "media")

ATTRIBUTIONS = (
    said(1, SERVICE, "told", "Drones struck the port of Lower Wick on Tuesday night"),
    said(2, HOLM, "said", "at least 13 people had been injured, 3 of them children", channel="telegram"),
    said(3, HOLM, "did not mention", "a depot", act="omit", channel="telegram"),
    said(4, SHE, "said", '"It burned until dawn"', mode="direct"),
    said(5, ARMY, "claimed", "to have shot down 54 drones: 27 over North Wick, 16 over South Wick, 7 over East Wick and 3 over West Wick", act="claim"),
    said(6, IT, "added", "Half of them fell in the sea"),
    said(7, MINISTRY, "denied", "any attack", act="deny", certainty="denied", said=Moment(None, "2024-09-18", "2024-09-18", "day")),
    said(8, SPOKESMAN, "declined to comment", "the fire", act="decline"),
    said(9, Source(None), "said", "hundreds had fled", via=(ONE, TWO), certainty="hedged"),
    said(10, PAPER, "said", "up to 40 houses burned"),
    said(11, GAZETTE, "could not verify", "the reports", act="cannot_verify", certainty="unverified"),
)  # fmt: skip
PARTS = tuple(
    Part(span(n, f"{n} over {name}"), float(n), None, name, county(name))
    for n, name in (("27", "North Wick"), ("16", "South Wick"), ("7", "East Wick"), ("3", "West Wick"))
)
WESTMARK = Place(None, "Westmark", "XW", None, "country")
CLAIMS = (
    claim(1, 1, "struck", "struck", target=Actor(span("the port of Lower Wick"), "port of Lower Wick"), means="drone", time=Moment(span("Tuesday night"), *NIGHT)),
    claim(2, 2, "injured", "injured", quantity=Quantity(span("at least 13"), 13.0, 13.0, None, "at_least", "person")),
    claim(3, 2, "children", "injured", quantity=Quantity(span("3", "3 of them"), 3.0, 3.0, 3.0, "exact", "child", part_of="c2")),
    claim(4, 5, "shot down", "shot_down", place=WESTMARK, quantity=Quantity(span("54"), 54.0, 54.0, 54.0, "exact", "drone", parts=PARTS)),
    claim(5, 6, "fell", "shot_down", place=Place(span("the sea"), None), quantity=Quantity(span("Half"), None, None, None, "exact", "drone", share=Share(0.5, "c4"))),
    claim(6, 7, "attack", "struck", polarity=False, certainty="denied"),
    claim(7, 9, "fled", "displaced", certainty="hedged", to=WESTMARK, quantity=Quantity(span("hundreds"), None, 200.0, 999.0, "vague", "person")),
    claim(8, 10, "burned", "fire", quantity=Quantity(span("up to 40"), 40.0, None, 40.0, "at_most", "house")),
    claim(9, None, "fire", "fire", means="debris", certainty="hedged"),
    claim(10, None, "about 400 km north-west", "distance", target=Actor(None, "Elderburg"), quantity=Quantity(span("about 400 km"), 400.0, None, None, "about", "kilometre")),
    claim(11, 11, "reports", "unverified", certainty="unverified", place=None),
    claim(12, 4, "It burned", "fire", time=Moment(span("until dawn"), "2024-09-18", "2024-09-18", "part_of_day")),
)  # fmt: skip
CHECKS = (
    Check("parts_sum", "open", "the parts come to 53, one below the total, and the list does not say that it is whole.", ("c4",), (span("54"),), BY, "27 + 16 + 7 + 3 = 53, not 54"),
    Check("share", "holds", "the text says half of them, and 27 is half of 54.", ("c5",), (span("Half"),), BY, "27 is half of 54"),
    Check("direction", "fails", "Lower Wick lies 383 km south-east of Elderburg (124°).", ("c10",), (span("north-west"),), BY, "400 km north-west of Elderburg"),
    Check("weekday", "holds", "17 September 2024 was a Tuesday.", (), (), BY),
)  # fmt: skip
FOLIO = Folio(
    Document(
        "hand-1",
        TEXT,
        "https://example.org/1",
        "Morning Gazette",
        "en",
        "2024-09-18",
        "Drones strike Lower Wick",
        ("ONE",),
    ),
    "en",
    ATTRIBUTIONS,
    CLAIMS,
    CHECKS,
    (
        Note(
            "bidi_character",
            "direction of writing turned: RIGHT-TO-LEFT OVERRIDE and 1 more, kept as it stands",
            span("\u202e"),
        ),
    ),
)
