"""Invented sources and the dispatches that quote them, written as records.

``dispatch("d1", source(...), ...)`` is a document in which each source says one thing; the people, places and bodies
are made up.
"""

from selon.linking.origins import settle_origins
from selon.linking.profiles import find_citations
from selon.records import Attribution, Claim, Document, Folio, Moment, Place, Source, Span


def source(name=None, role=None, organisation=None, kind="government", side=None, *, anonymous=False):
    """Return a source without words in a text."""
    return Source(None, name, role, organisation, kind, side, anonymous)


def person(name, role=None, organisation=None, side="UA", kind="government"):
    """Return a person's source."""
    return source(name, role, organisation, kind, side)


def body(name, organisation=None, side="UA", kind="government"):
    """Return an institution's source."""
    return source(name, None, organisation or name, kind, side)


def anonymous(role="source", organisation=None, side="UA", kind="security_service"):
    """Return somebody who is not named."""
    return source(None, role, organisation, kind, side, anonymous=True)


def dispatch(name, *sources, day="2031-09-18", region="Orn Oblast", via=(), channel=None, **document):
    """Return a folio in which each source says one thing of an explosion; ``day`` None tells no date at all."""
    text = "Blast. " * (len(sources) or 1)
    said, claims = [], []
    for index in range(len(sources) or 1):
        span = Span(index * 7, index * 7 + 5, "Blast")
        attribution = f"a{index}" if sources else None
        if sources:
            heard = Attribution(
                f"a{index}", sources[index], span, (span,), "indirect", "say", "asserted", channel, via, None, "hand"
            )
            said.append(heard)
        place = Place(None, region, "UA", region, "admin1") if region else None
        time = Moment(None, day, day, "day") if day else None
        actors = (None, None, None)
        claim = Claim(
            f"c{index}", attribution, span, "explosion", True, "asserted", *actors, place, None, time, None, "hand"
        )
        claims.append(claim)
    document = {"published": day, "outlet": f"Outlet {name}"} | document
    return Folio(Document(name, text, **document), "en", tuple(said), tuple(claims))


def described(folios):
    """Return the profiles of some dispatches, by id."""
    return {profile.id: profile for folio in folios for profile in find_citations(folio)[0]}


def settled(*folios):
    """Return who says each thing: ``d1#a0`` (and ``d1`` for the document's own voice) to the label of its origin."""
    return {item: origin.label for item, origin in speakers(*folios).items()}


def speakers(*folios):
    """Return the origin of each citation by its item."""
    origins = settle_origins(described(folios).values())
    by_profile = {profile: origin for origin in origins for profile in origin.profiles}
    return {cited.item: by_profile[cited.profile] for folio in folios for cited in find_citations(folio)[1]}


def one(*sources, **how):
    """Tell whether sources, each of a dispatch of its own, settle into one origin."""
    folios = [dispatch(f"d{index}", each, **how) for index, each in enumerate(sources)]
    found = speakers(*folios)
    return len({found[f"d{index}#a0"].id for index in range(len(sources))}) == 1
