"""Records for tests, written as a text and what it states; the passages are found in the text."""

from __future__ import annotations

import hashlib
from typing import Any

from kg.records import Evidence, Extractor, Record, Source


class Story:
    """An article whose records the tests write by hand."""

    def __init__(self, text: str, **source: Any) -> None:
        self.text = text
        known = {"id": "a1", "lang": "ru", "published": "2025-11-21", **source}
        self.source = Source(sha256=hashlib.sha256(text.encode()).hexdigest(), **known)

    def at(self, *quotes: str) -> tuple[Evidence, ...]:
        """Return the first passage of each quote. Raises ValueError when the text has none."""
        starts = [(self.text.index(quote), quote) for quote in quotes]
        return tuple(Evidence(start, start + len(quote), quote) for start, quote in starts)

    def record(self, **facts: Any) -> Record:
        """Return the record of events, offices and statements."""
        return Record(article=self.source, extractor=Extractor(name="kg-rules", version="0.1.0"), **facts)
