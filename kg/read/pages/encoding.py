"""Bytes of a web page -> text, whatever the page declares about them.

Declarations are often wrong: a code page is declared by the template and the text is UTF-8, or the reverse.
So what the bytes are counts before what is said of them: valid UTF-8 with letters beyond ASCII is UTF-8. Of
the code pages, a declared one is believed when it gives words, else the likeliest is taken.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from kg.errors import Unreadable
from kg.read.encoding import check_size, decode, has_mark, likeliest

PAGE_BYTES: Final = 10_000_000
"""One page as it is saved; the text in it may have MAX_BYTES of kg.read.encoding."""

_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([A-Za-z0-9_.-]{2,40})"""
)
_HEAD: Final = 4096  # browsers look at 1,024 bytes; comments and scripts push the declaration further down
_BEYOND: Final = re.compile(rb"[\x80-\xff]")
_BROKEN: Final = 0.01  # of the bytes beyond ASCII: a cut-off letter here and there, as browsers tolerate it
_TAG: Final = re.compile(rb"<(?:script|style)\b.*?</|<[^>]*>", re.IGNORECASE | re.DOTALL)
_SAMPLE: Final = 100_000
# What a wrong code page makes of words: letters of two scripts, a sign or capital within, accents in a row.
_ODD_WORD: Final = re.compile(
    r"[а-яё][А-ЯЁ]|[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]|\w[¤¦§©¬®±¶¸°¿¡¨¯´÷×¢£¥ª¼½¾]\w|[À-ÿ]{4}"
)
_LETTER_BEYOND: Final = re.compile(r"[^\W\d_a-zA-Z]")
_ODD_SHARE: Final = 0.03


def decode_page(data: bytes, *, charset: str | None = None, limit: int = PAGE_BYTES, where: str) -> str:
    """Return the text of a page; ``charset`` is what the server said of it, if there was one.

    ``limit`` counts bytes. Raises Unreadable when there is nothing, too much, NUL bytes, or no text in any
    encoding that is tried.
    """
    if not data.strip():
        raise Unreadable("empty", where=where)
    check_size(len(data), limit=limit, what="one page", where=where)
    if has_mark(data) or b"\x00" in data:
        return decode(data, limit=limit, where=where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    beyond = len(_BEYOND.findall(data))
    mended = data.decode("utf-8", errors="replace")
    if mended.count("\ufffd") <= _BROKEN * beyond:
        return mended
    sample = _TAG.sub(b" ", data)[:_SAMPLE]
    for name in (charset, _declared(data)):
        if name and (codec := _believed(sample, name)):
            return data.decode(codec, errors="replace")
    return data.decode(likeliest(sample, where=where), errors="replace")


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD].lower())
    return (found[1] or found[2]).decode("ascii") if found else None


def _believed(sample: bytes, name: str) -> str | None:
    """Return the codec of a declared code page, None when there is none or what comes out are no words."""
    try:
        codec = codecs.lookup("cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1") else name).name
        if codec.startswith(("utf", "unicode", "raw", "idna", "punycode")):
            return None
        text = sample.decode(codec, errors="replace")
    except (LookupError, ValueError):  # no codec of texts
        return None
    letters = _LETTER_BEYOND.findall(text)
    odd = len(_ODD_WORD.findall(text)) + text.count("\ufffd")
    capitals = sum(map(str.isupper, letters))  # KOI8 and windows-1251 taken for each other swap the case
    return codec if odd <= _ODD_SHARE * len(letters) and capitals <= len(letters) / 2 else None
