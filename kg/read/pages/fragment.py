"""A piece of HTML that is all text, such as the content of a feed's entry -> its paragraphs."""

from __future__ import annotations

from typing import Final

from kg.read.pages.blocks import Parting, paragraphs_of
from kg.read.pages.dates import BLOCKS, UNSEEN
from kg.read.pages.tree import parse_page

_FRAGMENT: Final = Parting(BLOCKS, UNSEEN)


def fragment_text(markup: str, *, where: str) -> list[str]:
    """Return the paragraphs in a piece of HTML or plain text. Raises Unreadable for what is out of bounds."""
    if not markup.strip():
        return []
    if "<" not in markup:
        markup = markup.replace("\r\n", "\n").replace("\n\n", "<p>")
    return list(paragraphs_of(parse_page(f"<html><body>{markup}", where=where), _FRAGMENT))
