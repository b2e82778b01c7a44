"""Everything that is said of one event, put together from the folios of its documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from selon.records.accounts import Dossier, Telling, Withdrawn
from selon.records.attribution import Attribution
from selon.records.events import Citation, Copy, Event, Origin, ref
from selon.records.folios import Folio
from selon.records.reviews import UNREVIEWED, State

__all__ = ["make_dossier"]

_NOBODY: Mapping[str, State] = MappingProxyType({})


def make_dossier(
    event: Event,
    folios: Sequence[Folio],
    citations: Iterable[Citation],
    origins: Sequence[Origin],
    copies: Iterable[Copy] = (),
    withdrawn: Iterable[tuple[str, Withdrawn]] = (),
    states: Mapping[str, State] = _NOBODY,
) -> Dossier:
    """Return the dossier of an event from the folios of the documents that its claims are in.

    ``citations`` and ``origins`` must cover those documents; more of either, or of ``folios``, ``copies``,
    ``withdrawn`` (which documents were taken back) and ``states`` (what people reviewed, by reference), does no harm.
    The order of what is handed in changes nothing.
    """
    wanted = frozenset(event.claims)
    speakers = _speakers(citations, origins)
    ordered = sorted(folios, key=lambda folio: (folio.document.came_out or "", folio.document.id))
    told = [telling for folio in ordered for telling in _tellings(folio, wanted, speakers, states)]
    inside = {telling.document.id for telling in told}
    heard = {telling.origin for telling in told}
    return Dossier(
        event,
        tuple(told),
        tuple(sorted((origin for origin in origins if origin.id in heard), key=lambda origin: origin.id)),
        tuple(copy for copy in copies if copy.earlier in inside and copy.later in inside),
        tuple(
            (folio.document.id, check)
            for folio in ordered
            for check in folio.checks
            if any(ref(folio.document.id, claim) in wanted for claim in check.claims)
        ),
        tuple(sorted(((name, mark) for name, mark in withdrawn if name in inside), key=lambda pair: pair[0])),
    )


def _speakers(citations: Iterable[Citation], origins: Iterable[Origin]) -> Mapping[str, Origin]:
    """Return the origin of each attribution's reference, and of each document's own voice by the document's id."""
    by_profile = {profile: origin for origin in origins for profile in origin.profiles}
    return {citation.item: by_profile[citation.profile] for citation in citations if citation.profile in by_profile}


def _tellings(
    folio: Folio, wanted: frozenset[str], speakers: Mapping[str, Origin], states: Mapping[str, State]
) -> Iterable[Telling]:
    document = folio.document
    said: dict[str, Attribution] = {attribution.id: attribution for attribution in folio.attributions}
    for claim in folio.claims:
        name = ref(document.id, claim.id)
        if name in wanted:
            item = ref(document.id, claim.attribution) if claim.attribution else document.id
            speaker, state = speakers.get(item), states.get(name)
            yield Telling(
                name,
                document,
                claim,
                said.get(claim.attribution) if claim.attribution else None,
                speaker.id if speaker else item,
                speaker.side if speaker else None,
                state.reviewed if state else UNREVIEWED,
                state.concluded if state else "",
                folio.other_language_at(claim.anchor.start),
            )
