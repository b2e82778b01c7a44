"""The table of claims as Parquet: the columns of ``csv``, with types. Needs pyarrow, the extra ``parquet``."""

from __future__ import annotations

from itertools import islice
from typing import Any, BinaryIO

from selon.errors import OutputError
from selon.ports import Column, Selection
from selon.publishing.exports.claims import COLUMNS, rows

__all__ = ["EXPORTER"]

#: Rows in one group of the file, as long as they are in memory.
_GROUP = 8192
_WHOLE = frozenset({"geonames_id", "begin", "finish"})


class _Parquet:
    """The format ``parquet``."""

    name = "parquet"
    suffix = ".parquet"
    says = (
        "The columns of `csv` as Parquet, for polars, pandas, DuckDB and R: figures are numbers, what is not stated is "
        "null. Needs pyarrow (`pip install 'selon[parquet]'`)."
    )
    columns: tuple[Column, ...] = COLUMNS
    text = False

    def write(self, selection: Selection, stream: BinaryIO) -> int:
        """Write the table; return how many rows. Raises OutputError where pyarrow is not installed."""
        try:
            import pyarrow as pa  # noqa: PLC0415 - an extra
            from pyarrow import parquet  # noqa: PLC0415 - as above
        except ImportError as problem:
            raise OutputError(
                "Parquet needs pyarrow, which is not installed", remedy="pip install 'selon[parquet]'"
            ) from problem
        fields = [(column.name, _type(pa, column)) for column in COLUMNS]
        schema = pa.schema(fields)
        source, count = rows(selection), 0
        with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
            while some := list(islice(source, _GROUP)):
                columns = [
                    pa.array([_cell(row[place]) for row in some], kind) for place, (_, kind) in enumerate(fields)
                ]
                writer.write_table(pa.Table.from_arrays(columns, schema=schema))
                count += len(some)
        return count


def _type(pa: Any, column: Column) -> Any:
    if column.name in _WHOLE:
        return pa.int64()
    return pa.float64() if column.number else pa.string()


def _cell(value: object) -> object:
    return None if value == "" else value


EXPORTER = _Parquet()
