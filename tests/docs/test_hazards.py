"""The table of hazards names tests that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "reference" / "hazards.md").read_text("utf-8")
FILES = {path: path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")}


def rows():
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) == 4 and cells[0] != "hazard":
            yield cells


def named(cell):
    """Yield (file, name of a test or of a case)."""
    file = ""
    for part in cell.split("; "):
        match = re.fullmatch(r"(?:`(?P<file>\w+\.py)`: )?(?P<name>.+)", part)
        file = match["file"] or file
        yield file, match["name"]


def test_every_hazard_has_tests_and_they_are_there():
    found = list(rows())
    assert len(found) > 20
    missing = [
        (file, name)
        for _, _, _, cell in found
        for file, name in named(cell)
        if not any(
            path.name == file and (f"def {name}(" in text or f'"{name}": (' in text) for path, text in FILES.items()
        )
    ]
    assert missing == []


def test_every_hazard_says_what_is_done_and_what_it_may_cost():
    assert all(all(cells) for cells in rows())
