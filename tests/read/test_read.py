"""read: sources, order, and the balance: what goes in comes out as an article or as the reason why not."""

from __future__ import annotations

import errno
import glob
import gzip
import io
import json
import os
import sys
import tarfile
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import SkipRecord, WrongUse
from kg.read import find_files, read, read_text
from kg.read.formats import SUFFIXES
from kg.read.jsonl import read_jsonl
from kg.read.options import Reading
from kg.records import Article

RUSSIAN = "Министр иностранных дел Норландии прибыл в столицу соседней страны."
GOOD = json.dumps({"text": RUSSIAN, "url": "https://example.org/1"}, ensure_ascii=False)
LANGUAGES = ("ru", "en")
READING = Reading(lang="ru", languages=LANGUAGES)


def outcomes(source: str | Path, **options: str) -> list[str]:
    """Return paths of articles and messages of rejects."""
    found = read(str(source), languages=LANGUAGES, **options)  # type: ignore[arg-type]  # lang only
    return [o.source.path or "" if isinstance(o, Article) else str(o) for o in found]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/d.txt", "e.json", "f.doc"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(RUSSIAN, encoding="utf-8")
    return tmp_path


def test_a_file_is_named_as_the_user_named_it(folder: Path) -> None:
    assert outcomes("b.txt") == ["b.txt"]
    assert outcomes("./b.txt") == ["./b.txt"]
    assert outcomes(folder / "b.txt") == [str(folder / "b.txt")]


def test_a_folder_is_read_in_order_without_what_is_hidden_or_of_another_kind(folder: Path) -> None:
    assert outcomes(".") == ["a.md", "b.txt", "sub/c.txt"]
    assert outcomes(folder) == [f"{folder}/{name}" for name in ("a.md", "b.txt", "sub/c.txt")]


def test_a_glob(folder: Path) -> None:
    assert outcomes("*.txt") == ["b.txt"]
    assert outcomes("**/*.txt") == ["b.txt", "sub/c.txt"]
    assert outcomes("s*") == ["sub/c.txt"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("**/*.txt", ["b.txt", "sub/c.txt"]),
        ("s*/**/*.txt", ["sub/c.txt"]),
        ("**", ["a.md", "b.txt", "e.json", "f.doc", "sub/c.txt"]),
        ("**/sub", ["sub/c.txt"]),
        ("sub/**", ["sub/c.txt"]),
        ("link/**/*.txt", ["link/c.txt"]),  # the user named it
        ("**/sub/**/*.txt", ["sub/c.txt"]),
    ],
)
def test_a_glob_over_all_folders_does_not_follow_links(folder: Path, pattern: str, found: list[str]) -> None:
    """Two links to a folder above would be 2 to the 40th folders, and each file is one."""
    Path("link").symlink_to("sub")
    for number in range(5):
        Path(f"sub/round{number}").symlink_to("..")
    assert find_files(pattern) == found
    everywhere = find_files(f"{glob.escape(str(folder))}/{pattern}")
    assert [os.path.relpath(name, folder) for name in everywhere] == found


def test_what_is_hidden_in_a_folder_of_an_archive_is_not_read(folder: Path) -> None:
    with zipfile.ZipFile("n.zip", "w") as archive:
        for name in ("sub/a.txt", "sub/.hidden.txt", "sub/.git/b.txt", "sub/b.doc"):
            archive.writestr(name, RUSSIAN)
    assert find_files("zip://s*::n.zip") == ["zip://sub/a.txt::n.zip"]


def test_a_name_with_glob_characters_is_a_name(folder: Path) -> None:
    Path("[1].txt").write_text(RUSSIAN, encoding="utf-8")
    assert outcomes("[1].txt") == ["[1].txt"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nothing.txt", "nothing.txt: no such file or folder; use - for standard input"),
        ("*.nothing", "*.nothing: no file matches"),
        ("empty", f"empty: no {' '.join(SUFFIXES)} file in this folder"),
    ],
)
def test_a_source_that_is_not_there_stops_the_run_before_the_first_article(
    folder: Path, source: str, message: str
) -> None:
    Path("empty").mkdir()
    with pytest.raises(WrongUse) as error:
        read(source, languages=LANGUAGES)
    assert str(error.value) == message


