"""read_text: the text stays as it is, identifiers, stated metadata, what is no text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.errors import UnknownLanguage, Unreadable
from kg.read import MAX_BYTES, read_text
from kg.read.identity import normalised
from kg.records import Source

RUSSIAN = "Министр иностранных дел Норландии прибыл в столицу соседней страны с рабочим визитом."
ENGLISH = "The foreign minister of Norland arrived in the capital of the neighbouring country."


def source(text: str = RUSSIAN, **meta: object) -> Source:
    return read_text(text, lang="ru", languages=("ru",), meta=meta).source


@given(st.text(min_size=1))
def test_any_text_stays_as_it_is(text: str) -> None:
    assume(text.strip() and not any(ord(c) < 32 or ord(c) == 127 for c in text))
    article = read_text(text, lang="ru", languages=("ru",))
    assert article.text == text
    assert 0 <= article.body_start <= len(text)
    assert article.source.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_identifiers_are_pinned() -> None:
    """Stored graphs are named by them: if this fails, every store out there breaks."""
    assert source().id == "t7304e221482be45e9a90"
    assert source(url="https://www.example.org/a/?utm_source=x&b=1#top").id == "ud4fd67c18db2b10611fc"


def test_the_identifier_comes_from_the_address_where_there_is_one() -> None:
    one, other = source(url="https://example.org/1"), source("Другой текст.", url="http://www.example.org/1/")
    assert one.id == other.id != source().id
    assert one.sha256 != other.sha256


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.Example.org:443/a/", "example.org/a"),
        ("http://example.org:8080/a", "example.org:8080/a"),
        ("https://example.org/?b=2&a=1", "example.org?b=2&a=1"),
        ("https://example.org/a?utm_source=x&fbclid=y#part", "example.org/a"),
        ("https://example.org/мир", "example.org/%D0%BC%D0%B8%D1%80"),
        ("https://example.org/%D0%BC%D0%B8%D1%80", "example.org/%D0%BC%D0%B8%D1%80"),
    ],
)
def test_addresses_of_one_page_are_one(url: str, expected: str) -> None:
    assert normalised(url) == expected


def test_stated_metadata_has_aliases_and_is_cleaned() -> None:
    stated = {
        "link": " https://example.org/1 ",
        "headline": " A\n title ",
        "date": "21.11.2025",
        "source": "X",
    }
    found = source(**stated)
    assert (found.url, found.title) == ("https://example.org/1", "A title")
    assert (found.published, found.publisher) == ("2025-11-21", "X")


def test_stated_metadata_counts_before_front_matter_and_front_matter_before_the_heading() -> None:
    text = f"---\ndate: 2025-11-02\npublisher: Front\n---\nНадпись\n3 ноября 2025\n\n{RUSSIAN}"
    assert source(text, published="2025-11-01").published == "2025-11-01"
    assert (source(text).published, source(text).publisher) == ("2025-11-02", "Front")


@pytest.mark.parametrize(
    ("published", "iso"),
    [
        (1741957500, "2025-03-14T13:05:00+00:00"),
        (1741957500000, "2025-03-14T13:05:00+00:00"),
        (1741957500.5, "2025-03-14T13:05:00+00:00"),
        ({"$date": "2025-03-14T18:05:00Z"}, "2025-03-14T18:05:00+00:00"),
        (20250314, "2025-03-14"),
        ("20250314180500", "2025-03-14T18:05:00"),
        (2025, "2025"),
        ("1970-01-01T00:00:00Z", None),
        (float("nan"), None),
    ],
)
def test_dates_as_programs_give_them(published: object, iso: str | None) -> None:
    assert source(published=published).published == iso


def test_a_date_that_english_reads_in_two_ways_is_refused() -> None:
    english = "The foreign ministers of the two states met in the capital to discuss trade and water."
    meta = {"published": "03/04/2025"}
    with pytest.raises(Unreadable, match="'03/04/2025' is one of two days in English; give it as 2025-11-21"):
        read_text(english, languages=("en",), meta=meta)
    assert source(**meta).published == "2025-04-03"
    assert (
        read_text(english, languages=("en",), meta={"published": "14/03/2025"}).source.published
        == "2025-03-14"
    )


@pytest.mark.parametrize("lang", ["Russian", "русский", "unknown", "en", "az", "ru-RU", "null"])
def test_a_language_that_is_stated_wrongly_or_in_words(lang: str) -> None:
    """A Russian text that is read as English states nothing, without a word."""
    assert read_text(RUSSIAN, languages=("ru", "en", "az"), meta={"lang": lang}).source.lang == "ru"


def test_a_publisher_within_an_object_and_text_in_paragraphs() -> None:
    assert source(publisher={"id": None, "name": "Вестник"}).publisher == "Вестник"


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ({"published": 45730}, "published: '45730' is no date; give it as 2025-11-21 or 2025-11-21T21:40"),
        ({"published": "soon"}, "published: 'soon' is no date; give it as 2025-11-21 or 2025-11-21T21:40"),
        ({"url": "example"}, "url: 'example' is no web address; leave it out or begin it with https://"),
        ({"url": "javascript:alert(1)"}, "url: 'javascript:alert(1)' is no web address"),
        ({"url": "https://[broken"}, "url: 'https://[broken' is no web address"),
        ({"title": 7}, "title: expected text, found int"),
    ],
)
def test_metadata_that_cannot_be_used(meta: dict[str, object], message: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_text(RUSSIAN, path="a.txt", languages=("ru",), meta=meta)
    assert str(error.value).startswith(f"a.txt: {message}")


def test_an_address_is_a_valid_iri() -> None:
    assert source(url='https://example.org/a b"<c>').url == "https://example.org/a%20b%22%3Cc%3E"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("a\x00b", "not a text: 1 control characters in 3"),
        ("\x01\x02" * 5 + "a" * 90, "not a text: 10 control characters in 100"),
        ("a\ud800b", "not a text: it holds half of a surrogate pair"),
        ("---\ntitle: A\n---\n", "no text below the front matter"),
    ],
)
def test_no_text(text: str, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        read_text(text, lang="ru", languages=("ru",))


def test_too_long_a_text() -> None:
    with pytest.raises(Unreadable, match="2 MB that one article may have"):
        read_text("a" * (MAX_BYTES + 1), lang="ru", languages=("ru",))


def test_a_long_article_is_read() -> None:
    text = (RUSSIAN + "\n") * 20_000
    assert read_text(text, languages=("ru",)).source.lang == "ru"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RUSSIAN, "ru"),
        (ENGLISH, "en"),
        ("Norlandiyanın xarici işlər naziri qonşu ölkənin paytaxtına işgüzar səfərə gəlib.", "az"),
        ("Norlandiya Dışişleri Bakanı dün komşu ülkenin başkentinde mevkidaşı ile bir araya geldi.", "tr"),
    ],
)
def test_language_is_detected(text: str, expected: str) -> None:
    assert read_text(text, languages=("ru", "en", "az", "tr")).source.lang == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "English"),
        ("Міністр закордонних справ Норландії прибув до столиці сусідньої країни.", "Ukrainian"),
        ("Министърът на външните работи на Норландия пристигна в столицата.", "Bulgarian"),
        ("Norlandiya Dışişleri Bakanı komşu ülkenin başkentine çalışma ziyareti için geldi.", "Turkish"),
    ],
)
def test_a_neighbour_is_not_taken_for_the_language_of_a_pack(text: str, language: str) -> None:
    with pytest.raises(UnknownLanguage) as error:
        read_text(text, languages=("ru", "az"))
    expected = (
        f"text: the text is in {language}; packs: ru, az; name the language with --lang if this is wrong"
    )
    assert str(error.value) == expected


def test_too_little_text_to_tell_the_language() -> None:
    with pytest.raises(
        UnknownLanguage, match=r"too little text to tell the language \(7 letters\): .* --lang"
    ):
        read_text("Встреча 1", languages=("ru",))


def test_enough_text_that_is_in_no_language() -> None:
    broken = ("Министр прибыл в столицу на переговоры. " * 12).encode("iso8859-5").decode("cp866")
    with pytest.raises(UnknownLanguage, match=r"the language cannot be told: name it with --lang, or look"):
        read_text(broken, languages=("ru",))


def test_a_stated_language_is_not_detected() -> None:
    assert read_text(ENGLISH, languages=("ru",), meta={"lang": "ru-RU"}).source.lang == "ru"
    with pytest.raises(UnknownLanguage, match="stated to be in German; packs: ru"):
        read_text(RUSSIAN, languages=("ru",), meta={"lang": "de"})
