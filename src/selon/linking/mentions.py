"""What one document says of which happenings.

A dispatch has one or a few happenings of its own, brings up older ones, and often adds what air defence shot down that
night. So its claims are laid out by scene (``linking.scenes``), and each scene is cut by time (``linking.periods``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from selon.linking.blocks import make_blocks
from selon.linking.days import Days, iso, published_days
from selon.linking.families import AIR, HAPPENING, SITE, figure_tokens, place_key
from selon.linking.periods import Period, periods_of
from selon.linking.scenes import FRESH, Scene, lay_out, scenes_of
from selon.names import keys as name_keys
from selon.records.claims import Claim, Place
from selon.records.events import Mention, ref
from selon.records.folios import Folio
from selon.text import content_id

__all__ = ["find_mentions"]

_FINEST = ("settlement", "admin2", "admin1", "country")


def find_mentions(folio: Folio) -> tuple[Mention, ...]:
    """Return the happenings that a document speaks of, each with its claims; every claim is in exactly one."""
    published = published_days(folio.document.published)
    cut = {scene: periods_of(told, published) for scene, told in scenes_of(lay_out(folio), published).items()}
    governing = _governing(cut)
    found = []
    for scene, periods in cut.items():
        for period in periods:
            if scene[0] == AIR and period.days is None:
                period.days = governing or (published if published and published.length == 1 else None)
            found.append((period.told[0].number, _mention(folio, scene[0], period, published)))
    return tuple(mention for _, mention in sorted(found, key=lambda pair: pair[0]))


def _governing(cut: Mapping[Scene, Sequence[Period]]) -> Days | None:
    """Return the days of the document's main happening: a tally that tells none is of that night."""
    periods = [period for scene, periods in cut.items() if scene[0] == HAPPENING for period in periods if period.dated]
    main = max(periods, key=lambda period: (len(period.told), -period.told[0].number), default=None)
    return main.days if main else None


def _mention(folio: Folio, family: str, period: Period, published: Days | None) -> Mention:
    document, days = folio.document, period.days
    claims = [t.claim for t in period.told]
    places = _places(claims)
    known = days if period.dated or family != HAPPENING else None
    bound = days or published
    figures = tuple(sorted({token for claim in claims for token in figure_tokens(claim)}))
    references = tuple(ref(document.id, claim.id) for claim in claims)
    return Mention(
        content_id("mention", *references),
        document.id,
        references,
        make_blocks(family, places, known, bound, published, {claim.kind for claim in claims}, figures),
        places,
        iso(known.first) if known else None,
        iso(bound.last) if bound else None,
        period.dated or (family == SITE and days is not None),
        tuple(sorted({claim.kind for claim in claims})),
        figures,
        _names(claims),
        document.published,
        background=family == SITE
        or (days is not None and published is not None and days.last + FRESH <= published.first),
    )


def _places(claims: Iterable[Claim]) -> tuple[Place, ...]:
    """Return the places that claims are set at, the finest and commonest first, each once."""
    counted: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for claim in claims:
        key = place_key(claim.place)
        if key and claim.place is not None:
            counted[key] += 1
            first.setdefault(key, claim.place)

    def rank(key: str) -> tuple[int, int, str]:
        precision = first[key].precision
        return (_FINEST.index(precision) if precision in _FINEST else len(_FINEST)), -counted[key], key

    return tuple(first[key] for key in sorted(first, key=rank))


def _names(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the keys of the names of those who act or are acted upon, as far as they are known by name."""
    named = {actor.name for claim in claims for actor in (claim.agent, claim.target) if actor and actor.name}
    return tuple(sorted({"-".join(name_keys(name)) for name in named if name[:1].isupper() and " " in name}))
