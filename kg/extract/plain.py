"""A text as it is read: letters composed, without stress marks, soft hyphens and other invisible characters,
character references of HTML, blanks in a row, look-alike letters of another script, and the line breaks of a
text that is set to a width.

The same for every language. Every place in the plain text leads back to the text of the article.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg.lines import unwrapped

# A character reference of HTML that no reader has resolved, be it escaped again.
_REFERENCE = re.compile("&(?:amp;)*(?:[A-Za-z]{2,8}|#\\d{2,5}|#[xX][\\da-fA-F]{2,4});")
# A letter with marks on it; blanks that are not one plain blank, and characters that are never seen; a hyphen
# of print.
_SEEN_AS_NONE = (
    "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
)
_ODD = re.compile(
    "[^\\W\\d_][\u0300-\u036f]+"
    f"|(?=[\t{_SEEN_AS_NONE}]| [ \t{_SEEN_AS_NONE}])[ \t{_SEEN_AS_NONE}]+"
    "|[\u2028\u2029\u2010\u2011]"
)
# Where none of these stands, nothing is odd.
_MAY_BE_ODD = re.compile(f"[\t{_SEEN_AS_NONE}\u0300-\u036f\u2028\u2029\u2010\u2011]|  ")
_INSTEAD = {"\u2028": "\n", "\u2029": "\n", "\u2010": "-", "\u2011": "-"}
# Russian and its neighbours write stress on a vowel as an accent, which is no part of the word.
_STRESSED = re.compile("[аеёиоуыэюяіїєѐѝ]", re.I)
_STRESS = "\u0300\u0301"
# Letters of two scripts that look alike: a "c" for a "с" in a Russian text, an "А" for an "A" in a Latin one.
_LATIN, _CYRILLIC = "aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)
# Here and below what stands before is asked last: a search leaps to the letters that a pattern begins with.
_TOUCHING = re.compile("[a-zA-Zəğışçöü](?:(?=[а-яА-ЯёЁ])|(?<=[а-яА-ЯёЁ].))")
# A hyphen between blanks is a dash, also one of several.
_DASH = re.compile("-(?<= -)(?= )")
_WORD = re.compile("[^\\W\\d_]+")
_ALONE = re.compile('[acoykACBOK](?<=[а-яё»"] .)(?= [«"А-Яа-яё])')
_ALONE_TO = str.maketrans("acoykACBOK", "асоукАСВОК")
_OF_SCRIPT = {False: re.compile("[а-яА-ЯёЁ]"), True: re.compile("[a-zA-Z]")}


@dataclass(frozen=True, slots=True)
class PlainText:
    """The plain form of ``original``. ``starts`` and ``ends`` are the offsets there of each character of
    ``text``; both are empty when each stands where it stood.

    The first ``above`` characters of ``original`` are a headline that the text of the article lacks.
    """

    original: str
    text: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    above: int = 0

    def passage(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of the passage [start, end) of the text, which is not empty."""
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)

    def offset(self, original: int) -> int:
        """Return the offset of the first character of the text at or after an offset of the original."""
        return bisect_left(self.starts, original) if self.starts else original


def plain_text(original: str) -> PlainText:
    """Return a text as it is read. The plain form of a plain text is that text."""
    plain = PlainText(original, original)
    if "&" in original:
        plain = _changed(plain, _REFERENCE, _resolved)
    if _MAY_BE_ODD.search(plain.text):
        plain = _changed(plain, _ODD, _read)
    plain = replace(plain, text=unwrapped(_in_one_script(plain.text)))
    if "  " in plain.text:  # a line that ended in a blank
        plain = _changed(plain, _ODD, _read)
    return replace(plain, text=_DASH.sub("–", plain.text))


def _in_one_script(text: str) -> str:
    """A text of the same length with each word in one script, where letters of another one look alike."""
    if not _OF_SCRIPT[False].search(text):
        return text
    if _TOUCHING.search(text):
        text = _WORD.sub(lambda m: _respelt(m[0]) if _TOUCHING.search(m[0]) else m[0], text)
    return _ALONE.sub(lambda m: m[0].translate(_ALONE_TO), text)


def _respelt(word: str) -> str:
    """A word in the script that all its letters can be of, the one of most where both can be; as it is where
    they can be of none."""
    cyrillic, latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    can_be = {True: not _OF_SCRIPT[True].search(cyrillic), False: not _OF_SCRIPT[False].search(latin)}
    if not any(can_be.values()):
        return word
    most = len(_OF_SCRIPT[False].findall(word)) * 2 > len(word)
    return cyrillic if can_be[True] and (most or not can_be[False]) else latin


def _changed(plain: PlainText, odd: re.Pattern[str], read: Callable[[str], str]) -> PlainText:
    """Return a plain text with each passage that is odd as it is read: a character, or nothing."""
    text, pieces, at = plain.text, [], 0
    starts: list[int] = []
    ends: list[int] = []
    for match in odd.finditer(text):
        pieces += [text[at : match.start()], instead := read(match.group())]
        starts += range(at, match.start())
        ends += range(at + 1, match.start() + 1)
        same = instead == match.group()
        starts += range(*match.span()) if same else [match.start()] * len(instead)
        ends += range(match.start() + 1, match.end() + 1) if same else [match.end()] * len(instead)
        at = match.end()
    if not at:
        return plain
    pieces.append(text[at:])
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    if plain.starts:
        starts, ends = [plain.starts[s] for s in starts], [plain.ends[e - 1] for e in ends]
    return PlainText(plain.original, "".join(pieces), starts, ends)


def _resolved(reference: str) -> str:
    """The character that a reference of HTML stands for, the reference itself where there is none."""
    read = before = reference
    while (read := html.unescape(before)) != before:
        before = read
    is_one = len(read) == 1 and (read.isprintable() or unicodedata.category(read) == "Zs")
    return read if is_one and (read != "&" or reference.endswith("amp;")) else reference


def _read(odd: str) -> str:
    """What is read for an odd passage: one letter, a blank, a line end, a hyphen, or nothing."""
    if odd in _INSTEAD:
        return _INSTEAD[odd]
    if odd[0].isalpha():
        return _letter(odd[0], odd[1:])
    return " " if any(c == "\t" or unicodedata.category(c) == "Zs" for c in odd) else ""


def _letter(letter: str, marks: str) -> str:
    """A letter with the marks that Unicode has it with; stress marks and other marks go."""
    for mark in marks:
        composed = unicodedata.normalize("NFC", letter + mark)
        if len(composed) == 1 and not (mark in _STRESS and _STRESSED.fullmatch(letter)):
            letter = composed
    return letter