def test_a_language_without_pack_stops_the_run(folder: Path) -> None:
    with pytest.raises(WrongUse, match="--lang de: no such language pack; packs: ru, en"):
        read("b.txt", lang="de", languages=LANGUAGES)


def test_a_bad_file_costs_one_article(folder: Path) -> None:
    Path("a1.txt").write_bytes(b"")
    Path("a2.txt").write_bytes(b"\x00\x01\x02\x03")
    Path("a3.txt").symlink_to("nowhere.txt")
    assert outcomes(".") == [
        "a.md",
        "a1.txt: empty",
        "a2.txt: not a text: it holds NUL bytes",
        "a3.txt: cannot be read: No such file or directory",
        "b.txt",
        "sub/c.txt",
    ]


def test_a_pipe_in_a_folder_is_passed_over(folder: Path) -> None:
    os.mkfifo("aa.txt")
    assert outcomes(".") == ["a.md", "b.txt", "sub/c.txt"]


def test_a_folder_that_cannot_be_read_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def locked(path: str) -> object:
        if path.endswith("sub"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    assert outcomes(".") == ["a.md", "b.txt", "./sub: cannot be read: Is a directory"]


def test_a_name_that_is_no_text(folder: Path) -> None:
    """Archives that were packed on another system leave such names."""
    Path(os.fsdecode(b"\xe4\xe0.txt")).write_text(RUSSIAN, encoding="utf-8")
    assert outcomes(".") == ["a.md", "b.txt", "\\xe4\\xe0.txt", "sub/c.txt"]


def test_files_within_an_archive(folder: Path) -> None:
    with zipfile.ZipFile("n.zip", "w") as archive:
        archive.write("b.txt")
        archive.writestr("sub/c.jsonl", f"{GOOD}\n{GOOD}")
    with tarfile.open("n.tar", "w") as tape:
        tape.add("b.txt")
    assert outcomes("zip://b.txt::n.zip") == ["zip://b.txt::n.zip"]
    assert outcomes("zip://**/*.jsonl::n.zip") == ["zip://sub/c.jsonl::n.zip"] * 2
    assert outcomes("tar://*.txt::n.tar") == ["tar://b.txt::n.tar"]


@pytest.mark.parametrize("source", ["zip://*.txt::b.txt", "tar://*.txt::b.txt", "zip://*.txt::no.zip"])
def test_an_archive_that_is_none_stops_the_run(folder: Path, source: str) -> None:
    with pytest.raises(WrongUse, match="the archive cannot be read"):
        read(source, languages=LANGUAGES)


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"PK\x03\x04", "a zip archive: unpack it"),
        (b"PK\x03\x04\x14\x00\x06[Content_Types].xml", "a document of an office program: save it as text"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "a document of an office program"),
        (b"\x1f\x8b\x08", "packed by gzip"),
        (b"%PDF-1.7", "a PDF"),
    ],
)
def test_what_is_known_to_be_no_text_is_named(folder: Path, start: bytes, what: str) -> None:
    Path("b.txt").write_bytes(start + b"\x00" * 9)
    (told,) = outcomes("b.txt")
    assert told.startswith(f"b.txt: not a text but {what}")


def test_markup_does_not_pass_for_news(folder: Path) -> None:
    Path("f.txt").write_text(f"<!DOCTYPE html><p>{RUSSIAN}", encoding="utf-8")
    Path("e.json").write_text(GOOD, encoding="utf-8")
    assert outcomes("f.txt") == ["f.txt: a web page, not plain text: let its name end in .html"]
    assert outcomes("e.json") == [
        "e.json: no JSON Feed: give other JSON as one object a line in a file that ends in .jsonl"
    ]


