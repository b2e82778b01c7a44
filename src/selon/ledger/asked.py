"""What people type into a search: words, "phrases", -not, OR, prefix*; nothing that is typed is an error.

Words side by side must all be there; ``OR`` (or ``|``) parts alternatives, ``AND`` and ``+`` say what goes without
saying, ``-`` or ``NOT`` before a word or phrase leaves out what has it. A word with a mark inside (*Tochka-U*, *20:30*)
is a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selon.ledger.lemmas import WORD

__all__ = ["Query", "Term", "parse"]

_PIECE = re.compile(
    r"""(?P<minus>(?<!\S)[-−–!](?=\S))?            # leaves out what follows
        (?: ["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]? # a phrase, closed or not, in marks of any language
          | (?P<word>[^\s"“”„«»]+) )""",
    re.VERBOSE,
)
_OR, _AND, _NOT = frozenset(("OR", "|", "||")), frozenset(("AND", "&", "&&", "+")), frozenset(("NOT",))
#: More words than anybody types: what is pasted in is cut.
_MOST = 64


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that follow one another; ``prefix``: the last is only a beginning."""

    words: tuple[str, ...]
    excluded: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Alternatives, each of terms that all hold. An alternative that only leaves out is none."""

    groups: tuple[tuple[Term, ...], ...]

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms to be found, each once, in their order."""
        return tuple(dict.fromkeys(term for group in self.groups for term in group if not term.excluded))


def parse(typed: str) -> Query:
    """Return what was asked for.

    >>> [term.words for term in parse('drones "fuel depot" -Kursk').groups[0]]
    [('drones',), ('fuel', 'depot'), ('Kursk',)]
    """
    groups: list[list[Term]] = [[]]
    for term in _terms(typed):
        if term is None:
            groups.append([])
        else:
            groups[-1].append(term)
    kept = (tuple(dict.fromkeys(group)) for group in groups)
    return Query(tuple(group for group in kept if any(not term.excluded for term in group)))


def _terms(typed: str) -> Iterator[Term | None]:
    """Yield the terms as typed, None for an OR."""
    count, negated = 0, False
    for match in _PIECE.finditer(typed):
        word, phrase = match["word"] or "", match["phrase"]
        if word in _OR:
            yield None
        elif word in _NOT:
            negated = True
        elif word not in _AND:
            words = tuple(WORD.findall(word if phrase is None else phrase))[: _MOST - count]
            count += len(words)
            if words:
                star = word.endswith("*") or (phrase or "").endswith("*")
                yield Term(words, negated or bool(match["minus"]), star)
            negated = False
