"""CSV, TSV and Parquet: columns, delimiters, encodings, and rows that are none."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import tracemalloc
import zlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from kg.errors import SkipRecord
from kg.read import read
from kg.records import Article

LANGUAGES = ("ru", "en", "az")
TEXT = "Министр иностранных дел Норландии прибыл в столицу; его встретил посол, сказано «сегодня»."


def outcomes(path: Path, data: bytes | None = None, **columns: str) -> list[str]:
    """Return what became of each row: the article's address, title or text, or the reason."""
    if data is not None:
        path.write_bytes(data)
    found = read(str(path), languages=LANGUAGES, columns=columns)
    return [told(item).replace(str(path), path.name) for item in found]


def told(item: Article | SkipRecord) -> str:
    if isinstance(item, SkipRecord):
        return str(item)
    source = item.source
    assert item.text.startswith(TEXT)
    return "|".join(filter(None, [source.url, source.title, source.published, source.publisher, source.lang]))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [
        ["Title", "Date", "Body", "URL"],
        ["Визит", "21.11.2025", TEXT, "https://example.org/1"],
        ["Визит", "2025-11-21", TEXT + '\nВторой абзац, с «кавычками» и "другими".', ""],
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    assert outcomes(tmp_path / "a.csv", out.getvalue().encode(encoding)) == [
        "https://example.org/1|Визит|2025-11-21|ru",
        "Визит|2025-11-21|ru",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "full_text,headline,pub_date,link,outlet,language",
        "Текст,Заголовок,Дата публикации,Ссылка,Источник,Язык",
        "Mətn,Başlıq,Tarix,Keçid,Mənbə,Dil",
        "Article Text,TITLE,publishedAt,article-url,Source,Lang",
    ],
)
def test_usual_names_of_columns(tmp_path: Path, heading: str) -> None:
    row = f'"{TEXT}",Визит,2025-11-21,https://example.org/1,Вестник,ru'
    assert outcomes(tmp_path / "a.csv", f"{heading}\n{row}\n".encode()) == [
        "https://example.org/1|Визит|2025-11-21|Вестник|ru"
    ]


PLAIN = "Министр иностранных дел Норландии прибыл в столицу соседней страны."
BROKEN = "a.csv:2: a quote in this row is not closed, or not doubled within a cell"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f'"Сказано: {PLAIN}|2025-11-21|x', f'"Сказано: {PLAIN}'),  # nothing closes it
        (f'"Восток" сказал: {PLAIN}|2025-11-21|x', f'"Восток" сказал: {PLAIN}'),
        (
            f'"Глава \\"Востока|\\" молчит. {PLAIN}"|2025-11-21|x',
            f'Глава "Востока|" молчит. {PLAIN}',
        ),  # MySQL
        (f'"Глава "Востока" молчит. {PLAIN}"|2025-11-21|x', f'"Глава "Востока" молчит. {PLAIN}"'),
        (f'"Глава "Востока|" молчит. {PLAIN}"|2025-11-21|x', BROKEN),
    ],
)
def test_a_quote_out_of_place_costs_no_other_row(tmp_path: Path, row: str, expected: str) -> None:
    lines = ["text|date|x", row, f"Второй: {PLAIN}|2025-11-22|y", f'"Третий: {PLAIN}"|2025-11-23|z']
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    found = list(read(str(tmp_path / "a.csv"), languages=LANGUAGES))
    told = [i.text if isinstance(i, Article) else str(i).replace(str(tmp_path) + "/", "") for i in found]
    assert told == [expected, f"Второй: {PLAIN}", f"Третий: {PLAIN}"]


def test_blank_lines_before_the_heading(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"\n\ntext|date\n{PLAIN}|2025-11-21\n", encoding="utf-8")
    (found,) = read(str(tmp_path / "a.csv"), languages=LANGUAGES)
    assert isinstance(found, Article)


@pytest.mark.parametrize("word", ["null", "None", "NaN", "NaT", "N/A", "-"])
def test_words_of_programs_for_nothing(tmp_path: Path, word: str) -> None:
    data = f'text,date,url,publisher\n"{TEXT}",{word},{word},{word}\n'
    assert outcomes(tmp_path / "a.csv", data.encode()) == ["ru"]


