"""Where a figure stands in its sentence: behind a preposition, at its head, before a measure of time, a predicate."""

from __future__ import annotations

from selon.claims.scene import Scene
from selon.claims.shapes import Anchor
from selon.records.claims import Amount

__all__ = ["follows_preposition", "is_led", "is_predicated", "is_rate", "is_taken_from", "opens_sentence"]

#: So many words may lead a whole that opens its sentence: out of the.
_LEAD = 3


def follows_preposition(scene: Scene, amount: Amount) -> bool:
    """Tell whether a preposition stands right before a figure: by 40 per cent."""
    before = scene.classes_at(scene.reading.token_index(amount.span.start) - 1)
    return bool(before & {"prep", "to", "by"})


def is_rate(scene: Scene, amount: Amount) -> bool:
    """Tell whether a measure is taken by time: 12,000 tonnes a year."""
    tokens, index = scene.reading.tokens, scene.reading.token_index(amount.span.end)
    sign = scene.hit_at("signs", tokens[index].start) if amount.measure and index < len(tokens) else None
    return sign is not None and sign.entry.get("class") == "rate"


def is_led(scene: Scene, amount: Amount) -> bool:
    """Tell whether a figure stands behind a preposition that tells where or against what: ``in ten provinces``."""
    classes = scene.classes_at(scene.reading.token_index(amount.span.start) - 1)
    return "prep" in classes and not classes & {"of", "by", "det", "to"}


def opens_sentence(scene: Scene, amount: Amount) -> bool:
    """Tell whether a figure opens its sentence: nobody of whom nothing was told before."""
    first = scene.reading.sentence_at(amount.span.start).first
    return scene.reading.token_index(amount.span.start) - first <= 1


def is_predicated(scene: Scene, anchor: Anchor, amount: Amount) -> bool:
    """Tell whether a word for people harmed stands right behind those counted, as their predicate: "двоє поранені"."""
    noun = amount.noun
    behind = noun is not None and scene.reading.token_index(noun.end) == anchor.first
    return behind and scene.pack.switch("free_order") and "coord" not in scene.classes_at(anchor.last)


def is_taken_from(scene: Scene, number: int) -> bool:
    """Tell whether a sentence opens with a figure that the next one is taken from: of the 16 sailors seven are safe."""
    if number + 1 >= len(scene.amounts):
        return False
    whole, part = scene.amounts[number], scene.amounts[number + 1]
    reading = scene.reading
    sentence, start = reading.sentence_at(whole.span.start), whole.span.start
    if reading.token_index(start) - sentence.first > _LEAD or part.span.start >= sentence.end:
        return False
    if part.noun is not None or part.value is None or whole.value is None or not 0 < part.value < whole.value:
        return False
    if whole.noun is not None and reading.hits_between("kinds", whole.noun.start, whole.noun.end):
        return False  # of the 19 dead seven were children: 19 are told to have died
    hits = reading.hits_between("subsets", sentence.start, start)
    of = reading.folded[sentence.start : start].strip() in scene.pack.words("number_of")
    return of or any(hit.entry.get("side") == "whole" and start - hit.end <= 1 for hit in hits)