def test_each_bad_line_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [
        GOOD, "", "{bad", "[1]", "{}", '{"text": 7}', '{"text": "a", "published": "soon"}', '{"text": ""}',
        '{"text": "Der Minister ist heute in der Hauptstadt des Nachbarlandes eingetroffen."}', GOOD,
    ]  # fmt: skip
    Path("a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert outcomes("a.jsonl") == [
        "a.jsonl",
        "a.jsonl:3: malformed JSON: object keys must be strings (byte 1)",
        'a.jsonl:4: expected one JSON object, such as {"text": "..."}',
        "a.jsonl:5: no text: expected it under text, body or content, or name it: --column text=NAME",
        "a.jsonl:6: text: expected text, found int",
        "a.jsonl:7: published: 'soon' is no date; give it as 2025-11-21 or 2025-11-21T21:40",
        "a.jsonl:8: empty",
        "a.jsonl:9: the text is in German; packs: ru, en; name the language with --lang if this is wrong",
        "a.jsonl",
    ]


def test_a_text_in_markup_or_in_paragraphs_is_its_paragraphs() -> None:
    for text in (f"<p>{RUSSIAN}</p><p>Второй &laquo;абзац&raquo;.</p>", [RUSSIAN, "Второй «абзац»."]):
        line = json.dumps({"text": text}).encode()
        (found,) = read_jsonl(io.BytesIO(line), "a.jsonl", READING)
        assert isinstance(found, Article)
        assert found.text == f"{RUSSIAN}\n\nВторой «абзац»."


def test_json_lines_under_their_other_name(folder: Path) -> None:
    Path("c.ndjson").write_text(f"{GOOD}\n{GOOD}", encoding="utf-8")
    assert outcomes("c.ndjson") == ["c.ndjson"] * 2


def test_broken_utf8_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "\xff\xfe"}\n' + GOOD.encode())
    assert outcomes(path) == [f"{path}:1: broken UTF-8 in this line: save the file as UTF-8 again", str(path)]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.csv.gz", "a.parquet", "a.warc"])
