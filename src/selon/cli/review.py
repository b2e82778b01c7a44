"""``selon review``: what people make of what was read, and what waits for them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selon.cli.options import opened, with_ledger, with_settings
from selon.settings import load

if TYPE_CHECKING:
    from selon.ledger import Ledger
    from selon.records.reviews import Review
    from selon.running.reviews import Waiting

__all__ = ["review"]

_json = click.option("--json", "as_json", is_flag=True, help="Write JSON, one object a line, for programs.")
_reason = click.option("--reason", default="", metavar="TEXT", help="Why, in your own words.")
_names = click.argument("names", nargs=-1, required=True, metavar="REF...")

#: What makes reviews in an open ledger, given the person's name.
Making = Callable[["Ledger", str], "list[Review]"]


@click.group(short_help="Accept, fix, reject, merge, split what was read.")
def review() -> None:
    """Say of what was read whether it was read rightly, and put it right.

    A claim, an attribution or a check is named by its REF, `DOCUMENT#ITEM`, as `selon event --json`, `selon export
    --format jsonl` and `selon review list` write it; an event by its id or the beginning of one, an origin by its id.
    Every review is an entry of the ledger's audit chain, with your name (--by, or `by` in selon.toml), and can be taken
    back with `selon review undo`.

    \b
    selon review list toropets --ledger night.selon
    selon review fix fr_1#c-8a0c --set quantity=54 --set place=Toropets --by Ann --ledger night.selon
    """


# --- looking ----------------------------------------------------------------------------------------------------------


@review.command("list")
@click.argument("event", required=False)
@with_ledger
@_json
def list_waiting(event: str | None, file: Path, *, as_json: bool) -> int:
    """List what waits for a person.

    That is where somebody asked for a second look, and where a newer reading disagrees with a person or has lost what a
    person checked. With an EVENT: only of it, and all of its claims that nobody has reviewed.
    """
    from selon.cli.events import named_event  # noqa: PLC0415 - only what is asked for is loaded
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.publishing.plain import write_lines  # noqa: PLC0415 - as above
    from selon.running.reviews import queue  # noqa: PLC0415 - as above

    with open_ledger(file) as ledger, opened(None) as stream:
        found = queue(ledger, named_event(ledger, event).id if event else None)
        if as_json:
            write_lines(found, stream)
        else:
            stream.writelines(_waiting_line(waiting) for waiting in found)
    return 0


def _waiting_line(waiting: Waiting) -> str:
    why = waiting.why.replace("_", " ")
    fields = f" on {', '.join(waiting.state.disagrees)}" if waiting.state and waiting.why == "disagrees" else ""
    kind = waiting.kind.replace("_", " ") or waiting.what
    return f"{waiting.ref}  {why}{fields}  {kind}: {_one_line(waiting.words)}\n"


def _one_line(text: str) -> str:
    from selon.publishing.wording import visible  # noqa: PLC0415 - as above

    return visible(" ".join(text.split()))


@review.command(short_help="Show all reviews of a thing, in their order.")
@click.argument("name", metavar="REF|REVIEW|DOCUMENT")
@with_ledger
@_json
def history(name: str, file: Path, *, as_json: bool) -> int:
    """Show all reviews of a thing, or of a document, in their order, and which of them are taken back."""
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.publishing.plain import plain  # noqa: PLC0415 - as above
    from selon.running import reviews  # noqa: PLC0415 - as above

    with open_ledger(file) as ledger, opened(None) as stream:
        found = reviews.history(ledger, name)
        gone = reviews.taken_back(found)
        for made in found:
            told = {**plain(made), "in_force": made.id not in gone}
            stream.write(json.dumps(told, ensure_ascii=False) + "\n" if as_json else _history_line(made, gone))
    return 0


def _history_line(made: Review, gone: frozenset[str]) -> str:
    fields = f" {', '.join(made.fields)}" if made.fields else ""
    of = made.undoes or made.subject.ref
    reason = f": {_one_line(made.reason)}" if made.reason else ""
    back = "  (taken back)" if made.id in gone else ""
    action = made.action.replace("_", " ")
    return f"{made.at}  {made.id}  {_one_line(made.who)}  {action}{fields} {of}{reason}{back}\n"


# --- making -----------------------------------------------------------------------------------------------------------


def _made(file: Path, options: dict[str, Any], making: Making, *, as_json: bool) -> int:
    """Make reviews, and tell each."""
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.publishing.plain import write_lines  # noqa: PLC0415 - as above

    settings = load(options, os.environ, Path("selon.toml"))
    with open_ledger(file, writing=True, wait=settings.wait) as ledger, opened(None) as stream:
        for made in making(ledger, settings.by):
            if as_json:
                write_lines([made], stream)
            else:
                stream.write(f"{made.id}  {made.action.replace('_', ' ')} {made.undoes or made.subject.ref}\n")
    return 0


def _making(command: Callable[..., int]) -> Callable[..., int]:
    """Add to a command what all that write reviews have."""
    return with_ledger(_reason(_json(with_settings("by", "wait")(command))))


def _simple(name: str, short: str, more: str = "") -> None:
    """Add the command for an action that needs no more than names; ``more`` stands in its own help alone."""

    @review.command(name.replace("_", "-"), help=f"{short[:-1]}{more}.", short_help=short)
    @_names
    @_making
    def command(names: tuple[str, ...], file: Path, *, reason: str, as_json: bool, **options: Any) -> int:
        from selon.running import reviewing  # noqa: PLC0415 - as above

        act = getattr(reviewing, name)
        return _made(
            file, options, lambda ledger, who: [act(ledger, ref, who, reason=reason) for ref in names], as_json=as_json
        )


for _words in (
    ("accept", "Say that claims, attributions or checks were read rightly."),
    ("reject", "Say that they are not what the words say.", ": they leave the account and stay visible"),
    ("unverifiable", "Conclude that what is said cannot be verified.", ", by claims, attributions or events"),
    ("second_look", "Ask for another person's look."),
    ("note", "Write a note on anything; --reason has its words."),
    ("undo", "Take back reviews, by their ids.", "; undo an undo to put its review back"),
):
    _simple(*_words)


def _change(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, object]:
    changes: dict[str, object] = {}
    for value in values:
        field, sign, given = value.partition("=")
        if not sign:
            raise click.BadParameter(f"{value!r} is no FIELD=VALUE")
        try:
            changes[field.strip()] = json.loads(given)
        except ValueError:
            changes[field.strip()] = given
    return changes


@review.command()
@click.argument("name", metavar="REF")
@click.option(
    "--set", "changes", multiple=True, required=True, callback=_change, metavar="FIELD=VALUE", help="What is right."
)
@_making
def fix(name: str, changes: dict[str, object], file: Path, *, reason: str, as_json: bool, **options: Any) -> int:
    """Put a claim or an attribution right.

    Fields are the codebook's, or a part of one with a dot. A value is JSON, or shorter: a place is a name, a time
    `2024-09-17/2024-09-18 night`, a figure its number, a span its words as they stand in the text or `start:end` in
    code points; `null` empties a field.

    \b
    selon review fix fr_1#c-8a0c --set kind=fire --set time="2024-09-18 night"
    selon review fix fr_1#a-02b1 --set source.name="Ivan Ivanov" --set content="the words that are said"
    """
    from selon.running import reviewing  # noqa: PLC0415 - as above

    return _made(
        file,
        options,
        lambda ledger, who: [reviewing.fix(ledger, name, who, changes, reason=reason)],
        as_json=as_json,
    )


@review.command(short_help="Put in a claim or a saying that nobody read.")
@click.argument("document", metavar="DOCUMENT")
@click.option("--set", "claim", multiple=True, callback=_change, metavar="FIELD=VALUE", help="What the claim says.")
@click.option(
    "--saying", multiple=True, callback=_change, metavar="FIELD=VALUE", help="A saying that was missed: what it says."
)
@_making
def add(
    document: str,
    claim: dict[str, object],
    saying: dict[str, object],
    file: Path,
    *,
    reason: str,
    as_json: bool,
    **options: Any,
) -> int:
    """Put in what nobody read: a claim, a saying, or a claim in a new saying.

    Fields and values are those of `fix`. A claim needs its `anchor`, the words that name what happened, and its `kind`;
    a saying its `content`. Words that stand in the text more than once are told by `start:end`, or exactly, as JSON:
    `{"start": 12, "end": 20, "text": "evacuated"}`.

    \b
    selon review add fr_1 --set anchor=evacuated --set kind=evacuated --set quantity=120 --set quantity.unit=person
    selon review add fr_1 --set anchor=burned --set kind=fire --saying content="two houses burned" \\
        --saying source.span="the mayor" --saying cue=said
    """
    from selon.running import reviewing  # noqa: PLC0415 - as above

    return _made(
        file,
        options,
        lambda ledger, who: list(reviewing.add(ledger, document, who, claim, saying, reason=reason)),
        as_json=as_json,
    )


@review.command(short_help="Say that two or more events, or origins, are one.")
@_names
@_making
def merge(names: tuple[str, ...], file: Path, *, reason: str, as_json: bool, **options: Any) -> int:
    """Say that two or more events, or origins, are one."""
    from selon.running import reviewing  # noqa: PLC0415 - as above

    return _made(
        file, options, lambda ledger, who: [reviewing.merge(ledger, names, who, reason=reason)], as_json=as_json
    )


@review.command()
@click.argument("name", metavar="EVENT|ORIGIN")
@click.argument("parts", nargs=-1, required=True, metavar="REF|DOCUMENT...")
@_making
def split(name: str, parts: tuple[str, ...], file: Path, *, reason: str, as_json: bool, **options: Any) -> int:
    """Say that some of an event, or of an origin, is another one."""
    from selon.running import reviewing  # noqa: PLC0415 - as above

    return _made(
        file, options, lambda ledger, who: [reviewing.split(ledger, name, parts, who, reason=reason)], as_json=as_json
    )


@review.command(short_help="Go by the answer that some claims give.")
@click.argument("name", metavar="EVENT")
@click.argument("claims", nargs=-1, required=True, metavar="REF...")
@_making
def pick(name: str, claims: tuple[str, ...], file: Path, *, reason: str, as_json: bool, **options: Any) -> int:
    """Go by the answer that some claims of an event give; --reason says why. No figure changes."""
    from selon.running import reviewing  # noqa: PLC0415 - as above

    return _made(
        file, options, lambda ledger, who: [reviewing.pick(ledger, name, claims, who, reason=reason)], as_json=as_json
    )
