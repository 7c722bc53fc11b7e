"""Bytes -> text: UTF-8 first, then byte order marks, UTF-16, and the 8-bit code pages of the region."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import Final

from kg.errors import Unreadable

# One article; the longest in the corpora is 60 kB. Above this a file is a collection or no text at all.
MAX_BYTES: Final = 2_000_000

FEW_NULS: Final = 20
"""One NUL in so many bytes is no stray one."""

GZIP: Final = b"\x1f\x8b\x08"
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZIP: Final = b"PK\x03\x04"
_OFFICE: Final = "a document of an office program: save it as text"
_OF_OFFICE: Final = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")  # what .docx, .odt begin with
_NAMED_WITHIN: Final = 200
_NO_TEXTS: Final = {
    _ZIP: "a zip archive: unpack it, or name what is in it, as in zip://*.html::FILE.zip",
    GZIP: "packed by gzip: unpack it",
    b"%PDF-": "a PDF: save it as text",
    b"\xd0\xcf\x11\xe0": _OFFICE,
    b"{\\rtf": _OFFICE,
}
_CODE_PAGES: Final = [
    "cp1251", "koi8_r", "cp866", "cp1252", "cp1254", "iso8859_9", "latin_1", "iso8859_5", "mac_cyrillic",
]  # fmt: skip
_WESTERN: Final = ("cp1252", "latin_1")
_TURKISH: Final = re.compile(rb"[\xf0\xfd\xfe]")  # ğ ı ş, where western pages have three letters of Icelandic
_MAIL: Final = re.compile(r"[A-Z][A-Za-z-]{1,40}: (?=[^\0]{0,2000}^Content-Type: multipart/)", re.MULTILINE)
_JSON: Final = re.compile(r'\s*(?:\[\s*)?\{\s*"[^"\n]{1,100}"\s*:')
_TAKEN_FOR: Final = ("cp1251", "cp1252", "cp1254", "iso-8859-1")  # what UTF-8 was read as
_BEYOND_ASCII: Final = re.compile("[^\x00-\x7f]")
_LOOKED_AT: Final = 300
_FEWEST_LETTERS: Final = 20  # that tell an encoding
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH: Final = re.compile(rb"[\x80-\xff]")


def decode(data: bytes, *, limit: int | None = None, where: str) -> str:
    """Return the text exactly as encoded: line ends stay, only a byte order mark goes.

    Raises Unreadable when there is nothing, too much, or no text in any encoding that is tried.
    """
    if not data.strip():
        raise Unreadable("empty", where=where)
    check_size(len(data), limit=limit or MAX_BYTES, where=where)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, where=where)
    if known := known_as(data):
        raise Unreadable(f"not a text but {known}", where=where)
    if b"\x00" in data:
        return _strict(data, utf16_order(data, where=where), where=where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _from_code_page(data, error, where=where)


def has_mark(data: bytes) -> bool:
    """Tell whether a byte order mark opens the data."""
    return data.startswith(tuple(mark for mark, _ in _MARKS))


def known_as(data: bytes) -> str | None:
    """Return what data are that hold no text, and what to do with them; None when they are none of these."""
    found = next((start for start in _NO_TEXTS if data.startswith(start)), None)
    if found == _ZIP and any(name in data[:_NAMED_WITHIN] for name in _OF_OFFICE):
        return _OFFICE
    return _NO_TEXTS[found] if found else None


def check_size(size: int, *, limit: int = MAX_BYTES, what: str = "one article", where: str) -> None:
    """Raise Unreadable when an article (or ``what`` else) has more than ``limit`` bytes."""
    if size > limit:
        advice = ": split it, or give a .jsonl file with one article a line" if what == "one article" else ""
        raise Unreadable(
            f"{size / 1e6:.0f} MB is more than the {limit // 1_000_000} MB that {what} may have{advice}",
            where=where,
        )


def check_text(text: str, *, where: str) -> None:
    """Raise Unreadable for no text: blank, NUL, half surrogate pairs, over 1 % control characters."""
    if not text.strip():
        raise Unreadable("empty", where=where)
    check_size(len(text), where=where)
    if not text.isascii() and re.search("[\ud800-\udfff]", text):
        raise Unreadable("not a text: it holds half of a surrogate pair, which is no character", where=where)
    if page := _read_as(text):
        raise Unreadable(
            f"UTF-8 that was taken for {page} and saved so: turn it back, as by iconv -f utf-8 -t {page}",
            where=where,
        )
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls * 100 > len(text):
        raise Unreadable(f"not a text: {controls} control characters in {len(text)}", where=where)


def _read_as(text: str) -> str | None:
    """Return the code page that UTF-8 was read as, which makes "РњРёРЅ" of "Мин"; None where it was not."""
    if text.isascii():
        return None
    looked_at = text[:_LOOKED_AT]
    beyond = len(_BEYOND_ASCII.findall(looked_at))
    if beyond < _FEWEST_LETTERS:
        return None
    for page, sequence in _sequences().items():
        if sum(map(len, sequence.findall(looked_at))) > 0.8 * beyond:
            return page
    return None


@cache
def _sequences() -> dict[str, re.Pattern[str]]:
    """Return what the bytes of letters in UTF-8 are as characters of code pages."""
    found = {}
    for page in _TAKEN_FOR:
        first2, first3, after = (
            re.escape(bytes(range(first, last)).decode(page, "ignore"))
            for first, last in ((0xC2, 0xE0), (0xE0, 0xF0), (0x80, 0xC0))
        )
        after = f"[{after}\ufffd]"
        found[page] = re.compile(f"[{first2}]{after}|[{first3}]{after}{{2}}")
    return found


def check_plain(text: str, *, where: str) -> None:
    """Raise Unreadable when a file holds a web page, mail or JSON: markup must not pass for news."""
    if _JSON.match(text):
        raise Unreadable(
            "JSON, not plain text: give one object a line, in a file that ends in .jsonl", where=where
        )
    if _MAIL.match(text):
        raise Unreadable("a mail, or a page saved as one (MHTML): save it as HTML or as text", where=where)
    start = text[:200].lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype", "<html", "<?xml")):
        raise Unreadable("a web page, not plain text: let its name end in .html", where=where)


def _strict(data: bytes, encoding: str, *, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"broken {encoding.upper()} at byte {error.start}", where=where) from error


def utf16_order(data: bytes, *, where: str) -> str:
    """Return the byte order of UTF-16 without a mark by the side on which blanks and line ends stand.

    Raises Unreadable when it is none.
    """
    little = data[0::2].count(b" ") + data[0::2].count(b"\n")
    big = data[1::2].count(b" ") + data[1::2].count(b"\n")
    order, zeros = ("utf-16-le", data[1::2]) if little >= big else ("utf-16-be", data[0::2])
    other = data[0::2] if little >= big else data[1::2]
    if len(data) % 2 or zeros.count(0) * 20 < len(zeros) or other.count(0):
        raise Unreadable("not a text: it holds NUL bytes", where=where)
    return order


def is_broken_utf8(data: bytes) -> bool:
    """Tell whether most bytes beyond ASCII are of UTF-8, so that the others are damage."""
    return sum(map(len, _SEQUENCE.findall(data))) > 0.8 * len(_HIGH.findall(data))


def _from_code_page(data: bytes, error: UnicodeDecodeError, *, where: str) -> str:
    """Return the text in the likeliest 8-bit code page; UTF-8 with a few broken bytes is an error."""
    if is_broken_utf8(data):
        raise Unreadable(f"broken UTF-8 at byte {error.start}: save the file as UTF-8 again", where=where)
    return code_page(data, where=where)


def code_page(data: bytes, *, where: str) -> str:
    """Return the text in the likeliest of the 8-bit code pages. Raises Unreadable when it is none."""
    return data.decode(likeliest(data, where=where), errors="replace")


def likeliest(sample: bytes, *, where: str) -> str:
    """Return the name of the likeliest of the 8-bit code pages. Raises Unreadable when it is none."""
    from charset_normalizer import from_bytes  # 20 ms to import, and seldom needed

    guess = from_bytes(sample, cp_isolation=_CODE_PAGES).best()
    if guess is None:
        raise Unreadable("not a text in UTF-8, UTF-16 or a known code page: save it as UTF-8", where=where)
    if guess.encoding in _WESTERN and len(set(_TURKISH.findall(sample))) > 1:
        return "cp1254"
    return guess.encoding
