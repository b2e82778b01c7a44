"""Selon: a claims ledger for conflict and crisis news. Who said what, through whom, how surely; do the figures add up.

>>> import selon
>>> folio = selon.read("Two people were wounded, the governor said.", published="2024-09-18")
>>> folio.language
'en'
>>> [attribution.act for attribution in folio.attributions]
['say']
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from selon.errors import (
    AddressError,
    ArchiveError,
    BinaryInputError,
    BrokenError,
    EmptyInputError,
    EncodingError,
    ExtractEmptyError,
    FaultError,
    FetchError,
    FieldError,
    FullError,
    GazetteerError,
    GoneError,
    InputError,
    LedgerError,
    LineError,
    LockedError,
    MarkupError,
    MissingFileError,
    NewerLedgerError,
    NoLedgerError,
    OutdatedError,
    OutputError,
    OverBudgetError,
    PackError,
    ReadOnlyError,
    RecordError,
    ReviewError,
    SelonError,
    SettingError,
    TooLongError,
    UnknownError,
    UnknownFormatError,
    UnreadableFileError,
)
from selon.records import (
    Actor,
    Attribution,
    Check,
    Claim,
    Document,
    Folio,
    Moment,
    Note,
    Part,
    Place,
    Quantity,
    Share,
    Source,
    Span,
)

if TYPE_CHECKING:
    from selon.ledger import Ledger, open_ledger
    from selon.records.codec import decode_line, encode_line

__all__ = [
    "Actor",
    "AddressError",
    "ArchiveError",
    "Attribution",
    "BinaryInputError",
    "BrokenError",
    "Check",
    "Claim",
    "Document",
    "EmptyInputError",
    "EncodingError",
    "ExtractEmptyError",
    "FaultError",
    "FetchError",
    "FieldError",
    "Folio",
    "FullError",
    "GazetteerError",
    "GoneError",
    "InputError",
    "Ledger",
    "LedgerError",
    "LineError",
    "LockedError",
    "MarkupError",
    "MissingFileError",
    "Moment",
    "NewerLedgerError",
    "NoLedgerError",
    "Note",
    "OutdatedError",
    "OutputError",
    "OverBudgetError",
    "PackError",
    "Part",
    "Place",
    "Quantity",
    "ReadOnlyError",
    "RecordError",
    "ReviewError",
    "SelonError",
    "SettingError",
    "Share",
    "Source",
    "Span",
    "TooLongError",
    "UnknownError",
    "UnknownFormatError",
    "UnreadableFileError",
    "__version__",
    "decode_line",
    "encode_line",
    "open_ledger",
    "read",
    "read_file",
    "read_many",
]

__version__ = "0.1.0"

#: What is loaded only when it is asked for, and from where: commands that read nothing start without all that reads.
_LATER = {
    "Ledger": "selon.ledger",
    "open_ledger": "selon.ledger",
    "decode_line": "selon.records.codec",
    "encode_line": "selon.records.codec",
}


def __getattr__(name: str) -> Any:
    """Return a public name that is loaded late."""
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    language: str | None = None,
    url: str | None = None,
    credits: Sequence[str] = (),  # noqa: A002 - the codebook's word
) -> Folio:
    """Return what one dispatch says. Nothing in the text makes it raise: what is odd in it becomes a note.

    ``published`` is the day, minute or month of publication in ISO 8601: relative times ("on Tuesday") are read
    against it, and stay open without it. ``language`` is a BCP 47 tag; without one the language is recognised.
    ``credits`` names the agencies that made the dispatch. Offsets in the folio count code points of ``text``.
    """
    from selon.intake.documents import make_document  # noqa: PLC0415 - see _LATER
    from selon.running.local import understand_all  # noqa: PLC0415 - as above

    document = make_document(
        text, published=published, outlet=outlet, title=title, language=language, url=url, credits=credits
    )
    return next(understand_all([document]))


def read_many(documents: Iterable[Document | str], *, processes: int = 1) -> Iterator[Folio]:
    """Yield the folio of each document or text, in their order, whatever the number of processes that read.

    Documents are taken as they are needed. With more than one process, call it from a module that can be imported
    (under ``if __name__ == "__main__":``), as Python's own process pools ask.
    """
    from selon.intake.documents import accept, make_document  # noqa: PLC0415 - as above
    from selon.running.local import understand_all  # noqa: PLC0415 - as above

    made = (make_document(d) if isinstance(d, str) else accept(d) for d in documents)
    return understand_all(made, processes)


def read_file(path: str | os.PathLike[str], *, encoding: str | None = None, limit: int = 2_000_000) -> Iterator[Folio]:
    """Yield the folio of each dispatch in a file: plain text with or without front matter, JSON or JSONL; or a folder.

    Raises the InputError of the first thing that cannot be read, after the folios before it. ``limit`` is the longest
    text in characters.
    """
    from selon.intake.files import Intake  # noqa: PLC0415 - as above
    from selon.running.local import understand_all  # noqa: PLC0415 - as above

    def documents() -> Iterator[Document]:
        for found in Intake(io.BytesIO(), limit=limit, encoding=encoding).read([os.fspath(path)]):
            if isinstance(found, InputError):
                raise found
            yield found

    return understand_all(documents())
