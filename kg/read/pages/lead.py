"""The lead of an article: the paragraph between title and text that many sites set apart from both.

It tells who met whom more often than not, and the algorithms that find the main text pass it over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from lxml.html import HtmlElement

from kg.read.pages.blocks import is_prose, one_line

_TAGS: Final = ("p", "div", "section", "h2", "h3", "h4", "strong", "b", "span")
_LEAD: Final = re.compile(
    r"(?:\b|_)(?:lead|lede|standfirst|summary|intro|excerpt|dek|subtitle|sub-?head(?:line|ing)?|annotation|description)"
    r"(?:\b|_)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(r"gallery|media|video|list|card|teaser", re.IGNORECASE)
_FRAME: Final = frozenset({"aside", "nav", "footer", "form", "figure", "figcaption", "li"})
_MOST: Final = 80  # elements after the title among which a lead is looked for
_LONGEST: Final = 1_500  # characters


def lead_of(title: HtmlElement, paragraphs: Sequence[str]) -> str | None:
    """Return the lead that follows a title and is not in the paragraphs of the text, None if there is none.

    It is sentences, marked as a lead by its class or its microdata, above the text.
    """
    known = " ".join(paragraphs)
    after = title.xpath(f"following::*[position() <= {_MOST}]")
    above = takewhile(lambda element: _shown(element) not in paragraphs, after)
    for element in above:
        if _is_lead(element) and (text := _shown(element)) not in known:
            return text
    return None


def _shown(element: HtmlElement) -> str:
    return one_line(str(element.text_content()))


def _is_lead(element: HtmlElement) -> bool:
    marks = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))
    if element.tag not in _TAGS or not _LEAD.search(marks) or _OTHER.search(marks):
        return False
    is_within = any(above.tag in _FRAME for above in element.iterancestors())
    return not is_within and is_prose(element) and len(_shown(element)) <= _LONGEST
