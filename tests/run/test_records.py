"""``kg.run.records``: the record of each article, or why there is none; no article costs more than itself."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kg.records import Record
from kg.run import STAGES, Reject, records

from .fakes import SETTINGS, extract

FAKE = dataclasses.replace(STAGES, extract=extract)


def why(item: Record | Reject) -> str:
    return item.why if isinstance(item, Reject) else ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("loops", "takes more than 0.3 seconds (--time-limit)"),
        ("fault", "kg failed on this article, please report it: KeyError: 'a fault'"),
        ("rejected", "does not hold"),
    ],
)
def test_an_article_that_gives_no_record_costs_itself_alone(tmp_path: Path, text: str, reason: str) -> None:
    for name, content in (("a", "meeting\none"), ("b", text), ("c", "meeting\nthree")):
        (tmp_path / f"{name}.txt").write_text(content, encoding="utf-8")
    settings = dataclasses.replace(SETTINGS, time_limit=0.3)
    found = list(records([str(tmp_path)], settings, stages=FAKE))
    assert [why(item) for item in found] == ["", reason, ""]
