"""A web page -> its article: the main text, and what the page states about it.

    encoding.py  bytes -> text               tree.py     text -> tree, within bounds
    others.py    other articles on it go     blocks.py   tree -> paragraphs          lead.py   and their lead
    stated.py    tree -> title, publisher, date, address, language
    linked.py    JSON-LD -> the page's article       marked.py   microdata, time elements -> date, publisher
    dates.py     lines near the title -> date of publication

The text of the article is the title and the paragraphs, with a blank line between them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from typing import BinaryIO

from lxml.html import HtmlElement

from kg.errors import SkipRecord, Unreadable
from kg.read.articles import read_located
from kg.read.datelines import read_stated_date
from kg.read.encoding import GZIP, check_size
from kg.read.language import settle
from kg.read.metadata import Metadata
from kg.read.options import Reading
from kg.read.pages.blocks import main_text
from kg.read.pages.dates import local_moment, title_element, visible_date
from kg.read.pages.encoding import PAGE_BYTES, decode_page
from kg.read.pages.fragment import fragment_text
from kg.read.pages.lead import lead_of
from kg.read.pages.others import drop_others
from kg.read.pages.stated import Stated, stated
from kg.read.pages.tree import parse_page
from kg.read.payload import unwrapped
from kg.read.unread import Unread
from kg.records import Article, Origin

__all__ = ["PAGE_BYTES", "read_page"]


def read_page(
    data: bytes,
    reading: Reading,
    *,
    path: str | None,
    where: str,
    url: str | None = None,
    charset: str | None = None,
    origin: Origin | None = None,
) -> Article | SkipRecord:
    """Return the article of a page, or why there is none.

    ``url`` is where the page was found, if that is known, and counts before what the page says of itself;
    ``charset`` is what the server said. The language is the text's: what the page declares only helps where
    the text alone leaves it open, because templates often declare another one.
    """
    try:
        text = decode_page(_unzipped(data, where=where), charset=charset, where=where)
        root = parse_page(text, where=where)
        said = stated(root, url)
        paragraphs = _main_text(root, said, where=where)
        if not paragraphs:
            raise Unreadable("no main text in this page", where=where)
        text = "\n\n".join(paragraphs)
        lang = reading.lang or settle(text, None, reading.languages, hint=said.lang, where=where)
        published = _published(root, said, month_first=lang == "en")
    except SkipRecord as reject:
        return reject
    meta = Metadata(
        url=url or said.url,
        title=said.title,
        published=published,
        publisher=said.publisher,
        lang=lang,
        origin=origin,
    )
    return read_located(text, meta, reading, path=path, where=where)


def read_file(stream: BinaryIO, path: str, reading: Reading) -> Iterator[Unread]:
    """Yield the article of a file that holds one page."""
    check_size(stream.seek(0, os.SEEK_END), limit=PAGE_BYTES, what="one page", where=path)
    stream.seek(0)
    yield Unread(path, partial(read_page, stream.read(PAGE_BYTES + 1), reading, path=path, where=path))


def _main_text(root: HtmlElement, said: Stated, *, where: str) -> list[str]:
    """Return the paragraphs of the page's article, its title and its lead first, empty when it has none.

    Where scripts or subscribers alone get to see the text, it may stand whole in the JSON-LD.
    """
    page = deepcopy(root)
    title = title_element(page, said.heading or said.title)
    drop_others(page, title)
    if not (paragraphs := main_text(page, fragment_text(said.body or "", where=where))):
        return []
    paragraphs = _from_title(paragraphs, said)
    lead = lead_of(title, paragraphs) if title is not None else None
    return [paragraphs[0], lead, *paragraphs[1:]] if lead else paragraphs


def _unzipped(data: bytes, *, where: str) -> bytes:
    """Return the bytes of a page, unpacked where a program saved them as they were sent."""
    if not data.startswith(GZIP):
        return data
    return unwrapped(data, transfer="", content="gzip", limit=PAGE_BYTES, where=where)


def _published(root: HtmlElement, said: Stated, *, month_first: bool) -> str | None:
    """Return the date that the page states or shows. ``month_first``: see read_dateline."""
    dates = (read_stated_date(value, month_first=month_first) for value in said.dates)
    stated_date = next(filter(None, dates), None)
    shown = visible_date(root, said.heading or said.title, month_first=month_first)
    return local_moment(stated_date, shown) if stated_date else shown


def _from_title(paragraphs: list[str], said: Stated) -> list[str]:
    """Return the text from its title on, which is put there if missing: above it is the frame of the page."""
    if said.title is None:
        return paragraphs
    known = said.title.casefold()
    shown = (text.replace("\xa0", " ").casefold() for text in paragraphs)
    at = next((i for i, text in enumerate(shown) if text == known), None)
    if at is not None and at < len(paragraphs) - 1:
        return paragraphs[at:]
    return [said.title, *paragraphs]
