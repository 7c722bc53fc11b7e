"""A text and what is stated about it -> Article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import UNSET

from kg.errors import SkipRecord, Unreadable
from kg.read.datelines import read_opening
from kg.read.encoding import check_text
from kg.read.heading import read_front_matter, read_heading
from kg.read.identity import article_id, text_digest
from kg.read.language import credible, settle
from kg.read.metadata import Metadata, read_metadata
from kg.read.moments import date_in_address
from kg.read.options import Reading
from kg.records import Article, Source


def read_text(
    text: str,
    *,
    path: str | None = None,
    lang: str | None = None,
    languages: Sequence[str],
    meta: Mapping[str, object] | None = None,
) -> Article:
    """Return the article in a text; ``Article.text`` is the text given, unchanged.

    What ``meta`` states (url, title, published, publisher, lang) counts before front matter, and front
    matter before what the heading shows. ``lang`` counts before all. Messages name ``path`` as the place.

    Raises Unreadable for what is no text or a value of ``meta`` that cannot be used, UnknownLanguage when
    none of ``languages`` is the text's.
    """
    where = path or "text"
    check_text(text, where=where)
    reading = Reading(languages=tuple(languages), lang=lang)
    return _article(text, read_metadata(meta or {}, where=where), reading, path, where)


def read_located(
    text: str, meta: Metadata, reading: Reading, *, path: str | None, where: str
) -> Article | SkipRecord:
    """Return the article, or why there is none; ``where`` is the place for messages (file and line)."""
    try:
        check_text(text, where=where)
        return _article(text, meta, reading, path, where)
    except SkipRecord as reject:
        return reject


def _article(text: str, meta: Metadata, reading: Reading, path: str | None, where: str) -> Article:
    fields, start = read_front_matter(text)
    if not text[start:].strip():
        raise Unreadable("no text below the front matter", where=where)
    front = read_metadata(fields, where=where)
    stated = credible(meta.lang or front.lang, text[start:], reading.languages)
    code = settle(text[start:], reading.lang or stated, reading.languages, where=where)
    if code == "en" and (unclear := meta.unclear or front.unclear):
        raise Unreadable(
            f"published: {unclear!r} is one of two days in English; give it as 2025-11-21", where=where
        )
    heading = read_heading(text, start=start, title=meta.title or front.title, month_first=code == "en")
    digest = text_digest(text)
    url = meta.url or front.url
    published = meta.published or front.published or heading.published or date_in_address(url or "")
    source = Source(
        id=article_id(url, digest),
        path=path,
        url=url,
        title=heading.title,
        publisher=meta.publisher or front.publisher or heading.publisher,
        published=_to_the_day(published, text[heading.body_start or start :]),
        lang=code,
        sha256=digest,
        origin=meta.origin or UNSET,
    )
    return Article(source=source, text=text, start=start, body_start=heading.body_start)


def _to_the_day(published: str | None, body: str) -> str | None:
    """Return the day that opens the report, where only its year or month is known: "КИШИНЕВ, 17 ноя –"."""
    if published is None or len(published) >= len("2025-11-21"):
        return published
    day = read_opening(body.lstrip().partition("\n")[0], year=published[:4])
    return day if day is not None and day.startswith(published) else published
