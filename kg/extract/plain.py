"""A text as it is read: letters composed, without stress marks, soft hyphens and other invisible characters.

The same for every language. Every place in the plain text leads back to the text of the article.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

# A letter with marks on it, a character that is never seen, a blank that is no plain one, a hyphen of print.
_ODD = re.compile(
    "[^\\W\\d_][\u0300-\u036f]+"
    "|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+"
    "|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2028\u2029\u2010\u2011]"
)
_INSTEAD = {"\u2028": "\n", "\u2029": "\n", "\u2010": "-", "\u2011": "-"}
# Russian and its neighbours write stress on a vowel as an accent, which is no part of the word.
_STRESSED = re.compile("[аеёиоуыэюяіїєѐѝ]", re.I)
_STRESS = "\u0300\u0301"


@dataclass(frozen=True, slots=True)
class PlainText:
    """The plain form of ``original``. ``starts`` and ``ends`` are the offsets there of each character of
    ``text``; both are empty when nothing differs."""

    original: str
    text: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def passage(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of the passage [start, end) of the text, which is not empty."""
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)

    def offset(self, original: int) -> int:
        """Return the offset of the first character of the text at or after an offset of the original."""
        return bisect_left(self.starts, original) if self.starts else original


def plain_text(original: str) -> PlainText:
    """Return a text as it is read. The plain form of a plain text is that text."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _ODD.finditer(original):
        pieces.append(original[at : match.start()])
        starts += range(at, match.start())
        ends += range(at + 1, match.start() + 1)
        read = _read(match.group())
        pieces.append(read)
        starts += [match.start()] * len(read)
        ends += [match.end()] * len(read)
        at = match.end()
    if not at:
        return PlainText(original, original)
    pieces.append(original[at:])
    starts += range(at, len(original))
    ends += range(at + 1, len(original) + 1)
    return PlainText(original, "".join(pieces), starts, ends)


def _read(odd: str) -> str:
    """What is read for an odd passage: one letter, a blank, a line end, a hyphen, or nothing."""
    if len(odd) == 1 and (odd in _INSTEAD or unicodedata.category(odd) == "Zs"):
        return _INSTEAD.get(odd, " ")
    return _letter(odd[0], odd[1:]) if odd[0].isalpha() else ""


def _letter(letter: str, marks: str) -> str:
    """A letter with the marks that Unicode has it with; stress marks and other marks go."""
    for mark in marks:
        composed = unicodedata.normalize("NFC", letter + mark)
        if len(composed) == 1 and not (mark in _STRESS and _STRESSED.fullmatch(letter)):
            letter = composed
    return letter
