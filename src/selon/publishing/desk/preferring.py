"""What a reader has chosen for all pages: language, keys, light or dark, when they last looked. Cookies keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from selon.publishing.desk.asking import moment_asked
from selon.publishing.desk.translating import languages, preferred

__all__ = ["KEPT", "THEMES", "Preferences", "chosen", "named", "preferences"]

#: A name's longest cookie: a hundred characters, nine of the cookie's for each.
_LONGEST = 1_200
_NAME = 100
THEMES = ("auto", "light", "dark")
#: What is kept, by the name of its cookie.
KEPT = {"ui": "selon-ui", "keys": "selon-keys", "theme": "selon-theme", "looked": "selon-looked", "who": "selon-who"}


@dataclass(frozen=True, slots=True)
class Preferences:
    """The language of the interface, whether keys work, the theme, when the reader last looked (UTC), who they are."""

    ui: str
    keys: bool = True
    theme: str = THEMES[0]
    looked: str = ""
    who: str = ""

    @property
    def key(self) -> str:
        """What tells pages apart that differ by nothing else."""
        return f"{self.ui} {self.keys} {self.theme} {self.who}"


def preferences(cookies: Mapping[str, str], query: Mapping[str, str], headers: Mapping[str, str]) -> Preferences:
    """Return what a request's cookies, address and headers ask for; values that cannot be are passed over."""
    theme = cookies.get(KEPT["theme"], "")
    return Preferences(
        ui=preferred(query.get("ui", ""), cookies.get(KEPT["ui"], ""), headers.get("accept-language", "")),
        keys=cookies.get(KEPT["keys"]) != "off",
        theme=theme if theme in THEMES else THEMES[0],
        looked=moment_asked(cookies.get(KEPT["looked"], "")),
        who=named(cookies.get(KEPT["who"], "")),
    )


def named(written: str) -> str:
    """Return the name that a cookie keeps (as `quote` writes it), nothing where it is none."""
    name = " ".join(unquote(written[:_LONGEST], errors="replace").split())
    return name if name.isprintable() else ""


def chosen(form: Mapping[str, str]) -> dict[str, str]:
    """Return the cookies that the form of the settings asks for."""
    found = {}
    if form.get("ui") in languages():
        found[KEPT["ui"]] = form["ui"]
    if form.get("theme") in THEMES:
        found[KEPT["theme"]] = form["theme"]
    if "who" in form:
        found[KEPT["who"]] = quote(" ".join(form["who"].split())[:_NAME])
    found[KEPT["keys"]] = "on" if form.get("keys") == "on" else "off"
    return found
