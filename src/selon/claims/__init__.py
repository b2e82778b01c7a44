"""What is said to have happened: anchors, figures, breakdowns, arguments, polarity.

The pack's kinds propose words that may name a happening (``anchors``); figures are hung on them (``counting``); what is
a claim and what a mere mention is chosen by weights or rules (``selection``); each choice becomes a claim with its
place, time, actors and certainty (``drafting``). Measures become claims of their own (``measurements``).
"""

from __future__ import annotations

from dataclasses import replace

from selon.claims.accusing import draft_accusations
from selon.claims.anchors import find_anchors
from selon.claims.counting import Link, link_amounts
from selon.claims.drafting import draft_anchors, draft_leftovers, draft_measurements, draft_unverified, write
from selon.claims.leftovers import find_leftovers
from selon.claims.measurements import find_measurements
from selon.claims.parts import group_amounts
from selon.claims.quantities import find_amounts
from selon.claims.recasting import burn_up, recast, recast_blame, set_aside
from selon.claims.scene import Scene, lay_out
from selon.claims.selection import RULES, select
from selon.claims.shapes import SPENT, Anchor
from selon.claims.sharing import share_figures
from selon.claims.sifting import sift
from selon.languages.pack import Pack
from selon.records.attribution import Attribution
from selon.records.claims import Claim, Moment, PlaceMention
from selon.records.text import Reading
from selon.weights.linear import Model

__all__ = ["make_claims", "propose"]


def make_claims(
    reading: Reading,
    pack: Pack,
    attributions: tuple[Attribution, ...],
    places: tuple[PlaceMention, ...],
    moments: tuple[Moment, ...],
    model: Model | None,
) -> tuple[Claim, ...]:
    """Return the claims of a text by the start of their anchor. Without a model the rules alone decide."""
    if not reading.tokens:
        return ()
    scene, anchors, links = propose(reading, pack, attributions, places, moments)
    counted = frozenset(link.anchor for link in links if link.anchor is not None)
    chosen = select(scene, anchors, counted, model)
    drafts = draft_anchors(scene, anchors, links, chosen)
    linked = frozenset(link.amount for link in links)
    measured = find_measurements(scene, linked)
    left = find_leftovers(scene, anchors, links, linked | {measurement.amount for measurement in measured})
    drafts += draft_measurements(measured) + draft_leftovers(scene, left) + draft_unverified(scene)
    drafts += draft_accusations(scene, drafts)
    return write(scene, drafts, model.name if model is not None else RULES)


def propose(
    reading: Reading,
    pack: Pack,
    attributions: tuple[Attribution, ...],
    places: tuple[PlaceMention, ...],
    moments: tuple[Moment, ...],
) -> tuple[Scene, list[Anchor], list[Link]]:
    """Return the scene of a text, the words that may name a happening, and the figures that hang on them."""
    amounts = find_amounts(reading, pack, moments)
    grouping = group_amounts(reading, pack, amounts, _out_of_sources(places, attributions))
    scene = lay_out(reading, pack, attributions, places, moments, amounts, grouping)
    anchors = recast(scene, find_anchors(scene))
    links, spent = link_amounts(scene, anchors)
    links, doubled = share_figures(scene, anchors, links)
    spent |= doubled
    anchors, links = burn_up(scene, anchors, links)
    anchors = sift(scene, set_aside(scene, recast_blame(scene, anchors, links), links), links)
    return scene, [replace(a, force=SPENT) if n in spent else a for n, a in enumerate(anchors)], links


def _out_of_sources(
    places: tuple[PlaceMention, ...], attributions: tuple[Attribution, ...]
) -> tuple[PlaceMention, ...]:
    """Return the places that no source's words hold: of "the ministry in Moscow" no figure is told."""
    spans = [party.span for a in attributions for party in (a.source, *a.via) if party.span is not None]
    return tuple(place for place in places if not any(span.contains(place.span) for span in spans))
