"""Invented dispatches, written as records: what their sentences say, without the trouble of reading them.

A dispatch is a list of paragraphs, each a list of lines. A line is ``KIND [NUMBER [UNIT]] [@PLACE] [=WHEN] [<ID]``:
``killed 13 @Velm =18``. ``WHEN`` is a day of September 2031, a range ``17-18``, a ``night`` that ends on a day
(``n18``), a year (``y2020``), or an ISO day. Lines of one list are sentences of one paragraph; ``+`` before a line
carries the sentence on.
"""

import re

from selon.records import Attribution, Document, Folio, Source, Span
from selon.records.claims import Claim, Moment, Part, Place, Quantity

COUNTRY = Place(None, "Ostria", "XX", None, "country", 50.0, 30.0)
NEIGHBOUR = Place(None, "Norland", "YY", None, "country", 60.0, 30.0)
PLACES = {
    "Velm": Place(None, "Velm", "XX", "Orn Oblast", "settlement", 50.0, 30.0),
    "Tarsk": Place(None, "Tarsk", "XX", "Orn Oblast", "settlement", 50.8, 30.0),
    "Velmhof": Place(None, "Velmhof", "XX", "Orn Oblast", "settlement", 50.05, 30.0),
    "Velm-South": Place(None, "Velm", "XX", "Mirn Oblast", "settlement", 47.0, 33.0),
    "Lost": Place(None, "Lost", "XX", "Orn Oblast", "settlement"),
    "Kesh": Place(None, "Kesh", "YY", "Far Land", "settlement", 60.0, 30.0),
    "Orn": Place(None, "Orn Oblast", "XX", "Orn Oblast", "admin1", 50.2, 30.1),
    "Mirn": Place(None, "Mirn Oblast", "XX", "Mirn Oblast", "admin1", 47.2, 33.1),
    "Ostria": COUNTRY,
    "Norland": NEIGHBOUR,
    "front": Place(None, "the front", "XX", None, "other"),
    "nowhere": Place(None, None, None, None, "other"),
}
_LINE = re.compile(
    r"(?P<carried>\+?)(?P<kind>\w+)(?: (?P<number>[\d.]+)(?: (?P<unit>[a-z]+))?)?(?P<parts>(?: \d+/\w+)*)"
    r"(?: @(?P<place>[\w-]+))?(?: =(?P<when>[\w-]+))?(?: <(?P<said>\w+))?$"
)


def folio(name, published, *paragraphs, language="en"):
    """Return the folio of an invented dispatch."""
    text, claims, sayings = "", [], {}
    for paragraph in paragraphs:
        for line in paragraph:
            found = _LINE.match(line)
            assert found, line
            if found["carried"]:
                text = text.removesuffix(". ") + ", "
            start = len(text)
            text += f"{found['kind']} {found['number'] or ''}".strip() + ". "
            anchor = Span(start, start + len(found["kind"]), found["kind"])
            if found["said"]:
                sayings[found["said"]] = anchor
            claims.append(_claim(f"c{len(claims)}", anchor, found))
        text = text.rstrip() + "\n\n"
    document = Document(name, text, language=language, published=published)
    said = [
        Attribution(i, Source(None), None, (span,), "indirect", "say", "asserted", None, (), None, "hand")
        for i, span in sayings.items()
    ]
    return Folio(document, language, tuple(said), tuple(claims))


def _claim(name, anchor, found):
    place = PLACES[found["place"]] if found["place"] else None
    quantity = None
    if found["number"]:
        value = float(found["number"])
        parts = tuple(
            Part(None, float(count), place=PLACES[where])
            for count, where in (part.split("/") for part in found["parts"].split())
        )
        unit = found["unit"] or "person"
        quantity = Quantity(anchor, value, value, value, "exact", unit, parts=parts)
    return Claim(
        name,
        found["said"],
        anchor,
        found["kind"],
        polarity=True,
        certainty="asserted",
        agent=None,
        target=None,
        means=None,
        place=place,
        to=None,
        time=moment(found["when"], anchor),
        quantity=quantity,
        by="hand",
    )


def moment(when, span=None):
    """Return the moment of a short form."""
    if not when:
        return None
    if when.startswith("y"):
        return Moment(span, f"{when[1:]}-01-01", f"{when[1:]}-12-31", "year")
    if when.startswith("n"):
        return Moment(span, _day(when[1:]), _day(when[1:]), "night")
    if when == "vague":
        return Moment(span, None, None, "vague")
    if len(when) > 5:
        first, _, last = when.partition("to")
        return Moment(span, first, last or first, "day")
    first, _, last = when.partition("-")
    return Moment(span, _day(first), _day(last or first), "day")


def _day(number):
    return f"2031-09-{int(number):02d}"


def gathered(folios):
    """Return the events of the dispatches as sets of ``document/kind@place`` for each claim, the biggest first."""
    from selon.linking.events import settle_events  # noqa: PLC0415
    from selon.linking.mentions import find_mentions  # noqa: PLC0415

    names = {
        f"{f.document.id}#{c.id}": f"{f.document.id}/{c.kind}" + (f"@{c.place.name}" if c.place else "")
        for f in folios
        for c in f.claims
    }
    events = settle_events(mention for f in folios for mention in find_mentions(f))
    return sorted(({names[claim] for claim in event.claims} for event in events), key=lambda s: (-len(s), sorted(s)))


def documents(folios):
    """Return which documents each event spans, as a sorted list of sorted lists."""
    return sorted(sorted({name.partition("/")[0] for name in event}) for event in gathered(folios))