def test_columns_within_a_column(tmp_path: Path) -> None:
    table = pa.table(
        {"news": [{"body": TEXT, "meta": {"day": "2025-11-21"}}], "publisher": [{"name": "Вестник"}]}
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    named = {"text": "news.body", "published": "news.meta.day"}
    (found,) = read(str(tmp_path / "a.parquet"), languages=LANGUAGES, columns=named)
    assert isinstance(found, Article), found
    assert (found.text, found.source.published, found.source.publisher) == (TEXT, "2025-11-21", "Вестник")


def test_columns_that_the_user_names_count_alone(tmp_path: Path) -> None:
    data = f'text,story,when,title\nкоротко,"{TEXT}",2025-11-21,Визит\nкоротко,,,Визит\n'.encode()
    assert outcomes(tmp_path / "a.csv", data, text="story", published="when") == [
        "Визит|2025-11-21|ru",
        "a.csv:3: empty",
    ]


def test_json_lines_have_a_column_mapping_too(tmp_path: Path) -> None:
    data = f'{{"story": "{TEXT}", "text": 7, "when": "2025-11-21"}}\n'.encode()
    assert outcomes(tmp_path / "a.jsonl", data, text="story", published="when") == ["2025-11-21|ru"]


NO_TEXT = "a.csv: no column for the text: name it with --column text=NAME"


@pytest.mark.parametrize(
    ("data", "columns", "message"),
    [
        (b"", {}, "a.csv: empty"),
        (b"id,x\n1,2\n3,4\n", {}, f"{NO_TEXT}; there are: id, x"),
        (b"id,text\n1,2\n", {"text": "b"}, "a.csv: no column 'b' (--column text=b); there are: id, text"),
        (b"id,text\n1,2\n", {"url": "x"}, "a.csv: no column 'x' (--column url=x); there are: id, text"),
    ],
)
def test_a_table_without_the_column_gives_one_reason(
    tmp_path: Path, data: bytes, columns: dict[str, str], message: str
) -> None:
    assert outcomes(tmp_path / "a.csv", data, **columns) == [message]


def test_bad_rows_are_named_by_line_and_cost_only_themselves(tmp_path: Path) -> None:
    lines = [
        b"text,url,published", f'"{TEXT}\nдве строки",,'.encode(), b"", b",,", f'"{TEXT}",x,'.encode(),
        f'"{TEXT}",,soon'.encode(), b"a,b,c,d,e", b'"\x00",,', b"\xff\xff\xff,,", b"ok,,",
        f'"{TEXT}"'.encode(),
    ]  # fmt: skip
    assert outcomes(tmp_path / "a.csv", b"\n".join(lines)) == [
        "ru",
        "a.csv:6: url: 'x' is no web address; leave it out or begin it with https://",
        "a.csv:7: published: 'soon' is no date; give it as 2025-11-21 or 2025-11-21T21:40",
        "a.csv:8: 5 cells under 3 headings",
        "a.csv:9: not a text: 1 control characters in 1",
        "a.csv:10: not a text: it holds half of a surrogate pair, which is no character",
        "a.csv:11: too little text to tell the language (2 letters): name it with --lang",
        "ru",
    ]


@pytest.mark.parametrize("page", ["cp1251", "koi8_r", "cp866"])
@pytest.mark.parametrize("order", ["uc", "cu", "ucc", "cuc", "uuuuc", "uccccc"])
def test_rows_in_another_encoding_than_the_others(tmp_path: Path, page: str, order: str) -> None:
    """As where files were joined: all were lost, or those that did not fit."""
    text = TEXT.translate({ord(mark): None for mark in ";«»"})
    rows = [f"Встреча;{text}\n".encode(page if kind == "c" else "utf-8") for kind in order]
    (tmp_path / "a.csv").write_bytes(b"title;text\n" + b"".join(rows))
    items = list(read(str(tmp_path / "a.csv"), languages=["ru"]))
    assert {(i.source.title, i.text) if isinstance(i, Article) else str(i) for i in items} == {
        ("Встреча", text)
    }
    assert len(items) == len(order)


def test_names_of_columns_are_told_in_short(tmp_path: Path) -> None:
    """The first row is a text, where a table has no heading."""
    (why,) = outcomes(tmp_path / "a.csv", f"{TEXT.replace(',', '').replace(';', '') * 9}, 2025\n".encode())
    assert "no column for the text" in why
    assert len(why) < 200


@pytest.mark.parametrize(
    "huge", [b'"' + b"a" * 3_000_000 + b'"', b'"' + b"a\n" * 1_500_000 + b'"', b"a" * 9_000_000]
)
def test_a_huge_cell_costs_one_article(tmp_path: Path, huge: bytes) -> None:
    good = f'"{TEXT}",https://example.org/1'.encode()
    data = b"text,url\n" + good + b"\n" + huge + b",x\n" + good + b"\n"
    first, why, last = outcomes(tmp_path / "a.csv", data)
    assert first == last == "https://example.org/1|ru"
    assert why == "a.csv:3: more than 2 MB in one cell or line"


def test_a_quote_that_is_never_closed_ends_in_a_reason(tmp_path: Path) -> None:
    never_closed = b'text,url\n"' + TEXT.encode() + b"\n" + (b"a" * 97 + b",b\n") * 21_200
    found = outcomes(tmp_path / "a.csv", never_closed)
    assert found == ["a.csv:2: more than 2 MB in one cell or line", *found[1:]]
    assert len(found) > 1000
    assert all(": url: 'b' is no web address" in why for why in found[1:])


def test_a_spreadsheet_that_states_its_delimiter(tmp_path: Path) -> None:
    assert outcomes(tmp_path / "a.csv", f'sep=;\ntitle, url;text\nВизит;"{TEXT}"\n'.encode()) == ["ru"]


def test_gzip_and_a_truncated_file(tmp_path: Path) -> None:
    packed = gzip.compress(f'text\n"{TEXT}"\n'.encode() + f'"{TEXT} {"я" * 9}"\n'.encode() * 4_000)
    assert outcomes(tmp_path / "a.tsv.gz", packed)[0] == "ru"
    last = outcomes(tmp_path / "a.tsv.gz", packed[:-9])[-1]
    assert "broken file, the rest is lost" in last


@pytest.mark.parametrize("kept", [0.5, 0.99])
def test_a_small_packed_table_that_is_cut_off_keeps_what_was_whole(tmp_path: Path, kept: float) -> None:
    rows = [f'"{TEXT} {int(hashlib.sha512(bytes([n])).hexdigest(), 16)}"\n' for n in range(40)]
    packed = gzip.compress("".join(["text\n", *rows]).encode())
    there = zlib.decompressobj(31).decompress(packed[: int(len(packed) * kept)])
    *whole, last = outcomes(tmp_path / "a.csv.gz", packed[: int(len(packed) * kept)])
    assert whole == ["ru"] * (there.count(b"\n") - 1) != []
    assert last.startswith(f"a.csv.gz:{len(whole) + 2}: broken file, the rest is lost:")


def test_what_is_behind_a_packed_table_costs_none_of_it(tmp_path: Path) -> None:
    packed = gzip.compress(f'text\n"{TEXT}"\n'.encode())
    whole, last = outcomes(tmp_path / "a.csv.gz", packed + b"no gzip")
    assert (whole, last.startswith("a.csv.gz:3: broken file, the rest is lost:")) == ("ru", True)


@pytest.mark.parametrize("name", ["a.csv.gz", "a.csv"])
@pytest.mark.parametrize("is_packed", [True, False])
def test_packed_or_not_whatever_the_name_says(tmp_path: Path, name: str, is_packed: bool) -> None:
    """Programs that fetch a file may unpack it on the way, or keep it as it was sent."""
    table = f'text\n"{TEXT}"\n'.encode()
    assert outcomes(tmp_path / name, gzip.compress(table) if is_packed else table) == ["ru"]


def test_utf_16_without_a_mark(tmp_path: Path) -> None:
    table = f"text;date\r\n{TEXT.replace(';', ',')};2025-11-21\r\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        (found,) = read(str(write(tmp_path / "a.csv", table.encode(encoding))), languages=LANGUAGES)
        assert isinstance(found, Article)
        assert found.source.published == "2025-11-21"


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.binary(max_size=400))
def test_any_bytes_give_articles_or_reasons(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"text,url\n" + data)
    assert all(isinstance(i, Article | SkipRecord) for i in read(str(path), languages=LANGUAGES))


