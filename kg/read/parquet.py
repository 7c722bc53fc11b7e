"""Parquet -> articles: one a row, in small batches, and only columns that say something of an article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO, Final

from kg.errors import SkipRecord, Unreadable, WrongUse
from kg.read.options import Reading
from kg.read.rows import missing_columns, read_row, wanted_columns
from kg.records import Article

_BATCH: Final = 50


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
        for batch in file.iter_batches(_BATCH, columns=columns, use_threads=False):
            for values in _whole_seconds(batch, pa).to_pylist():
                number += 1
                named = {name: _plain(value) for name, value in values.items()}
                if any(value not in (None, "") for value in named.values()):
                    yield read_row(named, reading, path=path, where=f"{path}:{number}")
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        told = " ".join(str(error).split())
        yield Unreadable(f"broken file, the rest is lost: {told}", where=f"{path}:{number + 1}")


def _whole_seconds(batch: Any, pa: Any) -> Any:
    """Return the batch with times that Python can hold: nanoseconds are cut off."""
    fields = [
        pa.field(f.name, pa.timestamp("s", tz=f.type.tz)) if pa.types.is_timestamp(f.type) else f
        for f in batch.schema
    ]
    return pa.Table.from_batches([batch]).cast(pa.schema(fields), safe=False)


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value