@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<!DOCTYPE html>\n<html>\n<body>\nNot found\n", "a web page, not what its name says: open it"),
        (b"%PDF-1.7\n1 0 obj\n", "not what its name says but a PDF: save it as text"),
        (b"PK\x03\x04\n\n", "not what its name says but a zip archive: unpack it"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_gives_one_reason(
    folder: Path, name: str, data: bytes, why: str
) -> None:
    Path(name).write_bytes(data)
    (told,) = outcomes(name)
    assert told.startswith(f"{name}: {why}")


def test_a_fault_of_a_reader_costs_the_rest_of_one_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(row: object, reading: Reading, *, path: str, where: str) -> Article:
        if where.endswith("a.jsonl:2"):
            raise OverflowError("too large")
        return read_text(RUSSIAN, languages=LANGUAGES, path=path)

    monkeypatch.setattr("kg.read.jsonl.read_row", failing)
    Path("a.jsonl").write_text(f"{GOOD}\n" * 3)
    Path("b.jsonl").write_text(f"{GOOD}\n")
    assert outcomes("*.jsonl") == [
        "a.jsonl",
        "a.jsonl: kg failed on this file, the rest of it is lost, please report it: OverflowError: too large",
        "b.jsonl",
    ]


def test_hostile_nesting_costs_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": ' + b"[" * 100_000 + b"\n" + GOOD.encode())
    assert outcomes(path) == [f"{path}:1: malformed JSON: nested too deeply", str(path)]


def test_gzip_is_streamed_and_a_truncated_file_keeps_what_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    packed = gzip.compress("".join(f"{GOOD}\n" for _ in range(3)).encode())
    path.write_bytes(packed)
    assert outcomes(path) == [str(path)] * 3
    path.write_bytes(packed[:-8])
    *whole, last = outcomes(path)
    assert whole == [str(path)] * 3
    assert last.startswith(f"{path}:4: broken file, the rest is lost:")


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.ndjson"])
@pytest.mark.parametrize("is_packed", [True, False])
def test_packed_or_not_whatever_the_name_says(tmp_path: Path, name: str, is_packed: bool) -> None:
    path, data = tmp_path / name, f"{GOOD}\n".encode()
    path.write_bytes(gzip.compress(data) if is_packed else data)
    assert outcomes(path) == [str(path)]


@pytest.mark.parametrize("is_packed", [True, False])
def test_json_lines_in_utf_16(tmp_path: Path, is_packed: bool) -> None:
    """What some shells write."""
    path, data = tmp_path / "a.jsonl", f"{GOOD}\r\n\r\n{{\r\n{GOOD}".encode("utf-16")
    path.write_bytes(gzip.compress(data) if is_packed else data)
    first, broken, last = outcomes(path)
    assert (first, last) == (str(path), str(path))
    assert broken == f"{path}:3: malformed JSON: Input data was truncated"
    path.write_bytes(data[:-1])
    assert outcomes(path)[:2] == [first, broken]
    assert len(outcomes(path)) == 3


@pytest.mark.parametrize(
    "error", [UnicodeDecodeError("utf-8", b"", 0, 1, ""), msgspec.DecodeError("Invalid")]
)
def test_broken_utf8_is_told_by_any_version_of_msgspec(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def decode(*_: object, **__: object) -> None:
        raise error

    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "\xff\xfe"}\n')
    monkeypatch.setattr("msgspec.json.decode", decode)
    assert outcomes(path) == [f"{path}:1: broken UTF-8 in this line: save the file as UTF-8 again"]


def test_what_is_wrong_with_a_line_is_what_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        GOOD.encode("cp1251") + b'\n{"text": "x", "n": 1e999}\n{"text": "x", "n": ' + b"9" * 5000 + b"}"
    )
    assert outcomes(path) == [
        f"{path}:1: broken UTF-8 in this line: save the file as UTF-8 again",
        f"{path}:2: a number in this line is out of range: write it as text",
        f"{path}:3: a number in this line is out of range: write it as text",
    ]


def test_a_line_over_the_limit_costs_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.jsonl.MAX_BYTES", 200)
    lines = io.BytesIO("\n".join([GOOD, "x" * 1000, GOOD]).encode())
    found = list(read_jsonl(lines, "a", READING))
    assert [str(o) if isinstance(o, SkipRecord) else "article" for o in found] == [
        "article",
        "a:2: more than 0 MB in one line",
        "article",
    ]


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input_is_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, f"\n\n{RUSSIAN}\nИ второе предложение.".encode("cp1251"))
    (article,) = read("-", languages=LANGUAGES)
    assert isinstance(article, Article)
    assert (article.text, article.source.path) == (f"\n\n{RUSSIAN}\nИ второе предложение.", "-")


