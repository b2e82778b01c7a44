"""Who says what, through whom, how surely: the field's triple of source, cue and content."""

from __future__ import annotations

from dataclasses import dataclass

from selon.records.claims import Moment
from selon.records.text import Span

__all__ = ["Attribution", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """The person, institution or thing that speaks.

    ``span`` is the noun phrase that stands in the text, None where nothing does (the other fields then tell who it
    is). ``name``, ``role``, ``organisation`` are canonical English; ``kind`` one of the codebook's kinds; ``side`` the
    ISO 3166-1 code of the party that it speaks for. ``parallel`` marks relays that stand side by side.
    """

    span: Span | None
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    kind: str = "other"
    side: str | None = None
    anonymous: bool = False
    parallel: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """One saying: source, cue, content spans, and how it is said. ``by`` names the rule or weights, with version."""

    id: str
    source: Source
    cue: Span | None
    content: tuple[Span, ...]
    mode: str
    act: str
    certainty: str
    channel: str | None
    via: tuple[Source, ...]
    said: Moment | None
    by: str
