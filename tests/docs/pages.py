"""The pages for people, their links and their anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")])

_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def prose(page: Path) -> str:
    """Return a page without its blocks of code."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> Iterator[str]:
    """Yield the targets of a page's links that stay in the repository."""
    targets = (match[1] for match in _LINK.finditer(prose(page)))
    return (target for target in targets if not re.match(r"[a-z]+:", target))


def anchors(page: Path) -> set[str]:
    """Return what a link may name after ``#``: headings as GitHub writes them, or the ids of an HTML page."""
    if page.suffix == ".html":
        return set(re.findall(r'\bid="([^"]+)"', page.read_text(encoding="utf-8")))
    return {_anchor(match[1]) for match in _HEADING.finditer(prose(page))}


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
