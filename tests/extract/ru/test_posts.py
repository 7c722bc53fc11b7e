"""Who holds which post: the offices of a record, as posts.txt says."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kg.extract import extract
from kg.records import Article

from ..reported import article, office_line
from ..sentences import Case, cases

CASES = cases(Path(__file__).with_name("posts.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 838
    assert len({case.text for case in CASES}) == len(CASES)


def told(case: Case) -> Article:
    """The article of a case, with a headline before a "¶"."""
    title, mark, body = case.text.partition(" ¶ ")
    plain = article(f"{title}\n\n{body.replace(' ¶ ', chr(10) * 2)}" if mark else title, lang=case.lang)
    return msgspec.structs.replace(plain, body_start=len(title) + 2 if mark else 0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_offices_of_a_text(case: Case) -> None:
    assert sorted(map(office_line, extract(told(case)).offices)) == sorted(case.facts)
