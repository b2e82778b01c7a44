"""The list of what to watch: ``feeds.toml``, with everything in it held against what may stand there.

::

    [watch]                              # all of it may be left out
    every = "10m"                        # how often each is looked at: s, m, h or d
    delay = "2s"                         # between two requests to one site
    contact = "desk@example.org"         # told to every site: whom to write to
    articles = 40                        # at most so many articles are followed in one look

    [notify]                             # where news goes besides the terminal
    url = "https://example.org/hook"
    kinds = ["moved", "contradiction", "withdrawn"]
    allow = ["hooks.newsroom.lan:8080"]  # a webhook that is not public has to be named here

    [[feed]]
    url = "https://example.org/rss.xml"
    follow = true                        # fetch the pages that it leads to
    every = "5m"
    outlet = "Example Post"              # said of every document of it, as is language

    [[page]]
    url = "https://example.org/live"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from selon.errors import AddressError, SettingError
from selon.intake.addresses import take_apart
from selon.intake.formats import format_names

__all__ = ["KINDS", "Notify", "Watched", "Watchlist", "read_watchlist"]

#: What can be new, in the order in which it is told.
KINDS = ("withdrawn", "contradiction", "differs", "moved", "corrected", "report")
_TOLD = ("withdrawn", "contradiction", "moved")
_SPAN = re.compile(r"(\d{1,5})\s*(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
#: Nobody is asked more often than this, in seconds.
_LEAST_EVERY, _LEAST_DELAY = 30, 0
_PORT = re.compile(r"(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+):\d{1,5}")


@dataclass(frozen=True, slots=True)
class Watched:
    """One feed or page: ``every`` in seconds; ``given`` is said of every document; ``form`` its format, if named."""

    url: str
    kind: str
    every: int
    follow: bool = False
    form: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notify:
    """Where news is posted, which kinds of it, and which hosts with port may be local."""

    url: str
    kinds: tuple[str, ...] = _TOLD
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watchlist:
    """All that is watched, in the order of the file. ``delay`` is in seconds."""

    watched: tuple[Watched, ...]
    notify: Notify | None = None
    delay: int = 2
    contact: str = ""
    articles: int = 40


def read_watchlist(path: Path, webhook: str | None = None, allow: Collection[str] = ()) -> Watchlist:
    """Return what a file lists; ``webhook`` is the command line's and stands in for the file's.

    ``allow`` has hosts with their port that may be watched although they are local: for tests alone.
    Raises SettingError naming the file and the entry, for whatever is not as it must be.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        reason = f"cannot be read: {getattr(problem, 'strerror', None) or problem}"
        raise SettingError(reason, place=str(path), remedy="a list of feeds is asked for, in TOML") from problem
    table = _Table(data, str(path))
    watch = table.table("watch")
    every = watch.span("every", 600, _LEAST_EVERY)
    watched = tuple(_watched(entry, kind, every, allow) for kind in ("feed", "page") for entry in table.tables(kind))
    notify = _notify(table.table("notify"), webhook)
    made = Watchlist(
        watched, notify, watch.span("delay", 2, _LEAST_DELAY), watch.text("contact"), watch.number("articles", 40)
    )
    watch.end()
    table.end()
    if not watched:
        raise SettingError("no feed and no page in it", place=str(path), remedy='write [[feed]] and url = "https://…"')
    urls = [entry.url for entry in watched]
    if doubled := next((url for url in urls if urls.count(url) > 1), None):
        raise SettingError(f"{doubled} stands there twice", place=str(path), remedy="leave one of them out")
    return made


def _watched(entry: _Table, kind: str, every: int, allow: Collection[str]) -> Watched:
    url = entry.address("url", allow)
    form = entry.text("as") or None
    if form is not None and form not in format_names():
        raise entry.wrong("as", form, f"one of {', '.join(format_names())}")
    made = Watched(
        url,
        kind,
        entry.span("every", every, _LEAST_EVERY),
        entry.flag("follow") if kind == "feed" else False,
        form,
        {name: value for name in ("outlet", "language") if (value := entry.text(name))},
    )
    entry.end()
    return made


