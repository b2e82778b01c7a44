"""Texts that a feed could bring, and some that it should not: mutated dispatches, mixed marks, bidi, any code point."""

from __future__ import annotations

from hypothesis import strategies as st

from selon.records.text import Document

DISPATCHES = (
    "Le gouverneur de la région, Ivan Petrov, a déclaré mardi que « 27 des 54 drones » avaient été abattus, dont la "
    "moitié au-dessus de la ville. Selon une source militaire, au moins 13 personnes ont été blessées.\n\nL'agence n'est "
    "pas en mesure de confirmer ces informations.",
    "Two people were killed and up to 40 injured in the town, 30 km north of the capital, the health ministry said on "
    'Telegram on Wednesday. "We saw fire," a resident told reporters. The army denied it. Thousands fled overnight.',
    "Ночью 18 сентября сбиты 54 беспилотника: 27 над одной областью, 16 над другой. Об этом сообщил губернатор.",
    "In der Nacht zum 18. September seien „mindestens 13“ Menschen verletzt worden, teilte das Ministerium mit.",
)
_MARKS = [
    *"«»“”„\"'’‘()[]—–-.,:;!?…%$€£°",
    " ",
    "\n",
    "\n\n",
    "\t",
    "\u00a0",
    "\u202f",
    "\u200b",
    "\u202e",
    "\u2066",
    "\ufeff",
]
_WORDS = [
    "54",
    "13.000",
    "1,5",
    "une",
    "dozens",
    "selon",
    "said",
    "a déclaré",
    "according to",
    "Toropets",
    "Koursk",
    "X",
]
_ODD = [
    "0",
    "99999999999999999999",
    "٣٤",
    "²",
    "½",
    "İ",
    "ß",
    "🔥",
    "🇺🇦",
    "e\u0301",
    "\x00",
    "\x1b",
    "32 mars",
    "25:61",
]
_PIECES = st.sampled_from([*_MARKS, *_WORDS, *_ODD])
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=120)


@st.composite
def mutated(draw):
    """Return a dispatch with some of its slices cut out, doubled, or replaced by odd pieces."""
    text = draw(st.sampled_from(DISPATCHES))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        to = min(len(text), at + draw(st.integers(0, 30)))
        middle = draw(st.one_of(st.just(""), st.just(text[at:to] * 2), _PIECES))
        text = text[:at] + middle + text[to:]
    return text


TEXTS = st.one_of(
    mutated(), st.lists(_PIECES, max_size=40).map(" ".join), st.lists(_PIECES, max_size=40).map("".join), ANYTHING
)
PUBLISHED = st.one_of(
    st.none(), st.sampled_from(["2024-09-18", "2024-09", "2024-09-18T07:00:00+02:00", "2024-02-30", "soon"])
)
LANGUAGES = st.sampled_from([None, "fr", "en", "tlh"])


@st.composite
def documents(draw):
    """Return a document with any of those texts."""
    text = draw(TEXTS)
    return Document(
        f"d{len(text)}",
        text,
        outlet=draw(st.sampled_from([None, "A", "B"])),
        language=draw(LANGUAGES),
        published=draw(PUBLISHED),
    )
