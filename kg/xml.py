"""What XML can hold, and how. A picture of the graph shows the rest as U+FFFD, since a label is not a fact;
facts are written as they are, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from pyoxigraph import Quad, Triple

from kg.errors import NotInXml

_Statement = TypeVar("_Statement", Triple, Quad)

_OUTSIDE_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ESCAPES |= {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_SPECIAL = re.compile('[&<>"\t\n\r]')
_OUTSIDE_WRITTEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")  # the same in UTF-8
_NAME = re.compile(r"[^\W\d][\w.-]*\Z")


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


def finished(document: bytes) -> bytes:
    """Return XML of the RDF library with its carriage returns escaped.

    A reader takes bare ones for line feeds, and a passage with Windows line ends would be another text.

    Raises NotInXml for a character that XML cannot hold, which the library writes all the same.

    >>> finished(b"<literal>a\\r\\nb</literal>")
    b'<literal>a&#13;\\nb</literal>'
    """
    if found := _OUTSIDE_WRITTEN.search(document):
        code = f"U+{ord(found[0].decode()):04X}"
        raise NotInXml(f"XML cannot hold the character {code}, which is in this answer: take another format")
    return document.replace(b"\r", b"&#13;")


def nameable(statements: Iterable[_Statement]) -> Iterator[_Statement]:
    """Yield the statements. Raises NotInXml for a predicate of which RDF/XML can make no name."""
    for statement in statements:
        if not _NAME.search(statement.predicate.value):
            raise NotInXml(f"RDF/XML cannot name the predicate {statement.predicate}: take another format")
        yield statement
