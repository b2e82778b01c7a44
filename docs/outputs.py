"""What commands print, written into the pages that show it: part of ``make docs``, and held to the program by a test.

A page shows an output between two marks::

    <!-- output: selon event toropets --ledger night.selon | VERSIONS 12 -->
    ...
    <!-- end of output -->

After the bar stands what to show: so many lines, or a section by the beginning of its head, and so many lines of it
(the last ones where the number is negative).
Without a bar everything is shown; with ``| 0`` the command only runs. The commands of a page run in one folder, in
their order.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from selon.cli.main import main

__all__ = ["pages", "with_outputs"]

ROOT = Path(__file__).resolve().parent.parent
_MARK = re.compile(r"<!-- output: (.+?)(?: \| (.+?))? -->\n.*?<!-- end of output -->", re.DOTALL)
_HEAD = re.compile(r"^[A-Z][A-Z ?,:()]+ ─+$")


def pages() -> list[Path]:
    """Return the pages that show outputs."""
    return [page for page in sorted(ROOT.glob("docs/**/*.md")) if _MARK.search(page.read_text("utf-8"))]


def with_outputs(page: str) -> str:
    """Return a page with what its commands print now."""
    with tempfile.TemporaryDirectory() as folder, _inside(folder):
        return _MARK.sub(lambda match: _shown(match[1], match[2] or ""), page)


def _shown(command: str, part: str) -> str:
    mark = f"<!-- output: {command}{f' | {part}' if part else ''} -->\n"
    lines = list(_chosen(_printed(command).splitlines(), part))
    told = "".join(f"{line}\n" for line in lines)
    return mark + (f"```text\n{told}```\n" if lines else "") + "<!-- end of output -->"


def _printed(command: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        code = main(shlex.split(command)[1:])
    if code:
        raise SystemExit(f"{command} ends with {code}")
    return out.getvalue()


def _chosen(lines: list[str], part: str) -> Iterator[str]:
    name, _, most = part.rpartition(" ")
    if name:
        starts = [n for n, line in enumerate(lines) if _HEAD.match(line) and line.startswith(name)]
        if not starts:
            raise SystemExit(f"no section {name}")
        end = next((n for n in range(starts[0] + 1, len(lines)) if _HEAD.match(lines[n])), len(lines))
        lines = lines[starts[0] : end]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    count = int(most) if most else len(lines)
    if count < 0:
        yield "[…]"
        yield from lines[count:]
        return
    yield from lines[:count]
    if 0 < count < len(lines):
        yield "[…]"


@contextmanager
def _inside(folder: str) -> Iterator[None]:
    """Work in a folder, without settings from around."""
    before = Path.cwd()
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("SELON_")}
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.update(kept)
