"""The table of the languages that paragraphs are in: one more of ``schema``, loaded where that is."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, PrimaryKeyConstraint, Table, Text

from selon.ledger.schema import METADATA

__all__ = ["OTHER_LANGUAGES"]

#: Languages (codes of packs) that some paragraphs of a document are in, and the document as a whole is not.
OTHER_LANGUAGES = Table(
    "other_languages",
    METADATA,
    Column("language", Text, nullable=False),
    Column("document", BigInteger, nullable=False),
    PrimaryKeyConstraint("language", "document"),
    sqlite_with_rowid=False,
)
