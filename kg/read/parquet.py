"""Parquet -> articles: one a row, in small batches, and only columns that say something of an article.

One long text that many rows share lies in a file once; it is asked how long a cell is before it is unfolded.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO, Final

from kg.errors import SkipRecord, Unreadable, WrongUse
from kg.read.encoding import MAX_BYTES
from kg.read.options import Reading
from kg.read.rows import missing_columns, read_row, wanted_columns
from kg.records import Article

_BATCH: Final = 50
_BEYOND: Final = "a time beyond the calendar"
_TOO_LONG: Final = f"more than {MAX_BYTES // 1_000_000} MB in one cell"


def read_file(stream: BinaryIO, path: str, reading: Reading) -> Iterator[Article | SkipRecord]:
    """Yield the article, or the reason why there is none, of each row in order; rows count from 1.

    Raises WrongUse when pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise WrongUse(f"{path}: Parquet needs pyarrow: pip install 'diplomatic-kg[parquet]'") from error
    number = 0
    try:
        file = parquet.ParquetFile(stream)
        names = file.schema_arrow.names
        if problem := missing_columns(names, reading):
            yield Unreadable(problem, where=path)
            return
        columns = wanted_columns(names, reading)
        folded = [name for name in columns if _is_text(file.schema_arrow.field(name).type, pa)]
        file = parquet.ParquetFile(stream, metadata=file.metadata, read_dictionary=folded)
        for batch in file.iter_batches(_BATCH, columns=columns, use_threads=False):
            long, bounded = _bounded(batch, pa)
            for row, values in enumerate(_values(_whole_seconds(bounded, pa))):
                number += 1
                named = {name: _plain(value) for name, value in values.items()}
                if row in long:
                    yield Unreadable(_TOO_LONG, where=f"{path}:{number}")
                elif any(value not in (None, "") for value in named.values()):
                    yield read_row(named, reading, path=path, where=f"{path}:{number}")
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        told = " ".join(str(error).split())
        yield Unreadable(f"broken file, the rest is lost: {told}", where=f"{path}:{number + 1}")


def _is_text(kind: Any, pa: Any) -> bool:
    types = pa.types
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_binary(kind))


def _bounded(batch: Any, pa: Any) -> tuple[set[int], Any]:
    """Return the rows with a cell longer than an article may be, and the batch without these cells."""
    from pyarrow import compute

    long: set[int] = set()
    columns = []
    for column in batch.columns:
        if pa.types.is_dictionary(column.type) and _is_text(column.type.value_type, pa):
            sizes = compute.binary_length(column.dictionary).take(column.indices)
            over = compute.greater(sizes, MAX_BYTES).fill_null(False)
            if over.true_count:
                long.update(at for at, is_over in enumerate(over.to_pylist()) if is_over)
                kept = compute.if_else(over, pa.scalar(None, column.indices.type), column.indices)
                column = pa.DictionaryArray.from_arrays(kept, column.dictionary)
        columns.append(column)
    return long, pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _whole_seconds(batch: Any, pa: Any) -> Any:
    """Return the batch with times that Python can hold: nanoseconds are cut off."""
    fields = [
        pa.field(f.name, pa.timestamp("s", tz=f.type.tz)) if pa.types.is_timestamp(f.type) else f
        for f in batch.schema
    ]
    return pa.Table.from_batches([batch]).cast(pa.schema(fields), safe=False)


def _values(table: Any) -> list[dict[str, object]]:
    """Return the rows of a table; a time that Python cannot hold stands as words, and is no date."""
    try:
        return list(table.to_pylist())
    except (OverflowError, ValueError):
        cells = {name: [_value(cell) for cell in table[name]] for name in table.column_names}
        return [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]


def _value(cell: Any) -> object:
    try:
        return cell.as_py()
    except (OverflowError, ValueError):
        return _BEYOND


def _plain(value: object) -> object:
    """Return a cell as JSON would have it; a map, of pairs, is an object."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list):
        is_map = bool(value) and all(isinstance(pair, tuple) for pair in value)
        return _plain(dict(value)) if is_map else [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value
