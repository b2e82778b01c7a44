"""Selon: a claims ledger for conflict and crisis news. Who said what, through whom, how surely; do the figures add up.

>>> import selon
>>> folio = selon.read("Two people were wounded, the governor said.", published="2024-09-18")
>>> folio.language
'en'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from selon.errors import SelonError
from selon.intake.documents import accept, make_document
from selon.records import Document, Folio
from selon.running.local import understand_all

__all__ = ["Document", "Folio", "SelonError", "read", "read_many"]

__version__ = "0.1.0"


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
    """Return what one dispatch says. Nothing in the text makes it raise."""
    document = make_document(
        text, published=published, outlet=outlet, title=title, language=language, url=url, credits=credits
    )
    return next(understand_all([document]))


def read_many(documents: Iterable[Document | str], *, processes: int = 1) -> Iterator[Folio]:
    """Yield the folio of each document or text, in their order."""
    made = (make_document(d) if isinstance(d, str) else accept(d) for d in documents)
    return understand_all(made, processes)
