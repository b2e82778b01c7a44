"""What names the program that reads, or that weighs: a digest of all that a reading, or an account, comes from.

Two programs of one name read every document alike. Another name may read some otherwise: any change of the rooms that
read, of a pack, of weights or of the gazetteer gives another name, whatever the version number says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

__all__ = ["layer", "program", "weigher"]

#: Folders of the package in which nothing reads: how documents come in, are kept, run and shown.
_APART = frozenset(("__pycache__", "cli", "intake", "ledger", "publishing", "reviewing", "running", "samples"))
#: What an account comes from, when the readings are there.
_WEIGHING = ("ledger/summaries.py", "linking/dossiers.py", "records", "reviewing", "text.py", "weighing")
#: What the rows of an event's page come from besides. What only draws them changes nothing of what is kept.
_SETTING = (
    *("countries.tsv", "event_courses.py", "event_outline.py", "event_rows.py", "event_sources.py", "event_status.py"),
    *("event_words.py", "quoting.py", "rows.py", "wording.py", "maps"),
    *(
        f"desk/{name}.py"
        for name in ("charts", "citing", "columns", "comparing", "galleys", "mapping", "news", "setting")
    ),
)
#: Characters of the digest: enough that no two programs share them.
_LENGTH = 16


@lru_cache(maxsize=1)
def program() -> str:
    """Return the name of this program: 16 hexadecimal digits."""
    return _named(_files(resources.files("selon"), ""))


@lru_cache(maxsize=1)
def weigher() -> str:
    """Return the name of what weighs in this program: 16 hexadecimal digits. Two of one name weigh alike."""
    return _digest("selon", _WEIGHING)


@lru_cache(maxsize=1)
def layer() -> str:
    """Return the name of what sets pages of events in this program: 16 hexadecimal digits. It weighs, too."""
    return _digest("selon/publishing", _SETTING, weigher())


def _digest(folder: str, paths: Iterable[str], also: str = "") -> str:
    """Return the digest of files and of all in folders, inside a folder of the package."""
    package, *inside = folder.split("/")
    start = resources.files(package).joinpath(*inside)
    return _named((found for path in paths for found in _under(start.joinpath(*path.split("/")), f"/{path}")), also)


def _named(files: Iterable[tuple[str, Traversable]], also: str = "") -> str:
    digest = hashlib.sha256(also.encode())
    for name, file in files:
        content = file.read_bytes()
        digest.update(f"{name} {len(content)} ".encode() + content)
    return digest.hexdigest()[:_LENGTH]


def _under(entry: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    if entry.is_dir():
        yield from _files(entry, path)
    else:
        yield path, entry


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    """Yield every file that reading may use, with its path, in the order of the paths."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            if entry.name not in _APART:
                yield from _files(entry, name)
        elif not entry.name.endswith(".pyc"):
            yield name, entry