def test_what_is_no_number_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs write NaN for an empty cell, though JSON has no such word; within a text it stays."""
    line = json.dumps({"text": f"{RUSSIAN} a: NaN,", "title": float("nan"), "date": float("inf")})
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text(line, encoding="utf-8")
    stdin(monkeypatch, line.encode())
    for source in ("a.jsonl", "-"):
        (article,) = read(source, languages=LANGUAGES)
        assert isinstance(article, Article), article
        assert article.text.endswith("a: NaN,")
        assert (article.source.title, article.source.published) == (None, None)
    Path("a.jsonl").write_text('{"text": NaN}\n{"text": NaN NaN}', encoding="utf-8")
    assert [found.rpartition(": ")[2] for found in outcomes("a.jsonl")] == [
        "--column text=NAME",
        "invalid character (byte 9)",
    ]


def test_standard_input_is_json_lines_when_the_first_line_is_an_object(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stdin(monkeypatch, f"\n{GOOD}\n{{\n{GOOD}".encode())
    assert outcomes("-") == ["-", "-:3: malformed JSON: Input data was truncated", "-"]


def test_a_text_may_begin_with_a_brace(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, f"{{так}} {RUSSIAN}".encode())
    assert outcomes("-") == ["-"]


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"")
    assert outcomes("-") == ["-: empty"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
objects = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("text", "body", "title", "url", "published", "lang"), json_values)
)


@example([{"text": [RUSSIAN, RUSSIAN]}])
@given(st.lists(st.one_of(objects, json_values), max_size=8))
def test_lines_in_are_articles_and_rejects_out(values: list[object]) -> None:
    stream = io.BytesIO("\n".join(map(json.dumps, values)).encode())
    found = list(read_jsonl(stream, "a", READING))
    assert len(found) == len(values)
    for value, outcome in zip(values, found, strict=True):
        if isinstance(outcome, Article):
            assert isinstance(value, dict)
            given = [value.get("text"), value.get("body")]  # a text, or its paragraphs
            assert outcome.text in ["\n\n".join(g) if isinstance(g, list) else g for g in given]


@given(st.binary(max_size=300))
def test_any_bytes_give_articles_or_rejects(data: bytes) -> None:
    for outcome in read_jsonl(io.BytesIO(data), "a", READING):
        assert isinstance(outcome, Article | SkipRecord)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.jsonl", b"\n\n", "no line in it: write one object a line"),
        ("a.csv", b"url,title,text\n", "a heading and no row below it"),
        ("a.rss", b'<rss version="2.0"><channel><title>x</title></channel></rss>', "a feed without entries"),
        (
            "a.warc",
            b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
            "no web page in this archive",
        ),
        ("a.warc", b"", "empty"),
        ("a.xml", b"", "empty"),
        ("a.parquet", b"", "empty"),
    ],
)
def test_a_file_without_articles_says_what_is_not_there(
    folder: Path, name: str, data: bytes, why: str
) -> None:
    (folder / name).write_bytes(data)
    (told,) = outcomes(name)
    assert told.startswith(f"{name}: {why}")


LINES = [json.dumps({"text": text}, ensure_ascii=False) for text in (RUSSIAN, RUSSIAN + RUSSIAN)]


@pytest.mark.parametrize(
    "data",
    [
        "\r".join(LINES).encode(),
        ("\r".join(LINES) + "\r").encode(),
        "\n".join(f"\ufeff{line}" for line in LINES).encode(),  # joined files
        "\n".join(LINES).encode("utf-16-le"),
        "\r\n".join(LINES).encode("utf-16-be"),
    ],
)
def test_lines_however_they_end_and_begin(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.jsonl").write_bytes(data)
    items = list(read(str(tmp_path / "a.jsonl"), languages=["ru"]))
    assert [getattr(item, "text", item) for item in items] == [RUSSIAN, RUSSIAN + RUSSIAN]


@pytest.mark.parametrize("value", [[{"text": RUSSIAN}] * 3, {"text": RUSSIAN, "date": None}])
def test_json_over_several_lines_is_named_once(tmp_path: Path, value: object) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(value, indent=1))
    (reject,) = read(str(tmp_path / "a.jsonl"), languages=["ru"])
    assert "JSON, but not one object a line" in str(reject)


@pytest.mark.parametrize(
    "inner", [gzip.compress(b"x" * 99, mtime=0), b"<!DOCTYPE html>\n<html>\n<body>\n", b"PK\x03\x04\n\n\n"]
)
@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
def test_what_a_packed_file_is_not_is_said_once(tmp_path: Path, name: str, inner: bytes) -> None:
    (tmp_path / name).write_bytes(gzip.compress(inner))
    (reject,) = read(str(tmp_path / name), languages=["ru"])
    assert "not what its name says" in str(reject)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([{"text": RUSSIAN}] * 2),
        json.dumps([{"text": RUSSIAN}] * 2, indent=1),
        json.dumps({"text": RUSSIAN}, indent=1),
        '{"text": "' + RUSSIAN + '"\n' + json.dumps({"text": RUSSIAN}),
    ],
)
def test_json_is_never_taken_for_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    """On standard input, where the first line is no whole object, and under a name that tells nothing."""
    (tmp_path / "a.txt").write_text(data)
    (reject,) = read(str(tmp_path / "a.txt"), languages=["ru"])
    assert "a.txt: JSON, not plain text" in str(reject)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    first, *rest = read("-", languages=["ru"])
    assert isinstance(first, SkipRecord)
    assert [item.text for item in rest if isinstance(item, Article)] == ([RUSSIAN] if rest else [])
