"""What a wire dispatch says of itself in its text: the agencies that made it, and its date.

Read only where it is plainly there: a dateline (``MOSCOU (Reuters) -``, ``MOSCOW, May 3. /TASS/.``, ``КИЕВ, 3 мая —
Интерфакс.``), a line of its own or the end of the last one (``(AFP)``, ``ats, afp``, ``Quelle: dpa``), the end of a
caption (``… ATS``), a date at the very start. Nothing is cut out of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selon.intake.dates import iso_published

__all__ = ["agencies_of", "agency", "find_credits", "find_date"]

#: Agencies that put their name under what others print, as they sign; what the codebook calls them.
_AGENCIES = {
    "aa": "AA",
    "aap": "AAP",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "agence france presse": "AFP",
    "agerpres": "Agerpres",
    "agi": "AGI",
    "anadolu": "AA",
    "anp": "ANP",
    "ansa": "ANSA",
    "ap": "AP",
    "apa": "APA",
    "associated press": "AP",
    "ats": "ATS",
    "belga": "Belga",
    "cp": "CP",
    "ctk": "ČTK",
    "čtk": "ČTK",
    "deutsche presse-agentur": "dpa",
    "dpa": "dpa",
    "dpa-afx": "dpa-AFX",
    "efe": "EFE",
    "europa press": "Europa Press",
    "interfax": "Interfax",
    "interfax-ukraine": "Interfax-Ukraine",
    "keystone-ats": "ATS",
    "keystone-sda": "SDA",
    "kyodo": "Kyodo",
    "lusa": "Lusa",
    "mti": "MTI",
    "ntb": "NTB",
    "pa": "PA",
    "pap": "PAP",
    "press association": "PA",
    "pti": "PTI",
    "reuters": "Reuters",
    "ria novosti": "RIA Novosti",
    "ritzau": "Ritzau",
    "sda": "SDA",
    "sid": "SID",
    "sputnik": "Sputnik",
    "stt": "STT",
    "tass": "TASS",
    "tt": "TT",
    "ukrinform": "Ukrinform",
    "unian": "UNIAN",
    "upi": "UPI",
    "xinhua": "Xinhua",
    "рейтер": "Reuters",
    "риа новости": "RIA Novosti",
    "тасс": "TASS",
    "интерфакс": "Interfax",
    "укрінформ": "Ukrinform",
    "уніан": "UNIAN",
    "унн": "UNN",
}
_NAMES = "|".join(sorted(map(re.escape, _AGENCIES), key=len, reverse=True))
_LIST = rf"(?:{_NAMES})(?:\s*[,/+&–-]\s*(?:{_NAMES}))*"
#: Capital letters, perhaps a date, the agencies in brackets, a dash: all within the first line.
_DATELINE = re.compile(
    rf"[^\n().!?]{{0,60}}(?:\([^()\n]{{2,30}}\)[^\n().!?]{{0,40}})?\(({_LIST})\)\s*[-–—:]", re.IGNORECASE
)
#: The first bracket of a dateline stands within so many characters.
_DATED = 64
#: The Russian ways: between slashes, or behind a dash and before a full stop, both after a town in capital letters.
_SLASHED = re.compile(rf"[^\n/!?]{{2,60}}/\s*({_LIST})\s*/", re.IGNORECASE)
_DASHED = re.compile(rf"[^\W\d_a-zа-яё]{{3}}[^\n!?]{{0,57}}?\s[-–—]\s*((?i:{_LIST}))\.(?=\s)")
#: A short last line that names its source; a picture's is none.
_SOURCE = re.compile(rf"(?P<what>[^\W\d_]{{2,20}})\s?:\s*({_LIST})[\s.]*", re.IGNORECASE)
_PICTURES = frozenset(
    (
        "photo",
        "photos",
        "foto",
        "fotos",
        "image",
        "images",
        "bild",
        "bilder",
        "video",
        "vidéo",
        "фото",
        "видео",
        "відео",
    )
)
#: At the end of a maker's name: an agency behind a joining word or mark, or alone.
_MAKER = re.compile(rf"(?:.*?[\s,/&+(–-])??({_LIST})\)?\Z", re.IGNORECASE)
_OWN_LINE = re.compile(rf"[\s(\[©–—-]*({_LIST})[\s)\].]*", re.IGNORECASE)
_BRACKETED_END = re.compile(rf"[(\[]\s*(?:[^()\[\]/,]{{0,20}} )?({_LIST})\s*[)\]][\s.]*\Z", re.IGNORECASE)
#: At the end of a caption or of a text the name stands bare, after the sentence's end and as its bearer writes it.
_BARE_END = re.compile(rf"[.!?»”\"]\s+({_LIST})\s*\Z", re.IGNORECASE)
_START_DATE = re.compile(r"\s*(?:[^\W\d_]{2,12}\s?:?\s)?(\d{4}-\d{2}(?:-\d{2})?)(?:[ T](\d{2}:\d{2}))?(?=[\s:,.–—-])")


def agency(name: str) -> str | None:
    """Return what the codebook calls an agency that signs so, or None.

    >>> agency("Agence France-Presse"), agency("reuters"), agency("Example Post")
    ('AFP', 'Reuters', None)
    """
    return _AGENCIES.get(" ".join(name.casefold().split()))


def find_credits(text: str) -> tuple[str, ...]:
    """Return the agencies that the text plainly names as its makers, in the order of the text.

    >>> find_credits("MOSCOU (Reuters) - Deux drones ont été abattus.")
    ('Reuters',)
    >>> find_credits("Two people were hurt, AFP reported.")
    ()
    """
    found: dict[str, None] = {}
    for names in _signatures(text):
        for name in re.findall(_NAMES, names, re.IGNORECASE):
            found[_AGENCIES[name.lower()]] = None
    return tuple(found)


def _signatures(text: str) -> Iterator[str]:
    lines = [line.strip() for line in (text[:2000] + "\n" + text[-500:]).splitlines() if line.strip()]
    if not lines:
        return
    first, last = lines[0], lines[-1]
    for line in dict.fromkeys((*lines[:3], last)):
        dated = _DATELINE.match(line) if "(" in line[:_DATED] else None  # without one it would look far in vain
        match = _OWN_LINE.fullmatch(line) or dated or _SLASHED.match(line) or _DASHED.match(line)
        if match:
            yield match[1]
        elif (match := _SOURCE.fullmatch(line)) and match["what"].lower() not in _PICTURES:
            yield match[2]
    for line in dict.fromkeys((first, last)):
        if match := _BRACKETED_END.search(line) or _BARE_END.search(line):
            yield match[1]


def agencies_of(maker: str) -> tuple[str, ...]:
    """Return the agencies that the name of a maker ends with, as a page's or an item's author.

    >>> agencies_of("France 24 avec AFP"), agencies_of("dpa/AP"), agencies_of("Ann Example")
    (('AFP',), ('dpa', 'AP'), ())
    """
    match = _MAKER.match(" ".join(maker.split()))
    names = re.findall(_NAMES, match[1], re.IGNORECASE) if match else []
    return tuple(dict.fromkeys(_AGENCIES[name.lower()] for name in names))


def find_date(text: str) -> str | None:
    """Return the ISO date that stands at the very start of the text, after at most one word, or None.

    >>> find_date("2024-09-18 07:59 Drones were shot down.")
    '2024-09-18T07:59'
    >>> find_date("In 2024-09 nothing happened.")
    '2024-09'
    >>> find_date("Two people were hurt on 2024-09-18.") is None
    True
    """
    match = _START_DATE.match(text)
    return iso_published(" ".join(filter(None, match.groups()))) if match else None
