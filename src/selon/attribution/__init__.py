"""Who says what: cues, sources, contents, chains, stance.

Each cue proposes what its surroundings allow (``frames``), one reading is chosen, speakers are resolved through the
document (``references``), relays become chains. Rules propose; weights, where given, choose.
"""

from __future__ import annotations

from selon.attribution.frames import Scene
from selon.attribution.readings import read_attributions
from selon.attribution.scenes import scenes_of
from selon.attribution.words import gather
from selon.languages.pack import Pack
from selon.records.attribution import Attribution
from selon.records.claims import Moment, PlaceMention
from selon.records.text import Reading
from selon.weights.linear import Model

__all__ = ["attribute", "read_scenes"]


def attribute(
    reading: Reading,
    pack: Pack,
    places: tuple[PlaceMention, ...],
    moments: tuple[Moment, ...],
    model: Model | None,
) -> tuple[Attribution, ...]:
    """Return the attributions of a text by the start of their content. Without a model the rules alone decide."""
    if not (reading.hits.get("cues") or reading.hits.get("grammar")):
        return ()
    return read_attributions(gather(reading, pack, places, moments), model)


def read_scenes(
    reading: Reading, pack: Pack, places: tuple[PlaceMention, ...], moments: tuple[Moment, ...]
) -> tuple[Scene, ...]:
    """Return the sentences with their cues, as the choice among proposals sees them: what weights are trained on."""
    return tuple(scenes_of(gather(reading, pack, places, moments)))
