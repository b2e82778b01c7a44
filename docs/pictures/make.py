"""Make the README's pictures from the program's own output: ``make pictures``.

Writes ``report.svg`` and ``event.svg`` (a terminal of 110 columns), and with Chromium on the path ``page.png``.
Chromium is found under its usual names, or where CHROMIUM says.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console, RenderableType
from rich.segment import Segment, Segments
from rich.terminal_theme import TerminalTheme

from selon.pipeline import gather, weigh
from selon.publishing.event_outline import event_page
from selon.publishing.event_report import View, event_report
from selon.publishing.page import write_page
from selon.publishing.report import THEME, folio_report
from selon.running.local import understand_all
from selon.samples import corpus, samples

HERE = Path(__file__).parent
SAMPLE = "en_pledgetimes_2"
WIDTH = 110
#: An event's page is long: so many lines of it are shown.
LINES = 62
_RED, _GREEN, _YELLOW = (255, 138, 128), (127, 209, 154), (231, 197, 92)
_BLUE, _MAGENTA, _CYAN = (130, 170, 255), (216, 160, 232), (116, 199, 209)
_PAPER, _INK, _GREY, _WHITE = (21, 23, 26), (226, 223, 216), (120, 120, 120), (255, 255, 255)
COLOURS = TerminalTheme(
    _PAPER,
    _INK,
    [_PAPER, _RED, _GREEN, _YELLOW, _BLUE, _MAGENTA, _CYAN, _INK],
    [_GREY, _RED, _GREEN, _YELLOW, _BLUE, _MAGENTA, _CYAN, _WHITE],
)
#: A plain picture of a terminal, without any font from elsewhere.
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px; \
line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>\
</clipPath>{lines}</defs>
<rect fill="#15171a" width="{width}" height="{height}" rx="8"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g></g></svg>
"""


def main() -> int:
    """Make the pictures; return 1 where there is no Chromium to make the page's with."""
    folio = next(understand_all(document for document in samples() if document.id == SAMPLE))
    (HERE / "report.svg").write_text(svg(folio_report(folio, WIDTH)), "utf-8")
    (HERE / "event.svg").write_text(svg(event(), LINES), "utf-8")
    named = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    browser = os.environ.get("CHROMIUM") or next(filter(None, named), None)
    if browser is None:
        sys.stderr.write(
            "report.svg and event.svg are made; for page.png, install Chromium or say where it is: CHROMIUM=…\n"
        )
        return 1
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        with page.open("w", encoding="utf-8") as stream:
            write_page([folio], stream)
        shoot(browser, page, HERE / "page.png", 1440, 1000)
    return 0


def event() -> RenderableType:
    """Return the page of the event that most of the samples tell of."""
    gathered = gather(understand_all(corpus()))
    dossier = gathered.dossier(max(gathered.events, key=lambda found: (len(found.mentions), found.id)))
    return event_report(event_page(weigh(dossier), dossier), WIDTH, View())


def svg(shown: RenderableType, most: int | None = None) -> str:
    """Return what a terminal shows as a picture of it, or its first lines."""
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor", theme=THEME,
        highlight=False, markup=False, emoji=False,
    )  # fmt: skip
    lines = console.render_lines(shown)[:most]
    console.print(Segments([piece for line in lines for piece in (*line, Segment.line())]), end="")
    picture = console.export_svg(theme=COLOURS, code_format=SVG, unique_id="selon", title="")
    return "\n".join(line.rstrip() for line in picture.splitlines()) + "\n"


def shoot(browser: str, source: Path, target: Path, width: int, height: int) -> None:
    """Take a picture of a file in the browser."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}",
            f"--window-size={width},{height}", f"--screenshot={target}", source.resolve().as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - the browser that the user has


if __name__ == "__main__":
    sys.exit(main())
