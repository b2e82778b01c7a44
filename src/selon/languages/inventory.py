"""The closed inventory: which tables a pack may have, which columns a table, which values a column, and what they mean.

``inventory.toml`` is read by the pack check, by the generated reference and by nobody else: what it does not name is
refused, so that a misspelt value can never lie in a pack unseen.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

__all__ = ["Column", "Inventory", "Table", "load_inventory"]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


#: What a cell may be where its values cannot be listed: the name, how it is checked, how it is explained.
FORMATS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "text": (lambda _: True, "any text"),
    "number": (_is_number, "a number"),
    "country": (lambda cell: bool(re.fullmatch(r"[A-Z]{2}", cell)), "an ISO 3166-1 code"),
    "word": (lambda cell: bool(re.fullmatch(r"[a-z][a-z0-9_]*", cell)), "a word in lower case"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it says, its closed values (empty: any of its format), and what parts several of them.

    ``cover``: a pack should have a row for each value, and the check says for which it has none.
    """

    name: str
    says: str
    values: tuple[str, ...] = ()
    format: str = "text"
    several: str = ""
    cover: bool = False

    def cells(self, cell: str) -> tuple[str, ...]:
        """Return the values of a cell, one or several."""
        if not self.several:
            return (cell,) if cell else ()
        return tuple(value for value in map(str.strip, cell.split(self.several)) if value)

    def wrong(self, cell: str) -> tuple[str, ...]:
        """Return those values of a cell that may not stand there."""
        fits = FORMATS[self.format][0]
        return tuple(value for value in self.cells(cell) if not (value in self.values if self.values else fits(value)))

    @property
    def allows(self) -> str:
        """What may stand in a cell, in words."""
        return ", ".join(self.values) if self.values else FORMATS[self.format][1]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``homographs``: one form may stand in rows that disagree, and the room that reads them chooses."""

    name: str
    says: str
    columns: Mapping[str, Column]
    required: bool = False
    homographs: bool = False


@dataclass(frozen=True, slots=True)
class Inventory:
    """All tables, and what ``pack.toml`` may hold: section, key, what it says."""

    tables: Mapping[str, Table]
    settings: Mapping[str, Mapping[str, str]]
    tags: Mapping[str, str]


@lru_cache(maxsize=1)
def load_inventory() -> Inventory:
    """Return the shipped inventory."""
    data = tomllib.loads(resources.files("selon.languages").joinpath("inventory.toml").read_text("utf-8"))
    tables = {name: _table(name, row) for name, row in sorted(data["tables"].items())}
    return Inventory(tables, data["settings"], data["tags"])


def _table(name: str, row: Mapping[str, Any]) -> Table:
    columns = {
        column: Column(
            column,
            cell["says"],
            tuple(cell.get("values", ())),
            cell.get("format", "text"),
            cell.get("several", ""),
            cell.get("cover", False),
        )
        for column, cell in row.get("columns", {}).items()
    }
    return Table(name, row["says"], columns, row.get("required", False), row.get("homographs", False))
