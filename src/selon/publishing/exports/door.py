"""The formats in which a ledger is handed on, by name; built-ins and plug-ins by the same door.

A package adds one by an entry point of the group ``selon.exporters`` that names an object like `selon.ports.Exporter`.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import BinaryIO

from selon.errors import UnknownFormatError
from selon.ports import Exporter, Selection

__all__ = ["GROUP", "export", "exporter_names", "open_exporter", "reference"]

GROUP = "selon.exporters"
_HERE = "selon.publishing.exports"
#: Name, and the object.
_BUILT_IN = {
    "jsonl": f"{_HERE}.codebook:EXPORTER",
    "csv": f"{_HERE}.claims:CSV",
    "parquet": f"{_HERE}.parquet:EXPORTER",
    "acled": f"{_HERE}.acled:EXPORTER",
    "ged": f"{_HERE}.ged:EXPORTER",
    "plover": f"{_HERE}.plover:EXPORTER",
    "mentions": f"{_HERE}.mentions:EXPORTER",
    "geojson": f"{_HERE}.geojson:EXPORTER",
    "annotations": f"{_HERE}.annotations:EXPORTER",
    "schema-org": f"{_HERE}.schema_org:EXPORTER",
    "handover": f"{_HERE}.handover:EXPORTER",
    "gold": f"{_HERE}.gold:EXPORTER",
    "examples": f"{_HERE}.gold:EXAMPLES",
    "bundle": f"{_HERE}.bundle:EXPORTER",
}


def exporter_names() -> tuple[str, ...]:
    """Return the names of all formats, built-in ones first."""
    return (*_BUILT_IN, *(name for name in _plugged_in() if name not in _BUILT_IN))


def open_exporter(name: str) -> Exporter:
    """Return the exporter of a name. Raises UnknownFormatError."""
    where = _BUILT_IN.get(name) or _plugged_in().get(name)
    if where is None:
        raise UnknownFormatError(f"no format {name!r} to export to", remedy=f"there are {', '.join(exporter_names())}")
    module, _, attribute = where.partition(":")
    found: Exporter = getattr(importlib.import_module(module), attribute)
    return found


def export(name: str, selection: Selection, stream: BinaryIO) -> int:
    """Write a selection in the format of this name, and return how many rows there were."""
    return open_exporter(name).write(selection, stream)


@cache
def _plugged_in() -> dict[str, str]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and built-in formats do without

    return {point.name: point.value for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}


def reference() -> str:
    """Return the page of the reference that lists the formats and their columns, in Markdown."""
    lines = [
        "# What a ledger is exported as",
        "",
        "Generated from `src/selon/publishing/exports/`. `selon export --format NAME` writes them; how, is told in",
        "[Hand a ledger on](../how-to/hand-a-ledger-on.md).",
        "",
    ]
    for name in _BUILT_IN:
        found = open_exporter(name)
        lines += [f"## `{name}`", "", found.says, "", f"Files end in `{found.suffix}`.", ""]
        lines += ["| column or field | what stands there |", "|---|---|"]
        lines += [f"| `{column.name}` | {column.says} |" for column in found.columns] + [""]
    return "\n".join(lines)
