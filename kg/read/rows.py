"""One row of a table or JSON object -> article: a text, and what is stated beside it under usual names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from kg.errors import SkipRecord, Unreadable
from kg.read.articles import read_located
from kg.read.metadata import read_metadata
from kg.read.moments import is_no_value
from kg.read.options import Reading
from kg.records import Article

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": (
        "text", "body", "content", "full text", "article text", "article body", "main text",
        "текст", "mətn", "metin",
    ),
    "url": (
        "url", "link", "uri", "address", "permalink", "article url", "web url", "ссылка", "адрес", "keçid",
    ),
    "title": ("title", "headline", "heading", "article title", "заголовок", "başlıq", "başlık"),
    "published": (
        "published", "date", "date published", "published date", "publication date", "publish date",
        "pub date", "published at", "published on", "datetime", "дата", "дата публикации", "tarix", "tarih",
    ),
    "publisher": (
        "publisher", "source", "site", "outlet", "media", "newspaper",
        "издание", "источник", "mənbə", "kaynak",
    ),
    "lang": ("lang", "language", "in language", "язык", "dil"),
}  # fmt: skip
"""What a row may state, under the names that are looked for, whatever their case, blanks and underscores."""

_MARKUP: Final = re.compile(
    r"\s*<(?:p|div|article|section|span|h[1-6]|br|ul|ol|table|figure|img|strong|b|body|html)\b[^<]*>",
    re.IGNORECASE,
)
_LONGEST_NAME: Final = 60  # of columns, as messages tell them
_MOST_NAMES: Final = 30
_BETWEEN: Final = re.compile(r"[\W_]+")


def read_row(
    values: Mapping[str, object], reading: Reading, *, path: str, where: str
) -> Article | SkipRecord:
    """Return the article in a row, or why there is none; ``where`` is the file and line.

    A field that ``reading.columns`` names is taken from there alone, another one from the first of its usual
    names that has a value.
    """
    try:
        named = _named(values, reading.columns)
        text = _text(named, reading.columns, where=where)
        meta = read_metadata(named, where=where)
    except SkipRecord as reject:
        return reject
    return read_located(text, meta, reading, path=path, where=where)


def missing_columns(names: Sequence[str], reading: Reading) -> str | None:
    """Return what is wrong with a table: a column that the user named, or that of the text, is not there."""
    there = ", ".join(map(_in_short, names[:_MOST_NAMES])) + (", ..." if len(names) > _MOST_NAMES else "")
    for field, column in reading.columns.items():
        if column not in names and column.partition(".")[0] not in names:
            return f"no column {column!r} (--column {field}={column}); there are: {there}"
    known = {_folded(name) for name in FIELDS["text"]}
    if "text" in reading.columns or any(_folded(name) in known for name in names):
        return None
    return f"no column for the text: name it with --column text=NAME; there are: {there}"


def _in_short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..."


def wanted_columns(names: Sequence[str], reading: Reading) -> list[str]:
    """Return the columns that may say something of an article."""
    usual = {_folded(name) for known in FIELDS.values() for name in known}
    named = {part for column in reading.columns.values() for part in (column, column.partition(".")[0])}
    return [name for name in names if name in named or _folded(name) in usual]


def _named(values: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, object]:
    """Return the fields of a row under their own names."""
    usual = {_folded(key): key for key in reversed(list(values)) if isinstance(key, str)}
    found: dict[str, object] = {}
    for field, names in FIELDS.items():
        keys = [columns[field]] if field in columns else [usual.get(_folded(name), name) for name in names]
        stated = [value for key in keys if (value := _value(values, key)) is not None]
        found[field] = next(
            (value for value in stated if not _is_blank(value)), stated[0] if stated else None
        )
    return found


def _value(values: Mapping[str, object], key: str) -> object:
    """Return the value under a name; "article.body" is the body within the article, where no name is so."""
    if key in values or "." not in key:
        return values.get(key)
    outer, _, inner = key.partition(".")
    within = values.get(outer)
    return _value(within, inner) if isinstance(within, Mapping) else None


def _folded(name: str) -> str:
    return _BETWEEN.sub("", name.casefold())


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and is_no_value(value)


def _text(named: Mapping[str, object], columns: Mapping[str, str], *, where: str) -> str:
    value = named["text"]
    if value is None and "text" in columns:
        raise Unreadable(
            f"no text: nothing under the name {columns['text']!r} (--column text=NAME)", where=where
        )
    if value is None:
        raise Unreadable(
            "no text: expected it under text, body or content, or name it: --column text=NAME", where=where
        )
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)  # paragraphs
    if not isinstance(value, str):
        raise Unreadable(f"text: expected text, found {type(value).__name__}", where=where)
    if not _MARKUP.match(value):
        return value
    from kg.read.pages.fragment import fragment_text  # lxml, which most tables do not need

    return "\n\n".join(fragment_text(value, where=where))
