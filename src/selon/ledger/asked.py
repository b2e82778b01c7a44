"""What people type into a search: words, "phrases", -not, OR, prefix*; nothing that is typed is an error.

Words side by side must all be there; ``OR`` (or ``|``) parts alternatives, ``AND`` and ``+`` say what goes without
saying, ``-`` or ``NOT`` before a word or phrase leaves out whatever has it. A word with a mark inside
(*Tochka-U*, *20:30*) is a phrase.
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
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Alternatives, each of terms that must all be there, and the terms that must not be anywhere."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms to be found, each once, in their order."""
        return tuple(dict.fromkeys(term for group in self.groups for term in group))


def parse(typed: str) -> Query:
    """Return what was asked for.

    >>> query = parse('drones "fuel depot" OR refinery -Kursk')
    >>> [[term.words for term in group] for group in query.groups], query.without[0].words
    ([[('drones',), ('fuel', 'depot')], [('refinery',)]], ('Kursk',))
    """
    groups: list[list[Term]] = [[]]
    without: list[Term] = []
    for term, excluded in _terms(typed):
        if term is None:
            groups.append([])
        else:
            (without if excluded else groups[-1]).append(term)
    return Query(tuple(tuple(dict.fromkeys(group)) for group in groups if group), tuple(dict.fromkeys(without)))


def _terms(typed: str) -> Iterator[tuple[Term | None, bool]]:
    """Yield the terms as typed, each with whether it is to be left out; None for an OR."""
    count, negated = 0, False
    for match in _PIECE.finditer(typed):
        word, phrase = match["word"] or "", match["phrase"]
        if word in _OR:
            yield None, False
        elif word in _NOT:
            negated = True
        elif word not in _AND:
            words = tuple(WORD.findall(word if phrase is None else phrase))[: _MOST - count]
            count += len(words)
            if words:
                yield (
                    Term(words, prefix=word.endswith("*") or (phrase or "").endswith("*")),
                    negated or bool(match["minus"]),
                )
            negated = False
