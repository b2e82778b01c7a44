"""Tellings made by hand, and what weighing makes of them: one short sentence a telling, of our own wording."""

from dataclasses import replace
from itertools import count

from selon.records.accounts import Account, Dossier, Question, Telling
from selon.records.attribution import Attribution, Source
from selon.records.claims import Actor, Claim, Moment, Part, Place, Quantity
from selon.records.events import Copy, Event, ref
from selon.records.text import Document, Span
from selon.weighing.accounts import weigh_event

TOWN = Place(None, "Lesna", "RU", "Orlov Oblast", "settlement")
REGION = Place(None, "Orlov Oblast", "RU", None, "admin1")
COUNTRY = Place(None, "Russia", "RU", None, "country")
OTHER_TOWN = Place(None, "Borovka", "RU", "Orlov Oblast", "settlement")
DAY = Moment(None, "2030-05-01", "2030-05-01", "day")
NIGHT = Moment(None, "2030-04-30", "2030-05-01", "night")

_NUMBERS = count(1)


def exact(value, unit="person", **more):
    return Quantity(None, value, value, value, "exact", unit, **more)


def at_least(value, unit="person", **more):
    return Quantity(None, value, value, None, "at_least", unit, **more)


def about(value, unit="person", **more):
    return Quantity(None, value, None, None, "about", unit, **more)


def between(low, high, unit="person"):
    return Quantity(None, None, low, high, "range", unit)


def part(value, place, modifier=None):
    return Part(None, value, modifier, None, Place(None, place, "RU", None, "admin1") if place else None)


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words), words)


def actor(text, words, name=None, side=None):
    return Actor(span(text, words) if words else None, name, side)


def tell(
    kind,
    text="it happened",
    *,
    doc="a",
    by="governor",
    side=None,
    quantity=None,
    figure=None,
    anchor=None,
    target=None,
    name=None,
    agent=None,
    means=None,
    place=TOWN,
    time=None,
    polarity=True,
    certainty="asserted",
    act="say",
    said=None,
    published="2030-05-01",
    language="en",
    outlet=None,
    claim=None,
):
    """Return a telling: its words, and which of them are the figure, the anchor, the target."""
    name_of = claim or f"c{next(_NUMBERS)}"
    document = Document(doc, text, outlet=outlet or f"The {doc} Post", language=language, published=published)
    quantity = replace(quantity, span=span(text, figure)) if quantity is not None and figure else quantity
    whole = Span(0, len(text), text)
    made = Claim(
        name_of,
        "s1",
        span(text, anchor) if anchor else whole,
        kind,
        polarity,
        certainty,
        agent,
        actor(text, target, name) if target or name else None,
        means,
        place,
        None,
        time,
        quantity,
        "tests@1",
    )
    saying = Attribution("s1", Source(None, by), None, (whole,), "indirect", act, certainty, None, (), said, "tests@1")
    return Telling(ref(doc, name_of), document, made, saying, f"o-{by}", side)


def dossier(*tellings, copies: tuple[Copy, ...] = (), places=(TOWN,), start="2030-05-01", end="2030-05-01"):
    event = Event("e1", "Lesna: fire", (), tuple(t.ref for t in tellings), tuple(places), start, end, (), (), "tests@1")
    return Dossier(event, tuple(tellings), (), copies)


def weigh(*tellings, **more) -> Account:
    return weigh_event(dossier(*tellings, **more))


def question(account: Account, label: str) -> Question:
    return next(q for q in account.questions if q.label == label)


def only(account: Account) -> Question:
    (found,) = account.questions
    return found


def answers(asked: Question) -> list[str]:
    return [version.answer for version in asked.versions]


def outcomes(asked: Question) -> dict[tuple[str, str], str]:
    """Return the relations of a question's own versions, by their answers in alphabetical order."""
    names = {version.id: version.answer for version in asked.versions}
    return {tuple(sorted((names[r.first], names[r.second]))): r.outcome for r in asked.relations if r.second in names}
