"""What an event is found by: its places, kinds, words, the sides, languages and outlets of what is said of it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator

from selon.records.events import Event
from selon.text import fold

__all__ = ["bearing", "event_facets", "words_of"]

#: An event's bearing a facet: all that do are fetched, or each event that is come to is asked.
_FETCHED = "e.key IN (SELECT f.event FROM event_facets f WHERE f.facet = ? AND f.value = ?)"
_ASKED = "EXISTS (SELECT 1 FROM event_facets f WHERE f.facet = ? AND f.value = ? AND f.event = e.key)"
#: More events than so many that bear a facet take longer to fetch and to put in order than to come to.
_COMMON = 5_000
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded, each once, in their order.

    >>> words_of("Toropets: fire, FIRE")
    ('toropets', 'fire')
    """
    return tuple(dict.fromkeys(_WORD.findall(fold(text))))


def bearing(connection: sqlite3.Connection, facet: str, value: str) -> str:
    """Return the condition that an event ``e`` bears a facet, its name and value to be put in.

    Where many bear it, going through all events in the order that is asked meets enough of them soon.
    """
    query = "SELECT 1 FROM event_facets WHERE facet = ? AND value = ? LIMIT 1 OFFSET ?"
    many = connection.execute(query, (facet, value, _COMMON)).fetchone()
    return _ASKED if many else _FETCHED


def event_facets(connection: sqlite3.Connection, key: int, event: Event) -> None:
    """Write the facets of an event whose mentions bear its key already."""
    facets = {*_own_facets(event), *_voices(connection, key)}
    connection.execute("DELETE FROM event_facets WHERE event = ?", (key,))
    connection.executemany(
        "INSERT INTO event_facets (facet, value, event) VALUES (?, ?, ?)",
        [(facet, value, key) for facet, value in sorted(facets)],
    )


def _own_facets(event: Event) -> Iterator[tuple[str, str]]:
    for kind in event.kinds:
        yield "kind", kind
    texts = [event.title, *event.kinds]
    for place in event.places:
        named = [name for name in (place.name, place.admin1, place.country) if name]
        texts += named
        yield from (("place", fold(name)) for name in named)
    yield from (("word", word) for text in texts for word in words_of(text))


def _voices(connection: sqlite3.Connection, key: int) -> Iterable[tuple[str, str]]:
    """Yield the languages and outlets of an event's documents, and the sides of those who speak of it in them.

    A document is in every language that a paragraph of it is in.
    """
    documents = connection.execute(
        "SELECT DISTINCT d.key, d.language, d.outlet FROM mentions m JOIN documents d ON d.key = m.document "
        "WHERE m.event = ?",
        (key,),
    ).fetchall()
    for _, language, outlet in documents:
        if language:
            yield "language", language.split("-")[0].lower()
        if outlet:
            yield "outlet", outlet
    others = connection.execute(
        "SELECT DISTINCT o.language FROM mentions m JOIN other_languages o ON o.document = m.document "
        "WHERE m.event = ?",
        (key,),
    )
    yield from (("language", language) for (language,) in others)
    for told in ("", "reviewed_"):
        sides = connection.execute(
            f"SELECT DISTINCT a.side FROM mentions m JOIN {told}claims c ON c.mention = m.key "
            f"JOIN {told}attributions a ON a.document = c.document AND a.id = c.attribution "
            "WHERE m.event = ? AND a.side IS NOT NULL",
            (key,),
        )
        yield from (("side", side) for (side,) in sides)
