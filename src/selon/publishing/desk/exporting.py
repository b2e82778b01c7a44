"""The ledger handed on from a page: the formats of `selon export`, narrowed as the page is."""

from __future__ import annotations

from io import BytesIO

from selon.ledger import open_ledger
from selon.publishing.desk.asking import Asked, AskedWrongError
from selon.publishing.exports.door import exporter_names, open_exporter
from selon.publishing.exports.selection import LedgerSelection, Wanted

__all__ = ["exported", "formats"]


def formats() -> tuple[str, ...]:
    """Return the names of the formats."""
    return exporter_names()


def exported(file: str, name: str, asked: Asked, events: tuple[str, ...] = ()) -> tuple[bytes, str, bool]:
    """Return what a filter leaves of a ledger in a format, the ending of such files, and whether it is text.

    Raises AskedWrongError where there is no such format, a LedgerError, and SettingError where an extra is missing.
    """
    if name not in exporter_names():
        raise AskedWrongError("“format” takes one of the formats of `selon export`.")
    exporter = open_exporter(name)
    stream = BytesIO()
    with open_ledger(file) as ledger:
        names = tuple(ledger.event(event).id for event in events)
        if asked.since:
            came = ledger.arrived(asked.since)
            names = tuple(name for name in names or sorted(came) if name in came)
        wanted = Wanted(
            names=names,
            place=asked.place or None,
            kind=asked.kind or None,
            side=asked.side or None,
            language=asked.language or None,
        )
        exporter.write(LedgerSelection(ledger, wanted), stream)
    return stream.getvalue(), exporter.suffix, getattr(exporter, "text", False)
