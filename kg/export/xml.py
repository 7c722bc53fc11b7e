"""Text in XML pictures of the graph: what XML cannot hold is shown as U+FFFD, since a label is not a fact."""

from __future__ import annotations

import re

_OUTSIDE_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ESCAPES |= {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_SPECIAL = re.compile('[&<>"\t\n\r]')


def outside_xml(text: str) -> str | None:
    """Return the first character that XML 1.0 cannot hold, not even escaped."""
    found = _OUTSIDE_XML.search(text)
    return found.group() if found else None


def escaped(text: str) -> str:
    """Return text for an element or a quoted attribute; line ends survive the reader."""
    return _SPECIAL.sub(lambda found: _ESCAPES[found.group()], text)


def shown(text: str) -> str:
    """Return escaped text with U+FFFD for each character that XML cannot hold."""
    return escaped(_OUTSIDE_XML.sub("\ufffd", text))
