"""Every setting in one table. A flag wins over ``SELON_*``, that over ``selon.toml``, that over the default."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selon.errors import SettingError

__all__ = ["SETTINGS", "Setting", "Settings", "load", "reference"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, default, what it may be, and what it does.

    A whole number must be at least ``least``; a word must be one of ``choices``, where there are any.
    """

    name: str
    default: int | str
    meaning: str
    choices: tuple[str, ...] = ()
    least: int = 0

    @property
    def flag(self) -> str:
        """The flag of the command line."""
        return "--" + self.name.replace("_", "-")

    @property
    def variable(self) -> str:
        """The variable of the environment."""
        return "SELON_" + self.name.upper()

    def accept(self, value: object, place: str) -> int | str:
        """Return the value in its type. Raises SettingError naming ``place``."""
        if isinstance(self.default, int):
            try:
                number = int(str(value).replace("_", "")) if not isinstance(value, bool) else -1
            except ValueError:
                number = -1
            if number >= self.least:
                return number
            wanted = f"a whole number from {self.least} up"
        elif value in self.choices or (not self.choices and isinstance(value, str)):
            return str(value)
        else:
            wanted = f"one of {', '.join(self.choices)}"
        raise SettingError(f"{self.name} is {value!r}", place=place, remedy=f"give {wanted}")


SETTINGS = (
    Setting("format", "report", "what `selon read` writes", ("report", "jsonl", "html")),
    Setting("color", "auto", "colour in the report: `auto` is where a terminal shows it", ("auto", "always", "never")),
    Setting("width", 0, "columns of the report; 0 is the terminal's width, or 100 where there is none"),
    Setting("max_characters", 2_000_000, "the longest text that is read, in characters; longer is refused", least=1),
    Setting("parse_seconds", 10, "how long one page or member of an archive may be parsed, in seconds", least=1),
    Setting("parse_megabytes", 1024, "how much memory parsing may take, in megabytes", least=128),
    Setting("fetch_seconds", 30, "how long one address may take, redirects and all, in seconds", least=1),
    Setting("fetch_megabytes", 64, "how much one address may give, packed or unpacked, in megabytes", least=1),
    Setting("processes", 1, "how many processes read; the order of the output stays that of the input", least=1),
    Setting("by", "", "the name that your reviews bear"),
    Setting("wait", 30, "seconds that another process writing to the same ledger is waited for"),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run."""

    format: str
    color: str
    width: int
    max_characters: int
    parse_seconds: int
    parse_megabytes: int
    fetch_seconds: int
    fetch_megabytes: int
    processes: int
    by: str
    wait: int


def load(flags: Mapping[str, object], environ: Mapping[str, str], file: Path | None = None) -> Settings:
    """Return the settings of a run: flags that are not None, the environment, the file if it is there, the defaults.

    Raises SettingError where one has a value that it cannot have, or ``file`` names one that there is not.
    """
    values: dict[str, Any] = {setting.name: setting.default for setting in SETTINGS}
    values.update(_from_file(file) if file is not None and file.is_file() else {})
    for setting in SETTINGS:
        if setting.variable in environ:
            values[setting.name] = setting.accept(environ[setting.variable], setting.variable)
        if flags.get(setting.name) is not None:
            values[setting.name] = setting.accept(flags[setting.name], setting.flag)
    return Settings(**values)


def _from_file(file: Path) -> dict[str, int | str]:
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise SettingError(f"no TOML: {problem}", place=str(file), remedy="mend or remove the file") from problem
    for name in found:
        if name not in _BY_NAME:
            raise SettingError(f"no setting {name!r}", place=str(file), remedy=f"there are {', '.join(_BY_NAME)}")
    return {name: _BY_NAME[name].accept(value, f"{file}: {name}") for name, value in found.items()}


def reference() -> str:
    """Return the page of the reference that lists the settings, in Markdown."""
    rows = [
        f"| `{s.name}` | `{s.flag}` | `{s.variable}` | `{s.default}` | "
        f"{s.meaning}{': ' + ', '.join(f'`{c}`' for c in s.choices) if s.choices else ''} |"
        for s in SETTINGS
    ]
    head = [
        "# Settings",
        "",
        "Generated from `src/selon/settings.py`. A flag wins over a variable of the environment, that over",
        "`selon.toml` in the working folder (keys as in the first column), that over the default.",
        "",
        "| setting | flag | variable | default | what it does |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])
