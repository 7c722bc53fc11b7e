"""One line above a text -> what of its page it is: a path, a button, whose a picture is, a rubric.

A line of a kind that is known goes into its pattern, a new kind into _KINDS; each with a case in
tests/read/furniture.txt. What a title is stands in kg.read.titles, what a date line is in kg.read.datelines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

Kind = Literal["path", "button", "credit"]

_BETWEEN: Final = r">/»›|·•→\\"  # the steps of a path
_STEP: Final = re.compile(rf"(?<!\s)\s+[{_BETWEEN}]\s+")
_MOST_OF_RUBRIC: Final = 2  # words

# Whose a picture is: "Photo by:", "Foto ©". Amid a title an image or a picture is what it is about.
_PHOTO: Final = "photo|foto|фото"
_WHOSE: Final = r"(?:\s+(?:by|credit|courtesy))?\s*[:©]"
_CREDIT: Final = re.compile(
    rf"\A\W*(?:©|\(c\)\s|(?:{_PHOTO}|image|picture){_WHOSE})|©|\b(?:{_PHOTO}){_WHOSE}", re.IGNORECASE
)

# What the whole line is.
_KINDS: Final[Mapping[Kind, re.Pattern[str]]] = {
    "path": re.compile(  # "Home > News > Politics"
        r"\W*(?:home(?:page)?|главная(?: страница)?|новости|ana s[əa]hif[əe]|ana sayfa|"
        r"news|xəbərlər|haberler)"
        rf"(?:\s*[{_BETWEEN}]\s*[^{_BETWEEN}]{{2,30}}){{1,4}}\s*",
        re.IGNORECASE,
    ),
    "button": re.compile(
        r"\W*(?:skip (?:navigation|to (?:the )?(?:main )?(?:content|navigation))|"
        r"print(?: this)?(?: article| page)?|back to (?:news|list|top)|advertisement|advt)\W*",
        re.IGNORECASE,
    ),
}


def kind_of(line: str) -> Kind | None:
    """Return what of its page a line is, None where it may be part of the article.

    >>> kind_of("Home > News > Politics"), kind_of("Photo: Anna Ruiz"), kind_of("Envoy arrives")
    ('path', 'credit', None)
    """
    if _CREDIT.match(line):
        return "credit"
    return next((kind for kind, form in _KINDS.items() if form.fullmatch(line)), None)


def without_credit(line: str) -> str:
    """Return what stands in a line before it tells whose a picture is; nothing where it opens so.

    >>> without_credit("Envoy Arrives Foto: Anna Ruiz"), without_credit("The big picture: who met whom")
    ('Envoy Arrives', 'The big picture: who met whom')
    """
    found = _CREDIT.search(line)
    return line[: found.start()].rstrip() if found else line


def leads_to(line: str) -> str | None:
    """Return the last step of a path, which is the title where that stands below; None for other lines.

    >>> leads_to("Politics / Envoy arrives")
    'Envoy arrives'
    """
    *path, last = _STEP.split(line)
    return last if path else None


def is_rubric(line: str, title: str | None = None) -> bool:
    """Tell whether a line has a word or two: "Politics", "In the world". A title has two more at least."""
    words = len(line.split())
    return words <= _MOST_OF_RUBRIC and (title is None or len(title.split()) > words + 1)