def _notify(entry: _Table, webhook: str | None) -> Notify | None:
    allow = entry.texts("allow")
    for host in allow:
        if not _PORT.fullmatch(host):
            raise entry.wrong("allow", host, "host and port, in small letters: hooks.newsroom.lan:8080")
    kinds = entry.texts("kinds") or _TOLD
    if unknown := next((kind for kind in kinds if kind not in KINDS), None):
        raise entry.wrong("kinds", unknown, f"some of {', '.join(KINDS)}")
    url = webhook or entry.text("url")
    entry.end(("url",))
    if not url:
        return None
    try:
        take_apart(url, allow)
    except AddressError as problem:
        remedy = 'a local one is named: [notify] allow = ["host:port"]'
        raise SettingError(f"webhook {problem.reason}", place=entry.place, remedy=remedy) from problem
    return Notify(url, kinds, allow)


class _Table:
    """A table of the file; what is taken from it is held against what it must be."""

    def __init__(self, data: Mapping[str, Any], place: str) -> None:
        self._data = data
        self._taken: set[str] = set()
        self.place = place

    def wrong(self, name: str, value: object, wanted: str) -> SettingError:
        """Return the error for a value."""
        return SettingError(f"{name} is {value!r}", place=self.place, remedy=f"give {wanted}")

    def _take(self, name: str, kind: type, default: Any, wanted: str) -> Any:
        self._taken.add(name)
        value = self._data.get(name, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.wrong(name, value, wanted)
        return value

    def table(self, name: str) -> _Table:
        """Return a table in this one; an empty one where there is none."""
        return _Table(self._take(name, dict, {}, "a table"), f"{self.place}: [{name}]")

    def tables(self, name: str) -> list[_Table]:
        """Return the tables of one name."""
        found = self._take(name, list, [], f"tables [[{name}]]")
        if not all(isinstance(entry, dict) for entry in found):
            raise self.wrong(name, found, f"tables [[{name}]]")
        return [_Table(entry, f"{self.place}: [[{name}]] {number}") for number, entry in enumerate(found, 1)]

    def text(self, name: str) -> str:
        """Return a text without white space around it; an empty one where there is none."""
        found = str(self._take(name, str, "", "a text")).strip()
        if "\n" in found or "\r" in found or not found.isprintable():
            raise self.wrong(name, found, "a text of one line")
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = self._take(name, list, [], "a list of texts")
        if not all(isinstance(item, str) for item in found):
            raise self.wrong(name, found, "a list of texts")
        return tuple(found)

    def flag(self, name: str) -> bool:
        """Return true or false."""
        return bool(self._take(name, bool, False, "true or false"))

    def number(self, name: str, default: int) -> int:
        """Return a whole number from 0 up."""
        found = int(self._take(name, int, default, "a whole number"))
        if found < 0:
            raise self.wrong(name, found, "a whole number from 0 up")
        return found

    def span(self, name: str, default: int, least: int) -> int:
        """Return a span of time in seconds."""
        found = self._take(name, str, f"{default}s", "a span of time: 30s, 10m, 2h, 1d")
        match = _SPAN.fullmatch(found.strip())
        seconds = int(match[1]) * _SECONDS[match[2]] if match else -1
        if seconds < least:
            raise self.wrong(name, found, f"a span of time from {least}s up: 30s, 10m, 2h, 1d")
        return seconds

    def address(self, name: str, allow: Collection[str]) -> str:
        """Return an address, not resolved yet."""
        found = self.text(name)
        try:
            take_apart(found, allow)
        except AddressError as problem:
            raise SettingError(f"{name} {problem.reason}", place=self.place, remedy="https://…") from problem
        return found

    def end(self, known: tuple[str, ...] = ()) -> None:
        """Raise where something stands in the table that was never taken."""
        taken = self._taken | set(known)
        if unknown := next((name for name in self._data if name not in taken), None):
            raise SettingError(f"no {unknown!r} here", place=self.place, remedy=f"there are {', '.join(sorted(taken))}")
