"""The text of a page -> its tree, within bounds: a page that would cost minutes or gigabytes is refused.

Measured with lxml 6.1 and trafilatura 2.3: time grows with the square of the attributes of one tag (10,000
take 1 s), and a little faster than the number of elements (15,000 take up to 6 s). News pages have 500 to
5,000 elements, seldom more than 30 levels deep.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html

from kg.errors import Unreadable

_INLINE_DATA: Final = re.compile(r"(?<=;base64,)[A-Za-z0-9+/=\s]{200,}")
_ATTRIBUTE: Final = re.compile(r"[\s/=]+")
_LONG_TAG: Final = 4_000
_MOST_ATTRIBUTES: Final = 10_000
_MOST_TAGS: Final = 200_000
_MOST_ELEMENTS: Final = 15_000
_XML_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")


def parse_page(text: str, *, where: str) -> html.HtmlElement:
    """Return the root element. Raises Unreadable for what is no page, or one that is out of all bounds."""
    text = _XML_DECLARATION.sub("", _INLINE_DATA.sub("", text), count=1)
    _check_tags(text, where=where)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("not a web page", where=where) from error
    if root is None:
        raise Unreadable("not a web page", where=where)
    if any("depth" in entry.message for entry in parser.error_log):
        raise Unreadable("elements nested more than 256 deep: no page of a news site", where=where)
    if (count := sum(1 for _ in root.iter())) > _MOST_ELEMENTS:
        raise Unreadable(
            f"{count} elements, more than the {_MOST_ELEMENTS} that a page may have", where=where
        )
    return root


def _check_tags(text: str, *, where: str) -> None:
    if (count := text.count("<")) > _MOST_TAGS:
        raise Unreadable(f"{count} tags, more than a page may have", where=where)
    long = (piece for piece in text.split("<") if len(piece) > _LONG_TAG)
    counts = [sum(1 for _ in _ATTRIBUTE.finditer(piece.partition(">")[0])) for piece in long]
    if sum(n * n for n in counts) > _MOST_ATTRIBUTES**2:
        raise Unreadable(f"tags with up to {max(counts)} attributes", where=where)
