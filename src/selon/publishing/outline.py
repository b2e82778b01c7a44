"""A folio put in order for a reader: who says what, what happened, the figures, the checks, what is not said.

The report and the page both show this outline, so that they cannot tell different stories. Every row keeps the spans
that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable

from selon.publishing import wording
from selon.publishing.quoting import Quoted
from selon.publishing.rows import (
    KIND_ORDER,
    MEASURES,
    SILENT,
    Checked,
    Happening,
    Outline,
    Remark,
    Scene,
    Side,
    Statement,
    Voice,
    Who,
)
from selon.records.attribution import Attribution, Source
from selon.records.claims import Claim, Part
from selon.records.folios import Check, Folio
from selon.records.text import Document, Note, Span

__all__ = ["outline"]

#: The sign of each outcome of a check; its word stands beside it.
_SIGNS = {"holds": "✓", "fails": "✗", "open": "○"}


def outline(folio: Folio, language: str = "") -> Outline:
    """Return a folio in order; ``language`` is the name of its language for the head, else its code is shown."""
    document = folio.document
    text = Quoted(document.text)
    year = (document.published or "")[:4]
    ordered = sorted(folio.attributions, key=lambda a: (_first(a), a.id))
    statements = tuple(_statement(number, a, text, year) for number, a in enumerate(ordered, 1))
    spoken = {s.attribution.id: s for s in statements}
    happenings = _happenings(folio.claims, spoken, text, year)
    return Outline(
        folio=folio,
        title=wording.visible(document.title or _opening(document)),
        imprint=wording.visible(_imprint(document)),
        published=wording.visible(wording.day(document.published or "")),
        edited=wording.visible(wording.day(document.edited or "", (document.published or "")[:4])),
        language=wording.visible(language or document.language or ""),
        sides=_sides(s for s in statements if s.attribution.act not in SILENT),
        silences=tuple(s for s in statements if s.attribution.act in SILENT),
        happenings=happenings,
        scenes=_scenes(happenings),
        checks=tuple(_checked(number, check) for number, check in enumerate(folio.checks, 1)),
        remarks=tuple(_remark(note) for note in folio.notes),
    )


def _checked(number: int, check: Check) -> Checked:
    working = wording.visible(check.working or check.rule.replace("_", " "))
    sign = _SIGNS.get(check.outcome, "·")
    return Checked(number, check, wording.visible(check.outcome), sign, working, wording.visible(check.because))


def _remark(note: Note) -> Remark:
    where = f"{note.span.start}–{note.span.end}" if note.span else ""
    return Remark(wording.visible(note.message), where)


def _opening(document: Document) -> str:
    words = document.text.split()
    opening = " ".join(words[:12])
    return f"{opening} …" if len(words) > 12 else opening or document.id


def _imprint(document: Document) -> str:
    """Return the outlet with the agencies that it credits, none of them twice."""
    outlet = document.outlet or ""
    credited = ", ".join(name for name in document.credits if name not in outlet)
    return f"{outlet} ({credited})" if outlet and credited else outlet or credited


def _first(attribution: Attribution) -> int:
    return min((span.start for span in attribution.content), default=attribution.cue.start if attribution.cue else 0)


def _statement(number: int, attribution: Attribution, text: Quoted, year: str) -> Statement:
    act, cue = attribution.act, attribution.cue
    within = cue is not None and any(span.contains(cue) for span in attribution.content)
    how = (
        wording.channel(attribution.channel) if attribution.channel else "",
        wording.relays(attribution.via),
        wording.moment(attribution.said, year),
        f"“{' '.join(cue.text.split())}”" if cue and act != "say" and not within else "",
    )
    marks = (
        "against doubt" if act == "claim" else "",
        "hedged" if attribution.certainty == "hedged" else "",
        "unverified" if attribution.certainty == "unverified" and act != "cannot_verify" else "",
    )
    return Statement(
        number=number,
        attribution=attribution,
        does=wording.visible(wording.act(act, clause=within and act in SILENT)),
        voice=wording.visible(wording.source(attribution.source)),
        content=tuple(text.words(span) for span in attribution.content),
        how=tuple(wording.visible(h) for h in how if h),
        marks=tuple(m for m in marks if m),
    )


def _sides(statements: Iterable[Statement]) -> tuple[Side, ...]:
    sides: dict[str, dict[object, list[Statement]]] = {}
    for statement in statements:
        source = statement.attribution.source
        sides.setdefault(_side_name(source), {}).setdefault(_voice_key(source), []).append(statement)
    named = sorted(sides, key=lambda name: (_AFTER_PARTIES.get(name, 0), min(_numbers(sides[name]))))
    return tuple(Side(name, tuple(_voice(said) for said in sides[name].values())) for name in named)


_THIRD = "Third parties, media and witnesses"
_NOBODY = "No source named"
_AFTER_PARTIES = {_THIRD: 1, _NOBODY: 2}


def _numbers(voices: dict[object, list[Statement]]) -> list[int]:
    return [statement.number for said in voices.values() for statement in said]


def _side_name(source: Source) -> str:
    if source.side:
        return wording.visible(wording.country(source.side))
    known = source.span or source.name or source.role or source.organisation
    return _THIRD if known or source.kind != "other" else _NOBODY


def _voice_key(source: Source) -> object:
    return (wording.source(source).casefold(), source.anonymous, source.kind if not source.name else "")


def _voice(said: list[Statement]) -> Voice:
    source = max((s.attribution.source for s in said), key=lambda s: len(wording.source_details(s)))
    details = tuple(map(wording.visible, wording.source_details(source)))
    return Voice(said[0].voice, details, source.anonymous, tuple(said))


# --- what happened --------------------------------------------------------------------------------------------------


def _happenings(
    claims: tuple[Claim, ...], spoken: dict[str, Statement], text: Quoted, year: str
) -> tuple[Happening, ...]:
    by_id = {claim.id: claim for claim in claims}
    alike: dict[object, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.anchor.start, c.id)):
        alike.setdefault(_likeness(claim, by_id, year), []).append(claim)
    rows = [_happening(number, tuple(same), by_id, spoken, text, year) for number, same in enumerate(alike.values(), 1)]
    return tuple(
        sorted(rows, key=lambda h: (KIND_ORDER.get(h.claims[0].kind, len(KIND_ORDER)), h.claims[0].anchor.start))
    )


def _likeness(claim: Claim, by_id: dict[str, Claim], year: str) -> object:
    return (
        claim.kind,
        claim.polarity,
        claim.certainty,
        _amount(claim),
        _about(claim, by_id),
        wording.place(claim.place),
        wording.moment(claim.time, year),
        tuple(map(_part, claim.quantity.parts)) if claim.quantity else (),
    )


def _happening(
    number: int,
    same: tuple[Claim, ...],
    by_id: dict[str, Claim],
    spoken: dict[str, Statement],
    text: Quoted,
    year: str,
) -> Happening:
    claim = same[0]
    who: dict[Who, None] = {}
    for each in same:
        statement = spoken.get(each.attribution or "")
        label = wording.source_in_short(statement.attribution.source) if statement else "the outlet"
        who[Who(statement.number if statement else 0, wording.visible(label))] = None
    return Happening(
        number=number,
        claims=same,
        kind=wording.visible(wording.kind(claim)),
        amount=wording.visible(_amount(claim, _whole(claim, by_id))),
        about=tuple(map(wording.visible, _about(claim, by_id))),
        where=wording.visible(wording.place(claim.place)),
        when=wording.visible(wording.moment(claim.time, year)),
        who=tuple(who),
        marks=(wording.visible(claim.certainty),) if claim.certainty not in {"asserted", claim.kind} else (),
        parts=tuple(map(_part, claim.quantity.parts)) if claim.quantity else (),
        words=tuple(text.words(_behind(c)) for c in same),
    )


def _part(item: Part) -> tuple[str, str]:
    amount, label = wording.part(item)
    return amount, wording.visible(label)


def _behind(claim: Claim) -> Span:
    if claim.quantity and claim.quantity.span:
        return claim.quantity.span
    return claim.anchor


def _amount(claim: Claim, whole: Claim | None = None) -> str:
    """Return a claim's figure with its unit; of a share alone, where its whole is known, the share: ``half``."""
    quantity = claim.quantity
    if quantity is None:
        return ""
    if quantity.share and quantity.value is None and whole is not None:
        return wording.share(quantity.share.value)
    return wording.counted(quantity)


