"""The desk's catalogues: `extract` finds the strings of its templates, `compile` makes what the desk reads.

    python -m docs.catalogues extract     every .po is brought up to what the templates say; nothing translated is lost
    python -m docs.catalogues compile     every .po becomes its .mo

A new language is a new folder under ``publishing/desk/translations`` with a ``desk.po`` (an empty one will do), and a
``terms.po`` for the ledger's own words (``publishing/desk/terms.py``), which is written by hand.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from selon.publishing.desk.translating import NAME

ROOT = Path(__file__).resolve().parents[1]
PUBLISHING = ROOT / "src" / "selon" / "publishing"
FOLDER = PUBLISHING / "desk" / "translations"
#: No date of a run stands in what is written.
_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_PROJECT = {"project": "Selon", "charset": "utf-8"}


def templates() -> list[Path]:
    """Return the templates whose strings are translated."""
    return [PUBLISHING / "article.html", *sorted((PUBLISHING / "desk" / "templates").rglob("*.html"))]


def extracted() -> Catalog:
    """Return a catalogue of all strings, with where each stands."""
    found = Catalog(**_PROJECT)
    found.add(NAME, auto_comments=["what the language of this catalogue calls itself"])
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    for path in templates():
        rows = extract_from_file("jinja2.ext:babel_extract", path, keywords=keywords, options={"trimmed": "true"})
        for _, message, comments, context in rows:
            where = [(path.relative_to(PUBLISHING).as_posix(), None)]
            found.add(message, None, locations=where, auto_comments=comments, context=context)
    return found


def catalogues(domain: str = "desk") -> list[Path]:
    """Return the catalogues that people write: of the pages, or of the ledger's own ``terms``."""
    return sorted(FOLDER.glob(f"*/LC_MESSAGES/{domain}.po"))


def read(path: Path) -> Catalog:
    """Return a catalogue of a language."""
    with path.open("rb") as stream:
        found = read_po(stream, locale=path.parts[-3], domain=path.stem)
    found.creation_date = found.revision_date = _ANY_DAY
    return found


def compiled(path: Path) -> bytes:
    """Return what the desk reads of a catalogue."""
    stream = BytesIO()
    write_mo(stream, read(path))
    return stream.getvalue()


def _dated(line: bytes) -> bool:
    """Tell whether a line of a catalogue's head changes with each run: two people's changes would meet in it."""
    return line.startswith((b'"POT-Creation-Date:', b'"PO-Revision-Date:', b'"Generated-By:'))


def main(what: str) -> int:
    """Do one of the two."""
    for path in catalogues():
        if what == "extract":
            catalogue = read(path)
            catalogue.update(extracted(), no_fuzzy_matching=True)
            with path.open("wb") as stream:
                written = BytesIO()
                write_po(written, catalogue, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)
                stream.write(b"".join(line for line in written.getvalue().splitlines(True) if not _dated(line)))
    for path in (*catalogues(), *catalogues("terms")) if what == "compile" else ():
        path.with_suffix(".mo").write_bytes(compiled(path))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
