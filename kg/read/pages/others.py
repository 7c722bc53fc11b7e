"""What a page holds beside its article: cards that lead to others, what browsers without scripts are told.

A card is one of several alike, each under a heading that is a link, or an ``article`` that opens with such a
heading. trafilatura takes the first ``article`` of a page for its text, which a card may be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from kg.read.pages.blocks import one_line

_HEADINGS: Final = ("h2", "h3", "h4", "h5", "h6")
_LEVELS: Final = 4  # how far above its heading a card may begin
_ABOVE: Final = 80  # characters of a rubric or date above the heading of a card
_LONGEST: Final = 1_000  # characters of a card


def drop_others(root: HtmlElement, title: HtmlElement | None) -> None:
    """Take out of a tree what is not of the article with the title; this changes the tree.

    Where the title stands in no ``article`` and several follow, as the entries of a live blog do, these are
    parts of one text.
    """
    for unseen in list(root.iter("noscript", "script")):  # JSON-LD holds texts of other articles too
        unseen.drop_tree()
    own = set() if title is None else {title, *title.iterancestors()}
    for card in {*_cards(root, own), *_opened_by_a_link(root, own)}:
        if card.getparent() is not None:
            card.drop_tree()
    entries = [element for element in root.iter("article") if element not in own]
    if title is not None and len(entries) > 1 and not any(element.tag == "article" for element in own):
        for entry in entries:
            entry.tag = "div"


def _cards(root: HtmlElement, own: Collection[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the smallest elements with a linked heading that have another such beside them."""
    chains = [list(_upwards(heading, own)) for heading in root.iter(*_HEADINGS) if _is_link(heading)]
    alike: dict[object, set[HtmlElement]] = defaultdict(set)
    for chain in chains:
        for element in chain:
            alike[_likeness(element)].add(element)
    for chain in chains:
        card = next((element for element in chain if len(alike[_likeness(element)]) > 1), None)
        if card is not None and len(one_line(str(card.text_content()))) <= _LONGEST:
            yield card


def _upwards(heading: HtmlElement, own: Collection[HtmlElement]) -> Iterator[HtmlElement]:
    for element in islice((heading, *heading.iterancestors()), _LEVELS):
        if element in own:
            return
        yield element


def _likeness(element: HtmlElement) -> tuple[object, ...]:
    return element.getparent(), element.tag, element.get("class")


def _opened_by_a_link(root: HtmlElement, own: Collection[HtmlElement]) -> Iterator[HtmlElement]:
    for element in root.iter("article"):
        heading = next(element.iter(*_HEADINGS), None)
        if element in own or heading is None or not _is_link(heading):
            continue
        text, name = (one_line(str(part.text_content())) for part in (element, heading))
        if len(text) <= _LONGEST and text.find(name) <= _ABOVE:
            yield element


def _is_link(heading: HtmlElement) -> bool:
    """Tell whether a heading is nothing but a link to another page."""
    text = one_line(str(heading.text_content()))
    around = (element for element in heading.iterancestors() if element.tag == "a")
    links = [link for link in (*heading.iter("a"), *around) if "#" not in (link.get("href") or "#")]
    return bool(text) and any(text in one_line(str(link.text_content())) for link in links)
