"""Names of places from all over the world, in sentences of our own.

Each line of ``world.tsv`` marks the places that must be found; nothing else may be taken for one. A few are known to be
missing from the gazetteer, so that the whole is held to a floor, and each miss is named.
"""

import re
from pathlib import Path

from selon.gazetteer.keys import key
from selon.gazetteer.lookup import open_places
from selon.grounding.places import find_places
from selon.languages import pack as packs
from selon.reading import read
from selon.records.text import Document

MARK = re.compile(r"\[([^|\]]*)\|([^|\]]*)\|([^\]]*)\]")
LINES = [
    line.split("\t")
    for line in Path(__file__).with_name("world.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def unmark(marked):
    """Return the plain text and the marked places as (start, end, words, name, country)."""
    text, expected, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        expected.append((len(text), len(text) + len(match[1]), *match.groups()))
        text += match[1]
        at = match.end()
    return text + marked[at:], expected


def judge(language, marked):
    """Return (places marked, places missed, mentions of what is no place) of one line."""
    text, expected = unmark(marked)
    pack = packs.load(language)
    mentions = find_places(read(Document("d", text, language=language), pack), pack, open_places())
    missed, met = [], set()
    for start, end, words, name, country in expected:
        over = [m for m in mentions if m.span.start < end and start < m.span.end]
        met.update(m.span for m in over)
        right = ((m.place.country or "") == country and (not name or key(m.place.name) == key(name)) for m in over)
        if not any(right):
            missed.append(words)
    loose = [m.span.text for m in mentions if m.span not in met and m.form not in ("adjective", "anaphor")]
    return len(expected), missed, loose


def test_places_all_over_the_world_are_found_and_nothing_else():
    judged = [judge(language, marked) for language, marked in LINES]
    total = sum(number for number, _, _ in judged)
    missed = [words for _, misses, _ in judged for words in misses]
    loose = [words for _, _, others in judged for words in others]
    assert len(missed) <= 0.03 * total, missed
    assert loose == []
