"""Makes the claims of a passage whose sayings and places are told by their words, so that no other room is needed."""

from __future__ import annotations

from selon.claims import make_claims
from selon.grounding.times import find_moments
from selon.languages import pack as packs
from selon.reading import read
from selon.records import Attribution, Document, Moment, Place, PlaceMention, Source, Span

__all__ = ["attribution", "claims_of", "made", "shown"]

PRECISIONS = {"t": "settlement", "r": "admin1", "d": "admin2", "c": "country", "o": "other"}


def claims_of(language, text, sayings=(), places=(), model=None, title=None, published="2025-03-13"):
    """Return the claims of a text.

    A saying is ``"act: content"`` or ``"act(source): content"``, with ``act~certainty`` where it is not asserted, and
    ``…`` for the words between two ends; a place is ``"t Sumy"`` (town; r region, d district, c country, o other),
    with ``:adjective``, ``:metonym`` or ``:anaphor`` behind for another form.
    """
    pack = packs.load(language)
    reading = read(Document("d", text, language=language, published=published, title=title), pack)
    attributions = tuple(_saying(text, number, saying) for number, saying in enumerate(sayings))
    mentions = tuple(sorted((_place(text, place) for place in places), key=lambda m: m.span.start))
    return make_claims(reading, pack, attributions, mentions, find_moments(reading, pack)[0], model)


def shown(claims):
    """Return each claim as one line: kind [anchor] figure unit @place >to !denied ?certainty ^time."""
    return [_line(claim) for claim in claims]


def _line(claim):
    parts = [claim.kind, f"[{claim.anchor.text}]"]
    if claim.quantity is not None:
        parts.append(f"{claim.quantity.span.text} {claim.quantity.unit}")
    if claim.place is not None:
        parts.append(f"@{claim.place.name}")
    if claim.to is not None:
        parts.append(f">{claim.to.name}")
    if not claim.polarity:
        parts.append("!denied")
    if claim.certainty != "asserted":
        parts.append(f"?{claim.certainty}")
    if claim.time is not None:
        parts.append(f"^{claim.time.span.text}")
    return " ".join(parts)


def _span(text, words, start=0):
    head, dots, tail = words.partition("…")
    at = text.index(head, start)
    end = text.index(tail, at) + len(tail) if dots else at + len(head)
    return Span(at, end, text[at:end])


def _saying(text, number, saying):
    head, _, content = saying.partition(": ")
    head, _, certainty = head.partition("~")
    act, _, source = head.partition("(")
    words = source.rstrip(")")
    spoken = Source(
        _span(text, words) if words else None, kind="military" if "army" in words else "government", side="UA"
    )
    certainty = certainty or {"deny": "denied", "cannot_verify": "unverified"}.get(act, "asserted")
    return Attribution(
        f"a{number}", spoken, None, (_span(text, content),), "indirect", act, certainty, None, (), None, "test"
    )


def _place(text, place):
    letter, _, words = place.partition(" ")
    words, _, form = words.partition(":")
    span = _span(text, words)
    country = {"Russian": "RU", "Russia": "RU", "Ukraine": "UA", "Ukrainian": "UA"}.get(words, "XX")
    return PlaceMention(span, Place(span, words, country, None, PRECISIONS[letter]), form=form or "name")


def attribution(text, content, act="say", kind="government", source=None, said=None):
    """Return one saying with all that a test may want to set."""
    spoken = Source(_span(text, source) if source else None, kind=kind)
    moment = Moment(_span(text, said), None, None, "day") if said else None
    return Attribution(
        "a", spoken, None, (_span(text, content),), "indirect", act, "asserted", None, (), moment, "test"
    )


def made(language, text, attributions):
    """Return the claims of a text with ready attributions and no places."""
    pack = packs.load(language)
    reading = read(Document("d", text, language=language, published="2025-03-13"), pack)
    return make_claims(reading, pack, attributions, (), find_moments(reading, pack)[0], None)