def _whole(claim: Claim, by_id: dict[str, Claim]) -> Claim | None:
    """Return the claim whose figure this one is a part or a share of."""
    quantity = claim.quantity
    if quantity is None:
        return None
    whole = by_id.get(quantity.part_of or (quantity.share.of if quantity.share else None) or "")
    return whole if whole and whole.quantity else None


def _about(claim: Claim, by_id: dict[str, Claim]) -> tuple[str, ...]:
    """Return the facts of a claim but for its figure, place and time; nothing twice."""
    target, agent = wording.actor(claim.target), wording.actor(claim.agent)
    amount = _amount(claim)
    whole = _whole(claim, by_id)
    means = wording.means(claim.means) if claim.means else ""
    if target == wording.place(claim.place, short=True) or _counts(claim) or _within(target, amount):
        target = ""
    if claim.kind == "distance" and target:
        target = f"from {target}"
    names_agent = claim.kind == "responsibility"
    about = (
        agent if names_agent else "",
        target,
        _vague_words(claim),
        f"of {_amount(whole)}" if whole else "",
        f"by {agent}" if agent not in {"", target} and not names_agent else "",
        f"to {wording.place(claim.to, short=True)}" if claim.to else "",
        means if not _within(means, amount) else "",
    )
    return tuple(a for a in about if a)


def _vague_words(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity is None or quantity.span is None or quantity.modifier != "vague":
        return ""
    return f"“{' '.join(quantity.span.text.split())}”"


def _counts(claim: Claim) -> bool:
    """Tell whether the target is no more than the words of the figure with what it counts."""
    figure = claim.quantity.span if claim.quantity else None
    words = claim.target.span if claim.target else None
    return figure is not None and words is not None and words.overlaps(figure)


def _within(words: str, amount: str) -> bool:
    return words.casefold().rstrip("s") in amount.casefold()


def _scenes(happenings: tuple[Happening, ...]) -> tuple[Scene, ...]:
    """Return what happened by place: where most is said to have happened first, what has no place last."""
    scenes: dict[str, list[Happening]] = {}
    for happening in happenings:
        if happening.claims[0].kind not in MEASURES:
            scenes.setdefault(happening.where, []).append(happening)
    ordered = sorted(scenes, key=lambda where: (not where, -len(scenes[where]), _earliest(scenes[where])))
    return tuple(Scene(where or "No place given", tuple(scenes[where])) for where in ordered)


def _earliest(happenings: list[Happening]) -> int:
    return min(h.claims[0].anchor.start for h in happenings)
