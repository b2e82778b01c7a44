"""What ties dispatches together: passages and reasons, copies, mentions and events, profiles and origins.

Inside one document an attribution or claim has an id; across documents it is named by a *reference*, the document's
id and its own with ``#`` between (``ref``). Everything here is made from folios alone, is the same on every machine,
and does not depend on the order in which documents came.

Two things are gathered in the same way. A *mention* is what one document says of one happening; mentions of the same
happening settle into an *event*. A *profile* is a source as documents describe it; profiles of the same speaker settle
into an *origin*. Mentions and profiles carry ``blocks``, short tokens: only two that share a token are ever compared,
so a store finds with an index what a newcomer may belong to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from selon.records.claims import Place
from selon.records.text import Span

__all__ = [
    "Changed",
    "Citation",
    "Constraint",
    "Copy",
    "Event",
    "Link",
    "Mention",
    "Origin",
    "Passage",
    "Pointed",
    "Print",
    "Profile",
    "Reason",
    "Ties",
    "ref",
    "split_ref",
]


def ref(document: str, item: str) -> str:
    """Return the reference of an attribution or claim across documents.

    >>> ref("fr_1", "c3")
    'fr_1#c3'
    """
    return f"{document}#{item}"


def split_ref(reference: str) -> tuple[str, str]:
    """Return the document's id and the item's; a document's id may hold ``#`` itself, an item's never does.

    >>> split_ref("a#b#c3")
    ('a#b', 'c3')
    """
    document, _, item = reference.rpartition("#")
    return document, item


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one document."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was linked, counted or compared as it was: the rule, one plain sentence, the words behind it."""

    rule: str
    because: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes (mentions, or profiles) held to be one, by their ids in alphabetical order, and why."""

    first: str
    second: str
    score: float
    reasons: tuple[Reason, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a person says of nodes (mentions, or profiles), by their ids.

    ``rule`` is ``merge`` (the groups are one) or ``split`` (the first group stays, the others go out of what holds it).
    """

    rule: str
    groups: tuple[tuple[str, ...], ...]
    because: str


# --- copies -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Print:
    """What a document is compared with others by: the winnowed shingles of its unquoted words.

    ``shingles`` are pairs of a 64-bit hash (signed, so that it fits a database's integer) and the index of the
    shingle's first word; ``words`` are the spans (start, end in code points) of the unquoted words in their order;
    ``figures`` are the document's figures, ``rare`` its figures and names that few others share, both as short
    tokens; ``credits`` the agencies named as its makers, canonical. ``numerals`` are the figures among the words:
    index of the first word, of the word after the last, and the figure as a token. ``edited`` is when the document's
    version was made, where it is a later one.
    """

    document: str
    language: str | None
    published: str | None
    outlet: str | None
    shingles: tuple[tuple[int, int], ...]
    words: tuple[tuple[int, int], ...]
    figures: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    numerals: tuple[tuple[int, int, str], ...] = ()
    edited: str | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that the later of two copies gives otherwise, in a passage that is otherwise the same."""

    before: Passage
    after: Passage


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents of one text. ``earlier`` is the one that the other follows if ``directed``, else just the first.

    ``containment`` is the share (0 to 1) of the smaller one's shingles that stands in the other. ``outcome`` is
    ``copy`` (one text), ``suspect`` (perhaps), or ``proposed`` (across languages: counts only as an interval).
    ``passages`` are the aligned words, the earlier document's and the later's.
    """

    earlier: str
    later: str
    outcome: str
    containment: float
    directed: bool
    passages: tuple[tuple[Passage, Passage], ...]
    changed: tuple[Changed, ...]
    reasons: tuple[Reason, ...]
    by: str


# --- events -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """What one document says of one happening: some of its claims, with what they have in common.

    ``claims`` are references. ``places`` are those named, best first; ``start`` and ``end`` are local days (ISO 8601,
    inclusive), None where open; ``dated`` tells whether the text gave the time, or the day of publication only bounds
    it. ``kinds`` are the claims' kinds; ``figures`` tokens such as ``shot_down/drone/54``; ``names`` keys of people
    and things; ``background`` is True for what the document brings up beside its own news.
    """

    id: str
    document: str
    claims: tuple[str, ...]
    blocks: tuple[str, ...]
    places: tuple[Place, ...]
    start: str | None
    end: str | None
    dated: bool
    kinds: tuple[str, ...]
    figures: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    published: str | None = None
    background: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, across documents and languages. It may lack a place or a time, and may have several places.

    ``id`` comes from its first mention (by publication, then id), so that it is the same whatever came first, and
    every mention's own would-be id (``linking.events.event_id``) stays an alias. ``claims`` are references. ``title``
    is neutral and short: place, kinds, date. ``links`` say why its mentions are held to be one.
    """

    id: str
    title: str
    mentions: tuple[str, ...]
    claims: tuple[str, ...]
    places: tuple[Place, ...]
    start: str | None
    end: str | None
    kinds: tuple[str, ...]
    links: tuple[Link, ...]
    by: str


# --- origins ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Profile:
    """A source as documents describe it: the fields of ``Source`` without the words, and the keys of its name.

    ``scope`` narrows who it can be: empty for a speaker with a name or an office; for the nameless the news that they
    speak of. ``written`` is a person's name as the text has it, in whatever case, where that is in another script.
    """

    id: str
    blocks: tuple[str, ...]
    name: str | None
    role: str | None
    organisation: str | None
    kind: str
    side: str | None
    anonymous: bool
    keys: tuple[str, ...] = ()
    channel: str | None = None
    scope: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Whose word a document's saying rests on: the terminal source of the chain, and the relays between.

    ``item`` is the reference of an attribution, or the document's id alone for what the document says in its own
    voice. ``profile`` is the terminal source's, ``via`` those of the relays, nearest to the outlet first.
    """

    item: str
    profile: str
    via: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Who first said it: one speaker, under all the names, languages and scripts that documents use.

    ``speaker`` is ``named`` (by name or office), ``anonymous``, ``group`` (Russian authorities, residents) or
    ``nobody`` (where none is named at all). The nameless may be one person or as many as there are first reporters:
    how many origins that makes is counted event by event, in weighing.
    """

    id: str
    label: str
    profiles: tuple[str, ...]
    role: str | None
    organisation: str | None
    kind: str
    side: str | None
    anonymous: bool
    links: tuple[Link, ...]
    by: str
    speaker: str = "named"


@dataclass(frozen=True, slots=True)
class Pointed:
    """All that one document brings to the comparison with others: its print, mentions, profiles and citations."""

    document: str
    print: Print
    mentions: tuple[Mention, ...]
    profiles: tuple[Profile, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """What the items of some documents belong to: ``events`` by a claim's reference, ``origins`` by an attribution's.

    What a document says in its own voice has its origin under the document's id alone. Both are ids.
    """

    events: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
