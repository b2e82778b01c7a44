"""What the weights see of a proposal: binary features that name no language and no word.

A feature is ``template=value``; the part before ``=`` is its template, and a model refuses templates that it was not
trained on.
"""

from __future__ import annotations

from selon.attribution.contents import eventful
from selon.attribution.frames import Proposal, Scene

__all__ = ["TEMPLATES", "describe"]

TEMPLATES = (
    "rules", "frame", "frame+force", "frame+speaker", "force+speaker", "act", "form", "rank", "length", "gap", "quote",
    "event", "clause", "relays", "negated", "where",
)  # fmt: skip
_LENGTHS = (1, 2, 4, 8, 16)
_GAPS = (0, 1, 3, 6)


def describe(scene: Scene, proposal: Proposal, proposals: list[Proposal]) -> list[str]:
    """Return the features of one of a cue's proposals."""
    words, cue = scene.words, proposal.cue
    speaker = proposal.source.speaker if proposal.source is not None else proposal.missing
    sound = [p for p in proposals if not p.refused]
    first, last = proposal.contents[0]
    whole = [i for a, b in proposal.contents for i in range(a, b)]
    quoted = sum(words.quoted[i] >= 0 for i in whole)
    quote = "all" if quoted == len(whole) else ("some" if quoted else "none")
    rank = "chosen" if sound and sound[0] is proposal else ("refused" if proposal.refused else "later")
    clause = any(words.has(i, "aux") or i in words.verbs for i in whole)
    return [
        f"rules={rank}",
        f"frame={proposal.frame}",
        f"frame+force={proposal.frame}+{cue.force}",
        f"frame+speaker={proposal.frame}+{speaker}",
        f"force+speaker={cue.force}+{speaker}",
        f"act={cue.act}",
        f"form={cue.form}",
        f"rank={min(2, proposals.index(proposal))}",
        f"length={_bucket(len(whole), _LENGTHS)}",
        f"gap={_bucket(max(0, first - cue.last, cue.first - last), _GAPS)}",
        f"quote={quote}",
        f"event={any(eventful(words, a, b) for a, b in proposal.contents)}",
        f"clause={clause}",
        f"relays={bool(proposal.relays)}",
        f"negated={cue.negated or cue.unable or cue.without}",
        f"where={'before' if first < cue.first else 'after'}",
    ]


def _bucket(value: int, bounds: tuple[int, ...]) -> int:
    return next((i for i, bound in enumerate(bounds) if value <= bound), len(bounds))
