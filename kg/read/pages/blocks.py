"""The tree of a page -> the paragraphs of its main text, found by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from configparser import ConfigParser
from copy import deepcopy
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from lxml.etree import _Element as Element
from lxml.html import HtmlElement

_BLOCKS: Final = frozenset(
    {"p", "head", "quote", "item", "list", "cell", "row", "table", "code", "div", "figure", "body"}
)
_BREAK: Final = "\v"  # stands for a line break; no tree holds this control character
_BREAKS: Final = re.compile(r"\v(?:\s*\v)+")
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_FEWEST_LETTERS: Final = 40  # of a main text, beside those of links
_SHORTEST: Final = 60  # characters; of one sentence


def main_text(root: HtmlElement) -> list[str]:
    """Return the paragraphs of the main text in order, empty when the page has none (a menu, an empty frame).

    A single line break within a paragraph stays as one.
    """
    paragraphs = _extracted(root, fast=True) or _extracted(root, fast=False)
    text = " ".join(paragraphs)
    links = {one_line(str(link.text_content())) for link in root.iter("a")}
    linked = sum(_letters(link) for link in links if link in text)
    return paragraphs if _letters(text) - linked >= max(_FEWEST_LETTERS, linked) else []


def _extracted(root: HtmlElement, *, fast: bool) -> list[str]:
    """Return what the strict rules find, or without ``fast`` what other algorithms find beside them."""
    from trafilatura import bare_extraction  # a quarter of a second to import

    page = deepcopy(root)
    found = bare_extraction(
        page, fast=fast, favor_precision=fast, with_metadata=False, include_comments=False, config=_config()
    )
    body = getattr(found, "body", None)
    return [] if body is None else list(paragraphs_of(body))


@cache
def _config() -> ConfigParser:
    """Return the settings of trafilatura, which flattens pages with less than 250 characters by default."""
    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))
    return config


class Parting(NamedTuple):
    """Tags of elements: which are blocks, which are passed over, and which a blank parts from neighbours.

    That pages show the last side by side is said in their styles alone.
    """

    blocks: frozenset[str] = _BLOCKS
    unseen: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()


_TEXT: Final = Parting()


def paragraphs_of(body: Element, parting: Parting = _TEXT) -> Iterator[str]:
    """Yield the texts between the ends of blocks and double line breaks, none of them blank."""
    for is_end, pieces in groupby(_pieces(body, parting), key=lambda piece: piece is None):
        if not is_end:
            for part in _BREAKS.split("".join(filter(None, pieces))):
                lines = (one_line(line) for line in part.split(_BREAK))
                if text := "\n".join(line for line in lines if line):
                    yield text


def one_line(text: str) -> str:
    """Return a text with single blanks; no-break spaces stay."""
    return _BLANKS.sub(" ", text).strip(" ")


def _pieces(element: Element, parting: Parting) -> Iterator[str | None]:
    """Yield the text in an element, and None where a block begins or ends. A tree is at most 256 deep."""
    if element.tag in parting.unseen or not isinstance(element.tag, str):
        return
    is_block = element.tag in parting.blocks
    if is_block:
        yield None
    if element.tag in ("lb", "br"):
        yield _BREAK
    if element.text:
        yield element.text
    for child in element:
        between = " " if child.tag in parting.apart else ""
        yield between
        yield from _pieces(child, parting)
        yield between + (child.tail or "")
    if is_block:
        yield None


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
