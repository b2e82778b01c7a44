"""The command line's frame: the commands, and what becomes of an error, an interruption or a closed pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from selon.errors import OutputError, SelonError
from selon.running.workers import seek_circles_seldom

__all__ = ["main"]

_INTERRUPTED = 130
_PIPE_CLOSED = 141


#: Each command and the module of ``selon.cli`` that has it: only the one that is called is loaded.
_COMMANDS = {
    "read": "reading",
    "demo": "demo",
    "add": "ledger",
    "reread": "rereading",
    "watch": "watching",
    "events": "events",
    "event": "events",
    "series": "events",
    "search": "search",
    "review": "review",
    "export": "exporting",
    "desk": "desk",
    "errors": "ledger",
    "verify": "ledger",
    "languages": "packs",
    "pack": "packs",
    "gazetteer": "packs",
}


class _Commands(click.Group):
    """The commands, each loaded when it is called or listed."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the commands' names in the order in which they are shown."""
        return list(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Return a command by its name, None where there is none."""
        if name not in _COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"selon.cli.{_COMMANDS[name]}"), name)
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="selon", message="%(prog)s %(version)s")
def selon() -> None:
    """Read conflict and crisis news as a ledger of claims.

    Who says what, through whom, how surely; what happened where and when; the figures with their bounds; and whether
    the figures add up. Selon never says what is true: it shows which words each row rests on.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, click's 2, an error's own, 130 interrupted, 141 pipe closed."""
    seek_circles_seldom()
    try:
        outcome = selon.main(arguments, prog_name="selon", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:  # what click makes of Ctrl-C
        return _INTERRUPTED
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except (BrokenPipeError, SystemExit):
        # Click exits by itself for this reason alone, and has quietened stdout; if we meet the closed pipe, we do.
        _silence()
        return _PIPE_CLOSED
    except SelonError as problem:
        click.echo(f"selon: {problem}", err=True)
        return problem.exit_code
    except OSError as problem:  # what is opened by name has its own error: this is the output, on a disk that is full
        _silence()
        failed = OutputError(f"cannot be written: {(problem.strerror or str(problem)).lower()}", place="the output")
        click.echo(f"selon: {failed}", err=True)
        return failed.exit_code
    return outcome if isinstance(outcome, int) else 0


def _silence() -> None:
    """Lead stdout nowhere: Python flushes it once more at its end, and what is in it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
