"""Where a noun phrase ends that no mark closes, in languages that write all nouns with a capital."""

from __future__ import annotations

from selon.attribution.words import Words

__all__ = ["ends_phrase"]

_REACH = 3


def ends_phrase(words: Words, first: int, index: int) -> bool:
    """Tell whether a noun phrase that begins at ``first`` ends before token ``index`` by what the words are alone.

    Behind a noun only a name, a genitive, a conjunction or a preposition that binds to nouns goes on with it.
    """
    if index <= first or not (words.capital(index - 1) or words.tokens[index - 1].kind == "mark"):
        return False
    before = words.places.get(index - 1)
    qualifies = words.has(index - 1, "det") or (before is not None and before.form == "adjective")
    if qualifies or words.tokens[index].kind == "mark":
        return False
    if words.has(index, "coord"):
        return False
    if words.capital(index):
        return words.has(index - 1, "time") or (
            _known(words, index) and index in words.heads and _outlet(words, index - 1)
        )
    if words.has(index, "genitive"):
        return _named(words, index - 1) or (words.has(index, "dative") and _spoken_to(words, first, index))
    if words.has(index, "det") and not words.has(index, "prep"):
        return True
    if words.has(index, "prep"):
        bound = words.has(index, "binds") and not (_named(words, index - 1) or _outlet(words, index - 1))
        if bound and words.has(index, "of") and not words.has(index, "det"):
            after = index + 1
            bound = after in words.places or words.has(after, "det") or words.capital(after)
        return not bound
    adjective = (
        index + 1 < len(words.tokens)
        and words.capital(index + 1)
        and words.fold(index).endswith(tuple(words.pack.setting("attribution", "genitive_endings", ())))
    )
    return not adjective or _named(words, index - 1)


def _spoken_to(words: Words, first: int, index: int) -> bool:
    """Tell whether "der Agentur" is who was told, not a genitive: behind a complete phrase with a head of its own."""
    heads = [i for i in words.heads if first <= i < index]
    told = any(
        words.heads[i].entry.get("kind") == "media" or words.heads[i].entry.table == "outlets"
        for i in range(index + 1, index + _REACH)
        if i in words.heads
    )
    if not told or not heads:
        return False
    own = words.heads[min(heads)].entry.get("kind")
    return words.head_ends[min(heads)] < index or own not in {"of", "media"}


def _named(words: Words, index: int) -> bool:
    """Tell whether a token is a proper name: a capital word that the pack does not know, behind no article."""
    if not words.capital(index) or _known(words, index) or words.placed[index] or words.classes[index]:
        return False
    return not words.has(index - 1, "det")


def _known(words: Words, index: int) -> bool:
    return index in words.common or any(i <= index < words.head_ends[i] for i in words.heads if i <= index)


def _outlet(words: Words, index: int) -> bool:
    return any(
        words.heads[i].entry.table == "outlets" and i <= index < words.head_ends[i] for i in words.heads if i <= index
    )