# -- Parquet


def written(path: Path, **columns: Sequence[object]) -> Path:
    parquet.write_table(pa.table({name: pa.array(values) for name, values in columns.items()}), path)
    return path


def test_parquet(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.parquet",
        body=[TEXT, TEXT, None, TEXT, "\x00"],
        date=[datetime(2025, 11, 21, 10, tzinfo=UTC)] * 5,
        link=["https://example.org/1", None, None, "x", None],
        vector=[[1.0, 2.0]] * 5,
    )
    assert outcomes(path) == [
        "https://example.org/1|2025-11-21T10:00:00+00:00|ru",
        "2025-11-21T10:00:00+00:00|ru",
        "a.parquet:3: no text: expected it under text, body or content, or name it: --column text=NAME",
        "a.parquet:4: url: 'x' is no web address; leave it out or begin it with https://",
        "a.parquet:5: not a text: 1 control characters in 1",
    ]
    assert outcomes(path, text="link")[1].startswith("a.parquet:2: no text: nothing under the name 'link'")


def test_parquet_with_days_bytes_and_dictionaries(tmp_path: Path) -> None:
    days = pa.array([date(2025, 11, 21)])
    table = pa.table(
        {
            "text": pa.array([TEXT.encode()]),
            "published": days,
            "source": pa.array(["Вестник"]).dictionary_encode(),
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    assert outcomes(tmp_path / "a.parquet") == ["2025-11-21|Вестник|ru"]


def test_a_time_that_no_calendar_has_costs_one_row_of_parquet(tmp_path: Path) -> None:
    for kind, beyond in (
        (pa.timestamp("s"), 10**15),
        (pa.date32(), 10**9),
        (pa.timestamp("s", "UTC"), 10**15),
    ):
        times = pa.array([beyond, None, 20_000], pa.int32() if kind == pa.date32() else pa.int64()).cast(kind)
        parquet.write_table(pa.table({"text": [TEXT] * 3, "date": times}), tmp_path / "a.parquet")
        first, *rest = outcomes(tmp_path / "a.parquet")
        assert first.startswith("a.parquet:1: published: 'a time beyond the calendar' is no date; give it as")
        assert [row[-2:] for row in rest] == ["ru", "ru"]


def test_a_long_text_that_many_rows_of_parquet_share_is_never_unfolded(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", text=[TEXT, *["x" * 2_000_001] * 40, TEXT])
    tracemalloc.start()
    found = outcomes(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == ["ru", *(f"a.parquet:{n}: more than 2 MB in one cell" for n in range(2, 42)), "ru"]
    assert most < 2_000_000, "none of them was a string of Python"


def test_a_file_that_is_no_parquet_or_broken(tmp_path: Path) -> None:
    assert outcomes(tmp_path / "a.parquet", b"PAR1")[0].startswith(
        "a.parquet:1: broken file, the rest is lost: "
    )
    whole = written(tmp_path / "b.parquet", text=[TEXT] * 3).read_bytes()
    assert outcomes(tmp_path / "a.parquet", whole[:-9])[0].startswith("a.parquet:1: broken file")
    assert outcomes(written(tmp_path / "c.parquet", id=[1])) == [
        "c.parquet: no column for the text: name it with --column text=NAME; there are: id"
    ]


def test_what_lies_within_columns_of_parquet(tmp_path: Path) -> None:
    """Dates within a struct cost the article, and what a map says was passed over."""
    table = pa.table(
        {
            "article": [{"body": TEXT, "day": datetime(2025, 3, 3, 10, 0)}],
            "more": pa.array([[("link", "https://example.org/1")]], pa.map_(pa.string(), pa.string())),
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    columns = {"text": "article.body", "published": "article.day", "url": "more.link"}
    (item,) = read(str(tmp_path / "a.parquet"), languages=["ru"], columns=columns)
    assert isinstance(item, Article)
    assert (item.source.published, item.source.url) == ("2025-03-03T10:00:00", "https://example.org/1")
