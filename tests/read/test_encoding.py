"""Bytes to text: encodings that news come in, and bytes that are no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Unreadable
from kg.read.encoding import MAX_BYTES, check_plain, check_text, decode

RUSSIAN = (
    "Министр иностранных дел Норландии прибыл в столицу.\r\nПереговоры начнутся завтра — в пятницу.\n" * 3
)
ENGLISH = "“The minister’s visit” – as the agency’s café correspondent reports – begins today. " * 3
TURKISH = (
    "Dışişleri Bakanı, görüşmelerin ardından başkentte düzenlenen toplantıya katıldı. Güneş ışığı.\n" * 3
)


@given(st.text(min_size=1).filter(lambda t: t.strip() and "\x00" not in t and t[0] != "\ufeff"))
def test_utf8_stays_as_it_is(text: str) -> None:
    assert decode(text.encode(), where="a") == text
    assert decode(codecs.BOM_UTF8 + text.encode(), where="a") == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH])
def test_wide_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), where="a") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN.replace("—", "-"), "koi8-r"),
        (RUSSIAN.replace("—", "-"), "cp866"),
        (RUSSIAN.replace("—", "-"), "iso8859-5"),
        (RUSSIAN, "mac_cyrillic"),
        (RUSSIAN[:49], "mac_cyrillic"),
        (RUSSIAN.replace("—", "-").upper(), "iso8859-5"),
        (ENGLISH, "cp1252"),
        (TURKISH, "cp1254"),
        (TURKISH, "iso8859-9"),
    ],
)
def test_code_pages(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), where="a") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "not a text: it holds NUL bytes"),
        (b"PK\x03\x04" + bytes(range(256)), "not a text but a zip archive: unpack it"),
        (
            b"{\\rtf1\\ansi The ministers met in the capital.}",
            "not a text but a document of an office program: save it as text",
        ),
        (RUSSIAN[:60].encode()[:-1], "broken UTF-8 at byte 109: save the file as UTF-8 again"),
        (codecs.BOM_UTF8 + b"\xff\xfe", "broken UTF-8 at byte 0"),
        (RUSSIAN.encode("utf-16")[:-1], "broken UTF-16-LE at byte"),
        (b"a" * (MAX_BYTES + 1), "2 MB is more than the 2 MB that one article may have: split it"),
    ],
)
def test_no_text(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as error:
        decode(data, where="a.txt")
    assert str(error.value).startswith(f"a.txt: {message}")


def test_turkish_letters_without_a_declaration_are_no_icelandic() -> None:
    """The code pages differ in six letters alone; Azerbaijani sites wrote the letter ə as a reference."""
    text = "Nazirl&#601;r Bak\u0131da g\u00f6r\u00fc\u015f\u00fcbl\u0259r".replace("\u0259", "&#601;")
    assert decode(
        (text + ", ba\u015f\u00e7\u0131 \u00e7\u0131x\u0131\u015f edib. ").encode("cp1254") * 5, where="a"
    ).startswith(text)


AZERBAIJANI = "Azərbaycan Prezidenti martın 3-də Bakıda Gürcüstanın Baş nazirini qəbul edib. " * 3


@pytest.mark.parametrize("page", ["cp1251", "cp1252", "cp1254", "iso-8859-1"])
@pytest.mark.parametrize("text", [RUSSIAN, AZERBAIJANI])
def test_utf8_that_was_taken_for_something_else_is_no_text(text: str, page: str) -> None:
    """It passed for a Russian text that tells of nothing."""
    with pytest.raises(Unreadable, match="turn it back, as by iconv") as raised:
        check_text(text.encode().decode(page, "replace"), where="a")
    assert page in str(raised.value) or page == "cp1254"


@pytest.mark.parametrize(
    "text", [RUSSIAN, ENGLISH, TURKISH, AZERBAIJANI, "Ёё №" * 99, "«»…—" * 99, "ÄÖÜ ÃÅÉ " * 99]
)
def test_what_is_a_text(text: str) -> None:
    check_text(text, where="a")


@pytest.mark.parametrize("first", ["MIME-Version: 1.0", "From: <Saved by Blink>", "Subject: Meeting"])
def test_a_mail_or_a_page_saved_as_one_is_no_text(first: str) -> None:
    heads = f"{first}\r\nDate: Mon, 3 Mar 2025\r\nContent-Type: multipart/related; boundary=x\r\n"
    mail = f"{heads}\r\n--x\r\n{RUSSIAN}"
    with pytest.raises(Unreadable, match="a mail, or a page saved as one"):
        check_plain(mail, where="a")
    check_plain(f"{first}\n\n{RUSSIAN}", where="a")
