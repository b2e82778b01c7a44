"""The names of people as a text has them.

A canonical name is in Latin letters, and where a text in Cyrillic names somebody in another case than the first
(``сообщил о встрече Игоря Терехова``), so may the canonical name be. The words of the text are the better witness:
``selon.names`` reads their endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from selon.names import keys, same_person
from selon.records.attribution import Source

__all__ = ["spellings"]

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*")


def spellings(sources: Iterable[Source]) -> Mapping[str, str]:
    """Return how the text writes each canonical name that it writes in Cyrillic, the first way if there are several."""
    found: dict[str, str] = {}
    for source in sources:
        if source.name and source.span and source.name not in found:
            written = _written(source.name, source.span.text)
            if written:
                found[source.name] = written
    return found


def _written(name: str, text: str) -> str | None:
    """Return the words of ``text``, as many as the name has, that are the same name or have the same keys."""
    words = [word for word in _WORD.findall(text) if word[0].isupper() and _CYRILLIC.search(word)]
    count = len(name.split())
    runs = (" ".join(words[start : start + count]) for start in range(len(words) - count + 1))
    return next((run for run in runs if run != name and (keys(run) == keys(name) or same_person(run, name))), None)
