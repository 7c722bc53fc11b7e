"""A web page that is still to be read: finding its text takes as long as extraction, so workers do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from kg.errors import SkipRecord
from kg.records import Article


@dataclass(frozen=True)
class Unread:
    """``article`` gives the article, or why there is none; it goes to other processes."""

    where: str
    article: Callable[[], Article | SkipRecord]


Item: TypeAlias = Article | SkipRecord | Unread


def read_through(item: Item) -> Article | SkipRecord:
    return item.article() if isinstance(item, Unread) else item
