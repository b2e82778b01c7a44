"""The interface in several languages: catalogues beside the pages, a folder each; which there are is found by looking.

A language that has no catalogue does not exist here. The file ``SOURCE`` beside the folders names the language of the
templates themselves; it is the one for everybody whose own is not there.
"""

from __future__ import annotations

import gettext
import re
from functools import cache
from importlib import resources
from io import BytesIO

__all__ = ["NAME", "catalogue", "languages", "named", "preferred"]

_DOMAIN = "desk.mo"
#: A catalogue translates this into what its language calls itself.
NAME = "[the name of this language]"
_WANTED = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q\s*=\s*([0-9.]{1,5})\s*)?\Z", re.ASCII)


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, that of the templates first."""
    folder = resources.files("selon.publishing.desk").joinpath("translations")
    found = [each.name for each in folder.iterdir() if each.joinpath("LC_MESSAGES", _DOMAIN).is_file()]
    source = folder.joinpath("SOURCE").read_text("ascii").strip()
    return tuple(sorted(found, key=lambda code: (code != source, code)))


@cache
def catalogue(code: str) -> gettext.NullTranslations:
    """Return a language's catalogue."""
    folder = resources.files("selon.publishing.desk").joinpath("translations", code, "LC_MESSAGES")
    return gettext.GNUTranslations(BytesIO(folder.joinpath(_DOMAIN).read_bytes()))


def named(code: str) -> str:
    """Return what a language calls itself."""
    return catalogue(code).gettext(NAME)


def preferred(asked: str, kept: str, accepted: str) -> str:
    """Return the language to show: as the address asks, else as it was kept, else as the browser says it is read.

    ``accepted`` is the header Accept-Language (RFC 9110, 12.5.4); what in it cannot be read is passed over.
    """
    there = languages()
    for wanted in (asked, kept):
        if wanted in there:
            return wanted
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted.split(",")[:20]):
        found = _WANTED.match(part)
        if found and found[1].lower() in there and (weight := _weight(found[2])) > 0:
            ranked.append((-weight, place, found[1].lower()))
    return min(ranked)[2] if ranked else there[0]


def _weight(written: str | None) -> float:
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0
