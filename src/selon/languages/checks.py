"""Whether a language pack is sound, and what it covers: ``selon pack check``.

Every cell is held against the inventory, every form against its neighbours, every example against a reading of it. The
reading comes in as an argument, because the shelf lies below the corridor.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from selon.errors import PackError
from selon.languages.examples import Reader, failures, parse_examples
from selon.languages.inventory import Inventory, Table, load_inventory
from selon.languages.pack import FALLBACK, Paradigms, expand, read_paradigms, read_table, served
from selon.text import fold

__all__ = ["Finding", "Report", "check"]

#: How many forms a finding names.
_SHOWN = 5

Row = tuple[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and where: ``cues.tsv:12``, ``examples.jsonl:3``."""

    place: str
    message: str

    def __str__(self) -> str:
        """Return place and message in one line."""
        return f"{self.place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a check comes to.

    ``forms`` counts the forms of each table; ``without`` names, for ``table.column``, the values of the inventory that
    no row has (no word for ``withdrawal``): no fault, but what the pack cannot find; ``examples`` is (passed, all).
    """

    code: str
    findings: tuple[Finding, ...]
    forms: Mapping[str, int]
    without: Mapping[str, tuple[str, ...]]
    examples: tuple[int, int]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def check(code: str, read: Reader | None = None) -> Report:
    """Return what a pack has, lacks and gets wrong. With ``read``, its examples are read too.

    Raises PackError where there is no such pack; what is wrong inside it is a finding, not an exception.
    """
    folder = resources.files("selon.languages").joinpath(code)
    if not folder.joinpath("pack.toml").is_file():
        raise PackError(f"no language pack {code!r}", remedy=f"there are {', '.join((*served(), FALLBACK))}")
    inventory = load_inventory()
    findings = list(_settings(folder, inventory))
    tables, unread = _tables(code, folder)
    findings += unread
    paradigms = _paradigms(code, folder, inventory, findings)
    forms: dict[str, int] = {}
    for name, rows in tables.items():
        table = inventory.tables.get(name)
        if table is None:
            findings.append(Finding(f"{code}/{name}.tsv:1", "no such table in the inventory"))
            continue
        findings += _cells(code, table, rows)
        forms[name] = _forms(code, table, rows, paradigms, findings)
    if code != FALLBACK:
        missing = (name for name, table in inventory.tables.items() if table.required and name not in tables)
        findings += [Finding(f"{code}/{name}.tsv", "this table must be there") for name in missing]
    passed, wrong = _examples(code, folder, read)
    findings += wrong
    return Report(code, tuple(findings), forms, _without(inventory, tables), passed)


def _settings(folder: Traversable, inventory: Inventory) -> Iterator[Finding]:
    where = f"{folder.name}/pack.toml"
    try:
        settings: dict[str, Any] = tomllib.loads(folder.joinpath("pack.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as problem:
        yield Finding(where, str(problem))
        return
    plain = inventory.settings["pack"]
    for name, value in settings.items():
        known = inventory.settings.get(name) if isinstance(value, dict) else plain
        keys = value if isinstance(value, dict) else [name]
        for key in keys:
            if known is None or not {key, "*"} & set(known):
                yield Finding(where, f"no such setting in the inventory: {name if key == name else f'{name}.{key}'}")
    for name in plain:
        if name not in settings:
            yield Finding(where, f"{name} must be there: {plain[name]}")


def _tables(code: str, folder: Traversable) -> tuple[dict[str, list[Row]], list[Finding]]:
    tables: dict[str, list[Row]] = {}
    findings: list[Finding] = []
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        name, _, suffix = file.name.rpartition(".")
        if suffix == "tsv" and name != "paradigms":
            try:
                tables[name] = list(read_table(file.read_text("utf-8"), f"{code}/{file.name}"))
            except PackError as problem:
                findings.append(Finding(problem.place, problem.reason))
    return tables, findings


def _paradigms(code: str, folder: Traversable, inventory: Inventory, findings: list[Finding]) -> Paradigms:
    try:
        paradigms = read_paradigms(code, folder)
    except PackError as problem:
        findings.append(Finding(problem.place, problem.reason))
        return {}
    tags = {tag for suffixes in paradigms.values() for _, tag in suffixes if tag}
    unknown = sorted(tags - set(inventory.tags))
    findings += [Finding(f"{code}/paradigms.tsv", f"no such tag in the inventory: {tag}") for tag in unknown]
    return paradigms


def _cells(code: str, table: Table, rows: list[Row]) -> Iterator[Finding]:
    for number, row in rows:
        place = f"{code}/{table.name}.tsv:{number}"
        for name, cell in row.items():
            if name == "form":
                continue
            column = table.columns.get(name)
            if column is None:
                yield Finding(place, f"no such column in the inventory: {name}")
            else:
                for value in column.wrong(cell):
                    yield Finding(place, f"{name} cannot be {value!r}; it is one of: {column.allows}")


def _forms(code: str, table: Table, rows: list[Row], paradigms: Paradigms, findings: list[Finding]) -> int:
    """Count the surface forms of a table; add findings for what cannot be expanded and for rows that disagree."""
    seen: dict[str, list[Row]] = defaultdict(list)
    for number, row in rows:
        place = f"{code}/{table.name}.tsv:{number}"
        try:
            surfaces = {fold(surface) for surface, _ in expand(row["form"], paradigms)}
        except PackError as problem:
            findings.append(Finding(place, problem.reason))
            continue
        if "" in surfaces:
            findings.append(Finding(place, f"an empty form in {row['form']!r}"))
        rest = {name: cell for name, cell in row.items() if name != "form"}
        findings += [Finding(place, message) for message in _repeated(surfaces, rest, seen, table)]
        for surface in surfaces:
            seen[surface].append((number, rest))
    return len(seen)


def _repeated(
    surfaces: set[str], rest: Mapping[str, str], seen: Mapping[str, list[Row]], table: Table
) -> Iterator[str]:
    """Yield, for each earlier line that has some of a row's forms, which: the same row again, or one that disagrees."""
    again: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for surface in sorted(surfaces):
        for number, other in seen.get(surface, ()):
            if other == rest or not table.homographs:
                again[number, other == rest].append(surface)
    for (number, same), forms in sorted(again.items()):
        named = ", ".join(forms[:_SHOWN]) + " …" * (len(forms) > _SHOWN)
        yield f"{named} stands in line {number} {'too' if same else 'otherwise'}"


def _without(inventory: Inventory, tables: Mapping[str, list[Row]]) -> dict[str, tuple[str, ...]]:
    without: dict[str, tuple[str, ...]] = {}
    for name, rows in tables.items():
        for column in inventory.tables[name].columns.values() if name in inventory.tables else ():
            if not column.cover:
                continue
            said = {value for _, row in rows for value in column.cells(row.get(column.name, ""))}
            missing = tuple(value for value in column.values if value not in said)
            if missing:
                without[f"{name}.{column.name}"] = missing
    return without


def _examples(code: str, folder: Traversable, read: Reader | None) -> tuple[tuple[int, int], list[Finding]]:
    file, where = folder.joinpath("examples.jsonl"), f"{code}/examples.jsonl"
    if read is None or not file.is_file():
        return (0, 0), []
    findings: list[Finding] = []
    passed = number = 0
    try:
        for number, example in enumerate(parse_examples(file.read_text("utf-8"), code, where), 1):  # noqa: B007
            wrong = [Finding(f"{where}:{example.line}", text) for text in failures(example, read(example.document))]
            passed += not wrong
            findings += wrong
    except PackError as problem:
        findings.append(Finding(problem.place, problem.reason))
    return (passed, number), findings
