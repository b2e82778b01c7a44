"""Write what is generated in the documents: ``python docs/generate.py`` (``make docs``).

The pages of the reference, the README's figures, and what the commands print that other pages show.

A page is a function without arguments that returns Markdown; ``PAGES`` names its file. Tests hold them to the code.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType

import click

import selon
from selon import errors, records, settings
from selon.cli.main import selon as commands
from selon.languages import pack as packs
from selon.languages.checks import check
from selon.languages.inventory import load_inventory
from selon.publishing.exports import door
from selon.records import accounts, events

sys.path.insert(0, str(Path(__file__).parent))
import outputs

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"


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
        # As in a real run, a command takes its settings from the group: click keeps the first help option that it made.
        settings = {**commands.context_settings, **command.context_settings, "terminal_width": 100}
        context = click.Context(command, info_name=name, **settings)
        lines += [f"## {name}", "", "```text", command.get_help(context).rstrip(), "```", ""]
    return "\n".join(lines)


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for child in sorted(command.list_commands(context)):
            if inner := command.get_command(context, child):
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
    lines += _records(records)
    lines += ["## Records across dispatches", "", "What `selon event --json` writes, field by field.", ""]
    return "\n".join(lines + _records(accounts) + _records(events))


def _records(module: ModuleType) -> list[str]:
    lines = []
    for name in module.__all__:
        item = getattr(module, name)
        if dataclasses.is_dataclass(item) and isinstance(item, type):
            lines += [f"### `{name}`", "", _doc(item), "", "```python"]
            lines += [f"{field.name}: {field.type}" for field in dataclasses.fields(item)] + ["```", ""]
    return lines


def _signature(function: Callable[..., object]) -> str:
    return str(inspect.signature(function)).replace("'", "")


def _doc(item: object) -> str:
    return (inspect.getdoc(item) or "").replace("``", "`")


def exports_page() -> str:
    """Every format that a ledger is exported as, with its columns."""
    return door.reference()


PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "errors.md": errors_page,
    "exports.md": exports_page,
    "library.md": library_page,
    "packs.md": packs_page,
    "settings.md": settings_page,
}


#: What the README tells of the measurements: measure in bench/quality.json, in words.
_TOLD = {
    "attribution": "attributions, F1",
    "attribution+source": "… with the right source, F1",
    "claim": "claims, F1",
    "claim attributed": "… hung on the right saying, F1",
    "figure": "figures (kind, interval and unit), F1",
    "figure attributed": "… hung on the right saying, F1",
    "part": "items of breakdowns, F1",
    "place": "places, accuracy",
    "time": "times, accuracy",
}


def with_figures(readme: str) -> str:
    """Return the README with the figures that ``make quality`` and ``make speed`` wrote, between its two marks."""
    bench = ROOT / "bench"
    if not (bench / "quality.json").is_file() or not (bench / "speed.json").is_file():
        return readme
    scores = json.loads((bench / "quality.json").read_text("utf-8"))["scores"]
    speed = json.loads((bench / "speed.json").read_text("utf-8"))
    groups = [group for group in sorted(scores) if group != "all"]
    lines = [_row("", *(f"`{group}`" for group in groups)), _row("---", *["---:"] * len(groups))]
    for measure, words in _TOLD.items():
        reached = (scores[group].get(measure) for group in groups)
        lines.append(_row(words, *("–" if score is None else f"{score:.2f}" for score in reached)))
    cold = speed["cold_start"]
    told = (
        f"Speed on one core of that machine: {speed['texts_per_second']:.0f} texts a second; a whole `selon read "
        f"FILE`, from a cold start, {cold['seconds']:.2f} s and {cold['megabytes']:.0f} MB."
    )
    lines += ["", told]
    begin, end = "<!-- figures: make docs -->\n", "<!-- end of figures -->"
    head, _, rest = readme.partition(begin)
    _, _, tail = rest.partition(end)
    return head + begin + "\n".join(lines) + "\n" + end + tail if rest else readme


def main() -> int:
    """Write every page that has changed."""
    for name, page in PAGES.items():
        file, text = REFERENCE / name, page()
        if not file.is_file() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
            print(f"written: docs/reference/{name}")
    for shown in outputs.pages():
        before = shown.read_text("utf-8")
        after = outputs.with_outputs(before)
        if after != before:
            shown.write_text(after, "utf-8")
            print(f"written: {shown.relative_to(ROOT)}")
    readme = ROOT / "README.md"
    readme.write_text(with_figures(readme.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
