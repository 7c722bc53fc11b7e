"""Files that are small on disk and large when read cost one article each, and no memory."""

from __future__ import annotations

import gzip
import json
import resource
import sys
from pathlib import Path

import pytest

from bench.faults import in_child
from kg.errors import Unreadable
from kg.extract import LANGUAGES
from kg.read import read
from kg.records import Article

GOOD = json.dumps(
    {"text": "The minister met the ambassador of France in Baku on Monday.", "lang": "en"}
).encode()
MEGABYTES = 200


def _fates(path: Path) -> str:
    """Return what each line of a file gives, and how many megabytes reading it has taken at most."""
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    fates = [type(found).__name__ for found in read(str(path), languages=LANGUAGES)]
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // unit
    return json.dumps([fates, grown])


def test_a_line_of_many_megabytes_in_a_small_file(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.jsonl.gz"
    with gzip.open(bomb, "wb", compresslevel=1) as file:
        file.write(GOOD + b"\n" + b'{"text": "')
        for _ in range(MEGABYTES):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n' + GOOD + b"\n")
    assert bomb.stat().st_size < 2_000_000
    code, said = in_child(lambda: _fates(bomb))
    assert code == 0
    fates, grown = json.loads(said)
    assert fates == [Article.__name__, Unreadable.__name__, Article.__name__]
    assert grown < MEGABYTES / 5


@pytest.mark.parametrize(
    "text", ["\u202eakuB ni tem\u202c", "\u2067Ali\u2069 met \u200fJan\u200e", "a\u0301" * 20]
)
def test_marks_of_direction_stay_in_the_text_and_offsets_hold(tmp_path: Path, text: str) -> None:
    body = f"{text}. President Ilham Aliyev met with Prime Minister Ali Asadov in Baku on November 21, 2025."
    (tmp_path / "a.txt").write_text(body, encoding="utf-8")
    (article,) = read(str(tmp_path / "a.txt"), lang="en", languages=LANGUAGES)
    assert isinstance(article, Article)
    assert article.text == body
