"""English texts as articles."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.records import Article, Source

HERE = Path(__file__).resolve().parent


def article(text: str, *, url: str | None = None, title: int = 0) -> Article:
    """Return an English article; ``title`` is where its body begins."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    source = Source(id=f"t{digest[:20]}", lang="en", url=url, sha256=digest)
    return Article(source=source, text=text, body_start=title)
