"""Write the generated pages of the reference: ``python docs/generate.py`` (``make docs``).

Each page is a function without arguments that returns Markdown; ``PAGES`` names its file. A test holds the pages to the code.
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

import selon
from selon import errors, records, settings
from selon.cli.main import selon as commands
from selon.languages import pack as packs
from selon.languages.checks import check
from selon.languages.inventory import load_inventory

REFERENCE = Path(__file__).resolve().parent / "reference"


def settings_page() -> str:
    """Every setting, from its table."""
    return settings.reference()


def errors_page() -> str:
    """Every error, as the tree in the module's docstring."""
    tree = inspect.getdoc(errors) or ""
    return f"# Errors\n\nGenerated from `src/selon/errors.py`.\n\n{tree.replace('::', '', 1)}\n"


def commands_page() -> str:
    """Every command, as it explains itself."""
    lines = ["# Commands", "", "Generated from `src/selon/cli/`: what `--help` prints.", ""]
    for name, command in _commands("selon", commands):
        context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
        lines += [f"## {name}", "", "```text", command.get_help(context).rstrip(), "```", ""]
    return "\n".join(lines)


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for child, inner in sorted(command.commands.items()):
            yield from _commands(f"{name} {child}", inner)


def packs_page() -> str:
    """Every table, column and value of the inventory, and what each pack has."""
    inventory = load_inventory()
    lines = ["# Language packs", "", "Generated from `src/selon/languages/inventory.toml` and the packs.", ""]
    lines += ["## What each pack has", ""]
    reports = {code: check(code) for code in (*packs.served(), packs.FALLBACK)}
    lines += [_row("table", *reports), _row("---", *[":-:"] * len(reports))]
    lines += [_row(table, *("yes" * (table in r.forms) for r in reports.values())) for table in inventory.tables]
    for code, report in reports.items():
        lines += [f"\n`{code}` has no word for: " + _without(report.without)] if report.without else []
    for table in inventory.tables.values():
        flags = [word for word, holds in (("required", table.required), ("homographs", table.homographs)) if holds]
        lines += ["", f"## `{table.name}`", "", f"{table.says[0].upper()}{table.says[1:]}." + _flags(flags), ""]
        lines += [
            "| column | what it says | what may stand there |",
            "|---|---|---|",
            "| `form` | the forms | see `pack.py` |",
        ]
        for column in table.columns.values():
            many = f" (several, parted by `{column.several}`)" if column.several.strip() else ""
            many = many or (" (several, parted by a space)" if column.several else "")
            lines.append(_row(f"`{column.name}`", column.says.replace("|", "\\|"), column.allows + many))
    lines += ["", "## `pack.toml`", ""]
    for section, keys in inventory.settings.items():
        lines += [f"- `[{section}]`" if section != "pack" else "- at the top"]
        lines += [f"    - `{key}`: {says}" for key, says in keys.items()]
    lines += ["", "## Tags of forms", "", ", ".join(f"`{tag}` ({says})" for tag, says in inventory.tags.items()), ""]
    return "\n".join(lines)


def _without(without: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(f"`{column}`: {', '.join(values)}" for column, values in without.items()) + "."


def _flags(flags: list[str]) -> str:
    return f" ({', '.join(flags)})" if flags else ""


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def library_page() -> str:
    """Every function of the public face with its signature, every record with its fields."""
    lines = ["# Library", "", "Generated from `selon` and `selon.records`.", "", "## `selon`", ""]
    for name in selon.__all__:
        item = getattr(selon, name)
        if inspect.isfunction(item):
            lines += [f"### `selon.{name}{_signature(item)}`", "", _doc(item), ""]
        elif inspect.isclass(item):
            lines += [f"### `selon.{name}`", "", _doc(item), ""]
    lines += ["## Records", "", "Frozen dataclasses. Offsets count Unicode code points, end exclusive.", ""]
    for name in records.__all__:
        item = getattr(records, name)
        if dataclasses.is_dataclass(item) and isinstance(item, type):
            lines += [f"### `{name}`", "", _doc(item), "", "```python"]
            lines += [f"{field.name}: {field.type}" for field in dataclasses.fields(item)] + ["```", ""]
    return "\n".join(lines)


def _signature(function: Callable[..., object]) -> str:
    return str(inspect.signature(function)).replace("'", "")


def _doc(item: object) -> str:
    return (inspect.getdoc(item) or "").replace("``", "`")


PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "errors.md": errors_page,
    "library.md": library_page,
    "packs.md": packs_page,
    "settings.md": settings_page,
}


def main() -> int:
    """Write every page that has changed."""
    for name, page in PAGES.items():
        file, text = REFERENCE / name, page()
        if not file.is_file() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
            print(f"written: docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
