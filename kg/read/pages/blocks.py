"""The tree of a page -> the paragraphs of its main text, found by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_PARTS: Final = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "ul", "ol", "dl", "table",
    "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "blockquote", "pre", "form",
    "button", "script", "style", "iframe", "br",
})  # fmt: skip
_ENDS: Final = (".", "!", "?", "…", "”", "»", '"')
_NO_PROSE: Final = re.compile(
    r"caption|photo|image|credit|copyright|cookie|consent|banner|promo|subscri|share|author|comment|related",
    re.IGNORECASE,
)


def main_text(root: HtmlElement, told: Sequence[str] = ()) -> list[str]:
    """Return the paragraphs of the main text in order, empty when the page has none (a menu, an empty frame).

    ``told`` are those that the page states elsewhere; they count where it shows less than half of them. A
    single line break within a paragraph stays as one. ``root`` is changed.
    """
    _mark_paragraphs(root)
    paragraphs = _extracted(root, fast=True)
    if _letters("".join(told)) > 2 * _letters("".join(paragraphs)):
        paragraphs = list(told)
    paragraphs = paragraphs or _extracted(root, fast=False)
    text = " ".join(paragraphs)
    links = {one_line(str(link.text_content())) for link in root.iter("a")}
    linked = sum(_letters(link) for link in links if link in text)
    return paragraphs if _letters(text) - linked >= max(_FEWEST_LETTERS, linked) else []


def _mark_paragraphs(root: HtmlElement) -> None:
    """Make paragraphs of the sentences that stand in a ``div``, or in nothing of their own beside paragraphs.

    Where a page has a single ``p``, such as "Editing by", the strict rules take it for all of its text.
    """
    leaves = [element for element in root.iter("div", "section") if _is_leaf(element)]
    bodies = {(element.getparent(), element.get("class")) for element in leaves if is_prose(element)}
    for element in leaves:
        is_alike = (element.getparent(), element.get("class")) in bodies
        if is_alike and is_prose(element, shortest=1, ends=("",)):
            element.tag = "p"
    holders = {element.getparent() for element in root.iter("p")}
    for element in list(root.iter("b", "strong", "span")):
        parent = element.getparent()
        is_beside = parent in holders and parent is not None and parent.tag == "div"
        if is_beside and not one_line(element.tail or "") and is_prose(element):
            element.tag = "p"


def _is_leaf(element: HtmlElement) -> bool:
    return not any(child.tag in _PARTS for child in element.iterdescendants())


def is_prose(element: HtmlElement, *, shortest: int = _SHORTEST, ends: tuple[str, ...] = _ENDS) -> bool:
    """Tell whether an element is sentences, and no caption, notice or list of links."""
    marks = " ".join(element.get(name) or "" for name in ("class", "id"))
    text = one_line(str(element.text_content()))
    if len(text) < shortest or not text.endswith(ends) or _NO_PROSE.search(marks):
        return False
    linked = sum(_letters(str(link.text_content())) for link in element.iter("a"))
    return 2 * linked < _letters(text)


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
    """Tags of elements: which are blocks, which are passed over, and which ``between`` parts from neighbours.

    That pages show the last side by side is said in their styles alone.
    """

    blocks: frozenset[str] = _BLOCKS
    unseen: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    between: str = " "


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
        between = parting.between if child.tag in parting.apart else ""
        yield between
        yield from _pieces(child, parting)
        yield between + (child.tail or "")
    if is_block:
        yield None


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
