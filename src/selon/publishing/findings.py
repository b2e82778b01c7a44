"""What a search found, in the terminal: title and outlet, the passage with the words meant, the events told of."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.ledger.search import Finding, Findings
from selon.publishing import wording
from selon.publishing.terminal import front, print_block

__all__ = ["finding_list", "write_findings"]

_EVENTS = 2
_BLANKS = re.compile(r"\s+")


def write_findings(findings: Findings, typed: str, console: Console) -> None:
    """Print what was found, best first."""
    print_block(finding_list(findings, typed, console.width), console)


def finding_list(findings: Findings, typed: str, width: int) -> RenderableType:
    """Return what was found for so many columns."""
    asked = f"“{wording.visible(typed)}”"
    if not findings.found:
        return Text(f"No document answers {asked}.", "faint")
    count = f"{findings.total:,} document{'s answer' if findings.total > 1 else ' answers'} {asked}"
    shown = len(findings.found)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", width=len(str(shown)), style="faint")
    table.add_column(ratio=1)
    for number, finding in enumerate(findings.found, start=1):
        table.add_row(str(number), Padding(_finding(finding, width - len(str(shown)) - 2), (0, 0, 1, 0)))
    best = f", the best {shown}:" if shown < findings.total else ":"
    return Group(Text(count + best, "faint"), "", table)


def _finding(finding: Finding, width: int) -> RenderableType:
    document = finding.document
    where = [wording.day(document.published[:10]) if document.published else "undated"]
    where += [f"edited {wording.visible(wording.day(document.edited))}"] if document.edited else []
    where += [wording.visible(name) for name in (document.outlet, document.language) if name]
    title = Text(wording.visible(document.title or document.id), "voice")
    lines = [title, Text(" · ".join([*where, wording.visible(document.id)]), "faint"), _passage(finding)]
    for name, called in finding.events[:_EVENTS]:
        number = wording.short_id(name)
        line = Text("event ", "faint").append(number, "number").append("  ")
        lines.append(line.append(front(wording.visible(called), max(16, width - cell_len(number) - 8)), "faint"))
    if len(finding.events) > _EVENTS:
        more = len(finding.events) - _EVENTS
        lines.append(Text(f"and {more} more event{'s' if more > 1 else ''}", "faint"))
    return Group(*lines)


def _passage(finding: Finding) -> Text:
    """Return the passage on one line, the words that were meant marked."""
    line, reached = Text("“"), finding.passage.start
    for mark in finding.marks:
        if mark.start >= reached:
            _add(line, _cut(finding, reached, mark.start), "default")
            _add(line, mark.text, "anchor")
            reached = mark.end
    _add(line, _cut(finding, reached, finding.passage.end), "default")
    return line.append("”")


def _cut(finding: Finding, start: int, end: int) -> str:
    return finding.passage.text[start - finding.passage.start : end - finding.passage.start]


def _add(line: Text, words: str, style: str) -> None:
    line.append(_BLANKS.sub(" ", wording.visible(_BLANKS.sub(" ", words))), style)
