"""Courtesies that would hide whose name follows: "Ghana’s Dr. Kofi Mensah", "Ali Omar and Hon. Luis Arce"."""

from __future__ import annotations

import re

_COURTESY = r"(?:(?:H\.\s?E|Hon|Mr|Mrs|Ms|Dr|Prof|Gen|Sir|Dame)\b\.? ?){1,2}"
_NAME = r"[A-Z][\w’'-]+"
# Behind an owner, and behind a name that "and" joins with the next one.
_BEFORE = rf"(?:[a-z][’']s|\b{_NAME} {_NAME}(?: of {_NAME})? and) +"
_HIDING = re.compile(rf"(?P<before>{_BEFORE})(?P<courtesy>{_COURTESY})(?={_NAME} {_NAME})")


def without_courtesies(text: str) -> str:
    """Return a text with blanks for such courtesies, and all else in its place."""
    return _HIDING.sub(lambda m: m["before"] + " " * len(m["courtesy"]), text)
