"""Where a figure stands in its sentence: behind a preposition, at its head, before a measure of time, a predicate."""

from __future__ import annotations

from selon.claims.scene import Scene
from selon.claims.shapes import Anchor
from selon.records.claims import Amount

__all__ = [
    "counts_doers",
    "follows_preposition",
    "is_base",
    "is_difference",
    "is_led",
    "is_named",
    "is_predicated",
    "is_rate",
    "is_taken_from",
    "names_thing",
    "opens_sentence",
]

#: So many words may lead a whole that opens its sentence: out of the.
_LEAD = 3
#: A name in quotation marks has at most so many tokens, marks among them; behind its figure stand at most so many.
_NAME = 6
_MARKS = 2


def follows_preposition(scene: Scene, amount: Amount) -> bool:
    """Tell whether a preposition stands right before a figure: by 40 per cent."""
    before = scene.classes_at(scene.reading.token_index(amount.span.start) - 1)
    return bool(before & {"prep", "to", "by"})


def is_rate(scene: Scene, amount: Amount) -> bool:
    """Tell whether a measure is taken by time: 12,000 tonnes a year."""
    tokens, index = scene.reading.tokens, scene.reading.token_index(amount.span.end)
    sign = scene.hit_at("signs", tokens[index].start) if amount.measure and index < len(tokens) else None
    return sign is not None and sign.entry.get("class") == "rate"


def is_named(scene: Scene, amount: Amount) -> bool:
    """Tell whether a figure ends a short name in quotation marks: телеканал «Кузбасс 1», шахта «Северная-2»."""
    reading = scene.reading
    quoted = reading.quotation_at(amount.span.start)
    if quoted is None or amount.measure:
        return False
    first, last = reading.token_index(quoted.start), reading.token_index(quoted.end)
    index = reading.token_index(amount.span.start)
    start = reading.tokens[min(first + 1, len(reading.tokens) - 1)].start
    return last - first <= _NAME and index >= last - _MARKS and not reading.text[start].islower() and index > first + 1


def is_base(scene: Scene, number: int) -> bool:
    """Tell whether a figure is only what another one is taken from: the 42 of ``18 of 42 missiles``."""
    if is_taken_from(scene, number):
        return True
    if number == 0:
        return False
    amount, before = scene.amounts[number], scene.amounts[number - 1]
    reading = scene.reading
    first, last = reading.token_index(before.span.end), reading.token_index(amount.span.start)
    if not first < last <= first + 2 or before.form == "article" or amount.subset:
        return False
    if before.noun is not None and before.unit != amount.unit:
        return False
    return bool(scene.classes_at(last - 1) & {"prep", "of"}) and not scene.breaks_between(first, last)


def is_difference(scene: Scene, amount: Amount) -> bool:
    """Tell whether a figure only tells how far another one is from a third: nine more than last year."""
    tokens, index = scene.reading.tokens, scene.reading.token_index(amount.span.end)
    sign = scene.hit_at("signs", tokens[index].start) if index < len(tokens) else None
    return sign is not None and sign.entry.get("class") == "difference"


def counts_doers(scene: Scene, anchor: Anchor, amount: Amount) -> bool:
    """Tell whether a figure may count rescuers: it stands before them, or has a noun; rescuers brought up three."""
    behind = scene.reading.token_index(amount.span.start) - anchor.last
    return amount.noun is not None or amount.span.start < anchor.start or behind <= 1


def names_thing(scene: Scene, amount: Amount) -> bool:
    """Tell whether a word that no table knows stands right behind a figure, and no preposition before it."""
    index = scene.reading.token_index(amount.span.end)
    tokens = scene.reading.tokens
    word = index < len(tokens) and tokens[index].kind == "word" and not scene.classes_at(index)
    return word and not is_led(scene, amount) and scene.hit_at("kinds", tokens[index].start) is None


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
