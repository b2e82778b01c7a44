"""The tables of pages that were set (``galleys``), added to those of ``schema``."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, Text

from selon.ledger.schema import METADATA

__all__ = ["NAMES"]

_KEY = BigInteger().with_variant(Integer(), "sqlite")

#: Which events have a galley, on which footing, by which program.
Table(
    "galleys",
    METADATA,
    Column("event", _KEY, primary_key=True, autoincrement=False),
    *(Column(name, Text, nullable=False) for name in ("footing", "by")),
)
#: Their sheets: rows of a part as JSON, compressed.
Table(
    "galley_sheets",
    METADATA,
    Column("event", BigInteger, nullable=False),
    Column("part", Text, nullable=False),
    Column("sheet", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Index("galley_sheets_event", "event", "part", "sheet", unique=True),
)
#: In the order in which they are made.
NAMES = ("galleys", "galley_sheets")
