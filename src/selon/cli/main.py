"""The command line's frame: the commands, and what becomes of an error, an interruption or a closed pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from selon.cli import demo, events, ledger, packs, reading
from selon.errors import SelonError

__all__ = ["main"]

_INTERRUPTED = 130
_PIPE_CLOSED = 141


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="selon", message="%(prog)s %(version)s")
def selon() -> None:
    """Read conflict and crisis news as a ledger of claims.

    Who says what, through whom, how surely; what happened where and when; the figures with their bounds; and whether
    the figures add up. Selon never says what is true: it shows which words each row rests on.
    """


selon.add_command(reading.read)
selon.add_command(demo.demo)
selon.add_command(ledger.add)
selon.add_command(events.events)
selon.add_command(events.event)
selon.add_command(events.series)
selon.add_command(ledger.errors)
selon.add_command(ledger.verify)
selon.add_command(packs.languages)
selon.add_command(packs.pack)
selon.add_command(packs.gazetteer)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, click's 2, an error's own, 130 interrupted, 141 pipe closed."""
    try:
        outcome = selon.main(arguments, prog_name="selon", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:  # what click makes of Ctrl-C
        return _INTERRUPTED
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except (BrokenPipeError, SystemExit):
        # Click exits by itself for this reason alone, and has quietened stdout; if we meet the closed pipe, we do: for
        # Python flushes stdout once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
        return _PIPE_CLOSED
    except SelonError as problem:
        click.echo(f"selon: {problem}", err=True)
        return problem.exit_code
    return outcome if isinstance(outcome, int) else 0
